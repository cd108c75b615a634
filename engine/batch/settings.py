"""How the photos of a run are colorized and stored."""

from dataclasses import dataclass, field

from engine.batch.filters import ContentFilter
from engine.batch.plan import Job
from engine.color.upsample import Upsampling
from engine.colorize import DecodingOptions
from engine.document.edits import Harmonize
from engine.photo.photo import Photo
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS
from engine.photo.write import ExportOptions
from engine.restore.wish import RestorationWish


@dataclass(frozen=True)
class BatchSettings:
    """Settings that all photos of a run share.

    Attributes:
        decoding: how colors are read off the predictions.
        size: working size in pixels; None for the size that the model was trained for.
        upsampling: how colors get from cells to pixels.
        quality: 1 to 100, for JPEG and WebP.
        bit_depth: 8 or 16 bits per channel; None to keep that of each photo where its format can.
        longest_side: pixels that the longer side of a result may have; a larger photo is made
            smaller, no photo larger. None for the size of each photo.
        keeps_metadata: results carry on what the photos say about themselves.
        overwrite: replace existing results; originals are never replaced.
        max_megapixels: larger photos are refused.
        harmonize: how every object of each photo is harmonized, with no masks, which are found
            photo by photo; None to leave the colors as the network found them.
        restoration: what is restored in every photo before its colors are found; None for nothing.
        sidecar: what results say about themselves is written into files beside them, too.
        only: which photos are colorized, by whether they are in color already.
    """

    decoding: DecodingOptions = field(default_factory=DecodingOptions)
    size: int | None = None
    upsampling: Upsampling = Upsampling.EDGE_AWARE
    quality: int = 95
    bit_depth: int | None = None
    longest_side: int | None = None
    keeps_metadata: bool = True
    overwrite: bool = False
    max_megapixels: float = DEFAULT_MAX_MEGAPIXELS
    harmonize: Harmonize | None = None
    restoration: RestorationWish | None = None
    sidecar: bool = False
    only: ContentFilter = ContentFilter.ANY

    def export_options(self, job: Job, photo: Photo) -> ExportOptions:
        """Decide how one result is stored.

        Args:
            job: with the format.
            photo: with its bit depth.

        Returns:
            The options.

        Raises:
            PhotoError: the format cannot hold the bit depth, or a value is out of range.
        """
        kept = min(photo.bit_depth, job.format.max_bit_depth)
        depth = self.bit_depth or kept
        return ExportOptions(
            job.format,
            depth,
            self.quality,
            self.longest_side,
            self.keeps_metadata,
            self.sidecar,
        )
