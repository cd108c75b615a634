"""Where overviews of a run lie."""

from pathlib import Path
from typing import Final

FOLDER: Final = "photochrom-contact-sheet"
"""Name of the folder of the pages, inside that of the run."""

THUMBNAILS: Final = "thumbnails"
"""Name of the folder of the small pictures, inside that of the pages."""


def overview_folders(folder: Path) -> tuple[Path, ...]:
    """List the folders that overviews are written into, whether or not they exist.

    Args:
        folder: of the run.
    """
    return folder / FOLDER, folder / FOLDER / THUMBNAILS
