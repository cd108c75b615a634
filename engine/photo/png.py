"""PNG chunks (Portable Network Graphics specification, third edition, W3C 2025)."""

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from engine.photo.errors import PhotoError

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_HEADER_END = len(SIGNATURE) + 4 + 4 + 13 + 4  # IHDR: length, name, 13 bytes, checksum
_METERS_PER_INCH = 0.0254
_UNIT_METER = 1
_PIECE = 1 << 20


def bit_depth_of(header: bytes) -> int | None:
    """Read the bits per channel from the first 32 bytes of a file (section 11.2.1).

    Args:
        header: the beginning of a PNG file.

    Returns:
        1, 2, 4, 8 or 16; None if the header is cut off or is none.
    """
    if len(header) < len(SIGNATURE) + 17 or header[12:16] != b"IHDR":
        return None
    return header[24]


def check_chunks(file: BinaryIO) -> None:
    """Verify that the chunks that pixels depend on are complete and unharmed.

    Decoders are lenient: they stop at the last row and never look at the checksum behind it.

    Args:
        file: a PNG file at its beginning; left at an undefined position.

    Raises:
        PhotoError: a chunk is cut off, missing or its checksum is wrong.
    """
    file.seek(len(SIGNATURE))
    name = b""
    while name != b"IEND":
        head = file.read(8)
        if len(head) < 8:
            raise PhotoError("The PNG file is incomplete: its end is missing.")
        length, name = struct.unpack(">I4s", head)
        checksum = _checksum(file, name, length)
        stored = file.read(4)
        # A capital first letter marks the chunks that are critical (section 5.4).
        if name[:1].isupper() and stored != struct.pack(">I", checksum):
            raise PhotoError("The PNG file is damaged: a checksum is wrong.")


def chunk(name: bytes, data: bytes) -> bytes:
    """Build a chunk with its length and checksum (section 5.3)."""
    checksum = zlib.crc32(data, zlib.crc32(name))
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)


def icc_chunk(profile: bytes) -> bytes:
    """Build an iCCP chunk (section 11.3.2.3)."""
    return chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(profile, 9))


def resolution_chunk(dpi: tuple[float, float]) -> bytes:
    """Build a pHYs chunk from pixels per inch (section 11.3.4.3)."""
    across, down = (round(value / _METERS_PER_INCH) for value in dpi)
    return chunk(b"pHYs", struct.pack(">IIB", across, down, _UNIT_METER))


def exif_chunk(block: bytes) -> bytes:
    """Build an eXIf chunk from a block beginning with its TIFF header (section 11.3.4.6)."""
    return chunk(b"eXIf", block)


def xmp_chunk(packet: bytes) -> bytes:
    """Build the uncompressed iTXt chunk that XMP prescribes (XMP part 3, section 1.1.5)."""
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)


def with_chunks(encoded: bytes, chunks: list[bytes]) -> Iterator[memoryview]:
    """Insert chunks behind the header, where every kind that is built here may stand.

    Args:
        encoded: a whole PNG file without chunks of these kinds.
        chunks: in the order to write.

    Yields:
        The pieces of the new file, in order; the pixels are not copied.
    """
    whole = memoryview(encoded)
    yield whole[:_HEADER_END]
    for inserted in chunks:
        yield memoryview(inserted)
    yield whole[_HEADER_END:]


def _checksum(file: BinaryIO, name: bytes, length: int) -> int:
    checksum = zlib.crc32(name)
    while length > 0:
        part = file.read(min(length, _PIECE))
        if not part:
            raise PhotoError("The PNG file is incomplete: its end is missing.")
        checksum = zlib.crc32(part, checksum)
        length -= len(part)
    return checksum
