"""Rendering: what is seen is what is saved."""

import threading
import tracemalloc
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cancellation import Cancelled
from engine.color.lab import lab_from_srgb, lightness_from_srgb
from engine.color.upsample import upsample_chroma
from engine.colorize import ColorPrediction, DecodingOptions
from engine.document.document import Document
from engine.document.edits import Adjust, Harmonization, Harmonize, Hint, Recolor
from engine.document.identity import FileDigest, PhotoIdentity
from engine.document.rendering import Renderer, guide_of, render, render_chroma
from engine.masks import resize_mask
from engine.touchup.colors import TargetColor
from engine.touchup.harmonize import harmonize
from engine.touchup.hints import ColorPoint, hint
from engine.touchup.recolor import recolor
from tests.engine.document.documents import (
    DARK_RED,
    MODEL,
    disc,
    edited_document,
    plain_document,
    random_prediction,
)

LARGE = 1500, 2000


@pytest.fixture
def document(tmp_path):
    return plain_document(tmp_path)[0]


@pytest.fixture
def lightness(tmp_path):
    return plain_document(tmp_path)[1].lightness


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A photo of 3 megapixels with a recolored object, and its colors."""
    document, photo = plain_document(tmp_path_factory.mktemp("large"), *LARGE)
    mask = disc(LARGE, (700, 900), 400)
    edited = document.added(Recolor(mask, DARK_RED)).added(
        Hint((ColorPoint(1800, 200, TargetColor(0, -40)),))
    )
    return edited, photo.lightness, render_chroma(edited, photo.lightness)


def test_without_edits_the_colors_are_those_of_the_prediction(document, lightness):
    expected = upsample_chroma(document.prediction.decode(), lightness)
    np.testing.assert_array_equal(render_chroma(document, lightness), expected)


def test_a_large_photo_is_colored_as_in_a_batch(large):
    document, lightness, _ = large
    plain = document.removed(1).removed(0)
    expected = upsample_chroma(document.prediction.decode(), lightness)
    np.testing.assert_array_equal(render_chroma(plain, lightness), expected)


def test_adjusting_changes_how_the_prediction_is_read(document, lightness):
    gray = document.added(Adjust(DecodingOptions(vividness=0)))
    assert np.abs(render_chroma(gray, lightness)).max() == 0


def test_a_chosen_color_does_not_become_more_vivid_with_the_rest(document, lightness):
    recolored = document.added(Recolor(np.full(lightness.shape, 255, np.uint8), TargetColor(0, 0)))
    vivid = recolored.added(Adjust(DecodingOptions(vividness=3)))
    assert np.abs(render_chroma(vivid, lightness)).max() < 5


def test_edits_are_applied_one_after_another(document, lightness):
    chroma = render_chroma(document, lightness)
    mask, point = disc(), ColorPoint(50, 40, TargetColor(-10, -30))
    edited = document.added(Harmonize((mask,), method=Harmonization.LITERAL))
    edited = edited.added(Recolor(mask, DARK_RED)).added(Hint((point,)))
    expected = harmonize(chroma, [mask])
    expected = recolor(expected, mask, DARK_RED, lightness=lightness)
    expected = hint(expected, lightness, [point])
    np.testing.assert_allclose(render_chroma(edited, lightness), expected, atol=1e-5)


def test_a_disabled_edit_changes_nothing(document, lightness):
    off = document.added(Recolor(disc(), DARK_RED)).toggled(0)
    expected = render_chroma(document, lightness)
    np.testing.assert_array_equal(render_chroma(off, lightness), expected)


def test_harmonizing_literally_can_be_done_by_half(document, lightness):
    before = render_chroma(document, lightness)
    edits = [Harmonize((disc(),), 2, 2, s, Harmonization.LITERAL) for s in (0, 0.5, 1)]
    none, half, full = (render_chroma(document.added(edit), lightness) for edit in edits)
    np.testing.assert_array_equal(none, before)
    np.testing.assert_allclose(half, (before + full) / 2, atol=1e-4)


def test_rendering_is_a_pure_function(tmp_path):
    document, photo = edited_document(tmp_path)
    before = photo.lightness.copy(), document.prediction.logits.copy()
    first = render_chroma(document, photo.lightness)
    np.testing.assert_array_equal(render_chroma(document, photo.lightness), first)
    np.testing.assert_array_equal(photo.lightness, before[0])
    np.testing.assert_array_equal(document.prediction.logits, before[1])


def test_colors_live_at_guide_size(large):
    document, _, chroma = large
    assert chroma.shape == (*document.guide_shape, 2)
    assert chroma.dtype == np.float32
    assert np.prod(document.guide_shape) < np.prod(LARGE)


def test_lightness_that_was_scaled_before_gives_the_same_colors(large):
    document, lightness, chroma = large
    guide = guide_of(document, lightness)
    np.testing.assert_array_equal(render_chroma(document, guide), chroma)


def test_lightness_of_another_photo_is_refused(document):
    with pytest.raises(ValueError, match="lightness"):
        render_chroma(document, np.zeros((10, 10), np.float32))


def test_color_points_are_where_they_were_set_in_the_full_photo(large):
    document, _, chroma = large
    scale = document.guide_shape[0] / LARGE[0]
    there = chroma[round(200 * scale), round(1800 * scale)]
    np.testing.assert_allclose(there, (0, -40), atol=2)


@pytest.mark.parametrize("rows", [1500, 1180, 750, 150])
def test_the_preview_is_the_export_scaled_down(large, rows):
    _, lightness, chroma = large
    columns = rows * 4 // 3
    export = np.vstack(list(render(chroma, lightness)))
    preview = np.vstack(list(render(chroma, lightness, rows, columns)))
    assert preview.shape == (rows, columns, 3)
    # Both as L*a*b*: averaging sRGB values themselves would darken the grain.
    scaled = cv2.resize(
        np.dstack(lab_from_srgb(export)), (columns, rows), interpolation=cv2.INTER_AREA
    )
    difference = np.abs(np.dstack(lab_from_srgb(preview)) - scaled)
    assert difference[..., 0].max() < 0.1
    assert difference[..., 1:].mean() < 0.05
    assert difference[..., 1:].max() < 4


def test_every_pixel_keeps_its_lightness(large):
    _, lightness, chroma = large
    export = np.vstack(list(render(chroma, lightness)))
    np.testing.assert_allclose(lightness_from_srgb(export), lightness, atol=0.05)


@settings(max_examples=15)
@given(st.integers(16, 4000), st.integers(16, 4000))
def test_photos_of_any_shape_have_colors_of_guide_size(height, width):
    if max(height, width) > 50 * min(height, width):
        return
    photo = PhotoIdentity(Path("photo.png"), FileDigest(0, "0" * 64), height, width)
    document = Document(photo, MODEL, random_prediction())
    guide = np.full(document.guide_shape, 50, np.float32)
    assert render_chroma(document, guide).shape == (*document.guide_shape, 2)


def test_a_very_narrow_photo_has_colors_of_guide_size():
    # Its guide size is one that, asked for its own guide size, answers a smaller one.
    document = Document(
        PhotoIdentity(Path("photo.png"), FileDigest(0, "0" * 64), 60_000, 1203),
        MODEL,
        random_prediction(),
    )
    document = document.added(Recolor(np.full((6000, 120), 255, np.uint8), DARK_RED))
    guide = np.full(document.guide_shape, 50, np.float32)
    assert render_chroma(document, guide).shape == (*document.guide_shape, 2)


class _Counting(Recolor):
    """Counts how often it is applied."""

    applied = 0

    def apply(self, chroma, guide):
        type(self).applied += 1
        return super().apply(chroma, guide)


def test_a_renderer_repeats_only_what_changed(document, lightness, monkeypatch):
    monkeypatch.setattr(_Counting, "applied", 0)
    first, second = _Counting(disc(), DARK_RED), _Counting(disc(radius=5), TargetColor(0, 20))
    renderer = Renderer(document, lightness)
    edited = document.added(first)
    renderer.chroma(edited)
    renderer.chroma(edited.added(second))
    renderer.chroma(edited.added(second))
    assert _Counting.applied == 2
    renderer.chroma(edited)
    assert _Counting.applied == 2


def test_a_renderer_gives_what_rendering_anew_gives(tmp_path):
    document, photo = edited_document(tmp_path)
    renderer = Renderer(document, photo.lightness)
    walk = [document, document.toggled(0), document.toggled(1), document.moved(1, 3), document]
    walk += [document.removed(2), document.toggled(4), document.replaced(0, Adjust())]
    for state in walk:
        expected = render_chroma(state, photo.lightness)
        np.testing.assert_array_equal(renderer.chroma(state), expected)


@pytest.fixture
def decodings(monkeypatch):
    """How often a prediction was read."""
    read = []

    def decode(self, options=None, real=ColorPrediction.decode):
        read.append(options)
        return real(self, options)

    monkeypatch.setattr(ColorPrediction, "decode", decode)
    return read


def test_another_vividness_is_rendered_without_reading_the_prediction_again(
    document, lightness, decodings
):
    renderer = Renderer(document, lightness)
    once = renderer.chroma(document)
    for vividness in (0.5, 1.5, 3.0):
        vivid = document.added(Adjust(DecodingOptions(vividness=vividness)))
        np.testing.assert_array_equal(renderer.chroma(vivid), once * np.float32(vividness))
    assert len(decodings) == 1


def test_another_temperature_is_read_off_the_prediction(document, lightness, decodings):
    renderer = Renderer(document, lightness)
    for temperature in (0.2, 0.8):
        options = DecodingOptions(vividness=1.5, temperature=temperature)
        adjusted = document.added(Adjust(options))
        expected = render_chroma(adjusted, lightness)
        np.testing.assert_array_equal(renderer.chroma(adjusted), expected)
    assert len(decodings) == 4


@settings(max_examples=20)
@given(st.floats(0, 3), st.floats(0, 3))
def test_a_preview_of_a_vividness_is_what_the_export_has(first, second):
    guide = np.linspace(0, 100, 48 * 64, dtype=np.float32).reshape(48, 64)
    photo = PhotoIdentity(Path("photo.png"), FileDigest(0, "0" * 64), 48, 64)
    document = Document(photo, MODEL, random_prediction())
    renderer = Renderer(document, guide)
    for vividness in (first, second):
        vivid = document.added(Adjust(DecodingOptions(vividness=vividness)))
        np.testing.assert_array_equal(renderer.chroma(vivid), render_chroma(vivid, guide))


def test_going_far_back_gives_what_rendering_anew_gives(document, lightness):
    renderer = Renderer(document, lightness)
    states = [document]
    for number in range(40):
        mask = disc(center=(10 + number % 25, 30), radius=4 + number % 7)
        states.append(states[-1].added(Recolor(mask, TargetColor(number - 20, 20 - number))))
    renderer.chroma(states[-1])
    for state in (states[40], states[39], states[3], states[30], states[0], states[20]):
        expected = render_chroma(state, lightness)
        np.testing.assert_array_equal(renderer.chroma(state), expected)


def test_a_renderer_of_many_edits_keeps_only_some_of_their_colors(document, lightness):
    renderer = Renderer(document, lightness)
    tracemalloc.start()
    try:
        for number in range(60):
            color = TargetColor(number - 30, 30 - number)
            document = document.added(Recolor(disc(radius=3 + number % 9), color))
            renderer.chroma(document)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    masks, colors = 60 * lightness.size, 60 * lightness.size * 8
    assert held < masks + colors / 2


def test_rough_colors_are_about_the_colors_of_the_export_at_fewer_pixels(tmp_path):
    document, photo = plain_document(tmp_path, 480, 640)
    mask = disc((480, 640), (240, 300), 140)
    edits = [
        Adjust(DecodingOptions(vividness=1.4)),
        Recolor(mask, DARK_RED),
        Harmonize((mask,)),
        Hint((ColorPoint(600, 50, TargetColor(0, -30)),)),
    ]
    for edit in edits:
        document = document.added(edit)
    exact = render_chroma(document, photo.lightness)
    rough = Renderer(document, photo.lightness, most_pixels=120 * 160).chroma(document)
    assert rough.shape == (120, 160, 2)
    expected = cv2.resize(exact, (160, 120), interpolation=cv2.INTER_AREA)
    assert np.abs(rough - expected).mean() < 1


def test_rough_colors_repeat_only_what_changed(document, lightness, monkeypatch):
    monkeypatch.setattr(_Counting, "applied", 0)
    renderer = Renderer(document, lightness, most_pixels=500)
    edited = document.added(_Counting(disc(), DARK_RED))
    for state in (edited, edited.added(_Counting(disc(radius=5), DARK_RED)), edited):
        renderer.chroma(state)
    assert _Counting.applied == 2


def test_rendering_can_be_ended_and_taken_up_again(document, lightness):
    cancel = threading.Event()

    class Ending(Recolor):
        def apply(self, chroma, guide):
            cancel.set()
            return super().apply(chroma, guide)

    edited = document.added(Ending(disc(), DARK_RED)).added(Recolor(disc(radius=5), DARK_RED))
    renderer = Renderer(document, lightness)
    with pytest.raises(Cancelled):
        renderer.chroma(edited, cancel=cancel)
    np.testing.assert_array_equal(renderer.chroma(edited), render_chroma(edited, lightness))


def test_a_renderer_refuses_a_document_of_another_prediction(document, lightness):
    other = Document(document.photo, MODEL, random_prediction(seed=9))
    with pytest.raises(ValueError, match="prediction"):
        Renderer(document, lightness).chroma(other)


@pytest.mark.parametrize("size", [1, 2])
def test_a_mask_of_few_pixels_is_harmless(document, lightness, size):
    mask = np.zeros(lightness.shape, np.uint8)
    mask[10 : 10 + size, 20] = 255
    before = render_chroma(document, lightness)
    for edit in (Harmonize((mask,)), Recolor(mask, DARK_RED), Hint((), mask)):
        after = render_chroma(document.added(edit), lightness)
        np.testing.assert_array_equal(after[mask == 0], before[mask == 0])
        assert np.isfinite(after).all()


def test_an_empty_mask_changes_nothing(document, lightness):
    mask = resize_mask(np.zeros((6, 8), np.uint8), *lightness.shape)
    before = render_chroma(document, lightness)
    for edit in (Harmonize((mask,)), Recolor(mask, DARK_RED), Harmonize(())):
        after = render_chroma(document.added(edit), lightness)
        np.testing.assert_array_equal(after, before)
