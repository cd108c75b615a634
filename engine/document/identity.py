"""Which photo and which model a document is about, without holding either."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from engine.document.errors import DocumentError
from engine.models.store import StoredModel
from engine.photo.errors import explain
from engine.photo.photo import Photo


@dataclass(frozen=True)
class FileDigest:
    """What tells one file from another.

    Attributes:
        size: bytes.
        sha256: 64 lower-case hexadecimal digits.
    """

    size: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> Self:
        """Read a file to its end.

        Raises:
            OSError: the file cannot be read.
        """
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            return cls(file.tell(), sha256)


@dataclass(frozen=True)
class PhotoIdentity:
    """The photo of a document.

    Attributes:
        path: where it lies, absolute.
        digest: of the file.
        height: rows of the upright photo.
        width: columns of the upright photo.
    """

    path: Path
    digest: FileDigest
    height: int
    width: int

    @classmethod
    def of(cls, photo: Photo) -> Self:
        """Identify a photo that was read from a file.

        Args:
            photo: the photo; its file is read once more, for the digest.

        Raises:
            DocumentError: the photo has no file.
            PhotoError: the file cannot be read.
        """
        if photo.path is None:
            raise DocumentError("The photo was not read from a file; save it to one first.")
        path = photo.path.absolute()
        try:
            return cls(path, FileDigest.of(path), photo.height, photo.width)
        except OSError as error:
            raise explain(error) from error


@dataclass(frozen=True)
class ModelIdentity:
    """The model that made a prediction.

    Attributes:
        name: how users call it.
        version: its version.
        sha256: digest of its file, 64 lower-case hexadecimal digits.
    """

    name: str
    version: str
    sha256: str

    @classmethod
    def of(cls, model: StoredModel) -> Self:
        """Identify a model of the store.

        Raises:
            ModelError: its file cannot be read.
        """
        return cls(model.name, model.description.version, model.sha256)
