"""Colorizes the photos of a run on many machines, each photo by the same steps as on one.

Workers are actors of Ray, one process with one loaded model each. Every worker has a few photos in
work; the next one is sent when an answer comes. The files go through a drive that all machines
share, and only short messages through Ray. The photos of a worker that is lost are sent to others.
"""

import contextlib
import logging
import secrets
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import Any, Final

from engine.batch.cluster_connection import Crew
from engine.batch.cluster_naming import Delivery, Finished, Naming
from engine.batch.cluster_worker import Answer, ClusterWorker, Ready, WorkerSetup
from engine.batch.errors import ClusterError
from engine.batch.leftovers import remove_leftovers
from engine.batch.outcome import Outcome
from engine.batch.plan import Job
from engine.batch.run_record import RunRecord

_log = logging.getLogger(__name__)

_MOST_LOSSES: Final = 3
"""Workers that a photo may cost before it fails."""

_MOST_FALSE_STARTS: Final = 3
"""Workers in a row that may end before they can begin."""

_PATIENCE: Final = 300.0
"""Seconds without any worker before the run gives up; Ray itself may be starting machines."""

_GRACE: Final = 30.0
"""Seconds that workers have to let go of their photos when the run is stopped."""

_POLL_SECONDS: Final = 0.2

_LONGEST_REASON: Final = 200

_KILLER: Final = (
    f"The worker was lost {_MOST_LOSSES} times while it had this photo in work; the photo may need "
    "more memory than its machine has."
)


def new_owner(record: RunRecord | None) -> str:
    """Return what the hidden files of a run have in their names.

    Args:
        record: of the run; None if it keeps none.
    """
    return secrets.token_hex(8) if record is None else record.journal_id


def run_on_cluster(
    ray: ModuleType,
    jobs: Iterable[Job],
    setup: WorkerSetup,
    crew: Crew,
    *,
    record: RunRecord | None = None,
    cancel: Event | None = None,
) -> Generator[Finished, None, None]:
    """Colorize photos; what goes wrong with one, or with a worker, concerns no other photo.

    Closing the iterator or setting ``cancel`` ends the run: photos in work are dropped at their
    next step, and no unfinished file is left.

    Args:
        ray: connected to a cluster.
        jobs: the photos; taken one by one as the run goes on.
        setup: what every worker must know.
        crew: how many workers, and what each gets.
        record: notes in a journal what the run does; None to keep none.
        cancel: ends the run when set, from any thread or a signal handler.

    Yields:
        Photos as they are finished, in any order; none for photos that were dropped.

    Raises:
        ClusterError: the machines cannot go on: a model or a drive is missing on one of them, or no
            worker runs.
    """
    foreman = _Foreman(ray, setup, crew, record)
    try:
        yield from foreman.work(iter(jobs), cancel or Event())
        yield from foreman.stop()
    finally:
        foreman.dismiss()


@dataclass(eq=False)
class _Photo:
    """A photo on its way.

    Attributes:
        job: as the caller named it.
        losses: workers that were lost while they had it in work.
    """

    job: Job
    losses: int = 0


