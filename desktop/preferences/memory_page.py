"""How much memory the application may keep photos in."""

from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop.look.theme import set_look
from desktop.settings import Settings

_STEP_MB = 256


class MemoryPage(QWidget):
    """Chooses the size of the cache."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show what is set.

        Args:
            settings: takes every choice at once.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._settings = settings
        self.cache = QSpinBox(self)
        self.cache.setRange(64, 65536)
        self.cache.setSingleStep(_STEP_MB)
        self.cache.setSuffix(self.tr(" MB"))
        self.cache.setGroupSeparatorShown(True)
        self.cache.setKeyboardTracking(False)
        self.cache.setToolTip(self.tr("Memory for photos that were looked at before"))
        self.cache.setValue(settings.cache_mb)
        self._lay_out()
        self.cache.valueChanged.connect(self._choose)
        settings.changed.connect(self._follow_settings)

    def _lay_out(self) -> None:
        note = QLabel(
            self.tr(
                "Photochrom keeps the photos that you looked at last in memory, so that going back "
                "to them takes no time. With less, it reads them again; nothing is lost."
            ),
            self,
        )
        note.setWordWrap(True)
        set_look(note, "faint")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.tr("&Keep photos in up to"), self.cache)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addStretch(1)

    def _choose(self, megabytes: int) -> None:
        self._settings.cache_mb = megabytes

    def _follow_settings(self, key: str) -> None:
        if key == "cache_mb":
            self.cache.setValue(self._settings.cache_mb)
