"""What Photochrom is, its version, and the licenses of all that it is made of."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.batch.reveal import open_file
from desktop.jobs.runner import JobRunner
from desktop.look.icons import application_icon
from desktop.shell.licenses import Part, application_version, license_folder, parts

_MARK = 72


class AboutDialog(QDialog):
    """Shows the parts as soon as they have been looked up."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        """Show the version; the parts follow.

        Args:
            runner: looks the parts up.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About Photochrom"))
        self._parts: tuple[Part, ...] = ()
        self.listing = self._listing()
        self.text = self._text_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(self._head())
        layout.addWidget(QLabel(self.tr("Photochrom is made of these parts:")))
        layout.addWidget(self._both(), stretch=1)
        layout.addWidget(self._buttons())
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 130, self.fontMetrics().lineSpacing() * 34)
        job = runner.start(self.tr("Read licenses"), lambda _control: parts(), quiet=True)
        job.finished.connect(self._show_parts)

    def _head(self) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(application_icon().pixmap(_MARK, _MARK))
        name = QLabel(self.tr("Photochrom"))
        name.setProperty("look", "title")
        version = application_version()
        known = self.tr("Version {version}").format(version=version)
        line = QLabel(known if version else self.tr("Run from its source"))
        line.setObjectName("versionLabel")
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        claim = QLabel(
            self.tr(
                "Gives archive photos colors on your own computer. Every color is a machine's"
                " guess, and each export says so."
            )
        )
        claim.setProperty("look", "faint")
        claim.setWordWrap(True)
        texts = QVBoxLayout()
        for label in (name, line, claim):
            texts.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, stretch=1)
        return row

    def _listing(self) -> QTreeWidget:
        listing = QTreeWidget()
        listing.setObjectName("partsList")
        listing.setAccessibleName(self.tr("Parts and their licenses"))
        listing.setHeaderLabels([self.tr("Part"), self.tr("Version"), self.tr("License")])
        listing.setRootIsDecorated(False)
        listing.setUniformRowHeights(True)
        listing.currentItemChanged.connect(self._show_text)
        return listing

    def _text_view(self) -> QPlainTextEdit:
        view = QPlainTextEdit()
        view.setObjectName("licenseText")
        view.setAccessibleName(self.tr("Text of the license"))
        view.setReadOnly(True)
        return view

    def _both(self) -> QSplitter:
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.listing)
        splitter.addWidget(self.text)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        return splitter

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        folder = license_folder()
        if folder is not None:
            files = box.addButton(self.tr("License files"), QDialogButtonBox.ButtonRole.HelpRole)
            files.setObjectName("licenseFilesButton")
            files.setToolTip(
                self.tr("Open the folder with the licenses of everything that is in here")
            )
            files.clicked.connect(lambda: open_file(folder))
        return box

    def _show_parts(self, found: object) -> None:
        self._parts = cast("tuple[Part, ...]", found)
        items = [
            QTreeWidgetItem([part.name, part.version, part.license or "-"]) for part in self._parts
        ]
        self.listing.addTopLevelItems(items)
        for column in range(2):
            self.listing.resizeColumnToContents(column)
        self.listing.setCurrentItem(items[0])

    def _show_text(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        part = self._parts[self.listing.indexOfTopLevelItem(item)]
        missing = self.tr("This part brings no text of its license. It states: {license}")
        self.text.setPlainText(part.text or missing.format(license=part.license or "-"))
