"""What the session of a crashed application holds."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from engine.document.project_file import PROJECT_SUFFIX

INDEX: Final = "index.json"
"""The file of a session that names the photos of its documents."""


@dataclass(frozen=True)
class Rescued:
    """A document that a crashed application left behind.

    Attributes:
        file: the autosaved project.
        photo: where its photo lay.
        project: the project that it was opened from or saved as.
        saved_at: when it was written, local time.
    """

    file: Path
    photo: Path
    project: Path | None
    saved_at: datetime

    @property
    def title(self) -> str:
        """The file name of the photo."""
        return self.photo.name


def rescued_in(session: Path) -> Iterator[Rescued]:
    """Yield the documents of a session; a garbled index costs their names, not the documents.

    Args:
        session: its folder.
    """
    index = _read_index(session / INDEX)
    for file in sorted(session.glob(f"*{PROJECT_SUFFIX}")):
        photo, project = index.get(file.name, (file, None))
        try:
            saved_at = datetime.fromtimestamp(file.stat().st_mtime).astimezone()
        except OSError:
            continue
        yield Rescued(file, photo, project, saved_at)


def _read_index(path: Path) -> dict[str, tuple[Path, Path | None]]:
    try:
        photos = json.loads(path.read_bytes())["photos"]
        return {
            str(entry["file"]): (
                Path(entry["photo"]),
                None if entry["project"] is None else Path(entry["project"]),
            )
            for entry in photos
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}
