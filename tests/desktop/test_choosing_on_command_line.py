"""``photochrom colorize --include --only --order``: which photos, and what comes first."""

import json
import os
import sqlite3

import numpy as np
import pytest
from command_line import records, results, save_photo
from PIL import Image

from engine.batch.journal_file import JOURNAL_NAME


def save_colored(path):
    """Write a photo of a red and a green half, each from dark to bright."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ramp = np.linspace(0.2, 1, 48)[None, :, None] * np.ones((20, 1, 1))
    halves = ramp * (230, 50, 50), ramp * (40, 200, 60)
    Image.fromarray(np.concatenate(halves).astype(np.uint8)).save(path)


@pytest.fixture
def mixed(work):
    """A working folder with a gray photo, a sepia one and one in color."""
    save_photo(work / "in/gray.png")
    save_colored(work / "in/red.png")
    ramp = np.linspace(0, 1, 48)[None, :, None] * np.array([255, 220, 170])
    Image.fromarray(np.repeat(ramp, 40, 0).astype(np.uint8)).save(work / "in/sepia.png")
    return work


def test_photos_in_color_are_skipped_with_a_reason(mixed, colorize):
    code, stdout, stderr = colorize("in", "-o", "out", "--only", "gray", "--json")
    assert code == 0
    assert stderr.splitlines() == [
        "2 colorized, 0 failed, 1 skipped",
        "skipped: 1: The photo is in color already.",
    ]
    assert results(mixed / "out") == ["gray.png", "sepia.png"]
    told = {record["source"]: record for record in records(stdout)}
    red = told["in/red.png"]
    assert (red["ok"], red["error"], red["width"]) == (False, None, 48)
    assert red["skipped"] == "The photo is in color already."
    assert "infer" not in red["seconds"]
    with sqlite3.connect(mixed / "out" / JOURNAL_NAME) as journal:
        rows = journal.execute("SELECT source, state, reason FROM photo ORDER BY source").fetchall()
    journal.close()
    assert rows[1] == ("../in/red.png", "skipped", "The photo is in color already.")
    assert [state for _, state, _ in rows] == ["done", "skipped", "done"]


def test_skipped_photo_is_done_once_it_is_wanted(mixed, colorize):
    colorize("in", "-o", "out", "--only", "gray")
    code, _, stderr = colorize("in", "-o", "out", "--resume")
    assert (code, stderr) == (0, "1 colorized, 0 failed, 2 done before\n")
    assert results(mixed / "out") == ["gray.png", "red.png", "sepia.png"]


def test_photos_without_color_are_skipped(mixed, colorize):
    stderr = colorize("in", "-o", "out", "--only", "color")[2]
    assert stderr.startswith("1 colorized, 0 failed, 2 skipped")
    assert results(mixed / "out") == ["red.png"]


def test_names_decide_and_it_is_said_how_many_were_not_chosen(work, colorize):
    for name in ("a.png", "a-back.png", "x/b.png", "Backs/c.png"):
        save_photo(work / "in" / name)
    choice = ("--exclude", "*-BACK.*", "--exclude", "backs/")
    code, _, stderr = colorize("in", "-o", "out", "--recursive", *choice)
    assert (code, stderr) == (
        0,
        "2 colorized, 0 failed\nnot chosen: 2, by --include and --exclude\n",
    )
    assert results(work / "out") == ["a.png", "x/b.png"]
    colorize("in", "-o", "out", "--recursive", "--include", "backs/*")
    assert results(work / "out") == ["Backs/c.png", "a.png", "x/b.png"]


def test_choice_that_leaves_nothing_says_so(work, colorize):
    save_photo(work / "in/a.png")
    code, _, stderr = colorize("in", "-o", "out", "--include", "*.tif")
    assert code == 0
    assert stderr == "0 colorized, 0 failed\nnot chosen: 1, by --include and --exclude\n"


def test_newest_photos_come_first(work, colorize):
    for date, name in enumerate(("old.png", "new.png", "middle.png")):
        save_photo(work / "in" / name)
        os.utime(work / "in" / name, (date, (0, 9, 5)[date]))
    arguments = ("in", "-o", "out", "--order", "newest", "--jobs", "1", "--json")
    _, stdout, _ = colorize(*arguments)
    assert [json.loads(line)["source"] for line in stdout.splitlines()] == [
        "in/new.png",
        "in/middle.png",
        "in/old.png",
    ]
