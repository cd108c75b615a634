"""The document: a photo, what the network said about it, and what the user then changed."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from engine.color.upsample import guide_shape
from engine.colorize import ColorPrediction
from engine.document.edit import Edit
from engine.document.edits import Adjust
from engine.document.errors import DocumentError
from engine.document.identity import ModelIdentity, PhotoIdentity
from engine.masks import fit_mask, resize_mask
from engine.photo.metadata import Provenance
from engine.photo.photo import Photo


@dataclass(frozen=True)
class Step:
    """An edit in its place among others.

    Attributes:
        edit: what is done.
        enabled: whether it is done at present.
    """

    edit: Edit
    enabled: bool = True


@dataclass(frozen=True, eq=False)
class Document:
    """A photo with colors that can still be changed. Methods return new documents.

    Attributes:
        photo: which photo.
        model: which model made the prediction; None for a photo that keeps its own colors.
        prediction: as project files hold it: see ``stored_precision``; None for own colors.
        steps: the edits in the order in which they are applied; their masks have guide size.
    """

    photo: PhotoIdentity
    model: ModelIdentity | None
    prediction: ColorPrediction | None
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a prediction that nobody made.

        Raises:
            ValueError: there is a model without a prediction, or the other way round.
        """
        if (self.model is None) != (self.prediction is None):
            raise ValueError("a prediction and its model belong together")

    @classmethod
    def new(cls, photo: Photo, model: ModelIdentity, prediction: ColorPrediction) -> Self:
        """Begin a document.

        Args:
            photo: the photo; its file is read once more, for a digest.
            model: what made the prediction.
            prediction: of the photo.

        Returns:
            The document, without edits.

        Raises:
            DocumentError: the photo has no file, or the prediction is not finite.
            PhotoError: the file of the photo cannot be read.
        """
        return cls(PhotoIdentity.of(photo), model, stored_precision(prediction))

    @classmethod
    def with_own_colors(cls, photo: Photo) -> Self:
        """Begin a document of a photo that is in color already.

        Args:
            photo: the photo; its file is read once more, for a digest.

        Returns:
            The document, without edits.

        Raises:
            DocumentError: the photo has no file.
            PhotoError: the file of the photo cannot be read.
        """
        return cls(PhotoIdentity.of(photo), None, None)

    @property
    def has_own_colors(self) -> bool:
        """Whether its colors are those that the photo came with, and no model's."""
        return self.prediction is None

    @property
    def guide_shape(self) -> tuple[int, int]:
        """Rows and columns at which colors and masks live."""
        return guide_shape(self.photo.height, self.photo.width)

    @property
    def adjust(self) -> Adjust:
        """How the prediction is read: the last enabled ``Adjust``, or the defaults."""
        adjusts = [step.edit for step in self.steps if step.enabled]
        return next((edit for edit in reversed(adjusts) if isinstance(edit, Adjust)), Adjust())

    @property
    def provenance(self) -> Provenance:
        """Where the colors come from: the model, if any, and all enabled edits, in order."""
        edits = [step.edit for step in self.steps if step.enabled]
        if self.model is None:
            own = [
                edit.own_statement if isinstance(edit, Adjust) else edit.statement for edit in edits
            ]
            return Provenance(None, None, tuple(own))
        statements = tuple(edit.statement for edit in edits)
        return Provenance(self.model.name, self.model.version, statements)

    def added(self, edit: Edit) -> Self:
        """Put an edit behind all others.

        Args:
            edit: its masks may have any size that is the whole photo's.

        Raises:
            MaskError: a mask has another proportion of sides than the photo.
            TouchUpError: the edit does not suit the photo.
        """
        return replace(self, steps=(*self.steps, Step(self._fitted(edit))))

    def replaced(self, index: int, edit: Edit) -> Self:
        """Put an edit in the place of another, enabled or not as that was.

        Raises:
            IndexError: there is no such step.
            MaskError: a mask has another proportion of sides than the photo.
            TouchUpError: the edit does not suit the photo.
        """
        return self._with(index, replace(self._step(index), edit=self._fitted(edit)))

    def toggled(self, index: int) -> Self:
        """Disable an enabled step, or enable a disabled one.

        Raises:
            IndexError: there is no such step.
        """
        step = self._step(index)
        return self._with(index, replace(step, enabled=not step.enabled))

    def removed(self, index: int) -> Self:
        """Leave a step out.

        Raises:
            IndexError: there is no such step.
        """
        self._step(index)
        return replace(self, steps=self.steps[:index] + self.steps[index + 1 :])

    def moved(self, index: int, to: int) -> Self:
        """Take a step out and put it in so that it has the index ``to``.

        Raises:
            IndexError: there is no such step or place.
        """
        step = self._step(index)
        self._step(to)
        others = self.steps[:index] + self.steps[index + 1 :]
        return replace(self, steps=(*others[:to], step, *others[to:]))

    def _step(self, index: int) -> Step:
        # A negative index would count from the end and hide an error of the caller.
        if not 0 <= index < len(self.steps):
            raise IndexError(f"there is no step {index} among {len(self.steps)}")
        return self.steps[index]

    def _with(self, index: int, step: Step) -> Self:
        return replace(self, steps=(*self.steps[:index], step, *self.steps[index + 1 :]))

    def _fitted(self, edit: Edit) -> Edit:
        edit.check(self.photo.height, self.photo.width)
        masks = edit.stored_masks
        if all(mask.shape == self.guide_shape for mask in masks):
            return edit
        full = self.photo.height, self.photo.width
        for mask in masks:
            fit_mask(mask, *full)
        return edit.with_masks([resize_mask(mask, *self.guide_shape) for mask in masks])


def stored_precision(prediction: ColorPrediction) -> ColorPrediction:
    """Round a prediction to what project files hold, so that a reopened one has the same colors.

    The distribution does not depend on a number added to all logits of a cell. So the largest is
    made 0, near which float16 is finest, and only differences that no eye sees are rounded away.
    Rounding twice changes nothing.

    Args:
        prediction: as the network gave it.

    Returns:
        The same with logits that are float16 numbers, at most 0.

    Raises:
        DocumentError: a logit is not finite.
    """
    if not np.isfinite(prediction.logits).all():
        raise DocumentError("The model answered with numbers that are no colors; use another one.")
    lowest = np.finfo(np.float16).min
    relative = prediction.logits - prediction.logits.max(axis=0)
    rounded = np.maximum(relative, lowest).astype(np.float16).astype(np.float32)
    rounded.flags.writeable = False
    return replace(prediction, logits=rounded)
