"""The course of a run for TensorBoard, beside the tables."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from PIL import Image
from torch.utils.tensorboard import SummaryWriter

from training.task import ScoreRow

# A sheet of this many pixels is shown; the file beside has them all.
_WIDEST = 1600


class Board:
    """Curves and pictures; those beyond the step that a run goes on from are hidden."""

    def __init__(self, folder: Path, *, step: int) -> None:
        """Begin or go on.

        Args:
            folder: where the files go.
            step: steps that the run has done.
        """
        _await_a_new_name(folder)
        self._writer = SummaryWriter(str(folder), purge_step=step + 1, flush_secs=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()

    def add_step(self, step: int, values: Mapping[str, float]) -> None:
        """Add a point to some curves.

        Args:
            step: steps done.
            values: by the names of the curves.
        """
        for name, value in values.items():
            self._writer.add_scalar(name, value, step)

    def add_scores(self, step: int, scores: Sequence[ScoreRow], sheet: Path) -> None:
        """Add what a validation found.

        Args:
            step: steps done.
            scores: one row for each thing scored.
            sheet: PNG file of samples.
        """
        for row in scores:
            for name, value in row.figures().items():
                self._writer.add_scalar(f"{name}/{row.label}", value, step)
        with Image.open(sheet) as picture:
            shown = picture.convert("RGB")
            shown.thumbnail((_WIDEST, 4 * _WIDEST))
            self._writer.add_image("samples", np.asarray(shown), step, dataformats="HWC")
        self._writer.flush()


def _await_a_new_name(folder: Path) -> None:
    # TensorBoard reads files in the order of their names, which begin with the second: those of the
    # same second would hide each other's steps.
    taken = {path.name.split(".")[3] for path in folder.glob("events.out.tfevents.*")}
    while str(int(time.time())) in taken:
        time.sleep(0.02)
