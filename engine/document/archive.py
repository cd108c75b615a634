"""The zip file around a project, read as if an enemy had made it.

Nothing is ever unpacked to the disk, so that the names of members are no paths. Sizes are checked
before and while members are inflated, so that a small file cannot fill the memory.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from engine.document.errors import ProjectError
from engine.document.json_fields import damaged
from engine.photo.errors import explain

# Members have no dates of their own: the same document makes the same file.
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1
# Inflating numbers of half precision takes as long at level 6 and saves one percent more.
_COMPRESSION_LEVEL = 1


def write_archive(file: BinaryIO, members: Mapping[str, bytes]) -> None:
    """Write members into a zip file; pictures, which are compressed already, are only stored.

    Args:
        file: open for writing.
        members: name to content, in order.
    """
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _DATE)
            is_picture = name.endswith(".png")
            info.compress_type = zipfile.ZIP_STORED if is_picture else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content, compresslevel=_COMPRESSION_LEVEL)


class Archive:
    """A zip file that is open for reading; every fault of it is a ``ProjectError``."""

    def __init__(self, path: Path, most_members: int) -> None:
        """Open a file and look at its table of members.

        Args:
            path: the file.
            most_members: more are refused.

        Raises:
            ProjectError: the file cannot be read, is no zip file, or its table is not one of ours.
        """
        try:
            self._archive = zipfile.ZipFile(_no_pipe(path))
        except ProjectError:
            raise
        except OSError as error:
            raise ProjectError(str(explain(error))) from error
        except Exception as error:  # a garbled table raises errors of many classes
            raise ProjectError(
                "This is no Photochrom project, or its end is missing; use a backup of it."
            ) from error
        try:
            self._members = _members(self._archive.infolist(), most_members)
        except ProjectError:
            self._archive.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._archive.close()

    def require(self, names: set[str]) -> None:
        """Check that these are the members, no fewer and no others.

        Raises:
            ProjectError: a member is missing or superfluous.
        """
        if self._members.keys() != names:
            raise damaged("its parts are not those that it lists")

    def read(self, name: str, most_bytes: int) -> bytes:
        """Read a member.

        Args:
            name: its name.
            most_bytes: a larger one is refused without being inflated.

        Raises:
            ProjectError: it is missing, too large, or damaged.
        """
        info = self._members.get(name)
        if info is None:
            raise damaged("a part is missing")
        if info.file_size > most_bytes:
            raise damaged("a part is larger than it can be")
        with _faults_named(), self._archive.open(info) as member:
            # One byte more than declared: what is longer shows, and is not inflated further.
            content = member.read(info.file_size + 1)
        if len(content) != info.file_size:
            raise damaged("a part has another size than declared")
        return content


def _no_pipe(path: Path) -> Path:
    # Looked at before it is opened: opening a pipe would wait for a writer.
    if path.is_fifo():
        raise ProjectError("This is not a regular file.")
    return path


def _members(infos: list[zipfile.ZipInfo], most: int) -> dict[str, zipfile.ZipInfo]:
    members = {info.filename: info for info in infos}
    if len(infos) > most:
        raise damaged("it has too many parts")
    if len(members) != len(infos):
        raise damaged("two of its parts have the same name")
    for info in infos:
        # Other methods of compression inflate without a bound on memory.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged("a part is packed in an unknown way")
        if info.flag_bits & _ENCRYPTED:
            raise damaged("a part is encrypted")
    return members


@contextmanager
def _faults_named() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise damaged("a part cannot be unpacked") from error
    except OSError as error:
        raise ProjectError(str(explain(error))) from error
