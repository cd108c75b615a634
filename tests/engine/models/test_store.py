"""Models by name: bundled ones, checked against their digests, and the user's own."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from engine.models.description import ModelKind
from engine.models.errors import ModelError
from engine.models.store import (
    DEFAULT_COLORIZER,
    BrokenModel,
    ModelStore,
    StoredModel,
    installed_models_path,
)
from engine.resources import resource_path
from tests.onnx_models import CLASSIFIER, REGRESSOR, save_classifier, save_regressor

BASE = replace(CLASSIFIER, name=DEFAULT_COLORIZER)


@pytest.fixture
def bundled(tmp_path):
    folder = tmp_path / "bundled"
    folder.mkdir()
    save_classifier(folder / "photochrom-base.onnx", BASE)
    write_sums(folder)
    return folder


@pytest.fixture
def installed(tmp_path):
    folder = tmp_path / "installed"
    folder.mkdir()
    return folder


@pytest.fixture
def store(bundled, installed):
    return ModelStore(bundled=bundled, installed=installed)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_sums(folder):
    lines = [f"{digest(path)}  {path.name}\n" for path in folder.glob("*.onnx")]
    (folder / "SHA256SUMS").write_text("".join(lines))


def test_bundled_model_is_found_by_name(store, bundled):
    path = bundled / "photochrom-base.onnx"
    model = store.find(DEFAULT_COLORIZER)
    assert model == StoredModel(path, bundled=True, description=BASE)
    assert model.name == DEFAULT_COLORIZER
    assert model.sha256 == digest(path)


def test_installed_model_is_found_by_its_name_not_its_file_name(store, installed):
    path = save_regressor(installed / "downloaded (1).onnx")
    assert store.find(REGRESSOR.name) == StoredModel(path, bundled=False, description=REGRESSOR)


@pytest.mark.parametrize("as_text", [True, False])
def test_model_is_found_by_path(store, tmp_path, as_text):
    path = save_regressor(tmp_path / "elsewhere.onnx")
    model = store.find(str(path) if as_text else path)
    assert model == StoredModel(path, bundled=False, description=REGRESSOR)


def test_file_in_the_working_folder_is_found_by_its_ending(store, tmp_path, monkeypatch):
    save_regressor(tmp_path / "mine.ONNX")
    monkeypatch.chdir(tmp_path)
    assert store.find("mine.ONNX").description == REGRESSOR


def test_list_has_bundled_models_first(store, installed):
    save_regressor(installed / "a.onnx")
    assert [entry.bundled for entry in store.list()] == [True, False]


def test_users_model_does_not_take_the_place_of_a_bundled_one(store, installed):
    save_classifier(installed / "a.onnx", replace(BASE, version="6.6.6"))
    assert store.find(DEFAULT_COLORIZER).bundled


def test_folders_need_not_exist(tmp_path):
    assert ModelStore(bundled=tmp_path / "none", installed=tmp_path / "none").list() == ()


def test_other_files_in_the_folders_are_passed_over(store, installed):
    (installed / "README.txt").write_text("my models")
    assert len(store.list()) == 1


def test_broken_file_is_listed_with_its_error_among_the_good_ones(store, installed):
    (installed / "broken.onnx").write_text("no model")
    save_regressor(installed / "good.onnx")
    base, broken, good = store.list()
    assert isinstance(base, StoredModel)
    assert isinstance(broken, BrokenModel)
    assert broken.path == installed / "broken.onnx"
    assert "no ONNX model" in str(broken.error)
    assert isinstance(good, StoredModel)


def test_broken_file_is_found_by_its_file_name_with_its_error(store, installed):
    (installed / "broken.onnx").write_text("no model")
    with pytest.raises(ModelError, match="no ONNX model"):
        store.find("broken")


def test_unknown_name_is_answered_with_the_known_ones(store, installed):
    save_regressor(installed / "a.onnx")
    with pytest.raises(ModelError, match="'photochrom-base', 'test-regressor'"):
        store.find("photochrom-huge")


def test_unknown_name_is_answered_with_models_of_the_wanted_kind(store):
    with pytest.raises(ModelError, match=r"choose one of 'photochrom-base'\.$"):
        store.find("photochrom-huge", ModelKind.COLOR_CLASSIFIER)


def test_unknown_name_without_any_model_asks_for_one(tmp_path):
    empty = ModelStore(bundled=tmp_path / "none", installed=tmp_path / "none")
    with pytest.raises(ModelError, match="nor any other; add one"):
        empty.find("photochrom-base")


def test_path_without_a_file_is_said(store, tmp_path):
    with pytest.raises(ModelError, match="no such model file"):
        store.find(tmp_path / "absent.onnx")


def test_digest_of_a_vanished_file_is_a_model_error(store, installed):
    path = save_regressor(installed / "a.onnx")
    model = store.find(REGRESSOR.name)
    path.unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        _ = model.sha256


class TestBundledModel:
    def test_is_refused_when_changed(self, store, bundled):
        save_classifier(bundled / "photochrom-base.onnx", replace(BASE, version="6.6.6"))
        with pytest.raises(ModelError, match="damaged; reinstall"):
            store.find(DEFAULT_COLORIZER)
        (entry,) = store.list()
        assert isinstance(entry, BrokenModel)

    def test_is_refused_when_changed_after_it_was_checked(self, store, bundled):
        assert store.find(DEFAULT_COLORIZER).bundled
        path = bundled / "photochrom-base.onnx"
        path.write_bytes(path.read_bytes() + b"\0")
        with pytest.raises(ModelError, match="damaged; reinstall"):
            store.find(DEFAULT_COLORIZER)

    def test_is_refused_when_changed_and_asked_for_by_path(self, store, bundled):
        path = save_classifier(bundled / "photochrom-base.onnx", replace(BASE, version="6.6.6"))
        with pytest.raises(ModelError, match="damaged; reinstall"):
            store.find(path)

    def test_is_refused_when_missing(self, store, bundled):
        (bundled / "photochrom-base.onnx").unlink()
        with pytest.raises(ModelError, match="missing; reinstall"):
            store.find(DEFAULT_COLORIZER)

    @pytest.mark.parametrize("sums", [None, b"", b"\xff\xfe", b"garbage\n"])
    def test_is_refused_without_its_digest(self, store, bundled, sums):
        path = bundled / "SHA256SUMS"
        path.unlink() if sums is None else path.write_bytes(sums)
        with pytest.raises(ModelError, match="damaged; reinstall"):
            store.find(DEFAULT_COLORIZER)

    def test_is_accepted_with_a_digest_of_binary_mode(self, store, bundled):
        path = bundled / "photochrom-base.onnx"
        (bundled / "SHA256SUMS").write_text(f"{digest(path).upper()} *{path.name}\r\n")
        assert store.find(DEFAULT_COLORIZER).bundled


def test_environment_names_the_folder_of_installed_models(tmp_path, monkeypatch):
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(tmp_path))
    save_regressor(tmp_path / "a.onnx")
    assert installed_models_path() == tmp_path
    assert ModelStore().find(REGRESSOR.name).path == tmp_path / "a.onnx"


def test_installed_models_lie_in_the_users_data_by_default(monkeypatch):
    monkeypatch.delenv("PHOTOCHROM_MODELS", raising=False)
    path = installed_models_path()
    assert path.is_absolute()
    assert path.name == "models"
    assert path.parent.name == "photochrom"


def test_every_bundled_model_of_this_copy_is_whole(tmp_path):
    entries = ModelStore(installed=tmp_path).list()
    assert [entry for entry in entries if isinstance(entry, BrokenModel)] == []


def test_resources_lie_beside_the_packages():
    root = Path(__file__).parents[3]
    assert resource_path("models", "x.onnx") == root / "resources" / "models" / "x.onnx"


def test_resources_of_a_frozen_application_lie_where_it_unpacked_them(tmp_path, monkeypatch):
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resource_path("models") == tmp_path / "resources" / "models"
