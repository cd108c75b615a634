"""Reading TIFF: every way of storing the same pixels gives the same L*."""

import io
import struct

import imagecodecs
import numpy as np
import pytest
import tifffile
from photo_files import encoded, gradient, tiff_bytes
from PIL import Image

from engine.color.lab import lightness_from_srgb
from engine.photo.errors import PhotoError
from engine.photo.read import read_photo

RGB8, RGB16 = gradient(), gradient(depth=16)
GRAY8, GRAY16 = gradient(channels=1), gradient(channels=1, depth=16)


@pytest.fixture
def read(tmp_path):
    def read_bytes(data, **options):
        path = tmp_path / "photo.tif"
        path.write_bytes(data)
        return read_photo(path, **options)

    return read_bytes


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("bigtiff", [False, True])
@pytest.mark.parametrize("compression", [None, "lzw", "zlib", "packbits", "zstd"])
@pytest.mark.parametrize("layout", [{"rowsperstrip": 7}, {"tile": (16, 32)}, {}])
def test_every_layout_gives_the_same_lightness(read, byteorder, bigtiff, compression, layout):
    data = tiff_bytes(
        RGB16,
        photometric="rgb",
        byteorder=byteorder,
        bigtiff=bigtiff,
        compression=compression,
        **layout,
    )
    photo = read(data)
    np.testing.assert_array_equal(photo.lightness, lightness_from_srgb(RGB16))
    assert photo.bit_depth == 16
    assert photo.source_format == "TIFF"


@pytest.mark.parametrize("layout", [{"rowsperstrip": 7}, {"tile": (16, 32)}])
@pytest.mark.parametrize("compression", [None, "zlib"])
def test_separate_planes_give_the_same_lightness(read, layout, compression):
    planes = np.ascontiguousarray(np.moveaxis(RGB8, 2, 0))
    data = tiff_bytes(
        planes, photometric="rgb", planarconfig="separate", compression=compression, **layout
    )
    np.testing.assert_array_equal(read(data).lightness, lightness_from_srgb(RGB8))


@pytest.mark.parametrize("predictor", [2, 3])
def test_predictors_are_undone(read, predictor):
    pixels = RGB16 if predictor == 2 else (RGB16 / 65535).astype(np.float32)
    data = tiff_bytes(pixels, photometric="rgb", compression="zlib", predictor=predictor)
    np.testing.assert_allclose(read(data).lightness, lightness_from_srgb(RGB16), atol=1e-3)


@pytest.mark.parametrize("pixels", [GRAY8, GRAY16])
def test_white_is_zero_is_inverted(read, pixels):
    white = np.iinfo(pixels.dtype).max
    photo = read(tiff_bytes(white - pixels, photometric="miniswhite"))
    np.testing.assert_array_equal(photo.lightness, lightness_from_srgb(pixels))


@pytest.mark.parametrize("compression", ["group3", "group4", "tiff_ccitt", "packbits", "raw"])
def test_scans_of_one_bit_are_black_and_white(read, compression):
    bits = GRAY8 > 120
    photo = read(encoded(Image.fromarray(bits), "TIFF", compression=compression))
    np.testing.assert_allclose(photo.lightness, np.where(bits, 100, 0), atol=1e-4)
    assert photo.bit_depth == 8


def test_jpeg_in_tiff_is_read(read):
    data = encoded(Image.fromarray(RGB8), "TIFF", compression="jpeg", quality=97)
    assert np.abs(read(data).lightness - lightness_from_srgb(RGB8)).mean() < 1.5


def test_unsigned_32_bit_integers_use_their_whole_range(read):
    pixels = GRAY16.astype(np.uint32) * 65537
    photo = read(tiff_bytes(pixels, photometric="minisblack"))
    np.testing.assert_allclose(photo.lightness, lightness_from_srgb(GRAY16), atol=1e-3)
    assert photo.bit_depth == 16


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_floats_from_zero_to_one_are_taken_as_they_are(read, dtype):
    pixels = (GRAY8 / 255 * 0.5).astype(dtype)
    photo = read(tiff_bytes(pixels, photometric="minisblack"))
    expected = lightness_from_srgb(pixels.astype(np.float32))
    np.testing.assert_allclose(photo.lightness, expected, atol=1e-3)
    assert photo.bit_depth == 16


