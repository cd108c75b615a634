"""A restored photo is what is colorized, exported, saved, recovered and pointed at."""

# ruff: noqa: ARG001 - there is a photo for those who do not look at it, too

import numpy as np
import pytest
from PIL import Image

from desktop.panels.restore_panel import RestorePanel
from desktop.workspace.library import Library, LibraryRole
from desktop.workspace.recovery import Recovery
from desktop.workspace.recovery_store import RecoveryStore, Unsaved
from desktop.workspace.workbench import Workbench
from engine.document.edits import Recolor
from engine.document.project_file import open_project
from engine.document.restore_edits import CorrectTone, RefineDetail, RepairDamage, Straighten
from engine.photo.formats import ImageFormat
from engine.photo.write import ExportOptions
from engine.restore.restoration import Detail, Tone
from engine.restore.straighten import Frame, inner_frame
from engine.view import View, render_view
from tests.desktop.gui.colored import RED
from tests.desktop.gui.old_photos import save_faded
from tests.desktop.gui.panel_driving import WAIT_MS, click

TONE = CorrectTone(Tone(illumination=0.5, fade=1, contrast=0.3))
DETAIL = RefineDetail(Detail(0.5, 0.5))


@pytest.fixture
def faded(put_on_table, tmp_path, settle):
    photo = put_on_table(save_faded(tmp_path / "faded.png"))
    settle()
    return photo


def colorize(qtbot, workbench, settle):
    job = workbench.colorize(model="test-classifier", size=64)
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
        pass
    settle()


def restore_everything(restoring, settle):
    """All steps at once, with damage marked by hand."""
    restoring.apply(Straighten(Frame(2.0, 0.08, 0.1, 0.93, 0.9)))
    restoring.apply(TONE)
    restoring.apply(DETAIL)
    settle()
    restoring.mark([(60, 60), (90, 80)], 5, add=True)
    settle()


def seen(workbench):
    """What a window shows in actual pixels."""
    rows, columns = workbench.size
    view = View(0, 0, columns, rows, columns, rows)
    return render_view(workbench.pyramid, workbench.chroma, view)


def exported(qtbot, workbench, path):
    job = workbench.export(path, ExportOptions(ImageFormat.PNG), overwrite=True)
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
        pass
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


@pytest.mark.parametrize("in_color", [False, True], ids=["gray", "colorized"])
def test_an_export_has_the_pixels_of_the_window_and_of_the_reopened_project(
    in_color, qtbot, workbench, restoring, faded, settle, tmp_path, library, put_on_table
):
    restore_everything(restoring, settle)
    if in_color:
        colorize(qtbot, workbench, settle)
        mask = np.zeros(workbench.guide.shape, np.uint8)
        mask[40:90, 50:120] = 255
        workbench.add_edit(Recolor(mask, RED))
        settle()
    shown = seen(workbench)
    np.testing.assert_array_equal(exported(qtbot, workbench, tmp_path / "first.png"), shown)
    job = workbench.save_project(tmp_path / "work.photochrom")
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
        pass
    library.close(faded)
    put_on_table(tmp_path / "work.photochrom")
    settle()
    assert workbench.document.is_gray is not in_color
    np.testing.assert_array_equal(seen(workbench), shown)
    np.testing.assert_array_equal(exported(qtbot, workbench, tmp_path / "second.png"), shown)


def test_a_photo_that_is_only_restored_stays_gray(
    qtbot, workbench, restoring, faded, settle, tmp_path
):
    restoring.apply(TONE)
    settle()
    pixels = exported(qtbot, workbench, tmp_path / "gray.png")
    assert np.ptp(pixels, axis=2).max() == 0
    assert np.ptp(pixels) > 200
    assert not workbench.has_colors
    assert not faded.is_unsaved


def test_the_model_looks_at_the_restored_photo(
    qtbot, workbench, restoring, faded, settle, loaded_models
):
    restoring.apply(TONE)
    settle()
    colorize(qtbot, workbench, settle)
    model = loaded_models.loaded_colorizer("test-classifier")
    alone = model.colorizer.predict(workbench.photo, size=64)
    logits = workbench.document.prediction.logits
    np.testing.assert_allclose(logits, alone.logits - alone.logits.max(axis=0), atol=0.02)
    assert [entry.name for entry in faded.history.entries][-1] == "Colorize"
    workbench.undo()
    settle()
    assert workbench.chroma is None
    assert workbench.document.restoration.tone == TONE.tone


