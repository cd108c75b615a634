"""What a model file says about itself: the ``metadata_props`` of an ONNX file, read and checked.

Nothing about a model is built into the engine; every fact that it needs stands in the file under
the keys ``photochrom.<field>``.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from math import inf, isfinite
from typing import Final

from engine.color.classes import ColorGrid, Palette
from engine.models.errors import ModelError

FORMAT_VERSION: Final = 1
"""The version of the metadata keys that this module reads and writes."""

FORMAT_KEY: Final = "photochrom.format"
"""The metadata key that every model made for Photochrom has."""

SIZE_STEP: Final = 32
"""Heights and widths that networks take are multiples of this many pixels."""

_PREFIX = "photochrom."
_FORMAT = re.compile(r"[1-9][0-9]{0,8}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


PerChannel = tuple[float, float, float]
"""A number for each of the three channels of a picture."""


class ModelKind(Enum):
    """What a model does, and with it the names and shapes of its inputs and outputs."""

    COLOR_CLASSIFIER = "color-classifier"
    CHROMA_REGRESSOR = "chroma-regressor"
    SEGMENTER_ENCODER = "segmenter-encoder"
    SEGMENTER_DECODER = "segmenter-decoder"


COLORIZER_KINDS: Final = (ModelKind.COLOR_CLASSIFIER, ModelKind.CHROMA_REGRESSOR)
"""The kinds of models that find the colors of photos."""

PART_ENDINGS: Final[Mapping[ModelKind, str]] = {
    ModelKind.SEGMENTER_ENCODER: "-encoder",
    ModelKind.SEGMENTER_DECODER: "-decoder",
}
"""What the names of the two models of a segmenter end in, after its own name."""


def segmenter_parts(name: str) -> tuple[str, str]:
    """Return the names of the encoder and the decoder of a segmenter.

    Args:
        name: of the segmenter.
    """
    encoder, decoder = PART_ENDINGS.values()
    return name + encoder, name + decoder


@dataclass(frozen=True)
class ModelDescription:
    """What the engine and the user must know about a model.

    Attributes:
        kind: what the model does.
        name: how users call the model: letters, digits, dots, hyphens and underscores; no path and
            no file name ending in ``.onnx``, so that it can never be mistaken for a file.
        version: version of the model.
        size: working size that the model was trained for, in pixels, a multiple of 32.
        palette: the color classes of the output channels, in order; color classifiers only.
        temperature: the decoding temperature that the maker found best, above 0.
        mean: what is subtracted from the gray values, 0 to 255, of each channel of the picture
            that a segmenter encoder looks at; None where it takes them as they are.
        std: what they are divided by afterwards, above 0; given together with ``mean``.
        least_iou: the predicted IoU, 0 to 1, that tells good masks from bad ones best when all
            objects are looked for; segmenter decoders only.
        least_stability: the same for the stability of masks.
        license: license of the weights, an SPDX expression where one exists.
        recipe: how the model was trained.
        data: what the model was trained on.
        created: date of the export, ISO 8601.
        metrics: figures measured by the maker, by name.
    """

    kind: ModelKind
    name: str
    version: str
    size: int
    palette: Palette | None = None
    temperature: float | None = None
    mean: PerChannel | None = None
    std: PerChannel | None = None
    least_iou: float | None = None
    least_stability: float | None = None
    license: str = ""
    recipe: str = ""
    data: str = ""
    created: str = ""
    metrics: Mapping[str, float] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Refuse values that contradict each other or themselves.

        Raises:
            ValueError: a field is out of its range, or the palette does not suit the kind.
        """
        if not _NAME.fullmatch(self.name) or self.name.lower().endswith(".onnx"):
            raise ValueError(f"'{self.name}' is no name for a model")
        if not self.version:
            raise ValueError("the version is empty")
        if self.size <= 0 or self.size % SIZE_STEP:
            raise ValueError(f"the size {self.size} is no multiple of {SIZE_STEP}")
        if self.temperature is not None and not 0 < self.temperature < inf:
            raise ValueError(f"the temperature {self.temperature} is not above 0")
        if (self.palette is not None) != (self.kind is ModelKind.COLOR_CLASSIFIER):
            raise ValueError("a palette belongs to color classifiers and to nothing else")
        self._check_normalization()
        self._check_thresholds()
        if not all(isfinite(figure) for figure in self.metrics.values()):
            raise ValueError("a metric is not a finite number")

    def _check_normalization(self) -> None:
        if (self.mean is None) != (self.std is None):
            raise ValueError("the mean and the deviation of the input do not come together")
        if self.mean is None or self.std is None:
            return
        if self.kind is not ModelKind.SEGMENTER_ENCODER:
            raise ValueError("a mean of the input belongs to segmenter encoders and nothing else")
        if not all(isfinite(value) for value in (*self.mean, *self.std)) or min(self.std) <= 0:
            raise ValueError("the mean or the deviation of the input is out of range")

    def _check_thresholds(self) -> None:
        given = [value for value in (self.least_iou, self.least_stability) if value is not None]
        if given and self.kind is not ModelKind.SEGMENTER_DECODER:
            raise ValueError("thresholds of masks belong to segmenter decoders and nothing else")
        if not all(0 <= value <= 1 for value in given):
            raise ValueError("a threshold of masks is not between 0 and 1")

    @property
    def weighs_colors(self) -> bool:
        """Whether the model says how likely each color is, instead of answering one color."""
        return self.kind is ModelKind.COLOR_CLASSIFIER

    def require(self, *kinds: ModelKind) -> None:
        """Check that the model does what it is needed for.

        Args:
            kinds: the kinds that would do.

        Raises:
            ModelError: the model is of another kind.
        """
        if self.kind not in kinds:
            wanted = " or ".join(kind.value for kind in kinds)
            raise ModelError(f"The model is a {self.kind.value}; choose a {wanted} instead.")


