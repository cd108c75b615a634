"""Photos per second over a folder of 50 photos of 2 megapixels."""

import tempfile
from pathlib import Path

from benchmarks.command import colorize, enlarged_sample

PHOTOS = 50
NAMES = ("astronaut.jpg", "cat.jpg", "coffee.jpg", "rocket.jpg", "temple.jpg")


def main() -> None:
    """Print the throughput of one run."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "photos"
        folder.mkdir()
        for number in range(PHOTOS):
            photo = enlarged_sample(NAMES[number % len(NAMES)], 1600, 1250)
            photo.save(folder / f"{number:02}.jpg", quality=92)
        run = colorize(folder, "-o", Path(temporary) / "out", "--device", "cpu")
    inference = sum(outcome["seconds"]["infer"] for outcome in run.outcomes)
    print(f"{PHOTOS} photos in {run.seconds:.1f} s: {PHOTOS / run.seconds:.2f} photos per second")
    print(f"of which inference {inference:.1f} s, peak memory {run.peak_memory:.0f} MB")


if __name__ == "__main__":
    main()
