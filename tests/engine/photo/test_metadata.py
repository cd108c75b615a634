"""Metadata: what is read, what is kept in an export, and what an export makes untrue."""

import imagecodecs
import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from photo_files import encoded, gradient, photo, small_file, tiff_bytes, write
from PIL import ExifTags, Image, IptcImagePlugin, TiffImagePlugin

from engine.photo.color_management import srgb_profile
from engine.photo.metadata import Metadata
from engine.photo.read import read_photo

SUFFIXES = [".jpg", ".png", ".tif", ".webp"]
EXIF, GPS = ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="Box 7"/></rdf:RDF></x:xmpmeta>'
)


def exif_block(orientation=1, endian="<"):
    exif = Image.Exif()
    exif.endian = endian
    exif[ExifTags.Base.Make] = "Voigtländer"
    exif[ExifTags.Base.Artist] = "A. Photographer"
    exif[ExifTags.Base.Orientation] = orientation
    details = exif.get_ifd(EXIF)
    details[ExifTags.Base.DateTimeOriginal] = "1937:05:06 19:25:00"
    details[ExifTags.Base.ExifImageWidth] = 9999
    details[ExifTags.Base.ExifImageHeight] = 8888
    details[ExifTags.Base.ExposureTime] = TiffImagePlugin.IFDRational(1, 125)
    details[ExifTags.Base.MakerNote] = b"\1\2\3private"
    exif.get_ifd(GPS)[ExifTags.GPS.GPSLatitudeRef] = "N"
    exif.get_ifd(GPS)[ExifTags.GPS.GPSLatitude] = (40.0, 1.0, 30.5)
    return exif.tobytes().removeprefix(b"Exif\0\0")


def exif_of(path):
    with Image.open(path) as picture:
        picture.load()
        exif = picture.getexif()
        return dict(exif), dict(exif.get_ifd(EXIF)), dict(exif.get_ifd(GPS))


