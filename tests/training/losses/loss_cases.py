"""Batches for the tests of losses."""

import torch
from torch import Tensor

from engine.color.classes import ColorGrid, Palette

PALETTE = Palette(ColorGrid(6), (64, 65, 98, 99, 100, 629, 630))


def classified(cells: int, seed: int = 0) -> tuple[Tensor, Tensor]:
    """Logits and true classes, low ones frequent and high ones rare."""
    random = torch.Generator().manual_seed(seed)
    logits = 3 * torch.randn(cells, len(PALETTE), generator=random)
    target = (torch.rand(cells, generator=random) ** 2 * len(PALETTE)).long()
    return logits.requires_grad_(), target


def colored(cells: int, seed: int = 0) -> tuple[Tensor, Tensor]:
    """Answered and true a*b* that differ by up to a few tens."""
    random = torch.Generator().manual_seed(seed)
    target = 25 * torch.randn(cells, 2, generator=random)
    answer = target + 15 * torch.randn(cells, 2, generator=random)
    return answer.requires_grad_(), target


def gradient(loss: Tensor, outputs: Tensor) -> Tensor:
    """The gradient of three times the loss, so that the outer factor must come through."""
    (found,) = torch.autograd.grad(3 * loss, outputs)
    return found
