"""Documents: edits that can be added, changed and taken back."""

import math
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from engine.color.decode import Decoding
from engine.colorize import ColorPrediction, DecodingOptions
from engine.document.document import Document, stored_precision
from engine.document.edits import Adjust, Harmonize, Hint, Recolor
from engine.document.errors import DocumentError
from engine.document.history import History
from engine.masks import MaskError
from engine.photo.metadata import Metadata
from engine.photo.photo import Photo
from engine.touchup.colors import TargetColor
from engine.touchup.errors import TouchUpError
from engine.touchup.hints import ColorPoint
from tests.engine.document.documents import (
    DARK_RED,
    HEIGHT,
    MODEL,
    WIDTH,
    disc,
    edited_document,
    plain_document,
    random_prediction,
)
from tests.onnx_models import PALETTE


@pytest.fixture
def document(tmp_path):
    return plain_document(tmp_path)[0]


def _kinds(document):
    return [step.edit.kind for step in document.steps]


def test_a_document_knows_its_photo_by_digest_and_size(document, tmp_path):
    assert document.photo.path == tmp_path / "photo.png"
    assert document.photo.digest.size == (tmp_path / "photo.png").stat().st_size
    assert (document.photo.height, document.photo.width) == (HEIGHT, WIDTH)


def test_a_photo_without_a_file_makes_no_document():
    photo = Photo(None, np.zeros((20, 20), np.float32), None, 8, "PNG", Metadata())
    with pytest.raises(DocumentError, match="file"):
        Document.new(photo, MODEL, random_prediction())


def test_edits_are_applied_in_the_order_in_which_they_were_added(tmp_path):
    document, _ = edited_document(tmp_path)
    assert _kinds(document) == ["adjust", "harmonize", "recolor", "hint", "hint"]


def test_methods_leave_the_document_itself_as_it_is(document):
    edited = document.added(Recolor(disc(), DARK_RED))
    assert document.steps == ()
    edited.toggled(0)
    edited.removed(0)
    edited.replaced(0, Adjust())
    assert _kinds(edited) == ["recolor"]
    assert edited.steps[0].enabled


def test_a_replaced_edit_stays_disabled(document):
    off = document.added(Recolor(disc(), DARK_RED)).toggled(0)
    assert not off.replaced(0, Recolor(disc(), TargetColor(0, 0))).steps[0].enabled


def test_a_step_toggled_twice_is_enabled(document):
    assert document.added(Adjust()).toggled(0).toggled(0).steps[0].enabled


@pytest.mark.parametrize(
    ("index", "to", "order"), [(0, 2, [1, 2, 0]), (2, 0, [2, 0, 1]), (1, 1, [0, 1, 2])]
)
def test_a_step_can_be_moved(document, index, to, order):
    for a in range(3):
        document = document.added(Recolor(disc(), TargetColor(a, 0)))
    moved = document.moved(index, to)
    assert [step.edit.color.a for step in moved.steps] == order


@pytest.mark.parametrize("index", [-1, 1])
def test_a_step_that_is_not_there_is_an_error(document, index):
    document = document.added(Adjust())
    for change in (document.removed, document.toggled, lambda at: document.moved(0, at)):
        with pytest.raises(IndexError):
            change(index)


def test_the_last_enabled_adjustment_counts(document):
    first, second = (Adjust(DecodingOptions(vividness=v)) for v in (0.5, 2))
    assert document.adjust == Adjust()
    document = document.added(first).added(Recolor(disc(), DARK_RED)).added(second)
    assert document.adjust is second
    assert document.toggled(2).adjust is first


def test_masks_of_any_size_of_the_photo_are_stored_at_guide_size(tmp_path):
    document, _ = plain_document(tmp_path, 1600, 1200)
    large = disc((1600, 1200), (800, 600), 300)
    edited = document.added(Harmonize((large,))).added(Hint((), large[::4, ::4]))
    for step in edited.steps:
        (mask,) = step.edit.stored_masks
        assert mask.shape == document.guide_shape == (1182, 887)
        assert mask.dtype == np.uint8


def test_a_mask_of_another_photo_is_refused(document):
    with pytest.raises(MaskError, match="does not fit"):
        document.added(Recolor(np.zeros((WIDTH, HEIGHT), np.uint8), DARK_RED))