def upright(orientation):
    """Encode a picture so that a reader who obeys the orientation sees the gradient."""
    turn = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Image.Transpose that undoes each
    picture = Image.fromarray(gradient())
    return picture if orientation == 1 else picture.transpose(Image.Transpose(turn[orientation]))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("source_format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_every_orientation_is_turned_upright(tmp_path, orientation, source_format):
    expected = read_from(tmp_path, encoded(Image.fromarray(gradient()), "PNG")).lightness
    stored = upright(orientation)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    options = {"JPEG": {"quality": 98, "subsampling": 0}, "WEBP": {"lossless": True}}
    data = encoded(stored, source_format, exif=exif, **options.get(source_format, {}))
    read = read_from(tmp_path, data)
    assert read.lightness.shape == expected.shape
    assert np.abs(read.lightness - expected).mean() < 1
    assert read.lightness.flags.c_contiguous


def read_from(tmp_path, data):
    path = tmp_path / "source"
    path.write_bytes(data)
    return read_photo(path)


def test_opacity_and_resolution_are_turned_with_the_picture(tmp_path):
    picture = Image.fromarray(gradient(channels=4))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    read = read_from(tmp_path, encoded(picture, "PNG", exif=exif, dpi=(300, 100)))
    np.testing.assert_array_equal(read.alpha, np.rot90(gradient(channels=4)[..., 3], -1))
    assert read.metadata.dpi == pytest.approx((100, 300), abs=0.1)


@pytest.mark.parametrize("source_format", ["JPEG", "PNG", "WEBP"])
def test_blocks_are_read_as_they_are(tmp_path, source_format):
    profile = bytes(imagecodecs.cms_profile("adobergb"))
    data = encoded(
        Image.fromarray(gradient()),
        source_format,
        exif=b"Exif\0\0" + exif_block(),
        icc_profile=profile,
        **({} if source_format == "PNG" else {"xmp": XMP}),
    )
    metadata = read_from(tmp_path, data).metadata
    assert metadata.exif == exif_block()
    assert metadata.icc == profile
    assert metadata.xmp == (None if source_format == "PNG" else XMP)


@pytest.mark.parametrize("source_format", ["JPEG", "PNG", "BMP", "TIFF"])
def test_resolution_is_read(tmp_path, source_format):
    data = encoded(Image.fromarray(gradient()), source_format, dpi=(300, 200))
    assert read_from(tmp_path, data).metadata.dpi == pytest.approx((300, 200), abs=0.1)


def test_a_photo_without_metadata_has_none(tmp_path):
    assert read_from(tmp_path, small_file("PNG")).metadata == Metadata()


@pytest.mark.parametrize("endian", ["<", ">"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_exif_survives_with_its_gps_and_details(tmp_path, suffix, endian):
    source = photo(metadata=Metadata(exif=exif_block(orientation=6, endian=endian)))
    main, details, gps = exif_of(write(tmp_path / f"out{suffix}", source))
    assert main[ExifTags.Base.Artist] == "A. Photographer"
    assert details[ExifTags.Base.DateTimeOriginal] == "1937:05:06 19:25:00"
    assert details[ExifTags.Base.ExposureTime] == pytest.approx(1 / 125)
    assert details[ExifTags.Base.MakerNote] == b"\1\2\3private"
    assert gps[ExifTags.GPS.GPSLatitude] == (40.0, 1.0, 30.5)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_exif_becomes_true_for_the_upright_export(tmp_path, suffix):
    source = photo(metadata=Metadata(exif=exif_block(orientation=6)))
    main, details, _ = exif_of(write(tmp_path / f"out{suffix}", source))
    assert main[ExifTags.Base.Orientation] == 1
    assert details[ExifTags.Base.ExifImageWidth] == source.width
    assert details[ExifTags.Base.ExifImageHeight] == source.height


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_export_read_again_is_not_turned_twice(tmp_path, suffix):
    source = photo(metadata=Metadata(exif=exif_block(orientation=6)))
    read = read_photo(write(tmp_path / f"out{suffix}", source, quality=100))
    assert np.abs(read.lightness - source.lightness).mean() < 0.5


def test_the_stale_thumbnail_is_dropped(tmp_path):
    thumbnail = encoded(Image.new("RGB", (16, 12), "red"), "JPEG")
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "x"
    first = exif.get_ifd(ExifTags.IFD.IFD1)
    first[ExifTags.Base.Compression] = 6
    first[ExifTags.Base.JpegIFOffset] = 0
    first[ExifTags.Base.JpegIFByteCount] = len(thumbnail)
    block = exif.tobytes().removeprefix(b"Exif\0\0") + thumbnail
    path = write(tmp_path / "out.jpg", photo(metadata=Metadata(exif=block)))
    with Image.open(path) as picture:
        assert not picture.getexif().get_ifd(ExifTags.IFD.IFD1)
        assert thumbnail not in picture.info["exif"]


def test_tiff_tags_become_exif_and_return_to_tiff(tmp_path):
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + exif_block())
    read = read_from(tmp_path, encoded(Image.fromarray(gradient()), "TIFF", exif=exif))
    for suffix in SUFFIXES:
        main, details, gps = exif_of(write(tmp_path / f"out{suffix}", read))
        assert main[ExifTags.Base.Artist] == "A. Photographer"
        assert details[ExifTags.Base.DateTimeOriginal] == "1937:05:06 19:25:00"
        assert gps[ExifTags.GPS.GPSLatitudeRef] == "N"


def test_tiff_points_to_its_exif_for_an_independent_reader(tmp_path):
    source = photo(metadata=Metadata(exif=exif_block(endian=">"), dpi=(600, 600)))
    with tifffile.TiffFile(write(tmp_path / "out.tif", source)) as tiff:
        tags = tiff.pages[0].tags
        assert tags["ExifTag"].value["DateTimeOriginal"] == "1937:05:06 19:25:00"
        assert tags["GPSTag"].value["GPSLatitudeRef"] == "N"
        assert tags["Make"].value.startswith("Voigtl")
        assert tags["XResolution"].value == (600, 1)
        assert tags["ResolutionUnit"].value == 2


def test_storage_tags_of_the_source_do_not_leak_into_the_export(tmp_path):
    source = tiff_bytes(gradient(depth=16), photometric="rgb", rowsperstrip=3, compression="lzw")
    path = write(tmp_path / "out.jpg", read_from(tmp_path, source))
    main, _, _ = exif_of(path)
    assert not {256, 257, 258, 259, 273, 277, 278, 279} & set(main)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif"])
def test_resolution_is_kept(tmp_path, suffix):
    path = write(tmp_path / f"out{suffix}", photo(metadata=Metadata(dpi=(300, 150))))
    with Image.open(path) as picture:
        assert picture.info["dpi"] == pytest.approx((300, 150), abs=0.02)
    assert read_photo(path).metadata.dpi == pytest.approx((300, 150), abs=0.02)


def test_resolution_reaches_webp_through_exif(tmp_path):
    source = photo(metadata=Metadata(exif=exif_block(), dpi=(300, 150)))
    main, _, _ = exif_of(write(tmp_path / "out.webp", source))
    assert (main[282], main[283], main[296]) == (300, 150, 2)
    assert read_photo(tmp_path / "out.webp").metadata.dpi == (300, 150)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_resolution_is_invented(tmp_path, suffix):
    source = photo(metadata=Metadata(exif=exif_block()))
    path = write(tmp_path / f"out{suffix}", source)
    assert read_photo(path).metadata.dpi is None


def test_exif_of_any_size_never_stops_a_jpeg(tmp_path, caplog):
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "kept"
    exif.get_ifd(EXIF)[ExifTags.Base.MakerNote] = bytes(70_000)
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    main, details, _ = exif_of(write(tmp_path / "out.jpg", photo(metadata=Metadata(exif=block))))
    assert main[ExifTags.Base.Artist] == "kept"
    assert ExifTags.Base.MakerNote not in details
    assert "camera maker's notes" in caplog.text

    exif[ExifTags.Base.ImageDescription] = "x" * 70_000
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    main, _, _ = exif_of(write(tmp_path / "big.jpg", photo(metadata=Metadata(exif=block))))
    assert main == {}
    assert "EXIF metadata is too large" in caplog.text


@pytest.mark.parametrize("block", [b"", b"II", b"II*\0\xff\xff\xff\xff", b"junk" * 9])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_broken_exif_never_stops_an_export(tmp_path, suffix, block):
    source = photo(metadata=Metadata(exif=block))
    assert read_photo(write(tmp_path / f"out{suffix}", source)).height == source.height


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.dictionaries(st.integers(0, 300), st.integers(0, 255), max_size=12),
    suffix=st.sampled_from(SUFFIXES),
)
def test_damaged_exif_never_stops_an_export(tmp_path, changes, suffix):
    block = bytearray(exif_block())
    for place, value in changes.items():
        block[place % len(block)] = value
    source = photo(np.full((2, 3), 50, np.float32), metadata=Metadata(exif=bytes(block)))
    path = write(tmp_path / f"out{suffix}", source, overwrite=True)
    assert read_photo(path).width == 3


def test_xmp_of_any_size_never_stops_a_jpeg(tmp_path, caplog):
    large = XMP.replace(b"Box 7", b"B" * 70_000)
    path = write(tmp_path / "out.jpg", photo(metadata=Metadata(xmp=large)))
    xmp = read_photo(path).metadata.xmp
    assert b"compositeWithTrainedAlgorithmicMedia" in xmp
    assert b"BBBB" not in xmp
    assert "XMP metadata is too large" in caplog.text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_xmp_of_the_source_and_of_the_export_are_both_there(tmp_path, suffix):
    path = write(tmp_path / f"out{suffix}", photo(metadata=Metadata(xmp=XMP)))
    with Image.open(path) as picture:
        picture.load()
        xmp = picture.info["xmp"]
    assert b"Box 7" in xmp
    assert b"compositeWithTrainedAlgorithmicMedia" in xmp
    assert read_photo(path).metadata.xmp == xmp


IPTC = b"\x1c\x02\x78\0\x0bOn the pier" + b"\x1c\x02\x5a\0\x06Ostend"


@pytest.mark.parametrize("suffix", [".jpg", ".tif"])
def test_iptc_captions_survive(tmp_path, suffix):
    path = write(tmp_path / f"out{suffix}", photo(metadata=Metadata(iptc=IPTC)))
    with Image.open(path) as picture:
        assert IptcImagePlugin.getiptcinfo(picture) == {
            (2, 120): b"On the pier",
            (2, 90): b"Ostend",
        }
    read = read_photo(path)
    assert read.metadata.iptc == IPTC
    for other in SUFFIXES:
        assert read_photo(write(tmp_path / f"again{other}", read)).height == 48


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_captions_that_a_format_cannot_hold_are_not_lost_silently(tmp_path, suffix, caplog):
    write(tmp_path / f"out{suffix}", photo(metadata=Metadata(iptc=IPTC)))
    assert "IPTC captions" in caplog.text


def test_captions_too_large_for_jpeg_are_left_out_with_a_warning(tmp_path, caplog):
    path = write(tmp_path / "out.jpg", photo(metadata=Metadata(iptc=IPTC * 4000)))
    assert read_photo(path).metadata.iptc is None
    assert "IPTC captions are too large" in caplog.text


def test_chunks_of_a_png_stand_in_the_prescribed_order(tmp_path):
    metadata = Metadata(exif=exif_block(), xmp=XMP, dpi=(300, 300))
    data = write(tmp_path / "out.png", photo(metadata=metadata), bit_depth=16).read_bytes()
    names, at = [], 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        names.append(data[at + 4 : at + 8].decode())
        at += 12 + length
    assert names[:5] == ["IHDR", "iCCP", "pHYs", "eXIf", "iTXt"]
    assert set(names[5:-1]) == {"IDAT"}
    assert names[-1] == "IEND"
    with Image.open(tmp_path / "out.png") as picture:
        picture.verify()


def test_color_space_of_exif_follows_the_profile(tmp_path):
    exif = Image.Exif()
    exif.get_ifd(EXIF)[ExifTags.Base.ColorSpace] = 65535
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    adobe = bytes(imagecodecs.cms_profile("adobergb"))
    for profile, expected in ((None, 1), (srgb_profile(), 1), (adobe, 65535)):
        source = photo(metadata=Metadata(exif=block, icc=profile))
        _, details, _ = exif_of(write(tmp_path / "out.jpg", source, overwrite=True))
        assert details[ExifTags.Base.ColorSpace] == expected
