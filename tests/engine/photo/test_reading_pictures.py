"""Reading JPEG, PNG, WebP, BMP and GIF: every kind of pixel becomes the right L*."""

import struct
import zlib

import imagecodecs
import numpy as np
import pytest
from photo_files import encoded, gradient, small_file
from PIL import Image

from engine.color.lab import lightness_from_srgb
from engine.photo import png
from engine.photo.errors import PhotoError
from engine.photo.formats import ImageFormat, format_for_output
from engine.photo.read import read_photo

RGB = gradient()
GRAY = gradient(channels=1)


def read(tmp_path, data, name="photo.bin", **options):
    path = tmp_path / name
    path.write_bytes(data)
    return read_photo(path, **options)


def raw_png(color_type, pixels, *extra):
    height, width = pixels.shape[:2]
    header = struct.pack(">IIBBBBB", width, height, 16, color_type, 0, 0, 0)
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)
    body = [*extra, png.chunk(b"IDAT", zlib.compress(rows)), png.chunk(b"IEND", b"")]
    return png.SIGNATURE + png.chunk(b"IHDR", header) + b"".join(body)


@pytest.mark.parametrize("source_format", ["PNG", "BMP", "TIFF"])
def test_lossless_rgb_has_exactly_the_lightness_of_its_pixels(tmp_path, source_format):
    photo = read(tmp_path, small_file(source_format))
    np.testing.assert_array_equal(photo.lightness, lightness_from_srgb(RGB))
    assert (photo.bit_depth, photo.alpha, photo.source_format) == (8, None, source_format)
    assert (photo.height, photo.width) == RGB.shape[:2]


@pytest.mark.parametrize("source_format", ["JPEG", "WEBP"])
def test_lossy_rgb_has_about_the_lightness_of_its_pixels(tmp_path, source_format):
    data = encoded(Image.fromarray(RGB), source_format, quality=95)
    photo = read(tmp_path, data)
    assert np.abs(photo.lightness - lightness_from_srgb(RGB)).mean() < 2
    assert photo.source_format == source_format


@pytest.mark.parametrize("source_format", ["JPEG", "PNG", "BMP", "GIF"])
def test_gray_is_read_as_gray(tmp_path, source_format):
    photo = read(tmp_path, encoded(Image.fromarray(GRAY), source_format))
    assert np.abs(photo.lightness - lightness_from_srgb(GRAY)).max() < 3


def test_gif_is_read_through_its_palette(tmp_path):
    picture = Image.fromarray(RGB).quantize(32)
    photo = read(tmp_path, encoded(picture, "GIF"))
    expected = lightness_from_srgb(np.asarray(picture.convert("RGB")))
    np.testing.assert_array_equal(photo.lightness, expected)


