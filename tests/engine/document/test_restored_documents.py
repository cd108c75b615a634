"""Restoration as part of a document: what it adds up to, what it moves, and what is kept of it."""

import json
import zipfile

import numpy as np
import pytest
from documents import DARK_RED, HEIGHT, MODEL, WIDTH, disc, plain_document, random_prediction

from engine.document.document import Document
from engine.document.edits import Harmonize, Hint, Recolor
from engine.document.errors import ProjectError
from engine.document.export import export_document
from engine.document.project_file import open_project, save_project
from engine.document.rendering import render, render_chroma
from engine.document.restore_edits import CorrectTone, RefineDetail, RepairDamage, Straighten
from engine.photo.formats import ImageFormat
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions
from engine.restore.restoration import Detail, Repair, Restoration, Tone
from engine.restore.restorer import Restorer
from engine.restore.straighten import WHOLE, Frame
from engine.touchup.hints import ColorPoint

TILTED = Frame(4, 0.1, 0.15, 0.9, 0.85)
CROPPED = Frame(0, 0.25, 0, 1, 1)
TONE = Tone(illumination=0.25, fade=0.5, cast=0.75, contrast=1)


@pytest.fixture
def plain(tmp_path):
    return plain_document(tmp_path)


def in_file(tmp_path, document):
    path = tmp_path / "work.photochrom"
    save_project(path, document, overwrite=True)
    with zipfile.ZipFile(path) as archive:
        return path, json.loads(archive.read("project.json"))


def test_steps_add_up_wherever_they_stand(plain):
    document, _ = plain
    repair = Repair(0.3)
    for edit in (
        RefineDetail(Detail(0.5, 0.2)),
        Recolor(disc(), DARK_RED),
        CorrectTone(TONE),
        RepairDamage(repair),
    ):
        document = document.added(edit)
    wanted = document.restoration
    assert wanted == Restoration(WHOLE, wanted.repair, TONE, Detail(0.5, 0.2))
    assert wanted.repair is not None
    assert wanted.repair.sensitivity == 0.3


def test_of_each_kind_the_last_enabled_step_counts(plain):
    document, _ = plain
    first, second = Tone(fade=0.2), Tone(contrast=0.9)
    document = document.added(CorrectTone(first)).added(CorrectTone(second))
    assert document.restoration.tone == second
    assert document.toggled(1).restoration.tone == first
    assert document.toggled(1).toggled(0).restoration.is_nothing


def test_restoring_leaves_colors_as_they_were_found(plain):
    document, photo = plain
    restored = document.added(CorrectTone(TONE)).added(RepairDamage())
    assert (
        render_chroma(restored, photo.lightness) == render_chroma(document, photo.lightness)
    ).all()


def test_export_has_the_restored_lightness(tmp_path, plain):
    document, photo = plain
    document = document.added(CorrectTone(TONE)).added(Straighten(TILTED))
    path = tmp_path / "out.png"
    export_document(path, document, photo, options=ExportOptions(ImageFormat.PNG, 16))
    restored = Restorer(photo).restore(document.restoration)
    written = read_photo(path)
    assert written.lightness.shape == document.size == restored.lightness.shape
    chroma = render_chroma(document, restored.lightness)
    shown = np.vstack(list(render(chroma, restored.lightness)))
    assert shown.shape[:2] == document.size
    assert np.abs(written.lightness - restored.lightness).max() < 0.2


def test_export_says_how_it_was_restored(plain):
    document, _ = plain
    document = document.added(Straighten(TILTED)).added(CorrectTone(TONE))
    turned, corrected = document.provenance.edits
    assert turned == "Straighten and crop: 4.0 degrees, 56% kept"
    assert corrected == (
        "Correct light and tone: uneven light 25%, fade 50%, color cast 75%, local contrast 100%"
    )


