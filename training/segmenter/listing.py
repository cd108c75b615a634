"""Which photos with label maps to train on, and which to validate on."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.data.listing import Split
from training.errors import TrainingError

_COLUMNS = ("image", "label", "split")
_SALIENT = "salient"


@dataclass(frozen=True)
class ListedMasks:
    """A photo file, the file with its label map, and what they may be used for.

    Attributes:
        photo: the photo file.
        labels: the label map: a picture of the photo's size with one 8-bit channel; 0 is
            background, 255 is not to be judged, everything else numbers an object.
        name: the photo's path inside its collection, with forward slashes.
        source: name of the folder of the label map; photos of one source look alike.
        salient: whether the objects are the main things of the photo, and everything else is what
            lies around them.
        split: train or val.
    """

    photo: Path
    labels: Path
    name: str
    source: str
    salient: bool
    split: Split


def list_masks(table: Path) -> list[ListedMasks]:
    """List photos with label maps, in the order of a CSV file.

    Args:
        table: a CSV file with the columns ``image`` and ``label``, both relative to the file, and
            ``split``, which says ``train`` or ``val``; rows of other splits are passed over. A
            column ``kind`` may say ``salient`` of photos whose main objects are labeled.

    Returns:
        At least one photo.

    Raises:
        TrainingError: the table cannot be read, or lists nothing.
    """
    splits = {split.value: split for split in Split}
    listed = [
        ListedMasks(
            photo=table.parent / row["image"],
            labels=table.parent / row["label"],
            name=row["image"],
            source=Path(row["label"]).parent.name or table.stem,
            salient=row.get("kind") == _SALIENT,
            split=splits[row["split"]],
        )
        for row in _read_rows(table)
        if row["image"] and row["label"] and row["split"] in splits
    ]
    if not listed:
        raise TrainingError("The list names no photo with a label map to train or validate on.")
    return listed


def _read_rows(table: Path) -> Sequence[Mapping[str, str]]:
    try:
        with table.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except OSError as error:
        raise TrainingError(f"The list cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise TrainingError("The list is no CSV file in UTF-8; save it as such.") from error
    # The reader fills up rows that are too short with None, which is not even a text.
    complete = [row for row in rows if all(row.get(name) is not None for name in _COLUMNS)]
    if not complete:
        raise TrainingError(f"The list needs the columns {', '.join(_COLUMNS)}.")
    return complete
