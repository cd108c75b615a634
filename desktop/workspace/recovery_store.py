"""Where unsaved documents are kept for the case of a crash.

Every running application has a session: a folder of projects with an index, and a file beside the
folder that it keeps locked. A session whose lock is free was left behind by an application that
crashed. The system lets go of locks however a process ends.
"""

import contextlib
import json
import logging
import os
import secrets
import shutil
import threading
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from platformdirs import user_state_path

from desktop.workspace.rescued import INDEX, Rescued, rescued_in
from engine.document.document import Document
from engine.document.history import History
from engine.document.history_file import history_file, save_history
from engine.document.project_file import PROJECT_SUFFIX, save_project
from engine.document.stored_arrays import EncodedArrays
from engine.errors import PhotochromError
from engine.models.file_lock import claim
from engine.photo.atomic import new_file
from engine.photo.errors import explain

_log = logging.getLogger(__name__)

FOLDER_VARIABLE: Final = "PHOTOCHROM_RECOVERY"
"""Environment variable with the folder of autosaved projects."""

_VERSION: Final = 1


@dataclass(frozen=True, eq=False)
class Unsaved:
    """An open photo with work that no file of the user holds.

    Attributes:
        name: of its file in the session.
        photo: where the photo lies.
        project: the project that the document was opened from or saved as.
        document: what to write; None where the file is up to date.
        history: all its states, so that undo goes on; None to keep none.
    """

    name: str
    photo: Path
    project: Path | None
    document: Document | None
    history: History | None = None


def recovery_folder() -> Path:
    """Return the folder of all sessions, whether or not it exists.

    Returns:
        The folder that the environment variable ``PHOTOCHROM_RECOVERY`` names, or else the one that
        the operating system provides for the state of applications.
    """
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return user_state_path("photochrom", appauthor=False) / "recovery"


