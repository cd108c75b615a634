"""Color classes as distributions over their neighbors on the a*b* plane."""

import torch
from torch import Tensor

from engine.color.classes import Palette


def soft_labels(palette: Palette, sigma: float) -> Tensor:
    """Spread every class over its neighbors by a Gaussian over the distance of their centers.

    Args:
        palette: the color classes.
        sigma: standard deviation in a*b* units; 0 keeps every class to itself.

    Returns:
        Row c is the distribution that stands for class c; float32, shape (classes, classes).
    """
    if sigma == 0:
        return torch.eye(len(palette))
    centers = torch.from_numpy(palette.centers)
    squared = (centers[:, None] - centers[None]).square().sum(dim=2)
    return torch.softmax(-squared / (2 * sigma**2), dim=1)