def test_floats_that_overshoot_white_a_little_are_clipped(read):
    pixels = np.array([[0.0, 0.5, 1.04, -0.02]], np.float32)
    photo = read(tiff_bytes(pixels, photometric="minisblack"))
    expected = lightness_from_srgb(np.array([[0, 0.5, 1, 0]], np.float32))
    np.testing.assert_allclose(photo.lightness, expected, atol=1e-4)


@pytest.mark.parametrize("scale", [255.0, 65535.0, 3.7])
def test_other_floats_are_scaled_by_their_largest_value(read, scale):
    pixels = np.linspace(0, 1, 50, dtype=np.float32)[None]
    photo = read(tiff_bytes(pixels * np.float32(scale), photometric="minisblack"))
    np.testing.assert_allclose(photo.lightness, lightness_from_srgb(pixels), atol=1e-3)


def test_signed_integers_are_scaled_by_their_range(read):
    pixels = np.linspace(-1000, 3000, 41).astype(np.int16)[None]
    photo = read(tiff_bytes(pixels, photometric="minisblack"))
    expected = lightness_from_srgb(np.linspace(0, 1, 41, dtype=np.float32)[None])
    np.testing.assert_allclose(photo.lightness, expected, atol=0.05)


def test_nan_is_black_and_infinity_is_white(read):
    pixels = np.array([[np.nan, np.inf, -np.inf, 1.0]], np.float32)
    photo = read(tiff_bytes(pixels, photometric="minisblack"))
    np.testing.assert_allclose(photo.lightness, [[0, 100, 0, 100]], atol=1e-3)


def test_a_picture_of_nan_alone_is_black(read):
    photo = read(tiff_bytes(np.full((4, 5), np.nan, np.float32), photometric="minisblack"))
    assert not photo.lightness.any()


def test_palette_colors_are_looked_up(read):
    indices = np.arange(256, dtype=np.uint8).reshape(16, 16)
    colors = np.random.default_rng(3).integers(0, 256, (256, 3)).astype(np.uint16) * 257
    photo = read(tiff_bytes(indices, photometric="palette", colormap=colors.T))
    np.testing.assert_array_equal(photo.lightness, lightness_from_srgb(colors[indices]))
    assert photo.bit_depth == 8


def test_lab_needs_no_conversion(read):
    lab = gradient(channels=3)
    photo = read(tiff_bytes(lab, photometric="cielab"))
    np.testing.assert_allclose(photo.lightness, lab[..., 0] / 2.55, atol=1e-4)


def test_plain_cmyk_darkens_with_every_ink(read):
    inks = np.zeros((1, 4, 4), np.uint8)
    inks[0, 1, 3], inks[0, 2, :3], inks[0, 3] = 128, 128, 255
    photo = read(tiff_bytes(inks, photometric="separated"))
    gray = lightness_from_srgb(np.array([[255, 127, 127, 0]], np.uint8))
    np.testing.assert_allclose(photo.lightness, gray, atol=0.01)


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("channels", [2, 4])
def test_opacity_is_kept_apart(read, depth, channels):
    pixels = gradient(channels=channels, depth=depth)
    photometric = "rgb" if channels == 4 else "minisblack"
    data = tiff_bytes(
        pixels, photometric=photometric, extrasamples=["unassalpha"], planarconfig="contig"
    )
    photo = read(data)
    colors = pixels[..., :3] if channels == 4 else pixels[..., 0]
    np.testing.assert_array_equal(photo.alpha, pixels[..., -1])
    np.testing.assert_array_equal(photo.lightness, lightness_from_srgb(colors))


