"""Gives the results of workers their names, after the journal knows them.

Only the process that has the journal does this. Workers write hidden files; whatever becomes of a
worker, a result has its name only if the journal had its size and time on the disk before.
"""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.batch.cluster_worker import Answer, Staged
from engine.batch.errors import ClusterError
from engine.batch.outcome import Outcome
from engine.batch.plan import Job
from engine.batch.run_record import RunRecord, StagedResult
from engine.batch.stamps import FileStamp
from engine.batch.targets import check_unchanged
from engine.errors import PhotochromError
from engine.photo.atomic import give_name


@dataclass(frozen=True)
class Delivery:
    """What a worker answered.

    Attributes:
        job: the photo, as the caller of the run named it.
        answer: about the same photo, with absolute paths.
        machine: where the worker runs.
        provider: the execution provider of its model.
    """

    job: Job
    answer: Answer
    machine: str
    provider: str


@dataclass(frozen=True)
class Finished:
    """A photo is done with.

    Attributes:
        outcome: what became of it.
        provider: the execution provider that ran the model; None if the photo never got so far.
    """

    outcome: Outcome
    provider: str | None


class Naming:
    """Names the results of one run."""

    def __init__(self, record: RunRecord | None, *, overwrite: bool) -> None:
        """Take the journal.

        Args:
            record: of the run; None if it keeps none.
            overwrite: existing files may be replaced.
        """
        self._record = record
        self._overwrite = overwrite

    def finish(self, deliveries: Sequence[Delivery]) -> Iterator[Finished]:
        """Give results their names, all of them with one entry into the journal.

        Args:
            deliveries: from any workers.

        Yields:
            What became of each photo.

        Raises:
            ClusterError: a worker sees other files than this machine does.
        """
        staged = [(each, self._staged(each)) for each in deliveries]
        problem = self._note([result for _, result in staged if result is not None])
        for delivery, result in staged:
            outcome = replace(delivery.answer.outcome, job=delivery.job)
            if result is not None:
                outcome = replace(outcome, error=problem or self._name(delivery))
            if outcome.error is not None:
                _delete(delivery.answer.staged)
            yield Finished(self.noted(outcome), delivery.provider)

    def noted(self, outcome: Outcome) -> Outcome:
        """Note what became of a photo.

        Args:
            outcome: of the photo.

        Returns:
            The same.
        """
        if self._record is not None:
            self._record.finish(outcome)
        return outcome

    def _staged(self, delivery: Delivery) -> StagedResult | None:
        job, answer = delivery.job, delivery.answer
        if not answer.sees_photo and FileStamp.if_seen(job.source) is not None:
            raise ClusterError(
                f"The machine {delivery.machine} does not see '{job.source}'; photos must lie on a "
                "drive that all machines have under the same path."
            )
        if answer.staged is None:
            return None
        written = FileStamp.if_seen(answer.staged.hidden)
        if written is None:
            raise ClusterError(
                f"What the machine {delivery.machine} has written beside '{job.target}' cannot be "
                "seen here; results must go to a drive that all machines have under the same path."
            )
        return StagedResult(job, answer.staged.source, written)

    def _note(self, results: Sequence[StagedResult]) -> str | None:
        """Note results; return why they cannot be noted."""
        if self._record is None or not results:
            return None
        try:
            self._record.stage(results)
        except PhotochromError as error:
            return str(error)
        return None

    def _name(self, delivery: Delivery) -> str | None:
        """Give a result its name; return why it cannot have it."""
        job, staged = delivery.job, delivery.answer.staged
        try:
            check_unchanged(job)
            if staged is not None:
                may_replace = self._overwrite or job.replaces is not None
                give_name(staged.hidden, job.target, overwrite=may_replace)
        except PhotochromError as error:
            return f"The result cannot be written: {error}"
        return None


def _delete(staged: Staged | None) -> None:
    if staged is not None:
        with contextlib.suppress(OSError):
            staged.hidden.unlink(missing_ok=True)
