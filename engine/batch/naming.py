"""Names of results: never that of an original or of another result, never too long.

A result keeps the name of its photo. In a folder where originals of the run lie, ``-colorized`` is
added; where another result or an original already bears the name, a number.
"""

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from pathlib import Path
from typing import Final

from engine.photo.formats import READABLE_SUFFIXES, ImageFormat, format_for_output

MARK: Final = "-colorized"
"""What the name of a result beside its photo ends in, before the suffix."""

WRITTEN_SUFFIXES: Final[Mapping[str, ImageFormat]] = {
    suffix: format_for_output(suffix)
    for suffix in sorted(READABLE_SUFFIXES - {".bmp", ".dib", ".gif"})
}
"""Lower-case file name suffixes, with their dots, of the formats that are written."""

# Of ext4, APFS and NTFS the first counts bytes, the last UTF-16 units: 255 bytes suit them all.
_LONGEST_NAME = 255


def fitted_name(stem: str, ending: str) -> str:
    """Join the parts of a file name, the stem shortened to what file systems accept.

    Args:
        stem: name without suffix.
        ending: what must stay whole, suffix included.

    Returns:
        A name of at most 255 bytes.
    """
    room = _LONGEST_NAME - len(os.fsencode(ending))
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem + ending


def is_fitted(name: str) -> bool:
    """Tell whether a name is so long that ``fitted_name`` may have shortened it."""
    # A character that did not fit has up to 4 bytes.
    return len(os.fsencode(name)) > _LONGEST_NAME - 4


def suffix_for(source: Path, image_format: ImageFormat) -> str:
    """Return the suffix of a result: as the source spells it where the format stays the same."""
    if WRITTEN_SUFFIXES.get(source.suffix.lower()) is image_format:
        return source.suffix
    return image_format.suffix


class TargetNames:
    """Gives every result of a run a name of its own.

    Names that differ in case or in the composition of accents alone count as equal, because many
    file systems do not tell them apart.
    """

    def __init__(self, originals: Iterable[Path]) -> None:
        """Take the names that must stay.

        Args:
            originals: all photos of the run.
        """
        places = [(os.path.realpath(path.parent), path) for path in originals]
        self._folders = {_normalized(folder) for folder, _ in places}
        self._originals = {_normalized(os.path.join(folder, path.name)) for folder, path in places}  # noqa: PTH118
        # A link is protected under its own name and under that of the file it leads to.
        self._originals |= {_identity(path) for _, path in places}
        self._claimed: set[str] = set()
        self._next_number: defaultdict[str, int] = defaultdict(lambda: 2)

    def marks(self, folder: Path) -> bool:
        """Tell whether originals lie in a folder, so that ``-colorized`` is added to results."""
        return _identity(folder) in self._folders

    def claim(self, folder: Path, stem: str, suffix: str) -> Path:
        """Choose the name of a result and keep it from all later ones.

        Args:
            folder: where the result goes.
            stem: wanted name without its suffix.
            suffix: suffix of the result.

        Returns:
            The path of the result.
        """
        mark = MARK if self.marks(folder) else ""
        first = folder / fitted_name(stem, mark + suffix)
        for path in chain([first], self._numbered(first, stem, mark, suffix)):
            identity = _identity(path)
            if identity not in self._originals and identity not in self._claimed:
                break
        self._claimed.add(identity)
        return path

    def _numbered(self, first: Path, stem: str, mark: str, suffix: str) -> Iterator[Path]:
        key = _identity(first)
        for number in count(self._next_number[key]):
            self._next_number[key] = number + 1
            yield first.with_name(fitted_name(stem, f"{mark}-{number}{suffix}"))


def _identity(path: Path) -> str:
    return _normalized(os.path.realpath(path))


def _normalized(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
