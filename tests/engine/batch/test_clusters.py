"""Runs on many machines: who does what when workers are lost, and what the journal says of it."""

import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pretended_ray import ActorLostError, PretendedRay

from engine.batch import cluster_connection
from engine.batch.cluster import new_owner, run_on_cluster
from engine.batch.cluster_connection import Crew, Shares, connected, crew_for
from engine.batch.cluster_worker import ClusterWorker, ModelFile, WorkerSetup
from engine.batch.errors import ClusterError
from engine.batch.journal import Journal
from engine.batch.journal_file import JournalError
from engine.batch.journal_rows import PhotoState
from engine.batch.leftovers import hidden_name
from engine.batch.pipeline import run
from engine.batch.plan import plan_batch
from engine.batch.preset import Preset
from engine.batch.resume import Wishes, take_up
from engine.batch.run_record import RunRecord
from engine.batch.settings import BatchSettings
from engine.batch.stamps import FileStamp
from engine.colorize import Colorizer
from engine.document.identity import ModelIdentity
from engine.models.errors import ModelError
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import FOLDER_VARIABLE
from engine.photo import atomic
from tests.onnx_models import save_classifier, save_regressor

WISHES = Wishes(
    Preset(BatchSettings(), ModelIdentity("model", "1", "0" * 64)).as_json(), resumes=True
)
PHOTOS = 5


@pytest.fixture(scope="module")
def colorizer(tmp_path_factory):
    path = save_classifier(tmp_path_factory.mktemp("model") / "model.onnx")
    return Colorizer(ModelSession(path, device=Device.CPU))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with the photos in/0.png to in/4.png, and a folder for results."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    for index in range(PHOTOS):
        noise = np.random.default_rng(index).integers(0, 256, (40, 48), np.uint8)
        Image.fromarray(noise).save(tmp_path / f"in/{index}.png")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def journal(folder):
    with closing(Journal(folder / "out")) as journal:
        yield journal


@pytest.fixture
def begun(journal, colorizer):
    """Begin a run with workers of a class; return its iterator and the pretended Ray."""

    def begun(worker_class=ClusterWorker, *, workers=2, at_once=2, **options):
        ray = PretendedRay(worker_class)
        work = take_up(journal, plan_batch([Path("in")], output=Path("out")).jobs, WISHES)
        setup = WorkerSetup(
            BatchSettings(), ModelFile.of(colorizer.session), None, Device.CPU, 1, journal.id
        )
        crew = Crew(workers, cpus=1, gpus=0, at_once=at_once)
        record = RunRecord(journal, work.preset)
        return run_on_cluster(ray, work.jobs, setup, crew, record=record, **options), ray

    return begun


def names(outcomes):
    return sorted(finished.outcome.job.source.name for finished in outcomes)


def states(journal):
    return [row.state for row in journal.rows()]


def everything_in(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("photochrom"))


ALL = [f"{index}.png" for index in range(PHOTOS)]


def test_results_are_those_of_a_single_machine(folder, journal, begun, colorizer):
    done, _ = begun()
    assert names(done) == ALL
    (folder / "alone").mkdir()
    alone = list(run(plan_batch([folder / "in"], output=folder / "alone").jobs, colorizer))
    assert len(alone) == PHOTOS
    for name in ALL:
        together, apart = (
            np.asarray(Image.open(folder / place / name)) for place in ("out", "alone")
        )
        assert np.array_equal(together, apart)
    assert everything_in(folder / "out") == ALL
    for row in journal.rows():
        assert row.state is PhotoState.DONE
        assert row.published.source == FileStamp.of(row.source)
        assert row.published.target == FileStamp.of(row.target)
        assert list(row.seconds) == ["read", "infer", "decode", "write"]


def test_photos_are_told_of_by_the_paths_that_the_caller_gave(begun):
    done, _ = begun()
    finished = list(done)
    assert {each.outcome.job.source.parent for each in finished} == {Path("in")}
    assert {each.provider for each in finished} == {"CPUExecutionProvider"}


