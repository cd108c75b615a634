"""Tells whether a file is still what it was: by its size and the time of its last change."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from engine.photo.errors import PhotoError, explain

_CLOCK_NS: Final = 2_000_000_000
"""File systems round times, FAT to 2 seconds, and some do so only when they are mounted again."""


@dataclass(frozen=True)
class FileStamp:
    """What a file system says about the content of a file.

    Attributes:
        size: bytes.
        mtime_ns: time of the last change, in nanoseconds since 1970.
    """

    size: int
    mtime_ns: int

    @classmethod
    def of(cls, path: Path) -> Self | None:
        """Look at a file, or at the one that a link leads to.

        Args:
            path: the file.

        Returns:
            Its stamp; None if there is no such file.

        Raises:
            PhotoError: the system cannot tell.
        """
        try:
            return cls.from_status(path.stat())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise explain(error) from error

    @classmethod
    def if_seen(cls, path: Path) -> Self | None:
        """Look at a file as ``of`` does; None also where the system cannot tell."""
        try:
            return cls.of(path)
        except PhotoError:
            return None

    @classmethod
    def from_status(cls, status: os.stat_result) -> Self:
        """Take what ``os.stat`` answered."""
        return cls(status.st_size, status.st_mtime_ns)

    def is_near(self, other: "FileStamp") -> bool:
        """Tell whether a file that only Photochrom writes is the same: times may be rounded."""
        return self.size == other.size and abs(self.mtime_ns - other.mtime_ns) <= _CLOCK_NS
