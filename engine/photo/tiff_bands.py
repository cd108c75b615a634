"""Decodes a TIFF picture in bands of rows, so that it never lies in memory as a whole.

tifffile knows the compressions; here is only which strips or tiles make up which rows, and that
all of them are really in the file. Source: TIFF 6.0 sections 8 (strips) and 15 (tiles).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
import numpy.typing as npt
from tifffile import TiffPage

from engine.color.lab import STRIP_PIXELS
from engine.photo.errors import PhotoError

Samples = npt.NDArray[Any]
"""Samples as the file stores them: any number type, shape (rows, width, samples per pixel)."""

_UNCOMPRESSED, _PLAIN, _NORMAL_BIT_ORDER = 1, 1, 1
_JPEG_COMPRESSIONS = (6, 7, 33007, 34892)
_MAX_SAMPLES = 16


@dataclass(frozen=True)
class _Grid:
    """How strips or tiles cover the picture: their size and how many there are."""

    rows: int
    columns: int
    down: int
    across: int
    planes: int


class TiffBands:
    """The pixels of a TIFF page, band by band from top to bottom; may be walked repeatedly.

    Args:
        page: the page; its file must be open. Its size must have been checked.

    Raises:
        PhotoError: strips or tiles are missing, or the layout is not supported.
    """

    def __init__(self, page: TiffPage) -> None:
        self._page = page
        self._file = page.parent.filehandle
        self._height, self._width = int(page.imagelength), int(page.imagewidth)
        self._samples = int(page.samplesperpixel)
        self._dtype = _dtype_of(page)
        self._grid = self._checked_grid()

    def __iter__(self) -> Iterator[tuple[int, Samples]]:
        """Yield the first row and the samples of every band."""
        step = self._rows_per_band()
        for top in range(0, self._height, step):
            yield top, self._band(top, min(top + step, self._height))

    def _checked_grid(self) -> _Grid:
        page = self._page
        rows = int(page.tilelength if page.is_tiled else min(page.rowsperstrip, self._height))
        columns = int(page.tilewidth if page.is_tiled else self._width)
        # A tile may reach beyond the picture, but not by orders of magnitude.
        if rows < 1 or columns < 1 or rows * columns > 4 * max(self._height * self._width, 1 << 22):
            raise _damaged()
        planes = self._samples if page.planarconfig == 2 and self._samples > 1 else 1
        grid = _Grid(rows, columns, ceil(self._height / rows), ceil(self._width / columns), planes)
        segments = list(zip(page.dataoffsets, page.databytecounts, strict=True))
        if len(segments) != grid.down * grid.across * planes:
            raise _damaged()
        if any(at < 8 or not 0 < size <= self._file.size - at for at, size in segments):
            raise _damaged()
        return grid

    def _rows_per_band(self) -> int:
        wanted = max(1, STRIP_PIXELS // self._width)
        if self._has_plain_rows():
            return wanted
        return self._grid.rows * max(1, wanted // self._grid.rows)

    def _has_plain_rows(self) -> bool:
        # Rows of uncompressed strips can be read one by one, however tall the strip.
        page = self._page
        plain = page.compression == _UNCOMPRESSED and page.predictor == _PLAIN
        whole_bytes = page.bitspersample == 8 * self._dtype.itemsize
        return bool(
            plain and whole_bytes and page.fillorder == _NORMAL_BIT_ORDER and not page.is_tiled
        )

    def _band(self, top: int, bottom: int) -> Samples:
        grid = self._grid
        whole_width = grid.across == 1 and grid.planes == 1
        first, last = top // grid.rows, (bottom - 1) // grid.rows
        if whole_width and first == last and not self._has_plain_rows():
            return self._segment(0, first, 0)[: bottom - top, : self._width]
        band = np.empty((bottom - top, self._width, self._samples), self._dtype)
        for down in range(first, last + 1):
            start, stop = max(top, down * grid.rows), min(bottom, (down + 1) * grid.rows)
            self._fill(band[start - top : stop - top], down, start, stop)
        return band

    def _fill(self, part: Samples, down: int, start: int, stop: int) -> None:
        grid = self._grid
        for plane in range(grid.planes):
            samples = part if grid.planes == 1 else part[..., plane : plane + 1]
            if self._has_plain_rows():
                samples[:] = self._plain_rows(plane, down, start, stop)
                continue
            for across in range(grid.across):
                left = across * grid.columns
                width = min(grid.columns, self._width - left)
                segment = self._segment(plane, down, across)
                samples[:, left : left + width] = segment[: stop - start, :width]

    def _plain_rows(self, plane: int, down: int, start: int, stop: int) -> Samples:
        index = plane * self._grid.down + down
        samples = self._samples if self._grid.planes == 1 else 1
        row_size = self._width * samples * self._dtype.itemsize
        skipped = (start - down * self._grid.rows) * row_size
        if skipped + (stop - start) * row_size > self._page.databytecounts[index]:
            raise _damaged()
        self._file.seek(self._page.dataoffsets[index] + skipped)
        data = self._file.read((stop - start) * row_size)
        stored = self._dtype.newbyteorder(self._page.parent.byteorder)
        return np.frombuffer(data, stored).reshape(stop - start, self._width, samples)

    def _segment(self, plane: int, down: int, across: int) -> Samples:
        page, grid = self._page, self._grid
        index = (plane * grid.down + down) * grid.across + across
        self._file.seek(page.dataoffsets[index])
        data = self._file.read(page.databytecounts[index])
        tables: dict[str, Any] = {}
        if page.compression in _JPEG_COMPRESSIONS:
            tables = {"jpegtables": page.jpegtables, "jpegheader": page.jpegheader}
        decoded = page.decode(data, index, **tables)[0]
        if decoded is None:
            raise _damaged()
        return np.asarray(decoded[0])


def _dtype_of(page: TiffPage) -> np.dtype[Any]:
    if page.dtype is None or page.imagedepth != 1 or not 1 <= page.samplesperpixel <= _MAX_SAMPLES:
        raise PhotoError("This kind of TIFF is not supported; save it as 8- or 16-bit RGB or gray.")
    return np.dtype(page.dtype)


def _damaged() -> PhotoError:
    return PhotoError("The TIFF file is damaged or incomplete: parts of the picture are missing.")
