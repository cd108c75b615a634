"""Project files: a document comes back to the pixel, without its model."""

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.document.edits import Adjust, Harmonize, Hint, Recolor
from engine.document.errors import PhotoChangedError, PhotoMissingError, ProjectError
from engine.document.identity import FileDigest, PhotoIdentity
from engine.document.project_file import open_project, save_project
from engine.document.project_json import read_description, write_description
from engine.document.rendering import render_chroma
from engine.photo.errors import PhotoError
from engine.touchup.colors import TargetColor
from tests.engine.document.documents import (
    DARK_RED,
    MODEL,
    disc,
    edited_document,
    plain_document,
    save_photo,
)

GOLDEN = Path(__file__).parent / "golden" / "project.json"


@pytest.fixture
def saved(tmp_path):
    """A project with every kind of edit: its path, its document and its photo."""
    document, photo = edited_document(tmp_path)
    path = tmp_path / "portrait.photochrom"
    save_project(path, document)
    return path, document, photo


def test_a_reopened_project_has_the_same_pixels(saved):
    path, document, photo = saved
    opened = open_project(path)
    np.testing.assert_array_equal(
        render_chroma(opened.document, opened.photo.lightness),
        render_chroma(document, photo.lightness),
    )


def test_a_reopened_project_has_the_same_edits(saved):
    path, document, _ = saved
    steps = open_project(path).document.steps
    assert [step.enabled for step in steps] == [step.enabled for step in document.steps]
    for step, original in zip(steps, document.steps, strict=True):
        assert type(step.edit) is type(original.edit)
        assert step.edit.settings() == original.edit.settings()
        assert len(step.edit.stored_masks) == len(original.edit.stored_masks)
        for mask, other in zip(step.edit.stored_masks, original.edit.stored_masks, strict=True):
            np.testing.assert_array_equal(mask, other)


def test_a_reopened_project_knows_its_model_and_its_photo(saved):
    path, document, _ = saved
    reopened = open_project(path).document
    assert reopened.model == document.model == MODEL
    assert reopened.photo == document.photo
    assert reopened.prediction.palette == document.prediction.palette
    assert reopened.prediction.temperature == document.prediction.temperature


def test_saving_what_was_reopened_makes_the_same_file(saved, tmp_path):
    path = saved[0]
    again = tmp_path / "again.photochrom"
    save_project(again, open_project(path).document)
    assert again.read_bytes() == path.read_bytes()


def test_an_unedited_document_can_be_saved(tmp_path):
    document, _ = plain_document(tmp_path)
    save_project(tmp_path / "plain.photochrom", document)
    assert open_project(tmp_path / "plain.photochrom").document.steps == ()


def test_the_photo_is_not_embedded(saved):
    with zipfile.ZipFile(saved[0]) as archive:
        names = set(archive.namelist())
    masks = {f"masks/{index:04d}.png" for index in range(3)}
    assert names == {"project.json", "prediction.npy", *masks}


def test_a_mask_that_several_edits_share_is_stored_once(tmp_path):
    document, _ = plain_document(tmp_path)
    document = document.added(Harmonize((disc(), disc()))).added(Recolor(disc(), DARK_RED))
    path = tmp_path / "shared.photochrom"
    save_project(path, document)
    with zipfile.ZipFile(path) as archive:
        assert sum(name.startswith("masks/") for name in archive.namelist()) == 1
    first, second = open_project(path).document.steps
    np.testing.assert_array_equal(first.edit.masks[1], second.edit.mask)


def test_masks_are_gray_pictures_that_any_program_opens(saved):
    path, document, _ = saved
    with zipfile.ZipFile(path) as archive, archive.open("masks/0000.png") as file:
        picture = Image.open(file)
        assert picture.mode == "L"
        np.testing.assert_array_equal(np.asarray(picture), document.steps[1].edit.masks[0])


def test_the_prediction_is_an_array_that_numpy_opens(saved):
    path, document, _ = saved
    with zipfile.ZipFile(path) as archive, archive.open("prediction.npy") as file:
        logits = np.load(file, allow_pickle=False)
    assert logits.dtype == np.float16
    np.testing.assert_array_equal(logits, document.prediction.logits)


def _golden_document(folder):
    """A document whose description does not depend on this machine."""
    document, _ = edited_document(folder)
    digest = FileDigest(12345, "ab" * 32)
    return replace(document, photo=PhotoIdentity(Path("/photos/Zürich.png"), digest, 48, 64))


def test_the_description_is_that_of_version_1(tmp_path):
    names = [[], ["masks/0000.png", "masks/0001.png"], ["masks/0002.png"], [], ["masks/0000.png"]]
    text = write_description(_golden_document(tmp_path), "../photos/Zürich.png", names)
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_descriptions_of_version_1_can_be_read():
    description = read_description(GOLDEN.read_bytes())
    assert description.photo.path.name == "Zürich.png"
    assert description.relative_path == "../photos/Zürich.png"
    assert description.prediction.model == MODEL
    assert description.mask_names == ("masks/0000.png", "masks/0001.png", "masks/0002.png")
    kinds = [(step.kind, step.enabled) for step in description.steps]
    assert kinds == [
        ("adjust", True),
        ("harmonize", True),
        ("recolor", True),
        ("hint", True),
        ("hint", False),
    ]


def test_fields_that_this_version_does_not_know_are_passed_over():
    description = json.loads(GOLDEN.read_bytes())
    description["comment"] = description["photo"]["camera"] = "new"
    assert read_description(json.dumps(description).encode()).prediction.model == MODEL


