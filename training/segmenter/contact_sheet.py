"""Pictures to judge a segmenter by: what was wanted, and what clicks and a box gave."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.photo.atomic import new_file
from training.data.photos import RgbPhoto
from training.segmenter.clicks import Box, Click, Truth, box_around, first_click, next_click
from training.segmenter.dialog import Dialog
from training.segmenter.frame import Frame, whole_frame
from training.segmenter.network import SegmenterNetwork
from training.segmenter.prepared import PreparedMasks
from training.segmenter.score import ask, embed, true_objects

ROWS = 8
"""Photos on a full sheet."""

CLICKS = (1, 2, 3)
"""After how many clicks masks are shown; in front stands the truth, behind what a box gave."""

TILE = 256
"""Side of a picture on the sheet in pixels."""

_MASK = np.array([255, 120, 0], np.float32)
_INSIDE, _OUTSIDE, _BOX = (60, 220, 60), (230, 30, 30), (60, 160, 255)


def write_contact_sheet(
    network: SegmenterNetwork, photos: PreparedMasks, size: int, path: Path
) -> None:
    """Ask for one object in each of some photos, evenly chosen, and draw the answers.

    Args:
        network: on any device.
        photos: where to choose from.
        size: side of the frame in pixels.
        path: the PNG file to write.

    Raises:
        PhotoError: the file cannot be written.
    """
    network.eval()
    rows: list[RgbPhoto] = []
    for photo in photos.some(ROWS):
        frame = whole_frame(photo, size)
        truths = true_objects(frame, 1)
        if truths and len(rows) < ROWS:
            rows.append(_row(network, frame, truths[0]))
    with new_file(path, overwrite=True) as stream:
        Image.fromarray(np.vstack(rows)).save(stream, "PNG")


def _row(network: SegmenterNetwork, frame: Frame, truth: Truth) -> RgbPhoto:
    embedding = embed(network, frame)
    tiles = [_tile(frame, truth == 1)]
    dialog = Dialog.by_clicks([first_click(truth)])
    for _ in CLICKS:
        chosen, masks = ask(network, embedding, dialog)
        tiles.append(_tile(frame, masks[0], clicks=dialog.requests[0].clicks))
        dialog = dialog.corrected([next_click(truth, masks[0])], chosen)
    box = box_around(truth)
    _, masks = ask(network, embedding, Dialog.by_boxes([box]))
    tiles.append(_tile(frame, masks[0], box=box))
    return np.hstack(tiles)


def _tile(
    frame: Frame,
    mask: npt.NDArray[np.bool_],
    *,
    clicks: tuple[Click, ...] = (),
    box: Box | None = None,
) -> RgbPhoto:
    picture = np.repeat(frame.gray[..., None] * np.float32(255), 3, axis=2)
    picture[mask] = 0.55 * picture[mask] + 0.45 * _MASK
    picture[frame.height :], picture[:, frame.width :] = 255, 255
    drawn = np.ascontiguousarray(picture.astype(np.uint8))
    for click in clicks:
        center = (round(click.x), round(click.y))
        color = _INSIDE if click.inside else _OUTSIDE
        cv2.circle(drawn, center, max(2, len(drawn) // 64), color, cv2.FILLED, cv2.LINE_AA)
    if box:
        left, top, right, bottom = (round(side) for side in box)
        cv2.rectangle(drawn, (left, top), (right, bottom), _BOX, max(1, len(drawn) // 170))
    return np.asarray(cv2.resize(drawn, (TILE, TILE), interpolation=cv2.INTER_AREA), np.uint8)
