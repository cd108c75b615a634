"""Reads a photo of any supported format into L*, opacity and metadata."""

import errno
import logging
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np
import numpy.typing as npt

from engine.photo.decoded import Decoded, SizeLimit
from engine.photo.errors import PhotoError, explain
from engine.photo.formats import recognize
from engine.photo.orientation import swaps_sides, turn_upright
from engine.photo.photo import Photo
from engine.photo.read_pillow import read_with_pillow
from engine.photo.read_png import read_png
from engine.photo.read_tiff import read_tiff
from engine.photo.silence import silence_libraries

silence_libraries()
_log = logging.getLogger(__name__)

DEFAULT_MAX_MEGAPIXELS = 250
"""Larger pictures are refused unless the user says otherwise: a small file can declare any size."""


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, file: BinaryIO, limit: SizeLimit, *, with_chroma: bool) -> Decoded:
        """Read a picture.

        Args:
            file: the open file.
            limit: checked before decoding.
            with_chroma: read the photo's own colors, too.
        """
        ...


_READERS: dict[str, Reader] = {
    "JPEG": read_with_pillow,
    "PNG": read_png,
    "TIFF": read_tiff,
    "WEBP": read_with_pillow,
    "BMP": read_with_pillow,
    "GIF": read_with_pillow,
}


def read_photo(
    path: Path,
    *,
    max_megapixels: float = DEFAULT_MAX_MEGAPIXELS,
    own_colors: bool = False,
) -> Photo:
    """Read a photo; of several pages or frames the first.

    The format is recognized by content, not by name. Colors are converted to sRGB by the embedded
    ICC profile and reduced to L*, and to a*b* at guide size where those are wanted.

    Args:
        path: the file.
        max_megapixels: larger pictures are refused before they are decoded.
        own_colors: fill in ``Photo.own_chroma``, which takes about as long again.

    Returns:
        The photo, upright.

    Raises:
        PhotoError: the file cannot be read, is damaged, too large or no supported photo.
    """
    try:
        with _open(path) as file:
            source_format = _recognized(file)
            limit = SizeLimit(max_megapixels)
            decoded = _decode(file, source_format, limit, with_chroma=own_colors)
    except OSError as error:
        raise explain(error) from error
    return _upright(path, source_format, decoded)


def _open(path: Path) -> BinaryIO:
    # Looked at before it is opened: opening a pipe would wait for a writer.
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise PhotoError("This is a folder, not a photo.")
    if not stat.S_ISREG(mode):
        raise PhotoError("This is not a regular file.")
    return path.open("rb")


def _recognized(file: BinaryIO) -> str:
    header = file.read(16)
    file.seek(0)
    if not header:
        raise PhotoError("The file is empty.")
    source_format = recognize(header)
    if source_format is None:
        raise PhotoError("This is no JPEG, PNG, TIFF, WebP, BMP or GIF picture.")
    return source_format


def _decode(file: BinaryIO, source_format: str, limit: SizeLimit, *, with_chroma: bool) -> Decoded:
    try:
        return _READERS[source_format](file, limit, with_chroma=with_chroma)
    except PhotoError:
        raise
    except OSError as error:
        # The disk's trouble has a number. Decoders raise OSError for damage without one, and the
        # system finds an argument invalid where a damaged file sends it to an impossible place.
        if error.errno not in (None, errno.EINVAL):
            raise
        raise _damaged(error) from error
    except MemoryError as error:
        raise PhotoError("The picture is too large for the memory of this computer.") from error
    except Exception as error:  # decoders meet damage with errors of every class
        raise _damaged(error) from error


def _damaged(error: Exception) -> PhotoError:
    _log.debug("decoding failed", exc_info=error)
    return PhotoError("The picture is damaged or incomplete; try to get another copy of the file.")


def _upright(path: Path, source_format: str, decoded: Decoded) -> Photo:
    metadata = decoded.metadata
    if metadata.dpi is not None and swaps_sides(decoded.orientation):
        across, down = metadata.dpi
        metadata = replace(metadata, dpi=(down, across))
    alpha, chroma = decoded.alpha, decoded.chroma
    return Photo(
        path=path,
        lightness=turn_upright(decoded.lightness, decoded.orientation),
        alpha=None if alpha is None else turn_upright(alpha, decoded.orientation),
        bit_depth=decoded.bit_depth,
        source_format=source_format,
        metadata=metadata,
        own_chroma=None if chroma is None else _turned_colors(chroma, decoded.orientation),
    )


def _turned_colors(chroma: npt.NDArray[Any], orientation: int) -> npt.NDArray[Any]:
    planes = [turn_upright(chroma[..., axis], orientation) for axis in range(2)]
    return np.stack(planes, axis=-1)
