"""The application in other languages, and in one that shows what is translated."""

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QLocale, QTranslator

import desktop.app
from desktop.shell.translations import install_translations
from resources.translations.qt_texts import QT_TEXTS
from resources.translations.renew import FOLDER

WAIT_MS = 60_000


@pytest.fixture
def speak(qapp):
    """Speak a language until the end of the test."""

    def speak(language):
        install_translations(qapp, language)

    before, known = QLocale(), qapp.findChildren(QTranslator)
    yield speak
    QLocale.setDefault(before)
    for translator in qapp.findChildren(QTranslator):
        if translator not in known:
            qapp.removeTranslator(translator)
            translator.deleteLater()


class Marker(QTranslator):
    """Translates into English in marks."""

    def __init__(self, known, parent):
        super().__init__(parent)
        self._known = known

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False

    def translate(self, context, source, _disambiguation=None, _count=-1):
        return f"⟦{source}⟧" if (context, source) in self._known else source


@pytest.fixture(scope="module")
def known():
    contexts = ElementTree.parse(FOLDER / "photochrom_de.ts").getroot().iter("context")
    own = {
        (context.findtext("name"), message.findtext("source"))
        for context in contexts
        for message in context.iter("message")
    }
    return own | set(QT_TEXTS)


@pytest.fixture
def marks(qapp, known, monkeypatch):
    marker = Marker(known, qapp)
    qapp.installTranslator(marker)
    monkeypatch.setattr(desktop.app, "install_translations", lambda _application, _language: None)
    yield
    qapp.removeTranslator(marker)
