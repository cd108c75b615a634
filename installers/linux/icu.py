"""The data of ICU, as far as Qt asks for them in this program: how texts are compared and sorted.

Qt's own tables know languages, dates and numbers. ICU's would add their names in hundreds of
languages, converters of old character sets, and more, which takes 24 of 32 MB. They are left out of
the package of data, whose form is that of "cmnd" files (ICU, source/common/ucmndata.h).
"""

import re
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LIBRARY: Final = re.compile(r"libicudata\.so\.\d+")
_SYMBOL: Final = re.compile(
    r"^\s*\d+:\s+([0-9a-f]+)\s+(\w+)\s+OBJECT\s.*\s(icudt\d+_dat)$", re.MULTILINE
)
_SEGMENT: Final = re.compile(
    r"^\s+LOAD\s+(0x[0-9a-f]+)\s+(0x[0-9a-f]+)\s+0x[0-9a-f]+\s+(0x[0-9a-f]+)", re.MULTILINE
)
_LEFT_OUT: Final = re.compile(
    r"^\w+/(?:(?:brkitr|unit|zone|curr|lang|region|translit|rbnf)/.*|.*\.cnv)$"
)
_ALIGNMENT: Final = 16


@dataclass(frozen=True)
class Item:
    """A part of the data.

    Attributes:
        name: such as icudt73l/coll/de.res.
        content: its bytes.
    """

    name: str
    content: bytes


def is_data_library(library: str) -> bool:
    """Tell whether a file is the library of ICU's data, by its name."""
    return _LIBRARY.fullmatch(library) is not None


def make_small(library: Path, folder: Path) -> Path:
    """Make the library without what is never asked for.

    Args:
        library: the original.
        folder: to write into.

    Returns:
        The new one, under the same name.

    Raises:
        ValueError: the library has another form.
        subprocess.CalledProcessError: assembler or linker failed.
    """
    symbol, package = _package(library)
    kept = [item for item in read_items(package) if not _LEFT_OUT.match(item.name)]
    data, source = folder / "icu.dat", folder / "icu.s"
    data.write_bytes(with_items(package, kept))
    source.write_text(
        f".section .rodata\n.balign {_ALIGNMENT}\n.globl {symbol}\n.type {symbol}, %object\n"
        f'{symbol}:\n.incbin "{data.name}"\n.size {symbol}, . - {symbol}\n'
        '.section .note.GNU-stack,"",%progbits\n',
        encoding="ascii",
    )
    small = folder / library.name
    for command in (
        ["as", "-o", "icu.o", source.name],
        [
            "ld",
            "-shared",
            "-s",
            "-z",
            "noexecstack",
            "-soname",
            library.name,
            "-o",
            small.name,
            "icu.o",
        ],
    ):
        subprocess.run(command, cwd=folder, check=True)
    return small


def read_items(package: bytes) -> list[Item]:
    """Take a package of data apart.

    Args:
        package: from its header on.

    Raises:
        ValueError: it is none.
    """
    if package[2:4] != b"\xda\x27" or package[12:16] != b"CmnD":
        raise ValueError("these are no data of ICU")
    table = struct.unpack_from("<H", package)[0]
    count = struct.unpack_from("<I", package, table)[0]
    places = [struct.unpack_from("<II", package, table + 4 + 8 * index) for index in range(count)]
    ends = [*(start for _, start in places[1:]), len(package) - table]
    return [
        Item(_name(package, table + name), package[table + start : table + end])
        for (name, start), end in zip(places, ends, strict=True)
    ]


def with_items(package: bytes, items: list[Item]) -> bytes:
    """Put a package of data together.

    Args:
        package: whose header is used.
        items: by name, in the order of the original.
    """
    header = package[: struct.unpack_from("<H", package)[0]]
    names = b"".join(item.name.encode("ascii") + b"\0" for item in items)
    head = 4 + 8 * len(items)
    # Offsets count from the table, which the length of the header must not bring out of step.
    start = _padded(len(header) + head + len(names)) - len(header)
    table, contents, name_at = [struct.pack("<I", len(items))], bytearray(), head
    for item in items:
        table.append(struct.pack("<II", name_at, start + len(contents)))
        name_at += len(item.name) + 1
        contents += item.content.ljust(_padded(len(item.content)), b"\0")
    front = (b"".join(table) + names).ljust(start, b"\0")
    return header + front + bytes(contents)


def _package(library: Path) -> tuple[str, bytes]:
    symbols = _readelf("--dyn-syms", library)
    match = _SYMBOL.search(symbols)
    if match is None:
        raise ValueError(f"{library.name} has no data")
    address, size = int(match[1], 16), int(match[2], 0)
    for segment in _SEGMENT.findall(_readelf("--program-headers", library)):
        offset, start, length = (int(number, 16) for number in segment)
        if start <= address < start + length:
            place = offset + address - start
            return match[3], library.read_bytes()[place : place + size]
    raise ValueError(f"the data of {library.name} are in no segment")


def _readelf(what: str, library: Path) -> str:
    return subprocess.run(
        ["readelf", what, "--wide", str(library)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def _name(package: bytes, start: int) -> str:
    return package[start : package.index(b"\0", start)].decode("ascii")


def _padded(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT
