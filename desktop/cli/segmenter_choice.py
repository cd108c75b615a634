"""Loads the segmenter that the user chose, or says where one comes from."""

from desktop.cli.single_photo import about
from engine.models.errors import ModelError, UnknownSegmenterError
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import ModelStore
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
        try:
            encoder, decoder = ModelStore().find_segmenter(name)
        except UnknownSegmenterError as error:
            raise ModelError(_advice(error.known)) from error
        chosen = Device(device)
        return Segmenter(
            ModelSession(encoder.path, device=chosen), ModelSession(decoder.path, device=chosen)
        )


def _advice(known: tuple[str, ...]) -> str:
    names = ", ".join(f"'{name}'" for name in known)
    if _ADVICE in known:
        return f"There is no such segmenter; choose with --segmenter from {names}."
    fetch = f"'photochrom models fetch {_ADVICE}'"
    if known:
        choice = f"choose with --segmenter from {names}"
        return f"There is no such segmenter; {choice}, or get another with {fetch}."
    return (
        f"There is no such segmenter; get one with {fetch} and choose it with "
        f"--segmenter {_ADVICE}."
    )
