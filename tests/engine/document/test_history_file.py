"""Histories beside project files: undo goes on where the application was killed."""

import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import history_file as module
from engine.document import stored_arrays
from engine.document.edits import Adjust, Harmonize, Recolor
from engine.document.errors import ProjectError
from engine.document.history import History
from engine.document.history_file import history_file, open_history, save_history
from engine.document.project_file import open_project, save_project
from engine.document.rendering import render_chroma
from engine.document.stored_arrays import EncodedArrays
from engine.touchup.colors import TargetColor
from tests.engine.document.documents import disc, edited_document, plain_document


def recolored(document, number):
    return document.added(Recolor(disc(radius=4 + number), TargetColor(10.0 + number, -5.0)))


@pytest.fixture
def project(tmp_path):
    return tmp_path / "work.photochrom"


@pytest.fixture
def history(tmp_path):
    """Four states, of which the third is shown."""
    document, _ = plain_document(tmp_path)
    history = History.start(document, "Colorize")
    for number in range(3):
        document = recolored(document, number)
        history = history.done(f"Recolor {number}", document)
    return history.undone()


def save(project, history, encoded=None):
    save_project(project, history.document, overwrite=True, encoded=encoded)
    save_history(project, history, encoded)


def reopened(project):
    opened = open_project(project)
    return open_history(project, opened.document), opened


def test_all_states_come_back_in_their_order_and_the_same_one_is_shown(project, history):
    save(project, history)
    again, opened = reopened(project)
    assert [entry.name for entry in again.entries] == [
        "Colorize",
        "Recolor 0",
        "Recolor 1",
        "Recolor 2",
    ]
    assert again.index == 2
    assert again.document is opened.document
    for before, after in zip(history.entries, again.entries, strict=True):
        expected = render_chroma(before.document, opened.photo.lightness)
        np.testing.assert_array_equal(
            render_chroma(after.document, opened.photo.lightness), expected
        )
        assert after.document.photo == opened.document.photo


def test_what_states_share_is_stored_and_read_once(project, history):
    save(project, history)
    with zipfile.ZipFile(history_file(project)) as archive:
        pictures = [name for name in archive.namelist() if name.endswith(".png")]
        others = [name for name in archive.namelist() if not name.endswith(".png")]
    assert len(pictures) == 3
    assert len(others) == 1 + 1 + 4  # the table, the prediction, four descriptions
    again, _ = reopened(project)
    first, last = again.entries[1].document, again.entries[3].document
    assert first.prediction.logits is last.prediction.logits
    assert first.steps[0].edit.mask is last.steps[0].edit.mask


def test_states_of_other_predictions_come_back_with_theirs(project, tmp_path):
    document, _ = edited_document(tmp_path)
    darker = replace(document.prediction, logits=document.prediction.logits * np.float32(0.5))
    history = History.start(document).done("Colorize", replace(document, prediction=darker))
    save(project, history)
    again, _ = reopened(project)
    for before, after in zip(history.entries, again.entries, strict=True):
        np.testing.assert_array_equal(
            after.document.prediction.logits, before.document.prediction.logits
        )


def test_arrays_are_encoded_once_while_they_live(project, history, monkeypatch):
    masks = []
    encode = stored_arrays.mask_bytes
    monkeypatch.setattr(stored_arrays, "mask_bytes", lambda mask: masks.append(1) or encode(mask))
    encoded = EncodedArrays()
    for _ in range(3):
        save(project, history, encoded)
    assert len(masks) == 3
    history = history.done("Recolor 9", recolored(history.document, 9))
    save(project, history, encoded)
    assert len(masks) == 4


def test_bytes_of_arrays_that_are_gone_are_let_go_of():
    encoded = EncodedArrays()
    mask = disc()
    encoded.mask(mask)
    encoded.forget_the_dead()
    assert len(encoded._known) == 1
    del mask
    encoded.forget_the_dead()
    assert len(encoded._known) == 0


def test_without_a_file_there_is_no_history(project, history):
    save_project(project, history.document)
    assert open_history(project, history.document) is None


def test_a_history_of_an_older_project_is_none(project, history):
    save(project, history)
    save_project(project, history.redone().document, overwrite=True)
    assert reopened(project)[0] is None


def test_of_a_long_history_the_latest_states_are_kept(project, history, monkeypatch):
    monkeypatch.setattr(module, "_MOST_STATES", 2)
    save(project, history)
    again, _ = reopened(project)
    assert [entry.name for entry in again.entries] == ["Recolor 1", "Recolor 2"]
    assert again.index == 0


def stored_sizes(project):
    with zipfile.ZipFile(history_file(project)) as archive:
        infos = archive.infolist()
    return [info.file_size for info in infos if info.filename != "history.json"]


@pytest.mark.parametrize(("limit", "measure"), [("_MOST_PARTS", len), ("_MOST_BYTES", sum)])
def test_a_history_stays_within_its_limits(project, history, monkeypatch, limit, measure):
    save(project, history.redone())
    most = measure(stored_sizes(project)) - 1
    monkeypatch.setattr(module, limit, most)
    save(project, history.redone())
    assert measure(stored_sizes(project)) <= most
    again, _ = reopened(project)
    assert 1 <= len(again.entries) < len(history.entries)


def test_where_the_shown_state_is_too_far_back_no_history_is_kept(project, history, monkeypatch):
    save(project, history)
    monkeypatch.setattr(module, "_MOST_STATES", 2)
    save(project, history.at(0))
    assert not history_file(project).exists()


def test_a_history_that_cannot_be_written_says_why(project, history):
    save_project(project, history.document)
    history_file(project).mkdir()
    with pytest.raises(ProjectError):
        save_history(project, history)
    assert project.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"format": "something else"},
        {"index": 4},
        {"index": -1},
        {"states": "many"},
        {"states": [{"name": "a", "parts": []}]},
        {"states": [{"name": "a", "parts": [{"name": "project.json", "part": "gone"}]}]},
        {"project": {}},
    ],
)
def test_a_damaged_table_is_refused(project, history, change):
    save(project, history)
    path = history_file(project)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["history.json"] = json.dumps(json.loads(members["history.json"]) | change).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with pytest.raises(ProjectError):
        open_history(project, history.document)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A project with its history, and the document of it."""
    folder = tmp_path_factory.mktemp("sound")
    document, _ = plain_document(folder)
    edit = Harmonize((disc(),), 3, 4)
    history = History.start(document).done("Harmonize", document.added(edit).added(Adjust()))
    save(folder / "work.photochrom", history)
    content = history_file(folder / "work.photochrom").read_bytes()
    return folder / "work.photochrom", history.document, content


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1))
def test_damaged_bytes_are_refused_or_harmless(sound, damage):
    project, document, content = sound
    damaged = bytearray(content)
    for share, bits in damage:
        damaged[int(share * len(damaged))] ^= bits
    history_file(project).write_bytes(damaged)
    try:
        again = open_history(project, document)
    except ProjectError:
        return
    assert again is None or again.document is document
