"""The AppImage: a folder as appimagetool wants it, in which the program starts."""

import subprocess
import sys

import pytest

from installers.release import appimage
from installers.release.appimage import lay_out

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="for Linux")


@pytest.fixture
def frozen(tmp_path):
    folder = tmp_path / "Photochrom"
    folder.mkdir()
    program = folder / "photochrom"
    program.write_text('#!/bin/sh\nreadlink -f "$0"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture
def tool(tmp_path, monkeypatch):
    """An appimagetool that lists its folder and writes the image."""
    program = tmp_path / "appimagetool"
    program.write_text('#!/bin/sh\nls -A "$2"\necho "arch $ARCH"\necho image > "$3"\n')
    program.chmod(0o755)
    monkeypatch.setenv(appimage.TOOL, str(program))


def test_program_starts_by_apprun_beside_its_files(frozen, tmp_path):
    target = tmp_path / "AppDir"
    target.mkdir()
    lay_out(frozen, target)
    done = subprocess.run([target / "AppRun"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(target / "usr/lib/photochrom/photochrom")


def test_entry_of_the_menu_names_an_icon_that_is_there(frozen, tmp_path):
    target = tmp_path / "AppDir"
    target.mkdir()
    lay_out(frozen, target)
    lines = (target / "photochrom.desktop").read_text().splitlines()
    values = dict(line.split("=", 1) for line in lines[1:])
    assert (target / f"{values['Icon']}.svg").read_text().startswith("<svg")
    assert (target / ".DirIcon").exists()
    assert values["Exec"] == "photochrom %F"


@pytest.mark.usefixtures("tool")
def test_image_is_made_and_named_after_version_and_processor(frozen, tmp_path, capfd):
    assert appimage.main([str(frozen), str(tmp_path / "out")]) == 0
    (image,) = (tmp_path / "out").iterdir()
    assert image.name.startswith("Photochrom-")
    assert image.suffix == ".AppImage"
    said = capfd.readouterr().out.split()
    assert {".DirIcon", "AppRun", "photochrom.desktop", "photochrom.svg", "usr"} <= set(said)


def test_missing_tool_is_said(frozen, tmp_path, monkeypatch, capfd):
    monkeypatch.delenv(appimage.TOOL, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert appimage.main([str(frozen), str(tmp_path / "out")]) == 1
    assert "appimagetool is missing" in capfd.readouterr().err
