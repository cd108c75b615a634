"""How long something takes, as people say it."""

from PySide6.QtCore import QCoreApplication

from desktop.number_texts import whole

translate = QCoreApplication.translate


def duration_text(seconds: float) -> str:
    """Say how long something took, or takes.

    Args:
        seconds: at least 0.

    Returns:
        Seconds below a minute, minutes and seconds below ten minutes, and so on: never more digits
        than an estimate deserves.
    """
    rounded = round(seconds)
    minutes, rest = divmod(rounded, 60)
    if not minutes:
        return translate("Durations", "{0} s").format(whole(rest))
    if minutes < 10:
        return translate("Durations", "{0} min {1} s").format(whole(minutes), whole(rest))
    hours, minutes = divmod(round(rounded / 60), 60)
    if not hours:
        return translate("Durations", "{0} min").format(whole(minutes))
    return translate("Durations", "{0} h {1} min").format(whole(hours), whole(minutes))
