"""The file of a journal: one run at a time, whatever ends it, and never a wrong one."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import engine
from engine.batch import journal as journal_module
from engine.batch import journal_file
from engine.batch.journal import Journal
from engine.batch.journal_file import (
    JOURNAL_NAME,
    JournalError,
    JournalUnwritableError,
    journal_errors,
)
from engine.batch.journal_rows import Made, PhotoRow, PhotoState
from engine.batch.stamps import FileStamp

MADE = Made(1, FileStamp(5, 6_000_000_001), FileStamp(7, 8))


@pytest.fixture
def journal(tmp_path):
    journal = Journal(tmp_path)
    yield journal
    journal.close()


def put(journal, *rows):
    with journal.begin_run():
        for row in rows:
            journal.put(row)


def row(folder, name="a.jpg", **options):
    return PhotoRow(folder / "in" / name, folder / "out" / name, **options)


def test_row_comes_back_as_it_was_after_the_journal_was_closed(tmp_path):
    full = row(
        tmp_path,
        state=PhotoState.FAILED,
        reason="Why.",
        run=3,
        published=MADE,
        staged=MADE,
        seconds={"read": 0.5},
        finished="2026-01-01T00:00:00+00:00",
    )
    empty = row(tmp_path, "b.jpg")
    journal = Journal(tmp_path)
    with journal.begin_run():
        number = journal.number_of("{}")
        journal.put(full)
        journal.put(empty)
    journal.close()
    journal = Journal(tmp_path)
    assert journal.rows() == [full, empty]
    assert journal.row(full.source) == journal.row_of_target(full.target) == full
    assert journal.row(tmp_path / "in/c.jpg") is None
    assert journal.preset(number) == "{}"
    assert journal.run == 1
    journal.close()


def test_work_on_a_photo_is_noted_step_by_step(journal, tmp_path):
    one = row(tmp_path)
    put(journal, one)
    journal.note_begun(one.source)
    assert journal.rows(PhotoState.RUNNING)[0].source == one.source
    journal.note_staged(one.source, MADE)
    assert (journal.row(one.source).staged, journal.row(one.source).published) == (MADE, None)
    journal.note_done(one.source, {"read": 0.25})
    assert journal.counts() == {PhotoState.DONE: 1}
    done = journal.row(one.source)
    assert (done.staged, done.published, done.seconds) == (None, MADE, {"read": 0.25})
    assert done.finished
    journal.note_begun(one.source)
    journal.note_failed(one.source, "It broke.", {})
    journal.flush()
    failed = journal.row(one.source)
    assert (failed.state, failed.reason, failed.published) == (PhotoState.FAILED, "It broke.", MADE)


def test_run_that_cannot_begin_leaves_the_journal_as_it_was(journal, tmp_path):
    put(journal, row(tmp_path))

    def begin_badly():
        with journal.begin_run():
            journal.put(row(tmp_path, "b.jpg"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begin_badly()
    assert len(journal.rows()) == 1
    assert journal.run == 1


@pytest.mark.skipif(os.name == "nt", reason="names of Windows are text")
@pytest.mark.parametrize(
    "name", [b"Gro\xdfmutter.jpg", "Großmutter 👵🏽.jpg".encode(), b"line\nbreak.jpg", b"a'\"%.jpg"]
)
def test_names_are_kept_whatever_their_bytes_are(journal, tmp_path, name):
    one = row(tmp_path, os.fsdecode(name))
    put(journal, one)
    assert journal.rows() == [one]
    assert journal.row(one.source) == one


def test_photos_and_results_are_found_where_the_folder_is_moved_to(tmp_path):
    before, after = tmp_path / "before", tmp_path / "mnt" / "after"
    (before / "out").mkdir(parents=True)
    journal = Journal(before / "out")
    put(journal, row(before))
    journal.close()
    after.parent.mkdir()
    before.rename(after)
    journal = Journal(after / "out")
    assert journal.rows() == [row(after)]
    journal.close()


def test_photos_are_found_through_links_to_their_folder(journal, tmp_path):
    put(journal, row(tmp_path))
    (tmp_path / "in").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert journal.row(tmp_path / "link/a.jpg") == row(tmp_path)


def test_closed_journal_is_one_file(tmp_path):
    journal = Journal(tmp_path)
    put(journal, row(tmp_path))
    journal.close()
    assert [path.name for path in tmp_path.iterdir()] == [JOURNAL_NAME]


HOLDER = """
import sys, pathlib
from engine.batch.journal import Journal
from engine.batch.journal_rows import PhotoRow
folder = pathlib.Path(sys.argv[1])
journal = Journal(folder)
with journal.begin_run():
    journal.put(PhotoRow(folder / "a.jpg", folder / "b.jpg"))
    print("open", flush=True)
    sys.stdin.read()