@dataclass(eq=False)
class _Worker:
    """An actor.

    Attributes:
        actor: its handle.
        ready: what it said when it could begin; None before.
        photos: that it has in work.
    """

    actor: Any
    ready: Ready | None = None
    photos: list[_Photo] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether it may get photos: next to one that cost a worker, no other is put at risk."""
        return self.ready is not None and not any(photo.losses for photo in self.photos)


class _Foreman:
    """Sends photos to the workers and takes their answers."""

    def __init__(
        self, ray: ModuleType, setup: WorkerSetup, crew: Crew, record: RunRecord | None
    ) -> None:
        self._ray = ray
        self._setup = setup
        self._crew = crew
        self._record = record
        self._naming = Naming(record, overwrite=setup.settings.overwrite)
        self._workers: list[_Worker] = []
        self._sent: dict[Any, tuple[_Worker, _Photo | None]] = {}
        self._suspects: deque[_Photo] = deque()
        self._folders = set[Path]()
        self._has_lost_one = self._is_done = False
        self._is_stopping = False
        self._false_starts = 0
        self._last_seen = time.monotonic()

    def work(self, jobs: Iterator[Job], cancel: Event) -> Iterator[Finished]:
        """Colorize all photos, or those that are done before ``cancel`` is set."""
        for _ in range(self._crew.workers):
            self._hire()
        left: Job | None = next(jobs, None)
        while not cancel.is_set():
            kept_free = self._send_suspects()
            while left is not None and self._send_next(left, kept_free):
                left = next(jobs, None)
            if left is None and not self._suspects and not self._in_work():
                self._is_done = True
                return
            yield from self._take_answers()
            self._check_patience()

    def dismiss(self) -> None:
        """End all workers, and take away what those that did not end well have left."""
        for _ in self.stop():  # where the caller wanted no more of them
            pass
        for worker in self._workers:
            self._ray.kill(worker.actor)
        if self._has_lost_one or not self._is_done:
            remove_leftovers(self._folders, self._setup.owner)

    def stop(self) -> Iterator[Finished]:
        """Let workers drop their photos; what is done by then counts."""
        if not self._in_work() and not self._suspects:
            return
        self._is_stopping = True
        for worker in self._workers:
            worker.actor.stop.remote()
        deadline = time.monotonic() + _GRACE
        while self._in_work() and time.monotonic() < deadline:
            with contextlib.suppress(ClusterError):
                yield from self._take_answers()
        dropped = [photo for _, photo in self._sent.values() if photo is not None]
        for photo in (*dropped, *self._suspects):
            self._drop(photo)
        self._sent.clear()
        self._suspects.clear()

    def _hire(self) -> None:
        crew = self._crew
        actor_class = self._ray.remote(ClusterWorker).options(
            num_cpus=crew.cpus,
            num_gpus=crew.gpus,
            max_restarts=0,
            max_task_retries=0,
            # One more, so that a busy worker hears that it shall stop.
            max_concurrency=crew.at_once + 1,
            scheduling_strategy="SPREAD",
        )
        worker = _Worker(actor_class.remote(self._setup))
        self._workers.append(worker)
        self._sent[worker.actor.prepare.remote()] = worker, None

    def _in_work(self) -> bool:
        return any(photo is not None for _, photo in self._sent.values())

    def _send_suspects(self) -> _Worker | None:
        """Send photos that cost a worker, each to one that has no other.

        Returns:
            The worker that is to become free for the next; None if there is no other.
        """
        while self._suspects:
            able = [worker for worker in self._workers if worker.is_open]
            freest = min(able, key=lambda worker: len(worker.photos), default=None)
            if freest is None or freest.photos:
                return freest
            self._send(freest, self._suspects.popleft())
        return None

    def _send_next(self, job: Job, kept_free: _Worker | None) -> bool:
        """Send a photo; return whether there was room for it."""
        most = self._crew.at_once
        able = [worker for worker in self._workers if worker.is_open and worker is not kept_free]
        worker = min(able, key=lambda worker: len(worker.photos), default=None)
        if worker is None or len(worker.photos) >= most:
            return False
        if self._record is not None:
            self._record.send(job)
        self._folders.add(job.target.parent)
        self._send(worker, _Photo(job))
        return True

    def _send(self, worker: _Worker, photo: _Photo) -> None:
        worker.photos.append(photo)
        job = photo.job
        # Workers have other working folders.
        absolute = replace(job, source=job.source.absolute(), target=job.target.absolute())
        self._sent[worker.actor.colorize.remote(absolute)] = worker, photo

    def _take_answers(self) -> Iterator[Finished]:
        """Wait a moment for answers, and work off all that are there."""
        references = list(self._sent)
        if not references:
            return
        if not self._ray.wait(references, num_returns=1, timeout=_POLL_SECONDS)[0]:
            return
        there, _ = self._ray.wait(references, num_returns=len(references), timeout=0)
        deliveries: list[Delivery] = []
        failed: list[Outcome] = []
        for reference in there:
            worker, photo = self._sent.pop(reference)
            if photo is None:
                self._take_ready(worker, reference)
                continue
            worker.photos.remove(photo)
            result = self._result(worker, photo, reference)
            if isinstance(result, Delivery):
                deliveries.append(result)
            elif result is not None:
                failed.append(result)
        yield from self._naming.finish(deliveries)
        for outcome in failed:
            yield Finished(self._naming.noted(outcome), None)

    def _take_ready(self, worker: _Worker, reference: Any) -> None:  # noqa: ANN401
        errors = self._ray.exceptions
        try:
            ready: Ready = self._ray.get(reference)
        except errors.RayActorError as error:
            self._lose(worker)
            self._false_starts += 1
            if self._false_starts >= _MOST_FALSE_STARTS:
                raise _no_start(error) from error
            return
        except errors.RayError as error:
            raise _no_start(error) from error
        if ready.problem is not None:
            raise ClusterError(f"The machine {ready.machine} cannot work: {ready.problem}")
        if ready.fallback is not None:
            _log.warning("%s: %s", ready.machine, ready.fallback)
        self._false_starts = 0
        worker.ready = ready

    def _result(self, worker: _Worker, photo: _Photo, reference: Any) -> Delivery | Outcome | None:  # noqa: ANN401
        """Return what a worker answered; None if the photo is still to be done."""
        errors = self._ray.exceptions
        try:
            answer: Answer | None = self._ray.get(reference)
        except errors.RayActorError:
            self._lose(worker)
            photo.losses += 1
            if photo.losses >= _MOST_LOSSES:
                return _failed(photo.job, _KILLER)
            self._suspects.append(photo)
            return None
        except errors.RayError as error:
            return _failed(photo.job, f"An internal error happened ({_first_line(error)}).")
        if answer is None or worker.ready is None or worker.ready.provider is None:
            self._drop(photo)
            return None
        return Delivery(photo.job, answer, worker.ready.machine, worker.ready.provider)

    def _lose(self, worker: _Worker) -> None:
        """Put another worker in the place of one that has ended."""
        self._has_lost_one = True
        if worker not in self._workers:  # all of its photos say so
            return
        self._workers.remove(worker)
        # Where only the connection is lost, it must not go on.
        self._ray.kill(worker.actor)
        if not self._is_stopping:
            self._hire()

    def _check_patience(self) -> None:
        if any(worker.ready is not None for worker in self._workers):
            self._last_seen = time.monotonic()
        elif time.monotonic() - self._last_seen > _PATIENCE:
            raise ClusterError(
                f"No worker has been running for {_PATIENCE / 60:.0f} minutes; check the machines "
                "of the cluster, and go on with --resume."
            )

    def _drop(self, photo: _Photo) -> None:
        if self._record is not None:
            self._record.drop(photo.job)


def _failed(job: Job, error: str) -> Outcome:
    return Outcome(job, error, None, None, {})


def _no_start(error: Exception) -> ClusterError:
    return ClusterError(
        f"The workers cannot start ({_first_line(error)}); install the same version of "
        "photochrom[cluster] on all machines."
    )


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1].rstrip(".")[:_LONGEST_REASON] if lines else type(error).__name__
