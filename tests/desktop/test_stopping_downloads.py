"""Downloads in a process of their own: signals, a full disk, and what a terminal shows."""

import json
import signal
import sys

import pytest
from command_line import on_terminal, photochrom, start

from tests.file_server import Answer, serving
from tests.onnx_models import save_regressor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")

FETCH_SMALL = """
import json, os, sys
from desktop.cli import main, models_run
from engine.models.published import PublishedFile, PublishedModel
from tests.file_server import UNENCRYPTED

models_run.TRANSPORT = UNENCRYPTED
file = PublishedFile(*json.loads(os.environ["PUBLISHED_FILE"]))
models_run.PUBLISHED_MODELS = (
    PublishedModel("small", ("test-regressor",), (file,), "Apache-2.0", "", "https://example.org"),
)
sys.exit(main(sys.argv[1:]))
"""
COMMAND = (sys.executable, "-c", FETCH_SMALL)


@pytest.fixture
def own(work, monkeypatch):
    """The folder of the user's own models, empty."""
    folder = work / "my models"
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(folder))
    return folder


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server from which ``models fetch small`` gets a model, in processes of their own."""
    with serving(save_regressor(tmp_path / "r.onnx").read_bytes()) as running:
        file = running.published
        values = json.dumps([file.address, file.name, file.size, file.sha256])
        monkeypatch.setenv("PUBLISHED_FILE", values)
        monkeypatch.setenv("no_proxy", "localhost")
        yield running


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_in_the_middle_of_a_download_keeps_what_has_arrived(work, own, server, number, code):
    server.answers += [Answer(stall_after=100)]
    process = start("models", "fetch", "small", cwd=work, command=COMMAND)
    assert server.stalled.wait(60)
    (part,) = (own / "downloads").iterdir()
    process.send_signal(number)
    stdout, stderr = process.communicate(timeout=10)
    assert process.returncode == code
    assert stdout == b""
    assert stderr.decode().splitlines()[1:] == [
        "stopped; 'photochrom models fetch small' goes on from here"
    ]
    kept = part.read_bytes()
    assert server.content.startswith(kept)
    code, stdout, _ = photochrom("models", "fetch", "small", cwd=work, command=COMMAND)
    assert code == 0
    assert server.ranges == [None, f"bytes={len(kept)}-" if kept else None]
    assert (own / "test-regressor.onnx").read_bytes() == server.content


def test_limit_of_the_disk_leaves_no_file_under_a_final_name(work, own, server):
    import resource

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50))

    code, stdout, stderr = photochrom(
        *("models", "fetch", "small"), cwd=work, command=COMMAND, preexec_fn=limit
    )
    assert (code, stdout) == (1, "")
    assert "photochrom: small: The file becomes too large for this disk" in stderr
    assert [path.name for path in own.iterdir()] == ["downloads"]
    assert server.ranges == [None]


@pytest.mark.usefixtures("own")
def test_terminal_shows_how_much_has_arrived(work, server):
    process, shown = on_terminal("models", "fetch", "small", cwd=work, command=COMMAND)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert f"/{len(server.content)}".encode() in shown
    assert b"B/s" in shown