def test_run_needs_no_journal(folder, colorizer):
    jobs = plan_batch([folder / "in"], output=folder / "out").jobs
    setup = WorkerSetup(
        BatchSettings(), ModelFile.of(colorizer.session), None, Device.CPU, 1, new_owner(None)
    )
    done = run_on_cluster(PretendedRay(ClusterWorker), jobs, setup, Crew(1, 1, 0, 1))
    assert names(done) == everything_in(folder / "out") == ALL


def test_result_is_known_to_the_disk_before_it_gets_its_name(journal, begun, monkeypatch):
    publish, told = atomic._publish, []

    def watch(temporary, path, *, overwrite):
        assert not any("staged_preset = ?" in statement for statement, _ in journal._unwritten)
        (row,) = [row for row in journal.rows() if row.target.name == path.name]
        told.append((row.state, row.staged.target == FileStamp.of(temporary), path.exists()))
        publish(temporary, path, overwrite=overwrite)

    monkeypatch.setattr(atomic, "_publish", watch)
    assert names(begun()[0]) == ALL
    assert told == [(PhotoState.RUNNING, True, False)] * PHOTOS


def test_photos_of_a_lost_worker_are_done_by_others(folder, journal, begun):
    lost = []

    class Mortal(ClusterWorker):
        def colorize(self, job):
            if job.source.name == "1.png" and not lost:
                # It dies with a part of the result on the disk.
                (folder / "out" / hidden_name(journal.id)).write_bytes(b"half")
                lost.append(job)
                raise ActorLostError
            return super().colorize(job)

    done, ray = begun(Mortal)
    finished = list(done)
    assert names(finished) == ALL
    assert all(each.outcome.ok for each in finished)
    assert len(ray.hired) == 3
    assert everything_in(folder / "out") == ALL


def test_photo_that_costs_three_workers_fails_and_takes_no_other_photo_with_it(
    folder, journal, begun
):
    class Mortal(ClusterWorker):
        def colorize(self, job):
            if job.source.name == "0.png":
                raise ActorLostError
            return super().colorize(job)

    done, ray = begun(Mortal, workers=1, at_once=5)
    errors = {each.outcome.job.source.name: each.outcome.error for each in done}
    assert errors.pop("0.png").startswith("The worker was lost 3 times while it had this photo")
    assert errors == dict.fromkeys(ALL[1:])
    # The first took all the others along; from then on it was alone with each.
    assert len(ray.hired) == 4
    assert states(journal) == [PhotoState.FAILED] + [PhotoState.DONE] * 4
    assert everything_in(folder / "out") == ALL[1:]


def test_stopped_run_lets_photos_wait_and_leaves_nothing(folder, journal, begun):
    cancel = threading.Event()
    done, ray = begun(workers=1, at_once=2, cancel=cancel)
    finished = []
    for each in done:
        finished.append(each)
        cancel.set()
    assert 1 <= len(finished) < PHOTOS
    assert set(states(journal)) == {PhotoState.DONE, PhotoState.WAITING}
    assert states(journal).count(PhotoState.DONE) == len(finished)
    assert everything_in(folder / "out") == names(finished)
    assert all(actor.is_lost for actor in ray.hired)


def test_run_that_nobody_follows_any_more_leaves_nothing(folder, journal, begun):
    done, _ = begun(workers=2, at_once=2)
    next(done)
    done.close()
    assert all(not name.startswith(".") for name in everything_in(folder / "out"))
    assert states(journal).count(PhotoState.DONE) == len(everything_in(folder / "out"))
    rest, _ = begun()
    list(rest)
    assert states(journal) == [PhotoState.DONE] * PHOTOS


def test_name_that_was_taken_meanwhile_is_left_to_who_has_it(folder, journal, begun):
    class Slow(ClusterWorker):
        def colorize(self, job):
            answer = super().colorize(job)
            if job.source.name == "3.png":
                (folder / "out/3.png").write_bytes(b"somebody's")
            return answer

    errors = {each.outcome.job.source.name: each.outcome.error for each in begun(Slow)[0]}
    assert "exists already" in errors["3.png"]
    assert (folder / "out/3.png").read_bytes() == b"somebody's"
    assert states(journal)[3] is PhotoState.FAILED
    assert everything_in(folder / "out") == ALL


