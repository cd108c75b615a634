"""Shows files with the programs of the system."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Open a file with the program that the system has for it.

    Returns:
        Whether a program was found.
    """
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show a file among its neighbors, selected where the system can.

    Returns:
        Whether the system can show folders.
    """
    if sys.platform == "darwin":
        return _start("open", "-R", str(path))
    if sys.platform == "win32":
        return _start("explorer.exe", f"/select,{path}")
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _start(program: str, *arguments: str) -> bool:
    started, _ = QProcess.startDetached(program, list(arguments))
    return started
