import numpy as np
import pytest

from training.errors import TrainingError
from training.studies.bin_sizes import BIN_SIZES, bin_tables, count_bins
from training.studies.deviation import rgb_deviation, rgb_deviations
from training.studies.network_size import trainable_parameters
from training.studies.table_two import TABLE_TWO


def noise(count: int = 3) -> list[np.ndarray]:
    random = np.random.default_rng(0)
    return [random.integers(0, 256, (80, 96, 3), np.uint8) for _ in range(count)]


def test_totals_are_those_of_the_paper() -> None:
    counted = count_bins(noise())
    assert [bins.grid.size for bins in counted] == [2916, 1296, 784, 484, 324, 256]
    assert [bins.grid.size for bins in counted] == [row.total for row in TABLE_TWO.values()]


def test_every_bin_size_counts_every_cell() -> None:
    for bins in count_bins(noise(2)):
        assert bins.histogram.sum() == 2 * 56 * 56
        assert bins.histogram[list(bins.palette.kept)].min() >= 1


def test_coarser_bins_are_sums_of_finer_ones() -> None:
    fine, coarse = count_bins(noise(), (4, 8))
    # 27 bins of 4 on either side of gray, 14 of 8: a coarse bin has the fine ones 2k - 1 and 2k.
    padded = np.pad(fine.histogram.reshape(54, 54), 1)
    summed = padded.reshape(28, 2, 28, 2).sum(axis=(1, 3))
    assert (summed == coarse.histogram.reshape(28, 28)).all()


def test_no_photos_are_refused() -> None:
    with pytest.raises(TrainingError, match="None of the photos"):
        count_bins([])


# Bin size 4 stands in the table with the figures of another deviation.
@pytest.mark.parametrize("bin_size", BIN_SIZES[1:])
def test_largest_deviations_are_those_of_the_paper(bin_size: int) -> None:
    at_50, at_0, _, _ = rgb_deviations(bin_size / 2)
    assert at_50 == pytest.approx(TABLE_TWO[bin_size].rgb_largest[0], abs=0.025)
    assert at_0 == pytest.approx(TABLE_TWO[bin_size].rgb_largest[1], abs=0.095)


@pytest.mark.parametrize("bin_size", BIN_SIZES)
def test_average_deviations_are_those_of_the_paper(bin_size: int) -> None:
    at_50, at_0, _, _ = rgb_deviations(bin_size / 4)
    assert at_50 == pytest.approx(TABLE_TWO[bin_size].rgb_average[0], abs=0.025)
    assert at_0 == pytest.approx(TABLE_TWO[bin_size].rgb_average[1], abs=0.095)


def test_smallest_deviation_is_that_of_the_paper_outside_srgb_too() -> None:
    assert np.round(rgb_deviations(1.0), 2).tolist() == [1.59, 1.60, 0.71, 1.30]


def test_paper_prints_one_deviation_twice() -> None:
    assert TABLE_TWO[4].rgb_largest == TABLE_TWO[6].rgb_average


def test_deviation_of_nothing_is_nothing() -> None:
    assert rgb_deviation(50.0, 0.0) == 0


def test_tables_have_the_printed_figures_beside_ours() -> None:
    tables = bin_tables(count_bins(noise()))
    classes = tables["classes"]
    names = [column.name for column in classes.columns]
    assert names[:5] == ["bin_size", "classes", "classes_printed", "kept", "kept_printed"]
    printed = names.index("kept_printed")
    assert [row[printed] for row in classes.rows] == [1049, 532, 325, 218, 159, 121]
    largest = tables["largest-rgb-deviation"].rows[1]
    assert [largest[place] for place in (2, 4, 6, 8)] == [4.85, 4.66, 3.25, 4.25]


def test_parameters_grow_with_the_classes_alone() -> None:
    fine, coarse = (bins.palette for bins in count_bins(noise(), (6, 14)))
    of_fine, of_coarse = trainable_parameters("ccc", [fine, coarse])
    # A 3x3 convolution of 512 channels and a bias for each class (Table IV).
    assert of_fine - of_coarse == (len(fine) - len(coarse)) * (512 * 9 + 1)
    assert of_coarse > 20_000_000
