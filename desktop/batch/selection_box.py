"""Which of the photos that are found are colorized, and in which order."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from engine.batch.filters import ContentFilter, NameFilter
from engine.batch.plan import Selection
from engine.batch.working_order import WorkingOrder

_BETWEEN = ";"


class SelectionBox(QWidget):
    """Patterns of names, gray or color, and the order; at first all photos by name.

    Attributes:
        changed: something else is chosen now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Choose all photos.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self.include = QLineEdit(self)
        self.exclude = QLineEdit(self)
        self.content = QComboBox(self)
        self.order = QComboBox(self)
        self._fill()
        self._describe()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Onl&y names like"), self.include)
        form.addRow(self.tr("No na&mes like"), self.exclude)
        form.addRow(self.tr("C&olors"), self.content)
        form.addRow(self.tr("O&rder"), self.order)
        for field in (self.include, self.exclude):
            field.textChanged.connect(self.changed)
        for combo in (self.content, self.order):
            combo.currentIndexChanged.connect(self.changed)

    @property
    def selection(self) -> Selection:
        """Which photos by their names, and in which order."""
        names = NameFilter(_patterns(self.include.text()), _patterns(self.exclude.text()))
        return Selection(names, self.order.currentData())

    @property
    def only(self) -> ContentFilter:
        """Which photos by whether they are in color already."""
        chosen: ContentFilter = self.content.currentData()
        return chosen

    def _fill(self) -> None:
        self.content.addItem(self.tr("All photos"), ContentFilter.ANY)
        self.content.addItem(self.tr("Only gray and toned photos"), ContentFilter.GRAY)
        self.content.addItem(self.tr("Only photos in color"), ContentFilter.COLOR)
        for order, title in (
            (WorkingOrder.NAME, self.tr("By name")),
            (WorkingOrder.NEWEST, self.tr("Newest first")),
            (WorkingOrder.OLDEST, self.tr("Oldest first")),
            (WorkingOrder.SMALLEST, self.tr("Smallest first")),
            (WorkingOrder.LARGEST, self.tr("Largest first")),
        ):
            self.order.addItem(title, order)

    def _describe(self) -> None:
        self.include.setPlaceholderText(self.tr("all, or such as *.tif; albums/*"))
        self.exclude.setPlaceholderText(self.tr("none, or such as *-back.*; tests/"))
        patterns = self.tr(
            "* stands for any letters and ? for one; a pattern with / is about the path below the "
            "folder. Put ; between several"
        )
        self.include.setToolTip(patterns)
        self.exclude.setToolTip(patterns)
        self.content.setToolTip(
            self.tr("Pass over photos that are in color already, or all others; takes a while")
        )
        self.order.setToolTip(self.tr("Which photo is colorized first, by name, date or file size"))


def _patterns(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(_BETWEEN) if part.strip())
