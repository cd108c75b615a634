"""The list of models that can be fetched."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from engine.models.contract import TensorPort
from engine.models.description import PART_ENDINGS
from engine.models.errors import ModelError
from engine.models.foreign import recognize_segmenter
from engine.models.published import (
    PUBLISHED_MODELS,
    PublishedFile,
    find_published,
    is_checkpoint,
)
from engine.models.store import ModelStore, StoredModel

FILE = PublishedFile("https://example.org/a.onnx", "a.onnx", 1, "0" * 64)
PLANES = (TensorPort("image", True, (1, 3, 1024, 1024)),)
EMBEDDING = (TensorPort("image_embeddings", True, (1, 256, 64, 64)),)

models = pytest.mark.parametrize("model", PUBLISHED_MODELS, ids=lambda model: model.name)


@models
def test_every_file_is_fetched_encrypted(model):
    for file in model.files:
        address = urlsplit(file.address)
        assert address.scheme == "https"
        assert address.hostname
        assert not address.query


@models
def test_every_model_says_its_license_and_home(model):
    assert model.license == "Apache-2.0"
    assert model.home.startswith("https://")
    assert model.summary


@models
def test_every_segmenter_consists_of_an_encoder_and_a_decoder(model):
    assert model.parts == tuple(model.name + ending for ending in PART_ENDINGS.values())


@models
def test_files_without_metadata_are_named_as_the_models_that_they_become(model):
    if not model.is_checkpoint:
        encoder, decoder = (file.name.removesuffix(".onnx") for file in model.files)
        described = recognize_segmenter(encoder, PLANES, EMBEDDING)
        assert (described.name, decoder) == model.parts


def test_names_sums_and_addresses_are_not_mixed_up():
    files = [file for model in PUBLISHED_MODELS for file in model.files]
    for values in zip(*((file.address, file.name, file.size, file.sha256) for file in files),
                      strict=True):  # fmt: skip
        assert len(set(values)) == len(files)
    assert len({model.name for model in PUBLISHED_MODELS}) == len(PUBLISHED_MODELS)


def test_no_published_model_has_the_name_of_a_bundled_one(tmp_path):
    bundled = {
        entry.name
        for entry in ModelStore(installed=tmp_path).list()
        if isinstance(entry, StoredModel)
    }
    assert bundled.isdisjoint(part for model in PUBLISHED_MODELS for part in model.parts)


def test_model_is_found_by_its_name():
    assert find_published("sam-vit-b", PUBLISHED_MODELS).files[0].name == "sam_vit_b_01ec64.pth"


def test_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(ModelError, match="there are 'mobile-sam', 'sam-vit-b'"):
        find_published("sam", PUBLISHED_MODELS)


def test_size_is_that_of_all_files():
    model = find_published("mobile-sam", PUBLISHED_MODELS)
    assert model.size == 28_157_093 + 16_496_559


@pytest.mark.parametrize(
    ("name", "expected"),
    [("sam.pth", True), ("SAM.PTH", True), ("last.pt", True), ("a.onnx", False), ("pth", False)],
)
def test_checkpoints_are_told_by_their_ending(name, expected):
    assert is_checkpoint(name) is expected


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"size": 0}, "not above 0"),
        ({"sha256": "0" * 63}, "no SHA-256"),
        ({"sha256": "G" * 64}, "no SHA-256"),
        ({"sha256": "A" * 64}, "no SHA-256"),
        ({"name": "../a.onnx"}, "no name for a file"),
        ({"name": ""}, "no name for a file"),
        ({"name": ".hidden"}, "no name for a file"),
    ],
)
def test_file_that_could_never_be_fetched_is_refused(changes, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        replace(FILE, **changes)
