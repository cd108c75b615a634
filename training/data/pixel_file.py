"""Writes the files of prepared data sets so that a folder holds a whole one at any moment."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from engine.photo.atomic import new_file
from training.data.prepared import INDEX_FILE
from training.data.publish import remove_other_data
from training.errors import TrainingError


@contextmanager
def new_pixel_file(folder: Path) -> Iterator[BinaryIO]:
    """Open a new file for pixels, removed again if the block fails.

    Args:
        folder: of the data set; created if missing.

    Yields:
        The stream; its name is the path.

    Raises:
        TrainingError: the folder cannot be written.
    """
    path = folder / f"photos-{secrets.token_hex(4)}.bin"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            yield stream
    except BaseException as error:
        with suppress(OSError):
            path.unlink()
        if not isinstance(error, OSError):
            raise
        raise TrainingError(f"The data set cannot be written ({error.strerror}).") from error


def publish(folder: Path, index: str, pixels: str) -> None:
    """Make a pixel file the data set of its folder, in one step, and remove the others.

    Args:
        folder: of the data set.
        index: JSON text that names the pixel file and says where in it every photo lies.
        pixels: name of the pixel file.

    Raises:
        PhotoError: the index cannot be written.
    """
    with new_file(folder / INDEX_FILE, overwrite=True) as stream:
        stream.write(index.encode())
    remove_other_data(folder, {pixels})
