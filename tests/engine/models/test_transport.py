"""The way to a server: encryption, redirects and servers that cannot be reached."""

import socket
import ssl
from dataclasses import replace

import pytest

from engine.models.download import download
from engine.models.transport import FetchError, Transport
from tests.file_server import UNENCRYPTED, Answer, make_certificate, published, serving

CONTENT = b"0123456789" * 10_000


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "localhost")


@pytest.fixture
def server():
    with serving(CONTENT) as running:
        yield running


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "downloads"


def test_redirects_in_a_circle_end(server, folder):
    server.answers += [Answer(status=302, location="{here}")] * 30
    with pytest.raises(FetchError, match="redirects in circles"):
        download(server.published, folder, transport=UNENCRYPTED)


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("https://localhost/model.bin", "to an address that is not encrypted"),
        ("ftp://localhost/model.bin", "to an address that is not encrypted"),
        ("file:///etc/passwd", "to no usable address"),
    ],
)
def test_redirect_to_another_kind_of_address_is_not_followed(server, folder, location, words):
    server.answers += [Answer(status=302, location=location)]
    with pytest.raises(FetchError, match=words):
        download(server.published, folder, transport=UNENCRYPTED)


def test_server_that_is_not_running_is_said(tmp_path):
    with socket.create_server(("localhost", 0)) as closed:
        port = closed.getsockname()[1]
    file = published(CONTENT, f"http://localhost:{port}/model.bin")
    with pytest.raises(FetchError, match="breaks the connection"):
        download(file, tmp_path, transport=UNENCRYPTED)


def test_server_that_does_not_exist_is_said(tmp_path, monkeypatch):
    def fail(*_arguments, **_options):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    file = published(CONTENT, "https://models.example/model.bin")
    with pytest.raises(FetchError, match="cannot be found; check the internet connection"):
        download(file, tmp_path)


def test_server_that_never_answers_is_not_waited_for_forever(tmp_path):
    with socket.create_server(("localhost", 0)) as deaf:
        file = published(CONTENT, f"http://localhost:{deaf.getsockname()[1]}/model.bin")
        with pytest.raises(FetchError, match="does not answer in time"):
            download(file, tmp_path, transport=replace(UNENCRYPTED, timeout=0.3))


class TestEncryption:
    @pytest.fixture
    def certificate(self, tmp_path):
        return make_certificate(tmp_path)

    @pytest.fixture
    def encrypted(self, certificate):
        with serving(CONTENT, certificate=certificate) as running:
            yield running

    @pytest.fixture
    def trusting(self, certificate):
        return Transport(certificates=ssl.create_default_context(cafile=certificate), timeout=20)

    def test_file_arrives_over_https(self, encrypted, trusting, folder):
        assert download(encrypted.published, folder, transport=trusting).read_bytes() == CONTENT

    def test_server_that_no_one_vouches_for_is_refused(self, encrypted, folder):
        with pytest.raises(FetchError, match="certificate of the server is not trusted"):
            download(encrypted.published, folder)
        assert encrypted.ranges == []

    def test_redirect_to_an_address_without_encryption_is_refused(
        self, encrypted, trusting, server, folder
    ):
        encrypted.answers += [Answer(status=301, location=server.address)]
        with pytest.raises(FetchError, match="redirects to an address that is not encrypted"):
            download(encrypted.published, folder, transport=trusting)
        assert server.ranges == []

    def test_address_without_encryption_is_not_even_asked(self, server, folder):
        with pytest.raises(FetchError, match="not encrypted"):
            download(server.published, folder)
        assert server.ranges == []

    def test_certificates_of_the_system_are_used_by_default(self, encrypted, certificate, folder,
                                                            monkeypatch):  # fmt: skip
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert download(encrypted.published, folder).read_bytes() == CONTENT
