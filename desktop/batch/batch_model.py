"""The table of a batch: one row a photo."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from desktop.batch.foresight import OrderPlan
from desktop.batch.rows import BatchRow, RowCounts, RowState
from desktop.look.colors import current_colors
from desktop.number_texts import decimal
from desktop.sentences import in_user_language
from engine.batch.outcome import Outcome
from engine.batch.plan import Job
from engine.batch.resume import GONE, KEPT

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
"""Gives the whole ``BatchRow``."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """What stands where."""

    PHOTO = 0
    STATE = 1
    SECONDS = 2
    RESULT = 3


class BatchModel(QAbstractTableModel):
    """The photos of a run and what became of them; results themselves are not kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without photos.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self._rows: list[BatchRow] = []
        self._row_of = _numbers(self._rows)
        self._counts: Counter[RowState] = Counter()
        self._running: set[int] = set()

    @property
    def rows(self) -> tuple[BatchRow, ...]:
        """All rows as they are now."""
        return tuple(self._rows)

    @property
    def counts(self) -> RowCounts:
        """How many rows are in each state."""
        return RowCounts(dict(self._counts))

    @property
    def first_running(self) -> int | None:
        """Number of the first row in work; None while there is none."""
        return min(self._running, default=None)

    def set_plan(self, plan: OrderPlan | None) -> None:
        """Begin anew.

        Args:
            plan: what a run will do; None for no run.
        """
        self.beginResetModel()
        self._rows = [] if plan is None else _planned_rows(plan)
        self._row_of = _numbers(self._rows)
        self._counts = Counter(row.state for row in self._rows)
        self._running.clear()
        self.endResetModel()

    def begin(self, job: Job) -> None:
        """Show that the work on a photo has begun."""
        self._change(job, RowState.RUNNING)

    def finish(self, outcome: Outcome) -> None:
        """Show what became of a photo."""
        state = RowState.DONE if outcome.ok else RowState.FAILED
        if outcome.skipped is not None:
            state = RowState.SKIPPED
        reason = in_user_language(outcome.error or outcome.skipped or "")
        self._change(outcome.job, state, reason=reason, seconds=sum(outcome.seconds.values()))

    def stop(self) -> None:
        """Let the photos that a run had begun and dropped wait again."""
        for number in sorted(self._running):
            self._replace(number, replace(self._rows[number], state=RowState.WAITING))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        """Number of photos."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        """Number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Title of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = {
            Column.PHOTO: self.tr("Photo"),
            Column.STATE: self.tr("State"),
            Column.SECONDS: self.tr("Time"),
            Column.RESULT: self.tr("Result"),
        }
        return titles[Column(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows and tells."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(row, column)
        if role == Qt.ItemDataRole.ForegroundRole and column is Column.STATE:
            return _ink(row.state)
        return None

    def _text(self, row: BatchRow, column: Column) -> str:
        if column is Column.PHOTO:
            return row.source.name or str(row.source)
        if column is Column.STATE:
            return state_text(row.state)
        if column is Column.SECONDS:
            seconds = row.seconds
            return "" if seconds is None else self.tr("{0} s").format(decimal(seconds, 1))
        if row.reason:
            return row.reason
        return "" if row.target is None else row.target.name

    def _change(
        self, job: Job, state: RowState, *, reason: str = "", seconds: float | None = None
    ) -> None:
        number = self._row_of[job.target]
        changed = replace(self._rows[number], state=state, reason=reason, seconds=seconds)
        self._replace(number, changed)

    def _replace(self, number: int, row: BatchRow) -> None:
        self._counts[self._rows[number].state] -= 1
        self._counts[row.state] += 1
        self._rows[number] = row
        if row.state is RowState.RUNNING:
            self._running.add(number)
        else:
            self._running.discard(number)
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))


def state_text(state: RowState) -> str:
    """Say how far a photo is, in a word."""
    words = {
        RowState.WAITING: QCoreApplication.translate("BatchModel", "Waiting"),
        RowState.RUNNING: QCoreApplication.translate("BatchModel", "In work"),
        RowState.DONE: QCoreApplication.translate("BatchModel", "Done"),
        RowState.BEFORE: QCoreApplication.translate("BatchModel", "Done before"),
        RowState.FAILED: QCoreApplication.translate("BatchModel", "Failed"),
        RowState.SKIPPED: QCoreApplication.translate("BatchModel", "Skipped"),
    }
    return words[state]


def _numbers(rows: Sequence[BatchRow]) -> dict[Path, int]:
    """Find rows by their results, of which no two are alike."""
    return {row.target: number for number, row in enumerate(rows) if row.target is not None}


def _ink(state: RowState) -> QColor:
    colors = current_colors()
    names = {
        RowState.WAITING: colors.faint,
        RowState.RUNNING: colors.accent,
        RowState.DONE: colors.good,
        RowState.BEFORE: colors.good,
        RowState.FAILED: colors.bad,
        RowState.SKIPPED: colors.faint,
    }
    return QColor(names[state])


def _planned_rows(plan: OrderPlan) -> list[BatchRow]:
    refused = [
        BatchRow(refusal.path, None, RowState.FAILED, in_user_language(str(refusal.error)))
        for refusal in plan.plan.refusals
    ]
    gone = [BatchRow(path, None, RowState.FAILED, in_user_language(GONE)) for path in plan.gone]
    return [*(_planned_row(job, plan) for job in plan.plan.jobs), *refused, *gone]


def _planned_row(job: Job, plan: OrderPlan) -> BatchRow:
    if job.target in plan.whole:
        return BatchRow(job.source, job.target, RowState.BEFORE)
    if job.target in plan.kept:
        reason = QCoreApplication.translate("BatchModel", "The result exists already.")
        if plan.has_journal:
            reason = in_user_language(KEPT)
        return BatchRow(job.source, job.target, RowState.SKIPPED, reason)
    return BatchRow(job.source, job.target)


def _tooltip(row: BatchRow, column: Column) -> str:
    if column is Column.PHOTO:
        return str(row.source)
    if row.reason:
        return row.reason
    return "" if row.target is None else str(row.target)
