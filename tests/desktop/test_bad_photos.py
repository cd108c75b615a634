"""Bad files: each fails with a sentence of its own, and the good ones of the run are done."""

import errno
import os
import struct
import sys
import zlib

import numpy as np
import pytest
import tifffile
from command_line import is_whole, photochrom, records, results, save_photo
from PIL import Image

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux")


def truncated(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def png_that_declares(width, height):
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", b""),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def make_bad_files(folder):
    """Write one file of every bad kind; return file name to a part of the sentence expected."""
    folder.mkdir()
    (folder / "empty.jpg").touch()
    for suffix in ("jpg", "png"):
        truncated(save_photo(folder / f"truncated.{suffix}", width=200, height=200))
    noise = np.random.default_rng(0).integers(0, 256, (200, 200), np.uint8)
    tifffile.imwrite(folder / "truncated.tif", noise)
    truncated(folder / "truncated.tif")
    (folder / "text.jpg").write_text("Dear diary, today I took a photo.")
    save_photo(folder / "tiny.png", width=1, height=1)
    save_photo(folder / "line.png", width=60000, height=10)
    (folder / "bomb.png").write_bytes(png_that_declares(60000, 60000))
    (folder / "dangling.jpg").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.jpg")
    return {
        "empty.jpg": "empty",
        "truncated.jpg": "damaged",
        "truncated.png": "incomplete",
        "truncated.tif": "damaged",
        "text.jpg": "no JPEG",
        "tiny.png": "1 x 1 pixels",
        "line.png": "60000 x 10 pixels",
        "bomb.png": "3,600 megapixels",
        "dangling.jpg": "no such file",
        "pipe.jpg": "not a regular file",
    }


@needs_pipes
def test_every_bad_file_fails_with_its_own_sentence_and_the_good_ones_are_done(colorize, work):
    bad = make_bad_files(work / "in")
    for name in ("a.jpg", "z.png"):
        save_photo(work / "in" / name)
    code, stdout, stderr = colorize("in", "-o", "out", "--json")
    assert code == 1
    told = {os.path.basename(record["source"]): record for record in records(stdout)}  # noqa: PTH119
    for name, words in bad.items():
        assert words in told.pop(name)["error"]
        line = next(line for line in stderr.splitlines() if f" in/{name}: " in line)
        assert words in line
    assert all(record["ok"] for record in told.values())
    assert results(work / "out") == ["a.jpg", "z.png"]
    assert stderr.splitlines()[-1] == f"2 colorized, {len(bad)} failed"
    assert len(stderr.splitlines()) == len(bad) + 1


def test_missing_file_and_missing_folder_are_named(colorize, work):
    save_photo(work / "a.jpg")
    code, _, stderr = colorize("gone.jpg", "a.jpg", "nowhere/")
    assert code == 1
    assert "photochrom: gone.jpg: There is no such file; check its name and folder.\n" in stderr
    assert "photochrom: nowhere: There is no such file; check its name and folder.\n" in stderr
    assert (work / "a-colorized.jpg").is_file()


def test_folder_without_photos_is_a_failure(colorize, work):
    (work / "in").mkdir()
    code, _, stderr = colorize("in")
    assert code == 1
    assert stderr.startswith("photochrom: in: There are no photos in this folder")


def test_unreadable_file_and_folder_are_named(colorize, work):
    save_photo(work / "in/a.jpg").chmod(0)
    save_photo(work / "closed/b.jpg")
    (work / "closed").chmod(0)
    if os.access(work / "in/a.jpg", os.R_OK):
        pytest.skip("nothing is forbidden to this user, such as root")
    try:
        code, _, stderr = colorize("in", "closed")
    finally:
        (work / "closed").chmod(0o700)
    assert code == 1
    assert "in/a.jpg: Permission is denied" in stderr
    assert "closed: Permission is denied" in stderr


def test_folder_that_cannot_be_searched_is_named(colorize, work, monkeypatch):
    save_photo(work / "in/a.jpg")
    (work / "in/sub").mkdir()
    scandir = os.scandir

    def denied(path):
        if os.fspath(path).endswith("sub"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)
    code, _, stderr = colorize("in", "--recursive", "-o", "out")
    assert code == 1
    assert "photochrom: in/sub: Permission is denied" in stderr
    assert (work / "out/a.jpg").is_file()


@pytest.mark.parametrize("output", ["file/out", "file"])
def test_output_folder_that_cannot_be_made_ends_the_run_at_once(colorize, work, output):
    save_photo(work / "a.jpg")
    save_photo(work / "b.jpg")
    (work / "file").touch()
    code, _, stderr = colorize("a.jpg", "b.jpg", "-o", output)
    assert code == 1
    assert stderr.startswith("photochrom: The output folder cannot be made")
    assert stderr.count("\n") == 1


def test_disk_that_fills_up_fails_what_does_not_fit_and_leaves_no_part_of_it(work):
    resource = pytest.importorskip("resource", reason="needs limits of POSIX")
    save_photo(work / "in/small.png")
    save_photo(work / "in/large.png", width=300, height=300)
    code, _, stderr = photochrom(
        *("colorize", "in", "-o", "out", "--model", "test-classifier"),
        cwd=work,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert code == 1
    assert "in/large.png: The result cannot be written: The file becomes too large" in stderr
    assert results(work / "out") == ["small.png"]
    assert is_whole(work / "out/small.png")


AWKWARD_NAMES = [
    "new\nline.jpg",
    "🎞️ día.jpg",
    f"{'n' * 246}.jpg",
    "-o.jpg",
    " .jpg",
    "a\u202eb.jpg",
]


@pytest.mark.parametrize("name", AWKWARD_NAMES)
def test_awkward_file_names_are_read_and_written(colorize, work, name):
    save_photo(work / name)
    assert colorize("--json", "--", name) == (0, *colorize_output(name))
    assert len(list(work.iterdir())) == 2


def colorize_output(name):
    return AnyJsonWithSource(name), "1 colorized, 0 failed\n"


class AnyJsonWithSource:
    """Equals every JSON line about a photo."""

    def __init__(self, source):
        self.source = source

    def __eq__(self, other):
        return [record["source"] for record in records(other)] == [self.source]

    __hash__ = None


@pytest.mark.parametrize("name", AWKWARD_NAMES)
def test_awkward_file_names_take_one_line_in_messages(colorize, work, name):
    (work / name).touch()
    code, _, stderr = colorize("--", name)
    assert code == 1
    assert len(stderr.splitlines()) == 2
    assert "\u202e" not in stderr


@linux_only
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_names_that_are_no_unicode_are_handled_in_every_locale(work, locale):
    good, bad = (os.fsencode(work) + b"/" + name for name in (b"caf\xe9.jpg", b"\xff\n.jpg"))
    save_photo(work / "a.jpg").rename(os.fsdecode(good))
    with open(bad, "wb"):  # noqa: PTH123
        pass
    code, stdout, stderr = photochrom(
        *("colorize", ".", "--json", "--model", "test-classifier"),
        cwd=work,
        env={"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert code == 1
    assert {record["ok"] for record in records(stdout)} == {True, False}
    assert "photochrom: \\xff\\n.jpg: The file is empty.\n" in stderr
    assert os.path.exists(os.fsencode(work) + b"/caf\xe9-colorized.jpg")  # noqa: PTH110


def test_picture_that_becomes_too_large_for_its_format_says_which_one_to_choose(colorize, work):
    Image.new("L", (17000, 400)).save(work / "a.png")
    code, _, stderr = colorize("a.png", "--format", "webp")
    assert code == 1
    assert "choose PNG or TIFF" in stderr
