"""Takes the notes of a release from the changelog.

Run as ``python -m installers.release.notes v0.2.0 -o notes.md``.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
_HEADING: Final = re.compile(r"^## \[?(?P<version>[^\]\s]+)\]?", re.MULTILINE)
_LINK: Final = re.compile(r"^\[[^\]]+\]: \S+$\n?", re.MULTILINE)
_FOOT: Final = """
## Check what you downloaded

`SHA256SUMS` lists every file: `sha256sum --check --ignore-missing SHA256SUMS` on Linux,
`shasum -a 256 --check --ignore-missing SHA256SUMS` on a Mac, `Get-FileHash` on Windows. A file with
`unsigned` in its name is not signed, and Windows or macOS will warn of it. What is in each program
stands in its `.cdx.json` (CycloneDX).
"""


class NotesError(Exception):
    """The changelog says nothing of a version; the message says what to do."""


def notes_of(version: str, changelog: str) -> str:
    """Take what a changelog says of a version.

    Args:
        version: such as 0.2.0.
        changelog: in the format of Keep a Changelog.

    Returns:
        The section without its heading, as Markdown.

    Raises:
        NotesError: there is no such section, or it is empty.
    """
    headings = list(_HEADING.finditer(changelog))
    for number, heading in enumerate(headings):
        if heading["version"] == version:
            end = headings[number + 1].start() if number + 1 < len(headings) else len(changelog)
            body = changelog[changelog.index("\n", heading.start()) : end]
            text = _LINK.sub("", body).strip()
            if text:
                return text
            break
    raise NotesError(
        f"CHANGELOG.md says nothing of version {version}; rename its section Unreleased to "
        f"'## {version} - ' and the date."
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the notes of a release.

    Args:
        arguments: of the command line; None for those of the process.

    Returns:
        0 if they were written, 1 if there are none.
    """
    parser = argparse.ArgumentParser(prog="notes", description=__doc__)
    parser.add_argument("tag", help="such as v0.2.0")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    parser.add_argument("--changelog", type=Path, default=_ROOT / "CHANGELOG.md")
    options = parser.parse_args(arguments)
    try:
        text = notes_of(options.tag.removeprefix("v"), options.changelog.read_text("utf-8"))
    except NotesError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    options.output.write_text(f"{text}\n{_FOOT}", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
