"""Makes a prepared data set out of photo files, in as many sittings as it takes."""

import errno
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from engine.models.file_lock import claim
from engine.photo.errors import PhotoError
from training.data.decode import SHORT_SIDE
from training.data.listing import ListedPhoto
from training.data.photo_list import write_photo_list
from training.data.prepared import PreparedIndex, read_index
from training.data.progress import Progress, Settings, load_progress
from training.data.publish import (
    UNREADABLE_FILE,
    publish_shards,
    remove_leftovers,
    remove_other_data,
)
from training.data.sharding import PhotoLists, Sharding
from training.data.shards import SHARD_BYTES
from training.errors import TrainingError

_LOCK_FILE = ".prepare.lock"
_PREFIX = "shards-"
_LISTED_AT_ONCE = 1000

# What an interruption may cost.
_SAVED_EVERY_PHOTOS = 512
_SAVED_EVERY_SECONDS = 10.0


@dataclass(frozen=True)
class PreparationReport:
    """What became of the listed photos.

    Attributes:
        kept: photos in the data set.
        near_duplicates: training photos left out because they show a validation photo's scene.
        unreadable: names of the files that could not be read.
    """

    kept: int
    near_duplicates: int
    unreadable: tuple[str, ...]


def prepare(
    photos: Iterable[ListedPhoto],
    folder: Path,
    *,
    short_side: int = SHORT_SIDE,
    threads: int = 2,
    shard_bytes: int = SHARD_BYTES,
    seen: Callable[[int, int], object] | None = None,
    tell: Callable[[str], object] | None = None,
) -> PreparationReport:
    """Decode photos, scale them to one short side and write them into shards.

    A training photo that shows the same scene as a validation photo is left out, so that
    validation stays honest when collections overlap. A data set that was there before is replaced
    at the very end, in one step.

    Memory does not grow with the photos. After an interruption of any kind, the same call goes on
    where the last one stopped, and the result is that of an uninterrupted one. Where the photos
    have changed meanwhile, what was prepared before the first change stays.

    Args:
        photos: what to decode; taken once, one after the other.
        folder: where the data set goes; created if missing.
        short_side: pixels of the shorter side; smaller photos are not enlarged.
        threads: photos decoded at the same time.
        shard_bytes: from which size on a new shard is begun.
        seen: told how many photos are done, and how many there are as far as they are listed;
            what it raises ends the preparation, which can go on later.
        tell: told in a sentence what was found of an earlier call.

    Returns:
        What became of the photos.

    Raises:
        TrainingError: no photo could be read, the folder cannot be written, or another process is
            preparing into it.
    """
    settings = Settings(short_side, shard_bytes)
    # A mistake in the source shows here, before anything is written.
    waiting = iter(photos)
    first = list(islice(waiting, 1))
    say = tell or (lambda _: None)
    with _explained(), _claimed(folder):
        published = read_index(folder)
        work = folder / _work_name(published)
        if published:
            remove_other_data(folder, {work.name, published.folder})
        listed = _listed(work, chain(first, waiting), seen)
        if published and _is_same(folder / published.folder, settings, listed):
            _forget(listed)
            say("These photos are prepared already, and none has changed.")
            return _report(folder, published)
        progress = _taken_up(work, settings, listed, say)
        _prepare_rest(work, progress, threads, seen)
        return _report(folder, _published(folder, work, progress))


def is_unfinished(folder: Path) -> bool:
    """Whether an interrupted preparation, and nothing else, is in a folder."""
    return load_progress(folder / _work_name(read_index(folder))) is not None


def _work_name(published: PreparedIndex | None) -> str:
    number = published.folder.removeprefix(_PREFIX) if published else "0"
    return f"{_PREFIX}{int(number) + 1 if number.isdecimal() else 1}"


def _listed(
    work: Path, photos: Iterable[ListedPhoto], seen: Callable[[int, int], object] | None
) -> Path:
    before = load_progress(work)
    folder = work / ("list-2" if before and before.photo_list == "list-1" else "list-1")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        write_photo_list(folder, _marked(photos, seen))
    except BaseException:
        _forget(folder)
        raise
    return folder


