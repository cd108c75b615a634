"""Lets a segmenter look at the photo on the workbench as soon as it is shown."""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.settings import Settings
from desktop.workspace.loaded_models import LoadedModels
from desktop.workspace.scene import Scene, Sight
from desktop.workspace.workbench import Workbench

# The user goes back and forth between a few photos.
_MOST_KEPT: Final = 4


class Scenes(QObject):
    """The shown photo and the last few before it, in the eyes of the segmenter."""

    changed = Signal()
    """Another photo is shown, or another segmenter looks at it."""
    ready_changed = Signal()
    """``is_ready`` or ``problem`` may have changed."""

    def __init__(
        self,
        workbench: Workbench,
        models: LoadedModels,
        runner: JobRunner,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        """Follow a workbench.

        Args:
            workbench: whose photo is looked at.
            models: where the segmenter is loaded.
            runner: runs the jobs, quietly.
            settings: which segmenter.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._workbench = workbench
        self._models = models
        self._settings = settings
        self._kept: OrderedDict[int, Scene] = OrderedDict()
        self._current: Scene | None = None
        self._problem: Exception | None = None
        self._looking = LatestJob(runner, self.tr("Look at the photo"), self)
        self._looking.finished.connect(self.ready_changed)
        self._looking.failed.connect(self._on_failed)
        for changed in (
            workbench.photo_changed,
            workbench.document_changed,
            workbench.restored_changed,
        ):
            changed.connect(self._on_photo_changed)
        settings.changed.connect(self._on_setting_changed)
        self._on_photo_changed()

    @property
    def current(self) -> Scene | None:
        """The shown photo; None until it is read."""
        return self._current

    @property
    def is_ready(self) -> bool:
        """Whether the segmenter has looked at it."""
        return self._current is not None and self._current.is_seen

    @property
    def problem(self) -> Exception | None:
        """Why the segmenter cannot look at it; None if it can."""
        return self._problem

    def sight(self) -> Callable[[], Sight]:
        """Return what gives jobs the sight of the current photo; they wait for it if need be.

        Raises:
            ValueError: no photo is shown.
        """
        photo = self._workbench.photo
        if self._current is None or photo is None:
            raise ValueError("no photo is shown")
        name = self._settings.segmenter
        return partial(self._current.look, self._models, name, photo.lightness)

    def _on_photo_changed(self) -> None:
        scene = self._scene_of_workbench()
        if scene is self._current:
            return
        self._current = scene
        self._look()
        self.changed.emit()

    def _scene_of_workbench(self) -> Scene | None:
        workbench = self._workbench
        open_photo, photo, guide = workbench.open_photo, workbench.photo, workbench.guide
        if open_photo is None or photo is None or guide is None:
            return None
        scene = self._kept.get(open_photo.serial)
        if scene is None or scene.guide is not guide:
            frame = workbench.loaded.settled.restoration.frame if workbench.loaded else None
            place = open_photo.serial, frame
            scene = Scene(guide, photo.height, photo.width, place)
        self._kept[open_photo.serial] = scene
        self._kept.move_to_end(open_photo.serial)
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return scene

    def _look(self) -> None:
        self._looking.drop()
        self._problem = None
        if self._current is not None and not self._current.is_seen:
            sight = self.sight()
            self._looking.request(partial(_look, sight))
        self.ready_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._problem = error
        self.ready_changed.emit()

    def _on_setting_changed(self, key: str) -> None:
        if key in ("segmenter", "device"):
            self._kept.clear()
            self._current = None
            self._on_photo_changed()


def _look(sight: Callable[[], Sight], _control: JobControl) -> None:
    sight()