class RecoveryStore:
    """The session of this application, and those that were left behind. Safe to use in jobs."""

    def __init__(self, folder: Path) -> None:
        """Touch nothing yet.

        Args:
            folder: of all sessions.
        """
        self._root = folder
        self._name = secrets.token_hex(8)
        self._lock = threading.Lock()
        self._locked: dict[str, BinaryIO] = {}
        self._entries: dict[str, Unsaved] = {}
        self._adopted: dict[str, Unsaved] = {}  # not open yet
        self._encoded = EncodedArrays()
        self._is_closed = False

    def save(self, unsaved: Sequence[Unsaved], opened: Set[str] = frozenset()) -> None:
        """Make the session hold these documents and no others.

        Args:
            unsaved: all open photos with unsaved work.
            opened: names of the files of ``adopt`` whose photos are open by now, or were.

        Raises:
            PhotochromError: a document cannot be written; all the others are.
        """
        with self._lock:
            if self._is_closed or (not unsaved and not self._entries):
                return
            self._begin()
            error = self._write_projects(unsaved)
            # When all work is safe: an undo list is worth less than that of another photo.
            self._write_histories(unsaved)
            self._encoded.forget_the_dead()
            for name in opened:
                self._adopted.pop(name, None)
            present = [*unsaved, *self._adopted.values()]
            written = [entry for entry in present if (self._session / entry.name).exists()]
            self._write_index(written)
            self._remove_others()
        if error is not None:
            raise error

    def abandoned(self) -> tuple[Rescued, ...]:
        """List what crashed applications left behind, and keep others from listing it, too.

        Returns:
            The documents, the latest first.
        """
        with self._lock:
            found = [rescued for name in self._session_names() for rescued in self._claimed(name)]
        return tuple(sorted(found, key=lambda rescued: rescued.saved_at, reverse=True))

    def adopt(self, rescued: Sequence[Rescued]) -> tuple[Path, ...]:
        """Take documents into the session of this application, where they are as safe as before.

        Args:
            rescued: some of those that ``abandoned`` listed.

        Returns:
            Their projects in the session.

        Raises:
            PhotoError: a file cannot be copied; nothing is lost then.
        """
        with self._lock:
            self._begin()
            taken = [
                Unsaved(f"rescued-{secrets.token_hex(6)}{PROJECT_SUFFIX}", r.photo, r.project, None)
                for r in rescued
            ]
            for old, new in zip(rescued, taken, strict=True):
                self._copy(old.file, new.name)
                if history_file(old.file).exists():
                    self._copy(history_file(old.file), history_file(Path(new.name)).name)
            self._adopted |= {entry.name: entry for entry in taken}
            self._write_index([*self._entries.values(), *taken])
            self._remove(rescued)
            return tuple(self._session / entry.name for entry in taken)

    def discard(self, rescued: Sequence[Rescued]) -> None:
        """Delete documents that the user does not want back."""
        with self._lock:
            self._remove(rescued)

    def close(self) -> None:
        """End the session: nothing is unsaved, or the user does not want it."""
        with self._lock:
            self._is_closed = True
            self._delete(self._name)
            for name in list(self._locked):
                self._locked.pop(name).close()

    @property
    def _session(self) -> Path:
        return self._root / self._name

    def _begin(self) -> None:
        if self._name in self._locked:
            return
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            # Locked before the folder is there: at no time does it look like one left behind.
            file = self._lock_file(self._name).open("x+b")
            claim(file)
            self._locked[self._name] = file
            self._session.mkdir()
        except OSError as error:
            raise explain(error) from error

    def _write_projects(self, unsaved: Sequence[Unsaved]) -> PhotochromError | None:
        error = None
        for entry in unsaved:
            if entry.document is not None:
                try:
                    save_project(
                        self._session / entry.name,
                        entry.document,
                        overwrite=True,
                        encoded=self._encoded,
                    )
                except PhotochromError as problem:
                    error = problem
        return error

    def _write_histories(self, unsaved: Sequence[Unsaved]) -> None:
        for entry in unsaved:
            project = self._session / entry.name
            if entry.history is not None and project.exists():
                try:
                    save_history(project, entry.history, self._encoded)
                except PhotochromError:
                    _log.warning("The undo list of %s is not kept.", entry.photo, exc_info=True)

    def _copy(self, file: Path, name: str) -> None:
        try:
            with file.open("rb") as source, new_file(self._session / name, overwrite=True) as copy:
                shutil.copyfileobj(source, copy)
        except OSError as error:
            raise explain(error) from error

    def _write_index(self, entries: Sequence[Unsaved]) -> None:
        photos = [
            {
                "file": entry.name,
                "photo": str(entry.photo),
                "project": None if entry.project is None else str(entry.project),
            }
            for entry in entries
        ]
        text = json.dumps({"version": _VERSION, "photos": photos}, indent=1)
        with new_file(self._session / INDEX, overwrite=True) as file:
            file.write(text.encode())
        self._entries = {entry.name: entry for entry in entries}

    def _remove_others(self) -> None:
        for path in self._session.glob(f"*{PROJECT_SUFFIX}"):
            if path.name not in self._entries:
                path.unlink(missing_ok=True)
                history_file(path).unlink(missing_ok=True)

    def _session_names(self) -> list[str]:
        try:
            return sorted(
                p.name for p in self._root.iterdir() if p.is_dir() and p.name != self._name
            )
        except OSError:  # there is no folder yet
            return []

    def _claimed(self, name: str) -> Iterator[Rescued]:
        """Yield the documents of a session, if no other application has it."""
        if name not in self._locked:
            try:
                file = self._lock_file(name).open("a+b")
            except OSError:
                return
            if not claim(file):
                file.close()
                return
            self._locked[name] = file
        found = list(rescued_in(self._root / name))
        if not found:
            self._delete(name)
        yield from found

    def _remove(self, rescued: Sequence[Rescued]) -> None:
        for document in rescued:
            with contextlib.suppress(OSError):
                document.file.unlink()
                history_file(document.file).unlink(missing_ok=True)
        for name in {document.file.parent.name for document in rescued}:
            if not list(rescued_in(self._root / name)):
                self._delete(name)

    def _delete(self, name: str) -> None:
        """Delete a session that this application has locked; the lock goes last."""
        file = self._locked.pop(name, None)
        if file is None:
            return
        shutil.rmtree(self._root / name, ignore_errors=True)
        file.close()
        with contextlib.suppress(OSError):
            self._lock_file(name).unlink()

    def _lock_file(self, name: str) -> Path:
        return self._root / f"{name}.lock"
