"""Presets as files: whole, readable by people, and never believed unchecked."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.batch.errors import BatchError
from engine.batch.pattern import NamePattern
from engine.batch.preset import Preset
from engine.batch.preset_file import PRESET_SUFFIX, read_preset, save_preset
from engine.batch.settings import BatchSettings
from engine.color.decode import Decoding
from engine.colorize import DecodingOptions
from engine.document.edits import Harmonization, Harmonize
from engine.document.identity import ModelIdentity
from engine.errors import PhotochromError
from engine.photo.errors import PhotoError
from engine.photo.formats import ImageFormat
from engine.restore.wish import RestorationWish, Strengths

MODEL = ModelIdentity("photochrom-base", "1.0", "ab" * 32)
PARTS = ModelIdentity("sam-encoder", "1", "cd" * 32), ModelIdentity("sam-decoder", "1", "ef" * 32)
PLAIN = Preset(BatchSettings(), MODEL)
FULL = Preset(
    BatchSettings(
        DecodingOptions(Decoding.ARGMAX, 1.5, 0.3, 0.5),
        size=320,
        quality=80,
        harmonize=Harmonize((), 4, 6, 0.5, Harmonization.LITERAL),
        restoration=RestorationWish(automatic=True, strengths=Strengths(fade=0.5)),
        sidecar=True,
    ),
    MODEL,
    PARTS,
    ImageFormat.PNG,
    NamePattern("{folder} {name} für Anna"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / f"harbor{PRESET_SUFFIX}"


@pytest.mark.parametrize("preset", [PLAIN, FULL], ids=["plain", "full"])
def test_preset_comes_back_as_it_was(file: Path, preset: Preset) -> None:
    save_preset(file, preset)
    assert read_preset(file).as_json() == preset.as_json()
    assert not list(file.parent.glob(".*"))


def test_preset_of_a_version_that_restored_nothing_is_read(file: Path) -> None:
    save_preset(file, PLAIN)
    assert "restoration" not in file.read_text()
    assert read_preset(file).settings.restoration is None


def test_preset_can_be_read_and_edited_by_people(file: Path) -> None:
    save_preset(file, PLAIN)
    text = file.read_text()
    assert '\n    "quality": 95,\n' in text
    file.write_text(text.replace('"quality": 95', '"quality": 70'))
    assert read_preset(file).settings.quality == 70


def test_what_is_only_about_one_run_is_not_in_it(file: Path) -> None:
    save_preset(file, replace(PLAIN, settings=BatchSettings(overwrite=True, max_megapixels=1)))
    assert read_preset(file) == PLAIN


def change(value: dict[str, Any], place: str, new: object) -> None:
    *ways, name = place.split(".")
    for way in ways:
        value = value[way]
    if new is None:
        del value[name]
    else:
        value[name] = new


@pytest.mark.parametrize(
    ("place", "new", "said"),
    [
        ("settings.quality", 0, "settings.quality is not between 1 and 100"),
        ("settings.quality", None, "settings.quality is not a whole number"),
        ("settings.adjust.vividness", "2", "settings.adjust.vividness is not a number"),
        ("settings.adjust.warmth", 1, "settings.adjust.warmth is not known"),
        ("settings.retouching", {}, "settings.retouching is not known"),
        ("settings.restoration", {"fade": 2}, "settings.restoration.fade is not between 0 and 1"),
        ("settings.restoration", {"dust": 1}, "settings.restoration.automatic is not true"),
        (
            "settings.restoration",
            {"automatic": True, "warmth": 1},
            "settings.restoration.warmth is not known",
        ),
        ("settings.harmonize", {"delta_a": 3}, "settings.harmonize.delta_b is not a number"),
        ("settings", [], "settings is no object"),
        ("model.sha256", "ab", "model.sha256 is not a SHA-256"),
        ("model.path", "/home/anna/m.onnx", "model.path is not known"),
        ("segmenter", [], "segmenter is not an encoder and a decoder"),
        ("format", "bmp", "format is not known"),
        ("pattern", 3, "pattern is not a text"),
        ("folder", "/home/anna", "folder is not known"),
        ("photochrom_preset", True, "photochrom_preset is not a whole number"),
    ],
)
def test_fault_is_named_by_its_field(file: Path, place: str, new: object, said: str) -> None:
    save_preset(file, FULL)
    value = json.loads(file.read_text())
    change(value, place, new)
    file.write_text(json.dumps(value))
    with pytest.raises(BatchError, match=r"^The preset is damaged") as error:
        read_preset(file)
    assert said in str(error.value)


def test_pattern_that_names_nothing_is_refused(file: Path) -> None:
    save_preset(file, PLAIN)
    file.write_text(file.read_text().replace("{name}", "../{name}"))
    with pytest.raises(BatchError, match="File names cannot hold '/'"):
        read_preset(file)


@pytest.mark.parametrize("temperature", [0, 99])
def test_value_that_no_model_takes_is_refused(file: Path, temperature: float) -> None:
    save_preset(file, PLAIN)
    text = file.read_text()
    file.write_text(text.replace('"temperature": null', f'"temperature": {temperature}'))
    with pytest.raises(PhotochromError, match="temperature"):
        read_preset(file)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xd8\xff\xe0 a photo", b"[]", b'{"a": 1}', b"[" * 9999],
    ids=["empty", "photo", "list", "other", "deep"],
)
def test_other_files_are_no_presets_and_never_replaced(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(BatchError, match="This is no preset of Photochrom"):
        read_preset(file)
    with pytest.raises(BatchError, match="A file that is no preset has this name"):
        save_preset(file, PLAIN)
    assert file.read_bytes() == content


def test_huge_file_is_not_even_read(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(10**12)
    with pytest.raises(BatchError, match="This is no preset"):
        read_preset(file)


def test_older_preset_is_replaced(file: Path) -> None:
    save_preset(file, FULL)
    save_preset(file, PLAIN)
    assert read_preset(file) == PLAIN


def test_preset_of_a_newer_photochrom_says_so(file: Path) -> None:
    save_preset(file, PLAIN)
    newer = json.loads(file.read_text()) | {"photochrom_preset": 2, "sharpness": 3}
    file.write_text(json.dumps(newer))
    with pytest.raises(BatchError, match="made by a newer Photochrom"):
        read_preset(file)


def test_file_that_is_missing_says_so(file: Path) -> None:
    with pytest.raises(PhotoError, match="There is no such file"):
        read_preset(file)
    with pytest.raises(PhotoError, match="The folder to write into does not exist"):
        save_preset(file.parent / "gone" / "a", PLAIN)
