"""Runs over several photos, with a small real model."""

import logging
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import ExifTags, Image

from engine.batch.outcome import Stage
from engine.batch.pipeline import default_workers, run
from engine.batch.plan import Job, plan_batch
from engine.batch.settings import BatchSettings
from engine.color.upsample import Upsampling, upsample_chroma
from engine.colorize import Colorizer, DecodingOptions
from engine.document.document import Document
from engine.document.edits import Harmonize
from engine.document.export import export_document
from engine.document.identity import ModelIdentity
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.photo.formats import ImageFormat
from engine.photo.metadata import Provenance
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions, write_photo
from engine.render import render_strips
from tests.onnx_models import CLASSIFIER, save_classifier


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    path = save_classifier(tmp_path_factory.mktemp("model") / "model.onnx")
    return ModelSession(path, device=Device.CPU)


@pytest.fixture
def photos(tmp_path):
    """Make small photos of noise; return their folder."""
    folder = tmp_path / "in"
    folder.mkdir()

    def make(*names, side=40):
        for seed, name in enumerate(names):
            noise = np.random.default_rng(seed).integers(0, 256, (side, side + 8), np.uint8)
            Image.fromarray(noise).save(folder / name)
        return folder

    return make


def plan(folder, output="out"):
    return plan_batch([folder], output=folder.parent / output).jobs


def left_behind(folder):
    """Names of unfinished files."""
    return [path.name for path in folder.rglob(".*")]


def batch_threads():
    return [thread for thread in threading.enumerate() if thread.name.startswith("photochrom")]


class Watched(Colorizer):
    """Notes how many predictions run at once; does something before each."""

    def __init__(self, session, before=lambda _: None):
        super().__init__(session)
        self.before = before
        self.running = self.most = 0

    def predict(self, photo, *, size=None):
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            self.before(photo)
            return super().predict(photo, size=size)
        finally:
            self.running -= 1


def test_result_is_what_the_engine_makes_of_the_photo_step_by_step(session, photos, tmp_path):
    (job,) = plan(photos("a.png"))
    settings = BatchSettings(DecodingOptions(vividness=0.5), size=96, upsampling=Upsampling.BICUBIC)
    (outcome,) = run([job], Colorizer(session), settings)
    assert outcome.ok

    photo = read_photo(job.source)
    cells = Colorizer(session).predict(photo, size=96).decode(DecodingOptions(vividness=0.5))
    chroma = upsample_chroma(cells, photo.lightness, Upsampling.BICUBIC)
    write_photo(
        tmp_path / "expected.png",
        photo,
        render_strips(photo.lightness, chroma),
        options=ExportOptions(ImageFormat.PNG),
        provenance=Provenance(CLASSIFIER.name, CLASSIFIER.version),
    )
    expected, result = (Image.open(path) for path in (tmp_path / "expected.png", job.target))
    with expected, result:
        assert np.array_equal(np.asarray(expected), np.asarray(result))
        assert np.ptp(np.asarray(result).astype(int), axis=2).max() > 10


def test_number_of_workers_changes_nothing_but_the_order(session, photos):
    folder = photos(*(f"{index}.jpg" for index in range(6)))
    alone, together = plan(folder, "alone"), plan(folder, "together")
    assert all(outcome.ok for outcome in run(alone, Colorizer(session), workers=1))
    assert all(outcome.ok for outcome in run(together, Colorizer(session), workers=4))
    for one, other in zip(alone, together, strict=True):
        with Image.open(one.target) as first, Image.open(other.target) as second:
            assert np.array_equal(np.asarray(first), np.asarray(second))


def test_one_worker_finishes_the_photos_in_order(session, photos):
    jobs = plan(photos("a.jpg", "b.jpg", "c.jpg"))
    assert [outcome.job for outcome in run(jobs, Colorizer(session), workers=1)] == list(jobs)


def test_network_looks_at_one_photo_at_a_time(session, photos):
    colorizer = Watched(session, before=lambda _: time.sleep(0.01))
    jobs = plan(photos(*(f"{index}.jpg" for index in range(6))))
    assert len(list(run(jobs, colorizer, workers=4))) == 6
    assert colorizer.most == 1


