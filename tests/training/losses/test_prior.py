from math import exp

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from loss_cases import PALETTE, gradient
from torch import Tensor

from engine.color.classes import Palette
from training.losses import prior as prior_module
from training.losses.prior import PriorRebalancedCrossEntropy, prior_weights, smoothed_prior
from training.losses.recipe import PriorRecipe
from training.palette import ClassCounts

WIDE = Palette.full(36)
COUNTS = np.array([(3 * c) ** 2 % 101 for c in range(len(WIDE))])


def distance_squared(a: list[float], b: list[float]) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def prior_of_section_2_2(counts: ClassCounts, palette: Palette, sigma: float) -> list[float]:
    centers = palette.centers.tolist()
    smoothed = []
    for q in range(len(palette)):
        value = 0.0
        for other in range(len(palette)):
            kernel = exp(-distance_squared(centers[q], centers[other]) / (2 * sigma**2))
            value += kernel * counts[other] / counts.sum()
        smoothed.append(value)
    return [value / sum(smoothed) for value in smoothed]


def weights_of_equation_4(prior: list[float], uniform_share: float) -> list[float]:
    weights = [1 / ((1 - uniform_share) * p + uniform_share / len(prior)) for p in prior]
    expectation = sum(p * weight for p, weight in zip(prior, weights, strict=True))
    return [weight / expectation for weight in weights]


def labels_of_section_2_1(color: list[float], palette: Palette, recipe: PriorRecipe) -> list[float]:
    squared = [distance_squared(color, center) for center in palette.centers.tolist()]
    by_distance = sorted(range(len(palette)), key=lambda q: squared[q])
    labels = [0.0] * len(palette)
    for q in by_distance[: recipe.neighbors]:
        labels[q] = exp(-squared[q] / (2 * recipe.sigma**2))
    return [label / sum(labels) for label in labels]


def loss_of_equation_2(
    logits: Tensor, target: Tensor, palette: Palette, recipe: PriorRecipe, counts: ClassCounts
) -> Tensor:
    prior = prior_of_section_2_2(counts, palette, recipe.smoothing)
    weights = weights_of_equation_4(prior, recipe.uniform_share)
    total = torch.zeros((), dtype=torch.float64)
    for cell, color in enumerate(target.tolist()):
        labels = labels_of_section_2_1(color, palette, recipe)
        log_probability = logits[cell].double().log_softmax(0)
        # Eq. 3.
        most_probable = labels.index(max(labels))
        for q in range(len(palette)):
            total = total - weights[most_probable] * labels[q] * log_probability[q]
    return total / len(target)


def wide_batch(cells: int, seed: int) -> tuple[Tensor, Tensor]:
    random = torch.Generator().manual_seed(seed)
    logits = 3 * torch.randn(cells, len(WIDE), generator=random)
    return logits.requires_grad_(), 30 * torch.randn(cells, 2, generator=random)


@settings(max_examples=12, deadline=None)
@given(
    st.integers(0, 1000),
    st.builds(
        PriorRecipe,
        neighbors=st.integers(1, 7),
        # Of the order of the bins of this palette.
        sigma=st.floats(10, 60),
        smoothing=st.floats(10, 60),
        uniform_share=st.floats(0.05, 1),
    ),
)
def test_loss_and_gradient_follow_equation_2(seed: int, recipe: PriorRecipe) -> None:
    logits, target = wide_batch(12, seed)
    expected = loss_of_equation_2(logits, target, WIDE, recipe, COUNTS)
    loss = PriorRebalancedCrossEntropy(WIDE, recipe, COUNTS)(logits, target)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)
    torch.testing.assert_close(
        gradient(loss, logits), gradient(expected, logits), rtol=1e-3, atol=1e-5
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=7, max_size=7).filter(any), st.floats(0.01, 1))
def test_weights_follow_equation_4_and_are_1_on_average(counts: list[int], share: float) -> None:
    prior = smoothed_prior(np.array(counts), PALETTE, 5.0)
    expected = prior_of_section_2_2(np.array(counts), PALETTE, 5.0)
    assert prior.tolist() == pytest.approx(expected, rel=1e-9, abs=1e-300)
    weights = prior_weights(prior, share)
    assert weights.tolist() == pytest.approx(weights_of_equation_4(expected, share), rel=1e-9)
    assert float((prior * weights).sum()) == pytest.approx(1)


def test_a_prior_without_smoothing_is_the_share_of_the_counts() -> None:
    prior = smoothed_prior(np.array([1, 0, 3, 0, 0, 4, 0]), PALETTE, 0.0)
    assert prior.tolist() == [0.125, 0, 0.375, 0, 0, 0.5, 0]


def test_a_uniform_share_of_1_weighs_all_classes_alike() -> None:
    prior = smoothed_prior(np.arange(7), PALETTE, 5.0)
    assert prior_weights(prior, 1.0).tolist() == pytest.approx([1.0] * 7)


def test_a_color_is_spread_over_the_five_nearest_classes() -> None:
    loss = PriorRebalancedCrossEntropy(Palette.full(6), PriorRecipe(), np.ones(1296, int))
    # Just beside a center: its own bin, then the four that share an edge with it.
    nearest, shares = loss.encode(torch.tensor([[3.1, 3.2]]))
    assert nearest[0].tolist() == [666, 702, 667, 665, 630]
    assert shares.sum().item() == pytest.approx(1)
    assert shares[0, 0] > shares[0, 1] > shares[0, 2] > shares[0, 3] > shares[0, 4]


def test_a_palette_smaller_than_the_neighborhood_is_used_whole() -> None:
    palette = Palette(PALETTE.grid, (629, 630))
    loss = PriorRebalancedCrossEntropy(palette, PriorRecipe(), np.array([1, 2]))
    nearest, _ = loss.encode(torch.zeros(3, 2))
    assert nearest.shape == (3, 2)
    assert loss(torch.zeros(3, 2), torch.zeros(3, 2)).item() > 0


def test_slices_do_not_show_in_the_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    loss = PriorRebalancedCrossEntropy(WIDE, PriorRecipe(), COUNTS)
    logits, target = wide_batch(1500, 0)
    sliced = loss(logits, target)
    monkeypatch.setattr(prior_module, "_ROWS", 1500)
    torch.testing.assert_close(loss(logits, target), sliced)
