"""Photos with known objects, and working segmenters, for the tests of engine.segment."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.models.session import ModelSession
from engine.segment.segmenter import MaskCandidate, Segmenter
from tests.onnx_models import save_working_decoder, save_working_encoder

DARK, MIDDLE, LIGHT = 20.0, 50.0, 85.0


def scene(height: int = 192, width: int = 256) -> npt.NDArray[np.float32]:
    """A middle gray ground, a dark square at the left with a light square in it, a light bar."""
    lightness = np.full((height, width), MIDDLE, np.float32)
    fill(lightness, (0.1, 0.1, 0.5, 0.6), DARK)
    fill(lightness, (0.2, 0.25, 0.35, 0.45), LIGHT)
    fill(lightness, (0.65, 0.2, 0.9, 0.9), LIGHT)
    return lightness


def fill(
    lightness: npt.NDArray[np.float32], box: tuple[float, float, float, float], value: float
) -> None:
    """Paint a box given by shares of the width and height: left, top, right, bottom."""
    height, width = lightness.shape
    left, top, right, bottom = box
    rows = slice(round(top * height), round(bottom * height))
    lightness[rows, round(left * width) : round(right * width)] = value


def working_segmenter(folder: Path, **options: object) -> Segmenter:
    """Write a working pair and load it; options are those of ``save_working_decoder``."""
    encoder = save_working_encoder(folder / "working-encoder.onnx")
    decoder = save_working_decoder(folder / "working-decoder.onnx", **options)
    return Segmenter(ModelSession(encoder, threads=1), ModelSession(decoder, threads=1))


def is_inside(candidate: MaskCandidate, x: float, y: float) -> bool:
    """Tell whether the cell around a place, in pixels of the photo, is inside."""
    rows, columns = candidate.cells
    row, column = int(y / candidate.frame.height * rows), int(x / candidate.frame.width * columns)
    return bool(candidate.logits[row, column] > 0)
