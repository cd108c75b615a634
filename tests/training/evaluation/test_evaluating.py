"""Drives ``photochrom evaluate`` as a user does: photos on disk, real models, what it prints."""

import csv
import hashlib
import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from random_alexnet import random_alexnet
from tiny_runs import scene

import desktop
from desktop.cli import evaluate_run, main
from tests.onnx_models import save_classifier, save_regressor
from training.evaluation import judge
from training.evaluation.photo_scores import SCORE_NAMES
from training.evaluation.weights import PublishedWeights

Evaluate = Callable[..., tuple[int, str, str]]


@pytest.fixture
def evaluate_fully(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Evaluate:
    """Run the command; return exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    # No weights that the computer happens to have.
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))

    def run(*arguments: object, size: str = "64") -> tuple[int, str, str]:
        code = main(["evaluate", *map(str, arguments), "--size", size, "--jobs", "1"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def evaluate(evaluate_fully: Evaluate) -> Evaluate:
    """Run the command without its networks, which take longer than all else."""
    return partial(evaluate_fully, "--quick")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Four photos, one of them in a folder of its own."""
    folder = tmp_path / "photos"
    (folder / "more").mkdir(parents=True)
    for number in range(3):
        Image.fromarray(scene(number, 64, 80)).save(folder / f"{number}.png")
    Image.fromarray(scene(3, 64, 80)).save(folder / "more" / "3.png")
    return folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return save_classifier(tmp_path / "model.onnx")


def copied(photos: Path, folder: Path) -> Path:
    """The true photos as somebody's results, with other endings."""
    for path in photos.rglob("*.png"):
        result = folder / path.relative_to(photos).with_suffix(".bmp")
        result.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(path) as picture:
            picture.save(result)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_colors_of_a_model_are_measured_and_written(
    evaluate_fully: Evaluate, photos: Path, model: Path, tmp_path: Path
) -> None:
    code, out, err = evaluate_fully(photos, "--model", model, "-o", "results/first")
    assert (code, err) == (0, "")
    assert "photos: central squares of 64x64 pixels, 5 color classes" in out
    figures = [line.split("  ")[0] for line in out.splitlines()[2:]]
    assert figures[:6] == ["figure", "MSE", "PSNR (dB)", "SSIM", "UIQI", "Frechet distance, Lite2"]
    assert "LPIPS is missing" in out
    assert "get https://download.pytorch.org/models/alexnet-owt-7be5be79.pth" in out
    assert "FID is missing" in out

    folder = tmp_path / "results" / "first"
    names = ["photos.csv", "sheet.png", "table.csv", "table.json", "table.md"]
    assert sorted(path.name for path in folder.iterdir()) == names
    single = rows(folder / "photos.csv")
    assert [row["photo"] for row in single] == ["0.png", "1.png", "2.png", "more/3.png"]
    assert list(single[0]) == ["photo", *SCORE_NAMES, "problem"]
    (means,) = rows(folder / "table.csv")
    assert means["colors"] == "test-classifier"
    for name in ("psnr", "tar", "ciede2000"):
        mean = np.mean([float(row[name]) for row in single])
        assert float(means[name]) == pytest.approx(mean)
    (stored,) = json.loads((folder / "table.json").read_text(encoding="utf-8"))["rows"]
    assert stored["psnr"] == float(means["psnr"])
    assert "| PSNR (dB) |" in (folder / "table.md").read_text(encoding="utf-8")
    with Image.open(folder / "sheet.png") as sheet:
        assert sheet.width > 2 * 3 * 200  # two photos side by side, in three columns


def test_true_colors_as_results_score_full_marks(evaluate_fully: Evaluate, photos: Path) -> None:
    results = copied(photos, photos.parent / "results")
    code, out, _ = evaluate_fully(photos, results, "--json", "--limit", "2")
    table = json.loads(out)
    (row,) = table["rows"]
    assert (code, row["colors"], row["photos"]) == (0, "results", 2)
    assert (row["mse"], row["psnr"], row["tar"], row["cnr"]) == (0, 100, 100, 1)
    assert row["frechet_lite2"] == pytest.approx(0, abs=0.1)
    assert "532 color classes" in table["title"]
    assert not row.keys() & {"lpips", "fid"}


def test_bad_results_are_named_and_not_counted(evaluate: Evaluate, photos: Path) -> None:
    results = copied(photos, photos.parent / "results")
    (results / "0.bmp").unlink()
    Image.fromarray(scene(1, 64, 64)).save(results / "1.bmp")
    (photos / "2.png").write_bytes(b"no picture")
    code, out, err = evaluate(photos, results, "--format", "csv", "-o", "scores")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (code, row["photos"]) == (1, "1")
    said = [line.removeprefix(f"photochrom: {photos}/") for line in err.splitlines()]
    shape = "another shape than the photo (64:64, not 80:64), so they cannot be compared."
    assert said == [
        "0.png: There is no result for this photo.",
        f"1.png: The result has {shape}",
        "2.png: The photo cannot be read.",
    ]
    problems = [row["problem"] for row in rows(Path("scores/photos.csv"))]
    assert problems[0] == "There is no result for this photo."
    assert problems[3] == ""
    note = json.loads(Path("scores/table.json").read_text(encoding="utf-8"))["notes"][0]
    assert note == "3 of 4 photos could not be compared and are not counted."


def test_smaller_results_are_enlarged_and_said(evaluate: Evaluate, photos: Path) -> None:
    results = copied(photos, photos.parent / "results")
    with Image.open(results / "1.bmp") as picture:
        picture.resize((40, 32)).save(results / "1.bmp")
    code, out, _ = evaluate(photos, results)
    assert code == 0
    assert "1 results are smaller than what is compared and were enlarged." in out


def test_two_results_for_one_photo_are_one_too_many(evaluate: Evaluate, photos: Path) -> None:
    results = copied(photos, photos.parent / "results")
    Image.fromarray(scene(1, 64, 80)).save(results / "1.webp")
    Image.fromarray(scene(0, 64, 80)).save(results / "0.png")  # the same name wins
    code, _, err = evaluate(photos, results, "--limit", "2")
    assert code == 0
    assert err == ""
    code, _, err = evaluate(photos, results)
    assert code == 1
    assert "more than one result for this photo: 1.bmp, 1.webp." in err


def test_nothing_to_compare_is_one_sentence(evaluate: Evaluate, photos: Path) -> None:
    results = photos.parent / "results"
    results.mkdir()
    Image.fromarray(scene(1)).save(results / "other.png")
    code, out, err = evaluate(photos, results)
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == "photochrom: No photo could be compared."


def test_split_and_limit_choose_photos(evaluate: Evaluate, photos: Path, model: Path) -> None:
    lines = ["path,split", "0.png,train", "1.png,val", "2.png,val", "more/3.png,val"]
    table = photos / "list.csv"
    table.write_text("\n".join(lines), encoding="utf-8")
    options = ["--model", model, "--split", "val", "--limit", "2", "-o", "scores"]
    code, _, _ = evaluate(table, *options)
    assert code == 0
    assert [row["photo"] for row in rows(Path("scores/photos.csv"))] == ["1.png", "2.png"]


def test_network_alone_gives_other_colors(evaluate: Evaluate, photos: Path, model: Path) -> None:
    common = [photos, "--limit", "2", "--model", model, "--json"]
    (refined,) = json.loads(evaluate(*common)[1])["rows"]
    (alone,) = json.loads(evaluate(*common, "--network-alone")[1])["rows"]
    assert alone["colors"] == "test-classifier, network alone"
    assert alone["psnr"] != refined["psnr"]
    (gray,) = json.loads(evaluate(*common, "--vividness", "0")[1])["rows"]
    assert gray["colorfulness"] == pytest.approx(0, abs=0.5)


def test_regressor_is_judged_by_the_usual_classes(
    evaluate: Evaluate, photos: Path, tmp_path: Path
) -> None:
    regressor = save_regressor(tmp_path / "regressor.onnx")
    common = [photos, "--limit", "2", "--model", regressor]
    code, out, _ = evaluate(*common)
    assert code == 0
    assert "532 color classes" in out
    code, _, err = evaluate(*common, "--decode", "argmax")
    assert code == 2
    assert "leave out --decode" in err


def test_whole_photos_are_compared_at_their_own_size(
    evaluate: Evaluate, photos: Path, model: Path
) -> None:
    with Image.open(photos / "1.png") as picture:
        picture.transpose(Image.Transpose.ROTATE_90).save(photos / "1.png")
    code, out, _ = evaluate(photos, "--limit", "2", "--model", model, size="full")
    assert code == 0
    assert "photos: whole photos, 5 color classes" in out


@pytest.mark.parametrize("option", [["--model", "m.onnx"], ["--vividness", "2"]], ids=" ".join)
def test_results_take_no_options_of_a_model(
    evaluate: Evaluate, photos: Path, option: list[str]
) -> None:
    code, _, err = evaluate(photos, photos, *option)
    assert code == 2
    assert "leave out the options of a model" in err


def test_interrupted_run_says_what_was_measured_so_far(
    evaluate: Evaluate, photos: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored = []

    def score_and_interrupt(*arguments: object) -> object:
        scored.append(arguments)
        if len(scored) == 2:
            signal.raise_signal(signal.SIGINT)
        return score_photo(*arguments)

    score_photo = judge.score_photo
    monkeypatch.setattr(judge, "score_photo", score_and_interrupt)
    code, out, err = evaluate(photos, "--model", model, "-o", "scores")
    assert code == 128 + signal.SIGINT
    assert err == "stopped\n"
    count = len(rows(Path("scores/photos.csv")))
    assert 1 <= count < 4
    assert f"Stopped after {count} of 4 photos; these are the figures so far." in out


@pytest.mark.parametrize("option", ["--lpips-weights", "--fid-weights"])
def test_other_weights_than_the_published_are_refused(
    evaluate_fully: Evaluate, photos: Path, model: Path, option: str
) -> None:
    Path("weights.pth").write_bytes(b"anything")
    code, out, err = evaluate_fully(photos, "--model", model, option, "weights.pth")
    assert (code, out) == (1, "")
    assert err.startswith("photochrom: weights.pth: This is not the published file of ")
    assert err.count("\n") == 1


def test_quick_run_measures_what_needs_no_network(
    evaluate: Evaluate, photos: Path, model: Path
) -> None:
    _, out, _ = evaluate(photos, "--model", model, "--json")
    table = json.loads(out)
    assert not table["rows"][0].keys() & {"lpips", "fid", "frechet_lite2"}
    assert table["notes"] == ["LPIPS and the Frechet distances were left out by --quick."]
    code, _, err = evaluate(photos, "--model", model, "--fid-weights", "weights.pth")
    assert code == 2
    assert "leave out their weights" in err


def test_lpips_is_measured_with_weights_from_a_file(
    evaluate_fully: Evaluate, photos: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path("alexnet.pth")
    torch.save(random_alexnet(), path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr(
        evaluate_run, "ALEXNET", PublishedWeights("AlexNet", "https://example.org/a", digest)
    )
    options = ["--lpips-weights", path, "--limit", "2", "--json", "-o", "scores"]
    code, out, _ = evaluate_fully(photos, "--model", model, *options)
    table = json.loads(out)
    assert code == 0
    single = [float(row["lpips"]) for row in rows(Path("scores/photos.csv"))]
    assert min(single) > 0
    assert table["rows"][0]["lpips"] == pytest.approx(np.mean(single))
    assert not any("LPIPS" in note for note in table["notes"])


def test_help_has_an_example_and_loads_no_libraries(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--help"]) == 0
    assert "example:\n  photochrom evaluate photos/" in capsys.readouterr().out
    script = (
        "import sys\n"
        "from desktop.cli import main\n"
        "main(['evaluate', '--help'])\n"
        "sys.exit(bool({'torch', 'numpy', 'skimage', 'training'} & sys.modules.keys()))\n"
    )
    root = Path(desktop.__file__).parents[1]
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, cwd=root, capture_output=True, check=False)
    assert ended.returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [["--size", "31"], ["--size", "whole"], ["--limit", "0"], ["--json", "--format", "csv"]],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "photos", *arguments]) == 2
    assert capsys.readouterr().err
