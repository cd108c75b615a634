"""The edits that restore the photo itself, before its colors are found."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final, Self

from engine.color.lab import Chroma
from engine.document.edit import Edit, Guide, sealed
from engine.document.json_fields import Fields, Json, damaged
from engine.masks import Mask
from engine.restore.restoration import Detail, Repair, Restoration, Tone
from engine.restore.straighten import MOST_DEGREES, Frame


class RestoringEdit(Edit):
    """A step of the restoration.

    All of them work before colors are found, in an order of their own, wherever they stand among
    the edits; of several of one kind, the last one counts.
    """

    @abstractmethod
    def join(self, restoration: Restoration) -> Restoration:
        """Return a restoration with this step in it."""

    def apply(self, chroma: Chroma, guide: Guide) -> Chroma:  # noqa: ARG002
        """Return the colors as they are: the photo was restored before they were found."""
        return chroma


@dataclass(frozen=True)
class Straighten(RestoringEdit):
    """The photo is turned and cropped.

    Attributes:
        frame: how.
    """

    kind: ClassVar[str] = "straighten"
    frame: Frame

    @property
    def title(self) -> str:
        """What the edit does."""
        return "Straighten and crop"

    @property
    def details(self) -> str:
        """How it does so."""
        frame = self.frame
        kept = (frame.right - frame.left) * (frame.bottom - frame.top)
        return f"{frame.angle:.1f} degrees, {kept:.0%} kept"

    def join(self, restoration: Restoration) -> Restoration:
        """Return a restoration with this step in it."""
        return replace(restoration, frame=self.frame)

    def settings(self) -> Json:
        """Write the edit as JSON."""
        return frame_to_json(self.frame)

    @classmethod
    def from_settings(cls, settings: Fields, masks: Sequence[Mask]) -> Self:
        """Read the edit from JSON."""
        _check_no_masks(masks)
        return cls(frame_from_json(settings))


@dataclass(frozen=True, eq=False)
class RepairDamage(RestoringEdit):
    """Dust and scratches are filled.

    Attributes:
        repair: what counts as damage.
    """

    kind: ClassVar[str] = "repair"
    repair: Repair = field(default_factory=Repair)

    def __post_init__(self) -> None:
        """Seal the masks."""
        added, removed = (
            None if mask is None else sealed(mask)
            for mask in (self.repair.added, self.repair.removed)
        )
        object.__setattr__(self, "repair", replace(self.repair, added=added, removed=removed))

    @property
    def title(self) -> str:
        """What the edit does."""
        return "Remove dust and scratches"

    @property
    def details(self) -> str:
        """How it does so."""
        retouched = ", corrected by hand" if self.stored_masks else ""
        return f"sensitivity {self.repair.sensitivity:.0%}{retouched}"

    @property
    def stored_masks(self) -> tuple[Mask, ...]:
        """What was added and what was taken away by hand, as far as there is any."""
        masks = self.repair.added, self.repair.removed
        return tuple(mask for mask in masks if mask is not None)

    def with_masks(self, masks: Sequence[Mask]) -> Self:
        """Return the same edit with other masks."""
        left = iter(masks)
        added = None if self.repair.added is None else next(left)
        removed = None if self.repair.removed is None else next(left)
        return replace(self, repair=replace(self.repair, added=added, removed=removed))

    def join(self, restoration: Restoration) -> Restoration:
        """Return a restoration with this step in it."""
        return replace(restoration, repair=self.repair)

    def settings(self) -> Json:
        """Write all but the masks as JSON."""
        return {
            "sensitivity": float(self.repair.sensitivity),
            "has_added": self.repair.added is not None,
            "has_removed": self.repair.removed is not None,
        }

    @classmethod
    def from_settings(cls, settings: Fields, masks: Sequence[Mask]) -> Self:
        """Read the edit from JSON."""
        is_there = settings.flag("has_added"), settings.flag("has_removed")
        if len(masks) != sum(is_there):
            raise damaged("an edit has a wrong number of masks")
        left = iter(masks)
        added, removed = (next(left) if there else None for there in is_there)
        return cls(Repair(settings.number("sensitivity", 0, 1), added, removed))


@dataclass(frozen=True)
class CorrectTone(RestoringEdit):
    """Light and dark are brought back.

    Attributes:
        tone: how far.
    """

    kind: ClassVar[str] = "tone"
    tone: Tone

    @property
    def title(self) -> str:
        """What the edit does."""
        return "Correct light and tone"

    @property
    def details(self) -> str:
        """How it does so."""
        tone = self.tone
        return _strengths(
            ("uneven light", tone.illumination),
            ("fade", tone.fade),
            ("color cast", tone.cast),
            ("local contrast", tone.contrast),
        )

    def join(self, restoration: Restoration) -> Restoration:
        """Return a restoration with this step in it."""
        return replace(restoration, tone=self.tone)

    def settings(self) -> Json:
        """Write the edit as JSON."""
        tone = self.tone
        return {
            "illumination": float(tone.illumination),
            "fade": float(tone.fade),
            "cast": float(tone.cast),
            "contrast": float(tone.contrast),
        }

    @classmethod
    def from_settings(cls, settings: Fields, masks: Sequence[Mask]) -> Self:
        """Read the edit from JSON."""
        _check_no_masks(masks)
        names = ("illumination", "fade", "cast", "contrast")
        return cls(Tone(*(settings.number(name, 0, 1) for name in names)))


@dataclass(frozen=True)
class RefineDetail(RestoringEdit):
    """Grain goes, edges come.

    Attributes:
        detail: how far.
    """

    kind: ClassVar[str] = "detail"
    detail: Detail

    @property
    def title(self) -> str:
        """What the edit does."""
        return "Remove grain and sharpen"

    @property
    def details(self) -> str:
        """How it does so."""
        return _strengths(("grain", self.detail.denoise), ("sharpening", self.detail.sharpen))

    def join(self, restoration: Restoration) -> Restoration:
        """Return a restoration with this step in it."""
        return replace(restoration, detail=self.detail)

    def settings(self) -> Json:
        """Write the edit as JSON."""
        return {"denoise": float(self.detail.denoise), "sharpen": float(self.detail.sharpen)}

    @classmethod
    def from_settings(cls, settings: Fields, masks: Sequence[Mask]) -> Self:
        """Read the edit from JSON."""
        _check_no_masks(masks)
        return cls(Detail(settings.number("denoise", 0, 1), settings.number("sharpen", 0, 1)))


RESTORING_EDITS: Final[tuple[type[RestoringEdit], ...]] = (
    Straighten,
    RepairDamage,
    CorrectTone,
    RefineDetail,
)
"""All edits that restore, in the order in which they work."""


def steps_of(restoration: Restoration) -> tuple[RestoringEdit, ...]:
    """List the edits that add up to a restoration, those left out that do nothing.

    Args:
        restoration: what is done to a photo.
    """
    nothing, repair = Restoration(), restoration.repair
    steps: list[RestoringEdit] = []
    if restoration.frame != nothing.frame:
        steps.append(Straighten(restoration.frame))
    if repair is not None:
        steps.append(RepairDamage(repair))
    if restoration.tone != nothing.tone:
        steps.append(CorrectTone(restoration.tone))
    if restoration.detail != nothing.detail:
        steps.append(RefineDetail(restoration.detail))
    return tuple(steps)


def frame_to_json(frame: Frame) -> Json:
    """Write how a photo is turned and cropped.

    Args:
        frame: how.
    """
    return {
        "angle": float(frame.angle),
        "left": float(frame.left),
        "top": float(frame.top),
        "right": float(frame.right),
        "bottom": float(frame.bottom),
    }


def frame_from_json(fields: Fields) -> Frame:
    """Read what ``frame_to_json`` wrote.

    Args:
        fields: the JSON object.

    Raises:
        ProjectError: it is no frame.
    """
    angle = fields.number("angle", -MOST_DEGREES, MOST_DEGREES)
    try:
        return Frame(angle, *(fields.number(n, 0, 1) for n in ("left", "top", "right", "bottom")))
    except ValueError as error:
        raise damaged(f"{fields.where} keeps nothing of the photo") from error


def _strengths(*named: tuple[str, float]) -> str:
    return ", ".join(f"{name} {value:.0%}" for name, value in named if value) or "nothing"


def _check_no_masks(masks: Sequence[Mask]) -> None:
    if masks:
        raise damaged("an edit has a wrong number of masks")
