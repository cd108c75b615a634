"""A worker of a cluster: a process that keeps one model loaded and colorizes what it is sent.

It writes results under hidden names and says what they look like; it has no journal and gives no
names. So a worker that is lost, or that was taken for lost and goes on, spoils nothing.
"""

import os
import platform
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Self

import cv2

from engine.batch.file_to_file import Control, FileToFile
from engine.batch.leftovers import hidden_name
from engine.batch.outcome import Outcome
from engine.batch.overview.thumbnails import ThumbnailFolder
from engine.batch.plan import Job
from engine.batch.settings import BatchSettings
from engine.batch.stamps import FileStamp
from engine.colorize import Colorizer
from engine.document.identity import FileDigest, ModelIdentity
from engine.errors import PhotochromError
from engine.models.errors import ModelError
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import ModelStore, StoredModel
from engine.photo.atomic import Staging
from engine.segment.segmenter import Segmenter


@dataclass(frozen=True)
class ModelFile:
    """A model that every machine must have.

    Attributes:
        path: where the machine that sends the work has it, absolute.
        identity: what it must be.
    """

    path: Path
    identity: ModelIdentity

    @classmethod
    def of(cls, session: ModelSession) -> Self:
        """Name the model of a session.

        Raises:
            ModelError: its file cannot be read.
        """
        model = StoredModel(session.path, bundled=False, description=session.description)
        return cls(session.path.absolute(), ModelIdentity.of(model))

    def found(self) -> Path:
        """Find the model on this machine: under its path, or among those that are installed.

        Raises:
            ModelError: there is no file with this content.
        """
        if self._is_at_its_path():
            return self.path
        wanted = self.identity
        installed = (each for each in ModelStore().list() if isinstance(each, StoredModel))
        for model in installed:
            if model.name == wanted.name and model.sha256 == wanted.sha256:
                return model.path
        raise ModelError(
            f"The model '{wanted.name}' {wanted.version} is not there or is another file; put it "
            "where every machine sees it, or install the same one on each."
        )

    def _is_at_its_path(self) -> bool:
        try:
            return FileDigest.of(self.path).sha256 == self.identity.sha256
        except OSError:
            return False


@dataclass(frozen=True)
class WorkerSetup:
    """All that a worker must know before the first photo.

    Attributes:
        settings: of the run.
        colorizer: the model.
        segmenter: encoder and decoder, if objects are to be harmonized.
        device: what the models run on.
        threads: of a model on the processor.
        owner: what the hidden files of the run have in their names.
        thumbnails: where small pictures go, with an absolute path; None to draw none.
    """

    settings: BatchSettings
    colorizer: ModelFile
    segmenter: tuple[ModelFile, ModelFile] | None
    device: Device
    threads: int
    owner: str
    thumbnails: ThumbnailFolder | None = None


@dataclass(frozen=True)
class Ready:
    """A worker can begin, or cannot.

    Attributes:
        machine: what the machine is called.
        provider: the execution provider that runs the model; None if the worker cannot begin.
        fallback: why the model runs on another device than asked for; None where it does not.
        problem: why the worker cannot begin; None if it can.
    """

    machine: str
    provider: str | None = None
    fallback: str | None = None
    problem: str | None = None


@dataclass(frozen=True)
class Staged:
    """A result under its hidden name.

    Attributes:
        hidden: the file.
        source: stamp of the photo before it was read; None if the system could not tell.
    """

    hidden: Path
    source: FileStamp | None


@dataclass(frozen=True)
class Answer:
    """What became of a photo that a worker was sent.

    Attributes:
        outcome: of the photo.
        staged: the result; None if there is none.
        sees_photo: whether the machine of the worker has such a file at all.
    """

    outcome: Outcome
    staged: Staged | None
    sees_photo: bool = True


class ClusterWorker:
    """Colorizes photos in a process of its own; safe to call from several threads."""

    def __init__(self, setup: WorkerSetup) -> None:
        """Remember what to do; the models are loaded by ``prepare``.

        Args:
            setup: of the run.
        """
        self._setup = setup
        self._stop = Event()
        self._notes = _Notes(setup.owner)
        self._work: FileToFile | None = None

    def prepare(self) -> Ready:
        """Load the models."""
        cv2.setNumThreads(self._setup.threads)
        try:
            colorizer = Colorizer(self._session(self._setup.colorizer))
            parts = self._setup.segmenter
            segmenter = parts and Segmenter(self._session(parts[0]), self._session(parts[1]))
        except PhotochromError as error:
            return Ready(platform.node(), problem=str(error))
        control = Control(cancel=self._stop, record=self._notes, thumbnails=self._setup.thumbnails)
        self._work = FileToFile(colorizer, segmenter, self._setup.settings, control)
        session = colorizer.session
        return Ready(platform.node(), session.provider, session.fallback)

    def colorize(self, job: Job) -> Answer | None:
        """Take a photo from file to hidden file.

        Args:
            job: with absolute paths.

        Returns:
            What became of it; None if ``stop`` was called meanwhile.
        """
        if self._work is None:
            raise RuntimeError("prepare() comes first")
        outcome = self._work.colorize(job)
        if outcome is None:
            return None
        return Answer(outcome, self._notes.staged(job), os.path.lexists(job.source))

    def stop(self) -> None:
        """Let go of the photos in work at their next step."""
        self._stop.set()

    def _session(self, model: ModelFile) -> ModelSession:
        setup = self._setup
        return ModelSession(model.found(), device=setup.device, threads=setup.threads)


class _Notes:
    """Remembers which hidden file belongs to which photo until the worker has said so."""

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self._staged: dict[Path, Staged] = {}

    def begin(self, job: Job) -> Staging:
        # Before it is read: if it changes meanwhile, it is read again by the next run.
        source = FileStamp.if_seen(job.source)
        name = hidden_name(self._owner)
        staged = Staged(job.target.with_name(name), source)

        def complete(_written: os.stat_result) -> None:
            self._staged[job.target] = staged

        return Staging(name, complete, stays_hidden=True)

    def drop(self, job: Job) -> None:
        self._staged.pop(job.target, None)

    def finish(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self._staged.pop(outcome.job.target, None)

    def staged(self, job: Job) -> Staged | None:
        return self._staged.pop(job.target, None)
