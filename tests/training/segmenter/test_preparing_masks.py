from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tiny_masks import prepare_data, scene, write_masks

from training.data.listing import Split
from training.errors import TrainingError
from training.segmenter.listing import list_masks
from training.segmenter.prepare import prepare_masks
from training.segmenter.prepared import PreparedMasks


def test_list_names_files_sources_and_splits(tmp_path: Path) -> None:
    listed = list_masks(write_masks(tmp_path, train=2, val=1))
    assert [one.name for one in listed][:2] == ["images/boxes/000.png", "images/discs/001.png"]
    assert listed[1].labels == tmp_path / "labels/discs/001.png"
    assert [one.source for one in listed] == ["boxes", "discs", "boxes"]
    assert [one.split for one in listed] == [Split.TRAIN, Split.TRAIN, Split.VAL]


def test_rows_of_other_splits_are_passed_over(tmp_path: Path) -> None:
    table = write_masks(tmp_path, train=2, val=0)
    text = table.read_text(encoding="utf-8").replace("train", "test", 1)
    table.write_text(text, encoding="utf-8")
    assert len(list_masks(table)) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"image,split\na,train\n", "needs the columns image, label, split"),
        (b"", "needs the columns"),
        (b"image,label,split\na,b,test\n", "names no photo"),
        (b"\xff\xfe\x00", "no CSV file in UTF-8"),
    ],
)
def test_useless_lists_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "masks.csv").write_bytes(content)
    with pytest.raises(TrainingError, match=message):
        list_masks(tmp_path / "masks.csv")


def test_missing_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="cannot be read"):
        list_masks(tmp_path / "none.csv")


def test_prepared_photos_and_labels_are_those_of_the_files(tmp_path: Path) -> None:
    data = prepare_data(tmp_path, train=3, val=1)
    val = PreparedMasks(data, Split.VAL)
    photo, labels = scene(3)
    np.testing.assert_array_equal(val[0].pixels, photo)
    np.testing.assert_array_equal(val[0].labels, labels)
    assert (val.entries[0].source, val.entries[0].split) == ("discs", "val")


def test_large_photos_are_scaled_to_their_long_side_and_labels_keep_their_numbers(
    tmp_path: Path,
) -> None:
    table = write_masks(tmp_path, train=1, val=1)
    prepare_masks(list_masks(table), tmp_path / "data", long_side=32)
    photo = PreparedMasks(tmp_path / "data", Split.VAL)[0]
    assert photo.pixels.shape == (24, 32, 3)
    assert set(np.unique(photo.labels)) <= {0, 1, 2, 255}


def test_photos_that_cannot_be_used_are_reported_and_left_out(tmp_path: Path) -> None:
    table = write_masks(tmp_path, train=4, val=1)
    (tmp_path / "images/boxes/000.png").write_bytes(b"no picture")
    Image.new("L", (9, 9), 1).save(tmp_path / "labels/discs/001.png")
    Image.new("L", (64, 48), 0).save(tmp_path / "labels/boxes/002.png")
    report = prepare_masks(list_masks(table), tmp_path / "data")
    assert report.kept == 2
    assert sorted(report.unreadable) == [
        "images/boxes/000.png",
        "images/boxes/002.png",
        "images/discs/001.png",
    ]


def test_training_photo_of_a_validation_scene_is_left_out(tmp_path: Path) -> None:
    table = write_masks(tmp_path, train=2, val=1)
    (tmp_path / "images/boxes/000.png").write_bytes(
        (tmp_path / "images/boxes/002.png").read_bytes()
    )
    report = prepare_masks(list_masks(table), tmp_path / "data")
    assert (report.kept, report.near_duplicates) == (2, 1)


def test_nothing_readable_leaves_the_old_data_set(tmp_path: Path) -> None:
    data = prepare_data(tmp_path, train=2, val=1)
    before = sorted(path.name for path in data.iterdir())
    for path in (tmp_path / "collection" / "images").rglob("*.png"):
        path.write_bytes(b"no picture")
    with pytest.raises(TrainingError, match="None of the photos"):
        prepare_masks(list_masks(tmp_path / "collection" / "masks.csv"), data)
    assert sorted(path.name for path in data.iterdir()) == before
    assert len(PreparedMasks(data, Split.TRAIN)) == 2


def test_some_photos_are_evenly_chosen(masks: Path) -> None:
    train = PreparedMasks(masks, Split.TRAIN)
    assert train.some(2).entries == train.entries[:: round(len(train) / 2)]
    assert len(train.some(100)) == len(train)


@pytest.mark.parametrize(
    ("index", "message"),
    [
        (None, "prepare-masks"),
        ("no json", "prepare-masks"),
        ('{"version": 1, "pixels": "p", "photos": []}', "prepare-masks"),
        ('{"kind": "masks", "version": 9, "pixels": "p", "photos": []}', "Another version"),
        ('{"kind": "masks", "version": 1, "pixels": "p", "photos": []}', "no photos of the split"),
    ],
)
def test_folders_without_prepared_masks_are_refused(
    tmp_path: Path, index: str | None, message: str
) -> None:
    if index is not None:
        (tmp_path / "index.json").write_text(index, encoding="utf-8")
    with pytest.raises(TrainingError, match=message):
        PreparedMasks(tmp_path, Split.TRAIN)


def test_cut_off_data_set_is_refused(tmp_path: Path) -> None:
    data = prepare_data(tmp_path, train=2, val=1)
    (pixels,) = data.glob("photos-*.bin")
    pixels.write_bytes(pixels.read_bytes()[:-100])
    with pytest.raises(TrainingError, match="incomplete"):
        PreparedMasks(data, Split.TRAIN)
