"""What the application remembers between two runs, typed: one door to QSettings.

Every value is stored as text, so that an ini file, the registry and a property list give back the
same. A value that cannot be read, because somebody edited the file or another version wrote it,
counts as never set.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from enum import Enum, StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from engine.models.providers import Device
from engine.photo.formats import ImageFormat

if TYPE_CHECKING:
    from engine.color.decode import Decoding

RECENT_FILES = 12
"""How many recent files are remembered."""

SMALLEST_SIDE, LARGEST_SIDE = 16, 65500
"""What the longer side of an export can be limited to, in pixels; JPEG holds no more than that."""

LANGUAGES = ("en", "de", "bn")
"""Codes of the languages that the interface is written in."""

Value = TypeVar("Value")
Member = TypeVar("Member", bound=Enum)


class Theme(StrEnum):
    """Which colors the interface has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class _Remembered(Generic[Value]):
    """A property of ``Settings`` that lives in its store under the property's own name.

    The default is a text, too, or a function that finds it: what takes long to import is imported
    when it is read, not before the window can be seen.
    """

    def __init__(
        self,
        default: str | Callable[[], str],
        read: Callable[[str], Value],
        write: Callable[[Value], str],
    ) -> None:
        self._default = default
        self._read = read
        self._write = write

    def __set_name__(self, owner: type, name: str) -> None:
        self._key = name

    @overload
    def __get__(self, settings: None, owner: type) -> Self: ...
    @overload
    def __get__(self, settings: "Settings", owner: type) -> Value: ...
    def __get__(self, settings: "Settings | None", owner: type) -> Self | Value:
        if settings is None:
            return self
        text = settings.store.value(self._key)
        if isinstance(text, str):
            with suppress(ValueError, TypeError, KeyError):
                return self._read(text)
        default = self._default
        return self._read(default if isinstance(default, str) else default())

    def __set__(self, settings: "Settings", value: Value) -> None:
        text = self._write(value)
        # A value that the store would not give back must fail here, not vanish at the next start.
        self._read(text)
        if value != self.__get__(settings, type(settings)):
            settings.store.setValue(self._key, text)
            settings.changed.emit(self._key)


def _text(default: str | Callable[[], str]) -> _Remembered[str]:
    return _Remembered(default, str, str)


def _default_colorizer() -> str:
    from engine.models.store import DEFAULT_COLORIZER

    return DEFAULT_COLORIZER


def _default_segmenter() -> str:
    from engine.models.store import DEFAULT_SEGMENTER

    return DEFAULT_SEGMENTER


def _member(default: Member) -> _Remembered[Member]:
    kind = type(default)
    return _Remembered(str(default.value), kind, lambda member: str(kind(member).value))


def _decoding() -> "_Remembered[Decoding]":
    def read(text: "str | Decoding") -> "Decoding":
        from engine.color.decode import Decoding

        return Decoding(text)

    return _Remembered("annealed", read, lambda decoding: str(read(decoding).value))


def _one_of(*choices: str) -> _Remembered[str]:
    def checked(text: str) -> str:
        if text not in choices:
            raise ValueError(f"{text!r} is none of {choices}")
        return text

    return _Remembered(choices[0], checked, str)


def _real(default: float, least: float, most: float) -> _Remembered[float]:
    return _Remembered(repr(default), lambda text: min(max(float(text), least), most), repr)


def _whole(default: int, least: int, most: int) -> _Remembered[int]:
    return _Remembered(str(default), lambda text: min(max(int(text), least), most), str)


def _switch(*, default: bool) -> _Remembered[bool]:
    words = {True: "on", False: "off"}
    return _Remembered(words[default], {"on": True, "off": False}.__getitem__, words.__getitem__)


def _bytes() -> _Remembered[QByteArray]:
    return _Remembered(
        "",
        lambda text: QByteArray.fromBase64(QByteArray(text.encode("ascii"))),
        lambda value: bytes(value.toBase64().data()).decode("ascii"),
    )


def _read_format(text: str) -> ImageFormat | None:
    return ImageFormat(text) if text else None


def _write_format(value: ImageFormat | None) -> str:
    return "" if value is None else value.value


def _read_bit_depth(text: str) -> int | None:
    return {"": None, "8": 8, "16": 16}[text]


def _read_longest_side(text: str) -> int | None:
    return min(max(int(text), SMALLEST_SIDE), LARGEST_SIDE) if text else None


def _read_folder(text: str) -> Path | None:
    return Path(text) if text else None


def _write_optional(value: int | Path | None) -> str:
    return "" if value is None else str(value)


def _read_all_paths(text: str) -> tuple[Path, ...]:
    return tuple(Path(name) for name in json.loads(text))


def _write_all_paths(paths: tuple[Path, ...]) -> str:
    return json.dumps([str(path) for path in paths])


def _read_moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text).astimezone() if text else None


def _write_moment(value: datetime | None) -> str:
    return "" if value is None else value.isoformat()


