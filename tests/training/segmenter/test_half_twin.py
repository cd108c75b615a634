import pytest
import torch
from torch import nn

from training.segmenter.answering import PromptAnswering, Prompts
from training.segmenter.half_twin import HalfTwin


@pytest.fixture
def linear() -> nn.Linear:
    torch.manual_seed(0)
    return nn.Linear(8, 4)


def test_twin_answers_in_half_precision_and_stays_close() -> None:
    torch.manual_seed(0)
    answering = PromptAnswering(8).eval()
    embedding = torch.randn(1, 256, 8, 8)
    prompts = Prompts(64 * torch.rand(2, 2, 2), torch.tensor([[1, -1]] * 2))
    answer = HalfTwin(answering).module(embedding.to(torch.bfloat16), prompts)
    expected = answering(embedding, prompts).logits
    assert answer.logits.dtype == torch.bfloat16
    difference = (answer.logits.float() - expected).abs().mean()
    assert difference < 0.1 * expected.abs().mean()


def test_gradients_of_several_passes_arrive_in_full_precision(linear: nn.Linear) -> None:
    twin = HalfTwin(linear)
    # A thousand gradients of 1 are 256 where they are summed up in bfloat16.
    for _ in range(1000):
        twin.module(torch.ones(1, 8, dtype=torch.bfloat16)).sum().backward()
        twin.sum_gradients()
    twin.hand_over()
    assert linear.weight.grad is not None
    assert linear.weight.grad.dtype == torch.float32
    torch.testing.assert_close(linear.weight.grad, torch.full((4, 8), 1000.0))


def test_gradients_are_added_to_what_the_original_has_and_handed_over_once(
    linear: nn.Linear,
) -> None:
    first, second = HalfTwin(linear), HalfTwin(linear)
    linear(torch.ones(1, 8)).sum().backward()
    for twin in (first, second):
        twin.module(torch.ones(1, 8, dtype=torch.bfloat16)).sum().backward()
        twin.sum_gradients()
        twin.hand_over()
        twin.hand_over()
    torch.testing.assert_close(linear.weight.grad, torch.full((4, 8), 3.0))


def test_unused_weights_get_no_gradient(linear: nn.Linear) -> None:
    twin = HalfTwin(linear)
    torch.autograd.backward(twin.module.bias.float().sum())
    twin.sum_gradients()
    twin.hand_over()
    assert linear.weight.grad is None
    torch.testing.assert_close(linear.bias.grad, torch.ones(4))


def test_refreshed_twin_has_the_weights_of_the_original(linear: nn.Linear) -> None:
    twin = HalfTwin(linear)
    nn.init.constant_(linear.weight, 2.0)
    twin.refresh()
    torch.testing.assert_close(twin.module.weight, torch.full((4, 8), 2.0, dtype=torch.bfloat16))
