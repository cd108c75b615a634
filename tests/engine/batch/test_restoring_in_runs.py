"""Photos of a run are restored before their colors are found, each by what it needs."""

import threading
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image
from skimage import data

from engine.batch.cluster_worker import ClusterWorker, ModelFile, WorkerSetup
from engine.batch.outcome import Stage
from engine.batch.overview.thumbnails import ThumbnailFolder
from engine.batch.pipeline import run
from engine.batch.plan import plan_batch
from engine.batch.settings import BatchSettings
from engine.color.upsample import upsample_chroma
from engine.colorize import Colorizer
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.photo.formats import ImageFormat
from engine.photo.metadata import Provenance
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions, write_photo
from engine.render import render_strips
from engine.restore.automatic import choose
from engine.restore.restorer import Restorer
from engine.restore.wish import RestorationWish, Strengths
from tests.onnx_models import CLASSIFIER, save_classifier

AUTO = BatchSettings(restoration=RestorationWish(automatic=True))


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    path = save_classifier(tmp_path_factory.mktemp("model") / "model.onnx")
    return ModelSession(path, device=Device.CPU)


@pytest.fixture
def faded(tmp_path):
    """A faded photo in a folder of its own."""
    gray = cv2.resize(cv2.cvtColor(data.astronaut(), cv2.COLOR_RGB2GRAY), (128, 128))
    (tmp_path / "in").mkdir()
    Image.fromarray((90 + gray * 0.4).astype(np.uint8)).save(tmp_path / "in/faded.png")
    return tmp_path


def plan(folder, output="out", **options):
    return plan_batch([folder / "in"], output=folder / output, **options).jobs


def pixels(path):
    with Image.open(path) as picture:
        return np.asarray(picture).astype(int)


def contrast(path):
    return read_photo(path).lightness.std()


def test_result_is_that_of_restoring_and_then_colorizing(session, faded):
    (job,) = plan(faded)
    (outcome,) = run([job], Colorizer(session), AUTO)
    assert outcome.ok
    assert Stage.RESTORE in outcome.seconds
    photo = read_photo(job.source)
    restorer = Restorer(photo)
    restored = restorer.restore(choose(restorer).restoration)
    cells = Colorizer(session).predict(restored).decode()
    write_photo(
        faded / "expected.png",
        restored,
        render_strips(restored.lightness, upsample_chroma(cells, restored.lightness)),
        options=ExportOptions(ImageFormat.PNG),
        provenance=Provenance(CLASSIFIER.name, CLASSIFIER.version),
    )
    assert np.array_equal(pixels(job.target), pixels(faded / "expected.png"))
    (plain,) = plan(faded, "plain")
    assert all(outcome.ok for outcome in run([plain], Colorizer(session)))
    assert contrast(job.target) > 1.3 * contrast(plain.target)


def test_metadata_and_outcome_say_what_was_restored(session, faded):
    (job,) = plan(faded)
    (outcome,) = run([job], Colorizer(session), AUTO)
    assert outcome.restored == ("Correct light and tone: fade 100%",)
    xmp = read_photo(job.target).metadata.xmp
    assert b"Correct light and tone: fade 100%" in xmp
    assert CLASSIFIER.name.encode() in xmp


def test_photo_that_needs_nothing_is_as_without_restoring(session, faded):
    gray = cv2.cvtColor(data.astronaut(), cv2.COLOR_RGB2GRAY)
    Image.fromarray(cv2.resize(gray, (128, 128))).save(faded / "in/faded.png")
    (job,), (plain,) = plan(faded), plan(faded, "plain")
    (outcome,) = run([job], Colorizer(session), AUTO)
    assert next(iter(run([plain], Colorizer(session)))).ok
    assert outcome.restored == ()
    assert np.array_equal(pixels(job.target), pixels(plain.target))


def test_colors_that_will_go_are_not_restored(session, faded):
    sepia = np.array([255, 228, 180]) * 0.9
    toned = pixels(faded / "in/faded.png")[..., None] / 255 * sepia
    Image.fromarray(toned.astype(np.uint8)).save(faded / "in/faded.png")
    wish = RestorationWish(automatic=True, strengths=Strengths(cast=1.0, contrast=0.5))
    (outcome,) = run(plan(faded), Colorizer(session), BatchSettings(restoration=wish))
    assert len(outcome.restored) == 1
    assert "cast" not in outcome.restored[0]
    assert "local contrast 50%" in outcome.restored[0]


def test_scans_are_turned_upright_and_their_border_goes(session, faded):
    canvas = np.full((300, 400), 250.0, np.float32)
    canvas[50:250, 90:310] = (
        cv2.resize(pixels(faded / "in/faded.png").astype(np.float32), (220, 200)) * 0.8
    )
    turn = cv2.getRotationMatrix2D((200, 150), -3, 1)
    scan = cv2.warpAffine(canvas, turn, (400, 300), flags=cv2.INTER_CUBIC, borderValue=250)
    Image.fromarray(scan.astype(np.uint8)).save(faded / "in/faded.png")
    settings = BatchSettings(restoration=RestorationWish(straightens=True))
    (job,) = plan(faded)
    (outcome,) = run([job], Colorizer(session), settings)
    assert outcome.restored[0].startswith("Straighten and crop: 3.")
    assert (outcome.width, outcome.height) == (400, 300)
    rows, columns, _ = pixels(job.target).shape
    assert abs(rows - 200) < 10
    assert abs(columns - 220) < 10


def test_small_pictures_show_the_photo_as_it_was_and_as_it_is(session, faded):
    (job,) = plan(faded)
    thumbnails = ThumbnailFolder(faded / "out", "id")
    assert next(run([job], Colorizer(session), AUTO, thumbnails=thumbnails)).ok
    before, after = sorted(faded.rglob("*.jpg"), key=lambda path: "after" in path.name)
    assert contrast(after) > 1.3 * contrast(before)


def test_restoring_is_ended_with_the_run(session, faded, monkeypatch):
    cancel = threading.Event()

    def choose_and_cancel(self, restorer, *, cancel=None):
        choice = wished(self, restorer, cancel=cancel)
        stop.set()
        return choice

    wished, stop = RestorationWish.choose, cancel
    monkeypatch.setattr(RestorationWish, "choose", choose_and_cancel)
    wish = RestorationWish(strengths=Strengths(denoise=1.0))
    settings = replace(AUTO, restoration=wish)
    assert list(run(plan(faded), Colorizer(session), settings, cancel=cancel)) == []
    assert not list((faded / "out").rglob("*.*"))


def test_worker_of_a_cluster_restores_as_well(session, faded):
    (job,), (alone,) = plan(faded), plan(faded, "alone")
    (faded / "out").mkdir()
    setup = WorkerSetup(AUTO, ModelFile.of(session), None, Device.CPU, 1, "owner")
    worker = ClusterWorker(setup)
    assert worker.prepare().problem is None
    answer = worker.colorize(job)
    assert answer.outcome.restored == ("Correct light and tone: fade 100%",)
    assert next(iter(run([alone], Colorizer(session), AUTO))).ok
    assert np.array_equal(pixels(answer.staged.hidden), pixels(alone.target))
