import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from loss_cases import PALETTE, classified, gradient
from torch import Tensor

from training.losses import weighted_cross_entropy
from training.losses.class_balanced import ClassBalancedCrossEntropy, class_weights
from training.losses.recipe import BalanceRecipe, Divisor
from training.losses.soft_labels import soft_labels


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
    return total / (mass if balance.divide_by is Divisor.WEIGHTS else len(target))


def loss_and_gradients(
    balance: BalanceRecipe, logits: Tensor, target: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    labels = soft_labels(PALETTE, balance.label_sigma)
    expected = loss_of_equation_16(logits, target, balance, labels)
    loss = ClassBalancedCrossEntropy(PALETTE, balance)(logits, target)
    return loss, expected, gradient(loss, logits), gradient(expected, logits)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 500), min_size=2, max_size=40).filter(any),
    st.floats(1, 100),
)
def test_class_weights_follow_equation_15(counts: list[int], percent: float) -> None:
    weights = class_weights(torch.tensor(counts), percent=percent)
    assert weights.tolist() == pytest.approx(weights_of_equation_15(counts, percent), rel=1e-5)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 500), min_size=2, max_size=40).filter(any),
    st.sampled_from([4.0, 10.0, 16.0]),
)
def test_a_rarer_class_never_weighs_less(counts: list[int], percent: float) -> None:
    weights = class_weights(torch.tensor(counts), percent=percent)
    by_frequency = weights[torch.tensor(counts).argsort()]
    assert (by_frequency.diff() <= 1e-6).all()


def test_power_zero_weighs_all_classes_alike() -> None:
    weights = class_weights(torch.tensor([1, 50, 0]), percent=10.0, power=0.0)
    assert weights.tolist() == [1.0, 1.0, 1.0]


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 1000),
    st.sampled_from([4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0]),
    st.sampled_from([0.0, 0.6, 1.0]),
    st.sampled_from([0.0, 4.0]),
    st.sampled_from(Divisor),
)
def test_loss_and_gradient_follow_equation_16(
    seed: int, percent: float, power: float, sigma: float, divide_by: Divisor
) -> None:
    balance = BalanceRecipe(percent, power, sigma, divide_by)
    loss, expected, found, wanted = loss_and_gradients(balance, *classified(20, seed))
    assert loss.item() == pytest.approx(expected.item(), rel=1e-4)
    torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-6 * float(wanted.abs().max()))


@pytest.mark.parametrize("cells", [1, 12])
@pytest.mark.parametrize("divide_by", Divisor)
def test_a_batch_of_one_color_follows_equation_16(cells: int, divide_by: Divisor) -> None:
    logits, _ = classified(cells)
    target = torch.full((cells,), 3)
    balance = BalanceRecipe(divide_by=divide_by)
    loss, expected, found, wanted = loss_and_gradients(balance, logits, target)
    assert loss.item() == pytest.approx(expected.item(), rel=1e-5)
    torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-6 * float(wanted.abs().max()))


def test_slices_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    loss_function = ClassBalancedCrossEntropy(PALETTE, BalanceRecipe(label_sigma=4.0))
    logits, target = classified(2500)
    sliced = loss_function(logits, target)
    sliced_gradient = gradient(sliced, logits)
    monkeypatch.setattr(weighted_cross_entropy._WeightedCrossEntropy, "ROWS", 2500)
    whole = loss_function(logits, target)
    torch.testing.assert_close(sliced, whole, rtol=1e-5, atol=0)
    torch.testing.assert_close(sliced_gradient, gradient(whole, logits))


def test_unweighted_loss_does_not_depend_on_the_number_of_cells() -> None:
    loss_function = ClassBalancedCrossEntropy(PALETTE, BalanceRecipe(power=0.0))
    logits, target = classified(700)
    once = loss_function(logits, target)
    thrice = loss_function(logits.repeat(3, 1), target.repeat(3))
    torch.testing.assert_close(once, thrice)


def test_bfloat16_scores_get_a_bfloat16_gradient_and_a_float32_loss() -> None:
    loss_function = ClassBalancedCrossEntropy(PALETTE, BalanceRecipe())
    logits, target = classified(300)
    short = logits.detach().bfloat16().requires_grad_()
    loss = loss_function(short, target)
    loss.backward()
    assert loss.dtype == torch.float32
    assert short.grad is not None
    assert short.grad.dtype == torch.bfloat16
    assert loss.item() == pytest.approx(loss_function(logits, target).item(), rel=1e-2)


def test_a_scaled_loss_saves_the_gradient_of_float16_scores_from_underflow() -> None:
    loss_function = ClassBalancedCrossEntropy(PALETTE, BalanceRecipe())
    logits, target = classified(30_000)
    short = logits.detach().half().requires_grad_()
    scale = 2.0**16
    (found,) = torch.autograd.grad(scale * loss_function(short, target), short)
    (wanted,) = torch.autograd.grad(loss_function(logits, target), logits)
    assert found.dtype == torch.float16
    # Nearly all of these gradients are below 6e-5, where float16 runs out of digits.
    torch.testing.assert_close(found.float() / scale, wanted, rtol=3e-2, atol=1e-9)


def test_soft_labels_are_distributions_that_fall_with_distance() -> None:
    labels = soft_labels(PALETTE, 4.0)
    torch.testing.assert_close(labels.sum(dim=1), torch.ones(len(PALETTE)))
    # Classes 64 and 65 are neighbors, 98 is farther from 64, 630 farthest.
    assert labels[0, 0] > labels[0, 1] > labels[0, 2] > labels[0, 6]


def test_labels_without_spread_are_hard() -> None:
    assert torch.equal(soft_labels(PALETTE, 0.0), torch.eye(len(PALETTE)))
