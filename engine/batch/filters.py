"""Which of the photos that were found are worked on: by their names, and by what is in them."""

import unicodedata
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from pathlib import Path

from engine.color.tint import is_in_color
from engine.photo.photo import Photo


@dataclass(frozen=True)
class NameFilter:
    """Lets photos in by their names, whatever the case of the letters.

    Patterns are those of a shell: ``*`` for any letters, ``?`` for one, ``[ab]`` for one of these.
    One without a slash is compared with the name of the file, one with a slash with its path below
    the folder that the user named; one that ends in a slash is about all that lies in that folder.

    Attributes:
        include: a photo must match one of these patterns; all do if there is none.
        exclude: a photo must match none of these patterns.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def lets_in(self, way: Path) -> bool:
        """Tell whether a photo is worked on.

        Args:
            way: its path below the folder that the user named; its name if that was the photo.
        """
        if self.include and not any(_matches(way, pattern) for pattern in self.include):
            return False
        return not any(_matches(way, pattern) for pattern in self.exclude)


class ContentFilter(Enum):
    """Lets photos in by whether things in them have colors of their own."""

    ANY = "any"
    GRAY = "gray"
    COLOR = "color"

    @property
    def needs_own_colors(self) -> bool:
        """Whether photos must be read with the colors that they came with."""
        return self is not ContentFilter.ANY

    def reason_against(self, photo: Photo) -> str | None:
        """Say why a photo is passed over.

        Args:
            photo: read with its own colors, if they are needed.

        Returns:
            A sentence; None if the photo is worked on.
        """
        if self is ContentFilter.ANY:
            return None
        own = photo.own_chroma
        in_color = own is not None and is_in_color(photo.lightness, own)
        if in_color and self is ContentFilter.GRAY:
            return "The photo is in color already."
        if not in_color and self is ContentFilter.COLOR:
            return "The photo has no colors of its own."
        return None


def _matches(way: Path, pattern: str) -> bool:
    wanted = _comparable(pattern)
    if wanted.endswith("/"):
        wanted += "*"
    return fnmatchcase(_comparable(way.as_posix() if "/" in wanted else way.name), wanted)


def _comparable(text: str) -> str:
    """Spell names alike that file systems may spell in several ways."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
