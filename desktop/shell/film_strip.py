"""The open photos in a row, with small pictures and how far the user is with each."""

from typing import Any

from PySide6.QtCore import (
    QIdentityProxyModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListView, QMenu, QWidget

from desktop.look.icons import icon
from desktop.shell.film_strip_item import FilmStripItem, state_text
from desktop.workspace.library import Library, LibraryRole
from desktop.workspace.open_photo import OpenPhoto


class FilmStrip(QListView):
    """A view of the library; the current row is the current photo of the library.

    Attributes:
        close_asked: the user wants to close this photo, an ``OpenPhoto``.
        show_asked: the user wants to see the file of this photo in its folder.
        apply_asked: the user wants the edits of this photo for many photos.
    """

    close_asked = Signal(object)
    show_asked = Signal(object)
    apply_asked = Signal(object)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        """Show a library.

        Args:
            library: the open photos.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._library = library
        self._item = FilmStripItem(self)
        self.setObjectName("filmStrip")
        self.setAccessibleName(self.tr("Open photos"))
        self.setModel(_SpokenLibrary(library, self))
        self.setItemDelegate(self._item)
        self._lay_out()
        self._add_keys()
        self.selectionModel().currentChanged.connect(self._row_chosen)
        library.current_changed.connect(self._show_current)
        self._show_current(library.current)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of one row of pictures."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), self._item.size().height() + bar + 6)

    def photo_at(self, index: QModelIndex) -> OpenPhoto | None:
        """Return the photo of a row; None for no row."""
        photo = index.data(LibraryRole.PHOTO)
        return photo if isinstance(photo, OpenPhoto) else None

    def _lay_out(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.setFixedHeight(self.sizeHint().height())

    def _add_keys(self) -> None:
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self._ask_to_close(self.photo_at(self.currentIndex())))

    def _row_chosen(self, index: QModelIndex) -> None:
        photo = self.photo_at(index)
        if photo is not None:
            self._library.set_current(photo)

    def _show_current(self, photo: OpenPhoto | None) -> None:
        if photo is None:
            self.setCurrentIndex(QModelIndex())
            return
        index = self.model().index(self._library.row_of(photo), 0)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self.scrollTo(index)

    def _open_menu(self, place: QPoint) -> None:
        photo = self.photo_at(self.indexAt(place))
        if photo is not None:
            menu = self.menu_for(photo)
            menu.popup(self.viewport().mapToGlobal(place))

    def menu_for(self, photo: OpenPhoto) -> QMenu:
        """Make the menu of a photo; it goes when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = menu.addAction(icon("folder"), self.tr("Show in &folder"))
        show.triggered.connect(lambda: self.show_asked.emit(photo))
        apply = menu.addAction(icon("batch"), self.tr("&Apply its edits to many photos…"))
        apply.setEnabled(photo.document is not None)
        apply.triggered.connect(lambda: self.apply_asked.emit(photo))
        close = menu.addAction(icon("close"), self.tr("&Close photo"))
        close.triggered.connect(lambda: self._ask_to_close(photo))
        return menu

    def _ask_to_close(self, photo: OpenPhoto | None) -> None:
        if photo is not None:
            self.close_asked.emit(photo)


class _SpokenLibrary(QIdentityProxyModel):
    """The library with what a screen reader says of a photo, and tooltips that say the same."""

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSourceModel(library)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - any type of Qt
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{super().data(index, LibraryRole.TITLE)}, {self._state(index)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{super().data(index, LibraryRole.PATH)}\n{self._state(index)}"
        return super().data(index, role)

    def _state(self, index: QModelIndex | QPersistentModelIndex) -> str:
        error = super().data(index, LibraryRole.ERROR_TEXT)
        return str(error) if error else state_text(super().data(index, LibraryRole.STATE))
