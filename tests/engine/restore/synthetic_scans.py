"""Scans that never were: a photo as a print, tilted on the lid of a scanner."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness


@dataclass(frozen=True, eq=False)
class Scan:
    """A scan, and the truth about it.

    Attributes:
        lightness: of the scan.
        angle: degrees by which to turn it counterclockwise.
        corners: of the photo without its frame of paper, x and y in pixels, shape (4, 2): upper
            left, upper right, lower right, lower left.
    """

    lightness: Lightness
    angle: float
    corners: npt.NDArray[np.float64]


def scan(
    photo: Lightness,
    *,
    angle: float = 0.0,
    lid: float = 95.0,
    paper: float = 0.0,
    margins: tuple[float, float, float, float] = (0.08, 0.12, 0.1, 0.06),
    grain: float = 0.7,
    seed: int = 1,
) -> Scan:
    """Lay a print on a scanner.

    Args:
        photo: what is on the print.
        angle: degrees by which the print is tilted clockwise.
        lid: L* around the print.
        paper: width of the white frame on the print, as a share of its shorter side.
        margins: how much of the lid is seen above, right, below and left, as shares of the print.
        grain: of scanner and lid, in L*.
        seed: of the grain.
    """
    width = round(paper * min(photo.shape))
    print_ = cv2.copyMakeBorder(photo, *(width,) * 4, cv2.BORDER_CONSTANT, value=92.0)
    height, across = print_.shape
    turn = cv2.getRotationMatrix2D((across / 2 - 0.5, height / 2 - 0.5), -angle, 1)
    sine, cosine = abs(np.sin(np.radians(angle))), abs(np.cos(np.radians(angle)))
    box = (across * cosine + height * sine, height * cosine + across * sine)
    above, right, below, left = margins
    size = round(box[0] + (left + right) * across), round(box[1] + (above + below) * height)
    turn[0, 2] += left * across + (box[0] - across) / 2
    turn[1, 2] += above * height + (box[1] - height) / 2
    laid = cv2.warpAffine(print_, turn, size, flags=cv2.INTER_AREA, borderValue=lid)
    # The edge of a print throws a shadow, and no lid is quite even.
    random = np.random.default_rng(seed)
    uneven = cv2.resize(random.normal(0, 1, (3, 3)).astype(np.float32), size)
    noise = random.normal(0, grain, laid.shape).astype(np.float32)
    low, high = width - 0.5, np.array([across - width, height - width]) - 0.5
    corners = np.array([[low, low], [high[0], low], high, [low, high[1]]])
    places = corners @ turn[:, :2].T + turn[:, 2] + 0.5
    return Scan(np.clip(laid + uneven + noise, 0, 100).astype(np.float32), angle, places)
