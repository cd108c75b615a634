"""Palettes to judge by."""

from importlib.resources import files
from pathlib import Path

from engine.color.classes import Palette
from engine.models.description import palette_from_json
from training.errors import TrainingError


def usual_palette() -> Palette:
    """Return the 532 classes of bin size 6 of the bundled recipes, as many as CCC++ keeps."""
    resource = files("training") / "recipes" / "bin6-532.json"
    return palette_from_json(resource.read_text(encoding="utf-8"))


def read_palette(path: Path) -> Palette:
    """Read a palette that ``photochrom palette build`` wrote.

    Args:
        path: the JSON file.

    Raises:
        TrainingError: it cannot be read.
        ModelError: it holds no palette.
    """
    try:
        return palette_from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TrainingError(f"The palette cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise TrainingError("This is no palette; give a JSON file.") from error
