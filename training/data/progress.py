"""How far the preparation of a data set has come, so that the next call can go on."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.photo.atomic import new_file

_FILE = "progress.json"
_VERSION = 1


@dataclass(frozen=True)
class Settings:
    """What the pixels and shards depend on, besides the photos.

    Attributes:
        short_side: pixels of the shorter side; smaller photos are not enlarged.
        shard_bytes: from which size on a shard is full.
    """

    short_side: int
    shard_bytes: int


@dataclass(frozen=True)
class Progress:
    """What counts in the folder of a data set in the making.

    Attributes:
        settings: how the photos are prepared.
        photo_list: name of the folder with the lists of photos.
        done: how many entries of the journal count, and with them the pixels in the shards.
    """

    settings: Settings
    photo_list: str
    done: int

    def save(self, folder: Path) -> None:
        """Replace what was noted before, in one step.

        Raises:
            PhotoError: the folder cannot be written.
        """
        with new_file(folder / _FILE, overwrite=True) as stream:
            stream.write(json.dumps({"version": _VERSION, **asdict(self)}).encode())


def load_progress(folder: Path) -> Progress | None:
    """Read what counts in a folder.

    Returns:
        None where nothing does.
    """
    try:
        stored = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        if stored["version"] != _VERSION:
            return None
        name = Path(stored["photo_list"]).name
        return Progress(Settings(**stored["settings"]), name, int(stored["done"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
