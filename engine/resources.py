"""Finds the data files that travel with Photochrom, the only module that knows where they lie."""

import importlib.resources
import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return where a data file lies, whether or not it exists.

    Works from the source tree, from an installed wheel and from a frozen application, whose
    unpacked files PyInstaller announces in ``sys._MEIPASS``.

    Args:
        parts: path below ``resources``, one folder or file name each.

    Returns:
        Absolute path.
    """
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        return Path(unpacked, "resources", *parts)
    # Photochrom is never imported from a zip file, so the package is a real folder.
    return Path(str(importlib.resources.files("resources")), *parts)