def test_other_photos_are_read_while_the_network_runs(session, photos):
    jobs = plan(photos("a.jpg", "b.jpg"))
    second_was_read = threading.Event()

    class WaitsForTheSecondPhoto(Colorizer):
        def predict(self, photo, *, size=None):
            # With one photo in work at a time, this would wait in vain.
            if photo.path == jobs[0].source:
                assert second_was_read.wait(10)
            return super().predict(photo, size=size)

    class Settings(BatchSettings):
        def export_options(self, job, photo):
            if job == jobs[1]:
                second_was_read.set()
            return super().export_options(job, photo)

    outcomes = list(run(jobs, WaitsForTheSecondPhoto(session), Settings(), workers=2))
    assert [outcome.error for outcome in outcomes] == [None, None]


def test_outcome_tells_size_and_time_of_every_stage(session, photos):
    (outcome,) = run(plan(photos("a.jpg")), Colorizer(session))
    assert (outcome.width, outcome.height, outcome.pixels) == (48, 40, 1920)
    assert list(outcome.seconds) == [Stage.READ, Stage.INFER, Stage.DECODE, Stage.WRITE]
    assert all(0 < spent < 60 for spent in outcome.seconds.values())


def test_broken_photo_fails_alone(session, photos):
    folder = photos("a.jpg", "b.jpg", "c.jpg")
    (folder / "b.jpg").write_bytes((folder / "b.jpg").read_bytes()[:300])
    outcomes = {o.job.source.name: o for o in run(plan(folder), Colorizer(session))}
    assert "damaged" in outcomes["b.jpg"].error
    assert outcomes["b.jpg"].pixels == 0
    assert outcomes["a.jpg"].ok
    assert outcomes["c.jpg"].ok
    assert sorted(p.name for p in (folder.parent / "out").iterdir()) == ["a.jpg", "c.jpg"]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (KeyError("bug"), "An internal error happened (KeyError: 'bug')."),
        (MemoryError(), "The photo is too large for the memory of this computer."),
    ],
)
def test_unexpected_error_of_one_photo_stops_no_other(session, photos, caplog, error, sentence):
    folder = photos("a.jpg", "b.jpg")

    def fail(photo):
        if photo.path.name == "a.jpg":
            raise error

    with caplog.at_level(logging.DEBUG, "engine"):
        outcomes = {o.job.source.name: o for o in run(plan(folder), Watched(session, fail))}
    assert outcomes["a.jpg"].error == sentence
    assert outcomes["b.jpg"].ok
    assert ("Traceback" in caplog.text) == isinstance(error, KeyError)


def test_existing_result_is_kept_and_costs_no_work(session, photos):
    (job,) = plan(photos("a.jpg"))
    job.target.parent.mkdir()
    job.target.write_bytes(b"precious")
    (outcome,) = run([job], Colorizer(session))
    assert outcome.error == "'a.jpg' already exists; allow overwriting or choose another folder."
    assert Stage.INFER not in outcome.seconds
    assert job.target.read_bytes() == b"precious"


def test_overwriting_replaces_a_result_but_never_the_photo(session, photos):
    folder = photos("a.jpg")
    before = (folder / "a.jpg").read_bytes()
    (job,) = plan(folder)
    job.target.parent.mkdir()
    job.target.write_bytes(b"old")
    itself = Job(job.source, job.source, ImageFormat.JPEG)
    outcomes = list(
        run([job, itself], Colorizer(session), BatchSettings(overwrite=True), workers=1)
    )
    assert outcomes[0].ok
    assert job.target.read_bytes()[:2] == b"\xff\xd8"
    assert "never overwritten" in outcomes[1].error
    assert (folder / "a.jpg").read_bytes() == before


