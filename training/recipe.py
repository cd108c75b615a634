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
from training.losses.recipe import (
    BalanceRecipe,
    LossName,
    PriorRecipe,
    RegressionRecipe,
    Target,
)
from training.run_recipe import (
    BestRecipe,
    EncoderRecipe,
    OptimizerRecipe,
    SizeRecipe,
    check_run,
)
from training.segmenter.recipe import SegmenterRecipe
from training.toml_section import read_section

PUBLISHED_WEIGHTS = "published"
"""Says in a recipe that the encoder starts from the weights its makers published."""

NO_WEIGHTS = "none"
"""Says in a recipe that the encoder starts at random."""

_COLORIZER, _SEGMENTER = "colorizer", "segmenter"


@dataclass(frozen=True)
class ColorEncoderRecipe(EncoderRecipe):
    """Which encoder sees the photo, what it starts from and what of that stays.

    Attributes:
        name: ``efficientnet-lite2`` or the name of any encoder of timm; empty for the one that
            the network was designed with.
        weights: ``published``, ``none`` or the path of a file of weights.
    """

    name: str = ""
    weights: str = PUBLISHED_WEIGHTS


@dataclass(frozen=True)
class PhotoRecipe(SizeRecipe):
    """How photos are shown.

    Attributes:
        smallest_crop: side of the smallest square cut from a photo, in pixels of the photo.
        cells: share of the cells of a batch, drawn at random, that enter the loss.
        ageing: what is done to the lightness.
    """

    smallest_crop: int = 150
    cells: float = 0.5
    ageing: AgeingRecipe = field(default_factory=AgeingRecipe)

    def __post_init__(self) -> None:
        """Refuse phases that leave a gap and shares that leave nothing.

        Raises:
            ValueError: a value is out of its range.
        """
        super().__post_init__()
        if self.smallest_crop < 1 or not 0 < self.cells <= 1:
            raise ValueError("smallest_crop must be at least 1, cells above 0 and at most 1")


@dataclass(frozen=True)
class Recipe:
    """One training run of a colorizer.

    Attributes:
        name: of the recipe and, unless told otherwise, of the model.
        network: which network, by its name in ``training.networks``.
        palette: the color classes, which a classifier tells apart and all results are judged by.
        optimizer: how to learn.
        photos: what to show.
        loss: what counts as an error. It also decides whether the network tells color classes
            apart or regresses a* and b*.
        encoder: what sees the photo, and what of it to keep.
        balance: which classes matter how much, for the loss ``class-balanced``.
        prior: the same for the loss ``prior``.
        regression: how distances count, for the losses of regressors.
        best: which checkpoint to keep as the best, and when to stop early.
        seed: of every random choice.
        start_from: a checkpoint whose averaged weights the run starts from; empty for ImageNet.
        evaluate_every: steps between validations.
    """

    name: str
    network: str
    palette: Palette
    optimizer: OptimizerRecipe
    photos: PhotoRecipe
    loss: LossName = LossName.CLASS_BALANCED
    encoder: ColorEncoderRecipe = field(default_factory=ColorEncoderRecipe)
    balance: BalanceRecipe = field(default_factory=BalanceRecipe)
    prior: PriorRecipe = field(default_factory=PriorRecipe)
    regression: RegressionRecipe = field(default_factory=RegressionRecipe)
    best: BestRecipe = field(default_factory=BestRecipe)
    seed: int = 0
    start_from: str = ""
    evaluate_every: int = 500

    def __post_init__(self) -> None:
        """Refuse a run that cannot be named or repeated.

        Raises:
            ValueError: a value is out of its range.
        """
        check_run(self)
        if self.optimizer.batch == 1 and self.photos.smallest_size == SIZE_STEP:
            raise ValueError(f"batch must be at least 2 at size {SIZE_STEP}")

    @property
    def regresses(self) -> bool:
        """Whether the network answers a* and b* instead of color classes."""
        return not self.loss.classifies

    @property
    def target(self) -> Target:
        """What the loss compares the network's answer to."""
        return self.loss.target

    @property
    def outputs(self) -> int:
        """Channels that the network answers with: color classes, or a* and b*."""
        return 2 if self.regresses else len(self.palette)

    @property
    def cells_per_step(self) -> int:
        """Cells at stride 4 that enter the loss of one step at the final size."""
        rows = self.photos.final_size // STRIDE
        return round(self.optimizer.batch * rows**2 * self.photos.cells)


def load_recipe(name_or_path: str) -> Recipe | SegmenterRecipe:
    """Read a recipe: a path to a TOML file, or the name of one that comes with Photochrom.

    The entry ``task`` says what it trains: ``"colorizer"``, which is also meant where there is no
    such entry, or ``"segmenter"``. The palette of a colorizer is a JSON file named relative to the
    recipe.

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


def _read(path: Path) -> Recipe | SegmenterRecipe:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TrainingError(f"The recipe cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise TrainingError("The recipe is no text in UTF-8; save it as such.") from error
    except tomllib.TOMLDecodeError as error:
        raise TrainingError(f"The recipe is no valid TOML ({error}).") from error
    task = tables.pop("task", _COLORIZER)
    if task == _SEGMENTER:
        return read_section(SegmenterRecipe, tables)
    if task != _COLORIZER:
        raise TrainingError(
            f"The recipe's 'task' must be '{_COLORIZER}' or '{_SEGMENTER}'; correct it."
        )
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
