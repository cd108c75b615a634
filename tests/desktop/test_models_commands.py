"""Models added, removed and fetched from the command line."""

import os
import sys
from types import ModuleType

import pytest
from command_line import photochrom, records, save_photo

from engine.models import download as downloading
from engine.models.published import PUBLISHED_MODELS, PublishedModel
from engine.models.transport import Transport
from tests.file_server import UNENCRYPTED, Answer, published, serving
from tests.onnx_models import save_classifier, save_decoder, save_encoder, save_regressor

CONVERTER = "training.segmenter.convert"


@pytest.fixture
def own(work, monkeypatch):
    """The folder of the user's own models, empty."""
    folder = work / "Größe und Maß" / "my models"
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(folder))
    return folder


@pytest.fixture
def conversion(monkeypatch):
    """A converter that writes a small segmenter; what it was given."""
    given = []

    def convert(checkpoint, folder, *, progress):
        given.append(checkpoint.read_bytes())
        progress("step")
        return save_encoder(folder / "e.onnx"), save_decoder(folder / "d.onnx")

    module = ModuleType(CONVERTER)
    module.convert = convert
    monkeypatch.setitem(sys.modules, CONVERTER, module)
    return given


@pytest.fixture
def without_training(monkeypatch):
    """Photochrom as it is without the extra packages for training."""
    monkeypatch.setitem(sys.modules, "torch", None)
    for name in list(sys.modules):
        if name.partition(".")[0] == "training":
            monkeypatch.delitem(sys.modules, name)


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("command", ["add", "remove", "fetch"])
def test_help_has_an_example(run, command):
    code, stdout, stderr = run("models", command, "--help")
    assert (code, stderr) == (0, "")
    assert f"\nexample:\n  photochrom models {command} " in stdout


@pytest.mark.parametrize(
    "arguments", [("add",), ("remove",), ("fetch",), ("fetch", "mobile-sam", "--list")]
)
def test_wrong_usage_is_explained(run, arguments):
    code, stdout, stderr = run("models", *arguments)
    assert (code, stdout) == (2, "")
    assert "photochrom models" in stderr


