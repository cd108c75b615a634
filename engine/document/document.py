"""The document: a photo, what the network said about it, and what the user then changed."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import numpy.typing as npt

from engine.color.upsample import guide_shape
from engine.colorize import MOST_CHROMA, ChromaPrediction, ColorPrediction, Prediction
from engine.document.edit import Edit
from engine.document.edits import Adjust
from engine.document.errors import DocumentError
from engine.document.identity import ModelIdentity, PhotoIdentity
from engine.document.restore_edits import RestoringEdit
from engine.masks import fit_mask, resize_mask
from engine.photo.metadata import Provenance
from engine.photo.photo import Photo
from engine.restore.restoration import Restoration
from engine.restore.straighten import WHOLE, Frame


@dataclass(frozen=True)
class Origin:
    """An edit as it was made, before the photo was turned or cropped in another way.

    Attributes:
        edit: with its masks and points in ``frame``.
        frame: that of the photo when the edit was made.
    """

    edit: Edit
    frame: Frame


@dataclass(frozen=True)
class Step:
    """An edit in its place among others.

    Attributes:
        edit: what is done, with masks and points in the frame of the document.
        enabled: whether it is done at present.
        origin: the edit as it was made, if that was in another frame: brought from there into
            every frame, masks lose nothing however often the frame changes.
    """

    edit: Edit
    enabled: bool = True
    origin: Origin | None = None

    @property
    def made(self) -> Edit:
        """The edit as it was made."""
        return self.edit if self.origin is None else self.origin.edit


@dataclass(frozen=True, eq=False)
class Document:
    """A photo with colors that can still be changed. Methods return new documents.

    Attributes:
        photo: which photo.
        model: which model made the prediction; None for a photo that keeps its own colors.
        prediction: as project files hold it: see ``stored_precision``; None for own colors.
        steps: the edits in the order in which they are applied; their masks have guide size.
        prediction_frame: the frame of the photo when the prediction was made.
        is_gray: whether the photo has no colors at all, of a model's or its own: it is restored
            only, until it is colorized.
    """

    photo: PhotoIdentity
    model: ModelIdentity | None
    prediction: Prediction | None
    steps: tuple[Step, ...] = ()
    prediction_frame: Frame = WHOLE
    is_gray: bool = False

    def __post_init__(self) -> None:
        """Refuse a prediction that nobody made.

        Raises:
            ValueError: there is a model without a prediction, or the other way round; or a photo
                without colors has a prediction of them.
        """
        if (self.model is None) != (self.prediction is None):
            raise ValueError("a prediction and its model belong together")
        if self.is_gray and self.prediction is not None:
            raise ValueError("a gray photo has no prediction of colors")

    @classmethod
    def new(cls, photo: Photo, model: ModelIdentity, prediction: Prediction) -> Self:
        """Begin a document of a photo that was not restored before it was colorized.

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

    @classmethod
    def gray(cls, photo: PhotoIdentity) -> Self:
        """Begin a document of a photo without colors, to be restored and perhaps colorized later.

        Args:
            photo: which photo.

        Returns:
            The document, without edits.
        """
        return cls(photo, None, None, is_gray=True)

    @property
    def has_own_colors(self) -> bool:
        """Whether its colors are those that the photo came with, and no model's."""
        return self.prediction is None and not self.is_gray

    @property
    def distribution(self) -> ColorPrediction | None:
        """Its prediction, if that says how likely other colors are; None if there is none."""
        return self.prediction if isinstance(self.prediction, ColorPrediction) else None

    @property
    def restoration(self) -> Restoration:
        """What is done to the photo before its colors are found: of each kind the last enabled."""
        restoration = Restoration()
        for step in self.steps:
            if step.enabled and isinstance(step.edit, RestoringEdit):
                restoration = step.edit.join(restoration)
        return restoration

    @property
    def frame(self) -> Frame:
        """How the photo is turned and cropped."""
        return self.restoration.frame

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of the restored photo."""
        return self.frame.size(self.photo.height, self.photo.width)

    @property
    def guide_shape(self) -> tuple[int, int]:
        """Rows and columns at which colors and masks live."""
        return guide_shape(*self.size)

    @property
    def adjust(self) -> Adjust:
        """How the prediction is read: the last enabled ``Adjust``, or the defaults."""
        adjusts = [step.edit for step in self.steps if step.enabled]
        return next((edit for edit in reversed(adjusts) if isinstance(edit, Adjust)), Adjust())

    @property
    def provenance(self) -> Provenance:
        """Where the colors come from: the model, if any, and all enabled edits, in order."""
        edits = [step.edit for step in self.steps if step.enabled]
        statements = tuple(map(self._statement, edits))
        if self.model is None:
            return Provenance(None, None, statements)
        return Provenance(self.model.name, self.model.version, statements)

    def added(self, edit: Edit) -> Self:
        """Put an edit behind all others.

        Args:
            edit: its masks may have any size that is the whole photo's.

        Raises:
            MaskError: a mask has another proportion of sides than the photo.
            TouchUpError: the edit does not suit the photo.
        """
        return self._with_steps((*self.steps, Step(self._fitted(edit))))

    def replaced(self, index: int, edit: Edit) -> Self:
        """Put an edit in the place of another, enabled or not as that was.

        Raises:
            IndexError: there is no such step.
            MaskError: a mask has another proportion of sides than the photo.
            TouchUpError: the edit does not suit the photo.
        """
        enabled = self._step(index).enabled
        return self._with(index, Step(self._fitted(edit), enabled))

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
        return self._with_steps(self.steps[:index] + self.steps[index + 1 :])

    def moved(self, index: int, to: int) -> Self:
        """Take a step out and put it in so that it has the index ``to``.

        Raises:
            IndexError: there is no such step or place.
        """
        step = self._step(index)
        self._step(to)
        others = self.steps[:index] + self.steps[index + 1 :]
        return self._with_steps((*others[:to], step, *others[to:]))

    def predicted(self, model: ModelIdentity, prediction: Prediction) -> Self:
        """Take another prediction, of the photo as it is restored now; the edits stay.

        Args:
            model: what made the prediction.
            prediction: of the restored photo.

        Raises:
            DocumentError: the prediction is not finite.
        """
        stored = stored_precision(prediction)
        return replace(
            self, model=model, prediction=stored, prediction_frame=self.frame, is_gray=False
        )

    def _statement(self, edit: Edit) -> str:
        if not isinstance(edit, Adjust) or self.distribution is not None:
            return edit.statement
        return edit.own_statement if self.has_own_colors else edit.regressor_statement

    def _step(self, index: int) -> Step:
        # A negative index would count from the end and hide an error of the caller.
        if not 0 <= index < len(self.steps):
            raise IndexError(f"there is no step {index} among {len(self.steps)}")
        return self.steps[index]

    def _with(self, index: int, step: Step) -> Self:
        return self._with_steps((*self.steps[:index], step, *self.steps[index + 1 :]))

    def _with_steps(self, steps: tuple[Step, ...]) -> Self:
        """Take other steps, whose masks are in the frame that the document had until now."""
        changed = replace(self, steps=steps)
        before, after = self.frame, changed.frame
        if before == after:
            return changed
        photo = self.photo.height, self.photo.width
        return replace(
            changed, steps=tuple(_reframed(step, before, after, photo) for step in steps)
        )

    def _fitted(self, edit: Edit) -> Edit:
        edit.check(*self.size)
        masks = edit.stored_masks
        if all(mask.shape == self.guide_shape for mask in masks):
            return edit
        for mask in masks:
            fit_mask(mask, *self.size)
        return edit.with_masks([resize_mask(mask, *self.guide_shape) for mask in masks])


def _reframed(step: Step, before: Frame, after: Frame, photo: tuple[int, int]) -> Step:
    """Bring a step into another frame, from the one that it was made in."""
    origin = step.origin or Origin(step.edit, before)
    if origin.frame == after:
        return replace(step, edit=origin.edit, origin=None)
    edit = origin.edit.reframed(origin.frame, after, photo)
    # What has no place in the photo is the same in every frame.
    return replace(step, edit=edit, origin=None if edit is origin.edit else origin)


def stored_precision(prediction: Prediction) -> Prediction:
    """Round a prediction to what project files hold, so that a reopened one has the same colors.

    Only differences that no eye sees are rounded away, and rounding twice changes nothing.

    Args:
        prediction: as the network gave it.

    Returns:
        The same with logits that are float16 numbers, at most 0, or with a*b* that are, at most
        ``MOST_CHROMA`` either way.

    Raises:
        DocumentError: a number is not finite.
    """
    if isinstance(prediction, ChromaPrediction):
        chroma = _finite(prediction.chroma)
        return ChromaPrediction(_rounded(np.clip(chroma, -MOST_CHROMA, MOST_CHROMA)))
    # The distribution does not depend on a number added to all logits of a cell. So the largest is
    # made 0, near which float16 is finest.
    logits = _finite(prediction.logits)
    return replace(prediction, logits=_rounded(logits - logits.max(axis=0)))


def _finite(numbers: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    if not np.isfinite(numbers).all():
        raise DocumentError("The model answered with numbers that are no colors; use another one.")
    return numbers


def _rounded(numbers: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    lowest = np.finfo(np.float16).min
    rounded = np.maximum(numbers, lowest).astype(np.float16).astype(np.float32)
    rounded.flags.writeable = False
    return rounded