def test_colors_stay_when_the_restoration_changes_and_the_panel_offers_others(
    qtbot, workbench, restoring, faded, settle
):
    panel = RestorePanel(workbench, restoring)
    qtbot.addWidget(panel)
    panel.show()
    panel.colorizing_wanted.connect(lambda: workbench.colorize(model="test-classifier", size=64))
    colorize(qtbot, workbench, settle)
    prediction = workbench.document.prediction
    assert not panel.colorize_again.isVisible()
    restoring.apply(TONE)
    restoring.apply(Straighten(inner_frame(5, *workbench.size)))
    settle()
    assert workbench.document.prediction is prediction
    assert workbench.chroma.shape[:2] == workbench.document.guide_shape
    assert panel.stale.isVisible()
    click(qtbot, panel.colorize_again)
    qtbot.waitUntil(lambda: workbench.document.prediction is not prediction, timeout=WAIT_MS)
    settle()
    assert workbench.document.prediction_frame == workbench.document.frame
    assert not panel.colorize_again.isVisible()


def test_an_object_stays_selected_when_light_changes_and_is_let_go_when_the_frame_does(
    qtbot, workbench, restoring, selection, faded, settle
):
    colorize(qtbot, workbench, settle)
    selection.brush([(100, 100), (120, 110)], 15, add=True)
    settle()
    mask = selection.mask
    restoring.apply(TONE)
    settle()
    assert selection.mask is mask
    restoring.apply(Straighten(inner_frame(5, *workbench.size)))
    settle()
    assert selection.mask is None
    selection.brush([(100, 100)], 15, add=True)
    settle()
    assert selection.mask.shape == workbench.document.guide_shape


def test_the_segmenter_looks_at_the_restored_photo(
    qtbot, workbench, restoring, selection, faded, settle, monkeypatch, loaded_models
):
    segmenter = loaded_models.segmenter("working")
    looked_at = []
    embed = segmenter.embed

    def watched(lightness, *rest, **named):
        looked_at.append(lightness)
        return embed(lightness, *rest, **named)

    monkeypatch.setattr(segmenter, "embed", watched)
    restoring.apply(TONE)
    settle()
    assert looked_at[-1] is workbench.photo.lightness


def test_uncertainty_is_shown_where_the_photo_is_now(qtbot, workbench, restoring, faded, settle):
    colorize(qtbot, workbench, settle)
    workbench.show_uncertainty(True)
    settle()
    before = workbench.uncertainty
    # The right half alone.
    restoring.apply(Straighten(Frame(0, 0.5, 0, 1, 1)))
    settle()
    rows, columns = before.shape
    half = before[:, columns // 2 :]
    spread = workbench.uncertainty[rows // 2, 2:-2:2]
    assert np.corrcoef(spread, half[rows // 2, 1 : 1 + len(spread)])[0, 1] > 0.8


def test_the_film_strip_shows_the_restored_photo(
    qtbot, workbench, restoring, faded, library, settle
):
    library.data(library.index(0), LibraryRole.THUMBNAIL)
    qtbot.waitUntil(lambda: faded.thumbnail is not None, timeout=WAIT_MS)
    before = spread(faded.thumbnail)
    restoring.apply(CorrectTone(Tone(fade=1)))
    settle()
    qtbot.waitUntil(lambda: spread(faded.thumbnail) > 1.3 * before, timeout=WAIT_MS)


def spread(thumbnail):
    """How much the gray values of a picture differ."""
    places = [(x, y) for x in range(4, 250, 4) for y in range(4, 250, 4)]
    return np.std([thumbnail.pixelColor(x, y).value() for x, y in places])


def test_restored_photos_are_recovered_with_all_that_can_be_undone(
    qtbot, workbench, restoring, faded, settle, tmp_path, runner, settings, loaded_models
):
    restore_everything(restoring, settle)
    shown, history = seen(workbench), faded.history
    store = RecoveryStore(tmp_path / "recovery")
    store.save([Unsaved("1.photochrom", faded.path, None, faded.document, history)])
    for file in store._locked.values():
        file.close()
    library = Library(runner)
    other = Workbench(library, loaded_models, runner, settings)
    recovery = Recovery(library, runner, tmp_path / "recovery")
    job = recovery.look()
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS) as found:
        pass
    with qtbot.waitSignal(recovery.restore(found.args[0]).finished, timeout=WAIT_MS):
        pass
    qtbot.waitUntil(lambda: other.pyramid is not None and not other.is_rough, timeout=WAIT_MS)
    settle()
    np.testing.assert_array_equal(seen(other), shown)
    assert [entry.name for entry in other.history.entries] == [e.name for e in history.entries]
    other.undo()
    settle()
    assert other.document.restoration.repair is None
    recovery.stop()


def test_a_gray_project_holds_no_colors(qtbot, workbench, restoring, faded, settle, tmp_path):
    restore_everything(restoring, settle)
    job = workbench.save_project(tmp_path / "gray.photochrom")
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
        pass
    document = open_project(tmp_path / "gray.photochrom").document
    assert document.is_gray
    kinds = [type(step.edit) for step in document.steps]
    assert kinds == [Straighten, RepairDamage, CorrectTone, RefineDetail]
    assert document.restoration.repair.added.any()
