"""The tools that work in the photo."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.canvas.modes import Tool
from desktop.look.icons import icon
from desktop.panels.availability import offer
from desktop.panels.live_slider import LiveSlider, Scale

_BRUSHES = Tool.BRUSH_ADD, Tool.BRUSH_TAKE_AWAY


class ToolRow(QWidget):
    """One button a tool, and the size of the brush.

    Attributes:
        chosen: the user chose a tool.
        brush_changed: the brush has another radius, in pixels of the full-size photo.
    """

    chosen = Signal(Tool)
    brush_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with the tool that only looks.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self.buttons: dict[Tool, QToolButton] = {}
        self._group = QButtonGroup(self)
        self.brush = LiveSlider(
            self.tr("Brush size"),
            Scale(1, 400, 40, 1, suffix=self.tr(" px")),
            tip=self.tr("Radius of the brush in pixels of the photo."),
            parent=self,
        )
        row = QHBoxLayout()
        for tool, name, title, tip in self._tools():
            row.addWidget(self._button(tool, name, title, tip))
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.brush)
        self.brush.moved.connect(self.brush_changed)
        self._group.idClicked.connect(self._choose)
        self.show_tool(Tool.LOOK)

    @property
    def tool(self) -> Tool | None:
        """The tool that is shown as chosen; None for one that has no button here."""
        checked = self._group.checkedButton()
        return next((tool for tool, button in self.buttons.items() if button is checked), None)

    def show_tool(self, tool: Tool) -> None:
        """Show a tool as chosen; one that has no button here leaves none chosen."""
        if tool in self.buttons:
            self.buttons[tool].setChecked(True)
        else:
            self._uncheck()
        self.brush.setVisible(tool in _BRUSHES)

    def offer_tool(self, tool: Tool, reason: str | None) -> None:
        """Make a tool usable, or say why it is not."""
        offer(self.buttons[tool], reason)

    def _tools(self) -> tuple[tuple[Tool, str, str, str], ...]:
        return (
            (Tool.LOOK, "look", self.tr("Look around"), self.tr("Drag to move the photo.")),
            (
                Tool.SELECT,
                "select",
                self.tr("Select objects"),
                self.tr("Click an object, or drag a box around it. Shift adds, Alt takes away."),
            ),
            (
                Tool.BRUSH_ADD,
                "brush-add",
                self.tr("Brush: add"),
                self.tr("Paint over what belongs to the object, too."),
            ),
            (
                Tool.BRUSH_TAKE_AWAY,
                "brush-take-away",
                self.tr("Brush: take away"),
                self.tr("Paint over what does not belong to the object."),
            ),
            (
                Tool.EYEDROPPER,
                "eyedropper",
                self.tr("Eyedropper"),
                self.tr("Click the photo to take a color from it."),
            ),
            (
                Tool.HINT,
                "hint",
                self.tr("Color point"),
                self.tr("Click where the photo should have your color; it spreads from there."),
            ),
        )

    def _button(self, tool: Tool, name: str, title: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"tool-{name}")
        button.setIcon(icon(name))
        button.setIconSize(QSize(20, 20))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(title)
        button.setToolTip(self.tr("{title}. {tip}").format(title=title, tip=tip))
        self.buttons[tool] = button
        self._group.addButton(button, len(self.buttons) - 1)
        return button

    def _uncheck(self) -> None:
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def _choose(self, number: int) -> None:
        tool = list(self.buttons)[number]
        self.show_tool(tool)
        self.chosen.emit(tool)
