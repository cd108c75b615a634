"""Finds the photos among the files and folders that a user named."""

import os
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from engine.batch.errors import BatchError
from engine.batch.naming import MARK, fitted_name, is_fitted
from engine.batch.overview.places import FOLDER
from engine.errors import PhotochromError
from engine.photo.errors import explain
from engine.photo.formats import READABLE_SUFFIXES

_RESULT = re.compile(rf"(?P<stem>.+)(?P<ending>{MARK}(-\d+)?)", re.DOTALL)


@dataclass(frozen=True)
class FoundPhoto:
    """A file to colorize.

    Attributes:
        path: the file.
        branch: its folder, relative to the folder that the user named; empty for a named file.
    """

    path: Path
    branch: Path

    @property
    def way(self) -> Path:
        """Its path below the folder that the user named; its name if that was the photo."""
        return self.branch / self.path.name


@dataclass(frozen=True)
class Refusal:
    """A file or folder that cannot be taken up.

    Attributes:
        path: what the user named, or a folder below.
        error: why.
    """

    path: Path
    error: PhotochromError


def find_photos(
    inputs: Sequence[Path], *, recursive: bool, output: Path | None
) -> Iterator[FoundPhoto | Refusal]:
    """List the photos to colorize, each once, in the order of the inputs and then by name.

    A named file is always listed, whatever it is; reading it will tell. In folders, hidden files,
    files without the suffix of a photo, earlier results beside their photos and the folders of
    contact sheets are passed over.
    Links to folders inside a folder are not followed, so that no link leads in a circle.

    Args:
        inputs: files and folders.
        recursive: look into subfolders too.
        output: folder of the results, which is never searched as a subfolder.

    Yields:
        Photos, and folders that cannot be searched or hold no photo.
    """
    seen = set()
    for path in inputs:
        for item in _found(path, recursive=recursive, output=output):
            location = (os.path.realpath(item.path.parent), item.path.name)
            if location not in seen:
                seen.add(location)
                yield item


def is_folder(path: Path) -> bool:
    """Tell whether a folder has this path; what cannot be looked at is none.

    Args:
        path: any path, even one that no file system accepts.

    Returns:
        Whether it is a folder or a link to one.
    """
    try:
        return path.is_dir()
    except OSError:
        return False


def _found(path: Path, *, recursive: bool, output: Path | None) -> Iterator[FoundPhoto | Refusal]:
    if is_folder(path):
        yield from _in_folder(path, recursive=recursive, output=output)
    else:
        yield FoundPhoto(path, Path())


def _in_folder(
    folder: Path, *, recursive: bool, output: Path | None
) -> Iterator[FoundPhoto | Refusal]:
    errors: list[OSError] = []
    found_any = False
    closed = None if output is None else os.path.realpath(output)
    for parent, subfolders, names in os.walk(folder, onerror=errors.append):
        open_folders = [name for name in sorted(subfolders) if not _is_closed(name)]
        subfolders[:] = open_folders if recursive else []
        subfolders[:] = [n for n in subfolders if os.path.realpath(Path(parent, n)) != closed]
        branch = Path(parent).relative_to(folder)
        for name in _photo_names(names):
            found_any = True
            yield FoundPhoto(Path(parent, name), branch)
    yield from (Refusal(Path(error.filename), explain(error)) for error in errors)
    if not found_any and not errors:
        yield Refusal(folder, _no_photos(recursive=recursive))


def _is_closed(folder: str) -> bool:
    return folder.startswith(".") or folder == FOLDER


def _no_photos(*, recursive: bool) -> BatchError:
    if recursive:
        return BatchError("There are no photos in this folder.")
    return BatchError("There are no photos in this folder itself; include its subfolders.")


def _photo_names(names: Sequence[str]) -> list[str]:
    photos = [
        name
        for name in sorted(names)
        if not name.startswith(".") and Path(name).suffix.lower() in READABLE_SUFFIXES
    ]
    stems = {Path(name).stem for name in photos}
    return [name for name in photos if not _is_result(name, stems)]


def _is_result(name: str, stems: Set[str]) -> bool:
    """Tell whether a file bears the name of a result of another photo in its folder."""
    path = Path(name)
    match = _RESULT.fullmatch(path.stem)
    if match is None:
        return False
    if match["stem"] in stems:
        return True
    # What is left of a stem that was too long; looked for only in names that may have lost a part.
    ending = match["ending"] + path.suffix
    others = stems - {path.stem} if is_fitted(name) else ()
    return any(fitted_name(stem, ending) == name for stem in others)
