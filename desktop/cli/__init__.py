"""The command line; ``main`` is what ``photochrom`` runs.

Nothing here imports numpy, OpenCV or ONNX Runtime at the top of a file: help must come at once.
"""

from desktop.cli.entry import main

__all__ = ["main"]
