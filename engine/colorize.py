"""Finds the colors of a photo: the network looks once, the answer is read off as often as liked."""

from dataclasses import dataclass

import cv2
import numpy as np

from engine.color.agreement import Planes, average_looks, smooth_along_edges
from engine.color.classes import Palette
from engine.color.decode import Decoding, Logits, annealed_mean_chroma, argmax_chroma
from engine.color.lab import Chroma, Lightness
from engine.color.rebalance import rebalance
from engine.color.upsample import guide_shape, resize_lightness
from engine.errors import PhotochromError
from engine.models.contract import checked_colors
from engine.models.description import COLORIZER_KINDS, SIZE_STEP
from engine.models.session import ModelSession
from engine.photo.photo import Photo

SMALLEST_SIDE = 16
"""Pixels below which there is nothing to recognize in a photo."""

LARGEST_ASPECT = 50
"""Longer side through shorter side beyond which a photo is a line, not a picture."""

SMALLEST_SIZE, LARGEST_SIZE = 64, 1024
"""Range of the working size, in pixels."""

DEFAULT_TEMPERATURE = 0.4

MOST_CHROMA = 128.0
"""No a* or b* of a regressor counts beyond: those of sRGB stay within 108 either way."""

# A second look from further away knows better what the whole scene is, and both together err less
# than either alone.
_COARSE_LOOK = 5 / 7


class ColorizeError(PhotochromError):
    """This photo cannot be colorized in this way."""


@dataclass(frozen=True)
class DecodingOptions:
    """How colors are read off a prediction.

    Attributes:
        decoding: annealed mean or argmax; of no meaning where a model answered one color only.
        vividness: factor on chroma: 0 is gray, 1 what the model found, 2 twice as colorful.
        temperature: of the annealed mean; None for what the model's maker found best.
        rebalance: how much pale regions are lifted, before any vividness: 0 not at all, 1 as far as
            ``engine.color.rebalance`` goes.
    """

    decoding: Decoding = Decoding.ANNEALED
    vividness: float = 1.0
    temperature: float | None = None
    rebalance: float = 0.0

    def __post_init__(self) -> None:
        """Refuse values that make no picture.

        Raises:
            ColorizeError: the vividness, the temperature or the rebalancing is out of range.
        """
        if not 0 <= self.vividness <= 3:
            raise ColorizeError("The vividness must be between 0 and 3.")
        if self.temperature is not None and not 0 < self.temperature <= 10:
            raise ColorizeError("The temperature must be above 0 and at most 10.")
        if not 0 <= self.rebalance <= 1:
            raise ColorizeError("The rebalancing must be between 0 and 1.")


@dataclass(frozen=True, eq=False)
class ColorPrediction:
    """What a classifier answered for a photo: for every cell a distribution over color classes.

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
        return _adjusted(chroma, options)


@dataclass(frozen=True, eq=False)
class ChromaPrediction:
    """What a regressor answered for a photo: for every cell one color, and no other.

    Attributes:
        chroma: a*b*, float32, at most ``MOST_CHROMA`` either way, shape (rows, columns, 2).
    """

    chroma: Chroma

    def decode(self, options: DecodingOptions | None = None) -> Chroma:
        """Make the colors as vivid as wanted; there is nothing to choose among.

        Args:
            options: None for the defaults; its decoding and temperature are passed over.

        Returns:
            a*b*, float32, shape (rows, columns, 2).
        """
        return _adjusted(self.chroma, options or DecodingOptions())


Prediction = ColorPrediction | ChromaPrediction
"""What a model answered for a photo; kept, so that adjusting the colors does not run it again."""


class Colorizer:
    """A model that finds colors, ready to look at photos; safe to share between threads."""

    def __init__(self, session: ModelSession) -> None:
        """Take a loaded model.

        Args:
            session: of a color classifier or a chroma regressor.

        Raises:
            ModelError: the model is of another kind.
        """
        session.description.require(*COLORIZER_KINDS)
        self.session = session
        self.description = session.description

    def predict(self, photo: Photo, *, size: int | None = None, refine: bool = True) -> Prediction:
        """Find the colors of a photo.

        The network sees the photo at the working size and once more somewhat smaller; then cells of
        the same surface are made to agree.

        Args:
            photo: what to look at.
            size: working size in pixels, the shorter side as the network sees it; None for the
                size that the model was trained for.
            refine: False for the answer of the network alone: one look, and cells as they are.

        Returns:
            A ``ColorPrediction`` of a color classifier, a ``ChromaPrediction`` of a regressor.

        Raises:
            ColorizeError: the photo is too small or too narrow, or the size is out of range.
            ModelError: the device failed, or the model answered with something else than colors.
        """
        size = size or self.description.size
        lightness = _working_lightness(photo, size)
        planes = self._look(lightness)
        if refine:
            looks = [planes]
            if size > SMALLEST_SIZE:
                smaller = max(SMALLEST_SIZE, round(size * _COARSE_LOOK))
                looks.append(self._look(_working_lightness(photo, smaller)))
            stride = lightness.shape[0] // planes.shape[1]
            planes = smooth_along_edges(average_looks(looks), lightness, stride)
        return self._prediction(planes)

    def _look(self, lightness: Lightness) -> Planes:
        outputs = self.session.run({"lightness": lightness[None, None] / np.float32(100)})
        return checked_colors(self.description, lightness.shape, outputs)

    def _prediction(self, planes: Planes) -> Prediction:
        palette = self.description.palette
        if palette is None:
            chroma = np.moveaxis(_within_guide(planes), 0, -1)
            return ChromaPrediction(np.clip(chroma, -MOST_CHROMA, MOST_CHROMA, order="C"))
        return ColorPrediction(planes, palette, self.description.temperature or DEFAULT_TEMPERATURE)


def _adjusted(chroma: Chroma, options: DecodingOptions) -> Chroma:
    return rebalance(chroma, options.rebalance) * np.float32(options.vividness)


def _within_guide(planes: Planes) -> Planes:
    """Shrink planes with more cells than colors ever have pixels: see ``guide_shape``."""
    rows, columns = guide_shape(*planes.shape[1:])
    if (rows, columns) == planes.shape[1:]:
        return planes
    size = columns, rows
    return np.stack([cv2.resize(plane, size, interpolation=cv2.INTER_AREA) for plane in planes])


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
