"""``photochrom --self-test``: tells whether an installation works."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import desktop.app
from desktop.self_test import photo_checks
from desktop.self_test.figures import Figures
from desktop.self_test.photo_checks import (
    CheckError,
    check_colors,
    check_files,
    check_scans,
    measure,
)
from desktop.self_test.run import run_checks

SOURCES = Path(desktop.app.__file__).parents[1]


def test_the_source_tree_passes_without_a_word_on_stderr():
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--self-test"],
        cwd=SOURCES,
        env=environment,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[1:-1]] == [
        "models",
        "colors",
        "files",
        "scans",
        "window",
    ]
    assert lines[-1] == "All is well."


def test_the_expected_figures_are_those_of_the_bundled_models():
    expected, found = Figures.expected(), measure()
    assert np.abs(np.subtract(expected.chroma, found.chroma)).max() < 0.5
    assert np.abs(np.subtract(expected.mask, found.mask)).max() < 0.02
    assert max(np.hypot(*np.transpose(expected.chroma))) > 10
    assert 0.1 < np.mean(expected.mask) < 0.9


def test_other_colors_are_noticed():
    figures = Figures.expected()
    other = replace(figures, chroma=((30.0, 0.0), *figures.chroma[1:]))
    assert "colors differ" in figures.difference(other)


def test_another_object_is_noticed():
    figures = Figures.expected()
    other = replace(figures, mask=(*figures.mask[:-1], 1.0))
    assert "object differs" in figures.difference(other)


def test_a_gray_result_fails_the_check(monkeypatch):
    gray = replace(Figures.expected(), chroma=((0.0, 0.0),) * len(Figures.expected().chroma))
    monkeypatch.setattr(photo_checks, "measure", lambda: gray)
    with pytest.raises(CheckError, match="colors differ"):
        check_colors()


def test_a_file_without_colors_fails_the_check(tmp_path, monkeypatch):
    def write_gray(path, *_photo, **_options):
        path.write_bytes((SOURCES / "resources/samples" / photo_checks.SAMPLE).read_bytes())

    monkeypatch.setattr(photo_checks, "export_document", write_gray)
    with pytest.raises(CheckError, match="no colors"):
        check_files(tmp_path)


def test_a_codec_that_is_missing_fails_the_check(tmp_path, monkeypatch):
    monkeypatch.setattr(photo_checks, "SCAN_COMPRESSIONS", ("lzw", "jetraw"))
    with pytest.raises(Exception, match=r"(?i)jetraw|not supported|invalid"):
        check_scans(tmp_path)


def test_all_checks_run_and_those_that_fail_are_named(capsys):
    def fail():
        raise CheckError("no window")

    assert run_checks({"window": fail, "models": lambda: "fine"}) == 1
    out = capsys.readouterr().out
    assert "CheckError: no window" in out
    assert "fine" in out
    assert out.splitlines()[-1] == "Something is wrong: window."
