"""Published models: downloaded, converted if need be, installed, and not fetched twice."""

import hashlib
from dataclasses import replace

import pytest

from engine.errors import PhotochromError
from engine.models.errors import ModelError
from engine.models.fetch import DOWNLOADS_FOLDER, fetch, find_installed
from engine.models.published import PublishedFile, PublishedModel
from engine.models.store import ModelStore
from engine.models.transport import FetchError
from tests.file_server import UNENCRYPTED, Answer, published, serving
from tests.onnx_models import REGRESSOR, save_decoder, save_encoder, save_regressor

WEIGHTS = b"weights" * 1000


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "localhost")


@pytest.fixture
def store(tmp_path):
    return ModelStore(bundled=tmp_path / "none", installed=tmp_path / "Fotos für mich" / "models")


@pytest.fixture
def folder(store):
    return store.installed_folder


def described(*files, parts):
    return PublishedModel("test", parts, files, "Apache-2.0", "for tests", "https://example.org")


@pytest.fixture
def regressor(tmp_path):
    """A server with a model file, and how the file is published."""
    content = save_regressor(tmp_path / "r.onnx").read_bytes()
    with serving(content) as server:
        yield server, described(server.published, parts=("test-regressor",))


@pytest.fixture
def checkpoint():
    """A server with a checkpoint, and how it is published."""
    with serving(WEIGHTS) as server:
        file = published(WEIGHTS, server.address, "sam.pth")
        yield server, described(file, parts=("test-encoder", "test-decoder"))


def convert(path, folder):
    assert path.read_bytes() == WEIGHTS
    return save_encoder(folder / "e.onnx"), save_decoder(folder / "d.onnx")


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_model_file_is_installed_and_found(store, folder, regressor):
    _, model = regressor
    (part,) = fetch(store, model, transport=UNENCRYPTED)
    assert store.find("test-regressor") == part
    assert names(folder) == ["test-regressor.onnx"]


def test_checkpoint_is_converted_and_not_kept(store, folder, checkpoint):
    _, model = checkpoint
    parts = fetch(store, model, convert=convert, transport=UNENCRYPTED)
    assert store.find_segmenter("test") == parts
    assert names(folder) == ["test-decoder.onnx", "test-encoder.onnx"]


def test_several_files_are_installed_together_under_the_names_of_the_list(store, tmp_path):
    encoder = save_encoder(tmp_path / "e.onnx").read_bytes()
    decoder = save_decoder(tmp_path / "d.onnx").read_bytes()
    with serving(encoder) as one, serving(decoder) as two:
        files = (
            published(encoder, one.address, "test-encoder.onnx"),
            published(decoder, two.address, "test-decoder.onnx"),
        )
        model = described(*files, parts=("test-encoder", "test-decoder"))
        told: dict[PublishedFile, int] = {}
        parts = fetch(store, model, transport=UNENCRYPTED, progress=told.__setitem__)
    assert told == {file: file.size for file in files}
    assert store.find_segmenter("test") == parts == find_installed(store, model)


def test_checkpoint_needs_a_converter(store, checkpoint):
    with pytest.raises(ValueError, match="converter"):
        fetch(store, checkpoint[1], transport=UNENCRYPTED)


def test_failed_conversion_keeps_the_download_for_the_next_time(store, folder, checkpoint):
    server, model = checkpoint

    def fail(_path, _folder):
        raise PhotochromError("This is no checkpoint of Segment Anything.")

    with pytest.raises(PhotochromError, match="no checkpoint"):
        fetch(store, model, convert=fail, transport=UNENCRYPTED)
    assert names(folder) == [DOWNLOADS_FOLDER]
    fetch(store, model, convert=convert, transport=UNENCRYPTED)
    assert len(server.ranges) == 1


def test_taken_name_is_said_before_anything_is_downloaded(store, folder, regressor):
    server, model = regressor
    folder.mkdir(parents=True)
    save_regressor(folder / "mine.onnx", replace(REGRESSOR, version="7"))
    with pytest.raises(ModelError, match="already is a model named 'test-regressor'"):
        fetch(store, model, transport=UNENCRYPTED)
    assert server.ranges == []
    fetch(store, model, replace=True, transport=UNENCRYPTED)
    assert store.find("test-regressor").description == REGRESSOR


def test_half_a_file_is_never_installed(store, folder, regressor):
    server, model = regressor
    server.answers += [Answer(stop_after=100)]
    with pytest.raises(FetchError, match="ended after 100"):
        fetch(store, model, transport=UNENCRYPTED)
    assert store.list() == ()
    assert names(folder) == [DOWNLOADS_FOLDER]


def test_other_downloads_are_left_alone(store, folder, regressor):
    other = folder / DOWNLOADS_FOLDER / "other.part"
    other.parent.mkdir(parents=True)
    other.write_text("half")
    fetch(store, regressor[1], transport=UNENCRYPTED)
    assert other.read_text() == "half"


def test_part_of_an_older_version_is_cleared_away(store, folder, regressor):
    older = folder / DOWNLOADS_FOLDER / "model.bin.00000000.part"
    older.parent.mkdir(parents=True)
    older.write_text("half")
    fetch(store, regressor[1], transport=UNENCRYPTED)
    assert names(folder) == ["test-regressor.onnx"]


class TestFindInstalled:
    def test_finds_what_was_fetched(self, store, regressor):
        parts = fetch(store, regressor[1], transport=UNENCRYPTED)
        assert find_installed(store, regressor[1]) == parts

    def test_finds_what_a_checkpoint_became(self, store, checkpoint):
        parts = fetch(store, checkpoint[1], convert=convert, transport=UNENCRYPTED)
        assert find_installed(store, checkpoint[1]) == parts

    def test_misses_what_is_not_there(self, store, regressor):
        assert find_installed(store, regressor[1]) is None

    def test_misses_half_a_segmenter(self, store, checkpoint):
        parts = fetch(store, checkpoint[1], convert=convert, transport=UNENCRYPTED)
        parts[1].path.unlink()
        assert find_installed(store, checkpoint[1]) is None

    def test_misses_a_file_that_was_cut_off(self, store, checkpoint):
        parts = fetch(store, checkpoint[1], convert=convert, transport=UNENCRYPTED)
        parts[0].path.write_bytes(parts[0].path.read_bytes()[:-20])
        assert find_installed(store, checkpoint[1]) is None

    def test_misses_another_model_of_the_same_name(self, store, folder, regressor):
        folder.mkdir(parents=True)
        path = save_regressor(folder / "mine.onnx", replace(REGRESSOR, version="7"))
        assert hashlib.sha256(path.read_bytes()).hexdigest() != regressor[0].published.sha256
        assert find_installed(store, regressor[1]) is None
