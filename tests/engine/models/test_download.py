"""Downloads from a real server: resumed, checked, and with a sentence for whatever goes wrong."""

import errno
import hashlib
import os
from dataclasses import replace
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import numpy as np
import pytest

from engine.models import download as downloading
from engine.models.download import StoppedError, download
from engine.models.errors import ModelError
from engine.models.transport import FetchError
from tests.file_server import UNENCRYPTED, Answer, serving

CONTENT = np.random.default_rng(0).bytes(300_000)
HALF = 150_000


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "localhost")


@pytest.fixture
def server():
    with serving(CONTENT) as running:
        yield running


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Größe und Maß" / "downloads"


@pytest.fixture
def get(server, folder):
    """Download the file of the server."""

    def get(file=None, **options):
        options.setdefault("transport", UNENCRYPTED)
        return download(file or server.published, folder, **options)

    return get


@pytest.fixture
def half(server, folder):
    """A download that an earlier attempt left in the middle."""
    return leave(server, folder, CONTENT[:HALF])


def leave(server, folder, content):
    folder.mkdir(parents=True)
    path = folder / f"model.bin.{server.published.sha256[:8]}.part"
    path.write_bytes(content)
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_file_arrives_whole_and_nothing_else_is_left(get, folder):
    assert get() == folder / "model.bin"
    assert (folder / "model.bin").read_bytes() == CONTENT
    assert names(folder) == ["model.bin"]


def test_progress_grows_to_the_size_of_the_file(get):
    told = []
    get(progress=told.append)
    assert told == sorted(told)
    assert told[-1] == len(CONTENT)


def test_file_that_is_there_is_not_downloaded_again(get, server):
    get()
    told = []
    get(progress=told.append)
    assert server.ranges == [None]
    assert told == [len(CONTENT)]


def test_file_that_was_damaged_since_is_downloaded_again(get, server):
    path = get()
    path.write_bytes(b"x" * len(CONTENT))
    assert get().read_bytes() == CONTENT
    assert len(server.ranges) == 2


@pytest.mark.usefixtures("half")
def test_download_goes_on_where_it_stopped(get, server, folder):
    assert get().read_bytes() == CONTENT
    assert server.ranges == [f"bytes={HALF}-"]
    assert names(folder) == ["model.bin"]


@pytest.mark.usefixtures("half")
@pytest.mark.parametrize(
    "answer",
    [
        Answer(ranges=False),
        Answer(content_range=f"bytes 7-{len(CONTENT) - 1}/{len(CONTENT)}"),
        Answer(content_range="nonsense"),
        Answer(status=416),
    ],
    ids=["ignores ranges", "sends another range", "sends nonsense", "refuses the range"],
)
def test_server_that_cannot_go_on_is_asked_from_the_beginning(get, server, answer):
    server.answers += [answer]
    assert get().read_bytes() == CONTENT
    assert server.ranges[0] == f"bytes={HALF}-"


@pytest.mark.usefixtures("half")
def test_range_of_unknown_total_is_accepted(get, server):
    server.answers += [Answer(content_range=f"bytes {HALF}-{len(CONTENT) - 1}/*")]
    assert get().read_bytes() == CONTENT
    assert len(server.ranges) == 1


def test_part_that_was_damaged_is_found_out_and_all_is_downloaded(get, server, folder):
    leave(server, folder, b"x" * HALF)
    assert get().read_bytes() == CONTENT
    assert server.ranges == [f"bytes={HALF}-", None]


def test_part_that_is_complete_only_needs_its_name(get, server, folder):
    leave(server, folder, CONTENT)
    assert get().read_bytes() == CONTENT
    assert server.ranges == []


@pytest.mark.parametrize("extra", [b"", b"too much"])
def test_part_that_is_no_part_of_the_file_is_thrown_away(get, server, folder, extra):
    leave(server, folder, b"x" * len(CONTENT) + extra)
    assert get().read_bytes() == CONTENT
    assert server.ranges == [None]


def test_part_of_another_version_is_not_continued(get, server, folder):
    folder.mkdir(parents=True)
    (folder / "model.bin.00000000.part").write_bytes(b"x" * HALF)
    assert get().read_bytes() == CONTENT
    assert server.ranges == [None]


def test_file_without_a_declared_length_arrives(get, server):
    server.answers += [Answer(length=-1)]
    assert get().read_bytes() == CONTENT


def test_redirects_are_followed_and_keep_the_range(get, server, half):
    server.answers += [
        Answer(status=302, location="/elsewhere"),
        Answer(status=308, location="{here}"),
    ]
    assert get().read_bytes() == CONTENT
    assert server.ranges == [f"bytes={HALF}-"] * 3
    assert not half.exists()


@pytest.mark.parametrize("declared", [None, -1])
@pytest.mark.parametrize("sent", [0, 1, HALF, len(CONTENT) - 1])
def test_connection_that_ends_early_leaves_a_part_to_go_on_from(
    get, server, folder, sent, declared
):
    server.answers += [Answer(stop_after=sent, length=declared)]
    with pytest.raises(FetchError, match=f"ended after {sent} of 300000 bytes; fetch .* again"):
        get()
    assert names(folder) == [f"model.bin.{server.published.sha256[:8]}.part"]
    assert get().read_bytes() == CONTENT
    assert server.ranges == [None, f"bytes={sent}-" if sent else None]


def test_server_that_falls_silent_is_not_waited_for_forever(get, server, folder):
    server.answers += [Answer(stall_after=HALF)]
    with pytest.raises(FetchError, match="does not answer in time"):
        get(transport=replace(UNENCRYPTED, timeout=0.3))
    assert get().read_bytes() == CONTENT
    assert server.ranges == [None, f"bytes={HALF}-"]
    assert names(folder) == ["model.bin"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(status=404), r"no longer at its address \(HTTP 404\); update Photochrom"),
        (Answer(status=410), "no longer at its address"),
        (Answer(status=403), "refuses to give the file"),
        (Answer(status=429), "in trouble or busy"),
        (Answer(status=500), r"in trouble or busy \(HTTP 500\)"),
        (Answer(status=503), "in trouble or busy"),
        (Answer(status=418), r"does not give the file \(HTTP 418\)"),
        (Answer(status=204), r"does not give the file \(HTTP 204\)"),
        (Answer(status=302), "redirects in circles or to no usable"),
        (Answer(raw=b""), "breaks the connection"),
        (Answer(raw=b"garbage\r\n\r\n"), "no HTTP; try again from another network"),
        (Answer(length=len(CONTENT) + 1), "offers a file of 300001 bytes instead of 300000"),
        (Answer(length=7), "offers a file of 7 bytes instead of 300000"),
        (Answer(content=b"page"), "offers a file of 4 bytes"),
        (Answer(content=CONTENT + b"more", length=-1), "sends more than the published file"),
        (Answer(content=b"x" * len(CONTENT)), "SHA-256 is wrong"),
    ],
)
def test_whatever_the_server_does_wrong_is_one_sentence(get, server, folder, answer, words):
    server.answers += [answer]
    with pytest.raises(FetchError, match=words) as raised:
        get()
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)
    assert not (folder / "model.bin").exists()
    # What was not of the published file is not kept to go on from.
    assert get().read_bytes() == CONTENT


@pytest.mark.usefixtures("half")
def test_wrong_total_in_the_answer_to_a_range_is_said(get, server):
    server.answers += [Answer(content_range=f"bytes {HALF}-{len(CONTENT)}/{len(CONTENT) + 1}")]
    with pytest.raises(FetchError, match="offers a file of 300001 bytes"):
        get()


class TestStopping:
    def test_keeps_what_has_arrived(self, get, server, folder, monkeypatch):
        # A fast machine would have the whole small file in one read.
        monkeypatch.setattr(downloading, "_BLOCK", 2**14)
        cancel = Event()

        def stop_in_the_middle(received):
            if received >= HALF:
                cancel.set()

        with pytest.raises(StoppedError, match="was stopped"):
            get(progress=stop_in_the_middle, cancel=cancel)
        (part,) = folder.iterdir()
        kept = part.stat().st_size
        assert HALF <= kept < len(CONTENT)
        assert get().read_bytes() == CONTENT
        assert server.ranges == [None, f"bytes={kept}-"]

    def test_any_exception_keeps_what_has_arrived(self, get, folder):
        def interrupt(received):
            if received >= HALF:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            get(progress=interrupt)
        (part,) = folder.iterdir()
        assert part.read_bytes() == CONTENT[: part.stat().st_size]
        assert part.stat().st_size >= HALF

    def test_second_download_of_the_same_file_is_refused_meanwhile(self, get, server):
        refusals = []

        def try_another(_received):
            if not refusals:
                with pytest.raises(ModelError, match="Another Photochrom") as refusal:
                    get()
                refusals.append(refusal.value)

        assert get(progress=try_another).read_bytes() == CONTENT
        assert len(refusals) == len(server.ranges) == 1


def leave_free(free, monkeypatch):
    """Let the disk report so many free bytes."""
    monkeypatch.setattr(downloading.shutil, "disk_usage", lambda _path: SimpleNamespace(free=free))


class TestDisk:
    def test_that_is_too_full_is_said_before_anything_is_downloaded(self, get, server, monkeypatch):
        leave_free(299_999, monkeypatch)
        with pytest.raises(ModelError, match="too full: 0 MB are needed"):
            get()
        assert server.ranges == []

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
    def test_that_fills_up_meanwhile_is_said(self, get, folder, monkeypatch):
        opened = Path.open

        def open_full(self, mode="r", *args, **options):
            full = self.name.endswith(".part")
            return opened(Path("/dev/full") if full else self, mode, *args, **options)

        monkeypatch.setattr(Path, "open", open_full)
        leave_free(10**9, monkeypatch)
        with pytest.raises(ModelError, match="The disk is full"):
            get()
        assert not (folder / "model.bin").exists()

    def test_that_reports_an_error_is_said(self, get, folder, monkeypatch):
        def fail(_handle):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        monkeypatch.setattr(downloading.os, "fsync", fail)
        with pytest.raises(ModelError, match="disk reports an error"):
            get()
        assert not (folder / "model.bin").exists()

    def test_with_a_file_in_the_place_of_the_folder_is_said(self, get, folder):
        folder.parent.mkdir()
        folder.write_text("no folder")
        with pytest.raises(ModelError):
            get()


def test_digest_is_that_of_the_bytes_on_the_disk(get, server):
    path = get()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == server.published.sha256
