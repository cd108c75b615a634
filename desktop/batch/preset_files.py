"""Presets as files: opened and saved in jobs, and remembered."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.batch.order import BatchOrder, BatchPreset
from desktop.jobs.job import JobControl
from desktop.jobs.runner import JobRunner
from desktop.settings import Settings
from engine.batch.preset import Preset
from engine.batch.preset_file import PRESET_SUFFIX, is_preset, read_preset, save_preset
from engine.batch.preset_models import OtherModelError, models_of, parts_of
from engine.document.identity import ModelIdentity
from engine.errors import PhotochromError
from engine.models.description import COLORIZER_KINDS
from engine.models.errors import ModelError
from engine.models.store import ModelStore, named


@dataclass(frozen=True, eq=False)
class OpenedPreset:
    """A preset that was read.

    Attributes:
        path: its file.
        preset: what it says.
        colorizer: name of its model, or of another one of that name; None if there is none.
        segmenter: the same of its segmenter; None also if it has none.
        problem: why a model is not that of the preset; None if all are.
    """

    path: Path
    preset: Preset
    colorizer: str | None = None
    segmenter: str | None = None
    problem: PhotochromError | None = None

    def choices(self, colorizer: str, segmenter: str | None) -> BatchPreset:
        """Put it into the words of the view.

        Args:
            colorizer: the model to take.
            segmenter: the segmenter to take where the preset has one.
        """
        wants_one = self.preset.segmenter is not None
        return BatchPreset.of(self.preset, colorizer, segmenter if wants_one else None)


class PresetFiles(QObject):
    """Opens and saves presets.

    Attributes:
        opened: a preset was read, with the ``OpenedPreset``.
        saved: a preset was written, with its path.
        failed: what was tried and why it failed.
    """

    opened = Signal(object)
    saved = Signal(object)
    failed = Signal(str, Exception)

    def __init__(
        self,
        store: ModelStore,
        settings: Settings,
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        """Wait for wishes.

        Args:
            store: where models lie.
            settings: remember the presets.
            runner: runs the jobs.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._store, self._settings, self._runner = store, settings, runner

    def open(self, path: Path) -> None:
        """Read a preset; ``opened`` or ``failed`` follows."""
        job = self._runner.start(self.tr("Opening the preset"), partial(_opened, path, self._store))
        job.finished.connect(self._take)
        job.failed.connect(partial(self._forget, path))

    def save(self, path: Path, order: BatchOrder) -> None:
        """Write a preset; ``saved`` or ``failed`` follows.

        Args:
            path: the file; gets the ending of presets if it has none.
            order: what was chosen.
        """
        if not is_preset(path):
            path = path.with_name(path.name + PRESET_SUFFIX)
        work = partial(_saved, path, order, self._store)
        job = self._runner.start(self.tr("Saving the preset"), work)
        job.finished.connect(self._remember)
        job.failed.connect(
            lambda error: self.failed.emit(self.tr("The preset is not saved"), error)
        )

    def _take(self, opened: OpenedPreset) -> None:
        self._settings.add_recent_preset(opened.path)
        self.opened.emit(opened)

    def _remember(self, path: Path) -> None:
        self._settings.add_recent_preset(path)
        self.saved.emit(path)

    def _tell_unsaved(self, error: Exception) -> None:
        self.failed.emit(self.tr("The preset cannot be saved"), error)

    def _forget(self, path: Path, error: Exception) -> None:
        others = tuple(each for each in self._settings.recent_presets if each != path)
        self._settings.recent_presets = others
        self.failed.emit(self.tr("The preset cannot be opened"), error)


def _opened(path: Path, store: ModelStore, _control: JobControl) -> OpenedPreset:
    preset = read_preset(path)
    opened = OpenedPreset(path, preset)
    try:
        found = models_of(preset, store)
    except (OtherModelError, ModelError) as problem:
        return replace(opened, colorizer=_same_name(preset, store), problem=problem)
    return replace(opened, colorizer=found.colorizer.name, segmenter=found.segmenter)


def _same_name(preset: Preset, store: ModelStore) -> str | None:
    """Find a model of the name, whatever its file holds."""
    try:
        return named(preset.model.name, store.list(), *COLORIZER_KINDS).name
    except ModelError:
        return None


def _saved(path: Path, order: BatchOrder, store: ModelStore, _control: JobControl) -> Path:
    wanted = order.preset
    model = named(wanted.colorizer, store.list(), *COLORIZER_KINDS)
    parts = wanted.segmenter and parts_of(wanted.segmenter, store)
    save_preset(path, order.preset_with(ModelIdentity.of(model), parts or None))
    return path
