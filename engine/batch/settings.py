"""How the photos of a run are colorized and stored."""

from dataclasses import dataclass, field

from engine.batch.plan import Job
from engine.color.upsample import Upsampling
from engine.colorize import DecodingOptions
from engine.document.edits import Harmonize
from engine.photo.photo import Photo
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS
from engine.photo.write import ExportOptions


@dataclass(frozen=True)
class BatchSettings:
    """Settings that all photos of a run share.

    Attributes:
        decoding: how colors are read off the predictions.
        size: working size in pixels; None for the size that the model was trained for.
        upsampling: how colors get from cells to pixels.
        quality: 1 to 100, for JPEG and WebP.
        bit_depth: 8 or 16 bits per channel; None to keep that of each photo where its format can.
        overwrite: replace existing results; originals are never replaced.
        max_megapixels: larger photos are refused.
        harmonize: how every object of each photo is harmonized, with no masks, which are found
            photo by photo; None to leave the colors as the network found them.
    """

    decoding: DecodingOptions = field(default_factory=DecodingOptions)
    size: int | None = None
    upsampling: Upsampling = Upsampling.EDGE_AWARE
    quality: int = 95
    bit_depth: int | None = None
    overwrite: bool = False
    max_megapixels: float = DEFAULT_MAX_MEGAPIXELS
    harmonize: Harmonize | None = None

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
        return ExportOptions(job.format, self.bit_depth or kept, self.quality)
