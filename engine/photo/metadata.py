"""What a photo carries beside its pixels, and what an export says about its origin."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Metadata:
    """Metadata blocks as they stood in the file.

    Attributes:
        exif: EXIF block beginning with its TIFF header ('II' or 'MM'), without the 'Exif' marker
            of JPEG; for a TIFF file a block of its descriptive tags.
        xmp: XMP packet, XML.
        icc: ICC profile that describes the colors of the source; None if there was none or it
            was unusable.
        dpi: horizontal and vertical resolution in pixels per inch of the photo as it is seen.
        iptc: IPTC-IIM records (captions); kept in JPEG and TIFF.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    icc: bytes | None = None
    dpi: tuple[float, float] | None = None
    iptc: bytes | None = None


@dataclass(frozen=True)
class Provenance:
    """Where the colors of an export come from.

    Attributes:
        model_name: name of the model that guessed them; None for colors that the source already
            had, about which its metadata go on saying what they said.
        model_version: its version; None as the name.
        edits: what the user then changed, in order, in plain words.
    """

    model_name: str | None
    model_version: str | None
    edits: tuple[str, ...] = ()
