"""A file is written completely or not at all, and never over the source."""

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from photo_files import colored, photo, small_file, write

import engine
from engine.photo import atomic
from engine.photo.errors import PhotoError
from engine.photo.read import read_photo

SUFFIXES = [".jpg", ".png", ".tif", ".webp"]


def refusal(path, source=None, **options):
    with pytest.raises(PhotoError) as caught:
        write(path, source or photo(), **options)
    assert str(caught.value).endswith(".")
    return str(caught.value)


def test_an_existing_file_stays_unless_told_otherwise(tmp_path):
    path = tmp_path / "out.png"
    path.write_bytes(b"precious")
    assert "exists already" in refusal(path)
    assert path.read_bytes() == b"precious"
    write(path, photo(), overwrite=True)
    assert read_photo(path).height == 48


def test_a_folder_that_is_not_there_is_named_as_the_reason(tmp_path):
    wanted = "The folder to write into does not exist; choose another one or make it."
    assert refusal(tmp_path / "gone" / "out.png") == wanted
    (tmp_path / "file").write_bytes(b"no folder")
    assert refusal(tmp_path / "file" / "out.png") == wanted
    with (
        pytest.raises(PhotoError, match="folder"),
        atomic.new_file(tmp_path / "gone" / "any", overwrite=True),
    ):
        pass


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "out.png"

    def strips():
        path.write_bytes(b"precious")
        yield from colored(photo())

    assert "exists already" in refusal(path, strips=strips())
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]


def test_of_two_writers_of_one_name_one_wins(tmp_path):
    path, outcomes = tmp_path / "out.png", []

    def attempt():
        try:
            write(path, photo())
            outcomes.append("written")
        except PhotoError:
            outcomes.append("refused")

    threads = [threading.Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["refused"] * 3 + ["written"]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [errno.EPERM, errno.ENOTSUP])
def test_without_hard_links_the_name_is_still_claimed_safely(tmp_path, monkeypatch, error):
    def refuse(*_args):
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "link", refuse)
    path = write(tmp_path / "out.png", photo())
    assert read_photo(path).height == 48
    assert "exists already" in refusal(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("link", ["itself", "symbolic", "hard", "around"])
def test_the_source_is_never_overwritten(tmp_path, link):
    original = tmp_path / "scan.png"
    original.write_bytes(small_file("PNG"))
    target = tmp_path / "link.png"
    if link == "symbolic":
        target.symlink_to(original)
    elif link == "hard":
        os.link(original, target)
    elif link == "around":
        (tmp_path / "folder").mkdir()
        target = tmp_path / "folder" / ".." / "scan.png"
    else:
        target = original
    sentence = refusal(target, read_photo(original), overwrite=True)
    assert "never overwritten" in sentence
    assert original.read_bytes() == small_file("PNG")


def test_a_source_opened_through_a_link_is_never_overwritten(tmp_path):
    original, link = tmp_path / "scan.png", tmp_path / "link.png"
    original.write_bytes(small_file("PNG"))
    link.symlink_to(original)
    assert "never overwritten" in refusal(original, read_photo(link), overwrite=True)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError, MemoryError])
def test_whatever_stops_the_work_nothing_is_left_behind(tmp_path, suffix, failure):
    def strips():
        yield next(iter(np.split(np.concatenate(list(colored(photo()))), 4)))
        raise failure

    with pytest.raises(failure):
        write(tmp_path / f"out{suffix}", photo(), strips=strips())
    assert not list(tmp_path.iterdir())


def test_an_existing_file_survives_a_failed_replacement(tmp_path):
    path = tmp_path / "out.tif"
    path.write_bytes(b"precious")
    with pytest.raises(ValueError, match="rows"):
        write(path, photo(), strips=[], overwrite=True)
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "write-protected"),
        (errno.EIO, "disk"),
    ],
)
def test_trouble_of_the_disk_is_said_plainly(tmp_path, monkeypatch, number, word):
    def fail(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(atomic.os, "fsync", fail)
    assert word in refusal(tmp_path / "out.png")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_disk_that_fills_up_while_writing_leaves_nothing(tmp_path, monkeypatch, suffix):
    opened = Path.open

    def open_full(self, mode="r", *args, **options):
        if self.name.endswith(".tmp"):
            opened(self, mode).close()
            return opened(Path("/dev/full"), "r+b", *args, **options)
        return opened(self, mode, *args, **options)

    monkeypatch.setattr(Path, "open", open_full)
    assert "full" in refusal(tmp_path / f"out{suffix}")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_real_limit_of_the_file_size_leaves_nothing(tmp_path, suffix):
    program = (
        "import resource, signal, sys, pathlib\n"
        "import numpy as np\n"
        "from photo_files import photo, write\n"
        "from engine.photo.errors import PhotoError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "noise = np.random.default_rng(0).random((90, 90), np.float32) * 100\n"
        "try:\n"
        "    write(pathlib.Path(sys.argv[1]), photo(noise))\n"
        "except PhotoError as error:\n"
        "    print(error)\n"
    )
    here, root = Path(__file__).parent, Path(engine.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(tmp_path / f"out{suffix}")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(here)])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "too large for this disk" in done.stdout
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_to_is_said_plainly(tmp_path, monkeypatch):
    def refuse(self, *_args, **_options):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    source = photo()
    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission" in refusal(tmp_path / "out.png", source)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_said_plainly(tmp_path):
    assert "folder" in refusal(tmp_path / "nowhere" / "out.png")


def test_a_folder_in_the_way_is_said_plainly(tmp_path):
    (tmp_path / "out.png").mkdir()
    assert "folder" in refusal(tmp_path / "out.png", overwrite=True)


@pytest.mark.parametrize(
    "name", ["line\nbreak.png", "👵🏽 Großmutter.png", "x" * 246 + ".png", " .png", "-rf.png"]
)
def test_odd_names_work(tmp_path, name):
    path = write(tmp_path / name, photo())
    assert read_photo(path).path == path
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_too_long_for_the_disk_is_said_plainly(tmp_path):
    assert "too long" in refusal(tmp_path / ("x" * 300 + ".png"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions of POSIX")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_permissions_are_those_of_any_new_file(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        path = write(tmp_path / "out.png", photo())
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode
