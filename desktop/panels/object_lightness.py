"""How light the selected object is, so that colors for it are shown as they will look on it."""

from PySide6.QtCore import QObject, Signal

from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.color.lab import Lightness
from engine.masks import Mask
from engine.touchup.dominant import typical_lightness
from engine.touchup.region import coverage_of

_MIDDLE = 60.0
# Samples along the longer side: enough for a median.
_SAMPLES = 256


class ObjectLightness(QObject):
    """The lightness that half of the selected object is darker than.

    Attributes:
        changed: it was found anew.
    """

    changed = Signal()

    def __init__(
        self,
        workbench: Workbench,
        selection: Selection,
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        """Begin with a middle lightness.

        Args:
            workbench: with the photo.
            selection: with the object.
            runner: measures it.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._selection = workbench, selection
        self._value = _MIDDLE
        self._measuring = LatestJob(runner, self.tr("Measuring lightness"), self)
        self._measuring.finished.connect(self._take)
        selection.changed.connect(self._measure)

    @property
    def value(self) -> float:
        """L*, 0 to 100."""
        return self._value

    def _measure(self) -> None:
        guide, mask = self._workbench.guide, self._selection.mask
        if guide is None or mask is None:
            self._measuring.drop()
            return
        self._measuring.request(lambda _control: measured(guide, mask))

    def _take(self, value: object) -> None:
        if isinstance(value, float) and value != self._value:
            self._value = value
            self.changed.emit()


def measured(guide: Lightness, mask: Mask) -> float:
    """Find the typical lightness of an object.

    Args:
        guide: L* of the photo at guide size.
        mask: the object, at the same size.

    Returns:
        L*, 0 to 100; a middle one for an empty mask.
    """
    step = max(1, max(mask.shape) // _SAMPLES)
    coverage = coverage_of(mask[::step, ::step])
    return typical_lightness(guide[::step, ::step], coverage) if coverage.any() else _MIDDLE
