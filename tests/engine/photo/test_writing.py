"""Writing: what a photo was comes back from the file it was written to."""

import io
import logging

import imagecodecs
import numpy as np
import pytest
import skimage.data
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from photo_files import PROVENANCE, colored, gradient, neutral, photo, write
from PIL import Image

from engine.color.lab import lightness_from_srgb
from engine.photo import write_tiff
from engine.photo.errors import PhotoError
from engine.photo.export import prepare
from engine.photo.formats import ImageFormat
from engine.photo.ifd import Layout
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions, write_photo

SUFFIXES = [".jpg", ".png", ".tif", ".webp"]


def pixels_of(path):
    """Decode with a library other than the one that wrote the file."""
    if path.suffix in (".tif", ".jpg"):
        decode = imagecodecs.tiff_decode if path.suffix == ".tif" else imagecodecs.jpeg8_decode
        return decode(path.read_bytes())
    with Image.open(path) as picture:
        return np.asarray(picture)


@pytest.mark.parametrize("name", ["astronaut", "chelsea", "coffee", "rocket"])
@pytest.mark.parametrize(
    ("suffix", "depth", "quality"),
    [(".jpg", 8, 95), (".png", 8, 95), (".png", 16, 95), (".tif", 8, 95), (".tif", 16, 95),
     (".webp", 8, 100)],
)  # fmt: skip
def test_lightness_of_real_photos_survives_the_file(tmp_path, name, suffix, depth, quality):
    source = photo(lightness_from_srgb(getattr(skimage.data, name)()))
    path = write(tmp_path / f"out{suffix}", source, bit_depth=depth, quality=quality)
    difference = np.abs(read_photo(path).lightness - source.lightness)
    assert difference.mean() <= (0.01 if depth == 16 else 0.5)
    assert np.percentile(difference, 99.9) <= (0.05 if depth == 16 else 1.5)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_size_and_depth_are_as_asked(tmp_path, suffix):
    path = write(tmp_path / f"out{suffix}", photo())
    assert pixels_of(path).shape == (48, 64, 3)
    assert pixels_of(path).dtype == np.uint8
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("depth", [8, 16])
def test_values_are_rounded_to_the_nearest(tmp_path, suffix, depth):
    white = 2**depth - 1
    exact = np.random.default_rng(5).random((20, 30, 3), dtype=np.float32)
    source = photo(np.zeros((20, 30), np.float32))
    path = write(tmp_path / f"out{suffix}", source, bit_depth=depth, strips=[exact])
    decode = imagecodecs.png_decode if suffix == ".png" else imagecodecs.tiff_decode
    expected = np.floor(exact.astype(np.float64) * white + 0.5)
    np.testing.assert_array_equal(decode(path.read_bytes()), expected)


def test_values_beyond_the_range_are_clipped(tmp_path):
    strip = np.array([[[-0.5, 1.5, 1.0]]], np.float32)
    path = write(tmp_path / "out.png", photo(np.zeros((1, 1), np.float32)), strips=[strip])
    assert pixels_of(path)[0, 0].tolist() == [0, 255, 255]


@settings(max_examples=30)
@given(cuts=st.lists(st.integers(1, 47), max_size=6, unique=True))
def test_any_cut_into_strips_gives_the_same_file(tmp_path_factory, cuts):
    source = photo()
    whole = np.concatenate(list(colored(source)))
    path = tmp_path_factory.mktemp("cut") / "out.tif"
    write(path, source, strips=np.split(whole, sorted(cuts)))
    expected = np.floor(whole.astype(np.float64) * 255 + 0.5)
    np.testing.assert_array_equal(tifffile.imread(path), expected)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("rows", [47, 49])
def test_strips_that_do_not_make_up_the_photo_are_a_programming_error(tmp_path, suffix, rows):
    strips = [np.zeros((rows, 64, 3), np.float32)]
    with pytest.raises(ValueError, match="photo"):
        write(tmp_path / f"out{suffix}", photo(), strips=strips)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("source_depth", [8, 16])
@pytest.mark.parametrize(
    ("suffix", "depth"), [(".png", 8), (".png", 16), (".tif", 8), (".tif", 16), (".webp", 8)]
)
def test_opacity_is_kept_and_scaled(tmp_path, source_depth, suffix, depth):
    alpha = gradient(channels=1, depth=source_depth)
    path = write(tmp_path / f"out{suffix}", photo(alpha=alpha), bit_depth=depth)
    read = read_photo(path)
    expected = alpha / (2**source_depth - 1) * (2**depth - 1)
    assert read.alpha is not None
    assert read.alpha.dtype == f"u{depth // 8}"
    assert np.abs(read.alpha - expected).max() <= 0.5


def test_opacity_of_16_bits_returns_exactly(tmp_path):
    alpha = gradient(channels=1, depth=16)
    path = write(tmp_path / "out.png", photo(alpha=alpha), bit_depth=16)
    np.testing.assert_array_equal(read_photo(path).alpha, alpha)


