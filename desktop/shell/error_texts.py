"""Turns whatever went wrong into one sentence for the user and details for whoever helps."""

import traceback

from PySide6.QtCore import QCoreApplication

from desktop.sentences import in_user_language
from engine.errors import PhotochromError
from engine.photo.errors import explain


def sentence_of(error: BaseException) -> str:
    """Say in one sentence what is wrong and what to do.

    Args:
        error: what was raised.
    """
    if isinstance(error, PhotochromError):
        return in_user_language(str(error))
    if isinstance(error, MemoryError):
        return QCoreApplication.translate(
            "Errors",
            "The computer has too little memory for this; close other photos or programs and try"
            " again.",
        )
    if isinstance(error, OSError):
        return in_user_language(str(explain(error)))
    return QCoreApplication.translate(
        "Errors",
        "Something unexpected went wrong; your photos are as they were, so try again, and send the"
        " details to the makers of Photochrom if it happens once more.",
    )


def details_of(error: BaseException) -> str:
    """Return the traceback, for a log or a report."""
    return "".join(traceback.format_exception(error))
