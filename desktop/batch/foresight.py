"""What an order comes to: photos, and what is there of their results already."""

from collections.abc import Set
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from desktop.batch.order import BatchOrder, Course
from engine.batch.journal_file import JournalError
from engine.batch.plan import Job, Plan
from engine.batch.resume import Work
from engine.batch.run_journal import RunJournal, UnfinishedRunError
from engine.batch.targets import is_taken
from engine.batch.verdicts import Verdict, foresee


@dataclass(frozen=True)
class OrderPlan:
    """What a run will do.

    Attributes:
        plan: photos, their results, and what cannot be taken up.
        whole: results that an earlier run made and that are still right.
        kept: files that have the name of a result and are not replaced.
        gone: photos of an earlier run that are not there any more.
        has_journal: whether a journal says all this.
        unfinished: an earlier run that was left in the middle, if nobody said how to go on.
        problem: why the journal cannot be used; None if it can.
    """

    plan: Plan
    whole: Set[Path] = frozenset()
    kept: Set[Path] = frozenset()
    gone: tuple[Path, ...] = ()
    has_journal: bool = False
    unfinished: UnfinishedRunError | None = None
    problem: JournalError | None = None

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The photos that are worked on."""
        done = self.whole | self.kept
        return tuple(job for job in self.plan.jobs if job.target not in done)


def look_ahead(order: BatchOrder, turn: Lock) -> OrderPlan:
    """Say what a run would do, as if nothing but the photos had changed; changes nothing.

    Args:
        order: what would be done.
        turn: held while the journal is open: a run that begins meanwhile must not take this for
            another run.

    Raises:
        PhotoError: the system cannot say what is there.
    """
    try:
        with turn, RunJournal(order.journal_folder()) as journal:
            return foreseen(order, journal)
    except JournalError as problem:
        return replace(without_journal(order, order.plan(None)), problem=problem)


def foreseen(order: BatchOrder, journal: RunJournal) -> OrderPlan:
    """Say the same by a journal that is open.

    Args:
        order: what would be done.
        journal: of the order.

    Raises:
        PhotoError: the system cannot say what is there.
    """
    plan = order.plan(journal.known)
    if order.overwrites or journal.opened is None:
        return without_journal(order, plan)
    verdicts = foresee(journal.opened, plan.jobs)
    return OrderPlan(
        plan,
        {target for target, verdict in verdicts.items() if verdict is Verdict.WHOLE},
        {target for target, verdict in verdicts.items() if verdict is Verdict.KEEP},
        has_journal=True,
        unfinished=_unfinished(order, journal, plan),
    )


def without_journal(order: BatchOrder, plan: Plan) -> OrderPlan:
    """Say the same where files alone can tell."""
    if order.overwrites:
        return OrderPlan(plan)
    return OrderPlan(plan, kept={job.target for job in plan.jobs if is_taken(job.target)})


def taken_up(plan: Plan, work: Work) -> OrderPlan:
    """Say what a run really does.

    Args:
        plan: of the run.
        work: as the journal says it.
    """
    kept = frozenset(work.kept)
    others = {job.target for job in plan.jobs} - {job.target for job in work.jobs} - kept
    return OrderPlan(plan, others, kept, work.gone, has_journal=True)


def _unfinished(order: BatchOrder, journal: RunJournal, plan: Plan) -> UnfinishedRunError | None:
    if order.course is not Course.ASK:
        return None
    try:
        journal.check_finished(plan.jobs)
    except UnfinishedRunError as found:
        return found
    return None
