"""How good a network is on photos it was not trained on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from statistics import fmean
from typing import ClassVar

import numpy as np
import torch
from torch import nn

from engine import metrics
from engine.color.classes import Palette
from engine.color.decode import Logits, annealed_mean_chroma, argmax_chroma
from engine.color.lab import Chroma, lab_from_srgb, srgb_from_lab
from training.data.augment import center_crop
from training.data.prepared import PreparedPhotos, RgbPhoto
from training.data.resize import to_cells, to_pixels
from training.errors import TrainingError

SIZE = 224
"""Side of the central square that is colorized, in pixels."""

ARGMAX = 0.0
"""Stands for argmax where a temperature is expected: its limit."""

TEMPERATURES = (ARGMAX, 0.2, 0.4, 0.6, 0.8)
"""Decodings that are scored unless told otherwise."""

# One wrong step in one channel of a 224x224 photo; keeps a black photo from making the mean
# infinite.
_BEST_PSNR = 100.0


@dataclass(frozen=True)
class Scores:
    """Means over the photos, and the decoding they belong to.

    Attributes:
        temperature: of the annealed mean; 0 for argmax.
        psnr: decibels, 8-bit sRGB at 224x224 (CCC++ Eq. 23).
        chroma_rmse: root mean square error of a* and b* over all cells.
        tar: true activation ratio in percent (Eq. 21).
        cnr: chromatic number ratio (Eq. 19).
        ccar: color class activation ratio in percent (Eq. 20).
        chroma_ratio: mean chroma predicted / mean chroma true.
    """

    heading: ClassVar[str] = "decoding"

    temperature: float
    psnr: float
    chroma_rmse: float
    tar: float
    cnr: float
    ccar: float
    chroma_ratio: float

    @property
    def label(self) -> str:
        """The decoding in words."""
        return "argmax" if self.temperature == ARGMAX else f"T = {self.temperature:g}"

    def figures(self) -> dict[str, float]:
        """Return everything but the temperature by name, as model files keep it."""
        return {name: getattr(self, name) for name in SCORE_NAMES if name != "temperature"}


SCORE_NAMES = tuple(entry.name for entry in fields(Scores))
"""The names of the scores in order, temperature first."""


@dataclass(frozen=True)
class _PhotoScores:
    psnr: float
    squared: float
    tar: float
    cnr: float
    ccar: float
    predicted_chroma: float
    true_chroma: float


def decode(logits: Logits, palette: Palette, temperature: float) -> Chroma:
    """Decode by annealed mean, or by argmax at temperature 0.

    Args:
        logits: shape (classes, rows, columns).
        palette: the color classes.
        temperature: 0 or above.

    Returns:
        a*b*, float32, shape (rows, columns, 2).
    """
    if temperature == ARGMAX:
        return argmax_chroma(logits, palette)
    return annealed_mean_chroma(logits, palette, temperature)


def predict(network: nn.Module, photos: PreparedPhotos) -> Iterator[tuple[RgbPhoto, Logits]]:
    """Colorize the central square of every photo.

    Args:
        network: lightness (n, 1, h, w) to logits (n, classes, h/4, w/4).
        photos: what to colorize.

    Yields:
        The square, uint8 (224, 224, 3), and its logits, float32 (classes, 56, 56).
    """
    network.eval()
    device = next(network.parameters()).device
    for position in range(len(photos)):
        square = center_crop(photos[position], SIZE)
        lightness, _ = lab_from_srgb(square)
        batch = torch.from_numpy(lightness / np.float32(100))[None, None].to(device)
        with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16):
            logits = network(batch)
        yield square, logits[0].float().cpu().numpy()


def validate(
    network: nn.Module,
    photos: PreparedPhotos,
    palette: Palette,
    temperatures: tuple[float, ...] = TEMPERATURES,
    *,
    seen: Callable[[], object] | None = None,
) -> list[Scores]:
    """Score a network for several decodings.

    Args:
        network: lightness (n, 1, h, w) to logits (n, classes, h/4, w/4).
        photos: usually the validation split.
        palette: the network's color classes.
        temperatures: decodings to score; 0 is argmax.
        seen: called after every photo.

    Returns:
        The scores of every decoding, in the order of ``temperatures``.

    Raises:
        TrainingError: the photos are all gray.
    """
    rows: list[list[_PhotoScores]] = [[] for _ in temperatures]
    for square, logits in predict(network, photos):
        for row, temperature in zip(rows, temperatures, strict=True):
            row.append(_score(square, decode(logits, palette, temperature), palette))
        if seen:
            seen()
    return [_mean(temperature, row) for temperature, row in zip(temperatures, rows, strict=True)]


def _score(square: RgbPhoto, cells: Chroma, palette: Palette) -> _PhotoScores:
    lightness, true_chroma = lab_from_srgb(square)
    chroma = to_pixels(cells, *square.shape[:2])
    colorized = np.rint(srgb_from_lab(lightness, chroma) * 255).astype(np.uint8)
    true_cells = to_cells(true_chroma)
    true_classes, classes = palette.encode(true_cells), palette.encode(cells)
    return _PhotoScores(
        psnr=min(_BEST_PSNR, metrics.psnr(square, colorized)),
        squared=metrics.chroma_rmse(true_cells, cells) ** 2,
        tar=metrics.tar(true_classes, classes),
        cnr=metrics.cnr(true_classes, classes),
        ccar=metrics.ccar(classes, len(palette)),
        predicted_chroma=metrics.mean_chroma(cells),
        true_chroma=metrics.mean_chroma(true_cells),
    )


def _mean(temperature: float, photos: list[_PhotoScores]) -> Scores:
    true_chroma = fmean(photo.true_chroma for photo in photos)
    if true_chroma == 0:
        raise TrainingError("All photos to validate on are gray; give photos with colors.")
    return Scores(
        temperature=temperature,
        psnr=fmean(photo.psnr for photo in photos),
        chroma_rmse=fmean(photo.squared for photo in photos) ** 0.5,
        tar=fmean(photo.tar for photo in photos),
        cnr=fmean(photo.cnr for photo in photos),
        ccar=fmean(photo.ccar for photo in photos),
        chroma_ratio=fmean(photo.predicted_chroma for photo in photos) / true_chroma,
    )
