"""Help, usage, models, devices and errors of the command line."""

import json
import subprocess
import sys

import pytest
from command_line import SOURCES, photochrom, save_photo

from desktop.cli import main, object_options
from engine.models.providers import find_cuda_problem
from engine.models.store import DEFAULT_SEGMENTER
from engine.touchup.harmonize import DEFAULT_DELTA
from tests.onnx_models import save_encoder, save_regressor

COMMANDS = [
    ("colorize",),
    ("segment",),
    ("harmonize",),
    ("recolor",),
    ("models",),
    ("models", "list"),
    ("models", "info"),
    ("models", "add"),
    ("models", "remove"),
    ("models", "fetch"),
    ("palette",),
    ("palette", "build"),
    ("prepare",),
    ("train",),
    ("validate",),
    ("export",),
]


@pytest.mark.parametrize("command", [(), *COMMANDS])
def test_help_of_every_command_has_an_example(run, command):
    code, stdout, stderr = run(*command, "--help")
    assert (code, stderr) == (0, "")
    assert "\nexample:\n  photochrom" in stdout
    if command:
        assert f"  photochrom {' '.join(command[:1])}" in stdout.partition("example:")[2]


def test_version_is_told(run):
    code, stdout, _ = run("--version")
    assert code == 0
    assert stdout.startswith("photochrom")
    assert stdout.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("colorize", "--help"),
        ("segment", "--help"),
        ("harmonize", "--help"),
        ("recolor", "--help"),
    ],
)
def test_help_loads_no_heavy_library(arguments):
    heavy = ["numpy", "cv2", "onnxruntime", "torch", "PIL", "tifffile", "imagecodecs", "tqdm"]
    code = (
        "import sys; from desktop.cli import main; main(sys.argv[1:]);"
        f"sys.exit(','.join(name for name in {heavy} if name in sys.modules))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=SOURCES, capture_output=True, check=False
    )
    assert "photochrom" in ended.stdout.decode()
    assert ended.stderr.decode().strip() == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["colorize"], "required: IN"),
        (["paint"], "invalid choice: 'paint'"),
        (["models"], "required: COMMAND"),
        (["colorize", "a.jpg", "--vividness", "4"], "a number from 0 to 3"),
        (["colorize", "a.jpg", "--vividness", "nan"], "a number from 0 to 3"),
        (["colorize", "a.jpg", "--temperature", "0"], "a number from 0.01 to 10"),
        (["colorize", "a.jpg", "--size", "63"], "a whole number from 64 to 1024"),
        (["colorize", "a.jpg", "--size", "big"], "a whole number from 64 to 1024"),
        (["colorize", "a.jpg", "--quality", "101"], "a whole number from 1 to 100"),
        (["colorize", "a.jpg", "--jobs", "0"], "a whole number from 1 to 64"),
        (["colorize", "a.jpg", "--bit-depth", "12"], "invalid choice: 12"),
        (["colorize", "a.jpg", "--longest-side", "0"], "a whole number from 1 to 1000000"),
        (["colorize", "a.jpg", "--device", "tpu"], "invalid choice: 'tpu'"),
        (["colorize", "a.jpg", "--vivid", "1"], "unrecognized arguments: --vivid"),
        (["colorize", "a.jpg", "-o", "b.txt"], "end it with /"),
        (["colorize", "a.jpg", "-o", "b.bmp"], "ends in one of"),
        (["colorize", "a.jpg", "c.jpg", "-o", "b.jpg"], "Several results need a folder"),
        (["colorize", ".", "-o", "b.bmp"], "Several results need a folder"),
        (["colorize", "a.jpg", "-o", "b.png", "--format", "jpeg"], "contradicts the ending .png"),
        (["colorize", "a.jpg", "--format", "jpeg", "--bit-depth", "16"], "JPEG holds 8 bits"),
        (["colorize", "a.jpg", "--delta-a", "4"], "belong to --harmonize"),
        (["segment", "a.jpg", "-o", "m.png"], "say which object is meant"),
        (["segment", "a.jpg", "--point", "3", "-o", "m.png"], "2 numbers written as X,Y"),
        (["segment", "a.jpg", "--point", "3,nan", "-o", "m.png"], "2 numbers written as X,Y"),
        (["segment", "a.jpg", "--box", "1,2,inf,4", "-o", "m.png"], "4 numbers"),
        (["segment", "a.jpg", "--not", "3,3", "-o", "m.png"], "--not needs a --point"),
        (["segment", "a.jpg", "--point", "3,3"], "by -o or --overlay"),
        (["segment", "a.jpg", "--point", "3,3", "-o", "m.jpg"], "ends in .png"),
        (["segment", "a.jpg", "--point", "3,3", "--overlay", "m.jpg"], "ends in .png"),
        (["segment", "a.jpg", "--point", "3,3", "--overlay", "m.png", "-o", "m.png"], "different"),
        (["segment", "a.jpg", "--everything", "--point", "3,3", "-o", "m"], "only one of these"),
        (["segment", "a.jpg", "--everything", "--candidate", "2", "-o", "m"], "--candidate"),
        (["harmonize", "a.jpg", "-o", "b.jpg"], "say which object is meant"),
        (["harmonize", "a.jpg", "--point", "3,3"], "required: -o"),
        (["harmonize", "a.jpg", "--mask", "m.png", "--everything", "-o", "b.jpg"], "only one"),
        (["harmonize", "a.jpg", "--point", "3,3", "-o", "b.txt"], "end it with"),
        (["harmonize", "a.jpg", "--point", "3,3", "-o", "b.jpg", "--strength", "2"], "from 0 to 1"),
        (["harmonize", "a.jpg", "--mask", "m.png", "-o", "b.jpg", "--delta-a", "-1"], "0 to 1000"),
        (["recolor", "a.jpg", "--mask", "m.png", "-o", "b.jpg"], "--color the object gets"),
        (["recolor", "a.jpg", "--mask", "m.png", "--color", "#fff"], "name the result with -o"),
        (["recolor", "a.jpg", "--color", "#fff", "-o", "b.jpg"], "say which object is meant"),
        (["recolor", "a.jpg", "--mask", "m.png", "--color", "redish", "-o", "b.jpg"], "six digits"),
        (["recolor", "a.jpg", "--mask", "m.png", "--suggest", "3", "-o", "b.jpg"], "leave out -o"),
        (["recolor", "a.jpg", "--mask", "m.png", "--suggest", "0"], "from 1 to 50"),
    ],
)
def test_wrong_usage_is_explained(run, work, arguments, words):
    save_photo(work / "a.jpg")
    code, stdout, stderr = run(*arguments)
    assert code == 2
    assert stdout == ""
    assert words in stderr
    assert [path.name for path in work.iterdir()] == ["a.jpg"]


