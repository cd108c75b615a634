"""Makes the pictures of the documentation with the bundled model: python docs/pictures.py."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.color.upsample import Upsampling, upsample_chroma
from engine.colorize import Colorizer
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from engine.photo.photo import Photo
from engine.photo.read import read_photo
from engine.render import render_strips
from engine.resources import resource_path
from training.palette import draw_palette

FOLDER = Path(__file__).parent
HEIGHT = 260
SAMPLES = ("astronaut", "temple", "cat", "rocket", "coffee")
CROPS = {"astronaut": (110, 10, 230, 130), "rocket": (260, 90, 380, 210)}
ENLARGED = 3

Rgb = npt.NDArray[np.uint8]


def main() -> None:
    """Write the pictures beside this file."""
    colorizer = Colorizer(ModelSession(ModelStore().find(DEFAULT_COLORIZER).path))
    photos = {name: read_photo(resource_path("samples", f"{name}.jpg")) for name in SAMPLES}
    gray = [_scaled(_colorized(colorizer, photo, vividness=0)) for photo in photos.values()]
    colored = [_scaled(_colorized(colorizer, photo)) for photo in photos.values()]
    _save(np.vstack([np.hstack(gray), np.hstack(colored)]), "before-after.jpg")
    rows = [
        np.hstack([_crop(_colorized(colorizer, photos[name], method), box) for method in _METHODS])
        for name, box in CROPS.items()
    ]
    _save(np.hstack(rows), "upsampling.jpg")
    palette = colorizer.description.palette
    if palette is not None:
        Image.fromarray(draw_palette(palette)).save(FOLDER / "palette.png", optimize=True)


_METHODS: Sequence[Upsampling] = (Upsampling.BICUBIC, Upsampling.EDGE_AWARE)


def _colorized(
    colorizer: Colorizer,
    photo: Photo,
    method: Upsampling = Upsampling.EDGE_AWARE,
    *,
    vividness: float = 1,
) -> Rgb:
    cells = colorizer.predict(photo).decode() * np.float32(vividness)
    chroma = upsample_chroma(cells, photo.lightness, method)
    whole = np.vstack(list(render_strips(photo.lightness, chroma)))
    return np.rint(whole * 255).astype(np.uint8)


def _scaled(pixels: Rgb) -> Rgb:
    width = round(pixels.shape[1] * HEIGHT / pixels.shape[0])
    return np.asarray(Image.fromarray(pixels).resize((width, HEIGHT), Image.Resampling.LANCZOS))


def _crop(pixels: Rgb, box: tuple[int, int, int, int]) -> Rgb:
    part = Image.fromarray(pixels).crop(box)
    size = (part.width * ENLARGED, part.height * ENLARGED)
    return np.asarray(part.resize(size, Image.Resampling.BICUBIC))


def _save(pixels: Rgb, name: str) -> None:
    Image.fromarray(pixels).save(FOLDER / name, quality=88, optimize=True)


if __name__ == "__main__":
    main()
