"""The table of a batch, its pace and its report."""

import csv
from pathlib import Path
from threading import Lock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.batch.batch_model import ROW_ROLE, BatchModel, Column
from desktop.batch.batch_table import RowFilter
from desktop.batch.durations import duration_text
from desktop.batch.foresight import OrderPlan, look_ahead
from desktop.batch.order import BatchOrder, Destination
from desktop.batch.report import BatchReport, write_csv
from desktop.batch.rows import BatchRow, RowCounts, RowState
from engine.batch.errors import BatchError
from engine.batch.outcome import Outcome, Stage
from engine.batch.pattern import NamePattern
from engine.batch.plan import Job, Plan
from engine.batch.scan import Refusal
from engine.photo.errors import PhotoError
from engine.photo.formats import ImageFormat


def job(name):
    return Job(Path("in", name), Path("out", name), ImageFormat.JPEG)


JOBS = [job("a.jpg"), job("b.jpg"), job("c.jpg")]
REFUSAL = Refusal(Path("empty"), BatchError("There are no photos in this folder."))


@pytest.fixture
def model(qapp):
    """Three photos, of which the last is done already, and a folder without photos."""
    del qapp
    model = BatchModel()
    model.set_plan(OrderPlan(Plan(tuple(JOBS), (REFUSAL,)), kept={JOBS[2].target}))
    return model


def states(model):
    return [row.state for row in model.rows]


def shown(model, row):
    return [model.index(row, column).data() for column in Column]


def test_model_keeps_the_rules_of_qt(model):
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.begin(JOBS[0])
    model.finish(Outcome(JOBS[0], None, 4, 4, {}))
    model.set_plan(None)
    assert tester.model() is model


def test_plan_becomes_rows_that_wait_are_skipped_or_have_failed(model):
    waiting, skipped, failed = RowState.WAITING, RowState.SKIPPED, RowState.FAILED
    assert states(model) == [waiting, waiting, skipped, failed]
    assert shown(model, 0) == ["a.jpg", "Waiting", "", "a.jpg"]
    assert shown(model, 2) == ["c.jpg", "Skipped", "", "The result exists already."]
    assert shown(model, 3) == ["empty", "Failed", "", "There are no photos in this folder."]


def test_photo_is_in_work_then_done_with_its_time(model, qtbot):
    with qtbot.waitSignal(model.dataChanged):
        model.begin(JOBS[0])
    assert model.first_running == 0
    model.finish(Outcome(JOBS[0], None, 4, 4, {Stage.READ: 0.5, Stage.INFER: 1.0}))
    assert shown(model, 0) == ["a.jpg", "Done", "1.5 s", "a.jpg"]
    assert model.first_running is None


def test_failed_photo_says_why_in_its_row(model):
    model.finish(Outcome(JOBS[1], "The picture is damaged.", None, None, {Stage.READ: 0.1}))
    assert shown(model, 1) == ["b.jpg", "Failed", "0.1 s", "The picture is damaged."]
    assert model.index(1, Column.RESULT).data(Qt.ItemDataRole.ToolTipRole) == (
        "The picture is damaged."
    )


def test_counts_follow_every_change(model):
    model.begin(JOBS[0])
    model.begin(JOBS[1])
    model.finish(Outcome(JOBS[1], None, 4, 4, {}))
    counts = model.counts
    assert [counts[state] for state in RowState] == [0, 1, 1, 0, 1, 1]
    assert (counts.total, counts.final) == (4, 3)


def test_stopping_lets_photos_that_were_dropped_wait_again(model):
    model.begin(JOBS[0])
    model.stop()
    assert states(model)[0] is RowState.WAITING
    assert model.counts[RowState.RUNNING] == 0


def test_filter_shows_the_rows_of_one_state(model):
    rows = RowFilter(model)
    rows.show_only(RowState.FAILED)
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == ["empty"]
    rows.show_only(None)
    assert rows.rowCount() == 4


def test_what_is_whole_is_done_before_and_what_is_gone_has_failed(model):
    gone = Path("in/gone.jpg")
    plan = OrderPlan(Plan(tuple(JOBS)), {JOBS[0].target}, {JOBS[1].target}, (gone,), True)
    model.set_plan(plan)
    assert states(model) == [
        RowState.BEFORE,
        RowState.SKIPPED,
        RowState.WAITING,
        RowState.FAILED,
    ]
    assert "changed by another program" in model.rows[1].reason
    assert "is gone" in model.rows[3].reason


def test_photo_that_is_not_wanted_is_skipped_and_says_why(model):
    reason = "The photo is in color already."
    model.finish(Outcome(JOBS[0], None, 4, 4, {}, reason))
    assert (model.rows[0].state, model.rows[0].reason) == (RowState.SKIPPED, reason)


def test_row_gives_itself_whole(model):
    assert model.index(1, Column.STATE).data(ROW_ROLE) == model.rows[1]


def test_order_skips_what_is_done_unless_it_shall_be_replaced(tmp_path):
    for name in ("in/a.jpg", "in/b.jpg", "out/a.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    sources, folder = (tmp_path / "in",), tmp_path / "out"
    keep = BatchOrder(sources, destination=Destination(folder, NamePattern()))
    assert look_ahead(keep, Lock()).kept == {folder / "a.jpg"}
    assert not keep.settings().overwrite
    replace = BatchOrder(sources, destination=Destination(folder, NamePattern(), overwrite=True))
    assert look_ahead(replace, Lock()).kept == frozenset()
    assert replace.settings().overwrite


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "0 s"),
        (59.4, "59 s"),
        (60, "1 min 0 s"),
        (599, "9 min 59 s"),
        (900, "15 min"),
        (3599, "1 h 0 min"),
        (7300, "2 h 2 min"),
    ],
)
def test_durations_have_no_more_digits_than_they_deserve(seconds, text):
    assert duration_text(seconds) == text


def test_report_is_a_table_that_other_programs_read(tmp_path):
    rows = (
        BatchRow(Path("in/ä, b.jpg"), Path("out/ä, b.jpg"), RowState.DONE, "", 1.25),
        BatchRow(Path("in/c.jpg"), Path("out/c.jpg"), RowState.FAILED, 'It is "odd".', 0.5),
        BatchRow(Path("empty"), None, RowState.FAILED, "There are no photos in this folder."),
    )
    path = tmp_path / "report.csv"
    path.write_text("an older report")
    write_csv(BatchReport(rows, RowCounts(), 2.0, stopped=False), path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["photo", "state", "result", "seconds", "reason", "finished"],
            [str(Path("in/ä, b.jpg")), "done", str(Path("out/ä, b.jpg")), "1.250", "", ""],
            [str(Path("in/c.jpg")), "failed", "", "0.500", 'It is "odd".', ""],
            ["empty", "failed", "", "", "There are no photos in this folder.", ""],
        ]


def test_report_that_cannot_be_written_says_why(tmp_path):
    with pytest.raises(PhotoError, match="The folder to write into does not exist"):
        write_csv(BatchReport((), RowCounts(), 0.0, stopped=False), tmp_path / "gone" / "r.csv")
