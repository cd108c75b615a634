"""The folder that all segments of a photo are written to: masks and a list of them."""

import contextlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from engine.batch.errors import BatchError
from engine.batch.targets import make_folder
from engine.photo.errors import explain

LIST: Final = "segments.json"
"""The file that lists the masks of its folder."""

_MASK = re.compile(r"[0-9]{4}\.png")


def mask_name(index: int) -> str:
    """Return the file name of a mask.

    Args:
        index: of the segment, from 0.
    """
    return f"{index + 1:04}.png"


def check_folder(folder: Path, photo: Path, *, overwrite: bool) -> None:
    """Check that segments can go to a folder, before any work is spent on them.

    Args:
        folder: where they shall go.
        photo: what they are segments of.
        overwrite: replace the segments of an earlier run.

    Raises:
        BatchError: the folder is that of the photo, or it holds anything else than segments, or
            segments that may not be replaced.
    """
    if os.path.realpath(folder) == os.path.realpath(photo.parent):
        raise BatchError("The photo itself lies in this folder; choose another one.")
    try:
        names = {entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise BatchError("A file of this name is in the way; choose another folder.") from error
    except OSError as error:
        raise explain(error) from error
    if names and LIST not in names:
        raise BatchError("There are other files in this folder; choose a new one.")
    if names and not overwrite:
        raise BatchError("The folder already holds segments; use --overwrite to replace them.")


@contextmanager
def new_segments(folder: Path) -> Iterator[Path]:
    """Make a folder that appears under its name only when the block ends without an error.

    If there is one with the segments of an earlier run, those are replaced file by file.

    Args:
        folder: the folder, as ``check_folder`` wants it.

    Yields:
        A hidden folder to write masks into.

    Raises:
        PhotochromError: the folder cannot be made.
    """
    make_folder(folder.absolute().parent)
    temporary = folder.absolute().with_name(f".{secrets.token_hex(6)}.tmp")
    make_folder(temporary)
    try:
        yield temporary
        _publish(temporary, folder)
    except OSError as error:
        raise explain(error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def write_list(folder: Path, content: dict[str, Any]) -> None:
    """Write the list of masks.

    Args:
        folder: where the masks are.
        content: a JSON object.

    Raises:
        OSError: the file cannot be written.
    """
    (folder / LIST).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _publish(temporary: Path, folder: Path) -> None:
    if not folder.exists():
        temporary.rename(folder)
        return
    names = {path.name for path in temporary.iterdir()}
    # Without its list a half replaced folder would not pass for a whole one.
    with contextlib.suppress(FileNotFoundError):
        (folder / LIST).unlink()
    for path in folder.iterdir():
        if _MASK.fullmatch(path.name) and path.name not in names:
            path.unlink()
    for name in sorted(names - {LIST}):
        (temporary / name).replace(folder / name)
    (temporary / LIST).replace(folder / LIST)
