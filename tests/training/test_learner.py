from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from lightning_fabric import Fabric
from processes import needs_fork, run_together
from tiny_runs import RECIPE
from torch import Tensor, nn

from training.devices import Device, open_fabric
from training.learner import Learner
from training.run_recipe import OptimizerRecipe, Precision

Batch = tuple[Tensor, Tensor]


def network() -> nn.Sequential:
    layers = nn.Sequential(
        nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(), nn.Linear(8, 1)
    )
    layers[4].bias.requires_grad_(requires_grad=False)
    return layers


def line() -> nn.Module:
    return nn.Linear(4, 1)


class Regression(Learner[nn.Module, Batch]):
    """Learns numbers from four others, with a loss times ``factor``."""

    factor = 1.0

    def _backward(self, batch: Batch) -> float:
        with self._fabric.autocast():
            answers = self._network(batch[0])
        loss = self.factor * (answers.float() - batch[1]).square().mean()
        self._fabric.backward(loss)
        return loss.item()


def learner(
    build: Callable[[], nn.Module] = network,
    *,
    accumulate: int = 1,
    precision: Precision = Precision.FLOAT32,
    fabric: Fabric | None = None,
) -> Regression:
    optimizer = OptimizerRecipe(steps=30, batch=4, accumulate=accumulate, warm_up=0)
    recipe = replace(RECIPE, optimizer=optimizer)
    return Regression(recipe, build, fabric or open_fabric(Device.CPU, precision))


def batch(number: int, photos: int = 4) -> Batch:
    random = torch.Generator().manual_seed(number)
    shown = torch.randn(photos, 4, generator=random)
    return shown, shown.sum(dim=1, keepdim=True)


def weights(of: Regression) -> dict[str, Tensor]:
    saved = of.checkpoint(0.0)
    state = {f"network.{name}": value.clone() for name, value in saved.network.items()}
    return state | {f"averaged.{name}": value.clone() for name, value in saved.averaged.items()}


def assert_equal(one: dict[str, Tensor], other: dict[str, Tensor]) -> None:
    assert one.keys() == other.keys()
    assert all(torch.equal(value, other[name]) for name, value in one.items())


def test_resumed_learner_drops_out_what_an_uninterrupted_one_does() -> None:
    straight, first, second = learner(accumulate=2), learner(accumulate=2), learner(accumulate=2)
    for step in range(20):
        straight.learn(batch(2 * step), batch(2 * step + 1))
    for step in range(10):
        first.learn(batch(2 * step), batch(2 * step + 1))
    # Whatever has been drawn meanwhile must not matter.
    torch.rand(100)
    second.restore(first.checkpoint(0.0))
    for step in range(10, 20):
        second.learn(batch(2 * step), batch(2 * step + 1))
    assert_equal(weights(second), weights(straight))


def test_batches_of_a_step_count_like_one_large_batch() -> None:
    small, large = learner(line, accumulate=2), learner(line)
    for step in range(5):
        parts = batch(2 * step), batch(2 * step + 1)
        whole = torch.cat([parts[0][0], parts[1][0]]), torch.cat([parts[0][1], parts[1][1]])
        assert small.learn(*parts) == pytest.approx(large.learn(whole))
    for name, value in weights(small).items():
        torch.testing.assert_close(value, weights(large)[name])


@pytest.mark.parametrize("what", ["loss", "gradient"])
def test_step_that_is_no_number_changes_nothing(what: str) -> None:
    taught = learner()
    taught.learn(batch(0))
    before = weights(taught)
    moments = str(taught.checkpoint(0.0).optimizer["state"])
    if what == "loss":
        taught.learn((torch.full((4, 4), torch.nan), torch.zeros(4, 1)))
    else:
        taught._network[0].weight.register_hook(lambda gradient: gradient / 0)
        taught.learn(batch(1))
    assert_equal(weights(taught), before)
    assert str(taught.checkpoint(0.0).optimizer["state"]) == moments
    assert (taught.step, taught.skipped) == (2, 1)


def test_next_good_step_is_applied_and_ends_the_row() -> None:
    taught = learner()
    for _ in range(3):
        taught.learn((torch.full((4, 4), torch.inf), torch.zeros(4, 1)))
    assert taught.skipped == 3
    before = weights(taught)
    taught.learn(batch(1))
    assert taught.skipped == 0
    assert not torch.equal(weights(taught)["network.0.weight"], before["network.0.weight"])


def test_frozen_weights_stay() -> None:
    taught = learner()
    before = weights(taught)["network.4.bias"]
    for step in range(3):
        taught.learn(batch(step))
    assert torch.equal(weights(taught)["network.4.bias"], before)


def test_float16_finds_the_scale_that_its_gradients_bear() -> None:
    taught = learner(line, precision=Precision.FLOAT16)
    # Times the first scale of 65536, the gradients are beyond float16.
    taught.factor = 100.0
    losses = [taught.learn(batch(0)) for _ in range(12)]
    assert taught.skipped == 0
    assert losses[0] == losses[1]
    assert losses[-1] < losses[0]
    scale = taught.checkpoint(0.0).scaler["scale"]
    assert 1 <= scale < 65536
    again = learner(line, precision=Precision.FLOAT16)
    again.restore(taught.checkpoint(0.0))
    assert again.checkpoint(0.0).scaler["scale"] == scale


def test_spoiled_weights_are_noticed() -> None:
    taught = learner()
    assert taught.is_finite
    with torch.no_grad():
        taught._network[0].weight[0, 0] = torch.inf
    assert not taught.is_finite


class HalfUsed(nn.Module):
    """A line, and another one that only the second of two devices draws."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(4, 1), nn.Linear(4, 1)
        self.uses_second = False

    def forward(self, shown: Tensor) -> Tensor:
        answers: Tensor = self.first(shown)
        return answers + self.second(shown) if self.uses_second else answers


@needs_fork
def test_devices_learn_together_what_one_learns_alone(tmp_path: Path) -> None:
    def work(rank: int) -> None:
        fabric = open_fabric(Device.CPU, Precision.FLOAT32)
        together, shared = learner(line, fabric=fabric), learner(HalfUsed, fabric=fabric)
        shared._network.uses_second = rank == 1
        for step in range(3):
            own = together.share.of(range(4))
            shown, numbers = batch(step)
            together.learn((shown[own.start : own.stop], numbers[own.start : own.stop]))
            shared.learn(batch(step))
        torch.save((weights(together), weights(shared)), tmp_path / f"{rank}.pt")

    assert run_together(2, work) == [0, 0]
    first, second = (torch.load(tmp_path / f"{rank}.pt") for rank in range(2))
    assert_equal(first[0], second[0])
    assert_equal(first[1], second[1])
    alone = learner(line)
    for step in range(3):
        alone.learn(batch(step))
    for name, value in weights(alone).items():
        torch.testing.assert_close(first[0][name], value)
    untouched = weights(learner(HalfUsed))
    assert not torch.equal(first[1]["network.second.weight"], untouched["network.second.weight"])
