"""ICC profiles: into L* when a photo is read, back into the profile when it is written."""

import imagecodecs
import numpy as np
import pytest
from photo_files import cmyk_profile, colored, encoded, gradient, neutral, photo, write
from PIL import Image

from engine.color.lab import lightness_from_srgb
from engine.photo.color_management import (
    ColorModel,
    convert_from_srgb,
    output_profile,
    source_colors,
    srgb_profile,
)
from engine.photo.metadata import Metadata
from engine.photo.read import read_photo

ADOBE_RGB = bytes(imagecodecs.cms_profile("adobergb"))
WIDE = bytes(  # primaries and gamma of ROMM RGB (ISO 22028-2)
    imagecodecs.cms_profile(
        "rgb",
        whitepoint=[0.3457, 0.3585, 1.0],
        primaries=[0.7347, 0.2653, 1.0, 0.1596, 0.8404, 1.0, 0.0366, 0.0001, 1.0],
        gamma=1.8,
    )
)
GRAY_18 = bytes(imagecodecs.cms_profile("gray", gamma=1.8))


def gray_lightness(values, gamma):
    luminance = values**gamma
    return np.where(luminance > 216 / 24389, 116 * np.cbrt(luminance) - 16, luminance * 24389 / 27)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_gray_profile_sets_the_tone_curve(dtype):
    white = 1 if dtype == np.float32 else np.iinfo(dtype).max
    values = np.linspace(0, white, 200).astype(dtype)[None]
    lightness = source_colors(ColorModel.GRAY, GRAY_18).lightness(values)
    # The darkest of uint16 sRGB steps is 0.014 of L*.
    np.testing.assert_allclose(lightness, gray_lightness(values / white, 1.8), atol=0.03)


