"""How far a run is, and the buttons that steer it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.batch.batch_run import BatchRun
from desktop.batch.durations import duration_text
from desktop.batch.rows import RowState
from desktop.batch.run_state import RunState
from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.number_texts import percent, whole
from desktop.sentences import in_user_language

_STEPS: Final = 1000


class ProgressBox(QFrame):
    """Says how far the run is and how long it will take; start, pause, resume, cancel."""

    def __init__(self, run: BatchRun, parent: QWidget | None = None) -> None:
        """Show the state of a run.

        Args:
            run: the run. ``start_button`` is connected by who knows the order.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._run = run
        self._problem: str | None = None
        self._is_held = False
        self.headline = QLabel(self)
        self.detail = QLabel(self)
        self.bar = QProgressBar(self)
        self.start_button = QPushButton(icon("play", on_accent=True), self.tr("&Start"), self)
        self.pause_button = QPushButton(icon("pause"), self.tr("Pa&use"), self)
        self.cancel_button = QPushButton(icon("stop"), self.tr("&Cancel"), self)
        self._set_up()
        self._lay_out()
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.cancel_button.clicked.connect(run.cancel)
        for change in (run.state_changed, run.progressed, run.previewed, run.ended, run.failed):
            change.connect(self.refresh)
        self.refresh()

    def set_problem(self, problem: str | None) -> None:
        """Say why no run can begin.

        Args:
            problem: a sentence; None if one can.
        """
        self._problem = problem
        self.refresh()

    def hold_start(self, held: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Begin no run while a question is open, or let it begin again."""
        self._is_held = held
        self.refresh()

    def refresh(self) -> None:
        """Show how far the run is now."""
        state, counts = self._run.state, self._run.model.counts
        self.headline.setText(self._headline())
        self.detail.setText(self._detail())
        self._show_bar(counts.final / counts.total if state.is_active and counts.total else 0.0)
        self.start_button.setVisible(not state.is_active)
        self.start_button.setEnabled(self._problem is None and not self._is_held)
        self.start_button.setToolTip(self._problem or self._start_tip())
        self.pause_button.setVisible(state.is_active)
        self.cancel_button.setVisible(state.is_active)
        self.pause_button.setEnabled(state is not RunState.STOPPING)
        self.cancel_button.setEnabled(state is not RunState.STOPPING)
        self._show_pause(is_paused=state is RunState.PAUSED)

    def _start_tip(self) -> str:
        if self._is_held:
            return self.tr("Answer the question above first")
        return self.tr("Colorize all photos of the list")

    def _set_up(self) -> None:
        set_look(self, "card")
        set_look(self.headline, "title")
        set_look(self.detail, "faint")
        set_look(self.start_button, "primary")
        self.detail.setWordWrap(True)
        self.bar.setAccessibleName(self.tr("Progress of the run"))
        self.bar.setToolTip(self.tr("How many of the photos are finished"))
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setMinimumHeight(self.fontMetrics().height())
        self.cancel_button.setToolTip(self.tr("End the run; finished results stay"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.headline, 1)
        for button in (self.start_button, self.pause_button, self.cancel_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self.bar)
        layout.addWidget(self.detail)

    def _show_bar(self, share: float) -> None:
        # Nothing is known about how long this takes: the bar runs to and fro.
        is_unknown = self._run.state is RunState.PREPARING
        self.bar.setRange(0, 0 if is_unknown else _STEPS)
        self.bar.setValue(round(share * _STEPS))

    def _show_pause(self, *, is_paused: bool) -> None:
        self.pause_button.setText(self.tr("&Resume") if is_paused else self.tr("Pa&use"))
        self.pause_button.setIcon(icon("play" if is_paused else "pause"))
        self.pause_button.setToolTip(
            self.tr("Go on where the run was paused")
            if is_paused
            else self.tr("Finish the photos in work and begin no others")
        )

    def _pause_or_resume(self) -> None:
        if self._run.state is RunState.PAUSED:
            self._run.resume()
        else:
            self._run.pause()

    def _headline(self) -> str:
        counts, state = self._run.model.counts, self._run.state
        if state is RunState.PREPARING:
            return self.tr("Getting ready…")
        if state is RunState.STOPPING:
            return self.tr("Stopping…")
        if state.is_active:
            done = counts.final * 100 // counts.total if counts.total else 0
            return percent(done / 100)
        if not counts.total:
            return self.tr("Colorize many photos")
        if not counts[RowState.WAITING]:
            return self.tr("Nothing left to colorize")
        if counts[RowState.WAITING] == 1:
            return self.tr("1 photo to colorize")
        return self.tr("%n photos to colorize", "", counts[RowState.WAITING])

    def _detail(self) -> str:
        state = self._run.state
        if not state.is_active:
            return self._problem or self._preview()
        if state is RunState.PREPARING:
            return self.tr("Looking for the photos and loading the model")
        if state is RunState.STOPPING:
            return self.tr("Photos in work are dropped; finished results stay.")
        return " · ".join([self._finished(), *self._troubles(), self._time()])

    def _preview(self) -> str:
        counts = self._run.model.counts
        if not counts.total:
            return self.tr("Add folders or photos, look at the choices, and start.")
        plan = self._run.foreseen
        parts = [*self._troubles()]
        if plan is not None and plan.plan.passed_over:
            parts.append(self.tr("%n not chosen", "", plan.plan.passed_over))
        if plan is not None and plan.problem is not None:
            return in_user_language(str(plan.problem))
        return " · ".join(parts) or self.tr("Everything is ready.")

    def _finished(self) -> str:
        counts = self._run.model.counts
        return self.tr("{0} of {1} photos").format(whole(counts.final), whole(counts.total))

    def _troubles(self) -> list[str]:
        counts = self._run.model.counts
        parts = []
        if counts[RowState.BEFORE]:
            parts.append(self.tr("%n done before", "", counts[RowState.BEFORE]))
        if counts[RowState.SKIPPED]:
            parts.append(self.tr("%n skipped", "", counts[RowState.SKIPPED]))
        if counts[RowState.FAILED]:
            parts.append(self.tr("%n failed", "", counts[RowState.FAILED]))
        return parts

    def _time(self) -> str:
        if self._run.state is RunState.PAUSED:
            if self._run.model.counts[RowState.RUNNING]:
                return self.tr("pausing as soon as the photos in work are finished")
            return self.tr("paused")
        remaining = self._run.remaining
        if remaining is None:
            return self.tr("working out how long it will take")
        return self.tr("about {0} left").format(duration_text(remaining))
