"""Which photos to train on, and which to validate on."""

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from training.errors import TrainingError

PHOTO_SUFFIXES = frozenset({".avif", ".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})
"""Endings, in lower case, of the files that count as photos."""

# A folder without a list gives every 25th photo to validation.
_VALIDATION_SHARE = 25

_PATH_COLUMNS = ("path", "image")


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
        source: a folder, searched recursively, whose photos are split by a hash of their names, so
            that a photo keeps its split when others come and go; or a CSV file with a column
            ``path`` or ``image`` (relative to the file) and a column ``split`` that says ``train``
            or ``val``. Rows of other splits and hidden files are passed over.

    Returns:
        At least one photo.

    Raises:
        TrainingError: nothing usable is there.
    """
    photos = _from_csv(source) if source.suffix.lower() == ".csv" else _from_folder(source)
    if not photos:
        raise TrainingError(
            "There are no photos; give a folder of photos or a CSV file that lists them."
        )
    return photos


def _from_folder(folder: Path) -> list[ListedPhoto]:
    if not folder.is_dir():
        raise TrainingError("There is no such folder; check the path.")
    found = []
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in relative.parts)
        if path.suffix.lower() in PHOTO_SUFFIXES and not hidden:
            name = relative.as_posix()
            found.append(ListedPhoto(path, name, _split_by_name(name)))
    return found


def _split_by_name(name: str) -> Split:
    digest = hashlib.sha256(name.encode()).digest()
    is_val = int.from_bytes(digest[:4], "big") % _VALIDATION_SHARE == 0
    return Split.VAL if is_val else Split.TRAIN


def _from_csv(table: Path) -> list[ListedPhoto]:
    rows = _read_rows(table)
    column = next((name for name in _PATH_COLUMNS if rows and name in rows[0]), None)
    if column is None or "split" not in rows[0]:
        raise TrainingError("The list needs a column 'path' or 'image' and a column 'split'.")
    splits = {split.value: split for split in Split}
    return [
        ListedPhoto(table.parent / row[column], row[column], splits[row["split"]])
        for row in rows
        if row[column] and row["split"] in splits
    ]


def _read_rows(table: Path) -> list[Mapping[str, str]]:
    try:
        # Spreadsheets put a byte order mark in front.
        with table.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))
    except OSError as error:
        raise TrainingError(f"The list cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise TrainingError("The list is no CSV file in UTF-8; save it as such.") from error
