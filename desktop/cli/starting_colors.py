"""Which colors a photo has before an object is touched up."""

from dataclasses import dataclass

from desktop.cli.single_photo import about
from desktop.cli.touch_up_options import AUTO, MODEL
from engine.color.lab import Chroma
from engine.color.tint import is_in_color
from engine.color.upsample import upsample_chroma
from engine.colorize import Colorizer
from engine.document.edit import Guide
from engine.models.description import COLORIZER_KINDS
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from engine.photo.metadata import Provenance
from engine.photo.photo import Photo


@dataclass(frozen=True, eq=False)
class StartingColors:
    """Colors that can be changed.

    Attributes:
        chroma: a*b* at guide size, shape (rows, columns, 2).
        colorizer: which model found them; None for those that the photo has.
    """

    chroma: Chroma
    colorizer: Colorizer | None

    def __str__(self) -> str:
        """Where they come from, in words."""
        if self.colorizer is None:
            return "the photo's own colors"
        return f"the colors that {self.colorizer.description.name} found"

    def provenance(self, *statements: str) -> Provenance:
        """Say where the colors come from and what was changed.

        Args:
            statements: the changes.
        """
        if self.colorizer is None:
            return Provenance(None, None, statements)
        description = self.colorizer.description
        return Provenance(description.name, description.version, statements)


def starting_colors(
    photo: Photo, guide: Guide, choice: str, model: str | None, device: str
) -> StartingColors:
    """Take the colors of the photo or ask a model.

    Args:
        photo: read with its own colors, unless ``choice`` is "model".
        guide: of the photo.
        choice: "auto", "photo" or "model".
        model: name or file; None for the default.
        device: value of ``Device``.

    Returns:
        The colors.

    Raises:
        AboutError: the model cannot be loaded.
        PhotochromError: the photo cannot be colorized.
    """
    own = None if choice == MODEL else photo.own_chroma
    if own is not None and (choice != AUTO or is_in_color(guide.lightness, own)):
        return StartingColors(own, None)
    colorizer = load_colorizer(model, device)
    cells = colorizer.predict(photo).decode()
    return StartingColors(upsample_chroma(cells, photo.lightness), colorizer)


def load_colorizer(model: str | None, device: str) -> Colorizer:
    """Load a model that finds colors.

    Args:
        model: name or file; None for the default.
        device: value of ``Device``.

    Raises:
        AboutError: it cannot be loaded.
    """
    name = model or DEFAULT_COLORIZER
    with about(name):
        stored = ModelStore().find(name, *COLORIZER_KINDS)
        return Colorizer(ModelSession(stored.path, device=Device(device)))
