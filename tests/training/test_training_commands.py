import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from running import photochrom
from tiny_runs import SMALL_TOML, TOML, write_photos, write_recipe

from engine.models.description import palette_from_json
from engine.models.providers import Device
from engine.models.session import ModelSession
from training.data.listing import Split
from training.data.prepared import PreparedPhotos
from training.validate import SCORE_NAMES

COMMANDS = [["palette", "build"], ["prepare"], ["train"], ["validate"], ["export"]]


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    return write_recipe(tmp_path, SMALL_TOML)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_of_every_command_has_an_example(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        photochrom(*command, "--help")
    assert ended.value.code == 0
    assert f"example:\n  photochrom {' '.join(command)} " in capsys.readouterr().out


def test_help_loads_neither_torch_nor_numpy() -> None:
    script = (
        "import argparse, sys\n"
        "from desktop.cli.training_commands import add_training_commands\n"
        "add_training_commands(argparse.ArgumentParser().add_subparsers())\n"
        "sys.exit(bool({'torch', 'timm', 'numpy', 'training'} & sys.modules.keys()))\n"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["prepare", "-o", "data"],
        ["palette", "build", "photos", "-o", "p.json", "--classes", "0"],
        ["palette", "build", "photos", "-o", "p.json", "--classes", "5", "--threshold", "1"],
        ["palette", "build", "photos", "-o", "p.json", "--bin-size", "109"],
        ["train", "base", "--data", "d", "--run", "r", "--minutes", "0"],
        ["train", "base", "--data", "d", "--run", "r", "--workers", "-1"],
        ["train", "base", "--data", "d", "--run", "r", "--device", "abacus"],
        ["train", "base", "--data", "d", "--run", "r", "--precision", "float8"],
        ["export", "last.pt", "--recipe", "base", "-o", "m.onnx", "--balance-shift", "1"],
        ["export", "last.pt", "-o", "m.onnx"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = photochrom(*arguments)
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert capsys.readouterr().err


def test_missing_training_packages_are_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    for name in list(sys.modules):
        if name.startswith(("desktop.cli.training_runs", "training")):
            monkeypatch.delitem(sys.modules, name)
    assert photochrom("train", "base", "--data", "d", "--run", "r") == 1
    assert 'pip install "photochrom[train]"' in capsys.readouterr().err


def test_palette_is_built_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = write_photos(tmp_path / "photos", train=4, val=1)
    output = tmp_path / "palette.json"
    assert photochrom("palette", "build", table, "-o", output, "--classes", 20) == 0
    palette = palette_from_json(output.read_text(encoding="utf-8"))
    assert len(palette) == 20
    assert palette.grid.bin_size == 6
    with Image.open(tmp_path / "palette.png") as picture:
        assert picture.size == (36 * 12, 36 * 12)
    assert "20 of 1296 color classes" in capsys.readouterr().out


def test_palette_of_another_bin_size_goes_by_its_threshold(tmp_path: Path, data: Path) -> None:
    sizes = []
    for threshold in (0.01, 5):
        output = tmp_path / f"{threshold}.json"
        picture = tmp_path / "drawn.png"
        options = ["--bin-size", 12, "--threshold", threshold, "--picture", picture]
        assert photochrom("palette", "build", data, "-o", output, *options) == 0
        palette = palette_from_json(output.read_text(encoding="utf-8"))
        assert palette.grid.bin_size == 12
        assert picture.is_file()
        sizes.append(len(palette))
    assert sizes[0] > sizes[1]


def test_palette_reports_unreadable_photos_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_photos(tmp_path / "photos", train=2, val=0)
    (tmp_path / "photos" / "broken.jpg").write_bytes(b"no picture")
    output = tmp_path / "palette.json"
    assert photochrom("palette", "build", tmp_path / "photos", "-o", output) == 0
    assert "broken.jpg: The photo cannot be read" in capsys.readouterr().err
    assert output.is_file()


def test_palette_of_nothing_readable_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    assert photochrom("palette", "build", tmp_path, "-o", tmp_path / "p.json") == 1
    assert "None of the photos can be read" in capsys.readouterr().err
    assert not (tmp_path / "p.json").exists()


def test_missing_folder_is_named_in_the_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert photochrom("prepare", tmp_path / "nowhere", "-o", tmp_path / "data") == 1
    error = capsys.readouterr().err
    assert (
        error == f"photochrom: {tmp_path / 'nowhere'}: There is no such folder; check the path.\n"
    )


def test_prepare_tells_what_became_of_the_photos(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write_photos(tmp_path / "photos", train=3, val=2)
    (tmp_path / "photos" / "000.png").write_bytes(b"no picture")
    assert photochrom("prepare", table, "-o", tmp_path / "data", "--short-side", 40) == 0
    said = capsys.readouterr()
    assert "4 photos prepared" in said.out
    assert "000.png: The photo cannot be read" in said.err
    assert PreparedPhotos(tmp_path / "data", Split.VAL)[0].shape == (40, 48, 3)


def test_prepare_takes_only_training_photos_of_some_sources(tmp_path: Path) -> None:
    one = write_photos(tmp_path / "one", train=3, val=2)
    two = tmp_path / "two"
    two.mkdir()
    for number in range(5):
        # Shifted, so that they show other scenes than the photos of the first list.
        with Image.open(tmp_path / "one" / f"{number:03d}.png") as picture:
            picture.transpose(Image.Transpose.ROTATE_180).save(two / f"{number:03d}.png")
    (two / "list.csv").write_bytes(one.read_bytes())
    data = tmp_path / "data"
    assert photochrom("prepare", one, "--train-only", two / "list.csv", "-o", data) == 0
    assert len(PreparedPhotos(data, Split.VAL)) == 2
    assert len(PreparedPhotos(data, Split.TRAIN)) == 6


def test_run_is_trained_stopped_resumed_validated_and_exported(
    tmp_path: Path, data: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    train = ["train", recipe, "--data", data, "--run", run, "--workers", 0]
    assert photochrom(*train, "--minutes", 0.00001) == 0
    stopped = capsys.readouterr().out
    assert "Stopped after 1 of 6 steps" in stopped
    assert f"photochrom train {recipe} --data {data} --run {run} --resume" in stopped

    assert photochrom(*train) == 1
    assert "--resume" in capsys.readouterr().err

    options = ["--device", "cpu", "--precision", "float32"]
    assert photochrom(*train, "--resume", *options) == 0
    finished = capsys.readouterr().out
    assert finished.startswith("Training on cpu in float32\n")
    table = [line.split() for line in finished.splitlines()[1:]]
    assert table[0] == ["after", "step", "6:"]
    assert table[1] == ["decoding", *SCORE_NAMES[1:]]
    assert [row[0] for row in table[2:7]] == ["argmax", "T", "T", "T", "T"]
    best = f"Best, after step 6: {run / 'best.pt'}\n"
    assert finished.endswith(f"Finished: {run / 'last.pt'}\n{best}")

    validate = ["validate", run / "best.pt", "--recipe", recipe, "--data", data]
    assert photochrom(*validate, "--json") == 0
    scores = json.loads(capsys.readouterr().out)
    assert [row["decoding"] for row in scores] == [
        "argmax",
        "T = 0.2",
        "T = 0.4",
        "T = 0.6",
        "T = 0.8",
    ]

    output = tmp_path / "colors.onnx"
    export = ["export", run / "best.pt", "--recipe", recipe, "-o", output, "--data", data]
    options = ["--name", "colors", "--model-version", "3", "--temperature", 0.4]
    assert photochrom(*export, *options, "--balance-shift", 0.001) == 0
    assert "of the cells agree" in capsys.readouterr().out
    description = ModelSession(output, device=Device.CPU).description
    assert (description.name, description.version) == ("colors", "3")
    assert description.metrics.keys() == set(SCORE_NAMES[1:])
    # So small a shift hardly changes the scores.
    assert description.metrics["psnr"] == pytest.approx(scores[2]["psnr"], rel=0.01)


@pytest.mark.parametrize("command", ["train", "validate", "export"])
def test_mistake_in_a_recipe_is_one_sentence_with_its_path(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    recipe = write_recipe(tmp_path, TOML.replace("seed", "sead"))
    arguments = {
        "train": [recipe, "--data", data, "--run", tmp_path / "run"],
        "validate": ["last.pt", "--recipe", recipe, "--data", data],
        "export": ["last.pt", "--recipe", recipe, "-o", tmp_path / "m.onnx"],
    }
    assert photochrom(command, *arguments[command]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"photochrom: {recipe}: The recipe has an unknown entry 'sead'")
    assert error.count("\n") == 1


def test_unusable_checkpoint_is_named(
    tmp_path: Path, recipe: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "last.pt"
    broken.write_bytes(b"no checkpoint")
    assert photochrom("validate", broken, "--recipe", recipe, "--data", data) == 1
    assert capsys.readouterr().err.startswith(f"photochrom: {broken}: This file is no checkpoint")


def test_resume_without_a_checkpoint_says_so(
    tmp_path: Path, recipe: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    train = ["train", recipe, "--data", data, "--run", tmp_path / "run", "--resume"]
    assert photochrom(*train) == 1
    assert "There is no such checkpoint" in capsys.readouterr().err


def test_device_that_is_not_there_is_one_sentence(
    tmp_path: Path,
    recipe: Path,
    data: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    train = ["train", recipe, "--data", data, "--run", tmp_path / "run", "--device", "cuda"]
    assert photochrom(*train) == 1
    error = capsys.readouterr().err
    assert "PyTorch finds no device of the kind 'cuda' here" in error
    assert error.count("\n") == 1


def test_run_that_stops_early_says_so_and_names_its_best_checkpoint(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = SMALL_TOML.replace("evaluate_every = 100", "evaluate_every = 1")
    # Without learning, no validation is better than the first.
    text = text.replace("warm_up = 2", "decoder_rate = 1e-12\nencoder_rate = 1e-12")
    recipe = write_recipe(tmp_path, text + "\n[best]\npatience = 2\n")
    run = tmp_path / "run"
    assert photochrom("train", recipe, "--data", data, "--run", run, "--workers", 0) == 0
    said = capsys.readouterr().out
    assert "Stopped early after step " in said
    assert f"step 1: {run / 'best.pt'}" in said
