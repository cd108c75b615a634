"""How much a print lies tilted in its scan: a suggestion, rather none than a wrong one."""

import itertools
from dataclasses import dataclass
from typing import Final

from engine.color.lab import Lightness
from engine.restore.print_edges import PrintEdge, find_print_edges

LEAST_TILT: Final = 0.1
"""Degrees; less is not worth a turn, which costs some sharpness."""

# Degrees by which edges of the same print differ at most: prints are not cut at right angles.
_AGREEMENT = 0.7


@dataclass(frozen=True)
class Skew:
    """How a scan is tilted.

    Attributes:
        angle: degrees by which to turn it counterclockwise to make it upright, within 15.
        confidence: 0 to 1: of the four sides of the print, the share that says so.
    """

    angle: float
    confidence: float


def find_skew(lightness: Lightness) -> Skew | None:
    """Find by how much a print lies tilted in its scan, from the edges of the print.

    Args:
        lightness: L* of the scan at any size.

    Returns:
        The tilt; None where no two edges of a print agree on one, or where it is below
        ``LEAST_TILT``.
    """
    edges = agreeing(find_print_edges(lightness))
    weight = sum(edge.straightness for edge in edges)
    if len(edges) < 2:
        return None
    angle = sum(edge.tilt * edge.straightness for edge in edges) / weight
    return Skew(angle, min(1.0, weight / 4)) if abs(angle) >= LEAST_TILT else None


def agreeing(edges: tuple[PrintEdge, ...]) -> tuple[PrintEdge, ...]:
    """Return the most edges of a print that have about the same tilt; none if no two have."""
    for count in range(len(edges), 1, -1):
        for some in itertools.combinations(edges, count):
            tilts = [edge.tilt for edge in some]
            if max(tilts) - min(tilts) <= _AGREEMENT:
                return some
    return ()