def test_project_and_photo_can_be_moved_together(tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    document, photo = edited_document(folder)
    (folder / "projects").mkdir()
    save_project(folder / "projects" / "portrait.photochrom", document)
    moved = tmp_path / "archive"
    folder.rename(moved)
    opened = open_project(moved / "projects" / "portrait.photochrom")
    assert opened.document.photo.path == (moved / "photo.png").resolve()
    np.testing.assert_array_equal(opened.photo.lightness, photo.lightness)


def test_the_project_alone_can_be_moved(saved, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    moved = saved[0].rename(tmp_path / "elsewhere" / "portrait.photochrom")
    assert open_project(moved).document.photo.path == (tmp_path / "photo.png").resolve()


def test_a_missing_photo_is_said_and_can_be_named(saved, tmp_path):
    path = saved[0]
    (tmp_path / "other").mkdir()
    elsewhere = (tmp_path / "photo.png").rename(tmp_path / "other" / "renamed.png")
    with pytest.raises(PhotoMissingError, match=r"'photo\.png' of this project is missing"):
        open_project(path)
    opened = open_project(path, photo_path=elsewhere)
    assert opened.document.photo.path == elsewhere.resolve()


@pytest.mark.parametrize("same_size", [True, False])
def test_a_changed_photo_is_said(saved, tmp_path, same_size):
    photo = tmp_path / "photo.png"
    data = bytearray(photo.read_bytes())
    data[-1] ^= 1
    photo.write_bytes(bytes(data) if same_size else bytes(data) + b"\0")
    with pytest.raises(PhotoChangedError, match="not as it was"):
        open_project(saved[0])


def test_another_photo_does_not_pass_for_the_photo(saved, tmp_path):
    other = save_photo(tmp_path / "other.png", seed=7)
    with pytest.raises(PhotoChangedError, match="not as it was"):
        open_project(saved[0], photo_path=other)


def test_an_unchanged_photo_is_found_though_a_changed_one_lies_nearer(tmp_path):
    (tmp_path / "album").mkdir()
    document, _ = edited_document(tmp_path / "album")
    save_project(tmp_path / "album" / "portrait.photochrom", document)
    (tmp_path / "copy").mkdir()
    path = shutil.copy(tmp_path / "album" / "portrait.photochrom", tmp_path / "copy")
    save_photo(tmp_path / "copy" / "photo.png", seed=7)
    found = open_project(Path(path)).document.photo.path
    assert found == (tmp_path / "album" / "photo.png").resolve()


def test_a_photo_path_that_is_a_folder_is_a_missing_photo(saved, tmp_path):
    with pytest.raises(PhotoMissingError):
        open_project(saved[0], photo_path=tmp_path)


def test_a_photo_larger_than_wanted_is_refused(saved):
    with pytest.raises(PhotoError, match="megapixels"):
        open_project(saved[0], max_megapixels=0.001)


def test_the_photo_is_never_overwritten(saved):
    _, document, _ = saved
    before = document.photo.path.read_bytes()
    with pytest.raises(ProjectError, match="never overwritten"):
        save_project(document.photo.path, document, overwrite=True)
    assert document.photo.path.read_bytes() == before


def test_a_project_is_overwritten_only_on_demand(saved):
    path, document, _ = saved
    before = path.read_bytes()
    fewer = document.removed(0)
    with pytest.raises(ProjectError, match="exists already"):
        save_project(path, fewer)
    assert path.read_bytes() == before
    save_project(path, fewer, overwrite=True)
    assert len(open_project(path).document.steps) == 4


def test_saving_into_no_folder_is_said(saved, tmp_path):
    with pytest.raises(ProjectError, match="folder"):
        save_project(tmp_path / "nowhere" / "x.photochrom", saved[1])


def test_saving_that_fails_leaves_the_old_project(saved, tmp_path, monkeypatch):
    path, document, _ = saved
    before = path.read_bytes()

    def full_disk(_file, _members):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.document.project_file.write_archive", full_disk)
    with pytest.raises(ProjectError, match="disk is full"):
        save_project(path, document, overwrite=True)
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "photo.png",
        "portrait.photochrom",
    ]


def test_a_document_that_could_not_be_reopened_is_not_saved(tmp_path, monkeypatch):
    document, _ = edited_document(tmp_path)
    for limit in ("MOST_MASKS", "_LARGEST_PREDICTION"):
        with monkeypatch.context() as patch:
            patch.setattr(f"engine.document.project_parts.{limit}", 2)
            with pytest.raises(ProjectError, match=r"masks|too large"):
                save_project(tmp_path / "x.photochrom", document)
    with monkeypatch.context() as patch:
        patch.setattr("engine.document.project_json._MOST_STEPS", 2)
        with pytest.raises(ProjectError, match="edits"):
            save_project(tmp_path / "x.photochrom", document)
    assert not (tmp_path / "x.photochrom").exists()


def test_names_that_are_no_text_survive(tmp_path):
    photo_path = save_photo(tmp_path / "photo.png").rename(tmp_path / "f\udce9te.png")
    document, _ = plain_document(tmp_path)
    document = replace(document, photo=replace(document.photo, path=photo_path))
    save_project(tmp_path / "x.photochrom", document.added(Adjust()).added(Hint(())))
    (tmp_path / "photo.png").unlink()
    assert open_project(tmp_path / "x.photochrom").document.photo.path == photo_path


def test_settings_come_back_to_the_last_bit(tmp_path):
    document, _ = plain_document(tmp_path)
    color = TargetColor(1 / 3, np.float32(-0.1))
    save_project(tmp_path / "x.photochrom", document.added(Recolor(disc(), color, 0.7)))
    (step,) = open_project(tmp_path / "x.photochrom").document.steps
    assert step.edit.color == color
    assert step.edit.strength == 0.7
