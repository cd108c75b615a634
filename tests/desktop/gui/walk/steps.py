"""What people do with a photo again and again, and what they see of it."""

from person import CONTROL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QPushButton

from desktop.canvas.canvas import Canvas
from desktop.shell.commands.command import Command

CALM = 10
"""Looks in a row at which nothing happens, longer together than any rest of the application."""


def bench_of(person):
    """The workbench, to read what it holds."""
    return person.desktop.studio.workbench


def is_read(person, title):
    """Whether a photo is on the table, ready to be worked on."""
    photo = bench_of(person).open_photo
    return photo is not None and photo.title == title and bench_of(person).photo is not None


def wait_for_photo(person, title):
    person.wait(lambda: is_read(person, title), f"{title} can be worked on")


def colorize(person):
    """Click the large button and wait for the colors."""
    person.click_on("colorize")
    person.wait_for("Colorize again")
    settle(person)


def settle(person):
    """Wait until nothing moves any more, as somebody does who lets the eyes rest on the photo.

    Exact colors come only when a drag has rested for a moment, so it is not enough that no work is
    being done just now.
    """
    canvases = person.window.findChildren(Canvas)
    calm = 0

    def is_calm():
        nonlocal calm
        is_drawn = all(canvas.is_exact for canvas in canvases)
        calm = calm + 1 if is_drawn and not person.desktop.runner.jobs else 0
        return calm >= CALM

    person.wait(is_calm, "nothing moves any more")


def canvas_of(person):
    return person.find("canvas")


def photo_place(person, across, down):
    """A place of the canvas: so far across and down the photo, 0 to 1."""
    part = canvas_of(person).navigation.viewport.part()
    return part.x + across * (part.view.columns - 1), part.y + down * (part.view.rows - 1)


def photo_pixels(person):
    """The photo as it is seen when it has been drawn: uint8, shape (rows, columns, 3)."""
    settle(person)
    canvas = canvas_of(person)
    part = canvas.navigation.viewport.part()
    seen = person.pixels(canvas)
    return seen[part.y : part.y + part.view.rows, part.x : part.x + part.view.columns]


def tool_button(person, command):
    """The button of the toolbar for a command."""
    return person.desktop.window.frame.tool_bar.widgetForAction(
        person.desktop.window.frame.actions[command]
    )


def use_tool(person, command):
    """Click a button of the toolbar."""
    button = tool_button(person, command)
    person.wait(button.isEnabled, f"{command} can be given")
    person.click(button)


def show_actual_pixels(person):
    """See every pixel of the photo as one of the screen."""
    use_tool(person, Command.ONE_TO_ONE)


def close_window(person):
    """Click the cross of the window, as its frame tells it."""
    person.window.windowHandle().close()


def set_vividness(person, percent):
    """Write a vividness into its field, which becomes a step of its own."""
    person.fill_in(person.find("Vividness", QDoubleSpinBox), str(percent))
    person.press(Qt.Key.Key_Return)
    person.wait(lambda: vividness_of(person) == percent, f"the vividness is {percent} %")
    settle(person)


def vividness_of(person):
    """The vividness in the document, in percent."""
    return round(100 * bench_of(person).document.adjust.decoding.vividness)


def prepare_export(person, folder):
    """Go to the panel and say that a PNG shall go to a folder; return the section."""
    person.press(Qt.Key.Key_E, CONTROL)
    section = person.find("exportSection")
    person.choose("Format", "PNG", section)
    person.choose("Where", "In another folder", section)
    person.fill_in(person.find("Folder for exports", QLineEdit, section), str(folder))
    return section


def export_to(person, folder):
    """Write a PNG into a folder with the panel."""
    section = prepare_export(person, folder)
    person.click_on("Export", QPushButton, section)


def error_sentence(person):
    """What the dialog in front says went wrong; the dialog is closed then."""
    sentence = person.wait_for("errorSentence").text()
    person.click_on("Close", QPushButton)
    person.wait(lambda: not person.sees("errorSentence"), "the dialog is closed")
    return sentence
