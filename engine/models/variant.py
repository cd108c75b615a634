"""Which of its two builds Photochrom is: for processors alone, or for graphics cards, too.

They differ in the ONNX Runtime that they bring. Its packages unpack into the same folder, so that
one has to go before the other comes.
"""

import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Self

from engine.models.providers import CUDA_PROVIDER, DIRECTML_PROVIDER

_GRAPHICS: Final = frozenset({CUDA_PROVIDER, DIRECTML_PROVIDER})
_SYSTEMS: Final = frozenset({"linux", "win32"})
_PROCESSORS: Final = frozenset({"x86_64", "amd64"})


class Variant(Enum):
    """What ONNX Runtime was built for."""

    CPU = "cpu"
    GPU = "gpu"


_ALL_PACKAGES: Final = ("onnxruntime", "onnxruntime-gpu", "onnxruntime-directml")
_PACKAGES: Final = {Variant.CPU: "onnxruntime", Variant.GPU: "onnxruntime-gpu[cuda,cudnn]"}


@dataclass(frozen=True)
class Installation:
    """What is installed here, and what else there is for this computer.

    Attributes:
        variant: what ONNX Runtime was built for.
        other: the variant that could be installed instead; None where there is no other, as on a
            Mac, whose only build runs models by CoreML, too.
        is_frozen: whether an installer brought it, and not pip.
    """

    variant: Variant
    other: Variant | None
    is_frozen: bool

    @classmethod
    def of(
        cls,
        providers: Sequence[str],
        *,
        system: str = sys.platform,
        processor: str | None = None,
        is_frozen: bool | None = None,
    ) -> Self:
        """Recognize an installation.

        Args:
            providers: names of the execution providers that ONNX Runtime was built with.
            system: as ``sys.platform`` names it.
            processor: as ``platform.machine`` names it; None for that of this computer.
            is_frozen: None to look at this program.
        """
        variant = Variant.GPU if _GRAPHICS & set(providers) else Variant.CPU
        known = (platform.machine() if processor is None else processor).lower()
        has_both = system in _SYSTEMS and known in _PROCESSORS
        other = (Variant.CPU if variant is Variant.GPU else Variant.GPU) if has_both else None
        frozen = bool(getattr(sys, "frozen", False)) if is_frozen is None else is_frozen
        return cls(variant, other, frozen)


def exchange_commands(wanted: Variant) -> tuple[str, str]:
    """Return the commands that put another ONNX Runtime into an environment of Python.

    Args:
        wanted: what it is to be built for.

    Returns:
        The command that removes whichever is there, and the one that installs the other.
    """
    return (
        f"python -m pip uninstall --yes {' '.join(_ALL_PACKAGES)}",
        f'python -m pip install "{_PACKAGES[wanted]}"',
    )