def test_masks_stay_on_their_objects_when_the_photo_is_cropped(plain):
    document, _ = plain
    document = document.added(Recolor(disc(), DARK_RED)).added(Straighten(CROPPED))
    (mask,) = document.steps[0].edit.stored_masks
    assert mask.shape == document.guide_shape == (HEIGHT, 3 * WIDTH // 4)
    assert np.abs(mask.astype(int) - disc()[:, WIDTH // 4 :]).max() <= 1


def test_a_frame_that_is_tried_and_taken_back_costs_masks_nothing(plain):
    document, _ = plain
    before = document.added(Harmonize((disc(), disc(center=(20, 4), radius=9))))
    after = before.added(Straighten(CROPPED))
    for frame in (TILTED, Frame(-9, 0.3, 0.3, 0.6, 0.6), WHOLE):
        after = after.replaced(1, Straighten(frame))
    after = after.toggled(1).toggled(1).removed(1)
    assert after.steps[0].edit is before.steps[0].edit


def test_masks_drawn_after_cropping_cover_what_they_covered_once_it_is_taken_back(plain):
    document, _ = plain
    drawn = disc((HEIGHT, 3 * WIDTH // 4), center=(24, 20))
    document = document.added(Straighten(CROPPED)).added(Recolor(drawn, DARK_RED))
    (mask,) = document.toggled(0).steps[1].edit.stored_masks
    assert np.abs(mask[:, WIDTH // 4 :].astype(int) - drawn).max() <= 1
    assert document.toggled(0).toggled(0).steps[1].edit is document.steps[1].edit


def test_color_points_move_with_the_photo_and_wait_outside_of_it(plain):
    document, photo = plain
    points = (ColorPoint(40, 20, DARK_RED), ColorPoint(5, 5, DARK_RED))
    document = document.added(Hint(points)).added(Straighten(CROPPED))
    inside, outside = document.steps[0].edit.points
    assert (inside.x, inside.y) == (24, 20)
    assert outside.x < 0
    lightness = Restorer(photo).restore(document.restoration).lightness
    one = document.replaced(0, Hint(points[:1])).steps
    alone = Document(document.photo, MODEL, document.prediction, document.steps[1:])
    alone = alone.added(Hint((inside,)))
    assert len(one) == 2
    assert (render_chroma(document, lightness) == render_chroma(alone, lightness)).all()
    assert document.removed(1).steps[0].edit.points == points


def test_photo_whose_points_are_all_cropped_keeps_its_colors(plain):
    document, photo = plain
    cropped = document.added(Straighten(CROPPED))
    hinted = document.added(Hint((ColorPoint(3, 3, DARK_RED),))).added(Straighten(CROPPED))
    lightness = Restorer(photo).restore(cropped.restoration).lightness
    assert (render_chroma(hinted, lightness) == render_chroma(cropped, lightness)).all()


def test_colors_that_were_found_before_turn_with_the_photo(plain):
    document, photo = plain
    turned = document.added(Straighten(CROPPED))
    lightness = Restorer(photo).restore(turned.restoration).lightness
    before, after = render_chroma(document, photo.lightness), render_chroma(turned, lightness)
    assert after.shape[:2] == turned.guide_shape
    cut = before[:, WIDTH // 4 :]
    assert np.abs(after - cut).mean() < 0.15 * np.abs(cut).mean()


def test_colors_that_are_found_anew_are_of_the_restored_photo(plain):
    document, photo = plain
    document = document.added(Straighten(CROPPED)).added(CorrectTone(TONE))
    prediction = random_prediction(12, 12, seed=5)
    again = document.predicted(MODEL, prediction)
    assert again.steps == document.steps
    assert again.prediction_frame == CROPPED
    lightness = Restorer(photo).restore(again.restoration).lightness
    assert render_chroma(again, lightness).shape[:2] == again.guide_shape


def test_restored_document_is_the_same_after_it_was_saved(tmp_path, plain):
    document, _ = plain
    for edit in (
        Recolor(disc(), DARK_RED, 0.8),
        Hint((ColorPoint(40, 20, DARK_RED), ColorPoint(5, 5, DARK_RED))),
        Straighten(TILTED),
        RepairDamage(Repair(0.7, added=None, removed=None)),
        CorrectTone(TONE),
        RefineDetail(Detail(0.25, 0.5)),
    ):
        document = document.added(edit)
    marks = Repair(0.6, added=disc(document.guide_shape, (9, 9), 4), removed=None)
    document = document.replaced(3, RepairDamage(marks)).predicted(MODEL, random_prediction(7, 9))
    path, written = in_file(tmp_path, document)
    assert written["version"] == 4
    opened = open_project(path)
    again = opened.document
    assert again.frame == TILTED
    assert again.prediction_frame == TILTED
    assert [step.made.settings() for step in again.steps] == [
        step.made.settings() for step in document.steps
    ]
    kept, read = document.restoration, again.restoration
    assert (read.frame, read.tone, read.detail) == (kept.frame, kept.tone, kept.detail)
    assert (read.repair.added == marks.added).all()
    assert read.repair.removed is None
    restored, expected = (
        Restorer(opened.photo).restore(each.restoration).lightness for each in (again, document)
    )
    assert (restored == expected).all()
    assert (render_chroma(again, restored) == render_chroma(document, restored)).all()
    # What was drawn before the photo was turned comes back as it was drawn.
    plain_again, plain_before = again.removed(2), document.removed(2)
    assert (plain_again.steps[0].edit.mask == plain_before.steps[0].edit.mask).all()
    assert plain_again.steps[1].edit.points == plain_before.steps[1].edit.points


def test_document_that_is_not_restored_stays_readable_for_earlier_versions(tmp_path, plain):
    document, _ = plain
    _, written = in_file(tmp_path, document.added(Recolor(disc(), DARK_RED)))
    assert written["version"] == 1
    assert "frame" not in json.dumps(written)


@pytest.mark.parametrize(
    "settings",
    [
        {"angle": 80, "left": 0, "top": 0, "right": 1, "bottom": 1},
        {"angle": 0, "left": 0.5, "top": 0, "right": 0.5, "bottom": 1},
        {"angle": 0, "left": 0, "top": 0, "right": 1},
    ],
)
def test_frame_that_cannot_be_is_refused(tmp_path, plain, settings):
    document, _ = plain
    path, written = in_file(tmp_path, document.added(Straighten(TILTED)))
    written["steps"][0]["settings"] = settings
    with zipfile.ZipFile(path) as archive:
        others = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (others | {"project.json": json.dumps(written).encode()}).items():
            archive.writestr(name, content)
    with pytest.raises(ProjectError):
        open_project(path)


class TestGray:
    """A photo without colors, which is restored only."""

    @pytest.fixture
    def gray(self, plain):
        return Document.gray(plain[0].photo).added(CorrectTone(Tone(contrast=0.5)))

    def test_it_has_no_colors_of_any_kind(self, gray, plain):
        assert not gray.has_own_colors
        assert gray.provenance.model_name is None
        assert gray.provenance.edits == ("Correct light and tone: local contrast 50%",)
        assert not render_chroma(gray, plain[1].lightness).any()

    def test_it_comes_back_from_its_project(self, gray, tmp_path):
        path, description = in_file(tmp_path, gray)
        assert description["gray"] is True
        assert description["version"] == 4
        opened = open_project(path).document
        assert opened.is_gray
        assert opened.steps == gray.steps

    def test_it_is_exported_in_gray(self, gray, plain, tmp_path):
        path = tmp_path / "gray.png"
        export_document(path, gray, plain[1], options=ExportOptions(ImageFormat.PNG))
        exported = read_photo(path, own_colors=True)
        assert exported.own_chroma is None or np.abs(exported.own_chroma).max() < 0.1

    def test_a_prediction_gives_it_colors(self, gray):
        colorized = gray.predicted(MODEL, random_prediction())
        assert not colorized.is_gray
        assert colorized.steps == gray.steps

    def test_it_cannot_have_colors_and_none(self, gray, tmp_path):
        with pytest.raises(ValueError, match="no prediction"):
            Document(gray.photo, MODEL, random_prediction(), is_gray=True)
        path, description = in_file(tmp_path, gray.predicted(MODEL, random_prediction()))
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        members["project.json"] = json.dumps({**description, "gray": True}).encode()
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        with pytest.raises(ProjectError, match="gray photo has colors"):
            open_project(path)
