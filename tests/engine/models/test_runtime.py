"""How ONNX Runtime is set up for each device, and how its errors are understood.

Graphics cards are rare where tests run, so a recording double stands in for the runtime where the
question is what it is told, or what follows when a card fails.
"""

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime
import pytest

from engine.models.providers import (
    COREML_PROVIDER,
    CPU_PROVIDER,
    CUDA_PROVIDER,
    DIRECTML_PROVIDER,
    Machine,
)
from engine.models.runtime import ProviderError, Runtime, Threading, provider_error
from engine.models.session import ModelSession, run_error
from tests.onnx_models import save_classifier, save_decoder, save_encoder

INPUTS = {"lightness": np.zeros((1, 1, 32, 32), np.float32)}
ONE_THREAD = Threading(threads=1, spinning=False)


class RecordingRuntime:
    """Stands in for ``onnxruntime.InferenceSession``: claims any provider, runs on the processor.

    Counts the runs that overlap, and fails at its first run where ``breaks_on`` says so.
    """

    real = onnxruntime.InferenceSession
    breaks_on = None

    def __init__(self, path, *, sess_options, providers, enable_fallback):
        self.options, self.fallback = sess_options, enable_fallback
        ((self.provider, self.provider_options),) = providers
        self.running = self.most_running = 0
        self.session = self.real(path, sess_options, providers=[CPU_PROVIDER])
        self.get_inputs, self.get_outputs = self.session.get_inputs, self.session.get_outputs
        type(self).latest = self

    def get_providers(self):
        return [self.provider, CPU_PROVIDER]

    def run(self, names, inputs):
        if self.provider == self.breaks_on:
            raise RuntimeError("[ONNXRuntimeError] : 1 : FAIL : no kernel for this card")
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        time.sleep(0.02)
        self.running -= 1
        return self.session.run(names, inputs)


@pytest.fixture
def recording(monkeypatch, tmp_path):
    """Put the double in the place of the runtime."""
    monkeypatch.setattr(onnxruntime, "InferenceSession", RecordingRuntime)
    monkeypatch.setattr("engine.models.providers.user_cache_path", lambda *_a, **_k: tmp_path)
    return RecordingRuntime


@pytest.fixture
def start(recording, tmp_path):
    """Start a runtime on any provider; return it with what was recorded."""
    path = save_classifier(tmp_path / "model.onnx")

    def start_on(provider, threading=ONE_THREAD):
        runtime = Runtime(path, provider, threading)
        return runtime, recording.latest

    return start_on


@pytest.mark.parametrize(
    "provider", [CPU_PROVIDER, CUDA_PROVIDER, COREML_PROVIDER, DIRECTML_PROVIDER]
)
def test_runtime_is_told_one_provider_and_never_to_retry(start, provider):
    runtime, recorded = start(provider)
    assert (runtime.provider, recorded.provider, recorded.fallback) == (provider, provider, 0)
    level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    assert recorded.options.graph_optimization_level == level
    assert recorded.options.intra_op_num_threads == 1
    assert recorded.options.get_session_config_entry("session.intra_op.allow_spinning") == "0"


def test_idle_threads_spin_where_that_is_wanted(start):
    _, recorded = start(CPU_PROVIDER, Threading(threads=2, spinning=True))
    assert recorded.options.get_session_config_entry("session.intra_op.allow_spinning") == "1"


@pytest.mark.parametrize("save", [save_classifier, save_decoder, save_encoder])
def test_graphics_card_that_fails_its_trial_hands_over_to_the_processor(
    recording, monkeypatch, tmp_path, save
):
    monkeypatch.setattr(recording, "breaks_on", DIRECTML_PROVIDER)
    machine = Machine((DIRECTML_PROVIDER, CPU_PROVIDER), None)
    session = ModelSession(save(tmp_path / "model.onnx"), machine=machine)
    assert session.provider == CPU_PROVIDER
    assert session.fallback == (
        "DirectML cannot be used (no kernel for this card); the model runs on the processor."
    )


@pytest.mark.parametrize("save", [save_classifier, save_decoder, save_encoder])
def test_graphics_card_that_passes_its_trial_is_taken(recording, tmp_path, save):
    machine = Machine((DIRECTML_PROVIDER, CPU_PROVIDER), None)
    session = ModelSession(save(tmp_path / "model.onnx"), machine=machine)
    assert session.provider == recording.latest.provider == DIRECTML_PROVIDER
    assert session.fallback is None


def test_directml_runs_in_order_without_memory_pattern(start):
    _, recorded = start(DIRECTML_PROVIDER)
    assert not recorded.options.enable_mem_pattern
    assert recorded.options.execution_mode == onnxruntime.ExecutionMode.ORT_SEQUENTIAL


@pytest.mark.parametrize(
    ("provider", "overlap"), [(DIRECTML_PROVIDER, False), (CPU_PROVIDER, True)]
)
def test_only_directml_runs_wait_for_each_other(start, provider, overlap):
    runtime, recorded = start(provider)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(runtime.run, [INPUTS] * 4))
    assert (recorded.most_running > 1) is overlap


def test_coreml_compiles_a_changed_model_anew(start, tmp_path):
    _, recorded = start(COREML_PROVIDER)
    first = recorded.provider_options["ModelCacheDirectory"]
    save_classifier(tmp_path / "model.onnx", stride=8)
    _, recorded = start(COREML_PROVIDER)
    assert recorded.provider_options["ModelFormat"] == "MLProgram"
    assert recorded.provider_options["ModelCacheDirectory"] != first


def test_provider_that_the_runtime_drops_is_an_error(start, monkeypatch):
    monkeypatch.setattr(RecordingRuntime, "get_providers", lambda _self: [CPU_PROVIDER])
    with pytest.raises(ProviderError, match="libraries are missing"):
        start(CUDA_PROVIDER)


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError(
            "[ONNXRuntimeError] : 1 : FAIL : Non-zero status code returned while running Conv "
            "node. Status Message: bfc_arena.cc:360 Failed to allocate memory for requested buffer"
        ),
        RuntimeError("[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : CUDA failure 2: out of memory"),
        RuntimeError("bfc_arena.cc:342 Available memory of 5 is smaller than requested bytes of 9"),
        RuntimeError("CUDNN failure 4: CUDNN_STATUS_ALLOC_FAILED"),
        RuntimeError("DmlCommandRecorder.cpp: 8007000E Not enough memory resources"),
        RuntimeError("first line\nstd::bad_alloc"),
        MemoryError(),
    ],
)
def test_lack_of_memory_is_recognized(error):
    failure = provider_error(error)
    assert failure.out_of_memory
    assert "the processor (device cpu)" in str(run_error(failure, CUDA_PROVIDER))
    assert "--device" not in str(run_error(failure, CPU_PROVIDER))


def test_other_failure_is_told_without_the_fields_for_developers():
    failure = provider_error(RuntimeError("[ONNXRuntimeError] : 1 : FAIL : it broke : here.\nmore"))
    assert not failure.out_of_memory
    assert str(failure) == "it broke : here"


def test_failure_without_words_is_told_by_its_type():
    assert str(provider_error(RuntimeError())) == "RuntimeError"
