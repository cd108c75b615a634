"""What ``study`` does; importing it needs the extra ``train``."""

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from matplotlib.figure import Figure

from desktop.cli.console import complain, progress, put
from desktop.cli.exit_codes import UsageError
from desktop.cli.segmenter_choice import load_segmenter
from desktop.cli.starting_colors import load_colorizer
from desktop.cli.study_training import study_variants
from desktop.cli.training_outcome import about
from engine.photo.atomic import new_file
from training.data.decode import decode_photos
from training.data.listing import Split, list_photos
from training.data.open_photos import open_photos
from training.data.photos import RgbPhoto
from training.data.prepared import is_prepared
from training.evaluation.table import write_table
from training.studies import harmonization
from training.studies.bin_plots import plot_appearance, plot_comparison, plot_kept_classes
from training.studies.bin_sizes import CountedBins, bin_tables, count_bins
from training.studies.catalog import BINS, HARMONIZATION
from training.studies.comparison import Subject, comparison_table, make_jury, write_sheet
from training.studies.judge import REGRESSED
from training.studies.network_size import trainable_parameters
from training.studies.variant_recipe import read_palette

# Finding all objects of a photo takes about a minute of one core.
_HARMONIZED = 24
# Of the classes that the colors of a regressor are judged by.
_PALETTE = "bin6-532.json"


def study(arguments: argparse.Namespace) -> None:
    """Run a study.

    Args:
        arguments: of ``photochrom study``.

    Raises:
        PhotochromError: the study, the photos or a model cannot be used, or a file not be written.
        UsageError: arguments are missing.
    """
    if not (arguments.study and arguments.data and arguments.output):
        raise UsageError("Give the NAME of a study, --data and -o; --list names the studies.")
    with about(arguments.output):
        _make_folder(arguments.output)
    if arguments.study == BINS:
        _count_bins(arguments.data, arguments.output)
    elif arguments.study == HARMONIZATION:
        _harmonize(arguments)
    else:
        study_variants(arguments)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The folder cannot be made ({error.strerror}).") from error


def _count_bins(data: Path, folder: Path) -> None:
    counted = count_bins(_counted_photos(data))
    with about(folder):
        for name, table in bin_tables(counted).items():
            write_table(table, folder, name)
            put(f"{table.to_text()}\n")
        paths = _write_plots(counted, folder)
    put(f"Tables and pictures ({', '.join(path.name for path in paths)}): {folder}")


def _write_plots(counted: Sequence[CountedBins], folder: Path) -> list[Path]:
    parameters = trainable_parameters("ccc", [bins.palette for bins in counted])
    figures = {
        "appearance.png": plot_appearance(counted),
        "kept-classes.png": plot_kept_classes(counted),
        "comparison.png": plot_comparison(counted, parameters),
    }
    for name, figure in figures.items():
        _write_figure(figure, folder / name)
    return [folder / name for name in figures]


def _write_figure(figure: Figure, path: Path) -> None:
    with new_file(path, overwrite=True) as stream:
        figure.savefig(stream, format="png")


def _counted_photos(data: Path) -> Iterator[RgbPhoto]:
    """Go through all photos of a folder, or the training photos of a list or a data set."""
    if data.is_dir() and not is_prepared(data):
        with about(data):
            listed = list_photos(data)
        with progress(len(listed)) as advance:
            for photo, pixels in decode_photos(listed, threads=os.cpu_count() or 1):
                if pixels is None:
                    complain("The photo cannot be read; it was left out.", photo.path)
                else:
                    yield pixels
                advance()
        return
    with about(data):
        photos = open_photos(data, Split.TRAIN)
    yield from _with_progress(photos, len(photos))


def _with_progress(photos: Iterable[RgbPhoto], count: int) -> Iterator[RgbPhoto]:
    with progress(count) as advance:
        for photo in photos:
            yield photo
            advance()


def _harmonize(arguments: argparse.Namespace) -> None:
    with about(arguments.data):
        photos = open_photos(arguments.data, Split.VAL).at_most(arguments.limit or _HARMONIZED)
    colorizer = load_colorizer(arguments.model, arguments.device)
    segmenter = load_segmenter(arguments.segmenter, arguments.device)
    palette = colorizer.description.palette
    decoding = "annealed mean" if palette else REGRESSED
    jury = make_jury(photos, palette or read_palette(_PALETTE))
    colorings = harmonization.compared_colorings(colorizer, segmenter)
    with progress(len(photos) * len(colorings)) as advance:
        subjects = [
            Subject(label, decoding, jury.judge(coloring, label, advance))
            for label, coloring in colorings.items()
        ]
    notes = (f"{harmonization.SOURCE}: {harmonization.CLAIM}",)
    table = comparison_table(harmonization.TITLE, harmonization.SCORES, subjects, notes)
    with about(arguments.output):
        write_table(table, arguments.output)
        write_sheet(jury, subjects, arguments.output / "sheet.png")
    put(table.to_text())
    put(f"\nTable and picture: {arguments.output}")
