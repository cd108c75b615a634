"""Lists what a frozen program is made of, as CycloneDX.

Run as ``python -m installers.release.sbom FROZEN -o FILE``.

The frozen folder holds the metadata of every distribution in it, which is where names, versions and
licenses are read; so the list is of what is shipped, not of what was asked for. Needs
cyclonedx-python-lib.
"""

import argparse
import hashlib
import platform
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

APPLICATION: Final = "photochrom"

_LICENSES: Final = LicenseFactory()
_SEPARATORS: Final = re.compile(r"[-_.]+")
_NO_LICENSE: Final = frozenset({"", "UNKNOWN"})
_LONGEST_NAME: Final = 120


class BillError(Exception):
    """The list cannot be made; the message says why."""


def bill_of_materials(frozen: Path) -> str:
    """List a frozen program.

    Args:
        frozen: its folder, or the bundle of a Mac.

    Returns:
        CycloneDX 1.6 as JSON, valid by its schema.

    Raises:
        BillError: the folder has no metadata of Photochrom, or no models.
    """
    parts = {component.name: component for component in _distributions_in(frozen)}
    application = parts.pop(APPLICATION, None)
    if application is None:
        raise BillError(f"There is no metadata of Photochrom in {frozen}.")
    models = list(_models_in(frozen))
    if not models:
        raise BillError(f"There are no models in {frozen}.")
    application.type = ComponentType.APPLICATION
    libraries = list(_system_libraries_in(frozen))
    bom = Bom(components=[*parts.values(), *models, *libraries, _python()])
    bom.metadata.component = application
    bom.register_dependency(application, bom.components)
    text = str(JsonV1Dot6(bom).output_as_string(indent=2))
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if problem is not None:
        raise BillError(f"The list is not valid CycloneDX: {problem}")
    return text + "\n"


def _distributions_in(frozen: Path) -> Iterator[Component]:
    folders = {path.parent.parent for path in frozen.rglob("*.dist-info/METADATA")}
    for folder in sorted(folders):
        for dist in distributions(path=[str(folder)]):
            yield _component(dist)


def _component(dist: Distribution) -> Component:
    name = _SEPARATORS.sub("-", dist.name).lower()
    # Photochrom itself is on no index.
    address = None if name == APPLICATION else PackageURL("pypi", name=name, version=dist.version)
    said = _license_of(dist)
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=dist.version,
        bom_ref=f"{name}@{dist.version}",
        description=_stated(dist, "Summary") or None,
        licenses=[] if said is None else [said],
        purl=address,
    )


def _license_of(dist: Distribution) -> License | None:
    """Read the license as the distribution states it; its whole text, which some put there, not."""
    stated = _stated(dist, "License-Expression") or _stated(dist, "License")
    line = stated.strip().partition("\n")[0][:_LONGEST_NAME]
    if line in _NO_LICENSE:
        classes = dist.metadata.get_all("Classifier") or []
        named = [each for each in classes if each.startswith("License ::")]
        line = named[0].rpartition(" :: ")[2] if named else ""
    return _LICENSES.make_from_string(line) if line else None


def _stated(dist: Distribution, name: str) -> str:
    return str(dist.metadata[name]) if name in dist.metadata else ""


def _models_in(frozen: Path) -> Iterator[Component]:
    """Describe the bundled models; a bundle of a Mac links to them from a second folder."""
    found = {path.name: path for path in frozen.rglob("*.onnx") if not path.is_symlink()}
    for name, path in sorted(found.items()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield Component(
            type=ComponentType.MACHINE_LEARNING_MODEL,
            name=path.stem,
            version=digest[:12],
            bom_ref=name,
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        )


def _system_libraries_in(frozen: Path) -> Iterator[Component]:
    """Describe what was taken from Debian; its licenses lie in a folder for each package."""
    for folder in sorted(frozen.rglob("licenses/Debian/*")):
        name = folder.name
        yield Component(
            type=ComponentType.LIBRARY,
            name=name,
            bom_ref=f"debian/{name}",
            purl=PackageURL("deb", namespace="debian", name=name),
        )


def _python() -> Component:
    """Describe the interpreter, which is the one that this runs in and that was frozen."""
    return Component(
        type=ComponentType.PLATFORM,
        name=platform.python_implementation(),
        version=platform.python_version(),
        bom_ref="python",
        licenses=[_LICENSES.make_from_string("PSF-2.0")],
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the list.

    Args:
        arguments: of the command line; None for those of the process.

    Returns:
        0 if it was written, else 1.
    """
    parser = argparse.ArgumentParser(prog="sbom", description=__doc__)
    parser.add_argument("frozen", type=Path, help="dist/Photochrom, or dist/Photochrom.app")
    parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    options = parser.parse_args(arguments)
    try:
        options.output.write_text(bill_of_materials(options.frozen), "utf-8", newline="\n")
    except BillError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
