"""What a model says about itself, as a small page."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication

from engine.models.description import ModelDescription, ModelKind
from engine.models.store import BrokenModel, StoredModel


def kind_text(kind: ModelKind) -> str:
    """Say what models of a kind do."""
    texts = {
        ModelKind.COLOR_CLASSIFIER: _text("Finds colors"),
        ModelKind.CHROMA_REGRESSOR: _text("Finds colors, without alternatives"),
        ModelKind.SEGMENTER_ENCODER: _text("Finds objects (encoder)"),
        ModelKind.SEGMENTER_DECODER: _text("Finds objects (decoder)"),
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
        rows = [(_text("Problem"), str(entry.error))]
    else:
        rows = list(_rows(entry.description))
    origin = _text("came with Photochrom") if entry.bundled else _text("added by you")
    rows += [(_text("Origin"), origin), (_text("File"), str(entry.path))]
    lines = "".join(
        f"<tr><td style='padding-right: 12px'><b>{escape(title)}</b></td>"
        f"<td>{escape(value)}</td></tr>"
        for title, value in rows
        if value
    )
    return f"<table cellspacing='4'>{lines}</table>"


def _rows(description: ModelDescription) -> Iterator[tuple[str, str]]:
    yield _text("Name"), description.name
    yield _text("Version"), description.version
    yield _text("What it does"), kind_text(description.kind)
    yield _text("Working size"), _text("{0} pixels").format(description.size)
    if description.palette is not None:
        yield _text("Colors"), str(len(description.palette))
    yield _text("License"), description.license
    yield _text("Learned from"), description.data
    yield _text("Recipe"), description.recipe
    yield _text("Made on"), description.created
    figures = (f"{name} {figure:.4g}" for name, figure in description.metrics.items())
    yield _text("Measured"), ", ".join(figures)


def _text(source: str) -> str:
    return QCoreApplication.translate("ModelDetails", source)
