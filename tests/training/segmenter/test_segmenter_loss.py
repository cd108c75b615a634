import numpy as np
import pytest
import torch
from torch.nn import functional

from training.segmenter.clicks import iou
from training.segmenter.decoding import Answer
from training.segmenter.loss import FOCAL_WEIGHT, answer_losses, mask_errors

AMBIGUOUS, CLEAR = torch.tensor([True]), torch.tensor([False])


def truth(seed: int = 0, *, unjudged: float = 0.0) -> torch.Tensor:
    random = np.random.default_rng(seed)
    values = (random.random((1, 8, 8)) < 0.4).astype(np.uint8)
    values[random.random(values.shape) < unjudged] = 255
    return torch.from_numpy(values)


def logits_of(true: torch.Tensor, strength: float) -> torch.Tensor:
    return torch.where(true == 1, strength, -strength)[:, None]


def test_loss_is_focal_and_dice_of_the_papers() -> None:
    logits, true = torch.randn(1, 1, 8, 8), truth()
    target, probability = (true == 1).float()[:, None], logits.sigmoid()
    right = torch.where(target == 1, probability, 1 - probability)
    alpha = torch.where(target == 1, 0.25, 0.75)
    focal = (-alpha * (1 - right) ** 2 * right.log()).mean()
    overlap = (probability * target).sum()
    dice = 1 - (2 * overlap + 1) / (probability.sum() + target.sum() + 1)
    loss = mask_errors(logits, true).loss
    torch.testing.assert_close(loss[0, 0], FOCAL_WEIGHT * focal + dice)


def test_perfect_masks_cost_nothing_and_wrong_ones_much() -> None:
    right = mask_errors(logits_of(truth(), 20.0), truth())
    wrong = mask_errors(logits_of(truth(), -20.0), truth())
    assert right.loss.item() == pytest.approx(0, abs=1e-4)
    assert right.ious.item() == 1
    assert wrong.loss.item() > 10
    assert wrong.ious.item() == 0


def test_unjudged_pixels_change_neither_loss_nor_gradient_nor_score() -> None:
    true = truth(1, unjudged=0.3)
    logits = torch.randn(1, 1, 8, 8, requires_grad=True)
    errors = mask_errors(logits, true)
    changed = torch.where(true[:, None] == 255, -5 * logits.detach(), logits.detach())
    other = mask_errors(changed, true)
    torch.testing.assert_close(other.loss, errors.loss)
    assert torch.equal(other.ious, errors.ious)
    errors.loss.sum().backward()
    assert logits.grad is not None
    assert (logits.grad[true[:, None] == 255] == 0).all()
    assert (logits.grad[true[:, None] == 1] != 0).all()


def test_score_is_the_one_that_validation_measures() -> None:
    true, logits = truth(2, unjudged=0.2), torch.randn(1, 3, 8, 8)
    measured = mask_errors(logits, true).ious[0]
    for mask, score in zip(logits[0], measured, strict=True):
        assert score.item() == pytest.approx(iou(true[0].numpy(), (mask > 0).numpy()))


def answer_of(*strengths: float) -> tuple[Answer, torch.Tensor]:
    logits = torch.cat([logits_of(truth(), strength) for strength in strengths], dim=1)
    logits.requires_grad_()
    return Answer(logits, torch.zeros(1, len(strengths))), logits


def test_ambiguous_click_is_judged_by_its_best_reading() -> None:
    answer, logits = answer_of(0.5, -1.0, 2.0, -2.0)
    answer_losses(answer, truth(), AMBIGUOUS).sum().backward()
    assert logits.grad is not None
    strongest = logits.grad.abs().sum(dim=(2, 3))[0]
    assert strongest[2] > 0
    assert strongest[1] == strongest[3] == 0


def test_clear_prompt_is_judged_mostly_by_the_first_mask() -> None:
    answer, logits = answer_of(-1.0, -1.0, -1.5, -2.0)
    answer_losses(answer, truth(), CLEAR).sum().backward()
    assert logits.grad is not None
    clear, *readings = logits.grad.abs().sum(dim=(2, 3))[0].tolist()
    assert clear > 2 * max(readings) > 0


def test_estimates_are_drawn_to_the_true_score() -> None:
    logits = logits_of(truth(), 20.0).repeat(1, 4, 1, 1)
    ious = torch.full((1, 4), 0.5, requires_grad=True)
    losses = answer_losses(Answer(logits, ious), truth(), CLEAR)
    expected = functional.mse_loss(torch.full((4,), 0.5), torch.ones(4))
    assert losses.item() == pytest.approx(expected.item(), abs=1e-3)
    losses.sum().backward()
    assert ious.grad is not None
    assert (ious.grad < 0).all()
