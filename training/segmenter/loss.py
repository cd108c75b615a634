"""What a segmenter is taught: masks by focal and dice loss, and to know how good they are.

Sources: Kirillov et al., Segment Anything (ICCV 2023), appendix A, "Losses"; focal loss: Lin et
al. (ICCV 2017), Eq. 5; dice loss: Milletari et al., V-Net (3DV 2016).
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.segmenter.decoding import Answer
from training.segmenter.prepared import IGNORED

FOCAL_WEIGHT = 20.0
"""How much the focal loss counts beside the dice loss."""

# Weight of true pixels and exponent on the miss, as in the focal loss's paper.
_ALPHA, _GAMMA = 0.25, 2

# The masks that a prompt is not meant for learn from it, too, but little: whoever uses the model
# may ask for them.
_OTHER = 0.25


@dataclass(frozen=True)
class MaskErrors:
    """How wrong masks are, every tensor of shape (k, masks).

    Attributes:
        loss: focal and dice loss, with a gradient.
        ious: true intersection over union, without one.
    """

    loss: Tensor
    ious: Tensor


def mask_errors(logits: Tensor, truth: Tensor) -> MaskErrors:
    """Compare masks to the true one, where it is to be judged.

    Args:
        logits: float32, shape (k, masks, side, side).
        truth: uint8 (1 inside, 0 outside, 255 not judged), shape (k, side, side).
    """
    scores = logits.flatten(2)
    judged = (truth != IGNORED).flatten(1).unsqueeze(1)
    inside = (truth == 1).flatten(1).unsqueeze(1)
    target = inside.to(scores.dtype)
    weights = judged.to(scores.dtype)
    count = weights.sum(dim=2).clamp(min=1)

    probability = scores.sigmoid() * weights
    surprise = functional.binary_cross_entropy_with_logits(
        scores, target.expand_as(scores), reduction="none"
    )
    missed = (target - probability).abs()
    balance = _ALPHA * target + (1 - _ALPHA) * (1 - target)
    focal = (balance * missed**_GAMMA * surprise * weights).sum(dim=2) / count

    overlap = (probability * target).sum(dim=2)
    dice = 1 - (2 * overlap + 1) / (probability.sum(dim=2) + target.sum(dim=2) + 1)
    return MaskErrors(FOCAL_WEIGHT * focal + dice, _ious(scores.detach(), inside, judged))


def answer_losses(answer: Answer, truth: Tensor, ambiguous: Tensor) -> Tensor:
    """Compute the loss of an answer for every prompt.

    Args:
        answer: to k prompts.
        truth: uint8, shape (k, side, side).
        ambiguous: which prompts are single clicks, for which three readings are offered and the
            best of them counts, bool, shape (k,).

    Returns:
        Shape (k,).
    """
    errors = mask_errors(answer.logits.float(), truth)
    clear, reading = errors.loss[:, 0], errors.loss[:, 1:].min(dim=1).values
    masks = torch.where(ambiguous, reading + _OTHER * clear, clear + _OTHER * reading)
    quality = (answer.ious.float() - errors.ious).square().mean(dim=1)
    return masks + quality


def _ious(scores: Tensor, inside: Tensor, judged: Tensor) -> Tensor:
    predicted = (scores > 0) & judged
    union = (predicted | inside).sum(dim=2)
    overlap = (predicted & inside).sum(dim=2)
    return torch.where(union > 0, overlap / union.clamp(min=1), 1.0)