@pytest.mark.parametrize("size", ["64", "1024"])
def test_sizes_at_the_ends_of_the_range_are_accepted_by_the_engine(colorize, work, size):
    save_photo(work / "a.jpg")
    assert colorize("a.jpg", "--size", size, "--temperature", "0.01", "--vividness", "3")[0] == 0


def test_missing_model_is_named_with_the_known_ones(run, work):
    save_photo(work / "a.jpg")
    code, stdout, stderr = run("colorize", "a.jpg", "--model", "dream")
    assert (code, stdout) == (1, "")
    assert "There is no model named 'dream'; choose one of" in stderr
    assert "'test-classifier'" in stderr


def test_model_that_is_no_model_or_of_another_kind_is_refused(run, work):
    save_photo(work / "a.jpg")
    (work / "text.onnx").write_text("no model")
    save_encoder(work / "encoder.onnx")
    for model in ("text.onnx", "encoder.onnx", "missing.onnx"):
        code, stdout, stderr = run("colorize", "a.jpg", "--model", model)
        assert (code, stdout) == (1, "")
        assert stderr.startswith(f"photochrom: {model}: The")
        assert stderr.count("\n") == 1
    assert not (work / "a-colorized.jpg").exists()


@pytest.mark.skipif(find_cuda_problem() is None, reason="this machine has a graphics card")
def test_missing_graphics_card_is_said_once_and_the_work_is_done(work):
    for name in ("a.jpg", "b.jpg"):
        save_photo(work / name)
    code, stdout, stderr = photochrom(
        *("colorize", "a.jpg", "b.jpg", "--model", "test-classifier", "--device", "cuda", "--json"),
        cwd=work,
    )
    assert code == 0
    assert {json.loads(line)["device"] for line in stdout.splitlines()} == {"cpu"}
    warning, summary = stderr.splitlines()
    assert warning.startswith("photochrom: warning: CUDA cannot be used")
    assert summary == "2 colorized, 0 failed"


