"""What the page of models does in jobs: add, remove, fetch."""

from dataclasses import dataclass, field
from pathlib import Path

from desktop.jobs.job import JobControl
from desktop.preferences.converting import load_converter
from engine.errors import PhotochromError
from engine.models import fetch as fetching
from engine.models.install import check_model, install_file, known_as
from engine.models.published import PublishedFile, PublishedModel, is_checkpoint
from engine.models.store import ModelStore, StoredModel
from engine.models.transport import Transport

_KILOBYTE = 1000
"""Progress is told in these: the bytes of a large model do not fit the integers of Qt."""


@dataclass(frozen=True)
class Refused:
    """A file that was not added.

    Attributes:
        path: the file.
        error: why.
    """

    path: Path
    error: PhotochromError


@dataclass(frozen=True)
class Added:
    """What became of files that the user wanted to add.

    Attributes:
        models: those that are installed now.
        refused: those that are not.
        taken: files whose names own models bear; they can be added by replacing those.
    """

    models: tuple[StoredModel, ...] = ()
    refused: tuple[Refused, ...] = ()
    taken: tuple[Path, ...] = ()


@dataclass(frozen=True, eq=False)
class AddModels:
    """Adds files, each whatever becomes of the others.

    Attributes:
        store: the models that there are.
        paths: the files.
        replace: whether they may take the places of own models.
    """

    store: ModelStore
    paths: tuple[Path, ...]
    replace: bool = False

    def __call__(self, control: JobControl) -> Added:
        """Do the work.

        Args:
            control: of the job.

        Raises:
            Cancelled: the user does not want it any more; what was added stays.
        """
        models: list[StoredModel] = []
        refused: list[Refused] = []
        taken: list[Path] = []
        for done, path in enumerate(self.paths):
            control.check()
            control.report(done, len(self.paths))
            try:
                if self._is_taken(path):
                    taken.append(path)
                else:
                    models += install_file(self.store, path, load_converter, replace=self.replace)
            except PhotochromError as error:
                refused.append(Refused(path, error))
        return Added(tuple(models), tuple(refused), tuple(taken))

    def _is_taken(self, path: Path) -> bool:
        """Whether the user must be asked; what a checkpoint holds is known only afterwards."""
        if self.replace or is_checkpoint(path.name):
            return False
        return check_model(path).name in own_names(self.store)


@dataclass(frozen=True, eq=False)
class FetchModel:
    """Downloads and installs a published model.

    Attributes:
        store: the models that there are.
        model: what to fetch.
        transport: how to reach the server; None for the usual way.
        replace: whether it may take the places of own models.
    """

    store: ModelStore
    model: PublishedModel
    transport: Transport | None = None
    replace: bool = False
    _arrived: dict[PublishedFile, int] = field(default_factory=dict)

    def __call__(self, control: JobControl) -> tuple[StoredModel, ...]:
        """Do the work; an intact model that is there already is not fetched again.

        Args:
            control: of the job; its steps are kilobytes.

        Returns:
            The installed models.

        Raises:
            PhotochromError: the model cannot be fetched, converted or installed.
        """
        there = fetching.find_installed(self.store, self.model)
        if there is not None:
            return there
        control.check()
        # Before hundreds of megabytes are downloaded in vain.
        convert = load_converter() if self.model.is_checkpoint else None

        def tell(file: PublishedFile, received: int) -> None:
            self._arrived[file] = received
            done = sum(self._arrived.values())
            control.report(done // _KILOBYTE, self.model.size // _KILOBYTE)

        return fetching.fetch(
            self.store,
            self.model,
            convert=convert,
            replace=self.replace,
            transport=self.transport,
            progress=tell,
            cancel=control.cancel,
        )


def own_names(store: ModelStore) -> frozenset[str]:
    """Return the names of the user's own models; reads their files, so never in the GUI."""
    return frozenset(known_as(entry) for entry in store.list() if not entry.bundled)
