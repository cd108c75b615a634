"""The parts behind the window: state and work, without any widget."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from desktop.jobs.runner import JobRunner
from desktop.panels.model_choices import ModelChoices
from desktop.settings import Settings
from desktop.updates.update_watch import UpdateWatch
from desktop.workspace.library import Library
from desktop.workspace.loaded_models import LoadedModels
from desktop.workspace.recovery import Recovery
from desktop.workspace.restoring import Restoring
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.models.store import ModelStore


@dataclass(frozen=True, eq=False)
class Studio:
    """Everything that the window is a view of.

    Attributes:
        settings: what is remembered.
        runner: runs all jobs.
        store: knows the models by name.
        choices: the models that can be chosen.
        models: the loaded ones.
        library: the open photos.
        workbench: the current one.
        selection: the object in it.
        restoring: how it is restored.
        recovery: keeps unsaved work on the disk.
        updates: knows the newest version.
    """

    settings: Settings
    runner: JobRunner
    store: ModelStore
    choices: ModelChoices
    models: LoadedModels
    library: Library
    workbench: Workbench
    selection: Selection
    restoring: Restoring
    recovery: Recovery
    updates: UpdateWatch

    @classmethod
    def build(
        cls,
        settings: Settings,
        runner: JobRunner,
        *,
        models_folder: Path | None = None,
        recovery_folder: Path | None = None,
    ) -> Self:
        """Put the parts together; called in the GUI thread.

        Args:
            settings: what is remembered.
            runner: runs all jobs.
            models_folder: with the user's own models; None for the system's place.
            recovery_folder: where unsaved work is kept; None for the user's own.
        """
        store = ModelStore(installed=models_folder)
        models = LoadedModels(store, lambda: settings.device)
        library = Library(runner)
        workbench = Workbench(library, models, runner, settings)
        return cls(
            settings=settings,
            runner=runner,
            store=store,
            choices=ModelChoices(store, runner, workbench),
            models=models,
            library=library,
            workbench=workbench,
            selection=Selection(workbench, models, runner, settings),
            restoring=Restoring(workbench, runner),
            recovery=Recovery(library, runner, recovery_folder, workbench),
            updates=UpdateWatch(settings, runner),
        )
