"""A real HTTP server on this machine: gives a file, or misbehaves as servers and networks do."""

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from engine.models.published import PublishedFile
from engine.models.transport import Transport

UNENCRYPTED = Transport(schemes=frozenset({"http"}), timeout=20)
"""Reaches the server of the tests, as only tests do."""

_BLOCK = 2**14


@dataclass(frozen=True)
class Answer:
    """How the server answers a request.

    Attributes:
        ranges: whether it can begin in the middle.
        status: an error or a redirect instead of the file.
        location: where a redirect leads; ``{here}`` is the address that was asked for.
        content: another file than the one of the server.
        length: what ``Content-Length`` says, -1 for no such header, None for the truth.
        content_range: what ``Content-Range`` says, None for the truth.
        stop_after: bytes after which the connection breaks.
        stall_after: bytes after which nothing more comes.
        raw: what is sent instead of anything that HTTP knows.
    """

    ranges: bool = True
    status: int | None = None
    location: str | None = None
    content: bytes | None = None
    length: int | None = None
    content_range: str | None = None
    stop_after: int | None = None
    stall_after: int | None = None
    raw: bytes | None = None


@dataclass
class FileServer:
    """A running server.

    Attributes:
        content: the file, under every path.
        address: where it is.
        answers: how the first requests are answered, one each; the later ones rightly.
        ranges: the ``Range`` header of every request so far, None where there was none.
        stalled: set when the server has fallen silent.
    """

    content: bytes
    address: str = ""
    answers: list[Answer] = field(default_factory=list)
    ranges: list[str | None] = field(default_factory=list)
    stalled: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def published(self) -> PublishedFile:
        """The file as a list of published files describes it."""
        return published(self.content, self.address)


def published(content: bytes, address: str, name: str = "model.bin") -> PublishedFile:
    """Describe a file truly."""
    return PublishedFile(address, name, len(content), sha256(content).hexdigest())


@contextmanager
def serving(content: bytes, *, certificate: Path | None = None) -> Iterator[FileServer]:
    """Run a server while the block runs, with HTTPS if there is a certificate."""
    state = FileServer(content)

    class Handler(_Handler):
        server_state = state

    server = _Server(("127.0.0.1", 0), Handler)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        scheme = "https"
    state.address = f"{scheme}://localhost:{server.server_port}/files/model.bin"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield state
    finally:
        state.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def make_certificate(folder: Path) -> Path:
    """Write a new certificate for localhost that no one trusts, with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the program openssl")
    path = folder / "localhost.pem"
    options = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    subprocess.run(
        [
            *(openssl, "req", *options.split(), "-keyout", path),
            *("-out", folder / "certificate.pem"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
    with path.open("ab") as file:
        file.write((folder / "certificate.pem").read_bytes())
    return path


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for them

    def handle_error(self, *_arguments: Any) -> None:
        """Keep quiet: a side that hangs up is what many tests want."""


class _Handler(BaseHTTPRequestHandler):
    server_state: FileServer

    def do_GET(self) -> None:
        state = self.server_state
        state.ranges.append(self.headers["Range"])
        answer = state.answers.pop(0) if state.answers else Answer()
        self.close_connection = True
        # The other side may go away, as many tests want.
        with suppress(ConnectionError, ssl.SSLError):
            self._answer(state, answer)

    def _answer(self, state: FileServer, answer: Answer) -> None:
        if answer.raw is not None:
            self.wfile.write(answer.raw)
        elif answer.status is not None:
            self.send_response(answer.status)
            if answer.location is not None:
                self.send_header("Location", answer.location.format(here=state.address))
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._send_file(state, answer)

    def _send_file(self, state: FileServer, answer: Answer) -> None:
        content = state.content if answer.content is None else answer.content
        asked = self.headers["Range"] if answer.ranges else None
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        if asked and start >= len(content):
            self.send_response(416)
            self.end_headers()
            return
        self.send_response(206 if asked else 200)
        if asked:
            truth = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self.send_header("Content-Range", answer.content_range or truth)
        if answer.length != -1:
            length = len(content) - start if answer.length is None else answer.length
            self.send_header("Content-Length", str(length))
        self.end_headers()
        self._send(state, answer, content[start:])

    def _send(self, state: FileServer, answer: Answer, body: bytes) -> None:
        limits = [limit for limit in (answer.stop_after, answer.stall_after) if limit is not None]
        end = min([len(body), *limits])
        for offset in range(0, end, _BLOCK):
            self.wfile.write(body[offset : min(end, offset + _BLOCK)])
        if answer.stall_after is not None:
            self.wfile.flush()
            state.stalled.set()
            state.closing.wait(30)

    def log_message(self, *_arguments: Any) -> None:
        """Keep quiet."""
