"""Runs all checks and reports each in a line."""

import platform
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.cli.console import is_debugging, put
from desktop.cli.exit_codes import DONE, FAILED
from desktop.self_test.photo_checks import check_colors, check_files, check_models, check_scans

Check = Callable[[], str]


def run_self_test() -> int:
    """Check the installation and report to stdout.

    Returns:
        Exit code: 0 where all is well, 1 where something is not.
    """
    with tempfile.TemporaryDirectory(prefix="photochrom-") as name:
        return run_checks(_checks(Path(name)))


def run_checks(checks: Mapping[str, Check]) -> int:
    """Run some checks; one that fails keeps none from running.

    Args:
        checks: what each is called, and what returns a few words on what it found, or raises.

    Returns:
        Exit code.
    """
    put(f"system    {platform.platform()}, {_form()}")
    failures = [name for name, check in checks.items() if not _passes(name, check)]
    put("All is well." if not failures else f"Something is wrong: {', '.join(failures)}.")
    return FAILED if failures else DONE


def _checks(folder: Path) -> Mapping[str, Check]:
    for name in ("files", "scans", "window"):
        (folder / name).mkdir()
    return {
        "models": check_models,
        "colors": check_colors,
        "files": lambda: check_files(folder / "files"),
        "scans": lambda: check_scans(folder / "scans"),
        "window": lambda: _check_window(folder / "window"),
    }


def _check_window(folder: Path) -> str:
    # After the models, since ONNX Runtime must be loaded before PySide6.
    from desktop.self_test.window_check import check_window

    return check_window(folder)


def _passes(name: str, check: Check) -> bool:
    begun = time.monotonic()
    try:
        found, is_well = check(), True
    except Exception as error:
        if is_debugging():
            raise
        found, is_well = f"{type(error).__name__}: {error}", False
    put(f"{name:9} {'ok' if is_well else 'FAILED':6} {time.monotonic() - begun:5.1f} s  {found}")
    return is_well


def _form() -> str:
    version = platform.python_version()
    return f"frozen with Python {version}" if is_frozen() else f"Python {version}"


def is_frozen() -> bool:
    """Tell whether this is the program that was installed without Python."""
    return bool(getattr(sys, "frozen", False))
