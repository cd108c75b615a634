"""The training loop: steps, checkpoints, validations, a budget, and exact resume."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from training.checkpoint import load_checkpoint, save_checkpoint
from training.color_task import ColorTask
from training.learner import Learner
from training.recipe import Recipe
from training.run_log import RunLog
from training.run_recipe import RunRecipe
from training.segmenter.recipe import SegmenterRecipe
from training.stop_signals import StopSignals
from training.task import ScoreRow, Task

CHECKPOINT = "last.pt"
"""Name of the checkpoint in the folder of a run."""

# A power cut costs at most so many steps: minutes on a CPU.
_SAVE_EVERY = 100


@dataclass(frozen=True)
class Progress:
    """What a front end may show after every step.

    Attributes:
        step: steps done.
        steps: steps of the recipe.
        loss: loss of the step.
        photos_per_second: speed of the step, the wait for its photos included.
    """

    step: int
    steps: int
    loss: float
    photos_per_second: float


Report = Callable[[Progress], None]
"""Called after every step."""

ScoreReport = Callable[[int, Sequence[ScoreRow]], None]
"""Called after every validation with the steps done and the scores."""


def open_task(recipe: Recipe | SegmenterRecipe, data: Path) -> Task:
    """Set up what a recipe trains.

    Args:
        recipe: what to train.
        data: a data set prepared for it.

    Raises:
        TrainingError: the data set or the checkpoint to start from cannot be used.
    """
    if isinstance(recipe, SegmenterRecipe):
        from training.segmenter.task import SegmenterTask

        return SegmenterTask(recipe, data)
    return ColorTask(recipe, data)


class Fit:
    """One run of a recipe in a folder of its own.

    The folder holds ``last.pt`` (the checkpoint), ``log.csv`` (loss and speed), ``scores.csv``
    (validation scores) and ``val-*.png`` (samples of what the network answers).

    Attributes:
        run: the run's folder.
        seconds: time spent training so far, over all calls.
    """

    def __init__(
        self, recipe: Recipe | SegmenterRecipe, data: Path, run: Path, *, workers: int = 1
    ) -> None:
        """Set up a run, without training yet.

        Args:
            recipe: what to train.
            data: a prepared data set.
            run: the run's folder, created if missing.
            workers: processes that prepare batches; 0 prepares them in between.

        Raises:
            TrainingError: the data set or the checkpoint to start from cannot be used.
        """
        self.run = run
        self.seconds = 0.0
        self._workers = workers
        self._task = open_task(recipe, data)
        run.mkdir(parents=True, exist_ok=True)

    @property
    def recipe(self) -> RunRecipe:
        """What is trained."""
        return self._task.recipe

    @property
    def learner(self) -> Learner[Any, Any]:
        """The network and what changes with it."""
        return self._task.learner

    def resume(self) -> None:
        """Go on where the folder's checkpoint stopped, as if the run had never been interrupted.

        Raises:
            TrainingError: there is none, or it belongs to another recipe.
        """
        checkpoint = load_checkpoint(self.run / CHECKPOINT)
        self.learner.restore(checkpoint)
        self.seconds = checkpoint.seconds

    def train(
        self,
        *,
        minutes: float | None = None,
        report: Report | None = None,
        report_scores: ScoreReport | None = None,
    ) -> bool:
        """Train until the recipe's last step, the budget or a signal to stop.

        Stopping by budget, SIGINT or SIGTERM leaves a checkpoint that ``resume`` continues.

        Args:
            minutes: wall-clock budget of this call.
            report: called after every step.
            report_scores: called after every validation.

        Returns:
            Whether the recipe is finished.
        """
        deadline = math.inf if minutes is None else time.monotonic() + 60 * minutes
        columns, scores_columns = ["loss", "photos_per_second"], self._task.score_columns
        with (
            StopSignals() as signals,
            RunLog(self.run / "log.csv", columns, step=self.learner.step) as log,
            RunLog(self.run / "scores.csv", scores_columns, step=self.learner.step) as scores_log,
        ):
            for progress in self._steps():
                log.add(progress.step, progress.loss, progress.photos_per_second)
                if report:
                    report(progress)
                stop = signals.received or time.monotonic() >= deadline
                if stop or self._is_due or progress.step % _SAVE_EVERY == 0:
                    self.save()
                # The end of a recipe deserves its scores even where the budget ends with it.
                if self._is_due and (not stop or (self.finished and not signals.received)):
                    scores = self._evaluate(scores_log)
                    if report_scores:
                        report_scores(self.learner.step, scores)
                if stop:
                    break
        return self.finished

    @property
    def finished(self) -> bool:
        """Whether the recipe's last step is done."""
        return self.learner.step >= self.recipe.optimizer.steps

    def save(self) -> None:
        """Write the checkpoint."""
        save_checkpoint(self.learner.checkpoint(self.seconds), self.run / CHECKPOINT)

    @property
    def _is_due(self) -> bool:
        return self.finished or self.learner.step % self.recipe.evaluate_every == 0

    def _steps(self) -> Iterator[Progress]:
        recipe = self.recipe.optimizer
        begun = time.monotonic()
        for batch in self._task.batches(self.learner.step, self._workers):
            loss = self.learner.learn(batch)
            seconds = time.monotonic() - begun
            self.seconds += seconds
            yield Progress(self.learner.step, recipe.steps, loss, recipe.batch / seconds)
            begun = time.monotonic()

    def _evaluate(self, log: RunLog) -> Sequence[ScoreRow]:
        scores = self._task.evaluate(self.run / f"val-{self.learner.step:06d}.png")
        for row in scores:
            log.add(self.learner.step, *astuple(row))
        return scores
