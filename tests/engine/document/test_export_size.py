"""Exports that are smaller than their photo."""

from dataclasses import replace

import imagecodecs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.upsample import resize_lightness
from engine.document.edits import Recolor
from engine.document.export import export_document, exported_shape, scaled_photo
from engine.document.rendering import render, render_chroma
from engine.photo.errors import PhotoError
from engine.photo.formats import ImageFormat
from engine.photo.metadata import Metadata
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions, write_photo
from engine.touchup.colors import TargetColor
from tests.engine.document.documents import HEIGHT, WIDTH, disc, plain_document

SMALL = ExportOptions(ImageFormat.PNG, bit_depth=16, longest_side=32)


@given(
    height=st.integers(1, 20000), width=st.integers(1, 20000), longest_side=st.integers(1, 20000)
)
def test_an_export_fits_its_longest_side_and_keeps_the_proportion(height, width, longest_side):
    rows, columns = exported_shape(height, width, longest_side)
    assert max(rows, columns) == min(max(height, width), longest_side)
    scale = max(rows, columns) / max(height, width)
    assert abs(rows - height * scale) <= 1
    assert abs(columns - width * scale) <= 1


def test_a_photo_that_is_small_enough_stays_as_it_is(tmp_path):
    _, photo = plain_document(tmp_path)
    assert scaled_photo(photo, None) is photo
    assert scaled_photo(photo, WIDTH) is photo
    assert scaled_photo(photo, 10 * WIDTH) is photo


def test_a_smaller_photo_is_as_large_on_paper(tmp_path):
    _, photo = plain_document(tmp_path)
    smaller = scaled_photo(replace(photo, metadata=Metadata(dpi=(300, 200))), WIDTH // 2)
    assert (smaller.height, smaller.width) == (HEIGHT // 2, WIDTH // 2)
    assert smaller.metadata.dpi == pytest.approx((150, 100))


def test_opacity_becomes_smaller_with_the_photo(tmp_path):
    _, photo = plain_document(tmp_path)
    alpha = np.full((HEIGHT, WIDTH), 65535, np.uint16)
    alpha[: HEIGHT // 2] = 0
    smaller = scaled_photo(replace(photo, alpha=alpha), WIDTH // 2)
    assert smaller.alpha.dtype == np.uint16
    np.testing.assert_array_equal(smaller.alpha, alpha[::2, ::2])


def test_a_smaller_export_has_the_pixels_that_the_screen_shows_at_that_size(tmp_path):
    document, photo = plain_document(tmp_path)
    document = document.added(Recolor(disc(), TargetColor(20, 10)))
    export_document(tmp_path / "small.png", document, photo, options=SMALL)
    chroma = render_chroma(document, photo.lightness)
    shown = np.vstack(list(render(chroma, photo.lightness, HEIGHT // 2, WIDTH // 2)))
    exported = imagecodecs.png_decode((tmp_path / "small.png").read_bytes()) / 65535
    np.testing.assert_allclose(exported, shown, atol=1 / 65535)


def test_a_smaller_export_keeps_the_mean_lightness(tmp_path):
    document, photo = plain_document(tmp_path)
    export_document(tmp_path / "small.png", document, photo, options=SMALL)
    exported = read_photo(tmp_path / "small.png").lightness
    expected = resize_lightness(photo.lightness, HEIGHT // 2, WIDTH // 2)
    np.testing.assert_allclose(exported, expected, atol=0.05)


def test_the_original_is_not_overwritten_by_a_smaller_one(tmp_path):
    document, photo = plain_document(tmp_path)
    with pytest.raises(PhotoError, match="original"):
        export_document(photo.path, document, photo, options=SMALL, overwrite=True)


def test_a_photo_that_nobody_made_smaller_is_refused(tmp_path):
    document, photo = plain_document(tmp_path)
    strips = render(render_chroma(document, photo.lightness), photo.lightness)
    with pytest.raises(ValueError, match="at most 32"):
        write_photo(
            tmp_path / "x.png", photo, strips, options=SMALL, provenance=document.provenance
        )


def test_a_size_without_pixels_is_refused():
    with pytest.raises(PhotoError, match="at least 1 pixel"):
        ExportOptions(ImageFormat.PNG, longest_side=0)
