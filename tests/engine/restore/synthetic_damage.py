"""Damage drawn on clean photos: dust, scratches and hairs of which every pixel is known.

Sizes are shares of the longer side, as on prints that were scanned at different resolutions. What
is drawn is drawn finer than the pixels, so that edges and widths of less than a pixel come out as a
scanner would see them.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from engine.color.lab import lightness_from_srgb
from engine.resources import resource_path

VISIBLE = 4.0
"""Change of L* from which a pixel counts as damaged: bright dust on white paper is none."""

# Pixels of the longer side in which damage is drawn, as far as that is finer than the photo.
_FINEST = 2400
# Pixels around: damage that changes less than these differ among themselves is hidden in them.
_TEXTURE = 15


@dataclass(frozen=True)
class Damaged:
    """A photo with damage.

    Attributes:
        lightness: L* with the damage, float32.
        mask: uint8, 255 where the damage changed L* visibly.
        plain: the part of the mask that stands out from the photo's own texture.
        clean: L* before.
    """

    lightness: np.ndarray
    mask: np.ndarray
    plain: np.ndarray
    clean: np.ndarray


@dataclass(frozen=True)
class Figures:
    """How good a mask is; shares, 0 to 1.

    Attributes:
        precision: of the pixels found, how many are damaged, or touch what is.
        recall: of the damaged pixels, how many are found, or touch what is.
        plain_recall: the same of damage that stands out from texture.
        defects_precision: of the defects found, how many are mostly damage.
        defects_recall: of the defects that stand out, how many are found for the most part.
    """

    precision: float
    recall: float
    plain_recall: float
    defects_precision: float
    defects_recall: float


@dataclass(frozen=True)
class Amount:
    """How many defects of every kind there are on a photo."""

    dust: int = 40
    scratches: int = 4
    hairs: int = 5


def damage(clean, seed, amount=None):
    """Draw dust, scratches and hairs, half of them bright and half dark."""
    amount = amount or Amount()
    rng = np.random.default_rng(seed)
    kinds = [_dust] * amount.dust + [_scratch] * amount.scratches + [_hair] * amount.hairs
    lightness = clean.copy()
    for draw in kinds:
        cover = draw(rng, clean.shape) * np.float32(rng.uniform(0.45, 0.95))
        target = np.float32(rng.uniform(88, 100) if rng.random() < 0.5 else rng.uniform(0, 15))
        lightness += cover * (target - lightness)
    lightness = np.clip(lightness, 0, 100)
    change = np.abs(lightness - clean)
    visible = change >= VISIBLE
    plain = visible & (change >= _local_deviation(clean))
    return Damaged(lightness, _mask(visible), _mask(plain), clean)


def sample(name, longer_side=None):
    """Read a bundled photo as L*, scaled if wanted."""
    clean = lightness_from_srgb(cv2.imread(str(resource_path("samples", name)))[..., ::-1])
    return clean if longer_side is None else resized(clean, longer_side)


def figures(found, damaged):
    """Compare a mask with what is known of the damage."""
    return Figures(
        precision=_covered(found, damaged.mask),
        recall=_covered(damaged.mask, found),
        plain_recall=_covered(damaged.plain, found),
        defects_precision=_mostly_covered(found, damaged.mask),
        defects_recall=_mostly_covered(damaged.plain, found),
    )


def signal_to_noise(lightness, clean, mask=None):
    """Peak signal to noise ratio in decibels, of all pixels or those of a mask."""
    errors = (lightness - clean).astype(np.float64) ** 2
    return float(10 * np.log10(100**2 / errors[... if mask is None else mask > 0].mean()))


def with_grain(clean, seed, sigma):
    """Add grain as film has it: noise that is not quite independent from pixel to pixel."""
    noise = np.random.default_rng(seed).normal(0, 1, clean.shape).astype(np.float32)
    noise = cv2.GaussianBlur(noise, (0, 0), 0.7)
    return np.clip(clean + noise * np.float32(sigma / noise.std()), 0, 100)


def resized(clean, longer_side):
    """Scale a photo as another scanner would have scanned it."""
    factor = longer_side / max(clean.shape)
    size = tuple(max(1, round(side * factor)) for side in clean.shape[::-1])
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.clip(cv2.resize(clean, size, interpolation=way), 0, 100)


def _dust(rng, shape):
    longer = max(shape)
    radius = longer * rng.uniform(0.0008, 0.0045)
    center = rng.uniform(0.02, 0.98, 2) * shape[::-1]
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    bumps = 1 + sum(
        rng.uniform(0, 0.25) * np.cos(k * angles + rng.uniform(0, 2 * np.pi)) for k in (2, 3, 5)
    )
    outline = center + radius * bumps[:, None] * np.stack([np.cos(angles), np.sin(angles)], 1)
    softness = radius * rng.choice([0, 0.35])
    return _drawn(shape, [outline], None, softness)


def _scratch(rng, shape):
    height, width = shape
    along = rng.random()
    if along < 0.4:
        x, slope = rng.uniform(0.05, 0.95) * width, rng.uniform(-0.01, 0.01) * width
        line = np.array([[x, 0], [x + slope, height - 1]])
    elif along < 0.6:
        y, slope = rng.uniform(0.05, 0.95) * height, rng.uniform(-0.01, 0.01) * height
        line = np.array([[0, y], [width - 1, y + slope]])
    else:
        start, angle = rng.uniform(0.1, 0.9, 2) * (width, height), rng.uniform(0, 2 * np.pi)
        reach = rng.uniform(0.1, 0.5) * max(shape)
        line = np.array([start, start + reach * np.array([np.cos(angle), np.sin(angle)])])
    parts = [line]
    if rng.random() < 0.4:
        cuts = np.sort(rng.uniform(0, 1, 6)).reshape(3, 2)
        parts = [line[0] + cut[:, None] * (line[1] - line[0]) for cut in cuts]
    thickness = max(shape) * rng.uniform(0.0012, 0.0035)
    return _drawn(shape, parts, thickness, 0)


def _hair(rng, shape):
    longer = max(shape)
    point = rng.uniform(0.1, 0.9, 2) * shape[::-1]
    angle, turn = rng.uniform(0, 2 * np.pi), rng.uniform(-0.12, 0.12)
    points, step = [point], longer * rng.uniform(0.03, 0.09) / 20
    for _ in range(20):
        angle += turn + rng.normal(0, 0.06)
        points.append(points[-1] + step * np.array([np.cos(angle), np.sin(angle)]))
    return _drawn(shape, [np.array(points)], longer * rng.uniform(0.0012, 0.0028), 0)


def _drawn(shape, shapes, thickness, softness):
    """Cover of every pixel, 0 to 1, of outlines (thickness None) or lines."""
    fine = int(np.clip(round(_FINEST / max(shape)), 1, 8))
    corners = np.concatenate(shapes)
    margin = 3 + int(np.ceil(3 * softness + (thickness or 0)))
    low = np.maximum(np.floor(corners.min(axis=0)).astype(int) - margin, 0)
    high = np.minimum(np.ceil(corners.max(axis=0)).astype(int) + margin, shape[::-1])
    cover = np.zeros(shape, np.float32)
    if (high <= low).any():
        return cover
    canvas = np.zeros(tuple(((high - low) * fine)[::-1]), np.uint8)
    for one in shapes:
        at = np.round((one - low) * fine * 16).astype(np.int32).reshape(-1, 1, 2)
        if thickness is None:
            cv2.fillPoly(canvas, [at], 255, cv2.LINE_AA, 4)
        else:
            cv2.polylines(canvas, [at], False, 255, max(1, round(thickness * fine)), cv2.LINE_AA, 4)
    part = cv2.resize(canvas, tuple(high - low), interpolation=cv2.INTER_AREA)
    part = part.astype(np.float32) / 255
    if softness > 0:
        part = cv2.GaussianBlur(part, (0, 0), softness)
    cover[low[1] : high[1], low[0] : high[0]] = part
    return cover


def _mask(inside):
    return np.where(inside, 255, 0).astype(np.uint8)


def _local_deviation(clean):
    mean = cv2.blur(clean, (_TEXTURE, _TEXTURE))
    return np.sqrt(np.maximum(cv2.blur(clean * clean, (_TEXTURE, _TEXTURE)) - mean * mean, 0))


def _covered(mask, other):
    near = cv2.dilate(other, np.ones((3, 3), np.uint8)) > 0
    return float(near[mask > 0].mean()) if mask.any() else 1.0


def _mostly_covered(mask, other, least=4):
    near = cv2.dilate(other, np.ones((3, 3), np.uint8)) > 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    covered = np.bincount(labels[near], minlength=count) / stats[:, cv2.CC_STAT_AREA]
    large = stats[1:, cv2.CC_STAT_AREA] >= least
    return float((covered[1:][large] >= 0.5).mean()) if large.any() else 1.0
