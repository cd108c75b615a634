import os
import signal
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image
from processes import needs_fork, run_together, start
from running import resumed, rows, stop_after
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tiny_runs import RECIPE, SMALL, prepare_data
from tiny_runs import small_recipe_of as recipe_of

from training.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from training.data.listing import Split
from training.data.prepared import PreparedPhotos
from training.errors import TrainingError
from training.fit import BEST, CHECKPOINT, Fit, Progress
from training.recipe import PhotoRecipe
from training.run_recipe import BestBy, BestRecipe, SizePhase
from training.run_records import BOARD
from training.validate import SCORE_NAMES, Scores, decoding_name, validate

LONG = recipe_of(
    20,
    accumulate=2,
    evaluate_every=15,
    photos=PhotoRecipe(phases=(SizePhase(0.0, 32), SizePhase(0.8, 64)), smallest_crop=32),
)
"""Twenty steps of two batches of two photos, which are eleven times the seven photos there are."""


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


def assert_same_run(one: Path, other: Path) -> None:
    saved, same = load_checkpoint(one / CHECKPOINT), load_checkpoint(other / CHECKPOINT)
    assert_same(replace(saved, seconds=0.0).__dict__, replace(same, seconds=0.0).__dict__)
    losses = [[row[:2] for row in rows(run / "log.csv")] for run in (one, other)]
    assert losses[0] == losses[1]
    assert rows(one / "scores.csv") == rows(other / "scores.csv")


