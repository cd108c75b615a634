"""Dust and scratches: how much is found and how well it is filled, and what that costs.

Damage is drawn on the bundled samples: as they are, with grain, enlarged and reduced. Figures are
means over several drawings, pixel by pixel, with one pixel of tolerance; "plain" is the damage that
stands out from the photo's own texture, and "clean" what is marked by mistake on the photo without
damage. PSNR in decibels, of the whole photo and of the damaged pixels, before and after.

Needs the tests of the source tree.
"""

import argparse
import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

import cv2
import numpy as np

from benchmarks.command import MEGABYTE, enlarged_sample
from engine.color.lab import Lightness, lightness_from_srgb
from engine.restore.damage.fill import fill_damage
from engine.restore.damage.find import DEFAULT_SENSITIVITY, damage_evidence, damage_mask
from tests.engine.restore.synthetic_damage import (
    damage,
    figures,
    resized,
    sample,
    signal_to_noise,
    with_grain,
)

Result = TypeVar("Result")

SAMPLES = ("astronaut", "cat", "coffee", "rocket", "temple")
KINDS: dict[str, Callable[[Lightness], Lightness]] = {
    "as it is": lambda clean: clean,
    "with grain": lambda clean: with_grain(clean, 1, 3.0),
    "enlarged": lambda clean: resized(clean, 1280),
    "reduced": lambda clean: resized(clean, 400),
}
SIZES = ((4000, 3000), (8000, 6000))
COLUMNS = (
    "precision",
    "recall",
    "plain",
    "defects",
    "clean %",
    "whole",
    "after",
    "damaged",
    "after",
)


@dataclass(frozen=True)
class Cost:
    """What one photo costs.

    Attributes:
        find: seconds for finding.
        fill: seconds for filling.
        memory: largest resident set above that with the photo alone, in MB.
    """

    find: float
    fill: float
    memory: float


def main() -> None:
    """Print a table of what is found and filled, and what that costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sensitivity", type=float, default=DEFAULT_SENSITIVITY)
    parser.add_argument("--drawings", type=int, default=3, help="of damage, on every photo")
    parser.add_argument("--no-cost", action="store_true", help="measure no time and memory")
    options = parser.parse_args()
    print(f"{'':<22}" + "".join(f"{name:>10}" for name in COLUMNS))
    for kind in KINDS:
        rows = [measure(name, kind, options.sensitivity, options.drawings) for name in SAMPLES]
        for name, row in zip(SAMPLES, rows, strict=True):
            _print_row(f"{name}, {kind}", row)
        _print_row(f"mean, {kind}", _means(rows))
    if not options.no_cost:
        for width, height in SIZES:
            _print_cost(width, height)


def measure(name: str, kind: str, sensitivity: float, drawings: int) -> list[float]:
    """Measure what is found and filled on one sample; the figures are those of ``COLUMNS``."""
    clean = KINDS[kind](sample(f"{name}.jpg"))
    mistaken = damage_mask(damage_evidence(clean), sensitivity)
    rows = []
    for seed in range(drawings):
        damaged = damage(clean, seed)
        found = damage_mask(damage_evidence(damaged.lightness), sensitivity)
        filled = fill_damage(damaged.lightness, found)
        good = figures(found, damaged)
        noise = [
            signal_to_noise(lightness, clean, mask)
            for mask in (None, damaged.mask)
            for lightness in (damaged.lightness, filled)
        ]
        share = 100 * float((mistaken > 0).mean())
        rows.append(
            [good.precision, good.recall, good.plain_recall, good.defects_recall, share, *noise]
        )
    return _means(rows)


def cost(photo: Path) -> Cost:
    """Measure one photo, an array of L*, in this process, which should have done nothing else."""
    cv2.setNumThreads(1)
    lightness = np.load(photo)
    before, begun = _peak_memory(), perf_counter()
    mask = damage_mask(damage_evidence(lightness))
    found = perf_counter()
    fill_damage(lightness, mask)
    return Cost(found - begun, perf_counter() - found, _peak_memory() - before)


def _print_cost(width: int, height: int) -> None:
    with TemporaryDirectory() as folder:
        photo = Path(folder) / "photo.npy"
        # A process begins with the peak memory of the one that started it, which must stay small.
        _alone(_save_photo, photo, width, height)
        one = _alone(cost, photo)
    size = width * height / 1e6
    print(
        f"{size:.0f} megapixels, one core: finding {one.find / size:.3f} s per megapixel, "
        f"filling {one.fill / size:.3f} s, {one.memory:.0f} MB beside the photo"
    )


def _save_photo(file: Path, width: int, height: int) -> None:
    gray = np.asarray(enlarged_sample("temple.jpg", width, height).convert("L"))
    np.save(file, lightness_from_srgb(gray))


def _alone(work: Callable[..., Result], *arguments: object) -> Result:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _print_row(name: str, row: list[float]) -> None:
    print(f"{name:<22}" + "".join(f"{figure:10.2f}" for figure in row))


def _means(rows: list[list[float]]) -> list[float]:
    return [mean(column) for column in zip(*rows, strict=True)]


def _peak_memory() -> float:
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE


if __name__ == "__main__":
    main()
