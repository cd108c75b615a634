"""``photochrom colorize --cluster``: what is lost with a worker is done by another."""

import signal
import sys
import time
from contextlib import closing

import numpy as np
import pytest
from command_line import SOURCES, is_whole, records, results, save_photo, start
from PIL import Image

from engine.batch.journal import Journal
from engine.batch.journal_rows import PhotoState

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX"),
    # Ray starts a dozen processes, which takes minutes where others are at work, too.
    pytest.mark.timeout(900),
]

PHOTOS = 30
SUFFIXES = (".png", ".jpg")
STORE_BYTES = 80_000_000


@pytest.fixture
def two_machines(monkeypatch):
    """A cluster of Ray with two machines, both on this one, each with room for one worker."""
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    # Here Photochrom need not be installed, as it must on real machines.
    monkeypatch.setenv("PYTHONPATH", str(SOURCES))
    from ray.cluster_utils import Cluster

    machine = {"num_cpus": 1, "num_gpus": 0, "object_store_memory": STORE_BYTES}
    cluster = Cluster(
        initialize_head=True,
        head_node_args={**machine, "include_dashboard": False},
    )
    yield cluster, cluster.add_node(**machine)
    cluster.shutdown()


def begin(work, cluster, *options):
    return start(
        *("colorize", "in", "-o", "many", "--recursive", "--model", "test-classifier"),
        *("--cluster", cluster.address, "--cpus-per-worker", "1", "--jobs", "2", "--json"),
        *options,
        cwd=work,
    )


def wait_for(folder, count, process):
    """Wait until so many results have their names."""
    while len(named(folder)) < count:
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def named(folder):
    names = results(folder) if folder.exists() else []
    return [name for name in names if name.endswith(SUFFIXES)]


def pixels(folder):
    found = {}
    for name in named(folder):
        with Image.open(folder / name) as picture:
            found[name] = np.asarray(picture.convert("RGB"))
    return found


def test_stopped_run_that_goes_on_and_loses_a_machine_ends_as_one_on_a_single_machine(
    work, two_machines, colorize
):
    cluster, second = two_machines
    for index in range(PHOTOS):
        name = f"in/{index % 3}/{index:02}{SUFFIXES[index % 2]}"
        save_photo(work / name, width=640, height=480, seed=index)
    many = work / "many"

    process = begin(work, cluster)
    wait_for(many, 4, process)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=120)
    assert process.returncode == 128 + signal.SIGINT, stderr.decode()
    stopped = records(stdout.decode())
    first = named(many)
    assert 4 <= len(first) == len(stopped) < PHOTOS - 10
    assert results(many) == first
    assert all(is_whole(many / name) for name in first)
    with closing(Journal(many)) as journal:
        counts = journal.counts()
    assert counts == {PhotoState.DONE: len(first), PhotoState.WAITING: PHOTOS - len(first)}

    process = begin(work, cluster, "--resume")
    wait_for(many, len(first) + 4, process)
    cluster.remove_node(second, allow_graceful=False)
    assert len(named(many)) < PHOTOS
    stdout, stderr = process.communicate(timeout=240)
    assert process.returncode == 0, stderr.decode()
    resumed = records(stdout.decode())
    sources = [record["source"] for record in stopped + resumed]
    assert len(sources) == len(set(sources)) == PHOTOS

    assert colorize("in", "-o", "one", "--recursive", "--jobs", "2")[0] == 0
    distributed, alone = pixels(many), pixels(work / "one")
    assert len(alone) == PHOTOS
    assert distributed.keys() == alone.keys()
    assert all(np.array_equal(distributed[name], alone[name]) for name in alone)
    assert results(many) == results(work / "one")
    with closing(Journal(many)) as journal:
        assert journal.counts() == {PhotoState.DONE: PHOTOS}


@pytest.mark.parametrize("option", ["--workers", "--cpus-per-worker", "--gpus-per-worker"])
def test_options_of_workers_belong_to_a_cluster(work, colorize, option):
    save_photo(work / "a.png")
    code, stdout, stderr = colorize("a.png", option, "1")
    assert (code, stdout, stderr) == (2, "", f"photochrom: {option} belongs to --cluster\n")
