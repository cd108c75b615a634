"""What is left to do is told by the journal and by the files, whatever ended the runs before."""

import os
from dataclasses import replace

import pytest

from engine.batch.journal import Journal
from engine.batch.journal_rows import Made, PhotoState
from engine.batch.known_rows import KnownRows
from engine.batch.leftovers import hidden_name, remove_leftovers
from engine.batch.pattern import NamePattern
from engine.batch.plan import plan_batch
from engine.batch.preset import Preset
from engine.batch.resume import (
    GONE,
    KEPT,
    Other,
    OtherPresetError,
    Wishes,
    take_up,
    unfinished,
)
from engine.batch.settings import BatchSettings
from engine.batch.stamps import FileStamp
from engine.batch.verdicts import Verdict, foresee
from engine.document.identity import ModelIdentity
from engine.photo.formats import ImageFormat

PRESET = Preset(BatchSettings(), ModelIdentity("model", "1", "0" * 64))
TEXT = PRESET.as_json()
OTHER = replace(PRESET, settings=BatchSettings(size=320)).as_json()
RESUME = Wishes(TEXT, resumes=True)


class Archive:
    """A folder of photos, their results and the journal; files stand for pictures."""

    def __init__(self, folder):
        self.photos, self.out = folder / "in", folder / "out"
        self.photos.mkdir(parents=True, exist_ok=True)
        self.out.mkdir(exist_ok=True)
        self.journal = Journal(self.out)

    def add(self, *names):
        for name in names:
            (self.photos / name).parent.mkdir(exist_ok=True)
            (self.photos / name).write_text(f"photo {name}")

    def plan(self, **options):
        known = KnownRows(self.journal)
        plan = plan_batch([self.photos], output=self.out, recursive=True, known=known, **options)
        return plan.jobs

    def take_up(self, wishes=RESUME, **options):
        return take_up(self.journal, self.plan(**options), wishes)

    def stage(self, job, work):
        """Do the work on a photo up to the moment before its result gets its name."""
        hidden = job.target.with_name(hidden_name(self.journal.id))
        hidden.write_text(f"result of {job.source.name}")
        stamps = FileStamp.of(job.source), FileStamp.of(hidden)
        self.journal.note_begun(job.source)
        self.journal.note_staged(job.source, Made(work.preset, *stamps))
        return hidden

    def do(self, wishes=RESUME, **options):
        work = self.take_up(wishes, **options)
        for job in work.jobs:
            self.stage(job, work).replace(job.target)
            self.journal.note_done(job.source, {})
        self.journal.flush()
        return work

    def names(self, work):
        return [job.target.name for job in work.jobs]

    def row(self, name):
        return self.journal.row(self.photos / name)


@pytest.fixture
def archive(tmp_path):
    archive = Archive(tmp_path / "archive")
    archive.add("a.jpg", "b.jpg", "c.jpg")
    yield archive
    archive.journal.close()


def test_first_run_does_everything_and_the_next_nothing(archive):
    assert archive.names(archive.do()) == ["a.jpg", "b.jpg", "c.jpg"]
    again = archive.do()
    assert (again.jobs, again.whole, again.kept, again.gone) == ((), 3, (), ())
    assert archive.journal.counts() == {PhotoState.DONE: 3}


def test_new_photos_alone_are_done(archive):
    archive.do()
    archive.add("d.jpg")
    assert archive.names(archive.do()) == ["d.jpg"]


def test_result_that_was_deleted_is_made_again(archive):
    archive.do()
    (archive.out / "b.jpg").unlink()
    (job,) = archive.do().jobs
    assert (job.target.name, job.replaces) == ("b.jpg", None)


def test_photo_that_changed_is_done_again_in_place_of_its_result(archive):
    archive.do()
    (archive.photos / "b.jpg").write_text("photo B")
    (job,) = archive.take_up().jobs
    assert job.replaces == FileStamp.of(archive.out / "b.jpg")
    archive.do()
    assert archive.take_up().jobs == ()


def test_photo_that_was_touched_at_another_time_counts_as_changed(archive):
    archive.do()
    os.utime(archive.photos / "b.jpg", ns=(1, 1))
    assert archive.names(archive.do()) == ["b.jpg"]


def test_photos_that_failed_are_tried_again(archive):
    archive.journal.note_failed(archive.take_up().jobs[0].source, "Why.", {})
    archive.journal.flush()
    assert archive.row("a.jpg").reason == "Why."
    assert archive.names(archive.take_up()) == ["a.jpg", "b.jpg", "c.jpg"]


def test_result_that_another_program_changed_is_kept(archive):
    archive.do()
    (archive.out / "b.jpg").write_text("retouched by hand")
    work = archive.take_up()
    assert (work.jobs, work.whole, len(work.kept)) == ((), 2, 1)
    assert (archive.row("b.jpg").state, archive.row("b.jpg").reason) == (PhotoState.SKIPPED, KEPT)
    assert archive.names(archive.take_up(replace(RESUME, overwrite=True))) == ["b.jpg"]


