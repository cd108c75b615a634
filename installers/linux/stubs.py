"""Libraries that OpenCV is linked with and Photochrom never calls, in as good as no space.

OpenCV's module does not load without the libraries it was linked with: FFmpeg, for films; libavif,
for a kind of picture that Photochrom does not read; OpenBLAS, for systems of equations. In their
place the folder gets libraries of the same names with the same functions, each of which ends the
program at once. ``CALLED`` is what Photochrom calls of OpenCV; none of it leads to such a function,
and a test compares the list with the code.

Made by the assembler and the linker of binutils, which PyInstaller needs, too.
"""

import platform
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

USER: Final = "cv2/cv2.abi3.so"
"""The module that is linked with the libraries, in the frozen folder."""

CALLED: Final = frozenset(
    {
        "GaussianBlur",
        "Scharr",
        "Sobel",
        "absdiff",
        "bilateralFilter",
        "bitwise_and",
        "blur",
        "boundingRect",
        "boxFilter",
        "cartToPolar",
        "circle",
        "compare",
        "connectedComponents",
        "connectedComponentsWithStats",
        "convertScaleAbs",
        "cvtColor",
        "dilate",
        "distanceTransform",
        "erode",
        "inRange",
        "inpaint",
        "kmeans",
        "magnitude",
        "medianBlur",
        "merge",
        "mixChannels",
        "morphologyEx",
        "polylines",
        "remap",
        "resize",
        "setNumThreads",
        "setRNGSeed",
        "split",
        "subtract",
        "transform",
        "transpose",
        "warpAffine",
        "ximgproc.createGuidedFilter",
        "ximgproc.guidedFilter",
    }
)
"""Functions of OpenCV that Photochrom calls: filters, geometry and drawing, no equations."""

_STUBBED: Final = re.compile(r"lib(?:avcodec|avformat|avutil|swscale|avif|openblasp)-\w+.*\.so.*")
_SYMBOL: Final = re.compile(
    r"^\s*\d+:\s+\S+\s+\d+\s+(FUNC|OBJECT|NOTYPE)\s+\S+\s+\S+\s+(\S+)\s+(\S+)"
)
_TRAPS: Final = {"x86_64": "ud2", "aarch64": "udf #0"}


class StubError(Exception):
    """No stub can be made; the message says why."""


@dataclass(frozen=True, order=True)
class Function:
    """A function of a library.

    Attributes:
        name: of the function.
        version: of its interface; empty where the library has none.
    """

    name: str
    version: str


def is_stubbed(library: str) -> bool:
    """Tell whether a library is replaced, by the name of its file."""
    return _STUBBED.fullmatch(library) is not None


def make_stub(library: Path, user: Path, folder: Path) -> Path:
    """Make what takes the place of a library.

    Args:
        library: the original.
        user: the module that is linked with it.
        folder: to write into.

    Returns:
        The stub, under the name of the library.

    Raises:
        StubError: the user needs more than functions of it, or this processor is not known.
    """
    functions = needed_functions(library, user)
    trap = _TRAPS.get(platform.machine())
    if trap is None:
        raise StubError(f"no instruction is known that ends a program on {platform.machine()}")
    source, script = folder / f"{library.name}.s", folder / f"{library.name}.map"
    source.write_text(_assembly(functions, trap), encoding="ascii")
    script.write_text(_versions(functions), encoding="ascii")
    stub, compiled = folder / library.name, folder / f"{library.name}.o"
    _run("as", "-o", compiled, source)
    _run(
        *("ld", "-shared", "-soname", library.name, "-z", "noexecstack", "-s"),
        *("--hash-style=gnu", "--version-script", script, "-o", stub, compiled),
    )
    return stub


def needed_functions(library: Path, user: Path) -> tuple[Function, ...]:
    """Find what a module needs of a library.

    Args:
        library: the original.
        user: the module that is linked with it.

    Returns:
        By name.

    Raises:
        StubError: the user needs variables of it, which a stub does not have.
    """
    wanted = {name for _, is_defined, name, _ in _symbols(user) if not is_defined}
    found = [each for each in _symbols(library) if each[1] and each[2] in wanted]
    variables = [name for kind, _, name, _ in found if kind == "OBJECT"]
    if variables:
        raise StubError(f"{user.name} reads {', '.join(variables)} of {library.name}")
    return tuple(sorted({Function(name, version) for _, _, name, version in found}))


def _symbols(path: Path) -> Iterable[tuple[str, bool, str, str]]:
    for line in _run("readelf", "--dyn-syms", "--wide", path).splitlines():
        match = _SYMBOL.match(line)
        if match is not None:
            name, _, version = match[3].partition("@")
            yield match[1], match[2] != "UND", name, version.lstrip("@")


def _assembly(functions: Iterable[Function], trap: str) -> str:
    lines = [".text"]
    for function in functions:
        lines += [f".globl {function.name}", f".type {function.name}, %function"]
        lines.append(f"{function.name}:")
    return "\n".join([*lines, f"    {trap}", '.section .note.GNU-stack,"",%progbits', ""])


def _versions(functions: Iterable[Function]) -> str:
    by_version: dict[str, list[str]] = {}
    for function in functions:
        by_version.setdefault(function.version, []).append(f"    {function.name};")
    if not by_version:
        return "{ local: *; };\n"
    if "" in by_version:
        return "{\n  global:\n" + "\n".join(by_version[""]) + "\n  local: *;\n};\n"
    blocks = [f"{name} {{\n" + "\n".join(names) + "\n};" for name, names in by_version.items()]
    return "\n".join(blocks) + "\n"


def _run(*command: str | Path) -> str:
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise StubError(f"{command[0]} failed: {done.stderr.strip()}")
    return done.stdout
