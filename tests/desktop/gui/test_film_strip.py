"""The film strip: what it shows of the open photos, and what it asks for."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.shell.film_strip import FilmStrip
from desktop.workspace.open_photo import PhotoState

WAIT_MS = 60_000

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def strip(qtbot, library):
    strip = FilmStrip(library)
    qtbot.addWidget(strip)
    strip.resize(700, strip.height())
    strip.show()
    return strip


@pytest.fixture
def filled(qtbot, strip, library, small_photos):
    library.open(sorted(small_photos.glob("*.jpg")))
    qtbot.waitUntil(lambda: strip.model().rowCount() == 3, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: all(photo.thumbnail for photo in library.photos), timeout=WAIT_MS)
    return strip


def click(qtbot, strip, row, button=Qt.MouseButton.LeftButton):
    place = strip.visualRect(strip.model().index(row, 0)).center()
    qtbot.mouseClick(strip.viewport(), button, pos=place)


def test_its_model_keeps_the_rules(filled, library):
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(filled.model(), mode)
    library.close(library.photos[1])
    assert filled.model().rowCount() == 2
    assert tester is not None


def test_a_click_makes_a_photo_current(qtbot, filled, library):
    click(qtbot, filled, 2)
    assert library.current is library.photos[2]


def test_the_current_photo_is_the_chosen_row(filled, library):
    library.set_current(library.photos[1])
    assert filled.currentIndex().row() == 1


def test_arrow_keys_go_from_photo_to_photo(qtbot, filled, library):
    library.set_current(library.photos[0])
    qtbot.keyClick(filled, Qt.Key.Key_Right)
    assert library.current is library.photos[1]


def test_delete_asks_to_close_the_photo(qtbot, filled, library):
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.setFocus()
    library.set_current(library.photos[1])
    with qtbot.waitSignal(filled.close_asked) as asked:
        qtbot.keyClick(filled, Qt.Key.Key_Delete)
    assert asked.args == [library.photos[1]]


def test_the_menu_of_a_photo_asks_for_its_folder_and_its_end(qtbot, filled, library):
    menu = filled.menu_for(library.photos[0])
    show, apply, close = menu.actions()
    assert not apply.isEnabled(), "nothing was done to the photo yet"
    with qtbot.waitSignal(filled.show_asked) as asked:
        show.trigger()
    assert asked.args == [library.photos[0]]
    with qtbot.waitSignal(filled.close_asked):
        close.trigger()


def test_screen_readers_hear_name_and_state(filled):
    index = filled.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "astronaut.jpg, not colorized yet"
    assert "not colorized yet" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_photo_that_cannot_be_read_says_why(qtbot, strip, library, tmp_path):
    (tmp_path / "torn.jpg").write_bytes(b"\xff\xd8\xff torn")
    library.open([tmp_path / "torn.jpg"])
    qtbot.waitUntil(
        lambda: [photo.state for photo in library.photos] == [PhotoState.FAILED], timeout=WAIT_MS
    )
    spoken = strip.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"torn.jpg, {library.photos[0].error}"


def test_pictures_are_drawn_and_states_marked(qtbot, filled, library, tmp_path):
    before = filled.grab().toImage()
    library.photos[0].set_error(OSError("gone"))
    qtbot.waitUntil(lambda: filled.grab().toImage() != before)
    grabbed = tmp_path / "strip.png"
    assert before.save(str(grabbed))
    with Image.open(grabbed) as picture:
        assert len(picture.convert("L").getcolors()) > 50, "the thumbnails have many grays"