def _read_paths(text: str) -> tuple[Path, ...]:
    return _read_all_paths(text)[:RECENT_FILES]


def _write_paths(paths: tuple[Path, ...]) -> str:
    return _write_all_paths(paths[:RECENT_FILES])


class Settings(QObject):
    """Typed access to everything that is remembered.

    Reading never fails; setting a value that does not fit its property raises ValueError, while
    numbers out of range are brought into it. All properties are used in the GUI thread alone.

    Attributes:
        changed: a property has another value now; its name.
    """

    changed = Signal(str)

    theme = _member(Theme.SYSTEM)
    """Colors of the interface; a ``Theme``, which equals its text."""
    language = _one_of("", *LANGUAGES)
    """Code of the interface's language; empty for that of the system."""
    device = _member(Device.AUTO)
    """What models run on."""
    colorizer = _text(_default_colorizer)
    """Name of the model that colorizes."""
    segmenter = _text(_default_segmenter)
    """Common name of the two models that find objects."""
    vividness = _real(1.0, 0.0, 3.0)
    """Factor on chroma, 0 to 3."""
    rebalancing = _real(0.0, 0.0, 1.0)
    """How much pale regions of a coloring are lifted, 0 to 1."""
    working_size = _whole(0, 0, 1024)
    """Shorter side as the network sees it, in pixels; 0 for the size of the model."""
    decoding = _decoding()
    """How colors are read off a prediction."""
    export_format: _Remembered[ImageFormat | None] = _Remembered("", _read_format, _write_format)
    """Format of exports; None for that of the photo."""
    export_quality = _whole(95, 1, 100)
    """Quality of JPEG and WebP, 1 to 100."""
    export_bit_depth: _Remembered[int | None] = _Remembered("", _read_bit_depth, _write_optional)
    """8 or 16 bits per channel; None for that of the photo where the format can hold it."""
    export_longest_side: _Remembered[int | None] = _Remembered(
        "", _read_longest_side, _write_optional
    )
    """Pixels that the longer side of an export may have; None for the size of the photo."""
    export_keeps_metadata = _switch(default=True)
    """Whether exports carry on what photos say about themselves, such as date and caption."""
    export_folder: _Remembered[Path | None] = _Remembered("", _read_folder, _write_optional)
    """Where exports go; None for the folder of the photo."""
    open_folder: _Remembered[Path | None] = _Remembered("", _read_folder, _write_optional)
    """Where photos were opened last; None where none was."""
    name_pattern = _text("{name}-colorized")
    """Name of an export without its suffix; ``{name}`` stands for that of the photo."""
    recent_files: _Remembered[tuple[Path, ...]] = _Remembered("[]", _read_paths, _write_paths)
    """The files opened last, the newest first, at most 12."""
    recent_presets: _Remembered[tuple[Path, ...]] = _Remembered("[]", _read_paths, _write_paths)
    """The presets opened or saved last, the newest first, at most 12."""
    batch_sources: _Remembered[tuple[Path, ...]] = _Remembered(
        "[]", _read_all_paths, _write_all_paths
    )
    """Files and folders of a run that is not finished; empty if there is none."""
    batch_contact_sheet = _switch(default=False)
    """Whether runs over many photos make pages with all of them."""
    cache_mb = _whole(1024, 64, 65536)
    """How many megabytes opened photos and embeddings may hold."""
    looks_for_updates = _switch(default=False)
    """Whether Photochrom asks once a day for the number of its newest version."""
    looked_for_updates_at: _Remembered[datetime | None] = _Remembered(
        "", _read_moment, _write_moment
    )
    """When it asked last, with a time zone; None where it never did."""
    update_problem = _text("")
    """Why the last question got no answer, an English sentence; empty where it got one."""
    newest_version = _text("")
    """The newest version that is known; empty where none is."""
    skipped_version = _text("")
    """The version that the user does not want to hear of; empty where there is none."""
    window_geometry = _bytes()
    """Where the window was, as ``QWidget.saveGeometry`` says it; empty at the first start."""
    window_state = _bytes()
    """Toolbars and panels, as ``QMainWindow.saveState`` says it; empty at the first start."""

    def __init__(self, store: QSettings, parent: QObject | None = None) -> None:
        """Take the place where values live.

        Args:
            store: the system's own in the application, an ini file in tests.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.store = store

    def add_recent_files(self, paths: Iterable[Path]) -> None:
        """Put files at the head of the recent ones, the first of them as the newest."""
        distinct = dict.fromkeys([*islice(paths, RECENT_FILES), *self.recent_files])
        self.recent_files = tuple(distinct)[:RECENT_FILES]

    def add_recent_preset(self, path: Path) -> None:
        """Put a preset at the head of the recent ones."""
        distinct = dict.fromkeys([path, *self.recent_presets])
        self.recent_presets = tuple(distinct)[:RECENT_FILES]

    def forget_recent_files(self) -> None:
        """Empty the list of recent files."""
        self.recent_files = ()
