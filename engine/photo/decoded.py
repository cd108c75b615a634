"""What a reader of one format hands back, and the limit that it checks before it decodes."""

from dataclasses import dataclass

from engine.color.lab import Chroma, Lightness
from engine.photo.errors import PhotoError
from engine.photo.metadata import Metadata
from engine.photo.photo import Alpha


@dataclass(frozen=True, eq=False)
class Decoded:
    """A decoded picture, still lying in the file's orientation.

    Attributes:
        lightness: L*, float32 in [0, 100], shape (height, width).
        alpha: opacity, shape (height, width), or None.
        bit_depth: 8 or 16.
        orientation: EXIF orientation, 1 to 8.
        metadata: the blocks of the file, its resolution not yet turned.
        chroma: a*b* at guide size, shape (rows, columns, 2), or None.
    """

    lightness: Lightness
    alpha: Alpha | None
    bit_depth: int
    orientation: int
    metadata: Metadata
    chroma: Chroma | None = None


@dataclass(frozen=True)
class SizeLimit:
    """The largest picture that is decoded.

    Attributes:
        max_megapixels: millions of pixels.
    """

    max_megapixels: float

    def check(self, width: int, height: int) -> None:
        """Refuse a picture by the size that its header declares.

        Args:
            width: pixels in a row.
            height: rows.

        Raises:
            PhotoError: the picture is empty or larger than the limit.
        """
        if width < 1 or height < 1:
            raise PhotoError("The picture has no pixels.")
        megapixels = width * height / 1e6
        if megapixels > self.max_megapixels:
            raise PhotoError(
                f"The picture has {megapixels:,.0f} megapixels, more than the limit of "
                f"{self.max_megapixels:,g}; scale it down, or allow more megapixels if you trust "
                "the file."
            )
