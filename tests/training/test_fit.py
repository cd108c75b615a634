import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image
from running import rows, stop_after
from tiny_runs import RECIPE, prepare_data, recipe_of

from training.checkpoint import Checkpoint, load_checkpoint
from training.data.listing import Split
from training.data.prepared import PreparedPhotos
from training.errors import TrainingError
from training.fit import CHECKPOINT, Fit, Progress
from training.recipe import PhotoRecipe
from training.run_recipe import SizePhase
from training.validate import SCORE_NAMES, Scores, validate


def assert_same(one: object, other: object) -> None:
    if isinstance(one, torch.Tensor):
        assert torch.equal(one, other)
    elif isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            assert_same(one[key], other[key])
    elif isinstance(one, list):
        assert len(one) == len(other)
        for mine, theirs in zip(one, other, strict=True):
            assert_same(mine, theirs)
    else:
        assert one == other


@pytest.fixture(scope="module")
def uninterrupted(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    run = tmp_path_factory.mktemp("uninterrupted")
    assert Fit(RECIPE, data, run, workers=0).train()
    return run


def test_resumed_run_ends_bit_for_bit_like_an_uninterrupted_one(
    data: Path, tmp_path: Path, uninterrupted: Path
) -> None:
    assert not Fit(RECIPE, data, tmp_path, workers=1).train(report=stop_after(3))
    assert load_checkpoint(tmp_path / CHECKPOINT).step == 3
    resumed = Fit(RECIPE, data, tmp_path, workers=0)
    resumed.resume()
    assert resumed.train()
    expected, actual = (
        load_checkpoint(uninterrupted / CHECKPOINT),
        load_checkpoint(tmp_path / CHECKPOINT),
    )
    assert actual.step == expected.step == 6
    assert_same(actual.network, expected.network)
    assert_same(actual.averaged, expected.averaged)
    assert_same(actual.optimizer, expected.optimizer)
    losses = [[row[:2] for row in rows(run / "log.csv")] for run in (uninterrupted, tmp_path)]
    assert losses[0] == losses[1]


def test_run_leaves_logs_scores_and_a_contact_sheet(uninterrupted: Path) -> None:
    log = rows(uninterrupted / "log.csv")
    assert log[0] == ["step", "loss", "photos_per_second"]
    assert [row[0] for row in log[1:]] == ["1", "2", "3", "4", "5", "6"]
    scores = rows(uninterrupted / "scores.csv")
    assert scores[0] == ["step", *SCORE_NAMES]
    assert [row[:2] for row in scores[1:3]] == [["6", "0.0000"], ["6", "0.2000"]]
    with Image.open(uninterrupted / "val-000006.png") as sheet:
        assert sheet.size == (3 * 3 * 224, 224)


def test_training_on_two_themes_lowers_the_loss_and_finds_their_colors(tmp_path: Path) -> None:
    data = prepare_data(tmp_path, train=6, val=1)
    recipe = replace(
        RECIPE,
        photos=PhotoRecipe(phases=(SizePhase(0.0, 32),), smallest_crop=48),
        optimizer=replace(RECIPE.optimizer, steps=24, batch=4, warm_up=3, ema=0.5),
    )
    losses: list[float] = []
    fit = Fit(recipe, data, tmp_path / "run", workers=0)
    val = PreparedPhotos(data, Split.VAL)
    (before,) = validate(fit.learner.averaged, val, recipe.palette, (0.4,))
    fit.train(report=lambda progress: losses.append(progress.loss))
    assert len(losses) == 24
    (after,) = validate(fit.learner.averaged, val, recipe.palette, (0.4,))
    assert sum(losses[-5:]) < 0.7 * sum(losses[:5])
    assert after.chroma_rmse < before.chroma_rmse


def test_budget_ends_the_run_with_a_checkpoint(data: Path, tmp_path: Path) -> None:
    fit = Fit(recipe_of(1000), data, tmp_path, workers=0)
    assert not fit.train(minutes=0.01)
    saved = load_checkpoint(tmp_path / CHECKPOINT)
    assert 0 < saved.step < 1000
    assert saved.seconds > 0


def test_scores_come_at_every_evaluation(data: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def report_scores(step: int, scores: list[Scores]) -> None:
        seen.append((step, len(scores)))

    Fit(recipe_of(4, evaluate_every=3), data, tmp_path, workers=0).train(
        report_scores=report_scores
    )
    assert seen == [(3, 5), (4, 5)]


def test_finished_run_has_nothing_left_to_train(data: Path, uninterrupted: Path) -> None:
    fit = Fit(RECIPE, data, uninterrupted, workers=0)
    fit.resume()
    before = (uninterrupted / CHECKPOINT).read_bytes()
    assert fit.train()
    assert (uninterrupted / CHECKPOINT).read_bytes() == before


def test_run_starts_from_the_averaged_weights_of_a_checkpoint(
    data: Path, tmp_path: Path, checkpoint: Path
) -> None:
    fit = Fit(recipe_of(6, start_from=str(checkpoint)), data, tmp_path, workers=0)
    state: Checkpoint = fit.learner.checkpoint(0.0)
    assert state.step == 0
    assert_same(state.network, load_checkpoint(checkpoint).averaged)


def test_checkpoint_of_another_recipe_is_refused(
    data: Path, tmp_path: Path, checkpoint: Path
) -> None:
    (tmp_path / CHECKPOINT).write_bytes(checkpoint.read_bytes())
    with pytest.raises(TrainingError, match="recipe 'tiny'"):
        Fit(recipe_of(6, name="other"), data, tmp_path, workers=0).resume()


def test_folder_without_data_is_refused_before_the_run_begins(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="photochrom prepare"):
        Fit(RECIPE, tmp_path / "nothing", tmp_path / "run", workers=0)
    assert not (tmp_path / "run").exists()


TRAIN_UNTIL_STOPPED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import torch
from tiny_runs import recipe_of
from training.fit import Fit

if __name__ == "__main__":
    torch.set_num_threads(1)
    fit = Fit(recipe_of(100_000), Path(sys.argv[2]), Path(sys.argv[3]), workers=1)
    fit.train(report=lambda progress: print("step", progress.step, flush=True))
    print("stopped", fit.learner.step, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups of this kind")
def test_interrupt_from_the_terminal_leaves_a_checkpoint(data: Path, tmp_path: Path) -> None:
    script = tmp_path / "train.py"
    script.write_text(TRAIN_UNTIL_STOPPED, encoding="utf-8")
    command = [sys.executable, script, Path(__file__).parent, data, tmp_path / "run"]
    with subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        # As a terminal does it: the processes that prepare photos hear it, too.
        os.killpg(process.pid, signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    stopped = re.search(r"stopped (\d+)", rest)
    assert stopped is not None
    assert load_checkpoint(tmp_path / "run" / CHECKPOINT).step == int(stopped[1])


def test_second_signal_interrupts_at_once(data: Path, tmp_path: Path) -> None:
    def press_twice(_progress: Progress) -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        Fit(RECIPE, data, tmp_path, workers=0).train(report=press_twice)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
