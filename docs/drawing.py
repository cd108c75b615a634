"""What the pictures of the documentation are made with."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.colorize import Colorizer
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore, StoredModel
from engine.photo.photo import Photo
from engine.photo.read import read_photo
from engine.resources import resource_path
from engine.segment.segmenter import Segmenter

Rgb = npt.NDArray[np.uint8]
"""A picture: sRGB, uint8, shape (rows, columns, 3)."""

Part = tuple[int, int, int, int]
"""Left, top, right and bottom of a part of a picture in pixels."""


@dataclass(frozen=True)
class Models:
    """The models that come with Photochrom, loaded when they are first needed."""

    @cached_property
    def stored_colorizer(self) -> StoredModel:
        """The file that finds colors."""
        return ModelStore().find(DEFAULT_COLORIZER)

    @cached_property
    def colorizer(self) -> Colorizer:
        """Finds colors."""
        return Colorizer(ModelSession(self.stored_colorizer.path, device=Device.CPU))

    @cached_property
    def segmenter(self) -> Segmenter:
        """Finds objects."""
        encoder, decoder = (
            ModelSession(part.path, device=Device.CPU) for part in ModelStore().find_segmenter()
        )
        return Segmenter(encoder, decoder)


def sample(name: str) -> Photo:
    """Read a bundled photo."""
    return read_photo(resource_path("samples", f"{name}.jpg"))


def pixels_of(strips: Iterable[npt.NDArray[np.float32]]) -> Rgb:
    """Put rendered strips, values in [0, 1], together."""
    return np.rint(np.vstack(list(strips)) * 255).astype(np.uint8)


def scaled(pixels: Rgb, height: int) -> Rgb:
    """Bring a picture to a height."""
    width = round(pixels.shape[1] * height / pixels.shape[0])
    return np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.LANCZOS))


def crop(pixels: npt.NDArray[np.uint8], box: Part, enlarged: float) -> npt.NDArray[np.uint8]:
    """Cut a part out of a picture, or of a mask, and enlarge it."""
    part = Image.fromarray(pixels).crop(box)
    size = round(part.width * enlarged), round(part.height * enlarged)
    return np.asarray(part.resize(size, Image.Resampling.BICUBIC))


def save(pixels: Rgb, path: Path) -> None:
    """Write a picture in the format that its name says."""
    Image.fromarray(pixels).save(path, quality=88, optimize=True)
