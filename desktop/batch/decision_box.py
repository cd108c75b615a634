"""A question in place, above what it is about: nothing pops up, and nothing happens unanswered."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.look.theme import set_look


@dataclass(frozen=True)
class Answer:
    """One way to go on.

    Attributes:
        text: of its button.
        tip: what will happen, in a sentence.
        act: does it.
        is_primary: whether it is what most people want.
    """

    text: str
    tip: str
    act: Callable[[], object]
    is_primary: bool = False


@dataclass(frozen=True)
class Question:
    """What the user has to decide.

    Attributes:
        title: what was found, in a sentence.
        points: what belongs to it, each on a line of its own.
        answers: all ways to go on.
    """

    title: str
    points: tuple[str, ...]
    answers: tuple[Answer, ...]


class DecisionBox(QFrame):
    """Shows one question with a button for each answer; hidden while there is none.

    Attributes:
        asked: there is a question now (True), or none any more.
    """

    asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask nothing.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("decisionBox")
        self.title = QLabel(self)
        self.points = QLabel(self)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._set_up()
        self.hide()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The answers of the question, in order; empty while there is none."""
        return tuple(self._buttons)

    def ask(self, question: Question) -> None:
        """Show a question in place of any other.

        Args:
            question: what to decide; goes away when it is answered.
        """
        self._take_buttons_away()
        self.title.setText(question.title)
        self.points.setText("\n".join(f"•  {point}" for point in question.points))
        self.points.setVisible(bool(question.points))
        for answer in question.answers:
            self._add(answer)
        self._row.addStretch(1)
        self.setAccessibleName(question.title)
        self.show()
        self.asked.emit(True)

    def drop(self) -> None:
        """Ask nothing any more."""
        self._take_buttons_away()
        self.hide()
        self.asked.emit(False)

    def _set_up(self) -> None:
        set_look(self, "card")
        set_look(self.title, "heading")
        set_look(self.points, "faint")
        for label in (self.title, self.points):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.points)
        layout.addLayout(self._row)

    def _add(self, answer: Answer) -> None:
        button = QPushButton(answer.text, self)
        button.setToolTip(answer.tip)
        if answer.is_primary:
            set_look(button, "primary")
        button.clicked.connect(lambda: self._answer(answer))
        self._row.addWidget(button)
        self._buttons.append(button)

    def _answer(self, answer: Answer) -> None:
        self.drop()
        answer.act()

    def _take_buttons_away(self) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        while self._row.count():
            self._row.takeAt(0)
