"""Which devices a run trains on, and in which precision."""

import logging
import os
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import torch
from lightning_fabric import Fabric
from lightning_fabric.plugins import MixedPrecision
from lightning_fabric.plugins import Precision as FullPrecision
from lightning_fabric.strategies.ddp import DDPStrategy

from training.errors import TrainingError
from training.run_recipe import Precision
from training.share import Share

if TYPE_CHECKING:
    from collections.abc import Mapping

# Fabric announces its choices on stderr, in the middle of the progress bar.
logging.getLogger("lightning_fabric").setLevel(logging.WARNING)

# The first process validates while the others wait for it: longer than PyTorch would let them.
_LONGEST_WAIT = timedelta(hours=12)

_BFLOAT16_INSTRUCTIONS = ("amx_bf16", "avx512_bf16", "bf16")
"""Of x86 and ARM, as PyTorch names them."""


class Device(StrEnum):
    """A kind of device to train on."""

    AUTO = "auto"
    """A GPU if there is one."""
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


def open_fabric(device: Device = Device.AUTO, precision: Precision = Precision.AUTO) -> Fabric:
    """Take hold of the device that this process trains on.

    In a process that ``torchrun`` started, this also meets the other processes.

    Args:
        device: which kind of device.
        precision: what to compute with.

    Raises:
        TrainingError: there is no such device, or it does not compute so.
    """
    kind = _device(device)
    numbers = _precision(kind, precision)
    if kind is Device.CUDA:
        # The same run shall give the same weights.
        torch.backends.cudnn.deterministic = True
    plugin = _plugin(kind, numbers)
    if processes() == 1:
        return Fabric(accelerator=kind.value, devices=1, plugins=[plugin])
    return _join(kind, plugin)


def processes() -> int:
    """Return how many processes train together, which ``torchrun`` tells each of them."""
    return int(os.environ.get("WORLD_SIZE", "1"))


def share_of(fabric: Fabric) -> Share:
    """Return which part of every batch this process works on."""
    return Share(fabric.global_rank, fabric.world_size)


def computing_type(fabric: Fabric) -> torch.dtype:
    """Return what networks compute with."""
    plugin = fabric.strategy.precision
    if isinstance(plugin, MixedPrecision):
        return torch.float16 if plugin.scaler else torch.bfloat16
    return torch.float32


def inference_autocast(device: torch.device) -> torch.autocast:
    """Let networks answer in bfloat16 where that is the usual precision, else as they are."""
    is_usual = _safe_precisions(Device(device.type))[0] is Precision.BFLOAT16
    return torch.autocast(device.type, torch.bfloat16, enabled=is_usual)


def describe(fabric: Fabric) -> str:
    """Say in a few words what trains, such as ``2 x cpu in bfloat16``."""
    times = f"{fabric.world_size} x " if fabric.world_size > 1 else ""
    numbers = str(computing_type(fabric)).removeprefix("torch.")
    return f"{times}{fabric.device.type} in {numbers}"


def agree(fabric: Fabric, *wishes: bool) -> tuple[bool, ...]:
    """Let all processes of a run hear what any of them wishes.

    Args:
        fabric: of this process.
        wishes: what this process wishes; all processes have to ask for the same ones.
    """
    if fabric.world_size == 1:
        return wishes
    votes = torch.tensor(wishes, dtype=torch.float32, device=fabric.device)
    counts = torch.as_tensor(fabric.all_reduce(votes, reduce_op="sum"))
    return tuple(bool(count) for count in counts > 0)


def _join(kind: Device, plugin: FullPrecision) -> Fabric:
    local = int(os.environ.get("LOCAL_WORLD_SIZE", processes()))
    if kind is Device.MPS:
        raise TrainingError("An MPS device trains alone; start the command without torchrun.")
    if kind is Device.CUDA and local > torch.cuda.device_count():
        raise TrainingError(
            f"There are {local} processes for {torch.cuda.device_count()} GPUs; "
            "give torchrun as many as there are GPUs."
        )
    fabric = Fabric(
        accelerator=kind.value,
        devices=local,
        num_nodes=processes() // local,
        strategy=DDPStrategy(timeout=_LONGEST_WAIT),
        plugins=[plugin],
    )
    fabric.launch()
    return fabric


def _plugin(device: Device, precision: Precision) -> FullPrecision:
    if precision is Precision.FLOAT32:
        return FullPrecision()
    half = precision is Precision.FLOAT16
    return MixedPrecision("16-mixed" if half else "bf16-mixed", device.value)


def _device(wanted: Device) -> Device:
    there = {
        Device.CUDA: torch.cuda.is_available(),
        Device.MPS: torch.backends.mps.is_available(),
        Device.CPU: True,
    }
    if wanted is Device.AUTO:
        return next(kind for kind, is_there in there.items() if is_there)
    if not there[wanted]:
        raise TrainingError(
            f"PyTorch finds no device of the kind '{wanted}' here; choose another one or 'auto'."
        )
    return wanted


def _precision(device: Device, wanted: Precision) -> Precision:
    safe = _safe_precisions(device)
    if wanted is Precision.AUTO:
        return safe[0]
    if wanted not in safe:
        raise TrainingError(
            f"The precision {wanted} is not safe on this device ({device}); "
            f"choose {' or '.join(safe)}."
        )
    return wanted


def _safe_precisions(device: Device) -> tuple[Precision, ...]:
    """List them, the best one first."""
    if device is Device.MPS:
        return (Precision.FLOAT32,)
    if device is Device.CUDA and not torch.cuda.is_bf16_supported(including_emulation=False):
        return (Precision.FLOAT16, Precision.FLOAT32)
    if device is Device.CPU and not _processor_has_bfloat16():
        return (Precision.FLOAT32, Precision.BFLOAT16, Precision.FLOAT16)
    return (Precision.BFLOAT16, Precision.FLOAT16, Precision.FLOAT32)


def _processor_has_bfloat16() -> bool:
    """Whether there are instructions for it; without them convolutions take 19 times as long."""
    # Older versions of PyTorch do not tell.
    capabilities: Mapping[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return any(capabilities.get(name, False) for name in _BFLOAT16_INSTRUCTIONS)
