"""Which validation of a run was the best, and for how long there has been no better one."""

import math
from dataclasses import dataclass
from typing import Self

from training.errors import TrainingError
from training.run_recipe import BestRecipe


@dataclass(frozen=True)
class BestSoFar:
    """The best validation of a run up to some step.

    Attributes:
        value: its score; None before the first validation.
        step: steps done at it.
        stale: validations since then.
    """

    value: float | None = None
    step: int = 0
    stale: int = 0

    @classmethod
    def from_record(cls, record: dict[str, float]) -> Self:
        """Read what ``record`` returned.

        Raises:
            TrainingError: something is missing.
        """
        try:
            value, step, stale = record["value"], int(record["step"]), int(record["stale"])
        except (KeyError, TypeError, ValueError) as error:
            raise TrainingError("This checkpoint is incomplete.") from error
        return cls(None if math.isnan(value) else value, step, stale)

    def record(self) -> dict[str, float]:
        """Return this as plain numbers for a checkpoint."""
        value = math.nan if self.value is None else self.value
        return {"value": value, "step": self.step, "stale": self.stale}

    def after(self, value: float, step: int, recipe: BestRecipe) -> "BestSoFar":
        """Return what is the best once another validation is done.

        Args:
            value: its score; what is no number is never the best.
            step: steps done.
            recipe: says which score it is.
        """
        sign = recipe.score.sign
        if not math.isnan(value) and (self.value is None or sign * value > sign * self.value):
            return BestSoFar(value, step)
        return BestSoFar(self.value, self.step, self.stale + 1)

    def is_over(self, recipe: BestRecipe) -> bool:
        """Whether to give up hope for a better one."""
        return 0 < recipe.patience <= self.stale


def check_best(recipe: BestRecipe, names: tuple[str, ...]) -> None:
    """Refuse a score that the task does not compute.

    Args:
        recipe: names the score.
        names: of the scores there are.

    Raises:
        TrainingError: it is not among them.
    """
    if recipe.score not in names:
        known = [name for name in type(recipe.score) if name in names]
        raise TrainingError(
            f"The recipe's 'best.score' is {recipe.score}, which is not computed for what it "
            f"trains; choose one of {', '.join(known)}."
        )
