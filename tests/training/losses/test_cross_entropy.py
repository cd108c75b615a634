import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from loss_cases import PALETTE, classified, gradient
from torch import Tensor

from training.losses.class_balanced import ClassBalancedCrossEntropy
from training.losses.cross_entropy import CrossEntropy, UniformCrossEntropy
from training.losses.recipe import BalanceRecipe


def loss_of_equation_13(logits: Tensor, target: Tensor, weights: list[float]) -> Tensor:
    total = torch.zeros((), dtype=torch.float64)
    for cell, true_class in enumerate(target.tolist()):
        scores = logits[cell].double()
        # Eq. 17.
        denominator = torch.zeros((), dtype=torch.float64)
        for j in range(len(scores)):
            denominator = denominator + torch.exp(scores[j])
        inner = torch.zeros((), dtype=torch.float64)
        for c in range(len(scores)):
            truth = 1.0 if c == true_class else 0.0
            inner = inner + truth * torch.log(torch.exp(scores[c]) / denominator)
        total = total - weights[true_class] * inner
    return total / len(target)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 30), st.integers(0, 1000))
def test_cross_entropy_follows_equation_13(cells: int, seed: int) -> None:
    logits, target = classified(cells, seed)
    expected = loss_of_equation_13(logits, target, [1.0] * len(PALETTE))
    loss = CrossEntropy(PALETTE, BalanceRecipe())(logits, target)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)
    torch.testing.assert_close(
        gradient(loss, logits), gradient(expected, logits), rtol=1e-4, atol=1e-6
    )


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 30), st.integers(0, 1000))
def test_uniform_cross_entropy_follows_equations_13_and_14(cells: int, seed: int) -> None:
    logits, target = classified(cells, seed)
    classes = len(PALETTE)
    expected = loss_of_equation_13(logits, target, [1 / classes for _ in range(classes)])
    loss = UniformCrossEntropy(PALETTE, BalanceRecipe())(logits, target)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)
    torch.testing.assert_close(
        gradient(loss, logits), gradient(expected, logits), rtol=1e-4, atol=1e-6
    )


def test_indifferent_scores_cost_the_logarithm_of_the_classes() -> None:
    loss = CrossEntropy(PALETTE, BalanceRecipe())(torch.zeros(9, len(PALETTE)), torch.arange(9) % 7)
    assert loss.item() == pytest.approx(math.log(len(PALETTE)))


def test_spread_labels_are_those_of_an_unbalanced_class_balanced_loss() -> None:
    logits, target = classified(300)
    balance = BalanceRecipe(power=0.0, label_sigma=4.0)
    torch.testing.assert_close(
        CrossEntropy(PALETTE, balance)(logits, target),
        ClassBalancedCrossEntropy(PALETTE, balance)(logits, target),
    )
