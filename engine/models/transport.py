"""Reads files from servers: HTTPS with the certificates of the system, redirects, byte ranges.

Whatever can go wrong between here and the server becomes one sentence for the user.
"""

import re
import socket
import ssl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException, HTTPResponse, IncompleteRead
from pathlib import Path
from typing import IO, Final, Self
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from engine.models.errors import ModelError

_OK, _PARTIAL_CONTENT = 200, 206
_TOO_MANY_REQUESTS, _SERVER_ERROR = 429, 500
_GONE: Final = frozenset({404, 410})
_REFUSED: Final = frozenset({401, 403, 407, 451})
_REDIRECTED: Final = frozenset({301, 302, 303, 307, 308})
_RANGE_NOT_SATISFIABLE = 416

# RFC 9110, section 14.4; the length is "*" where the server does not know it.
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")

# Where operating systems keep their certificates, for a Python that was built on another one.
_CERTIFICATES: Final = (
    "/etc/ssl/cert.pem",
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
)


class FetchError(ModelError):
    """A file cannot be fetched from its server; the message says what to do."""


@dataclass(frozen=True)
class Transport:
    """How to reach servers.

    Attributes:
        schemes: the kinds of addresses that may be opened, at first and after any redirect.
        timeout: for how long a server may say nothing, in seconds.
        certificates: who vouches for servers, None for the certificates of the system.
    """

    schemes: frozenset[str] = frozenset({"https"})
    timeout: float = 30.0
    certificates: ssl.SSLContext | None = field(default=None, compare=False)

    def open(self, address: str, *, start: int = 0) -> "Answer":
        """Ask a server for a file, or for its rest.

        Proxies are used as the system names them.

        Args:
            address: where the file lies, a URL.
            start: number of the first byte that is wanted.

        Returns:
            What the server answers. A server that cannot begin in the middle answers from the
            first byte.

        Raises:
            FetchError: the server cannot be reached, or it does not give the file.
        """
        self._check(address)
        # With no compression, so that sizes and ranges are those of the file.
        headers = {"User-Agent": "Photochrom", "Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        request = Request(address, headers=headers)  # noqa: S310 - the scheme is checked
        try:
            with network_errors():
                response = self._opener().open(request, timeout=self.timeout)
        except _RangeRefusedError:
            return self.open(address)
        answer = _answer(response, start)
        if answer is None:
            response.close()
            return self.open(address)
        return answer

    def _check(self, address: str) -> None:
        if urlsplit(address).scheme not in self.schemes:
            raise FetchError("The address of the file is not encrypted (https), so it is not used.")

    def _opener(self) -> OpenerDirector:
        opener = OpenerDirector()
        for handler in (
            ProxyHandler(),
            UnknownHandler(),
            HTTPHandler(),
            HTTPDefaultErrorHandler(),
            _Redirects(self.schemes),
            HTTPErrorProcessor(),
        ):
            opener.add_handler(handler)
        if "https" in self.schemes:
            context = self.certificates or _system_certificates()
            opener.add_handler(HTTPSHandler(context=context))
        return opener


@dataclass(frozen=True)
class Answer:
    """A file that a server is sending; to be closed, which ``with`` does.

    Attributes:
        start: number of the first byte that it sends.
        total: length of the whole file in bytes, None if the server does not say it.
    """

    response: HTTPResponse
    start: int
    total: int | None

    def read(self, length: int) -> bytes:
        """Read on.

        Args:
            length: the most bytes to read.

        Returns:
            Bytes, none at the end.

        Raises:
            FetchError: the server falls silent or the connection breaks.
        """
        with network_errors():
            return self.response.read1(length)

    def __enter__(self) -> Self:
        """Return the answer itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the connection."""
        self.response.close()


class _RangeRefusedError(Exception):
    """The server does not have the bytes from where they were asked for."""


class _Redirects(HTTPRedirectHandler):
    """Follows redirects, but never to a kind of address that may not be opened."""

    def __init__(self, schemes: frozenset[str]) -> None:
        self._schemes = schemes

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> Request | None:
        if urlsplit(newurl).scheme not in self._schemes:
            fp.close()
            raise FetchError(
                "The server redirects to an address that is not encrypted (https), so the file "
                "is not fetched; try again later or from another network."
            )
        # The base class types the headers as a subclass that it does not need.
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


@contextmanager
def network_errors() -> Iterator[None]:
    """Turn what goes wrong between here and a server into sentences.

    Raises:
        FetchError: something went wrong in the block.
    """
    try:
        yield
    except HTTPError as error:
        error.close()
        if error.code == _RANGE_NOT_SATISFIABLE:
            raise _RangeRefusedError from error
        raise FetchError(_refusal(error.code)) from error
    except URLError as error:
        reason = error.reason
        raise FetchError(_trouble(reason if isinstance(reason, Exception) else error)) from error
    except (HTTPException, OSError) as error:
        raise FetchError(_trouble(error)) from error


def _answer(response: HTTPResponse, start: int) -> Answer | None:
    """Return what the server sends, or None if it is another range than the one asked for."""
    if response.status == _OK:
        length = response.headers.get("Content-Length")
        return Answer(response, 0, int(length) if length and length.isdecimal() else None)
    found = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if response.status != _PARTIAL_CONTENT or not start:
        response.close()
        raise FetchError(_refusal(response.status))
    if found is None or int(found[1]) != start:
        return None
    return Answer(response, start, None if found[2] == "*" else int(found[2]))


def _refusal(status: int) -> str:
    if status in _GONE:
        return (
            f"The file is no longer at its address (HTTP {status}); "
            "update Photochrom, which may know the new one."
        )
    if status in _REFUSED:
        return f"The server refuses to give the file (HTTP {status}); try from another network."
    if status in _REDIRECTED:
        return (
            f"The server redirects in circles or to no usable address (HTTP {status}); "
            "try again later."
        )
    if status == _TOO_MANY_REQUESTS or status >= _SERVER_ERROR:
        return f"The server is in trouble or busy (HTTP {status}); try again later."
    return f"The server does not give the file (HTTP {status}); try again later."


def _trouble(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "The server does not answer in time; try again later."
    if isinstance(error, socket.gaierror):
        return "The server cannot be found; check the internet connection."
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"The certificate of the server is not trusted ({error.verify_message}); "
            "check the date of this computer, and whether its network looks into connections."
        )
    if isinstance(error, ConnectionError | IncompleteRead):
        return "The server or the network breaks the connection; try again later."
    if isinstance(error, HTTPException):
        return "The server answers with something that is no HTTP; try again from another network."
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"The connection to the server fails ({reason}); try again later."


def _system_certificates() -> ssl.SSLContext:
    context = ssl.create_default_context()
    known = ssl.get_default_verify_paths()
    if sys.platform != "win32" and known.cafile is None and known.capath is None:
        for path in map(Path, _CERTIFICATES):
            if path.is_file():
                context.load_verify_locations(path)
                break
    return context
