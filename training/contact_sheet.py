"""Pictures to judge a network by: gray | predicted | truth."""

from pathlib import Path

import numpy as np

from engine.color.classes import Palette
from engine.color.lab import lab_from_srgb, srgb_from_lab
from training.data.photos import Photos, RgbPhoto
from training.data.resize import to_pixels
from training.evaluation.sheet import ContactSheet, without_colors
from training.networks.color_network import ColorNetwork
from training.validate import SIZE, Answers, decode, predict

ROWS = 8
"""Rows of a full sheet."""

COLUMNS = 3
"""Photos in a row, each as gray, predicted and truth."""

TEMPERATURE = 0.4
"""Of the annealed mean that sheets are decoded with."""


def write_contact_sheet(
    network: ColorNetwork, photos: Photos, palette: Palette, path: Path
) -> None:
    """Colorize some photos, evenly chosen, and write them beside gray and truth.

    Args:
        network: answers for cells of lightness.
        photos: where to choose from.
        palette: the color classes, if it answers by them.
        path: the PNG file to write.

    Raises:
        PhotoError: the file cannot be written.
    """
    chosen = photos.at_most(ROWS * COLUMNS)
    classes = None if network.regresses else palette
    sheet = ContactSheet(("gray", "predicted", "truth"), side=SIZE, across=COLUMNS)
    for position, (square, answers) in enumerate(predict(network, chosen)):
        pictures = without_colors(square), _colorized(square, answers, classes), square
        sheet.add(chosen.name(position), pictures)
    sheet.write(path)


def _colorized(square: RgbPhoto, answers: Answers, palette: Palette | None) -> RgbPhoto:
    lightness, _ = lab_from_srgb(square)
    chroma = to_pixels(decode(answers, palette, TEMPERATURE), *square.shape[:2])
    return np.asarray(np.rint(srgb_from_lab(lightness, chroma) * 255), np.uint8)