@pytest.mark.parametrize(("profile", "gamma"), [(ADOBE_RGB, 563 / 256), (WIDE, 1.8)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_rgb_profile_sets_the_tone_curve_of_grays(profile, gamma, dtype):
    values = np.linspace(0, np.iinfo(dtype).max, 300).astype(dtype)[None]
    pixels = np.repeat(values[..., None], 3, axis=2)
    lightness = source_colors(ColorModel.RGB, profile).lightness(pixels)
    expected = gray_lightness(values / np.iinfo(dtype).max, gamma)
    np.testing.assert_allclose(lightness, expected, atol=0.05)


def test_colors_of_a_wide_space_are_converted_and_not_just_relabeled():
    srgb = gradient().astype(np.float32) / 255
    wide = convert_from_srgb(srgb, WIDE)
    assert np.abs(wide - srgb).max() > 0.1
    pixels = np.floor(wide * 65535 + 0.5).astype(np.uint16)
    lightness = source_colors(ColorModel.RGB, WIDE).lightness(pixels)
    np.testing.assert_allclose(lightness, lightness_from_srgb(srgb), atol=0.05)


def test_gray_photo_with_an_rgb_profile_is_read_as_equal_parts():
    values = np.arange(256, dtype=np.uint8)[None]
    lightness = source_colors(ColorModel.GRAY, ADOBE_RGB).lightness(values)
    np.testing.assert_allclose(lightness, gray_lightness(values / 255, 563 / 256), atol=0.05)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_cmyk_profile_says_how_dark_an_ink_is(dtype):
    full = np.iinfo(dtype).max
    inks = np.zeros((1, 4, 4), dtype)
    inks[0, 1, 0], inks[0, 2, :2], inks[0, 3, 3] = full, full, full
    lightness = source_colors(ColorModel.CMYK, cmyk_profile()).lightness(inks)
    np.testing.assert_allclose(lightness, [[100, 75, 50, 0]], atol=0.05)


@pytest.mark.parametrize("source_format", ["JPEG", "TIFF"])
def test_cmyk_photo_with_a_profile_is_read_by_it(tmp_path, source_format):
    picture = Image.new("CMYK", (16, 16), (255, 255, 0, 0))
    data = encoded(picture, source_format, icc_profile=cmyk_profile())
    (tmp_path / "photo").write_bytes(data)
    read = read_photo(tmp_path / "photo")
    np.testing.assert_allclose(read.lightness, 50, atol=0.5)
    assert read.metadata.icc == cmyk_profile()
    with Image.open(write(tmp_path / "out.jpg", read)) as exported:
        assert exported.mode == "RGB"
        assert exported.info["icc_profile"] == srgb_profile()


def test_srgb_profile_changes_nothing():
    colors = source_colors(ColorModel.RGB, srgb_profile())
    pixels = gradient(depth=16)
    np.testing.assert_array_equal(colors.lightness(pixels), lightness_from_srgb(pixels))
    assert colors.profile == srgb_profile()


@pytest.mark.parametrize(
    "profile",
    [b"", b"junk", ADOBE_RGB[:200], bytes(900), ADOBE_RGB[:128] + bytes(len(ADOBE_RGB) - 128)],
)
def test_a_broken_profile_costs_a_warning_and_not_the_photo(profile, caplog):
    colors = source_colors(ColorModel.RGB, profile)
    np.testing.assert_array_equal(colors.lightness(gradient()), lightness_from_srgb(gradient()))
    assert "color profile is unusable" in caplog.text


def test_a_profile_for_other_channels_is_left_out(caplog):
    assert source_colors(ColorModel.RGB, GRAY_18).profile is None
    assert source_colors(ColorModel.CMYK, ADOBE_RGB).profile is None
    assert "color profile is unusable" in caplog.text


def test_a_broken_profile_in_a_file_is_treated_as_srgb(tmp_path, caplog):
    path = tmp_path / "photo.png"
    path.write_bytes(encoded(Image.fromarray(gradient()), "PNG", icc_profile=b"broken" * 40))
    read = read_photo(path)
    np.testing.assert_array_equal(read.lightness, lightness_from_srgb(gradient()))
    assert read.metadata.icc is None
    assert "color profile is unusable" in caplog.text


def test_the_embedded_srgb_profile_is_always_the_same():
    first = srgb_profile()
    srgb_profile.cache_clear()
    assert srgb_profile() == first
    assert int.from_bytes(first[24:26], "big") == 2026
    imagecodecs.cms_profile_validate(first)


def test_only_rgb_profiles_describe_an_export():
    assert output_profile(ADOBE_RGB) == ADOBE_RGB
    assert output_profile(GRAY_18) is None
    assert output_profile(None) is None
    assert output_profile(ADOBE_RGB[:150]) is None


@pytest.mark.parametrize("profile", [ADOBE_RGB, WIDE])
@pytest.mark.parametrize(("suffix", "depth"), [(".png", 8), (".png", 16), (".tif", 16)])
def test_export_in_the_profile_of_the_source_keeps_lightness(tmp_path, profile, suffix, depth):
    source = photo(metadata=Metadata(icc=profile))
    path = write(tmp_path / f"out{suffix}", source, bit_depth=depth)
    read = read_photo(path)
    assert read.metadata.icc == profile
    tolerance = 0.4 if depth == 8 else 0.03
    np.testing.assert_allclose(read.lightness, source.lightness, atol=tolerance)


@pytest.mark.parametrize("profile", [None, GRAY_18])
@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp"])
def test_without_a_usable_rgb_profile_srgb_is_embedded(tmp_path, profile, suffix):
    path = write(tmp_path / f"out{suffix}", photo(metadata=Metadata(icc=profile)))
    with Image.open(path) as picture:
        assert picture.info["icc_profile"] == srgb_profile()


@pytest.mark.parametrize("profile", [None, ADOBE_RGB, WIDE])
def test_neutral_gray_stays_neutral(tmp_path, profile):
    source = photo(np.linspace(0, 100, 4096, dtype=np.float32).reshape(32, 128))
    source = photo(source.lightness, metadata=Metadata(icc=profile))
    deep = write(tmp_path / "deep.tif", source, bit_depth=16, strips=neutral(source))
    flat = write(tmp_path / "flat.png", source, bit_depth=8, strips=neutral(source))
    deep_pixels = imagecodecs.tiff_decode(deep.read_bytes()).astype(int)
    flat_pixels = imagecodecs.png_decode(flat.read_bytes()).astype(int)
    assert np.ptp(deep_pixels, axis=2).max() == 0
    assert np.ptp(flat_pixels, axis=2).max() == 0


def test_chroma_survives_the_way_through_a_profile(tmp_path):
    source = photo(metadata=Metadata(icc=WIDE))
    path = write(tmp_path / "out.tif", source, bit_depth=16)
    stored = imagecodecs.tiff_decode(path.read_bytes())
    back = imagecodecs.cms_transform(
        stored, WIDE, srgb_profile(), colorspace="rgb", outcolorspace="rgb", outdtype="uint16"
    )
    wanted = np.concatenate(list(colored(source))) * 65535
    # The default transform of Little CMS is itself off by some hundred of 65535 steps.
    assert np.abs(back - wanted).mean() < 150
