import pytest
import torch

from training.devices import (
    Device,
    agree,
    computing_type,
    describe,
    inference_autocast,
    open_fabric,
    share_of,
)
from training.errors import TrainingError
from training.run_recipe import Precision
from training.share import WHOLE, Share, check_split


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A machine without any GPU, to which tests add one, and a processor that has bfloat16."""
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    monkeypatch.setattr("torch.backends.mps.is_available", lambda: False)
    has_instructions(monkeypatch, avx2=True, avx512_bf16=True)
    return monkeypatch


def has_instructions(monkeypatch: pytest.MonkeyPatch, **capabilities: bool) -> None:
    monkeypatch.setattr("torch.cpu.get_capabilities", lambda: capabilities, raising=False)


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize(
    ("precision", "dtype"),
    [
        (Precision.AUTO, torch.bfloat16),
        (Precision.BFLOAT16, torch.bfloat16),
        (Precision.FLOAT16, torch.float16),
        (Precision.FLOAT32, torch.float32),
    ],
)
def test_processor_computes_in_bfloat16_unless_told_otherwise(
    precision: Precision, dtype: torch.dtype
) -> None:
    fabric = open_fabric(Device.AUTO, precision)
    assert fabric.device.type == "cpu"
    assert computing_type(fabric) == dtype
    assert describe(fabric) == f"cpu in {str(dtype).removeprefix('torch.')}"
    with fabric.autocast():
        assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == dtype


def test_processor_without_bfloat16_computes_in_float32_unless_told_otherwise(
    machine: pytest.MonkeyPatch,
) -> None:
    has_instructions(machine, avx2=True, avx512_bf16=False)
    assert computing_type(open_fabric(Device.AUTO)) == torch.float32
    assert computing_type(open_fabric(Device.AUTO, Precision.BFLOAT16)) == torch.bfloat16


@pytest.mark.parametrize(
    ("capabilities", "dtype"),
    [
        ({"amx_bf16": True}, torch.bfloat16),
        ({"bf16": True}, torch.bfloat16),
        ({"avx512_bf16": False}, torch.float32),
    ],
)
def test_networks_answer_in_the_usual_precision_of_the_processor(
    machine: pytest.MonkeyPatch, capabilities: dict[str, bool], dtype: torch.dtype
) -> None:
    has_instructions(machine, **capabilities)
    with inference_autocast(torch.device("cpu")):
        assert (torch.ones(2, 2) @ torch.ones(2, 2)).dtype == dtype


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize("device", [Device.CUDA, Device.MPS])
def test_device_that_is_not_there_is_named(device: Device) -> None:
    with pytest.raises(TrainingError, match=f"no device of the kind '{device}'"):
        open_fabric(device)


def test_old_gpu_has_no_bfloat16(machine: pytest.MonkeyPatch) -> None:
    machine.setattr("torch.cuda.is_available", lambda: True)
    machine.setattr("torch.cuda.is_bf16_supported", lambda **_: False)
    with pytest.raises(TrainingError, match="choose float16 or float32"):
        open_fabric(Device.AUTO, Precision.BFLOAT16)


def test_apple_gpu_computes_in_float32_alone(machine: pytest.MonkeyPatch) -> None:
    machine.setattr("torch.backends.mps.is_available", lambda: True)
    with pytest.raises(TrainingError, match=r"not safe on this device \(mps\); choose float32"):
        open_fabric(Device.AUTO, Precision.FLOAT16)


def test_more_processes_than_gpus_are_refused(machine: pytest.MonkeyPatch) -> None:
    machine.setattr("torch.cuda.is_available", lambda: True)
    machine.setattr("torch.cuda.is_bf16_supported", lambda **_: True)
    machine.setattr("torch.cuda.device_count", lambda: 2)
    machine.setenv("WORLD_SIZE", "4")
    with pytest.raises(TrainingError, match="4 processes for 2 GPUs"):
        open_fabric(Device.CUDA)


def test_lonely_process_has_the_whole_batch_and_only_its_own_wishes() -> None:
    fabric = open_fabric(Device.CPU)
    assert share_of(fabric) == WHOLE
    assert WHOLE.of(range(8, 12)) == range(8, 12)
    assert agree(fabric, True, False) == (True, False)


def test_shares_are_the_batch_without_gaps() -> None:
    parts = [Share(device, 3).of(range(12, 24)) for device in range(3)]
    assert [number for part in parts for number in part] == list(range(12, 24))


def test_batch_that_cannot_be_split_is_refused() -> None:
    check_split(32, 4, smallest_size=32)
    with pytest.raises(TrainingError, match="batch of 32 photos cannot be split evenly over 5"):
        check_split(32, 5, smallest_size=64)


def test_single_smallest_photo_a_device_is_refused() -> None:
    check_split(4, 4, smallest_size=64)
    with pytest.raises(TrainingError, match="each of the 4 devices needs at least 2 photos"):
        check_split(4, 4, smallest_size=32)
