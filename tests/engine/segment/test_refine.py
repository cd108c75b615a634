"""Coarse masks at full size: edges where the lightness has them, and bounded memory."""

import tracemalloc

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.segment import refine
from engine.segment.frame import Frame
from engine.segment.refine import full_mask
from engine.segment.segmenter import MaskCandidate

SIDE = 64


def candidate(logits, height, width):
    """Return a candidate with these logits for the photo and sure ones outside of it."""
    low_res = np.full((SIDE, SIDE), -10, np.float32)
    low_res[: logits.shape[0], : logits.shape[1]] = logits
    return MaskCandidate(0.9, low_res, Frame(4 * SIDE, height, width))


def disc(height=600, width=800, *, contrast=25.0, wobble=0.6, grain=2.0):
    """Draw a disc on a ground; return L*, the truth 0 to 1, and what a segmenter might answer.

    Its answer is a distance to the edge in cells that is wrong by ``wobble`` cells, slowly
    changing along the edge.
    """
    random = np.random.default_rng(5)
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    radius = 0.3 * height
    distance = radius - np.hypot(rows - 0.5 * height, columns - 0.45 * width)
    truth = np.clip(distance + 0.5, 0, 1).astype(np.float32)
    lightness = 40 + contrast * truth + grain * random.standard_normal(truth.shape)
    cell = max(height, width) / SIDE
    waves = cv2.resize(
        random.standard_normal((9, 12)), (width, height), interpolation=cv2.INTER_CUBIC
    )
    answer = 3 * (distance / cell + wobble * waves)
    size = round(width / cell), round(height / cell)
    logits = cv2.resize(answer.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return lightness.astype(np.float32), truth, candidate(np.clip(logits, -12, 12), height, width)


def edge_error(mask, truth):
    """Return how many pixels the edge is off on average, the softness of the edge included."""
    perimeter = np.pi * np.sqrt(4 * truth.sum() / np.pi)
    return np.abs(mask.astype(np.float32) / 255 - truth).sum() / perimeter


def bilinear(answer, shape):
    """Return what interpolating the logits and cutting at 0 gives."""
    enlarged = cv2.resize(answer.logits, shape[::-1], interpolation=cv2.INTER_LINEAR)
    return ((enlarged > 0) * 255).astype(np.uint8)


def islands(mask):
    return cv2.connectedComponents((mask >= 128).astype(np.uint8))[0] - 1


@pytest.mark.parametrize(("contrast", "gain"), [(25, 5), (-25, 5), (12, 2)])
def test_edge_goes_where_the_lightness_has_one(contrast, gain):
    lightness, truth, answer = disc(contrast=contrast)
    error = edge_error(full_mask(answer, lightness), truth)
    assert error * gain < edge_error(bilinear(answer, truth.shape), truth)


def test_segmenters_edge_stays_where_the_lightness_has_none():
    lightness, truth, answer = disc(contrast=0)
    error = edge_error(full_mask(answer, lightness), truth)
    assert error < 1.15 * edge_error(bilinear(answer, truth.shape), truth)


@pytest.mark.parametrize("contrast", [25, 0])
def test_grain_makes_no_islands(contrast):
    lightness, _, answer = disc(contrast=contrast, grain=5)
    mask = full_mask(answer, lightness)
    assert islands(mask) == 1
    assert islands(255 - mask) == 1


@pytest.mark.parametrize("contrast", [25, 0])
def test_edge_is_two_pixels_wide_everywhere(contrast):
    lightness, truth, answer = disc(contrast=contrast)
    mask = full_mask(answer, lightness)
    soft = np.count_nonzero((mask > 12) & (mask < 243))
    perimeter = np.pi * np.sqrt(4 * truth.sum() / np.pi)
    assert 0.5 * perimeter < soft < 3 * perimeter


def test_straight_edge_without_contrast_has_no_stairs():
    height, width = 1536, 2048  # a cell is 32 pixels, the guide half as large as the photo
    rows, columns = np.mgrid[0:48, 0:64] + 0.5
    slanted = 3 * (rows - 0.3 * columns - 12)
    answer = candidate(slanted.astype(np.float32), height, width)
    mask = full_mask(answer, np.full((height, width), 50, np.float32))
    inner = slice(200, width - 200)
    edge = height - (mask[:, inner] / 255.0).sum(axis=0)
    expected = 0.3 * (np.arange(width)[inner] + 0.5) + 12 * 32
    assert np.abs(edge - expected).max() < 1.5


def test_parts_of_a_large_mask_meet_without_a_seam(monkeypatch):
    lightness, _, answer = disc(1100, 1300)
    in_parts = full_mask(answer, lightness)
    monkeypatch.setattr(refine, "_TILE", 2000)
    np.testing.assert_array_equal(in_parts, full_mask(answer, lightness))


@pytest.mark.parametrize("logit", [-5.0, 5.0])
@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (16, 5000), (300, 200)])
def test_mask_of_nothing_and_of_everything_stays_that(shape, logit):
    lightness = np.random.default_rng(0).uniform(0, 100, shape).astype(np.float32)
    low_res = np.full((SIDE, SIDE), logit, np.float32)
    mask = full_mask(MaskCandidate(0.9, low_res, Frame(4 * SIDE, *shape)), lightness)
    assert mask.shape == shape
    assert mask.dtype == np.uint8
    assert (mask == (255 if logit > 0 else 0)).all()


