"""Colors with and without one color for every object (CCC++ section III-D, Fig. 17)."""

from dataclasses import dataclass

from engine.color.upsample import upsample_chroma
from engine.colorize import Colorizer, DecodingOptions
from engine.document.edit import Guide
from engine.document.edits import Harmonize
from engine.document.everything import harmonize_everything
from engine.segment.everything import everything
from engine.segment.segmenter import Segmenter
from training.data.photos import RgbPhoto
from training.evaluation.colorings import (
    Colorings,
    ModelColorings,
    Truth,
    gray_photo,
    painted,
)

SCORES = ("psnr", "ssim", "chroma_rmse", "cnr", "active_classes", "tar", "colorfulness")
"""Figures of the table."""

TITLE = "Without and with harmonized objects"
SOURCE = "CCC++ Fig. 17"
CLAIM = "Harmonizing removes the noise that balanced classes leave at the edges of objects."


@dataclass(frozen=True, eq=False)
class HarmonizedColorings:
    """The colors that a model finds, every object of the photo harmonized.

    Does what ``photochrom colorize --harmonize`` does.

    Attributes:
        colorizer: finds the colors.
        segmenter: finds the objects.
        options: how colors are read off the predictions.
        label: what the row of a table is called.
    """

    colorizer: Colorizer
    segmenter: Segmenter
    options: DecodingOptions
    label: str = "harmonized"

    def color(self, truth: Truth) -> RgbPhoto:
        """Color the part that is compared; the models see nothing else.

        Raises:
            PhotochromError: a model cannot be run.
        """
        photo = gray_photo(truth)
        lightness = photo.lightness
        cells = self.colorizer.predict(photo).decode(self.options)
        chroma = upsample_chroma(cells, lightness)
        segments = everything(self.segmenter, self.segmenter.embed(lightness))
        done = harmonize_everything(chroma, Guide.of(photo), segments, Harmonize(()))
        return painted(lightness, done.chroma)


def compared_colorings(colorizer: Colorizer, segmenter: Segmenter) -> dict[str, Colorings]:
    """Return what is compared: the colors as found, and with every object harmonized.

    Args:
        colorizer: finds the colors.
        segmenter: finds the objects.
    """
    options = DecodingOptions()
    return {
        "not harmonized": ModelColorings(colorizer, options),
        "harmonized": HarmonizedColorings(colorizer, segmenter, options),
    }
