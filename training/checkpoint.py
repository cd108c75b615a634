"""Checkpoints: tensors and plain numbers only, written atomically, read without unpickling code."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from engine.photo.atomic import new_file
from training.errors import TrainingError

_VERSION = 1

DAMAGE = (OSError, RuntimeError, EOFError, ValueError, KeyError, pickle.UnpicklingError)
"""What torch raises for files that are damaged, cut off or hold more than plain data."""


@dataclass(frozen=True)
class Checkpoint:
    """A run after ``step`` steps.

    Attributes:
        recipe: name of the recipe.
        step: steps done.
        seconds: time spent training so far.
        network: weights and buffers.
        averaged: their moving average, which is what gets exported.
        optimizer: the optimizer's state.
    """

    recipe: str
    step: int
    seconds: float
    network: dict[str, Tensor]
    averaged: dict[str, Tensor]
    optimizer: dict[str, Any]


def save_checkpoint(checkpoint: Checkpoint, path: Path) -> None:
    """Write a checkpoint so that ``path`` always holds a whole one, even if power fails.

    Raises:
        PhotoError: the system reports an error; what was there before stays.
    """
    with new_file(path, overwrite=True) as stream:
        torch.save({"version": _VERSION, **vars(checkpoint)}, stream)


def load_checkpoint(path: Path) -> Checkpoint:
    """Read a checkpoint.

    Raises:
        TrainingError: the file is missing, damaged or no checkpoint.
    """
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise TrainingError("There is no such checkpoint; check the path.") from error
    except DAMAGE as error:
        raise TrainingError("This file is no checkpoint, or it is damaged.") from error
    if not isinstance(content, dict) or "version" not in content:
        raise TrainingError("This file is no checkpoint.")
    if content.pop("version") != _VERSION:
        raise TrainingError("Another version of Photochrom wrote this checkpoint.")
    try:
        return Checkpoint(**content)
    except TypeError as error:
        raise TrainingError("This checkpoint is incomplete.") from error


def load_weights(network: nn.Module, weights: Mapping[str, Tensor]) -> None:
    """Put the weights of a checkpoint into a network.

    Raises:
        TrainingError: they belong to another network or another number of classes.
    """
    try:
        network.load_state_dict(weights)
    except RuntimeError as error:
        raise TrainingError(
            "The checkpoint does not fit the recipe's network and palette; give its own recipe."
        ) from error
