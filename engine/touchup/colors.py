"""Colors that users choose, as points of the a*b* plane."""

import re
from dataclasses import dataclass
from math import hypot
from typing import Self

import numpy as np

from engine.color.lab import Chroma, lab_from_srgb, srgb_from_lab
from engine.touchup.errors import TouchUpError

LARGEST_CHROMA = 128.0
"""No color that a screen shows has an a* or b* beyond this."""

_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@dataclass(frozen=True)
class TargetColor:
    """The color that an object should take; its lightness stays that of the photo.

    Attributes:
        a: a*, green (negative) to red.
        b: b*, blue (negative) to yellow.
    """

    a: float
    b: float

    def __post_init__(self) -> None:
        """Refuse values that are no color.

        Raises:
            TouchUpError: a value is not finite or beyond ``LARGEST_CHROMA``.
        """
        # Written so that NaN, which compares false with everything, is refused too.
        if not (abs(self.a) <= LARGEST_CHROMA and abs(self.b) <= LARGEST_CHROMA):
            raise TouchUpError("The color's a* and b* must lie between -128 and 128.")

    @classmethod
    def from_hex(cls, text: str) -> Self:
        """Read a color as it is written for screens, such as '#7a1f2b'.

        Args:
            text: three or six hexadecimal digits of sRGB, with or without '#'.

        Returns:
            Its a*b*.

        Raises:
            TouchUpError: the text is no such color.
        """
        match = _HEX.fullmatch(text.strip())
        if match is None:
            raise TouchUpError("The color must be written with six digits, such as #7a1f2b.")
        digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
        pixel = np.frombuffer(bytes.fromhex(digits), np.uint8).reshape(1, 1, 3)
        a, b = lab_from_srgb(pixel)[1][0, 0].tolist()
        return cls(a, b)

    def to_hex(self, lightness: float) -> str:
        """Show the color at a lightness, as much of its chroma as sRGB holds there.

        Args:
            lightness: L*, 0 to 100.

        Returns:
            sRGB, such as '#7a1f2b'.
        """
        pixel = srgb_from_lab(np.full((1, 1), lightness, np.float32), self.chroma[None, None])
        return "#" + np.round(pixel * 255).astype(np.uint8).tobytes().hex()

    @property
    def chroma(self) -> Chroma:
        """a*b*, float32, shape (2,)."""
        return np.array([self.a, self.b], np.float32)

    @property
    def strength(self) -> float:
        """C* = sqrt(a*^2 + b*^2)."""
        return hypot(self.a, self.b)
