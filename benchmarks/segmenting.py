"""The bundled segmenter beside Segment Anything's ViT-B, both on the processor.

Needs the extra ``train``: ViT-B is built with random weights and converted as an official
checkpoint would be. It takes as long as the trained one, because the same is computed, with two
exceptions. It trusts none of its answers, so that in looking for everything no masks are compared;
that is little work. And what it draws is noise, so that a full-size mask, whose time depends on the
mask and not on the segmenter, is measured for the bundled one only.
"""

import resource
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from benchmarks.command import MEGABYTE, enlarged_sample
from engine.cancellation import Cancelled
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_SEGMENTER, ModelStore
from engine.photo.read import read_photo
from engine.segment.everything import everything
from engine.segment.islands import find_object
from engine.segment.prompts import Point, Prompt
from engine.segment.refine import full_mask
from engine.segment.segmenter import Embedding, Segmenter

WIDTH, HEIGHT = 4000, 3000
LOOKS = 3
CLICKS = 20
MASKS = 3
LONGEST_SEARCH = 60.0
"""Seconds of looking for everything; what they are too few for is extrapolated."""

Models = tuple[Path, Path]
"""The files of an encoder and a decoder."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Figures:
    """What one segmenter needs, times in seconds and sizes in MB.

    Attributes:
        files: size of both models.
        load: to load them.
        look: to embed the photo.
        click: from a click to masks as coarse as the segmenter draws them.
        mask: from there to a mask of every pixel.
        everything: to find all objects.
        searched: share of the grid for which that was measured.
        peak_memory: largest resident set.
    """

    files: float
    load: float
    look: float
    click: float
    mask: float
    everything: float
    searched: float
    peak_memory: float


def main() -> None:
    """Print the medians of both segmenters and their ratio."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        photo = folder / "photo.jpg"
        enlarged_sample("temple.jpg", WIDTH, HEIGHT).save(photo, quality=92)
        encoder, decoder = ModelStore().find_segmenter()
        bundled = _alone(measure, (encoder.path, decoder.path), photo)
        vit_b = _alone(measure, _alone(convert_vit_b, folder), photo)
    print(f"12-megapixel photo, medians of {LOOKS} looks, {CLICKS} clicks and {MASKS} masks;")
    print(
        f"everything is extrapolated from {bundled.searched:.0%} of the grid, "
        f"for ViT-B from {vit_b.searched:.0%}"
    )
    print(f"{'':<22}{DEFAULT_SEGMENTER:>22}{'ViT-B':>10}{'ratio':>8}")
    _row("models", bundled.files, vit_b.files, "MB")
    _row("load", bundled.load, vit_b.load, "s")
    _row("look at the photo", bundled.look, vit_b.look, "s")
    _row("click", 1000 * bundled.click, 1000 * vit_b.click, "ms")
    _row("full-size mask", 1000 * bundled.mask, None, "ms")
    _row("everything", bundled.everything, vit_b.everything, "s")
    _row("peak memory", bundled.peak_memory, vit_b.peak_memory, "MB")


def convert_vit_b(folder: Path) -> Models:
    """Write a ViT-B with random weights as a pair of models.

    Args:
        folder: where to write.
    """
    import torch
    from segment_anything import sam_model_registry

    from training.segmenter.convert import convert_sam

    torch.manual_seed(0)
    return convert_sam(sam_model_registry["vit_b"]().eval(), "sam-vit-b", folder)


def measure(models: Models, photo_file: Path) -> Figures:
    """Measure a segmenter in this process, which should have done nothing else.

    Args:
        models: the segmenter.
        photo_file: what to look at.
    """
    photo, clicks = read_photo(photo_file), _clicks()
    load, segmenter = _timed(lambda: _loaded(models))
    look, embedding = _timed(lambda: segmenter.embed(photo.lightness), LOOKS)
    click, candidates = _timed(lambda: find_object(segmenter, embedding, next(clicks)), CLICKS)
    mask, _ = _timed(lambda: full_mask(candidates[0], photo.lightness), MASKS)
    search, searched = _timed(lambda: _search(segmenter, embedding))
    return Figures(
        files=sum(model.stat().st_size for model in models) / 1e6,
        load=load,
        look=look,
        click=click,
        mask=mask,
        everything=search / searched,
        searched=searched,
        peak_memory=_peak_memory(),
    )


def _loaded(models: Models) -> Segmenter:
    encoder, decoder = (ModelSession(model, device=Device.CPU) for model in models)
    return Segmenter(encoder, decoder)


def _clicks() -> Iterator[Prompt]:
    """Click here and there in all parts of the photo."""
    for number in range(CLICKS):
        share = (number + 0.5) / CLICKS
        yield Prompt((Point(share * WIDTH, share * 7 % 1 * HEIGHT),))


def _search(segmenter: Segmenter, embedding: Embedding) -> float:
    """Look for everything as long as that may take; return the share of the grid."""
    stop, share, begun = threading.Event(), 0.0, perf_counter()

    def progress(points: int, total: int) -> None:
        nonlocal share
        share = points / total
        if perf_counter() - begun > LONGEST_SEARCH:
            stop.set()

    with suppress(Cancelled):
        everything(segmenter, embedding, progress=progress, cancel=stop)
    return share


def _timed(work: Callable[[], Result], runs: int = 1) -> tuple[float, Result]:
    """Return the median of the seconds, and what came of it last."""
    seconds = []
    for _ in range(runs):
        begun = perf_counter()
        result = work()
        seconds.append(perf_counter() - begun)
    return median(seconds), result


def _peak_memory() -> float:
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE


def _alone(work: Callable[..., Result], *arguments: object) -> Result:
    """Work in a process of its own, so that its peak memory is nobody else's."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _row(name: str, bundled: float, vit_b: float | None, unit: str) -> None:
    other = "" if vit_b is None else f"{vit_b:10.2f}{vit_b / bundled:8.1f}"
    print(f"{name + ', ' + unit:<22}{bundled:22.2f}{other}")


if __name__ == "__main__":
    main()
