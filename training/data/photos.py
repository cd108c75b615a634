"""What training takes photos from."""

import copy
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Self

import numpy as np
import numpy.typing as npt

RgbPhoto = npt.NDArray[np.uint8]
"""sRGB photo: uint8, shape (height, width, 3)."""


class Photos(ABC):
    """The photos of one split, by position.

    A position means the same photo in every process and in every run. Copies that go to other
    processes are small, however many photos there are.
    """

    def __init__(self, numbers: range) -> None:
        """Say which photos of the source are meant.

        Args:
            numbers: the photos, as the subclass counts them.
        """
        self._numbers = numbers

    @abstractmethod
    def _photo(self, number: int) -> RgbPhoto:
        """Return the pixels of a photo."""

    @abstractmethod
    def _name(self, number: int) -> str:
        """Return the name of a photo."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._numbers)

    def __getitem__(self, position: int) -> RgbPhoto:
        """Return the pixels of the photo at a position; they must not be written to."""
        return self._photo(self._numbers[position])

    def __iter__(self) -> Iterator[RgbPhoto]:
        """Go through the pixels of all photos."""
        return (self._photo(number) for number in self._numbers)

    def name(self, position: int) -> str:
        """Return the path of a photo inside its collection, with forward slashes."""
        return self._name(self._numbers[position])

    def at_most(self, limit: int | None) -> Self:
        """Return about ``limit`` photos, spread evenly and never more; all if it is None."""
        return self if limit is None else self.every(max(1, -(-len(self) // limit)))

    def every(self, step: int) -> Self:
        """Return every ``step``-th photo as a data set of its own."""
        part = copy.copy(self)
        part._numbers = self._numbers[::step]
        return part