def test_jpeg_leaves_opacity_out_and_says_so(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        path = write(tmp_path / "out.jpg", photo(alpha=gradient(channels=1)))
    assert pixels_of(path).shape == (48, 64, 3)
    assert "transparency" in caplog.text


def test_colors_below_full_transparency_survive_in_webp(tmp_path):
    source = photo(alpha=np.zeros((48, 64), np.uint8))
    path = write(tmp_path / "out.webp", source, quality=100)
    expected = np.floor(np.concatenate(list(colored(source))) * 255 + 0.5)
    np.testing.assert_array_equal(pixels_of(path)[..., :3], expected)


def test_jpeg_keeps_color_at_full_resolution(tmp_path):
    with Image.open(write(tmp_path / "out.jpg", photo())) as picture:
        assert {layer[1:3] for layer in picture.layer} == {(1, 1)}


@pytest.mark.parametrize("suffix", [".jpg", ".webp"])
def test_quality_decides_about_the_size(tmp_path, suffix):
    source = photo(np.random.default_rng(0).random((64, 64), np.float32) * 100)
    sizes = [
        write(tmp_path / f"{quality}{suffix}", source, quality=quality).stat().st_size
        for quality in (1, 50, 95, 100)
    ]
    assert sizes == sorted(set(sizes))


def test_webp_at_quality_100_is_lossless(tmp_path):
    source = photo()
    path = write(tmp_path / "out.webp", source, quality=100)
    expected = np.floor(np.concatenate(list(colored(source))) * 255 + 0.5)
    np.testing.assert_array_equal(pixels_of(path), expected)


@pytest.mark.parametrize("depth", [8, 16])
def test_tiff_is_read_alike_by_independent_readers(tmp_path, depth):
    source = photo(alpha=gradient(channels=1))
    path = write(tmp_path / "out.tif", source, bit_depth=depth)
    libtiff, python = imagecodecs.tiff_decode(path.read_bytes()), tifffile.imread(path)
    np.testing.assert_array_equal(libtiff, python)
    if depth == 8:
        with Image.open(path) as picture:
            np.testing.assert_array_equal(np.asarray(picture), python)


def test_tiff_has_several_strips(tmp_path, monkeypatch):
    monkeypatch.setattr(write_tiff, "_STRIP_BYTES", 64 * 3 * 5)
    path = write(tmp_path / "out.tif", photo())
    with tifffile.TiffFile(path) as tiff:
        assert tiff.pages[0].rowsperstrip == 5
        assert len(tiff.pages[0].dataoffsets) == 10
        assert not tiff.is_bigtiff
    expected = np.floor(np.concatenate(list(colored(photo()))) * 255 + 0.5)
    np.testing.assert_array_equal(imagecodecs.tiff_decode(path.read_bytes()), expected)


def test_tiff_beyond_4_gb_becomes_bigtiff(tmp_path, monkeypatch):
    monkeypatch.setattr(write_tiff, "_CLASSIC_LIMIT", 5000)
    path = write(tmp_path / "out.tif", photo())
    with tifffile.TiffFile(path) as tiff:
        assert tiff.is_bigtiff
    expected = np.floor(np.concatenate(list(colored(photo()))) * 255 + 0.5)
    np.testing.assert_array_equal(imagecodecs.tiff_decode(path.read_bytes()), expected)
    np.testing.assert_array_equal(tifffile.imread(path), expected)


def test_tiff_takes_strips_only_when_it_needs_them():
    export = prepare(photo(), ExportOptions(ImageFormat.TIFF), PROVENANCE)
    file, written = io.BytesIO(), []

    def strips():
        for strip in np.split(np.concatenate(list(neutral(photo()))), 4):
            written.append(file.tell())
            yield strip

    write_tiff.write_tiff(file, export, strips())
    assert len(written) == 4
    assert written[0] == len(Layout().header) + 4


@pytest.mark.parametrize(("suffix", "limit"), [(".webp", 16383), (".jpg", 65500)])
def test_pictures_too_wide_for_a_format_are_refused_with_advice(tmp_path, suffix, limit):
    source = photo(np.zeros((1, limit + 1), np.float32))
    with pytest.raises(PhotoError, match=rf"{limit} pixels.*PNG or TIFF"):
        write(tmp_path / f"out{suffix}", source)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("suffix", "limit"), [(".webp", 16383), (".jpg", 65500)])
def test_pictures_just_narrow_enough_are_written(tmp_path, suffix, limit):
    source = photo(np.zeros((1, limit), np.float32))
    assert pixels_of(write(tmp_path / f"out{suffix}", source)).shape == (1, limit, 3)


@pytest.mark.parametrize(
    "options",
    [
        {"format": ImageFormat.JPEG, "bit_depth": 16},
        {"format": ImageFormat.WEBP, "bit_depth": 16},
        {"format": ImageFormat.PNG, "bit_depth": 12},
        {"format": ImageFormat.JPEG, "quality": 0},
        {"format": ImageFormat.JPEG, "quality": 101},
    ],
)
def test_impossible_options_are_refused(options):
    with pytest.raises(PhotoError):
        ExportOptions(**options)


def test_strips_are_consumed_once(tmp_path):
    strips = iter(list(colored(photo())))
    write_photo(
        tmp_path / "out.png",
        photo(),
        strips,
        options=ExportOptions(ImageFormat.PNG),
        provenance=PROVENANCE,
    )
    assert next(strips, None) is None


@pytest.mark.parametrize("quality", [98, 100])
def test_jpeg_of_pure_grain_is_written_at_the_highest_quality(tmp_path, quality):
    grain = np.random.default_rng(1).uniform(0, 100, (300, 400)).astype(np.float32)
    path = write(tmp_path / "out.jpg", photo(grain), quality=quality)
    assert read_photo(path).width == 400
