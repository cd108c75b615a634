"""The translations are complete, and the whole window speaks them."""

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from desktop.sentences import in_user_language
from desktop.shell.actions import without_mnemonic
from desktop.shell.error_texts import sentence_of
from engine.photo.errors import PhotoError
from resources.translations.qt_texts import QT_TEXTS
from resources.translations.renew import FOLDER, SENTENCES, SOURCES, renew

FILES = ("photochrom_bn", "photochrom_de", "photochrom_en", "qtbase_bn")
FIELD = re.compile(r"\{[^}]*\}|%n|%\d|\[\*\]")
MNEMONIC = re.compile(r"&(\w)")
PLURALS = (0, 1, 2, 5, 21)
TEMPLATES = [
    line for line in (FOLDER / SENTENCES).read_text(encoding="utf-8").splitlines() if "{" in line
]


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    forms: tuple[str, ...]
    is_counted: bool
    state: str | None

    @property
    def key(self):
        return self.context, self.source, self.is_counted


def messages(path):
    for context in ElementTree.parse(path).getroot().iter("context"):
        for node in context.iter("message"):
            translation = node.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Message(
                context.findtext("name"),
                node.findtext("source"),
                tuple(forms or [translation.text or ""]),
                node.get("numerus") == "yes",
                translation.get("type"),
            )


@pytest.fixture(params=FILES)
def name(request):
    return request.param


@pytest.fixture
def translated(name):
    return list(messages(FOLDER / f"{name}.ts"))


def wrong(translated, is_right):
    """The messages of which a form is not as it should be."""
    return [
        (each.source, form)
        for each in translated
        for form in each.forms
        if not is_right(each.source, form)
    ]


def ending(text):
    return without_mnemonic(text)[-1:].replace("।", ".")


@pytest.fixture(scope="module")
def renewed(tmp_path_factory):
    """Translations made anew from the source, without any text translated."""
    folder = tmp_path_factory.mktemp("renewed")
    renew(folder)
    return folder


def test_every_text_of_the_source_is_in_the_translations_and_no_other(renewed, translated, name):
    assert {each.key for each in translated} == {
        each.key for each in messages(renewed / f"{name}.ts")
    }


def test_the_sentences_of_the_engine_are_those_of_its_source(renewed):
    assert (renewed / SENTENCES).read_text("utf-8") == (FOLDER / SENTENCES).read_text("utf-8")


def test_every_text_is_translated_and_finished(translated):
    assert [each.source for each in translated if each.state or not all(each.forms)] == []


def test_no_text_is_translated_twice(translated):
    assert [
        key for key, count in Counter(each.key for each in translated).items() if count > 1
    ] == []


def test_translations_keep_the_fields(translated):
    assert (
        wrong(
            translated,
            lambda source, form: sorted(FIELD.findall(source)) == sorted(FIELD.findall(form)),
        )
        == []
    )


def test_translations_have_an_underlined_letter_where_the_source_has_one(translated):
    assert (
        wrong(
            translated,
            lambda source, form: len(MNEMONIC.findall(source)) == len(MNEMONIC.findall(form)),
        )
        == []
    )


def test_translations_end_as_the_source_does(translated):
    marks = set(".…:?")
    assert (
        wrong(
            translated,
            lambda source, form: ending(source) not in marks or ending(form) == ending(source),
        )
        == []
    )


def test_translations_keep_the_spaces_around_them(translated):
    def around(text):
        return text[:1] == " ", text[-1:] == " "

    assert wrong(translated, lambda source, form: around(source) == around(form)) == []


def test_compiled_translations_answer_as_their_sources_say(qapp, translated, name):
    translator = QTranslator(qapp)
    assert translator.load(name, str(FOLDER))
    assert translator.language() == name.rpartition("_")[2]
    for each in translated:
        if each.is_counted:
            answers = {
                translator.translate(each.context, each.source, "", count) for count in PLURALS
            }
            assert answers == set(each.forms)
        else:
            assert translator.translate(each.context, each.source) == each.forms[0]


def test_texts_of_qt_are_those_that_qt_has(qapp):
    """Qt comes with German, which shows how it spells its own texts."""
    translator = QTranslator(qapp)
    assert translator.load(
        "qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    )
    assert [pair for pair in QT_TEXTS if not translator.translate(*pair)] == []


SPEAK = """
from PySide6.QtCore import QCoreApplication
from desktop.shell.translations import install_translations
application = QCoreApplication([])
install_translations(application, "")
for text in (("Commands", "&Help"), ("QPlatformTheme", "Cancel")):
    print(ascii(QCoreApplication.translate(*text)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the languages are told by the environment")
@pytest.mark.parametrize(
    ("languages", "help_text", "cancel"),
    [
        ("de", "&Hilfe", "Abbrechen"),
        ("en:de", "&Help", "Cancel"),
        ("fr:de", "&Hilfe", "Abbrechen"),
        ("fr", "&Help", "Cancel"),
        ("bn:de", "সহায়তা (&H)", "বাতিল"),
    ],
)
def test_the_first_language_of_the_system_that_there_is_is_spoken(languages, help_text, cancel):
    locale = languages.partition(":")[0]
    ended = subprocess.run(
        [sys.executable, "-c", SPEAK],
        cwd=SOURCES,
        env={
            **os.environ,
            "LANGUAGE": languages,
            "LANG": f"{locale}.UTF-8",
            "LC_ALL": f"{locale}.UTF-8",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert ended.stdout.splitlines() == [ascii(help_text), ascii(cancel)]


@pytest.mark.parametrize(
    ("text", "read_aloud"),
    [
        ("Pr&eferences…", "Preferences…"),
        ("ছবি খুলুন (&O)…", "ছবি খুলুন…"),
        ("Tables (CSV)", "Tables (CSV)"),
    ],
)
def test_an_underlined_letter_is_not_read_aloud(text, read_aloud):
    assert without_mnemonic(text) == read_aloud


def test_errors_of_the_engine_are_told_in_the_language_of_the_user(speak):
    speak("de")
    error = PhotoError("The disk is full; free some space or choose another one.")
    assert (
        sentence_of(error) == "Der Datenträger ist voll; Platz schaffen oder einen anderen wählen."
    )


def test_names_and_numbers_of_an_error_are_kept(speak):
    speak("de")
    told = in_user_language("At most 20 color points can be set at once.")
    assert told == "Höchstens 20 Farbpunkte können auf einmal gesetzt werden."


def test_reasons_within_an_error_are_translated_too(speak):
    speak("de")
    told = in_user_language("CUDA cannot be used (no NVIDIA driver is installed)")
    assert told == "CUDA ist nicht nutzbar (kein NVIDIA-Treiber ist installiert)"


@pytest.mark.parametrize("sentence", ["", "A sentence that nobody knows.", "ENOENT"])
def test_what_is_unknown_stays_as_it_is(speak, sentence):
    speak("de")
    assert in_user_language(sentence) == sentence


def test_errors_stay_english_for_who_speaks_english(speak):
    speak("en")
    assert (
        in_user_language("There are no photos in this folder.")
        == "There are no photos in this folder."
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_sentence_with_fields_is_recognized(speak, template):
    speak("de")
    fields = re.findall(r"\{(\w+)\}", template)
    values = {field: f"<{number}>" for number, field in enumerate(fields)}
    expected = QCoreApplication.translate("Engine", template).format(**values)
    assert in_user_language(template.format(**values)) == expected