@pytest.fixture(scope="module")
def uninterrupted(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    run = tmp_path_factory.mktemp("uninterrupted")
    assert Fit(LONG, data, run, workers=0).train()
    return run


def test_resumed_run_ends_bit_for_bit_like_an_uninterrupted_one(
    data: Path, tmp_path: Path, uninterrupted: Path
) -> None:
    assert not Fit(LONG, data, tmp_path, workers=1).train(report=stop_after(10))
    assert load_checkpoint(tmp_path / CHECKPOINT).step == 10
    assert resumed(LONG, data, tmp_path).train()
    assert load_checkpoint(tmp_path / CHECKPOINT).step == 20
    assert_same_run(tmp_path, uninterrupted)


def test_run_leaves_logs_scores_and_a_contact_sheet(uninterrupted: Path) -> None:
    log = rows(uninterrupted / "log.csv")
    assert log[0] == ["step", "loss", "photos_per_second"]
    assert [row[0] for row in log[1:]] == [str(step) for step in range(1, 21)]
    scores = rows(uninterrupted / "scores.csv")
    assert scores[0] == ["step", *SCORE_NAMES]
    assert [row[:2] for row in scores[5:8]] == [
        ["15", "T = 0.8"],
        ["20", "argmax"],
        ["20", "T = 0.2"],
    ]
    with Image.open(uninterrupted / "val-000020.png") as sheet:
        assert sheet.size[0] // 224 == 3
        assert sheet.size[1] // 224 == 1


def test_best_checkpoint_is_that_of_the_best_score(uninterrupted: Path) -> None:
    usual = [row for row in rows(uninterrupted / "scores.csv") if row[1] == decoding_name(0.4)]
    psnr = {int(row[0]): float(row[2]) for row in usual}
    assert set(psnr) == {15, 20}
    last, best = (load_checkpoint(uninterrupted / name) for name in (CHECKPOINT, BEST))
    assert best.step == last.best["step"] == max(psnr, key=lambda step: psnr[step])
    assert last.best["value"] == pytest.approx(max(psnr.values()), abs=1e-4)


def test_tensorboard_shows_the_run_step_by_step(uninterrupted: Path) -> None:
    board = EventAccumulator(str(uninterrupted / BOARD), size_guidance={"scalars": 0}).Reload()
    losses = [(str(event.step), f"{event.value:.4f}") for event in board.Scalars("loss")]
    assert losses == [(row[0], row[1]) for row in rows(uninterrupted / "log.csv")[1:]]
    rates = [event.value for event in board.Scalars("rate/decoder")]
    assert rates[0] == pytest.approx(0.5e-3)
    assert rates[1] == pytest.approx(1e-3)
    assert [event.step for event in board.Scalars("psnr/T = 0.4")] == [15, 20]
    assert [event.step for event in board.Images("samples")] == [15, 20]


def test_training_on_two_themes_lowers_the_loss_and_finds_their_colors(tmp_path: Path) -> None:
    data = prepare_data(tmp_path, train=6, val=1)
    recipe = replace(
        RECIPE,
        photos=PhotoRecipe(phases=(SizePhase(0.0, 32),), smallest_crop=48),
        optimizer=replace(RECIPE.optimizer, steps=12, batch=4, warm_up=2, ema=0.5),
    )
    losses: list[float] = []
    fit = Fit(recipe, data, tmp_path / "run", workers=0)
    val = PreparedPhotos(data, Split.VAL)
    (before,) = validate(fit.learner.averaged, val, recipe.palette, (0.4,))
    fit.train(report=lambda progress: losses.append(progress.loss))
    assert len(losses) == 12
    (after,) = validate(fit.learner.averaged, val, recipe.palette, (0.4,))
    assert sum(losses[-3:]) < 0.8 * sum(losses[:3])
    assert after.chroma_rmse < before.chroma_rmse


def test_budget_ends_the_run_with_a_checkpoint(data: Path, tmp_path: Path) -> None:
    fit = Fit(recipe_of(1000), data, tmp_path, workers=0)
    assert not fit.train(minutes=0.005)
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


def test_validation_that_a_stop_came_before_is_made_up_for(data: Path, tmp_path: Path) -> None:
    recipe = recipe_of(3, evaluate_every=2)
    assert not Fit(recipe, data, tmp_path, workers=0).train(report=stop_after(2))
    assert len(rows(tmp_path / "scores.csv")) == 1
    assert resumed(recipe, data, tmp_path).train()
    assert [row[0] for row in rows(tmp_path / "scores.csv")[1:]] == 5 * ["2"] + 5 * ["3"]


def test_run_ends_early_when_validation_gets_no_better(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def evaluate(_task: object, sheet: Path) -> list[Scores]:
        Image.new("RGB", (8, 8)).save(sheet)
        step = int(sheet.stem[-6:])
        return [Scores("argmax", 0.0, abs(step - 3), 0.0, 0.0, 0.0, 1.0)]

    monkeypatch.setattr("training.color_task.ColorTask.evaluate", evaluate)
    best = BestRecipe(BestBy.CHROMA_RMSE, patience=2)
    recipe = recipe_of(1000, evaluate_every=1, best=best)
    # The patience must outlast a stop.
    assert not Fit(recipe, data, tmp_path, workers=0).train(report=stop_after(5))
    fit = resumed(recipe, data, tmp_path)
    assert fit.train()
    assert fit.stopped_early
    assert (fit.learner.step, fit.best.step) == (5, 3)
    assert load_checkpoint(tmp_path / BEST).step == 3
    again = resumed(recipe, data, tmp_path)
    assert again.train()
    assert again.learner.step == 5


def test_finished_run_has_nothing_left_to_train(data: Path, uninterrupted: Path) -> None:
    fit = resumed(LONG, data, uninterrupted)
    before = (uninterrupted / CHECKPOINT).read_bytes()
    assert fit.train()
    assert (uninterrupted / CHECKPOINT).read_bytes() == before


def test_run_of_an_earlier_version_goes_on(data: Path, tmp_path: Path) -> None:
    recipe = recipe_of(2)
    begun = Fit(recipe, data, tmp_path, workers=0)
    begun.train(report=stop_after(1))
    saved = load_checkpoint(tmp_path / CHECKPOINT)
    names = ("recipe", "step", "seconds", "network", "averaged", "optimizer")
    old = {name: getattr(saved, name) for name in names}
    torch.save({"version": 1, **old}, tmp_path / CHECKPOINT)
    fit = resumed(recipe, data, tmp_path)
    assert fit.learner.step == 1
    assert fit.train()
    assert load_checkpoint(tmp_path / BEST).step == 2


def test_run_starts_from_the_averaged_weights_of_a_checkpoint(
    data: Path, tmp_path: Path, checkpoint: Path
) -> None:
    fit = Fit(replace(RECIPE, start_from=str(checkpoint)), data, tmp_path, workers=0)
    state: Checkpoint = fit.learner.checkpoint(0.0)
    assert state.step == 0
    assert_same(state.network, load_checkpoint(checkpoint).averaged)


def test_checkpoint_of_another_recipe_is_refused(data: Path, tmp_path: Path) -> None:
    fit = Fit(SMALL, data, tmp_path, workers=0)
    save_checkpoint(replace(fit.learner.checkpoint(0.0), recipe="other"), tmp_path / CHECKPOINT)
    with pytest.raises(TrainingError, match="recipe 'other'"):
        fit.resume()


def test_folder_without_data_is_refused_before_the_run_begins(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="There is no such folder"):
        Fit(SMALL, tmp_path / "nothing", tmp_path / "run", workers=0)
    assert not (tmp_path / "run").exists()


@needs_fork
def test_killed_run_goes_on_from_its_last_checkpoint(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, uninterrupted: Path
) -> None:
    monkeypatch.setattr("training.fit._SAVE_STEPS", 4)

    def kill(progress: Progress) -> None:
        if progress.step == 11:
            os.kill(os.getpid(), signal.SIGKILL)

    killed = start(lambda: Fit(LONG, data, tmp_path, workers=0).train(report=kill))
    killed.join(timeout=120)
    assert killed.exitcode == -signal.SIGKILL
    assert load_checkpoint(tmp_path / CHECKPOINT).step == 8
    assert resumed(LONG, data, tmp_path).train()
    assert_same_run(tmp_path, uninterrupted)
    board = EventAccumulator(str(tmp_path / BOARD), size_guidance={"scalars": 0}).Reload()
    assert [event.step for event in board.Scalars("loss")] == list(range(1, 21))


@needs_fork
def test_interrupt_from_the_terminal_leaves_a_checkpoint(data: Path, tmp_path: Path) -> None:
    def train() -> None:
        Fit(recipe_of(100_000), data, tmp_path, workers=1).train()

    process = start(train)
    assert process.pid is not None
    while len(rows_so_far(tmp_path / "log.csv")) < 3:
        assert process.is_alive()
        process.join(timeout=0.05)
    # As a terminal does it: the processes that prepare photos hear it, too.
    os.killpg(process.pid, signal.SIGINT)
    process.join(timeout=60)
    assert process.exitcode == 0
    done = rows(tmp_path / "log.csv")[-1][0]
    assert load_checkpoint(tmp_path / CHECKPOINT).step == int(done)


def rows_so_far(path: Path) -> list[list[str]]:
    with suppress(FileNotFoundError):
        return rows(path)
    return []


def test_second_signal_interrupts_at_once(data: Path, tmp_path: Path) -> None:
    def press_twice(_progress: Progress) -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        Fit(SMALL, data, tmp_path, workers=0).train(report=press_twice)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@needs_fork
def test_devices_train_one_network_and_the_first_of_them_writes(data: Path, tmp_path: Path) -> None:
    recipe = recipe_of(3, accumulate=2, evaluate_every=2)
    recipe = replace(recipe, optimizer=replace(recipe.optimizer, batch=4))
    run = tmp_path / "run"

    def train(rank: int) -> None:
        reported: list[int] = []
        begun = Fit(recipe, data, run, workers=0)
        # Only one of them is told to stop; all have to.
        stop = stop_after(1) if rank == 0 else None
        assert not begun.train(report=stop)
        fit = resumed(recipe, data, run)
        assert fit.hardware.startswith("2 x cpu in ")
        assert fit.train(report=lambda progress: reported.append(progress.step))
        assert reported == ([2, 3] if rank == 0 else [])
        saved = fit.learner.checkpoint(0.0)
        torch.save((saved.network, saved.averaged, fit.best), tmp_path / f"{rank}.pt")

    assert run_together(2, train) == [0, 0]
    first, second = (torch.load(tmp_path / f"{rank}.pt", weights_only=False) for rank in range(2))
    assert_same(list(first), list(second))
    assert [row[0] for row in rows(run / "log.csv")[1:]] == ["1", "2", "3"]
    assert [row[0] for row in rows(run / "scores.csv")[1:]] == 5 * ["2"] + 5 * ["3"]
    assert_same(load_checkpoint(run / CHECKPOINT).network, first[0])
    # Another number of devices may go on.
    assert resumed(recipe, data, run).train()


def test_batch_that_devices_cannot_share_is_refused(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORLD_SIZE", "3")
    with pytest.raises(TrainingError, match="batch of 2 photos cannot be split evenly over 3"):
        Fit(SMALL, data, tmp_path / "run", workers=0)
