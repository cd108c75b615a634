"""What the user orders in the batch view: which photos, what is done to them, where results go."""

from dataclasses import dataclass, field
from pathlib import Path

from engine.batch.pattern import NamePattern
from engine.batch.plan import Job, Plan, plan_batch
from engine.batch.settings import BatchSettings
from engine.batch.targets import is_taken
from engine.colorize import DecodingOptions
from engine.document.edits import Harmonize
from engine.models.store import DEFAULT_COLORIZER
from engine.photo.formats import ImageFormat


@dataclass(frozen=True)
class BatchPreset:
    """What is done to every photo of a run.

    Attributes:
        colorizer: name of the model.
        decoding: how colors are read off the predictions.
        size: working size in pixels; None for the size that the model was trained for.
        image_format: format of the results; None to keep that of each photo.
        quality: 1 to 100, for JPEG and WebP.
        bit_depth: 8 or 16 bits per channel; None to keep that of each photo.
        longest_side: pixels that the longer side of a result may have; None for the size of each
            photo.
        keeps_metadata: the results carry on what the photos say about themselves.
        segmenter: name of the segmenter whose objects are all harmonized; None to leave the colors
            as the model found them.
    """

    colorizer: str = DEFAULT_COLORIZER
    decoding: DecodingOptions = field(default_factory=DecodingOptions)
    size: int | None = None
    image_format: ImageFormat | None = None
    quality: int = 95
    bit_depth: int | None = None
    longest_side: int | None = None
    keeps_metadata: bool = True
    segmenter: str | None = None


@dataclass(frozen=True)
class Destination:
    """Where results go.

    Attributes:
        folder: None for the folder of each photo.
        pattern: names of the results in ``folder``.
        overwrite: replace results that exist; else their photos count as done and are skipped.
    """

    folder: Path | None = None
    pattern: NamePattern = field(default_factory=NamePattern)
    overwrite: bool = False


@dataclass(frozen=True)
class BatchOrder:
    """All that a run is told.

    Attributes:
        sources: files and folders.
        recursive: look into subfolders too.
        preset: what is done to every photo.
        destination: where results go.
    """

    sources: tuple[Path, ...]
    recursive: bool = True
    preset: BatchPreset = field(default_factory=BatchPreset)
    destination: Destination = field(default_factory=Destination)

    def plan(self) -> "OrderPlan":
        """Look for the photos and for results that exist; reads folders, so never in the GUI."""
        plan = plan_batch(
            self.sources,
            output=self.destination.folder,
            recursive=self.recursive,
            image_format=self.preset.image_format,
            pattern=self.destination.pattern,
        )
        if self.destination.overwrite:
            return OrderPlan(plan, frozenset())
        return OrderPlan(plan, frozenset(job.target for job in plan.jobs if is_taken(job.target)))

    def settings(self) -> BatchSettings:
        """Put the preset into the words of the engine."""
        preset = self.preset
        return BatchSettings(
            decoding=preset.decoding,
            size=preset.size,
            quality=preset.quality,
            bit_depth=preset.bit_depth,
            longest_side=preset.longest_side,
            keeps_metadata=preset.keeps_metadata,
            overwrite=self.destination.overwrite,
            harmonize=None if preset.segmenter is None else Harmonize(()),
        )


@dataclass(frozen=True)
class OrderPlan:
    """What a run will do.

    Attributes:
        plan: photos, their results, and what cannot be taken up.
        done: results that exist; their photos are skipped.
    """

    plan: Plan
    done: frozenset[Path]

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The photos that are worked on."""
        return tuple(job for job in self.plan.jobs if job.target not in self.done)
