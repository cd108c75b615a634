"""Asks where Photochrom is published which version is the newest one.

The question is the same for everybody: it names neither the installed version nor the computer, and
nothing is kept of the answer but the number of a version. The page that is shown to the user is
made from that number, so that no answer can lead anywhere else.
"""

import json
import re
import time
from dataclasses import dataclass
from typing import Final, Self

from engine.cancellation import Cancellation, check_cancelled
from engine.errors import PhotochromError
from engine.models.transport import Answer, Transport

REPOSITORY: Final = "photochrom/photochrom"
"""Owner and name of the public repository; a release is made from this one and from no other."""

RELEASES_TRANSPORT: Final = Transport(timeout=5)
"""HTTPS alone, and no long wait for a server that is silent."""

_VERSION = re.compile(
    r"v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?P<rest>(?:[+-]|\.?[a-zA-Z])[\w.+-]*)?", re.ASCII
)
_BLOCK = 2**16
_MOST_BYTES = 2**20
_MOST_SECONDS = 30.0


class ReleaseError(PhotochromError):
    """The newest version cannot be found out; the message says what to do."""


@dataclass(frozen=True, order=True)
class Version:
    """The number of a release, in the order of Semantic Versioning.

    Attributes:
        major: first number.
        minor: second number.
        patch: third number.
        is_final: whether it is a release, which comes after its previews.
    """

    major: int
    minor: int
    patch: int
    is_final: bool = True

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a version such as ``0.2.0``, ``v0.2.0`` or ``0.2.0rc1``.

        Args:
            text: from a tag or a package.

        Returns:
            The version, or None if the text is none.
        """
        found = _VERSION.fullmatch(text.strip())
        if found is None:
            return None
        return cls(int(found[1]), int(found[2]), int(found[3]), found["rest"] is None)

    def __str__(self) -> str:
        """Return the number as users know it."""
        return f"{self.major}.{self.minor}.{self.patch}"


@dataclass(frozen=True)
class ReleaseSource:
    """Where releases are announced.

    Attributes:
        address: answers with the newest release as JSON, in the form of GitHub's REST API
            (https://docs.github.com/en/rest/releases/releases#get-the-latest-release).
        page: presents all releases.
    """

    address: str
    page: str

    def page_of(self, version: Version) -> str:
        """Return the address of the page that presents a version.

        Args:
            version: of a release.
        """
        return f"{self.page}/tag/v{version}"


PUBLISHED_RELEASES: Final = ReleaseSource(
    address=f"https://api.github.com/repos/{REPOSITORY}/releases/latest",
    page=f"https://github.com/{REPOSITORY}/releases",
)
"""Where Photochrom is published."""


def find_newest_version(
    source: ReleaseSource = PUBLISHED_RELEASES,
    *,
    transport: Transport = RELEASES_TRANSPORT,
    cancel: Cancellation | None = None,
) -> Version:
    """Ask for the number of the newest version.

    Args:
        source: whom to ask.
        transport: how to reach it.
        cancel: ends the reading between two blocks when set.

    Returns:
        The newest version that is no preview.

    Raises:
        FetchError: the server cannot be reached, or it refuses to answer.
        ReleaseError: the answer is no release.
        Cancelled: ``cancel`` was set.
    """
    with transport.open(source.address) as answer:
        return _version_in(_read(answer, cancel))


def _read(answer: Answer, cancel: Cancellation | None) -> bytes:
    content = bytearray()
    end = time.monotonic() + _MOST_SECONDS
    while block := answer.read(_BLOCK):
        check_cancelled(cancel)
        content += block
        if len(content) > _MOST_BYTES or time.monotonic() > end:
            raise ReleaseError(
                "The server answers with far more than the number of a version, or too slowly; "
                "try again later."
            )
    return bytes(content)


def _version_in(content: bytes) -> Version:
    try:
        release = json.loads(content)
    except (ValueError, RecursionError):
        release = None
    tag = release.get("tag_name") if isinstance(release, dict) else None
    version = Version.parse(tag) if isinstance(tag, str) else None
    if version is None or not version.is_final or release.get("draft") or release.get("prerelease"):
        raise ReleaseError(
            "The server answers with something that is no release of Photochrom; try again later "
            "or from another network."
        )
    return version