def describe(metadata: Mapping[str, str]) -> ModelDescription:
    """Read the metadata of a model file.

    Args:
        metadata: all ``metadata_props`` of the file; keys of others are passed over.

    Returns:
        The description.

    Raises:
        ModelError: the metadata is none of Photochrom's, from a newer Photochrom, or wrong.
    """
    _check_format(metadata)
    try:
        palette = metadata.get(_PREFIX + "palette")
        return ModelDescription(
            kind=_kind(_required(metadata, "kind")),
            name=_required(metadata, "name"),
            version=_required(metadata, "version"),
            size=int(_required(metadata, "size")),
            palette=None if palette is None else palette_from_json(palette),
            temperature=_number(metadata, "temperature"),
            mean=_per_channel_from_json(metadata, "mean"),
            std=_per_channel_from_json(metadata, "std"),
            least_iou=_number(metadata, "least_iou"),
            least_stability=_number(metadata, "least_stability"),
            license=metadata.get(_PREFIX + "license", ""),
            recipe=metadata.get(_PREFIX + "recipe", ""),
            data=metadata.get(_PREFIX + "data", ""),
            created=metadata.get(_PREFIX + "created", ""),
            metrics=_metrics_from_json(metadata.get(_PREFIX + "metrics", "{}")),
        )
    except (ValueError, OverflowError, RecursionError) as error:
        raise ModelError(
            f"The description inside the model file is wrong ({error}); "
            "get the file again from its maker."
        ) from error


def metadata_props(description: ModelDescription) -> dict[str, str]:
    """Write a description as the metadata of a model file, the inverse of ``describe``.

    Args:
        description: what the file shall say about itself.

    Returns:
        The ``metadata_props``, ``photochrom.<field>`` to text; absent fields have no key.
    """
    fields = {
        "format": str(FORMAT_VERSION),
        "kind": description.kind.value,
        "name": description.name,
        "version": description.version,
        "size": str(description.size),
        "license": description.license,
        "recipe": description.recipe,
        "data": description.data,
        "created": description.created,
        "metrics": json.dumps(dict(description.metrics)),
    }
    if description.palette is not None:
        fields["palette"] = palette_to_json(description.palette)
    for name in ("temperature", "least_iou", "least_stability"):
        value = getattr(description, name)
        if value is not None:
            fields[name] = repr(float(value))
    if description.mean is not None and description.std is not None:
        fields["mean"] = json.dumps(description.mean)
        fields["std"] = json.dumps(description.std)
    return {_PREFIX + key: value for key, value in fields.items()}