class TestAdd:
    def test_model_is_added_and_can_be_chosen_by_its_name(self, run, work, own):
        save_classifier(work / "My Colors (1).onnx")
        code, stdout, stderr = run("models", "add", "My Colors (1).onnx")
        assert (code, stderr) == (0, "")
        assert stdout == "added test-classifier; use it with: --model test-classifier\n"
        assert names(own) == ["test-classifier.onnx"]
        save_photo(work / "a.jpg")
        assert run("colorize", "a.jpg", "--model", "test-classifier")[0] == 0

    def test_segmenter_is_added_in_one_command(self, run, work, own):
        save_encoder(work / "e.onnx")
        save_decoder(work / "d.onnx")
        code, stdout, _ = run("models", "add", "e.onnx", "d.onnx")
        assert (code, stdout) == (0, "added test; use it with: --segmenter test\n")
        assert names(own) == ["test-decoder.onnx", "test-encoder.onnx"]

    @pytest.mark.usefixtures("own")
    def test_segmenter_is_added_in_two_commands(self, run, work):
        save_encoder(work / "e.onnx")
        save_decoder(work / "d.onnx")
        _, stdout, _ = run("models", "add", "d.onnx")
        assert stdout == "added test-decoder; add test-encoder, too, to use it\n"
        _, stdout, _ = run("models", "add", "e.onnx")
        assert stdout == "added test; use it with: --segmenter test\n"

    def test_files_that_cannot_be_added_do_not_keep_others_out(self, run, work, own):
        (work / "text.onnx").write_text("no model")
        save_regressor(work / "r.onnx")
        code, stdout, stderr = run("models", "add", "text.onnx", "missing.onnx", "r.onnx")
        assert code == 1
        assert stdout == "added test-regressor; use it with: --model test-regressor\n"
        first, second = stderr.splitlines()
        assert first.startswith("photochrom: text.onnx: The file is no ONNX model")
        assert second.startswith("photochrom: missing.onnx: There is no such")
        assert names(own) == ["test-regressor.onnx"]

    def test_taken_name_is_replaced_only_when_asked_for(self, run, work, own):
        save_regressor(work / "r.onnx")
        run("models", "add", "r.onnx")
        code, stdout, stderr = run("models", "add", "r.onnx")
        assert (code, stdout) == (1, "")
        assert "already is a model named 'test-regressor'; add --replace" in stderr
        assert run("models", "add", "r.onnx", "--replace")[0] == 0
        assert names(own) == ["test-regressor.onnx"]

    def test_models_are_told_as_json(self, run, work, own):
        save_regressor(work / "r.onnx")
        _, stdout, _ = run("models", "add", "r.onnx", "--json")
        (told,) = records(stdout)
        assert (told["name"], told["ok"], told["bundled"]) == ("test-regressor", True, False)
        assert told["path"] == str(own / "test-regressor.onnx")

    def test_checkpoint_is_converted(self, run, work, own, conversion):
        (work / "sam.PTH").write_bytes(b"weights")
        code, stdout, stderr = run("models", "add", "sam.PTH")
        assert (code, stdout) == (0, "added test; use it with: --segmenter test\n")
        assert "converting sam.PTH" in stderr
        assert conversion == [b"weights"]
        assert names(own) == ["test-decoder.onnx", "test-encoder.onnx"]

    @pytest.mark.usefixtures("conversion", "own")
    def test_missing_checkpoint_is_said(self, run):
        code, _, stderr = run("models", "add", "sam.pth")
        assert code == 1
        assert stderr == (
            "photochrom: sam.pth: There is no such file; check its name and folder.\n"
        )

    @pytest.mark.usefixtures("without_training", "own")
    def test_missing_packages_for_checkpoints_are_named_in_one_sentence(self, run, work):
        (work / "sam.pth").write_bytes(b"weights")
        code, stdout, stderr = run("models", "add", "sam.pth")
        assert (code, stdout) == (1, "")
        assert stderr == (
            "photochrom: sam.pth: Converting a checkpoint needs more packages; "
            'run: pip install "photochrom[train]"\n'
        )

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root"
    )
    def test_read_only_folder_is_said(self, run, work, own):
        save_regressor(work / "r.onnx")
        own.mkdir(parents=True)
        own.chmod(0o500)
        code, _, stderr = run("models", "add", "r.onnx")
        assert code == 1
        assert "Permission is denied" in stderr


class TestRemove:
    def test_model_is_gone_without_a_question(self, run, work, own):
        save_regressor(work / "r.onnx")
        run("models", "add", "r.onnx")
        code, stdout, stderr = run("models", "remove", "test-regressor")
        assert (code, stderr) == (0, "")
        assert stdout == f"removed test-regressor ({own / 'test-regressor.onnx'})\n"
        assert names(own) == []

    def test_segmenter_is_gone_by_its_common_name(self, run, work, own):
        save_encoder(work / "e.onnx")
        save_decoder(work / "d.onnx")
        run("models", "add", "e.onnx", "d.onnx")
        code, stdout, _ = run("models", "remove", "test")
        assert code == 0
        assert [line.split()[1] for line in stdout.splitlines()] == ["test-decoder", "test-encoder"]
        assert names(own) == []

    @pytest.mark.usefixtures("own")
    def test_bundled_and_unknown_models_are_refused(self, run):
        code, stdout, stderr = run("models", "remove", "photochrom-base")
        assert (code, stdout) == (1, "")
        assert stderr.startswith("photochrom: photochrom-base: This model came with Photochrom")
        assert run("models", "info", "photochrom-base")[0] == 0
        code, _, stderr = run("models", "remove", "dream")
        assert code == 1
        assert "There is no model named 'dream'" in stderr


