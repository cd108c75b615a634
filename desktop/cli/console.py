"""The one door to the terminal: results on stdout; messages on stderr, above the progress bar."""

import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_bar: Any = None


def printable(text: str) -> str:
    """Make a text fit on one line of any terminal.

    Args:
        text: for example a file name; bytes that are no UTF-8 stand in it as Python reads them.

    Returns:
        The text with control characters and such bytes as escape sequences.
    """
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    raw = ord(char) - 0xDC00
    # How Python keeps an undecodable byte of a file name (PEP 383).
    if 0x80 <= raw <= 0xFF:
        return f"\\x{raw:02x}"
    return char.encode("unicode_escape").decode("ascii")


class OutputError(Exception):
    """Stdout takes no more; the message says why, or nothing if the reader has seen enough."""


def put(line: str) -> None:
    """Write a line of results to stdout.

    Args:
        line: what to write, without the line end.

    Raises:
        OutputError: stdout cannot be written.
    """
    if sys.stdout is not None:
        with _output_errors():
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def put_json(record: Mapping[str, Any]) -> None:
    """Write one JSON object on a line of its own; ASCII only, so that any terminal takes it.

    Args:
        record: the object.

    Raises:
        OutputError: stdout cannot be written.
    """
    put(json.dumps(record))


def finish_output() -> None:
    """Write whatever is still buffered for stdout.

    Raises:
        OutputError: stdout cannot be written.
    """
    if sys.stdout is not None:
        with _output_errors():
            sys.stdout.flush()


def discard_output() -> None:
    """Send what is left for stdout nowhere, so that Python does not try again when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _output_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise OutputError from error
    except OSError as error:
        raise OutputError(f"The output cannot be written ({error.strerror}).") from error


def say(line: str) -> None:
    """Write a line to stderr.

    Args:
        line: what to write, without the line end.
    """
    if sys.stderr is None:
        return
    if _bar is not None:
        _bar.write(line, file=sys.stderr)
    else:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def complain(sentence: object, subject: str | Path | None = None) -> None:
    """Tell the user what went wrong; all errors are shown here.

    Args:
        sentence: an error or its message.
        subject: the file that it concerns.
    """
    about = "" if subject is None else f"{printable(str(subject))}: "
    say(f"photochrom: {about}{printable(str(sentence))}")


def is_debugging() -> bool:
    """Whether the user asked for the details of errors, by PHOTOCHROM_DEBUG=1."""
    return os.environ.get("PHOTOCHROM_DEBUG", "") not in ("", "0")


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Show a progress bar while the block runs, if stderr is a terminal.

    Args:
        total: steps.

    Yields:
        What to call after each step.
    """
    with _shown_bar(total, "photo") as bar:
        yield lambda: None if bar is None else bar.update(1)


@contextmanager
def step_progress(unit: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar for work whose length is known only once it has begun.

    Args:
        unit: what is counted, in the singular.

    Yields:
        What to tell how many steps are done, and of how many.
    """
    with _shown_bar(1, unit) as bar:

        def show(done: int, total: int) -> None:
            if bar is not None:
                bar.total = total
                bar.update(done - bar.n)

        yield show


@contextmanager
def byte_progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show a progress bar in bytes while the block runs, if stderr is a terminal.

    Args:
        total: how many bytes will be there at the end.

    Yields:
        What to tell how many are there.
    """
    with _shown_bar(total, "B", scaled=True) as bar:
        # Less than before after a server could not go on in the middle.
        yield lambda received: None if bar is None else bar.update(received - bar.n)


@contextmanager
def _shown_bar(total: int, unit: str, *, scaled: bool = False) -> Iterator[Any]:
    global _bar  # noqa: PLW0603
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(
        total=total,
        unit=unit,
        unit_scale=scaled,
        file=sys.stderr,
        leave=False,
        dynamic_ncols=True,
    ) as bar:
        _bar = bar
        try:
            yield bar
        finally:
            _bar = None


@contextmanager
def shown_warnings() -> Iterator[None]:
    """Show the warnings that the engine logs while the block runs, each once."""
    # What libraries warn of is meant for those who call them; it would break the progress bar.
    logging.captureWarnings(not is_debugging())
    try:
        with logged_warnings("engine"):
            yield
    finally:
        logging.captureWarnings(False)


@contextmanager
def logged_warnings(package: str) -> Iterator[None]:
    """Show the warnings that one of our packages logs while the block runs, each once.

    Args:
        package: its name.
    """
    logger = logging.getLogger(package)
    handler = _WarningLines()
    level = logger.level
    logger.addHandler(handler)
    if is_debugging():
        logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)


class _WarningLines(logging.Handler):
    """Shows every message once; while debugging all, with where they come from."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG if is_debugging() else logging.WARNING)
        self._shown: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        # A closed stderr is no reason to fail in the middle of a photo.
        with contextlib.suppress(OSError, ValueError):
            if record.levelno < logging.WARNING:
                say(f"photochrom: debug: {record.name}: {self.format(record)}")
            elif message not in self._shown:
                self._shown.add(message)
                say(f"photochrom: warning: {printable(message)}")
