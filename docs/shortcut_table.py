"""Writes the table of all keys into the guide to the window: python docs/shortcut_table.py."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop.shell.shortcuts_dialog import sheet

GUIDE: Final = Path(__file__).parent / "window.md"

_PLACE: Final = re.compile(r"(<!-- shortcuts: .*? -->\n).*?(<!-- end of shortcuts -->)", re.DOTALL)


def main() -> None:
    """Bring the guide up to date."""
    text = GUIDE.read_text(encoding="utf-8")
    GUIDE.write_text(with_table(text), encoding="utf-8")


def with_table(text: str) -> str:
    """Return a text with the table of all keys where its marks are."""
    table = "\n".join(_lines())
    return _PLACE.sub(lambda marks: f"{marks[1]}\n{table}\n\n{marks[2]}", text)


def _lines() -> Iterator[str]:
    yield "| | what | keys |"
    yield "|---|---|---|"
    for section in sheet():
        title = f"**{section.title}**"
        for line in section.lines:
            yield f"| {title} | {line.what} | {line.keys} |"
            title = ""


if __name__ == "__main__":
    main()
