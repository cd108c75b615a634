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
from engine.document.document import Document
from engine.restore.straighten import Frame, reframe
from engine.touchup.alternatives import uncertainty

Uncertainty = npt.NDArray[np.float32]
"""Normalized entropy of every cell of a prediction: float32 in [0, 1], shape (rows, columns)."""


@dataclass(frozen=True, eq=False)
class _Seen:
    """A prediction, and the frames of the photo when it was made and now."""

    prediction: ColorPrediction
    before: Frame
    after: Frame
    photo: tuple[int, int]


@dataclass(frozen=True, eq=False)
class _Map:
    seen: _Seen
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
        self._seen: _Seen | None = None
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
        fits = self._map is not None and self._map.seen is self._seen
        return self._map.values if self._map is not None and fits and self._is_shown else None

    def show(self, shown: bool) -> None:  # noqa: FBT001 - as widgets are shown
        """Show the map or hide it."""
        if shown != self._is_shown:
            self._is_shown = shown
            self._update()

    def follow(self, document: Document | None) -> None:
        """Follow another document; there is no map of one whose colors no model has weighed."""
        seen = None if document is None else _seen_in(document)
        if not _is_same(seen, self._seen):
            self._seen = seen
            self._update()

    def _update(self) -> None:
        if self._is_shown and self._seen is not None and self.values is None:
            self._jobs.request(partial(_compute, self._seen))
        self.changed.emit()

    def _on_finished(self, found: _Map) -> None:
        self._map = found
        self.changed.emit()


def _seen_in(document: Document) -> _Seen | None:
    prediction, photo = document.distribution, document.photo
    if prediction is None:
        return None
    size = photo.height, photo.width
    return _Seen(prediction, document.prediction_frame, document.frame, size)


def _is_same(seen: _Seen | None, other: _Seen | None) -> bool:
    if seen is None or other is None:
        return seen is other
    frames = seen.before, seen.after
    return seen.prediction is other.prediction and frames == (other.before, other.after)


def _compute(seen: _Seen, _control: JobControl) -> _Map:
    values = uncertainty(seen.prediction)
    if seen.before != seen.after:
        # What the model did not see, it was sure of as of what is next to it.
        values = reframe(values, seen.before, seen.after, seen.photo, values.shape[:2])
    return _Map(seen, values)
