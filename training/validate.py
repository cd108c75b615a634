"""How good a network is on photos it was not trained on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from statistics import fmean
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import torch

from engine import metrics
from engine.color.classes import Palette
from engine.color.decode import annealed_mean_chroma, argmax_chroma
from engine.color.lab import Chroma, lab_from_srgb, srgb_from_lab
from training.data.augment import center_crop
from training.data.photos import Photos, RgbPhoto
from training.data.resize import STRIDE, to_cells, to_pixels
from training.devices import inference_autocast
from training.errors import TrainingError
from training.networks.color_network import ColorNetwork

Answers = npt.NDArray[np.float32]
"""What a network answers for a photo: float32, shape (channels, rows, columns)."""

SIZE = 224
"""Side of the central square that is colorized, in pixels."""

ARGMAX = 0.0
"""Stands for argmax where a temperature is expected: its limit."""

TEMPERATURES = (ARGMAX, 0.2, 0.4, 0.6, 0.8)
"""Decodings that are scored unless told otherwise."""

# Rounding leaves less in gray pixels, and how much depends on the processor; one 8-bit step of a
# channel is more.
_GRAY = 0.01


@dataclass(frozen=True)
class Scores:
    """Means over the photos, and the decoding they belong to.

    Attributes:
        decoding: how colors were read off the network's answers.
        psnr: decibels, 8-bit sRGB at 224x224 (CCC++ Eq. 23).
        chroma_rmse: root mean square error of a* and b* over all cells.
        tar: true activation ratio in percent (Eq. 21).
        cnr: chromatic number ratio (Eq. 19).
        ccar: color class activation ratio in percent (Eq. 20).
        chroma_ratio: mean chroma predicted / mean chroma true.
    """

    heading: ClassVar[str] = "decoding"

    decoding: str
    psnr: float
    chroma_rmse: float
    tar: float
    cnr: float
    ccar: float
    chroma_ratio: float

    @property
    def label(self) -> str:
        """The decoding in words."""
        return self.decoding

    def figures(self) -> dict[str, float]:
        """Return everything but the decoding by name, as model files keep it."""
        return {name: getattr(self, name) for name in SCORE_NAMES if name != "decoding"}


SCORE_NAMES = tuple(entry.name for entry in fields(Scores))
"""The names of the scores in order, the decoding first."""


@dataclass(frozen=True)
class _PhotoScores:
    psnr: float
    squared: float
    tar: float
    cnr: float
    ccar: float
    predicted_chroma: float
    true_chroma: float


def decoding_name(temperature: float) -> str:
    """Say in words how logits are decoded.

    Args:
        temperature: of the annealed mean; 0 for argmax.
    """
    return "argmax" if temperature == ARGMAX else f"T = {temperature:g}"


def decode(answers: Answers, palette: Palette | None, temperature: float) -> Chroma:
    """Read colors off what a network answered.

    Args:
        answers: logits (classes, rows, columns), or a*b* (2, rows, columns).
        palette: the color classes; None for a*b*, which is taken as it is.
        temperature: of the annealed mean; 0 for argmax.

    Returns:
        a*b*, float32, shape (rows, columns, 2).
    """
    if palette is None:
        return np.ascontiguousarray(answers.transpose(1, 2, 0))
    if temperature == ARGMAX:
        return argmax_chroma(answers, palette)
    return annealed_mean_chroma(answers, palette, temperature)


def predict(network: ColorNetwork, photos: Photos) -> Iterator[tuple[RgbPhoto, Answers]]:
    """Colorize the central square of every photo.

    Args:
        network: answers for cells of lightness.
        photos: what to colorize.

    Yields:
        The square, uint8 (224, 224, 3), and the network's answers, float32, (channels, rows,
        columns).
    """
    network.eval()
    device = next(network.parameters()).device
    for position in range(len(photos)):
        square = center_crop(photos[position], SIZE)
        lightness, _ = lab_from_srgb(square)
        batch = torch.from_numpy(lightness / np.float32(100))[None, None].to(device)
        with torch.inference_mode(), inference_autocast(device):
            answers = network(batch)
        yield square, answers[0].float().cpu().numpy()


def validate(
    network: ColorNetwork,
    photos: Photos,
    palette: Palette,
    temperatures: tuple[float, ...] = TEMPERATURES,
    *,
    seen: Callable[[], object] | None = None,
) -> list[Scores]:
    """Score a network: a classifier for several decodings, a regressor as it answers.

    Args:
        network: answers for cells of lightness.
        photos: usually the validation split.
        palette: the color classes that colors are counted by.
        temperatures: decodings to score; 0 is argmax.
        seen: called after every photo.

    Returns:
        The scores of every decoding, in the order of ``temperatures``.

    Raises:
        TrainingError: the photos are all gray.
    """
    decodings = [decoding_name(temperature) for temperature in temperatures]
    classes: Palette | None = palette
    if network.regresses:
        decodings, temperatures, classes = ["regression"], (ARGMAX,), None
    rows: list[list[_PhotoScores]] = [[] for _ in decodings]
    for square, answers in predict(network, photos):
        for row, temperature in zip(rows, temperatures, strict=True):
            row.append(_score(square, decode(answers, classes, temperature), palette))
        if seen:
            seen()
    return [_mean(decoding, row) for decoding, row in zip(decodings, rows, strict=True)]


def _score(square: RgbPhoto, predicted: Chroma, palette: Palette) -> _PhotoScores:
    lightness, true_chroma = lab_from_srgb(square)
    chroma = to_pixels(predicted, *square.shape[:2])
    cells = to_cells(predicted, STRIDE * len(predicted) // SIZE)
    colorized = np.rint(srgb_from_lab(lightness, chroma) * 255).astype(np.uint8)
    true_cells = to_cells(true_chroma)
    true_classes, classes = palette.encode(true_cells), palette.encode(cells)
    return _PhotoScores(
        psnr=metrics.psnr(square, colorized),
        squared=metrics.chroma_rmse(true_cells, cells) ** 2,
        tar=metrics.tar(true_classes, classes),
        cnr=metrics.cnr(true_classes, classes),
        ccar=metrics.ccar(classes, len(palette)),
        predicted_chroma=metrics.mean_chroma(cells),
        true_chroma=metrics.mean_chroma(true_cells),
    )


def _mean(decoding: str, photos: list[_PhotoScores]) -> Scores:
    true_chroma = fmean(photo.true_chroma for photo in photos)
    if true_chroma < _GRAY:
        raise TrainingError("All photos to validate on are gray; give photos with colors.")
    return Scores(
        decoding=decoding,
        psnr=fmean(photo.psnr for photo in photos),
        chroma_rmse=fmean(photo.squared for photo in photos) ** 0.5,
        tar=fmean(photo.tar for photo in photos),
        cnr=fmean(photo.cnr for photo in photos),
        ccar=fmean(photo.ccar for photo in photos),
        chroma_ratio=fmean(photo.predicted_chroma for photo in photos) / true_chroma,
    )
