"""The training loop: steps, checkpoints, validations, a budget, and exact resume."""

import logging
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from lightning_fabric import Fabric

from engine.photo.errors import PhotoError
from training.best import BestSoFar, check_best
from training.checkpoint import load_checkpoint, save_checkpoint
from training.color_task import ColorTask
from training.devices import Device, agree, describe, open_fabric, processes
from training.errors import TrainingError
from training.learner import Learner
from training.recipe import Recipe
from training.run_recipe import Precision, RunRecipe
from training.run_records import NO_BOARD, RunRecords
from training.segmenter.recipe import SegmenterRecipe
from training.share import check_split
from training.stop_signals import StopSignals
from training.task import ScoreRow, Task

CHECKPOINT = "last.pt"
"""Name of the newest checkpoint in the folder of a run."""

BEST = "best.pt"
"""Name of the checkpoint that validation found best."""

# A power cut costs at most so much: steps where they are slow, minutes where photos are large.
_SAVE_STEPS = 100
_SAVE_SECONDS = 300.0

# So many steps in a row without a usable gradient are no accident.
_MOST_SKIPPED = 10

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """What a front end may show after every step.

    Attributes:
        step: steps done.
        steps: steps of the recipe.
        loss: loss of the step.
        photos_per_second: speed of the step on all devices, the wait for its photos included.
    """

    step: int
    steps: int
    loss: float
    photos_per_second: float


Report = Callable[[Progress], None]
"""Called after every step."""

ScoreReport = Callable[[int, Sequence[ScoreRow]], None]
"""Called after every validation with the steps done and the scores."""

Notice = Callable[[str], None]
"""Called with a sentence about something that the user should know but need not act on."""


def open_task(recipe: Recipe | SegmenterRecipe, data: Path, fabric: Fabric | None = None) -> Task:
    """Set up what a recipe trains.

    Args:
        recipe: what to train.
        data: a data set prepared for it.
        fabric: the device and the precision; None for the best there is.

    Raises:
        TrainingError: the data set or the checkpoint to start from cannot be used.
    """
    if isinstance(recipe, SegmenterRecipe):
        from training.segmenter.task import SegmenterTask

        return SegmenterTask(recipe, data, fabric)
    return ColorTask(recipe, data, fabric)


