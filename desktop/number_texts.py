"""Numbers as the user's language writes them: its decimal mark and its digits."""

from PySide6.QtCore import QCoreApplication, QLocale


def decimal(number: float, places: int) -> str:
    """Write a number with a fixed number of digits behind the decimal mark.

    Args:
        number: any.
        places: digits behind the decimal mark.
    """
    return _locale().toString(float(number), "f", places)


def brief(number: float, digits: int = 6) -> str:
    """Write a number with no more digits than it needs.

    Args:
        number: any.
        digits: the most digits that are written.
    """
    return _locale().toString(float(number), "g", digits)


def whole(number: float) -> str:
    """Write a number without its decimal places, rounded."""
    return decimal(round(number), 0)


def percent(share: float) -> str:
    """Write a share as a whole percentage."""
    return QCoreApplication.translate("NumberTexts", "{number} %").format(number=whole(100 * share))


def _locale() -> QLocale:
    locale = QLocale()
    # As in the fields that numbers are typed into.
    locale.setNumberOptions(locale.numberOptions() | QLocale.NumberOption.OmitGroupSeparator)
    return locale
