"""Metadata beside an export, for programs that read none inside photos."""

import pytest
from photo_files import PROVENANCE, colored, photo

from engine.photo.errors import PhotoError
from engine.photo.formats import ImageFormat
from engine.photo.metadata import Metadata
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions, sidecar_path, write_photo
from engine.photo.xmp import DIGITAL_SOURCE_TYPE

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="Box 7"/></rdf:RDF></x:xmpmeta>'
)


def export(path, *, keeps_metadata=True, overwrite=False):
    source = photo(metadata=Metadata(None, XMP))
    options = ExportOptions(ImageFormat.PNG, keeps_metadata=keeps_metadata, sidecar=True)
    write_photo(
        path,
        source,
        colored(source),
        options=options,
        provenance=PROVENANCE,
        overwrite=overwrite,
    )


def test_sidecar_says_what_the_export_says(tmp_path):
    export(tmp_path / "out.png")
    said = (tmp_path / "out.png.xmp").read_bytes()
    assert b"Box 7" in said
    assert DIGITAL_SOURCE_TYPE.encode() in said
    inside = read_photo(tmp_path / "out.png").metadata.xmp
    assert inside is not None
    assert inside.strip() == said.strip()


def test_sidecar_tells_no_more_than_the_export(tmp_path):
    export(tmp_path / "out.png", keeps_metadata=False)
    said = sidecar_path(tmp_path / "out.png").read_bytes()
    assert b"Box 7" not in said
    assert DIGITAL_SOURCE_TYPE.encode() in said


def test_nobody_elses_sidecar_is_replaced(tmp_path):
    (tmp_path / "out.png.xmp").write_bytes(XMP)
    with pytest.raises(PhotoError, match=r"metadata file beside it .* exists already"):
        export(tmp_path / "out.png")
    assert {path.name for path in tmp_path.iterdir()} == {"out.png.xmp"}
    assert (tmp_path / "out.png.xmp").read_bytes() == XMP


def test_sidecar_whose_export_never_appeared_is_no_hindrance(tmp_path):
    export(tmp_path / "out.png")
    (tmp_path / "out.png").unlink()
    export(tmp_path / "out.png")
    assert {path.name for path in tmp_path.iterdir()} == {"out.png", "out.png.xmp"}


def test_both_are_replaced_together(tmp_path):
    export(tmp_path / "out.png")
    export(tmp_path / "out.png", keeps_metadata=False, overwrite=True)
    assert b"Box 7" not in (tmp_path / "out.png.xmp").read_bytes()