class Fit:
    """One run of a recipe in a folder of its own.

    The folder holds ``last.pt`` and ``best.pt`` (checkpoints), ``log.csv`` (loss and speed),
    ``scores.csv`` (validation scores), ``tensorboard`` (the same as curves) and ``val-*.png``
    (samples of what the network answers).

    Where ``torchrun`` started several processes, every one of them has a ``Fit``; they train one
    network together, and the first of them writes the folder and reports.

    Attributes:
        run: the run's folder.
        seconds: time spent training so far, over all calls.
    """

    def __init__(
        self,
        recipe: Recipe | SegmenterRecipe,
        data: Path,
        run: Path,
        *,
        workers: int = 1,
        device: Device = Device.AUTO,
        precision: Precision = Precision.AUTO,
    ) -> None:
        """Set up a run, without training yet.

        Args:
            recipe: what to train.
            data: a prepared data set.
            run: the run's folder, created if missing.
            workers: processes that prepare batches, for each device; 0 prepares them in between.
            device: what to train on.
            precision: what to compute with; AUTO for what the recipe says.

        Raises:
            TrainingError: the data set, the checkpoint to start from or the device cannot be used.
        """
        self.run = run
        self.seconds = 0.0
        self._workers = workers
        wanted = recipe.optimizer.precision if precision is Precision.AUTO else precision
        check_split(recipe.optimizer.batch, processes(), recipe.photos.smallest_size)
        self._fabric = open_fabric(device, wanted)
        self._task = open_task(recipe, data, self._fabric)
        check_best(recipe.best, tuple(self._task.score_columns))
        self._best = BestSoFar()
        self._validated = 0
        self._saved: int | None = None
        self._saved_at = 0.0
        run.mkdir(parents=True, exist_ok=True)

    @property
    def recipe(self) -> RunRecipe:
        """What is trained."""
        return self._task.recipe

    @property
    def learner(self) -> Learner[Any, Any]:
        """The network and what changes with it."""
        return self._task.learner

    @property
    def leads(self) -> bool:
        """Whether this process is the one that writes and reports."""
        return self._fabric.is_global_zero

    @property
    def hardware(self) -> str:
        """What trains, in a few words."""
        return describe(self._fabric)

    @property
    def finished(self) -> bool:
        """Whether the recipe's last step is done, or no better validation is to be expected."""
        return self.learner.step >= self.recipe.optimizer.steps or self.stopped_early

    @property
    def stopped_early(self) -> bool:
        """Whether validations have not become better for as long as the recipe has patience."""
        return self._best.is_over(self.recipe.best)

    @property
    def best(self) -> BestSoFar:
        """The best validation so far."""
        return self._best

    def resume(self) -> None:
        """Go on where the folder's checkpoint stopped, as if the run had never been interrupted.

        Raises:
            TrainingError: there is none, or it belongs to another recipe.
        """
        checkpoint = load_checkpoint(self.run / CHECKPOINT)
        self.learner.restore(checkpoint)
        self.seconds = checkpoint.seconds
        self._saved = checkpoint.step
        self._best = BestSoFar.from_record(checkpoint.best) if checkpoint.best else BestSoFar()
        validated = checkpoint.validated
        self._validated = checkpoint.step if validated is None else validated

    def train(
        self,
        *,
        minutes: float | None = None,
        report: Report | None = None,
        report_scores: ScoreReport | None = None,
        notice: Notice = _logger.warning,
    ) -> bool:
        """Train until the recipe's last step, the budget or a signal to stop.

        Stopping by budget, SIGINT or SIGTERM leaves a checkpoint that ``resume`` continues. So does
        everything else, at most five minutes or a hundred steps old.

        Args:
            minutes: wall-clock budget of this call.
            report: called after every step.
            report_scores: called after every validation.
            notice: called with what else the user should know.

        Returns:
            Whether the recipe is finished.

        Raises:
            TrainingError: the network cannot learn any more, or the disk takes no more.
        """
        if self.finished and self._validated == self.learner.step:
            return True
        deadline = math.inf if minutes is None else time.monotonic() + 60 * minutes
        self._saved_at = time.monotonic()
        with StopSignals() as signals, self._kept(), self._records(notice) as records:
            # The last call may have ended between a step and its validation.
            if self._is_due and self._validated < self.learner.step:
                self._validate(records, report_scores)
            for progress in self._steps():
                if records:
                    self._record(records, progress)
                    (report or _ignore)(progress)
                self._watch(progress.step, notice)
                is_told, is_late = agree(
                    self._fabric, signals.received, time.monotonic() >= deadline
                )
                if is_told or is_late or self._is_due or self._is_unsaved_for_long:
                    self.save()
                # The end of a recipe deserves its scores even where the budget ends with it.
                if self._is_due and not is_told and (self.finished or not is_late):
                    self._validate(records, report_scores)
                if is_told or is_late or self.finished:
                    break
        # Whoever goes on from here finds the checkpoint whole, whichever process writes it.
        self._fabric.barrier()
        return self.finished

    def save(self) -> None:
        """Write the checkpoint.

        Raises:
            PhotoError: the system reports an error; the last checkpoint stays.
            TrainingError: the weights are spoiled; the last checkpoint stays.
        """
        self._save(CHECKPOINT)
        self._saved, self._saved_at = self.learner.step, time.monotonic()

    @property
    def _is_due(self) -> bool:
        step = self.learner.step
        return step > 0 and (self.finished or step % self.recipe.evaluate_every == 0)

    @property
    def _is_unsaved_for_long(self) -> bool:
        steps = self.learner.step - (self._saved or 0)
        return steps >= _SAVE_STEPS or time.monotonic() - self._saved_at >= _SAVE_SECONDS

    def _save(self, name: str) -> None:
        if not self.leads:
            return
        if not self.learner.is_finite:
            raise TrainingError(
                "Some weights have become infinite or no numbers; lower the learning rates. "
                + self._what_stays
            )
        checkpoint = replace(
            self.learner.checkpoint(self.seconds),
            best=self._best.record(),
            validated=self._validated,
        )
        save_checkpoint(checkpoint, self.run / name)

    @property
    def _what_stays(self) -> str:
        if self._saved is None:
            return "There is no checkpoint yet."
        return f"The checkpoint of step {self._saved} stays; --resume goes on from it."

    @contextmanager
    def _kept(self) -> Iterator[None]:
        try:
            yield
        except PhotoError as error:
            raise TrainingError(f"{error} {self._what_stays}") from error

    def _records(self, notice: Notice) -> AbstractContextManager[RunRecords | None]:
        if not self.leads:
            return nullcontext()
        records = RunRecords(self.run, self._task.score_columns, step=self.learner.step)
        if not records.has_board:
            notice(NO_BOARD)
        return records

    def _record(self, records: RunRecords, done: Progress) -> None:
        records.add_step(done.step, done.loss, done.photos_per_second, self.learner.rates)

    def _watch(self, step: int, notice: Notice) -> None:
        skipped = self.learner.skipped
        if skipped == 1 and self.leads:
            notice(f"Step {step} was left out: its loss or gradient was infinite or no number.")
        if skipped >= _MOST_SKIPPED:
            raise TrainingError(
                f"The loss or its gradient was infinite or no number {skipped} times in a row, up "
                f"to step {step}; lower the learning rates. {self._what_stays}"
            )

    def _steps(self) -> Iterator[Progress]:
        if self.finished:
            return
        recipe = self.recipe.optimizer
        batches = self._task.batches(self.learner.step, self._workers)
        begun = time.monotonic()
        while group := tuple(islice(batches, recipe.accumulate)):
            loss = self.learner.learn(*group)
            seconds = time.monotonic() - begun
            self.seconds += seconds
            speed = recipe.photos_per_step / seconds
            yield Progress(self.learner.step, recipe.steps, loss, speed)
            begun = time.monotonic()

    def _validate(self, records: RunRecords | None, report: ScoreReport | None) -> None:
        step = self.learner.step
        if records:
            sheet = self.run / f"val-{step:06d}.png"
            scores = self._task.evaluate(sheet)
            records.add_scores(step, scores, sheet)
            self._weigh(scores)
            (report or _ignore)(step, scores)
        # The other processes have waited here.
        self._best = self._fabric.broadcast(self._best)
        self._validated = step
        self.save()

    def _weigh(self, scores: Sequence[ScoreRow]) -> None:
        best = self.recipe.best
        value = self._task.headline(scores).figures()[best.score]
        self._best = self._best.after(value, self.learner.step, best)
        if self._best.step == self.learner.step:
            self._save(BEST)


def _ignore(*_: object) -> None:
    pass
