"""Builds small documents with a photo file for the tests of engine.document."""

import numpy as np
from PIL import Image

from engine.colorize import ColorPrediction, DecodingOptions
from engine.document.document import Document
from engine.document.edits import Adjust, Harmonize, Hint, Recolor
from engine.document.identity import ModelIdentity
from engine.photo.read import read_photo
from engine.touchup.colors import TargetColor
from engine.touchup.hints import ColorPoint
from tests.onnx_models import PALETTE

HEIGHT, WIDTH = 48, 64
MODEL = ModelIdentity("test-classifier", "1.0", "0123456789abcdef" * 4)
DARK_RED = TargetColor(36.5, 20.25)


def save_photo(path, height=HEIGHT, width=WIDTH, seed=1):
    """Write a gray photo with gentle shapes and some grain."""
    rows, columns = np.mgrid[0:height, 0:width]
    shapes = 128 + 80 * np.sin(rows / 9 + seed) * np.cos(columns / 13)
    grain = np.random.default_rng(seed).normal(0, 3, (height, width))
    Image.fromarray(np.clip(shapes + grain, 0, 255).astype(np.uint8)).save(path)
    return path


def random_prediction(rows=12, columns=16, seed=2):
    logits = np.random.default_rng(seed).normal(0, 4, (len(PALETTE), rows, columns))
    return ColorPrediction(logits.astype(np.float32), PALETTE, 0.38)


def disc(shape=(HEIGHT, WIDTH), center=(24, 30), radius=14):
    """A round mask with a soft edge."""
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]]
    distance = np.hypot(rows - center[0], columns - center[1])
    return np.clip((radius - distance) * 64 + 128, 0, 255).astype(np.uint8)


def plain_document(folder, height=HEIGHT, width=WIDTH):
    """A document without edits, and its photo."""
    photo = read_photo(save_photo(folder / "photo.png", height, width))
    return Document.new(photo, MODEL, random_prediction()), photo


def edited_document(folder):
    """A document with every kind of edit, one of them disabled, and its photo."""
    document, photo = plain_document(folder)
    edits = [
        Adjust(DecodingOptions(vividness=1.25, temperature=0.5)),
        Harmonize((disc(), disc(center=(10, 10), radius=6)), 6, 7.5, 0.75),
        Recolor(disc(radius=8), DARK_RED, 0.9),
        Hint((ColorPoint(50.5, 40.5, TargetColor(-10, -30)),), None, 0.4),
        Hint((ColorPoint(10, 12, TargetColor(5, 25)),), disc()),
    ]
    for edit in edits:
        document = document.added(edit)
    return document.toggled(4), photo
