"""Recipes: everything that decides what a training run learns, in one TOML file."""

import tomllib
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

from engine.color.classes import Palette
from engine.models.description import SIZE_STEP, palette_from_json
from engine.models.errors import ModelError
from training.data.augment import AgeingRecipe
from training.data.resize import STRIDE
from training.errors import TrainingError
from training.losses.recipe import BalanceRecipe
from training.toml_section import read_section


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
class OptimizerRecipe:
    """AdamW with linear warm-up and a cosine down to a fraction of the learning rate.

    Attributes:
        steps: optimizer steps in all.
        batch: photos a step.
        decoder_rate: peak learning rate of everything but the encoder.
        encoder_rate: peak learning rate of the encoder.
        weight_decay: AdamW's decoupled weight decay.
        warm_up: steps of linear warm-up.
        final_share: learning rate at the end, as a share of the peak.
        clip: largest gradient norm.
        ema: decay of the averaged weights, approached from below in the first steps.
    """

    steps: int
    batch: int = 32
    decoder_rate: float = 1e-3
    encoder_rate: float = 2e-4
    weight_decay: float = 1e-2
    warm_up: int = 150
    final_share: float = 0.02
    clip: float = 5.0
    ema: float = 0.999

    def __post_init__(self) -> None:
        """Refuse values with which nothing can be learned.

        Raises:
            ValueError: a value is out of its range.
        """
        if self.steps < 1 or self.batch < 1:
            raise ValueError("steps and batch must be at least 1")
        if min(self.decoder_rate, self.encoder_rate, self.clip) <= 0:
            raise ValueError("decoder_rate, encoder_rate and clip must be above 0")
        if self.weight_decay < 0 or self.warm_up < 0:
            raise ValueError("weight_decay and warm_up must not be negative")
        if not (0 <= self.final_share <= 1 and 0 <= self.ema < 1):
            raise ValueError("final_share and ema must lie between 0 and 1, ema below 1")


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


@dataclass(frozen=True)
class PhotoRecipe:
    """How photos are shown.

    Attributes:
        phases: sizes over the course of the run, the first beginning at 0.
        smallest_crop: side of the smallest square cut from a photo, in pixels of the photo.
        cells: share of the cells of a batch, drawn at random, that enter the loss.
        ageing: what is done to the lightness.
    """

    phases: tuple[SizePhase, ...]
    smallest_crop: int = 150
    cells: float = 0.5
    ageing: AgeingRecipe = field(default_factory=AgeingRecipe)

    def __post_init__(self) -> None:
        """Refuse phases that leave a gap and shares that leave nothing.

        Raises:
            ValueError: a value is out of its range.
        """
        begins = [phase.begin for phase in self.phases]
        if not begins or begins[0] != 0 or begins != sorted(set(begins)):
            raise ValueError("phases must begin at 0 and follow each other")
        if self.smallest_crop < 1 or not 0 < self.cells <= 1:
            raise ValueError("smallest_crop must be at least 1, cells above 0 and at most 1")

    def size_at(self, progress: float) -> int:
        """Return the size in pixels for a share of the steps done, 0 to 1."""
        return [phase.size for phase in self.phases if phase.begin <= progress][-1]

    @property
    def final_size(self) -> int:
        """The size of the last phase in pixels, which the model is meant for."""
        return self.phases[-1].size


@dataclass(frozen=True)
class Recipe:
    """One training run.

    Attributes:
        name: of the recipe and, unless told otherwise, of the model.
        network: which network, by its name in ``training.networks``.
        palette: the color classes.
        optimizer: how to learn.
        photos: what to show.
        encoder: what to keep.
        balance: which classes matter how much.
        seed: of every random choice.
        start_from: a checkpoint whose averaged weights the run starts from; empty for ImageNet.
        evaluate_every: steps between validations.
    """

    name: str
    network: str
    palette: Palette
    optimizer: OptimizerRecipe
    photos: PhotoRecipe
    encoder: EncoderRecipe = field(default_factory=EncoderRecipe)
    balance: BalanceRecipe = field(default_factory=BalanceRecipe)
    seed: int = 0
    start_from: str = ""
    evaluate_every: int = 500

    def __post_init__(self) -> None:
        """Refuse a run that cannot be named or repeated.

        Raises:
            ValueError: a value is out of its range.
        """
        if not self.name:
            raise ValueError("name must not be empty")
        if self.seed < 0 or self.evaluate_every < 1:
            raise ValueError("seed must not be negative, evaluate_every at least 1")
        smallest = min(phase.size for phase in self.photos.phases)
        if self.optimizer.batch == 1 and smallest == SIZE_STEP:
            raise ValueError(f"batch must be at least 2 at size {SIZE_STEP}")

    @property
    def cells_per_step(self) -> int:
        """Cells that enter the loss of one step at the final size."""
        rows = self.photos.final_size // STRIDE
        return round(self.optimizer.batch * rows**2 * self.photos.cells)


def load_recipe(name_or_path: str) -> Recipe:
    """Read a recipe: a path to a TOML file, or the name of one that comes with Photochrom.

    The palette is a JSON file named relative to the recipe.

    Raises:
        TrainingError: there is no such recipe, or it has a mistake.
    """
    path = Path(name_or_path)
    if path.suffix == ".toml":
        return _read(path)
    if name_or_path not in recipe_names():
        raise TrainingError(
            "There is no such recipe; give the path of a .toml file or one of these: "
            f"{', '.join(recipe_names())}."
        )
    with as_file(files("training") / "recipes") as folder:
        return _read(folder / f"{name_or_path}.toml")


def recipe_names() -> list[str]:
    """Name the recipes that come with Photochrom."""
    names = (entry.name for entry in (files("training") / "recipes").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def _read(path: Path) -> Recipe:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TrainingError(f"The recipe cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise TrainingError("The recipe is no text in UTF-8; save it as such.") from error
    except tomllib.TOMLDecodeError as error:
        raise TrainingError(f"The recipe is no valid TOML ({error}).") from error
    if "palette" in tables:
        tables["palette"] = _read_palette(path.parent, tables["palette"])
    return read_section(Recipe, tables)


def _read_palette(folder: Path, name: object) -> Palette:
    if not isinstance(name, str):
        raise TrainingError("The recipe's 'palette' must be the name of a JSON file.")
    try:
        return palette_from_json((folder / name).read_text(encoding="utf-8"))
    except OSError as error:
        raise TrainingError(
            f"The recipe's palette '{name}' cannot be read ({error.strerror})."
        ) from error
    except (UnicodeDecodeError, ModelError) as error:
        raise TrainingError(
            f"The recipe's palette '{name}' is none; make one with 'photochrom palette build'."
        ) from error
