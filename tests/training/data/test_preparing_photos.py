import json
import pickle
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tiny_runs import prepare_data, scene, write_photos

from training.data import decode, mapped_files
from training.data.listing import ListedPhoto, Split, list_photos
from training.data.prepare import prepare
from training.data.prepared import INDEX_FILE, PreparedPhotos, is_prepared
from training.errors import TrainingError


def save(path: Path, pixels: np.ndarray, split: Split, **options: object) -> ListedPhoto:
    Image.fromarray(pixels).save(path, **options)
    return ListedPhoto(path, path.name, split)


def names_of(photos: PreparedPhotos) -> list[str]:
    return [photos.name(position) for position in range(len(photos))]


def shard_folders(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("shards-*")]


def test_photos_come_back_as_they_were(tmp_path: Path) -> None:
    photos = [save(tmp_path / f"{n}.png", scene(n), Split.TRAIN) for n in range(3)]
    prepare(photos, tmp_path / "data", short_side=80)
    prepared = PreparedPhotos(tmp_path / "data", Split.TRAIN)
    assert len(prepared) == 3
    for number, pixels in enumerate(prepared):
        np.testing.assert_array_equal(pixels, scene(number))


def test_photos_are_shrunk_to_the_short_side_but_never_enlarged(tmp_path: Path) -> None:
    photos = [
        save(tmp_path / "large.png", scene(1, 100, 150), Split.TRAIN),
        save(tmp_path / "small.png", scene(2, 40, 30), Split.TRAIN),
    ]
    prepare(photos, tmp_path / "data", short_side=50)
    large, small = PreparedPhotos(tmp_path / "data", Split.TRAIN)
    assert large.shape == (50, 75, 3)
    assert small.shape == (40, 30, 3)


def test_rotated_photo_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = save(tmp_path / "turned.png", scene(1, 40, 60), Split.TRAIN, exif=exif)
    prepare([photo], tmp_path / "data")
    assert PreparedPhotos(tmp_path / "data", Split.TRAIN)[0].shape == (60, 40, 3)


def test_training_photo_of_a_validation_scene_is_left_out(tmp_path: Path) -> None:
    smaller = np.asarray(Image.fromarray(scene(1)).resize((48, 40)))
    photos = [
        save(tmp_path / "copy.jpg", smaller, Split.TRAIN, quality=60),
        save(tmp_path / "other.png", scene(2), Split.TRAIN),
        save(tmp_path / "val.png", scene(1), Split.VAL),
    ]
    report = prepare(photos, tmp_path / "data")
    assert (report.kept, report.near_duplicates) == (2, 1)
    kept = PreparedPhotos(tmp_path / "data", Split.TRAIN)
    assert names_of(kept) == ["other.png"]


def test_near_duplicates_inside_a_split_stay(tmp_path: Path) -> None:
    photos = [save(tmp_path / f"{n}.png", scene(1), Split.TRAIN) for n in range(2)]
    assert prepare(photos, tmp_path / "data").kept == 2


def test_unreadable_files_are_reported_by_name(tmp_path: Path) -> None:
    good = save(tmp_path / "good.png", scene(1), Split.TRAIN)
    cut_off = save(tmp_path / "cut.png", scene(2), Split.TRAIN)
    cut_off.path.write_bytes(cut_off.path.read_bytes()[:200])
    missing = ListedPhoto(tmp_path / "gone.png", "gone.png", Split.VAL)
    report = prepare([good, cut_off, missing], tmp_path / "data")
    assert report.kept == 1
    assert sorted(report.unreadable) == ["cut.png", "gone.png"]
    listed = (tmp_path / "data" / "unreadable.txt").read_text(encoding="utf-8")
    assert tuple(listed.splitlines()) == report.unreadable


def test_data_set_without_a_readable_photo_is_not_written(tmp_path: Path) -> None:
    missing = ListedPhoto(tmp_path / "gone.png", "gone.png", Split.TRAIN)
    with pytest.raises(TrainingError, match="None of the photos"):
        prepare([missing], tmp_path / "data")
    assert not is_prepared(tmp_path / "data")
    assert shard_folders(tmp_path / "data") == []


