"""Writes SHA256SUMS beside what is released, or checks it.

Run as ``python -m installers.release.checksums FOLDER``.
"""

import argparse
import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

SUMS_NAME: Final = "SHA256SUMS"
"""Name of the file with the sums, in the form of ``sha256sum``."""

_LINE: Final = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<name>[^/\\]+)")


class SumsError(Exception):
    """The files are not those of the sums; the message names them."""


def write_sums(folder: Path) -> Path:
    """Write the sums of all files of a folder.

    Args:
        folder: with what is released, and no folders in it.

    Returns:
        The file with the sums.

    Raises:
        SumsError: there is no file.
    """
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS_NAME)
    if not files:
        raise SumsError(f"There is no file in {folder}.")
    lines = [f"{_digest(path)}  {path.name}\n" for path in files]
    target = folder / SUMS_NAME
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def check_sums(folder: Path) -> None:
    """Compare the files of a folder with their sums, both ways.

    Args:
        folder: with the files and their sums.

    Raises:
        SumsError: a file is missing, another one, or has no sum.
    """
    lines = (folder / SUMS_NAME).read_text(encoding="utf-8").splitlines()
    matches = [_LINE.fullmatch(line) for line in lines]
    expected = {match["name"]: match["digest"] for match in matches if match is not None}
    found = {path.name: path for path in folder.iterdir() if path.name != SUMS_NAME}
    wrong = sorted(set(expected) ^ set(found))
    wrong += [name for name in sorted(set(expected) & set(found))
              if _digest(found[name]) != expected[name]]  # fmt: skip
    if wrong or len(expected) != len(lines):
        raise SumsError(f"Not as {SUMS_NAME} says: {', '.join(wrong) or 'a line that is no sum'}.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the sums.

    Args:
        arguments: of the command line; None for those of the process.

    Returns:
        0 if all is well, else 1.
    """
    parser = argparse.ArgumentParser(prog="checksums", description=__doc__)
    parser.add_argument("folder", type=Path, help="with what is released")
    parser.add_argument("--check", action="store_true", help="compare with the sums instead")
    options = parser.parse_args(arguments)
    try:
        check_sums(options.folder) if options.check else write_sums(options.folder)
    except (SumsError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
