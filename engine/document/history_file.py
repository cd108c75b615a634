"""The states of a document beside its project file, so that undo goes on after a crash.

A history file is a zip file of ``history.json`` and of parts: of every state those that its project
file would have, each different content once. It belongs to one project file and is of no use with
any other.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from engine.document.archive import Archive, write_archive
from engine.document.document import Document
from engine.document.errors import ProjectError
from engine.document.history import Entry, History
from engine.document.identity import FileDigest
from engine.document.json_fields import Fields, Json, damaged
from engine.document.project_parts import Parts, project_members
from engine.document.stored_arrays import Encoded, EncodedArrays
from engine.errors import PhotochromError
from engine.photo.atomic import new_file
from engine.photo.errors import PhotoError, explain

HISTORY_SUFFIX: Final = ".history"
"""The file name suffix of histories, with its dot."""

_FORMAT: Final = "photochrom-history"
_VERSION: Final = 1
_TABLE: Final = "history.json"
_MOST_STATES: Final = 200
_MOST_PARTS: Final = 2000
_MOST_BYTES: Final = 1 << 28
_LARGEST_TABLE: Final = 64 << 20
_LONGEST_NAME: Final = 4096


def history_file(project: Path) -> Path:
    """Return where the history of a project file lies, whether or not it exists."""
    return project.with_suffix(HISTORY_SUFFIX)


def save_history(project: Path, history: History, encoded: EncodedArrays | None = None) -> None:
    """Write the states of a document beside its project file, which has just been written.

    Of a long history the latest states are kept. Where the shown one is not among them, no history
    is kept at all.

    Args:
        project: the project file, of the state that is shown.
        history: the states.
        encoded: what was encoded before.

    Raises:
        ProjectError: the file cannot be written, or a state is larger than projects can be.
    """
    path = history_file(project)
    parts, states = _collect(project, history, encoded or EncodedArrays())
    index = history.index - (len(history.entries) - len(states))
    try:
        if index < 0:
            path.unlink(missing_ok=True)
            return
        table = _table(FileDigest.of(project), index, states)
        with new_file(path, overwrite=True) as file:
            write_archive(file, {_TABLE: table, **parts})
    except OSError as error:
        raise ProjectError(str(explain(error))) from error
    except PhotoError as error:
        raise ProjectError(str(error)) from error


def open_history(project: Path, document: Document) -> History | None:
    """Read the history of a project file.

    Args:
        project: the project file.
        document: what it holds.

    Returns:
        The history, with the document shown; None if there is none for this project file as it is.

    Raises:
        ProjectError: the history is damaged or from a newer Photochrom.
    """
    path = history_file(project)
    if not path.exists():
        return None
    try:
        with Archive(path, _MOST_PARTS + 1) as archive:
            table = Fields.parse(archive.read(_TABLE, _LARGEST_TABLE))
            return _history(archive, table, project, document)
    except ProjectError:
        raise
    except (PhotochromError, OSError) as error:
        raise damaged("its history is not what it was") from error


def _collect(
    project: Path, history: History, encoded: EncodedArrays
) -> tuple[dict[str, bytes], list[Json]]:
    """Collect the parts of as many states as may be kept, and say which state has which."""
    names: dict[bytes, str] = {}
    parts: dict[str, bytes] = {}
    size, states = 0, []
    for entry in reversed(history.entries[-_MOST_STATES:]):
        members = project_members(entry.document, project, encoded)
        new = {each.digest: each for each in members.values() if each.digest not in names}
        size += sum(len(each.data) for each in new.values())
        if len(parts) + len(new) > _MOST_PARTS or size > _MOST_BYTES:
            break
        for digest, each in new.items():
            names[digest] = _part_name(len(names), each)
            parts[names[digest]] = each.data
        stored = {name: names[member.digest] for name, member in members.items()}
        states.append(_state(entry.name, stored))
    return parts, states[::-1]


def _part_name(number: int, part: Encoded) -> str:
    # Pictures are compressed already; the suffix says so to who writes the archive.
    is_picture = part.data.startswith(b"\x89PNG")
    return f"parts/{number:04d}{'.png' if is_picture else ''}"


def _state(name: str, stored: Mapping[str, str]) -> Json:
    parts = [{"name": member, "part": part} for member, part in stored.items()]
    return {"name": name[:_LONGEST_NAME], "parts": parts}


def _table(project: FileDigest, index: int, states: list[Json]) -> bytes:
    table: Json = {
        "format": _FORMAT,
        "version": _VERSION,
        "project": {"bytes": project.size, "sha256": project.sha256},
        "index": index,
        "states": states,
    }
    return json.dumps(table).encode()


def _history(archive: Archive, table: Fields, project: Path, document: Document) -> History | None:
    if table.text("format") != _FORMAT or table.integer("version", 1, 1 << 31) > _VERSION:
        raise ProjectError("The history is from a newer Photochrom; update Photochrom to open it.")
    # Killed between the two files: the project is newer, and the history of another state.
    if table.group("project").digest("sha256") != FileDigest.of(project).sha256:
        return None
    parts = Parts(archive)
    entries = [_entry(state, parts, document) for state in table.groups("states", _MOST_STATES)]
    if not entries:
        return None
    index = table.integer("index", 0, len(entries) - 1)
    entries[index] = Entry(entries[index].name, document)
    return History(tuple(entries), index)


def _entry(state: Fields, parts: Parts, document: Document) -> Entry:
    stored = {
        member.text("name"): member.text("part") for member in state.groups("parts", _MOST_PARTS)
    }
    earlier = parts.document(parts.description(stored), stored)
    if earlier.photo.digest != document.photo.digest:
        raise damaged("its history is of another photo")
    return Entry(state.text("name", _LONGEST_NAME), replace(earlier, photo=document.photo))
