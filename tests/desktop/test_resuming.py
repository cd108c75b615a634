"""``photochrom colorize --resume``: the rest is done, and everything that is whole stays."""

import os
import shutil
import signal
import sqlite3
import stat
import time
from dataclasses import replace

import pytest
from command_line import is_whole, records, results, save_photo

from engine.batch import run_journal
from engine.batch.journal import Journal
from engine.batch.journal_file import JOURNAL_NAME, JournalUnwritableError
from engine.batch.journal_rows import PhotoState
from engine.colorize import Colorizer
from tests.onnx_models import CLASSIFIER, save_classifier


@pytest.fixture
def archive(work):
    """The working folder with the photos in/a.png, in/b.png and in/x/c.png."""
    for seed, name in enumerate(("a.png", "b.png", "x/c.png")):
        save_photo(work / "in" / name, seed=seed)
    return work


@pytest.fixture
def batch(colorize):
    return lambda *arguments: colorize("in", "-o", "out", "--recursive", *arguments)


def stamps(folder):
    return {name: (folder / name).stat()[:9] for name in results(folder)}


def forget(work, name):
    """Make a photo one that an earlier run never came to."""
    (work / "out" / name).unlink()
    with sqlite3.connect(work / "out" / JOURNAL_NAME) as journal:
        journal.execute("UPDATE photo SET state = 'waiting' WHERE target = ?", (name,))
    journal.close()


def test_resuming_does_the_rest_and_redoes_nothing(archive, batch):
    assert batch() == (0, "", "3 colorized, 0 failed\n")
    forget(archive, "b.png")
    before = stamps(archive / "out")
    assert batch("--resume") == (0, "", "1 colorized, 0 failed, 2 done before\n")
    after = stamps(archive / "out")
    assert {name: after[name] for name in before} == before
    assert is_whole(archive / "out/b.png")
    assert batch("--resume") == (0, "", "0 colorized, 0 failed, 3 done before\n")


def test_first_run_may_say_resume(archive, batch):
    assert batch("--resume") == (0, "", "3 colorized, 0 failed\n")
    assert results(archive / "out") == ["a.png", "b.png", "x/c.png"]


def test_unfinished_run_is_said_and_how_to_go_on(archive, batch):
    batch()
    forget(archive, "b.png")
    code, stdout, stderr = batch()
    assert (code, stdout) == (2, "")
    assert stderr == (
        "photochrom: An earlier run was stopped with 1 of 3 photos left; go on with --resume, or "
        "begin anew with --overwrite.\n"
    )
    assert not (archive / "out/b.png").exists()
    assert batch("--overwrite") == (0, "", "3 colorized, 0 failed\n")


def test_photo_that_changed_is_done_again(archive, batch):
    batch()
    before = (archive / "out/a.png").read_bytes()
    save_photo(archive / "in/a.png", seed=9)
    assert batch("--resume") == (0, "", "1 colorized, 0 failed, 2 done before\n")
    assert (archive / "out/a.png").read_bytes() != before


def test_failed_photos_are_tried_again(archive, batch):
    (archive / "in/b.png").write_bytes(b"no picture")
    assert batch()[0] == 1
    assert batch("--resume")[0] == 1
    save_photo(archive / "in/b.png")
    assert batch("--resume") == (0, "", "1 colorized, 0 failed, 2 done before\n")


def test_other_settings_need_a_decision(archive, batch):
    batch()
    save_photo(archive / "in/d.png", seed=4)
    before = stamps(archive / "out")
    code, _, stderr = batch("--resume", "--vividness", "1.5")
    assert code == 2
    assert stderr == (
        "photochrom: 3 results were made in another way: vividness (was 1, is 1.5). Add --mixed to "
        "keep what is there and colorize the rest as you say now, or --overwrite to make all of "
        "them anew.\n"
    )
    assert stamps(archive / "out") == before
    mixed = batch("--resume", "--mixed", "--vividness", "1.5")
    assert mixed == (0, "", "1 colorized, 0 failed, 3 done before\n")
    anew = batch("--resume", "--overwrite", "--vividness", "1.5")
    assert anew == (0, "", "3 colorized, 0 failed, 1 done before\n")


@pytest.mark.usefixtures("archive")
def test_another_model_of_the_same_name_needs_a_decision(run, monkeypatch, tmp_path):
    arguments = ("colorize", "in", "-o", "out", "--model", "test-classifier")
    run(*arguments)
    (tmp_path / "other").mkdir()
    save_classifier(tmp_path / "other/small.onnx", replace(CLASSIFIER, recipe="another"))
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(tmp_path / "other"))
    code, _, stderr = run(*arguments, "--resume")
    assert code == 2
    assert "made in another way: model (was test-classifier 1.0, file " in stderr


def test_result_that_was_changed_by_hand_is_kept_and_said(archive, batch):
    batch()
    (archive / "out/a.png").write_bytes(b"retouched")
    code, _, stderr = batch("--resume")
    assert code == 0
    counts, kept = stderr.splitlines()
    assert counts == "0 colorized, 0 failed, 2 done before"
    assert kept.startswith("kept: 1, because")
    assert (archive / "out/a.png").read_bytes() == b"retouched"
    assert batch("--resume", "--overwrite")[2] == "1 colorized, 0 failed, 2 done before\n"


def test_photo_that_vanished_before_its_turn_is_named(archive, batch):
    batch()
    forget(archive, "b.png")
    (archive / "in/b.png").unlink()
    code, stdout, stderr = batch("--resume", "--json")
    assert code == 1
    assert "in/b.png: The photo was there when the run began, and is gone." in stderr
    (record,) = records(stdout)
    assert (record["ok"], record["target"]) == (False, None)
    assert batch("--resume")[0] == 0