"""


def test_second_process_is_refused_until_the_first_is_killed(tmp_path):
    root = Path(engine.__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(JournalError, match="Another run is working on this folder"):
            Journal(tmp_path)
        holder.kill()
    # Neither its lock nor what it had half written is left.
    journal = Journal(tmp_path)
    assert journal.rows() == []
    journal.close()


@pytest.mark.parametrize("content", [b"no database " * 100, b"SQLite format 3\0" + b"x" * 500])
def test_file_that_is_no_journal_is_refused_and_kept(tmp_path, content):
    (tmp_path / JOURNAL_NAME).write_bytes(content)
    with pytest.raises(JournalError, match="is damaged or no journal of Photochrom"):
        Journal.find(tmp_path)
    assert (tmp_path / JOURNAL_NAME).read_bytes() == content


def test_database_of_another_program_is_refused_and_kept(tmp_path):
    other = sqlite3.connect(tmp_path / JOURNAL_NAME)
    other.execute("CREATE TABLE photo (source)")
    other.close()
    before = (tmp_path / JOURNAL_NAME).read_bytes()
    with pytest.raises(JournalError, match="no journal of Photochrom"):
        Journal(tmp_path)
    assert (tmp_path / JOURNAL_NAME).read_bytes() == before


def test_damage_in_the_middle_is_found_before_the_run(tmp_path):
    journal = Journal(tmp_path)
    put(journal, *(row(tmp_path, f"{index:04}.jpg") for index in range(500)))
    journal.close()
    path = tmp_path / JOURNAL_NAME
    content = bytearray(path.read_bytes())
    content[8192:20480] = b"\xff" * 12288
    path.write_bytes(content)
    with pytest.raises(JournalError, match="damaged"):
        Journal(tmp_path)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE photo SET state = 'lost'", "UPDATE photo SET seconds = '{'", "DELETE FROM journal"],
)
def test_values_that_no_journal_holds_are_damage(tmp_path, statement):
    journal = Journal(tmp_path)
    put(journal, row(tmp_path))
    journal.close()
    with sqlite3.connect(tmp_path / JOURNAL_NAME) as other:
        other.execute(statement)
    other.close()
    with pytest.raises(JournalError, match="damaged"), closing(Journal(tmp_path)) as journal:
        journal.rows()


def test_journal_of_a_newer_version_is_refused(tmp_path):
    Journal(tmp_path).close()
    with sqlite3.connect(tmp_path / JOURNAL_NAME) as other:
        other.execute("PRAGMA user_version = 2")
    other.close()
    with pytest.raises(JournalError, match="made by a newer Photochrom; update"):
        Journal(tmp_path)


def test_journal_that_was_killed_at_its_birth_is_begun_anew(tmp_path):
    (tmp_path / JOURNAL_NAME).touch()
    journal = Journal.find(tmp_path)
    assert journal.counts() == {}
    journal.close()


def test_folder_without_a_journal_gets_none_by_looking(tmp_path):
    assert Journal.find(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_hold_a_journal_is_said(tmp_path):
    (tmp_path / JOURNAL_NAME).mkdir()
    with pytest.raises(JournalUnwritableError, match="Check who may write into the folder"):
        Journal(tmp_path)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root"
)
@pytest.mark.parametrize("has_journal", [False, True])
def test_read_only_folder_is_said(tmp_path, has_journal):
    if has_journal:
        Journal(tmp_path).close()
        (tmp_path / JOURNAL_NAME).chmod(stat.S_IRUSR)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(JournalUnwritableError, match="Check who may write"):
        Journal(tmp_path)


class FullDisk:
    """A connection whose commits fail."""

    def __init__(self, connection):
        self.connection = connection
        self.is_full = True

    def __getattr__(self, name):
        return getattr(self.connection, name)

    def execute(self, statement, *values):
        if self.is_full and statement == "COMMIT":
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return self.connection.execute(statement, *values)


def test_full_disk_is_said_and_nothing_noted_is_forgotten(journal, tmp_path):
    one = row(tmp_path)
    put(journal, one)
    disk = journal._connection = FullDisk(journal._connection)
    with pytest.raises(JournalError, match="The disk is full"):
        journal.note_staged(one.source, MADE)
    journal.note_done(one.source, {})
    assert journal.row(one.source).published is None
    disk.is_full = False
    journal.flush()
    assert journal.row(one.source).published == MADE


def test_file_that_may_not_grow_any_more_is_said(tmp_path):
    # SQLite itself says so when a file may not grow beyond so many pages.
    journal = Journal(tmp_path)
    journal._connection.execute("PRAGMA max_page_count = 8")
    with pytest.raises(JournalError, match="The disk is full"):
        put(journal, *(row(tmp_path, f"{index}.jpg") for index in range(1000)))
    assert journal.rows() == []
    journal.close()


def test_drive_without_locks_is_used_with_a_warning(tmp_path, monkeypatch, caplog):
    opened = journal_file._opened

    def refuse(path, vfs):
        if vfs is None:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_LOCK
            raise error
        return opened(path, vfs)

    monkeypatch.setattr(journal_file, "_opened", refuse)
    journal = Journal(tmp_path)
    put(journal, row(tmp_path))
    journal.close()
    assert "knows no locks" in caplog.text
    monkeypatch.undo()
    journal = Journal(tmp_path)
    assert len(journal.rows()) == 1
    journal.close()


def test_yanked_drive_is_said_without_the_words_of_sqlite():
    from_sqlite = sqlite3.OperationalError("disk I/O error")
    from_sqlite.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
    for error in (from_sqlite, OSError(errno.EIO, os.strerror(errno.EIO))):
        with pytest.raises(JournalError, match="The disk reports an error"), journal_errors():
            raise error


def test_notes_reach_the_disk_within_a_second_of_work(journal, tmp_path, monkeypatch):
    one = row(tmp_path)
    put(journal, one)
    journal.note_begun(one.source)
    journal.flush_if_due()
    assert journal.row(one.source).state is PhotoState.WAITING
    monkeypatch.setattr(journal_module, "_FLUSH_SECONDS", 0)
    journal.flush_if_due()
    assert journal.row(one.source).state is PhotoState.RUNNING


def test_photos_of_the_last_run_come_page_by_page_in_the_order_of_their_names(
    tmp_path, journal, monkeypatch
):
    monkeypatch.setattr(journal_module, "_ROWS_AT_ONCE", 2)
    name_of_bytes = os.fsdecode(b"\xff.jpg")
    names = ["c.jpg", "a.jpg", "b.jpg", "d.jpg", name_of_bytes]
    put(journal, *(row(tmp_path, name, run=1) for name in names), row(tmp_path, "e.jpg"))
    found = [each.source.name for each in journal.rows_of_run()]
    assert found == ["a.jpg", "b.jpg", "c.jpg", "d.jpg", name_of_bytes]
