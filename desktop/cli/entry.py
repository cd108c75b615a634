"""Reads the command line, runs the command and turns whatever goes wrong into an exit code."""

import argparse
import sys
import traceback
from collections.abc import Collection, Sequence
from pathlib import Path
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
from desktop.cli.evaluate_command import add_evaluate_command
from desktop.cli.exit_codes import DONE, FAILED, STOPPED, WRONG_USAGE, UsageError
from desktop.cli.harmonize_command import add_harmonize_command
from desktop.cli.models_commands import add_models_commands
from desktop.cli.recolor_command import add_recolor_command
from desktop.cli.restore_command import add_restore_command
from desktop.cli.segment_command import add_segment_command
from desktop.cli.study_command import add_study_command
from desktop.cli.training_commands import add_training_commands
from engine.errors import PhotochromError

_DESCRIPTION = """\
Gives archive photos colors, on your own computer. Without a command the window opens,
with the photos, folders and projects that are named."""

_EXAMPLE = """\
example:
  photochrom colorize portrait.jpg"""

_NO_PYSIDE = (
    "The window needs PySide6, which is not completely installed; install Photochrom again, or use"
    " the commands that photochrom --help lists."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line, or open the window where there is no command.

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
    parser, _ = _parser_and_commands()
    return parser


def _parser_and_commands() -> tuple[argparse.ArgumentParser, Collection[str]]:
    parser = argparse.ArgumentParser(
        prog="photochrom",
        description=_DESCRIPTION,
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version")
    parser.add_argument(
        "--self-test",
        action=_SelfTest,
        nargs=0,
        help="check that this installation works, and say what does not",
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    add_colorize_command(subparsers)
    add_restore_command(subparsers)
    add_segment_command(subparsers)
    add_harmonize_command(subparsers)
    add_recolor_command(subparsers)
    add_models_commands(subparsers)
    add_training_commands(subparsers)
    add_evaluate_command(subparsers)
    add_study_command(subparsers)
    return parser, subparsers.choices


def _run(argv: Sequence[str] | None) -> int:
    given = sys.argv[1:] if argv is None else argv
    try:
        return _open_window(given) if _is_for_window(given) else _run_command(given)
    except KeyboardInterrupt:
        return STOPPED + 2
    except (OutputError, BrokenPipeError):
        raise
    except Exception as error:
        return _failure(error)


def _run_command(given: Sequence[str]) -> int:
    parser = build_parser()
    try:
        arguments = parser.parse_args(given)
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else DONE
    if not hasattr(arguments, "run"):
        parser.print_help()
        return DONE
    return int(arguments.run(arguments))


def _is_for_window(given: Sequence[str]) -> bool:
    """Tell whether arguments name things to open: none at all, or first a file or folder.

    A command wins over a file of the same name, so that scripts do the same in every folder; and
    what neither exists nor looks like a path is a command that was mistyped.
    """
    if not given:
        return True
    first = given[0]
    if first.startswith("-") or first in _parser_and_commands()[1]:
        return False
    return bool(Path(first).suffix) or len(Path(first).parts) > 1 or Path(first).exists()


def _open_window(paths: Sequence[str]) -> int:
    if sys.platform == "win32":
        # Qt brings a C++ runtime that may be older than the one ONNX Runtime was built with.
        import onnxruntime  # noqa: F401
    try:
        from desktop.app import run_application
    except ImportError as error:
        if error.name is None or not error.name.startswith(("PySide6", "shiboken6")):
            raise
        complain(_NO_PYSIDE)
        return FAILED
    return run_application(paths)


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


class _SelfTest(argparse.Action):
    """Checks the installation and ends."""

    def __call__(self, parser: argparse.ArgumentParser, *_arguments: Any) -> None:  # noqa: ANN401
        from desktop.self_test.run import run_self_test

        parser.exit(run_self_test())
