"""Reads JSON that anyone may have written: every value is checked before it is believed."""

import json
from enum import Enum
from typing import TypeVar

from engine.document.errors import ProjectError

Choice = TypeVar("Choice", bound=Enum)

Json = dict[str, object]
"""An object on its way into JSON text."""


def damaged(what: str) -> ProjectError:
    """Say that a project file holds what no program of ours wrote.

    Args:
        what: the fault, in a few words.

    Returns:
        The error to raise.
    """
    return ProjectError(f"The project file is damaged ({what}); use a backup of it.")


class Fields:
    """The fields of a JSON object, read one by one with their types and bounds.

    Fields that nobody asks for are passed over. Every method raises ``ProjectError`` for a field
    that is missing, of another type or out of bounds.
    """

    def __init__(self, value: object, where: str) -> None:
        """Take an object.

        Args:
            value: what the JSON parser answered.
            where: its place in the file, for messages.

        Raises:
            ProjectError: the value is no object.
        """
        if not isinstance(value, dict):
            raise damaged(f"{where} is no object")
        self._values: dict[str, object] = value
        self.where = where

    @classmethod
    def parse(cls, text: bytes) -> "Fields":
        """Parse the JSON text of a project.

        Args:
            text: UTF-8.

        Raises:
            ProjectError: the text is no JSON object, or it holds NaN, infinity or a name twice.
        """
        try:
            value = json.loads(
                text.decode(), parse_constant=_refuse_constant, object_pairs_hook=_unique
            )
        except (ValueError, RecursionError) as error:
            raise damaged("its description is no JSON") from error
        return cls(value, "project")

    def number(self, name: str, low: float, high: float) -> float:
        """Read a number between two bounds, both allowed."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong(name, "a number")
        # NaN lies between no two numbers.
        if not low <= value <= high:
            raise self._wrong(name, f"between {low:g} and {high:g}")
        return float(value)

    def optional_number(self, name: str, low: float, high: float) -> float | None:
        """Read a number between two bounds, or null."""
        return None if self._present(name) is None else self.number(name, low, high)

    def integer(self, name: str, low: int, high: int) -> int:
        """Read a whole number between two bounds, both allowed."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._wrong(name, "a whole number")
        if not low <= value <= high:
            raise self._wrong(name, f"between {low} and {high}")
        return value

    def text(self, name: str, longest: int = 4096) -> str:
        """Read a text that is not empty."""
        value = self._values.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= longest:
            raise self._wrong(name, f"a text of at most {longest} letters")
        return value

    def optional_text(self, name: str) -> str | None:
        """Read a text, or null."""
        return None if self._present(name) is None else self.text(name)

    def digest(self, name: str) -> str:
        """Read the hexadecimal digits of a SHA-256."""
        value = self.text(name)
        if len(value) != 64 or set(value) - set("0123456789abcdef"):
            raise self._wrong(name, "a SHA-256")
        return value

    def flag(self, name: str) -> bool:
        """Read true or false."""
        value = self._values.get(name)
        if not isinstance(value, bool):
            raise self._wrong(name, "true or false")
        return value

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """Read the value of an enum."""
        try:
            return choices(self.text(name))
        except ValueError as error:
            raise self._wrong(name, "known") from error

    def items(self, name: str, most: int) -> list[object]:
        """Read a list of at most so many items."""
        value = self._values.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise self._wrong(name, f"a list of at most {most}")
        return value

    def texts(self, name: str, most: int) -> list[str]:
        """Read a list of at most so many texts."""
        items = self.items(name, most)
        texts = [item for item in items if isinstance(item, str)]
        if len(texts) != len(items):
            raise self._wrong(name, "a list of texts")
        return texts

    def group(self, name: str) -> "Fields":
        """Read an object inside this one."""
        return Fields(self._values.get(name), f"{self.where}.{name}")

    def optional_group(self, name: str) -> "Fields | None":
        """Read an object inside this one, or null."""
        return None if self._present(name) is None else self.group(name)

    def groups(self, name: str, most: int) -> list["Fields"]:
        """Read a list of at most so many objects."""
        items = self.items(name, most)
        return [Fields(item, f"{self.where}.{name}.{at}") for at, item in enumerate(items)]

    def as_json(self) -> str:
        """Write the object back, for readers of other modules."""
        return json.dumps(self._values)

    def _present(self, name: str) -> object:
        if name not in self._values:
            raise self._wrong(name, "there")
        return self._values[name]

    def _wrong(self, name: str, wanted: str) -> ProjectError:
        return damaged(f"{self.where}.{name} is not {wanted}")


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a name stands twice in an object")
    return values
