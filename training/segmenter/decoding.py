"""What Segment Anything's prompt encoder and mask decoder compute, in a form for many prompts."""

from dataclasses import dataclass
from typing import Any, cast

import torch
from segment_anything.modeling import MaskDecoder, PromptEncoder
from torch import Tensor, nn
from torch.nn import functional

EMBEDDING = 256
"""Channels of an embedding."""

MASKS = 4
"""Masks that a prompt is answered with: one for clear prompts, three for an ambiguous one."""

# So large that among all points a cell attends mostly to a click on it, if there is one.
_ALIGNED_SCALE = 2.5


@dataclass(frozen=True)
class Answer:
    """Masks for every prompt.

    Attributes:
        logits: above 0 inside, shape (k, 4, side, side); the first mask answers clear prompts, the
            others are the three readings of an ambiguous one.
        ious: how well each mask is thought to fit, shape (k, 4).
    """

    logits: Tensor
    ious: Tensor


@torch.no_grad()
def align_attention(decoder: MaskDecoder) -> None:
    """Let clicks find their places from the first step on.

    Photo and prompts attend to each other by learned maps of their positions. Started at random,
    these have to fall into agreement by chance before a click means anything, which took most of a
    short training. Started equal, a click attends to the cells around it and they to the click,
    because the embeddings of near places are alike.

    Args:
        decoder: a new one; changed in place.
    """
    transformer = decoder.transformer
    attentions = [transformer.final_attn_token_to_image]
    for layer in transformer.layers:
        attentions += [layer.cross_attn_token_to_image, layer.cross_attn_image_to_token]
    for attention in attentions:
        attention.q_proj.weight.mul_(_ALIGNED_SCALE)
        attention.k_proj.weight.copy_(attention.q_proj.weight)


def embed_points(encoder: PromptEncoder, points: Tensor, labels: Tensor, size: int) -> Tensor:
    """Embed points and box corners alike, as Segment Anything's ONNX export expects them.

    Args:
        encoder: of the segmenter.
        points: x, y as pixel indices of the frame, shape (k, p, 2).
        labels: ``PointLabel`` of each, int64, shape (k, p).
        size: side of the frame in pixels.

    Returns:
        Shape (k, p, 256).
    """
    meanings = torch.cat(
        [encoder.not_a_point_embed.weight, *(one.weight for one in encoder.point_embeddings)]
    )
    # Half a pixel leads from the index of a pixel to its center.
    places = encoder.pe_layer._pe_encoding((points + 0.5) / size)
    is_place = (labels != -1).unsqueeze(-1)
    return torch.as_tensor(places * is_place + functional.embedding(labels + 1, meanings))


def decode_masks(
    decoder: MaskDecoder, embedding: Tensor, positions: Tensor, sparse: Tensor, dense: Tensor
) -> Answer:
    """Run a mask decoder, the same as its ``predict_masks`` in other words.

    That one copies an embedding for every prompt and works on pictures; this one takes embeddings
    of one photo or of as many as there are prompts, leaves the number of prompts open in exported
    models, and takes half the time, because all channels of a place lie together throughout.

    Args:
        decoder: of the segmenter.
        embedding: of the photo of each prompt, shape (k, 256, rows, columns), or (1, ...).
        positions: embedding of the places of its cells, shape (1, 256, rows, columns).
        sparse: embedded points, shape (k, p, 256).
        dense: embedded previous masks, shape (k, 256, rows, columns), or (1, 256, 1, 1).
    """
    own = torch.cat([decoder.iou_token.weight, decoder.mask_tokens.weight])
    tokens = torch.cat([own.expand(sparse.shape[0], -1, -1), sparse], dim=1)
    cells = (embedding + dense).expand(sparse.shape[0], -1, -1, -1)
    # The transformer sees cells as rows of channels; in this format they already are.
    cells, positions = (
        picture.contiguous(memory_format=torch.channels_last) for picture in (cells, positions)
    )
    answered, cells = decoder.transformer(cells, positions, tokens)
    mask_tokens = answered[:, 1 : 1 + decoder.num_mask_tokens].unbind(1)
    masks = zip(decoder.output_hypernetworks_mlps, mask_tokens, strict=True)
    kernels = torch.stack([mlp(token) for mlp, token in masks], dim=2)
    logits = _fine_cells(decoder.output_upscaling, cells) @ kernels
    rows, columns = embedding.shape[-2:]
    return Answer(_picture(logits, rows, columns), decoder.iou_prediction_head(answered[:, 0]))


def _fine_cells(upscaling: nn.Sequential, cells: Tensor) -> Tensor:
    """Split every cell into 2x2, and each of these into 2x2 again: (k, n, 256) to (k, 16n, 32)."""
    first, norm, activation, second, last_activation = cast("Any", upscaling)
    halves = _split(first, cells)
    normalized = functional.layer_norm(
        halves, (first.out_channels,), norm.weight, norm.bias, norm.eps
    )
    return torch.as_tensor(last_activation(_split(second, activation(normalized))))


def _split(upsampling: nn.ConvTranspose2d, cells: Tensor) -> Tensor:
    """Apply a transposed 2x2 convolution of stride 2, which is linear for every cell alone.

    The four new cells follow each other where the old one stood: (k, n, c) to (k, 4n, d).
    """
    weight = upsampling.weight.permute(2, 3, 1, 0).flatten(0, 2)
    bias = torch.as_tensor(upsampling.bias).repeat(4)
    split = functional.linear(cells, weight, bias)
    return split.reshape(cells.shape[0], -1, upsampling.out_channels)


def _picture(logits: Tensor, rows: int, columns: int) -> Tensor:
    """Bring cells that were split twice into their places: (k, 16n, m) to (k, m, rows, columns)."""
    count, masks = logits.shape[0], logits.shape[2]
    nested = logits.reshape(count, rows, columns, 2, 2, 2, 2, masks)
    return nested.permute(0, 7, 1, 3, 5, 2, 4, 6).reshape(count, masks, 4 * rows, 4 * columns)
