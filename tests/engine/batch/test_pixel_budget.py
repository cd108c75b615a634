"""How many pixels are in memory at once."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image

from engine.batch.budget import PixelBudget, declared_pixels


def peak_and_order(budget, sizes, workers=8):
    """Let photos of some sizes through; return the most pixels at once and who got in."""
    lock, inside, peak, entered = threading.Lock(), 0, 0, []

    def photo(size):
        nonlocal inside, peak
        with budget.hold(size):
            with lock:
                inside += size
                peak = max(peak, inside)
                entered.append(size)
            with lock:
                inside -= size

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(photo, sizes))
    return peak, entered


def test_photos_together_stay_within_the_limit():
    sizes = [int(size) for size in np.random.default_rng(1).integers(1, 60, 300)]
    peak, entered = peak_and_order(PixelBudget(100), sizes)
    assert peak <= 100
    assert sorted(entered) == sorted(sizes)


@pytest.mark.parametrize("size", [1000, None])
def test_photo_above_the_limit_or_of_unknown_size_is_let_in_alone(size):
    budget = PixelBudget(100)
    entered = threading.Event()

    def large():
        with budget.hold(size):
            entered.set()

    with budget.hold(1):
        thread = threading.Thread(target=large)
        thread.start()
        assert not entered.wait(0.1)
    thread.join(5)
    assert entered.is_set()


def test_large_photo_is_not_overtaken():
    budget = PixelBudget(100)
    order = []

    def photo(size):
        with budget.hold(size):
            order.append(size)

    threads = [threading.Thread(target=photo, args=(size,)) for size in (90, 10)]
    with budget.hold(50):
        for thread in threads:
            thread.start()
            thread.join(0.1)
        assert order == []
    for thread in threads:
        thread.join(5)
    assert order[0] == 90


def test_place_is_given_back_after_an_error():
    budget = PixelBudget(1)
    with pytest.raises(ValueError, match="broken"), budget.hold(1):
        raise ValueError("broken")
    with budget.hold(1):
        pass


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".bmp", ".gif"])
def test_size_is_read_from_the_header(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    Image.new("L", (30, 20)).save(path)
    assert declared_pixels(path) == 600


def test_size_of_a_damaged_file_is_unknown(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing")
    assert declared_pixels(tmp_path / "a.jpg") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    assert declared_pixels(tmp_path / "pipe.jpg") == 0
