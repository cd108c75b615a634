"""Names of files inside texts: one short line, however long the name is."""

from typing import Final

_MOST: Final = 48


def short_name(name: str) -> str:
    """Return a name without its middle where it is long, and without line breaks.

    A line that cannot be broken would make windows and panels as wide as itself.

    Args:
        name: of a file.
    """
    line = "".join(letter if letter >= " " else " " for letter in name)
    if len(line) <= _MOST:
        return line
    end = _MOST // 2
    return f"{line[: _MOST - end - 1]}…{line[-end:]}"
