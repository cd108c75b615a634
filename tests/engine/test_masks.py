"""Masks: scaling, reading and writing."""

import imagecodecs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from PIL import Image

from engine.masks import MaskError, fit_mask, hard, read_mask, resize_mask, write_mask
from engine.photo.errors import PhotoError

masks = arrays(np.uint8, array_shapes(min_dims=2, max_dims=2, max_side=40))
sizes = st.integers(1, 60)


def ramp(rows=16, columns=16):
    return np.arange(rows * columns, dtype=np.uint32).astype(np.uint8).reshape(rows, columns)


def save_picture(path, pixels, mode, **options):
    Image.fromarray(pixels, mode).save(path, **options)
    return path


@given(masks)
def test_half_coverage_counts_as_inside(mask):
    assert (hard(mask) == (mask.astype(int) * 2 > 255)).all()


@given(masks, sizes, sizes)
def test_scaled_mask_has_the_wanted_size_and_no_new_extremes(mask, rows, columns):
    scaled = resize_mask(mask, rows, columns)
    assert scaled.shape == (rows, columns)
    assert scaled.dtype == np.uint8
    assert scaled.min() >= mask.min()
    assert scaled.max() <= mask.max()


@given(masks, st.integers(1, 4), st.integers(1, 4))
def test_mask_survives_growing_and_shrinking_by_whole_factors_when_it_is_even(mask, down, across):
    flat = np.full_like(mask, 128)
    grown = resize_mask(flat, mask.shape[0] * down, mask.shape[1] * across)
    assert (resize_mask(grown, *mask.shape) == 128).all()


def test_shrinking_averages():
    mask = np.array([[0, 255], [255, 255]], np.uint8)
    assert resize_mask(mask, 1, 1).item() == 191


def test_axis_that_shrinks_is_averaged_even_where_the_other_grows():
    stripes = np.tile(np.array([0, 255], np.uint8), (2, 32))
    scaled = resize_mask(stripes, 8, 8)
    np.testing.assert_allclose(scaled, 128, atol=1)


def test_mask_of_the_right_size_is_not_copied():
    mask = ramp()
    assert resize_mask(mask, 16, 16) is mask


@pytest.mark.parametrize(("rows", "columns"), [(0, 5), (5, 0), (-1, 5)])
def test_mask_cannot_become_nothing(rows, columns):
    with pytest.raises(ValueError, match="cannot become"):
        resize_mask(ramp(), rows, columns)


@given(st.integers(1, 3000), st.integers(1, 3000), st.floats(0.05, 3))
def test_mask_of_a_scaled_photo_fits_it(height, width, scale):
    rows, columns = max(1, round(height * scale)), max(1, round(width * scale))
    if rows * columns < 1e6 and height * width < 1e6:
        mask = np.full((rows, columns), 77, np.uint8)
        fitted = fit_mask(mask, height, width)
        assert fitted.shape == (height, width)
        assert (fitted == 77).all()


@pytest.mark.parametrize("shape", [(64, 48), (48, 48), (48, 60)])
def test_mask_of_another_proportion_is_refused(shape):
    with pytest.raises(MaskError, match="does not fit the photo's 640 x 480"):
        fit_mask(np.zeros(shape, np.uint8), 480, 640)


def test_written_mask_comes_back_as_it_was(tmp_path):
    path = tmp_path / "mask.png"
    write_mask(ramp(), path)
    assert (read_mask(path) == ramp()).all()


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 1)])
def test_tiny_masks_survive_the_file(tmp_path, shape):
    mask = ramp(*shape)
    write_mask(mask, tmp_path / "mask.png")
    assert (read_mask(tmp_path / "mask.png") == mask).all()


def test_part_of_a_larger_mask_can_be_written(tmp_path):
    write_mask(ramp()[2:9, ::3], tmp_path / "part.png")
    assert (read_mask(tmp_path / "part.png") == ramp()[2:9, ::3]).all()


def test_mask_file_is_an_eight_bit_gray_picture(tmp_path):
    write_mask(ramp(), tmp_path / "mask.png")
    with Image.open(tmp_path / "mask.png") as picture:
        assert (picture.mode, picture.size) == ("L", (16, 16))


def test_existing_file_is_only_replaced_on_request(tmp_path):
    path = tmp_path / "mask.png"
    write_mask(ramp(), path)
    with pytest.raises(PhotoError, match="exists already"):
        write_mask(255 - ramp(), path)
    write_mask(255 - ramp(), path, overwrite=True)
    assert (read_mask(path) == 255 - ramp()).all()


def test_mask_is_png_or_nothing(tmp_path):
    with pytest.raises(MaskError, match=r"ends in \.png"):
        write_mask(ramp(), tmp_path / "mask.jpg")
    assert not list(tmp_path.iterdir())


def test_missing_folder_is_said(tmp_path):
    with pytest.raises(PhotoError, match="folder to write into does not exist"):
        write_mask(ramp(), tmp_path / "none" / "mask.png")


def test_opacity_is_the_mask_where_there_is_some(tmp_path):
    pixels = np.zeros((16, 16, 4), np.uint8)
    pixels[..., 3] = ramp()
    path = save_picture(tmp_path / "cut out.png", pixels, "RGBA")
    assert (read_mask(path) == ramp()).all()


def test_sixteen_bits_of_opacity_become_eight(tmp_path):
    gray_alpha = np.zeros((2, 2, 2), np.uint16)
    gray_alpha[..., 1] = [[0, 257 * 100], [257 * 100 + 128, 65535]]
    path = tmp_path / "deep.png"
    path.write_bytes(imagecodecs.png_encode(gray_alpha))
    assert read_mask(path).tolist() == [[0, 100], [100, 255]]


def test_opaque_picture_is_read_by_its_gray_value(tmp_path):
    pixels = np.dstack([ramp(), ramp(), ramp(), np.full((16, 16), 255, np.uint8)])
    path = save_picture(tmp_path / "opaque.png", pixels, "RGBA")
    assert (read_mask(path) == ramp()).all()


def test_white_part_of_a_jpeg_is_inside(tmp_path):
    pixels = np.zeros((32, 32), np.uint8)
    pixels[:, 16:] = 255
    path = save_picture(tmp_path / "mask.jpg", pixels, "L", quality=95)
    assert (hard(read_mask(path)) == (pixels > 0)).all()


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_file_that_is_no_picture_is_refused(tmp_path, content):
    path = tmp_path / "mask.png"
    path.write_bytes(content)
    with pytest.raises(PhotoError):
        read_mask(path)


def test_picture_that_declares_a_huge_size_is_refused(tmp_path):
    path = tmp_path / "mask.png"
    write_mask(np.zeros((1500, 1500), np.uint8), path)
    with pytest.raises(PhotoError, match="more than the limit of 2"):
        read_mask(path, max_megapixels=2)
