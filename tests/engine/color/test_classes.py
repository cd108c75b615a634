"""Color classes do what CCC++ Eq. 9-12 and Table II say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.classes import ColorGrid, Palette
from engine.color.lab import lab_from_srgb

TABLE_II_TOTALS = {4: 2916, 6: 1296, 8: 784, 10: 484, 12: 324, 14: 256}
BIN_SIZES = st.sampled_from(sorted(TABLE_II_TOTALS))


@st.composite
def palettes(draw):
    grid = ColorGrid(draw(BIN_SIZES))
    kept = draw(st.sets(st.integers(0, grid.size - 1), min_size=1, max_size=60))
    return Palette(grid, tuple(sorted(kept)))


def _chroma(a: float, b: float):
    return np.array([a, b], np.float32)


# Multiples of 1/64 are exact in float32, so that the literal equation is exact, too.
INSIDE = st.integers(-107 * 64, 107 * 64).map(lambda steps: steps / 64)


@pytest.mark.parametrize(("bin_size", "total"), TABLE_II_TOTALS.items())
def test_grid_has_the_class_points_of_table_ii(bin_size, total):
    assert ColorGrid(bin_size).size == total


def test_bin_size_6_is_the_36_by_36_grid_shifted_by_108():
    grid = ColorGrid(6)
    assert (grid.side, grid.shift) == (36, 108)


@given(BIN_SIZES, INSIDE, INSIDE)
def test_class_is_the_literal_equation_9(bin_size, a, b):
    grid = ColorGrid(bin_size)
    literal = int((b + grid.shift) // bin_size) * grid.side + int((a + grid.shift) // bin_size)
    assert int(grid.encode(_chroma(a, b))) == literal


@given(BIN_SIZES, st.data())
def test_center_is_the_literal_equations_10_and_11(bin_size, data):
    grid = ColorGrid(bin_size)
    color_class = data.draw(st.integers(0, grid.size - 1))
    a = (color_class % grid.side) * bin_size - grid.shift + bin_size / 2
    b = (color_class // grid.side) * bin_size - grid.shift + bin_size / 2
    assert grid.decode(np.array(color_class)).tolist() == [a, b]


@given(BIN_SIZES, INSIDE, INSIDE)
def test_no_axis_deviates_more_than_half_a_bin_on_the_full_grid(bin_size, a, b):
    grid = ColorGrid(bin_size)
    deviation = np.abs(grid.decode(grid.encode(_chroma(a, b))) - _chroma(a, b))
    assert deviation.max() <= bin_size / 2 + 1e-4


@given(palettes())
def test_encoding_the_center_of_a_kept_class_gives_that_class(palette):
    classes = np.arange(len(palette))
    np.testing.assert_array_equal(palette.encode(palette.decode(classes)), classes)


@given(palettes(), INSIDE, INSIDE)
def test_rare_class_goes_to_the_kept_class_with_the_nearest_center(palette, a, b):
    center = palette.grid.decode(palette.grid.encode(_chroma(a, b)))
    distances = np.hypot(*(palette.centers - center).T)
    chosen = int(palette.encode(_chroma(a, b)))
    assert distances[chosen] == distances.min()


def test_every_color_of_srgb_lies_on_the_grid():
    steps = np.linspace(0, 255, 18).astype(np.uint8)
    cube = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(1, -1, 3)
    _, chroma = lab_from_srgb(cube)
    assert chroma.min() >= -108
    assert chroma.max() < 108
    deviation = np.abs(ColorGrid(6).decode(ColorGrid(6).encode(chroma)) - chroma)
    assert deviation.max() <= 3 + 1e-4


def test_colors_beyond_the_grid_take_its_outermost_bins():
    grid = ColorGrid(6)
    assert grid.encode(_chroma(-500, -500)) == 0
    assert grid.encode(_chroma(500, 500)) == grid.size - 1


def test_encoding_keeps_the_shape_of_a_picture():
    chroma = np.zeros((5, 7, 2), np.float32)
    palette = Palette.full(6)
    assert palette.encode(chroma).shape == (5, 7)
    assert palette.decode(palette.encode(chroma)).shape == (5, 7, 2)


@pytest.mark.parametrize("kept", [(), (3, 2), (1, 1), (-1,), (1296,)])
def test_a_list_that_is_no_palette_is_refused(kept):
    with pytest.raises(ValueError, match="color class"):
        Palette(ColorGrid(6), kept)


@pytest.mark.parametrize("bin_size", [0, -6, 109])
def test_a_bin_size_that_makes_no_grid_is_refused(bin_size):
    with pytest.raises(ValueError, match="bin size"):
        ColorGrid(bin_size)