def test_file_that_was_there_before_is_kept(archive):
    (archive.out / "b.jpg").write_text("somebody's work")
    work = archive.do()
    assert (archive.names(work), len(work.kept)) == (["a.jpg", "c.jpg"], 1)
    assert len(archive.do().kept) == 1
    (archive.out / "b.jpg").unlink()
    assert archive.names(archive.do()) == ["b.jpg"]


def test_times_that_the_file_system_rounded_are_those_of_the_same_result(archive):
    archive.do()
    stamp = FileStamp.of(archive.out / "b.jpg")
    rounded = stamp.mtime_ns // 2_000_000_000 * 2_000_000_000
    os.utime(archive.out / "b.jpg", ns=(rounded, rounded))
    assert archive.take_up().whole == 3


def test_kill_before_a_result_got_its_name_leaves_nothing_and_it_is_done_again(archive):
    work = archive.take_up()
    hidden = archive.stage(work.jobs[0], work)
    assert archive.names(archive.take_up()) == ["a.jpg", "b.jpg", "c.jpg"]
    assert not hidden.exists()


def test_kill_right_after_a_result_got_its_name_is_recognized(archive):
    work = archive.take_up()
    archive.stage(work.jobs[0], work).replace(work.jobs[0].target)
    assert archive.row("a.jpg").published is None
    again = archive.take_up()
    assert (archive.names(again), again.whole) == (["b.jpg", "c.jpg"], 1)
    assert archive.row("a.jpg").state is PhotoState.DONE
    assert archive.row("a.jpg").published.target == FileStamp.of(archive.out / "a.jpg")


def test_kill_between_two_names_of_a_result_leaves_one(archive):
    work = archive.take_up()
    hidden = archive.stage(work.jobs[0], work)
    os.link(hidden, work.jobs[0].target)
    assert archive.take_up().whole == 1
    assert not hidden.exists()
    assert work.jobs[0].target.read_text() == "result of a.jpg"


def test_name_that_was_claimed_with_an_empty_file_is_used(archive):
    work = archive.take_up()
    archive.stage(work.jobs[0], work)
    work.jobs[0].target.touch()
    again = archive.take_up()
    assert archive.names(again) == ["a.jpg", "b.jpg", "c.jpg"]
    assert again.jobs[0].replaces.size == 0


def test_empty_file_that_was_there_before_is_kept(archive):
    (archive.out / "a.jpg").touch()
    assert len(archive.take_up().kept) == 1


@pytest.mark.parametrize("is_published", [False, True])
def test_kill_while_a_result_is_replaced_leaves_one_that_is_known(archive, is_published):
    archive.do()
    (archive.photos / "b.jpg").write_text("photo B")
    work = archive.take_up()
    hidden = archive.stage(work.jobs[0], work)
    hidden.write_text("a result of another size")
    archive.journal.note_staged(
        work.jobs[0].source,
        Made(work.preset, FileStamp.of(archive.photos / "b.jpg"), FileStamp.of(hidden)),
    )
    if is_published:
        hidden.replace(work.jobs[0].target)
    again = archive.take_up()
    assert archive.names(again) == ([] if is_published else ["b.jpg"])
    assert (again.whole, len(again.kept)) == ((3, 0) if is_published else (2, 0))


def test_other_preset_is_said_and_nothing_is_begun(archive):
    archive.do()
    archive.add("d.jpg")
    before = archive.journal.rows()
    with pytest.raises(OtherPresetError) as caught:
        archive.take_up(replace(RESUME, preset=OTHER))
    assert caught.value.count == 3
    assert caught.value.points == ("working size (was not set, is 320)",)
    assert str(caught.value).startswith("3 results were made in another way: working size")
    assert archive.journal.rows() == before


def test_results_of_another_preset_are_kept_on_request_and_still_known_for_what_they_are(archive):
    archive.do()
    archive.add("d.jpg")
    kept = replace(RESUME, preset=OTHER, other=Other.KEEP)
    assert archive.names(archive.do(kept)) == ["d.jpg"]
    with pytest.raises(OtherPresetError) as caught:
        archive.take_up()
    assert caught.value.count == 1


def test_results_of_another_preset_are_made_anew_on_request(archive):
    archive.do()
    work = archive.do(replace(RESUME, preset=OTHER, other=Other.REDO))
    assert [job.replaces is not None for job in work.jobs] == [True] * 3
    assert archive.do(replace(RESUME, preset=OTHER)).whole == 3


def test_redoing_in_another_format_leaves_the_old_results_alone(archive):
    archive.do()
    other = replace(RESUME, preset=OTHER, other=Other.REDO)
    work = archive.do(other, image_format=ImageFormat.PNG)
    assert archive.names(work) == ["a.png", "b.png", "c.png"]
    assert [job.replaces for job in work.jobs] == [None] * 3
    assert (archive.out / "a.jpg").exists()
    assert archive.do(other, image_format=ImageFormat.PNG).whole == 3


