"""Turns checkpoints of PyTorch into model files, where PyTorch is installed."""

from importlib.util import find_spec

from PySide6.QtCore import QCoreApplication

from engine.errors import PhotochromError
from engine.models.install import Converter


def can_convert() -> bool:
    """Tell whether the packages that converting needs are there, without loading them."""
    return all(find_spec(package) is not None for package in ("torch", "training"))


def load_converter() -> Converter:
    """Load what converts checkpoints of Segment Anything; takes seconds, so never in the GUI.

    Returns:
        Writes what is in a checkpoint, the first path, as model files into a folder, the second.

    Raises:
        PhotochromError: the packages that it needs are missing.
    """
    try:
        from training.segmenter.convert import convert
    except ModuleNotFoundError as error:
        raise PhotochromError(why_no_conversion()) from error
    return convert


def why_no_conversion() -> str:
    """Say what is missing where ``can_convert`` is not."""
    return QCoreApplication.translate(
        "Converting",
        "This model must be converted first, which needs PyTorch; install Photochrom with its "
        "training part, or choose another model.",
    )
