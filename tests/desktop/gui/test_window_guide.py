"""The guide to the window tells the truth about keys, pictures and places."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from desktop.shell.actions import plain_name
from desktop.shell.commands.gestures import GESTURES
from desktop.shell.commands.table import ENTRIES
from desktop.shell.log_file import log_folder
from desktop.workspace.recovery_store import recovery_folder
from engine.models.store import installed_models_path

DOCS = Path(__file__).parents[3] / "docs"
GUIDE = (DOCS / "window.md").read_text(encoding="utf-8")
README = (DOCS.parent / "README.md").read_text(encoding="utf-8")


def rows():
    """What and keys of each line of the table, in its order."""
    table = GUIDE.split("<!-- shortcuts", 1)[1].split("<!-- end of shortcuts", 1)[0]
    cells = [
        [cell.strip() for cell in row[1:-1].split("|")] for row in table.splitlines()[4:] if row
    ]
    return [(what, keys) for _section, what, keys in cells]


def test_the_table_names_every_key_and_gesture_once():
    commands = [
        (plain_name(entry), " or ".join(QKeySequence(key).toString() for key in entry.keys))
        for entry in ENTRIES
        if entry.keys
    ]
    gestures = [(gesture.what, gesture.how) for gesture in GESTURES]
    hint = "run `PYTHONPATH=. python docs/shortcut_table.py`"
    assert sorted(rows()) == sorted(commands + gestures), hint


@pytest.mark.parametrize("text", [GUIDE, README], ids=["guide", "readme"])
def test_every_picture_is_there(text):
    folder = DOCS if text is GUIDE else DOCS.parent
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)
    assert pictures
    assert [name for name in pictures if not (folder / name).is_file()] == []


def test_keys_in_the_text_are_keys_of_commands():
    known = {key for entry in ENTRIES for key in entry.keys}
    single = set(re.findall(r"(?<!</kbd> )<kbd>(\w+)</kbd>(?! <kbd>)", GUIDE))
    pairs = {"+".join(pair) for pair in re.findall(r"<kbd>(\w+)</kbd> <kbd>([^<]+)</kbd>", GUIDE)}
    assert single | pairs <= known
    assert single
    assert pairs


@pytest.mark.skipif(sys.platform != "linux", reason="names the places of Linux")
def test_places_are_named_as_they_are(monkeypatch, tmp_path):
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "PHOTOCHROM_RECOVERY", "PHOTOCHROM_MODELS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for folder in (log_folder(), recovery_folder(), installed_models_path()):
        assert f"`~/{folder.relative_to(tmp_path).as_posix()}/`" in GUIDE
