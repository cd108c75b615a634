"""Says sentences of the engine in the language of the user.

The engine knows no languages: its errors and reasons are English sentences, some with names and
numbers in them. ``resources/translations/engine_sentences.txt`` lists them all with fields in
place of what varies. An English sentence is recognized by its form, and its translation gets the
same names and numbers.
"""

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from engine.resources import resource_path

CONTEXT: Final = "Engine"
"""Context of these sentences in the translations."""

_FIELD: Final = re.compile(r"\{(\w+)\}")


def in_user_language(sentence: str) -> str:
    """Translate what the engine says.

    Args:
        sentence: in English.

    Returns:
        The translation; the sentence itself if it is unknown or the user's language is English.
    """
    whole = QCoreApplication.translate(CONTEXT, sentence) if sentence else ""
    if whole != sentence:
        return whole
    for template, form in _forms():
        found = form.fullmatch(sentence)
        if found is not None:
            return _filled(template, found.groupdict(), sentence)
    return sentence


def _filled(template: str, values: dict[str, str], sentence: str) -> str:
    translation = QCoreApplication.translate(CONTEXT, template)
    if translation == template:
        return sentence
    return translation.format(**{name: in_user_language(text) for name, text in values.items()})


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sentences that have fields with what recognizes them, the most special ones first."""
    text = resource_path("translations", "engine_sentences.txt").read_text(encoding="utf-8")
    templates = [line for line in text.splitlines() if _FIELD.search(line)]
    templates.sort(key=lambda template: -len(_FIELD.sub("", template)))
    return tuple((template, _form(template)) for template in templates)


def _form(template: str) -> re.Pattern[str]:
    literals = _FIELD.split(template)
    pieces = [
        f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece)
        for number, piece in enumerate(literals)
    ]
    return re.compile("".join(pieces), re.DOTALL)
