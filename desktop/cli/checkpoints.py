"""Turns checkpoints of PyTorch into model files, for those who have PyTorch."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.cli.console import say
from engine.errors import PhotochromError


def load_converter() -> Callable[[Path, Path], Sequence[Path]]:
    """Load what converts checkpoints of Segment Anything.

    Returns:
        Writes what is in a checkpoint, the first path, as model files into a folder, the second.

    Raises:
        PhotochromError: the packages that it needs are missing.
    """
    try:
        from training.segmenter.convert import convert
    except ModuleNotFoundError as error:
        raise PhotochromError(
            'Converting a checkpoint needs more packages; run: pip install "photochrom[train]"'
        ) from error

    def run(checkpoint: Path, folder: Path) -> Sequence[Path]:
        say(f"converting {checkpoint.name}; this takes a while")
        return convert(checkpoint, folder, progress=say)

    return run
