"""Speaks the user's language, as far as Photochrom and Qt have been translated."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from engine.resources import resource_path


def install_translations(application: QCoreApplication, language: str) -> None:
    """Translate all texts that are made from now on.

    Args:
        application: gets the translators.
        language: code of a language; empty for the languages that the system prefers.
    """
    locale = QLocale(language) if language else QLocale()
    if language:
        QLocale.setDefault(locale)
    own = str(resource_path("translations"))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt), ("photochrom", own)):
        translator = QTranslator(application)
        if translator.load(locale, name, "_", folder):
            application.installTranslator(translator)
