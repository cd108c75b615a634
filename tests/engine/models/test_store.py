"""Models by name: bundled ones, checked against their digests, and the user's own."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

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


def test_unknown_name_without_any_model_asks_for_a_path(tmp_path):
    empty = ModelStore(bundled=tmp_path / "none", installed=tmp_path / "none")
    with pytest.raises(ModelError, match="nor any other; pass the path"):
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


class TestInstalling:
    def test_copies_the_file_under_the_name_of_the_model(self, store, installed, tmp_path):
        source = save_regressor(tmp_path / "download.onnx")
        model = store.install(source)
        assert model.path == installed / "test-regressor.onnx"
        assert model.path.read_bytes() == source.read_bytes()
        assert store.find("test-regressor") == model

    def test_makes_the_folder_and_leaves_nothing_else_there(self, bundled, tmp_path):
        folder = tmp_path / "new" / "models"
        source = save_regressor(tmp_path / "download.onnx")
        ModelStore(bundled=bundled, installed=folder).install(source)
        assert [path.name for path in folder.iterdir()] == ["test-regressor.onnx"]

    def test_refuses_the_name_of_a_bundled_model(self, store, installed, tmp_path):
        source = save_classifier(tmp_path / "download.onnx", replace(BASE, version="2"))
        with pytest.raises(ModelError, match="already is a model named 'photochrom-base'"):
            store.install(source)
        assert list(installed.iterdir()) == []

    def test_never_overwrites_a_file(self, store, installed, tmp_path):
        (installed / "test-regressor.onnx").write_text("broken")
        with pytest.raises(ModelError, match="already is"):
            store.install(save_regressor(tmp_path / "download.onnx"))
        assert (installed / "test-regressor.onnx").read_text() == "broken"

    def test_refuses_a_file_that_is_no_model(self, store, installed, tmp_path):
        (tmp_path / "text.onnx").write_text("no model")
        with pytest.raises(ModelError, match="no ONNX model"):
            store.install(tmp_path / "text.onnx")
        assert list(installed.iterdir()) == []

    def test_says_when_the_copy_fails(self, bundled, tmp_path):
        (tmp_path / "file").touch()
        blocked = ModelStore(bundled=bundled, installed=tmp_path / "file" / "models")
        with pytest.raises(ModelError, match="cannot be copied"):
            blocked.install(save_regressor(tmp_path / "download.onnx"))


class TestRemoving:
    def test_deletes_an_installed_model(self, store, installed):
        save_regressor(installed / "a.onnx")
        store.remove(REGRESSOR.name)
        assert list(installed.iterdir()) == []

    def test_deletes_a_broken_file_by_its_file_name(self, store, installed):
        (installed / "broken.onnx").write_text("no model")
        store.remove("broken")
        assert list(installed.iterdir()) == []

    def test_keeps_bundled_models(self, store, bundled):
        with pytest.raises(ModelError, match="came with Photochrom"):
            store.remove(DEFAULT_COLORIZER)
        assert (bundled / "photochrom-base.onnx").exists()

    def test_keeps_files_that_were_not_installed(self, store, tmp_path):
        path = save_regressor(tmp_path / "mine.onnx")
        with pytest.raises(ModelError, match="without a path"):
            store.remove(str(path))
        assert path.exists()

    def test_says_when_there_is_no_such_model(self, store):
        with pytest.raises(ModelError, match="no model named 'other'"):
            store.remove("other")

    def test_says_when_the_file_cannot_be_deleted(self, store, installed, monkeypatch):
        def fail(_path):
            raise PermissionError(13, "Permission denied")

        save_regressor(installed / "a.onnx")
        monkeypatch.setattr(Path, "unlink", fail)
        with pytest.raises(ModelError, match="Permission denied"):
            store.remove(REGRESSOR.name)


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
