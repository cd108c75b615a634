"""Undo and redo: the documents that there were, and which of them is shown."""

from dataclasses import dataclass, replace
from typing import Self

from engine.document.document import Document


@dataclass(frozen=True, eq=False)
class Entry:
    """A document and how it came about.

    Attributes:
        name: what the user did, for a history panel.
        document: the document then.
    """

    name: str
    document: Document


@dataclass(frozen=True, eq=False)
class History:
    """All states of a document. Documents share what they have in common, so none is dropped.

    Attributes:
        entries: from the first to the last.
        index: which one is shown.
    """

    entries: tuple[Entry, ...]
    index: int = 0

    def __post_init__(self) -> None:
        """Refuse an index that shows nothing.

        Raises:
            IndexError: there is no such entry.
        """
        if not 0 <= self.index < len(self.entries):
            raise IndexError(f"there is no entry {self.index} among {len(self.entries)}")

    @classmethod
    def start(cls, document: Document, name: str = "Open") -> Self:
        """Begin with a document."""
        return cls((Entry(name, document),))

    @property
    def document(self) -> Document:
        """The document that is shown."""
        return self.entries[self.index].document

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier state."""
        return self.index > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a later state."""
        return self.index + 1 < len(self.entries)

    def done(self, name: str, document: Document) -> Self:
        """Add a state behind the one that is shown; what was undone is forgotten.

        Args:
            name: what the user did.
            document: what came of it.
        """
        entries = (*self.entries[: self.index + 1], Entry(name, document))
        return replace(self, entries=entries, index=self.index + 1)

    def undone(self) -> Self:
        """Go back one state; from the first one, nowhere."""
        return self.at(self.index - 1) if self.can_undo else self

    def redone(self) -> Self:
        """Go forward one state; from the last one, nowhere."""
        return self.at(self.index + 1) if self.can_redo else self

    def at(self, index: int) -> Self:
        """Show any state.

        Raises:
            IndexError: there is no such state.
        """
        return replace(self, index=index)
