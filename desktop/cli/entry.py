"""Reads the command line, runs the command and turns whatever goes wrong into an exit code."""

import argparse
import sys
import traceback
from collections.abc import Sequence
from typing import Any

from desktop.cli.colorize_command import add_colorize_command
from desktop.cli.console import (
    OutputError,
    complain,
    discard_output,
    finish_output,
    is_debugging,
    put,
)
from desktop.cli.exit_codes import DONE, FAILED, STOPPED, WRONG_USAGE, UsageError
from desktop.cli.harmonize_command import add_harmonize_command
from desktop.cli.models_commands import add_models_commands
from desktop.cli.recolor_command import add_recolor_command
from desktop.cli.segment_command import add_segment_command
from desktop.cli.training_commands import add_training_commands
from engine.errors import PhotochromError

_EXAMPLE = """\
example:
  photochrom colorize portrait.jpg"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: arguments; None for those of the process.

    Returns:
        Exit code: 0 done, 1 something failed, 2 wrong usage, 130 after Ctrl-C, 143 after SIGTERM.
    """
    for stream in (sys.stdout, sys.stderr):
        # No name of a file may stop a run, whatever the terminal can show.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(argv)
        finish_output()
    except (OutputError, BrokenPipeError) as error:
        if isinstance(error, OutputError) and error.args:
            complain(error)
        discard_output()
        return FAILED
    return code


def build_parser() -> argparse.ArgumentParser:
    """Describe the whole command line."""
    parser = argparse.ArgumentParser(
        prog="photochrom",
        description="Gives archive photos colors, on your own computer.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    add_colorize_command(subparsers)
    add_segment_command(subparsers)
    add_harmonize_command(subparsers)
    add_recolor_command(subparsers)
    add_models_commands(subparsers)
    add_training_commands(subparsers)
    return parser


def _run(argv: Sequence[str] | None) -> int:
    parser = build_parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else DONE
    if not hasattr(arguments, "run"):
        parser.print_help()
        return DONE
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return STOPPED + 2
    except (OutputError, BrokenPipeError):
        raise
    except Exception as error:
        return _failure(error)


def _failure(error: Exception) -> int:
    if is_debugging():
        traceback.print_exception(error)
    if isinstance(error, PhotochromError):
        complain(error)
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED
    if isinstance(error, MemoryError):
        complain("The computer has too little memory for this.")
        return FAILED
    complain(
        f"Something unexpected went wrong ({type(error).__name__}: {error}); "
        "run with PHOTOCHROM_DEBUG=1 for details."
    )
    return FAILED


class _Version(argparse.Action):
    """Prints the version and ends; looked up only when asked for, since that takes a while."""

    def __call__(self, parser: argparse.ArgumentParser, *_arguments: Any) -> None:  # noqa: ANN401
        from importlib.metadata import PackageNotFoundError, version

        try:
            put(f"photochrom {version('photochrom')}")
        except PackageNotFoundError:
            put("photochrom, run from its source without being installed")
        parser.exit(DONE)
