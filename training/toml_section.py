"""Turns tables of a TOML file into dataclasses, with one plain sentence for every mistake."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from training.errors import TrainingError

Section = TypeVar("Section")

_WANTED = {int: "a whole number", float: "a number", bool: "true or false", str: "a text"}


def read_section(kind: type[Section], table: object, name: str = "") -> Section:
    """Read a table, and the tables in it, into a dataclass.

    Entries may be whole numbers, numbers, booleans, texts, names (of a ``StrEnum``), lists of
    these (tuples in the dataclass), other dataclasses, and values that already have the type of
    their field.

    Args:
        kind: the dataclass; its fields say which entries there are and of which type.
        table: what the TOML file has in its place.
        name: where the table stands, for messages; empty for the whole file.

    Returns:
        The dataclass.

    Raises:
        TrainingError: an entry is unknown, missing, of another type or out of its range.
    """
    if not isinstance(table, Mapping):
        raise TrainingError(f"The recipe's '{name}' must be a table.")
    _check_names(kind, table, name)
    hints = get_type_hints(kind)
    values = {
        key: _convert(hints[key], value, f"{name}.{key}" if name else key)
        for key, value in table.items()
    }
    try:
        return kind(**values)
    except ValueError as error:
        raise TrainingError(f"The recipe has a mistake{_place(name)}: {error}.") from error


def _check_names(kind: type, table: Mapping[str, object], name: str) -> None:
    known = {entry.name: entry for entry in fields(kind)}
    for key in table:
        if key not in known:
            raise TrainingError(
                f"The recipe has an unknown entry '{key}'{_place(name)}; "
                f"the known ones are {', '.join(known)}."
            )
    for key, entry in known.items():
        required = entry.default is MISSING and entry.default_factory is MISSING
        if required and key not in table:
            raise TrainingError(f"The recipe lacks the entry '{key}'{_place(name)}.")


def _convert(hint: Any, value: object, name: str) -> Any:  # noqa: ANN401
    if isinstance(hint, type) and is_dataclass(hint):
        return value if isinstance(value, hint) else read_section(hint, value, name)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _convert_name(hint, value, name)
    if get_origin(hint) is tuple:
        return _convert_list(get_args(hint), value, name)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint or (hint is float and not isfinite(cast("float", value))):
        raise TrainingError(f"The recipe's '{name}' must be {_WANTED[hint]}.")
    return value


def _convert_name(hint: type[StrEnum], value: object, name: str) -> StrEnum:
    try:
        return hint(str(value))
    except ValueError as error:
        raise TrainingError(f"The recipe's '{name}' must be one of {', '.join(hint)}.") from error


def _convert_list(hints: tuple[Any, ...], value: object, name: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TrainingError(f"The recipe's '{name}' must be a list.")
    if hints[-1] is Ellipsis:
        hints = hints[:1] * len(value)
    if len(value) != len(hints):
        raise TrainingError(f"The recipe's '{name}' must be a list of {len(hints)} values.")
    return tuple(
        _convert(hint, item, f"{name}[{position}]")
        for position, (hint, item) in enumerate(zip(hints, value, strict=True), start=1)
    )


def _place(name: str) -> str:
    return f" in [{name}]" if name else ""
