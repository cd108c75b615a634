"""Speaks the user's language, as far as Photochrom has been translated."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.resources import resource_path


def install_translations(application: QCoreApplication, language: str) -> None:
    """Translate all texts that are made from now on.

    Buttons and menus of Qt itself speak the same language as those of Photochrom, never another
    one that the system would like better.

    Args:
        application: gets the translators.
        language: code of a language; empty for the languages that the system prefers.
    """
    locale = QLocale(language) if language else QLocale()
    if language:
        QLocale.setDefault(locale)
    own = str(resource_path("translations"))
    translator = QTranslator(application)
    if translator.load(locale, "photochrom", "_", own):
        application.installTranslator(translator)
        _translate_qt(application, translator.language(), own)


def _translate_qt(application: QCoreApplication, language: str, own: str) -> None:
    """Let Qt's own texts follow; some languages that Qt lacks lie beside the others."""
    for folder in (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), own):
        translator = QTranslator(application)
        if translator.load(f"qtbase_{language}", folder):
            application.installTranslator(translator)
            return
