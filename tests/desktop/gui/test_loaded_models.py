"""Loaded models: each once, whoever asks, and anew for another device."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop.workspace.loaded_models import LoadedModels, provider_title
from engine.models.errors import ModelError
from engine.models.providers import CPU_PROVIDER, Device
from engine.models.store import ModelStore


@pytest.fixture
def models(qapp, segmenter_models):
    del qapp
    return LoadedModels(ModelStore(installed=segmenter_models), lambda: Device.CPU)


def test_a_model_is_loaded_once_whoever_asks(models):
    with ThreadPoolExecutor(8) as threads:
        colorizers = set(threads.map(lambda _: models.colorizer("test-classifier"), range(16)))
        segmenters = set(threads.map(lambda _: models.segmenter("working"), range(16)))
    assert len(colorizers) == 1
    assert len(segmenters) == 1


def test_the_identity_is_that_of_the_file(models):
    identity = models.loaded_colorizer("test-classifier").identity
    stored = models.store.find("test-classifier")
    assert (identity.name, identity.sha256) == ("test-classifier", stored.sha256)


def test_what_is_forgotten_is_loaded_anew_for_the_device_of_then(segmenter_models):
    asked = []

    def device():
        asked.append(1)
        return Device.CPU

    models = LoadedModels(ModelStore(installed=segmenter_models), device)
    before = models.colorizer("test-classifier")
    models.forget()
    assert models.colorizer("test-classifier") is not before
    assert len(asked) == 2


@pytest.mark.parametrize("kind", ["colorizer", "segmenter"])
def test_a_model_that_is_missing_is_said_every_time(models, kind):
    for _ in range(2):
        with pytest.raises(ModelError, match="nobody-has-this"):
            getattr(models, kind)("nobody-has-this")


def test_the_report_names_what_runs_the_models(models):
    assert models.device_report() == "No model is loaded yet"
    models.colorizer("test-classifier")
    models.segmenter("working")
    assert models.device_report() == "Processor"


def test_the_report_says_why_another_device_is_not_used(qapp, segmenter_models):
    del qapp
    models = LoadedModels(ModelStore(installed=segmenter_models), lambda: Device.DIRECTML)
    models.colorizer("test-classifier")
    report = models.device_report()
    assert report.startswith("Processor (DirectML cannot be used")


def test_a_provider_without_a_title_keeps_its_name():
    assert provider_title(CPU_PROVIDER) == "Processor"
    assert provider_title("NewExecutionProvider") == "NewExecutionProvider"
