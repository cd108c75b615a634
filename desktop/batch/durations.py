"""How long something takes, as people say it."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


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
        return translate("Durations", "{0} s").format(rest)
    if minutes < 10:
        return translate("Durations", "{0} min {1} s").format(minutes, rest)
    hours, minutes = divmod(round(whole / 60), 60)
    if not hours:
        return translate("Durations", "{0} min").format(minutes)
    return translate("Durations", "{0} h {1} min").format(hours, minutes)
