"""What the touch-up commands tell other programs with ``--json``."""

from typing import Any

from desktop.cli.photo_records import device_of
from desktop.cli.starting_colors import StartingColors
from desktop.cli.touch_up_options import MODEL, PHOTO
from engine.batch.plan import Job
from engine.models.description import ModelDescription
from engine.photo.photo import Photo
from engine.touchup.alternatives import SuggestedColor


def touch_up_record(
    job: Job, photo: Photo, start: StartingColors, statement: str, objects: int
) -> dict[str, Any]:
    """Describe a photo that was touched up.

    Args:
        job: the photo and its result.
        photo: the photo.
        start: what its colors were before.
        statement: what was changed.
        objects: how many objects were.

    Returns:
        A JSON object.
    """
    colorizer = start.colorizer
    return {
        "source": str(job.source),
        "target": str(job.target),
        "ok": True,
        "error": None,
        "width": photo.width,
        "height": photo.height,
        "edit": statement,
        "objects": objects,
        "colors": PHOTO if colorizer is None else MODEL,
        "model": None if colorizer is None else model_fields(colorizer.description),
        "device": None if colorizer is None else device_of(colorizer.session.provider),
    }


def suggestion_fields(suggestion: SuggestedColor, lightness: float) -> dict[str, Any]:
    """Describe a suggested color.

    Args:
        suggestion: the color.
        lightness: L* at which it is shown.

    Returns:
        A JSON object.
    """
    color = suggestion.color
    return {
        "hex": color.to_hex(lightness),
        "a": round(color.a, 2),
        "b": round(color.b, 2),
        "probability": round(suggestion.mass, 4),
    }


def model_fields(description: ModelDescription) -> dict[str, str]:
    """Name a model and its version."""
    return {"name": description.name, "version": description.version}
