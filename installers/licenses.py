"""Collects the licenses of everything that is frozen; runs in the build environment.

What a package says of itself and of the libraries in its wheel stands in its own files. Where a
wheel brings no text, ``_SUPPLIED`` says which one holds, and why. Libraries of the system that end
up in the folder bring the copyright file of their Debian package.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackagePath, distributions
from pathlib import Path
from typing import Final

from installers.project import ROOT
from installers.variants import distribution_name

TEXTS: Final = Path(__file__).parent / "texts"
"""License texts that some wheels lack, unchanged, under their SPDX names."""

_LICENSE_FILE: Final = re.compile(
    r"(^|/)(licen[cs]es?/.+|(licen[cs]e|copying|notice|third.?party|patents)[^/]*)$", re.IGNORECASE
)
_CODE: Final = frozenset({".py", ".pyc", ".pyi", ".so", ".dll", ".dylib", ".pyd"})

_SUPPLIED: Final[Mapping[str, tuple[str, ...]]] = {
    # Both are offered under the LGPL 3; its text builds on that of the GPL 3.
    "pyside6-essentials": ("LGPL-3.0-only.txt", "GPL-3.0-only.txt", "Qt-and-PySide.txt"),
    "shiboken6": ("LGPL-3.0-only.txt", "GPL-3.0-only.txt", "Qt-and-PySide.txt"),
    # The wheel states Apache 2.0 and brings no text.
    "flatbuffers": ("Apache-2.0.txt",),
}
_DEBIAN_COPYRIGHT: Final = Path("/usr/share/doc")


class LicenseError(Exception):
    """Something is frozen without the text of its license; the message names it."""


@dataclass(frozen=True)
class LicenseText:
    """A text, and where it goes.

    Attributes:
        source: the file.
        target: path below the folder of licenses.
    """

    source: Path
    target: str


def frozen_distributions(sources: Iterable[Path]) -> tuple[Distribution, ...]:
    """Find the distributions that files were taken from.

    Args:
        sources: files that are frozen.

    Returns:
        By name, each once.
    """
    wanted = {str(path) for path in sources}
    found = {
        dist.name: dist
        for dist in distributions()
        if any(str(dist.locate_file(file)) in wanted for file in dist.files or ())
    }
    return tuple(found[name] for name in sorted(found, key=str.lower))


def required_distributions(name: str) -> tuple[Distribution, ...]:
    """Find a distribution and all that it requires, as far as they are installed.

    Args:
        name: of the distribution.

    Returns:
        By name; without what only its extras require, and without the other runtime.
    """
    waiting, found = [name], dict[str, Distribution]()
    while waiting:
        wanted = waiting.pop()
        for dist in () if wanted in found else distributions(name=wanted):
            found[wanted] = dist
            plain = (each for each in dist.requires or () if "extra ==" not in each)
            waiting += map(distribution_name, plain)
    return tuple(found[key] for key in sorted(found))


def distribution_texts(dist: Distribution) -> tuple[LicenseText, ...]:
    """Find the license texts of a distribution.

    Raises:
        LicenseError: there is none.
    """
    own = [file for file in dist.files or () if _is_text(file)]
    found = [LicenseText(Path(str(dist.locate_file(file))), _target(dist, file)) for file in own]
    # Some wheels keep a place for what they could have been built with.
    texts = [text for text in found if text.source.stat().st_size > 0]
    supplied = _SUPPLIED.get(distribution_name(dist.name), ())
    texts += [LicenseText(TEXTS / name, f"{dist.name}/{name}") for name in supplied]
    if not texts:
        raise LicenseError(f"{dist.name} {dist.version} brings no text of its license")
    return tuple(texts)


def python_texts() -> tuple[LicenseText, ...]:
    """Find the license of Python itself.

    Raises:
        LicenseError: this Python brings none.
    """
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
    )
    for place in places:
        if place.is_file():
            return (LicenseText(place, "Python/LICENSE.txt"),)
    raise LicenseError(f"Python in {sys.base_prefix} brings no text of its license")


def system_texts(libraries: Iterable[Path]) -> tuple[LicenseText, ...]:
    """Find the licenses of libraries that were taken from Debian.

    Args:
        libraries: files outside of Python and its packages.

    Raises:
        LicenseError: no package owns a library, or it brings no copyright file.
    """
    packages = {_debian_package(library) for library in libraries}
    texts = []
    for package in sorted(packages):
        copyright_file = _DEBIAN_COPYRIGHT / package / "copyright"
        if not copyright_file.is_file():
            raise LicenseError(f"the Debian package {package} brings no copyright file")
        texts.append(LicenseText(copyright_file, f"Debian/{package}/copyright"))
    return tuple(texts)


def own_texts() -> tuple[LicenseText, ...]:
    """Find the license of Photochrom, of its samples and of its icons."""
    return (
        LicenseText(ROOT / "LICENSE", "Photochrom/LICENSE"),
        LicenseText(ROOT / "resources/samples/LICENSES.md", "Photochrom/samples.md"),
        LicenseText(ROOT / "resources/icons/LICENSES.md", "Photochrom/icons.md"),
    )


def collect(sources: Iterable[Path]) -> tuple[LicenseText, ...]:
    """Collect the licenses of everything that is frozen.

    Args:
        sources: the files that are frozen, where they lie now.

    Returns:
        All texts.

    Raises:
        LicenseError: something has none.
    """
    sources = tuple(sources)
    dists = frozen_distributions(sources)
    texts = [*own_texts(), *python_texts()]
    for dist in dists:
        texts += distribution_texts(dist)
    # Its loader is part of every frozen program.
    texts += [
        text for dist in distributions(name="pyinstaller") for text in distribution_texts(dist)
    ]
    texts += system_texts(system_libraries(sources))
    return tuple({text.target: text for text in texts}.values())


def system_libraries(sources: Iterable[Path]) -> tuple[Path, ...]:
    """Choose the libraries that belong neither to Python nor to one of its packages.

    Args:
        sources: files that are frozen.
    """
    if not sys.platform.startswith("linux"):
        return ()
    homes = [Path(sys.prefix), ROOT]
    if sys.base_prefix != "/usr":  # else Python is a Debian package like any other
        homes.append(Path(sys.base_prefix))
    return tuple(
        path
        for path in sources
        if ".so" in path.name and not any(path.is_relative_to(home) for home in homes)
    )


def overview(dists: Iterable[Distribution], texts: Iterable[LicenseText]) -> str:
    """Write what stands at the head of the folder: each part and its texts.

    Args:
        dists: that are frozen.
        texts: all texts.
    """
    versions = {dist.name: dist.version for dist in dists}
    parts: dict[str, list[str]] = {}
    for text in texts:
        part, _, rest = text.target.partition("/")
        parts.setdefault(part, []).append(rest)
    lines = [
        "Photochrom is made of these parts. Their licenses lie in folders of the same names.",
        "",
    ]
    for part, files in sorted(parts.items(), key=lambda item: item[0].lower()):
        head = f"{part} {versions.get(part, '')}".strip()
        lines += [head, *(f"    {file}" for file in sorted(files)), ""]
    return "\n".join(lines)


def _is_text(file: PackagePath) -> bool:
    return bool(_LICENSE_FILE.search(str(file))) and file.suffix not in _CODE


def _target(dist: Distribution, file: PackagePath) -> str:
    inner = [part for part in file.parts if not part.endswith(".dist-info")]
    return "/".join((dist.name, *inner))


def _debian_package(library: Path) -> str:
    query = shutil.which("dpkg-query")
    if query is None:
        raise LicenseError(f"{library} is of an unknown origin; freeze on Debian or Ubuntu")
    # Packages name files where they lie, and some by the folder that is a link to that.
    for path in (library.resolve(), library, Path(str(library.resolve()).removeprefix("/usr"))):
        done = subprocess.run(
            [query, "--search", str(path)], capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    raise LicenseError(f"no Debian package owns {library}")
