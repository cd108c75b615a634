"""Writes recipes as TOML, which Python itself only reads."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

Tables = Mapping[str, Any]
"""What ``tomllib`` reads: texts, numbers, booleans, lists and further such mappings."""


def to_toml(tables: Tables) -> str:
    """Write entries first, then a section for every table in them.

    Args:
        tables: keys that need no quotes.

    Returns:
        Text that ``tomllib.loads`` turns into the same tables.

    Raises:
        TypeError: a value is of a kind that recipes do not have.
    """
    return "\n".join(_section(tables, "")).strip() + "\n"


def merged(tables: Tables, changes: Tables) -> dict[str, Any]:
    """Return tables with some entries changed; where both hold a table, entry by entry."""
    result = dict(tables)
    for key, value in changes.items():
        both = isinstance(value, Mapping) and isinstance(result.get(key), Mapping)
        result[key] = merged(result[key], value) if both else value
    return result


def _section(tables: Tables, name: str) -> list[str]:
    inner = {key: value for key, value in tables.items() if isinstance(value, Mapping)}
    lines = [f"{key} = {_value(value)}" for key, value in tables.items() if key not in inner]
    if name and (lines or not inner):
        lines = ["", f"[{name}]", *lines]
    for key, table in inner.items():
        lines += _section(table, f"{name}.{key}" if name else key)
    return lines


def _value(value: object) -> str:
    if isinstance(value, bool | str):
        # What JSON calls a string and a boolean is both in TOML, too.
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_value(item)}' for key, item in value.items())} }}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_value, value))}]"
    raise TypeError(f"{type(value).__name__} is no value of a recipe")
