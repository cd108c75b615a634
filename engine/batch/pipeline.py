"""Works through the photos of a run: reading and writing overlap with the network.

Every worker takes a photo from file to file, so that no photo waits in a queue: as many are in
memory as there are workers, and fewer if they are large. The network looks at one at a time.
"""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from queue import Empty, SimpleQueue
from threading import Event

from engine.batch.file_to_file import POLL_SECONDS, Control, FileToFile
from engine.batch.outcome import Outcome
from engine.batch.overview.thumbnails import ThumbnailFolder
from engine.batch.plan import Job
from engine.batch.run_record import Record
from engine.batch.settings import BatchSettings
from engine.colorize import Colorizer
from engine.segment.segmenter import Segmenter

_MOST_WORKERS = 8

_IN_LINE = 4
"""Photos for each worker that are in line or wait to be told of: so memory stays flat."""


def default_workers() -> int:
    """Return how many photos to work on at once: one per usable core, 2 to 8."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return min(max(cores, 2), _MOST_WORKERS)


def run(
    jobs: Iterable[Job],
    colorizer: Colorizer,
    settings: BatchSettings | None = None,
    *,
    segmenter: Segmenter | None = None,
    workers: int | None = None,
    cancel: Event | None = None,
    gate: Event | None = None,
    begun: Callable[[Job], None] | None = None,
    record: Record | None = None,
    thumbnails: ThumbnailFolder | None = None,
) -> Generator[Outcome, None, None]:
    """Colorize photos; what goes wrong with one concerns no other.

    Closing the iterator or setting ``cancel`` ends the run: photos in work are dropped at their
    next step, no unfinished file is left and no thread goes on. Clearing ``gate`` pauses it: photos
    in work are finished and the others wait, with nothing of them in memory. Nor does the run go
    on far ahead of a caller who takes no outcomes.

    Args:
        jobs: the photos; taken one by one as the run goes on.
        colorizer: the model.
        settings: None for the defaults.
        segmenter: finds the objects, where the settings say to harmonize them.
        workers: photos in work at once; None for ``default_workers()``.
        cancel: ends the run when set, from any thread or a signal handler.
        gate: lets photos begin while it is set; None lets all of them begin.
        begun: is told when the work on a photo begins, in the thread that does it; must not raise.
        record: notes in a journal what the run does; None to keep none.
        thumbnails: where small pictures go, for a contact sheet; None to draw none.

    Yields:
        Outcomes as the photos are finished, in any order; none for photos that were dropped.

    Raises:
        ValueError: objects shall be harmonized, and there is no segmenter.
    """
    settings = settings or BatchSettings()
    if settings.harmonize is not None and segmenter is None:
        raise ValueError("harmonizing needs a segmenter")
    control = Control(cancel, gate, begun, record, thumbnails)
    batch = FileToFile(colorizer, segmenter, settings, control)
    workers = workers or default_workers()
    with ThreadPoolExecutor(workers, "photochrom-batch") as pool:
        try:
            yield from _outcomes(batch, iter(jobs), pool, workers * _IN_LINE)
        finally:
            batch.closed.set()
            pool.shutdown(cancel_futures=True)


def _outcomes(
    batch: FileToFile, jobs: Iterator[Job], pool: ThreadPoolExecutor, most: int
) -> Iterator[Outcome]:
    """Keep so many photos in line, and take what became of them as it comes."""
    finished: SimpleQueue[Outcome | None] = SimpleQueue()
    in_line = 0
    while True:
        for job in islice(jobs, 0 if batch.is_set() else most - in_line):
            pool.submit(lambda job: finished.put(batch.colorize(job)), job)
            in_line += 1
        if in_line == 0:
            return
        outcome = _next(finished)
        in_line -= 1
        if outcome is not None:
            yield outcome


def _next(finished: SimpleQueue[Outcome | None]) -> Outcome | None:
    while True:
        try:
            # On Windows, Ctrl-C is heard only between waits.
            return finished.get(timeout=POLL_SECONDS)
        except Empty:
            continue
