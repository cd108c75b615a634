"""What a run writes down of its course: two tables, and curves for TensorBoard."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Self

from engine.photo.errors import explain
from training.run_log import RunLog
from training.task import ScoreRow

if TYPE_CHECKING:
    from training.board import Board

BOARD = "tensorboard"
"""Folder of a run that TensorBoard reads."""

NO_BOARD = (
    "TensorBoard is not installed, so that the course of the run is in log.csv and scores.csv "
    "alone; pip install tensorboard adds its curves."
)


class RunRecords:
    """The tables and curves of a run; everything is on the disk before the next step."""

    def __init__(self, run: Path, score_columns: Sequence[str], *, step: int) -> None:
        """Go on with the records of a run, without what they say of steps that are done again.

        Args:
            run: the run's folder.
            score_columns: names of the scores.
            step: steps that the run has done.

        Raises:
            PhotoError: they cannot be written.
        """
        self._open = ExitStack()
        self._board: Board | None = None
        with _on_disk():
            self._log = self._open.enter_context(
                RunLog(run / "log.csv", ["loss", "photos_per_second"], step=step)
            )
            self._scores = self._open.enter_context(
                RunLog(run / "scores.csv", score_columns, step=step)
            )
            board = _board(run / BOARD, step)
            self._board = self._open.enter_context(board) if board else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with _on_disk():
            self._open.close()

    @property
    def has_board(self) -> bool:
        """Whether there are curves for TensorBoard, which may not be installed."""
        return self._board is not None

    def add_step(
        self, step: int, loss: float, photos_per_second: float, rates: Mapping[str, float]
    ) -> None:
        """Write a step down.

        Args:
            step: steps done.
            loss: of the step.
            photos_per_second: its speed.
            rates: learning rates by the parts of the network that learn with them.

        Raises:
            PhotoError: the disk takes no more.
        """
        with _on_disk():
            self._log.add(step, loss, photos_per_second)
            if self._board:
                values = {"loss": loss, "photos_per_second": photos_per_second}
                values |= {f"rate/{part}": rate for part, rate in rates.items()}
                self._board.add_step(step, values)

    def add_scores(self, step: int, scores: Sequence[ScoreRow], sheet: Path) -> None:
        """Write down what a validation found.

        Args:
            step: steps done.
            scores: one row for each thing scored.
            sheet: PNG file of samples.

        Raises:
            PhotoError: the disk takes no more.
        """
        with _on_disk():
            for row in scores:
                self._scores.add(step, *astuple(row))
            if self._board:
                self._board.add_scores(step, scores, sheet)


@contextmanager
def _on_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise explain(error) from error


def _board(folder: Path, step: int) -> "Board | None":
    try:
        from training.board import Board
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "tensorboard":
            raise
        return None
    return Board(folder, step=step)
