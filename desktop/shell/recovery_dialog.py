"""Offers the work that a crash left behind."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.workspace.recovery import Rescued


class RecoveryDialog(QDialog):
    """Lists what was found. What is neither restored nor discarded is offered at the next start.

    Attributes:
        restore_asked: the user wants these back, a list of ``Rescued``.
        discard_asked: the user does not want these, a list of ``Rescued``.
    """

    restore_asked = Signal(list)
    discard_asked = Signal(list)

    def __init__(self, rescued: Sequence[Rescued], parent: QWidget | None = None) -> None:
        """List what was found, all of it chosen.

        Args:
            rescued: at least one document.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("recoveryDialog")
        self.setWindowTitle(self.tr("Unsaved work was found"))
        self._rescued = tuple(rescued)
        self.listing = self._listing()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._explanation())
        layout.addWidget(self.listing)
        layout.addWidget(self._button_box())
        self.listing.itemChanged.connect(self._offer)
        self.resize(self.fontMetrics().averageCharWidth() * 80, self.sizeHint().height())

    @property
    def chosen(self) -> list[Rescued]:
        """What is ticked."""
        return [
            document
            for row, document in enumerate(self._rescued)
            if self._item(row).checkState(0) is Qt.CheckState.Checked
        ]

    def _explanation(self) -> QLabel:
        label = QLabel(
            self.tr(
                "Photochrom ended without saving the changes of these photos. Tick what you want"
                " back."
            )
        )
        label.setWordWrap(True)
        return label

    def _listing(self) -> QTreeWidget:
        listing = QTreeWidget()
        listing.setObjectName("rescuedList")
        listing.setAccessibleName(self.tr("Photos with unsaved work"))
        listing.setHeaderLabels([self.tr("Photo"), self.tr("Changed"), self.tr("Folder")])
        listing.setRootIsDecorated(False)
        for document in self._rescued:
            listing.addTopLevelItem(_row(document))
        for column in range(2):
            listing.resizeColumnToContents(column)
        return listing

    def _item(self, row: int) -> QTreeWidgetItem:
        item = self.listing.topLevelItem(row)
        assert item is not None  # noqa: S101 - one row a document
        return item

    def _button_box(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        box = QDialogButtonBox()
        self._restore = self._button(box, self.tr("&Restore"), roles.AcceptRole, "restoreButton")
        self._restore.setToolTip(self.tr("Open the ticked photos with their changes"))
        self._restore.setDefault(True)
        self._restore.clicked.connect(self._ask_to_restore)
        self._discard = self._button(box, self.tr("&Discard"), roles.ActionRole, "discardButton")
        self._discard.setToolTip(self.tr("Delete the changes of the ticked photos"))
        self._discard.clicked.connect(self._ask_to_discard)
        later = self._button(box, self.tr("&Later"), roles.RejectRole, "laterButton")
        later.setToolTip(self.tr("Keep everything and ask again at the next start"))
        box.rejected.connect(self.reject)
        return box

    def _button(
        self, box: QDialogButtonBox, text: str, role: QDialogButtonBox.ButtonRole, name: str
    ) -> QPushButton:
        button: QPushButton = box.addButton(text, role)
        button.setObjectName(name)
        return button

    def _ask_to_restore(self) -> None:
        chosen = self.chosen
        self.accept()
        self.restore_asked.emit(chosen)

    def _ask_to_discard(self) -> None:
        chosen = self.chosen
        self.accept()
        self.discard_asked.emit(chosen)

    def _offer(self) -> None:
        has_chosen = bool(self.chosen)
        self._restore.setEnabled(has_chosen)
        self._discard.setEnabled(has_chosen)


def _row(document: Rescued) -> QTreeWidgetItem:
    time = QLocale().toString(_moment(document), QLocale.FormatType.ShortFormat)
    item = QTreeWidgetItem([document.title, time, str(document.photo.parent)])
    item.setToolTip(0, str(document.photo))
    item.setCheckState(0, Qt.CheckState.Checked)
    return item


def _moment(document: Rescued) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(document.saved_at.timestamp()))
