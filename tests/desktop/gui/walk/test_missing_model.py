"""A model is not there any more, or its file is damaged: a sentence says so, and work goes on."""

import shutil

import pytest
from person import CONTROL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from steps import (
    bench_of,
    canvas_of,
    colorize,
    error_sentence,
    photo_place,
    settle,
    use_tool,
    wait_for_photo,
)

from desktop.shell.commands.command import Command
from engine.models.store import DEFAULT_COLORIZER
from engine.resources import resource_path


def test_a_colorizer_that_is_gone_is_named_and_another_one_can_be_chosen(start, album):
    def remember(settings):
        settings.colorizer = "of-a-friend"

    person = start(album / "cat.jpg", prepare=remember)
    wait_for_photo(person, "cat.jpg")
    sentence = f"There is no model named 'of-a-friend'; choose one of '{DEFAULT_COLORIZER}'."
    person.wait_for(sentence)
    assert not person.find("colorize").isEnabled()
    assert person.find("colorize").toolTip() == sentence
    person.press(Qt.Key.Key_Return, CONTROL)
    assert error_sentence(person) == sentence
    settle(person)

    person.choose("Model", DEFAULT_COLORIZER, person.find("colorizeSection"))
    colorize(person)
    assert bench_of(person).chroma is not None


def test_without_a_segmenter_objects_are_painted(start, album):
    def remember(settings):
        settings.segmenter = "of-a-friend"

    person = start(album / "cat.jpg", prepare=remember)
    wait_for_photo(person, "cat.jpg")
    colorize(person)
    reason = "The chosen segmenter is not there; choose another one in the preferences."
    person.wait_for(reason)
    assert not person.find("Select objects", within=person.find("touchUpSection")).isEnabled()
    use_tool(person, Command.BRUSH_ADD)
    person.drag(canvas_of(person), photo_place(person, 0.4, 0.5), photo_place(person, 0.6, 0.5))
    person.wait_until_usable("Deselect", within=person.find("touchUpSection"))
    person.click_on("Apply", within=person.find("recolorPart"))
    settle(person)
    assert len(bench_of(person).history.entries) == 2


@pytest.fixture
def damaged(tmp_path, monkeypatch):
    """An installation in which a byte of the colorizer has flipped on the disk."""
    folder = tmp_path / "installed" / "models"
    folder.mkdir(parents=True)
    for path in resource_path("models").iterdir():
        if path.name.startswith(DEFAULT_COLORIZER):
            shutil.copyfile(path, folder / path.name)
        else:
            (folder / path.name).symlink_to(path)
    with (folder / f"{DEFAULT_COLORIZER}.onnx").open("r+b") as file:
        file.seek(1_000_000)
        file.write(bytes([file.read(1)[0] ^ 1]))
    found = resource_path

    def installed(*parts):
        return folder.joinpath(*parts[1:]) if parts[0] == "models" else found(*parts)

    monkeypatch.setattr("engine.models.store.resource_path", installed)


@pytest.mark.usefixtures("damaged")
def test_a_damaged_model_is_not_run_and_the_photo_stays_open(start, album):
    person = start(album / "cat.jpg")
    wait_for_photo(person, "cat.jpg")
    settle(person)
    assert person.find("Model", QComboBox).count() == 0
    sentence = "The model that came with Photochrom is damaged; reinstall Photochrom."
    person.wait_for(sentence)
    person.press(Qt.Key.Key_Return, CONTROL)
    assert error_sentence(person) == sentence
    assert person.drop(album / "coffee.jpg")
    wait_for_photo(person, "coffee.jpg")
    settle(person)
