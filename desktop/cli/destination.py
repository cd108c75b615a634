"""What ``-o`` means: a folder for results or the name of one result."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from desktop.cli.exit_codes import UsageError
from engine.batch.naming import WRITTEN_SUFFIXES, KnownNames
from engine.batch.pattern import NamePattern
from engine.batch.plan import Plan, Selection, plan_batch, plan_file
from engine.batch.scan import is_folder
from engine.batch.targets import make_folder
from engine.photo.formats import READABLE_SUFFIXES, ImageFormat


def plan_for(
    inputs: Sequence[Path],
    output: str | None,
    *,
    recursive: bool,
    image_format: ImageFormat | None,
    pattern: NamePattern | None = None,
    known: KnownNames | None = None,
    selection: Selection | None = None,
) -> Plan:
    """Plan a run and make the folder that its results go to.

    Args:
        inputs: files and folders.
        output: what the user wrote behind ``-o``.
        recursive: look into subfolders too.
        image_format: format of the results; None to keep that of each photo.
        pattern: names of the results in a folder; None for those of the photos.
        known: names of results that earlier runs gave; None for none.
        selection: which photos are worked on; None for all.

    Returns:
        The plan.

    Raises:
        UsageError: the name of the result does not fit.
        PhotochromError: the folder cannot be made.
    """
    plan = partial(
        plan_batch,
        inputs,
        recursive=recursive,
        image_format=image_format,
        pattern=pattern,
        known=known,
        selection=selection,
    )
    if output is None:
        return plan()
    if names_one_result(inputs, output):
        _check_file_name(Path(output), image_format)
        return plan_file(inputs[0], Path(output))
    folder = Path(output)
    if _names_a_file(output) and folder.suffix.lower() in READABLE_SUFFIXES:
        raise UsageError(f"Several results need a folder; end its name with {os.sep}")
    make_folder(folder)
    return plan(output=folder)


def names_one_result(inputs: Sequence[Path], output: str | None) -> bool:
    """Tell whether ``-o`` is the name of the one result of a run, instead of a folder.

    Args:
        inputs: files and folders.
        output: what the user wrote behind ``-o``.
    """
    several = len(inputs) > 1 or is_folder(inputs[0])
    return output is not None and not several and _names_a_file(output)


def _names_a_file(output: str) -> bool:
    separators = tuple(filter(None, (os.sep, os.altsep)))
    if output.endswith(separators) or is_folder(Path(output)):
        return False
    return Path(output).suffix != ""


def _check_file_name(target: Path, image_format: ImageFormat | None) -> None:
    named = WRITTEN_SUFFIXES.get(target.suffix.lower())
    if named is None:
        endings = ", ".join(WRITTEN_SUFFIXES)
        raise UsageError(
            f"The name of a result ends in one of {endings}; to name a folder, end it with {os.sep}"
        )
    if image_format not in (None, named):
        raise UsageError(f"--format {image_format.value} contradicts the ending {target.suffix}")
