"""Settings: what is set is there after a restart; damage keeps nobody from working."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings

from desktop.settings import RECENT_FILES, SMALLEST_SIDE, Settings, Theme
from engine.color.decode import Decoding
from engine.models.providers import Device
from engine.models.store import DEFAULT_COLORIZER, DEFAULT_SEGMENTER
from engine.photo.formats import ImageFormat

VALUES = {
    "theme": Theme.DARK,
    "language": "bn",
    "device": Device.CUDA,
    "colorizer": "my model",
    "segmenter": "mobile, sam",
    "vividness": 1.23,
    "rebalancing": 0.35,
    "working_size": 320,
    "decoding": Decoding.ARGMAX,
    "export_format": ImageFormat.TIFF,
    "export_quality": 71,
    "export_bit_depth": 16,
    "export_longest_side": 1600,
    "export_keeps_metadata": False,
    "export_folder": Path("/Fotos/für Anna, 1932"),
    "open_folder": Path("/mnt/scans"),
    "name_pattern": '{name} "in color"',
    "recent_files": (Path("/b.jpg"), Path("/ছবি, 1.tif")),
    "cache_mb": 2048,
    "looks_for_updates": True,
    "looked_for_updates_at": datetime(2026, 3, 7, 16, 40, tzinfo=UTC),
    "update_problem": "The server cannot be found; check the internet connection.",
    "newest_version": "1.2.0",
    "skipped_version": "1.1.0",
    "window_geometry": QByteArray(b"\x00\xff,;\n"),
    "window_state": QByteArray(b"state"),
}

ANY_TEXT = (
    *("name_pattern", "export_folder", "open_folder"),
    *("update_problem", "newest_version", "skipped_version"),
)
"""Settings that every text is a value of."""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "own settings.ini"


def opened(file):
    return Settings(QSettings(str(file), QSettings.Format.IniFormat))


@pytest.mark.parametrize("name", VALUES)
def test_every_value_survives_a_restart(file, name):
    settings = opened(file)
    assert getattr(settings, name) != VALUES[name]
    setattr(settings, name, VALUES[name])
    settings.store.sync()
    assert getattr(opened(file), name) == VALUES[name]


@pytest.mark.parametrize(
    "name", [name for name in VALUES if name not in ("colorizer", "segmenter")]
)
def test_a_damaged_value_counts_as_never_set(file, name):
    settings = opened(file)
    default = getattr(settings, name)
    settings.store.setValue(name, ["two", "lines"])
    assert getattr(settings, name) == default
    if name not in ANY_TEXT and "window" not in name:
        settings.store.setValue(name, "no such thing")
        assert getattr(settings, name) == default


def test_the_bundled_models_are_chosen_at_first(file):
    settings = opened(file)
    assert (settings.colorizer, settings.segmenter) == (DEFAULT_COLORIZER, DEFAULT_SEGMENTER)


def test_changes_are_told_once_and_only_where_something_changed(file, qtbot):
    settings = opened(file)
    with qtbot.waitSignal(settings.changed) as told:
        settings.theme = Theme.LIGHT
    assert told.args == ["theme"]
    with qtbot.assertNotEmitted(settings.changed):
        settings.theme = "light"


@pytest.mark.parametrize(
    ("name", "value"), [("language", "tlh"), ("theme", "pink"), ("device", "abacus")]
)
def test_a_value_that_does_not_fit_is_refused(file, name, value):
    with pytest.raises(ValueError, match=value):
        setattr(opened(file), name, value)


def test_numbers_out_of_range_are_brought_into_it(file):
    settings = opened(file)
    settings.vividness = 99.0
    settings.export_quality = -3
    settings.export_longest_side = 1
    assert (settings.vividness, settings.export_quality) == (3.0, 1)
    assert settings.export_longest_side == SMALLEST_SIDE


@given(names=st.lists(st.sampled_from("abcdefghijklmnopqrst"), max_size=40))
def test_recent_files_are_distinct_and_the_newest_first(tmp_path_factory, names):
    settings = opened(tmp_path_factory.mktemp("recent") / "settings.ini")
    for name in names:
        settings.add_recent_files([Path(name)])
    newest_first = list(dict.fromkeys(reversed(names)))
    assert [str(path) for path in settings.recent_files] == newest_first[:RECENT_FILES]


def test_many_files_at_once_are_remembered_in_one_go(file):
    settings = opened(file)
    settings.add_recent_files([Path("/old.jpg"), Path("/0.jpg")])
    told = []
    settings.changed.connect(told.append)
    settings.add_recent_files(Path(f"/{number % 1000}.jpg") for number in range(2000))
    assert told == ["recent_files"]
    assert settings.recent_files == tuple(Path(f"/{number}.jpg") for number in range(RECENT_FILES))


def test_recent_files_can_be_forgotten(file):
    settings = opened(file)
    settings.add_recent_files([Path("/a.jpg")])
    settings.forget_recent_files()
    assert settings.recent_files == ()
