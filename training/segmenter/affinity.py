"""Teaches embeddings directly which places belong together.

The decoder learns slowly as long as embeddings do not tell objects apart, and embeddings learn
slowly through a decoder that cannot read them yet. Comparing places of the embedding with each
other needs no decoder and costs next to nothing.
"""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.segmenter.loss import mask_errors
from training.segmenter.recipe import MASK_CELLS

ANCHORS = 4
"""Places of every object that all others are compared with."""

# Alike beyond this cosine counts as the same object, with so much certainty for every unit above.
_SAME, _SHARPNESS = 0.5, 8.0


def affinity_loss(embeddings: Tensor, truth: Tensor, random: np.random.Generator) -> Tensor:
    """Compare some places of every object with all places of the photo.

    The cosine between two places, as a score of being the same object, is judged like a mask.

    Args:
        embeddings: float32, shape (n, 256, rows, columns).
        truth: true masks of k objects each, uint8, shape (n, k, 4 * rows, 4 * columns).
        random: source of chance.

    Returns:
        A scalar; 0 where no object covers a place.
    """
    # The pixel right after the middle of a cell stands for it.
    cells = truth[:, :, MASK_CELLS // 2 :: MASK_CELLS, MASK_CELLS // 2 :: MASK_CELLS]
    flat = functional.normalize(embeddings.flatten(2), dim=1)
    photos, places, targets = _anchors(cells.cpu().numpy(), random)
    if not photos:
        return embeddings.sum() * 0
    device = embeddings.device
    rows = torch.tensor(photos, device=device)
    anchors = flat[rows, :, torch.tensor(places, device=device)]
    cosine = torch.einsum("ac,acp->ap", anchors, flat[rows])
    scores = _SHARPNESS * (cosine - _SAME)
    wanted = torch.from_numpy(np.stack(targets)).to(device)
    return mask_errors(scores.reshape(len(photos), 1, *cells.shape[2:]), wanted).loss.mean()


def _anchors(
    cells: np.ndarray, random: np.random.Generator
) -> tuple[list[int], list[int], list[np.ndarray]]:
    photos, places, targets = [], [], []
    for photo, objects in enumerate(cells):
        for wanted in objects:
            inside = np.nonzero(wanted.ravel() == 1)[0]
            if len(inside):
                chosen = random.choice(inside, ANCHORS).tolist()
                photos += [photo] * ANCHORS
                places += chosen
                targets += [wanted] * ANCHORS
    return photos, places, targets
