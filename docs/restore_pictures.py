"""Shows what restoration does with synthetic damage: python -m docs.restore_pictures.

Needs the tests of the source tree, which draw the damage.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import skimage.data
from PIL import Image

from engine.color.lab import Lightness, lab_from_srgb, srgb_from_lab
from engine.photo.metadata import Metadata
from engine.photo.photo import Photo
from engine.render import render_strips
from engine.restore.border import suggest_frame
from engine.restore.restoration import Detail, Repair, Restoration, Tone
from engine.restore.restorer import Restorer
from tests.engine.restore.synthetic_damage import damage, sample, with_grain
from tests.engine.restore.synthetic_scans import scan

Rgb = npt.NDArray[np.uint8]

HEIGHT = 300
GAP = 8


def main() -> None:
    """Draw all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).parent / "restoration", metavar="FOLDER"
    )
    folder = parser.parse_args().output
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in (
        ("damage.jpg", draw_damage()),
        ("tone.jpg", draw_tone()),
        ("cast.jpg", draw_cast()),
        ("detail.jpg", draw_detail()),
        ("scan.jpg", draw_scan()),
    ):
        Image.fromarray(picture).save(folder / name, quality=88, optimize=True)


def draw_damage() -> Rgb:
    """Show a damaged photo, what is found, and the repaired photo."""
    rows = []
    for name, seed in (("temple", 3), ("astronaut", 7)):
        damaged = damage(sample(f"{name}.jpg"), seed)
        restorer = Restorer(photo_of(damaged.lightness))
        wish = Restoration(repair=Repair())
        marked = np.dstack([restorer.damage(wish)] * 3)
        rows.append([gray(damaged.lightness), marked, gray(restorer.restore(wish).lightness)])
    return stacked(rows)


def draw_tone() -> Rgb:
    """Show faded and unevenly lit photos, restored and as they were at first."""
    clean = sample("temple.jpg")
    faded = 30 + clean * np.float32(0.4)
    rows, columns = np.mgrid[-1 : 1 : clean.shape[0] * 1j, -1 : 1 : clean.shape[1] * 1j]
    # What a lens leaves of the light, halfway to the corners as all over.
    light = (1 + 0.8 * (rows**2 + columns**2) / 2) ** -2
    corners = np.maximum((clean + 16) * np.cbrt(light) - 16, 0).astype(np.float32)
    pictures = [
        [gray(faded), gray(restored(faded, Tone(fade=1))), gray(clean)],
        [gray(corners), gray(restored(corners, Tone(illumination=1))), gray(clean)],
    ]
    return stacked(pictures)


def draw_cast() -> Rgb:
    """Show a photo that turned yellow, and one in sepia."""
    pictures = []
    lightness, chroma = lab_from_srgb(skimage.data.chelsea())
    tone = lightness[..., None]
    yellow = chroma + np.float32([4, 18]) * (0.4 + tone / 100)
    sepia = np.zeros_like(chroma) + np.float32([5, 18]) * (0.5 + tone / 200)
    for colors in (yellow, sepia):
        toned = photo_of(lightness, colors.astype(np.float32))
        neutral = Restorer(toned).restore(Restoration(tone=Tone(cast=1)))
        pictures += [colored(toned), colored(neutral)]
    return stacked([pictures])


def draw_detail() -> Rgb:
    """Show grain that goes, and blur."""
    clean = sample("astronaut.jpg")[:260, 120:400]
    grainy = with_grain(clean, 1, 6)
    blurred = cv2.GaussianBlur(clean, (0, 0), 1.6)
    rows = [
        [gray(grainy), gray(restored(grainy, detail=Detail(denoise=0.7))), gray(clean)],
        [gray(blurred), gray(restored(blurred, detail=Detail(sharpen=1))), gray(clean)],
    ]
    return stacked(rows)


def draw_scan() -> Rgb:
    """Show tilted prints in their scans, and what is suggested."""
    pictures = []
    for name, angle, lid, paper in (("temple", 4.0, 96.0, 0.06), ("cat", -2.5, 12.0, 0.0)):
        scanned = scan(sample(f"{name}.jpg"), angle=angle, lid=lid, paper=paper).lightness
        frame = suggest_frame(scanned)
        assert frame is not None  # noqa: S101 - or there is nothing to show
        upright = Restorer(photo_of(scanned)).restore(Restoration(frame))
        pictures += [gray(scanned), gray(upright.lightness)]
    return stacked([pictures])


def restored(
    lightness: Lightness, tone: Tone | None = None, detail: Detail | None = None
) -> Lightness:
    """Restore a photo."""
    wish = Restoration(tone=tone or Tone(), detail=detail or Detail())
    return Restorer(photo_of(lightness)).restore(wish).lightness


def photo_of(lightness: Lightness, chroma: npt.NDArray[np.float32] | None = None) -> Photo:
    """Make a photo of its planes."""
    plane = np.ascontiguousarray(lightness, np.float32)
    return Photo(None, plane, None, 8, "PNG", Metadata(), chroma)


def gray(lightness: Lightness) -> Rgb:
    """Draw lightness."""
    neutral = np.zeros((*lightness.shape, 2), np.float32)
    return np.rint(srgb_from_lab(lightness, neutral) * 255).astype(np.uint8)


def colored(photo: Photo) -> Rgb:
    """Draw a photo with its own colors."""
    assert photo.own_chroma is not None  # noqa: S101 - it was given some
    strips = list(render_strips(photo.lightness, photo.own_chroma))
    return np.rint(np.vstack(strips) * 255).astype(np.uint8)


def stacked(rows: list[list[Rgb]]) -> Rgb:
    """Put pictures side by side, and rows of them below each other."""
    lines = [np.hstack([_framed(picture) for picture in row]) for row in rows]
    width = max(line.shape[1] for line in lines)
    padded = [
        np.pad(line, ((0, 0), (0, width - line.shape[1]), (0, 0)), constant_values=255)
        for line in lines
    ]
    return np.vstack(padded)


def _framed(picture: Rgb) -> Rgb:
    width = round(picture.shape[1] * HEIGHT / picture.shape[0])
    small = Image.fromarray(picture).resize((width, HEIGHT), Image.Resampling.LANCZOS)
    return np.pad(np.asarray(small), ((0, GAP), (0, GAP), (0, 0)), constant_values=255)


if __name__ == "__main__":
    main()
