"""The frozen folder: where it lies, what stands in its programs, and whether it is complete."""

import sys
from pathlib import Path
from typing import Any

from installers.contents import foreign_packages, is_wanted
from installers.project import DIST, FROZEN_NAME
from installers.variants import Variant


class FrozenError(Exception):
    """The frozen folder is not what it should be; the message says how."""


def frozen_path() -> Path:
    """Return where the frozen program of this system lies."""
    return DIST / (f"{FROZEN_NAME}.app" if sys.platform == "darwin" else FROZEN_NAME)


def inner_folder(frozen: Path) -> Path:
    """Return the folder with everything but the programs.

    Args:
        frozen: ``Photochrom`` or ``Photochrom.app``.
    """
    return frozen / "Contents" / "Frameworks" if frozen.suffix == ".app" else frozen / "_internal"


def variant_of(frozen: Path) -> Variant:
    """Tell what the models of a frozen program can run on, by the runtime that it brings.

    Args:
        frozen: ``Photochrom`` or ``Photochrom.app``.
    """
    brings_gpu = any(inner_folder(frozen).glob("onnxruntime_gpu-*.dist-info"))
    return Variant.GPU if brings_gpu else Variant.CPU


def check(frozen: Path) -> None:
    """Look whether all is there that must be, and nothing that must not.

    Args:
        frozen: ``Photochrom`` or ``Photochrom.app``.

    Raises:
        FrozenError: something is missing, or there is something foreign.
    """
    inner = inner_folder(frozen)
    needed = ("resources/models/photochrom-base.onnx", "licenses/README.txt", "licenses/Photochrom")
    missing = [name for name in needed if not (inner / name).exists()]
    if missing:
        raise FrozenError(f"missing in {inner}: {', '.join(missing)}")
    names = [path.relative_to(inner).as_posix() for path in inner.rglob("*") if path.is_file()]
    unwanted = [name for name in names if not is_wanted(name)]
    if unwanted or foreign_packages(names):
        raise FrozenError(f"not to be frozen: {', '.join([*unwanted, *foreign_packages(names)])}")


def file_version(version: str, name: str) -> Any:  # noqa: ANN401 - a class of the build environment
    """Describe a program for Windows, as the properties of its file show it.

    Args:
        version: such as 0.1.0.
        name: of the program, without its suffix.
    """
    from PyInstaller.utils.win32 import versioninfo as info

    from installers.project import project

    numbers = version_numbers(version)
    texts = {
        "CompanyName": FROZEN_NAME,
        "FileDescription": project().description,
        "FileVersion": version,
        "InternalName": name,
        "OriginalFilename": f"{name}.exe",
        "ProductName": FROZEN_NAME,
        "ProductVersion": version,
        "LegalCopyright": project().license,
    }
    table = info.StringTable("040904B0", [info.StringStruct(*pair) for pair in texts.items()])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo([table]),
            info.VarFileInfo([info.VarStruct("Translation", [0x409, 1200])]),
        ],
    )


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """Return the four numbers that Windows wants; what follows digits, such as rc1, is left out."""
    numbers = []
    for part in version.split(".")[:4]:
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        numbers.append(int(digits or 0))
        if digits != part:
            break
    padded = (*numbers, 0, 0, 0, 0)
    return padded[0], padded[1], padded[2], padded[3]
