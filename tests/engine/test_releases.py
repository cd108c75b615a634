"""Asking for the newest version: what counts as one, and answers that are none."""

import json
import ssl
import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cancellation import Cancelled
from engine.models.transport import FetchError, Transport
from engine.releases import (
    PUBLISHED_RELEASES,
    RELEASES_TRANSPORT,
    ReleaseError,
    ReleaseSource,
    Version,
    find_newest_version,
)
from tests.file_server import UNENCRYPTED, Answer, make_certificate, serving

RELEASE = {"tag_name": "v1.12.3", "draft": False, "prerelease": False, "body": "What is new"}


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "localhost")


@pytest.fixture
def server():
    with serving(json.dumps(RELEASE).encode()) as running:
        yield running


def ask(server, **options):
    return find_newest_version(
        ReleaseSource(server.address, "https://pages.example"), transport=UNENCRYPTED, **options
    )


def test_newest_version_is_found(server):
    assert ask(server) == Version(1, 12, 3)


def test_newest_version_is_found_over_https(tmp_path):
    certificate = make_certificate(tmp_path)
    trusting = Transport(certificates=ssl.create_default_context(cafile=certificate), timeout=20)
    with serving(json.dumps(RELEASE).encode(), certificate=certificate) as server:
        source = ReleaseSource(server.address, "https://pages.example")
        assert find_newest_version(source, transport=trusting) == Version(1, 12, 3)


def test_server_that_no_one_vouches_for_is_not_believed(tmp_path):
    with serving(b"{}", certificate=make_certificate(tmp_path)) as server:
        source = ReleaseSource(server.address, "https://pages.example")
        with pytest.raises(FetchError, match="not trusted"):
            find_newest_version(source)


def test_only_encrypted_addresses_are_asked_outside_of_tests(server):
    assert RELEASES_TRANSPORT.schemes == {"https"}
    with pytest.raises(FetchError, match="not encrypted"):
        find_newest_version(ReleaseSource(server.address, ""))
    assert server.ranges == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Please log in</html>",
        b"\xff\xfe\x00",
        b"[]",
        b"[" * 100_000,
        b'{"tag_name": 3}',
        b'{"tag_name": "nightly"}',
        b'{"tag_name": "v1.0.0/../../other"}',
        b'{"tag_name": "v1.0.0rc1"}',
        b'{"tag_name": "v1.0.0", "draft": true}',
        b'{"tag_name": "v1.0.0", "prerelease": true}',
    ],
)
def test_an_answer_that_is_no_release_is_refused(server, content):
    server.answers += [Answer(content=content)]
    with pytest.raises(ReleaseError, match="no release of Photochrom"):
        ask(server)


def test_an_endless_answer_is_not_read_to_its_end(server):
    server.answers += [Answer(content=b" " * 2**22, length=-1)]
    with pytest.raises(ReleaseError, match="far more than the number of a version"):
        ask(server)


@pytest.mark.parametrize("status", [403, 404, 429, 500])
def test_a_refusal_is_said(server, status):
    server.answers += [Answer(status=status)]
    with pytest.raises(FetchError, match=f"HTTP {status}"):
        ask(server)


@pytest.mark.parametrize("sent", [0, 20])
def test_a_server_that_falls_silent_is_not_waited_for(server, sent):
    server.answers += [Answer(stall_after=sent)]
    source = ReleaseSource(server.address, "https://pages.example")
    with pytest.raises(FetchError, match="does not answer in time"):
        find_newest_version(source, transport=replace(UNENCRYPTED, timeout=0.3))


def test_question_ends_when_nobody_wants_the_answer(server):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        ask(server, cancel=cancel)


def test_pages_are_those_of_the_repository_whatever_a_server_answers():
    page = PUBLISHED_RELEASES.page_of(Version(1, 12, 3))
    assert page == "https://github.com/photochrom/photochrom/releases/tag/v1.12.3"
    assert PUBLISHED_RELEASES.address.startswith("https://api.github.com/repos/photochrom/")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("0.1.0", "0.1.1"),
        ("0.9.0", "0.10.0"),
        ("v0.9.9", "1.0.0"),
        ("1.0.0rc1", "1.0.0"),
        ("1.0.0.dev3", "1.0.0"),
        ("0.9.0", "1.0.0-rc.1"),
    ],
)
def test_versions_are_ordered_by_their_numbers(older, newer):
    assert Version.parse(older) < Version.parse(newer)


@given(text=st.text(alphabet="0123456789.v-+abc ", max_size=12))
def test_every_version_is_read_back_from_its_text(text):
    version = Version.parse(text)
    if version is not None and version.is_final:
        assert Version.parse(str(version)) == version


@pytest.mark.parametrize("text", ["", "1", "1.2", "latest", "1.2.3.4", "1.2.3 4", "٣.1.2"])
def test_other_texts_are_no_versions(text):
    assert Version.parse(text) is None
