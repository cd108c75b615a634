"""The one door through which errors reach the user: a sentence, details on request, a log file."""

import logging
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.mark import Mark
from desktop.look.theme import set_look
from desktop.shell.error_texts import details_of, sentence_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Problem:
    """Something that went wrong, as it is shown.

    Attributes:
        title: what was tried, in a few words.
        sentence: what is wrong and what to do.
        details: for whoever helps; may be long.
    """

    title: str
    sentence: str
    details: str


class ErrorDialog(QDialog):
    """Shows one problem. The details stay hidden until somebody asks for them."""

    def __init__(
        self, problem: Problem, log_file: Path | None = None, parent: QWidget | None = None
    ) -> None:
        """Describe the problem.

        Args:
            problem: what went wrong.
            log_file: the log, which a button opens; None if there is none.
            parent: the window that cannot be used meanwhile.
        """
        super().__init__(parent)
        self.setObjectName("errorDialog")
        self.setWindowTitle(self.tr("Photochrom"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
        self._details = self._details_view(problem.details)
        self._buttons = self._button_box(log_file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(self._message(problem))
        layout.addWidget(self._details, stretch=1)
        layout.addWidget(self._buttons)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _message(self, problem: Problem) -> QHBoxLayout:
        title = QLabel(problem.title)
        set_look(title, "heading")
        title.setWordWrap(True)
        title.setTextFormat(Qt.TextFormat.PlainText)
        sentence = QLabel(problem.sentence)
        sentence.setObjectName("errorSentence")
        sentence.setWordWrap(True)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts = QVBoxLayout()
        texts.setSpacing(6)
        texts.addWidget(title)
        texts.addWidget(sentence)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Mark("warning"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, stretch=1)
        return row

    def _details_view(self, details: str) -> QPlainTextEdit:
        view = QPlainTextEdit(details)
        view.setObjectName("errorDetails")
        view.setAccessibleName(self.tr("Details of the error"))
        view.setReadOnly(True)
        # Tracebacks point at parts of a line by what stands below them.
        view.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        metrics = view.fontMetrics()
        view.setMinimumSize(metrics.averageCharWidth() * 84, metrics.lineSpacing() * 10)
        view.hide()
        return view

    def _button_box(self, log_file: Path | None) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        details = box.addButton(self.tr("Details"), QDialogButtonBox.ButtonRole.ActionRole)
        details.setObjectName("detailsButton")
        details.setCheckable(True)
        details.setToolTip(self.tr("Show what the program knows about the error"))
        details.toggled.connect(self._show_details)
        copy = box.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip(self.tr("Copy the details, to paste them into a message"))
        copy.clicked.connect(self._copy)
        if log_file is not None:
            self._add_log_button(box, log_file)
        for button in box.findChildren(QPushButton):
            # Return closes the dialog, whatever was pressed before.
            button.setAutoDefault(False)
        box.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        return box

    def _add_log_button(self, box: QDialogButtonBox, log_file: Path) -> None:
        button: QPushButton = box.addButton(
            self.tr("Open log"), QDialogButtonBox.ButtonRole.ActionRole
        )
        button.setToolTip(str(log_file))
        url = QUrl.fromLocalFile(str(log_file))
        button.clicked.connect(lambda: QDesktopServices.openUrl(url))

    def _show_details(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._details.setVisible(shown)
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


class ErrorReporter(QObject):
    """Shows errors one after another and logs all of them.

    An error that says the same as one that is waiting or shown is logged alone: a broken disk
    must not bury the user in dialogs.

    Attributes:
        shown: a problem was put before the user.
    """

    shown = Signal(Problem)

    def __init__(self, log_file: Path | None = None, parent: QObject | None = None) -> None:
        """Prepare to report.

        Args:
            log_file: the log, which dialogs offer to open; None if there is none.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.log_file = log_file
        self._window: QWidget | None = None
        self._dialog: ErrorDialog | None = None
        self._waiting: deque[Problem] = deque()

    def belong_to(self, window: QWidget) -> None:
        """Show dialogs in front of a window."""
        self._window = window

    def show(self, title: str, error: BaseException) -> None:
        """Tell the user that something went wrong, without waiting for an answer.

        Args:
            title: what was tried, in a few words.
            error: why it failed.
        """
        self.note(title, error)
        self._queue(Problem(title, sentence_of(error), details_of(error)))

    def note(self, title: str, error: BaseException) -> None:
        """Only log an error that the user learns of in another way."""
        _log.error("%s: %s", title, error, exc_info=error)

    def show_problem(self, problem: Problem) -> None:
        """Tell the user about something that was no exception."""
        _log.error("%s: %s\n%s", problem.title, problem.sentence, problem.details)
        self._queue(problem)

    @property
    def dialog(self) -> ErrorDialog | None:
        """The dialog that is open."""
        return self._dialog

    def _queue(self, problem: Problem) -> None:
        if all(problem.sentence != other.sentence for other in self._waiting):
            self._waiting.append(problem)
        if self._dialog is None:
            self._show_next()

    def _show_next(self) -> None:
        if not self._waiting:
            return
        problem = self._waiting[0]
        parent = QApplication.activeModalWidget() or self._window
        self._dialog = ErrorDialog(problem, self.log_file, parent)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()
        self.shown.emit(problem)

    def _closed(self) -> None:
        self._dialog = None
        self._waiting.popleft()
        self._show_next()
