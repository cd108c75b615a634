"""What a colorizer learns from a batch."""

from pathlib import Path

import torch
from lightning_fabric import Fabric
from torch import Tensor

from training.checkpoint import load_checkpoint, load_weights
from training.learner import Learner
from training.losses.build import build_loss
from training.networks import build_network
from training.networks.color_network import ColorNetwork
from training.palette import ClassCounts
from training.recipe import Recipe

ColorBatch = tuple[Tensor, Tensor]
"""Lightness L*/100 (n, 1, s, s) and what is true of its cells: classes, int64, (n, rows, columns),
or a*b*, float32, (n, rows, columns, 2)."""


class ColorLearner(Learner[ColorNetwork, ColorBatch]):
    """Learns the color of every cell from lightness.

    Attributes:
        recipe: what is trained.
    """

    def __init__(
        self, recipe: Recipe, prior: ClassCounts | None = None, fabric: Fabric | None = None
    ) -> None:
        """Build a network that has learned nothing yet beyond what its recipe starts from.

        Args:
            recipe: what to train.
            prior: cells of every class in the training photos, shape (classes,); only the loss
                ``prior`` needs it.
            fabric: the device and the precision; None for the best there is.

        Raises:
            TrainingError: the recipe starts from an unusable checkpoint, or the encoder cannot be
                had.
        """
        super().__init__(recipe, lambda: _first_network(recipe), fabric)
        self.recipe = recipe
        self._loss = build_loss(recipe, prior)
        self._loss.to(self._fabric.device)

    @property
    def stride(self) -> int:
        """Pixels per side of the cells that the network answers for."""
        return self.averaged.stride

    def _backward(self, batch: ColorBatch) -> float:
        lightness, truth = batch
        device = self._fabric.device
        shown = lightness.to(device, memory_format=torch.channels_last)
        wanted = truth.to(device).flatten(0, 2)
        cells = self._draw_cells(len(wanted))
        if cells is not None:
            wanted = wanted[cells]
        with self._fabric.autocast():
            answers = self._network.predict_cells(shown, cells)
        loss: Tensor = self._loss(answers, wanted)
        self._fabric.backward(loss)
        return loss.item()

    def _draw_cells(self, cells: int) -> Tensor | None:
        if self.recipe.photos.cells == 1:
            return None
        chance = torch.Generator().manual_seed(self._batch_seed)
        drawn = torch.randperm(cells, generator=chance)
        count = max(1, round(cells * self.recipe.photos.cells))
        return drawn[:count].to(self._fabric.device)


def _first_network(recipe: Recipe) -> ColorNetwork:
    network = build_network(recipe, pretrained=not recipe.start_from)
    if recipe.start_from:
        load_weights(network, load_checkpoint(Path(recipe.start_from)).averaged)
    return network
