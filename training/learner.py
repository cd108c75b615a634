"""What changes in a training step: the network, its moving average and the optimizer."""

import copy
import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from training.checkpoint import Checkpoint, load_weights
from training.devices import open_fabric, share_of
from training.errors import TrainingError
from training.run_recipe import OptimizerRecipe, RunRecipe
from training.schedule import rate_at
from training.share import Share

Network = TypeVar("Network", bound=nn.Module)
Batch = TypeVar("Batch")

# Keeps what is drawn for a batch apart from what other seeds draw.
_SEED_STRIDE = 1_000_003
_SQUARES_DECAY = 0.999  # Adam's beta 2, as its authors and CCC++ have it


class Learner(ABC, Generic[Network, Batch]):
    """A network that learns, on one of the devices of a run.

    Tasks say by ``_backward`` what is to be learned from a batch; the rest is the same for all.
    Gradients of several batches and devices are averaged once, before the step: networks need no
    wrapper, may be called by any method, and may leave parameters out.

    What is drawn at random depends on the recipe's seed and the number of the batch alone, so that
    there is no state of chance to be kept: a resumed run draws what an uninterrupted one does.

    Attributes:
        averaged: the network with the moving average of the weights.
        step: steps done.
        skipped: how many of the last steps, in a row, were not applied because the loss or its
            gradient was infinite or no number.
    """

    def __init__(
        self, recipe: RunRecipe, build: Callable[[], Network], fabric: Fabric | None = None
    ) -> None:
        """Build a network and its optimizer.

        Args:
            recipe: what to train.
            build: builds the network; called with the recipe's seed set.
            fabric: the device and the precision; None for the best there is.

        Raises:
            TrainingError: ``build`` cannot build it.
        """
        self._fabric = fabric or open_fabric(precision=recipe.optimizer.precision)
        self.step = 0
        self.skipped = 0
        self._run_recipe = recipe
        self._place = 0
        torch.manual_seed(recipe.seed)
        network = build()
        self.averaged: Network = copy.deepcopy(network).eval()
        self.averaged.requires_grad_(requires_grad=False).to(self._fabric.device)
        self._network: Network = network.to(memory_format=torch.channels_last)
        self._network.to(self._fabric.device)
        optimizer = self._fabric.setup_optimizers(_adamw(self._network, recipe.optimizer))
        self._optimizer: Any = optimizer

    @abstractmethod
    def _backward(self, batch: Batch) -> float:
        """Compute the loss of a batch, add its gradients to the network's and return it."""

    @property
    def share(self) -> Share:
        """Which part of every batch this learner has to be given."""
        return share_of(self._fabric)

    @property
    def rates(self) -> dict[str, float]:
        """Learning rates of the last step by the parts of the network."""
        recipe = self._run_recipe.optimizer
        share = rate_at(max(0, self.step - 1), recipe)
        return {"encoder": share * recipe.encoder_rate, "decoder": share * recipe.decoder_rate}

    @property
    def _batch_number(self) -> int:
        """Number of the batch that is learned from; nothing else in the run has it as a seed."""
        number = self.step * self._run_recipe.optimizer.accumulate + self._place
        return number * self.share.devices + self.share.device

    @property
    def _batch_seed(self) -> int:
        """Seed of what is drawn at random for the batch that is learned from."""
        return self._run_recipe.seed * _SEED_STRIDE + self._batch_number

    def learn(self, *batches: Batch) -> float:
        """Do one step, unless its loss or gradient is infinite or no number.

        Args:
            batches: this device's part of what the task's ``batches`` yield; the recipe says how
                many are one step.

        Returns:
            The mean loss before the step, over batches and devices.
        """
        recipe = self._run_recipe.optimizer
        self._network.train()
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * rate_at(self.step, recipe)
        # Statistics of layers change with every look at photos, gradients or not.
        statistics = {name: value.clone() for name, value in self._network.named_buffers()}
        loss = self._sum_gradients(batches)
        is_applied = self._apply(loss)
        self._optimizer.zero_grad()
        self.step += 1
        if is_applied:
            _average(self.averaged, self._network, recipe.ema, self.step)
        else:
            for name, value in self._network.named_buffers():
                value.copy_(statistics[name])
        return loss

    def _sum_gradients(self, batches: tuple[Batch, ...]) -> float:
        losses = []
        for self._place, batch in enumerate(batches):
            torch.manual_seed(self._batch_seed)
            losses.append(self._backward(batch))
        loss = sum(losses) / len(losses)
        parameters = [value for value in self._network.parameters() if value.requires_grad]
        if len(batches) > 1:
            for parameter in parameters:
                if parameter.grad is not None:
                    parameter.grad /= len(batches)
        if self._fabric.world_size == 1:
            return loss
        return self._average_over_devices(parameters, loss)

    def _average_over_devices(self, parameters: list[nn.Parameter], loss: float) -> float:
        for parameter in parameters:
            # Another device may have used what this one did not.
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
        everything = [torch.as_tensor(parameter.grad) for parameter in parameters]
        everything += [value for value in self._network.buffers() if value.is_floating_point()]
        everything.append(torch.tensor([loss], device=self._fabric.device))
        joined = torch.cat([value.flatten() for value in everything])
        mean = torch.as_tensor(self._fabric.all_reduce(joined))
        for value, part in zip(everything, _split(mean, everything), strict=True):
            value.copy_(part)
        return float(everything[-1])

    def _apply(self, loss: float) -> bool:
        norm = self._fabric.clip_gradients(
            self._network,
            self._optimizer,
            max_norm=self._run_recipe.optimizer.clip,
            error_if_nonfinite=False,
        )
        if math.isfinite(loss) and torch.as_tensor(norm).isfinite():
            self._optimizer.step()
            self.skipped = 0
            return True
        is_search = self._lowers_scale() and math.isfinite(loss)
        self.skipped = 0 if is_search else self.skipped + 1
        return False

    def _lowers_scale(self) -> bool:
        # float16 multiplies losses by as much as gradients bear, which shows when they do not.
        scaler = getattr(self._fabric.strategy.precision, "scaler", None)
        if scaler is None:
            return False
        scaler.update()
        return bool(scaler.get_scale() >= 1)

    @property
    def is_finite(self) -> bool:
        """Whether all weights are finite numbers."""
        states = [*self._network.state_dict().values(), *self.averaged.state_dict().values()]
        return all(bool(value.isfinite().all()) for value in states)

    def checkpoint(self, seconds: float) -> Checkpoint:
        """Return all that is needed to go on from here.

        Args:
            seconds: time spent training so far.
        """
        return Checkpoint(
            recipe=self._run_recipe.name,
            step=self.step,
            seconds=seconds,
            network=self._network.state_dict(),
            averaged=self.averaged.state_dict(),
            optimizer=self._optimizer.state_dict(),
            scaler=self._fabric.strategy.precision.state_dict(),
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        """Go on from a checkpoint.

        Raises:
            TrainingError: it belongs to another recipe.
        """
        if checkpoint.recipe != self._run_recipe.name:
            raise TrainingError(
                f"The checkpoint belongs to the recipe '{checkpoint.recipe}'; train that one."
            )
        load_weights(self._network, checkpoint.network)
        load_weights(self.averaged, checkpoint.averaged)
        try:
            self._optimizer.load_state_dict(checkpoint.optimizer)
        except ValueError as error:
            raise TrainingError(
                "The recipe freezes other parts than the checkpoint's did; restore the recipe."
            ) from error
        if checkpoint.scaler:
            self._fabric.strategy.precision.load_state_dict(checkpoint.scaler)
        self.step = checkpoint.step


def _split(joined: Tensor, like: list[Tensor]) -> list[Tensor]:
    parts = torch.split(joined, [value.numel() for value in like])
    return [part.view_as(value) for part, value in zip(parts, like, strict=True)]


def _adamw(network: nn.Module, recipe: OptimizerRecipe) -> torch.optim.Optimizer:
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            key = (name.startswith("encoder."), parameter.ndim > 1)
            groups.setdefault(key, []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "peak": recipe.encoder_rate if in_encoder else recipe.decoder_rate,
                # Biases and normalization scales have no direction to shrink towards.
                "weight_decay": recipe.weight_decay if is_matrix else 0.0,
            }
            for (in_encoder, is_matrix), parameters in groups.items()
        ],
        lr=recipe.decoder_rate,
        betas=(recipe.momentum, _SQUARES_DECAY),
    )


@torch.no_grad()
def _average(averaged: nn.Module, network: nn.Module, decay: float, step: int) -> None:
    # A rising decay lets the average forget the untrained beginning quickly.
    weight = 1 - min(decay, step / (step + 10))
    pairs = zip(averaged.state_dict().values(), network.state_dict().values(), strict=True)
    for mean, current in pairs:
        if mean.is_floating_point():
            mean.lerp_(current, weight)
        else:
            mean.copy_(current)
