"""A small album for runs over many photos."""

import shutil

from engine.batch.journal_file import JOURNAL_NAME


def make_album(folder, small_photos, *, copies=1):
    """Fill a folder with small photos, one of them damaged, one in a subfolder; return it."""
    (folder / "trip").mkdir(parents=True)
    for number in range(copies):
        for name in ("astronaut", "cat"):
            shutil.copy(small_photos / f"{name}.jpg", folder / f"{name} {number}.jpg")
    shutil.copy(small_photos / "coffee.jpg", folder / "trip" / "coffee.jpg")
    whole = (small_photos / "cat.jpg").read_bytes()
    (folder / "damaged.jpg").write_bytes(whole[: len(whole) // 3])
    return folder


def files_below(folder):
    """Names of all files below a folder, hidden ones included, but for the journal of runs."""
    files = [path for path in folder.rglob("*") if path.is_file() and JOURNAL_NAME not in path.name]
    return sorted(path.relative_to(folder).as_posix() for path in files)
