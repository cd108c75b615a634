"""Shows on a terminal how much of a download has arrived."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def byte_progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show a progress bar in bytes while the block runs, if stderr is a terminal.

    Args:
        total: how many bytes will be there at the end.

    Yields:
        What to tell how many are there.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _received: None
        return
    from tqdm import tqdm

    with tqdm(
        total=total, unit="B", unit_scale=True, file=sys.stderr, leave=False, dynamic_ncols=True
    ) as bar:

        def show(received: int) -> None:
            # Less than before after a server could not go on in the middle.
            bar.update(received - bar.n)

        yield show
