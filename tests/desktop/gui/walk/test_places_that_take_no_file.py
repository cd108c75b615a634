"""Exports to places where nothing can be written: a sentence says why, and no work is lost."""

import errno
import os
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton
from steps import (
    bench_of,
    close_window,
    colorize,
    error_sentence,
    export_to,
    prepare_export,
    set_vividness,
    settle,
    vividness_of,
    wait_for_photo,
)

# Folders of the system in which nobody may make a file, not even who may do everything else.
_GUARDED = ("/sys", "/proc", "/dev/fd")
_FORBIDDEN = errno.EACCES, errno.EPERM, errno.EROFS


@pytest.fixture
def forbidden(tmp_path):
    """A folder in which nobody may write."""
    own = tmp_path / "read only"
    own.mkdir(mode=0o555)
    for folder in (own, *map(Path, _GUARDED)):
        if _is_forbidden(folder):
            yield folder
            return
    pytest.skip("this user may write everywhere")


def _is_forbidden(folder):
    path = folder / ".photochrom-test"
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL))
    except OSError as error:
        return error.errno in _FORBIDDEN
    path.unlink()
    return False


@pytest.fixture
def at_work(start, album):
    """Somebody with a colorized photo whose vividness was changed."""
    person = start(album / "cat.jpg")
    wait_for_photo(person, "cat.jpg")
    colorize(person)
    set_vividness(person, 130)
    person.wait(lambda: person.desktop.studio.recovery.is_up_to_date, "the work is autosaved")
    return person


def test_places_that_take_no_file_are_named_and_another_one_is_taken(at_work, tmp_path, forbidden):
    person = at_work
    colors = bench_of(person).chroma
    (tmp_path / "no folder").write_text("a file")
    export_to(person, forbidden)
    assert error_sentence(person) in (
        "Permission is denied; check who may use the file and its folder.",
        "The disk is write-protected; choose another folder.",
    )
    for folder in (tmp_path / "no folder", tmp_path / "no folder" / "below", tmp_path / "gone"):
        export_to(person, folder)
        sentence = error_sentence(person)
        assert "folder" in sentence, f"{folder}: {sentence}"
        assert "System" not in sentence, f"{folder}: {sentence}"
    assert (tmp_path / "no folder").read_text() == "a file"

    assert vividness_of(person) == 130
    np.testing.assert_array_equal(bench_of(person).chroma, colors)
    (tmp_path / "exports").mkdir()
    export_to(person, tmp_path / "exports")
    person.wait_for("Exported as cat-colorized.png")
    settle(person)
    with Image.open(tmp_path / "exports" / "cat-colorized.png") as picture:
        picture.load()


def test_a_full_disk_leaves_nothing_half_written_and_loses_no_work(
    at_work, tmp_path, monkeypatch, album
):
    person = at_work
    (tmp_path / "exports").mkdir()
    before = sorted(album.iterdir())
    prepare_export(person, tmp_path / "exports")
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", _no_space)
        person.click_on("Export", QPushButton, person.find("exportSection"))
        assert error_sentence(person) == "The disk is full; free some space or choose another one."
        assert list((tmp_path / "exports").iterdir()) == []
        close_window(person)
        person.click_on("Save", QPushButton)
        assert error_sentence(person) == "The disk is full; free some space or choose another one."
        assert person.window.isVisible()
    assert sorted(album.iterdir()) == before
    assert vividness_of(person) == 130

    with files_of_at_most(40_000):
        person.click_on("Export", QPushButton, person.find("exportSection"))
        assert error_sentence(person).startswith("The file becomes too large for this disk;")
    assert list((tmp_path / "exports").iterdir()) == []
    person.click_on("Export", QPushButton, person.find("exportSection"))
    person.wait_for("Exported as cat-colorized.png")
    settle(person)


def _no_space(_file):
    """What the system says when the last block of a disk is taken."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def files_of_at_most(size):
    """Let the system refuse to write on when a file has become so large, in bytes."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
