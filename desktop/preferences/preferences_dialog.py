"""All preferences, a page each; every choice counts at once."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.runner import JobRunner
from desktop.look.icons import icon
from desktop.preferences.appearance_page import AppearancePage
from desktop.preferences.device_page import DevicePage
from desktop.preferences.fetch_box import FetchBox
from desktop.preferences.memory_page import MemoryPage
from desktop.preferences.models_page import ModelsPage
from desktop.preferences.updates_page import UpdatesPage
from desktop.settings import Settings
from desktop.updates.update_watch import UpdateWatch
from engine.models.store import ModelStore

_ICON_SIZE: Final = QSize(20, 20)


class Page(Enum):
    """A page of the preferences."""

    APPEARANCE = "appearance"
    DEVICE = "device"
    MODELS = "models"
    MEMORY = "memory"
    UPDATES = "updates"


class PreferencesDialog(QDialog):
    """Appearance, device, models, memory and updates.

    Downloads go on when the dialog is closed; the status bar shows them.

    Attributes:
        models_changed: models were added, removed or fetched.
    """

    models_changed = Signal()

    def __init__(
        self,
        settings: Settings,
        store: ModelStore,
        runner: JobRunner,
        parent: QWidget | None = None,
        *,
        fetch_box: FetchBox | None = None,
        updates: UpdateWatch | None = None,
    ) -> None:
        """Show the first page.

        Args:
            settings: takes every choice.
            store: knows the models.
            runner: runs jobs.
            parent: Qt parent.
            fetch_box: downloads models; None for all that are published.
            updates: knows the newest version; None for one that lives as long as the dialog.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.appearance = AppearancePage(settings, self)
        self.device = DevicePage(settings, store, runner, self)
        self.models = ModelsPage(store, runner, fetch_box or FetchBox(store, runner), self)
        self.memory = MemoryPage(settings, self)
        watch = updates or UpdateWatch(settings, runner, self)
        self.updates = UpdatesPage(settings, watch, self)
        self.contents = QListWidget(self)
        self.pages = QStackedWidget(self)
        self._fill()
        self._lay_out()
        self.contents.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.models.models_changed.connect(self.models_changed)
        self.show_page(Page.APPEARANCE)

    def show_page(self, page: Page) -> None:
        """Turn to a page."""
        self.contents.setCurrentRow(list(Page).index(page))

    def done(self, result: int) -> None:
        """Close; a dialog that shall be deleted then lives until its jobs have ended."""
        if self.models.is_busy and self.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
            self.models.settled.connect(self.deleteLater)
        super().done(result)

    def _fill(self) -> None:
        titles = (
            (self.appearance, "theme", self.tr("Appearance")),
            (self.device, "device", self.tr("Device")),
            (self.models, "layers", self.tr("Models")),
            (self.memory, "memory", self.tr("Memory")),
            (self.updates, "refresh", self.tr("Updates")),
        )
        for page, drawing, title in titles:
            self.contents.addItem(QListWidgetItem(icon(drawing), title))
            page.setAccessibleName(title)
            self.pages.addWidget(page)
        self.contents.setIconSize(_ICON_SIZE)
        self.contents.setAccessibleName(self.tr("Pages of the preferences"))
        self.contents.setToolTip(self.tr("Choose a page"))
        self.contents.setMaximumWidth(self.contents.sizeHintForColumn(0) + 40)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.contents)
        row.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(row, 1)
        layout.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            # Return shall do something only to the control that has the focus.
            button.setAutoDefault(False)
        size = QSize(self.fontMetrics().averageCharWidth() * 135, self.fontMetrics().height() * 42)
        self.resize(size.boundedTo(self.screen().availableGeometry().size() * 0.9))
