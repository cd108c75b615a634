"""What shall be restored in photos that nobody has looked at yet: the same wish for all of them."""

from dataclasses import astuple, dataclass

from engine.cancellation import Cancellation
from engine.color.lab import Lightness
from engine.restore.automatic import Choice, choose
from engine.restore.border import suggest_frame
from engine.restore.restoration import Detail, Repair, Restoration, Tone
from engine.restore.restorer import Restorer
from engine.restore.straighten import WHOLE, Frame


@dataclass(frozen=True)
class Strengths:
    """What is done to every photo, each 0 for nothing to 1; None where nothing is said.

    Attributes:
        repair: sensitivity with which dust and scratches are looked for, 0 for not at all.
        illumination: how far uneven light is evened.
        fade: how far black, white and the middle are brought back.
        cast: how far a tint or a color cast is taken away, from photos that have colors.
        contrast: how much contrast is brought out within every part of the photo.
        denoise: share of the grain that goes.
        sharpen: how much edges are sharpened.
    """

    repair: float | None = None
    illumination: float | None = None
    fade: float | None = None
    cast: float | None = None
    contrast: float | None = None
    denoise: float | None = None
    sharpen: float | None = None

    def __post_init__(self) -> None:
        """Refuse strengths out of range.

        Raises:
            ValueError: one is.
        """
        if not all(value is None or 0 <= value <= 1 for value in astuple(self)):
            raise ValueError("strengths and sensitivities must be between 0 and 1")


@dataclass(frozen=True)
class RestorationWish:
    """How photos are restored, each by what it needs or all alike.

    Attributes:
        automatic: look at every photo and do what it needs.
        straightens: find the edges of the print in its scan, turn it upright and crop the border.
        strengths: what counts in place of what is found automatically.
    """

    automatic: bool = False
    straightens: bool = False
    strengths: Strengths = Strengths()

    @property
    def is_nothing(self) -> bool:
        """Whether all photos stay as they are."""
        return not (self.automatic or self.straightens or any(astuple(self.strengths)))

    def choose(self, restorer: Restorer, *, cancel: Cancellation | None = None) -> Choice:
        """Decide what is done to one photo.

        Args:
            restorer: of the photo; what it finds out by the way, it keeps.
            cancel: ends the work early.

        Returns:
            What is restored, and why that was chosen automatically.

        Raises:
            Cancelled: the work was ended.
        """
        found = Choice(Restoration(), ())
        if self.automatic:
            found = choose(restorer, cancel=cancel)
        tone, detail, said = found.restoration.tone, found.restoration.detail, self.strengths
        restoration = Restoration(
            _frame(restorer.photo.lightness) if self.straightens else WHOLE,
            _repair(said.repair, found.restoration.repair),
            Tone(
                _or(said.illumination, tone.illumination),
                _or(said.fade, tone.fade),
                _or(said.cast, tone.cast),
                _or(said.contrast, tone.contrast),
            ),
            Detail(_or(said.denoise, detail.denoise), _or(said.sharpen, detail.sharpen)),
        )
        return Choice(restoration, found.reasons)


def strengths_of(restoration: Restoration) -> Strengths:
    """Say of a restored photo what can be done to others in the same way.

    Args:
        restoration: of one photo.

    Returns:
        All but what belongs to that photo alone: its frame and damage shown by hand; and the color
        cast of a photo that keeps its colors.
    """
    tone, detail, repair = restoration.tone, restoration.detail, restoration.repair
    return Strengths(
        None if repair is None else repair.sensitivity,
        tone.illumination or None,
        tone.fade or None,
        None,
        tone.contrast or None,
        detail.denoise or None,
        detail.sharpen or None,
    )


def _frame(lightness: Lightness) -> Frame:
    return suggest_frame(lightness) or WHOLE


def _repair(said: float | None, found: Repair | None) -> Repair | None:
    if said is None:
        return found
    return Repair(said) if said else None


def _or(said: float | None, otherwise: float) -> float:
    return otherwise if said is None else said
