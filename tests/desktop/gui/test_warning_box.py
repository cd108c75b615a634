"""Questions before something gets lost."""

import pytest
from PySide6.QtCore import Qt

from desktop.look.colors import DARK, LIGHT, palette_of
from desktop.look.warning_box import WarningBox


@pytest.fixture
def box(qtbot):
    box = WarningBox()
    qtbot.addWidget(box)
    box.show()
    return box


def inks(box):
    """The colors of the mark."""
    image = box.iconPixmap().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    opaque = (image.pixelColor(*place) for place in places)
    return {color.name() for color in opaque if color.alpha() == 255}


def test_the_mark_follows_the_theme_while_the_box_is_open(box, qapp, qtbot):
    before = qapp.palette()
    try:
        for colors in (LIGHT, DARK):
            qapp.setPalette(palette_of(colors))
            qtbot.waitUntil(lambda wanted=colors: inks(box) == {wanted.text})
    finally:
        qapp.setPalette(before)


def test_names_of_files_are_no_formatted_text(box):
    box.setText("“<b>attic</b>.jpg” is there already.")
    assert box.textFormat() is Qt.TextFormat.PlainText
