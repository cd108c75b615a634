"""IPTC captions: archives wrote names, places and rights into them long before XMP.

Sources: IPTC-IIM 4.2 (the records, which are passed on untouched), Adobe Photoshop File Formats
Specification ("Image Resource Blocks": block 1028 in JPEG segment APP13), TIFF tag 33723.
"""

import logging
import struct

from engine.photo.ifd import ASCII, BYTE, UNDEFINED, Directory

_log = logging.getLogger(__name__)

IPTC_TAG = 33723
RESOURCE_BLOCK = 1028

_SIGNATURE = b"Photoshop 3.0\0"
_LARGEST_SEGMENT = 65535


def iptc_of(directory: Directory) -> bytes | None:
    """Return the IPTC records of a TIFF directory."""
    value = directory.fields.get(IPTC_TAG)
    # Some writers count the records in 32-bit numbers; whether those are swapped is unknowable.
    if value is None or value.kind not in (BYTE, ASCII, UNDEFINED):
        return None
    return value.data or None


def jpeg_segment(records: bytes | None) -> bytes:
    """Build the JPEG segment of IPTC records.

    Args:
        records: what to store, if anything.

    Returns:
        The whole segment with its marker; nothing, with a warning, if the records do not fit.
    """
    if records is None:
        return b""
    block = b"8BIM" + struct.pack(">HHI", RESOURCE_BLOCK, 0, len(records)) + records
    content = _SIGNATURE + block + bytes(len(records) % 2)
    if len(content) + 2 > _LARGEST_SEGMENT:
        _log.warning("The IPTC captions are too large for JPEG; they are left out.")
        return b""
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content
