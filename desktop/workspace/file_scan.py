"""Finds out what the files and folders are that the user opened or dropped."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.jobs.job import JobControl
from engine.batch.scan import FoundPhoto, Refusal, find_photos
from engine.document.project_file import PROJECT_SUFFIX
from engine.photo.errors import PhotoError, explain


@dataclass(frozen=True)
class Arrival:
    """Something to open.

    Attributes:
        path: the file, or a folder that cannot be opened.
        location: the same for two names of one file.
        is_project: whether it is a project.
        error: why it cannot be opened.
    """

    path: Path
    location: str
    is_project: bool = False
    error: Exception | None = None


def scan(paths: Sequence[Path], control: JobControl) -> tuple[Arrival, ...]:
    """List what there is to open: folders are searched, with their subfolders.

    Args:
        paths: photos, projects and folders.
        control: of the job.

    Returns:
        Photos and projects in the order of the paths, and what is neither.

    Raises:
        Cancelled: nobody waits any more.
    """
    arrivals = []
    for arrival in _arrivals(paths):
        control.check()
        arrivals.append(arrival)
    return tuple(arrivals)


def _arrivals(paths: Sequence[Path]) -> Iterator[Arrival]:
    for item in find_photos([path.absolute() for path in paths], recursive=True, output=None):
        if isinstance(item, Refusal):
            yield Arrival(item.path, str(item.path), error=item.error)
        else:
            yield _file(item)


def _file(found: FoundPhoto) -> Arrival:
    try:
        location = os.path.realpath(found.path)
        found.path.stat()
    except OSError as error:
        return Arrival(found.path, str(found.path), error=explain(error))
    except ValueError:  # a NUL character
        refusal = PhotoError(QCoreApplication.translate("FileScan", "No file can have this name."))
        return Arrival(found.path, str(found.path), error=refusal)
    return Arrival(found.path, location, found.path.suffix.lower() == PROJECT_SUFFIX)
