import pytest
import torch

from training.segmenter.clicks import Click
from training.segmenter.decoding import Answer
from training.segmenter.dialog import Dialog

CPU = torch.device("cpu")


def dialog() -> Dialog:
    return Dialog.by_clicks([Click(3, 4, inside=True), Click(7, 8, inside=True)])


def test_clicks_are_followed_by_a_point_that_means_nothing() -> None:
    prompts = dialog().prompts(CPU)
    assert prompts.points.tolist() == [[[3, 4], [0, 0]], [[7, 8], [0, 0]]]
    assert prompts.labels.tolist() == [[1, -1], [1, -1]]
    assert prompts.previous is None


def test_boxes_are_two_corners_and_as_many_points_as_a_click() -> None:
    prompts = Dialog.by_boxes([(1.0, 2.0, 5.0, 6.0)]).prompts(CPU)
    assert prompts.points.tolist() == [[[1, 2], [5, 6]]]
    assert prompts.labels.tolist() == [[2, 3]]


def test_correction_adds_a_click_and_the_mask_it_corrects() -> None:
    chosen = torch.randn(2, 8, 8)
    clicks = [Click(1, 1, inside=False), Click(2, 2, inside=True)]
    prompts = dialog().corrected(clicks, chosen).prompts(CPU)
    assert prompts.labels.tolist() == [[1, 0, -1], [1, 1, -1]]
    assert prompts.previous is not None
    assert torch.equal(prompts.previous[:, 0], chosen)


def test_box_stays_when_clicks_correct_it() -> None:
    corrected = Dialog.by_boxes([(1.0, 2.0, 5.0, 6.0)]).corrected(
        [Click(3, 3, inside=False)], torch.zeros(1, 8, 8)
    )
    assert corrected.prompts(CPU).labels.tolist() == [[0, 2, 3]]


def test_some_objects_go_on_with_what_was_said_about_them() -> None:
    clicks = [Click(1, 1, inside=False), Click(2, 2, inside=True)]
    rest = dialog().corrected(clicks, torch.stack([torch.zeros(8, 8), torch.ones(8, 8)])).only([1])
    prompts = rest.prompts(CPU)
    assert prompts.points.tolist() == [[[7, 8], [2, 2], [0, 0]]]
    assert prompts.previous is not None
    assert prompts.previous.mean() == 1


@pytest.mark.parametrize(("clicks", "place"), [(1, 2), (2, 0)])
def test_one_click_gets_the_most_trusted_reading_and_more_the_clear_mask(
    clicks: int, place: int
) -> None:
    said = Dialog.by_clicks([Click(3, 4, inside=True)])
    if clicks == 2:
        said = said.corrected([Click(5, 5, inside=True)], torch.zeros(1, 8, 8))
    logits = torch.arange(4.0)[None, :, None, None].expand(1, 4, 8, 8)
    answer = Answer(logits, torch.tensor([[0.9, 0.3, 0.7, 0.1]]))
    assert said.choose(answer).unique().tolist() == [place]


def test_box_alone_is_clear() -> None:
    logits = torch.arange(4.0)[None, :, None, None].expand(1, 4, 8, 8)
    answer = Answer(logits, torch.tensor([[0.1, 0.3, 0.7, 0.1]]))
    assert Dialog.by_boxes([(0.0, 0.0, 4.0, 4.0)]).choose(answer).unique().tolist() == [0]
