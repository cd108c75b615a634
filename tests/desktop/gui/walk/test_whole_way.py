"""A photo's whole way: dropped, colorized, compared, touched up, exported and opened again."""

import numpy as np
from person import CONTROL, SHIFT
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSlider, QToolButton
from steps import (
    bench_of,
    canvas_of,
    close_window,
    colorize,
    export_to,
    photo_pixels,
    photo_place,
    settle,
    show_actual_pixels,
    use_tool,
    wait_for_photo,
)

from desktop.panels.swatch import Swatch
from desktop.shell.commands.command import Command
from engine.models.store import DEFAULT_COLORIZER
from engine.photo.read import read_photo
from engine.photo.xmp import DIGITAL_SOURCE_TYPE

SUIT = 0.35, 0.62
"""Where the suit of the astronaut is, in shares of the photo's width and height."""


def test_a_photo_goes_its_whole_way(start, album, tmp_path):
    person = start()
    original = (album / "astronaut.png").read_bytes()
    assert person.drop(album / "astronaut.png")
    wait_for_photo(person, "astronaut.png")
    assert colorfulness(photo_pixels(person)) == 0
    colorize(person)

    compare_by_the_split(person)
    make_more_vivid(person)
    light_up_and_select(person)
    harmonize(person)
    take_a_suggested_color(person)
    undo_and_redo(person)

    seen = look_closely(person)
    exported = export(person, tmp_path / "exports")
    with Image.open(exported) as picture:
        np.testing.assert_array_equal(np.asarray(picture.convert("RGB")), seen)
    assert_same_lightness(exported, album / "astronaut.png")
    assert_says_what_was_done(exported)
    assert (album / "astronaut.png").read_bytes() == original

    open_again(person, exported, seen)
    close_window(person)
    person.wait(lambda: not person.window.isVisible(), "the window is closed")


def compare_by_the_split(person):
    """The line is taken anywhere in the photo; left of it the photo is gray."""
    use_tool(person, Command.SPLIT)
    whole = canvas_of(person)
    person.take(whole, photo_place(person, 0.3, 0.5))
    assert_gray_up_to(0.3, photo_pixels(person))
    person.point_at(whole, photo_place(person, 0.7, 0.4))
    assert_gray_up_to(0.7, photo_pixels(person))
    person.let_go(whole, photo_place(person, 0.7, 0.4))
    use_tool(person, Command.SINGLE)
    assert colorfulness(photo_pixels(person)[:, :100]) > 0


def make_more_vivid(person):
    """The colors follow the handle of the slider while it is held."""
    slider = person.find("Vividness", QSlider)
    states = len(bench_of(person).history.entries)
    before = colorfulness(photo_pixels(person))
    person.take(slider, handle_place(slider))
    person.point_at(slider, (1, slider.height() / 2))
    # A photo that is shown larger than it is has its last bit rounded.
    assert np.ptp(photo_pixels(person), axis=2).max() <= 1
    person.point_at(slider, slider_place(slider, 0.5))
    assert colorfulness(photo_pixels(person)) > 1.2 * before
    assert len(bench_of(person).history.entries) == states
    person.let_go(slider, slider_place(slider, 0.5))
    settle(person)
    assert len(bench_of(person).history.entries) == states + 1
    assert colorfulness(photo_pixels(person)) > 1.2 * before


def light_up_and_select(person):
    """What lies under the pointer is lit, and dark again when the pointer leaves."""
    person.click_on("Select objects", QToolButton)
    canvas, selection = canvas_of(person), person.desktop.studio.selection
    dark = photo_pixels(person)
    person.point_at(canvas, photo_place(person, *SUIT))
    person.wait(lambda: selection.hover_mask is not None, "the suit is lit")
    light = np.abs(photo_pixels(person).astype(int) - dark).mean(axis=2)
    inside = seen_mask(selection.hover_mask, light.shape)
    assert at(inside, *SUIT)
    assert light[inside].mean() > 2 * light[~inside].mean()
    person.point_at(person.find("Select objects", QToolButton))
    person.wait(lambda: selection.hover_mask is None, "nothing is lit")
    np.testing.assert_array_equal(photo_pixels(person), dark)
    person.click(canvas, photo_place(person, *SUIT))
    person.wait_until_usable("Deselect")
    settle(person)


def harmonize(person):
    """The colors of the object move together; those around it stay."""
    before = bench_of(person).chroma
    person.click_on("Apply", within=person.find("harmonizePart"))
    settle(person)
    assert last_state(person).startswith("Harmonize")
    changed = (bench_of(person).chroma != before).any(axis=2)
    mask = person.desktop.studio.selection.mask
    assert changed[mask == 255].any()
    assert not changed[mask == 0].any()


