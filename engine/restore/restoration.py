"""What is done to a photo before its colors are found: settings that suit any photo."""

from dataclasses import dataclass, field

from engine.masks import Mask
from engine.restore.damage.find import DEFAULT_SENSITIVITY
from engine.restore.straighten import WHOLE, Frame


@dataclass(frozen=True, eq=False)
class Repair:
    """Dust and scratches are filled.

    Attributes:
        sensitivity: 0 to 1; a higher one finds more.
        added: what is damage, too, by the user's word; None for nothing. Of any size that is the
            whole restored photo's.
        removed: what is none; None for nothing.
    """

    sensitivity: float = DEFAULT_SENSITIVITY
    added: Mask | None = None
    removed: Mask | None = None

    def __post_init__(self) -> None:
        """Refuse a sensitivity out of range.

        Raises:
            ValueError: it is.
        """
        _check(self.sensitivity)


@dataclass(frozen=True)
class Tone:
    """Light and dark are brought back; every strength is 0 for nothing to 1.

    Attributes:
        illumination: how far uneven light is evened.
        fade: how far black, white and the middle are brought back.
        cast: how far a tint or a color cast is taken away.
        contrast: how much contrast is brought out within every part of the photo.
    """

    illumination: float = 0.0
    fade: float = 0.0
    cast: float = 0.0
    contrast: float = 0.0

    def __post_init__(self) -> None:
        """Refuse strengths out of range.

        Raises:
            ValueError: one is.
        """
        _check(self.illumination, self.fade, self.cast, self.contrast)


@dataclass(frozen=True)
class Detail:
    """Grain goes, edges come; both strengths are 0 for nothing to 1.

    Attributes:
        denoise: share of the grain that goes.
        sharpen: how much edges are sharpened.
    """

    denoise: float = 0.0
    sharpen: float = 0.0

    def __post_init__(self) -> None:
        """Refuse strengths out of range.

        Raises:
            ValueError: one is.
        """
        _check(self.denoise, self.sharpen)


@dataclass(frozen=True)
class Restoration:
    """All steps, in the order in which they are done: frame, repair, tone, detail.

    Contrast alone is brought out after grain is gone, so that it does not bring out grain.

    Attributes:
        frame: how the photo is turned and cropped.
        repair: how damage is filled; None to leave it.
        tone: light and dark.
        detail: grain and sharpness.
    """

    frame: Frame = WHOLE
    repair: Repair | None = None
    tone: Tone = field(default_factory=Tone)
    detail: Detail = field(default_factory=Detail)

    @property
    def is_nothing(self) -> bool:
        """Whether the photo stays as it is."""
        return self == Restoration()


def _check(*shares: float) -> None:
    if not all(0 <= share <= 1 for share in shares):
        raise ValueError("strengths and sensitivities must be between 0 and 1")