@pytest.mark.parametrize("calls_before", [0, 3])
def test_interrupted_preparation_leaves_the_old_data_set(tmp_path: Path, calls_before: int) -> None:
    data = prepare_data(tmp_path)
    before = [pixels.copy() for pixels in PreparedPhotos(data, Split.TRAIN)]
    calls = 0

    def interrupt(_done: int, _listed: int) -> None:
        nonlocal calls
        calls += 1
        if calls > calls_before:
            raise KeyboardInterrupt

    listed = list_photos(write_photos(tmp_path / "others", train=4, val=1))
    with pytest.raises(KeyboardInterrupt):
        prepare(listed, data, seen=interrupt)
    after = list(PreparedPhotos(data, Split.TRAIN))
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        np.testing.assert_array_equal(old, new)


def test_new_data_set_replaces_the_old_one_whole(tmp_path: Path) -> None:
    data = prepare_data(tmp_path)
    open_before = PreparedPhotos(data, Split.TRAIN)
    first = open_before[0].copy()
    prepare(list_photos(write_photos(tmp_path / "others", train=3, val=1)), data)
    assert len(PreparedPhotos(data, Split.TRAIN)) == 3
    assert shard_folders(data) == ["shards-2"]
    # A training that has the old file mapped goes on undisturbed.
    np.testing.assert_array_equal(open_before[0], first)


def test_copy_for_another_process_carries_no_pixels(data: Path) -> None:
    photos = PreparedPhotos(data, Split.TRAIN)
    expected = photos[0].copy()
    pickled = pickle.dumps(photos)
    assert len(pickled) < 5_000
    np.testing.assert_array_equal(pickle.loads(pickled)[0], expected)  # noqa: S301


def test_every_other_photo_is_a_data_set_of_its_own(data: Path) -> None:
    photos = PreparedPhotos(data, Split.TRAIN)
    part = photos.every(2)
    assert names_of(part) == names_of(photos)[::2]
    np.testing.assert_array_equal(part[-1], photos[6])


@pytest.mark.parametrize("index", ["", "[]", '{"version": 1}', '{"version": 1, "photos": [1]}'])
def test_folder_without_a_data_set_is_refused(tmp_path: Path, index: str) -> None:
    (tmp_path / INDEX_FILE).write_text(index, encoding="utf-8")
    with pytest.raises(TrainingError, match="photochrom prepare"):
        PreparedPhotos(tmp_path, Split.TRAIN)


def test_data_set_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / INDEX_FILE).write_text('{"version": 9, "photos": []}', encoding="utf-8")
    with pytest.raises(TrainingError, match="prepare it again"):
        PreparedPhotos(tmp_path, Split.TRAIN)


def test_data_set_with_missing_pixels_is_refused(tmp_path: Path) -> None:
    data = prepare_data(tmp_path)
    for path in (data / "shards-1").glob("photos*"):
        content = path.read_bytes()
        path.write_bytes(content[:-1])
        with pytest.raises(TrainingError, match="incomplete"):
            PreparedPhotos(data, Split.TRAIN)
        path.write_bytes(content)
    assert len(PreparedPhotos(data, Split.TRAIN)) == 7


def test_photos_fill_one_shard_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mapped_files, "_MAPPED_AT_ONCE", 2)
    photos = [save(tmp_path / f"{n}.png", scene(n), Split.TRAIN) for n in range(7)]
    size = scene(0).nbytes
    prepare(photos, tmp_path / "data", shard_bytes=2 * size + 1)
    shards = sorted((tmp_path / "data" / "shards-1").glob("photos-*.bin"))
    assert [shard.stat().st_size for shard in shards] == [2 * size, 2 * size, 2 * size, size]
    prepared = PreparedPhotos(tmp_path / "data", Split.TRAIN)
    for position in (6, 0, 3, 5, 1, 6, 2, 4):
        np.testing.assert_array_equal(prepared[position], scene(position))


def test_photo_larger_than_a_shard_has_one_of_its_own(tmp_path: Path) -> None:
    photos = [save(tmp_path / f"{n}.png", scene(n), Split.TRAIN) for n in range(3)]
    prepare(photos, tmp_path / "data", shard_bytes=1)
    assert len(list((tmp_path / "data" / "shards-1").glob("photos-*.bin"))) == 3
    np.testing.assert_array_equal(PreparedPhotos(tmp_path / "data", Split.TRAIN)[2], scene(2))


