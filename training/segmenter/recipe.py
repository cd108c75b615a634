"""The settings of a segmenter's training run, apart from the training, which needs torch."""

from dataclasses import dataclass, field

from training.data.augment import AgeingRecipe
from training.run_recipe import (
    BestBy,
    BestRecipe,
    EncoderRecipe,
    OptimizerRecipe,
    SizeRecipe,
    check_run,
)

STRIDES = (8, 16)
"""Pixels per side of a cell of the embedding that the network can be built for."""

MASK_CELLS = 4
"""Mask logits per side of a cell of the embedding."""


@dataclass(frozen=True)
class MaskedPhotoRecipe(SizeRecipe):
    """How photos are shown: the sizes are the sides of a square that the longer side fills.

    Attributes:
        whole: share of photos that are shown uncropped.
        smallest_crop: height and width of the smallest crop, as a share of the photo's.
        evenness: how sources are drawn: 0 by the number of their photos, 1 all alike.
        ageing: what is done to the lightness.
    """

    whole: float = 0.4
    smallest_crop: float = 0.5
    evenness: float = 0.75
    ageing: AgeingRecipe = field(default_factory=AgeingRecipe)

    def __post_init__(self) -> None:
        """Refuse phases that leave a gap, and shares that mean nothing.

        Raises:
            ValueError: a value is out of its range.
        """
        super().__post_init__()
        if not (0 <= self.whole <= 1 and 0 <= self.evenness <= 1):
            raise ValueError("whole and evenness must lie between 0 and 1")
        if not 0 < self.smallest_crop <= 1:
            raise ValueError("smallest_crop must be above 0 and at most 1")


@dataclass(frozen=True)
class PromptRecipe:
    """How a user is imitated.

    Attributes:
        per_photo: objects asked for in every photo; where it has fewer, some are asked for again.
        boxes: share of photos whose first prompts are boxes instead of clicks.
        backgrounds: share of the photos of main objects in which one prompt asks for all that lies
            around these, so that the click decides what is meant.
        rounds: entry k is how often, relative to the others, a photo is asked k + 1 times: every
            further time a click corrects the largest mistake.
        box_jitter: standard deviation of a box's sides, as a share of its width and height.
    """

    per_photo: int = 4
    boxes: float = 0.3
    backgrounds: float = 0.5
    rounds: tuple[float, ...] = (0.45, 0.25, 0.15, 0.1, 0.05)
    box_jitter: float = 0.06

    def __post_init__(self) -> None:
        """Refuse shares that mean nothing.

        Raises:
            ValueError: a value is out of its range.
        """
        if self.per_photo < 1:
            raise ValueError("per_photo must be at least 1")
        if not (0 <= self.boxes <= 1 and 0 <= self.backgrounds <= 1):
            raise ValueError("boxes and backgrounds must lie between 0 and 1")
        if self.box_jitter < 0:
            raise ValueError("box_jitter must not be negative")
        if not self.rounds or min(self.rounds) < 0 or sum(self.rounds) <= 0:
            raise ValueError("rounds must be shares, at least one of them above 0")


@dataclass(frozen=True)
class ValidationRecipe:
    """How much is validated while training goes on; afterwards it is everything.

    Attributes:
        photos: how many, evenly chosen.
        objects: most objects of a photo.
        clicks: most clicks at an object, at least 5.
    """

    photos: int = 60
    objects: int = 2
    clicks: int = 5

    def __post_init__(self) -> None:
        """Refuse to validate nothing.

        Raises:
            ValueError: a value is out of its range.
        """
        if min(self.photos, self.objects) < 1 or self.clicks < 5:
            raise ValueError("photos and objects must be at least 1, clicks at least 5")


@dataclass(frozen=True)
class SegmenterBestRecipe(BestRecipe):
    """Which checkpoint is kept as the best: unless told otherwise by the IoU after one click."""

    score: BestBy = BestBy.IOU_1


@dataclass(frozen=True)
class SegmenterRecipe:
    """One training run of a segmenter.

    Attributes:
        name: of the recipe and, unless told otherwise, of the pair of models.
        optimizer: how to learn.
        photos: what to show.
        prompts: what to ask.
        encoder: what to keep.
        validation: how much to score while training.
        best: which checkpoint to keep as the best, and when to stop early.
        stride: pixels per side of a cell of the embedding; 8 for 64x64 cells at 512 pixels.
        affinity: weight of the loss that compares places of the embedding with each other.
        seed: of every random choice.
        start_from: a segmenter's checkpoint whose averaged weights the run starts from.
        encoder_from: a colorizer's checkpoint whose encoder, which knows gray photos, the run
            starts from; empty for ImageNet.
        evaluate_every: steps between validations.
    """

    name: str
    optimizer: OptimizerRecipe
    photos: MaskedPhotoRecipe
    prompts: PromptRecipe = field(default_factory=PromptRecipe)
    encoder: EncoderRecipe = field(default_factory=EncoderRecipe)
    validation: ValidationRecipe = field(default_factory=ValidationRecipe)
    best: SegmenterBestRecipe = field(default_factory=SegmenterBestRecipe)
    stride: int = 8
    affinity: float = 0.5
    seed: int = 0
    start_from: str = ""
    encoder_from: str = ""
    evaluate_every: int = 500

    def __post_init__(self) -> None:
        """Refuse a run that cannot be named or repeated, and strides there is no network for.

        Raises:
            ValueError: a value is out of its range.
        """
        check_run(self)
        if self.stride not in STRIDES:
            raise ValueError(f"stride must be one of {', '.join(map(str, STRIDES))}")
        if self.affinity < 0:
            raise ValueError("affinity must not be negative")
        if self.start_from and self.encoder_from:
            raise ValueError("start_from and encoder_from exclude each other")

    def mask_side(self, size: int) -> int:
        """Return the side of the masks that the network draws in a frame of ``size`` pixels."""
        return size // self.stride * MASK_CELLS
