"""End-to-end time and peak memory for one 12-megapixel JPEG, split by stage."""

import tempfile
from pathlib import Path
from statistics import median

from benchmarks.command import colorize, enlarged_sample

RUNS = 3


def main() -> None:
    """Print the medians of some runs."""
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "photo.jpg"
        enlarged_sample("temple.jpg", 4000, 3000).save(photo, quality=92)
        runs = [
            colorize(photo, "-o", Path(folder) / f"out-{number}", "--device", "cpu")
            for number in range(RUNS)
        ]
    print(f"12-megapixel JPEG, medians of {RUNS} runs")
    print(f"whole command   {median(run.seconds for run in runs):6.2f} s")
    for stage in runs[0].outcomes[0]["seconds"]:
        seconds = median(run.outcomes[0]["seconds"][stage] for run in runs)
        print(f"  {stage:<13} {seconds:6.2f} s")
    print(f"peak memory     {median(run.peak_memory for run in runs):6.0f} MB")


if __name__ == "__main__":
    main()
