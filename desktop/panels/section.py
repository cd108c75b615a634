"""A part of a panel that folds away under its title."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget


class Section(QWidget):
    """A title that is a button, and what it shows and hides.

    Attributes:
        toggled: the section was unfolded (True) or folded.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        title: str,
        body: QWidget,
        *,
        name: str,
        unfolded: bool = True,
        is_part: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Put a widget under a title.

        Args:
            title: what the section is for, translated.
            body: what it shows.
            name: object name, for style sheets and tests.
            unfolded: whether the body is shown at first.
            is_part: whether it is part of another section, and its title smaller.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.body = body
        self.header = self._header(title, is_part=is_part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.header)
        layout.addWidget(body)
        self.header.clicked.connect(lambda: self.unfold(not self.is_unfolded))
        self._is_unfolded = not unfolded
        self.unfold(unfolded)

    @property
    def is_unfolded(self) -> bool:
        """Whether the body is shown."""
        return self._is_unfolded

    def unfold(self, unfolded: bool = True) -> None:  # noqa: FBT001 - a Qt slot
        """Show the body, or hide it."""
        if unfolded == self._is_unfolded:
            return
        self._is_unfolded = unfolded
        arrow = Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow
        self.header.setArrowType(arrow)
        hint = self.tr("Hide this section") if unfolded else self.tr("Show this section")
        self.header.setToolTip(hint)
        self.header.setAccessibleDescription(hint)
        self.body.setVisible(unfolded)
        self.toggled.emit(unfolded)

    def _header(self, title: str, *, is_part: bool) -> QToolButton:
        header = QToolButton(self)
        header.setObjectName("partTitle" if is_part else "sectionTitle")
        header.setText(title)
        header.setAccessibleName(title)
        header.setAutoRaise(True)
        header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        header.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        font = header.font()
        font.setBold(True)
        if not is_part:
            font.setPointSizeF(font.pointSizeF() * 1.15)
        header.setFont(font)
        return header
