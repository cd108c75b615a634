"""Published weights that two figures need and no package brings: they are given, never fetched."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch

from training.errors import TrainingError


@dataclass(frozen=True)
class PublishedWeights:
    """A file that its authors published.

    Attributes:
        network: what it holds the weights of.
        address: where it can be had.
        digest: SHA-256 of the file, in hexadecimal digits.
    """

    network: str
    address: str
    digest: str

    @property
    def file_name(self) -> str:
        """How the file is called."""
        return self.address.rpartition("/")[2]


ALEXNET: Final = PublishedWeights(
    "AlexNet",
    "https://download.pytorch.org/models/alexnet-owt-7be5be79.pth",
    "7be5be791159472b1fbf3c69796f7cb30dca7ad8466c2df70058c37116cdee02",
)
"""What LPIPS looks with: torchvision's AlexNet, trained on ImageNet (244 MB)."""

INCEPTION: Final = PublishedWeights(
    "Inception v3",
    "https://github.com/toshas/torch-fidelity/releases/download/v0.2.0/"
    "weights-inception-2015-12-05-6726825d.pth",
    "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2",
)
"""What FID looks with: the network of its authors, converted by torch-fidelity (96 MB)."""


def find_weights(published: PublishedWeights, given: Path | None) -> Path | None:
    """Say where a file of weights lies.

    Args:
        published: which weights.
        given: what the user named; None to look where torch keeps what it has fetched.

    Returns:
        The file; None where there is none.
    """
    if given is not None:
        return given
    cached = Path(torch.hub.get_dir()) / "checkpoints" / published.file_name
    return cached if cached.is_file() else None


def read_weights(path: Path, published: PublishedWeights) -> io.BytesIO:
    """Read a file of weights if it is the published one.

    Figures measured with any other file could not be compared with anyone else's. The bytes that
    were checked are those that are returned, so that nothing unknown is ever unpickled.

    Args:
        path: the file.
        published: what it must be.

    Raises:
        TrainingError: it cannot be read, or it is another file.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TrainingError(f"The weights cannot be read ({error.strerror}).") from error
    if hashlib.sha256(content).hexdigest() != published.digest:
        raise TrainingError(
            f"This is not the published file of {published.network}, so its figures could not be "
            f"compared with others'; get {published.address}"
        )
    return io.BytesIO(content)
