"""Finds the colors of a photo: the network looks once, the answer is read off as often as liked."""

from dataclasses import dataclass

import numpy as np

from engine.color.agreement import average_looks, smooth_along_edges
from engine.color.classes import Palette
from engine.color.decode import Decoding, Logits, annealed_mean_chroma, argmax_chroma
from engine.color.lab import Chroma, Lightness
from engine.color.upsample import resize_lightness
from engine.errors import PhotochromError
from engine.models.description import SIZE_STEP, ModelKind
from engine.models.session import ModelSession
from engine.photo.photo import Photo

SMALLEST_SIDE = 16
"""Pixels below which there is nothing to recognize in a photo."""

LARGEST_ASPECT = 50
"""Longer side through shorter side beyond which a photo is a line, not a picture."""

SMALLEST_SIZE, LARGEST_SIZE = 64, 1024
"""Range of the working size, in pixels."""

DEFAULT_TEMPERATURE = 0.4

# A second look from further away knows better what the whole scene is, and both together err less
# than either alone.
_COARSE_LOOK = 5 / 7


class ColorizeError(PhotochromError):
    """This photo cannot be colorized in this way."""


@dataclass(frozen=True)
class DecodingOptions:
    """How colors are read off a prediction.

    Attributes:
        decoding: annealed mean or argmax.
        vividness: factor on chroma: 0 is gray, 1 what the model found, 2 twice as colorful.
        temperature: of the annealed mean; None for what the model's maker found best.
    """

    decoding: Decoding = Decoding.ANNEALED
    vividness: float = 1.0
    temperature: float | None = None

    def __post_init__(self) -> None:
        """Refuse values that make no picture.

        Raises:
            ColorizeError: the vividness or the temperature is out of range.
        """
        if not 0 <= self.vividness <= 3:
            raise ColorizeError("The vividness must be between 0 and 3.")
        if self.temperature is not None and not 0 < self.temperature <= 10:
            raise ColorizeError("The temperature must be above 0 and at most 10.")


@dataclass(frozen=True, eq=False)
class ColorPrediction:
    """What a network answered for a photo: for every cell a distribution over color classes.

    Attributes:
        logits: scores, float32, shape (classes, rows, columns).
        palette: the color classes.
        temperature: what the model's maker found best for the annealed mean.
    """

    logits: Logits
    palette: Palette
    temperature: float

    def decode(self, options: DecodingOptions | None = None) -> Chroma:
        """Read the colors of all cells off the distribution; the network is not run again.

        Args:
            options: None for the defaults.

        Returns:
            a*b*, float32, shape (rows, columns, 2).
        """
        options = options or DecodingOptions()
        if options.decoding is Decoding.ARGMAX:
            chroma = argmax_chroma(self.logits, self.palette)
        else:
            temperature = options.temperature or self.temperature
            chroma = annealed_mean_chroma(self.logits, self.palette, temperature)
        return chroma * np.float32(options.vividness)


class Colorizer:
    """A color classifier that is ready to look at photos; safe to share between threads."""

    def __init__(self, session: ModelSession) -> None:
        """Take a loaded model.

        Args:
            session: of a color classifier.

        Raises:
            ModelError: the model is of another kind.
        """
        session.description.require(ModelKind.COLOR_CLASSIFIER)
        self.session = session
        self.description = session.description

    def predict(self, photo: Photo, *, size: int | None = None) -> ColorPrediction:
        """Find the color distribution of a photo.

        The network sees the photo at the working size and once more somewhat smaller; then cells of
        the same surface are made to agree.

        Args:
            photo: what to look at.
            size: working size in pixels, the shorter side as the network sees it; None for the
                size that the model was trained for.

        Raises:
            ColorizeError: the photo is too small or too narrow, or the size is out of range.
            ModelError: the device failed.
        """
        palette = self.description.palette
        assert palette is not None  # noqa: S101 - guaranteed for color classifiers
        size = size or self.description.size
        lightness = _working_lightness(photo, size)
        looks = [lightness]
        if size > SMALLEST_SIZE:
            looks.append(_working_lightness(photo, max(SMALLEST_SIZE, round(size * _COARSE_LOOK))))
        logits = average_looks([self._look(look) for look in looks])
        logits = smooth_along_edges(logits, lightness)
        temperature = self.description.temperature or DEFAULT_TEMPERATURE
        return ColorPrediction(logits, palette, temperature)

    def _look(self, lightness: Lightness) -> Logits:
        outputs = self.session.run({"lightness": lightness[None, None] / np.float32(100)})
        return np.asarray(outputs["logits"][0])


def _working_lightness(photo: Photo, size: int) -> Lightness:
    return resize_lightness(photo.lightness, *working_shape(photo.height, photo.width, size))


def working_shape(height: int, width: int, size: int) -> tuple[int, int]:
    """Return the size at which the network sees a photo: its aspect kept, no squash to a square.

    Args:
        height: rows of the photo.
        width: columns of the photo.
        size: wanted length of the shorter side.

    Returns:
        Rows and columns, each a multiple of 32.

    Raises:
        ColorizeError: the photo is too small or too narrow, or the size is out of range.
    """
    if not SMALLEST_SIZE <= size <= LARGEST_SIZE:
        raise ColorizeError(
            f"The working size must be between {SMALLEST_SIZE} and {LARGEST_SIZE} pixels."
        )
    shorter, longer = min(height, width), max(height, width)
    if shorter < SMALLEST_SIDE:
        raise ColorizeError(
            f"The photo has {width} x {height} pixels; "
            f"to colorize it, both sides need at least {SMALLEST_SIDE}."
        )
    if longer > LARGEST_ASPECT * shorter:
        raise ColorizeError(
            f"The photo has {width} x {height} pixels, which is too narrow; "
            f"one side may be at most {LARGEST_ASPECT} times the other."
        )
    scale = size / shorter
    return _round_to_step(height * scale), _round_to_step(width * scale)


def _round_to_step(length: float) -> int:
    return max(SIZE_STEP, round(length / SIZE_STEP) * SIZE_STEP)
