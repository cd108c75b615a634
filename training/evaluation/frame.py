"""Which part of a photo is compared, and at what size."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.data.augment import center_crop
from training.data.decode import decode_photo
from training.data.photos import RgbPhoto
from training.data.resize import Filter, resize
from training.errors import TrainingError

PUBLISHED_SIDE: Final = 224
"""Pixels per side at which CCC++ and DL-Net compare."""

_ANY_SIDE = 1 << 30


@dataclass(frozen=True)
class Frame:
    """What of every photo is compared.

    Attributes:
        side: the central square is, scaled to so many pixels per side; None for whole photos at
            their own size.
    """

    side: int | None = PUBLISHED_SIDE

    def read(self, path: Path) -> RgbPhoto:
        """Decode a photo, upright, no larger than it is needed.

        Args:
            path: the file.

        Returns:
            sRGB, uint8, shape (height, width, 3), for ``cut``.

        Raises:
            TrainingError: it cannot be read.
        """
        photo = decode_photo(path, self.side or _ANY_SIDE)
        if photo is None:
            raise TrainingError("The photo cannot be read.")
        return photo

    def cut(self, photo: RgbPhoto) -> RgbPhoto:
        """Return what of a photo is compared.

        Args:
            photo: uint8, shape (height, width, 3).

        Returns:
            uint8, shape (side, side, 3), or the whole photo.
        """
        return photo if self.side is None else center_crop(photo, self.side)

    def cut_alike(self, result: RgbPhoto, truth: RgbPhoto) -> RgbPhoto:
        """Return the same part of a result as ``cut`` does of the true photo.

        Args:
            result: a colorized photo of any size and the aspect of the true one.
            truth: the true photo, before it is cut.

        Returns:
            uint8, the shape of ``cut(truth)``.

        Raises:
            TrainingError: the result has another aspect: it was cropped or squashed, and nobody
                knows which pixels belong together.
        """
        if not _is_same_aspect(result, truth):
            (height, width), (true_height, true_width) = result.shape[:2], truth.shape[:2]
            raise TrainingError(
                f"The result has another shape than the photo ({width}:{height}, not "
                f"{true_width}:{true_height}), so they cannot be compared."
            )
        if self.side is not None:
            return self.cut(result)
        if result.shape == truth.shape:
            return result
        height, width = truth.shape[:2]
        shrinks = result.shape[0] > height
        return resize(result, height, width, Filter.AREA if shrinks else Filter.LINEAR)


def _is_same_aspect(one: RgbPhoto, other: RgbPhoto) -> bool:
    # Programs round the scaled side up, down or to the nearest pixel.
    (height, width), (other_height, other_width) = one.shape[:2], other.shape[:2]
    difference = abs(height * other_width - width * other_height)
    return bool(difference <= max(height, width, other_height, other_width))
