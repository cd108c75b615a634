"""Puts another way of reading the prediction into a document."""

from engine.colorize import DecodingOptions
from engine.document.document import Document
from engine.document.edits import Adjust


def adjusted(document: Document, options: DecodingOptions) -> Document:
    """Return a document whose colors are read off the prediction in another way.

    Its last enabled adjustment is changed. Where there is none, one is put before all edits, since
    that is where it works.

    Args:
        document: the document.
        options: how to read its prediction.
    """
    edit = Adjust(options, document.adjust.upsampling)
    for index in reversed(range(len(document.steps))):
        step = document.steps[index]
        if step.enabled and isinstance(step.edit, Adjust):
            return document.replaced(index, edit)
    return document.added(edit).moved(len(document.steps), 0)
