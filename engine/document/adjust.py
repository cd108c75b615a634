"""The edit that says how the prediction is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Self

from engine.color.decode import Decoding
from engine.color.lab import Chroma
from engine.color.upsample import Upsampling
from engine.colorize import DecodingOptions
from engine.document.edit import Edit, Guide
from engine.document.json_fields import Fields, Json, damaged
from engine.masks import Mask


@dataclass(frozen=True)
class Adjust(Edit):
    """How the colors of the whole photo are read off the prediction.

    It concerns the beginning of all edits wherever it stands; of several, the last one counts. Of a
    photo that keeps its own colors, it changes the vividness only.

    Attributes:
        decoding: decoding, vividness, temperature and rebalancing.
        upsampling: how colors get from cells to pixels.
    """

    kind: ClassVar[str] = "adjust"
    decoding: DecodingOptions = field(default_factory=DecodingOptions)
    upsampling: Upsampling = Upsampling.EDGE_AWARE

    @property
    def title(self) -> str:
        """What the edit does."""
        return "Adjust colors"

    @property
    def details(self) -> str:
        """How it does so."""
        options = self.decoding
        parts = [options.decoding.value, f"vividness {options.vividness:g}"]
        if options.temperature is not None:
            parts.append(f"temperature {options.temperature:g}")
        return ", ".join([*parts, *self._rebalancing, self.upsampling.value])

    @property
    def _rebalancing(self) -> list[str]:
        rebalance = self.decoding.rebalance
        return [f"rebalancing {rebalance:g}"] if rebalance else []

    @property
    def own_statement(self) -> str:
        """What the edit does to a photo that keeps its own colors, for the metadata of exports."""
        return f"{self.title}: vividness {self.decoding.vividness:g}"

    @property
    def regressor_statement(self) -> str:
        """What the edit does to colors among which there was nothing to choose, for exports."""
        parts = [f"vividness {self.decoding.vividness:g}", *self._rebalancing]
        return f"{self.title}: {', '.join([*parts, self.upsampling.value])}"

    def apply(self, chroma: Chroma, guide: Guide) -> Chroma:  # noqa: ARG002
        """Return the colors as they are: reading the prediction comes before all edits."""
        return chroma

    def settings(self) -> Json:
        """Write the edit as JSON."""
        temperature, rebalance = self.decoding.temperature, self.decoding.rebalance
        return {
            "decoding": self.decoding.decoding.value,
            "vividness": float(self.decoding.vividness),
            "temperature": None if temperature is None else float(temperature),
            "upsampling": self.upsampling.value,
            # Not there in files of the first versions of the format.
            **({"rebalance": float(rebalance)} if rebalance else {}),
        }

    @classmethod
    def from_settings(cls, settings: Fields, masks: Sequence[Mask]) -> Self:
        """Read the edit from JSON."""
        if masks:
            raise damaged("an adjustment has masks")
        options = DecodingOptions(
            settings.choice("decoding", Decoding),
            settings.number("vividness", 0, 3),
            settings.optional_number("temperature", 0, 10),
            settings.number("rebalance", 0, 1) if settings.has("rebalance") else 0.0,
        )
        return cls(options, settings.choice("upsampling", Upsampling))
