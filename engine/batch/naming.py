"""Names of results: never that of an original or of another result, never too long.

A result keeps the name of its photo. In a folder where originals of the run lie, ``-colorized`` is
added; where another result or an original already bears the name, a number.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from pathlib import Path
from typing import Final, Protocol

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


class KnownNames(Protocol):
    """Knows what earlier runs called the results of photos, which must not change."""

    def target_of(self, source: Path) -> Path | None:
        """Return the result of a photo; None if it has none yet."""
        ...

    def is_of_another(self, target: Path, source: Path) -> bool:
        """Tell whether a file is the result of another photo than this one."""
        ...


class TargetNames:
    """Gives every result of a run a name of its own.

    Names that differ in case or in the composition of accents alone count as equal, because many
    file systems do not tell them apart.
    """

    def __init__(self, originals: Iterable[Path], known: KnownNames | None = None) -> None:
        """Take the names that must stay.

        Args:
            originals: all photos of the run.
            known: what earlier runs called results; None for nothing.
        """
        self._known = known
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

    def claim(self, folder: Path, stem: str, suffix: str, source: Path) -> Path:
        """Choose the name of a result and keep it from all later ones.

        Args:
            folder: where the result goes.
            stem: wanted name without its suffix.
            suffix: suffix of the result.
            source: the photo.

        Returns:
            The path of the result.
        """
        mark = MARK if self.marks(folder) else ""
        first = folder / fitted_name(stem, mark + suffix)
        path = self._earlier(first, stem, mark, suffix, source)
        if path is None:
            numbered = self._numbered(first, stem, mark, suffix)
            path = next(path for path in chain([first], numbered) if self._is_free(path, source))
        self._claimed.add(_identity(path))
        return path

    def _is_free(self, path: Path, source: Path) -> bool:
        identity = _identity(path)
        if identity in self._originals or identity in self._claimed:
            return False
        return self._known is None or not self._known.is_of_another(path, source)

    def _earlier(self, first: Path, stem: str, mark: str, suffix: str, source: Path) -> Path | None:
        """Return the name that an earlier run gave, if this one might have given it, too."""
        target = None if self._known is None else self._known.target_of(source)
        if target is None or os.path.realpath(target.parent) != os.path.realpath(first.parent):
            return None
        number = re.search(rf"-(\d+){re.escape(suffix)}$", target.name)
        ending = f"{mark}-{number[1]}{suffix}" if number else mark + suffix
        if target.name not in (first.name, fitted_name(stem, ending)):
            return None
        path = first.with_name(target.name)
        return path if self._is_free(path, source) else None

    def _numbered(self, first: Path, stem: str, mark: str, suffix: str) -> Iterator[Path]:
        key = _identity(first)
        for number in count(self._next_number[key]):
            self._next_number[key] = number + 1
            yield first.with_name(fitted_name(stem, f"{mark}-{number}{suffix}"))


def _identity(path: Path) -> str:
    return _normalized(os.path.realpath(path))


def _normalized(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
