"""The settings of the loss in a recipe, apart from the loss itself, which needs torch."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BalanceRecipe:
    """How classes are balanced.

    Attributes:
        percent: P of CCC++ Eq. 15, above 0.
        power: exponent on the weights of Eq. 15: 1 is Eq. 15, 0 weighs all classes alike.
        label_sigma: spread of the labels in a*b* units; 0 keeps them hard as in Eq. 16.
    """

    percent: float = 10.0
    power: float = 1.0
    label_sigma: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a share of nothing and a negative spread.

        Raises:
            ValueError: a value is out of its range.
        """
        if self.percent <= 0 or self.power < 0 or self.label_sigma < 0:
            raise ValueError("percent must be above 0, power and label_sigma not negative")
