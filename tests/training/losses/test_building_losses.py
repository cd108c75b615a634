from dataclasses import replace

import numpy as np
import pytest
import torch
from tiny_runs import RECIPE

from training.losses.build import build_loss
from training.losses.color_loss import ColorLoss
from training.losses.recipe import (
    BalanceRecipe,
    LossName,
    PriorRecipe,
    RegressionRecipe,
    Target,
)

CLASSES = len(RECIPE.palette)
COUNTS = np.arange(1, CLASSES + 1)
CELLS = 50


def loss_of(name: LossName) -> ColorLoss:
    return build_loss(replace(RECIPE, loss=name), COUNTS)


def batch_for(name: LossName) -> tuple[torch.Tensor, torch.Tensor]:
    random = torch.Generator().manual_seed(0)
    channels = CLASSES if name.classifies else 2
    outputs = torch.randn(CELLS, channels, generator=random, requires_grad=True)
    if name.target is Target.CLASSES:
        return outputs, torch.randint(CLASSES, (CELLS,), generator=random)
    return outputs, 20 * torch.randn(CELLS, 2, generator=random)


@pytest.mark.parametrize("name", LossName)
def test_every_named_loss_is_built_and_wants_the_target_that_its_name_promises(
    name: LossName,
) -> None:
    loss = loss_of(name)
    assert loss.target is name.target
    outputs, target = batch_for(name)
    loss(outputs, target).backward()
    assert outputs.grad is not None
    assert outputs.grad.any()


@pytest.mark.parametrize("name", LossName)
def test_a_loss_inside_automatic_mixed_precision_is_the_one_outside(name: LossName) -> None:
    loss = loss_of(name)
    outputs, target = batch_for(name)
    outside = loss(outputs, target)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        inside = loss(outputs, target)
    assert inside.dtype == torch.float32
    assert inside.item() == outside.item()


@pytest.mark.parametrize("name", LossName)
def test_a_step_against_the_gradient_lowers_the_loss(name: LossName) -> None:
    loss = loss_of(name)
    outputs, target = batch_for(name)
    before = loss(outputs, target)
    (slope,) = torch.autograd.grad(before, outputs)
    assert loss(outputs - 0.1 * slope / slope.norm(), target) < before


@pytest.mark.parametrize("name", LossName)
def test_losses_keep_nothing_in_checkpoints(name: LossName) -> None:
    assert not loss_of(name).state_dict()


def test_regressors_are_the_losses_that_answer_no_classes() -> None:
    assert [name.value for name in LossName if not name.classifies] == [
        *("l1", "l2", "huber", "log-cosh", "localized")
    ]


def test_the_prior_loss_refuses_to_be_built_without_class_counts() -> None:
    with pytest.raises(ValueError, match="class counts"):
        build_loss(replace(RECIPE, loss=LossName.PRIOR), None)


@pytest.mark.parametrize(
    ("section", "entries"),
    [
        (BalanceRecipe, {"percent": 0.0}),
        (PriorRecipe, {"neighbors": 0}),
        (PriorRecipe, {"sigma": 0.0}),
        (PriorRecipe, {"smoothing": -1.0}),
        (PriorRecipe, {"uniform_share": 0.0}),
        (PriorRecipe, {"uniform_share": 1.1}),
        (RegressionRecipe, {"unit": 0.0}),
        (RegressionRecipe, {"delta": 0.0}),
        (RegressionRecipe, {"clusters": 0}),
        (RegressionRecipe, {"iterations": 0}),
    ],
)
def test_settings_out_of_range_are_refused(section: type, entries: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(entries))):
        section(**entries)
