"""Pictures of color classes by bin size: CCC++ Fig. 9, 10 and 12 for one's own photos."""

from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure

from training.palette import draw_palette
from training.studies.bin_sizes import CountedBins
from training.studies.deviation import average_deviation

_INK, _FAINT = "#2b2b2b", "#d8d8d8"
# matplotlib would have every key spelled out as a literal type.
_STYLE: Any = {
    "font.size": 9,
    "font.family": "DejaVu Sans",
    "text.color": _INK,
    "axes.titlesize": 10,
    "axes.edgecolor": _FAINT,
    "axes.labelcolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#ececec",
    "xtick.color": _INK,
    "ytick.color": _INK,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "legend.frameon": False,
    "figure.constrained_layout.use": True,
    "figure.dpi": 140,
}
_LABEL: dict[str, Any] = {"ha": "center", "fontsize": 7}
_BLUE, _ORANGE = "#3b6ea5", "#c9772b"
# The same for all panels, so that they compare: the widest grid, that of bin size 10 or 14, is
# hardly wider, and no photo has colors there.
_EDGE = 110.0


def plot_appearance(counted: Sequence[CountedBins]) -> Figure:
    """Draw which classes photos use, and how often, for every bin size (Fig. 9).

    Args:
        counted: the classes of every bin size.

    Returns:
        A panel per bin size; classes that are too rare to be kept are pale, unused ones white.
    """
    with mpl.rc_context(_STYLE):
        figure, panels = _panels(
            counted, "Color classes of the photos; the darker the more frequent, pale ones too rare"
        )
        for panel, bins in zip(panels, counted, strict=False):
            _draw_counts(panel, bins)
        return figure


def plot_kept_classes(counted: Sequence[CountedBins]) -> Figure:
    """Draw the kept classes in their colors at L* = 50, for every bin size (Fig. 10)."""
    with mpl.rc_context(_STYLE):
        figure, panels = _panels(counted, "Kept color classes, at L* = 50")
        for panel, bins in zip(panels, counted, strict=False):
            picture = draw_palette(bins.palette, cell=1)[::-1]
            panel.imshow(picture, origin="lower", extent=_extent(bins), interpolation="nearest")
            panel.set(xlim=(-_EDGE, _EDGE), ylim=(-_EDGE, _EDGE))
            panel.set_title(f"bin size {bins.bin_size}: {len(bins.palette)} of {bins.grid.size}")
        return figure


def plot_comparison(counted: Sequence[CountedBins], parameters: Sequence[int]) -> Figure:
    """Draw classes, trainable parameters and deviation over the bin size (Fig. 12).

    Args:
        counted: the classes of every bin size.
        parameters: trainable parameters of the network ``ccc`` for the kept classes of each.
    """
    sizes = [bins.bin_size for bins in counted]
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9.6, 3.1))
        classes, weights, deviation = figure.subplots(1, 3)
        _draw_line(classes, sizes, [bins.grid.size for bins in counted], _ORANGE, label="all")
        kept = [len(bins.palette) for bins in counted]
        _draw_line(classes, sizes, kept, label="kept", above=False)
        classes.set(title="color classes", xlabel="bin size", ylim=(-300, None))
        classes.legend()
        _draw_line(weights, sizes, [count / 1e6 for count in parameters])
        weights.set(title="parameters of network ccc, millions", xlabel="bin size")
        _draw_line(deviation, sizes, [average_deviation(size) for size in sizes])
        deviation.set(title="average deviation in a*b*", xlabel="bin size", ylim=(0, None))
        for panel in (classes, weights, deviation):
            panel.set_xticks(sizes)
        return figure


def _panels(counted: Sequence[CountedBins], title: str) -> tuple[Figure, list[Axes]]:
    columns = min(3, len(counted))
    rows = -(-len(counted) // columns)
    figure = Figure(figsize=(3.2 * columns, 3.3 * rows + 0.3))
    figure.suptitle(title)
    panels = list(figure.subplots(rows, columns, squeeze=False).flat)
    for panel in panels[len(counted) :]:
        panel.set_axis_off()
    for panel in panels[: len(counted)]:
        panel.set(xlabel="a*", ylabel="b*", xticks=(-100, 0, 100), yticks=(-100, 0, 100))
        panel.grid(visible=False)
    return figure, panels


def _draw_counts(panel: Axes, bins: CountedBins) -> None:
    side, total = bins.grid.side, bins.histogram.sum()
    share = np.ma.masked_equal(bins.histogram.reshape(side, side) / total, 0)
    kept = np.isin(np.arange(bins.grid.size), bins.palette.kept).reshape(side, side)
    panel.imshow(
        share,
        origin="lower",
        extent=_extent(bins),
        interpolation="nearest",
        cmap="viridis_r",
        norm=LogNorm(share.min(), share.max()),
        alpha=np.where(kept, 1.0, 0.35),
    )
    panel.set(xlim=(-_EDGE, _EDGE), ylim=(-_EDGE, _EDGE))
    used = int(np.count_nonzero(bins.histogram))
    panel.set_title(f"bin size {bins.bin_size}: {used} used, {len(bins.palette)} kept")


def _extent(bins: CountedBins) -> tuple[float, float, float, float]:
    edge = bins.grid.shift
    return -edge, edge, -edge, edge


def _draw_line(
    panel: Axes,
    sizes: Sequence[int],
    values: Sequence[float],
    color: str = _BLUE,
    *,
    label: str = "",
    above: bool = True,
) -> None:
    panel.plot(sizes, values, color=color, marker="o", markersize=4, linewidth=1.5, label=label)
    panel.margins(x=0.1, y=0.12)
    for size, value in zip(sizes, values, strict=True):
        text = f"{value:.4g}" if value < 100 else f"{value:.0f}"
        place = (0, 5 if above else -11)
        panel.annotate(text, (size, value), place, textcoords="offset points", **_LABEL)
