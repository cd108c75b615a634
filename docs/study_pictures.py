"""Shows what the models of a study make of the samples: python docs/study_pictures.py FOLDER."""

import argparse
from pathlib import Path

import numpy as np
import skimage.data
from drawing import Rgb, pixels_of, sample, save

from engine.color.lab import Chroma
from engine.color.upsample import upsample_chroma
from engine.colorize import Colorizer, DecodingOptions
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.photo.photo import Photo
from engine.render import render_strips
from training.evaluation.sheet import ContactSheet
from training.studies.recipe_set import load_recipe_set
from training.studies.variant_run import MODEL_FILE

SAMPLES = {
    "astronaut": skimage.data.astronaut,
    "cat": skimage.data.chelsea,
    "coffee": skimage.data.coffee,
    "rocket": skimage.data.rocket,
}
"""Bundled photos and where they come from, in color."""
SIDE = 150


def main() -> None:
    """Draw the sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="what the study wrote")
    parser.add_argument("--study", default="overview", metavar="NAME")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PICTURE")
    arguments = parser.parse_args()
    variants = load_recipe_set(arguments.study).variants
    sheet = ContactSheet(["gray", *(entry.label for entry in variants), "truth"], side=SIDE)
    photos = [sample(name) for name in SAMPLES]
    columns = [_colorized(arguments.folder / entry.name / MODEL_FILE, photos) for entry in variants]
    for row, (name, photo) in enumerate(zip(SAMPLES, photos, strict=True)):
        gray = _drawn(photo, np.zeros((1, 1, 2), np.float32))
        sheet.add(name, [gray, *(column[row] for column in columns), SAMPLES[name]()])
    save(sheet.draw(), arguments.output)


def _colorized(model: Path, photos: list[Photo]) -> list[Rgb]:
    """Colorize photos as the application does."""
    colorizer = Colorizer(ModelSession(model, device=Device.CPU))
    return [_colored(colorizer, photo) for photo in photos]


def _colored(colorizer: Colorizer, photo: Photo) -> Rgb:
    cells = colorizer.predict(photo).decode(DecodingOptions())
    return _drawn(photo, upsample_chroma(cells, photo.lightness))


def _drawn(photo: Photo, chroma: Chroma) -> Rgb:
    return pixels_of(render_strips(photo.lightness, chroma))


if __name__ == "__main__":
    main()
