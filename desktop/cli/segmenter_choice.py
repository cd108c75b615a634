"""Loads the segmenter that the user chose, or says where one comes from."""

from desktop.cli.single_photo import about
from engine.models.description import PART_ENDINGS, ModelKind, segmenter_parts
from engine.models.errors import ModelError
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import ModelStore, StoredModel
from engine.segment.segmenter import Segmenter

# Small, fast and freely licensed.
_ADVICE = "mobile-sam"


def load_segmenter(name: str, device: str) -> Segmenter:
    """Load both models of a segmenter.

    Args:
        name: what their names have in common.
        device: value of ``Device``.

    Returns:
        The segmenter.

    Raises:
        AboutError: there is no such segmenter, or it cannot be loaded.
    """
    with about(name):
        store = ModelStore()
        _check_known(name, store)
        encoder, decoder = store.find_segmenter(name)
        chosen = Device(device)
        return Segmenter(
            ModelSession(encoder.path, device=chosen), ModelSession(decoder.path, device=chosen)
        )


def _check_known(name: str, store: ModelStore) -> None:
    entries = store.list()
    usable = {entry.name for entry in entries if isinstance(entry, StoredModel)}
    broken = {entry.path.stem for entry in entries if not isinstance(entry, StoredModel)}
    # One of the two is missing or broken: the store says which.
    if usable.union(broken).intersection(segmenter_parts(name)):
        return
    ending = PART_ENDINGS[ModelKind.SEGMENTER_ENCODER]
    stems = sorted(known.removesuffix(ending) for known in usable if known.endswith(ending))
    pairs = [stem for stem in stems if usable.issuperset(segmenter_parts(stem))]
    if pairs:
        names = ", ".join(f"'{pair}'" for pair in pairs)
        raise ModelError(f"There is no such segmenter; choose with --segmenter from {names}.")
    raise ModelError(
        f"There is no such segmenter; get one with 'photochrom models fetch {_ADVICE}' "
        f"and choose it with --segmenter {_ADVICE}."
    )
