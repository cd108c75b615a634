"""Groups of similar colors in a batch, by k-means on the a*b* plane."""

from dataclasses import dataclass

import torch
from torch import Tensor

SAMPLE = 8192
"""Points among which the centers are sought; the clusters of more hardly differ."""


@dataclass(frozen=True)
class ColorClusters:
    """Divides the points of a batch by k-means.

    The start is that of k-means++ (Arthur and Vassilvitskii, 2007), the iterations are Lloyd's.
    Chance begins anew from the seed at every batch, so that a resumed run sees the same clusters
    as one without a break. Nothing waits for the device.

    Attributes:
        count: clusters, fewer where the batch has fewer distinct colors.
        iterations: of Lloyd's algorithm.
        seed: of the sample and of the start.
    """

    count: int
    iterations: int
    seed: int

    def find(self, points: Tensor) -> Tensor:
        """Assign every point to the nearest center.

        Args:
            points: a*b*, float32, shape (points, 2); at least one.

        Returns:
            Clusters, int64 in [0, ``count``), shape (points,); some may have no point.
        """
        with torch.no_grad():
            return nearest_center(points, self.centers(points))

    def centers(self, points: Tensor) -> Tensor:
        """Seek the centers among at most ``SAMPLE`` of the points.

        Args:
            points: a*b*, float32, shape (points, 2); at least one.

        Returns:
            float32, shape (``count``, 2).
        """
        chance = torch.Generator().manual_seed(self.seed)
        if len(points) > SAMPLE:
            drawn = torch.randint(len(points), (SAMPLE,), generator=chance)
            points = points[drawn.to(points.device)]
        centers = spread_start(points, self.count, chance)
        for _ in range(self.iterations):
            centers = lloyd_step(points, centers)
        return centers


def spread_start(points: Tensor, count: int, chance: torch.Generator) -> Tensor:
    """Choose points far apart as first centers, the start of k-means++.

    Each is drawn with a probability proportional to the squared distance to the nearest one
    chosen before, so that no color is chosen twice before all are.

    Args:
        points: float32, shape (points, 2).
        count: how many to choose.
        chance: on the CPU, so that every device chooses alike.

    Returns:
        float32, shape (count, 2).
    """
    # Of waiting times with rates w the shortest is that of i with probability w_i / sum(w).
    waits = torch.empty(count, len(points)).exponential_(generator=chance).to(points.device)
    rates = torch.ones(len(points), device=points.device)
    centers: list[Tensor] = []
    for wait in waits:
        center = points[(rates / wait).argmax()]
        squared = (points - center).square().sum(dim=1)
        rates = torch.minimum(rates, squared) if centers else squared
        centers.append(center)
    return torch.stack(centers)


def lloyd_step(points: Tensor, centers: Tensor) -> Tensor:
    """Move every center to the mean of the points nearest to it; one without any stays.

    Args:
        points: float32, shape (points, 2).
        centers: float32, shape (clusters, 2).

    Returns:
        The moved centers.
    """
    indices = torch.arange(len(centers), device=points.device)
    # Sums over masks: adding up by index would depend on the order of threads on a GPU.
    members = (nearest_center(points, centers) == indices[:, None]).unsqueeze(2)
    sizes = members.sum(dim=1)
    means = (members * points).sum(dim=1) / sizes.clamp(min=1)
    return torch.where(sizes > 0, means, centers)


def nearest_center(points: Tensor, centers: Tensor) -> Tensor:
    """Find the nearest center of every point; of equally near ones the first.

    Args:
        points: float32, shape (points, 2).
        centers: float32, shape (clusters, 2).

    Returns:
        int64, shape (points,).
    """
    a, b = points.unbind(dim=1)
    # One row per center, and min instead of argmin: several times as fast on a CPU.
    squared = torch.stack([(a - x).square_().add_((b - y).square_()) for x, y in centers])
    return squared.min(dim=0).indices
