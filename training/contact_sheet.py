"""Pictures to judge a network by: gray | predicted | truth."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from torch import nn

from engine.color.classes import Palette
from engine.color.decode import Logits
from engine.color.lab import lab_from_srgb, srgb_from_lab
from engine.photo.atomic import new_file
from training.data.prepared import PreparedPhotos, RgbPhoto
from training.data.resize import to_pixels
from training.validate import decode, predict

ROWS = 8
"""Rows of a full sheet."""

COLUMNS = 3
"""Photos in a row, each as gray, predicted and truth."""

TEMPERATURE = 0.4
"""Of the annealed mean that sheets are decoded with."""


def write_contact_sheet(
    network: nn.Module, photos: PreparedPhotos, palette: Palette, path: Path
) -> None:
    """Colorize some photos, evenly chosen, and write them beside gray and truth.

    Args:
        network: lightness (n, 1, h, w) to logits (n, classes, h/4, w/4).
        photos: where to choose from.
        palette: the network's color classes.
        path: the PNG file to write.

    Raises:
        PhotoError: the file cannot be written.
    """
    chosen = photos.every(max(1, len(photos) // (ROWS * COLUMNS)))
    triples = [_triple(square, logits, palette) for square, logits in predict(network, chosen)]
    triples = triples[: ROWS * COLUMNS]
    while len(triples) % COLUMNS:
        triples.append(np.full_like(triples[0], 255))
    rows = [
        np.hstack(triples[start : start + COLUMNS]) for start in range(0, len(triples), COLUMNS)
    ]
    with new_file(path, overwrite=True) as stream:
        Image.fromarray(np.vstack(rows)).save(stream, "PNG")


def _triple(square: RgbPhoto, logits: Logits, palette: Palette) -> RgbPhoto:
    lightness, _ = lab_from_srgb(square)
    chroma = to_pixels(decode(logits, palette, TEMPERATURE), *square.shape[:2])
    gray = _to_8_bit(srgb_from_lab(lightness, np.zeros_like(chroma)))
    predicted = _to_8_bit(srgb_from_lab(lightness, chroma))
    return np.hstack([gray, predicted, square])


def _to_8_bit(pixels: npt.NDArray[np.float32]) -> RgbPhoto:
    return np.asarray(np.rint(pixels * 255), np.uint8)