def test_photo_that_is_gone_before_its_turn_fails_once(archive):
    archive.take_up()
    (archive.photos / "b.jpg").unlink()
    assert archive.take_up().gone == (archive.photos / "b.jpg",)
    assert (archive.row("b.jpg").state, archive.row("b.jpg").reason) == (PhotoState.FAILED, GONE)
    assert archive.take_up().gone == ()


def test_result_of_a_photo_that_is_gone_stays_done(archive):
    archive.do()
    (archive.photos / "b.jpg").unlink()
    work = archive.take_up()
    assert (work.whole, work.gone) == (2, ())
    assert archive.row("b.jpg").state is PhotoState.DONE


def test_photos_of_other_runs_into_the_same_folder_stay_as_they_are(archive, tmp_path):
    archive.take_up()
    (tmp_path / "more").mkdir()
    (tmp_path / "more/z.jpg").write_text("photo z")
    plan = plan_batch([tmp_path / "more"], output=archive.out, known=KnownRows(archive.journal))
    assert unfinished(archive.journal, plan.jobs) == 0
    assert unfinished(archive.journal, archive.plan()) == 3
    assert archive.names(take_up(archive.journal, plan.jobs, RESUME)) == ["z.jpg"]
    assert archive.journal.counts() == {PhotoState.WAITING: 4}


def test_names_stay_those_of_their_photos_when_photos_come_before_them(archive):
    archive.add("x/a.png", "y/a.png")
    flat = {"image_format": ImageFormat.JPEG, "pattern": NamePattern("{name}")}

    def targets():
        known = KnownRows(archive.journal)
        folders = sorted(path for path in archive.photos.iterdir() if path.is_dir())
        jobs = plan_batch(folders, output=archive.out, known=known, **flat).jobs
        return jobs, {job.source.parent.name: job.target.name for job in jobs}

    jobs, before = targets()
    assert before == {"x": "a.jpg", "y": "a-2.jpg"}
    take_up(archive.journal, jobs, RESUME)
    archive.add("w/a.png")
    assert targets()[1] == {"w": "a-3.jpg", "x": "a.jpg", "y": "a-2.jpg"}


def test_drive_that_is_mounted_elsewhere_is_recognized(archive, tmp_path):
    archive.do()
    archive.journal.close()
    (tmp_path / "mnt/deep").mkdir(parents=True)
    archive.photos.parent.rename(tmp_path / "mnt/deep/archive")
    moved = Archive(tmp_path / "mnt/deep/archive")
    assert moved.take_up().whole == 3
    archive.journal = moved.journal


def test_photos_that_moved_away_from_their_results_are_recognized(archive, tmp_path):
    archive.do()
    archive.photos.rename(tmp_path / "elsewhere")
    archive.photos = tmp_path / "elsewhere"
    assert archive.take_up().whole == 3
    assert [row.source.parent.name for row in archive.journal.rows()] == ["elsewhere"] * 3


def test_other_photos_of_the_same_names_are_not_taken_for_those_that_are_done(archive, tmp_path):
    archive.do()
    archive.photos.rename(tmp_path / "away")
    archive.add("a.jpg", "b.jpg", "c.jpg")
    assert archive.names(archive.take_up()) == ["a.jpg", "b.jpg", "c.jpg"]


def test_run_that_does_not_resume_takes_up_everything(archive):
    archive.do()
    work = archive.take_up(Wishes(TEXT))
    assert archive.names(work) == ["a.jpg", "b.jpg", "c.jpg"]
    assert [job.replaces for job in work.jobs] == [None] * 3
    # It did nothing, so that what it left is still recognized.
    assert archive.take_up().whole == 3


def test_leftovers_of_this_journal_alone_are_deleted(tmp_path):
    journal = Journal(tmp_path)
    ours = tmp_path / hidden_name(journal.id)
    others = [
        tmp_path / hidden_name("0123456789abcdef"),
        tmp_path / ".0123456789ab.tmp",
        tmp_path / f"x{ours.name}",
        tmp_path / f"{ours.name}.jpg",
        tmp_path / f".photochrom-{journal.id}-folder.tmp",
    ]
    for path in (ours, *others[:-1]):
        path.touch()
    others[-1].mkdir()
    assert remove_leftovers([tmp_path, tmp_path, tmp_path / "gone"], journal.id) == 1
    assert not ours.exists()
    assert all(path.exists() for path in others)
    journal.close()


def test_what_would_be_done_is_foreseen_and_nothing_is_written(archive):
    archive.do()
    archive.add("d.jpg")
    (archive.out / "b.jpg").write_text("retouched")
    (archive.photos / "c.jpg").write_text("another photo")
    before = [archive.journal.run, archive.journal.rows(), sorted(archive.out.iterdir())]
    verdicts = foresee(archive.journal, archive.plan())
    assert {target.name: verdict for target, verdict in verdicts.items()} == {
        "a.jpg": Verdict.WHOLE,
        "b.jpg": Verdict.KEEP,
        "c.jpg": Verdict.DO,
        "d.jpg": Verdict.DO,
    }
    assert [archive.journal.run, archive.journal.rows(), sorted(archive.out.iterdir())] == before
