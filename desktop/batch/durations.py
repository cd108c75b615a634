"""How long something takes, as people say it."""

from PySide6.QtCore import QCoreApplication


def duration_text(seconds: float) -> str:
    """Say how long something took, or takes.

    Args:
        seconds: at least 0.

    Returns:
        Seconds below a minute, minutes and seconds below ten minutes, and so on: never more digits
        than an estimate deserves.
    """
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if not minutes:
        return _text("{0} s").format(rest)
    if minutes < 10:
        return _text("{0} min {1} s").format(minutes, rest)
    hours, minutes = divmod(round(whole / 60), 60)
    if not hours:
        return _text("{0} min").format(minutes)
    return _text("{0} h {1} min").format(hours, minutes)


def _text(source: str) -> str:
    return QCoreApplication.translate("Durations", source)
