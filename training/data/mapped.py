"""The pixels of one split, read straight from a memory-mapped file."""

import copy
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Generic, Protocol, Self, TypeVar

import numpy as np
import numpy.typing as npt

from training.data.listing import Split
from training.errors import TrainingError


class StoredEntry(Protocol):
    """Where something lies in the file."""

    @property
    def split(self) -> str:
        """``train`` or ``val``."""

    @property
    def offset(self) -> int:
        """Where it begins, in bytes."""

    @property
    def end(self) -> int:
        """Where it ends, in bytes."""


Entry = TypeVar("Entry", bound=StoredEntry)
Item = TypeVar("Item", covariant=True)


class MappedSplit(ABC, Generic[Entry, Item]):
    """What belongs to one split of a prepared data set.

    Copies in other processes map the file anew instead of carrying the pixels along.

    Attributes:
        entries: where everything lies, in the order of the index.
    """

    def __init__(self, file: Path, entries: Iterable[Entry], split: Split) -> None:
        """Choose a split.

        Args:
            file: the file with the pixels.
            entries: of all splits.
            split: which one to offer.

        Raises:
            TrainingError: the file is not whole, or there is nothing of this split.
        """
        self._file = file
        self.entries = tuple(entry for entry in entries if entry.split == split.value)
        if not self.entries:
            raise TrainingError(f"The data set has no photos of the split '{split.value}'.")
        needed = max(entry.end for entry in self.entries)
        if not file.is_file() or file.stat().st_size < needed:
            raise TrainingError("The data set is incomplete; prepare it again.")

    @abstractmethod
    def __getitem__(self, position: int) -> Item:
        """Return what lies at a position of ``entries``."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.entries)

    def __iter__(self) -> Iterator[Item]:
        """Go through all of them."""
        return (self[position] for position in range(len(self)))

    def every(self, step: int) -> Self:
        """Return every ``step``-th one as a data set of its own."""
        part = copy.copy(self)
        part.entries = self.entries[::step]
        return part

    def _stored(self, entry: Entry) -> npt.NDArray[np.uint8]:
        return np.asarray(self._content[entry.offset : entry.end])

    @cached_property
    def _content(self) -> npt.NDArray[np.uint8]:
        return np.memmap(self._file, dtype=np.uint8, mode="r")

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "_content"}
