"""Writes a document as a photo file."""

from pathlib import Path

from engine.document.document import Document
from engine.document.rendering import render, render_chroma
from engine.photo.photo import Photo
from engine.photo.write import ExportOptions, write_photo


def export_document(
    path: Path,
    document: Document,
    photo: Photo,
    *,
    options: ExportOptions,
    overwrite: bool = False,
) -> None:
    """Write a document at full size; its metadata name the model and the edits.

    Args:
        path: the file to write, in an existing folder.
        document: the document.
        photo: its photo.
        options: how to store it.
        overwrite: replace an existing file; the photo itself is never replaced.

    Raises:
        PhotoError: the file cannot be written; nothing is left behind.
        ValueError: the photo has another size than that of the document.
    """
    size = document.photo.height, document.photo.width
    if (photo.height, photo.width) != size:
        raise ValueError(f"the photo has {photo.lightness.shape} pixels, the document's {size}")
    chroma = render_chroma(document, photo.lightness)
    write_photo(
        path,
        photo,
        render(chroma, photo.lightness),
        options=options,
        provenance=document.provenance,
        overwrite=overwrite,
    )
