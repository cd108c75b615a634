"""Everything that the window says is translated: no text of it stays in the language of the source.

In these tests the application speaks a language in which every text is the English one in marks. A
text without them was never handed to the translators, or under another context than the one that
the translations know.
"""

import re
import shutil
from datetime import UTC, datetime
from itertools import product

import pytest
from batch_album import make_album
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea
from shown_texts import shown_texts

from desktop.batch.batch_view import BatchView
from desktop.shell.commands.command import Command
from desktop.shell.licenses import parts
from desktop.shell.recovery_dialog import RecoveryDialog
from desktop.workspace.recovery_store import Rescued
from desktop.workspace.selection import SelectionMode
from engine.document.edits import Harmonize, Hint, Recolor
from engine.models.install import known_as
from engine.models.published import PUBLISHED_MODELS
from engine.models.variant import Variant, exchange_commands
from engine.photo.errors import PhotoError
from engine.touchup.colors import TargetColor
from engine.touchup.hints import ColorPoint

WAIT_MS = 60_000
ALBUM = "album"
RED = TargetColor(60, 30)
SAME_EVERYWHERE = re.compile(r"^[\W\d_]*$|^(JPEG|PNG|TIFF|WebP)$|^[\w ./-]+\.\w{3,4}$|^/|^https:")
"""Signs, names of file formats, of files and of places."""
KEY = re.compile(r"((Ctrl|Shift|Alt)\+)*(\S|F\d+|Esc|PgUp|PgDown|Return|Left)")

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", "This plugin does not support", "OpenType support missing", extend=True
)


@pytest.fixture
def cat(tmp_path, small_photos):
    return shutil.copy(small_photos / "cat.jpg", tmp_path / "cat.jpg")


@pytest.fixture
def window(marks, start, cat, qtbot):  # noqa: ARG001 - it speaks while it lives
    """The application with a photo that is colorized and touched up in all ways."""
    application = start(cat)
    bench, selection = application.studio.workbench, application.studio.selection
    qtbot.waitUntil(lambda: bench.pyramid is not None, timeout=WAIT_MS)
    give(application, Command.COLORIZE)
    qtbot.waitUntil(lambda: bench.chroma is not None and selection.is_ready, timeout=WAIT_MS)
    selection.click(60, 60, SelectionMode.NEW)
    qtbot.waitUntil(lambda: selection.mask is not None, timeout=WAIT_MS)
    for edit in (
        Recolor(selection.mask, RED),
        Harmonize((selection.mask,)),
        Harmonize((selection.mask, selection.mask)),
        Hint((ColorPoint(10, 10, RED),)),
        Hint((ColorPoint(10, 10, RED), ColorPoint(30, 30, RED))),
    ):
        bench.add_edit(edit)
    bench.toggle_step(0)
    selection.suggest(6)
    qtbot.waitUntil(lambda: bool(selection.suggestions), timeout=WAIT_MS)
    settle(application, qtbot)
    return application


def give(application, command):
    action = application.window.frame.actions[command]
    assert action.isEnabled()
    action.trigger()


def settle(application, qtbot):
    qtbot.waitUntil(lambda: not application.runner.jobs, timeout=WAIT_MS)


def opened(application, qtbot):
    """Return the dialog that is open, as soon as it is and says all that it will say."""
    found = []

    def is_open():
        found[:] = [each for each in application.window.findChildren(QDialog) if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open, timeout=WAIT_MS)
    settle(application, qtbot)
    return found[0]


def unspoken(widget, *names):
    """What is said without marks, apart from what is the same in all languages and these names."""
    texts = (text for text in shown_texts(widget) if "⟦" not in text)
    return sorted(text for text in texts if text not in names and not SAME_EVERYWHERE.search(text))


@pytest.mark.usefixtures("marks")
def test_the_welcome(start):
    application = start()
    assert unspoken(application.window, *model_names(application)) == []


def test_the_window_with_a_photo_and_its_history(window):
    names = [entry.name for entry in window.studio.workbench.history.entries]
    assert len(names) == 7
    assert unspoken(window.window, *model_names(window)) == []


@pytest.mark.usefixtures("marks")
def test_titles_of_jobs(start, qtbot, cat):
    titles = set()
    application = start()
    application.runner.started.connect(lambda job: titles.add(job.title))
    application.window.frame.opening.open([cat])
    bench = application.studio.workbench
    qtbot.waitUntil(lambda: bench.pyramid is not None, timeout=WAIT_MS)
    give(application, Command.COLORIZE)
    qtbot.waitUntil(lambda: bench.chroma is not None, timeout=WAIT_MS)
    settle(application, qtbot)
    assert titles
    assert [title for title in titles if "⟦" not in title] == []