def test_leftovers_of_a_killed_run_are_taken_away_and_those_of_others_stay(archive, batch):
    batch()
    journal = Journal(archive / "out")
    name = f".photochrom-{journal.id}-12345678.tmp"
    journal.close()
    for left in (name, f"x/{name}", ".0123456789ab.tmp"):
        (archive / "out" / left).write_bytes(b"half a picture")
    batch("--resume")
    assert results(archive / "out") == [".0123456789ab.tmp", "a.png", "b.png", "x/c.png"]


def test_results_beside_their_photos_have_the_journal_in_the_folder_that_was_named(
    archive, colorize
):
    assert colorize("in", "--recursive") == (0, "", "3 colorized, 0 failed\n")
    assert (archive / "in" / JOURNAL_NAME).is_file()
    resumed = colorize("in", "--recursive", "--resume")
    assert resumed == (0, "", "0 colorized, 0 failed, 3 done before\n")


def test_photos_of_several_folders_have_the_journal_in_what_those_have_in_common(archive, colorize):
    colorize("in/a.png", "in/x/c.png")
    assert (archive / "in" / JOURNAL_NAME).is_file()


def test_single_photo_leaves_no_journal(archive, colorize):
    colorize("in/a.png", "-o", "out/")
    colorize("in/b.png")
    assert list(archive.rglob(JOURNAL_NAME)) == []


def test_model_that_is_not_there_leaves_no_journal(archive, run):
    assert run("colorize", "in", "-o", "out", "--model", "dream")[0] == 1
    assert list(archive.rglob(JOURNAL_NAME)) == []


def test_folders_can_be_moved_between_two_runs(archive, batch, monkeypatch):
    batch()
    (archive / "mnt").mkdir()
    for name in ("in", "out"):
        shutil.move(archive / name, archive / "mnt" / name)
    monkeypatch.chdir(archive / "mnt")
    assert batch("--resume") == (0, "", "0 colorized, 0 failed, 3 done before\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("in", "--mixed"), "--mixed belongs to --resume"),
        (("in", "--resume", "--mixed", "--overwrite"), "--overwrite replaces them"),
        (("in/a.png", "-o", "b.png", "--resume"), "--resume needs a folder for the results"),
    ],
)
def test_options_that_do_not_fit_together_are_refused(archive, colorize, arguments, sentence):
    code, _, stderr = colorize(*arguments)
    assert code == 2
    assert sentence in stderr
    assert not (archive / "out").exists()


def test_damaged_journal_is_said_and_costs_no_result(archive, batch):
    batch()
    before = stamps(archive / "out")
    (archive / "out" / JOURNAL_NAME).write_bytes(b"damage" * 999)
    code, _, stderr = batch("--resume")
    assert code == 1
    assert stderr.startswith("photochrom: out: 'photochrom-batch.db' in this folder is damaged")
    (archive / "out" / JOURNAL_NAME).unlink()
    code, _, stderr = batch("--resume")
    assert code == 0
    assert stderr.startswith("0 colorized, 0 failed\nkept: 3, because")
    assert stamps(archive / "out") == before


def test_second_run_over_the_same_folder_is_refused(archive, batch):
    batch()
    journal = Journal(archive / "out")
    code, _, stderr = batch("--resume")
    journal.close()
    assert code == 1
    assert stderr.startswith("photochrom: out: Another run is working on this folder")


def test_output_folder_that_holds_no_journal_ends_the_run_at_once(archive, batch):
    (archive / "out" / JOURNAL_NAME).mkdir(parents=True)
    code, stdout, stderr = batch()
    assert (code, stdout) == (1, "")
    assert stderr.startswith("photochrom: out: The journal of the run cannot be written: Check")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root"
)
def test_read_only_output_folder_ends_the_run_at_once(archive, batch):
    (archive / "out").mkdir()
    (archive / "out").chmod(stat.S_IRUSR | stat.S_IXUSR)
    code, stdout, stderr = batch()
    assert (code, stdout) == (1, "")
    assert "The journal of the run cannot be written" in stderr


@pytest.mark.usefixtures("archive")
def test_photos_without_a_writable_folder_in_common_are_done_without_a_journal(
    colorize, monkeypatch
):
    def refuse(_folder):
        raise JournalUnwritableError("The journal of the run cannot be written: Check it.")

    refuse.find = Journal.find
    monkeypatch.setattr(run_journal, "Journal", refuse)
    code, _, stderr = colorize("in/a.png", "in/x/c.png")
    assert code == 0
    assert "This run cannot be resumed." in stderr
    assert colorize("in/a.png", "in/x/c.png", "--resume")[0] == 1


def test_stopped_run_goes_on(archive, batch, monkeypatch):
    predict = Colorizer.predict

    def interrupted(self, photo, *, size=None):
        if photo.path.name == "b.png":
            signal.raise_signal(signal.SIGINT)
            # The main thread hears it only now and then, and lets go of the signal.
            while signal.getsignal(signal.SIGINT) is not signal.SIG_DFL:
                time.sleep(0.01)
        return predict(self, photo, size=size)

    with monkeypatch.context() as patch:
        patch.setattr(Colorizer, "predict", interrupted)
        assert batch("--jobs", "1")[0] == 130
    done = len(results(archive / "out"))
    assert done < 3
    journal = Journal(archive / "out")
    assert journal.counts()[PhotoState.WAITING] == 3 - done
    journal.close()
    resumed = batch("--resume")
    assert resumed == (0, "", f"{3 - done} colorized, 0 failed, {done} done before\n")
