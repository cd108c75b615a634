"""The colors that the model held for possible, to be tried out by pointing at them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.look.theme import set_look
from desktop.number_texts import percent
from desktop.panels.object_lightness import ObjectLightness
from desktop.panels.swatch import Swatch
from desktop.workspace.selection import Selection
from engine.touchup.alternatives import SuggestedColor
from engine.touchup.colors import TargetColor

COUNT = 6
"""How many colors are suggested at most."""


class SuggestionsRow(QWidget):
    """Swatches with the probability of each.

    Attributes:
        pointed: a suggestion is pointed at; None when it no longer is.
        chosen: a suggestion was clicked.
    """

    pointed = Signal(object)
    chosen = Signal(TargetColor)

    def __init__(
        self, selection: Selection, lightness: ObjectLightness, parent: QWidget | None = None
    ) -> None:
        """Show the suggestions of the selection.

        Args:
            selection: with the suggestions.
            lightness: of the object, to show colors as they will look on it.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._selection, self._lightness = selection, lightness
        self._reason: str | None = None
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        set_look(self.note, "faint")
        self.swatches = tuple(Swatch(self) for _ in range(COUNT))
        row = QHBoxLayout()
        row.setSpacing(4)
        for swatch in self.swatches:
            row.addWidget(swatch)
            swatch.show_color(QColor(), self.tr("Suggested color"))
            swatch.setToolTip(self.tr("Suggested color"))
            swatch.pointed.connect(lambda here, which=swatch: self._point(which, here=here))
            swatch.clicked.connect(lambda _checked, which=swatch: self._choose(which))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.note)
        layout.addLayout(row)
        selection.suggested.connect(self._refresh)
        lightness.changed.connect(self._refresh)
        self.show_reason(None)

    def show_reason(self, reason: str | None) -> None:
        """Show why nothing is suggested, or what is."""
        self._reason = reason
        if reason is not None:
            self.note.setText(reason)
        elif not self._selection.suggestions:
            self.note.setText(self.tr("Looking for likely colors…"))
        else:
            self.note.setText(
                self.tr(
                    "Colors that the model holds for possible here. Point to try, click to take."
                )
            )
        self._fill(() if reason is not None else self._selection.suggestions)

    def _refresh(self) -> None:
        if self._selection.mask is not None:
            self.show_reason(self._reason)

    def _fill(self, suggestions: tuple[SuggestedColor, ...]) -> None:
        for index, swatch in enumerate(self.swatches):
            swatch.setVisible(index < len(suggestions))
            if index < len(suggestions):
                suggestion = suggestions[index]
                text = suggestion.color.to_hex(self._lightness.value)
                name = self.tr("{color}, probability {mass}")
                mass = percent(suggestion.mass)
                swatch.show_color(QColor(text), name.format(color=text, mass=mass), mass)
                swatch.setToolTip(swatch.accessibleName())

    def _color_of(self, swatch: Swatch) -> TargetColor | None:
        index, suggestions = self.swatches.index(swatch), self._selection.suggestions
        return suggestions[index].color if index < len(suggestions) else None

    def _point(self, swatch: Swatch, *, here: bool) -> None:
        self.pointed.emit(self._color_of(swatch) if here else None)

    def _choose(self, swatch: Swatch) -> None:
        color = self._color_of(swatch)
        if color is not None:
            self.chosen.emit(color)
