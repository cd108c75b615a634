import math

import pytest

from training.best import BestSoFar, check_best
from training.errors import TrainingError
from training.run_recipe import BestBy, BestRecipe


def after(values: list[float], recipe: BestRecipe) -> BestSoFar:
    best = BestSoFar()
    for number, value in enumerate(values, start=1):
        best = best.after(value, 10 * number, recipe)
    return best


@pytest.mark.parametrize(("score", "step"), [(BestBy.PSNR, 20), (BestBy.CHROMA_RMSE, 30)])
def test_best_is_the_highest_or_the_lowest_as_the_score_means_it(score: BestBy, step: int) -> None:
    best = after([5.0, 7.0, 3.0], BestRecipe(score))
    assert best.step == step


def test_first_of_equals_is_the_best() -> None:
    assert after([5.0, 5.0], BestRecipe()) == BestSoFar(5.0, 10, stale=1)


def test_what_is_no_number_is_never_the_best() -> None:
    assert after([math.nan, math.nan], BestRecipe()) == BestSoFar(None, 0, stale=2)
    assert after([math.nan, 4.0, math.nan], BestRecipe()) == BestSoFar(4.0, 20, stale=1)


def test_patience_ends_after_so_many_validations_without_a_better_one() -> None:
    recipe = BestRecipe(patience=2)
    assert not after([5.0, 4.0], recipe).is_over(recipe)
    assert after([5.0, 4.0, 5.0], recipe).is_over(recipe)
    assert not after([5.0, 4.0, 6.0], recipe).is_over(recipe)
    assert not after([5.0] * 100, BestRecipe()).is_over(BestRecipe())


@pytest.mark.parametrize("best", [BestSoFar(), BestSoFar(4.5, 20, 3)])
def test_record_comes_back_as_it_was(best: BestSoFar) -> None:
    assert BestSoFar.from_record(best.record()) == best


def test_incomplete_record_is_refused() -> None:
    with pytest.raises(TrainingError, match="incomplete"):
        BestSoFar.from_record({"value": 1.0})


def test_score_that_is_not_computed_is_refused() -> None:
    with pytest.raises(TrainingError, match=r"is iou_1, which is not computed .* psnr, tar"):
        check_best(BestRecipe(BestBy.IOU_1), ("decoding", "psnr", "tar"))
