"""Memory: a large TIFF is read and written a few rows at a time."""

import tracemalloc

import imagecodecs
import numpy as np
import pytest
import tifffile
from photo_files import photo, write

from engine.photo.metadata import Metadata
from engine.photo.read import read_photo

SIDE = 2400
MEGABYTE = 1 << 20
LIGHTNESS = SIDE * SIDE * 4 / MEGABYTE
RGB16 = SIDE * SIDE * 6 / MEGABYTE
WORKING_SPACE = 20


@pytest.fixture
def peak():
    """Return how many megabytes an action needed at most."""

    def measure(action):
        tracemalloc.start()
        try:
            action()
            return tracemalloc.get_traced_memory()[1] / MEGABYTE
        finally:
            tracemalloc.stop()

    return measure


@pytest.mark.parametrize(
    "layout",
    [
        {},
        {"rowsperstrip": 16},
        {"rowsperstrip": 16, "compression": "zlib", "predictor": True},
        {"tile": (256, 256), "compression": "lzw"},
        {"planarconfig": "separate"},
    ],
    ids=str,
)
def test_reading_a_tiff_needs_little_beside_lightness(tmp_path, peak, layout):
    rows = np.arange(SIDE, dtype=np.uint16)
    pixels = np.stack([rows[None] + rows[:, None] * scale for scale in (1, 2, 3)], axis=-1)
    if "planarconfig" in layout:
        pixels = np.ascontiguousarray(np.moveaxis(pixels, 2, 0))
    path = tmp_path / "large.tif"
    tifffile.imwrite(path, pixels, photometric="rgb", **layout)
    read_photo(path)  # tables are computed once
    assert RGB16 > WORKING_SPACE
    assert peak(lambda: read_photo(path)) < LIGHTNESS + WORKING_SPACE


def test_writing_a_16_bit_tiff_in_a_wide_profile_needs_a_few_strips(tmp_path, peak):
    profile = bytes(imagecodecs.cms_profile("adobergb"))
    source = photo(np.full((SIDE, SIDE), 50, np.float32), metadata=Metadata(icc=profile))
    strip = np.full((40, SIDE, 3), 0.4, np.float32)

    def action():
        write(tmp_path / "out.tif", source, bit_depth=16, strips=(strip for _ in range(SIDE // 40)))

    assert peak(action) < WORKING_SPACE < RGB16
