"""Makes the installer of the frozen program by Inno Setup, signed where there is a certificate."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installers.release.version_check import ROOT, project_version

SCRIPT: Final = Path(__file__).with_name("photochrom.iss")
"""What Inno Setup compiles."""

PROGRAMS: Final = ("photochrom.exe", "photochrom-cli.exe")
"""The programs in the frozen folder."""

THUMBPRINT: Final = "PHOTOCHROM_SIGN_THUMBPRINT"
"""Variable with the SHA-1 of a certificate in the store of the user; unset for an unsigned one."""

TIMESTAMP: Final = "PHOTOCHROM_SIGN_TIMESTAMP"
"""Variable with the address of the timestamp server; signatures outlive the certificate by it."""

_TIMESTAMP_SERVER: Final = "http://timestamp.digicert.com"
_PROGRAM_FILES: Final = ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA")
_COMPILER_PLACES: Final = ("Inno Setup 6/ISCC.exe", "Programs/Inno Setup 6/ISCC.exe")
_SIGNER_PLACES: Final = "Windows Kits/10/bin/10.*/x64/signtool.exe"


class PackError(Exception):
    """The installer cannot be made; the message says what is missing."""


@dataclass(frozen=True)
class Signing:
    """How programs are signed.

    Attributes:
        program: signtool of the Windows SDK.
        thumbprint: SHA-1 of the certificate.
        timestamp: address of the timestamp server.
    """

    program: Path
    thumbprint: str
    timestamp: str

    @property
    def command(self) -> tuple[str, ...]:
        """The command, to which files are added."""
        return (
            *(str(self.program), "sign", "/sha1", self.thumbprint),
            *("/fd", "sha256", "/tr", self.timestamp, "/td", "sha256"),
        )


def pack(frozen: Path, output: Path) -> list[Path]:
    """Make the installer.

    Args:
        frozen: the folder with the programs.
        output: where the installer goes; made if need be.

    Returns:
        The installer, with ``unsigned`` in its name where it is not signed.

    Raises:
        PackError: a program, Inno Setup, or signtool where signing is wanted, is missing.
        subprocess.CalledProcessError: signtool or Inno Setup failed, and said why.
    """
    for name in PROGRAMS:
        if not (frozen / name).is_file():
            raise PackError(f"{name} is missing in {frozen}.")
    compiler = find_compiler(os.environ)
    signing = find_signing(os.environ)
    if signing is None:
        sys.stderr.write(f"{THUMBPRINT} is not set: the installer is UNSIGNED.\n")
    else:
        programs = [str(frozen / name) for name in PROGRAMS]
        subprocess.run([*signing.command, *programs], check=True)
    output.mkdir(parents=True, exist_ok=True)
    name = installer_name(project_version(), variant_of(frozen), is_signed=signing is not None)
    command = compiler_command(compiler, frozen, output, name, signing)
    subprocess.run(command, check=True)
    return [output / f"{name}.exe"]


def installer_name(version: str, variant: str, *, is_signed: bool) -> str:
    """Name an installer, without its suffix.

    Args:
        version: such as 0.2.0.
        variant: ``cpu`` or ``gpu``.
        is_signed: else the name says so.
    """
    mark = "" if variant == "cpu" else f"-{variant}"
    return f"Photochrom{mark}-{version}-windows-x64-setup{'' if is_signed else '-unsigned'}"


def variant_of(frozen: Path) -> str:
    """Recognize the variant by the library that runs models on CUDA.

    Args:
        frozen: the frozen folder.

    Returns:
        ``cpu`` or ``gpu``.
    """
    has_cuda = any(frozen.rglob("*onnxruntime_providers_cuda*"))
    return "gpu" if has_cuda else "cpu"


def compiler_command(
    compiler: Path, frozen: Path, output: Path, name: str, signing: Signing | None
) -> list[str]:
    """Put the command line of Inno Setup together.

    Args:
        compiler: ISCC.
        frozen: the frozen folder.
        output: where the installer goes.
        name: of the installer, without suffix.
        signing: how it is signed; None for not at all.
    """
    names = {
        "Version": project_version(),
        "Frozen": frozen.resolve(),
        "Output": output.resolve(),
        "Name": name,
        "License": ROOT / "LICENSE",
    }
    command = [str(compiler), "/Qp", *(f"/D{key}={value}" for key, value in names.items())]
    if signing is not None:
        program, *options = signing.command
        # Inno Setup puts quotes for $q and the quoted file for $f.
        sign = " ".join([f"$q{program}$q", *options, "$f"])
        command += ["/DSigned", f"/Sphotochrom={sign}"]
    return [*command, str(SCRIPT)]


def find_compiler(environment: Mapping[str, str]) -> Path:
    """Find the compiler of Inno Setup 6: on the path, or where it installs itself.

    Args:
        environment: variables of the process.

    Raises:
        PackError: it is not there.
    """
    known = shutil.which("ISCC", path=environment.get("PATH"))
    if known is not None:
        return Path(known)
    for home in _program_folders(environment):
        for place in _COMPILER_PLACES:
            if (home / place).is_file():
                return home / place
    raise PackError("Inno Setup 6 is missing; install it from https://jrsoftware.org/isdl.php.")


def find_signing(environment: Mapping[str, str]) -> Signing | None:
    """Find out how to sign.

    Args:
        environment: variables of the process.

    Returns:
        None where no certificate is named.

    Raises:
        PackError: a certificate is named, but signtool is not there.
    """
    thumbprint = environment.get(THUMBPRINT, "").strip()
    if not thumbprint:
        return None
    program = _find_signer(environment)
    if program is None:
        raise PackError(f"{THUMBPRINT} is set, but signtool is missing; install the Windows SDK.")
    return Signing(program, thumbprint, environment.get(TIMESTAMP) or _TIMESTAMP_SERVER)


def _find_signer(environment: Mapping[str, str]) -> Path | None:
    known = shutil.which("signtool", path=environment.get("PATH"))
    if known is not None:
        return Path(known)
    found = [
        path for home in _program_folders(environment) for path in sorted(home.glob(_SIGNER_PLACES))
    ]
    return found[-1] if found else None


def _program_folders(environment: Mapping[str, str]) -> list[Path]:
    return [Path(environment[name]) for name in _PROGRAM_FILES if environment.get(name)]
