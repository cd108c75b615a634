"""Tells every cell of an embedding directly how near the clicks are and whether a box holds it.

Segment Anything leaves this to attention, which learns it from a billion masks. From a few thousand
it is learned too slowly; drawn into the embedding, as in interactive segmentation before (RITM,
Sofiiuk et al. 2021, section 3.1), clicks and boxes are obeyed after some hundred steps. The inputs
of the decoder stay what they are.
"""

import torch
from torch import Tensor, nn

from training.segmenter.clicks import PointLabel

# How far a click reaches, as shares of the frame: the place itself, and what lies around it.
_REACHES = (0.02, 0.1)
_CHANNELS = 2 * len(_REACHES) + 1


class PlaceMaps(nn.Module):
    """Draws clicks and boxes over the cells of an embedding."""

    def __init__(self, channels: int) -> None:
        """Start with maps that are as strong as the embedding they are added to.

        Args:
            channels: of the embedding.
        """
        super().__init__()
        self.blend = nn.Conv2d(_CHANNELS, channels, 1, bias=False)
        nn.init.normal_(self.blend.weight)

    def forward(self, maps: Tensor) -> Tensor:
        """Blend what ``draw_places`` drew into (k, channels, rows, columns)."""
        blended: Tensor = self.blend(maps)
        return blended


def draw_places(points: Tensor, labels: Tensor, size: int, rows: int, columns: int) -> Tensor:
    """Draw the points of prompts.

    Args:
        points: x, y as pixel indices of the frame, float32, shape (k, p, 2).
        labels: ``PointLabel`` of each, int64, shape (k, p).
        size: side of the frame in pixels.
        rows: cells from top to bottom.
        columns: cells from left to right.

    Returns:
        Nearness to the clicks inside, at each reach, to those outside, and whether the box holds
        the cell; all from 0 to 1, shape (k, 5, rows, columns).
    """
    device = points.device
    x = ((torch.arange(columns, device=device) + 0.5) / columns).reshape(1, 1, 1, -1)
    y = ((torch.arange(rows, device=device) + 0.5) / rows).reshape(1, 1, -1, 1)
    places = (points + 0.5) / size
    squared = (x - places[..., :1, None]) ** 2 + (y - places[..., 1:, None]) ** 2
    maps = []
    for label in (PointLabel.INSIDE, PointLabel.OUTSIDE):
        is_meant = (labels == int(label)).to(squared.dtype)[..., None, None]
        for reach in _REACHES:
            nearness = torch.exp(-squared / (2 * reach**2))
            maps.append((nearness * is_meant).amax(dim=1))
    return torch.stack([*maps, _box_map(places, labels, x[:, 0], y[:, 0])], dim=1)


def _box_map(places: Tensor, labels: Tensor, x: Tensor, y: Tensor) -> Tensor:
    first = (labels == int(PointLabel.TOP_LEFT)).to(places.dtype)[..., None]
    last = (labels == int(PointLabel.BOTTOM_RIGHT)).to(places.dtype)[..., None]
    left, top = (places * first).sum(dim=1)[..., None, None].unbind(dim=1)
    right, bottom = (places * last).sum(dim=1)[..., None, None].unbind(dim=1)
    # Without a box, all corners lie at 0 and hold no center of a cell.
    held = (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
    return held.to(places.dtype)
