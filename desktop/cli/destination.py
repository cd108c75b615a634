"""What ``-o`` means: a folder for results or the name of one result."""

import os
from collections.abc import Sequence
from pathlib import Path

from desktop.cli.exit_codes import UsageError
from engine.batch.naming import WRITTEN_SUFFIXES
from engine.batch.plan import Plan, plan_batch, plan_file
from engine.batch.scan import is_folder
from engine.batch.targets import make_folder
from engine.photo.formats import READABLE_SUFFIXES, ImageFormat


def plan_for(
    inputs: Sequence[Path],
    output: str | None,
    *,
    recursive: bool,
    image_format: ImageFormat | None,
) -> Plan:
    """Plan a run and make the folder that its results go to.

    Args:
        inputs: files and folders.
        output: what the user wrote behind ``-o``.
        recursive: look into subfolders too.
        image_format: format of the results; None to keep that of each photo.

    Returns:
        The plan.

    Raises:
        UsageError: the name of the result does not fit.
        PhotochromError: the folder cannot be made.
    """
    if output is None:
        return plan_batch(inputs, recursive=recursive, image_format=image_format)
    if _names_a_file(output):
        several = len(inputs) > 1 or is_folder(inputs[0])
        if not several:
            _check_file_name(Path(output), image_format)
            return plan_file(inputs[0], Path(output))
        if Path(output).suffix.lower() in READABLE_SUFFIXES:
            raise UsageError(f"Several results need a folder; end its name with {os.sep}")
    make_folder(Path(output))
    return plan_batch(inputs, output=Path(output), recursive=recursive, image_format=image_format)


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
