"""Checkpoints: tensors and plain numbers only, written atomically, read without unpickling code."""

import pickle
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import torch
from torch import Tensor, nn

from engine.photo.atomic import new_file
from training.errors import TrainingError

_VERSION = 2

# Runs of version 1 kept no best checkpoint and computed without loss scaling.
_READABLE = (1, _VERSION)

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
        scaler: state of the loss scaling that float16 needs; empty in other precisions.
        best: the best validation so far, see ``training.best``; empty before the first.
        validated: step of the last validation; None if nobody wrote it down.
    """

    recipe: str
    step: int
    seconds: float
    network: dict[str, Tensor]
    averaged: dict[str, Tensor]
    optimizer: dict[str, Any]
    scaler: dict[str, Any] = field(default_factory=dict)
    best: dict[str, float] = field(default_factory=dict)
    validated: int | None = None


def save_checkpoint(checkpoint: Checkpoint, path: Path) -> None:
    """Write a checkpoint so that ``path`` always holds a whole one, even if power fails.

    Raises:
        PhotoError: the system reports an error; what was there before stays.
    """
    with new_file(path, overwrite=True) as stream:
        _write({"version": _VERSION, **vars(checkpoint)}, stream)


def _write(content: dict[str, object], stream: BinaryIO) -> None:
    try:
        torch.save(content, stream)
    except RuntimeError as error:
        # Torch covers what the system said, for example about a full disk, by its own distress.
        if isinstance(error.__context__, OSError):
            raise error.__context__ from error
        raise


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
    version = content.pop("version")
    if version not in _READABLE:
        raise TrainingError("Another version of Photochrom wrote this checkpoint.")
    try:
        checkpoint = Checkpoint(**content)
    except TypeError as error:
        raise TrainingError("This checkpoint is incomplete.") from error
    return _renewed(checkpoint) if version == 1 else checkpoint


def _renewed(checkpoint: Checkpoint) -> Checkpoint:
    # What is the last convolution of all networks now was the classifier of the only one.
    network, averaged = (
        {re.sub(r"^classifier\.", "last.", name): value for name, value in weights.items()}
        for weights in (checkpoint.network, checkpoint.averaged)
    )
    return replace(checkpoint, network=network, averaged=averaged)


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
