"""A folder to work in, and a small real model in the folder of the user's own models."""

import os

import pytest
from objects import save_scene

from desktop.cli import main
from tests.onnx_models import save_classifier, save_working_decoder, save_working_encoder


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    save_classifier(folder / "small.onnx")
    return folder


@pytest.fixture
def work(tmp_path, monkeypatch, models):
    """An empty working folder; ``--model test-classifier`` is installed."""
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(models))
    monkeypatch.delenv("PHOTOCHROM_DEBUG", raising=False)
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="session")
def segmenter_models(tmp_path_factory):
    folder = tmp_path_factory.mktemp("segmenter")
    save_classifier(folder / "small.onnx")
    save_working_encoder(folder / "encoder.onnx")
    save_working_decoder(folder / "decoder.onnx")
    return folder


@pytest.fixture
def scene(work, monkeypatch, segmenter_models):
    """The working folder with a photo of objects, scene.png; ``--segmenter working`` is there."""
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(segmenter_models))
    save_scene(work / "scene.png")
    return work


@pytest.fixture
def run(work, capsys):  # noqa: ARG001 - no command runs outside its folder
    """Run the command in this process; return exit code, stdout and stderr."""

    def run(*arguments):
        code = main([os.fspath(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def colorize(run):
    """Run ``colorize`` with the small model."""
    return lambda *arguments: run("colorize", "--model", "test-classifier", *arguments)
