"""How the user wants to see the photo, and with which tool."""

from PySide6.QtCore import QObject, Signal

from desktop.canvas.modes import CompareMode, Tool

SMALLEST_BRUSH, LARGEST_BRUSH = 1.0, 400.0
"""Radius of the brush, in pixels of the photo."""

_FIRST_BRUSH = 40.0


class Display(QObject):
    """What the canvas is asked to show and to do; a model without widgets.

    Attributes:
        changed: something below is different.
        tool_changed: ``tool`` is.
        compare_changed: ``compare`` is.
        brush_changed: ``brush_radius`` is.
    """

    changed = Signal()
    tool_changed = Signal(Tool)
    compare_changed = Signal(CompareMode)
    brush_changed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with the colorized photo alone and with looking.

        Args:
            parent: owner of this object.
        """
        super().__init__(parent)
        self._tool = Tool.LOOK
        self._compare = CompareMode.OFF
        self._split = 0.5
        self._brush_radius = _FIRST_BRUSH
        self._shows_original = False
        self._shows_objects = False

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self._tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        if tool is not self._tool:
            self._tool = tool
            self.tool_changed.emit(tool)
            self.changed.emit()

    @property
    def compare(self) -> CompareMode:
        """How the original is shown beside the result."""
        return self._compare

    @compare.setter
    def compare(self, mode: CompareMode) -> None:
        if mode is not self._compare:
            self._compare = mode
            self.compare_changed.emit(mode)
            self.changed.emit()

    @property
    def split(self) -> float:
        """Where the line between original and result is: 0 left to 1 right in what is seen."""
        return self._split

    @split.setter
    def split(self, share: float) -> None:
        self._split = min(1.0, max(0.0, share))
        self.changed.emit()

    @property
    def brush_radius(self) -> float:
        """Of the brush, in pixels of the photo; what is too small or too large is bounded."""
        return self._brush_radius

    @brush_radius.setter
    def brush_radius(self, radius: float) -> None:
        bounded = min(LARGEST_BRUSH, max(SMALLEST_BRUSH, radius))
        if bounded != self._brush_radius:
            self._brush_radius = bounded
            self.brush_changed.emit(bounded)
            self.changed.emit()

    @property
    def shows_original(self) -> bool:
        """Whether the original is seen instead of the result, while a key is held."""
        return self._shows_original

    @shows_original.setter
    def shows_original(self, shown: bool) -> None:
        if shown != self._shows_original:
            self._shows_original = shown
            self.changed.emit()

    @property
    def shows_objects(self) -> bool:
        """Whether all objects are shown."""
        return self._shows_objects

    @shows_objects.setter
    def shows_objects(self, shown: bool) -> None:
        if shown != self._shows_objects:
            self._shows_objects = shown
            self.changed.emit()
