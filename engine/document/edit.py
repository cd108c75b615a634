"""What all edits have in common."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from engine.color.lab import Chroma, Lightness
from engine.color.upsample import guide_shape, resize_lightness
from engine.document.json_fields import Fields, Json
from engine.masks import Mask
from engine.photo.photo import Photo
from engine.restore.straighten import Frame, reframe


@dataclass(frozen=True, eq=False)
class Guide:
    """What edits see of a photo.

    Attributes:
        lightness: L* at guide size, shape (rows, columns).
        height: rows of the photo at full size.
        width: columns of the photo at full size.
    """

    lightness: Lightness
    height: int
    width: int

    @classmethod
    def of(cls, photo: Photo) -> Self:
        """Scale the lightness of a photo to where its colors live.

        Args:
            photo: the photo.
        """
        shape = guide_shape(photo.height, photo.width)
        return cls(resize_lightness(photo.lightness, *shape), photo.height, photo.width)


class Edit(ABC):
    """A change to a document: small, immutable, applied anew at every rendering.

    Attributes:
        kind: name of the edit in project files.
    """

    kind: ClassVar[str]

    @property
    @abstractmethod
    def title(self) -> str:
        """What the edit does, in a few words for a list of steps."""

    @property
    @abstractmethod
    def details(self) -> str:
        """How it does so."""

    @property
    def statement(self) -> str:
        """What the edit does and how, for the metadata of exports."""
        return f"{self.title}: {self.details}"

    @property
    def stored_masks(self) -> tuple[Mask, ...]:
        """The masks that the edit holds, which project files store beside its settings."""
        return ()

    def with_masks(self, masks: Sequence[Mask]) -> Self:
        """Return the same edit with other masks.

        Args:
            masks: as many as ``stored_masks`` has.
        """
        if masks:
            raise ValueError(f"the edit '{self.kind}' has no masks")
        return self

    def reframed(self, before: Frame, after: Frame, photo: tuple[int, int]) -> Self:
        """Return the same edit for the photo turned or cropped in another way.

        Args:
            before: the frame that the masks are in now.
            after: the frame that they shall be in; at its edge they go on as they were.
            photo: rows and columns of the photo as it was read.
        """
        masks = self.stored_masks
        if not masks:
            return self
        shape = guide_shape(*after.size(*photo))
        return self.with_masks([reframe(mask, before, after, photo, shape) for mask in masks])

    def check(self, height: int, width: int) -> None:  # noqa: B027 - most edits suit every photo
        """Check that the edit suits a photo.

        Args:
            height: rows of the photo at full size.
            width: columns of the photo at full size.

        Raises:
            TouchUpError: it does not.
        """

    @abstractmethod
    def apply(self, chroma: Chroma, guide: Guide) -> Chroma:
        """Change the colors of a photo.

        Args:
            chroma: a*b* at guide size, shape (rows, columns, 2); left as it is.
            guide: lightness and size of the photo.

        Returns:
            a*b* of the same shape.
        """

    @abstractmethod
    def settings(self) -> Json:
        """Write all but the masks as JSON."""

    @classmethod
    @abstractmethod
    def from_settings(cls, settings: Fields, masks: Sequence[Mask]) -> Self:
        """Read what ``settings`` wrote.

        Args:
            settings: the JSON object.
            masks: those of the edit, in order.

        Returns:
            The edit.

        Raises:
            PhotochromError: the settings or the number of masks cannot be those of the edit.
        """


def sealed(mask: Mask) -> Mask:
    """Copy a mask so that nobody can change it later; a sealed one is returned as it is.

    Raises:
        ValueError: the array is no mask.
    """
    if mask.dtype != np.uint8 or mask.ndim != 2 or mask.size == 0:
        raise ValueError(f"an array of {mask.dtype} {mask.shape} is no mask")
    if not mask.flags.writeable and mask.flags.owndata and mask.flags.c_contiguous:
        return mask
    copy = np.array(mask, order="C")
    copy.flags.writeable = False
    return copy
