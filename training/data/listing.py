"""Which photos to train on, and which to validate on."""

import csv
import hashlib
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from training.errors import TrainingError

PHOTO_SUFFIXES = frozenset({".avif", ".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})
"""Endings, in lower case, of the files that count as photos."""

# A folder without a list gives every 25th photo to validation.
_VALIDATION_SHARE = 25

_PATH_COLUMNS = ("path", "image")

_log = logging.getLogger(__name__)


class Split(Enum):
    """What a photo may be used for."""

    TRAIN = "train"
    VAL = "val"


@dataclass(frozen=True)
class ListedPhoto:
    """A photo file and its split.

    Attributes:
        path: the file.
        name: the path inside its collection, with forward slashes.
        split: train or val.
    """

    path: Path
    name: str
    split: Split


def list_photos(source: Path) -> list[ListedPhoto]:
    """List the photos of a folder or of a CSV file, in a stable order.

    Args:
        source: see ``iterate_photos``.

    Returns:
        At least one photo.

    Raises:
        TrainingError: nothing usable is there.
    """
    return list(iterate_photos(source))


def iterate_photos(source: Path) -> Iterator[ListedPhoto]:
    """Go through the photos of a folder or of a CSV file, in a stable order.

    Of millions of photos only the names of one folder are in memory at a time.

    Args:
        source: a folder, searched recursively, whose photos are split by a hash of their names, so
            that a photo keeps its split when others come and go; or a CSV file with a column
            ``path`` or ``image`` (relative to the file) and a column ``split`` that says ``train``
            or ``val``. Rows of other splits and hidden files are passed over.

    Yields:
        At least one photo.

    Raises:
        TrainingError: nothing usable is there.
    """
    photo = None
    for photo in _from_csv(source) if source.suffix.lower() == ".csv" else _from_folder(source):
        yield photo
    if photo is None:
        raise TrainingError(
            "There are no photos; give a folder of photos or a CSV file that lists them."
        )


def _from_folder(folder: Path) -> Iterator[ListedPhoto]:
    if not folder.is_dir():
        raise TrainingError("There is no such folder; check the path.")
    for name in _names_in(folder, ""):
        yield ListedPhoto(folder / name, name, _split_by_name(name))


def _names_in(folder: Path, prefix: str) -> Iterator[str]:
    names, folders = [], set()
    try:
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.add(entry.name)
                elif PurePosixPath(entry.name).suffix.lower() not in PHOTO_SUFFIXES:
                    continue
                names.append(entry.name)
    except OSError as error:
        _log.warning("%s: The folder cannot be read (%s).", folder / prefix, error.strerror)
    for name in sorted(names):
        if name in folders:
            yield from _names_in(folder, f"{prefix}{name}/")
        else:
            yield prefix + name


def _split_by_name(name: str) -> Split:
    digest = hashlib.sha256(name.encode(errors="surrogatepass")).digest()
    is_val = int.from_bytes(digest[:4], "big") % _VALIDATION_SHARE == 0
    return Split.VAL if is_val else Split.TRAIN


def _from_csv(table: Path) -> Iterator[ListedPhoto]:
    splits = {split.value: split for split in Split}
    for row in _read_rows(table):
        path = next((row[column] for column in _PATH_COLUMNS if column in row), "")
        if path and row["split"] in splits:
            yield ListedPhoto(table.parent / path, path, splits[row["split"]])


def _read_rows(table: Path) -> Iterator[Mapping[str, str]]:
    try:
        # Spreadsheets put a byte order mark in front.
        with table.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream)
            columns = rows.fieldnames or ()
            if "split" not in columns or not set(_PATH_COLUMNS) & set(columns):
                raise TrainingError(
                    "The list needs a column 'path' or 'image' and a column 'split'."
                )
            yield from rows
    except OSError as error:
        raise TrainingError(f"The list cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise TrainingError("The list is no CSV file in UTF-8; save it as such.") from error