@pytest.fixture
def publish(monkeypatch):
    """Publish files of test servers, and let them be reached."""
    monkeypatch.setenv("no_proxy", "localhost")
    monkeypatch.setattr("desktop.cli.models_run.TRANSPORT", UNENCRYPTED)

    def publish(*models):
        monkeypatch.setattr("desktop.cli.models_run.PUBLISHED_MODELS", models)

    return publish


@pytest.fixture
def server(tmp_path, publish):
    """A server from which ``models fetch small`` gets a model."""
    with serving(save_regressor(tmp_path / "r.onnx").read_bytes()) as running:
        publish(described("small", running.published, parts=("test-regressor",)))
        yield running


@pytest.fixture
def sam(publish):
    """A server from which ``models fetch sam`` gets a checkpoint."""
    with serving(b"weights") as running:
        file = published(b"weights", running.address, "sam.pth")
        publish(described("sam", file, parts=("test-encoder", "test-decoder")))
        yield running


def described(name, *files, parts):
    return PublishedModel(name, parts, files, "Apache-2.0", "for tests", "https://example.org")


class TestFetch:
    def test_model_is_fetched_and_can_be_chosen_by_its_name(self, run, own, server):
        code, stdout, stderr = run("models", "fetch", "small")
        assert (code, stdout) == (
            0,
            "fetched test-regressor; use it with: --model test-regressor\n",
        )
        assert stderr == "fetching small (0 MB, Apache-2.0) from localhost\n"
        assert names(own) == ["test-regressor.onnx"]
        assert run("models", "info", "test-regressor")[0] == 0
        assert server.ranges == [None]

    @pytest.mark.usefixtures("own")
    def test_model_that_is_there_is_not_fetched_again(self, run, server):
        run("models", "fetch", "small")
        code, stdout, stderr = run("models", "fetch", "small")
        assert (code, stderr) == (0, "")
        assert stdout.startswith("already installed: test-regressor; use it with: --model")
        assert len(server.ranges) == 1
        assert run("models", "fetch", "small", "--replace")[0] == 0
        assert len(server.ranges) == 2

    def test_model_that_was_damaged_is_fetched_again_when_asked_for(self, run, own, server):
        run("models", "fetch", "small")
        (own / "test-regressor.onnx").write_bytes(b"damaged")
        code, _, stderr = run("models", "fetch", "small")
        assert code == 1
        assert "add --replace" in stderr
        assert run("models", "fetch", "small", "--replace")[0] == 0
        assert (own / "test-regressor.onnx").read_bytes() == server.content

    @pytest.mark.usefixtures("own")
    def test_models_are_told_as_json(self, run, server):
        told = [records(run("models", "fetch", "small", "--json")[1]) for _ in range(2)]
        assert told[0] == told[1]
        assert told[0][0]["name"] == "test-regressor"
        assert len(server.ranges) == 1

    def test_checkpoint_is_converted_and_not_kept(self, run, own, sam, conversion):
        code, stdout, _ = run("models", "fetch", "sam")
        assert (code, stdout) == (0, "fetched test; use it with: --segmenter test\n")
        assert conversion == [b"weights"]
        assert names(own) == ["test-decoder.onnx", "test-encoder.onnx"]
        assert run("models", "fetch", "sam")[1].startswith("already installed: test;")
        assert len(sam.ranges) == 1

    @pytest.mark.usefixtures("without_training")
    def test_missing_packages_are_named_before_anything_is_downloaded(self, run, own, sam):
        code, stdout, stderr = run("models", "fetch", "sam")
        assert (code, stdout) == (1, "")
        assert stderr.startswith("photochrom: sam: Converting a checkpoint needs more packages")
        assert sam.ranges == []
        assert names(own) == []

    @pytest.mark.usefixtures("own")
    def test_unknown_name_is_answered_with_the_known_ones(self, run, server):
        code, _, stderr = run("models", "fetch", "dream")
        assert code == 1
        assert stderr == (
            "photochrom: dream: There is no such model to fetch; there are 'small'.\n"
        )
        assert server.ranges == []

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            (Answer(status=404), "no longer at its address"),
            (Answer(status=500), "in trouble"),
            (Answer(status=302, location="{here}"), "redirects"),
            (Answer(stop_after=50), "fetch the model again to go on from there"),
            (Answer(length=50), "offers a file of 50 bytes"),
            (Answer(content=b"another file", length=-1), "connection ended after 12"),
            (Answer(raw=b"garbage"), "no HTTP"),
        ],
    )
    def test_whatever_goes_wrong_is_one_line_and_the_next_try_succeeds(
        self, run, own, server, answer, words
    ):
        server.answers += [answer] * (20 if answer.location else 1)
        code, stdout, stderr = run("models", "fetch", "small")
        assert (code, stdout) == (1, "")
        _, problem = stderr.splitlines()
        assert problem.startswith("photochrom: small: The ")
        assert words in problem
        assert names(own) == ["downloads"]
        server.answers.clear()
        assert run("models", "fetch", "small")[0] == 0
        assert (own / "test-regressor.onnx").read_bytes() == server.content
        assert names(own) == ["test-regressor.onnx"]

    def test_full_disk_is_said_before_anything_is_downloaded(self, run, own, server, monkeypatch):
        no_space = type("Usage", (), {"free": 10})
        monkeypatch.setattr(downloading.shutil, "disk_usage", lambda _path: no_space)
        code, _, stderr = run("models", "fetch", "small")
        assert code == 1
        assert "The disk is too full" in stderr
        assert server.ranges == []
        assert names(own) == ["downloads"]

    @pytest.mark.usefixtures("own")
    def test_published_models_are_reached_encrypted_only(self, run, server, monkeypatch):
        monkeypatch.setattr("desktop.cli.models_run.TRANSPORT", Transport())
        code, _, stderr = run("models", "fetch", "small")
        assert code == 1
        assert "not encrypted" in stderr
        assert server.ranges == []