def test_data_set_that_disappears_is_noticed_when_it_is_read(tmp_path: Path) -> None:
    data = prepare_data(tmp_path)
    photos = PreparedPhotos(data, Split.TRAIN)
    for shard in (data / "shards-1").glob("photos-*.bin"):
        shard.unlink()
    with pytest.raises(TrainingError, match="gone"):
        _ = photos[0]


def test_large_photo_is_decoded_coarsely_and_still_looks_the_same(tmp_path: Path) -> None:
    smooth = np.asarray(Image.fromarray(scene(1)).resize((960, 800)))
    photo = save(tmp_path / "large.jpg", smooth, Split.TRAIN, quality=95)
    prepare([photo], tmp_path / "data", short_side=100)
    pixels = PreparedPhotos(tmp_path / "data", Split.TRAIN)[0]
    expected = np.asarray(Image.fromarray(smooth).resize((120, 100), Image.Resampling.LANCZOS))
    assert np.abs(pixels.astype(int) - expected).mean() < 2


def test_decoding_keeps_the_order_of_the_list(tmp_path: Path) -> None:
    photos = [save(tmp_path / f"{n}.png", scene(n), Split.TRAIN) for n in range(40)]
    decoded = list(decode.decode_photos(photos, threads=2))
    assert [photo for photo, _ in decoded] == photos


def test_data_set_of_the_first_version_is_still_read(tmp_path: Path) -> None:
    pictures = [scene(1), scene(2, 40, 30), scene(3)]
    offsets = [0, pictures[0].nbytes, pictures[0].nbytes + pictures[1].nbytes]
    photos = [
        {"name": f"{n}.png", "split": split, "offset": offset, "height": h, "width": w}
        for n, split, offset, (h, w, _) in zip(
            range(3), ("val", "train", "train"), offsets, (p.shape for p in pictures), strict=True
        )
    ]
    index = {"version": 1, "pixels": "photos-0a.bin", "photos": photos}
    (tmp_path / INDEX_FILE).write_text(json.dumps(index), encoding="utf-8")
    (tmp_path / "photos-0a.bin").write_bytes(b"".join(p.tobytes() for p in pictures))
    train = PreparedPhotos(tmp_path, Split.TRAIN)
    assert names_of(train) == ["1.png", "2.png"]
    for pixels, picture in zip(pickle.loads(pickle.dumps(train)), pictures[1:], strict=True):  # noqa: S301
        np.testing.assert_array_equal(pixels, picture)
    np.testing.assert_array_equal(PreparedPhotos(tmp_path, Split.VAL)[0], pictures[0])

    (tmp_path / "photos-0a.bin").write_bytes(b"".join(p.tobytes() for p in pictures)[:-1])
    with pytest.raises(TrainingError, match="incomplete"):
        PreparedPhotos(tmp_path, Split.TRAIN)


def test_data_set_of_the_first_version_is_replaced_at_the_end(tmp_path: Path) -> None:
    (tmp_path / INDEX_FILE).write_text('{"version": 1, "photos": []}', encoding="utf-8")
    (tmp_path / "photos.bin").write_bytes(b"pixels")
    missing = ListedPhoto(tmp_path / "gone.png", "gone.png", Split.TRAIN)
    with pytest.raises(TrainingError):
        prepare([missing], tmp_path)
    assert (tmp_path / "photos.bin").exists()
    prepare([save(tmp_path / "a.png", scene(1), Split.TRAIN)], tmp_path)
    assert not (tmp_path / "photos.bin").exists()
    assert len(PreparedPhotos(tmp_path, Split.TRAIN)) == 1


def test_photos_with_label_maps_are_no_photos_for_a_colorizer(tmp_path: Path) -> None:
    text = '{"kind": "masks", "version": 1, "pixels": "p.bin", "photos": []}'
    (tmp_path / INDEX_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(TrainingError, match="photochrom prepare"):
        PreparedPhotos(tmp_path, Split.TRAIN)


def test_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    photo = save(tmp_path / "a.png", scene(1), Split.TRAIN)
    with pytest.raises(TrainingError, match="cannot be written"):
        prepare([photo], tmp_path / "a.png" / "data")
