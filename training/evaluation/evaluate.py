"""Means over photos, and the table of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from training.evaluation.frechet import FID, FRECHET_LITE2, FrechetDistance
from training.evaluation.judge import Judged, LeftOut, Outcome
from training.evaluation.photo_scores import MeanScores, PhotoScores
from training.evaluation.table import Better, Column, Table, Value

_HIGHER, _LOWER = Better.HIGHER, Better.LOWER

LABEL_COLUMN: Final = Column("colors", is_text=True)
"""Says whose colors a row is about."""

FIGURES: Final = (
    Column("mse", "MSE", 4, _LOWER),
    Column("psnr", "PSNR (dB)", 2, _HIGHER),
    Column("ssim", "SSIM", 4, _HIGHER),
    Column("lpips", "LPIPS", 4, _LOWER),
    Column("uiqi", "UIQI", 4, _HIGHER),
    Column(FID, "FID", 2, _LOWER),
    Column(FRECHET_LITE2, "Frechet distance, Lite2", 1, _LOWER),
    Column("cnr", "CNR", 3, _HIGHER),
    Column("ccar", "CCAR (%)", 2, _HIGHER),
    Column("active_classes", "active classes", 2, _HIGHER),
    Column("tar", "TAR (%)", 2, _HIGHER),
    Column("chroma_rmse", "a*b* RMSE", 2, _LOWER),
    Column("ciede2000", "CIEDE2000", 2, _LOWER),
    Column("colorfulness", "colorfulness", 2),
    Column("true_colorfulness", "true colorfulness", 2),
)
"""All figures, those of CCC++ Table VI first and in its order."""

PHOTOS_COLUMN: Final = Column("photos")
"""Says how many photos the means are of."""


@dataclass(frozen=True)
class Evaluation:
    """What was measured of one coloring of many photos.

    Attributes:
        label: whose colors they are.
        mean: means over the photos.
        photos: how many were compared.
        left_out: how many could not be.
        fid: Frechet inception distance (CCC++ Eq. 27); None where it was not measured.
        frechet_lite2: the distance on EfficientNet-Lite2's features; None where it was not.
    """

    label: str
    mean: PhotoScores
    photos: int
    left_out: int
    fid: float | None = None
    frechet_lite2: float | None = None

    def figure(self, column: Column) -> Value:
        """Return a figure.

        Args:
            column: one of ``FIGURES``.
        """
        owner = self if column.name in (FID, FRECHET_LITE2) else self.mean
        value: Value = getattr(owner, column.name)
        return value


def evaluate(
    outcomes: Iterable[Outcome],
    label: str,
    *,
    distances: Sequence[FrechetDistance] = (),
    observers: Sequence[Callable[[Outcome], object]] = (),
) -> Evaluation:
    """Take in what became of photos; none of them is kept.

    Args:
        outcomes: as they come.
        label: whose colors are judged.
        distances: Frechet distances to measure, too.
        observers: are told of every outcome, in order.

    Raises:
        TrainingError: no photo could be compared.
    """
    means = MeanScores()
    left_out = 0
    for outcome in outcomes:
        match outcome:
            case Judged():
                means.add(outcome.scores)
                for distance in distances:
                    distance.add(outcome.truth, outcome.predicted)
            case LeftOut():
                left_out += 1
        for observer in observers:
            observer(outcome)
    mean = means.mean()
    measured = {distance.name: distance.distance() for distance in distances}
    return Evaluation(
        label, mean, means.photos, left_out, measured.get(FID), measured.get(FRECHET_LITE2)
    )


def evaluation_table(
    title: str, evaluations: Sequence[Evaluation], notes: Sequence[str] = ()
) -> Table:
    """Make a table with a row for every evaluation, as the papers print theirs.

    Args:
        title: of the table.
        evaluations: at least one.
        notes: sentences below it.

    Returns:
        The table; figures that no evaluation has are left out.
    """
    shown = [
        column
        for column in FIGURES
        if any(evaluation.figure(column) is not None for evaluation in evaluations)
    ]
    rows = [
        (evaluation.label, *(evaluation.figure(column) for column in shown), evaluation.photos)
        for evaluation in evaluations
    ]
    return Table(title, (LABEL_COLUMN, *shown, PHOTOS_COLUMN), tuple(rows), tuple(notes))
