"""What is done to every photo of a run, models included, and how two such presets differ."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from engine.batch.pattern import NamePattern
from engine.batch.settings import BatchSettings
from engine.batch.settings_json import canonical, settings_from_fields, settings_to_json
from engine.document.identity import ModelIdentity
from engine.document.json_fields import Fields, Json
from engine.photo.formats import ImageFormat

_TITLES = {
    "settings.adjust.decoding": "decoding",
    "settings.adjust.vividness": "vividness",
    "settings.adjust.temperature": "temperature",
    "settings.adjust.rebalance": "rebalancing",
    "settings.adjust.upsampling": "upsampling",
    "settings.size": "working size",
    "settings.bit_depth": "bit depth",
    "settings.longest_side": "longest side",
    "settings.keeps_metadata": "metadata",
    "settings.sidecar": "sidecars",
    "settings.restoration.automatic": "automatic restoration",
    "settings.restoration.straightens": "straightening of scans",
    "settings.restoration.repair": "dust and scratches",
    "settings.restoration.illumination": "uneven light",
    "settings.restoration.fade": "fading",
    "settings.restoration.cast": "color cast",
    "settings.restoration.contrast": "local contrast",
    "settings.restoration.denoise": "grain",
    "settings.restoration.sharpen": "sharpening",
    "settings.harmonize": "harmonizing",
    "settings.harmonize.delta_a": "tolerance in a*",
    "settings.harmonize.delta_b": "tolerance in b*",
    "pattern": "name pattern",
}


@dataclass(frozen=True)
class Preset:
    """All that decides what the results of a run are.

    Attributes:
        settings: how photos are colorized and stored.
        model: which model finds the colors.
        segmenter: which encoder and decoder find objects; None if none are looked for.
        image_format: format of the results; None to keep that of each photo.
        pattern: names of the results.
    """

    settings: BatchSettings
    model: ModelIdentity
    segmenter: tuple[ModelIdentity, ModelIdentity] | None = None
    image_format: ImageFormat | None = None
    pattern: NamePattern = field(default_factory=NamePattern)

    def as_json(self) -> str:
        """Write the preset as canonical JSON: two that do the same are the same text."""
        return canonical(self.to_json())

    def to_json(self) -> Json:
        """Write the preset as an object, the inverse of ``from_fields``."""
        segmenter = self.segmenter or ()
        return {
            "settings": settings_to_json(self.settings),
            "model": _model_to_json(self.model),
            "segmenter": [_model_to_json(part) for part in segmenter],
            "format": None if self.image_format is None else self.image_format.value,
            "pattern": self.pattern.text,
        }

    @classmethod
    def from_fields(cls, fields: Fields) -> Self:
        """Read a preset.

        Args:
            fields: what the file has in its place.

        Raises:
            PhotochromError: as the fields say it: a part is missing, of another type or out of
                range; or the name pattern gives no names.
        """
        settings = settings_from_fields(fields.group("settings"))
        segmenter = [_model_from_fields(part) for part in fields.groups("segmenter", most=2)]
        if len(segmenter) != (0 if settings.harmonize is None else 2):
            raise fields.fault("segmenter", "an encoder and a decoder just where objects are found")
        image_format = fields.optional_text("format")
        return cls(
            settings,
            _model_from_fields(fields.group("model")),
            (segmenter[0], segmenter[1]) if segmenter else None,
            None if image_format is None else fields.choice("format", ImageFormat),
            NamePattern(fields.text("pattern", longest=255)),
        )


def differences(before: str, now: str) -> tuple[str, ...]:
    """Say in which points two presets differ.

    Args:
        before: one of them, as ``Preset.as_json`` wrote it.
        now: the other.

    Returns:
        A few words for each point, such as "vividness (was 1, is 1.2)".
    """
    old, new = (dict(_leaves(json.loads(text))) for text in (before, now))
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return tuple(_difference(name, old.get(name), new.get(name)) for name in names)


def _model_to_json(model: ModelIdentity) -> Json:
    return {"name": model.name, "version": model.version, "sha256": model.sha256}


def _model_from_fields(fields: Fields) -> ModelIdentity:
    fields.refuse_others(dict.fromkeys(("name", "version", "sha256")))
    return ModelIdentity(fields.text("name"), fields.text("version"), fields.digest("sha256"))


def _leaves(value: object, inside: str = "") -> Iterator[tuple[str, object]]:
    match value:
        case {"name": name, "version": version, "sha256": digest}:
            yield inside, f"{name} {version}, file {str(digest)[:8]}"
        case []:
            yield inside, None
        case [encoder, decoder]:
            yield from _leaves(encoder, f"{inside} encoder")
            yield from _leaves(decoder, f"{inside} decoder")
        case dict():
            for name, part in value.items():
                yield from _leaves(part, f"{inside}.{name}" if inside else str(name))
        case _:
            yield inside, value


def _difference(name: str, before: object, now: object) -> str:
    title = _TITLES.get(name, name.rpartition(".")[2].replace("_", " "))
    return f"{title} (was {_said(before)}, is {_said(now)})"


def _said(value: object) -> str:
    match value:
        case None:
            return "not set"
        case bool():
            return "on" if value else "off"
        case float():
            return f"{value:g}"
        case _:
            return str(value)