@pytest.mark.parametrize("source_format", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_frame_is_read(tmp_path, source_format):
    frames = [Image.new("RGB", (20, 10), color) for color in ("white", "black")]
    options = {"lossless": True} if source_format == "WEBP" else {}
    data = encoded(frames[0], source_format, save_all=True, append_images=frames[1:], **options)
    np.testing.assert_allclose(read(tmp_path, data).lightness, 100, atol=0.01)


@pytest.mark.parametrize("source_format", ["PNG", "BMP", "GIF"])
def test_one_bit_is_black_and_white(tmp_path, source_format):
    bits = np.indices((9, 17)).sum(axis=0) % 3 == 0
    photo = read(tmp_path, encoded(Image.fromarray(bits), source_format))
    np.testing.assert_allclose(photo.lightness, np.where(bits, 100, 0), atol=1e-4)
    assert photo.bit_depth == 8


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
@pytest.mark.parametrize("source_format", ["PNG", "WEBP"])
def test_opacity_is_kept_apart_from_lightness(tmp_path, mode, source_format):
    opacity = gradient(channels=1)[::-1]
    picture = Image.fromarray(RGB).convert(mode)
    picture.putalpha(Image.fromarray(opacity))
    options = {"lossless": True, "exact": True} if source_format == "WEBP" else {}
    photo = read(tmp_path, encoded(picture, source_format, **options))
    visible = np.asarray(picture.convert("RGBA"))[..., :3]
    np.testing.assert_array_equal(photo.alpha, opacity)
    np.testing.assert_allclose(photo.lightness, lightness_from_srgb(visible), atol=1e-3)


@pytest.mark.parametrize("source_format", ["PNG", "GIF"])
def test_transparent_palette_entry_becomes_opacity(tmp_path, source_format):
    picture = Image.fromarray(RGB).quantize(16)
    photo = read(tmp_path, encoded(picture, source_format, transparency=3))
    expected = np.where(np.asarray(picture) == 3, 0, 255)
    np.testing.assert_array_equal(photo.alpha, expected)


@pytest.mark.parametrize(("color_type", "channels"), [(0, 1), (2, 3), (4, 2), (6, 4)])
def test_16_bit_png_keeps_every_bit(tmp_path, color_type, channels):
    pixels = np.random.default_rng(1).integers(0, 65536, (11, 13, channels), dtype=np.uint16)
    photo = read(tmp_path, raw_png(color_type, pixels))
    colors = pixels[..., 0] if channels < 3 else pixels[..., :3]
    np.testing.assert_array_equal(photo.lightness, lightness_from_srgb(colors))
    assert photo.bit_depth == 16
    if channels in (2, 4):
        np.testing.assert_array_equal(photo.alpha, pixels[..., -1])
    else:
        assert photo.alpha is None


def test_16_bit_png_with_a_transparent_color_has_opacity(tmp_path):
    pixels = gradient(depth=16)
    key = png.chunk(b"tRNS", pixels[5, 6].astype(">u2").tobytes())
    photo = read(tmp_path, raw_png(2, pixels, key))
    assert photo.alpha is not None
    assert photo.alpha.dtype == np.uint16
    assert photo.alpha[5, 6] == 0
    assert photo.alpha[0, 0] == 65535


def test_inverted_cmyk_of_adobe_is_read_with_the_right_polarity(tmp_path):
    # Pillow writes the Adobe marker and stores the inks inverted, as Photoshop does.
    picture = Image.fromarray(GRAY).convert("RGB").convert("CMYK")
    data = encoded(picture, "JPEG", quality=98)
    assert b"Adobe" in data
    photo = read(tmp_path, data)
    assert np.abs(photo.lightness - lightness_from_srgb(GRAY)).mean() < 1


def test_ycck_is_read_like_cmyk(tmp_path):
    # Stored inverted: 255 is no ink, so colors without black look like RGB.
    inks = np.dstack([RGB, np.full_like(GRAY, 255)])
    data = imagecodecs.jpeg8_encode(
        inks, 98, colorspace="cmyk", outcolorspace="ycck", subsampling="444"
    )
    photo = read(tmp_path, bytes(data))
    assert np.abs(photo.lightness - lightness_from_srgb(RGB)).mean() < 1


def test_pixels_wider_than_a_strip_are_read(tmp_path):
    row = np.linspace(0, 255, 60_000).astype(np.uint8)
    photo = read(tmp_path, encoded(Image.fromarray(np.tile(row, (10, 1))), "PNG"))
    np.testing.assert_array_equal(photo.lightness[9], lightness_from_srgb(row[None])[0])


@pytest.mark.parametrize("source_format", ["JPEG", "PNG", "WEBP", "BMP", "GIF"])
def test_a_single_pixel_is_a_photo(tmp_path, source_format):
    photo = read(tmp_path, encoded(Image.new("RGB", (1, 1), "white"), source_format))
    assert photo.lightness.shape == (1, 1)
    assert photo.lightness[0, 0] == pytest.approx(100, abs=0.5)


def test_content_counts_and_not_the_name(tmp_path):
    assert read(tmp_path, small_file("PNG"), name="photo.jpg").source_format == "PNG"


def test_photo_remembers_its_path(tmp_path):
    assert read(tmp_path, small_file("PNG"), name="a.png").path == tmp_path / "a.png"


def test_size_limit_names_the_way_around_it(tmp_path):
    with pytest.raises(PhotoError, match=r"limit of 0\.001.*allow more megapixels"):
        read(tmp_path, small_file("JPEG"), max_megapixels=0.001)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("JPEG", ImageFormat.JPEG),
        ("PNG", ImageFormat.PNG),
        ("TIFF", ImageFormat.TIFF),
        ("WEBP", ImageFormat.WEBP),
        ("BMP", ImageFormat.PNG),
        ("GIF", ImageFormat.PNG),
        (".JPEG", ImageFormat.JPEG),
        (".tiff", ImageFormat.TIFF),
        (".dib", ImageFormat.PNG),
    ],
)
def test_keeping_the_format_turns_only_bmp_and_gif_into_png(source, expected):
    assert format_for_output(source) is expected


def test_an_unknown_suffix_has_no_format():
    with pytest.raises(PhotoError):
        format_for_output(".txt")
