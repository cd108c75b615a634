"""Own models: checked, put into their folder whole or not at all, and deleted again."""

import errno
import hashlib
import os
import shutil
from dataclasses import replace
from pathlib import Path

import onnx
import pytest

from engine.models import install as installing
from engine.models.errors import ModelError
from engine.models.install import install, install_checkpoint, remove
from engine.models.store import DEFAULT_COLORIZER, BrokenModel, ModelStore
from tests.onnx_models import (
    CLASSIFIER,
    ENCODER,
    REGRESSOR,
    save_classifier,
    save_decoder,
    save_encoder,
    save_regressor,
)

BASE = replace(CLASSIFIER, name=DEFAULT_COLORIZER)
NEWER = replace(REGRESSOR, version="2.0")


@pytest.fixture
def installed(tmp_path):
    return tmp_path / "Größe und Maß" / "models"


@pytest.fixture
def store(tmp_path, installed):
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    save_classifier(bundled / "photochrom-base.onnx", BASE)
    save_encoder(bundled / "b-encoder.onnx", replace(ENCODER, name="bundled-encoder"))
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in bundled.glob("*.onnx")
    ]
    (bundled / "SHA256SUMS").write_text("".join(sums))
    return ModelStore(bundled=bundled, installed=installed)


@pytest.fixture
def regressor(tmp_path):
    return save_regressor(tmp_path / "download (1).onnx")


@pytest.fixture
def pair(tmp_path):
    return [save_encoder(tmp_path / "e.onnx"), save_decoder(tmp_path / "d.onnx")]


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


