"""Names of files as a journal holds them: relative to its folder, and whatever their bytes are.

So a drive may be mounted elsewhere, or a folder renamed, with photos, results and journal in it.
"""

import os
from pathlib import Path, PurePosixPath

StoredPath = str | bytes
"""Text where the name is text, so that any program for SQLite shows it, else the bytes."""


class JournalPaths:
    """Translates paths; links in them are resolved, except for that of the file itself."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the journal.

        Args:
            folder: any path of it.
        """
        self._folder = os.path.realpath(folder)
        self._real_parents: dict[Path, str] = {}

    def stored(self, path: Path) -> StoredPath:
        """Write a path as the journal holds it.

        Args:
            path: of a file, absolute or relative to the working folder.

        Returns:
            The path from the journal's folder, with slashes; the whole path from another drive.
        """
        real = self.resolved(path)
        try:
            name = Path(os.path.relpath(real, self._folder)).as_posix()
        except ValueError:  # another drive of Windows
            name = real.as_posix()
        try:
            name.encode()
        except UnicodeEncodeError:
            return os.fsencode(name)
        return name

    def resolved(self, path: Path) -> Path:
        """Return the absolute path of a file with the links in its folders resolved."""
        return Path(self._real_parent(path.parent), path.name)

    def path(self, stored: StoredPath) -> Path:
        """Read a path that ``stored`` wrote.

        Returns:
            The absolute path.
        """
        name = os.fsdecode(stored)
        return Path(os.path.normpath(os.path.join(self._folder, PurePosixPath(name))))  # noqa: PTH118

    def _real_parent(self, parent: Path) -> str:
        if parent not in self._real_parents:
            self._real_parents[parent] = os.path.realpath(parent)
        return self._real_parents[parent]
