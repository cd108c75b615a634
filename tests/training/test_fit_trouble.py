import math
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from running import resumed, rows
from tiny_runs import small_recipe_of as recipe_of
from torch import Tensor

from training.checkpoint import load_checkpoint
from training.data.batches import TrainingBatches
from training.errors import TrainingError
from training.fit import CHECKPOINT, Fit, Progress
from training.run_records import BOARD, NO_BOARD


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> Callable[[set[int]], None]:
    """Makes the photos of some batches something that is no number."""
    show = TrainingBatches.show

    def choose(batches: set[int]) -> None:
        def poisoned(self: TrainingBatches, numbers: range, size: int) -> tuple[Tensor, Tensor]:
            lightness, truth = show(self, numbers, size)
            is_bad = numbers.start // self.recipe.optimizer.batch in batches
            return (lightness * math.nan if is_bad else lightness), truth

        monkeypatch.setattr(TrainingBatches, "show", poisoned)

    return choose


def test_step_without_a_loss_is_left_out_and_said_once(
    data: Path, tmp_path: Path, poison: Callable[[set[int]], None]
) -> None:
    poison({1, 2, 4})
    said: list[str] = []
    fit = Fit(recipe_of(6), data, tmp_path, workers=0)
    assert fit.train(notice=said.append)
    assert [sentence.split(" was")[0] for sentence in said] == ["Step 2", "Step 5"]
    log = rows(tmp_path / "log.csv")[1:]
    assert [row[0] for row in log if row[1] == "nan"] == ["2", "3", "5"]
    saved = load_checkpoint(tmp_path / CHECKPOINT)
    for state in (saved.network, saved.averaged):
        assert all(value.isfinite().all() for value in state.values())


def test_run_that_cannot_learn_any_more_stops_and_its_checkpoint_stays(
    data: Path,
    tmp_path: Path,
    poison: Callable[[set[int]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("training.fit._SAVE_STEPS", 2)
    poison(set(range(3, 100)))
    fit = Fit(recipe_of(100), data, tmp_path, workers=0)
    with pytest.raises(TrainingError, match=r"10 times in a row, up to step 13; .* rates"):
        fit.train(notice=lambda _: None)
    assert load_checkpoint(tmp_path / CHECKPOINT).step == 12
    assert fit.learner.is_finite


def test_spoiled_weights_never_reach_a_checkpoint(data: Path, tmp_path: Path) -> None:
    fit = Fit(recipe_of(6), data, tmp_path, workers=0)
    fit.save()
    before = (tmp_path / CHECKPOINT).read_bytes()

    def spoil(progress: Progress) -> None:
        if progress.step == 3:
            next(fit.learner.averaged.parameters()).data[0] = torch.nan

    with pytest.raises(TrainingError, match=r"no numbers; .* checkpoint of step 0 stays"):
        fit.train(report=spoil)
    assert (tmp_path / CHECKPOINT).read_bytes() == before


@pytest.mark.parametrize(("constant", "value"), [("_SAVE_STEPS", 1), ("_SAVE_SECONDS", 0.0)])
def test_checkpoint_is_renewed_by_steps_and_by_time(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, constant: str, value: float
) -> None:
    monkeypatch.setattr(f"training.fit.{constant}", value)
    saved: list[bool] = []
    Fit(recipe_of(3), data, tmp_path, workers=0).train(
        report=lambda _: saved.append((tmp_path / CHECKPOINT).exists())
    )
    assert saved == [False, True, True]


def without_tensorboard(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(sys.modules):
        if name == "training.board" or name.startswith("torch.utils.tensorboard"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tensorboard", None)


def test_run_without_tensorboard_says_so_and_keeps_its_tables(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_tensorboard(monkeypatch)
    said: list[str] = []
    Fit(recipe_of(1), data, tmp_path, workers=0).train(notice=said.append)
    assert said == [NO_BOARD]
    assert len(rows(tmp_path / "log.csv")) == 2
    assert not (tmp_path / BOARD).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="needs limits on the size of files")
@pytest.mark.parametrize(("limit", "step"), [(10_000, 4), (60, 4)], ids=["checkpoint", "log"])
def test_full_disk_ends_the_run_with_a_sentence_and_a_whole_checkpoint(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, step: int
) -> None:
    import resource

    without_tensorboard(monkeypatch)
    monkeypatch.setattr("training.fit._SAVE_STEPS", 2)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(progress: Progress) -> None:
        if progress.step == 3:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))

    fit = Fit(recipe_of(6), data, tmp_path, workers=0)
    with pytest.raises(TrainingError, match=r"too large for this disk.* of step 2 stays"):
        fit.train(report=fill, notice=lambda _: None)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert fit.learner.step == step
    assert load_checkpoint(tmp_path / CHECKPOINT).step == 2
    assert not list(tmp_path.glob(".*"))
    assert resumed(recipe_of(6), data, tmp_path).train(notice=lambda _: None)
    assert [row[0] for row in rows(tmp_path / "log.csv")[1:]] == ["1", "2", "3", "4", "5", "6"]
