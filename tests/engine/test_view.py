"""What a window shows of a photo."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.color.lab import lightness_from_srgb
from engine.color.upsample import guide_shape
from engine.document.rendering import render
from engine.overlay_view import label_view, mask_view
from engine.rough_view import rough_view
from engine.view import Pyramid, View, render_view

HEIGHT, WIDTH = 1210, 1815
"""More pixels than a guide has, so that colors are interpolated."""


def _lightness(height, width, seed=1):
    """Shapes with grain, from black to white."""
    random = np.random.default_rng(seed)
    shapes = cv2.GaussianBlur(random.uniform(-900, 1000, (height, width)), (0, 0), 4)
    return np.clip(shapes + random.normal(0, 4, shapes.shape), 0, 100).astype(np.float32)


def _colors(rows, columns, seed=2):
    """Colors, some of them outside sRGB."""
    random = np.random.default_rng(seed)
    cells = random.normal(0, 30, (max(2, rows // 40), max(2, columns // 40), 2))
    return cv2.resize(cells.astype(np.float32), (columns, rows), interpolation=cv2.INTER_CUBIC)


@pytest.fixture(scope="module")
def pyramid():
    return Pyramid.of(_lightness(HEIGHT, WIDTH))


@pytest.fixture(scope="module")
def chroma():
    return _colors(*guide_shape(HEIGHT, WIDTH))


@pytest.fixture(scope="module")
def exported(pyramid, chroma):
    """As exports of 8 bits round."""
    strips = list(render(chroma, pyramid.levels[0]))
    return np.floor(np.vstack(strips) * np.float32(255) + np.float32(0.5)).astype(np.uint8)


def _ramp(height, width):
    """L* that tells the position of every pixel's center."""
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    return (90 * (rows / height + columns / width) / 2).astype(np.float32)


def _ramp_at(view, height, width):
    down = view.top + (np.arange(view.rows) + 0.5) * view.height / view.rows
    across = view.left + (np.arange(view.columns) + 0.5) * view.width / view.columns
    return 90 * (down[:, None] / height + across / width) / 2


def test_the_whole_photo_at_scale_1_is_the_export(pyramid, chroma, exported):
    view = View(0, 0, WIDTH, HEIGHT, WIDTH, HEIGHT)
    np.testing.assert_array_equal(render_view(pyramid, chroma, view), exported)


@pytest.mark.parametrize(
    ("left", "top", "columns", "rows"),
    [(0, 0, 300, 200), (701, 403, 333, 177), (WIDTH - 97, HEIGHT - 55, 97, 55), (900, 9, 1, 1)],
)
def test_any_part_at_scale_1_is_a_part_of_the_export(
    pyramid, chroma, exported, left, top, columns, rows
):
    picture = render_view(pyramid, chroma, View(left, top, columns, rows, columns, rows))
    np.testing.assert_array_equal(picture, exported[top : top + rows, left : left + columns])


def test_a_photo_with_colors_for_every_pixel_is_shown_as_it_is_exported():
    lightness, chroma = _lightness(60, 90), _colors(60, 90)
    exported = np.floor(np.vstack(list(render(chroma, lightness))) * 255 + 0.5)
    view = View(0, 0, 90, 60, 90, 60)
    np.testing.assert_array_equal(render_view(Pyramid.of(lightness), chroma, view), exported)


def test_enlarged_pixels_are_squares_in_the_colors_of_the_export(pyramid, chroma, exported):
    picture = render_view(pyramid, chroma, View(100, 200, 20, 10, 160, 80))
    squares = np.kron(exported[200:210, 100:120], np.ones((8, 8, 1), np.uint8))
    np.testing.assert_array_equal(picture, squares)


