"""Closing while there is work that no file holds: nothing is lost, nothing comes back."""

from PySide6.QtCore import Qt
from steps import (
    close_window,
    colorize,
    set_vividness,
    settle,
    vividness_of,
    wait_for_photo,
)

from engine.document.project_file import PROJECT_SUFFIX


def begin_work(person):
    wait_for_photo(person, "coffee.jpg")
    colorize(person)
    set_vividness(person, 140)


def closed(person):
    return lambda: not person.window.isVisible()


def test_cancelling_goes_on_and_saving_keeps_the_work_for_another_day(start, album):
    person = start(album / "coffee.jpg")
    begin_work(person)
    close_window(person)
    person.wait_for("unsavedDialog")
    assert any("coffee.jpg" in text for text in person.reads())
    person.click_on("Cancel")
    settle(person)
    close_window(person)
    person.wait_for("unsavedDialog")
    person.press(Qt.Key.Key_Escape)
    settle(person)
    assert person.window.isVisible()
    set_vividness(person, 60)

    close_window(person)
    person.click_on("Save")
    person.wait(closed(person), "the window is closed")
    project = album / f"coffee{PROJECT_SUFFIX}"
    assert project.is_file()

    another_day = start(project)
    another_day.wait_for("Colorize again")
    settle(another_day)
    assert vividness_of(another_day) == 60
    assert not another_day.sees("recoveryDialog")
    close_window(another_day)
    another_day.wait(closed(another_day), "nothing is asked and the window is closed")


def test_discarded_work_is_gone_and_not_offered_again(start, album, desktops):
    person = start(album / "coffee.jpg")
    begin_work(person)
    person.wait(lambda: person.desktop.studio.recovery.is_up_to_date, "the work is autosaved")
    before = sorted(album.iterdir())
    close_window(person)
    person.click_on("Discard")
    person.wait(closed(person), "the window is closed")
    person.desktop.stop()
    assert sorted(album.iterdir()) == before

    another_day = start()
    settle(another_day)
    assert another_day.sees("welcomePage")
    assert not another_day.sees("recoveryDialog")
    desktops.remove(person.desktop)
