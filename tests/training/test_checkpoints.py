import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from torch import nn

from training.checkpoint import Checkpoint, load_checkpoint, load_weights, save_checkpoint
from training.errors import TrainingError

SAVED = Checkpoint(
    recipe="tiny",
    step=7,
    seconds=1.5,
    network={"weight": torch.arange(20000.0)},
    averaged={"weight": torch.ones(3)},
    optimizer={"state": {0: {"step": torch.tensor(7.0)}}, "param_groups": [{"lr": 0.1}]},
)


def test_checkpoint_of_the_first_version_fits_the_networks_of_today(tmp_path: Path) -> None:
    weights = {"encoder.weight": torch.ones(2), "classifier.weight": torch.zeros(3)}
    kept = {"recipe": "old", "step": 3, "seconds": 1.0, "optimizer": {"state": {}}}
    content = {"version": 1, **kept, "network": weights, "averaged": weights}
    torch.save(content, tmp_path / "last.pt")
    loaded = load_checkpoint(tmp_path / "last.pt")
    assert list(loaded.network) == list(loaded.averaged) == ["encoder.weight", "last.weight"]
    assert loaded.validated is None


class Malice:
    def __reduce__(self) -> object:
        return os.mkdir, ("broken-into",)


def test_checkpoint_comes_back_as_it_was(tmp_path: Path) -> None:
    save_checkpoint(SAVED, tmp_path / "last.pt")
    loaded = load_checkpoint(tmp_path / "last.pt")
    assert (loaded.recipe, loaded.step, loaded.seconds) == ("tiny", 7, 1.5)
    assert torch.equal(loaded.network["weight"], SAVED.network["weight"])
    assert loaded.optimizer == SAVED.optimizer


@pytest.mark.parametrize("writer", ["torch", "pickle"])
def test_checkpoint_with_code_is_refused_and_the_code_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str
) -> None:
    monkeypatch.chdir(tmp_path)
    content = {"version": 1, "network": Malice()}
    if writer == "torch":
        torch.save(content, "last.pt")
    else:
        Path("last.pt").write_bytes(pickle.dumps(content, protocol=2))
    with pytest.raises(TrainingError, match="no checkpoint"):
        load_checkpoint(Path("last.pt"))
    assert not Path("broken-into").exists()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_truncated_checkpoint_is_refused(tmp_path: Path, share: float) -> None:
    path = tmp_path / "last.pt"
    save_checkpoint(SAVED, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(TrainingError, match="damaged"):
        load_checkpoint(path)


def test_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "last.pt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" * 100)
    with pytest.raises(TrainingError, match="no checkpoint"):
        load_checkpoint(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ([1, 2], "no checkpoint"),
        ({"weight": torch.ones(2)}, "no checkpoint"),
        ({"version": 99}, "Another version"),
        ({"version": 1, "step": 3}, "incomplete"),
    ],
)
def test_other_contents_are_refused(tmp_path: Path, content: object, message: str) -> None:
    torch.save(content, tmp_path / "last.pt")
    with pytest.raises(TrainingError, match=message):
        load_checkpoint(tmp_path / "last.pt")


def test_missing_checkpoint_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no such checkpoint"):
        load_checkpoint(tmp_path / "none.pt")


def test_weights_of_another_network_are_refused() -> None:
    with pytest.raises(TrainingError, match="does not fit"):
        load_weights(nn.Linear(3, 4), nn.Linear(3, 5).state_dict())


KILLED_WHILE_SAVING = """
import os, signal, sys
from pathlib import Path
import torch
from training.checkpoint import Checkpoint, save_checkpoint

def half(content, stream):
    stream.write(b"half of a checkpoint")
    stream.flush()
    os.kill(os.getpid(), signal.SIGKILL)

torch.save = half
save_checkpoint(Checkpoint("tiny", 8, 2.0, {}, {}, {}), Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_while_saving_the_previous_checkpoint_stays(tmp_path: Path) -> None:
    path = tmp_path / "last.pt"
    save_checkpoint(SAVED, path)
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_SAVING, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert load_checkpoint(path).step == 7
