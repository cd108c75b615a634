"""Image file directories: the tagged fields that TIFF files and EXIF blocks are made of.

Sources: TIFF 6.0 section 2 (classic layout), TIFF 6.0 supplement 1 (type IFD), the BigTIFF design
(64-bit layout, types 16 to 18), EXIF 2.32 section 4.6.3 (the Exif, GPS and Interoperability
directories that a directory points to).
"""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

ReadAt = Callable[[int, int], bytes]
"""Reads up to ``size`` bytes at ``offset`` of a file or block: ``read_at(offset, size)``."""

EXIF_POINTER, GPS_POINTER, INTEROPERABILITY_POINTER = 34665, 34853, 40965
_POINTERS = (EXIF_POINTER, GPS_POINTER, INTEROPERABILITY_POINTER)

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, IFD, LONG8, IFD8 = 1, 2, 3, 4, 5, 7, 13, 16, 18

# Bytes per value, and bytes per number in it (a rational is two numbers).
_SIZES = {
    1: (1, 1), 2: (1, 1), 3: (2, 2), 4: (4, 4), 5: (8, 4), 6: (1, 1), 7: (1, 1), 8: (2, 2),
    9: (4, 4), 10: (8, 4), 11: (4, 4), 12: (8, 8), 13: (4, 4), 16: (8, 8), 17: (8, 8), 18: (8, 8),
}  # fmt: skip
_FORMATS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}

# A directory of a photo has dozens of fields; thousands are an attack or damage.
_MAX_FIELDS = 1000
_MAX_VALUE_BYTES = 1 << 26


@dataclass(frozen=True)
class Layout:
    """How numbers and directories are stored.

    Attributes:
        order: '<' (Intel, 'II') or '>' (Motorola, 'MM').
        big: the 64-bit layout of BigTIFF.
    """

    order: str = "<"
    big: bool = False

    @property
    def header(self) -> bytes:
        """The first bytes of a file or block, up to the offset of its first directory."""
        mark = b"II" if self.order == "<" else b"MM"
        if self.big:
            return mark + struct.pack(self.order + "HHH", 43, 8, 0)
        return mark + struct.pack(self.order + "H", 42)

    @property
    def offset_format(self) -> str:
        """`struct` format of an offset, with its byte order."""
        return self.order + ("Q" if self.big else "I")

    @property
    def offset_size(self) -> int:
        """Bytes of an offset."""
        return 8 if self.big else 4

    @property
    def count_format(self) -> str:
        """`struct` format of the number of fields of a directory."""
        return self.order + ("Q" if self.big else "H")

    @classmethod
    def of(cls, header: bytes) -> Self | None:
        """Recognize the layout by the first four bytes of a file or block."""
        for order in "<>":
            for big in (False, True):
                if cls(order, big).header[:4] == header[:4]:
                    return cls(order, big)
        return None


@dataclass(frozen=True)
class Field:
    """The value of a tag.

    Attributes:
        kind: field type, one of the types of TIFF 6.0.
        data: the value, its numbers in Intel byte order whatever the file's.
    """

    kind: int
    data: bytes

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self.data) // _SIZES[self.kind][0]

    @classmethod
    def numbers(cls, kind: int, *values: int) -> Self:
        """Make a field of unsigned integers of a type."""
        return cls(kind, struct.pack(f"<{len(values)}{_FORMATS[kind]}", *values))

    def integer(self) -> int | None:
        """Return the first value if it is an unsigned integer."""
        if self.kind not in _FORMATS or not self.count:
            return None
        value: int = struct.unpack_from("<" + _FORMATS[self.kind], self.data)[0]
        return value


@dataclass(frozen=True)
class Directory:
    """A directory and those it points to.

    Attributes:
        fields: values by tag, without pointers.
        children: directories by the tag that points to them.
    """

    fields: Mapping[int, Field]
    children: Mapping[int, "Directory"] = field(default_factory=dict)


def first_directory_offset(read_at: ReadAt, layout: Layout) -> int:
    """Return the offset of the first directory; 0 where the header is cut off."""
    return _unpack(layout.offset_format, read_at(8 if layout.big else 4, layout.offset_size)) or 0


