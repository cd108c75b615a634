"""What the recipes of all tasks have in common: the optimizer, the encoder, sizes, the run."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from engine.models.description import SIZE_STEP


@dataclass(frozen=True)
class SizePhase:
    """From which share of the steps on, photos are shown at which size in pixels."""

    begin: float
    size: int

    def __post_init__(self) -> None:
        """Refuse a size that networks cannot take.

        Raises:
            ValueError: a value is out of its range.
        """
        if not 0 <= self.begin < 1:
            raise ValueError("begin must be at least 0 and below 1")
        if self.size < SIZE_STEP or self.size % SIZE_STEP:
            raise ValueError(f"size must be a multiple of {SIZE_STEP}")


@dataclass(frozen=True)
class SizeRecipe:
    """How large photos are shown.

    Attributes:
        phases: sizes over the course of the run, the first beginning at 0.
    """

    phases: tuple[SizePhase, ...]

    def __post_init__(self) -> None:
        """Refuse phases that leave a gap.

        Raises:
            ValueError: they do not begin at 0, or do not follow each other.
        """
        begins = [phase.begin for phase in self.phases]
        if not begins or begins[0] != 0 or begins != sorted(set(begins)):
            raise ValueError("phases must begin at 0 and follow each other")

    def size_at(self, progress: float) -> int:
        """Return the size in pixels for a share of the steps done, 0 to 1."""
        return [phase.size for phase in self.phases if phase.begin <= progress][-1]

    @property
    def smallest_size(self) -> int:
        """The size of the phase with the smallest photos in pixels."""
        return min(phase.size for phase in self.phases)

    @property
    def final_size(self) -> int:
        """The size of the last phase in pixels, which the model is meant for."""
        return self.phases[-1].size


class Precision(StrEnum):
    """What numbers a network computes with; its weights are always float32."""

    AUTO = "auto"
    """Whatever is fast and safe on the device."""
    BFLOAT16 = "bfloat16"
    FLOAT16 = "float16"
    """With loss scaling."""
    FLOAT32 = "float32"


@dataclass(frozen=True)
class OptimizerRecipe:
    """AdamW with linear warm-up and a cosine down to a fraction of the learning rate.

    Attributes:
        steps: optimizer steps in all.
        batch: photos that are worked on at a time, on all devices together.
        accumulate: batches a step; their gradients are averaged.
        decoder_rate: peak learning rate of everything but the encoder.
        encoder_rate: peak learning rate of the encoder.
        momentum: Adam's beta 1, the decay of the mean of gradients.
        weight_decay: AdamW's decoupled weight decay.
        warm_up: steps of linear warm-up.
        final_share: learning rate at the end, as a share of the peak.
        clip: largest gradient norm.
        ema: decay of the averaged weights, approached from below in the first steps.
        precision: what to compute with.
    """

    steps: int
    batch: int = 32
    accumulate: int = 1
    decoder_rate: float = 1e-3
    encoder_rate: float = 2e-4
    momentum: float = 0.9
    weight_decay: float = 1e-2
    warm_up: int = 150
    final_share: float = 0.02
    clip: float = 5.0
    ema: float = 0.999
    precision: Precision = Precision.AUTO

    def __post_init__(self) -> None:
        """Refuse values with which nothing can be learned.

        Raises:
            ValueError: a value is out of its range.
        """
        if min(self.steps, self.batch, self.accumulate) < 1:
            raise ValueError("steps, batch and accumulate must be at least 1")
        if min(self.decoder_rate, self.encoder_rate, self.clip) <= 0:
            raise ValueError("decoder_rate, encoder_rate and clip must be above 0")
        if self.weight_decay < 0 or self.warm_up < 0:
            raise ValueError("weight_decay and warm_up must not be negative")
        if not (0 <= self.final_share <= 1 and 0 <= self.ema < 1):
            raise ValueError("final_share and ema must lie between 0 and 1, ema below 1")
        if not 0 <= self.momentum < 1:
            raise ValueError("momentum must be at least 0 and below 1")

    @property
    def photos_per_step(self) -> int:
        """Photos that a step learns from, on all devices together."""
        return self.batch * self.accumulate


class BestBy(StrEnum):
    """A score of validation that can decide which checkpoint is the best."""

    PSNR = "psnr"
    CHROMA_RMSE = "chroma_rmse"
    TAR = "tar"
    IOU_1 = "iou_1"
    IOU_3 = "iou_3"
    IOU_BOX = "iou_box"
    NOC_85 = "noc_85"

    @property
    def sign(self) -> int:
        """1 where more is better, -1 where less is."""
        return -1 if self in (BestBy.CHROMA_RMSE, BestBy.NOC_85) else 1


@dataclass(frozen=True)
class BestRecipe:
    """Which checkpoint of a run is kept as the best, and when to give up hope for a better one.

    Attributes:
        score: what decides, of the row of scores that stands for the network.
        patience: validations in a row without a better score after which the run ends; 0 for never.
    """

    score: BestBy = BestBy.PSNR
    patience: int = 0

    def __post_init__(self) -> None:
        """Refuse a negative patience.

        Raises:
            ValueError: a value is out of its range.
        """
        if self.patience < 0:
            raise ValueError("patience must not be negative")


@dataclass(frozen=True)
class EncoderRecipe:
    """Which parts of the encoder stay as ImageNet made them; see ``LightnessEncoder.freeze``."""

    frozen_stages: int = 4
    frozen_depthwise: bool = True

    def __post_init__(self) -> None:
        """Refuse a negative count.

        Raises:
            ValueError: a value is out of its range.
        """
        if self.frozen_stages < 0:
            raise ValueError("frozen_stages must not be negative")


class RunRecipe(Protocol):
    """What the training loop reads of a recipe, whatever it trains."""

    @property
    def name(self) -> str:
        """Name of the recipe; a checkpoint belongs to one."""

    @property
    def optimizer(self) -> OptimizerRecipe:
        """How to learn."""

    @property
    def photos(self) -> SizeRecipe:
        """How large photos are shown."""

    @property
    def best(self) -> BestRecipe:
        """Which checkpoint to keep as the best."""

    @property
    def seed(self) -> int:
        """Seed of every random choice."""

    @property
    def evaluate_every(self) -> int:
        """Steps between validations."""


def check_run(recipe: RunRecipe) -> None:
    """Refuse a run that cannot be named or repeated.

    Raises:
        ValueError: a value is out of its range.
    """
    if not recipe.name:
        raise ValueError("name must not be empty")
    if recipe.seed < 0 or recipe.evaluate_every < 1:
        raise ValueError("seed must not be negative, evaluate_every at least 1")
