"""Looks whether all that names a version names the same one.

Run as ``python -m installers.release.version_check v0.2.0``.

The tag, ``pyproject.toml`` and ``CHANGELOG.md`` must agree. Where the environment names the
repository (``GITHUB_REPOSITORY``), it must be the one that the program asks for newer versions.
"""

import argparse
import os
import re
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from engine.releases import REPOSITORY, Version
from installers.release.notes import NotesError, notes_of

ROOT: Final = Path(__file__).resolve().parents[2]
"""The source tree."""

_TAG = re.compile(r"v\d+\.\d+\.\d+", re.ASCII)


def project_version(root: Path = ROOT) -> str:
    """Return the version that ``pyproject.toml`` names, such as 0.2.0.

    Args:
        root: the source tree.
    """
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(table["project"]["version"])


def problems(tag: str, *, root: Path = ROOT, repository: str | None = None) -> list[str]:
    """Find what speaks against a release.

    Args:
        tag: such as v0.2.0.
        root: the source tree.
        repository: owner and name of the one that is released from; None where it is unknown.

    Returns:
        A sentence each; none if all is well.
    """
    found = []
    version = project_version(root)
    if not _TAG.fullmatch(tag):
        found.append(f"The tag {tag} is not of the form v1.2.3, which the program understands.")
    if tag != f"v{version}":
        found.append(f"The tag is {tag}, but pyproject.toml names the version {version}.")
    if Version.parse(version) is None:
        found.append(f"The program cannot read the version {version} of pyproject.toml.")
    try:
        notes_of(version, (root / "CHANGELOG.md").read_text(encoding="utf-8"))
    except NotesError as error:
        found.append(str(error))
    if repository is not None and repository != REPOSITORY:
        found.append(
            f"This is the repository {repository}, but the program asks {REPOSITORY} for newer "
            "versions; change REPOSITORY in engine/releases.py."
        )
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a tag.

    Args:
        arguments: of the command line; None for those of the process.

    Returns:
        0 if it can be released, else 1.
    """
    parser = argparse.ArgumentParser(prog="version_check", description=__doc__)
    parser.add_argument("tag", help="such as v0.2.0")
    tag = parser.parse_args(arguments).tag
    found = problems(tag, repository=os.environ.get("GITHUB_REPOSITORY"))
    for sentence in found:
        sys.stderr.write(f"{sentence}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
