"""Looks at the places that results go to."""

import os
from pathlib import Path

from engine.batch.errors import BatchError
from engine.batch.plan import Job
from engine.batch.stamps import FileStamp
from engine.photo.errors import explain


def is_taken(target: Path) -> bool:
    """Tell whether anything has the name of a result: the photo counts as done then."""
    return os.path.lexists(target)


def check_free(target: Path, *, overwrite: bool) -> None:
    """Refuse a target that exists, before any work is spent on it.

    Args:
        target: the file to write.
        overwrite: existing files may be replaced.

    Raises:
        BatchError: the target exists and may not be replaced.
    """
    if not overwrite and is_taken(target):
        raise BatchError(
            f"'{target.name}' already exists; allow overwriting or choose another folder."
        )


def check_unchanged(job: Job) -> None:
    """Refuse to replace an earlier result that is not what it was when the run began.

    Args:
        job: with the result that it replaces, if any.

    Raises:
        BatchError: another program has changed the result since.
    """
    if job.replaces is None:
        return
    stamp = FileStamp.of(job.target)
    if stamp is not None and not stamp.is_near(job.replaces):
        raise BatchError(
            "The result was changed by another program during the run and is kept; allow "
            "overwriting to make it anew."
        )


def make_folder(folder: Path) -> None:
    """Make a folder for results, parents included; one that exists is fine.

    Args:
        folder: the folder.

    Raises:
        PhotochromError: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise BatchError(
            "The output folder cannot be made, because a file has its name; choose another folder."
        ) from error
    except OSError as error:
        raise explain(error) from error