def test_a_color_point_outside_the_photo_is_refused(document):
    with pytest.raises(TouchUpError, match="outside"):
        document.added(Hint((ColorPoint(WIDTH + 1, 5, DARK_RED),)))


def test_masks_cannot_be_changed_behind_the_back_of_an_edit():
    mask = disc()
    edit = Recolor(mask, DARK_RED)
    mask[:] = 0
    assert edit.mask.any()
    with pytest.raises(ValueError, match="read-only"):
        edit.mask[0, 0] = 1
    with pytest.raises(FrozenInstanceError):
        edit.strength = 0.5


@pytest.mark.parametrize("array", [np.zeros((4, 4)), np.zeros(4, np.uint8), np.zeros((0, 4), "u1")])
def test_an_array_that_is_no_mask_is_refused(array):
    with pytest.raises(ValueError, match="no mask"):
        Recolor(array, DARK_RED)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Recolor(disc(), DARK_RED, math.nan),
        lambda: Harmonize((disc(),), -1),
        lambda: Harmonize((disc(),), strength=2),
        lambda: Hint((), reach=0),
    ],
)
def test_edits_with_senseless_settings_are_refused(make):
    with pytest.raises(TouchUpError):
        make()


def test_stored_precision_is_that_of_float16():
    rounded = stored_precision(random_prediction()).logits
    assert rounded.dtype == np.float32
    np.testing.assert_array_equal(rounded, rounded.astype(np.float16))


def test_storing_twice_rounds_nothing_more():
    once = stored_precision(random_prediction())
    np.testing.assert_array_equal(stored_precision(once).logits, once.logits)


@pytest.mark.parametrize("decoding", list(Decoding))
@pytest.mark.parametrize("offset", [0.0, 3000.0, -1e6])
def test_stored_precision_changes_no_color_that_an_eye_could_tell(decoding, offset):
    exact = random_prediction()
    moved = ColorPrediction(exact.logits + np.float32(offset), PALETTE, exact.temperature)
    options = DecodingOptions(decoding)
    np.testing.assert_allclose(
        stored_precision(moved).decode(options), moved.decode(options), atol=0.1
    )


def test_logits_too_far_apart_for_float16_are_brought_into_its_range():
    logits = np.array([1e30, -1e30, 0, 0, 0], np.float32).reshape(5, 1, 1)
    rounded = stored_precision(ColorPrediction(logits, PALETTE, 0.4)).logits
    assert rounded.ravel().tolist() == [0, *4 * [float(np.finfo(np.float16).min)]]


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_prediction_that_is_not_finite_is_refused(value):
    prediction = random_prediction()
    prediction.logits[1, 2, 3] = value
    with pytest.raises(DocumentError, match="model"):
        stored_precision(prediction)


def test_provenance_names_the_model_and_the_enabled_edits(tmp_path):
    provenance = edited_document(tmp_path)[0].provenance
    assert (provenance.model_name, provenance.model_version) == ("test-classifier", "1.0")
    assert provenance.edits == (
        "Adjust colors: annealed, vividness 1.25, temperature 0.5, edge-aware",
        "Harmonize 2 objects: soft, tolerance 6 and 7.5, strength 75%",
        "Recolor: a* 36 b* 20, strength 90%",
        "Color point: a* -10 b* -30",
    )


def test_history_goes_back_and_forth(document):
    edited = document.added(Adjust())
    history = History.start(document).done("Adjust colors", edited)
    assert history.document is edited
    assert history.undone().document is document
    assert history.undone().redone().document is edited
    assert [entry.name for entry in history.entries] == ["Open", "Adjust colors"]


def test_history_ends_at_both_ends(document):
    history = History.start(document)
    assert not history.can_undo
    assert not history.can_redo
    assert history.undone() is history.redone() is history


def test_a_new_edit_forgets_what_was_undone(document):
    first, second = document.added(Adjust()), document.added(Recolor(disc(), DARK_RED))
    history = History.start(document).done("one", first).undone().done("two", second)
    assert [entry.name for entry in history.entries] == ["Open", "two"]
    assert not history.can_redo


def test_any_state_of_history_can_be_shown(document):
    history = History.start(document).done("one", document.added(Adjust()))
    assert history.at(0).document is document
    assert history.at(0).can_redo
    with pytest.raises(IndexError):
        history.at(2)
