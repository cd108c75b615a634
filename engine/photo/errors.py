"""What can be wrong with a photo file, said to the user."""

import errno

from engine.errors import PhotochromError

_SENTENCES = {
    errno.ENOENT: "There is no such file; check its name and folder.",
    errno.EACCES: "Permission is denied; check who may use the file and its folder.",
    errno.EPERM: "Permission is denied; check who may use the file and its folder.",
    errno.EROFS: "The disk is write-protected; choose another folder.",
    errno.ENOSPC: "The disk is full; free some space or choose another one.",
    errno.EDQUOT: "The disk quota is used up; free some space or choose another disk.",
    errno.EFBIG: "The file becomes too large for this disk; choose another disk or format.",
    errno.ENAMETOOLONG: "The file name is too long; shorten it.",
    errno.EIO: "The disk reports an error; check it and its connection.",
}


class PhotoError(PhotochromError):
    """A photo cannot be read or written; the message is one plain sentence."""


def explain(error: OSError) -> PhotoError:
    """Turn an error of the operating system into a sentence for the user.

    Args:
        error: what the system reported.

    Returns:
        The error to raise instead.
    """
    reason = error.strerror or type(error).__name__
    fallback = f"The system reports an error: {reason}."
    return PhotoError(_SENTENCES.get(error.errno or 0, fallback))
