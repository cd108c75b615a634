"""Random crops and flips, and the ageing of lightness that makes a modern photo look archived."""

from dataclasses import dataclass

import cv2
import numpy as np

from engine.color.lab import Chroma, Lightness, lab_from_srgb, lightness_from_srgb
from training.data.photos import RgbPhoto
from training.data.resize import Filter, resize


@dataclass(frozen=True)
class AgeingRecipe:
    """How often and how strongly lightness is aged.

    Attributes:
        probability: share of photos that are aged at all.
        gamma: largest absolute logarithm of the tone curve's exponent.
        contrast: smallest and largest factor on the distance from middle gray.
        shift: largest absolute change of L*/100.
        film: share of photos seen as film saw them: a random weighting of red, green and blue
            instead of L*, such as orthochromatic film, which renders red almost black.
    """

    probability: float = 0.5
    gamma: float = 0.35
    contrast: tuple[float, float] = (0.7, 1.1)
    shift: float = 0.06
    film: float = 0.1

    def __post_init__(self) -> None:
        """Refuse shares and strengths that mean nothing.

        Raises:
            ValueError: a value is out of its range.
        """
        if not (0 <= self.probability <= 1 and 0 <= self.film <= 1):
            raise ValueError("probability and film must lie between 0 and 1")
        if self.gamma < 0 or self.shift < 0:
            raise ValueError("gamma and shift must not be negative")
        if not 0 < self.contrast[0] <= self.contrast[1]:
            raise ValueError("contrast must be two positive numbers, the smaller one first")


def random_crop(photo: RgbPhoto, size: int, smallest: int, random: np.random.Generator) -> RgbPhoto:
    """Cut a random square, scale it to ``size`` pixels and mirror it half of the time.

    Args:
        photo: uint8, shape (height, width, 3).
        size: side of the result in pixels.
        smallest: side of the smallest square that is cut, in pixels of the photo.
        random: source of chance.

    Returns:
        uint8, shape (size, size, 3).
    """
    height, width = photo.shape[:2]
    largest = min(height, width)
    side = int(random.integers(min(smallest, largest), largest + 1))
    top = int(random.integers(0, height - side + 1))
    left = int(random.integers(0, width - side + 1))
    square = photo[top : top + side, left : left + side]
    scaled = resize(square, size, size, Filter.AREA if side > size else Filter.LINEAR)
    return scaled[:, ::-1] if random.random() < 0.5 else scaled


def center_crop(photo: RgbPhoto, size: int) -> RgbPhoto:
    """Cut the central square and scale it to ``size`` pixels.

    Args:
        photo: uint8, shape (height, width, 3).
        size: side of the result in pixels.

    Returns:
        uint8, shape (size, size, 3).
    """
    height, width = photo.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = photo[top : top + side, left : left + side]
    if side == size:
        return np.ascontiguousarray(square)
    return resize(square, size, size, Filter.AREA if side > size else Filter.LINEAR)


def split_and_age(
    photo: RgbPhoto, recipe: AgeingRecipe, random: np.random.Generator
) -> tuple[Lightness, Chroma]:
    """Separate what the network sees from what it has to find, ageing the former alone.

    Args:
        photo: uint8, shape (height, width, 3).
        recipe: how much ageing.
        random: source of chance.

    Returns:
        L* in [0, 100], perhaps aged, and the true a*b*.
    """
    lightness, chroma = lab_from_srgb(photo)
    if random.random() < recipe.film:
        lightness = _as_film_saw_it(photo, random)
    if random.random() < recipe.probability:
        lightness = age(lightness, recipe, random)
    return lightness, chroma


def age(lightness: Lightness, recipe: AgeingRecipe, random: np.random.Generator) -> Lightness:
    """Change tone curve, contrast and brightness; sometimes blur, add grain or recompress.

    Args:
        lightness: L* in [0, 100].
        recipe: the strengths.
        random: source of chance.

    Returns:
        L* in [0, 100], same shape.
    """
    exponent = np.exp(random.uniform(-recipe.gamma, recipe.gamma))
    curved = (lightness / 100) ** exponent
    contrasted = (curved - 0.5) * random.uniform(*recipe.contrast) + 0.5
    tone = (contrasted + random.uniform(-recipe.shift, recipe.shift)).astype(np.float32)
    if random.random() < 0.4:
        blurred = cv2.GaussianBlur(tone, (0, 0), random.uniform(0.3, 1.2))
        tone = np.asarray(blurred, np.float32)
    if random.random() < 0.4:
        grain = random.standard_normal(tone.shape, dtype=np.float32)
        tone = tone + np.float32(random.uniform(0.005, 0.04)) * grain
    if random.random() < 0.3:
        tone = _recompress(tone, int(random.integers(30, 90)))
    return np.asarray(np.clip(tone * np.float32(100), 0, 100), np.float32)


def _as_film_saw_it(photo: RgbPhoto, random: np.random.Generator) -> Lightness:
    weights = random.dirichlet((1.0, 3.0, 2.0)).astype(np.float32)
    gray = np.asarray((photo.astype(np.float32) / 255) @ weights, np.float32)
    return lightness_from_srgb(gray)


def _recompress(tone: Lightness, quality: int) -> Lightness:
    pixels = np.clip(tone * 255, 0, 255).astype(np.uint8)
    _, encoded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    decoded = np.asarray(cv2.imdecode(encoded, cv2.IMREAD_GRAYSCALE), np.float32)
    return decoded / np.float32(255)