def test_premultiplied_colors_are_divided_by_their_opacity(read):
    straight, opacity = RGB16, np.full(RGB16.shape[:2], 32768, np.uint16)
    multiplied = np.floor(straight * (opacity[..., None] / 65535) + 0.5).astype(np.uint16)
    data = tiff_bytes(
        np.dstack([multiplied, opacity]), photometric="rgb", extrasamples=["assocalpha"]
    )
    photo = read(data)
    np.testing.assert_allclose(photo.lightness, lightness_from_srgb(straight), atol=0.01)
    np.testing.assert_array_equal(photo.alpha, opacity)


def test_extra_channels_without_meaning_are_no_opacity(read):
    data = tiff_bytes(gradient(channels=4), photometric="rgb", extrasamples=["unspecified"])
    assert read(data).alpha is None


def test_of_several_pages_the_first_is_read(read):
    file = io.BytesIO()
    with tifffile.TiffWriter(file) as writer:
        for page in (GRAY8, 255 - GRAY8):
            writer.write(page, photometric="minisblack", metadata=None)
    np.testing.assert_array_equal(read(file.getvalue()).lightness, lightness_from_srgb(GRAY8))


@pytest.mark.parametrize(("unit", "factor"), [("INCH", 1), ("CENTIMETER", 2.54)])
def test_resolution_is_told_per_inch(read, unit, factor):
    data = tiff_bytes(RGB8, photometric="rgb", resolution=(300, 150), resolutionunit=unit)
    assert read(data).metadata.dpi == pytest.approx((300 * factor, 150 * factor))


def test_resolution_without_a_unit_says_nothing(read):
    data = tiff_bytes(RGB8, photometric="rgb", resolution=(3, 1), resolutionunit="NONE")
    assert read(data).metadata.dpi is None


def test_a_uncompressed_strip_that_is_cut_off_is_an_error(read):
    with pytest.raises(PhotoError):
        read(_with_pixels_last()[:-10])


def test_a_declared_size_beyond_the_limit_is_refused_before_decoding(read):
    data = bytearray(tiff_bytes(GRAY8, photometric="minisblack", rowsperstrip=8))
    with tifffile.TiffFile(io.BytesIO(bytes(data))) as tiff:
        at = [tiff.pages[0].tags[tag].valueoffset for tag in (256, 257)]
        kinds = [tiff.pages[0].tags[tag].dtype for tag in (256, 257)]
    for offset, kind in zip(at, kinds, strict=True):
        struct.pack_into("<H" if kind == 3 else "<I", data, offset, 65000)
    with pytest.raises(PhotoError, match="allow more megapixels"):
        read(bytes(data))


def test_missing_strips_are_an_error_and_not_black(read):
    data = bytearray(tiff_bytes(GRAY8, photometric="minisblack", rowsperstrip=8))
    with tifffile.TiffFile(io.BytesIO(bytes(data))) as tiff:
        offsets = tiff.pages[0].tags[273]
        struct.pack_into("<I", data, offsets.valueoffset + 4, 0)
    with pytest.raises(PhotoError, match="missing"):
        read(bytes(data))


def test_camera_raw_is_refused_with_advice(read):
    data = tiff_bytes(GRAY8, photometric="minisblack", extratags=[(50706, 1, 4, b"\1\4\0\0", True)])
    with pytest.raises(PhotoError, match="raw"):
        read(data)


def test_an_unsupported_color_space_is_said_plainly(read):
    data = tiff_bytes(gradient(channels=3), photometric="icclab")
    with pytest.raises(PhotoError, match="color space"):
        read(data)


def test_a_profile_in_tiff_is_used(read):
    profile = imagecodecs.cms_profile("gray", gamma=1.0)
    photo = read(tiff_bytes(GRAY16, photometric="minisblack", iccprofile=profile))
    linear = 116 * np.cbrt(GRAY16 / 65535) - 16
    bright = GRAY16 > 2000
    np.testing.assert_allclose(photo.lightness[bright], linear[bright], atol=0.05)
    assert photo.metadata.icc == profile


def _with_pixels_last():
    data = tiff_bytes(GRAY8, photometric="minisblack")
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        page = tiff.pages[0]
        assert page.dataoffsets[0] + page.databytecounts[0] == len(data)
    return data
