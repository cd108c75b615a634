"""Looks at what runs over many photos have left in their folder."""

from pathlib import Path

from batch_album import files_below
from PIL import Image


def named(folder):
    """Results that have their names."""
    return [folder / name for name in files_below(folder) if not Path(name).name.startswith(".")]


def stamps(folder):
    return {path: path.stat()[1:9] for path in named(folder)}


def check_whole(folder, count, before):
    """So many results are there, whole, and those of before untouched."""
    after = stamps(folder)
    assert len(after) == count
    assert {path: after[path][0] for path in before} == {p: s[0] for p, s in before.items()}
    assert {path: after[path][6] for path in before} == {p: s[6] for p, s in before.items()}
    for path in after:
        with Image.open(path) as picture:
            picture.load()
    assert not [name for name in files_below(folder) if Path(name).name[0] == "."]
