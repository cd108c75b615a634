"""How fast photos are prepared for training, and that memory does not grow with their number.

Photos like those of Places365 are made up: JPEG files of 256x256 pixels in many folders. Then a
data set of 1.8 million photos is opened whose index is real and whose pixels are a hole in a file.
"""

import argparse
import os
import pickle
import resource
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import numpy as np
from PIL import Image

from training.data.listing import ListedPhoto, Split, iterate_photos
from training.data.photo_list import write_photo_list
from training.data.prepare import prepare
from training.data.prepared import (
    INDEX_FILE,
    PHOTO_PLACE,
    PLACES_FILE,
    PreparedIndex,
    PreparedPhotos,
)
from training.data.shards import SHARD_BYTES, shard_name

PART = 1000
"""Photos whose speed is told apart."""

SIDE = 256
MANY = 1_800_000
_MEGABYTE = 2**20

Result = TypeVar("Result")


def main() -> None:
    """Print photos per second, peak memory, and what opening costs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=int, default=3 * PART, help="how many are prepared")
    photos = parser.parse_args().photos
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for number in range(photos):
            make_photo(folder / "photos", number)
        for part in (photos // 3, photos):
            _alone(prepare_some, folder / "photos", folder / f"data-{part}", part)
        _alone(list_many, folder / "list", MANY)
        _alone(make_many, folder / "many", MANY)
        _alone(open_many, folder / "many")


def make_photo(folder: Path, number: int) -> None:
    """Write a photo that looks like no other.

    Args:
        folder: of the collection.
        number: decides what it shows, and which folder it is in.
    """
    random = np.random.default_rng(number)
    small = Image.fromarray(random.integers(0, 256, (12, 12, 3), np.uint8))
    path = folder / f"{number // 500:03d}" / f"{number:06d}.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    small.resize((SIDE, SIDE), Image.Resampling.BICUBIC).save(path, quality=90)


def prepare_some(source: Path, folder: Path, count: int) -> None:
    """Prepare photos and print how fast, the first and the last thousand apart."""
    before = peak_memory()
    times = [perf_counter()]

    def see(done: int, _listed: int) -> None:
        if done and done % PART == 0:
            times.append(perf_counter())

    photos = (photo for number, photo in enumerate(iterate_photos(source)) if number < count)
    report = prepare(photos, folder, threads=os.cpu_count() or 1, seen=see)
    first, last = (PART / (times[at + 1] - times[at]) for at in (0, -2))
    print(
        f"{report.kept} photos prepared: {first:.0f} photos/s at first, {last:.0f} at last; "
        f"peak memory {before:.0f} MB before, {peak_memory():.0f} MB after"
    )


def list_many(folder: Path, count: int) -> None:
    """Write down the names of as many photos as Places365 has, and print what that costs."""
    before, start = peak_memory(), perf_counter()
    photos = (
        ListedPhoto(Path(f"/photos/{n // 5000:03d}/{n:08d}.jpg"), f"{n // 5000:03d}/{n:08d}.jpg", s)
        for n, s in ((n, Split.TRAIN if n % 25 else Split.VAL) for n in range(count))
    )
    write_photo_list(folder, ((photo, "12345 1700000000000000000") for photo in photos))
    print(
        f"{count} names listed in {perf_counter() - start:.1f} s; "
        f"peak memory {before:.0f} MB before, {peak_memory():.0f} MB after"
    )


def make_many(folder: Path, count: int) -> None:
    """Write the index of a huge data set, and shards that are all hole.

    Args:
        folder: of the data set.
        count: photos in it.
    """
    shards = folder / "shards-1"
    shards.mkdir(parents=True)
    size = 224 * 224 * 3
    in_shard = SHARD_BYTES // size
    numbers = np.arange(count)
    places = np.zeros(count, PHOTO_PLACE)
    places["shard"], places["offset"] = numbers // in_shard, numbers % in_shard * size
    places["height"] = places["width"] = 224
    places.tofile(shards / PLACES_FILE)
    sizes = np.bincount(places["shard"]) * size
    for number, bytes_ in enumerate(sizes.tolist()):
        with (shards / shard_name(number)).open("xb") as stream:
            stream.truncate(bytes_)
    val = count // 50
    index = PreparedIndex("shards-1", "list-1", 224, val, count - val, 0, 0, tuple(sizes.tolist()))
    (folder / INDEX_FILE).write_text(index.to_json(), encoding="utf-8")


def open_many(folder: Path) -> None:
    """Open a huge data set, read a thousand photos of it, and print what that costs."""
    before, start = peak_memory(), perf_counter()
    photos = PreparedPhotos(folder, Split.TRAIN)
    opened = perf_counter() - start
    after_opening, start = peak_memory(), perf_counter()
    random = np.random.default_rng(0)
    for position in random.integers(0, len(photos), PART).tolist():
        assert photos[position].shape == (224, 224, 3)  # noqa: S101
    read = perf_counter() - start
    print(
        f"{len(photos)} photos opened in {1000 * opened:.0f} ms; {PART / read:.0f} read a second; "
        f"a copy for a worker has {len(pickle.dumps(photos))} bytes; peak memory {before:.0f} MB "
        f"before, {after_opening:.0f} MB opened, {peak_memory():.0f} MB read"
    )


def peak_memory() -> float:
    """Return the largest resident set of this process so far, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MEGABYTE


def _alone(work: Callable[..., Result], *arguments: object) -> Result:
    # In a process of its own, whose peak memory is that of this work alone.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


if __name__ == "__main__":
    main()
