"""The settings of a run as JSON: canonical when written, strict when read.

Equal settings give equal text. What is only about one run, such as whether results may be replaced
and how large a photo may be, is no part of it: no result looks different for it.
"""

import json
from typing import Final

from engine.batch.errors import BatchError
from engine.batch.restoration_json import EVERYTHING, wish_from_fields, wish_to_json
from engine.batch.settings import BatchSettings
from engine.colorize import LARGEST_SIZE, SMALLEST_SIZE, DecodingOptions
from engine.document.edits import Adjust, Harmonize
from engine.document.json_fields import Fields, Json
from engine.errors import PhotochromError
from engine.restore.wish import RestorationWish

RUN_ONLY: Final = frozenset({"overwrite", "max_megapixels", "only"})
"""Names of the settings that do not change what a result looks like."""

_LONGEST_SIDE = 1_000_000

_WITH_ALL_NAMES = BatchSettings(
    DecodingOptions(rebalance=1.0),
    harmonize=Harmonize(()),
    restoration=EVERYTHING,
    sidecar=True,
)
"""Settings that are written with every name that there is, also with those that may be absent."""


def canonical(value: Json) -> str:
    """Write JSON so that equal values give equal text.

    Args:
        value: an object of texts, numbers, truth values, null, lists and objects.

    Returns:
        ASCII on one line, names in alphabetical order.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def settings_to_json(settings: BatchSettings) -> Json:
    """Write settings, the inverse of ``settings_from_json``.

    Args:
        settings: without masks, which belong to one photo each.

    Returns:
        A JSON object.
    """
    harmonize = settings.harmonize
    return {
        "adjust": Adjust(settings.decoding, settings.upsampling).settings(),
        "size": settings.size,
        "quality": settings.quality,
        "bit_depth": settings.bit_depth,
        "longest_side": settings.longest_side,
        "keeps_metadata": settings.keeps_metadata,
        "harmonize": None if harmonize is None else harmonize.settings(),
        # Not there in the first journals.
        **({"sidecar": True} if settings.sidecar else {}),
        **_restoration_to_json(settings.restoration),
    }


def settings_from_json(value: object) -> BatchSettings:
    """Read settings; what is only about one run has its defaults.

    Args:
        value: what a JSON parser answered.

    Returns:
        The settings.

    Raises:
        BatchError: a setting is missing, unknown, of another type or out of range.
    """
    try:
        return settings_from_fields(Fields(value, "settings"))
    except PhotochromError as error:
        raise _unreadable() from error


def settings_from_fields(fields: Fields) -> BatchSettings:
    """Read settings that are part of a file; what is only about one run has its defaults.

    Args:
        fields: what the file has in their place.

    Returns:
        The settings.

    Raises:
        PhotochromError: as the fields say it: a setting is missing, unknown, of another type or
            out of range.
    """
    settings = _read(fields)
    # A setting that only a newer Photochrom knows must not be passed over without a word.
    fields.refuse_others(settings_to_json(_WITH_ALL_NAMES))
    return settings


def _read(fields: Fields) -> BatchSettings:
    adjust = Adjust.from_settings(fields.group("adjust"), ())
    harmonize = fields.optional_group("harmonize")
    return BatchSettings(
        decoding=adjust.decoding,
        upsampling=adjust.upsampling,
        size=_optional_integer(fields, "size", SMALLEST_SIZE, LARGEST_SIZE),
        quality=fields.integer("quality", 1, 100),
        bit_depth=_optional_integer(fields, "bit_depth", 8, 16),
        longest_side=_optional_integer(fields, "longest_side", 1, _LONGEST_SIDE),
        keeps_metadata=fields.flag("keeps_metadata"),
        harmonize=None if harmonize is None else Harmonize.from_settings(harmonize, ()),
        restoration=_restoration(fields),
        sidecar=fields.flag("sidecar") if fields.has("sidecar") else False,
    )


def _restoration_to_json(wish: RestorationWish | None) -> Json:
    return {} if wish is None or wish.is_nothing else {"restoration": wish_to_json(wish)}


def _restoration(fields: Fields) -> RestorationWish | None:
    return wish_from_fields(fields.group("restoration")) if fields.has("restoration") else None


def _optional_integer(fields: Fields, name: str, low: int, high: int) -> int | None:
    if fields.optional_number(name, low, high) is None:
        return None
    return fields.integer(name, low, high)


def _unreadable() -> BatchError:
    return BatchError(
        "These settings of a batch are damaged or come from another version of Photochrom; choose "
        "them anew."
    )
