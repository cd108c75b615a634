"""A segmenter as two ONNX models, with the inputs and outputs of Segment Anything's own export."""

from typing import TypeVar

import onnx
import torch
from segment_anything.modeling import MaskDecoder, PromptEncoder
from torch import Tensor, nn
from torch.nn import functional

from engine.models.description import ModelDescription
from training.networks.encoder import PIXEL_MEAN, PIXEL_SCALE
from training.onnx_graph import Ports, finish, fold_batch_norm, trace
from training.segmenter.decoding import EMBEDDING, decode_masks, embed_points
from training.segmenter.network import SegmenterNetwork
from training.segmenter.places import PlaceMaps, draw_places
from training.segmenter.recipe import MASK_CELLS

GRAY_MEAN = 255 * PIXEL_MEAN
"""What the application subtracts from gray values, 0 to 255, before the encoder sees them."""

GRAY_STD = 255 * PIXEL_SCALE
"""What it divides them by."""

_DECODER_OUTPUTS = ("masks", "iou_predictions", "low_res_masks")


class GrayEncoder(nn.Module):
    """Embeds normalized pictures of three equal channels, as encoders of this family take them."""

    def __init__(self, network: SegmenterNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, image: Tensor) -> Tensor:
        """Embed (n, 3, size, size) to (n, 256, size/stride, size/stride)."""
        return self.network.embed(image[:, :1] * PIXEL_SCALE + PIXEL_MEAN)


class PromptDecoder(nn.Module):
    """Answers prompts with masks at the size of the photo.

    Works with the parts of any model of Segment Anything's family.
    """

    def __init__(
        self,
        prompts: PromptEncoder,
        masks: MaskDecoder,
        size: int,
        place_maps: PlaceMaps | None = None,
    ) -> None:
        """Join the parts.

        Args:
            prompts: embeds points and previous masks.
            masks: draws masks.
            size: side of the frame in pixels.
            place_maps: draws points into the embedding; None for models that do not.
        """
        super().__init__()
        self.prompts = prompts
        self.masks = masks
        self.size = size
        self.place_maps = place_maps

    def forward(
        self,
        image_embeddings: Tensor,
        point_coords: Tensor,
        point_labels: Tensor,
        mask_input: Tensor,
        has_mask_input: Tensor,
        orig_im_size: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Answer k prompts about one photo.

        Args:
            image_embeddings: of the photo, shape (1, 256, rows, columns).
            point_coords: x, y as pixel indices of the frame, shape (k, p, 2).
            point_labels: 1 inside, 0 outside, 2 and 3 corners of a box, -1 nothing, (k, p).
            mask_input: logits of an earlier answer, shape (k, 1, side, side), or (1, ...).
            has_mask_input: 1 where ``mask_input`` counts, else 0, shape (k,), or (1,).
            orig_im_size: height and width of the photo, shape (2,).

        Returns:
            Mask logits (k, 4, height, width), how well each is thought to fit (k, 4), and the
            logits (k, 4, side, side) that a further prompt may refer to.
        """
        labels = point_labels.long()
        sparse = embed_points(self.prompts, point_coords, labels, self.size)
        rows, columns = self.prompts.image_embedding_size
        positions = self.prompts.pe_layer((rows, columns))[None]
        counts = has_mask_input.reshape(-1, 1, 1, 1)
        no_mask = self.prompts.no_mask_embed.weight.reshape(1, -1, 1, 1)
        dense = counts * self.prompts.mask_downscaling(mask_input) + (1 - counts) * no_mask
        if self.place_maps is not None:
            places = draw_places(point_coords, labels, self.size, rows, columns)
            dense = dense + self.place_maps(places)
        answer = decode_masks(self.masks, image_embeddings, positions, sparse, dense)
        return self._at_original_size(answer.logits, orig_im_size), answer.ious, answer.logits

    def _at_original_size(self, logits: Tensor, orig_im_size: Tensor) -> Tensor:
        original = orig_im_size.float()
        used = torch.floor(original * (self.size / original.max()) + 0.5).long()
        height, width = original.long()
        framed = functional.interpolate(logits, (self.size, self.size), mode="bilinear")
        return functional.interpolate(
            framed[..., : used[0], : used[1]], (height, width), mode="bilinear"
        )


def encoder_to_onnx(
    encoder: nn.Module, size: int, description: ModelDescription, *, one_at_a_time: bool = False
) -> onnx.ModelProto:
    """Turn an image encoder into an ONNX model.

    Args:
        encoder: (n, 3, size, size) to (n, 256, rows, columns), on the CPU; not changed.
        size: side of the frame in pixels.
        description: what the model says about itself.
        one_at_a_time: whether it takes one picture only.
    """
    ports = Ports(
        examples={"image": torch.zeros(1, 3, size, size)},
        outputs=["image_embeddings"],
        free={} if one_at_a_time else {"image": {0: "batch"}, "image_embeddings": {0: "batch"}},
    )
    return finish(trace(_folded(encoder), ports), description)


def decoder_to_onnx(decoder: PromptDecoder, description: ModelDescription) -> onnx.ModelProto:
    """Turn a decoder into an ONNX model that takes any number of prompts at once.

    Args:
        decoder: on the CPU; not changed.
        description: what the model says about itself.
    """
    rows, columns = decoder.prompts.image_embedding_size
    prompts = {0: "prompts"}
    ports = Ports(
        examples={
            "image_embeddings": torch.zeros(1, EMBEDDING, rows, columns),
            "point_coords": torch.zeros(2, 3, 2),
            "point_labels": torch.ones(2, 3),
            "mask_input": torch.zeros(2, 1, MASK_CELLS * rows, MASK_CELLS * columns),
            "has_mask_input": torch.ones(2),
            "orig_im_size": torch.tensor([rows * 3.0, columns * 2.0]),
        },
        outputs=_DECODER_OUTPUTS,
        free={
            "point_coords": {**prompts, 1: "points"},
            "point_labels": {**prompts, 1: "points"},
            "mask_input": prompts,
            "has_mask_input": prompts,
            "masks": {**prompts, 2: "height", 3: "width"},
            "iou_predictions": prompts,
            "low_res_masks": prompts,
        },
    )
    return finish(trace(_folded(decoder), ports), description)


Module = TypeVar("Module", bound=nn.Module)


def _folded(module: Module) -> Module:
    has_norm = any(isinstance(part, nn.BatchNorm2d) for part in module.modules())
    # The encoders of others are large and have nothing to fold, so they are not copied.
    return fold_batch_norm(module) if has_norm else module.eval()
