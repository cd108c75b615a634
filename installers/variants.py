"""The two forms that Photochrom is frozen in: for the processor, and for graphics cards, too."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

_RUNTIMES: Final = ("onnxruntime", "onnxruntime-gpu")
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")


class Variant(StrEnum):
    """What the models of a frozen program can run on."""

    CPU = "cpu"
    GPU = "gpu"

    @property
    def runtime(self) -> str:
        """Distribution of ONNX Runtime; the two share a folder, so one excludes the other."""
        return "onnxruntime" if self is Variant.CPU else "onnxruntime-gpu"


def requirements(dependencies: Iterable[str], variant: Variant) -> tuple[str, ...]:
    """Choose the distribution of ONNX Runtime, whatever the system would choose.

    Args:
        dependencies: those of the project, as they stand in ``pyproject.toml``.
        variant: to be frozen.

    Returns:
        All other dependencies, and the runtime of the variant.

    Raises:
        ValueError: no dependency names a runtime.
    """
    dependencies = tuple(dependencies)
    others = tuple(each for each in dependencies if distribution_name(each) not in _RUNTIMES)
    runtimes = [each for each in dependencies if distribution_name(each) in _RUNTIMES]
    if not runtimes:
        raise ValueError("the project does not depend on ONNX Runtime")
    # Both are released together, so that a lower bound of one is that of the other.
    bounds = runtimes[0].partition(";")[0].strip()[len(distribution_name(runtimes[0])) :]
    return (*others, f"{variant.runtime}{bounds}")


def distribution_name(requirement: str) -> str:
    """Return the normalized name that a requirement begins with.

    Raises:
        ValueError: it begins with none.
    """
    match = _NAME.match(requirement.strip())
    if match is None:
        raise ValueError(f"no requirement: {requirement!r}")
    return re.sub(r"[-_.]+", "-", match[0]).lower()
