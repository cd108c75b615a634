"""Writes a colorized photo: complete or not at all, and never over its source."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from engine.photo.atomic import Staging, new_file
from engine.photo.errors import PhotoError, explain
from engine.photo.export import Export, ExportOptions, prepare
from engine.photo.formats import ImageFormat
from engine.photo.metadata import Provenance
from engine.photo.photo import Photo
from engine.photo.write_pillow import write_jpeg, write_webp
from engine.photo.write_png import write_png
from engine.photo.write_tiff import write_tiff
from engine.photo.xmp import PHOTOCHROM_NAMESPACE

__all__ = ["ExportOptions", "sidecar_path", "write_photo"]

Encoder = Callable[[BinaryIO, Export, Iterable[npt.NDArray[np.float32]]], None]

_ENCODERS: dict[ImageFormat, Encoder] = {
    ImageFormat.JPEG: write_jpeg,
    ImageFormat.PNG: write_png,
    ImageFormat.TIFF: write_tiff,
    ImageFormat.WEBP: write_webp,
}


def write_photo(
    path: Path,
    photo: Photo,
    strips: Iterable[npt.NDArray[np.float32]],
    *,
    options: ExportOptions,
    provenance: Provenance,
    overwrite: bool = False,
    staging: Staging | None = None,
) -> None:
    """Write the colorized version of a photo.

    Opacity, EXIF, XMP and resolution of the photo are kept as far as the format can hold them. The
    colors are converted to the photo's own RGB profile, if it has one, else they stay sRGB.

    Args:
        path: the file to write, in an existing folder.
        photo: the source, already as small as the options ask for.
        strips: its colors, sRGB-encoded float32 in [0, 1], shape (rows, width, 3), top to bottom,
            ``photo.height`` rows together. Consumed once, lazily.
        options: how to store it.
        provenance: where the colors come from; written into the XMP metadata.
        overwrite: replace an existing file; the source itself is never replaced.
        staging: who follows the file until it has its name; None for nobody.

    Raises:
        PhotoError: the file cannot be written; nothing is left behind.
        ValueError: the strips do not make up the photo, or it is larger than the options ask for.
    """
    _check_size(photo, options)
    _check_target(path, photo, overwrite=overwrite)
    export = prepare(photo, options, provenance)
    with new_file(path, overwrite=overwrite, staging=staging) as file:
        _ENCODERS[options.format](file, export, strips)
        # Before the export gets its name: where that is, the sidecar is whole.
        if options.sidecar:
            _write_sidecar(sidecar_path(path), export.xmp, overwrite, staging)


def sidecar_path(path: Path) -> Path:
    """Name the sidecar of an export.

    Args:
        path: the export.

    Returns:
        The whole name and ``.xmp``, where darktable and digiKam look for it, too: ``a.jpg`` and
        ``a.tif`` have one each.
    """
    return path.with_name(f"{path.name}.xmp")


def _write_sidecar(path: Path, xmp: bytes, overwrite: bool, staging: Staging | None) -> None:  # noqa: FBT001
    # A hidden name of the same owner, who clears such files away after a crash.
    hidden = staging and Staging(f"{staging.name.removesuffix('.tmp')}-xmp.tmp", lambda _: None)
    try:
        # One of ours without its export is left of a program that was killed in between.
        is_ours = path.is_file() and PHOTOCHROM_NAMESPACE.encode() in path.read_bytes()
        with new_file(path, overwrite=overwrite or is_ours, staging=hidden) as file:
            file.write(xmp)
    except PhotoError as error:
        raise PhotoError(f"The metadata file beside it cannot be written: {error}") from error
    except OSError as error:
        raise explain(error) from error


def _check_size(photo: Photo, options: ExportOptions) -> None:
    image_format, longer = options.format, max(photo.width, photo.height)
    if options.longest_side is not None and longer > options.longest_side:
        raise ValueError(
            f"the photo has {longer} pixels, the export at most {options.longest_side}"
        )
    if longer > image_format.max_side:
        raise PhotoError(
            f"{image_format.title} holds at most {image_format.max_side} pixels per side; "
            "choose PNG or TIFF."
        )


def _check_target(path: Path, photo: Photo, *, overwrite: bool) -> None:
    try:
        if path.is_dir():
            raise PhotoError("A folder of this name is in the way; choose another name.")
        if not path.exists():
            return
        # Compares the files themselves: links and differently written names do not deceive it.
        if photo.path is not None and photo.path.exists() and path.samefile(photo.path):
            raise PhotoError("The original photo is never overwritten; choose another name.")
    except OSError as error:
        raise explain(error) from error
    if not overwrite:
        raise PhotoError("The file exists already; choose another name or overwrite it.")
