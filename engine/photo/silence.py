"""Keeps the image libraries from writing to the terminal.

Each of them reports its doubts about unusual or damaged files by log records or warnings, which
Python prints to stderr. What matters to the user becomes a PhotoError or a warning of
``engine.photo``; the rest would only frighten.
"""

import logging
import warnings


def silence_libraries() -> None:
    """Turn off the messages of tifffile, imagecodecs and Pillow for this process."""
    for name in ("tifffile", "imagecodecs", "PIL"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", module=r"PIL\.")
