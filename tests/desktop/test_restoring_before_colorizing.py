"""``photochrom colorize --restore``: one command does what two did."""

import json

import cv2
import numpy as np
import pytest
from command_line import records
from PIL import Image
from skimage import data

from engine.batch.preset_file import read_preset
from engine.restore.wish import RestorationWish, Strengths

PRESET = "faded.photochrom-preset"


@pytest.fixture
def faded(work):
    """The working folder with in/faded.png and in/good.png."""
    gray = cv2.resize(cv2.cvtColor(data.astronaut(), cv2.COLOR_RGB2GRAY), (160, 160))
    (work / "in").mkdir()
    Image.fromarray((90 + gray * 0.4).astype(np.uint8)).save(work / "in/faded.png")
    Image.fromarray(gray).save(work / "in/good.png")
    return work


def pixels(path):
    with Image.open(path) as picture:
        return np.asarray(picture).astype(int)


def wish_of(path):
    return read_preset(path).settings.restoration


@pytest.mark.usefixtures("faded")
def test_each_photo_gets_what_it_needs_and_is_asked_for(colorize):
    code, stdout, _ = colorize("in", "-o", "out", "--restore", "auto", "--json")
    assert code == 0
    restored = {record["source"]: record["restored"] for record in records(stdout)}
    assert restored == {"in/faded.png": ["Correct light and tone: fade 100%"], "in/good.png": []}


def test_result_is_that_of_both_commands(faded, run, colorize):
    assert run("restore", "in", "--auto", "--bit-depth", "16", "-o", "restored")[0] == 0
    assert colorize("restored", "-o", "two", "--bit-depth", "16")[0] == 0
    assert colorize("in", "-o", "one", "--restore", "auto", "--bit-depth", "16")[0] == 0
    for name in ("faded.png", "good.png"):
        # What lies between the two is rounded to 16 bits, and no more than that.
        one, two = (
            cv2.imread(str(faded / folder / name), -1).astype(int) for folder in ("one", "two")
        )
        assert one.dtype == two.dtype
        assert np.abs(one - two).max() < 257
        assert np.abs(one - two).mean() < 2


def test_border_of_a_scan_goes_without_any_loss(faded, run, colorize):
    canvas = np.full((300, 400), 250, np.uint8)
    canvas[50:250, 90:310] = cv2.resize(pixels(faded / "in/good.png").astype(np.uint8), (220, 200))
    Image.fromarray(canvas).save(faded / "scan.png")
    assert run("restore", "scan.png", "--straighten", "auto", "-o", "cropped.png")[0] == 0
    assert colorize("cropped.png", "-o", "two.png")[0] == 0
    assert colorize("scan.png", "-o", "one.png", "--straighten", "auto")[0] == 0
    assert pixels(faded / "one.png").shape[:2] != (300, 400)
    assert np.array_equal(pixels(faded / "one.png"), pixels(faded / "two.png"))


@pytest.mark.usefixtures("faded")
def test_strengths_count_in_place_of_what_is_found(colorize):
    options = ("--restore", "auto", "--fade", "0", "--contrast", "0.5", "--json")
    _, stdout, _ = colorize("in/faded.png", "-o", "out.png", *options)
    assert records(stdout)[0]["restored"] == ["Correct light and tone: local contrast 50%"]
    _, stdout, _ = colorize("in/good.png", "-o", "out2.png", "--grain", "0.5", "--json")
    assert records(stdout)[0]["restored"] == ["Remove grain and sharpen: grain 50%"]


def test_preset_holds_what_is_restored_until_it_is_taken_back(faded, colorize):
    options = ("--restore", "auto", "--straighten", "auto", "--fade", "0.5")
    assert colorize("in", "-o", "out", *options, "--save-preset", PRESET)[0] == 0
    wish = RestorationWish(automatic=True, straightens=True, strengths=Strengths(fade=0.5))
    assert wish_of(faded / PRESET) == wish
    for option, left in (
        (("--restore", "none"), RestorationWish(straightens=True)),
        (("--straighten", "none"), RestorationWish(True, strengths=Strengths(fade=0.5))),
        (("--grain", "1"), RestorationWish(True, True, Strengths(fade=0.5, denoise=1.0))),
        (("--restore", "none", "--straighten", "none"), None),
    ):
        code, _, _ = colorize(
            *("in", "-o", "out", "--overwrite", "--preset", PRESET, *option),
            *("--save-preset", "next.photochrom-preset"),
        )
        assert code == 0
        assert wish_of(faded / "next.photochrom-preset") == left


@pytest.mark.usefixtures("faded")
def test_restoring_otherwise_than_before_needs_a_decision(colorize):
    assert colorize("in", "-o", "out")[0] == 0
    code, _, stderr = colorize("in", "-o", "out", "--resume", "--restore", "auto")
    assert code == 2
    assert "made in another way: automatic restoration (was not set, is on)." in stderr


def test_journal_of_a_version_that_restored_nothing_is_taken_up(faded, colorize):
    assert colorize("in", "-o", "out", "--save-preset", PRESET)[0] == 0
    assert "restoration" not in json.loads((faded / PRESET).read_text())["settings"]
    resumed = colorize("in", "-o", "out", "--resume")
    assert resumed == (0, "", "0 colorized, 0 failed, 2 done before\n")


@pytest.mark.parametrize("option", [("--fade", "2"), ("--restore", "some"), ("--cast", "1")])
@pytest.mark.usefixtures("faded")
def test_what_cannot_be_meant_is_refused(colorize, option):
    assert colorize("in", "-o", "out", *option)[0] == 2
