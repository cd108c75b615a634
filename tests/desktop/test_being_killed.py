"""A run that is killed, again and again, ends as one that nothing disturbed."""

import random
import signal
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from command_line import is_whole, photochrom, results, save_photo, start
from PIL import Image

from engine.batch.journal import Journal
from engine.batch.journal_file import JOURNAL_NAME
from engine.batch.journal_rows import PhotoState

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")

PHOTOS = 60
KILLS = 10
SUFFIXES = (".png", ".tif", ".jpg", ".webp")
OPTIONS = ("--recursive", "--size", "64", "--jobs", "2", "--device", "cpu")


@pytest.fixture
def many_photos(work):
    for index in range(PHOTOS):
        path = work / f"in/{index % 3}/{index:02}{SUFFIXES[index % 4]}"
        save_photo(path, width=32, height=32, seed=index)
    return work


def pixels(folder):
    """The pixels of all pictures below a folder, by relative path."""
    found = {}
    for name in results(folder):
        with Image.open(folder / name) as picture:
            found[name] = np.asarray(picture.convert("RGB"))
    return found


def finished(folder):
    """Results that have their name; nothing while there is no folder."""
    return [
        name
        for name in results(folder)
        if not Path(name).name.startswith(".") and Path(name).suffix in SUFFIXES
    ]


def kill_at(many_photos, count, delay):
    """Resume the run, and kill it a moment after so many results are there."""
    process = start("colorize", "in", "-o", "killed", *OPTIONS, "--resume", cwd=many_photos)
    while len(finished(many_photos / "killed")) < count and process.poll() is None:
        time.sleep(0.005)
    time.sleep(delay)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_run_killed_at_ten_moments_ends_as_one_that_was_not(many_photos):
    chance = random.Random(6)  # noqa: S311 - the same moments in every run
    moments = sorted(chance.sample(range(PHOTOS - 4), KILLS))
    before = {}
    for count in moments:
        kill_at(many_photos, count, chance.uniform(0, 0.04))
        there = finished(many_photos / "killed")
        assert all(is_whole(many_photos / "killed" / name) for name in there)
        now = {name: (many_photos / "killed" / name).stat()[:9] for name in there}
        # What was whole was never touched again; links of a killed run may still have gone.
        assert {name: now[name][1] for name in before} == {n: s[1] for n, s in before.items()}
        before = now
    code, _, stderr = photochrom(
        "colorize", "in", "-o", "killed", *OPTIONS, "--resume", cwd=many_photos
    )
    assert (code, " 0 failed" in stderr) == (0, True)
    assert photochrom("colorize", "in", "-o", "calm", *OPTIONS, cwd=many_photos)[0] == 0
    killed, calm = pixels(many_photos / "killed"), pixels(many_photos / "calm")
    assert len(killed) == PHOTOS
    assert killed.keys() == calm.keys()
    assert all(np.array_equal(killed[name], calm[name]) for name in calm)
    for name, status in before.items():
        assert (many_photos / "killed" / name).stat().st_ino == status[1]
    tops = sorted(path.name for path in (many_photos / "killed").iterdir())
    assert tops == ["0", "1", "2", JOURNAL_NAME]
    with closing(Journal(many_photos / "killed")) as journal:
        assert journal.counts() == {PhotoState.DONE: PHOTOS}


WINDOWS = """
import os, signal, sys
from desktop.cli import main
from engine.batch.journal import Journal
from engine.photo import atomic

def dies_after(owner, name, count):
    really = getattr(owner, name)
    calls = []
    def dying(*arguments, **options):
        calls.append(really(*arguments, **options))
        if len(calls) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return calls[-1]
    setattr(owner, name, dying)

dies_after({"journal": Journal, "atomic": atomic, "os": os}[sys.argv[1]], sys.argv[2], 2)
sys.exit(main(sys.argv[3:]))
"""


@pytest.mark.parametrize(
    ("owner", "moment"),
    [
        # Written and noted, but without its name; with two names; with its name, but not noted.
        ("journal", "note_all_staged"),
        ("os", "link"),
        ("atomic", "_publish"),
    ],
)
def test_run_killed_in_the_moments_that_matter_goes_on_without_a_word(work, owner, moment):
    for index in range(3):
        save_photo(work / f"in/{index}.png", seed=index)
    arguments = ("colorize", "in", "-o", "out", "--model", "test-classifier", "--jobs", "1")
    command = (sys.executable, "-c", WINDOWS, owner, moment)
    assert photochrom(*arguments, cwd=work, command=command)[0] == -signal.SIGKILL
    there = finished(work / "out")
    inodes = {name: (work / "out" / name).stat().st_ino for name in there}
    assert len(there) == (1 if moment == "note_all_staged" else 2)
    code, _, stderr = photochrom(*arguments, "--resume", cwd=work)
    assert (code, stderr) == (
        0,
        f"{3 - len(there)} colorized, 0 failed, {len(there)} done before\n",
    )
    assert results(work / "out") == ["0.png", "1.png", "2.png"]
    assert all((work / "out" / name).stat().st_ino == inode for name, inode in inodes.items())
