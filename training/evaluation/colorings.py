"""Where the colors come from that are judged: a model, or a folder of somebody's results."""

from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import Lock
from typing import Protocol

import numpy as np

from engine.color.lab import Chroma, Lightness, lab_from_srgb
from engine.color.upsample import Upsampling, upsample_chroma
from engine.colorize import Colorizer, DecodingOptions
from engine.photo.metadata import Metadata
from engine.photo.photo import Photo
from engine.render import render_strips
from training.data.listing import ListedPhoto, list_photos
from training.data.photos import RgbPhoto
from training.errors import TrainingError
from training.evaluation.frame import Frame


@dataclass(frozen=True, eq=False)
class Truth:
    """A true photo.

    Attributes:
        photo: the file.
        whole: sRGB, uint8, shape (height, width, 3).
        part: what of it is compared.
    """

    photo: ListedPhoto
    whole: RgbPhoto
    part: RgbPhoto


class Colorings(Protocol):
    """Colors photos, or knows where colored ones lie; asked by several threads at once."""

    @property
    def label(self) -> str:
        """What the row of a table is called."""

    def color(self, truth: Truth) -> RgbPhoto:
        """Return a photo with other colors than its own.

        Args:
            truth: the true photo.

        Returns:
            sRGB, uint8, the shape of ``truth.part``.

        Raises:
            PhotochromError: there are no colors for this photo.
        """


@dataclass(frozen=True, eq=False)
class ModelColorings:
    """The colors that a model finds; the lightness stays the true one.

    Attributes:
        colorizer: the model.
        options: how colors are read off its predictions.
        refine: color like the application does; False for the network alone, which looks once and
            whose cells are spread over the pixels smoothly.
    """

    colorizer: Colorizer
    options: DecodingOptions
    refine: bool = True

    @property
    def label(self) -> str:
        """The name of the model, and whether it is the network alone."""
        name = self.colorizer.description.name
        return name if self.refine else f"{name}, network alone"

    def color(self, truth: Truth) -> RgbPhoto:
        """Color the part that is compared; the model sees nothing else."""
        photo = gray_photo(truth)
        lightness = photo.lightness
        cells = self.colorizer.predict(photo, refine=self.refine).decode(self.options)
        method = Upsampling.EDGE_AWARE if self.refine else Upsampling.BICUBIC
        chroma = upsample_chroma(cells, lightness, method)
        return painted(lightness, chroma)


def gray_photo(truth: Truth) -> Photo:
    """Return what a model may see of a true photo: the lightness of the part that is compared."""
    lightness, _ = lab_from_srgb(truth.part)
    return Photo(None, lightness, None, 8, "PNG", Metadata())


def painted(lightness: Lightness, chroma: Chroma) -> RgbPhoto:
    """Draw colors as files of eight bits have them.

    Args:
        lightness: L*, shape (height, width).
        chroma: a*b*, shape (height, width, 2).

    Returns:
        sRGB, uint8, shape (height, width, 3).
    """
    strips = [np.rint(strip * 255) for strip in render_strips(lightness, chroma)]
    return np.concatenate(strips).astype(np.uint8)


class FolderColorings:
    """Results that lie in a folder, under the paths of the photos; the endings may be others."""

    def __init__(self, folder: Path, frame: Frame) -> None:
        """List the results.

        Args:
            folder: where they are.
            frame: what of them is compared.

        Raises:
            TrainingError: there are no photos in the folder.
        """
        self._frame = frame
        self._folder = folder
        self._names: dict[str, list[str]] = {}
        for photo in list_photos(folder):
            self._names.setdefault(_stem(photo.name), []).append(photo.name)
        self._enlarged = 0
        self._lock = Lock()

    @property
    def enlarged(self) -> int:
        """How many results so far were smaller than what is compared."""
        return self._enlarged

    @property
    def label(self) -> str:
        """The name of the folder."""
        return self._folder.resolve().name

    def color(self, truth: Truth) -> RgbPhoto:
        """Read the result, scaled to the size of the photo.

        Raises:
            TrainingError: there is none, there are two, or it has another shape.
        """
        result = self._frame.read(self._folder / self._name(truth.photo.name))
        alike = self._frame.cut_alike(result, truth.whole)
        if min(result.shape[:2]) < min(truth.part.shape[:2]):
            with self._lock:
                self._enlarged += 1
        return alike

    def _name(self, name: str) -> str:
        found = self._names.get(_stem(name), [])
        if name in found:
            return name
        if not found:
            raise TrainingError("There is no result for this photo.")
        if len(found) > 1:
            raise TrainingError(
                f"There is more than one result for this photo: {', '.join(found)}."
            )
        return found[0]


def _stem(name: str) -> str:
    return PurePath(name).with_suffix("").as_posix()
