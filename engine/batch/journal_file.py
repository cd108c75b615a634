"""The file of a journal: opened by one program at a time, and refused if it is none of ours.

SQLite in the mode that stands most: a rollback journal, because a write-ahead log needs memory that
programs share, which network drives have not; every commit forced to the disk; and the file locked
for as long as it is open, which the system ends however the process ends.
"""

import errno
import logging
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from engine.batch.errors import BatchError
from engine.photo.errors import explain

_log = logging.getLogger(__name__)

JOURNAL_NAME: Final = "photochrom-batch.db"
"""Not hidden: who copies, moves or clears a folder of results shall see what belongs to them."""

_APPLICATION: Final = 0x50434A31
_VERSION: Final = 1
_PATIENCE_SECONDS: Final = 1.0

_NO_LOCKS: Final = frozenset(
    {
        sqlite3.SQLITE_IOERR_LOCK,
        sqlite3.SQLITE_IOERR_RDLOCK,
        sqlite3.SQLITE_IOERR_UNLOCK,
        sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_PROTOCOL,
    }
)
"""What SQLite reports on drives that know no locks."""

_UNWRITABLE: Final = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}
)

_TABLES: Final = """
CREATE TABLE journal (id TEXT NOT NULL, run INTEGER NOT NULL);
CREATE TABLE preset (id INTEGER PRIMARY KEY, preset TEXT NOT NULL UNIQUE);
CREATE TABLE photo (
    source PRIMARY KEY NOT NULL,
    target NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    run INTEGER NOT NULL,
    preset INTEGER REFERENCES preset,
    source_size INTEGER, source_mtime_ns INTEGER, target_size INTEGER, target_mtime_ns INTEGER,
    staged_preset INTEGER REFERENCES preset,
    staged_source_size INTEGER, staged_source_mtime_ns INTEGER,
    staged_target_size INTEGER, staged_target_mtime_ns INTEGER,
    seconds TEXT,
    finished TEXT
) WITHOUT ROWID;
CREATE INDEX photo_of_target ON photo (target);
CREATE INDEX photos_in_state ON photo (state);
"""


class JournalError(BatchError):
    """The journal of a run cannot be used; the message is one plain sentence."""


class JournalUnwritableError(JournalError):
    """There is no way to write a journal into a folder."""


def open_journal_file(path: Path) -> sqlite3.Connection:
    """Open a journal, or make an empty one, and lock it until the connection is closed.

    Args:
        path: the file, in an existing folder.

    Returns:
        A connection that commits only when told to; any thread may use it, one at a time.

    Raises:
        JournalError: another program has it open, it is damaged, no journal or made by a newer
            Photochrom, or it cannot be read and written.
    """
    with journal_errors():
        try:
            return _opened(path, None)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in _NO_LOCKS:
                raise
        _log.warning(
            "This drive knows no locks: take care that no other run works on the same folder."
        )
        return _opened(path, "win32-none" if sys.platform == "win32" else "unix-none")


def damaged() -> JournalError:
    """Return the error for a file that holds what no journal of ours does."""
    return JournalError(
        f"'{JOURNAL_NAME}' in this folder is damaged or no journal of Photochrom; rename or delete "
        "it: results stay, and resuming passes over photos that have one."
    )


@contextmanager
def journal_errors() -> Iterator[None]:
    """Turn what SQLite reports in the block into sentences for the user.

    Raises:
        JournalError: SQLite or the system reported an error.
    """
    try:
        yield
    except sqlite3.Error as error:
        # Errors of the module itself have no code.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        kind = JournalUnwritableError if code in _UNWRITABLE else JournalError
        raise kind(_sentence(code, str(error))) from error
    except OSError as error:
        raise JournalError(_unusable(str(explain(error)))) from error


def _opened(path: Path, vfs: str | None) -> sqlite3.Connection:
    place = path if vfs is None else f"{path.absolute().as_uri()}?vfs={vfs}"
    connection = sqlite3.connect(
        place,
        timeout=_PATIENCE_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=vfs is not None,
    )
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA synchronous = FULL")
    # Kept at its size between commits, since making it anew takes longer than writing it.
    connection.execute("PRAGMA journal_mode = PERSIST")
    connection.execute("BEGIN EXCLUSIVE")
    if _number(connection, "SELECT count(*) FROM sqlite_master") == 0:
        _make_tables(connection)
    else:
        _check(connection)
    connection.execute("COMMIT")


def _make_tables(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute("INSERT INTO journal VALUES (lower(hex(randomblob(8))), 0)")
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def _check(connection: sqlite3.Connection) -> None:
    version = _number(connection, "PRAGMA user_version")
    if _number(connection, "PRAGMA application_id") != _APPLICATION or version < 1:
        raise damaged()
    if version > _VERSION:
        raise JournalError(
            "The journal in this folder was made by a newer Photochrom; update Photochrom, or "
            "choose another folder."
        )
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged()
    # A file that is read-only is opened without a word, and not even locked.
    connection.execute("UPDATE journal SET run = run")


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _sentence(code: int, detail: str) -> str:
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return (
                "Another run is working on this folder, or another program has its journal "
                f"'{JOURNAL_NAME}' open; wait until it is done, or choose another folder."
            )
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return str(damaged())
        case sqlite3.SQLITE_FULL:
            return _unusable(str(explain(OSError(errno.ENOSPC, ""))))
        case _ if code in _UNWRITABLE:
            return _unusable("Check who may write into the folder, or choose another one.")
        case sqlite3.SQLITE_IOERR:
            return _unusable(str(explain(OSError(errno.EIO, ""))))
        case _:
            return _unusable(f"SQLite reports: {detail}.")


def _unusable(why: str) -> str:
    return f"The journal of the run cannot be written: {why}"