def test_squares_that_are_cut_at_the_edge_of_a_view_keep_their_place(pyramid, chroma, exported):
    picture = render_view(pyramid, chroma, View(100.5, 200.25, 19, 10, 19 * 8, 80))
    np.testing.assert_array_equal(picture[0, :4], exported[[200] * 4, 100])
    np.testing.assert_array_equal(picture[6, 4:12], exported[[201] * 8, 101])


def test_up_to_four_times_the_size_pixels_run_into_each_other(pyramid, chroma, exported):
    picture = render_view(pyramid, chroma, View(100, 200, 20, 10, 60, 30)).astype(int)
    # The middle one of every three pixels is the photo's pixel itself.
    centers, wanted = picture[1::3, 1::3], exported[200:210, 100:120].astype(int)
    assert np.abs(centers - wanted).max() <= 2
    between = picture[1::3, 2:-1:3]
    low, high = np.minimum(wanted[:, :-1], wanted[:, 1:]), np.maximum(wanted[:, :-1], wanted[:, 1:])
    # A color outside sRGB loses chroma pixel by pixel, which leaves the straight way a little.
    assert (between >= low - 9).all()
    assert (between <= high + 9).all()


@pytest.mark.parametrize("shrink", [1.7, 2, 3.3, 5, 11, 40])
def test_a_smaller_view_is_what_a_smaller_export_is(pyramid, chroma, shrink):
    rows, columns = round(HEIGHT / shrink), round(WIDTH / shrink)
    view = View(0, 0, WIDTH, HEIGHT, columns, rows)
    export = np.vstack(list(render(chroma, pyramid.levels[0], rows, columns))) * 255
    difference = np.abs(render_view(pyramid, chroma, view) - export)
    # Levels hold averages, so that cells that two pixels share blur a little.
    assert difference.mean() < (0.6 if shrink < 4 else 4)


@given(
    st.integers(1, 70), st.integers(1, 70), st.floats(0.02, 3.9), st.floats(0, 1), st.floats(0, 1)
)
@settings(max_examples=60)
def test_places_do_not_shift_between_sizes(height, width, zoom, across, down):
    # Small levels, so that several are used.
    pyramid = Pyramid.of(_ramp(8 * height, 8 * width))
    part_width, part_height = width * 4, height * 4
    view = View(
        across * (8 * width - part_width),
        down * (8 * height - part_height),
        part_width,
        part_height,
        max(1, round(part_width * zoom)),
        max(1, round(part_height * zoom)),
    )
    shown = lightness_from_srgb(render_view(pyramid, None, view))
    expected = _ramp_at(view, 8 * height, 8 * width)
    # Half a pixel of the photo at its edges, plus what 8 bits cannot tell apart.
    tolerance = 90 * (0.5 / (8 * height) + 0.5 / (8 * width)) / 2 + 1.4
    assert np.abs(shown - expected).max() < tolerance


@pytest.mark.parametrize("length", [512, 777, 1025, 2048])
@pytest.mark.parametrize("shrink", [2, 3.7, 4, 8, 13])
def test_a_ramp_is_where_it_belongs_at_every_level(length, shrink):
    pyramid = Pyramid.of(np.tile(np.linspace(0, 99, length, dtype=np.float32), (4, 1)))
    part = length // 2
    columns = int(part / shrink)
    view = View(length / 4 + 0.3, 0, columns * shrink, 4, columns, max(1, round(4 / shrink)))
    centers = view.left + (np.arange(columns) + 0.5) * shrink - 0.5
    shown = lightness_from_srgb(render_view(pyramid, None, view))[0]
    # The mean over many gray values is finer than one of them.
    assert (shown - 99 * centers / (length - 1)).mean() == pytest.approx(0, abs=0.06)