@pytest.mark.parametrize(("wanted", "stored"), [(None, np.uint16), (8, np.uint8), (16, np.uint16)])
def test_bit_depth_is_kept_unless_one_is_asked_for(session, tmp_path, wanted, stored):
    (tmp_path / "in").mkdir()
    pixels = np.random.default_rng(0).integers(0, 65536, (40, 48), np.uint16)
    tifffile.imwrite(tmp_path / "in/a.tif", pixels)
    (job,) = plan(tmp_path / "in")
    (outcome,) = run([job], Colorizer(session), BatchSettings(bit_depth=wanted))
    assert outcome.ok
    assert tifffile.imread(job.target).dtype == stored


def test_sixteen_bits_become_eight_where_the_format_holds_no_more(session, tmp_path):
    pixels = np.random.default_rng(0).integers(0, 65536, (40, 48), np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", pixels)
    job = Job(tmp_path / "a.tif", tmp_path / "a.jpg", ImageFormat.JPEG)
    (kept,) = run([job], Colorizer(session))
    assert kept.ok
    settings = BatchSettings(bit_depth=16, overwrite=True)
    (forced,) = run([job], Colorizer(session), settings)
    assert forced.error == "JPEG holds 8 bits per channel; choose PNG or TIFF for 16."


@pytest.mark.parametrize(
    ("longest_side", "size"), [(None, (48, 40)), (24, (24, 20)), (99, (48, 40))]
)
def test_result_is_as_small_as_asked_for_and_never_larger(session, photos, longest_side, size):
    (job,) = plan(photos("a.png"))
    settings = BatchSettings(longest_side=longest_side)
    (outcome,) = run([job], Colorizer(session), settings)
    assert (outcome.width, outcome.height) == (48, 40)
    with Image.open(job.target) as result:
        assert result.size == size


def test_small_result_is_that_of_a_single_export(session, photos, tmp_path):
    (job,) = plan(photos("a.png", side=80))
    photo = read_photo(job.source)
    model = ModelIdentity(CLASSIFIER.name, CLASSIFIER.version, "0" * 64)
    document = Document.new(photo, model, Colorizer(session).predict(photo))
    options = ExportOptions(ImageFormat.PNG, longest_side=30)
    export_document(tmp_path / "single.png", document, photo, options=options)
    list(run([job], Colorizer(session), BatchSettings(longest_side=30)))
    single, many = (np.asarray(Image.open(path)) for path in (tmp_path / "single.png", job.target))
    # Documents hold predictions in half precision.
    np.testing.assert_allclose(single.astype(int), many.astype(int), atol=1)


def test_metadata_are_left_out_on_request(session, photos):
    folder = photos("a.jpg")
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "A. Photographer"
    with Image.open(folder / "a.jpg") as picture:
        picture.save(folder / "a.jpg", exif=exif)
    (job,) = plan(folder)
    for keeps in (True, False):
        settings = BatchSettings(keeps_metadata=keeps, overwrite=True)
        list(run([job], Colorizer(session), settings))
        assert (b"A. Photographer" in job.target.read_bytes()) == keeps


def test_photo_above_the_limit_is_refused(session, photos):
    (outcome,) = run(plan(photos("a.jpg")), Colorizer(session), BatchSettings(max_megapixels=0.001))
    assert "megapixels" in outcome.error


def test_folder_that_cannot_be_made_is_said(session, photos):
    folder = photos("a.jpg")
    (folder.parent / "out").touch()
    (outcome,) = run(plan(folder), Colorizer(session))
    assert "a file has its name" in outcome.error


def test_closing_the_iterator_ends_all_threads_and_leaves_whole_files_only(session, photos):
    folder = photos(*(f"{index:02}.png" for index in range(24)), side=160)
    outcomes = run(plan(folder), Colorizer(session), workers=3)
    first = next(outcomes)
    outcomes.close()
    assert first.ok
    assert batch_threads() == []
    results = list((folder.parent / "out").iterdir())
    assert 1 <= len(results) < 24
    assert left_behind(folder.parent / "out") == []
    for path in results:
        with Image.open(path) as picture:
            picture.load()


def test_cancelling_yields_what_was_finished_and_nothing_else(session, photos):
    folder = photos(*(f"{index:02}.png" for index in range(12)), side=100)
    cancel = threading.Event()
    finished = []
    for outcome in run(plan(folder), Colorizer(session), workers=2, cancel=cancel):
        finished.append(outcome.job.target.name)
        cancel.set()
    assert 1 <= len(finished) < 12
    assert sorted(finished) == sorted(p.name for p in (folder.parent / "out").iterdir())
    assert batch_threads() == []


def test_cancelling_while_a_file_is_written_removes_it(session, photos, monkeypatch):
    cancel = threading.Event()

    def rows_then_cancel(chroma, lightness):
        strips = list(render_strips(lightness, chroma))
        assert left_behind(Path(job.target.parent)) != []
        cancel.set()
        yield from strips

    (job,) = plan(photos("a.tif"))
    monkeypatch.setattr("engine.batch.file_to_file.render", rows_then_cancel)
    assert list(run([job], Colorizer(session), cancel=cancel)) == []
    assert list(job.target.parent.iterdir()) == []


def test_run_that_was_cancelled_before_does_nothing(session, photos):
    folder = photos("a.jpg")
    cancel = threading.Event()
    cancel.set()
    assert list(run(plan(folder), Colorizer(session), cancel=cancel)) == []
    assert not (folder.parent / "out").exists()


def test_run_without_photos_ends(session):
    assert list(run([], Colorizer(session))) == []


def test_harmonizing_without_a_segmenter_is_refused(session, photos):
    settings = BatchSettings(harmonize=Harmonize(()))
    with pytest.raises(ValueError, match="segmenter"):
        next(run(plan(photos("a.jpg")), Colorizer(session), settings))


def test_default_keeps_the_network_busy_and_memory_bounded():
    assert 2 <= default_workers() <= 8


def test_begun_photos_are_told_before_their_outcomes(session, photos):
    folder = photos("a.jpg", "b.jpg", "c.jpg")
    (folder / "b.jpg").write_bytes(b"no photo")
    jobs = plan(folder)
    told = []
    for outcome in run(jobs, Colorizer(session), workers=2, begun=told.append):
        assert outcome.job in told
    assert sorted(told, key=jobs.index) == list(jobs)


def test_closed_gate_lets_no_photo_begin_until_it_opens(session, photos):
    jobs = plan(photos("a.jpg", "b.jpg", "c.jpg"))
    gate, begun = threading.Event(), []
    outcomes = run(jobs, Colorizer(session), workers=2, gate=gate, begun=begun.append)
    opener = threading.Timer(0.5, lambda: (begun.append("opened"), gate.set()))
    opener.start()
    assert len(list(outcomes)) == 3
    opener.join()
    assert begun[0] == "opened"
    assert sorted(begun[1:], key=jobs.index) == list(jobs)


def test_pause_finishes_the_photo_in_work_and_no_other(session, photos):
    jobs = plan(photos("a.jpg", "b.jpg"))
    gate, begun = threading.Event(), []
    gate.set()
    outcomes = run(
        jobs, Watched(session, lambda _: gate.clear()), workers=1, gate=gate, begun=begun.append
    )
    assert next(outcomes).ok
    assert begun == [jobs[0]]
    assert not jobs[1].target.exists()
    gate.set()
    assert next(outcomes).ok
    assert begun == list(jobs)


def test_paused_run_can_be_cancelled(session, photos):
    cancel = threading.Event()
    outcomes = run(plan(photos("a.jpg")), Colorizer(session), cancel=cancel, gate=threading.Event())
    threading.Timer(0.2, cancel.set).start()
    assert list(outcomes) == []
    assert batch_threads() == []


def test_paused_run_can_be_closed(session, photos):
    folder = photos("a.jpg", "b.jpg")
    gate = threading.Event()
    gate.set()
    outcomes = run(plan(folder), Watched(session, lambda _: gate.clear()), workers=1, gate=gate)
    next(outcomes)
    outcomes.close()
    assert batch_threads() == []
    assert len(list((folder.parent / "out").iterdir())) == 1
