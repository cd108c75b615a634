"""What the training loop has to know of a task: batches, a learner, and how good it is."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol

from training.learner import Learner
from training.run_recipe import RunRecipe


class ScoreRow(Protocol):
    """One line of scores: a dataclass whose first field says what is scored."""

    # What dataclasses are known by; ``dataclasses.astuple`` gives the values in order.
    __dataclass_fields__: ClassVar[dict[str, Any]]
    heading: ClassVar[str]
    """What the labels have in common."""

    @property
    def label(self) -> str:
        """What is scored, in words."""

    def figures(self) -> dict[str, float]:
        """The scores by name."""


class Task(Protocol):
    """Something that can be trained, with its data."""

    @property
    def score_columns(self) -> Sequence[str]:
        """Names of the fields of the rows that ``evaluate`` returns."""

    @property
    def recipe(self) -> RunRecipe:
        """What is trained."""

    @property
    def learner(self) -> Learner[Any, Any]:
        """The network and what changes with it."""

    def batches(self, first_step: int, workers: int) -> Iterator[Any]:
        """Yield this device's share of every batch from a step to the run's end.

        Args:
            first_step: step of the first batch, counted from 0.
            workers: processes that make batches ahead; 0 makes them when they are asked for.
        """

    def evaluate(self, sheet: Path) -> Sequence[ScoreRow]:
        """Score the averaged network on the validation split and draw sample pictures.

        Args:
            sheet: the PNG file to draw.

        Returns:
            The scores.

        Raises:
            PhotoError: the file cannot be written.
        """

    def headline(self, scores: Sequence[Any]) -> ScoreRow:
        """Return the scores that stand for the network, of those ``evaluate`` returned."""
