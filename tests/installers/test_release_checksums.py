"""SHA256SUMS lists every file, as sha256sum reads it, and finds every difference."""

import shutil
import subprocess

import pytest

from installers.release import checksums
from installers.release.checksums import SUMS_NAME, SumsError, check_sums, write_sums


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "photochrom.deb").write_bytes(b"deb")
    (tmp_path / "Photochrom setup.exe").write_bytes(b"exe")
    return tmp_path


def test_sums_are_those_of_sha256sum(folder):
    write_sums(folder)
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("needs the program sha256sum")
    subprocess.run([program, "--check", "--strict", SUMS_NAME], cwd=folder, check=True)


def test_writing_twice_gives_the_same_file(folder):
    first = write_sums(folder).read_bytes()
    assert write_sums(folder).read_bytes() == first
    assert b"\r" not in first


def test_files_with_their_sums_pass(folder):
    assert checksums.main([str(folder)]) == 0
    assert checksums.main([str(folder), "--check"]) == 0


def change(folder):
    (folder / "photochrom.deb").write_bytes(b"bad")


def remove(folder):
    (folder / "photochrom.deb").unlink()


def add(folder):
    (folder / "other.dmg").write_bytes(b"dmg")


def garble(folder):
    (folder / SUMS_NAME).write_text((folder / SUMS_NAME).read_text() + "no sum\n")


@pytest.mark.parametrize(
    ("harm", "named"),
    [(change, "photochrom.deb"), (remove, "photochrom.deb"), (add, "other.dmg"), (garble, "line")],
)
def test_every_difference_is_found_and_named(folder, harm, named):
    write_sums(folder)
    harm(folder)
    with pytest.raises(SumsError, match=named):
        check_sums(folder)


def test_empty_folder_is_refused(tmp_path, capsys):
    assert checksums.main([str(tmp_path)]) == 1
    assert "There is no file" in capsys.readouterr().err
