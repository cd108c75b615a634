"""The image formats that are read and written, and how their content is recognized."""

from enum import Enum

from engine.photo.errors import PhotoError


class ImageFormat(Enum):
    """A format that photos are written in."""

    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    WEBP = "webp"

    @property
    def suffix(self) -> str:
        """The file name suffix of new files, with its dot."""
        return {"jpeg": ".jpg", "png": ".png", "tiff": ".tif", "webp": ".webp"}[self.value]

    @property
    def max_bit_depth(self) -> int:
        """The most bits per channel that are written: 8 or 16."""
        return 16 if self in (ImageFormat.PNG, ImageFormat.TIFF) else 8

    @property
    def max_side(self) -> int:
        """The most pixels along one side that the format and its encoder can hold.

        libjpeg stops at 65500 (jmorecfg.h) short of the 65535 of ITU-T T.81; WebP has 14 bits a
        side (RFC 9649 section 2.6); PNG and TIFF count to 2^31 - 1 and more.
        """
        return {"jpeg": 65500, "webp": 16383}.get(self.value, 2**31 - 1)

    @property
    def has_alpha(self) -> bool:
        """Whether the format can hold opacity."""
        return self is not ImageFormat.JPEG

    @property
    def has_iptc(self) -> bool:
        """Whether the format has a place for IPTC captions."""
        return self in (ImageFormat.JPEG, ImageFormat.TIFF)

    @property
    def title(self) -> str:
        """The name that users know the format by."""
        return "WebP" if self is ImageFormat.WEBP else self.name


_KEPT = {
    "JPEG": ImageFormat.JPEG,
    "PNG": ImageFormat.PNG,
    "TIFF": ImageFormat.TIFF,
    "WEBP": ImageFormat.WEBP,
    "BMP": ImageFormat.PNG,
    "GIF": ImageFormat.PNG,
}

_SOURCE_OF_SUFFIX = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".jpe": "JPEG",
    ".jfif": "JPEG",
    ".png": "PNG",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".webp": "WEBP",
    ".bmp": "BMP",
    ".dib": "BMP",
    ".gif": "GIF",
}

READABLE_SUFFIXES: frozenset[str] = frozenset(_SOURCE_OF_SUFFIX)
"""Lower-case file name suffixes, with their dots, of the formats that can be read."""


def format_for_output(source: str) -> ImageFormat:
    """Choose the format that keeps a photo as it was; BMP and GIF become PNG.

    Args:
        source: ``Photo.source_format`` ('JPEG') or a file name suffix ('.jpg'), in any case.

    Returns:
        The format to write.

    Raises:
        PhotoError: no readable format has this name or suffix.
    """
    name = _SOURCE_OF_SUFFIX.get(source.lower(), source.upper())
    if name not in _KEPT:
        raise PhotoError("The file name does not end like that of a photo; add .jpg, .png or .tif.")
    return _KEPT[name]


def recognize(header: bytes) -> str | None:
    """Tell the format of a file from its first bytes, whatever its name says.

    Args:
        header: the first 16 bytes or more.

    Returns:
        'JPEG', 'PNG', 'TIFF', 'WEBP', 'BMP' or 'GIF'; None for anything else.
    """
    if header[:4] == b"RIFF" and header[8:12] == b"WEBP":
        return "WEBP"
    for magic, name in _MAGIC:
        if header.startswith(magic):
            return name
    return None


_MAGIC = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),  # BigTIFF
    (b"MM\0+", "TIFF"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
)
