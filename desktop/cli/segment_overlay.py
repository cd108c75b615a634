"""Draws what a segmenter found over its photo."""

from collections.abc import Iterable
from math import cos, pi, sin, sqrt
from pathlib import Path

import cv2
import imagecodecs
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness, srgb_from_lab
from engine.masks import Mask, hard
from engine.photo.atomic import new_file

# Every next hue is as far as can be from all before (the golden angle).
_TURN = pi * (3 - sqrt(5))
_CHROMA = 45.0
_OUTLINE = 95.0
# Of the photo under the colors: black and white show no color.
_LIGHTEST, _DARKEST = 85.0, 15.0


def draw_overlay(lightness: Lightness, masks: Iterable[Mask]) -> npt.NDArray[np.uint8]:
    """Color objects, each in a hue of its own, and outline them.

    Args:
        lightness: L* of the photo, shape (rows, columns).
        masks: the objects, each of that shape; later ones cover earlier ones.

    Returns:
        sRGB, uint8, shape (rows, columns, 3).
    """
    chroma = np.zeros((*lightness.shape, 2), np.float32)
    outlines = np.zeros(lightness.shape, np.bool_)
    for index, mask in enumerate(masks):
        color = np.array([cos(index * _TURN), sin(index * _TURN)], np.float32) * _CHROMA
        weight = (mask / np.float32(255))[..., None]
        chroma += (color - chroma) * weight
        inside = hard(mask)
        outlines = np.where(inside, False, outlines) | _outline(inside)
    colored = np.clip(lightness, _DARKEST, _LIGHTEST)
    is_plain = ~chroma.any(axis=2)
    shown = np.where(is_plain, lightness, colored)
    shown[outlines] = _OUTLINE
    return np.asarray(srgb_from_lab(shown, chroma) * 255 + 0.5, np.uint8)


def write_overlay(picture: npt.NDArray[np.uint8], path: Path, *, overwrite: bool) -> None:
    """Write an overlay as a PNG file, complete or not at all.

    Args:
        picture: what ``draw_overlay`` drew.
        path: the file to write.
        overwrite: replace an existing file.

    Raises:
        PhotoError: the file cannot be written; nothing is left behind.
    """
    with new_file(path, overwrite=overwrite) as file:
        file.write(imagecodecs.png_encode(picture))


def _outline(inside: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    filled = inside.astype(np.uint8)
    return np.asarray(cv2.erode(filled, np.ones((3, 3), np.uint8)) < filled)