@pytest.mark.parametrize("place", [(0, 0), (37, 58), (64, 64), (129, 200)])
def test_a_single_bright_pixel_stays_in_its_place_at_every_size(place):
    lightness = np.zeros((130, 201), np.float32)
    lightness[place] = 100
    pyramid = Pyramid.of(lightness)
    for shrink in (1.0, 1.6, 2.0, 2.5, 4.0):
        view = View(0, 0, 201, 130, round(201 / shrink), round(130 / shrink))
        light = lightness_from_srgb(render_view(pyramid, None, view)).astype(np.float64)
        rows, columns = np.mgrid[0 : view.rows, 0 : view.columns] + 0.5
        center = (rows * light).sum() / light.sum(), (columns * light).sum() / light.sum()
        expected = (place[0] + 0.5) / 130 * view.rows, (place[1] + 0.5) / 201 * view.columns
        np.testing.assert_allclose(center, expected, atol=0.5)


def test_shrinking_averages_instead_of_skipping_pixels():
    checkered = (np.indices((512, 512)).sum(axis=0) % 2 * 100).astype(np.float32)
    for shrink in (2, 2.5, 4, 6):
        size = round(512 / shrink)
        picture = render_view(Pyramid.of(checkered), None, View(0, 0, 512, 512, size, size))
        np.testing.assert_allclose(lightness_from_srgb(picture), 50, atol=12)


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (901, 3), (300, 517), (513, 1025)])
def test_halves_cover_the_whole_photo(shape):
    lightness = _lightness(*shape)
    levels = Pyramid.of(lightness).levels
    assert levels[0] is lightness
    for number, level in enumerate(levels):
        cell = 2**number
        assert level.shape == tuple(-(-side // cell) for side in shape)
        last = lightness[(level.shape[0] - 1) * cell :, (level.shape[1] - 1) * cell :]
        assert last.min() - 1e-3 <= level[-1, -1] <= last.max() + 1e-3
    assert sum(level.size for level in levels[1:]) <= 0.4 * lightness.size + 1000


def test_pictures_of_a_part_and_of_the_whole_agree(pyramid, chroma):
    whole = render_view(pyramid, chroma, View(0, 0, WIDTH, HEIGHT, WIDTH // 3, HEIGHT // 3))
    step = WIDTH / (WIDTH // 3), HEIGHT / (HEIGHT // 3)
    part = View(100 * step[0], 50 * step[1], 200 * step[0], 90 * step[1], 200, 90)
    difference = render_view(pyramid, chroma, part).astype(int) - whole[50:140, 100:300]
    assert np.abs(difference).max() <= 1


@pytest.mark.parametrize(
    "view",
    [
        View(0, 0, WIDTH, HEIGHT, 701, 467),
        View(0, 0, WIDTH, HEIGHT, 181, 121),
        View(301.5, 200.25, 900, 600, 451, 301),
        View(700, 400, 333, 177, 333, 177),
        View(700, 400, 111, 59, 333, 177),
    ],
)
def test_a_rough_view_differs_from_the_exact_one_in_fine_colors_only(pyramid, chroma, view):
    # Not so strong that they lie outside sRGB wherever the photo is dark or light.
    muted = np.asarray(chroma * np.float32(0.3))
    rough, picture = rough_view(pyramid, muted, view), render_view(pyramid, muted, view)
    difference = np.abs(rough.astype(int) - picture)
    assert difference.mean() < 1
    lost = lightness_from_srgb(rough) - lightness_from_srgb(picture)
    assert np.percentile(np.abs(lost), 99) < 2


def test_the_colors_of_a_rough_view_are_where_they_belong():
    chroma = np.zeros((121, 182, 2), np.float32)
    chroma[40:80, 60:120, 0] = 30
    lightness = Pyramid.of(np.full((HEIGHT, WIDTH), 60, np.float32))
    for view in (View(0, 0, WIDTH, HEIGHT, 605, 403), View(500, 350, 300, 200, 600, 400)):
        rough, picture = rough_view(lightness, chroma, view), render_view(lightness, chroma, view)
        red, wanted = (np.ptp(image.astype(int), axis=2) > 30 for image in (rough, picture))
        assert (red != wanted).mean() < 0.01


def test_rough_views_of_squares_are_exact(pyramid, chroma, exported):
    rough = rough_view(pyramid, chroma, View(100, 200, 20, 10, 160, 80))
    squares = np.kron(exported[200:210, 100:120], np.ones((8, 8, 1), np.uint8))
    np.testing.assert_array_equal(rough, squares)


def test_beyond_the_photo_its_edge_is_repeated(pyramid, chroma, exported):
    picture = render_view(pyramid, chroma, View(-3, HEIGHT - 2, 5, 4, 5, 4))
    np.testing.assert_array_equal(picture[0, :4], exported[[HEIGHT - 2] * 4, 0])
    np.testing.assert_array_equal(picture[1:, 4], exported[[HEIGHT - 1] * 3, 1])


def test_a_view_is_the_same_whether_it_was_seen_before_or_not(pyramid, chroma):
    view = View(5, 6, 900, 600, 450, 300)
    first = render_view(pyramid, chroma, view)
    np.testing.assert_array_equal(render_view(pyramid, chroma, view), first)
    render_view(pyramid, chroma, View(6, 6, 900, 600, 450, 300))
    np.testing.assert_array_equal(render_view(pyramid, chroma, view), first)


def test_a_view_of_a_pixel_and_a_half_beyond_the_edge_is_that_edge(pyramid):
    light = lightness_from_srgb(render_view(pyramid, None, View(WIDTH, 0, 3, 3, 1, 1)))
    assert light[0, 0] == pytest.approx(pyramid.levels[0][:3, -1].mean(), abs=30)


def test_without_colors_the_photo_is_gray(pyramid):
    picture = render_view(pyramid, None, View(0, 0, 400, 300, 400, 300))
    assert np.ptp(picture, axis=2).max() == 0
    wanted = pyramid.levels[0][:300, :400]
    np.testing.assert_allclose(lightness_from_srgb(picture), wanted, atol=0.5)


def test_no_colors_and_gray_colors_look_the_same(pyramid):
    view = View(10, 20, 400, 300, 400, 300)
    without = render_view(pyramid, None, view).astype(int)
    gray = render_view(pyramid, np.zeros((40, 60, 2), np.float32), view)
    assert np.abs(without - gray).max() <= 1
    assert (without == gray).mean() > 0.99


def test_masks_are_averaged_and_interpolated_like_the_photo():
    mask = np.zeros((60, 90), np.uint8)
    mask[:, 45:] = 255
    small = mask_view(mask, 600, 900, View(0, 0, 900, 600, 3, 2))
    np.testing.assert_array_equal(small, [[0, 128, 255]] * 2)
    # An edge between two cells is midway between their centers.
    large = mask_view(mask, 600, 900, View(440, 0, 20, 1, 20, 1))[0]
    assert (np.diff(large.astype(int)) >= 0).all()
    assert int(large[9]) + int(large[10]) == 255


def test_a_mask_at_its_own_size_is_not_changed():
    mask = np.random.default_rng(1).integers(0, 256, (50, 70), dtype=np.uint8)
    view = View(5, 6, 40, 30, 40, 30)
    np.testing.assert_array_equal(mask_view(mask, 50, 70, view), mask[6:36, 5:45])


def test_labels_are_looked_up_and_never_mixed():
    labels = np.array([[1, 7], [7, 90]], np.int32)
    shown = label_view(labels, 200, 200, View(50, 50, 100, 100, 10, 10))
    assert set(np.unique(shown)) == {1, 7, 90}
    np.testing.assert_array_equal(shown[:5, :5], 1)
    np.testing.assert_array_equal(shown[5:, 5:], 90)


@pytest.mark.parametrize("size", [(0, 10, 5, 5), (10, 10, 0, 5), (10, -1, 5, 5)])
def test_a_view_of_nothing_is_refused(size):
    with pytest.raises(ValueError, match="size"):
        View(0, 0, *size)
