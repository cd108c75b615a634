"""The bundled model on the bundled samples, through the command, as a user's first minute."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.cli import main
from engine.color.lab import lab_from_srgb, lightness_from_srgb
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from engine.photo.read import read_photo
from engine.resources import resource_path

SAMPLES = sorted(resource_path("samples").glob("*.jpg"))
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def colorized(tmp_path_factory):
    """All samples, colorized with default settings into PNG, which adds no error of its own."""
    folder = tmp_path_factory.mktemp("colorized")
    assert main(["colorize", str(resource_path("samples")), "-o", str(folder), "--format=png"]) == 0
    return {path.stem: path for path in sorted(folder.glob("*.png"))}


def _chroma(path: Path, left: float, top: float, right: float, bottom: float):
    """Mean a*b* of a part of a picture, given in shares of its size."""
    with Image.open(path) as picture:
        width, height = picture.size
        box = (left * width, top * height, right * width, bottom * height)
        pixels = np.asarray(picture.convert("RGB").crop(tuple(map(round, box))))
    return lab_from_srgb(pixels)[1].reshape(-1, 2).mean(axis=0)


def test_every_sample_is_colorized(colorized):
    assert sorted(colorized) == [path.stem for path in SAMPLES]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_lightness_of_the_export_is_that_of_the_original(tmp_path, sample, suffix):
    target = tmp_path / f"out{suffix}"
    assert main(["colorize", str(sample), "-o", str(target)]) == 0
    before, after = read_photo(sample).lightness, read_photo(target).lightness
    difference = np.abs(after - before)
    assert difference.mean() <= 0.5
    assert np.percentile(difference, 99.9) <= 1.5


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_no_sample_stays_gray_or_turns_garish(colorized, name):
    with Image.open(colorized[name]) as picture:
        _, chroma = lab_from_srgb(np.asarray(picture.convert("RGB")))
    assert 4 < np.hypot(chroma[..., 0], chroma[..., 1]).mean() < 50


def test_skin_is_warm(colorized):
    red_green, yellow_blue = _chroma(colorized["astronaut"], 0.40, 0.15, 0.50, 0.30)
    assert red_green > 5
    assert yellow_blue > 5


def test_evening_sky_is_blue(colorized):
    _, yellow_blue = _chroma(colorized["rocket"], 0.35, 0.35, 0.50, 0.60)
    assert yellow_blue < -10


def test_leaves_are_green_and_the_sky_above_them_is_not(colorized):
    leaves, _ = _chroma(colorized["temple"], 0.5, 0.88, 0.85, 0.98)
    sky, sky_yellow_blue = _chroma(colorized["temple"], 0.02, 0.05, 0.15, 0.3)
    assert leaves < -5
    assert sky > leaves
    assert sky_yellow_blue < 2


def test_wood_is_brown(colorized):
    _, yellow_blue = _chroma(colorized["coffee"], 0.0, 0.7, 0.15, 0.95)
    assert yellow_blue > 3


def test_same_photo_gets_the_same_colors_again(colorized, tmp_path):
    again = tmp_path / "again.png"
    assert main(["colorize", str(resource_path("samples", "cat.jpg")), "-o", str(again)]) == 0
    with Image.open(colorized["cat"]) as first, Image.open(again) as second:
        np.testing.assert_array_equal(np.asarray(first), np.asarray(second))


def test_vividness_zero_gives_the_gray_photo_back(tmp_path):
    sample, target = resource_path("samples", "cat.jpg"), tmp_path / "gray.png"
    assert main(["colorize", str(sample), "-o", str(target), "--vividness", "0"]) == 0
    with Image.open(target) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    assert np.ptp(pixels, axis=2).max() <= 1
    np.testing.assert_allclose(
        lightness_from_srgb(pixels.astype(np.uint8)), read_photo(sample).lightness, atol=0.5
    )


def test_bundled_model_is_small_and_matches_its_published_sum():
    model = ModelStore().find(DEFAULT_COLORIZER)
    content = model.path.read_bytes()
    assert len(content) <= 16 * MEGABYTE
    sums = (model.path.parent / "SHA256SUMS").read_text(encoding="ascii")
    assert f"{hashlib.sha256(content).hexdigest()}  {model.path.name}" in sums.splitlines()


def test_bundled_model_has_a_card_and_says_what_it_was_trained_on():
    model = ModelStore().find(DEFAULT_COLORIZER)
    assert model.path.with_suffix(".md").is_file()
    assert model.description.data
    assert {"psnr", "tar", "cnr", "chroma_ratio"} <= set(model.description.metrics)


def test_models_list_names_the_bundled_model(capsys):
    assert main(["models", "list", "--json"]) == 0
    names = [json.loads(line)["name"] for line in capsys.readouterr().out.splitlines()]
    assert DEFAULT_COLORIZER in names
