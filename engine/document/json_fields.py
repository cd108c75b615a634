"""Reads JSON that anyone may have written: every value is checked before it is believed."""

import json
from collections.abc import Callable, Mapping
from enum import Enum
from typing import TypeVar

from engine.document.errors import ProjectError
from engine.errors import PhotochromError

Choice = TypeVar("Choice", bound=Enum)

Json = dict[str, object]
"""An object on its way into JSON text."""

Fault = Callable[[str], PhotochromError]
"""Makes the error to raise of what is wrong, in a few words."""


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

    Fields that nobody asks for are passed over. Every method raises an error for a field that is
    missing, of another type or out of bounds: ``ProjectError``, unless the file is no project.
    """

    def __init__(self, value: object, where: str, fault: Fault = damaged) -> None:
        """Take an object.

        Args:
            value: what the JSON parser answered.
            where: its place in the file, for messages; empty for all of it.
            fault: says what is wrong with the file.

        Raises:
            PhotochromError: the value is no object.
        """
        if not isinstance(value, dict):
            raise fault(f"{where or 'what is in it'} is no object")
        self._values: dict[str, object] = value
        self._fault = fault
        self.where = where

    @classmethod
    def parse(cls, text: bytes, where: str = "project", fault: Fault = damaged) -> "Fields":
        """Parse the JSON text of a file.

        Args:
            text: UTF-8.
            where: what the file is, for messages.
            fault: says what is wrong with the file.

        Raises:
            PhotochromError: the text is no JSON object, or it holds NaN, infinity or a name twice.
        """
        try:
            value = json.loads(
                text.decode(), parse_constant=_refuse_constant, object_pairs_hook=_unique
            )
        except (ValueError, RecursionError) as error:
            raise fault("its description is no JSON") from error
        return cls(value, where, fault)

    def has(self, name: str) -> bool:
        """Tell whether there is such a field."""
        return name in self._values

    def number(self, name: str, low: float, high: float) -> float:
        """Read a number between two bounds, both allowed."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(name, "a number")
        # NaN lies between no two numbers.
        if not low <= value <= high:
            raise self.fault(name, f"between {low:g} and {high:g}")
        return float(value)

    def optional_number(self, name: str, low: float, high: float) -> float | None:
        """Read a number between two bounds, or null."""
        return None if self._present(name) is None else self.number(name, low, high)

    def integer(self, name: str, low: int, high: int) -> int:
        """Read a whole number between two bounds, both allowed."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.fault(name, "a whole number")
        if not low <= value <= high:
            raise self.fault(name, f"between {low} and {high}")
        return value

    def text(self, name: str, longest: int = 4096) -> str:
        """Read a text that is not empty."""
        value = self._values.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= longest:
            raise self.fault(name, f"a text of at most {longest} letters")
        return value

    def optional_text(self, name: str) -> str | None:
        """Read a text, or null."""
        return None if self._present(name) is None else self.text(name)

    def digest(self, name: str) -> str:
        """Read the hexadecimal digits of a SHA-256."""
        value = self.text(name)
        if len(value) != 64 or set(value) - set("0123456789abcdef"):
            raise self.fault(name, "a SHA-256")
        return value

    def flag(self, name: str) -> bool:
        """Read true or false."""
        value = self._values.get(name)
        if not isinstance(value, bool):
            raise self.fault(name, "true or false")
        return value

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """Read the value of an enum."""
        try:
            return choices(self.text(name))
        except ValueError as error:
            raise self.fault(name, "known") from error

    def items(self, name: str, most: int) -> list[object]:
        """Read a list of at most so many items."""
        value = self._values.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise self.fault(name, f"a list of at most {most}")
        return value

    def texts(self, name: str, most: int) -> list[str]:
        """Read a list of at most so many texts."""
        items = self.items(name, most)
        texts = [item for item in items if isinstance(item, str)]
        if len(texts) != len(items):
            raise self.fault(name, "a list of texts")
        return texts

    def group(self, name: str) -> "Fields":
        """Read an object inside this one."""
        return Fields(self._values.get(name), self._place(name), self._fault)

    def optional_group(self, name: str) -> "Fields | None":
        """Read an object inside this one, or null."""
        return None if self._present(name) is None else self.group(name)

    def groups(self, name: str, most: int) -> list["Fields"]:
        """Read a list of at most so many objects."""
        items = self.items(name, most)
        place = self._place(name)
        return [Fields(item, f"{place}.{at}", self._fault) for at, item in enumerate(items)]

    def refuse_others(self, known: Mapping[str, object]) -> None:
        """Refuse fields of other names, also in objects inside, which a newer program may know.

        Args:
            known: an object with all names; where it holds an object, so does this one, or null.
        """
        for name, value in self._values.items():
            if name not in known:
                raise self._fault(f"{self._place(name)} is not known")
            inner = known[name]
            if isinstance(inner, Mapping) and value is not None:
                self.group(name).refuse_others(inner)

    def as_json(self) -> str:
        """Write the object back, for readers of other modules."""
        return json.dumps(self._values)

    def _present(self, name: str) -> object:
        if name not in self._values:
            raise self.fault(name, "there")
        return self._values[name]

    def fault(self, name: str, wanted: str) -> PhotochromError:
        """Return the error for a field that is not what it should be.

        Args:
            name: of the field.
            wanted: what it should be, in a few words.
        """
        return self._fault(f"{self._place(name)} is not {wanted}")

    def _place(self, name: str) -> str:
        return f"{self.where}.{name}" if self.where else name


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a name stands twice in an object")
    return values
