"""What is taken for damage in the shown photo."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.workspace.loaded_photo import LoadedPhoto
from engine.masks import Mask
from engine.restore.restoration import Restoration


@dataclass(frozen=True, eq=False)
class _Map:
    loaded: LoadedPhoto
    restoration: Restoration
    mask: Mask


class DamageMap(QObject):
    """Looks for damage only while it is shown; once for each frame, which takes longest."""

    changed = Signal()
    busy_changed = Signal()
    failed = Signal(Exception)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        """Show nothing yet.

        Args:
            runner: runs the jobs.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._is_shown = False
        self._wanted: tuple[LoadedPhoto, Restoration] | None = None
        self._map: _Map | None = None
        self._jobs = LatestJob(runner, self.tr("Look for dust and scratches"), self, quiet=False)
        self._jobs.finished.connect(self._on_finished)
        self._jobs.failed.connect(self.failed)
        self._jobs.busy_changed.connect(self.busy_changed)

    @property
    def is_shown(self) -> bool:
        """Whether the user wants to see it."""
        return self._is_shown

    @property
    def is_busy(self) -> bool:
        """Whether damage is being looked for."""
        return self._jobs.is_busy

    @property
    def mask(self) -> Mask | None:
        """Coverage at full size, 0 or 255, if need be by settings of a moment ago.

        None while it is not shown or not there yet.
        """
        if self._map is None or self._wanted is None or not self._is_shown:
            return None
        loaded, restoration = self._wanted
        fits = self._map.loaded is loaded and self._map.restoration.frame == restoration.frame
        return self._map.mask if fits else None

    def show(self, shown: bool) -> None:  # noqa: FBT001 - as widgets are shown
        """Show the map or hide it."""
        if shown == self._is_shown:
            return
        self._is_shown = shown
        if shown:
            self._look()
        else:
            self._jobs.drop()
        self.changed.emit()

    def follow(self, loaded: LoadedPhoto | None, restoration: Restoration) -> None:
        """Follow another photo, or other settings of it.

        Args:
            loaded: the photo; None for none.
            restoration: how it is turned and cropped, and what counts as damage.
        """
        wanted = None if loaded is None else (loaded, _only_damage(restoration))
        if wanted == self._wanted:
            return
        if wanted is None or self._wanted is None or wanted[0] is not self._wanted[0]:
            self._map = None
        self._wanted = wanted
        if self._is_shown:
            self._look()
        self.changed.emit()

    def _look(self) -> None:
        if self._wanted is None:
            self._jobs.drop()
            return
        known = self._map
        if known is None or (known.loaded, known.restoration) != self._wanted:
            self._jobs.request(partial(_find, *self._wanted))

    def _on_finished(self, found: _Map) -> None:
        self._map = found
        self.changed.emit()


def _only_damage(restoration: Restoration) -> Restoration:
    return Restoration(restoration.frame, restoration.repair)


def _find(loaded: LoadedPhoto, restoration: Restoration, control: JobControl) -> _Map:
    mask = loaded.restorer.damage(restoration, cancel=control.cancel)
    return _Map(loaded, restoration, mask)
