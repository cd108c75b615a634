"""Runs over photos with a journal: what it says at every moment, and what ends badly."""

import errno
import itertools
import os
import threading
from contextlib import closing

import numpy as np
import pytest
from PIL import Image

from engine.batch import run_record
from engine.batch.journal import Journal
from engine.batch.journal_file import JournalError
from engine.batch.journal_rows import PhotoState
from engine.batch.pipeline import run
from engine.batch.plan import Job, plan_batch
from engine.batch.preset import Preset
from engine.batch.resume import Wishes, take_up
from engine.batch.run_record import RunRecord
from engine.batch.settings import BatchSettings
from engine.batch.stamps import FileStamp
from engine.colorize import Colorizer
from engine.document.identity import ModelIdentity
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.photo import atomic
from engine.photo.formats import ImageFormat
from tests.onnx_models import save_classifier

WISHES = Wishes(
    Preset(BatchSettings(), ModelIdentity("model", "1", "0" * 64)).as_json(), resumes=True
)


@pytest.fixture(scope="module")
def colorizer(tmp_path_factory):
    path = save_classifier(tmp_path_factory.mktemp("model") / "model.onnx")
    return Colorizer(ModelSession(path, device=Device.CPU))


@pytest.fixture
def folder(tmp_path):
    """A folder with the photos in/0.png to in/3.png, and a folder for results."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    for index in range(4):
        noise = np.random.default_rng(index).integers(0, 256, (40, 48), np.uint8)
        Image.fromarray(noise).save(tmp_path / f"in/{index}.png")
    return tmp_path


@pytest.fixture
def journal(folder):
    with closing(Journal(folder / "out")) as journal:
        yield journal


def begun(folder, journal, colorizer, **options):
    jobs = plan_batch([folder / "in"], output=folder / "out").jobs
    work = take_up(journal, jobs, WISHES)
    return run(work.jobs, colorizer, record=RunRecord(journal, work.preset), **options)


def states(journal):
    return [row.state for row in journal.rows()]


def test_journal_knows_every_result_and_photo_of_a_run(folder, journal, colorizer):
    assert all(outcome.ok for outcome in begun(folder, journal, colorizer))
    for row in journal.rows():
        assert row.state is PhotoState.DONE
        assert row.published.source == FileStamp.of(row.source)
        assert row.published.target == FileStamp.of(row.target)
        assert list(row.seconds) == ["read", "infer", "decode", "write"]
        assert row.finished
    assert list(begun(folder, journal, colorizer)) == []


def test_result_is_known_to_the_disk_before_it_gets_its_name(
    folder, journal, colorizer, monkeypatch
):
    publish, told = atomic._publish, []

    def watch(temporary, path, *, overwrite):
        assert journal._unwritten == []
        (row,) = [row for row in journal.rows() if row.target.name == path.name]
        told.append((row.state, row.staged.target == FileStamp.of(temporary), path.exists()))
        publish(temporary, path, overwrite=overwrite)

    monkeypatch.setattr(atomic, "_publish", watch)
    assert all(outcome.ok for outcome in begun(folder, journal, colorizer, workers=1))
    assert told == [(PhotoState.RUNNING, True, False)] * 4


def test_photo_that_fails_is_noted_with_its_reason(folder, journal, colorizer):
    (folder / "in/1.png").write_bytes(b"no picture")
    outcomes = {o.job.source.name: o.error for o in begun(folder, journal, colorizer)}
    assert states(journal).count(PhotoState.DONE) == 3
    row = journal.row(folder / "in/1.png")
    assert (row.state, row.reason) == (PhotoState.FAILED, outcomes["1.png"])


def test_photo_that_vanishes_before_its_turn_fails_alone(folder, journal, colorizer):
    outcomes = begun(folder, journal, colorizer)
    (folder / "in/2.png").unlink()
    assert [o.error for o in outcomes if not o.ok] == [
        "There is no such file; check its name and folder."
    ]
    assert states(journal)[2] is PhotoState.FAILED


def test_photo_that_changes_while_it_is_read_is_done_again_by_the_next_run(
    folder, journal, colorizer
):
    class Meddler(Colorizer):
        def predict(self, photo, *, size=None):
            if photo.path.name == "2.png":
                os.utime(photo.path, ns=(9, 9))
            return super().predict(photo, size=size)

    list(begun(folder, journal, Meddler(colorizer.session)))
    assert [o.job.source.name for o in begun(folder, journal, colorizer)] == ["2.png"]


def test_result_that_is_changed_during_the_run_is_not_replaced(folder, journal, colorizer):
    list(begun(folder, journal, colorizer))
    os.utime(folder / "in/3.png", ns=(9, 9))

    class Retoucher(Colorizer):
        def predict(self, photo, *, size=None):
            (folder / "out/3.png").write_bytes(b"retouched")
            return super().predict(photo, size=size)

    (outcome,) = begun(folder, journal, Retoucher(colorizer.session))
    assert "was changed by another program during the run" in outcome.error
    assert (folder / "out/3.png").read_bytes() == b"retouched"
    assert states(journal)[3] is PhotoState.FAILED


def test_photos_of_a_run_that_was_stopped_wait_again(folder, journal, colorizer):
    cancel = threading.Event()
    done = []
    for outcome in begun(folder, journal, colorizer, workers=1, cancel=cancel):
        done.append(outcome)
        cancel.set()
    assert states(journal).count(PhotoState.DONE) == len(done) < 4
    assert set(states(journal)) == {PhotoState.DONE, PhotoState.WAITING}


def test_full_disk_fails_photos_and_leaves_no_part_of_them(folder, journal, colorizer, monkeypatch):
    def fail(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic.os, "fsync", fail)
    outcomes = list(begun(folder, journal, colorizer))
    assert all("The disk is full" in outcome.error for outcome in outcomes)
    assert states(journal) == [PhotoState.FAILED] * 4
    monkeypatch.undo()
    assert [path.name for path in (folder / "out").glob("*.png")] == []
    assert list((folder / "out").glob(".*")) == []
    assert len(list(begun(folder, journal, colorizer))) == 4


def test_result_that_the_journal_cannot_hold_does_not_get_its_name(
    folder, journal, colorizer, monkeypatch
):
    def fail(*_):
        raise JournalError("The journal of the run cannot be written: The disk is full.")

    monkeypatch.setattr(journal, "flush", fail)
    monkeypatch.setattr(run_record._log, "debug", lambda *_: None)
    work = plan_batch([folder / "in"], output=folder / "out").jobs
    outcomes = list(run(work, colorizer, record=RunRecord(journal, 1)))
    assert {outcome.error for outcome in outcomes} == {
        "The journal of the run cannot be written: The disk is full."
    }
    assert list((folder / "out").glob("*.png")) == []
    monkeypatch.undo()


def test_photos_are_taken_from_the_plan_as_the_run_goes_on(folder, colorizer):
    taken = itertools.count()

    def jobs():
        for index in taken:
            yield Job(folder / "in/0.png", folder / f"out/{index}.png", ImageFormat.PNG)

    outcomes = run(jobs(), colorizer, workers=2)
    assert all(next(outcomes).ok for _ in range(5))
    outcomes.close()
    assert next(taken) <= 5 + 2 * 4
