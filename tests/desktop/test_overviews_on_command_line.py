"""``photochrom colorize --contact-sheet --report``: what a curator looks at after a run."""

import csv
import os
import re
import signal
from pathlib import Path

import pytest
from command_line import results, save_photo
from PIL import Image

from desktop.cli import colorize_run
from desktop.cli.colorize_work import on_this_machine
from engine.batch.journal import Journal
from engine.batch.overview.places import FOLDER, THUMBNAILS


@pytest.fixture
def archive(work):
    """The working folder with two photos and a file that is none in in/."""
    for seed, name in enumerate(("a.png", "x/b.png")):
        save_photo(work / "in" / name, seed=seed)
    (work / "in/c.png").write_bytes(b"no picture")
    return work


@pytest.fixture
def batch(colorize):
    arguments = ("in", "-o", "out", "--recursive", "--contact-sheet", "--report", "out/run.csv")
    return lambda *more: colorize(*arguments, *more)


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def pictures(folder):
    """Thumbnails that the first page shows, in their order."""
    page = (folder / FOLDER / "page-00001.html").read_text()
    return [folder / FOLDER / name for name in re.findall(r'<img src="(.*?)"', page)]


def size_of(path):
    with Image.open(path) as picture:
        return picture.size


def test_run_ends_with_pages_and_a_table(archive, batch):
    code, stdout, stderr = batch()
    assert (code, stdout) == (1, "")
    first = Path("out", FOLDER, "index.html")
    assert stderr.splitlines()[-2:] == ["2 colorized, 1 failed", f"contact sheet: {first}"]
    assert "in/c.png" in first.read_text()
    assert [row["state"] for row in table(archive / "out/run.csv")] == ["done", "failed", "done"]
    shown = pictures(archive / "out")
    assert len(shown) == 4
    for before, after in zip(shown[::2], shown[1::2], strict=True):
        assert size_of(before) == size_of(after) == (48, 40)
        assert before.read_bytes() != after.read_bytes()


def test_resumed_run_shows_what_was_done_before_and_what_is_new(archive, batch):
    batch()
    save_photo(archive / "in/c.png", seed=3)
    code, _, stderr = batch("--resume")
    assert (code, stderr.splitlines()[0]) == (0, "1 colorized, 0 failed, 2 done before")
    assert [row["state"] for row in table(archive / "out/run.csv")] == ["done"] * 3
    assert len(pictures(archive / "out")) == 6


def test_stopped_run_has_its_pages_too(archive, batch, monkeypatch):
    def stopped(order, request, *, workers):
        for done in on_this_machine(order, request, workers=workers):
            if not request.event.is_set():
                os.kill(os.getpid(), signal.SIGINT)
            yield done

    monkeypatch.setattr(colorize_run, "on_this_machine", stopped)
    code, _, stderr = batch("--jobs", "1")
    assert code == 128 + signal.SIGINT
    assert "contact sheet: " in stderr
    states = {row["state"] for row in table(archive / "out/run.csv")}
    assert "not begun" in states


def test_overviews_are_no_photos_of_the_next_run(archive, colorize):
    (archive / "in/c.png").unlink()
    arguments = ("in", "--recursive", "--contact-sheet")
    assert colorize(*arguments)[2].startswith("2 colorized")
    assert (archive / "in" / FOLDER / THUMBNAILS).is_dir()
    again = colorize(*arguments, "--resume")[2]
    assert again.startswith("0 colorized, 0 failed, 2 done before")


def test_results_beside_linked_folders_keep_their_thumbnails(archive, colorize):
    (archive / "real").mkdir()
    (archive / "out").symlink_to("real")
    colorize("in", "-o", "out", "--contact-sheet")
    assert len(pictures(archive / "real")) == 2


def test_unfinished_pictures_of_a_killed_run_are_taken_away(archive, batch):
    batch()
    journal = Journal(archive / "out")
    names = (f".photochrom-{journal.id}-12345678.tmp", "someone.tmp")
    journal.close()
    folders = archive / "out" / FOLDER, archive / "out" / FOLDER / THUMBNAILS
    for folder in folders:
        for name in names:
            (folder / name).touch()
    batch("--resume")
    for folder in folders:
        assert [path.name for path in folder.glob("*.tmp")] == ["someone.tmp"]


def test_picture_that_cannot_be_written_spoils_no_result(archive, colorize):
    (archive / "out").mkdir()
    (archive / "out" / FOLDER).write_text("in the way")
    code, _, stderr = colorize("in/a.png", "in/x/b.png", "-o", "out", "--contact-sheet")
    assert code == 1
    assert "warning: A small picture for the contact sheet cannot be written" in stderr
    assert "2 colorized, 0 failed" in stderr
    assert f"out/{FOLDER}: " in stderr
    assert {"a.png", "b.png"} <= set(results(archive / "out"))


def test_photo_that_is_passed_over_is_in_the_table(archive, colorize):
    (archive / "out").mkdir()
    (archive / "out/a.png").write_text("mine")
    colorize("in", "-o", "out", "--resume", "--report", "run.csv")
    kept, failed = table(archive / "run.csv")
    assert (kept["state"], kept["result"]) == ("skipped", str(archive / "out/a.png"))
    assert kept["reason"].startswith("A file of this name was there before")
    assert (failed["state"], failed["result"]) == ("failed", "")


def test_folder_that_holds_no_photo_is_in_the_table(archive, colorize):
    (archive / "empty").mkdir()
    colorize("empty", "in", "-o", "out", "--report", "run.csv")
    first = table(archive / "run.csv")[0]
    assert (first["state"], first["photo"]) == ("failed", "empty")
    assert first["reason"].startswith("There are no photos in this folder itself")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("in/a.png", "--contact-sheet"), "are for several photos or a folder"),
        (("in/a.png", "-o", "a.jpg", "--report", "a.csv"), "are for several photos or a folder"),
        (("in", "-o", "out", "--report", "in/a.png"), "ends in .csv"),
        (("in", "-o", "out", "--report", "gone/run.csv"), "does not exist; make it"),
    ],
)
def test_overview_without_a_place_is_refused_before_any_work(archive, colorize, arguments, said):
    code, _, stderr = colorize(*arguments)
    assert code == 2
    assert said in stderr
    assert not list(archive.rglob("*-colorized*"))
