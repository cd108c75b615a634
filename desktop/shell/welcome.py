"""The page that is shown while no photo is open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.runner import JobRunner
from desktop.settings import Settings
from desktop.shell.drop_target import DropTarget
from desktop.shell.recent_list import RecentList
from desktop.shell.samples import Sample, read_thumbnails, samples

_SAMPLE = QSize(132, 99)
_WIDEST = 820


class WelcomePage(QScrollArea):
    """Drop target, samples and recent files.

    Attributes:
        drop_target: with the signals of its buttons.
        chosen: the user wants to open these files, a list of ``Path``.
    """

    chosen = Signal(list)

    def __init__(
        self, settings: Settings, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        """Make the page; thumbnails of the samples come a moment later.

        Args:
            settings: with the recent files.
            runner: reads the samples.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("welcomePage")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.drop_target = DropTarget()
        self.recent = RecentList(settings)
        self.recent.chosen.connect(lambda path: self.chosen.emit([path]))
        self._samples = [self._sample_button(sample) for sample in samples()]
        self.setWidget(self._centered(self._column()))
        self._request_thumbnails(runner)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self._label(self.tr("Photochrom"), "title"))
        column.addWidget(
            self._label(
                self.tr("Give black-and-white photos colors. Your photos stay on this computer."),
                "faint",
            )
        )
        column.addSpacing(4)
        column.addWidget(self.drop_target, stretch=4)
        column.addSpacing(8)
        column.addWidget(self._label(self.tr("Try it with a sample"), "heading"))
        column.addLayout(self._sample_row())
        column.addWidget(self.recent)
        column.addStretch(1)
        return column

    def _centered(self, column: QVBoxLayout) -> QWidget:
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(_WIDEST)
        column.setContentsMargins(0, 0, 0, 0)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(32, 24, 32, 24)
        row.addStretch(1)
        row.addWidget(inner, stretch=20)
        row.addStretch(1)
        return page

    def _label(self, text: str, look: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("look", look)
        label.setWordWrap(True)
        return label

    def _sample_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._samples:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _sample_button(self, sample: Sample) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"sample-{sample.path.stem}")
        button.setText(sample.title)
        button.setAccessibleName(self.tr("Sample: {title}").format(title=sample.title))
        button.setToolTip(self.tr("Open this sample"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(_SAMPLE)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        blank = QPixmap(_SAMPLE)
        blank.fill(self.palette().color(self.palette().ColorRole.Mid))
        button.setIcon(QIcon(blank))
        button.clicked.connect(lambda: self.chosen.emit([sample.path]))
        return button

    def _request_thumbnails(self, runner: JobRunner) -> None:
        ratio = self.devicePixelRatioF()
        paths = tuple(sample.path for sample in samples())
        work = partial(read_thumbnails, paths, _SAMPLE * ratio)
        job = runner.start(self.tr("Read the samples"), work, quiet=True)
        job.finished.connect(partial(self._show_thumbnails, ratio=ratio))

    def _show_thumbnails(self, pictures: Sequence[QImage], *, ratio: float) -> None:
        for button, picture in zip(self._samples, pictures, strict=True):
            if not picture.isNull():
                pixmap = QPixmap.fromImage(picture)
                pixmap.setDevicePixelRatio(ratio)
                button.setIcon(QIcon(pixmap))
