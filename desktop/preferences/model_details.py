"""What a model says about itself, as a small page."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication

from desktop.figure_texts import figure_text
from desktop.sentences import in_user_language
from engine.models.description import ModelDescription, ModelKind
from engine.models.store import BrokenModel, StoredModel

translate = QCoreApplication.translate


def kind_text(kind: ModelKind) -> str:
    """Say what models of a kind do."""
    texts = {
        ModelKind.COLOR_CLASSIFIER: translate("ModelDetails", "Finds colors"),
        ModelKind.CHROMA_REGRESSOR: translate("ModelDetails", "Finds colors, without alternatives"),
        ModelKind.SEGMENTER_ENCODER: translate("ModelDetails", "Finds objects (encoder)"),
        ModelKind.SEGMENTER_DECODER: translate("ModelDetails", "Finds objects (decoder)"),
    }
    return texts[kind]


def details_page(entry: StoredModel | BrokenModel) -> str:
    """Write all that is known about a model file.

    Args:
        entry: of the model store.

    Returns:
        HTML.
    """
    if isinstance(entry, BrokenModel):
        rows = [(translate("ModelDetails", "Problem"), in_user_language(str(entry.error)))]
    else:
        rows = list(_rows(entry.description))
    origin = (
        translate("ModelDetails", "came with Photochrom")
        if entry.bundled
        else translate("ModelDetails", "added by you")
    )
    rows += [
        (translate("ModelDetails", "Origin"), origin),
        (translate("ModelDetails", "File"), str(entry.path)),
    ]
    lines = "".join(
        f"<tr><td style='padding-right: 12px'><b>{escape(title)}</b></td>"
        f"<td>{escape(value)}</td></tr>"
        for title, value in rows
        if value
    )
    return f"<table cellspacing='4'>{lines}</table>"


def _rows(description: ModelDescription) -> Iterator[tuple[str, str]]:
    yield translate("ModelDetails", "Name"), description.name
    yield translate("ModelDetails", "Version"), description.version
    yield translate("ModelDetails", "What it does"), kind_text(description.kind)
    yield (
        translate("ModelDetails", "Working size"),
        translate("ModelDetails", "{0} pixels").format(description.size),
    )
    if description.palette is not None:
        yield translate("ModelDetails", "Colors"), str(len(description.palette))
    yield translate("ModelDetails", "License"), description.license
    yield translate("ModelDetails", "Learned from"), description.data
    yield translate("ModelDetails", "Recipe"), description.recipe
    yield translate("ModelDetails", "Made on"), description.created
    figures = (figure_text(name, figure) for name, figure in description.metrics.items())
    yield translate("ModelDetails", "Measured"), ", ".join(figures)
