"""What all steps ask of a strength."""


def check_strength(strength: float) -> None:
    """Refuse a strength that is no share.

    Args:
        strength: how much of a change is made.

    Raises:
        ValueError: it is not between 0 and 1.
    """
    if not 0 <= strength <= 1:
        raise ValueError("the strength must be between 0 and 1")
