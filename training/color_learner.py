"""What a colorizer learns from a batch."""

from pathlib import Path

import torch
from torch import Tensor

from training.checkpoint import load_checkpoint, load_weights
from training.learner import Learner
from training.losses.class_balanced import ClassBalancedCrossEntropy
from training.networks import build_network
from training.networks.classifier import ColorClassifier
from training.recipe import Recipe

ColorBatch = tuple[Tensor, Tensor]
"""Lightness L*/100 (n, 1, s, s) and true classes, int64, (n, s/4, s/4)."""

# Keeps the cells drawn for a step apart from those of other seeds.
_SEED_STRIDE = 1_000_003


class ColorLearner(Learner[ColorClassifier, ColorBatch]):
    """Learns the color class of every cell from lightness.

    Attributes:
        recipe: what is trained.
    """

    def __init__(self, recipe: Recipe) -> None:
        """Build a network that has learned nothing yet beyond what its recipe starts from.

        Args:
            recipe: what to train.

        Raises:
            TrainingError: the recipe starts from an unusable checkpoint.
        """
        super().__init__(recipe, lambda: _first_network(recipe))
        self.recipe = recipe
        self._loss = ClassBalancedCrossEntropy(recipe.palette, recipe.balance)
        self._loss.to(self._fabric.device)

    def _backward(self, batch: ColorBatch) -> float:
        lightness, classes = batch
        cells = self._draw_cells(classes.numel())
        shown = lightness.to(self._fabric.device, memory_format=torch.channels_last)
        truth = classes.to(self._fabric.device).reshape(-1)[cells]
        with self._fabric.autocast():
            logits = self._network.score_cells(shown, cells)
        loss: Tensor = self._loss(logits, truth)
        self._fabric.backward(loss)
        return loss.item()

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
