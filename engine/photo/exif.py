"""EXIF: what is kept of it, what a new file makes untrue, and how it is stored again.

Source: EXIF 2.32 (CIPA DC-008-2019), tables of section 4.6.
"""

import struct
from fractions import Fraction

from engine.photo.ifd import (
    EXIF_POINTER,
    LONG,
    RATIONAL,
    SHORT,
    Directory,
    Field,
    Layout,
    first_directory_offset,
    parse_directory,
    serialize_directory,
)
from engine.photo.orientation import UPRIGHT

ORIENTATION = 274
_X_RESOLUTION, _Y_RESOLUTION, _RESOLUTION_UNIT = 282, 283, 296
_INCH, _CENTIMETER = 2, 3
_CENTIMETERS_PER_INCH = 2.54
_COLOR_SPACE, _PIXEL_X_DIMENSION, _PIXEL_Y_DIMENSION = 40961, 40962, 40963
_MAKER_NOTE = 37500
_ABSURD_RESOLUTION = 1e6
_SRGB, _UNCALIBRATED = 1, 65535

# Fields of a TIFF directory that describe the photo and not how its pixels are stored:
# names and texts, camera, date, artist, copyright, rating, the Windows texts.
_DESCRIPTIVE = frozenset(
    (269, 270, 271, 272, 285, 305, 306, 315, 316, 18246, 18249, 33432, *range(40091, 40096))
)

# Fields of an EXIF block that speak of pixels or files that are no longer there: image layout,
# strips, tiles, sub-images, the JPEG thumbnail, an XMP or ICC copy.
_STRUCTURAL = frozenset(
    (254, 255, 256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 317, 320, 322, 323, 324, 325,
     330, 338, 339, 347, 513, 514, 529, 530, 531, 532, 700, 34377, 34675)
)  # fmt: skip


def parse_exif(block: bytes) -> tuple[Directory, Layout] | None:
    """Parse an EXIF block, its thumbnail directory left aside.

    Args:
        block: EXIF beginning with its TIFF header.

    Returns:
        The main directory with those below it, and how it was stored; None if the block is
        unreadable or empty.
    """
    layout = Layout.of(block)
    if layout is None:
        return None

    def read_at(offset: int, size: int) -> bytes:
        return block[offset : offset + size]

    directory = parse_directory(read_at, first_directory_offset(read_at, layout), layout)
    return (directory, layout) if directory.fields or directory.children else None


def exif_block(directory: Directory, layout: Layout) -> bytes:
    """Store a directory as an EXIF block with a header of its own."""
    layout = Layout(layout.order)
    start = len(layout.header) + layout.offset_size
    header = layout.header + struct.pack(layout.offset_format, start)
    return header + serialize_directory(directory, layout, start)


def descriptive(directory: Directory) -> Directory:
    """Keep of a TIFF directory what describes the photo, and the directories below it."""
    kept = {tag: value for tag, value in directory.fields.items() if tag in _DESCRIPTIVE}
    return Directory(kept, directory.children)


def orientation_of(directory: Directory) -> int:
    """Return the orientation, 1 to 8; 1 where none or nonsense is given."""
    value = directory.fields.get(ORIENTATION)
    orientation = None if value is None else value.integer()
    return orientation if orientation is not None and 1 <= orientation <= 8 else UPRIGHT


def resolution_of(directory: Directory) -> tuple[float, float] | None:
    """Return the resolution in pixels per inch, horizontal and vertical, if it is stated."""
    fields = directory.fields
    unit_field = fields.get(_RESOLUTION_UNIT)
    unit = _INCH if unit_field is None else unit_field.integer()
    if unit not in (_INCH, _CENTIMETER):
        return None
    across, down = (_ratio(fields.get(tag)) for tag in (_X_RESOLUTION, _Y_RESOLUTION))
    if across is None or down is None:
        return None
    scale = _CENTIMETERS_PER_INCH if unit == _CENTIMETER else 1.0
    return across * scale, down * scale


def renewed(
    directory: Directory,
    *,
    width: int,
    height: int,
    dpi: tuple[float, float] | None,
    srgb: bool,
) -> Directory:
    """Make EXIF true for a new file of the same photo.

    The orientation becomes upright, sizes, resolution and color space are those of the new file,
    the thumbnail and everything about the storage of the old pixels goes.

    Args:
        directory: EXIF of the source.
        width: pixels in a row of the new file.
        height: rows of the new file.
        dpi: its resolution, if known.
        srgb: its colors are sRGB, not those of another profile.

    Returns:
        The new directory.
    """
    fields = {tag: value for tag, value in directory.fields.items() if tag not in _STRUCTURAL}
    fields[ORIENTATION] = Field.numbers(SHORT, UPRIGHT)
    if dpi is not None:
        fields |= resolution_fields(dpi)
    children = dict(directory.children)
    if EXIF_POINTER in children:
        children[EXIF_POINTER] = _renewed_details(children[EXIF_POINTER], width, height, srgb)
    return Directory(fields, children)


def without_maker_note(directory: Directory) -> Directory:
    """Leave out the camera maker's private part, by far the largest of EXIF."""
    details = directory.children.get(EXIF_POINTER)
    if details is None:
        return directory
    kept = {tag: value for tag, value in details.fields.items() if tag != _MAKER_NOTE}
    children = {**directory.children, EXIF_POINTER: Directory(kept, details.children)}
    return Directory(directory.fields, children)


def resolution_fields(dpi: tuple[float, float]) -> dict[int, Field]:
    """Express a resolution in pixels per inch as TIFF fields."""
    return {
        _X_RESOLUTION: _rational(dpi[0]),
        _Y_RESOLUTION: _rational(dpi[1]),
        _RESOLUTION_UNIT: Field.numbers(SHORT, _INCH),
    }


def _renewed_details(details: Directory, width: int, height: int, srgb: bool) -> Directory:  # noqa: FBT001
    truth = {
        _PIXEL_X_DIMENSION: Field.numbers(LONG, width),
        _PIXEL_Y_DIMENSION: Field.numbers(LONG, height),
        _COLOR_SPACE: Field.numbers(SHORT, _SRGB if srgb else _UNCALIBRATED),
    }
    corrected = {tag: value for tag, value in truth.items() if tag in details.fields}
    return Directory({**details.fields, **corrected}, details.children)


def _ratio(value: Field | None) -> float | None:
    if value is None or value.kind != RATIONAL or value.count != 1:
        return None
    numerator, denominator = struct.unpack("<II", value.data)
    ratio = numerator / denominator if denominator else 0.0
    return ratio if 0 < ratio < _ABSURD_RESOLUTION else None


def _rational(value: float) -> Field:
    ratio = Fraction(value).limit_denominator(10_000)
    return Field(RATIONAL, struct.pack("<II", min(ratio.numerator, 2**32 - 1), ratio.denominator))
