"""Where models run: the devices a user can ask for and what this machine can really offer.

``onnxruntime.get_available_providers()`` says only what the installed runtime was built with. A
driver is looked for before the runtime is, because a runtime that misses it complains on stderr.
"""

import ctypes
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final, Self

from platformdirs import user_cache_path

CPU_PROVIDER: Final = "CPUExecutionProvider"
CUDA_PROVIDER: Final = "CUDAExecutionProvider"
COREML_PROVIDER: Final = "CoreMLExecutionProvider"
DIRECTML_PROVIDER: Final = "DmlExecutionProvider"

_CUDA_SUCCESS, _CUDA_NO_DEVICE = 0, 100  # CUDA_SUCCESS, CUDA_ERROR_NO_DEVICE of cuda.h


class Device(Enum):
    """What a user can ask a model to run on."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    COREML = "coreml"
    DIRECTML = "directml"


PROVIDER_OF_DEVICE: Final[Mapping[Device, str]] = {
    Device.CUDA: CUDA_PROVIDER,
    Device.COREML: COREML_PROVIDER,
    Device.DIRECTML: DIRECTML_PROVIDER,
}
"""The execution providers of the devices beside the processor, the preferred first."""

_LABELS: Mapping[str, str] = {
    CPU_PROVIDER: "the processor",
    CUDA_PROVIDER: "CUDA",
    COREML_PROVIDER: "CoreML",
    DIRECTML_PROVIDER: "DirectML",
}


@dataclass(frozen=True)
class Machine:
    """What this machine and the installed ONNX Runtime offer.

    Attributes:
        providers: names of the execution providers that the runtime was built with.
        cuda_problem: why no CUDA device can exist here, as a clause; None where one was found.
    """

    providers: tuple[str, ...]
    cuda_problem: str | None

    @classmethod
    def detect(cls) -> Self:
        """Look at the installed runtime and at the graphics driver."""
        # Loading the runtime takes a while, and --help needs no more than the names of the devices.
        import onnxruntime

        providers = tuple(onnxruntime.get_available_providers())
        return cls(providers, find_cuda_problem() if CUDA_PROVIDER in providers else None)


@dataclass(frozen=True)
class Plan:
    """Which execution providers to try.

    Attributes:
        providers: names, the preferred first; the processor always comes last.
        refused: the provider that was asked for and is not even tried, with the reason as a clause.
    """

    providers: tuple[str, ...]
    refused: Mapping[str, str] = field(default_factory=dict)


def plan_providers(device: Device, machine: Machine) -> Plan:
    """Choose the execution providers to try.

    Args:
        device: what the user asked for. ``AUTO`` takes whatever the machine offers and
            refuses nothing.
        machine: what the machine offers.

    Returns:
        The plan.
    """
    if device is Device.CPU:
        return Plan((CPU_PROVIDER,))
    if device is Device.AUTO:
        offered = [
            provider
            for provider in PROVIDER_OF_DEVICE.values()
            if _problem(provider, machine) is None
        ]
        return Plan((*offered, CPU_PROVIDER))
    provider = PROVIDER_OF_DEVICE[device]
    problem = _problem(provider, machine)
    if problem is not None:
        return Plan((CPU_PROVIDER,), refused={provider: problem})
    return Plan((provider, CPU_PROVIDER))


def _problem(provider: str, machine: Machine) -> str | None:
    if provider not in machine.providers:
        return "the installed ONNX Runtime was built without it"
    return machine.cuda_problem if provider == CUDA_PROVIDER else None


def fallback_sentence(failures: Mapping[str, str], provider: str) -> str:
    """Say why a model does not run where it should.

    Args:
        failures: the providers that cannot be used, each with the reason as a clause.
        provider: the provider that runs the model instead.

    Returns:
        A sentence for the user.
    """
    reasons = " and ".join(
        f"{_LABELS[failed]} cannot be used ({reason})" for failed, reason in failures.items()
    )
    return f"{reasons}; the model runs on {_LABELS[provider]}."


@cache
def find_cuda_problem() -> str | None:
    """Ask the NVIDIA driver for its devices, without the CUDA libraries of the runtime.

    Calls ``cuInit`` and ``cuDeviceGetCount`` of the CUDA driver API
    (https://docs.nvidia.com/cuda/cuda-driver-api/).

    Returns:
        Why there is no CUDA device, as a clause, or None where there is one.
    """
    library = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
    try:
        driver = ctypes.CDLL(library)
    except OSError:
        return "no NVIDIA driver is installed"
    count = ctypes.c_int(0)
    started = driver.cuInit(0)
    if started not in (_CUDA_SUCCESS, _CUDA_NO_DEVICE):
        return "the NVIDIA driver does not start"
    if started == _CUDA_SUCCESS and driver.cuDeviceGetCount(ctypes.byref(count)) != _CUDA_SUCCESS:
        return "the NVIDIA driver does not start"
    return None if count.value else "the NVIDIA driver finds no graphics card"


def provider_options(provider: str, compiled: Path | None = None) -> dict[str, str]:
    """Return the settings of an execution provider.

    Args:
        provider: name of the execution provider.
        compiled: folder where CoreML keeps the compiled model, None for nowhere.

    Returns:
        Provider options for ``onnxruntime.InferenceSession``.
    """
    if provider == CUDA_PROVIDER:
        # The default, EXHAUSTIVE, measures all algorithms again for every new photo size.
        return {"cudnn_conv_algo_search": "HEURISTIC"}
    if provider == COREML_PROVIDER:
        folder = {"ModelCacheDirectory": str(compiled)} if compiled is not None else {}
        return {"ModelFormat": "MLProgram", **folder}
    return {}


def coreml_cache(digest: str) -> Path | None:
    """Return the folder, which this makes, where CoreML keeps a compiled model.

    Args:
        digest: SHA-256 of the model file. The provider recognizes a model by its path alone, so
            that another model under the same name needs another folder.

    Returns:
        The folder, or None where it cannot be made: the model is compiled at every start then.
    """
    folder = user_cache_path("photochrom", appauthor=False) / "coreml" / digest
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


def default_threads() -> int:
    """Return how many threads suit this process: one per physical core that it may use.

    Returns:
        Threads, or 0 where ONNX Runtime counts the physical cores itself. On Linux it doesn't
        heed the cores that a container or batch system left to the process.
    """
    if sys.platform != "linux":
        return 0
    usable = os.sched_getaffinity(0)
    return len({_siblings(processor) for processor in usable})


def _siblings(processor: int) -> str:
    """Return the logical processors that share a core, as the kernel writes them."""
    topology = Path(f"/sys/devices/system/cpu/cpu{processor}/topology/thread_siblings_list")
    with suppress(OSError):
        return topology.read_text(encoding="ascii")
    return str(processor)
