"""Makes the pictures of the documentation with the bundled models: python docs/pictures.py."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from drawing import Models, Part, Rgb, crop, pixels_of, sample, save, scaled
from touch_up_pictures import draw_harmonized, draw_objects, draw_recolored, draw_suggestions

from engine.color.upsample import Upsampling, upsample_chroma
from engine.photo.photo import Photo
from engine.render import render_strips
from training.palette import draw_palette

HEIGHT = 260
SAMPLES = ("astronaut", "temple", "cat", "rocket", "coffee")
CROPS: Mapping[str, Part] = {"astronaut": (110, 10, 230, 130), "rocket": (260, 90, 380, 210)}
ENLARGED = 3


def main() -> None:
    """Draw the pictures that were asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PICTURES)}")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).parent, metavar="FOLDER"
    )
    arguments = parser.parse_args()
    models = Models()
    for name in arguments.names or PICTURES:
        if name not in PICTURES:
            parser.error(f"there is no picture '{name}'")
        save(PICTURES[name](models), arguments.output / name)


def draw_before_after(models: Models) -> Rgb:
    """Show samples as they are, and colorized below."""
    photos = [sample(name) for name in SAMPLES]
    gray = [scaled(_colorized(models, photo, vividness=0), HEIGHT) for photo in photos]
    colored = [scaled(_colorized(models, photo), HEIGHT) for photo in photos]
    return np.vstack([np.hstack(gray), np.hstack(colored)])


def draw_upsampling(models: Models) -> Rgb:
    """Show parts of samples by both ways of upsampling."""
    parts = [
        crop(_colorized(models, sample(name), method), box, ENLARGED)
        for name, box in CROPS.items()
        for method in (Upsampling.BICUBIC, Upsampling.EDGE_AWARE)
    ]
    return np.hstack(parts)


def draw_classes(models: Models) -> Rgb:
    """Show the color classes of the colorizer."""
    palette = models.colorizer.description.palette
    if palette is None:
        raise TypeError("the bundled colorizer has no color classes")
    return draw_palette(palette)


def _colorized(
    models: Models,
    photo: Photo,
    method: Upsampling = Upsampling.EDGE_AWARE,
    *,
    vividness: float = 1,
) -> Rgb:
    cells = models.colorizer.predict(photo).decode() * np.float32(vividness)
    chroma = upsample_chroma(cells, photo.lightness, method)
    return pixels_of(render_strips(photo.lightness, chroma))


PICTURES: Mapping[str, Callable[[Models], Rgb]] = {
    "before-after.jpg": draw_before_after,
    "upsampling.jpg": draw_upsampling,
    "palette.png": draw_classes,
    "objects.jpg": draw_objects,
    "harmonized.jpg": draw_harmonized,
    "recolored.jpg": draw_recolored,
    "suggestions.png": draw_suggestions,
}


if __name__ == "__main__":
    main()
