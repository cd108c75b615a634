"""In which order the photos of a run are worked on."""

from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import TypeVar

from engine.batch.stamps import FileStamp

Item = TypeVar("Item")


class WorkingOrder(Enum):
    """What comes first."""

    NAME = "name"
    NEWEST = "newest"
    OLDEST = "oldest"
    SMALLEST = "smallest"
    LARGEST = "largest"

    def sorted(self, items: Iterable[Item], path_of: Callable[[Item], Path]) -> tuple[Item, ...]:
        """Put photos in order, by the time of the last change or by the bytes of their files.

        Args:
            items: in the order in which they were found, which ``NAME`` keeps, and the others where
                they find no difference.
            path_of: tells the file of an item.

        Returns:
            The items; those whose files cannot be looked at come last.
        """
        found = tuple(items)
        if self is WorkingOrder.NAME:
            return found
        stamps = [FileStamp.if_seen(path_of(item)) for item in found]
        places = sorted(range(len(found)), key=lambda place: self._key(stamps[place]))
        return tuple(found[place] for place in places)

    def _key(self, stamp: FileStamp | None) -> tuple[bool, int]:
        if stamp is None:
            return True, 0
        by_time = self in (WorkingOrder.NEWEST, WorkingOrder.OLDEST)
        value = stamp.mtime_ns if by_time else stamp.size
        return False, -value if self in (WorkingOrder.NEWEST, WorkingOrder.LARGEST) else value
