"""Lets one program at a time work on a file."""

import errno
import os
import sys
from typing import BinaryIO, Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_BEYOND_EVERY_FILE: Final = 2**62


def claim(file: BinaryIO) -> bool:
    """Claim an open file until it is closed, even if that is by a crash.

    Where the file system knows no locks, as some network drives, the claim is granted unseen.

    Args:
        file: the file, open for writing, at any position.

    Returns:
        Whether no other program has claimed it.
    """
    try:
        _lock(file)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        # Bytes that are locked there cannot be read by others, so lock one that never exists.
        position = file.tell()
        os.lseek(file.fileno(), _BEYOND_EVERY_FILE, os.SEEK_SET)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        finally:
            file.seek(position)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
