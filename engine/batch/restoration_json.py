"""What is restored in every photo of a run, as JSON: only what is wished for is written."""

from dataclasses import asdict, fields
from typing import Final

from engine.document.json_fields import Fields, Json
from engine.restore.wish import RestorationWish, Strengths

_STRENGTHS: Final = tuple(field.name for field in fields(Strengths))
_SWITCHES: Final = ("automatic", "straightens")

EVERYTHING: Final = RestorationWish(
    automatic=True, straightens=True, strengths=Strengths(**dict.fromkeys(_STRENGTHS, 1.0))
)
"""A wish that is written with every name that there is."""


def wish_to_json(wish: RestorationWish) -> Json:
    """Write a wish, the inverse of ``wish_from_fields``; equal wishes give equal objects.

    Args:
        wish: one for something.
    """
    strengths = {name: value for name, value in asdict(wish.strengths).items() if value is not None}
    switches = {name: True for name in _SWITCHES if getattr(wish, name)}
    return {**switches, **{name: float(value) for name, value in strengths.items()}}


def wish_from_fields(wish: Fields) -> RestorationWish:
    """Read what ``wish_to_json`` wrote.

    Args:
        wish: what the file has in its place.

    Raises:
        PhotochromError: as the fields say it: a value is of another type or out of range, or
            nothing is wished for.
    """
    switches = {name: wish.flag(name) for name in _SWITCHES if wish.has(name)}
    strengths = {name: wish.number(name, 0, 1) for name in _STRENGTHS if wish.has(name)}
    read = RestorationWish(**switches, strengths=Strengths(**strengths))
    if read.is_nothing:
        raise wish.fault("automatic", "true, as it must be where no strength is given")
    return read
