"""Where a photo's project goes when nobody says so."""

from pathlib import Path

from desktop.shell.incoming import pasted_folder
from desktop.workspace.open_photo import OpenPhoto
from engine.document.project_file import PROJECT_SUFFIX
from engine.resources import resource_path


def suggested_project(photo: OpenPhoto) -> Path:
    """Return the project of a photo: the one it has, or a name beside the photo.

    Samples are the program's own, so their projects go to the user's pictures.

    Args:
        photo: any open photo.
    """
    if photo.project is not None:
        return photo.project
    is_sample = resource_path() in photo.path.parents
    folder = pasted_folder() if is_sample else photo.path.parent
    return folder / f"{photo.path.stem}{PROJECT_SUFFIX}"


def unused_project(photo: OpenPhoto) -> Path:
    """Return where to save a photo without asking: its own project, or a name that is free."""
    wanted = suggested_project(photo)
    if photo.project is not None:
        return wanted
    path, number = wanted, 2
    while path.exists():
        path = wanted.with_stem(f"{wanted.stem} ({number})")
        number += 1
    return path
