"""Makes the disk image with the frozen bundle, signed and notarized where there are secrets."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installers.release.version_check import project_version

ENTITLEMENTS: Final = Path(__file__).with_name("entitlements.plist")
"""What the hardened runtime allows."""

IDENTITY: Final = "PHOTOCHROM_SIGN_IDENTITY"
"""Variable with the name of a "Developer ID Application" certificate in the keychain."""

NOTARY_KEY, NOTARY_KEY_ID, NOTARY_ISSUER = (
    "PHOTOCHROM_NOTARY_KEY",
    "PHOTOCHROM_NOTARY_KEY_ID",
    "PHOTOCHROM_NOTARY_ISSUER",
)
"""Variables with the path of a key of App Store Connect, its number, and the issuer."""

_MACH_O: Final = frozenset(
    bytes.fromhex(magic) for magic in ("feedfacf", "cffaedfe", "feedface", "cefaedfe", "cafebabe")
)
_BUNDLES: Final = frozenset({".framework", ".app", ".bundle"})


class PackError(Exception):
    """The disk image cannot be made; the message says what is missing."""


@dataclass(frozen=True)
class Notary:
    """How Apple is asked to notarize.

    Attributes:
        key: file with the private key.
        key_id: its number.
        issuer: who issued it, a UUID.
    """

    key: Path
    key_id: str
    issuer: str


def pack(frozen: Path, output: Path) -> list[Path]:
    """Make the disk image.

    Args:
        frozen: ``Photochrom.app``, which is signed in place.
        output: where the image goes; made if need be.

    Returns:
        The image, with ``unsigned`` in its name where Apple does not vouch for it.

    Raises:
        PackError: there is no bundle, or notarizing is wanted without signing.
        subprocess.CalledProcessError: a tool of macOS failed, and said why.
    """
    if not (frozen / "Contents" / "MacOS" / "photochrom").is_file():
        raise PackError(f"There is no bundle with the program photochrom in {frozen}.")
    identity = os.environ.get(IDENTITY, "").strip() or None
    notary = find_notary(os.environ)
    if notary is not None and identity is None:
        raise PackError(f"Apple notarizes only what is signed; set {IDENTITY}, too.")
    if identity is not None:
        sign(frozen, identity)
    output.mkdir(parents=True, exist_ok=True)
    is_trusted = identity is not None and notary is not None
    image = output / f"{image_name(project_version(), is_trusted=is_trusted)}.dmg"
    _make_image(frozen, image)
    if identity is not None:
        _run("codesign", "--force", "--timestamp", "--sign", identity, str(image))
    if notary is not None:
        _notarize(image, notary)
    if not is_trusted:
        missing = IDENTITY if identity is None else NOTARY_KEY
        sys.stderr.write(f"{missing} is not set: macOS will warn of the image.\n")
    return [image]


def image_name(version: str, *, is_trusted: bool, machine: str | None = None) -> str:
    """Name an image, without its suffix.

    Args:
        version: such as 0.2.0.
        is_trusted: signed and notarized; else the name says so.
        machine: ``arm64`` or ``x86_64``; None for that of this Mac.
    """
    machine = machine or platform.machine()
    return f"Photochrom-{version}-macos-{machine}{'' if is_trusted else '-unsigned'}"


def sign(bundle: Path, identity: str) -> None:
    """Sign everything in a bundle, then the bundle, and let macOS verify it.

    Args:
        bundle: ``Photochrom.app``.
        identity: name of the certificate.

    Raises:
        subprocess.CalledProcessError: codesign failed, and said why.
    """
    for path in inside_out(bundle):
        _run(
            *("codesign", "--force", "--timestamp", "--options", "runtime"),
            *("--entitlements", str(ENTITLEMENTS), "--sign", identity, str(path)),
        )
    _run("codesign", "--verify", "--deep", "--strict", str(bundle))


def inside_out(bundle: Path) -> list[Path]:
    """List what is signed in a bundle; what contains others comes after them.

    A signature seals what lies below it, so that ``codesign --deep``, which gives everything the
    options of the outermost, is what Apple advises against. The file that a bundle is named after
    is signed with it: alone, it would be taken for the bundle before its other parts are signed.

    Args:
        bundle: ``Photochrom.app``.

    Returns:
        Programs and libraries, the frameworks around them, and last the bundle.
    """
    code = list(_code_in(bundle))
    around = {
        parent: parent.stem.lower()
        for path in code
        for parent in path.parents
        if parent.suffix in _BUNDLES and parent.is_relative_to(bundle)
    }
    alone = [
        path
        for path in code
        if path.name.lower() not in {around[each] for each in path.parents if each in around}
    ]
    return [*sorted(alone, key=_depth), *sorted(around, key=_depth)]


def _depth(path: Path) -> tuple[int, Path]:
    return -len(path.parts), path


def _code_in(bundle: Path) -> Iterator[Path]:
    for path in bundle.rglob("*"):
        # A bundle of PyInstaller links to its files from a second folder.
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) in _MACH_O:
                    yield path


def find_notary(environment: Mapping[str, str]) -> Notary | None:
    """Find out whether and how Apple is asked.

    Args:
        environment: variables of the process.

    Returns:
        None where no key is named.

    Raises:
        PackError: only a part of what is needed is named.
    """
    values = {
        name: environment.get(name, "").strip()
        for name in (NOTARY_KEY, NOTARY_KEY_ID, NOTARY_ISSUER)
    }
    if not any(values.values()):
        return None
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise PackError(f"To notarize, set {' and '.join(missing)}, too.")
    return Notary(Path(values[NOTARY_KEY]), values[NOTARY_KEY_ID], values[NOTARY_ISSUER])


def _make_image(bundle: Path, image: Path) -> None:
    """Make an image of the bundle and of a link to the folder that it is dragged onto."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(bundle, Path(folder, bundle.name), symlinks=True)
        Path(folder, "Applications").symlink_to("/Applications")
        _run(
            *("hdiutil", "create", "-volname", "Photochrom", "-srcfolder", folder),
            *("-fs", "HFS+", "-format", "ULFO", "-ov", str(image)),
        )


def _notarize(image: Path, notary: Notary) -> None:
    _run(
        *("xcrun", "notarytool", "submit", str(image), "--wait", "--timeout", "30m"),
        *("--key", str(notary.key), "--key-id", notary.key_id, "--issuer", notary.issuer),
    )
    _run("xcrun", "stapler", "staple", str(image))


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
