"""Fills the shards of a data set in the making, and keeps account of every photo."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

from training.data.decode import decode_photos
from training.data.journal import Journal, JournalEntry, Outcome
from training.data.listing import ListedPhoto, Split
from training.data.photo_list import PhotoList
from training.data.photos import RgbPhoto
from training.data.progress import Progress
from training.data.scene_hash import Scenes, difference_hash
from training.data.shards import ShardWriter

JOURNAL_FILE = "journal.bin"


class PhotoLists:
    """All photos of a data set in the order in which they are prepared.

    Validation first: what it holds decides which training photos stay.

    Attributes:
        val: the photos of the validation split.
        train: the photos of the training split.
    """

    def __init__(self, folder: Path) -> None:
        """Choose lists.

        Args:
            folder: what ``write_photo_list`` filled.
        """
        self.val = PhotoList(folder, Split.VAL)
        self.train = PhotoList(folder, Split.TRAIN)

    def __len__(self) -> int:
        """Return how many photos are listed."""
        return len(self.val) + len(self.train)

    def name(self, number: int) -> str:
        """Return the name of a photo by its number, counted from 0."""
        val = len(self.val)
        return self.val[number].name if number < val else self.train[number - val].name

    def since(self, first: int) -> Iterator[ListedPhoto]:
        """Go through the photos from one on."""
        val = len(self.val)
        return chain(self.val.since(first), self.train.since(max(0, first - val)))

    def beginning_shared_with(self, other: "PhotoLists") -> int:
        """Return how many photos at the beginning are the same, unchanged files in both."""
        shared = self.val.beginning_shared_with(other.val)
        if shared == len(self.val) == len(other.val):
            shared += self.train.beginning_shared_with(other.train)
        return shared

    def are_those_of(self, other: "PhotoLists") -> bool:
        """Whether both list the same, unchanged files."""
        return len(self) == len(other) == self.beginning_shared_with(other)


class Sharding:
    """Writes photos one after the other, from where the last sitting stopped.

    Attributes:
        lists: all photos, those that are done included.
    """

    def __init__(self, folder: Path, progress: Progress) -> None:
        """Go on in a folder.

        Args:
            folder: with shards, journal and lists.
            progress: what counts of them.

        Raises:
            TrainingError: there is less than should count.
            OSError: the folder cannot be written.
        """
        self.lists = PhotoLists(folder / progress.photo_list)
        self._folder = folder
        self._progress = progress
        self._done = progress.done
        with ExitStack() as opening:
            self._journal = opening.enter_context(Journal(folder / JOURNAL_FILE, progress.done))
            end, shard_bytes = self._journal.end(), progress.settings.shard_bytes
            self._shards = opening.enter_context(ShardWriter(folder, end, shard_bytes))
            self._open_files = opening.pop_all()
        self._validation = self._known_scenes()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._open_files.close()

    def go_on(self, threads: int) -> Iterator[int]:
        """Decode and write the photos that are left.

        Args:
            threads: photos decoded at the same time.

        Yields:
            After every photo, how many are done.

        Raises:
            OSError: the disk is full or broken.
        """
        photos = self.lists.since(self._done)
        short_side = self._progress.settings.short_side
        for photo, pixels in decode_photos(photos, short_side=short_side, threads=threads):
            self._journal.append(self._entry(photo.split, pixels))
            self._done += 1
            yield self._done

    def save(self) -> None:
        """Let everything done so far count, even after a power cut.

        Raises:
            OSError: the disk is full or broken.
            PhotoError: the folder cannot be written.
        """
        self._shards.sync()
        self._journal.sync()
        replace(self._progress, done=self._done).save(self._folder)

    def finish(self) -> None:
        """Let everything count and make the last shard a whole one.

        Raises:
            OSError: the disk is full or broken.
            PhotoError: the folder cannot be written.
        """
        self.save()
        self._shards.finish()

    def _entry(self, split: Split, pixels: RgbPhoto | None) -> JournalEntry:
        if pixels is None:
            return JournalEntry(Outcome.UNREADABLE)
        scene = difference_hash(pixels)
        if split is Split.VAL:
            self._validation.add(scene)
        elif scene in self._validation:
            return JournalEntry(Outcome.NEAR_DUPLICATE)
        height, width = pixels.shape[:2]
        begin = self._shards.append(pixels.tobytes())
        return JournalEntry(Outcome.KEPT, scene, begin, height, width)

    def _known_scenes(self) -> Scenes:
        scenes, left = Scenes(), len(self.lists.val)
        for block in self._journal.blocks():
            for entry in block[:left]:
                if entry["outcome"] == Outcome.KEPT:
                    scenes.add(int(entry["scene"]))
            left = max(0, left - len(block))
        return scenes