class TestInstalling:
    def test_copies_the_file_under_the_name_of_the_model(self, store, installed, regressor):
        (model,) = install(store, [regressor])
        assert model.path == installed / "test-regressor.onnx"
        assert model.path.read_bytes() == regressor.read_bytes()
        assert names(installed) == ["test-regressor.onnx"]
        assert store.find("test-regressor") == model

    def test_moves_the_file_if_it_may(self, store, installed, regressor):
        install(store, [regressor], move=True)
        assert not regressor.exists()
        assert names(installed) == ["test-regressor.onnx"]

    def test_puts_a_segmenter_there_that_is_found_as_a_pair(self, store, pair):
        encoder, decoder = install(store, pair)
        assert store.find_segmenter("test") == (encoder, decoder)

    def test_names_a_segmenter_of_another_program_after_its_file(self, store, tmp_path):
        path = save_encoder(tmp_path / "My SAM.encoder.onnx")
        model = onnx.load(path)
        del model.metadata_props[:]
        onnx.save(model, path)
        (part,) = install(store, [path])
        assert part.name == "My-SAM-encoder"
        assert store.find("My-SAM-encoder").path.name == "My-SAM-encoder.onnx"

    @pytest.mark.parametrize("may_replace", [False, True])
    def test_refuses_the_name_of_a_bundled_model(self, store, installed, tmp_path, may_replace):
        source = save_classifier(tmp_path / "download.onnx", replace(BASE, version="2"))
        with pytest.raises(ModelError, match="came with Photochrom is named 'photochrom-base'"):
            install(store, [source], replace=may_replace)
        assert names(installed) == []

    def test_never_overwrites_a_model_unasked(self, store, installed, regressor, tmp_path):
        install(store, [regressor])
        newer = save_regressor(tmp_path / "newer.onnx", NEWER)
        with pytest.raises(
            ModelError, match="already is a model named 'test-regressor'; add --rep"
        ):
            install(store, [newer])
        assert store.find("test-regressor").description == REGRESSOR
        assert names(installed) == ["test-regressor.onnx"]

    def test_never_overwrites_a_broken_file_unasked(self, store, installed, regressor):
        installed.mkdir(parents=True)
        (installed / "test-regressor.onnx").write_text("broken")
        with pytest.raises(ModelError, match="already is"):
            install(store, [regressor])
        assert (installed / "test-regressor.onnx").read_text() == "broken"
        install(store, [regressor], replace=True)
        assert store.find("test-regressor").description == REGRESSOR

    def test_replaces_an_own_model_whatever_its_file_is_called(self, store, installed, tmp_path):
        installed.mkdir(parents=True)
        save_regressor(installed / "dropped in.onnx")
        install(store, [save_regressor(tmp_path / "newer.onnx", NEWER)], replace=True)
        assert names(installed) == ["test-regressor.onnx"]
        assert store.find("test-regressor").description == NEWER

    def test_replaces_a_model_by_itself(self, store, installed):
        installed.mkdir(parents=True)
        path = save_regressor(installed / "dropped in.onnx")
        install(store, [path], replace=True)
        assert names(installed) == ["test-regressor.onnx"]
        install(store, [installed / "test-regressor.onnx"], replace=True)
        assert store.find("test-regressor").description == REGRESSOR

    def test_never_overwrites_another_model_in_a_file_of_that_name(
        self, store, installed, regressor
    ):
        installed.mkdir(parents=True)
        other = replace(REGRESSOR, name="other")
        save_regressor(installed / "test-regressor.onnx", other)
        with pytest.raises(ModelError, match=r"test-regressor\.onnx .* holds the model 'other'"):
            install(store, [regressor], replace=True)
        assert store.find("other").description == other

    def test_refuses_a_file_that_is_no_model(self, store, installed, tmp_path):
        (tmp_path / "text.onnx").write_text("no model")
        with pytest.raises(ModelError, match="no ONNX model"):
            install(store, [tmp_path / "text.onnx"])
        assert names(installed) == []

    def test_refuses_a_model_that_does_not_keep_its_promises(self, store, installed, tmp_path):
        source = save_classifier(tmp_path / "wrong.onnx", channels=3)
        with pytest.raises(ModelError, match="does not fit its kind"):
            install(store, [source])
        assert names(installed) == []

    def test_refuses_a_segmenter_that_no_one_could_choose(self, store, tmp_path):
        source = save_encoder(tmp_path / "a.onnx", replace(ENCODER, name="sharp"))
        with pytest.raises(ModelError, match="'sharp' does not end in '-encoder'"):
            install(store, [source])

    def test_puts_none_there_if_one_is_refused(self, store, installed, pair):
        install(store, [pair[1]])
        with pytest.raises(ModelError, match="already is a model named 'test-decoder'"):
            install(store, pair)
        assert names(installed) == ["test-decoder.onnx"]

    def test_puts_none_there_if_the_disk_fills_up(self, store, installed, pair, monkeypatch):
        copied = []

        def fill(_source, target):
            copied.append(Path(target).write_bytes(b"some"))
            if len(copied) == 2:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(installing.shutil, "copyfile", fill)
        with pytest.raises(ModelError, match="The disk is full"):
            install(store, pair)
        assert names(installed) == []

    def test_leaves_nothing_when_it_is_interrupted(self, store, installed, pair, monkeypatch):
        def interrupt(_source, target):
            Path(target).write_bytes(b"some")
            raise KeyboardInterrupt

        monkeypatch.setattr(installing.shutil, "copyfile", interrupt)
        with pytest.raises(KeyboardInterrupt):
            install(store, pair)
        assert names(installed) == []

    def test_says_when_the_folder_cannot_be_made(self, store, installed, regressor):
        installed.parent.write_text("no folder")
        with pytest.raises(ModelError, match="system reports an error"):
            install(store, [regressor])

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root"
    )
    def test_says_when_the_folder_is_read_only(self, store, installed, regressor):
        installed.mkdir(parents=True)
        installed.chmod(0o500)
        with pytest.raises(ModelError, match="Permission is denied"):
            install(store, [regressor])

    def test_says_when_writing_is_forbidden(self, store, regressor, monkeypatch):
        def refuse(*_arguments):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        monkeypatch.setattr(installing.shutil, "copyfile", refuse)
        with pytest.raises(ModelError, match="Permission is denied"):
            install(store, [regressor])


