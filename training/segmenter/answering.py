"""Answers prompts about an embedded photo.

Source: Kirillov et al., Segment Anything (ICCV 2023), appendix A. Prompt encoder and mask decoder
are the modules of the package ``segment-anything``, in the sizes of all of its published models;
clicks and boxes are drawn into the embedding beside.
"""

from dataclasses import dataclass

import torch
from segment_anything.modeling import MaskDecoder, PromptEncoder, TwoWayTransformer
from torch import Tensor, nn

from training.segmenter.decoding import (
    EMBEDDING,
    MASKS,
    Answer,
    align_attention,
    decode_masks,
    embed_points,
)
from training.segmenter.places import PlaceMaps, draw_places

_MASK_CHANNELS = 16


@dataclass(frozen=True)
class Prompts:
    """What is asked: ``k`` objects by ``p`` points each.

    Attributes:
        points: x, y as pixel indices of the frame, float32, shape (k, p, 2).
        labels: what each means, a ``PointLabel``, int64, shape (k, p).
        previous: mask logits that an earlier answer had, shape (k, 1, side, side); None without.
    """

    points: Tensor
    labels: Tensor
    previous: Tensor | None = None


class PromptAnswering(nn.Module):
    """The part of a segmenter that runs for every prompt."""

    def __init__(self, stride: int) -> None:
        """Build the modules.

        Args:
            stride: pixels per side of a cell of the embedding.
        """
        super().__init__()
        self.stride = stride
        # The decoder is told the size of the frame with every prompt; this one is never asked for.
        self.prompt_encoder = PromptEncoder(EMBEDDING, (64, 64), (512, 512), _MASK_CHANNELS)
        self.mask_decoder = MaskDecoder(
            transformer_dim=EMBEDDING,
            transformer=TwoWayTransformer(
                depth=2, embedding_dim=EMBEDDING, num_heads=8, mlp_dim=2048
            ),
            num_multimask_outputs=MASKS - 1,
            iou_head_depth=3,
            iou_head_hidden_dim=EMBEDDING,
        )
        align_attention(self.mask_decoder)
        self.place_maps = PlaceMaps(EMBEDDING)

    def forward(self, embedding: Tensor, prompts: Prompts) -> Answer:
        """Answer prompts.

        Args:
            embedding: of the photo that all of them are about, shape (1, 256, rows, columns), or
                of the photo of each, shape (k, ...).
            prompts: what is asked.
        """
        encoder, cells = self.prompt_encoder, embedding.shape[-1]
        # Positions have to be told apart to a fraction of a pixel: too fine for bfloat16.
        with torch.autocast(embedding.device.type, enabled=False):
            sparse = embed_points(encoder, prompts.points, prompts.labels, cells * self.stride)
            positions = encoder.pe_layer((cells, cells))[None].to(embedding.dtype)
            places = draw_places(prompts.points, prompts.labels, cells * self.stride, cells, cells)
        sparse = sparse.to(embedding.dtype)
        dense = encoder.no_mask_embed.weight.reshape(1, -1, 1, 1)
        if prompts.previous is not None:
            dense = encoder.mask_downscaling(prompts.previous.to(embedding.dtype))
        dense = dense + self.place_maps(places.to(embedding.dtype))
        return decode_masks(self.mask_decoder, embedding, positions, sparse, dense)
