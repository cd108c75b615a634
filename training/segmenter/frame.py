"""Photos in the square frame that the network sees, cropped, mirrored and aged for training."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness, lightness_from_srgb, srgb_from_linear
from training.data.augment import split_and_age
from training.data.resize import Filter, resize
from training.networks.encoder import PIXEL_MEAN
from training.segmenter.prepared import IGNORED, LabeledPhoto, Labels
from training.segmenter.recipe import MaskedPhotoRecipe

GrayFrame = npt.NDArray[np.float32]
"""sRGB-encoded gray values in [0, 1], float32, shape (size, size)."""

PADDING = PIXEL_MEAN
"""Gray value beside a photo that is no square: what becomes 0 when the encoder normalizes it."""

_KAPPA = 24389 / 27
_GRAY_STEPS = np.linspace(0, 100, 4097, dtype=np.float32)


@dataclass(frozen=True)
class Frame:
    """A photo whose longer side fills a square; beside it, there is padding right or below.

    Attributes:
        gray: what the network sees.
        labels: label map of the same size; the padding is not to be judged.
        height: rows that belong to the photo.
        width: columns that belong to the photo.
    """

    gray: GrayFrame
    labels: Labels
    height: int
    width: int


def gray_from_lightness(lightness: Lightness) -> npt.NDArray[np.float32]:
    """Compute the sRGB gray that has a lightness (inverse of CIE 15:2018 section 8.2.1).

    Args:
        lightness: L* in [0, 100], any shape.

    Returns:
        sRGB-encoded gray in [0, 1], float32, same shape; off by less than 1/10000.
    """
    cube = ((_GRAY_STEPS + 16) / 116) ** 3
    luminance = np.where(_GRAY_STEPS > 8, cube, _GRAY_STEPS / _KAPPA).astype(np.float32)
    encoded = srgb_from_linear(luminance)
    return np.interp(lightness, _GRAY_STEPS, encoded).astype(np.float32)


def whole_frame(photo: LabeledPhoto, size: int) -> Frame:
    """Show a photo as the application does.

    Args:
        photo: the photo.
        size: side of the frame in pixels.
    """
    scaled = _scaled(photo, size)
    return _framed(lightness_from_srgb(scaled.pixels), scaled.labels, size)


def random_frame(
    photo: LabeledPhoto, size: int, recipe: MaskedPhotoRecipe, random: np.random.Generator
) -> Frame:
    """Show a random part of a photo, mirrored half of the time and aged.

    Args:
        photo: the photo.
        size: side of the frame in pixels.
        recipe: how to crop and age.
        random: source of chance.

    Returns:
        The frame; where the crop holds no object, the whole photo.
    """
    part = photo if random.random() < recipe.whole else _crop(photo, recipe.smallest_crop, random)
    scaled = _scaled(part if _has_object(part.labels) else photo, size)
    if random.random() < 0.5:
        pixels = np.ascontiguousarray(scaled.pixels[:, ::-1])
        scaled = LabeledPhoto(pixels, np.ascontiguousarray(scaled.labels[:, ::-1]))
    lightness, _ = split_and_age(scaled.pixels, recipe.ageing, random)
    return _framed(lightness, scaled.labels, size)


def _crop(photo: LabeledPhoto, smallest: float, random: np.random.Generator) -> LabeledPhoto:
    height, width = photo.labels.shape
    rows = max(1, round(height * random.uniform(smallest, 1)))
    columns = max(1, round(width * random.uniform(smallest, 1)))
    top = int(random.integers(0, height - rows + 1))
    left = int(random.integers(0, width - columns + 1))
    part = (slice(top, top + rows), slice(left, left + columns))
    return LabeledPhoto(photo.pixels[part], photo.labels[part])


def _has_object(labels: Labels) -> bool:
    # A few pixels of an object that the crop cut away are no object to ask for.
    inside = (labels > 0) & (labels < IGNORED)
    return int(inside.sum()) > 0.01 * labels.size


def _scaled(photo: LabeledPhoto, size: int) -> LabeledPhoto:
    height, width = photo.labels.shape
    scale = size / max(height, width)
    rows, columns = max(1, round(height * scale)), max(1, round(width * scale))
    by = Filter.AREA if scale < 1 else Filter.LINEAR
    pixels = resize(np.ascontiguousarray(photo.pixels), rows, columns, by)
    labels = cv2.resize(
        np.ascontiguousarray(photo.labels), (columns, rows), interpolation=cv2.INTER_NEAREST
    )
    return LabeledPhoto(pixels, np.asarray(labels, np.uint8))


def _framed(lightness: Lightness, labels: Labels, size: int) -> Frame:
    height, width = labels.shape
    gray = np.full((size, size), PADDING, np.float32)
    gray[:height, :width] = gray_from_lightness(lightness)
    framed = np.full((size, size), IGNORED, np.uint8)
    framed[:height, :width] = labels
    return Frame(gray, framed, height, width)