class TestInstallingACheckpoint:
    @pytest.fixture
    def checkpoint(self, tmp_path):
        path = tmp_path / "sam.pth"
        path.write_text("weights")
        return path

    @staticmethod
    def convert(checkpoint, folder):
        assert checkpoint.read_text() == "weights"
        return save_encoder(folder / "e.onnx"), save_decoder(folder / "d.onnx")

    def test_puts_what_it_becomes_there_and_leaves_it(self, store, installed, checkpoint):
        parts = install_checkpoint(store, checkpoint, self.convert)
        assert store.find_segmenter("test") == parts
        assert names(installed) == ["test-decoder.onnx", "test-encoder.onnx"]
        assert checkpoint.exists()

    @pytest.mark.parametrize("error", [ModelError, KeyboardInterrupt, MemoryError])
    def test_leaves_nothing_when_the_conversion_ends_early(
        self, store, installed, checkpoint, error
    ):
        def fail(_checkpoint, folder):
            (folder / "half.onnx").write_text("half")
            raise error

        with pytest.raises(error):
            install_checkpoint(store, checkpoint, fail)
        assert names(installed) == []

    def test_says_when_the_disk_fills_up(self, store, installed, checkpoint):
        def fill(_checkpoint, _folder):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with pytest.raises(ModelError, match="The disk is full"):
            install_checkpoint(store, checkpoint, fill)
        assert names(installed) == []


class TestRemoving:
    def test_deletes_an_own_model(self, store, installed, regressor):
        (model,) = install(store, [regressor])
        assert remove(store, "test-regressor") == (model,)
        assert names(installed) == []

    def test_deletes_both_files_of_a_segmenter(self, store, installed, pair):
        assert set(install(store, pair)) == set(remove(store, "test"))
        assert names(installed) == []

    def test_deletes_one_file_of_a_segmenter_by_its_own_name(self, store, installed, pair):
        install(store, pair)
        remove(store, "test-encoder")
        assert names(installed) == ["test-decoder.onnx"]
        remove(store, "test")
        assert names(installed) == []

    def test_prefers_a_model_of_just_this_name(self, store, installed, pair, tmp_path):
        install(store, pair)
        install(store, [save_regressor(tmp_path / "r.onnx", replace(REGRESSOR, name="test"))])
        remove(store, "test")
        assert names(installed) == ["test-decoder.onnx", "test-encoder.onnx"]

    def test_deletes_a_broken_file_by_its_file_name(self, store, installed):
        installed.mkdir(parents=True)
        (installed / "broken.onnx").write_text("no model")
        (gone,) = remove(store, "broken")
        assert isinstance(gone, BrokenModel)
        assert names(installed) == []

    def test_deletes_all_files_that_hold_the_model(self, store, installed):
        installed.mkdir(parents=True)
        first = save_regressor(installed / "a.onnx")
        shutil.copyfile(first, installed / "b.onnx")
        assert len(remove(store, "test-regressor")) == 2
        assert names(installed) == []

    @pytest.mark.parametrize("name", [DEFAULT_COLORIZER, "bundled-encoder", "bundled"])
    def test_keeps_bundled_models(self, store, name):
        before = store.list()
        with pytest.raises(ModelError, match="came with Photochrom and cannot be removed"):
            remove(store, name)
        assert store.list() == before

    def test_deletes_the_own_model_that_hides_behind_a_bundled_one(self, store, installed):
        installed.mkdir(parents=True)
        save_classifier(installed / "a.onnx", replace(BASE, version="6.6.6"))
        remove(store, DEFAULT_COLORIZER)
        assert names(installed) == []
        assert store.find(DEFAULT_COLORIZER).bundled

    def test_keeps_files_that_were_not_added(self, store, regressor):
        with pytest.raises(ModelError, match="without a path"):
            remove(store, str(regressor))
        assert regressor.exists()

    def test_says_when_there_is_no_such_model(self, store):
        with pytest.raises(ModelError, match="no model named 'other'"):
            remove(store, "other")

    def test_says_when_the_file_cannot_be_deleted(self, store, regressor, monkeypatch):
        def fail(_path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        install(store, [regressor])
        monkeypatch.setattr(Path, "unlink", fail)
        with pytest.raises(ModelError, match="Permission is denied"):
            remove(store, "test-regressor")
