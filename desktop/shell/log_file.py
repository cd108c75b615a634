"""The log: what happened, for whoever is asked for help."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from platformdirs import user_log_path

LOG_NAME: Final = "photochrom.log"

_BYTES: Final = 1_000_000
_KEPT: Final = 3

_log = logging.getLogger(__name__)


def log_folder() -> Path:
    """Return where the log lies, whether or not the folder exists."""
    return user_log_path("photochrom", appauthor=False)


def start_log(folder: Path | None = None) -> Path | None:
    """Write everything that is logged to a file from now on, at most some megabytes.

    Args:
        folder: where to write; None for the folder of the system.

    Returns:
        The file; None if it cannot be written, which must not keep anybody from working.
    """
    folder = folder or log_folder()
    path = folder / LOG_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    except OSError as error:
        _log.warning("no log is kept: %s", error)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    return path