def test_warning_about_photos_is_shown_once(colorize, work):
    from PIL import Image

    for name in ("a.jpg", "b.jpg"):
        Image.new("L", (40, 40), 99).save(work / name, icc_profile=b"no profile" * 20)
    code, _, stderr = colorize("a.jpg", "b.jpg")
    assert code == 0
    assert stderr.count("photochrom: warning: The embedded color profile is unusable") == 1


def test_models_are_listed_one_a_line_and_broken_ones_with_the_reason(run, work, monkeypatch):
    folder = work / "models"
    folder.mkdir()
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(folder))
    save_regressor(folder / "good.onnx")
    (folder / "bad.onnx").write_text("no model")
    code, stdout, stderr = run("models", "list")
    assert code == 0
    assert any(line.split() == ["test-regressor", "1.0", "chroma-regressor", "own"]
               for line in stdout.splitlines())  # fmt: skip
    assert f"photochrom: {folder / 'bad.onnx'}: " in stderr


def test_models_are_listed_as_json(run, models):
    _, stdout, _ = run("models", "list", "--json")
    told = [json.loads(line) for line in stdout.splitlines()]
    own = next(record for record in told if record["path"] == str(models / "small.onnx"))
    assert (own["name"], own["ok"], own["bundled"]) == ("test-classifier", True, False)


@pytest.mark.parametrize("model", ["test-classifier", "FILE"])
def test_model_tells_about_itself_by_name_and_by_file(run, models, model):
    model = str(models / "small.onnx") if model == "FILE" else model
    code, stdout, _ = run("models", "info", model)
    assert code == 0
    fields = dict(line.split(":", 1) for line in stdout.splitlines())
    assert fields["name"].strip() == "test-classifier"
    assert fields["license"].strip() == "Apache-2.0"
    assert fields["psnr"].strip() == "24.5"
    told = json.loads(run("models", "info", model, "--json")[1])
    assert told["sha256"] == fields["sha256"].strip()
    assert told["metrics"] == {"psnr": 24.5}


def test_info_about_a_missing_model_fails(run):
    code, stdout, stderr = run("models", "info", "dream")
    assert (code, stdout) == (1, "")
    assert "There is no model named 'dream'" in stderr


@pytest.mark.parametrize("debugging", [False, True])
def test_unexpected_error_is_one_sentence_unless_details_are_asked_for(run, monkeypatch, debugging):
    def fail(*_arguments, **_options):
        raise RuntimeError("the sky\nfell")

    if debugging:
        monkeypatch.setenv("PHOTOCHROM_DEBUG", "1")
    monkeypatch.setattr("engine.models.store.ModelStore.list", fail)
    code, stdout, stderr = run("models", "list")
    assert (code, stdout) == (1, "")
    assert stderr.endswith(
        "photochrom: Something unexpected went wrong (RuntimeError: the sky\\nfell); "
        "run with PHOTOCHROM_DEBUG=1 for details.\n"
    )
    assert ("Traceback" in stderr) == debugging


def test_internal_error_of_a_photo_has_its_traceback_while_debugging(colorize, work, monkeypatch):
    def fail(*_arguments, **_options):
        raise RuntimeError("bug")

    save_photo(work / "a.jpg")
    monkeypatch.setenv("PHOTOCHROM_DEBUG", "1")
    monkeypatch.setattr("engine.batch.file_to_file.read_photo", fail)
    code, _, stderr = colorize("a.jpg")
    assert code == 1
    assert "photochrom: a.jpg: An internal error happened (RuntimeError: bug).\n" in stderr
    assert "Traceback" in stderr


def test_ctrl_c_in_any_command_exits_with_130(run, monkeypatch):
    def interrupt(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("engine.models.store.ModelStore.list", interrupt)
    assert run("models", "list") == (130, "", "")


def test_closed_stdout_and_stderr_stop_no_run(work, monkeypatch):
    save_photo(work / "a.jpg")
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["colorize", "a.jpg", "missing.jpg", "--json", "--model", "test-classifier"]) == 1
    assert (work / "a-colorized.jpg").is_file()


def test_defaults_that_the_help_repeats_are_those_of_the_engine():
    # The parser has them of its own, since the engine's modules import numpy.
    assert object_options._DEFAULT_SEGMENTER == DEFAULT_SEGMENTER
    assert object_options._DEFAULT_DELTA == DEFAULT_DELTA
