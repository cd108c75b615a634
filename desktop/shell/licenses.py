"""The parts that Photochrom is made of and their licenses, read from what is installed."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from engine.resources import resource_path

translate = QCoreApplication.translate

APPLICATION: Final = "photochrom"

_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|third.?party)[^/]*$", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_MOST_TEXT = 400_000


@dataclass(frozen=True)
class Part:
    """Something that Photochrom is made of.

    Attributes:
        name: of the package.
        version: of the package; empty where it has none.
        license: name or SPDX expression; empty where only the text says it.
        text: the license texts; empty where the package brings none.
    """

    name: str
    version: str
    license: str
    text: str


def application_version() -> str:
    """Return the version of Photochrom; empty if it runs from its source."""
    try:
        return distribution(APPLICATION).version
    except PackageNotFoundError:
        return ""


def license_folder() -> Path | None:
    """Return where the installed program has all license texts as files; None elsewhere."""
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    return None if unpacked is None else Path(unpacked, "licenses")


def parts() -> tuple[Part, ...]:
    """Collect all parts: Photochrom, Python, and every package that it needs; called in a job.

    Returns:
        Photochrom first, then its samples and icons, then the others by name.
    """
    found = {dist.name.lower(): dist for dist in _needed(APPLICATION)}
    own = found.pop(APPLICATION, None)
    others = [_part(dist) for _, dist in sorted(found.items())]
    head = [
        _own_files(translate("Licenses", "Samples"), "samples"),
        _own_files(translate("Licenses", "Icons"), "icons"),
        _python(),
    ]
    return (*([] if own is None else [_part(own)]), *head, *others)


def _needed(name: str) -> Iterator[Distribution]:
    """Go through a package and all that it requires, without its extras."""
    waiting, seen = [name], set()
    while waiting:
        try:
            dist = distribution(waiting.pop())
        except PackageNotFoundError:  # for another system or version of Python
            continue
        if dist.name.lower() in seen:
            continue
        seen.add(dist.name.lower())
        yield dist
        for requirement in dist.requires or ():
            match = _NAME.match(requirement)
            if match is not None and "extra ==" not in requirement.replace("extra==", "extra =="):
                waiting.append(match[0])


def _part(dist: Distribution) -> Part:
    texts = [_read(file) for file in dist.files or () if _FILE.search(str(file))]
    text = "\n\n".join(filter(None, texts))[:_MOST_TEXT]
    return Part(dist.name, dist.version, _license_of(dist), text)


def _license_of(dist: Distribution) -> str:
    metadata = dist.metadata.json
    expression = str(metadata.get("license_expression", ""))
    if expression:
        return expression
    stated = str(metadata.get("license", "")).strip()
    if stated and "\n" not in stated:
        return stated
    classifiers = map(str, metadata.get("classifier", []))
    names = (each.split("::")[-1].strip() for each in classifiers if each.startswith("License"))
    return ", ".join(names)


def _read(file: PackagePath) -> str:
    if file.suffix in {".py", ".pyc", ".pyi", ".so"}:
        return ""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _own_files(name: str, folder: str) -> Part:
    try:
        text = resource_path(folder, "LICENSES.md").read_text(encoding="utf-8")
    except OSError:
        text = ""
    return Part(name, "", "", text)


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    return Part("Python", version, "PSF-2.0", sys.copyright)
