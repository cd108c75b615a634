"""The learning rate over the course of a run."""

import math

from training.run_recipe import OptimizerRecipe


def rate_at(step: int, recipe: OptimizerRecipe) -> float:
    """Share of the peak learning rate at a step: linear warm-up, then half a cosine.

    Args:
        step: steps done before, from 0.
        recipe: how long to warm up and where to end.

    Returns:
        Above 0 (0 only where ``final_share`` is), at most 1.
    """
    if step < recipe.warm_up:
        return (step + 1) / recipe.warm_up
    progress = (step - recipe.warm_up) / max(1, recipe.steps - recipe.warm_up)
    cosine = (1 + math.cos(math.pi * min(1.0, progress))) / 2
    return recipe.final_share + (1 - recipe.final_share) * cosine
