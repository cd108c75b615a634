"""What ``pyproject.toml`` says, and where things lie in the source tree."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
"""The source tree."""

BUILD: Final = ROOT / "build"
"""Intermediate files, not to be published."""

DIST: Final = ROOT / "dist"
"""The frozen program, and what is published."""

FROZEN_NAME: Final = "Photochrom"
"""The frozen folder in ``DIST``; on a Mac with ``.app``."""

IDENTIFIER: Final = "com.photochrom.Photochrom"
"""How the systems call the program; its settings on a Mac bear the same name."""

MAINTAINER: Final = "Photochrom <packages@photochrom.invalid>"
"""Whom packages name; no mail arrives there."""


@dataclass(frozen=True)
class Project:
    """What packages say about the program.

    Attributes:
        version: such as 0.1.0.
        description: one sentence.
        license: SPDX expression.
        dependencies: requirements, as they are written.
        build_requirements: of the build environment.
    """

    version: str
    description: str
    license: str
    dependencies: tuple[str, ...]
    build_requirements: tuple[str, ...]


@cache
def project() -> Project:
    """Read ``pyproject.toml``."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Project(
        version=table["version"],
        description=table["description"],
        license=table["license"],
        dependencies=tuple(table["dependencies"]),
        build_requirements=tuple(table["optional-dependencies"]["build"]),
    )
