"""The frame of the commands that work on one photo: what happens when something goes wrong."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.cli.console import complain, put_json, say, shown_warnings
from desktop.cli.exit_codes import DONE, FAILED, STOPPED, UsageError
from desktop.cli.stop_signals import StopRequest
from engine.batch.scan import is_folder
from engine.cancellation import Cancelled
from engine.errors import PhotochromError
from engine.photo.errors import PhotoError
from engine.photo.photo import Photo
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS, read_photo

Work = Callable[[argparse.Namespace, StopRequest], None]


class AboutError(PhotochromError):
    """An error that concerns something else than the photo.

    Attributes:
        subject: the file or the model.
    """

    def __init__(self, subject: str | Path, error: PhotochromError) -> None:
        super().__init__(str(error))
        self.subject = subject


@contextmanager
def about(subject: str | Path) -> Iterator[None]:
    """Say of errors in the block what they concern.

    Args:
        subject: a file or a model.

    Raises:
        AboutError: an error came that does not say so itself.
    """
    try:
        yield
    except (UsageError, AboutError):
        raise
    except PhotochromError as error:
        raise AboutError(subject, error) from error


def work_on_photo(work: Work, arguments: argparse.Namespace, request: StopRequest) -> int:
    """Do the work of a command.

    Args:
        work: what to do.
        arguments: with the photo and ``--json``.
        request: whether the user wants to stop.

    Returns:
        Exit code.

    Raises:
        UsageError: the arguments do not fit together.
    """
    try:
        with shown_warnings():
            work(arguments, request)
    except UsageError:
        raise
    except Cancelled:
        say("stopped")
        return FAILED if request.received is None else STOPPED + request.received
    except PhotochromError as error:
        subject = error.subject if isinstance(error, AboutError) else arguments.input
        complain(error, subject)
        if arguments.json:
            put_json({"source": str(arguments.input), "ok": False, "error": str(error)})
        return FAILED
    return DONE


def read(arguments: argparse.Namespace, *, own_colors: bool = False) -> Photo:
    """Read the photo of a command.

    Args:
        arguments: with the photo and ``--max-megapixels``.
        own_colors: read its colors, too.

    Returns:
        The photo.

    Raises:
        PhotoError: it cannot be read.
    """
    if is_folder(arguments.input):
        raise PhotoError("This is a folder; name one photo in it.")
    limit = arguments.max_megapixels or DEFAULT_MAX_MEGAPIXELS
    return read_photo(arguments.input, max_megapixels=limit, own_colors=own_colors)
