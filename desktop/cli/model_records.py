"""What the commands about models tell about one; importing it loads numpy."""

from typing import Any

from engine.models.store import BrokenModel, StoredModel


def model_record(model: StoredModel | BrokenModel) -> dict[str, Any]:
    """Describe a model file.

    Args:
        model: an entry of the model store.

    Returns:
        A JSON object.
    """
    place = {"path": str(model.path), "bundled": model.bundled}
    if isinstance(model, BrokenModel):
        return {**place, "ok": False, "error": str(model.error)}
    return {**place, "ok": True, "error": None, **description_fields(model)}


def description_fields(model: StoredModel) -> dict[str, Any]:
    """Collect what a model says about itself.

    Args:
        model: a model that can be used.

    Returns:
        Field to value, in the order in which people want to read them.
    """
    description = model.description
    return {
        "name": description.name,
        "version": description.version,
        "kind": description.kind.value,
        "size": description.size,
        "classes": None if description.palette is None else len(description.palette),
        "temperature": description.temperature,
        "license": description.license,
        "recipe": description.recipe,
        "data": description.data,
        "created": description.created,
        "metrics": dict(description.metrics),
    }
