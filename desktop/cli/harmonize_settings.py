"""How objects are harmonized, as the command line says it."""

import argparse

from engine.document.edits import Harmonization, Harmonize
from engine.touchup.harmonize import DEFAULT_DELTA


def harmonize_settings(
    arguments: argparse.Namespace, *, strength: float = 1.0, literal: bool = False
) -> Harmonize:
    """Read the tolerances.

    Args:
        arguments: with ``--delta-a`` and ``--delta-b``.
        strength: 0 to 1.
        literal: Algorithm 1 to the letter.

    Returns:
        The edit, without masks.
    """
    delta_a, delta_b = (
        DEFAULT_DELTA if delta is None else delta
        for delta in (arguments.delta_a, arguments.delta_b)
    )
    method = Harmonization.LITERAL if literal else Harmonization.SOFT
    return Harmonize((), delta_a, delta_b, strength, method)
