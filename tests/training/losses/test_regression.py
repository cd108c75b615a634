import math
from collections.abc import Callable

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from loss_cases import colored, gradient
from torch import Tensor

from training.losses.recipe import RegressionRecipe
from training.losses.regression import HuberLoss, L1Loss, L2Loss, LogCoshLoss, RegressionLoss


def equation_5(y: Tensor, x: Tensor, _delta: float) -> Tensor:
    return torch.abs(y - x)


def equation_6(y: Tensor, x: Tensor, _delta: float) -> Tensor:
    return (y - x) ** 2


def equation_7(y: Tensor, x: Tensor, delta: float) -> Tensor:
    if torch.abs(y - x) < delta:
        return 0.5 * (y - x) ** 2
    return delta * (torch.abs(y - x) - 0.5 * delta)


def equation_8(y: Tensor, x: Tensor, _delta: float) -> Tensor:
    return torch.log(torch.cosh(y - x))


Term = Callable[[Tensor, Tensor, float], Tensor]

EQUATIONS = [
    (L1Loss, equation_5),
    (L2Loss, equation_6),
    (HuberLoss, equation_7),
    (LogCoshLoss, equation_8),
]


def mean_over_pixels(term: Term, answer: Tensor, truth: Tensor, recipe: RegressionRecipe) -> Tensor:
    total = torch.zeros((), dtype=torch.float64)
    delta = recipe.delta / recipe.unit
    for pixel in range(len(truth)):
        for channel in range(2):
            y = truth[pixel, channel].double() / recipe.unit
            x = answer[pixel, channel].double() / recipe.unit
            total = total + term(y, x, delta)
    return total / len(truth)


@pytest.mark.parametrize(("kind", "term"), EQUATIONS, ids=["5", "6", "7", "8"])
@settings(max_examples=15, deadline=None)
@given(
    cells=st.integers(1, 20),
    seed=st.integers(0, 1000),
    unit=st.sampled_from([1.0, 10.0, 110.0]),
    delta=st.floats(1, 40),
)
def test_loss_and_gradient_follow_the_equation(
    kind: type[RegressionLoss], term: Term, cells: int, seed: int, unit: float, delta: float
) -> None:
    recipe = RegressionRecipe(unit=unit, delta=delta)
    answer, truth = colored(cells, seed)
    expected = mean_over_pixels(term, answer, truth, recipe)
    loss = kind(recipe)(answer, truth)
    # Log-cosh of a small difference is itself the difference of two numbers near 1.
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4, abs=1e-6)
    torch.testing.assert_close(
        gradient(loss, answer), gradient(expected, answer), rtol=1e-3, atol=1e-7
    )


@pytest.mark.parametrize("kind", [kind for kind, _ in EQUATIONS])
def test_the_truth_costs_nothing_and_pulls_nowhere(kind: type[RegressionLoss]) -> None:
    _, truth = colored(50)
    answer = truth.clone().requires_grad_()
    loss = kind(RegressionRecipe())(answer, truth)
    assert loss.item() == 0
    assert not gradient(loss, answer).any()


@pytest.mark.parametrize("kind", [kind for kind, _ in EQUATIONS])
def test_errors_above_and_below_the_truth_cost_the_same(kind: type[RegressionLoss]) -> None:
    answer, truth = colored(50)
    loss = kind(RegressionRecipe())
    torch.testing.assert_close(loss(answer, truth), loss(2 * truth - answer, truth))


def test_huber_goes_over_from_square_to_line_without_a_jump() -> None:
    loss = HuberLoss(RegressionRecipe(unit=1.0, delta=7.0))
    before, after = loss.penalty(torch.tensor([7 - 1e-4, 7 + 1e-4])).tolist()
    assert before == pytest.approx(after, rel=1e-3)


def test_log_cosh_of_an_enormous_difference_stays_finite() -> None:
    penalty = LogCoshLoss(RegressionRecipe(unit=1.0)).penalty(torch.tensor([-5000.0]))
    assert penalty.item() == pytest.approx(5000 - math.log(2))


@pytest.mark.parametrize("kind", [kind for kind, _ in EQUATIONS])
def test_bfloat16_answers_are_judged_in_float32(kind: type[RegressionLoss]) -> None:
    answer, truth = colored(200)
    short = answer.detach().bfloat16()
    loss = kind(RegressionRecipe())(short, truth)
    assert loss.dtype == torch.float32
    torch.testing.assert_close(loss, kind(RegressionRecipe())(short.float(), truth))
