"""What ``palette build``, ``prepare`` and ``prepare-masks`` do; needs no torch."""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PIL import Image

from desktop.cli.console import complain, progress, put, say, step_progress
from desktop.cli.exit_codes import DONE, STOPPED, UsageError
from desktop.cli.stop_signals import StopRequest, stop_signals
from desktop.cli.training_outcome import about
from engine.cancellation import Cancelled
from engine.color.classes import ColorGrid, Palette
from engine.errors import PhotochromError
from engine.models.description import palette_to_json
from engine.photo.atomic import new_file
from training.data.decode import decode_photos
from training.data.listing import ListedPhoto, Split, iterate_photos, list_photos
from training.data.photos import RgbPhoto
from training.data.prepare import PreparationReport
from training.data.prepare import prepare as prepare_photos
from training.data.prepared import PreparedPhotos, is_prepared
from training.palette import (
    Histogram,
    class_histogram,
    draw_palette,
    keep_above,
    keep_most_frequent,
)
from training.segmenter.listing import list_masks
from training.segmenter.prepare import prepare_masks as prepare_labeled

_MOST_NAMED = 20


def build_palette(arguments: argparse.Namespace) -> None:
    """Count the color classes of photos, keep the frequent ones, write and draw them.

    Args:
        arguments: of ``photochrom palette build``.

    Raises:
        PhotochromError: there are no photos, or a file cannot be written.
    """
    grid = ColorGrid(arguments.bin_size)
    histogram = count_classes(arguments.photos, grid)
    if arguments.classes:
        palette = keep_most_frequent(histogram, grid, arguments.classes)
    else:
        palette = keep_above(histogram, grid, arguments.threshold / 100)
    picture = arguments.picture or arguments.output.with_suffix(".png")
    _write_palette(palette, arguments.output)
    _write_picture(draw_palette(palette), picture)
    put(f"{len(palette)} of {grid.size} color classes: {arguments.output}, {picture}")


def prepare(arguments: argparse.Namespace) -> int:
    """Decode photos into a data set, or go on with it.

    Args:
        arguments: of ``photochrom prepare``.

    Returns:
        Exit code.

    Raises:
        PhotochromError: there are no photos, or the data set cannot be written.
        UsageError: no source was given.
    """
    if not arguments.sources and not arguments.train_only:
        raise UsageError("Give at least one SOURCE.")
    with stop_signals() as stop, step_progress("photo") as show, about(arguments.output):
        watch = _Watch(stop, show)
        try:
            report = prepare_photos(
                _listed(arguments.sources, arguments.train_only),
                arguments.output,
                short_side=arguments.short_side,
                threads=os.cpu_count() or 1,
                seen=watch.see,
                tell=say,
            )
        except Cancelled:
            say(f"stopped after {watch.done} photos; the same command goes on from here")
            return STOPPED + (stop.received or 0)
    _tell(report, "The photo cannot be read; it was left out.", arguments.output)
    return DONE


class _Watch:
    """Shows how many photos are done, and notices when the user wants to stop."""

    def __init__(self, stop: StopRequest, show: Callable[[int, int], None]) -> None:
        self.done = 0
        self._stop = stop
        self._show = show

    def see(self, done: int, listed: int) -> None:
        self.done = done
        self._show(done, listed)
        self._stop.check()


def prepare_masks(arguments: argparse.Namespace) -> None:
    """Decode photos with label maps into a data set.

    Args:
        arguments: of ``photochrom prepare-masks``.

    Raises:
        PhotochromError: the list cannot be read, or the data set cannot be written.
    """
    with about(arguments.table):
        listed = list_masks(arguments.table)
    with progress(len(listed)) as advance, about(arguments.output):
        report = prepare_labeled(
            listed,
            arguments.output,
            long_side=arguments.long_side,
            threads=os.cpu_count() or 1,
            seen=advance,
        )
    complaint = (
        "The photo or its label map cannot be read, they differ in size, or there is no object; "
        "it was left out."
    )
    _tell(report, complaint, arguments.output)


def count_classes(sources: Sequence[Path], grid: ColorGrid) -> Histogram:
    """Count color classes, with a progress bar.

    Args:
        sources: folders, of which all photos count; lists and prepared data sets, of which the
            training photos count.
        grid: the grid of classes.

    Returns:
        Cells per grid class, some of them above 0.

    Raises:
        PhotochromError: there are no readable photos.
    """
    histogram = class_histogram((pixels for source in sources for pixels in _pixels(source)), grid)
    if not histogram.any():
        raise PhotochromError("None of the photos can be read; check the files.")
    return histogram


def _pixels(source: Path) -> Iterator[RgbPhoto]:
    if not is_prepared(source):
        yield from _decoded(source)
        return
    with about(source):
        prepared = PreparedPhotos(source, Split.TRAIN)
    with progress(len(prepared)) as advance:
        for pixels in prepared:
            yield pixels
            advance()


def _decoded(source: Path) -> Iterator[RgbPhoto]:
    with about(source):
        listed = list_photos(source)
    if not source.is_dir():
        listed = [photo for photo in listed if photo.split is Split.TRAIN]
    with progress(len(listed)) as advance:
        for photo, pixels in decode_photos(listed, threads=os.cpu_count() or 1):
            if pixels is None:
                complain("The photo cannot be read; it was left out.", photo.path)
            else:
                yield pixels
            advance()


def _listed(sources: Sequence[Path], train_only: Sequence[Path]) -> Iterator[ListedPhoto]:
    for source in sources:
        with about(source):
            yield from iterate_photos(source)
    for source in train_only:
        with about(source):
            photos = iterate_photos(source)
            yield from (photo for photo in photos if photo.split is Split.TRAIN)


def _tell(report: PreparationReport, complaint: str, output: Path) -> None:
    for name in report.unreadable[:_MOST_NAMED]:
        complain(complaint, name)
    if len(report.unreadable) > _MOST_NAMED:
        complain(
            f"{len(report.unreadable)} photos cannot be read, these among them; "
            "unreadable.txt in the folder of the data set names all."
        )
    put(
        f"{report.kept} photos prepared, {report.near_duplicates} near-duplicates of validation "
        f"photos and {len(report.unreadable)} unreadable files left out: {output}"
    )


def _write_palette(palette: Palette, path: Path) -> None:
    with about(path), new_file(path, overwrite=True) as file:
        file.write(palette_to_json(palette).encode())


def _write_picture(picture: RgbPhoto, path: Path) -> None:
    with about(path), new_file(path, overwrite=True) as file:
        Image.fromarray(picture).save(file, "PNG")
