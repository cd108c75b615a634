"""Makes finished shards the data set of their folder."""

import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np

from engine.photo.atomic import new_file
from training.data.journal import Journal, JournalBlock, Outcome
from training.data.prepared import INDEX_FILE, PHOTO_PLACE, PLACES_FILE, PreparedIndex
from training.data.progress import Progress
from training.data.sharding import JOURNAL_FILE, PhotoLists

UNREADABLE_FILE = "unreadable.txt"
"""Names the photos that could not be read, one a line."""


def publish_shards(folder: Path, work: Path, progress: Progress) -> PreparedIndex | None:
    """Write down where every photo lies, and replace the index of the folder in one step.

    Args:
        folder: of the data set.
        work: the folder in it with shards, journal and lists.
        progress: says that all photos are done.

    Returns:
        The index; None, and nothing is replaced, if no photo is in the data set.

    Raises:
        OSError: the folder cannot be written.
        PhotoError: the folder cannot be written.
    """
    lists = PhotoLists(work / progress.photo_list)
    account = _Account(len(lists.val))
    with (
        Journal(work / JOURNAL_FILE, len(lists)) as journal,
        new_file(work / PLACES_FILE, overwrite=True) as places,
        new_file(folder / UNREADABLE_FILE, overwrite=True) as unreadable,
    ):
        for block in journal.blocks():
            for number in account.add(block, places):
                name = lists.name(int(number)).replace("\n", "\\n")
                unreadable.write(name.encode(errors="surrogateescape") + b"\n")
    index = account.index(work.name, progress)
    if not account.unreadable:
        (folder / UNREADABLE_FILE).unlink()
    if not index.shards:
        return None
    with new_file(folder / INDEX_FILE, overwrite=True) as stream:
        stream.write(index.to_json().encode())
    (work / JOURNAL_FILE).unlink()
    return index


def remove_other_data(folder: Path, keep: Collection[str]) -> None:
    """Remove the pixels of data sets that have been replaced.

    Args:
        folder: of the data set.
        keep: names of what is in use.
    """
    remove_leftovers(folder)
    patterns = ("photos.bin", "photos-*.bin", "shards-*")
    for path in (path for pattern in patterns for path in folder.glob(pattern)):
        if path.name in keep:
            continue
        # Windows keeps files that a running training has mapped; the next time removes them.
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def remove_leftovers(folder: Path) -> None:
    """Remove the files that ``new_file`` had no time to rename before its process was killed.

    Args:
        folder: where nothing else is being written.
    """
    for path in folder.glob(".????????????.tmp"):
        with suppress(OSError):
            path.unlink()


@dataclass
class _Account:
    """Counts what became of photos, block by block."""

    listed_val: int
    val: int = 0
    train: int = 0
    near_duplicates: int = 0
    unreadable: int = 0
    shards: list[int] = field(default_factory=list)
    _done: int = 0

    def add(self, block: JournalBlock, places: BinaryIO) -> Collection[int]:
        numbers = np.arange(self._done, self._done + len(block))
        self._done += len(block)
        kept = block["outcome"] == Outcome.KEPT
        is_val = numbers < self.listed_val
        self.val += int((kept & is_val).sum())
        self.train += int((kept & ~is_val).sum())
        self.near_duplicates += int((block["outcome"] == Outcome.NEAR_DUPLICATE).sum())
        unreadable = numbers[block["outcome"] == Outcome.UNREADABLE]
        self.unreadable += len(unreadable)
        listed = np.where(is_val, numbers, numbers - self.listed_val)
        self._write_places(block[kept], listed[kept], places)
        return [int(number) for number in unreadable]

    def _write_places(
        self, kept: JournalBlock, listed: np.ndarray[tuple[int], np.dtype[np.int64]], to: BinaryIO
    ) -> None:
        stored = np.zeros(len(kept), PHOTO_PLACE)
        for name in ("offset", "shard", "height", "width"):
            stored[name] = kept[name]
        stored["listed"] = listed
        to.write(stored.tobytes())
        areas = kept["height"].astype(np.int64) * kept["width"]
        ends = kept["offset"].astype(np.int64) + 3 * areas
        for shard in np.unique(kept["shard"]).tolist():
            self.shards += [0] * (shard + 1 - len(self.shards))
            self.shards[shard] = int(ends[kept["shard"] == shard][-1])

    def index(self, folder: str, progress: Progress) -> PreparedIndex:
        return PreparedIndex(
            folder=folder,
            photo_list=progress.photo_list,
            short_side=progress.settings.short_side,
            val=self.val,
            train=self.train,
            near_duplicates=self.near_duplicates,
            unreadable=self.unreadable,
            shards=tuple(self.shards),
        )