def test_result_that_the_journal_cannot_hold_does_not_get_its_name(
    folder, journal, begun, monkeypatch
):
    done, _ = begun()

    def fail(*_):
        raise JournalError("The journal of the run cannot be written: The disk is full.")

    monkeypatch.setattr(journal, "note_all_staged", fail)
    assert {each.outcome.error for each in done} == {
        "The journal of the run cannot be written: The disk is full."
    }
    assert everything_in(folder / "out") == []


def test_bad_photo_fails_alone(folder, journal, begun):
    (folder / "in/2.png").write_bytes(b"no picture")
    errors = {each.outcome.job.source.name: each.outcome.error for each in begun()[0]}
    assert [name for name, error in errors.items() if error] == ["2.png"]
    assert states(journal)[2] is PhotoState.FAILED


def test_machine_that_does_not_see_the_photos_ends_the_run(begun):
    class Elsewhere(ClusterWorker):
        def colorize(self, job):
            return super().colorize(replace(job, source=Path("/no/such") / job.source.name))

    with pytest.raises(ClusterError, match=r"does not see '.*png'; photos must lie on a drive"):
        list(begun(Elsewhere)[0])


def test_machine_whose_results_are_not_seen_here_ends_the_run(begun):
    class Elsewhere(ClusterWorker):
        def colorize(self, job):
            answer = super().colorize(job)
            answer.staged.hidden.unlink()
            return answer

    with pytest.raises(ClusterError, match="results must go to a drive that all machines have"):
        list(begun(Elsewhere)[0])


def test_workers_that_cannot_start_end_the_run(begun):
    class Stillborn(ClusterWorker):
        def prepare(self):
            raise ActorLostError

    with pytest.raises(ClusterError, match=r"The workers cannot start \(the worker died\)"):
        list(begun(Stillborn)[0])


def test_machine_without_the_model_ends_the_run(begun, monkeypatch):
    def nowhere(_model):
        raise ModelError("The model is not there.")

    monkeypatch.setattr(ModelFile, "found", nowhere)
    with pytest.raises(ClusterError, match="cannot work: The model is not there"):
        list(begun()[0])


def test_model_is_found_by_its_content(tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "installed"))
    (tmp_path / "installed").mkdir()
    path = save_classifier(tmp_path / "model.onnx")
    model = ModelFile.of(ModelSession(path, device=Device.CPU))
    assert model.found() == path
    save_regressor(path)
    with pytest.raises(ModelError, match=r"'test-classifier' 1\.0 is not there or is another file"):
        model.found()
    same = save_classifier(tmp_path / "installed/other-name.onnx")
    assert model.found() == same


CPU_MACHINES = [{"CPU": 8.0}, {"CPU": 6.0}, {}]
GPU_MACHINES = [{"CPU": 16.0, "GPU": 4.0}, {"CPU": 64.0}]


@pytest.mark.parametrize(
    ("machines", "shares", "crew"),
    [
        (CPU_MACHINES, Shares(), Crew(3, 4, 0, 5)),
        (CPU_MACHINES, Shares(cpus=2, at_once=8, workers=4), Crew(4, 2, 0, 8)),
        ([{"CPU": 2.0}], Shares(), Crew(1, 2, 0, 3)),
        (GPU_MACHINES, Shares(), Crew(4, 4, 1, 5)),
        (GPU_MACHINES, Shares(gpus=0.5, cpus=2), Crew(8, 2, 0.5, 3)),
        (GPU_MACHINES, Shares(gpus=0), Crew(20, 4, 0, 5)),
    ],
)
def test_there_are_as_many_workers_as_there_is_room_for(machines, shares, crew):
    assert crew_for(PretendedRay(None, machines), shares, wants_gpu=True) == crew


def test_machines_that_are_too_small_are_said():
    with pytest.raises(ClusterError, match="room for a worker with 16 processor cores; ask"):
        crew_for(PretendedRay(None, CPU_MACHINES), Shares(cpus=16), wants_gpu=True)


def test_what_to_install_is_said_where_ray_is_missing(monkeypatch):
    monkeypatch.setattr(cluster_connection, "find_spec", lambda _name: None)
    with pytest.raises(ClusterError, match=r"install photochrom\[cluster\]"), connected("local"):
        pass


def test_address_that_only_clients_of_ray_understand_is_said():
    with pytest.raises(ClusterError, match="without ray://"), connected("ray://head:10001"):
        pass
