from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from tiny_masks import RECIPE
from torch import Tensor, nn

from training.data.listing import Split
from training.segmenter.contact_sheet import TILE, write_contact_sheet
from training.segmenter.decoding import Answer
from training.segmenter.network import Prompts, build_segmenter
from training.segmenter.prepared import PreparedMasks
from training.segmenter.score import (
    EVERYTHING,
    SOURCES,
    ObjectScores,
    score_objects,
    summarize,
)


class Knowing(nn.Module):
    """Stands for a network that finds bright things at once, and dark ones after some clicks."""

    stride = 8

    def __init__(self, clicks_for_dark: int) -> None:
        super().__init__()
        self.anything = nn.Parameter(torch.zeros(1))
        self.clicks_for_dark = clicks_for_dark
        self.asked: list[int] = []

    def embed(self, gray: Tensor) -> Tensor:
        # The photo itself serves as its embedding.
        self.gray = gray.float()
        return gray[:, :, ::8, ::8].expand(-1, 256, -1, -1)

    def forward(self, _embedding: Tensor, prompts: Prompts) -> Answer:
        clicks = int((prompts.labels[0] >= 0).sum())
        self.asked.append(len(prompts.points))
        half = nn.functional.avg_pool2d(self.gray, 2)[0, 0]
        masks = []
        for points in prompts.points:
            bright = half[int(points[0, 1]) // 2, int(points[0, 0]) // 2] > 0.6
            has_box = bool((prompts.labels == 2).any())
            if bright:
                mask = half > 0.6
            elif clicks >= self.clicks_for_dark and not has_box:
                mask = half < 0.3
            else:
                mask = half > 9
            masks.append(torch.where(mask, 5.0, -5.0))
        logits = torch.stack(masks)[:, None].expand(-1, 4, -1, -1)
        return Answer(logits, torch.ones(len(masks), 4))


@pytest.fixture
def val(masks: Path) -> PreparedMasks:
    return PreparedMasks(masks, Split.VAL)


def test_objects_are_clicked_until_they_are_found(val: PreparedMasks) -> None:
    network = Knowing(clicks_for_dark=7)
    scores = score_objects(network, val, 64)
    assert len(scores) == 2 * len(val)
    bright = [score for score in scores if score.clicks_needed == 1]
    dark = [score for score in scores if score.clicks_needed == 7]
    assert len(bright) == len(dark) == len(val)
    assert all(len(score.ious) == 5 for score in bright)
    assert all(len(score.ious) == 7 and max(score.ious[:6]) == 0 for score in dark)
    # Both objects for five clicks, the dark one for two more; then a box around each.
    assert network.asked[:8] == [2, 2, 2, 2, 2, 1, 1, 2]


def test_objects_that_are_never_found_need_all_clicks(val: PreparedMasks) -> None:
    scores = score_objects(Knowing(clicks_for_dark=99), val, 64, clicks=6)
    assert {score.clicks_needed for score in scores} == {1, 6}


def test_number_of_objects_can_be_bounded_and_photos_are_counted(val: PreparedMasks) -> None:
    seen: list[None] = []
    scores = score_objects(Knowing(1), val, 64, clicks=5, objects=1, seen=lambda: seen.append(None))
    assert len(scores) == len(seen) == len(val)


def test_summary_has_every_source_all_objects_and_all_sources() -> None:
    good = ObjectScores("b", (0.9,) * 5, 0.8, 1)
    bad = ObjectScores("a", (0.1, 0.2, 0.3, 0.4, 0.5), 0.4, 20)
    rows = summarize([good, good, good, bad])
    assert [row.label for row in rows] == ["a", "b", EVERYTHING, SOURCES]
    assert [row.objects for row in rows] == [1, 3, 4, 4]
    assert (rows[0].iou_1, rows[0].iou_2, rows[0].iou_3, rows[0].iou_5) == (0.1, 0.2, 0.3, 0.5)
    assert rows[2].iou_1 == pytest.approx(0.7)
    assert rows[3].iou_1 == pytest.approx(0.5)
    assert rows[3].figures()["noc_85"] == pytest.approx(10.5)
    assert rows[2].figures()["iou_box"] == pytest.approx(0.7)


def test_scoring_changes_nothing(val: PreparedMasks) -> None:
    network = build_segmenter(RECIPE, pretrained=False)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    first = score_objects(network, val, 64, clicks=5)
    assert score_objects(network, val, 64, clicks=5) == first
    for name, value in network.state_dict().items():
        assert torch.equal(value, before[name])


def test_contact_sheet_shows_truth_clicks_and_box(val: PreparedMasks, tmp_path: Path) -> None:
    write_contact_sheet(Knowing(1), val, 64, tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as file:
        sheet = np.asarray(file)
    assert sheet.shape == (len(val) * TILE, 5 * TILE, 3)
    truth, first = sheet[:TILE, :TILE].astype(int), sheet[:TILE, TILE : 2 * TILE].astype(int)
    # The mask that was found is tinted as the true one is; only the click differs.
    assert (np.abs(truth - first).max(axis=2) > 30).mean() < 0.02
    assert (truth[..., 0] - truth[..., 2] > 60).mean() > 0.03
