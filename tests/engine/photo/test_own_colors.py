"""Reading the colors that a photo already has, at guide size."""

import tracemalloc

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from photo_files import encoded, gradient, tiff_bytes
from PIL import Image

from engine.color.lab import lab_from_srgb
from engine.color.upsample import guide_shape
from engine.photo.color_management import ColorModel, SourceColors
from engine.photo.planes import Planes
from engine.photo.read import read_photo

RGB = gradient()
CHROMA = lab_from_srgb(RGB)[1]


def read(tmp_path, data):
    path = tmp_path / "photo.bin"
    path.write_bytes(data)
    photo = read_photo(path, own_colors=True)
    plain = read_photo(path)
    assert plain.own_chroma is None
    np.testing.assert_array_equal(photo.lightness, plain.lightness)
    return photo


@pytest.mark.parametrize("image_format", ["PNG", "BMP", "TIFF"])
def test_small_photos_keep_every_color(tmp_path, image_format):
    photo = read(tmp_path, encoded(Image.fromarray(RGB), image_format))
    np.testing.assert_allclose(photo.own_chroma, CHROMA, atol=1e-4)
    assert photo.own_chroma.dtype == np.float32


@pytest.mark.parametrize("image_format", ["JPEG", "WEBP"])
def test_lossy_photos_keep_about_their_colors(tmp_path, image_format):
    photo = read(tmp_path, encoded(Image.fromarray(RGB), image_format, quality=95))
    assert np.abs(photo.own_chroma - CHROMA).mean() < 6


def test_sixteen_bits_are_read_at_full_precision(tmp_path):
    deep = gradient(depth=16)
    expected = lab_from_srgb(deep)[1]
    for data in (bytes(imagecodecs.png_encode(deep)), tiff_bytes(deep, photometric="rgb")):
        np.testing.assert_allclose(read(tmp_path, data).own_chroma, expected, atol=1e-4)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "GIF"])
def test_gray_photos_have_no_color(tmp_path, image_format):
    photo = read(tmp_path, encoded(Image.fromarray(gradient(channels=1)), image_format))
    assert np.abs(photo.own_chroma).max() < 1e-4


def test_the_profile_is_respected(tmp_path):
    profile = bytes(imagecodecs.cms_profile("adobergb"))
    plain = read(tmp_path, encoded(Image.fromarray(RGB), "PNG")).own_chroma
    wide = read(tmp_path, encoded(Image.fromarray(RGB), "PNG", icc_profile=profile)).own_chroma
    moderate = np.hypot(*np.moveaxis(CHROMA, 2, 0)) < 40
    assert (np.hypot(*wide[moderate].T) - np.hypot(*plain[moderate].T)).mean() > 2


@pytest.mark.parametrize("orientation", range(1, 9))
def test_colors_are_upright(tmp_path, orientation):
    exif = Image.Exif()
    exif[274] = orientation
    photo = read(tmp_path, encoded(Image.fromarray(RGB), "PNG", exif=exif.tobytes()))
    with Image.open(tmp_path / "photo.bin") as picture:
        from PIL import ImageOps

        upright = np.asarray(ImageOps.exif_transpose(picture))
    np.testing.assert_allclose(photo.own_chroma, lab_from_srgb(upright)[1], atol=1e-4)


@pytest.mark.parametrize("depth", [8, 16])
def test_lab_files_say_their_colors_themselves(tmp_path, depth):
    unit = 256 if depth == 16 else 1
    samples = np.zeros((20, 24, 3), f"u{depth // 8}")
    samples[..., 0] = 2 ** (depth - 1)
    samples[..., 1] = np.array(40 * unit)
    samples[..., 2] = np.array(-30 * unit, f"i{depth // 8}").view(samples.dtype)
    photo = read(tmp_path, tiff_bytes(samples, photometric="cielab"))
    np.testing.assert_allclose(photo.own_chroma[5, 5], (40, -30), atol=1e-4)


def test_inks_have_the_colors_that_they_print(tmp_path):
    cyan = np.zeros((20, 24, 4), np.uint8)
    cyan[..., 0] = 200
    chroma = read(tmp_path, tiff_bytes(cyan, photometric="separated")).own_chroma
    assert chroma[..., 0].max() < -20


@settings(max_examples=8)
@given(st.integers(1, 60), st.integers(900, 1500), st.integers(900, 1500))
def test_large_photos_are_averaged_over_areas_whatever_the_strips(rows, height, width):
    chroma = np.random.default_rng(rows).normal(0, 30, (height, width, 2)).astype(np.float32)
    planes = Planes(height, width, _GivenColors(ColorModel.RGB, None), with_chroma=True)
    for top in range(0, height, rows):
        planes.put(top, chroma[top : top + rows])
    shape = guide_shape(height, width)
    expected = cv2.resize(chroma, shape[::-1], interpolation=cv2.INTER_AREA)
    # OpenCV leaves out what touches a pixel by less than a thousandth.
    np.testing.assert_allclose(planes.chroma, expected, atol=0.2)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("profile", [None, "adobergb"])
def test_large_photos_have_the_mean_colors_of_their_pixels(dtype, profile):
    most = 1 if dtype == np.float32 else np.iinfo(dtype).max
    rows, columns = np.mgrid[0:1100, 0:1500] / 1500
    pixels = np.stack([rows, columns, 1 - columns], axis=-1)
    pixels = (pixels * most).astype(dtype)
    icc = None if profile is None else bytes(imagecodecs.cms_profile(profile))
    colors = SourceColors(ColorModel.RGB, icc)
    planes = Planes(1100, 1500, colors, with_chroma=True)
    planes.put(0, pixels)
    size = planes.chroma.shape[1::-1]
    expected = cv2.resize(colors.chroma(pixels), size, interpolation=cv2.INTER_AREA)
    assert np.abs(planes.chroma - expected).max() < 1


class _GivenColors(SourceColors):
    """Takes pixels as colors."""

    def lightness(self, pixels):
        return pixels[..., 0]

    def chroma(self, pixels):
        return pixels


def test_a_large_photo_needs_little_memory_beside_lightness(tmp_path):
    side = 2400
    rows = np.arange(side, dtype=np.uint16)
    pixels = np.stack([rows[None] + rows[:, None] * scale for scale in (1, 2, 3)], axis=-1)
    tifffile.imwrite(tmp_path / "large.tif", pixels, photometric="rgb", rowsperstrip=16)
    read_photo(tmp_path / "large.tif", own_colors=True)  # tables are computed once
    tracemalloc.start()
    try:
        photo = read_photo(tmp_path / "large.tif", own_colors=True)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert photo.own_chroma.shape == (1024, 1024, 2)
    kept = photo.lightness.nbytes + photo.own_chroma.nbytes
    assert peak < kept + 40 * (1 << 20)
