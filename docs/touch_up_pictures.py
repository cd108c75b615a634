"""Pictures of objects, and of what can be done to them."""

from dataclasses import dataclass

import cv2
import numpy as np
from drawing import Models, Part, Rgb, crop, pixels_of, sample, scaled
from PIL import Image, ImageDraw, ImageFont

from desktop.cli.segment_overlay import draw_overlay
from engine.document.document import Document
from engine.document.edit import Edit
from engine.document.edits import Harmonize, Recolor
from engine.document.identity import ModelIdentity
from engine.document.rendering import render, render_chroma
from engine.masks import Mask, hard
from engine.photo.photo import Photo
from engine.segment.everything import everything
from engine.segment.islands import without_islands
from engine.segment.prompts import Box, Point, Prompt
from engine.segment.refine import full_mask
from engine.touchup.alternatives import SuggestedColor, suggest_colors
from engine.touchup.colors import TargetColor
from engine.touchup.dominant import typical_lightness
from engine.touchup.region import coverage_of

HEIGHT = 300
SAMPLES = ("astronaut", "coffee", "cat")


@dataclass(frozen=True)
class Subject:
    """An object of a sample.

    Attributes:
        sample: name of the sample.
        box: around the object, in pixels of the sample.
        points: places in it and beside it, clicked one after another.
        crop: what is shown of the sample.
        enlarged: how large.
    """

    sample: str
    box: Box
    points: tuple[Point, ...]
    crop: Part
    enlarged: float


SUIT = Subject(
    sample="astronaut",
    box=Box(20, 190, 366, 512),
    points=(Point(110, 300), Point(300, 372), Point(350, 335)),
    crop=(0, 112, 400, 512),
    enlarged=1.4,
)
# What the astronauts of the Space Shuttle really wore at launch and landing was orange.
ORANGE = "#d0703a"

_SWATCHES = 6
_SWATCH_HEIGHT = 84
_FONT_SIZE = 22
# L* from which black can be read better than white.
_LIGHT = 60
_OUTLINE, _SHADOW = (255, 255, 255), (0, 0, 0)


def draw_objects(models: Models) -> Rgb:
    """Show samples, and below all objects that are found in them."""
    gray, found = [], []
    for photo in map(sample, SAMPLES):
        segments = everything(models.segmenter, models.segmenter.embed(photo.lightness))
        masks = (full_mask(segment.candidate, photo.lightness) for segment in segments)
        gray.append(scaled(draw_overlay(photo.lightness, []), HEIGHT))
        found.append(scaled(draw_overlay(photo.lightness, masks), HEIGHT))
    return np.vstack([np.hstack(gray), np.hstack(found)])


def draw_harmonized(models: Models) -> Rgb:
    """Show an object before and after it got one color."""
    photo = sample(SUIT.sample)
    edit = Harmonize((_mask(models, SUIT, photo),))
    return _before_and_after(models, SUIT, photo, edit)


def draw_recolored(models: Models) -> Rgb:
    """Show an object before and after it got another color."""
    photo = sample(SUIT.sample)
    edit = Recolor(_mask(models, SUIT, photo), TargetColor.from_hex(ORANGE))
    return _before_and_after(models, SUIT, photo, edit)


def draw_suggestions(models: Models) -> Rgb:
    """Show an object, and the colors that it may have with their probabilities."""
    photo = sample(SUIT.sample)
    mask = _mask(models, SUIT, photo)
    document = _document(models, photo)
    suggestions = suggest_colors(document.prediction, mask, _SWATCHES)
    lightness = typical_lightness(photo.lightness, coverage_of(mask))
    shown = crop(_rendered(document, photo), SUIT.crop, SUIT.enlarged)
    outlined = _outlined(shown, crop(mask, SUIT.crop, SUIT.enlarged))
    return np.vstack([outlined, _swatches(suggestions, lightness, outlined.shape[1])])


def _mask(models: Models, subject: Subject, photo: Photo) -> Mask:
    """Draw the box, then click at one place after another, each correcting the last answer."""
    embedding = models.segmenter.embed(photo.lightness)
    prompt = Prompt(box=subject.box)
    best, *_ = models.segmenter.segment(embedding, prompt)
    for count in range(1, len(subject.points) + 1):
        prompt = Prompt(subject.points[:count], subject.box)
        best, *_ = models.segmenter.segment(embedding, prompt, best)
    return full_mask(without_islands(best, prompt), photo.lightness)


def _document(models: Models, photo: Photo) -> Document:
    identity = ModelIdentity.of(models.stored_colorizer)
    return Document.new(photo, identity, models.colorizer.predict(photo))


def _rendered(document: Document, photo: Photo) -> Rgb:
    return pixels_of(render(render_chroma(document, photo.lightness), photo.lightness))


def _before_and_after(models: Models, subject: Subject, photo: Photo, edit: Edit) -> Rgb:
    before = _document(models, photo)
    return np.hstack(
        [
            crop(_rendered(document, photo), subject.crop, subject.enlarged)
            for document in (before, before.added(edit))
        ]
    )


def _outlined(pixels: Rgb, mask: Mask) -> Rgb:
    """Draw the border of an object, white with a shadow that shows it on white, too."""
    inside = hard(mask).astype(np.uint8)
    contours, _ = cv2.findContours(inside, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    drawn = pixels.copy()
    for color, width in ((_SHADOW, 4), (_OUTLINE, 2)):
        cv2.polylines(drawn, contours, True, color, width, cv2.LINE_AA)
    return drawn


def _swatches(suggestions: tuple[SuggestedColor, ...], lightness: float, width: int) -> Rgb:
    picture = Image.new("RGB", (width, _SWATCH_HEIGHT))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(_FONT_SIZE)
    ink = "black" if lightness >= _LIGHT else "white"
    edges = np.linspace(0, width, len(suggestions) + 1).round().astype(int).tolist()
    for suggestion, left, right in zip(suggestions, edges, edges[1:], strict=False):
        color = suggestion.color.to_hex(lightness)
        draw.rectangle((left, 0, right - 1, _SWATCH_HEIGHT), fill=color)
        middle = ((left + right) / 2, _SWATCH_HEIGHT / 2)
        draw.text(middle, f"{suggestion.mass:.0%}", fill=ink, font=font, anchor="mm")
    return np.asarray(picture, np.uint8)
