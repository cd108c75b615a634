"""What the user orders in the batch view: which photos, what is done to them, where results go."""

from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from engine.batch.filters import ContentFilter
from engine.batch.naming import KnownNames
from engine.batch.pattern import NamePattern
from engine.batch.plan import Plan, Selection, plan_batch
from engine.batch.preset import Preset
from engine.batch.resume import Other, Wishes
from engine.batch.run_journal import journal_folder
from engine.batch.settings import BatchSettings
from engine.color.upsample import Upsampling
from engine.colorize import DecodingOptions
from engine.document.edits import Harmonize
from engine.document.identity import ModelIdentity
from engine.models.store import DEFAULT_COLORIZER
from engine.photo.formats import ImageFormat
from engine.restore.wish import RestorationWish


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
        harmonize: how they are, where they are.
        upsampling: how colors get from cells to pixels.
        restoration: what is restored before colors are found; None for nothing.
        sidecar: the results have their metadata in files beside them, too.
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
    harmonize: Harmonize = field(default_factory=lambda: Harmonize(()))
    upsampling: Upsampling = Upsampling.EDGE_AWARE
    restoration: RestorationWish | None = None
    sidecar: bool = False

    @classmethod
    def of(cls, preset: Preset, colorizer: str, segmenter: str | None) -> "BatchPreset":
        """Take a preset of the engine.

        Args:
            preset: as it was read.
            colorizer: name of its model, or of the one to take in its place.
            segmenter: the same of its segmenter; None if it has none.
        """
        settings = preset.settings
        return cls(
            colorizer,
            settings.decoding,
            settings.size,
            preset.image_format,
            settings.quality,
            settings.bit_depth,
            settings.longest_side,
            settings.keeps_metadata,
            segmenter,
            settings.harmonize or Harmonize(()),
            settings.upsampling,
            settings.restoration,
            settings.sidecar,
        )

    def settings(self) -> BatchSettings:
        """Put the preset into the words of the engine."""
        return BatchSettings(
            decoding=self.decoding,
            size=self.size,
            upsampling=self.upsampling,
            quality=self.quality,
            bit_depth=self.bit_depth,
            longest_side=self.longest_side,
            keeps_metadata=self.keeps_metadata,
            harmonize=None if self.segmenter is None else self.harmonize,
            restoration=self.restoration,
            sidecar=self.sidecar,
        )


@dataclass(frozen=True)
class Destination:
    """Where results go.

    Attributes:
        folder: None for the folder of each photo.
        pattern: names of the results in ``folder``.
        overwrite: replace results that exist; else their photos count as done or are skipped.
    """

    folder: Path | None = None
    pattern: NamePattern = field(default_factory=NamePattern)
    overwrite: bool = False


class Course(Enum):
    """What a run does about what earlier ones left."""

    ASK = "ask"
    GO_ON = "go on"
    KEEP_OTHERS = "keep others"
    REDO_OTHERS = "redo others"
    ANEW = "anew"

    @property
    def other(self) -> Other:
        """What becomes of results of another preset."""
        others = {Course.KEEP_OTHERS: Other.KEEP, Course.REDO_OTHERS: Other.REDO}
        return others.get(self, Other.ASK)


@dataclass(frozen=True)
class BatchOrder:
    """All that a run is told.

    Attributes:
        sources: files and folders, at least one.
        recursive: look into subfolders too.
        preset: what is done to every photo.
        destination: where results go.
        selection: which photos by their names, and in which order.
        only: which photos by whether they are in color already.
        contact_sheet: make pages with all photos, before and after.
        course: what is done about what earlier runs left.
    """

    sources: tuple[Path, ...]
    recursive: bool = True
    preset: BatchPreset = field(default_factory=BatchPreset)
    destination: Destination = field(default_factory=Destination)
    selection: Selection = field(default_factory=Selection)
    only: ContentFilter = ContentFilter.ANY
    contact_sheet: bool = False
    course: Course = Course.ASK

    @property
    def overwrites(self) -> bool:
        """Whether all is made anew, whatever is there."""
        return self.destination.overwrite or self.course is Course.ANEW

    def journal_folder(self) -> Path | None:
        """Say where the journal lies; looks at files, so never in the GUI thread."""
        return journal_folder(self.sources, self.destination.folder, needs_one=self.contact_sheet)

    def plan(self, known: KnownNames | None) -> Plan:
        """Look for the photos; reads folders, so never in the GUI thread.

        Args:
            known: names of results that the journal knows.
        """
        return plan_batch(
            self.sources,
            output=self.destination.folder,
            recursive=self.recursive,
            image_format=self.preset.image_format,
            pattern=self.destination.pattern,
            known=known,
            selection=self.selection,
        )

    def settings(self) -> BatchSettings:
        """Put all that concerns single photos into the words of the engine."""
        return replace(self.preset.settings(), overwrite=self.overwrites, only=self.only)

    def preset_with(
        self, model: ModelIdentity, segmenter: tuple[ModelIdentity, ModelIdentity] | None
    ) -> Preset:
        """Put together what decides how results look.

        Args:
            model: which one has the name that was chosen.
            segmenter: the same of encoder and decoder; None if no objects are looked for.
        """
        settings, pattern = self.preset.settings(), self.destination.pattern
        return Preset(settings, model, segmenter, self.preset.image_format, pattern)

    def wishes(self, preset: Preset) -> Wishes:
        """Put the course into the words of the engine.

        Args:
            preset: of the run, with its models.
        """
        return Wishes(
            preset.as_json(),
            resumes=not self.overwrites,
            other=self.course.other,
            overwrite=self.overwrites,
        )
