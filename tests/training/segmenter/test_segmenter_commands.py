import json
from pathlib import Path

import pytest
from running import photochrom
from tiny_masks import TOML, prepare_data, write_masks

from engine.models.providers import Device
from engine.models.session import ModelSession
from training.data.listing import Split
from training.segmenter.prepared import PreparedMasks
from training.segmenter.score import SCORE_NAMES, SOURCES


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


def test_help_of_prepare_masks_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        photochrom("prepare-masks", "--help")
    assert ended.value.code == 0
    assert "example:\n  photochrom prepare-masks " in capsys.readouterr().out


def test_prepare_masks_tells_what_became_of_the_photos(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = write_masks(tmp_path / "collection", train=3, val=1)
    (tmp_path / "collection" / "images/boxes/000.png").write_bytes(b"no picture")
    assert photochrom("prepare-masks", table, "-o", tmp_path / "data", "--long-side", 32) == 0
    said = capsys.readouterr()
    assert "3 photos prepared" in said.out
    assert "images/boxes/000.png: The photo or its label map cannot be read" in said.err
    assert PreparedMasks(tmp_path / "data", Split.VAL)[0].labels.shape == (24, 32)


def test_prepare_masks_names_the_list_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert photochrom("prepare-masks", tmp_path / "no.csv", "-o", tmp_path / "data") == 1
    assert f"{tmp_path / 'no.csv'}: The list cannot be read" in capsys.readouterr().err


def test_segmenter_is_trained_stopped_resumed_validated_and_exported(
    tmp_path: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    masks = prepare_data(tmp_path, train=2, val=1)
    run = tmp_path / "run"
    train = ["train", recipe, "--data", masks, "--run", run, "--workers", 0]
    assert photochrom(*train, "--minutes", 0.00001) == 0
    assert "Stopped after 1 of 4 steps" in capsys.readouterr().out

    assert photochrom(*train, "--resume") == 0
    finished = capsys.readouterr().out
    table = [line.split() for line in finished.splitlines()[1:]]
    assert table[0] == ["after", "step", "4:"]
    assert table[1] == ["source", *SCORE_NAMES[1:]]
    assert [row[0] for row in table[2:5]] == ["boxes", "all", "all"]

    validate = ["validate", run / "last.pt", "--recipe", recipe, "--data", masks]
    assert photochrom(*validate, "--json") == 0
    scores = json.loads(capsys.readouterr().out)
    assert scores[-1]["source"] == SOURCES

    output = tmp_path / "models"
    export = ["export", run / "last.pt", "--recipe", recipe, "-o", output, "--data", masks]
    assert photochrom(*export, "--name", "clicks", "--model-version", "3") == 0
    assert "of the pixels agree" in capsys.readouterr().out
    for part in ("encoder", "decoder"):
        description = ModelSession(output / f"clicks-{part}.onnx", device=Device.CPU).description
        assert (description.name, description.version) == (f"clicks-{part}", "3")
        assert description.metrics["iou_1"] == pytest.approx(scores[-1]["iou_1"])


def test_segmenter_has_no_balance_of_colors(
    tmp_path: Path, masks: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = ["export", "last.pt", "--recipe", recipe, "-o", tmp_path / "m", "--data", masks]
    assert photochrom(*export, "--balance-shift", 1) == 2
    assert "for colorizers" in capsys.readouterr().err


def test_mistake_in_a_recipe_is_one_sentence_with_its_path(
    tmp_path: Path, masks: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe.write_text(TOML.replace("per_photo", "per_foto"), encoding="utf-8")
    assert photochrom("train", recipe, "--data", masks, "--run", tmp_path / "run") == 1
    error = capsys.readouterr().err
    assert error.startswith(f"photochrom: {recipe}: The recipe has an unknown entry 'per_foto'")
    assert error.count("\n") == 1


def test_data_of_another_kind_is_named(
    tmp_path: Path, data: Path, recipe: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert photochrom("train", recipe, "--data", data, "--run", tmp_path / "run") == 1
    error = capsys.readouterr().err
    assert error.startswith(f"photochrom: {data}: This folder holds no photos prepared with label")