def palette_to_json(palette: Palette) -> str:
    """Write a palette as the JSON object ``{"bin_size", "grid", "shift", "classes"}``.

    Args:
        palette: the palette.

    Returns:
        JSON text. ``grid`` (Delta) and ``shift`` (beta of CCC++ Eq. 9) follow from ``bin_size``
        and stand there for readers of other programs.
    """
    grid = palette.grid
    return json.dumps(
        {
            "bin_size": grid.bin_size,
            "grid": grid.side,
            "shift": grid.shift,
            "classes": list(palette.kept),
        }
    )


def palette_from_json(text: str) -> Palette:
    """Read a palette that ``palette_to_json`` wrote.

    Args:
        text: JSON text.

    Returns:
        The palette.

    Raises:
        ModelError: the text is no palette, or its parts contradict each other.
    """
    try:
        return _parse_palette(text)
    except (ValueError, RecursionError) as error:
        raise ModelError(
            f"The palette cannot be used ({error}); get the file again from its maker."
        ) from error


def _parse_palette(text: str) -> Palette:
    stored = json.loads(text)
    if type(stored) is not dict:
        raise ValueError("it is no JSON object")
    bin_size, classes = stored.get("bin_size"), stored.get("classes")
    if type(bin_size) is not int:
        raise ValueError("it has no whole bin size")
    if type(classes) is not list or any(type(item) is not int for item in classes):
        raise ValueError("its color classes are no list of whole numbers")
    grid = ColorGrid(bin_size)
    if (stored.get("grid"), stored.get("shift")) != (grid.side, grid.shift):
        raise ValueError("its grid does not follow from its bin size")
    return Palette(grid, tuple(classes))


def _check_format(metadata: Mapping[str, str]) -> None:
    if FORMAT_KEY not in metadata:
        raise ModelError(
            "The file is an ONNX model, but it was not made for Photochrom; use a model that "
            "'photochrom export' wrote, or an encoder or decoder of Segment Anything."
        )
    version = metadata[FORMAT_KEY]
    if not _FORMAT.fullmatch(version):
        raise ModelError(
            f"The model file has the unknown format '{version}'; get it again from its maker."
        )
    if int(version) > FORMAT_VERSION:
        raise ModelError("The model was made for a newer Photochrom; update Photochrom to use it.")


def _required(metadata: Mapping[str, str], key: str) -> str:
    value = metadata.get(_PREFIX + key, "")
    if not value:
        raise ValueError(f"it lacks the {key}")
    return value


def _kind(text: str) -> ModelKind:
    if text not in {kind.value for kind in ModelKind}:
        raise ValueError(f"its kind '{text}' is unknown")
    return ModelKind(text)


def _number(metadata: Mapping[str, str], key: str) -> float | None:
    text = metadata.get(_PREFIX + key)
    return None if text is None else float(text)


def _per_channel_from_json(metadata: Mapping[str, str], key: str) -> PerChannel | None:
    text = metadata.get(_PREFIX + key)
    if text is None:
        return None
    stored = json.loads(text)
    if type(stored) is not list or any(type(value) not in (int, float) for value in stored):
        raise ValueError(f"its {key} is no list of numbers")
    if len(stored) != 3:
        raise ValueError(f"its {key} has not three channels")
    red, green, blue = (float(value) for value in stored)
    return red, green, blue


def _metrics_from_json(text: str) -> dict[str, float]:
    stored = json.loads(text)
    if type(stored) is not dict or any(
        type(figure) not in (int, float) for figure in stored.values()
    ):
        raise ValueError("its metrics are no named numbers")
    return {name: float(figure) for name, figure in stored.items()}
