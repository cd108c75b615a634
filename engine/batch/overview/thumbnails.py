"""Small pictures of a photo before and after, drawn while its pixels are in memory anyway."""

import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.batch.leftovers import unfinished
from engine.batch.overview.places import FOLDER, THUMBNAILS
from engine.color.lab import Chroma, Lightness, srgb_from_lab
from engine.color.upsample import resize_lightness
from engine.errors import PhotochromError
from engine.photo.atomic import new_file

_log = logging.getLogger(__name__)

SIDE: Final = 320
"""Longer side of a thumbnail in pixels: enough for 160 on a screen with two pixels a point."""

_QUALITY = 82


def thumbnail_names(target: Path, folder: Path) -> tuple[str, str]:
    """Name the thumbnails of a result.

    Args:
        target: the result.
        folder: of the run; where it lies does not matter, only how the target lies in it.

    Returns:
        File names of the photo before and after. Another run over the same photo gives the same.
    """
    # The journal has resolved the links in the path of the target, who writes it has not.
    place = os.path.join(os.path.realpath(target.parent), target.name)  # noqa: PTH118
    way = os.path.relpath(place, os.path.realpath(folder))
    digest = hashlib.sha256(os.fsencode(way)).hexdigest()[:20]
    return f"{digest}-before.jpg", f"{digest}-after.jpg"


def write_thumbnails(
    before: Path,
    after: Path,
    lightness: tuple[Lightness, Lightness],
    chroma: Chroma,
    *,
    journal_id: str | None = None,
) -> None:
    """Write small pictures of a photo before and after; those of an earlier run are replaced.

    Args:
        before: the JPEG file of the photo in gray as it was, in an existing folder.
        after: that of the result.
        lightness: L* of both at any size; the same array twice where only colors were added.
        chroma: a*b* of the result at any size.
        journal_id: of the journal whose next run takes away what was not finished; None where
            there is none.

    Raises:
        PhotoError: a file cannot be written.
    """
    gray = np.zeros((1, 1, 2), np.float32)
    _write(before, _drawn(lightness[0], gray), journal_id)
    _write(after, _drawn(lightness[1], chroma), journal_id)


@dataclass(frozen=True)
class ThumbnailFolder:
    """Where a run puts its small pictures; may be shared between threads and processes.

    Attributes:
        folder: of the run.
        journal_id: of its journal.
    """

    folder: Path
    journal_id: str

    def write(self, target: Path, lightness: tuple[Lightness, Lightness], chroma: Chroma) -> None:
        """Draw a photo before and after; a picture that cannot be written spoils no result.

        Args:
            target: the result.
            lightness: L* of both at any size.
            chroma: a*b* of the result at any size.
        """
        folder = self.folder / FOLDER / THUMBNAILS
        before, after = (folder / name for name in thumbnail_names(target, self.folder))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_thumbnails(before, after, lightness, chroma, journal_id=self.journal_id)
        except (PhotochromError, OSError) as error:
            _log.warning("A small picture for the contact sheet cannot be written: %s", error)


def _drawn(lightness: Lightness, chroma: Chroma) -> npt.NDArray[np.uint8]:
    scale = min(1.0, SIDE / max(lightness.shape))
    rows, columns = (max(1, round(side * scale)) for side in lightness.shape)
    shrinks = chroma.shape[0] >= rows and chroma.shape[1] >= columns
    method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    colors = cv2.resize(chroma, (columns, rows), interpolation=method)
    small = resize_lightness(lightness, rows, columns)
    return np.rint(srgb_from_lab(small, np.asarray(colors)) * 255).astype(np.uint8)


def _write(path: Path, pixels: npt.NDArray[np.uint8], journal_id: str | None) -> None:
    with new_file(path, overwrite=True, staging=unfinished(journal_id)) as file:
        Image.fromarray(pixels).save(file, "JPEG", quality=_QUALITY)