class TestFetchList:
    @pytest.mark.usefixtures("own")
    def test_every_published_model_is_listed_with_size_and_license(self, run):
        code, stdout, stderr = run("models", "fetch", "--list")
        assert (code, stderr) == (0, "")
        lines = [line.split() for line in stdout.splitlines()]
        assert [line[0] for line in lines] == [model.name for model in PUBLISHED_MODELS]
        assert lines[0][1:4] == ["45", "MB", "Apache-2.0"]

    @pytest.mark.usefixtures("own")
    def test_installed_models_are_marked(self, run, server):
        assert "0 MB" in run("models", "fetch", "--list")[1]
        run("models", "fetch", "small")
        assert run("models", "fetch", "--list")[1].split()[:2] == ["small", "installed"]
        assert server.ranges == [None]

    @pytest.mark.usefixtures("own")
    def test_list_is_told_as_json(self, run):
        told = records(run("models", "fetch", "--list", "--json")[1])
        assert {record["name"]: record["needs_conversion"] for record in told} == {
            "mobile-sam": False,
            "sam-vit-b": True,
            "sam-vit-l": True,
            "sam-vit-h": True,
        }
        assert all(len(record["files"][0]["sha256"]) == 64 for record in told)


def test_help_loads_no_engine(work):
    code = (
        "import sys; from desktop.cli import main; main(sys.argv[1:]);"
        "names = ['numpy', 'onnxruntime', 'ssl', 'urllib.request', 'desktop.cli.models_run'];"
        "sys.exit(','.join(name for name in names if name in sys.modules) or 0)"
    )
    command = (sys.executable, "-c", code)
    exit_code, stdout, stderr = photochrom("models", "fetch", "--help", cwd=work, command=command)
    assert (exit_code, stderr) == (0, "")
    assert "photochrom models fetch mobile-sam" in stdout
