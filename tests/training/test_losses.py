import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from engine.color.classes import ColorGrid, Palette
from training.losses import class_balanced
from training.losses.class_balanced import ClassBalancedCrossEntropy, class_weights, soft_labels
from training.losses.recipe import BalanceRecipe

PALETTE = Palette(ColorGrid(6), (64, 65, 98, 99, 100, 629, 630))


def weights_of_equation_15(counts: list[int], percent: float) -> list[float]:
    total = sum(counts)
    psi = total * (1 / len(counts)) * percent / 100
    weights = []
    for count in counts:
        adjusted = psi if count < psi else count
        weights.append(total / (adjusted + max(counts) / psi))
    return weights


def loss_of_equation_16(
    logits: Tensor, target: Tensor, balance: BalanceRecipe, labels: Tensor
) -> Tensor:
    counts = [int((target == c).sum()) for c in range(logits.shape[1])]
    weights = weights_of_equation_15(counts, balance.percent)
    total, mass = torch.zeros((), dtype=torch.float64), 0.0
    for cell, true_class in enumerate(target.tolist()):
        weight = weights[true_class] ** balance.power
        log_probability = logits[cell].double().log_softmax(0)
        cross_entropy = torch.zeros((), dtype=torch.float64)
        for c in range(logits.shape[1]):
            cross_entropy = cross_entropy - labels[true_class, c] * log_probability[c]
        total, mass = total + weight * cross_entropy, mass + weight
    return total / mass


def batch(cells: int, seed: int = 0) -> tuple[Tensor, Tensor]:
    random = torch.Generator().manual_seed(seed)
    logits = 3 * torch.randn(cells, len(PALETTE), generator=random)
    # Squared, so that low classes are frequent and high ones rare.
    target = (torch.rand(cells, generator=random) ** 2 * len(PALETTE)).long()
    return logits.requires_grad_(), target


@given(
    st.lists(st.integers(0, 500), min_size=2, max_size=40).filter(any),
    st.floats(1, 100),
)
def test_class_weights_follow_equation_15(counts: list[int], percent: float) -> None:
    weights = class_weights(torch.tensor(counts), percent=percent)
    assert weights.tolist() == pytest.approx(weights_of_equation_15(counts, percent), rel=1e-5)


@given(st.lists(st.integers(0, 500), min_size=2, max_size=40).filter(any))
def test_a_rarer_class_never_weighs_less(counts: list[int]) -> None:
    weights = class_weights(torch.tensor(counts), percent=10.0)
    by_frequency = weights[torch.tensor(counts).argsort()]
    assert (by_frequency.diff() <= 1e-6).all()


def test_power_zero_weighs_all_classes_alike() -> None:
    weights = class_weights(torch.tensor([1, 50, 0]), percent=10.0, power=0.0)
    assert weights.tolist() == [1.0, 1.0, 1.0]


@settings(max_examples=20)
@given(st.integers(0, 1000), st.sampled_from([0.0, 0.6, 1.0]), st.sampled_from([0.0, 4.0]))
def test_loss_follows_equation_16(seed: int, power: float, sigma: float) -> None:
    balance = BalanceRecipe(power=power, label_sigma=sigma)
    logits, target = batch(20, seed)
    expected = loss_of_equation_16(logits, target, balance, soft_labels(PALETTE, sigma))
    loss = ClassBalancedCrossEntropy(PALETTE, balance)(logits, target)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)


@pytest.mark.parametrize("sigma", [0.0, 4.0])
def test_gradient_is_the_one_autograd_finds_for_equation_16(sigma: float) -> None:
    balance = BalanceRecipe(power=0.6, label_sigma=sigma)
    logits, target = batch(40)
    expected = loss_of_equation_16(logits, target, balance, soft_labels(PALETTE, sigma))
    (expected_gradient,) = torch.autograd.grad(3 * expected, logits)
    loss = ClassBalancedCrossEntropy(PALETTE, balance)(logits, target)
    (gradient,) = torch.autograd.grad(3 * loss, logits)
    torch.testing.assert_close(gradient, expected_gradient, rtol=1e-4, atol=1e-6)


def test_slices_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    loss_function = ClassBalancedCrossEntropy(PALETTE, BalanceRecipe(label_sigma=4.0))
    logits, target = batch(2500)
    sliced = loss_function(logits, target)
    (sliced_gradient,) = torch.autograd.grad(sliced, logits)
    monkeypatch.setattr(class_balanced._WeightedCrossEntropy, "ROWS", 2500)
    whole = loss_function(logits, target)
    (whole_gradient,) = torch.autograd.grad(whole, logits)
    torch.testing.assert_close(sliced, whole, rtol=1e-5, atol=0)
    torch.testing.assert_close(sliced_gradient, whole_gradient)


def test_unweighted_loss_does_not_depend_on_the_number_of_cells() -> None:
    loss_function = ClassBalancedCrossEntropy(PALETTE, BalanceRecipe(power=0.0))
    logits, target = batch(700)
    once = loss_function(logits, target)
    thrice = loss_function(logits.repeat(3, 1), target.repeat(3))
    torch.testing.assert_close(once, thrice)


def test_bfloat16_scores_get_a_bfloat16_gradient_and_a_float32_loss() -> None:
    loss_function = ClassBalancedCrossEntropy(PALETTE, BalanceRecipe())
    logits, target = batch(300)
    short = logits.detach().bfloat16().requires_grad_()
    loss = loss_function(short, target)
    loss.backward()
    assert loss.dtype == torch.float32
    assert short.grad is not None
    assert short.grad.dtype == torch.bfloat16
    assert loss.item() == pytest.approx(loss_function(logits, target).item(), rel=1e-2)


def test_soft_labels_are_distributions_that_fall_with_distance() -> None:
    labels = soft_labels(PALETTE, 4.0)
    torch.testing.assert_close(labels.sum(dim=1), torch.ones(len(PALETTE)))
    # Classes 64 and 65 are neighbors, 98 is farther from 64, 630 farthest.
    assert labels[0, 0] > labels[0, 1] > labels[0, 2] > labels[0, 6]


def test_labels_without_spread_are_hard() -> None:
    assert torch.equal(soft_labels(PALETTE, 0.0), torch.eye(len(PALETTE)))
