"""Hidden files of runs that were killed: how they are called, and how they are taken away.

Their names hold the id of the journal. Whoever has the journal open is the only one who writes such
files, so that those which are there before the first photo belong to nobody any more.
"""

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from engine.photo.atomic import Staging


def hidden_name(journal_id: str) -> str:
    """Choose the name that a result has while it is written.

    Args:
        journal_id: of the journal that is open.
    """
    return f"{_beginning(journal_id)}{secrets.token_hex(4)}.tmp"


def unfinished(journal_id: str | None) -> Staging | None:
    """Return how a file is written that nobody follows until it has its name.

    Args:
        journal_id: of the journal whose next run takes it away if it is never finished; None where
            there is none.
    """
    return None if journal_id is None else Staging(hidden_name(journal_id), lambda _: None)


def remove_leftovers(folders: Iterable[Path], journal_id: str) -> int:
    """Delete the unfinished files of earlier runs of a journal, and nothing else.

    Args:
        folders: where results lie; those that do not exist or cannot be listed are passed over.
        journal_id: of the journal, which must be open.

    Returns:
        How many there were.
    """
    removed = 0
    for folder in dict.fromkeys(folders):
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            names = [entry.name for entry in entries if _is_leftover(entry, journal_id)]
            for name in names:
                (folder / name).unlink()
                removed += 1
    return removed


def _is_leftover(entry: "os.DirEntry[str]", journal_id: str) -> bool:
    name = entry.name
    is_ours = name.startswith(_beginning(journal_id)) and name.endswith(".tmp")
    return is_ours and entry.is_file(follow_symlinks=False)


def _beginning(journal_id: str) -> str:
    return f".photochrom-{journal_id}-"