def _marked(
    photos: Iterable[ListedPhoto], seen: Callable[[int, int], object] | None
) -> Iterator[tuple[ListedPhoto, str]]:
    for number, photo in enumerate(photos):
        try:
            status = photo.path.stat()
            yield photo, f"{status.st_size} {status.st_mtime_ns}"
        except (OSError, ValueError):
            yield photo, ""
        if seen and number % _LISTED_AT_ONCE == 0:
            seen(0, number + 1)


def _forget(listed: Path) -> None:
    shutil.rmtree(listed, ignore_errors=True)
    if listed.parent.is_dir() and not any(listed.parent.iterdir()):
        listed.parent.rmdir()


def _is_same(published: Path, settings: Settings, listed: Path) -> bool:
    progress = load_progress(published)
    if progress is None or progress.settings != settings:
        return False
    return PhotoLists(published / progress.photo_list).are_those_of(PhotoLists(listed))


def _taken_up(
    work: Path, settings: Settings, listed: Path, tell: Callable[[str], object]
) -> Progress:
    before = load_progress(work)
    kept = 0
    if before and before.settings != settings:
        tell("An interrupted preparation had other settings; everything is prepared anew.")
    elif before:
        photos, old_photos = PhotoLists(listed), PhotoLists(work / before.photo_list)
        kept = min(before.done, old_photos.beginning_shared_with(photos))
        if kept < before.done:
            tell(
                f"The photos have changed since the interruption; {kept} of {before.done} "
                "prepared ones stay, and the rest is prepared anew."
            )
        elif kept:
            tell(f"{kept} of {len(photos)} photos have been looked at before the interruption.")
        if photos.are_those_of(old_photos):
            listed = work / before.photo_list
    progress = Progress(settings, listed.name, kept)
    progress.save(work)
    for other in set(work.glob("list-*")) - {listed}:
        shutil.rmtree(other)
    remove_leftovers(work)
    return progress


def _prepare_rest(
    work: Path,
    progress: Progress,
    threads: int,
    seen: Callable[[int, int], object] | None,
) -> None:
    with Sharding(work, progress) as sharding:
        saved_at = time.monotonic()
        for done in sharding.go_on(threads):
            since = time.monotonic() - saved_at
            if done % _SAVED_EVERY_PHOTOS == 0 or since > _SAVED_EVERY_SECONDS:
                sharding.save()
                saved_at = time.monotonic()
            if seen:
                try:
                    seen(done, len(sharding.lists))
                except BaseException:
                    sharding.save()
                    raise
        sharding.finish()


def _published(folder: Path, work: Path, progress: Progress) -> PreparedIndex:
    index = publish_shards(folder, work, progress)
    if index is None:
        shutil.rmtree(work)
        raise TrainingError("None of the photos can be read; check the files.")
    remove_other_data(folder, {work.name})
    return index


def _report(folder: Path, index: PreparedIndex) -> PreparationReport:
    names: list[str] = []
    if index.unreadable:
        with (folder / UNREADABLE_FILE).open(encoding="utf-8", errors="surrogateescape") as file:
            names = [line.removesuffix("\n") for line in file]
    return PreparationReport(index.val + index.train, index.near_duplicates, tuple(names))


@contextmanager
def _claimed(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK_FILE).open("ab") as file:
        if not claim(file):
            raise TrainingError("Another process is preparing photos into this folder.")
        yield


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (OSError, PhotoError) as error:
        cause = error.__cause__ if isinstance(error, PhotoError) else error
        if isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT):
            raise TrainingError(
                "The disk is full; free some space and give the same command again, "
                "which goes on where it stopped."
            ) from error
        reason = cause.strerror if isinstance(cause, OSError) else str(error)
        raise TrainingError(
            f"The data set cannot be written ({reason}); the same command goes on once it can."
        ) from error
