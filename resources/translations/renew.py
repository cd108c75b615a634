"""Brings the translations up to date with the texts of the source.

Run it as ``python -m resources.translations.renew`` in the source tree. New texts appear in the
``.ts`` files as unfinished; translate them there, by Qt Linguist or by hand, and run it once more:
``.ts`` files are what people edit, ``.qm`` files are compiled from them for the application.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import PySide6

from resources.translations.engine_sentences import engine_sentences
from resources.translations.qt_texts import QT_TEXTS

SOURCES: Final = Path(__file__).resolve().parents[2]
"""The source tree."""

FOLDER: Final = Path(__file__).resolve().parent
"""Where the translations lie."""

SENTENCES: Final = "engine_sentences.txt"
"""The file that lists what the engine says."""

LANGUAGES: Final = ("en", "de", "bn")
"""English is here for its plurals, and so that who prefers it gets no other language."""

_OPTIONS: Final = ("-locations", "none", "-no-obsolete", "-silent", "-source-language", "en")


def renew(folder: Path) -> None:
    """Update all files of the translations.

    Args:
        folder: where they lie; files that are missing are made.
    """
    sentences = engine_sentences(SOURCES / "engine")
    text = "".join(f"{sentence}\n" for sentence in sentences)
    (folder / SENTENCES).write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        engine = _marked(Path(scratch, "engine.py"), [("Engine", each) for each in sentences])
        qt = _marked(Path(scratch, "qt.py"), QT_TEXTS)
        for language in LANGUAGES:
            _extract([*_window_sources(), engine], folder, f"photochrom_{language}")
        _extract([qt], folder, "qtbase_bn")
    for file in sorted(folder.glob("*.ts")):
        _run("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


def _window_sources() -> list[Path]:
    files = sorted((SOURCES / "desktop").rglob("*.py"))
    return [file for file in files if "cli" not in file.relative_to(SOURCES).parts]


def _marked(file: Path, texts: Sequence[tuple[str, str]]) -> Path:
    """Write a source in which the extraction finds texts that stand in none of its own."""
    marks = (f"QT_TRANSLATE_NOOP({_quoted(context)}, {_quoted(text)})\n" for context, text in texts)
    file.write_text("".join(marks), encoding="utf-8")
    return file


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _extract(files: Sequence[Path], folder: Path, name: str) -> None:
    language = name.rpartition("_")[2]
    only = ["-pluralonly"] if language == "en" else []
    options = [*_OPTIONS, "-target-language", language, *only]
    _run("lupdate", *options, *map(str, files), "-ts", str(folder / f"{name}.ts"))


def _run(tool: str, *arguments: str) -> None:
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    program = Path(PySide6.__file__).parent / name
    subprocess.run([str(program), *arguments], check=True)  # noqa: S603 - Qt's own tool


if __name__ == "__main__":
    renew(FOLDER)
