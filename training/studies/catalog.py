"""The studies that come with Photochrom."""

from dataclasses import dataclass
from typing import Final

from training.studies.recipe_set import load_recipe_set, recipe_set_names

BINS: Final = "bins"
"""Counts color classes; trains nothing."""

HARMONIZATION: Final = "harmonization"
"""Uses a colorizer and a segmenter; trains nothing."""


@dataclass(frozen=True)
class Entry:
    """A line of the list of studies.

    Attributes:
        name: what the user types.
        title: what is compared.
        source: which figure or table of which paper compares the same.
        trainings: how many variants are trained.
    """

    name: str
    title: str
    source: str
    trainings: int = 0


def list_studies() -> list[Entry]:
    """Name all studies, those that train nothing first."""
    entries = [
        Entry(BINS, "Color classes of bin sizes 4 to 14", "CCC++ Table II, Fig. 9, 10 and 12"),
        Entry(HARMONIZATION, "Without and with harmonized objects", "CCC++ Fig. 17"),
    ]
    for name in recipe_set_names():
        study = load_recipe_set(name)
        entries.append(Entry(name, study.title, study.source, len(study.variants)))
    return entries