def take_a_suggested_color(person):
    """Pointing at a swatch tries its color, clicking takes it."""
    row = person.find("recolorPart")
    person.wait(lambda: swatches(row), "colors are suggested")
    before, states = photo_pixels(person), len(bench_of(person).history.entries)
    chosen = swatches(row)[-1]
    assert "probability" in chosen.accessibleName()
    person.point_at(chosen)
    assert (photo_pixels(person) != before).any()
    assert len(bench_of(person).history.entries) == states
    tried = bench_of(person).chroma
    person.click(chosen)
    settle(person)
    assert last_state(person).startswith("Recolor")
    np.testing.assert_array_equal(bench_of(person).chroma, tried)


def undo_and_redo(person):
    """Two steps back and two forward lead to what was seen before."""
    # Whoever judges colors puts the tool away, which lights up what it points at.
    person.press(Qt.Key.Key_Escape)
    use_tool(person, Command.LOOK)
    person.wait(lambda: person.desktop.studio.selection.mask is None, "nothing is selected")
    settle(person)
    views = [photo_pixels(person)]
    for _ in range(2):
        person.press(Qt.Key.Key_Z, CONTROL)
        settle(person)
        views.append(photo_pixels(person))
    assert not np.array_equal(views[0], views[1])
    assert not np.array_equal(views[1], views[2])
    for view in (views[1], views[0]):
        person.press(Qt.Key.Key_Z, CONTROL | SHIFT)
        settle(person)
        np.testing.assert_array_equal(photo_pixels(person), view)


def look_closely(person):
    """The photo at its own size, every pixel one of the screen."""
    show_actual_pixels(person)
    photo = bench_of(person).photo
    seen = photo_pixels(person)
    assert seen.shape == (photo.height, photo.width, 3)
    return seen


def export(person, folder):
    """Write a PNG into another folder with the panel."""
    folder.mkdir()
    export_to(person, folder)
    person.wait_for("Exported as astronaut-colorized.png")
    settle(person)
    assert [path.name for path in folder.iterdir()] == ["astronaut-colorized.png"]
    return folder / "astronaut-colorized.png"


def open_again(person, exported, seen):
    """The export looks in the window as the photo did that it was made of."""
    assert person.drop(exported, on=canvas_of(person))
    wait_for_photo(person, exported.name)
    assert exported.name in person.window.windowTitle()
    show_actual_pixels(person)
    again = photo_pixels(person)
    assert np.abs(again.astype(int) - seen).max() <= 1
    settle(person)


def assert_same_lightness(exported, original):
    difference = np.abs(read_photo(exported).lightness - read_photo(original).lightness)
    assert difference.mean() <= 0.5
    assert np.percentile(difference, 99.9) <= 1.5


def assert_says_what_was_done(exported):
    written = exported.read_bytes().decode("utf-8", "ignore")
    assert DIGITAL_SOURCE_TYPE in written
    assert f"<photochrom:Model>{DEFAULT_COLORIZER}</photochrom:Model>" in written
    assert written.index("Harmonize") < written.index("Recolor")


def assert_gray_up_to(share, seen):
    """Whether the middle rows are gray on one side of a line, and have colors on the other."""
    rows, columns = seen.shape[:2]
    middle, line = seen[rows // 4 : -rows // 4], round(share * columns)
    assert colorfulness(middle[:, : line - 16]) == 0
    assert colorfulness(middle[:, line + 16 :]) > 1


def last_state(person):
    """What the history calls the last thing that was done."""
    history = bench_of(person).history
    return history.entries[history.index].name


def colorfulness(seen):
    """How far the pixels are from gray: mean of what lies between their channels, 0 to 255."""
    return float(np.ptp(seen, axis=2).mean())


def at(values, across, down):
    rows, columns = values.shape[:2]
    return values[round(down * rows), round(across * columns)]


def seen_mask(mask, shape):
    """A mask as large as the photo is seen, True in the object."""
    rows, columns = (np.arange(n) * m // n for n, m in zip(shape, mask.shape, strict=True))
    return mask[np.ix_(rows, columns)] > 127


def swatches(row):
    return [
        swatch
        for swatch in row.findChildren(Swatch)
        if swatch.isVisible() and "probability" in swatch.accessibleName()
    ]


def slider_place(slider, share):
    # The middle of the handle stays half its width away from both ends.
    return 8 + share * (slider.width() - 16), slider.height() / 2


def handle_place(slider):
    way = slider.maximum() - slider.minimum()
    return slider_place(slider, (slider.value() - slider.minimum()) / way)


def test_photos_are_taken_wherever_they_are_dropped(start, album):
    """A field of the panel must not swallow a photo as if it were a text."""
    person = start(album / "cat.jpg")
    wait_for_photo(person, "cat.jpg")
    colorize(person)
    fields = [person.find("Name", QLineEdit), person.find("Vividness", QDoubleSpinBox)]
    before = [field.text() for field in fields]
    for photo, spot in (
        ("coffee.jpg", person.find("filmStrip")),
        ("astronaut.png", fields[0]),
        ("cat.jpg", person.find("Color in hexadecimal digits", QLineEdit)),
        ("coffee.jpg", fields[1]),
    ):
        assert person.drop(album / photo, on=spot)
        wait_for_photo(person, photo)
    assert [field.text() for field in fields] == before
    settle(person)
