"""Exports without what the photo says about itself, but never without the origin of the colors."""

import pytest
from photo_files import PROVENANCE, colored, photo, write
from PIL import ExifTags, Image

from engine.photo.formats import ImageFormat
from engine.photo.metadata import Metadata, Provenance
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions, write_photo
from engine.photo.xmp import DIGITAL_SOURCE_TYPE, origin_of, provenance_packet

SUFFIXES = [".jpg", ".png", ".tif", ".webp"]
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="uuid:7" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="Box 7"/></rdf:RDF></x:xmpmeta>'
)
IPTC = b"\x1c\x02\x78\0\x0bOn the pier"


def exif_block():
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "A. Photographer"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return exif.tobytes().removeprefix(b"Exif\0\0")


def talkative():
    return photo(metadata=Metadata(exif_block(), XMP, dpi=(300, 300), iptc=IPTC))


def bare(path, source, provenance=PROVENANCE):
    """Write a photo in the format that the name asks for."""
    image_format = next(kind for kind in ImageFormat if kind.suffix == path.suffix)
    options = ExportOptions(image_format, keeps_metadata=False)
    write_photo(path, source, colored(source), options=options, provenance=provenance)
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_of_the_photo_is_told_but_its_resolution(tmp_path, suffix):
    path = bare(tmp_path / f"out{suffix}", talkative())
    data = path.read_bytes()
    for secret in (b"Photographer", b"Box 7", b"uuid:7", b"On the pier"):
        assert secret not in data
    with Image.open(path) as picture:
        assert not picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    read = read_photo(path)
    assert read.metadata.iptc is None
    if suffix != ".webp":  # which holds a resolution in its EXIF alone
        assert read.metadata.dpi == pytest.approx((300, 300), abs=0.05)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_machine_is_named_all_the_same(tmp_path, suffix):
    xmp = read_photo(bare(tmp_path / f"out{suffix}", talkative())).metadata.xmp
    assert DIGITAL_SOURCE_TYPE.encode() in xmp
    assert b"recolor the coat" in xmp


def test_colors_that_a_machine_guessed_before_do_not_pass_for_the_photo_s_own(tmp_path):
    first = read_photo(write(tmp_path / "first.jpg", talkative()))
    touched_up = Provenance(None, None, ("harmonize the sea",))
    xmp = read_photo(bare(tmp_path / "second.png", first, touched_up)).metadata.xmp
    assert DIGITAL_SOURCE_TYPE.encode() in xmp
    for kept in (
        b"Test model",
        b"recolor the coat",
        b"harmonize &lt;sky&gt;",
        b"harmonize the sea",
    ):
        assert kept in xmp
    assert b"Box 7" not in xmp


def test_a_photo_that_says_nothing_of_its_colors_has_no_origin():
    assert origin_of(None) is None
    assert origin_of(XMP) is None
    assert origin_of(b"no xml") is None


def test_the_origin_is_read_however_it_is_written():
    packet = XMP.replace(
        b'dc:source="Box 7"',
        b'xmlns:i="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" i:DigitalSourceType="made up"',
    )
    origin = origin_of(packet)
    assert b"made up" in origin
    again = provenance_packet(origin, Provenance(None, None), width=1, height=1)
    assert b"made up" in again
    assert origin_of(again) is not None


def test_everything_is_kept_unless_it_is_asked_for():
    assert ExportOptions(ImageFormat.PNG).keeps_metadata
