"""How the user wants results to be called: a pattern with a place for the name of the photo."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.batch.errors import BatchError

NAME_FIELD: Final = "{name}"
"""Stands for the name of the photo without its suffix."""

FOLDER_FIELD: Final = "{folder}"
"""Stands for the name of the folder that the photo lies in."""

# What Windows refuses in names, and with it every other system.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


@dataclass(frozen=True)
class NamePattern:
    """The name of a result, without its suffix.

    There is no field for a number or a date: photos that are done already are recognized by the
    names of their results, which must be the same in the next run.

    Attributes:
        text: any text around ``{name}``, in which ``{folder}`` may stand, too.
    """

    text: str = NAME_FIELD

    def __post_init__(self) -> None:
        """Refuse patterns that give no names.

        Raises:
            BatchError: the name of the photo is missing, or a character or field is not allowed.
        """
        if NAME_FIELD not in self.text:
            raise BatchError(f"The name pattern must hold {NAME_FIELD}, the name of the photo.")
        rest = self.text.replace(NAME_FIELD, "").replace(FOLDER_FIELD, "")
        if "{" in rest or "}" in rest:
            raise BatchError(f"The name pattern knows {NAME_FIELD} and {FOLDER_FIELD} only.")
        if found := _FORBIDDEN.search(rest):
            raise BatchError(
                f"File names cannot hold {found.group()!r}; take it out of the name pattern."
            )
        if self.text.startswith("."):
            raise BatchError("A name that begins with a dot is hidden; begin it with a letter.")

    def stem(self, source: Path) -> str:
        """Name the result of a photo.

        Args:
            source: the photo.

        Returns:
            A file name without suffix.
        """
        # In one pass: a photo may really be called "{folder}".
        fields = {NAME_FIELD: source.stem, FOLDER_FIELD: source.absolute().parent.name}
        pattern = f"{re.escape(NAME_FIELD)}|{re.escape(FOLDER_FIELD)}"
        return re.sub(pattern, lambda field: fields[field.group()], self.text)
