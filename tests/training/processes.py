"""Runs in processes of their own, alone or together as ``torchrun`` starts them."""

import multiprocessing
import os
import socket
import sys
from collections.abc import Callable
from multiprocessing.process import BaseProcess

import pytest

needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="copies of this process are needed")
"""For tests that ``start`` or ``run_together``: what is loaded need not be loaded again."""


def start(work: Callable[[], object]) -> BaseProcess:
    """Let a copy of this process do something, as the first of a group of its own."""

    def begin() -> None:
        os.setsid()
        work()

    process = multiprocessing.get_context("fork").Process(target=begin)
    process.start()
    return process


def run_together(processes: int, work: Callable[[int], object]) -> list[int | None]:
    """Let several copies of this process work together; return their exit codes.

    Args:
        processes: how many.
        work: what each does, given its number.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def begin(rank: int) -> None:
        os.environ |= {
            "RANK": str(rank),
            "LOCAL_RANK": str(rank),
            "WORLD_SIZE": str(processes),
            "LOCAL_WORLD_SIZE": str(processes),
            "GROUP_RANK": "0",
            "MASTER_ADDR": "127.0.0.1",
            "MASTER_PORT": str(port),
            "TORCHELASTIC_RUN_ID": "test",
        }
        work(rank)

    started = [start(lambda rank=rank: begin(rank)) for rank in range(processes)]
    for process in started:
        process.join(timeout=120)
    return [process.exitcode for process in started]
