"""Writes a document as a photo file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2

from engine.color.upsample import resize_lightness
from engine.document.document import Document
from engine.document.rendering import render, render_chroma, render_gray
from engine.photo.photo import Alpha, Photo
from engine.photo.write import ExportOptions, write_photo
from engine.restore.restorer import Restorer


def export_document(
    path: Path,
    document: Document,
    photo: Photo,
    *,
    options: ExportOptions,
    overwrite: bool = False,
) -> None:
    """Write a document; its metadata name the model and the edits.

    Args:
        path: the file to write, in an existing folder.
        document: the document.
        photo: its photo as it was read, with its own colors if the document keeps them.
        options: how to store it, and how large.
        overwrite: replace an existing file; the photo itself is never replaced.

    Raises:
        PhotoError: the file cannot be written; nothing is left behind.
        ValueError: the photo has another size than that of the document.
    """
    size = document.photo.height, document.photo.width
    if (photo.height, photo.width) != size:
        raise ValueError(f"the photo has {photo.lightness.shape} pixels, the document's {size}")
    photo = Restorer(photo).restore(document.restoration)
    exported = scaled_photo(photo, options.longest_side)
    if document.is_gray:
        strips = render_gray(exported.lightness)
    else:
        chroma = render_chroma(document, photo.lightness, photo.own_chroma)
        strips = render(chroma, exported.lightness)
    write_photo(
        path,
        exported,
        strips,
        options=options,
        provenance=document.provenance,
        overwrite=overwrite,
    )


def exported_shape(height: int, width: int, longest_side: int | None) -> tuple[int, int]:
    """Return the size that an export has.

    Args:
        height: rows of the photo.
        width: columns of the photo.
        longest_side: pixels that the longer side may have; None for as many as there are.

    Returns:
        Rows and columns in the proportion of the photo, never more than it has.
    """
    if longest_side is None or longest_side >= max(height, width):
        return height, width
    scale = longest_side / max(height, width)
    return max(1, round(height * scale)), max(1, round(width * scale))


def scaled_photo(photo: Photo, longest_side: int | None) -> Photo:
    """Make a photo smaller for its export, as large on paper as before.

    Args:
        photo: the photo; left as it is.
        longest_side: pixels that the longer side may have; None for as many as there are.

    Returns:
        The photo with fewer pixels, each the mean of those that it stands for, and so many fewer
        to the inch; the same object if it is small enough already.
    """
    rows, columns = exported_shape(photo.height, photo.width, longest_side)
    if (rows, columns) == (photo.height, photo.width):
        return photo
    dpi = photo.metadata.dpi
    if dpi is not None:
        dpi = dpi[0] * columns / photo.width, dpi[1] * rows / photo.height
    return replace(
        photo,
        lightness=resize_lightness(photo.lightness, rows, columns),
        alpha=None if photo.alpha is None else _shrunk(photo.alpha, rows, columns),
        metadata=replace(photo.metadata, dpi=dpi),
        own_chroma=None,
    )


def _shrunk(alpha: Alpha, rows: int, columns: int) -> Alpha:
    shrunk: Any = cv2.resize(alpha, (columns, rows), interpolation=cv2.INTER_AREA)
    opacity: Alpha = shrunk
    return opacity
