"""Where the model was unsure about the colors of the shown photo."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from engine.colorize import ColorPrediction
from engine.touchup.alternatives import uncertainty

Uncertainty = npt.NDArray[np.float32]
"""Normalized entropy of every cell of a prediction: float32 in [0, 1], shape (rows, columns)."""


@dataclass(frozen=True, eq=False)
class _Map:
    prediction: ColorPrediction
    values: Uncertainty


class UncertaintyMap(QObject):
    """Computes the map only while it is shown, once for each prediction."""

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        """Show nothing yet.

        Args:
            runner: runs the jobs.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._is_shown = False
        self._prediction: ColorPrediction | None = None
        self._map: _Map | None = None
        self._jobs = LatestJob(runner, self.tr("Find uncertain colors"), self)
        self._jobs.finished.connect(self._on_finished)
        self._jobs.failed.connect(self.failed)

    @property
    def is_shown(self) -> bool:
        """Whether the user wants to see it."""
        return self._is_shown

    @property
    def values(self) -> Uncertainty | None:
        """The map, None while it is not shown or not there yet."""
        fits = self._map is not None and self._map.prediction is self._prediction
        return self._map.values if self._map is not None and fits and self._is_shown else None

    def show(self, shown: bool) -> None:  # noqa: FBT001 - as widgets are shown
        """Show the map or hide it."""
        if shown != self._is_shown:
            self._is_shown = shown
            self._update()

    def set_prediction(self, prediction: ColorPrediction | None) -> None:
        """Take another prediction; None for a photo whose colors no model has weighed."""
        if prediction is not self._prediction:
            self._prediction = prediction
            self._update()

    def _update(self) -> None:
        is_missing = self._is_shown and self._prediction is not None and self.values is None
        if is_missing and self._prediction is not None:
            self._jobs.request(partial(_compute, self._prediction))
        self.changed.emit()

    def _on_finished(self, found: _Map) -> None:
        self._map = found
        self.changed.emit()


def _compute(prediction: ColorPrediction, _control: JobControl) -> _Map:
    return _Map(prediction, uncertainty(prediction))
