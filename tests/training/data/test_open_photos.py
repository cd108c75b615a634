"""Photos for training, prepared or as they are."""

import logging
import pickle
from pathlib import Path

import numpy as np
import pytest
from running import photochrom
from tiny_runs import RECIPE, scene, write_photos, write_recipe

from desktop.cli.console import logged_warnings
from training.data.batches import training_batches
from training.data.listing import Split, list_photos
from training.data.open_photos import open_photos
from training.data.photos import Photos
from training.data.prepare import prepare
from training.errors import TrainingError


def names_of(photos: Photos) -> list[str]:
    return [photos.name(position) for position in range(len(photos))]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_photos(tmp_path / "photos", train=6, val=2)


def breaks(table: Path, *numbers: int) -> None:
    for number in numbers:
        (table.parent / f"{number:03d}.png").write_bytes(b"no picture")


@pytest.mark.parametrize("split", list(Split))
def test_photos_are_the_same_prepared_or_not(table: Path, tmp_path: Path, split: Split) -> None:
    prepare(list_photos(table), tmp_path / "data", short_side=50)
    prepared = open_photos(tmp_path / "data", split)
    files = open_photos(table, split, short_side=50)
    assert names_of(files) == names_of(prepared)
    for one, other in zip(files, prepared, strict=True):
        np.testing.assert_array_equal(one, other)
    assert names_of(files.every(2)) == names_of(prepared.every(2))


def test_folder_is_split_as_preparing_splits_it(tmp_path: Path) -> None:
    write_photos(tmp_path, train=60, val=0)
    listed = list_photos(tmp_path)
    for split in Split:
        expected = [photo.name for photo in listed if photo.split is split]
        assert names_of(open_photos(tmp_path, split)) == expected


def test_next_photo_takes_the_place_of_one_that_cannot_be_read(
    table: Path, caplog: pytest.LogCaptureFixture
) -> None:
    breaks(table, 2, 3, 5)
    photos = open_photos(table, Split.TRAIN)
    for _ in range(2):
        for position, shown in enumerate((0, 1, 4, 4, 4, 0)):
            np.testing.assert_array_equal(photos[position], scene(shown))
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 3
    assert caplog.messages[0] == (
        f"{table.parent / '002.png'}: The photo cannot be read; another one takes its place."
    )


def test_broken_photo_is_named_once_by_all_processes_together(
    table: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    breaks(table, 2)
    photos = open_photos(table, Split.TRAIN)
    alone = list(training_batches(photos, RECIPE, first_step=0, workers=0))
    capfd.readouterr()
    together = training_batches(open_photos(table, Split.TRAIN), RECIPE, first_step=0, workers=2)
    with logged_warnings("training"):
        for one, other in zip(together, alone, strict=True):
            assert all((left == right).all() for left, right in zip(one, other, strict=True))
    assert capfd.readouterr().err.count("002.png: The photo cannot be read") == 1


def test_photos_that_all_cannot_be_read_are_refused(table: Path) -> None:
    breaks(table, *range(6))
    photos = open_photos(table, Split.TRAIN)
    with pytest.raises(TrainingError, match="None of the photos can be read"):
        _ = photos[0]


def test_disk_that_is_gone_is_not_taken_for_broken_photos(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rows = "".join(f"{number}.jpg,train\n" for number in range(500))
    (tmp_path / "list.csv").write_text(f"path,split\n{rows}", encoding="utf-8")
    with pytest.raises(TrainingError, match="100 photos in a row"):
        _ = open_photos(tmp_path / "list.csv", Split.TRAIN)[7]
    assert len(caplog.messages) == 100


def test_copy_for_another_process_carries_no_list(tmp_path: Path) -> None:
    rows = "".join(f"{number:06d}.jpg,train\n" for number in range(2000))
    (tmp_path / "list.csv").write_text(f"path,split\n{rows}", encoding="utf-8")
    photos = open_photos(tmp_path / "list.csv", Split.TRAIN)
    assert photos.name(1999) == "001999.jpg"
    pickled = pickle.dumps(photos)
    assert len(pickled) < 5_000
    assert pickle.loads(pickled).name(1234) == "001234.jpg"  # noqa: S301


def test_list_is_removed_with_the_photos(table: Path) -> None:
    photos = open_photos(table, Split.TRAIN)
    part = photos.every(2)
    folder = photos._folder.path
    del photos
    assert folder.exists()
    np.testing.assert_array_equal(part[1], scene(2))
    del part
    assert not folder.exists()


def test_split_without_photos_is_refused(tmp_path: Path) -> None:
    only_train = write_photos(tmp_path / "more", train=1, val=0)
    with pytest.raises(TrainingError, match="no photos of the split 'val'"):
        open_photos(only_train, Split.VAL)
    (tmp_path / "empty").mkdir()
    with pytest.raises(TrainingError, match="There are no photos"):
        open_photos(tmp_path / "empty", Split.VAL)


def test_unfinished_data_set_says_how_to_finish_it(table: Path, tmp_path: Path) -> None:
    def interrupt(done: int, _listed: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare(list_photos(table), tmp_path / "data", seen=interrupt)
    with pytest.raises(TrainingError, match="interrupted; go on with it"):
        open_photos(tmp_path / "data", Split.TRAIN)


def test_training_takes_a_folder_that_nobody_prepared(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    breaks(table, *range(1, 6))
    train = ["train", write_recipe(tmp_path), "--data", table, "--run", tmp_path / "run"]
    assert photochrom(*train, "--workers", 0, "--minutes", 0.00001) == 0
    said = capsys.readouterr()
    assert "Stopped after 1 of 6 steps" in said.out
    assert "The photo cannot be read; another one takes its place." in said.err
