"""What changes in a training step: the network, its moving average and the optimizer."""

import copy
import logging
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

import torch
from lightning_fabric import Fabric
from torch import nn

from training.checkpoint import Checkpoint, load_weights
from training.errors import TrainingError
from training.run_recipe import OptimizerRecipe, RunRecipe
from training.schedule import rate_at

# Fabric announces its precision on stderr, in the middle of the progress bar.
logging.getLogger("lightning_fabric").setLevel(logging.WARNING)

Network = TypeVar("Network", bound=nn.Module)
Batch = TypeVar("Batch")


class Learner(ABC, Generic[Network, Batch]):
    """A network that learns, on the best device there is, in bfloat16 where that is safe.

    Tasks say by ``_backward`` what is to be learned from a batch; the rest is the same for all.

    Attributes:
        averaged: the network with the moving average of the weights.
        step: steps done.
    """

    def __init__(self, recipe: RunRecipe, build: Callable[[], Network]) -> None:
        """Build a network and its optimizer.

        Args:
            recipe: what to train.
            build: builds the network; called with the recipe's seed set.

        Raises:
            TrainingError: ``build`` cannot build it.
        """
        self.step = 0
        self._run_recipe = recipe
        self._fabric = Fabric(accelerator="auto", devices=1, precision="bf16-mixed")
        torch.manual_seed(recipe.seed)
        network = build()
        self.averaged: Network = copy.deepcopy(network).eval()
        self.averaged.requires_grad_(requires_grad=False).to(self._fabric.device)
        self._network: Network = network.to(memory_format=torch.channels_last)
        self._wrapped, self._optimizer = self._fabric.setup(
            self._network, _adamw(self._network, recipe.optimizer)
        )

    @abstractmethod
    def _backward(self, batch: Batch) -> float:
        """Compute the loss of a batch, add its gradients to the network's and return it."""

    def learn(self, batch: Batch) -> float:
        """Do one step.

        Args:
            batch: what the task's ``batches`` yield.

        Returns:
            The loss before the step.
        """
        recipe = self._run_recipe.optimizer
        self._wrapped.train()
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * rate_at(self.step, recipe)
        loss = self._backward(batch)
        self._fabric.clip_gradients(self._wrapped, self._optimizer, max_norm=recipe.clip)
        self._optimizer.step()
        self._optimizer.zero_grad()
        self.step += 1
        _average(self.averaged, self._network, recipe.ema, self.step)
        return loss

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
        self.step = checkpoint.step


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
