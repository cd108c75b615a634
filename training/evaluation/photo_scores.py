"""What is measured of one colorized photo, and means over many."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from math import sqrt
from typing import Any, Final

import numpy as np
import skimage.color
import skimage.metrics

from engine import metrics
from engine.color.classes import Palette
from engine.color.lab import Chroma, Lightness, lab_from_srgb
from training.data.photos import RgbPhoto
from training.data.resize import STRIDE, to_cells
from training.errors import TrainingError

SMALLEST_SIDE: Final = 16
"""Pixels below which a picture is too small for the windows of SSIM and UIQI."""

_LARGEST = 255.0


@dataclass(frozen=True)
class PhotoScores:
    """Figures of one photo, or their means over several.

    Attributes:
        mse: mean squared error of the RGB values, scaled to [0, 1] as CCC++ prints them (Eq. 22).
        psnr: peak signal-to-noise ratio of the RGB values in decibels (CCC++ Eq. 23), at most 100.
        ssim: structural similarity index of the RGB values (CCC++ Eq. 24).
        lpips: learned perceptual image patch similarity (CCC++ Eq. 25); None without its weights.
        uiqi: universal image quality index of the RGB values (CCC++ Eq. 26).
        cnr: chromatic number ratio (CCC++ Eq. 19).
        ccar: color class activation ratio (CCC++ Eq. 20) in percent of the palette.
        active_classes: how many different color classes the photo was given, the numerator of
            Eq. 20. This is what CCC++ prints as "CCAR": its Table VI has 111.45, which can be no
            percentage.
        tar: true activation ratio (CCC++ Eq. 21) in percent.
        chroma_rmse: root of the mean squared error of a* and b* over all cells.
        ciede2000: mean color difference over all pixels (CIE 142-2001).
        colorfulness: of the colorized photo (Hasler and Süsstrunk 2003).
        true_colorfulness: of the true photo.
    """

    mse: float
    psnr: float
    ssim: float
    lpips: float | None
    uiqi: float
    cnr: float
    ccar: float
    active_classes: float
    tar: float
    chroma_rmse: float
    ciede2000: float
    colorfulness: float
    true_colorfulness: float


SCORE_NAMES: Final = tuple(entry.name for entry in fields(PhotoScores))
"""The names of the figures in order."""

PerceptualDistance = Callable[[RgbPhoto, RgbPhoto], float]
"""LPIPS of the true and the colorized photo."""


def score_photo(
    truth: RgbPhoto,
    predicted: RgbPhoto,
    palette: Palette,
    perceptual: PerceptualDistance | None = None,
) -> PhotoScores:
    """Compare a colorized photo with the true one.

    What is compared are the pictures, whoever made them. Color classes are those of cells: a*b*
    averaged over 4x4 pixels, 56x56 cells for 224x224 pixels as in CCC++.

    Args:
        truth: sRGB, uint8, shape (height, width, 3), both sides at least 16.
        predicted: the same shape.
        palette: which color classes are told apart.
        perceptual: what measures LPIPS; None to leave it out.

    Raises:
        TrainingError: a picture is too small.
        ValueError: the shapes differ.
    """
    _check(truth, predicted)
    true_lab, lab = lab_from_srgb(truth), lab_from_srgb(predicted)
    true_cells, cells = to_cells(true_lab[1]), to_cells(lab[1])
    true_classes, classes = palette.encode(true_cells), palette.encode(cells)
    return PhotoScores(
        mse=metrics.mse_rgb(truth, predicted) / _LARGEST**2,
        psnr=metrics.psnr(truth, predicted),
        ssim=ssim(truth, predicted),
        lpips=perceptual(truth, predicted) if perceptual else None,
        uiqi=metrics.uiqi(truth, predicted),
        cnr=metrics.cnr(true_classes, classes),
        ccar=metrics.ccar(classes, len(palette)),
        active_classes=metrics.active_classes(classes),
        tar=metrics.tar(true_classes, classes),
        chroma_rmse=metrics.chroma_rmse(true_cells, cells),
        ciede2000=ciede2000(true_lab, lab),
        colorfulness=metrics.colorfulness(predicted),
        true_colorfulness=metrics.colorfulness(truth),
    )


def ssim(truth: RgbPhoto, predicted: RgbPhoto) -> float:
    """Structural similarity index (CCC++ Eq. 24; Wang, Bovik, Sheikh and Simoncelli 2004).

    Computed by scikit-image with the settings of that paper: Gaussian windows of sigma 1.5 in
    11x11 pixels, K1 = 0.01, K2 = 0.03, covariances of the population; the mean over red, green and
    blue. (Eq. 24 as printed adds the two factors of the numerator; they are multiplied.)

    Args:
        truth: sRGB, uint8, shape (height, width, 3), both sides at least 11.
        predicted: the same shape.

    Returns:
        1 for equal pictures, less for all others.
    """
    measure: Any = skimage.metrics.structural_similarity
    return float(
        measure(
            truth,
            predicted,
            data_range=_LARGEST,
            channel_axis=2,
            gaussian_weights=True,
            sigma=1.5,
            use_sample_covariance=False,
        )
    )


def ciede2000(truth: tuple[Lightness, Chroma], predicted: tuple[Lightness, Chroma]) -> float:
    """Mean color difference CIEDE2000 (CIE 142-2001), kL = kC = kH = 1, by scikit-image.

    Args:
        truth: L* of shape (height, width) and a*b* of shape (height, width, 2).
        predicted: the same shapes.

    Returns:
        0 for equal pictures; about 1 is the smallest difference that people see.
    """
    measure: Any = skimage.color.deltaE_ciede2000
    one, other = (np.dstack([lightness, chroma]) for lightness, chroma in (truth, predicted))
    return float(np.mean(measure(one, other)))


class MeanScores:
    """Means over any number of photos, in the memory of one."""

    def __init__(self) -> None:
        self.photos = 0
        self._sums = dict.fromkeys(SCORE_NAMES, 0.0)
        self._lacks_lpips = False

    def add(self, scores: PhotoScores) -> None:
        """Count a photo.

        Args:
            scores: its figures.
        """
        self.photos += 1
        for name in SCORE_NAMES:
            value: float | None = getattr(scores, name)
            if value is None:
                self._lacks_lpips = True
            else:
                self._sums[name] += value**2 if name == "chroma_rmse" else value

    def mean(self) -> PhotoScores:
        """Return the means: a figure that some photo lacks is lacking.

        The a*b* error is the root of the mean over all photos, like the error of one photo is that
        of the mean over all cells.

        Raises:
            TrainingError: no photo was counted.
        """
        if not self.photos:
            raise TrainingError("No photo could be compared.")
        means = {name: total / self.photos for name, total in self._sums.items()}
        means["chroma_rmse"] = sqrt(means["chroma_rmse"])
        mean = PhotoScores(**means)
        return replace(mean, lpips=None) if self._lacks_lpips else mean


def _check(truth: RgbPhoto, predicted: RgbPhoto) -> None:
    if truth.shape != predicted.shape:
        raise ValueError(f"pictures of {truth.shape} and {predicted.shape} cannot be compared")
    if min(truth.shape[:2]) < max(SMALLEST_SIDE, STRIDE):
        raise TrainingError(
            f"The photo is too small to be judged; both sides need at least {SMALLEST_SIDE} pixels."
        )
