"""Which execution provider is tried for which device on which machine."""

import os
import subprocess
import sys

import onnxruntime
import pytest

from engine.models.providers import (
    COREML_PROVIDER,
    CPU_PROVIDER,
    CUDA_PROVIDER,
    DIRECTML_PROVIDER,
    Device,
    Machine,
    Plan,
    coreml_cache,
    default_threads,
    fallback_sentence,
    find_cuda_problem,
    plan_providers,
    provider_options,
)

EVERYTHING = (CUDA_PROVIDER, DIRECTML_PROVIDER, COREML_PROVIDER, CPU_PROVIDER)


def machine(*providers, cuda_problem=None):
    return Machine((*providers, CPU_PROVIDER), cuda_problem)


def test_auto_prefers_cuda_then_coreml_then_directml_then_the_processor():
    assert plan_providers(Device.AUTO, Machine(EVERYTHING, None)) == Plan(
        (CUDA_PROVIDER, COREML_PROVIDER, DIRECTML_PROVIDER, CPU_PROVIDER)
    )


@pytest.mark.parametrize("provider", [COREML_PROVIDER, DIRECTML_PROVIDER])
def test_auto_takes_what_the_runtime_was_built_with(provider):
    assert plan_providers(Device.AUTO, machine(provider)).providers == (provider, CPU_PROVIDER)


def test_auto_does_not_try_cuda_without_a_driver_and_refuses_nothing():
    found = machine(CUDA_PROVIDER, cuda_problem="no NVIDIA driver is installed")
    assert plan_providers(Device.AUTO, found) == Plan((CPU_PROVIDER,))


def test_auto_passes_over_providers_that_are_no_device_of_ours():
    assert plan_providers(Device.AUTO, machine("TensorrtExecutionProvider")) == Plan(
        (CPU_PROVIDER,)
    )


def test_the_processor_is_tried_alone_when_asked_for():
    assert plan_providers(Device.CPU, Machine(EVERYTHING, None)) == Plan((CPU_PROVIDER,))


@pytest.mark.parametrize(
    ("device", "provider"),
    [
        (Device.CUDA, CUDA_PROVIDER),
        (Device.COREML, COREML_PROVIDER),
        (Device.DIRECTML, DIRECTML_PROVIDER),
    ],
)
class TestDeviceAskedFor:
    def test_is_tried_before_the_processor(self, device, provider):
        plan = plan_providers(device, Machine(EVERYTHING, None))
        assert plan == Plan((provider, CPU_PROVIDER))

    def test_is_refused_when_the_runtime_was_built_without_it(self, device, provider):
        plan = plan_providers(device, machine())
        assert plan.providers == (CPU_PROVIDER,)
        assert plan.refused == {provider: "the installed ONNX Runtime was built without it"}


def test_cuda_is_refused_with_the_problem_of_its_driver():
    found = machine(CUDA_PROVIDER, cuda_problem="the NVIDIA driver finds no graphics card")
    assert plan_providers(Device.CUDA, found) == Plan(
        (CPU_PROVIDER,), refused={CUDA_PROVIDER: "the NVIDIA driver finds no graphics card"}
    )


def test_fallback_is_one_sentence_with_every_reason():
    assert fallback_sentence({CUDA_PROVIDER: "a", COREML_PROVIDER: "b"}, CPU_PROVIDER) == (
        "CUDA cannot be used (a) and CoreML cannot be used (b); the model runs on the processor."
    )


def test_detected_machine_names_what_the_runtime_was_built_with():
    assert Machine.detect().providers == tuple(onnxruntime.get_available_providers())


def test_driver_that_is_not_installed_is_named(monkeypatch):
    def load(_library):
        raise OSError

    find_cuda_problem.cache_clear()
    monkeypatch.setattr("ctypes.CDLL", load)
    assert find_cuda_problem() == "no NVIDIA driver is installed"
    find_cuda_problem.cache_clear()


@pytest.mark.parametrize(
    ("init", "count", "problem"),
    [
        (0, 1, None),
        (0, 0, "the NVIDIA driver finds no graphics card"),
        (100, 0, "the NVIDIA driver finds no graphics card"),
        (3, 0, "the NVIDIA driver does not start"),
    ],
)
def test_driver_is_asked_for_its_devices(monkeypatch, init, count, problem):
    class Driver:
        def cuInit(self, flags):  # noqa: N802
            return init if flags == 0 else 1

        def cuDeviceGetCount(self, reference):  # noqa: N802
            reference._obj.value = count
            return 0

    find_cuda_problem.cache_clear()
    monkeypatch.setattr("ctypes.CDLL", lambda _library: Driver())
    assert find_cuda_problem() == problem
    find_cuda_problem.cache_clear()


def test_cuda_does_not_search_algorithms_at_every_new_size():
    assert provider_options(CUDA_PROVIDER) == {"cudnn_conv_algo_search": "HEURISTIC"}


def test_coreml_keeps_its_compiled_models(tmp_path):
    assert provider_options(COREML_PROVIDER, tmp_path) == {
        "ModelFormat": "MLProgram",
        "ModelCacheDirectory": str(tmp_path),
    }
    assert provider_options(COREML_PROVIDER) == {"ModelFormat": "MLProgram"}


def test_coreml_cache_has_a_folder_per_model_content(tmp_path, monkeypatch):
    monkeypatch.setattr("engine.models.providers.user_cache_path", lambda *_a, **_k: tmp_path)
    first, second = coreml_cache("aa"), coreml_cache("bb")
    assert first is not None
    assert first.is_dir()
    assert first != second


def test_coreml_goes_without_a_cache_that_cannot_be_made(tmp_path, monkeypatch):
    (tmp_path / "coreml").touch()
    monkeypatch.setattr("engine.models.providers.user_cache_path", lambda *_a, **_k: tmp_path)
    assert coreml_cache("aa") is None


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the runtime counts by itself")
def test_threads_stay_within_the_cores_of_the_process():
    core = min(os.sched_getaffinity(0))
    assert 1 <= default_threads() <= len(os.sched_getaffinity(0))
    program = (
        f"import os; os.sched_setaffinity(0, {{{core}}})\n"
        "from engine.models.providers import default_threads; print(default_threads())"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert shown.stdout.strip() == b"1"


def test_devices_can_be_named_without_loading_the_runtime():
    program = "import sys, engine.models.providers; print('onnxruntime' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert shown.stdout.strip() == b"False"