def parse_directory(read_at: ReadAt, offset: int, layout: Layout) -> Directory:
    """Read a directory and the Exif, GPS and Interoperability directories below it.

    Damaged fields are left out: metadata must not cost the photo.

    Args:
        read_at: reads the file or block; offsets count from its header.
        offset: where the directory begins.
        layout: how it is stored.

    Returns:
        The directory; empty if nothing could be read.
    """
    return _parse(read_at, offset, layout, depth=0)


def serialize_directory(directory: Directory, layout: Layout, base: int) -> bytes:
    """Write a directory, its values and the directories below it as one block.

    Args:
        directory: what to write.
        layout: how to store it.
        base: offset, even, at which the block will lie, counted from the header.

    Returns:
        The block. The directory is its first part, its link to a next directory is 0.
    """
    tags = sorted({*directory.fields, *directory.children})
    count_size = struct.calcsize(layout.count_format)
    end = base + count_size + len(tags) * (4 + 2 * layout.offset_size) + layout.offset_size
    entries, tail = bytearray(), bytearray()
    for tag in tags:
        if tag in directory.children:
            child = serialize_directory(directory.children[tag], layout, end + len(tail))
            kind, count = (IFD8 if layout.big else LONG), 1
            value = struct.pack(layout.offset_format, end + len(tail))
            tail += child
        else:
            kind, count = directory.fields[tag].kind, directory.fields[tag].count
            value = _swapped(directory.fields[tag].data, kind, layout.order)
        if len(value) > layout.offset_size:
            tail += value + bytes(len(value) % 2)
            value = struct.pack(layout.offset_format, end + len(tail) - len(value) - len(value) % 2)
        entries += struct.pack(layout.order + "HH", tag, kind)
        entries += struct.pack(layout.offset_format, count)
        entries += value.ljust(layout.offset_size, b"\0")
    head = struct.pack(layout.count_format, len(tags))
    return bytes(head + entries + bytes(layout.offset_size) + tail)


def _parse(read_at: ReadAt, offset: int, layout: Layout, depth: int) -> Directory:
    count_size = struct.calcsize(layout.count_format)
    count = _unpack(layout.count_format, read_at(offset, count_size)) or 0
    if count > _MAX_FIELDS:
        return Directory({})
    entry_size = 4 + 2 * layout.offset_size
    table = read_at(offset + count_size, count * entry_size)
    fields: dict[int, Field] = {}
    children: dict[int, Directory] = {}
    for start in range(0, len(table) - entry_size + 1, entry_size):
        entry = table[start : start + entry_size]
        tag = struct.unpack_from(layout.order + "H", entry)[0]
        value = _parse_field(read_at, entry, layout)
        if value is None:
            continue
        if tag not in _POINTERS:
            fields[tag] = value
        elif depth < 2 and value.integer():
            children[tag] = _parse(read_at, value.integer() or 0, layout, depth + 1)
    return Directory(fields, {tag: child for tag, child in children.items() if child.fields})


def _parse_field(read_at: ReadAt, entry: bytes, layout: Layout) -> Field | None:
    kind = struct.unpack_from(layout.order + "H", entry, 2)[0]
    count = struct.unpack_from(layout.offset_format, entry, 4)[0]
    if kind not in _SIZES:
        return None
    size = count * _SIZES[kind][0]
    if size > _MAX_VALUE_BYTES:
        return None
    data = entry[4 + layout.offset_size :]
    if size > layout.offset_size:
        data = read_at(struct.unpack(layout.offset_format, data)[0], size)
    if len(data) < size:
        return None
    return Field(kind, _swapped(data[:size], kind, layout.order))


def _swapped(data: bytes, kind: int, order: str) -> bytes:
    width = _SIZES[kind][1]
    if order == "<" or width == 1:
        return data
    return b"".join(data[at : at + width][::-1] for at in range(0, len(data), width))


def _unpack(layout: str, data: bytes) -> int | None:
    if len(data) < struct.calcsize(layout):
        return None
    value: int = struct.unpack_from(layout, data)[0]
    return value
