"""The edits of colors: harmonize, recolor and hint, beside adjust; and the table of all edits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar, Final, Self

import numpy as np

from engine.color.lab import Chroma
from engine.document.adjust import Adjust
from engine.document.edit import Edit, Guide, sealed
from engine.document.json_fields import Fields, Json, damaged
from engine.document.restore_edits import RESTORING_EDITS
from engine.masks import Mask
from engine.restore.straighten import Frame, moved
from engine.touchup.colors import LARGEST_CHROMA, TargetColor
from engine.touchup.harmonize import DEFAULT_DELTA, check_deltas, harmonize, harmonize_softly
from engine.touchup.hints import DEFAULT_REACH, MOST_HINTS, ColorPoint, check_points, hint
from engine.touchup.recolor import recolor
from engine.touchup.region import check_strength

__all__ = ["EDITS", "Adjust", "Harmonization", "Harmonize", "Hint", "Recolor"]

_LARGEST_DELTA = 1000.0
_LARGEST_SIDE = 1e7


class Harmonization(Enum):
    """How stray colors become the dominant one."""

    SOFT = "soft"
    LITERAL = "literal"


@dataclass(frozen=True, eq=False)
class Harmonize(Edit):
    """One object, one color, for each of some objects.

    Attributes:
        masks: the objects, in the order in which they are worked off.
        delta_a: how far a* may be from that of the object.
        delta_b: the same for b*.
        strength: 0 to 1.
        method: with soft transitions, or Algorithm 1 of CCC++ to the letter.
    """

    kind: ClassVar[str] = "harmonize"
    masks: tuple[Mask, ...]
    delta_a: float = DEFAULT_DELTA
    delta_b: float = DEFAULT_DELTA
    strength: float = 1.0
    method: Harmonization = Harmonization.SOFT

    def __post_init__(self) -> None:
        """Refuse settings that make no sense.

        Raises:
            TouchUpError: a delta or the strength is out of range.
        """
        check_deltas(self.delta_a, self.delta_b)
        check_strength(self.strength)
        object.__setattr__(self, "masks", tuple(sealed(mask) for mask in self.masks))

    @property
    def title(self) -> str:
        """What the edit does."""
        return _harmonize_title(len(self.masks))

    @property
    def details(self) -> str:
        """How it does so."""
        deltas = f"tolerance {self.delta_a:g} and {self.delta_b:g}"
        return f"{self.method.value}, {deltas}, strength {self.strength:.0%}"

    @property
    def stored_masks(self) -> tuple[Mask, ...]:
        """The objects."""
        return self.masks

    def statement_for(self, count: int) -> str:
        """Return ``statement`` as if the edit had ``count`` masks."""
        return f"{_harmonize_title(count)}: {self.details}"

    def with_masks(self, masks: Sequence[Mask]) -> Self:
        """Return the same edit with other masks."""
        return replace(self, masks=tuple(masks))

    def apply(self, chroma: Chroma, guide: Guide) -> Chroma:  # noqa: ARG002
        """Harmonize the objects."""
        deltas = self.delta_a, self.delta_b
        if self.method is Harmonization.SOFT:
            return harmonize_softly(chroma, self.masks, *deltas, strength=self.strength)
        changed = harmonize(chroma, self.masks, *deltas)
        return changed if self.strength == 1 else chroma + (changed - chroma) * self.strength

    def settings(self) -> Json:
        """Write all but the masks as JSON."""
        return {
            "delta_a": float(self.delta_a),
            "delta_b": float(self.delta_b),
            "strength": float(self.strength),
            "method": self.method.value,
        }

    @classmethod
    def from_settings(cls, settings: Fields, masks: Sequence[Mask]) -> Self:
        """Read the edit from JSON."""
        return cls(
            tuple(masks),
            settings.number("delta_a", 0, _LARGEST_DELTA),
            settings.number("delta_b", 0, _LARGEST_DELTA),
            settings.number("strength", 0, 1),
            settings.choice("method", Harmonization),
        )


@dataclass(frozen=True, eq=False)
class Recolor(Edit):
    """An object takes a color that the user chose.

    Attributes:
        mask: the object.
        color: what its middle tones should have.
        strength: 0 to 1.
    """

    kind: ClassVar[str] = "recolor"
    mask: Mask
    color: TargetColor
    strength: float = 1.0

    def __post_init__(self) -> None:
        """Refuse settings that make no sense.

        Raises:
            TouchUpError: the strength is out of range.
        """
        check_strength(self.strength)
        object.__setattr__(self, "mask", sealed(self.mask))

    @property
    def title(self) -> str:
        """What the edit does."""
        return "Recolor"

    @property
    def details(self) -> str:
        """How it does so."""
        return f"{_color_text(self.color)}, strength {self.strength:.0%}"

    @property
    def stored_masks(self) -> tuple[Mask, ...]:
        """The object."""
        return (self.mask,)

    def with_masks(self, masks: Sequence[Mask]) -> Self:
        """Return the same edit with another mask."""
        (mask,) = masks
        return replace(self, mask=mask)

    def apply(self, chroma: Chroma, guide: Guide) -> Chroma:
        """Recolor the object."""
        return recolor(chroma, self.mask, self.color, self.strength, lightness=guide.lightness)

    def settings(self) -> Json:
        """Write all but the mask as JSON."""
        return {**_color_json(self.color), "strength": float(self.strength)}

    @classmethod
    def from_settings(cls, settings: Fields, masks: Sequence[Mask]) -> Self:
        """Read the edit from JSON."""
        _check_count(masks, 1, 1)
        return cls(masks[0], _color(settings), settings.number("strength", 0, 1))


@dataclass(frozen=True, eq=False)
class Hint(Edit):
    """Color points that spread.

    Attributes:
        points: places in pixels of the upright photo at full size.
        mask: where colors may run; None for everywhere.
        reach: how far they run over even lightness, as a share of the photo's longer side.
    """

    kind: ClassVar[str] = "hint"
    points: tuple[ColorPoint, ...]
    mask: Mask | None = None
    reach: float = DEFAULT_REACH

    def __post_init__(self) -> None:
        """Refuse settings that make no sense.

        Raises:
            TouchUpError: there are too many points, or the reach is out of range.
        """
        check_points(self.points, self.reach)
        object.__setattr__(self, "points", tuple(self.points))
        if self.mask is not None:
            object.__setattr__(self, "mask", sealed(self.mask))

    @property
    def title(self) -> str:
        """What the edit does."""
        return "Color point" if len(self.points) == 1 else f"{len(self.points)} color points"

    @property
    def details(self) -> str:
        """How it does so."""
        return "; ".join(_color_text(point.color) for point in self.points)

    @property
    def stored_masks(self) -> tuple[Mask, ...]:
        """Where colors may run, if that is limited."""
        return () if self.mask is None else (self.mask,)

    def with_masks(self, masks: Sequence[Mask]) -> Self:
        """Return the same edit with another mask, or without."""
        return replace(self, mask=masks[0] if masks else None)

    def reframed(self, before: Frame, after: Frame, photo: tuple[int, int]) -> Self:
        """Return the same points for the photo turned or cropped in another way.

        Some may lie outside of what is left of it.
        """
        places = np.array([(point.x, point.y) for point in self.points], np.float64)
        there = moved(places.reshape(-1, 2), before, after, *photo).tolist()
        points = tuple(
            replace(point, x=x, y=y) for point, (x, y) in zip(self.points, there, strict=True)
        )
        return replace(super().reframed(before, after, photo), points=points)

    def check(self, height: int, width: int) -> None:
        """Check that all points lie in the photo.

        Raises:
            TouchUpError: one does not.
        """
        for point in self.points:
            point.check(height, width)

    def apply(self, chroma: Chroma, guide: Guide) -> Chroma:
        """Let the colors spread."""
        rows, columns = guide.lightness.shape
        points = [
            ColorPoint(point.x * columns / guide.width, point.y * rows / guide.height, point.color)
            for point in self.points
            if 0 <= point.x < guide.width and 0 <= point.y < guide.height
        ]
        # All of them may have been cropped.
        if not points:
            return chroma
        return hint(chroma, guide.lightness, points, self.mask, reach=self.reach)

    def settings(self) -> Json:
        """Write all but the mask as JSON."""
        points = [
            {"x": float(point.x), "y": float(point.y), **_color_json(point.color)}
            for point in self.points
        ]
        return {"points": points, "reach": float(self.reach)}

    @classmethod
    def from_settings(cls, settings: Fields, masks: Sequence[Mask]) -> Self:
        """Read the edit from JSON."""
        _check_count(masks, 0, 1)
        points = [
            ColorPoint(
                point.number("x", 0, _LARGEST_SIDE),
                point.number("y", 0, _LARGEST_SIDE),
                _color(point),
            )
            for point in settings.groups("points", MOST_HINTS)
        ]
        return cls(tuple(points), masks[0] if masks else None, settings.number("reach", 0, 2))


EDITS: Final[tuple[type[Edit], ...]] = (*RESTORING_EDITS, Adjust, Harmonize, Recolor, Hint)
"""All edits that project files can hold."""


def _harmonize_title(count: int) -> str:
    return "Harmonize" if count == 1 else f"Harmonize {count} objects"


def _color_text(color: TargetColor) -> str:
    return f"a* {color.a:.0f} b* {color.b:.0f}"


def _color_json(color: TargetColor) -> Json:
    # float() because numbers that came out of arrays are no numbers to JSON.
    return {"a": float(color.a), "b": float(color.b)}


def _color(fields: Fields) -> TargetColor:
    return TargetColor(
        fields.number("a", -LARGEST_CHROMA, LARGEST_CHROMA),
        fields.number("b", -LARGEST_CHROMA, LARGEST_CHROMA),
    )


def _check_count(masks: Sequence[Mask], least: int, most: int) -> None:
    if not least <= len(masks) <= most:
        raise damaged("an edit has a wrong number of masks")
