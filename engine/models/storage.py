"""What can go wrong with the folder of the user's own models."""

from collections.abc import Iterator
from contextlib import contextmanager

from engine.models.errors import ModelError
from engine.photo.errors import explain


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn errors of the disk into sentences for the user.

    Raises:
        ModelError: the operating system reported an error in the block.
    """
    try:
        yield
    except OSError as error:
        raise ModelError(str(explain(error))) from error
