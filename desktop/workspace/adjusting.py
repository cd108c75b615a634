"""Puts another prediction, or another way of reading it, into a document."""

from dataclasses import replace

from desktop.settings import Settings
from engine.colorize import DecodingOptions
from engine.document.document import Document, Step
from engine.document.edits import Adjust


def remembered_decoding(settings: Settings) -> DecodingOptions:
    """Return how the user had colors read off a prediction the last time."""
    return DecodingOptions(settings.decoding, settings.vividness, rebalance=settings.rebalancing)


def remember_decoding(settings: Settings, options: DecodingOptions) -> None:
    """Let colors of other photos be read in the same way from now on."""
    settings.decoding, settings.vividness = options.decoding, options.vividness
    settings.rebalancing = options.rebalance


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


def continued(document: Document, before: Document | None, decoding: DecodingOptions) -> Document:
    """Return a document with the edits that its photo had before it was colorized.

    Args:
        document: with a new prediction.
        before: the document until now; None if there was none.
        decoding: how the prediction is read, where nothing said so before: how vivid a photo's own
            colors were made does not.
    """
    if before is not None and before.model is not None:
        return replace(document, steps=before.steps)
    steps = () if before is None else before.steps
    plain = tuple(step for step in steps if not isinstance(step.edit, Adjust))
    first = () if decoding == DecodingOptions() else (Step(Adjust(decoding)),)
    return replace(document, steps=(*first, *plain))
