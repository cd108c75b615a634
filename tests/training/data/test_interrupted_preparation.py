"""Preparing photos in several sittings, however the earlier ones ended."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from running import photochrom
from tiny_runs import scene, write_photos

from training.data import prepare as preparing
from training.data import sharding
from training.data.listing import Split, list_photos
from training.data.prepare import PreparationReport, prepare
from training.data.prepared import PreparedPhotos, is_prepared
from training.errors import TrainingError

TRAIN, VAL = 14, 3
SHARD = 4 * scene(0, 40, 48).nbytes

# Small shards, saved often; and the process is killed, with no chance to tidy up, before it forces
# a certain file to the disk.
COMMAND = f"""
import os, signal, sys
from desktop.cli import main
from training.data import prepare

prepare.prepare.__kwdefaults__["shard_bytes"] = {SHARD}
prepare._SAVED_EVERY_PHOTOS = 3
left = int(sys.argv[1])
fsync = os.fsync

def fsync_or_die(file):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    fsync(file)

os.fsync = fsync_or_die
sys.exit(main(sys.argv[2:]))
"""

NO_ROOM = f"""
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({SHARD // 2}, {SHARD // 2}))
"""


class InterruptionError(Exception):
    """Something that ends a preparation."""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A list of photos with a near-duplicate and a broken one."""
    table = write_photos(tmp_path / "photos", train=TRAIN, val=VAL)
    for path in (tmp_path / "photos").glob("*.png"):
        with Image.open(path) as picture:
            small = picture.resize((48, 40))
        small.save(path)
    shutil.copy(tmp_path / f"photos/{TRAIN:03d}.png", tmp_path / f"photos/{TRAIN - 1:03d}.png")
    (tmp_path / "photos/004.png").write_bytes(b"no picture")
    return table


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a data set."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def prepare_until(photos: int, table: Path, folder: Path, **options: int) -> None:
    """Prepare photos and stop after some of them."""

    def interrupt(done: int, _listed: int) -> None:
        if done == photos:
            raise InterruptionError

    with pytest.raises(InterruptionError):
        prepare(list_photos(table), folder, seen=interrupt, **options)


def go_on(table: Path, folder: Path, **options: int) -> tuple[PreparationReport, list[int], str]:
    """Prepare photos, and tell which were decoded and what was said."""
    seen: list[int] = []
    said: list[str] = []
    report = prepare(
        list_photos(table),
        folder,
        seen=lambda done, _: seen.append(done),
        tell=said.append,
        **options,
    )
    return report, [done for done in seen if done], " ".join(said)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals and limits of POSIX")
def test_killed_process_goes_on_to_the_same_data_set(table: Path, tmp_path: Path) -> None:
    whole, data = tmp_path / "whole", tmp_path / "data"
    reference = prepare(list_photos(table), whole, shard_bytes=SHARD)
    arguments = ("prepare", table, "-o", data)

    assert run(COMMAND, 3, *arguments).returncode == -signal.SIGKILL  # while listing
    assert not is_prepared(data)
    full = run(NO_ROOM + COMMAND, 0, *arguments)
    assert full.returncode == 1
    assert full.stderr == (
        f"photochrom: {data}: The data set cannot be written (File too large); "
        "the same command goes on once it can.\n"
    )
    # Early in the first shard, while noting how far it came, and while publishing.
    for before in (10, 19, 23):
        assert run(COMMAND, before, *arguments).returncode == -signal.SIGKILL
        assert not is_prepared(data)
        whole_shards = sorted((data / "shards-1").glob("photos-*.bin"))
        for shard in whole_shards:
            assert shard.read_bytes() == (whole / "shards-1" / shard.name).read_bytes()
    last = run(COMMAND, 0, *arguments)
    assert last.returncode == 0
    assert f"{reference.kept} photos prepared, 1 near-duplicates" in last.stdout
    assert "photos have been looked at before the interruption." in last.stderr
    assert contents(data) == contents(whole)
    assert (reference.kept, reference.unreadable) == (TRAIN + VAL - 2, ("004.png",))


def test_photos_that_are_done_are_not_decoded_again(table: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    prepare_until(11, table, data, shard_bytes=SHARD)
    report, decoded, said = go_on(table, data, shard_bytes=SHARD)
    assert decoded == list(range(12, TRAIN + VAL + 1))
    assert said == f"11 of {TRAIN + VAL} photos have been looked at before the interruption."
    # The validation scenes of the first sitting are still known.
    assert report.near_duplicates == 1


def test_finished_data_set_is_not_prepared_again(table: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = prepare(list_photos(table), data)
    before = contents(data)
    report, decoded, said = go_on(table, data)
    assert (decoded, said) == ([], "These photos are prepared already, and none has changed.")
    assert report == first
    assert contents(data) == before


@pytest.mark.parametrize("change", ["added", "gone", "overwritten"])
def test_changed_photos_are_prepared_from_the_change_on(
    table: Path, tmp_path: Path, change: str
) -> None:
    data = tmp_path / "data"
    prepare_until(12, table, data, shard_bytes=SHARD)
    rows = table.read_text(encoding="utf-8")
    if change == "overwritten":
        Image.fromarray(scene(99, 40, 48)).save(table.parent / "004.png")
    else:
        other = "000.png,train\n004.png" if change == "added" else "005.png"
        table.write_text(rows.replace("004.png", other), encoding="utf-8")
    report, decoded, said = go_on(table, data, shard_bytes=SHARD)
    assert decoded[0] == 8
    assert said == (
        "The photos have changed since the interruption; 7 of 12 prepared ones stay, "
        "and the rest is prepared anew."
    )
    assert report == prepare(list_photos(table), tmp_path / "whole", shard_bytes=SHARD)
    one, other = (PreparedPhotos(path, Split.TRAIN) for path in (data, tmp_path / "whole"))
    for position in range(len(other)):
        assert one.name(position) == other.name(position)
        np.testing.assert_array_equal(one[position], other[position])


def test_other_settings_start_anew(table: Path, tmp_path: Path) -> None:
    prepare_until(9, table, tmp_path / "data")
    _, decoded, said = go_on(table, tmp_path / "data", short_side=20)
    assert decoded[0] == 1
    assert said.startswith("An interrupted preparation had other settings")
    assert PreparedPhotos(tmp_path / "data", Split.VAL)[0].shape == (20, 24, 3)


def test_lost_shard_is_noticed(table: Path, tmp_path: Path) -> None:
    prepare_until(11, table, tmp_path / "data", shard_bytes=SHARD)
    (tmp_path / "data/shards-1/photos-00001.bin").unlink()
    with pytest.raises(TrainingError, match=r"lost; delete .*shards-1"):
        prepare(list_photos(table), tmp_path / "data", shard_bytes=SHARD)


def test_stop_while_listing_leaves_nothing(table: Path, tmp_path: Path) -> None:
    prepare_until(0, table, tmp_path / "data")
    assert list(contents(tmp_path / "data")) == [".prepare.lock"]


def test_two_preparations_into_a_folder_do_not_mix(table: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"

    def prepare_too(_done: int, _listed: int) -> None:
        prepare(list_photos(table), data)

    with pytest.raises(TrainingError, match="Another process is preparing"):
        prepare(list_photos(table), data, seen=prepare_too)


def test_ctrl_c_stops_in_order_and_says_how_to_go_on(
    table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hash_of = sharding.difference_hash
    hashed = 0

    def hash_and_stop(pixels: np.ndarray) -> int:
        nonlocal hashed
        hashed += 1
        if hashed == 8:
            signal.raise_signal(signal.SIGINT)
        return hash_of(pixels)

    monkeypatch.setattr(sharding, "difference_hash", hash_and_stop)
    # Only the stop itself saves.
    monkeypatch.setattr(preparing, "_SAVED_EVERY_PHOTOS", 10**9)
    command = ("prepare", table, "-o", tmp_path / "data")
    assert photochrom(*command) == 130
    # One of those that are done cannot be read, and has no scene.
    assert capsys.readouterr().err == (
        "stopped after 9 photos; the same command goes on from here\n"
    )
    assert photochrom(*command) == 0
    said = capsys.readouterr()
    assert f"9 of {TRAIN + VAL} photos have been looked at" in said.err
    assert f"{TRAIN + VAL - 2} photos prepared" in said.out
