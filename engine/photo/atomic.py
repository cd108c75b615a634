"""Writes a file completely or not at all."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from engine.photo.errors import PhotoError, explain


@contextmanager
def new_file(path: Path, *, overwrite: bool) -> Iterator[BinaryIO]:
    """Open a file that appears under its name only when the block ends without an error.

    The data go to a hidden file in the same folder, are forced to the disk and then renamed in one
    step. Whatever goes wrong, a cancellation included, the hidden file is removed and an existing
    file stays as it was.

    Args:
        path: the name to write.
        overwrite: replace an existing file.

    Yields:
        The open file, for writing and reading.

    Raises:
        PhotoError: the folder does not exist, the file exists and ``overwrite`` is off, or the
            system reports an error.
    """
    _check_folder(path.parent)
    # Short, whatever the length of the name: file systems stop at 255 bytes.
    temporary = path.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        # Mode "x" obeys the user's umask, unlike the private files of tempfile.
        with temporary.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _publish(temporary, path, overwrite=overwrite)
    except FileExistsError as error:
        raise PhotoError("The file exists already; choose another name or overwrite it.") from error
    except IsADirectoryError as error:
        raise PhotoError("A folder of this name is in the way; choose another name.") from error
    except OSError as error:
        raise explain(error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _check_folder(folder: Path) -> None:
    try:
        is_there = folder.is_dir()
    except OSError as error:
        raise explain(error) from error
    if not is_there:
        raise PhotoError("The folder to write into does not exist; choose another one or make it.")


def _publish(temporary: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(path)
    else:
        _publish_new(temporary, path)
    _sync_folder(path.parent)


def _publish_new(temporary: Path, path: Path) -> None:
    # Linking fails if the name is taken, in one step: no other program can come in between.
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):
        # A file system without hard links: claim the name with an empty file, then replace it.
        path.open("xb").close()
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink()
            raise


def _sync_folder(folder: Path) -> None:
    # Makes the new name survive a power cut. Windows cannot open folders and needs no such call.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