def test_single_cell_stays_a_single_spot():
    low_res = np.full((SIDE, SIDE), -3, np.float32)
    low_res[20, 30] = 6
    mask = full_mask(
        MaskCandidate(0.9, low_res, Frame(256, 640, 640)), np.full((640, 640), 50, np.float32)
    )
    rows, columns = np.nonzero(mask >= 128)
    assert rows.mean() == pytest.approx(204.5, abs=2)
    assert columns.mean() == pytest.approx(304.5, abs=2)
    assert 30 < len(rows) < 400


def test_mask_reaches_the_border_of_the_photo_whatever_the_padding_says():
    logits = np.full((43, SIDE), 6, np.float32)  # 427 of 640 rows are 42.7 cells
    mask = full_mask(candidate(logits, 427, 640), np.full((427, 640), 50, np.float32))
    assert (mask == 255).all()


@pytest.mark.parametrize("shape", [(100, 150), (600, 800), (1200, 1600)])
def test_mask_comes_in_the_size_that_is_asked_for(shape):
    lightness, truth, answer = disc()
    mask = full_mask(answer, lightness, *shape)
    assert mask.shape == shape
    scaled = cv2.resize(truth, shape[::-1], interpolation=cv2.INTER_AREA)
    assert edge_error(mask, scaled) < 1.5 * max(1, shape[0] / 600)


@settings(max_examples=15)
@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 1000))
def test_photos_of_any_small_size_get_a_mask_of_that_size(height, width, seed):
    random = np.random.default_rng(seed)
    low_res = random.normal(0, 5, (SIDE, SIDE)).astype(np.float32)
    lightness = random.uniform(0, 100, (height, width)).astype(np.float32)
    mask = full_mask(MaskCandidate(0.9, low_res, Frame(256, height, width)), lightness)
    assert mask.shape == (height, width)


def test_memory_beside_the_mask_is_bounded():
    lightness = np.full((5000, 6000), 50, np.float32)
    lightness[1000:4000, 1000:5000] = 80
    rows, columns = np.mgrid[0:53, 0:64]
    logits = 4.0 * np.minimum(
        np.minimum(rows - 10, 42 - rows), np.minimum(columns - 10, 53 - columns)
    )
    answer = candidate(logits.astype(np.float32), 5000, 6000)
    tracemalloc.start()
    try:
        mask = full_mask(answer, lightness)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # Some planes of a megapixel; one plane of the photo would be 120 MB.
    assert peak - mask.nbytes < 90e6