def test_the_preferences(window, qtbot):
    give(window, Command.PREFERENCES)
    dialog = opened(window, qtbot)
    published = [model.name for model in PUBLISHED_MODELS]
    licenses = [model.license for model in PUBLISHED_MODELS]
    languages = ["English", "Deutsch", "বাংলা"]
    commands = ["\n".join(exchange_commands(variant)) for variant in Variant]
    names = [*model_names(window), *published, *licenses, *languages, *commands]
    assert unspoken(dialog, *names) == []
    dialog.close()


def test_the_sheet_of_shortcuts(window, qtbot):
    give(window, Command.SHORTCUTS)
    dialog = opened(window, qtbot)
    assert [text for text in unspoken(dialog) if not KEY.fullmatch(text)] == []
    dialog.close()


def test_about(window, qtbot):
    give(window, Command.ABOUT)
    dialog = opened(window, qtbot)
    listed = [text for part in parts() for text in (part.name, part.version, part.license)]
    assert unspoken(dialog, *listed, "Python") == []
    dialog.close()


def test_the_question_about_unsaved_work(window, qtbot):
    assert not window.window.close()
    dialog = opened(window, qtbot)
    assert unspoken(dialog) == []
    dialog.findChild(QPushButton, "cancelButton").click()


def test_errors(window, qtbot):
    window.reporter.show("⟦What was tried⟧", PhotoError("The file is empty."))
    dialog = opened(window, qtbot)
    assert unspoken(dialog) == []
    dialog.close()


@pytest.mark.usefixtures("marks")
def test_the_offer_to_restore_work(qtbot, tmp_path):
    rescued = Rescued(tmp_path / "1.photochrom", tmp_path / "cat.jpg", None, datetime.now(UTC))
    dialog = RecoveryDialog([rescued])
    qtbot.addWidget(dialog)
    time = dialog.listing.topLevelItem(0).text(1)
    assert unspoken(dialog, time) == []


@pytest.fixture
def batch(marks, start, tmp_path, small_photos):  # noqa: ARG001 - it speaks while it lives
    """The page for many photos, with a folder of which one photo is damaged."""
    application = start()
    give(application, Command.BATCH)
    view = application.window.findChild(BatchView)
    view.add([make_album(tmp_path / ALBUM, small_photos)])
    return application, view


def test_the_choices_for_many_photos(batch, qtbot):
    application, view = batch
    settle(application, qtbot)
    assert view.run.model.rowCount()
    assert unspoken(application.window, *model_names(application), ALBUM) == []


def test_a_run_over_many_photos_and_its_report(batch, qtbot):
    application, view = batch
    with qtbot.waitSignal(view.run.ended, timeout=WAIT_MS):
        view.start()
        assert unspoken(view, *model_names(application), ALBUM) == []
    settle(application, qtbot)
    assert unspoken(application.window, *model_names(application), ALBUM) == []


def model_names(application):
    entries = application.studio.store.list()
    return [name for entry in entries for name in (known_as(entry), str(entry.path))]


@pytest.mark.parametrize("language", ["en", "de", "bn"])
def test_no_letter_is_underlined_twice_in_a_menu(speak, start, language):
    speak(language)
    bar = start().window.menuBar()
    for actions in (bar.actions(), *(action.menu().actions() for action in bar.actions())):
        letters = re.findall(r"&(\w)", " ".join(action.text() for action in actions).casefold())
        assert sorted(letters) == sorted(set(letters)), [action.text() for action in actions]


def test_the_window_speaks_german(speak, start, known):
    """No text of the source is left, apart from those that are the same in German."""
    speak("de")
    left = {
        source for context, source in known if QCoreApplication.translate(context, source) != source
    }
    assert sorted(shown_texts(start().window) & left) == []


@pytest.mark.parametrize("language", ["en", "de", "bn"])
def test_choices_are_as_wide_as_their_texts(speak, start, language, cat, qtbot):
    """Nobody has to scroll to the right to read, in no language."""
    speak(language)
    application = start(cat)
    application.window.resize(1280, 800)
    qtbot.waitUntil(lambda: application.studio.workbench.pyramid is not None, timeout=WAIT_MS)
    give(application, Command.BATCH)
    for area in application.window.findChildren(QScrollArea):
        needed = area.widget().minimumSizeHint().width()
        assert area.viewport().width() >= needed, area.objectName()


@pytest.mark.parametrize("text", ["Schließen", "সংরক্ষণ করুন (&S)"])
def test_a_default_button_shows_its_whole_text(start, qtbot, text):
    """However much wider it is made, no more of the text appears."""
    dialog = QDialog(start().window)
    button = QPushButton(text, dialog)
    button.setDefault(True)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    inks = []
    for wider in (0, 60):
        button.resize(button.sizeHint() + QSize(wider, 0))
        picture = button.grab().toImage()
        inks.append(ink(picture, button.palette().color(QPalette.ColorRole.HighlightedText)))
    assert inks[0] == inks[1] > 0


def ink(picture, color):
    """How many pixels have exactly a color."""
    places = product(range(picture.width()), range(picture.height()))
    return sum(picture.pixelColor(x, y) == color for x, y in places)
