"""The models that can be fetched: where their files lie, how long they are and their digests.

No size and no digest was taken from one place alone: each stands, alike, in several public programs
that check these files. Those of Segment Anything: micro-sam
(https://github.com/computational-cell-analytics/micro-sam, ``micro_sam/util.py``), and
SegmentWithSAM for 3D Slicer; those of MobileSAM: the bundled models of RustyPaint and others. The
six digits in the official names of the checkpoints begin the MD5 of the files, not the SHA-256.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.models.description import segmenter_parts
from engine.models.errors import ModelError

CHECKPOINT_SUFFIXES: Final = (".pth", ".pt")
"""Endings of the files that PyTorch writes; they become model files only by a conversion."""

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class PublishedFile:
    """A file on a server.

    Attributes:
        address: where it lies, a URL.
        name: what it is called once downloaded; a segmenter of another program is known by it.
        size: its length in bytes.
        sha256: its digest, 64 lower-case hexadecimal digits.
    """

    address: str
    name: str
    size: int
    sha256: str

    def __post_init__(self) -> None:
        """Refuse values that could never be met.

        Raises:
            ValueError: the name is none, the size is not above 0, or the digest is none.
        """
        if not _FILE_NAME.fullmatch(self.name):
            raise ValueError(f"'{self.name}' is no name for a file")
        if self.size <= 0:
            raise ValueError(f"the size {self.size} is not above 0")
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError(f"'{self.sha256}' is no SHA-256")

    @property
    def is_checkpoint(self) -> bool:
        """Whether PyTorch wrote the file, so that it must be converted."""
        return is_checkpoint(self.name)


@dataclass(frozen=True)
class PublishedModel:
    """A model that can be fetched by its name.

    Attributes:
        name: how users call it.
        parts: names of the models that it consists of once installed: its own, or those of the
            encoder and the decoder of a segmenter.
        files: what to download.
        license: license of the weights, an SPDX expression.
        summary: what it is good for, a few words.
        home: page of its makers.
    """

    name: str
    parts: tuple[str, ...]
    files: tuple[PublishedFile, ...]
    license: str
    summary: str
    home: str

    @property
    def size(self) -> int:
        """What has to be downloaded, in bytes."""
        return sum(file.size for file in self.files)

    @property
    def is_checkpoint(self) -> bool:
        """Whether it has to be converted, for which PyTorch is needed."""
        return any(file.is_checkpoint for file in self.files)


def is_checkpoint(name: str) -> bool:
    """Tell from its name whether PyTorch wrote a file.

    Args:
        name: name of the file.

    Returns:
        Whether it ends in ``.pth`` or ``.pt``, in letters of any case.
    """
    return name.lower().endswith(CHECKPOINT_SUFFIXES)


def find_published(name: str, published: Sequence[PublishedModel]) -> PublishedModel:
    """Find a model that can be fetched.

    Args:
        name: its name.
        published: the models to choose from.

    Returns:
        The model.

    Raises:
        ModelError: there is none of this name.
    """
    for model in published:
        if model.name == name:
            return model
    names = ", ".join(f"'{model.name}'" for model in published) or "none"
    raise ModelError(f"There is no such model to fetch; there are {names}.")


def _segment_anything(
    size: str, file: str, length: int, sha256: str, summary: str
) -> PublishedModel:
    """Describe a checkpoint of Segment Anything (Kirillov et al., 2023)."""
    name = f"sam-vit-{size}"
    address = f"https://dl.fbaipublicfiles.com/segment_anything/{file}"
    return PublishedModel(
        name=name,
        parts=segmenter_parts(name),
        files=(PublishedFile(address, file, length, sha256),),
        license="Apache-2.0",
        summary=summary,
        home="https://github.com/facebookresearch/segment-anything",
    )


# A revision, not a branch: the files at these addresses never change.
_MOBILE_SAM_FILES = (
    "https://huggingface.co/Acly/MobileSAM/resolve/0d3b403339b4674a82493d5e97964dd78089ddc8"
)

PUBLISHED_MODELS: Final = (
    PublishedModel(
        name="mobile-sam",
        parts=segmenter_parts("mobile-sam"),
        files=(
            PublishedFile(
                f"{_MOBILE_SAM_FILES}/mobile_sam_image_encoder.onnx",
                "mobile-sam-encoder.onnx",
                28_157_093,
                "580f5fb648ea1062c0aabc26217aed56921985f03f0cbbd852bba81d760cc749",
            ),
            PublishedFile(
                f"{_MOBILE_SAM_FILES}/sam_mask_decoder_multi.onnx",
                "mobile-sam-decoder.onnx",
                16_496_559,
                "8976b90a87ba50a6a72217a5ff994f7d25ce16f2229fcc1ed259e1294c622ffe",
            ),
        ),
        license="Apache-2.0",
        summary="segmenter; small and fast, needs no PyTorch",
        home="https://github.com/ChaoningZhang/MobileSAM",
    ),
    _segment_anything(
        "b",
        "sam_vit_b_01ec64.pth",
        375_042_383,
        "ec2df62732614e57411cdcf32a23ffdf28910380d03139ee0f4fcbe91eb8c912",
        "segmenter; good masks, slow",
    ),
    _segment_anything(
        "l",
        "sam_vit_l_0b3195.pth",
        1_249_524_607,
        "3adcc4315b642a4d2101128f611684e8734c41232a17c648ed1693702a49a622",
        "segmenter; finer masks, slower",
    ),
    _segment_anything(
        "h",
        "sam_vit_h_4b8939.pth",
        2_564_550_879,
        "a7bf3b02f3ebf1267aba913ff637d9a2d5c33d3173bb679e46d9f338c26f262e",
        "segmenter; finest masks, slowest",
    ),
)
"""All models that ``photochrom models fetch`` knows."""
