"""What changes in a training step: the network, its moving average and the optimizer."""

import copy
import logging
from pathlib import Path

import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from training.checkpoint import Checkpoint, load_checkpoint, load_weights
from training.errors import TrainingError
from training.losses.class_balanced import ClassBalancedCrossEntropy
from training.networks import build_network
from training.networks.classifier import ColorClassifier
from training.recipe import OptimizerRecipe, Recipe
from training.schedule import rate_at

# Fabric announces its precision on stderr, in the middle of the progress bar.
logging.getLogger("lightning_fabric").setLevel(logging.WARNING)

# Keeps the cells drawn for a step apart from those of other seeds.
_SEED_STRIDE = 1_000_003


class Learner:
    """A network that learns, on the best device there is, in bfloat16 where that is safe.

    Attributes:
        recipe: what is trained.
        averaged: the network with the moving average of the weights.
        step: steps done.
    """

    def __init__(self, recipe: Recipe) -> None:
        """Build a network that has learned nothing yet beyond what its recipe starts from.

        Args:
            recipe: what to train.

        Raises:
            TrainingError: the recipe starts from an unusable checkpoint.
        """
        self.recipe = recipe
        self.step = 0
        self._fabric = Fabric(accelerator="auto", devices=1, precision="bf16-mixed")
        torch.manual_seed(recipe.seed)
        network = _first_network(recipe)
        self.averaged: ColorClassifier = copy.deepcopy(network).eval()
        self.averaged.requires_grad_(requires_grad=False).to(self._fabric.device)
        self._network: ColorClassifier = network.to(memory_format=torch.channels_last)
        self._wrapped, self._optimizer = self._fabric.setup(
            self._network, _adamw(self._network, recipe.optimizer)
        )
        self._loss = ClassBalancedCrossEntropy(recipe.palette, recipe.balance)
        self._loss.to(self._fabric.device)

    def learn(self, lightness: Tensor, classes: Tensor) -> float:
        """Do one step.

        Args:
            lightness: L*/100, shape (n, 1, s, s).
            classes: true classes, int64, shape (n, s/4, s/4).

        Returns:
            The loss before the step.
        """
        self._wrapped.train()
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * rate_at(self.step, self.recipe.optimizer)
        cells = self._draw_cells(classes.numel())
        batch = lightness.to(self._fabric.device, memory_format=torch.channels_last)
        truth = classes.to(self._fabric.device).reshape(-1)[cells]
        with self._fabric.autocast():
            logits = self._network.score_cells(batch, cells)
        loss: Tensor = self._loss(logits, truth)
        self._fabric.backward(loss)
        self._fabric.clip_gradients(
            self._wrapped, self._optimizer, max_norm=self.recipe.optimizer.clip
        )
        self._optimizer.step()
        self._optimizer.zero_grad()
        self.step += 1
        _average(self.averaged, self._network, self.recipe.optimizer.ema, self.step)
        return loss.item()

    def checkpoint(self, seconds: float) -> Checkpoint:
        """Return all that is needed to go on from here.

        Args:
            seconds: time spent training so far.
        """
        return Checkpoint(
            recipe=self.recipe.name,
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
        if checkpoint.recipe != self.recipe.name:
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

    def _draw_cells(self, cells: int) -> Tensor:
        seed = self.recipe.seed * _SEED_STRIDE + self.step
        drawn = torch.randperm(cells, generator=torch.Generator().manual_seed(seed))
        count = max(1, round(cells * self.recipe.photos.cells))
        return drawn[:count].to(self._fabric.device)


def _first_network(recipe: Recipe) -> ColorClassifier:
    network = build_network(recipe, pretrained=not recipe.start_from)
    if recipe.start_from:
        load_weights(network, load_checkpoint(Path(recipe.start_from)).averaged)
    return network


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
