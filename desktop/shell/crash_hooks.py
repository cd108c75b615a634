"""Leads every exception that nobody caught, in any thread, and Qt's own complaints to one place."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desktop.shell.error_dialog import ErrorReporter, Problem

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHooks(QObject):
    """While installed, nothing that goes wrong stays silent.

    The hooks may be called in any thread, so they only emit signals; the dialog is shown in the
    thread of this object, that of the GUI.
    """

    _raised = Signal(object)
    _complained = Signal(str)

    def __init__(self, reporter: ErrorReporter) -> None:
        """Prepare the hooks.

        Args:
            reporter: shows what they catch.
        """
        super().__init__(reporter)
        self._reporter = reporter
        queued = Qt.ConnectionType.QueuedConnection
        self._raised.connect(self._show_error, queued)
        self._complained.connect(self._show_complaint, queued)
        self._excepthook = sys.excepthook
        self._thread_excepthook = threading.excepthook

    def install(self) -> None:
        """Catch from now on."""
        self._excepthook, sys.excepthook = sys.excepthook, self._uncaught
        self._thread_excepthook = threading.excepthook
        threading.excepthook = self._uncaught_in_thread
        qInstallMessageHandler(self._message)

    def uninstall(self) -> None:
        """Leave everything as it was before ``install``."""
        sys.excepthook = self._excepthook
        threading.excepthook = self._thread_excepthook
        qInstallMessageHandler(None)

    def _uncaught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._raised.emit(error.with_traceback(trace))

    def _uncaught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._raised.emit(arguments.exc_value)

    def _message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._complained.emit(text)

    def _show_error(self, error: BaseException) -> None:
        self._reporter.show(self.tr("Something unexpected went wrong"), error)

    def _show_complaint(self, text: str) -> None:
        sentence = self.tr("The window system reports a problem; save your work and start again.")
        title = self.tr("Something unexpected went wrong")
        self._reporter.show_problem(Problem(title, sentence, text))
