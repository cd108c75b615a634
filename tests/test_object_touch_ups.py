"""A single object touched up with the bundled models: from the photo to the export and back."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from desktop.cli import main
from engine.color.lab import Chroma, lab_from_srgb
from engine.colorize import Colorizer
from engine.document.document import Document
from engine.document.edits import Harmonize, Recolor
from engine.document.export import export_document
from engine.document.identity import ModelIdentity
from engine.document.project_file import OpenedProject, open_project, save_project
from engine.document.rendering import render, render_chroma
from engine.masks import Mask, read_mask
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, DEFAULT_SEGMENTER, ModelStore
from engine.photo.export import ExportOptions
from engine.photo.formats import ImageFormat
from engine.photo.photo import Photo
from engine.photo.read import read_photo
from engine.resources import resource_path
from engine.segment.islands import find_object
from engine.segment.prompts import Point, Prompt
from engine.segment.refine import full_mask
from engine.segment.segmenter import MaskCandidate, Segmenter
from engine.touchup.alternatives import SuggestedColor, suggest_colors
from engine.touchup.dominant import dominant_color
from engine.touchup.region import coverage_of

SAMPLE = resource_path("samples", "coffee.jpg")
ON_SAUCER = (120, 230)
PNG = ExportOptions(ImageFormat.PNG)


@dataclass(frozen=True)
class Work:
    """What a user has after clicking, harmonizing and recoloring."""

    photo: Photo
    candidate: MaskCandidate
    mask: Mask
    color: SuggestedColor
    plain: Document
    touched: Document


@pytest.fixture(scope="module")
def segmenter():
    parts = ModelStore().find_segmenter()
    return Segmenter(*(ModelSession(part.path, device=Device.CPU) for part in parts))


@pytest.fixture(scope="module")
def work(tmp_path_factory, segmenter):
    path = tmp_path_factory.mktemp("archive") / "coffee.jpg"
    path.write_bytes(SAMPLE.read_bytes())
    photo = read_photo(path)
    stored = ModelStore().find(DEFAULT_COLORIZER)
    prediction = Colorizer(ModelSession(stored.path, device=Device.CPU)).predict(photo)
    plain = Document.new(photo, ModelIdentity.of(stored), prediction)

    prompt = Prompt((Point(*ON_SAUCER),))
    best, *_ = find_object(segmenter, segmenter.embed(photo.lightness), prompt)
    mask = full_mask(best, photo.lightness)
    color = unlike(present_color(plain, photo, mask), suggest_colors(plain.prediction, mask))
    touched = plain.added(Harmonize((mask,))).added(Recolor(mask, color.color))
    return Work(photo, best, mask, color, plain, touched)


@pytest.fixture(scope="module")
def reopened(work, tmp_path_factory):
    """The document with its photo, as whoever gets the two files has them."""
    path = tmp_path_factory.mktemp("projects") / "coffee.photochrom"
    save_project(path, work.touched)
    return open_project(path)


@pytest.fixture(scope="module")
def exports(work, reopened, tmp_path_factory):
    """Pixels of the exports without edits and with them."""
    folder = tmp_path_factory.mktemp("exports")
    export_document(folder / "plain.png", work.plain, work.photo, options=PNG)
    export_document(folder / "touched.png", reopened.document, reopened.photo, options=PNG)
    return pixels_of(folder / "plain.png"), pixels_of(folder / "touched.png"), folder


def present_color(document: Document, photo: Photo, mask: Mask) -> Chroma:
    return dominant_color(render_chroma(document, photo.lightness), coverage_of(mask))


def unlike(present: Chroma, suggestions: tuple[SuggestedColor, ...]) -> SuggestedColor:
    """The suggestion that is furthest from what the object already has."""
    return max(suggestions, key=lambda one: float(np.hypot(*(one.color.chroma - present))))


def rendered(document: Document, photo: Photo) -> npt.NDArray[np.float32]:
    strips = render(render_chroma(document, photo.lightness), photo.lightness)
    return np.vstack(list(strips))


def pixels_of(path) -> npt.NDArray[np.uint8]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def assert_same_lightness(path, photo: Photo) -> None:
    difference = np.abs(read_photo(path).lightness - photo.lightness)
    assert difference.mean() <= 0.5
    assert np.percentile(difference, 99.9) <= 1.5


def test_the_default_segmenter_comes_with_photochrom_and_is_whole():
    store = ModelStore()
    for model in store.find_segmenter(DEFAULT_SEGMENTER):
        assert model.bundled
        assert model.path.name == f"{model.name}.onnx"
        listed = (model.path.parent / "SHA256SUMS").read_text(encoding="ascii").splitlines()
        assert f"{model.sha256}  {model.path.name}" in listed


def test_a_click_finds_a_part_of_the_photo_around_it(work):
    x, y = ON_SAUCER
    assert work.mask.shape == work.photo.lightness.shape
    assert work.mask[y, x] == 255
    assert 0.005 < (work.mask > 0).mean() < 0.9
    assert 0 < work.candidate.predicted_iou < 1.1


def test_clicking_again_at_the_same_place_finds_the_same(work, segmenter):
    again, *_ = find_object(
        segmenter, segmenter.embed(work.photo.lightness), Prompt((Point(*ON_SAUCER),))
    )
    np.testing.assert_array_equal(full_mask(again, work.photo.lightness), work.mask)


def test_suggestions_come_out_of_the_prediction(work):
    suggestions = suggest_colors(work.plain.prediction, work.mask)
    masses = [suggestion.mass for suggestion in suggestions]
    assert masses == sorted(masses, reverse=True)
    assert 0 < sum(masses) <= 1 + 1e-5
    assert work.color in suggestions


def test_reopened_project_renders_the_same_pixels(work, reopened: OpenedProject):
    expected = rendered(work.touched, work.photo)
    assert reopened.document is not work.touched
    np.testing.assert_array_equal(rendered(reopened.document, reopened.photo), expected)


def test_reopened_project_can_be_edited_further(work, reopened: OpenedProject):
    bare = replace(reopened.document, steps=())
    np.testing.assert_array_equal(rendered(bare, reopened.photo), rendered(work.plain, work.photo))
    without_recolor = reopened.document.toggled(1)
    harmonized = work.plain.added(Harmonize((work.mask,)))
    np.testing.assert_array_equal(
        rendered(without_recolor, reopened.photo), rendered(harmonized, work.photo)
    )


def test_export_keeps_the_lightness_of_the_photo(work, exports):
    *_, folder = exports
    for name in ("plain.png", "touched.png"):
        assert_same_lightness(folder / name, work.photo)


def test_export_is_unchanged_outside_of_the_object(work, exports):
    plain, touched, _ = exports
    outside = work.mask == 0
    assert outside.any()
    np.testing.assert_array_equal(touched[outside], plain[outside])


def test_export_has_the_chosen_color_inside_of_the_object(work, exports):
    plain, touched, _ = exports
    inside = work.mask == 255
    assert (touched[inside] != plain[inside]).any(axis=1).mean() > 0.5
    before, after = (lab_from_srgb(pixels)[1][inside] for pixels in (plain, touched))
    target = work.color.color.chroma
    missed_before, missed_after = (
        np.hypot(*(colors - target).T).mean() for colors in (before, after)
    )
    assert missed_after < 0.75 * missed_before


def test_export_says_what_was_done_by_whom(exports):
    *_, folder = exports
    written = (folder / "touched.png").read_bytes().decode("utf-8", "ignore")
    assert f"<photochrom:Model>{DEFAULT_COLORIZER}</photochrom:Model>" in written
    assert written.index("Harmonize: soft") < written.index("Recolor: a* ")


class TestOnTheCommandLine:
    """The same way by commands, in the folder of the photo."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path, monkeypatch):
        (tmp_path / "coffee.jpg").write_bytes(SAMPLE.read_bytes())
        monkeypatch.chdir(tmp_path)

    @pytest.fixture
    def told(self, capsys):
        """Run a command that must succeed; return what it tells."""

        def told(*arguments):
            capsys.readouterr()
            assert main([*arguments, "--json"]) == 0
            return json.loads(capsys.readouterr().out)

        return told

    def test_an_object_takes_a_suggested_color_and_nothing_else_changes(self, told, work):
        at = ("--point", "{},{}".format(*ON_SAUCER))
        told("colorize", "coffee.jpg", "-o", "colored.png")
        assert told("segment", "coffee.jpg", *at, "-o", "mask.png")["segmenter"] == (
            DEFAULT_SEGMENTER
        )
        colors = told("recolor", "coffee.jpg", *at, "--suggest", "6")["colors"]
        (chosen,) = (
            color
            for color in colors
            if (color["a"], color["b"]) == pytest.approx(tuple(work.color.color.chroma), abs=0.01)
        )
        record = told("recolor", "coffee.jpg", *at, "--color", chosen["hex"], "-o", "done.png")
        assert (record["colors"], record["objects"]) == ("model", 1)

        mask = read_mask(Path("mask.png"))
        np.testing.assert_array_equal(mask, work.mask)
        colored, done = pixels_of("colored.png"), pixels_of("done.png")
        difference = np.abs(done.astype(int) - colored)
        assert difference[mask == 0].max() <= 1
        assert (difference[mask == 255] > 1).any(axis=1).mean() > 0.5
        assert_same_lightness(Path("done.png"), work.photo)

    def test_an_object_is_harmonized(self, told, work):
        at = ("--point", "{},{}".format(*ON_SAUCER))
        told("colorize", "coffee.jpg", "-o", "colored.png")
        record = told("harmonize", "coffee.jpg", *at, "-o", "done.png")
        assert record["edit"].startswith("Harmonize: soft")
        difference = np.abs(pixels_of("done.png").astype(int) - pixels_of("colored.png"))
        assert difference[work.mask == 0].max() <= 1
        assert difference[work.mask == 255].max() > 1
        assert_same_lightness(Path("done.png"), work.photo)
