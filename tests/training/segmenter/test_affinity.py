import numpy as np
import torch

from training.segmenter.affinity import affinity_loss


def halves() -> tuple[torch.Tensor, torch.Tensor]:
    """An embedding that differs between left and right, and the left half as an object."""
    embedding = torch.zeros(1, 256, 4, 4)
    embedding[:, 0, :, :2] = 3.0
    embedding[:, 1, :, 2:] = 3.0
    truth = torch.zeros(1, 1, 16, 16, dtype=torch.uint8)
    truth[..., :8] = 1
    return embedding, truth


def loss_of(embedding: torch.Tensor, truth: torch.Tensor) -> float:
    return affinity_loss(embedding, truth, np.random.default_rng(0)).item()


def test_embeddings_that_tell_objects_apart_cost_little() -> None:
    embedding, truth = halves()
    blurred = embedding + embedding.flip(3)
    assert loss_of(embedding, truth) < 0.1 * loss_of(blurred, truth)


def test_length_of_embeddings_does_not_matter() -> None:
    embedding, truth = halves()
    assert loss_of(embedding, truth) == loss_of(4 * embedding, truth)


def test_gradient_draws_an_object_together_and_its_surroundings_away() -> None:
    embedding, truth = halves()
    mixed = (embedding + 0.5 * embedding.flip(3)).requires_grad_()
    affinity_loss(mixed, truth, np.random.default_rng(0)).backward()
    assert mixed.grad is not None
    better = (mixed - 0.5 * mixed.grad / mixed.grad.abs().max()).detach()
    assert loss_of(better, truth) < loss_of(mixed.detach(), truth)


def test_photo_without_a_judged_object_costs_nothing() -> None:
    embedding, truth = halves()
    embedding.requires_grad_()
    loss = affinity_loss(embedding, torch.full_like(truth, 255), np.random.default_rng(0))
    loss.backward()
    assert loss.item() == 0
    assert embedding.grad is not None
    assert (embedding.grad == 0).all()
