"""How fine a grid of color classes should be: CCC++ Table II, counted on one's own photos."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.color.classes import ColorGrid, Palette
from training.data.photos import RgbPhoto
from training.errors import TrainingError
from training.evaluation.table import Column, Table, Value
from training.palette import Histogram, class_histograms, keep_above
from training.studies.deviation import (
    CENTERS,
    average_deviation,
    largest_deviation,
    rgb_deviations,
)
from training.studies.table_two import TABLE_TWO

BIN_SIZES = tuple(TABLE_TWO)
"""Sides of a class in a*b* units, the alpha of Eq. 9."""

_SIZE = Column("bin_size", "bin size")


@dataclass(frozen=True, eq=False)
class CountedBins:
    """The classes of one bin size in the photos.

    Attributes:
        histogram: cells per class of the full grid.
        palette: the classes that at least 0.000455 % of all cells have.
    """

    histogram: Histogram
    palette: Palette

    @property
    def grid(self) -> ColorGrid:
        """The full grid."""
        return self.palette.grid

    @property
    def bin_size(self) -> int:
        """Side of a class in a*b* units."""
        return self.grid.bin_size


def count_bins(
    photos: Iterable[RgbPhoto], bin_sizes: Sequence[int] = BIN_SIZES
) -> list[CountedBins]:
    """Count which classes photos use, for several bin sizes in one pass.

    As in section III-C3, photos are scaled to 56x56 cells, and a class is kept that has at least
    500 of 109,885,440 cells.

    Args:
        photos: uint8, shape (height, width, 3) each; taken one at a time.
        bin_sizes: sides of a class in a*b* units.

    Returns:
        The classes of every bin size, in the order of ``bin_sizes``.

    Raises:
        TrainingError: there are no photos.
    """
    grids = [ColorGrid(bin_size) for bin_size in bin_sizes]
    histograms = class_histograms(photos, grids)
    if not histograms[0].any():
        raise TrainingError("None of the photos can be read; check the files.")
    return [
        CountedBins(histogram, keep_above(histogram, grid))
        for histogram, grid in zip(histograms, grids, strict=True)
    ]


def bin_tables(counted: Sequence[CountedBins]) -> dict[str, Table]:
    """Lay out Table II, every figure with the printed one behind it.

    Args:
        counted: the classes of every bin size, which are among ``BIN_SIZES``.

    Returns:
        Three tables by the names of their files: the classes with the deviation in a*b*, the
        largest deviation in RGB, and the average one.
    """
    return {
        "classes": _class_table(counted),
        "largest-rgb-deviation": _rgb_table(counted, "largest"),
        "average-rgb-deviation": _rgb_table(counted, "average"),
    }


def _class_table(counted: Sequence[CountedBins]) -> Table:
    columns = (
        _SIZE,
        *_with_printed(Column("classes")),
        *_with_printed(Column("kept", "kept classes")),
        *_with_printed(Column("largest", "largest a*b* dev.", digits=1)),
        *_with_printed(Column("average", "average a*b* dev.", digits=1)),
    )
    rows = []
    for bins in counted:
        size, printed = bins.bin_size, TABLE_TWO[bins.bin_size]
        ours = (bins.grid.size, len(bins.palette), largest_deviation(size), average_deviation(size))
        theirs = (printed.total, printed.kept, printed.largest, printed.average)
        rows.append((size, *_alternating(ours, theirs)))
    cells = int(counted[0].histogram.sum())
    note = (
        f"Counted in {cells:,} cells; a class is kept that at least 0.000455 % of them have. The "
        "columns (CCC++) are printed in Table II, which counts 109,885,440 cells of Places365."
    )
    return Table("Color classes by bin size", columns, tuple(rows), (note,))


def _rgb_table(counted: Sequence[CountedBins], kind: Literal["largest", "average"]) -> Table:
    centers = [Column(f"at_{center:g}", f"at {center:g}", digits=2) for center in CENTERS]
    columns = (*centers, Column("mean", digits=2))
    rows = []
    for bins in counted:
        size, printed = bins.bin_size, TABLE_TWO[bins.bin_size]
        if kind == "largest":
            ours, theirs = rgb_deviations(largest_deviation(size)), printed.rgb_largest
        else:
            ours, theirs = rgb_deviations(average_deviation(size)), printed.rgb_average
        rows.append((size, *_alternating(ours, theirs)))
    note = (
        "Mean absolute difference of R, G and B in 8-bit steps when a* and b*, both 50, 0 or -50 "
        f"at L* = 50, grow by the {kind} a*b* deviation."
    )
    headings = tuple(column for ours in columns for column in _with_printed(ours))
    title = f"{kind.capitalize()} deviation in RGB by bin size"
    return Table(title, (_SIZE, *headings), tuple(rows), (note,))


def _with_printed(column: Column) -> tuple[Column, Column]:
    return column, Column(f"{column.name}_printed", "(CCC++)", column.digits)


def _alternating(ours: Sequence[float], theirs: Sequence[float]) -> list[Value]:
    return [value for pair in zip(ours, theirs, strict=True) for value in pair]
