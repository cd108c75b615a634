"""Looks for all objects of the shown photo and remembers them."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import Job, Work
from desktop.jobs.runner import JobRunner
from desktop.workspace.objects import FoundObjects, SeparateObjects, separate_objects
from desktop.workspace.scenes import Scenes
from desktop.workspace.selection_work import search


class ObjectSearch(QObject):
    """Runs one search at a time; what was found is forgotten with the photo."""

    found = Signal()
    """``objects`` are there."""
    failed = Signal(str, Exception)
    """What was tried, and why it failed."""

    def __init__(self, scenes: Scenes, runner: JobRunner, parent: QObject | None = None) -> None:
        """Look for nothing yet.

        Args:
            scenes: with the shown photo.
            runner: runs the jobs.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._scenes = scenes
        self._runner = runner
        self._objects: FoundObjects | None = None
        self._separate: SeparateObjects | None = None
        self._job: Job | None = None

    @property
    def objects(self) -> FoundObjects | None:
        """All objects of the photo; None until they are found."""
        return self._objects

    def find(self) -> Job | None:
        """Look for all objects; an earlier search is called off.

        Returns:
            The job, when it has finished ``objects`` has them; None if no photo is shown.
        """
        if self._scenes.current is None:
            return None
        job = self._start(self.tr("Find all objects"), partial(search, self._scenes.sight()))
        job.finished.connect(self._on_found)
        return job

    def separate(self, title: str) -> Job | None:
        """Look for all objects, if need be, and give each its own pixels.

        Args:
            title: what that is done for, translated.

        Returns:
            The job, whose result is ``SeparateObjects``; None if no photo is shown.
        """
        scene = self._scenes.current
        if scene is None:
            return None
        work: Work = partial(separate_objects, self._scenes.sight(), self._objects, scene.guide)
        if self._separate is not None:
            # The same masks as before: edits that have them are known by them.
            work = partial(_answer, self._separate)
        job = self._start(title, work)
        job.finished.connect(self._on_separated)
        return job

    def forget(self) -> None:
        """Call off the search and forget what was found: another photo is shown."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._objects = None
        self._separate = None

    def _start(self, title: str, work: Work) -> Job:
        if self._job is not None:
            self._job.cancel()
        self._job = self._runner.start(title, work)
        self._job.failed.connect(partial(self._fail, title))
        return self._job

    def _on_separated(self, separate: SeparateObjects) -> None:
        if separate.objects is not self._objects:
            self._on_found(separate.objects)
        self._separate = separate

    def _on_found(self, objects: FoundObjects) -> None:
        self._objects = objects
        self._separate = None
        self.found.emit()

    def _fail(self, title: str, error: Exception) -> None:
        self.failed.emit(title, error)


def _answer(separate: SeparateObjects, _control: object) -> SeparateObjects:
    return separate
