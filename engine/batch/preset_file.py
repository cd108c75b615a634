"""Presets as files, which people keep, edit and hand on: no path of any computer stands in them."""

import json
from pathlib import Path
from typing import Final

from engine.batch.errors import BatchError
from engine.batch.preset import Preset
from engine.document.json_fields import Fields
from engine.photo.atomic import new_file
from engine.photo.errors import explain

PRESET_SUFFIX: Final = ".photochrom-preset"
"""What the names of presets end in, by custom; a file of any name can be read."""

_FORMAT: Final = "photochrom_preset"
_VERSION: Final = 1
_MOST_BYTES: Final = 1_000_000


def is_preset(path: Path) -> bool:
    """Whether a file is a preset, by its name.

    Args:
        path: the file.
    """
    return path.suffix.lower() == PRESET_SUFFIX


def save_preset(path: Path, preset: Preset) -> None:
    """Write a preset completely or not at all.

    Args:
        path: the file; one that exists is replaced if it is a preset.
        preset: what to write.

    Raises:
        BatchError: a file that is no preset has this name.
        PhotoError: the file cannot be written.
    """
    _check_replaceable(path)
    content = {_FORMAT: _VERSION, **preset.to_json()}
    text = json.dumps(content, indent=2, allow_nan=False) + "\n"
    with new_file(path, overwrite=True) as file:
        file.write(text.encode())


def read_preset(path: Path) -> Preset:
    """Read a preset; nothing in it is believed unchecked.

    Args:
        path: the file.

    Returns:
        The preset. Whether there are such models on this computer is not looked at.

    Raises:
        BatchError: the file is no preset, damaged, or made by a newer Photochrom.
        PhotoError: it cannot be read.
    """
    fields = _fields(path)
    version = fields.integer(_FORMAT, 1, 1_000_000)
    if version > _VERSION:
        raise BatchError(
            "The preset was made by a newer Photochrom; update Photochrom or choose another preset."
        )
    preset = Preset.from_fields(fields)
    fields.refuse_others({_FORMAT: None, **dict.fromkeys(preset.to_json())})
    return preset


def _fields(path: Path) -> Fields:
    """Parse a file that says of itself that it is a preset."""
    try:
        # Opening a pipe would wait for a writer.
        text = path.read_bytes() if _is_small_file(path) else b""
    except OSError as error:
        raise explain(error) from error
    try:
        fields = Fields.parse(text, where="", fault=_damaged)
    except BatchError as error:
        raise _is_none() from error
    if not fields.has(_FORMAT):
        raise _is_none()
    return fields


def _is_small_file(path: Path) -> bool:
    return path.stat().st_size <= _MOST_BYTES and path.is_file()


def _check_replaceable(path: Path) -> None:
    if not path.exists():
        return
    try:
        _fields(path)
    except BatchError as error:
        raise BatchError(
            "A file that is no preset has this name; choose another name for the preset."
        ) from error


def _is_none() -> BatchError:
    return BatchError("This is no preset of Photochrom; choose another file.")


def _damaged(what: str) -> BatchError:
    return BatchError(
        f"The preset is damaged or was edited by mistake ({what}); put that right or choose "
        "another one."
    )
