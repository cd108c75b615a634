"""What ``validate`` and ``export`` do for segmenters; importing it needs the extra ``train``."""

import argparse
from pathlib import Path

from desktop.cli.console import progress, put
from desktop.cli.exit_codes import UsageError
from desktop.cli.training_outcome import about
from training.data.listing import Split
from training.segmenter.export import export as export_models
from training.segmenter.export import trained_segmenter
from training.segmenter.network import SegmenterNetwork
from training.segmenter.prepared import PreparedMasks
from training.segmenter.recipe import SegmenterRecipe
from training.segmenter.score import OBJECTS, SegmenterScores, score_objects, summarize


def score_segmenter(
    arguments: argparse.Namespace, recipe: SegmenterRecipe
) -> list[SegmenterScores]:
    """Score a checkpoint on the objects of the validation photos.

    Args:
        arguments: of ``photochrom validate``.
        recipe: what the checkpoint was trained with.

    Raises:
        PhotochromError: the checkpoint or the data set cannot be used.
    """
    with about(arguments.checkpoint):
        network = trained_segmenter(arguments.checkpoint, recipe)
    return _score(network, recipe, arguments.data)


def export_segmenter(arguments: argparse.Namespace, recipe: SegmenterRecipe) -> None:
    """Write a checkpoint as a pair of model files.

    Args:
        arguments: of ``photochrom export``.
        recipe: what the checkpoint was trained with.

    Raises:
        PhotochromError: the checkpoint or the data set cannot be used, a file cannot be written,
            or the models answer something else than the network.
        UsageError: the balance of colors is to be changed, of which a segmenter has none.
    """
    if arguments.balance_shift:
        raise UsageError("--balance-shift is for colorizers; leave it out.")
    with about(arguments.checkpoint):
        # At once, so that a mistake shows before minutes of scoring.
        network = trained_segmenter(arguments.checkpoint, recipe)
    metrics = {}
    if arguments.data:
        metrics = _score(network, recipe, arguments.data)[-1].figures()
    with about(arguments.output):
        *files, parity = export_models(
            arguments.checkpoint,
            arguments.output,
            recipe=recipe,
            name=arguments.name,
            version=arguments.model_version,
            metrics=metrics,
            data=arguments.trained_on,
            license=arguments.license,
            least_iou=arguments.least_iou,
            least_stability=arguments.least_stability,
        )
    size = sum(file.stat().st_size for file in files) / 1e6
    put(
        f"{files[0]}, {files[1]}: {size:.1f} MB; {parity.same_pixels:.2%} of the pixels agree with "
        "the network"
    )


def _score(network: SegmenterNetwork, recipe: SegmenterRecipe, data: Path) -> list[SegmenterScores]:
    size = recipe.photos.final_size
    with about(data):
        photos = PreparedMasks(data, Split.VAL)
        with progress(len(photos)) as advance:
            scores = score_objects(network, photos, size, objects=OBJECTS, seen=advance)
    return summarize(scores)
