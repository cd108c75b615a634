"""How fast a batch goes against its slowest stage alone, and whether its memory stays flat.

``--files 100000`` is the length of the run that the documentation quotes; a shorter one says the
same about memory, since nothing in it grows after the first thousand.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.command import MEGABYTE, enlarged_sample
from desktop.shell.memory_use import memory_in_use
from engine.batch.journal import Journal
from engine.batch.pipeline import default_workers, run
from engine.batch.plan import Job, plan_batch
from engine.batch.preset import Preset
from engine.batch.resume import Wishes, take_up
from engine.batch.run_record import RunRecord
from engine.batch.settings import BatchSettings
from engine.color.upsample import upsample_chroma
from engine.colorize import ChromaPrediction, Colorizer, Prediction
from engine.document.identity import ModelIdentity
from engine.document.rendering import render
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from engine.photo.metadata import Provenance
from engine.photo.photo import Photo
from engine.photo.read import read_photo
from engine.photo.write import write_photo

PHOTOS = 24
WIDTH, HEIGHT = 1600, 1250
A_THOUSAND = 1000


class OtherDevice(Colorizer):
    """Answers after a while, as a graphics card does, and leaves the processor alone meanwhile."""

    def __init__(self, session: ModelSession, seconds: float) -> None:
        super().__init__(session)
        self._seconds = seconds

    def predict(
        self,
        photo: Photo,  # noqa: ARG002
        *,
        size: int | None = None,  # noqa: ARG002
        refine: bool = True,  # noqa: ARG002
    ) -> Prediction:
        """Wait, and find a little color."""
        time.sleep(self._seconds)
        return ChromaPrediction(np.full((40, 50, 2), 10, np.float32))


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=5000, help="tiny files of the long run")
    parser.add_argument("--photos", type=int, default=PHOTOS, help="photos of the short runs")
    parser.add_argument("--width", type=int, default=WIDTH, help="of these photos, in pixels")
    parser.add_argument(
        "--seconds", type=float, nargs="*", default=(0.0, 0.5, 1.0), help="of other devices"
    )
    parser.add_argument("--folder", type=Path, help="where to work; a disk in memory is quick")
    arguments = parser.parse_args()
    stored = ModelStore().find(DEFAULT_COLORIZER)
    session = ModelSession(stored.path, device=Device.CPU)
    with tempfile.TemporaryDirectory(dir=arguments.folder) as temporary:
        folder = Path(temporary)
        jobs = _photos(folder, arguments.photos, arguments.width)
        for seconds in arguments.seconds:
            _compare(f"device of {seconds:.1f} s", jobs, OtherDevice(session, seconds))
        _compare("processor", jobs, Colorizer(session))
    with tempfile.TemporaryDirectory(dir=arguments.folder) as temporary:
        _long_run(Path(temporary), arguments.files, OtherDevice(session, 0.0))


def _photos(folder: Path, count: int, width: int) -> Sequence[Job]:
    (folder / "in").mkdir()
    photo = enlarged_sample("temple.jpg", width, width * HEIGHT // WIDTH)
    photo.save(folder / "in/000.jpg", quality=92)
    for number in range(1, count):
        os.link(folder / "in/000.jpg", folder / f"in/{number:03}.jpg")
    return plan_batch([folder / "in"], output=folder / "out").jobs


def _compare(title: str, jobs: Sequence[Job], colorizer: Colorizer) -> None:
    """Time every stage alone, with as many threads as it has in a run, and then the run."""
    workers = default_workers()
    photo = read_photo(jobs[0].source)
    prediction = colorizer.predict(photo)
    chroma = upsample_chroma(prediction.decode(), photo.lightness)
    alone = {
        "read": _seconds(lambda job: read_photo(job.source), jobs, workers),
        "infer": _seconds(lambda _: colorizer.predict(photo), jobs, 1),
        "decode": _seconds(
            lambda _: upsample_chroma(prediction.decode(), photo.lightness), jobs, workers
        ),
        "write": _seconds(lambda job: _write(job, photo, chroma), jobs, workers),
    }
    begun = time.perf_counter()
    for outcome in run(jobs, colorizer, BatchSettings(overwrite=True)):
        if outcome.error is not None:
            raise SystemExit(outcome.error)
    whole = time.perf_counter() - begun
    slowest = max(alone, key=lambda name: alone[name])
    # What is done on the processor cannot overlap with itself.
    on_processor = sum(alone.values()) - (
        alone["infer"] if isinstance(colorizer, OtherDevice) else 0
    )
    bound = max(alone[slowest], on_processor)
    print(f"{title}: {len(jobs) / whole:.2f} photos per second; each stage alone, in seconds:")
    print("  " + ", ".join(f"{name} {spent:.2f}" for name, spent in alone.items()))
    print(
        f"  run {whole:.2f} s, slowest stage ({slowest}) {alone[slowest]:.2f} s, all that shares "
        f"the processor {on_processor:.2f} s: {whole / bound - 1:+.0%} over the larger"
    )


def _seconds(work: Callable[[Job], object], jobs: Iterable[Job], threads: int) -> float:
    begun = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(work, jobs):
            pass
    return time.perf_counter() - begun


def _write(job: Job, photo: Photo, chroma: np.ndarray) -> None:
    job.target.parent.mkdir(exist_ok=True)
    write_photo(
        job.target,
        photo,
        render(chroma, photo.lightness),
        options=BatchSettings().export_options(job, photo),
        provenance=Provenance("benchmark", "1"),
        overwrite=True,
    )


def _long_run(folder: Path, count: int, colorizer: Colorizer) -> None:
    """Colorize very many tiny files with a journal and watch the memory."""
    _tiny_files(folder / "in", count)
    (folder / "out").mkdir()
    before = memory_in_use() or 0
    jobs = plan_batch([folder / "in"], output=folder / "out", recursive=True).jobs
    planned = memory_in_use() or 0
    model = ModelIdentity("benchmark", "1", "0" * 64)
    wishes = Wishes(Preset(BatchSettings(), model).as_json(), resumes=True)
    with closing(Journal(folder / "out")) as journal:
        begun = time.perf_counter()
        work = take_up(journal, jobs, wishes)
        noted = time.perf_counter() - begun
        print(
            f"{count} files: plan {(planned - before) / MEGABYTE:.0f} MB, "
            f"noted in the journal in {noted:.1f} s"
        )
        begun = time.perf_counter()
        record = RunRecord(journal, work.preset)
        _watch(len(work.jobs), run(work.jobs, colorizer, record=record))
        spent = time.perf_counter() - begun
    print(f"  {count / spent:.0f} files per second")
    with closing(Journal(folder / "out")) as journal:
        begun = time.perf_counter()
        left = take_up(journal, [replace(job) for job in jobs], wishes)
        print(
            f"  resumed after its end: {left.whole} are done, {time.perf_counter() - begun:.1f} s"
        )


def _watch(count: int, outcomes: Iterable[object]) -> None:
    for done, _ in enumerate(outcomes, 1):
        if done % A_THOUSAND == 0 and (done <= 2 * A_THOUSAND or done > count - 2 * A_THOUSAND):
            print(f"  after {done} files {(memory_in_use() or 0) / MEGABYTE:.1f} MB")


def _tiny_files(folder: Path, count: int) -> None:
    """Make folders of a thousand names for one picture each: links to a file are limited."""
    gray = np.random.default_rng(0).integers(0, 256, (24, 32), np.uint8)
    for first in range(0, count, A_THOUSAND):
        part = folder / f"{first // A_THOUSAND:03}"
        part.mkdir(parents=True)
        Image.fromarray(gray).save(part / "000.png")
        for number in range(1, min(A_THOUSAND, count - first)):
            os.link(part / "000.png", part / f"{number:03}.png")


if __name__ == "__main__":
    main()
