"""The settings of the losses in a recipe, apart from the losses themselves, which need torch."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class Target(Enum):
    """What a loss compares the network's answer to."""

    CLASSES = auto()
    """True color classes; the network answers scores, one for every class."""

    CHROMA = auto()
    """True a*b*; the network answers whatever the loss wants."""


class LossName(StrEnum):
    """How a recipe names its loss; ``training.losses.build`` builds it."""

    CLASS_BALANCED = "class-balanced"
    CROSS_ENTROPY = "cross-entropy"
    UNIFORM = "uniform"
    PRIOR = "prior"
    L1 = "l1"
    L2 = "l2"
    HUBER = "huber"
    LOG_COSH = "log-cosh"
    LOCALIZED = "localized"

    @property
    def classifies(self) -> bool:
        """Whether the network scores color classes; otherwise it answers a*b* itself."""
        return self in _CLASSIFYING

    @property
    def target(self) -> Target:
        """What the loss compares the network's answer to."""
        # The soft labels of the prior's loss depend on where in its bin a color lies.
        compares_classes = self.classifies and self is not LossName.PRIOR
        return Target.CLASSES if compares_classes else Target.CHROMA


_CLASSIFYING = frozenset(
    {LossName.CLASS_BALANCED, LossName.CROSS_ENTROPY, LossName.UNIFORM, LossName.PRIOR}
)


class Divisor(StrEnum):
    """What the sum of Eq. 16 is divided by."""

    WEIGHTS = "weights"
    CELLS = "cells"


@dataclass(frozen=True)
class BalanceRecipe:
    """How classes are balanced, and how sharp their labels are.

    Attributes:
        percent: P of CCC++ Eq. 15, above 0.
        power: exponent on the weights of Eq. 15: 1 is Eq. 15, 0 weighs all classes alike.
        label_sigma: spread of the labels in a*b* units; 0 keeps them hard as in Eq. 16. Holds for
            "cross-entropy" and "uniform", too.
        divide_by: what the sum of Eq. 16 is divided by. "weights" makes it a weighted mean, as
            large as a plain cross-entropy. "cells" is Eq. 16 as printed over H W B; it grows with
            the number of classes in the batch, to the hundreds, and wants a larger ``clip``.
    """

    percent: float = 10.0
    power: float = 1.0
    label_sigma: float = 0.0
    divide_by: Divisor = Divisor.WEIGHTS

    def __post_init__(self) -> None:
        """Refuse a share of nothing and a negative spread.

        Raises:
            ValueError: a value is out of its range.
        """
        if self.percent <= 0 or self.power < 0 or self.label_sigma < 0:
            raise ValueError("percent must be above 0, power and label_sigma not negative")


@dataclass(frozen=True)
class PriorRecipe:
    """How colors are rebalanced by how common they are in all training photos.

    The defaults are those of Zhang, Isola, Efros, Colorful Image Colorization (ECCV 2016),
    sections 2.1 and 2.2.

    Attributes:
        neighbors: classes that a true color is spread over.
        sigma: of the Gaussian by which they are weighted, in a*b* units.
        smoothing: sigma of the Gaussian that smooths the distribution of classes, in a*b* units;
            0 leaves it as counted.
        uniform_share: lambda, the share of the uniform distribution in the one that rarity is
            judged by: near 0 rare classes matter most, 1 weighs all classes alike.
    """

    neighbors: int = 5
    sigma: float = 5.0
    smoothing: float = 5.0
    uniform_share: float = 0.5

    def __post_init__(self) -> None:
        """Refuse labels without classes and weights without bounds.

        Raises:
            ValueError: a value is out of its range.
        """
        if self.neighbors < 1 or self.sigma <= 0 or self.smoothing < 0:
            raise ValueError(
                "neighbors must be at least 1, sigma above 0 and smoothing not negative"
            )
        if not 0 < self.uniform_share <= 1:
            raise ValueError("uniform_share must be above 0 and at most 1")


@dataclass(frozen=True)
class RegressionRecipe:
    """How differences in a*b* are punished.

    Attributes:
        unit: the difference that counts as 1. For "l1", "l2", "huber" and "localized" it only
            scales the loss, which Adam does not notice; "log-cosh" turns from a square to a line
            around it. The default is the size of a usual error, so that the losses are about as
            large as a cross-entropy and their gradients need no other ``clip``. Over the range of
            a*b*, 110, log-cosh would be half of "l2" in all but name, at 1 it would be "l1".
        delta: of Huber's loss, the difference at which it turns from a square to a line.
        clusters: n of DL-Net Eq. 21.
        iterations: of k-means, at which the clusters are taken as found.
    """

    unit: float = 10.0
    delta: float = 10.0
    clusters: int = 5
    iterations: int = 10

    def __post_init__(self) -> None:
        """Refuse a scale of nothing and a division into nothing.

        Raises:
            ValueError: a value is out of its range.
        """
        if self.unit <= 0 or self.delta <= 0:
            raise ValueError("unit and delta must be above 0")
        if self.clusters < 1 or self.iterations < 1:
            raise ValueError("clusters and iterations must be at least 1")
