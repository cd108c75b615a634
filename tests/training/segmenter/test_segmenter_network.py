import copy
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from segment_anything.modeling import PromptEncoder
from tiny_masks import RECIPE, recipe_of

from training.checkpoint import load_checkpoint
from training.errors import TrainingError
from training.segmenter.answering import Prompts
from training.segmenter.decoding import align_attention, decode_masks, embed_points
from training.segmenter.frame import PADDING
from training.segmenter.network import (
    SegmenterNetwork,
    build_segmenter,
    first_segmenter,
)


@pytest.fixture(scope="module")
def network() -> SegmenterNetwork:
    torch.manual_seed(0)
    return build_segmenter(RECIPE, pretrained=False).eval()


def official_prompts(network: SegmenterNetwork, cells: int) -> PromptEncoder:
    """The network's prompt encoder as Segment Anything would have built it for this size."""
    side = cells * network.stride
    official = PromptEncoder(256, (cells, cells), (side, side), 16)
    official.load_state_dict(network.answering.prompt_encoder.state_dict())
    return official


def without_places(network: SegmenterNetwork) -> SegmenterNetwork:
    """The same network without what Segment Anything has not."""
    plain = copy.deepcopy(network)
    torch.nn.init.zeros_(plain.answering.place_maps.blend.weight)
    return plain


@pytest.mark.parametrize(("stride", "size", "cells"), [(8, 64, 8), (16, 64, 4), (8, 96, 12)])
def test_embedding_has_the_stride_of_the_recipe(stride: int, size: int, cells: int) -> None:
    built = build_segmenter(recipe_of(4, stride=stride), pretrained=False).eval()
    with torch.no_grad():
        embedding = built.embed(torch.rand(2, 1, size, size))
        answer = built(embedding[:1], Prompts(torch.rand(3, 2, 2), torch.ones(3, 2).long()))
    assert embedding.shape == (2, 256, cells, cells)
    assert answer.logits.shape == (3, 4, 4 * cells, 4 * cells)
    assert answer.ious.shape == (3, 4)
    assert built.mask_side(size) == 4 * cells


def test_points_are_embedded_as_segment_anything_does(network: SegmenterNetwork) -> None:
    official = official_prompts(network, 8)
    points = torch.tensor([[[3.0, 50.0], [20.5, 7.0]], [[0.0, 63.0], [31.0, 32.0]]])
    labels = torch.tensor([[1, 0], [0, 1]])
    with torch.no_grad():
        expected, _ = official((points, labels), None, None)
        padded = torch.cat([points, torch.zeros(2, 1, 2)], dim=1)
        meanings = torch.cat([labels, torch.full((2, 1), -1)], dim=1)
        torch.testing.assert_close(embed_points(official, padded, meanings, 64), expected)


def test_boxes_are_embedded_as_segment_anything_does(network: SegmenterNetwork) -> None:
    official = official_prompts(network, 8)
    box = torch.tensor([[4.0, 10.0, 40.0, 60.0]])
    with torch.no_grad():
        expected, _ = official(None, box, None)
        corners = embed_points(official, box.reshape(1, 2, 2), torch.tensor([[2, 3]]), 64)
    torch.testing.assert_close(corners, expected)


@pytest.mark.parametrize("with_mask", [False, True])
def test_masks_are_those_of_segment_anything_s_decoder(
    network: SegmenterNetwork, with_mask: bool
) -> None:
    official = official_prompts(network, 8)
    embedding = torch.randn(1, 256, 8, 8)
    points, labels = 64 * torch.rand(3, 2, 2), torch.tensor([[1, 0]] * 3)
    previous = torch.randn(3, 1, 32, 32) if with_mask else None
    with torch.no_grad():
        sparse, dense = official((points, labels), None, previous)
        logits, ious = network.answering.mask_decoder.predict_masks(
            embedding, official.get_dense_pe(), sparse, dense
        )
        padded = torch.cat([points, torch.zeros(3, 1, 2)], dim=1)
        meanings = torch.cat([labels, torch.full((3, 1), -1)], dim=1)
        answer = without_places(network)(embedding, Prompts(padded, meanings, previous))
    torch.testing.assert_close(answer.logits, logits, atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(answer.ious, ious, atol=1e-5, rtol=1e-4)


def test_prompts_about_several_photos_are_answered_as_one_by_one(
    network: SegmenterNetwork,
) -> None:
    embeddings = torch.randn(2, 256, 8, 8)
    sparse, dense = torch.randn(2, 3, 256), torch.zeros(1, 256, 1, 1)
    positions = torch.randn(1, 256, 8, 8)
    with torch.no_grad():
        together = decode_masks(
            network.answering.mask_decoder, embeddings, positions, sparse, dense
        )
        alone = decode_masks(
            network.answering.mask_decoder, embeddings[1:], positions, sparse[1:], dense
        )
    torch.testing.assert_close(together.logits[1:], alone.logits, atol=1e-5, rtol=1e-4)


def test_click_finds_its_place_before_anything_is_learned(network: SegmenterNetwork) -> None:
    """A cell that is clicked on attends to the click more than a cell far away does."""
    attention = network.answering.mask_decoder.transformer.layers[0].cross_attn_image_to_token
    encoder = network.answering.prompt_encoder
    with torch.no_grad():
        cells = encoder.pe_layer((8, 8)).flatten(1).T
        clicks = encoder.pe_layer._pe_encoding(torch.tensor([[[3.5 / 8, 5.5 / 8]]]))[0]
        scores = attention.q_proj(cells) @ attention.k_proj(clicks).T
    best = int(scores.argmax())
    assert divmod(best, 8) == (5, 3)
    assert scores.max() > scores.mean() + 2 * scores.std()


def test_alignment_changes_the_attention_between_photo_and_prompts_alone() -> None:
    plain = SegmenterNetwork(pretrained=False).answering.mask_decoder
    before = {name: value.clone() for name, value in plain.state_dict().items()}
    align_attention(plain)
    changed = {name for name, value in plain.state_dict().items() if (value != before[name]).any()}
    assert {name.rsplit(".", 2)[1] for name in changed} <= {"q_proj", "k_proj"}
    assert not any("self_attn" in name for name in changed)


def test_padding_beside_the_photo_becomes_zero_for_the_encoder(
    network: SegmenterNetwork,
) -> None:
    seen: list[torch.Tensor] = []
    network.encoder.stem.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    with torch.no_grad():
        network.embed(torch.full((1, 1, 32, 32), PADDING))
    network.encoder.stem._forward_pre_hooks.clear()
    torch.testing.assert_close(seen[0], torch.zeros(1, 1, 32, 32), atol=1e-6, rtol=0)


def test_run_starts_from_a_segmenter(segmenter_checkpoint: Path) -> None:
    built = first_segmenter(replace(RECIPE, start_from=str(segmenter_checkpoint)))
    saved = load_checkpoint(segmenter_checkpoint).averaged
    for name, value in built.state_dict().items():
        assert torch.equal(value, saved[name])


def test_run_starts_from_the_encoder_of_a_colorizer(checkpoint: Path) -> None:
    built = first_segmenter(replace(RECIPE, encoder_from=str(checkpoint)))
    saved = load_checkpoint(checkpoint).averaged
    for name, value in built.encoder.state_dict().items():
        assert torch.equal(value, saved[f"encoder.{name}"])


def test_checkpoint_of_another_network_is_refused_as_a_start(checkpoint: Path) -> None:
    with pytest.raises(TrainingError, match="does not fit"):
        first_segmenter(replace(RECIPE, start_from=str(checkpoint)))
