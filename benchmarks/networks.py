"""Every network in training and in ONNX Runtime: photos a second and peak memory.

Needs the extra ``train``. Weights are random, which changes no speed. Where a network upsamples
before it convolves, the phase convolution stands beside the plain one.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from benchmarks.command import MEGABYTE
from engine.models.description import ModelDescription, ModelKind
from engine.models.providers import Device
from engine.models.session import ModelSession
from training.losses.recipe import Target
from training.recipe import ColorEncoderRecipe, Recipe, load_recipe

# What runs models must not load torch, which would count as their memory.
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torch import Tensor

NETWORKS = ("base", "ccc", "dlnet")
BATCH = 16
SIZES = (128, 224)
STEPS = 5
LOOKS = 40

Result = TypeVar("Result")


@dataclass(frozen=True)
class Speed:
    """What one network does in a process of its own.

    Attributes:
        photos_per_second: in the fastest repetition; whoever shares the machine slows others down.
        peak_memory: largest resident set in MB.
    """

    photos_per_second: float
    peak_memory: float


def main() -> None:
    """Print a table for training and one for ONNX Runtime."""
    print(f"training, batches of {BATCH}, the fastest of {STEPS} steps")
    for name, size, phases in _cases():
        _row(name, size, phases, _alone(train, name, size, phases=phases))
    print(f"ONNX Runtime on the CPU, one photo at a time, the fastest of {LOOKS} looks")
    for name, size, phases in _cases():
        _row(name, size, phases, _alone(look, name, size, phases=phases))


def train(name: str, size: int, *, phases: bool) -> Speed:
    """Measure training steps on noise.

    Args:
        name: of the network.
        size: of the photos in pixels.
        phases: whether to convolve by phases.
    """
    from training.color_learner import ColorLearner

    recipe = _recipe(name)
    if not phases:
        convolve_plainly()
    learner = ColorLearner(recipe)
    batch = _batch(recipe, size, learner.stride)
    learner.learn(batch)
    return Speed(BATCH / _least_seconds(lambda: learner.learn(batch), STEPS), _peak_memory())


def look(name: str, size: int, *, phases: bool) -> Speed:
    """Measure an exported model.

    Args:
        name: of the network.
        size: of the photos in pixels.
        phases: whether to convolve by phases.
    """
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.onnx"
        # Exporting needs more memory than running, and counts in a process of its own.
        _alone(write_model, name, model, phases=phases)
        session = ModelSession(model, device=Device.CPU)
        lightness = {"lightness": np.random.default_rng(0).random((1, 1, size, size), np.float32)}
        session.run(lightness)
        return Speed(1 / _least_seconds(lambda: session.run(lightness), LOOKS), _peak_memory())


def write_model(name: str, path: Path, *, phases: bool) -> None:
    """Export a network with random weights.

    Args:
        name: of the network.
        path: the ONNX file.
        phases: whether to convolve by phases.
    """
    from training.networks import build_network
    from training.onnx_graph import to_onnx

    recipe = _recipe(name)
    if not phases:
        convolve_plainly()
    network = build_network(recipe, pretrained=False).eval()
    description = ModelDescription(
        kind=ModelKind.CHROMA_REGRESSOR if recipe.regresses else ModelKind.COLOR_CLASSIFIER,
        name=name,
        version="1",
        size=224,
        palette=None if recipe.regresses else recipe.palette,
    )
    path.write_bytes(to_onnx(network, description).SerializeToString())


def convolve_plainly() -> None:
    """Let all networks of this process enlarge their maps before they convolve them."""
    from training.networks.upsampled_conv import UpsampledConv2d

    UpsampledConv2d.forward = UpsampledConv2d.enlarge_and_convolve  # type: ignore[method-assign]


def _cases() -> Iterator[tuple[str, int, bool]]:
    for name in NETWORKS:
        for size in SIZES:
            yield name, size, True
            if name != "base":
                yield name, size, False


def _recipe(name: str) -> Recipe:
    recipe = load_recipe(name)
    assert isinstance(recipe, Recipe)  # noqa: S101 - all of these are colorizers
    if name == "base":
        return recipe
    encoder = ColorEncoderRecipe(weights="none", frozen_stages=0, frozen_depthwise=False)
    return replace(recipe, encoder=encoder)


def _batch(recipe: Recipe, size: int, stride: int) -> tuple[Tensor, Tensor]:
    import torch

    random = torch.Generator().manual_seed(0)
    lightness = torch.rand(BATCH, 1, size, size, generator=random)
    cells = (BATCH, size // stride, size // stride)
    if recipe.target is Target.CLASSES:
        return lightness, torch.randint(len(recipe.palette), cells, generator=random)
    return lightness, 20 * torch.randn(*cells, 2, generator=random)


def _least_seconds(work: Callable[[], object], times: int) -> float:
    seconds = []
    for _ in range(times):
        begun = perf_counter()
        work()
        seconds.append(perf_counter() - begun)
    return min(seconds)


def _peak_memory() -> float:
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE


def _alone(work: Callable[..., Result], *values: object, phases: bool) -> Result:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *values, phases=phases).result()


def _row(name: str, size: int, phases: bool, speed: Speed) -> None:  # noqa: FBT001
    way = "" if name == "base" else "by phases" if phases else "plainly"
    print(
        f"  {name:<6} {size:4d} px  {way:<10} {speed.photos_per_second:7.1f} photos/s "
        f"{speed.peak_memory:7.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
