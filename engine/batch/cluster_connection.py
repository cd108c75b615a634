"""The connection to the machines of a Ray cluster, and what each worker gets of them.

Ray (https://docs.ray.io) is an optional part: it is imported only when a run asks for it.
"""

import logging
import math
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Final

from engine.batch.errors import ClusterError

LOCAL: Final = "local"
"""In place of an address: the workers run on this machine, in a cluster that ends with the run."""

_QUIET: Final[Mapping[str, str]] = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "1",
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",
}
"""Ray reports nothing to its makers, and hides graphics cards from workers that were given none."""

_STORE_BYTES: Final = 80_000_000
"""Near the least that Ray takes: photos go through files, only short messages through Ray."""

_CPUS: Final = 4
"""Of a worker by default; more make one photo faster, but not all of them together."""

_SHORT_FOLDER: Final = Path("/tmp")  # noqa: S108 - only the place of a folder with a random name


@dataclass(frozen=True)
class Shares:
    """What every worker gets, as far as the user has said.

    Attributes:
        cpus: processor cores; None for 4, or for as many as the smallest machine has.
        gpus: graphics cards, or a part of one; None for one where there are any.
        at_once: photos in work at once; None for one more than cores.
        workers: how many workers; None for as many as there is room for.
    """

    cpus: int | None = None
    gpus: float | None = None
    at_once: int | None = None
    workers: int | None = None


@dataclass(frozen=True)
class Crew:
    """How many workers a run has, and what each gets.

    Attributes:
        workers: how many.
        cpus: processor cores of each.
        gpus: graphics cards of each, or a part of one.
        at_once: photos that each has in work.
    """

    workers: int
    cpus: int
    gpus: float
    at_once: int


def check_ray() -> None:
    """Make sure that Ray is there, before anything is done.

    Raises:
        ClusterError: it is not installed.
    """
    if find_spec("ray") is None:
        raise ClusterError(
            "Many machines need Ray, which is not installed; install photochrom[cluster]."
        )


@contextmanager
def connected(address: str) -> Iterator[ModuleType]:
    """Connect to a cluster while the block runs.

    Args:
        address: host and port of its head, or ``LOCAL``.

    Yields:
        The module ``ray``.

    Raises:
        ClusterError: Ray is not installed, or there is no cluster.
    """
    check_ray()
    if address.startswith("ray://"):
        raise ClusterError(
            "The command must run on a machine of the cluster itself; log in there and give the "
            "address without ray://."
        )
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    import ray

    handlers = _signal_handlers()
    with _temporary_folder(address) as folder:
        try:
            _begin(ray, address, folder)
            # Ray has put its own in their place, which end the program at once.
            _set_signal_handlers(handlers)
            yield ray
        finally:
            ray.shutdown()
            _set_signal_handlers(handlers)


def crew_for(ray: ModuleType, shares: Shares, *, wants_gpu: bool) -> Crew:
    """Decide how many workers there are room for.

    Args:
        ray: connected.
        shares: what the user has said.
        wants_gpu: whether the models may run on a graphics card.

    Returns:
        The crew.

    Raises:
        ClusterError: no machine has room for a single worker.
    """
    machines = [node["Resources"] for node in ray.nodes() if node["Alive"]]
    cards = max((machine.get("GPU", 0.0) for machine in machines), default=0.0)
    gpus = shares.gpus if shares.gpus is not None else float(wants_gpu and cards >= 1)
    usable = [m for m in machines if m.get("CPU", 0) >= 1 and m.get("GPU", 0) >= gpus]
    cpus = shares.cpus or int(min([_CPUS, *(machine["CPU"] for machine in usable)]))
    room = sum(_room(machine, cpus, gpus) for machine in usable)
    if room == 0:
        cards_said = f" and {gpus:g} graphics cards" if gpus else ""
        raise ClusterError(
            f"No machine of the cluster has room for a worker with {cpus} processor cores"
            f"{cards_said}; ask for less."
        )
    return Crew(shares.workers or room, cpus, gpus, shares.at_once or cpus + 1)


def _room(machine: Mapping[str, float], cpus: int, gpus: float) -> int:
    by_cards = machine.get("GPU", 0.0) / gpus if gpus else math.inf
    # A third of a card thrice is a whole one, whatever the rounding.
    return int(min(machine["CPU"] // cpus, by_cards + 1e-6))


def _begin(ray: ModuleType, address: str, folder: str | None) -> None:
    options: dict[str, object] = {"address": address}
    if folder is not None:
        # Listens on this machine alone.
        options |= {
            "object_store_memory": _STORE_BYTES,
            "include_dashboard": False,
            "_node_ip_address": "127.0.0.1",
            "_temp_dir": folder,
        }
    try:
        ray.init(logging_level=logging.CRITICAL, log_to_driver=False, **options)
    except (ConnectionError, OSError, RuntimeError, ValueError) as error:
        reason = str(error).strip().partition("\n")[0].rstrip(".")
        where = "on this machine" if folder is not None else f"at {address}"
        raise ClusterError(
            f"The cluster {where} cannot be used ({reason}); check that it runs, with the same "
            "versions of Python and Ray as here."
        ) from error
    # Messages about lost workers would go to stdout, where results are.
    ray._private.worker._worker_logs_enabled = False


@contextmanager
def _temporary_folder(address: str) -> Iterator[str | None]:
    """Make a folder for what a local cluster writes, since Ray never deletes any of it."""
    if address != LOCAL:
        yield None
        return
    # Ray puts sockets there, whose paths may have little more than a hundred letters.
    place = _SHORT_FOLDER if os.access(_SHORT_FOLDER, os.W_OK) else None
    folder = tempfile.mkdtemp(prefix="photochrom-", dir=place)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


_Handlers = dict[signal.Signals, object]


def _signal_handlers() -> _Handlers:
    return {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}


def _set_signal_handlers(handlers: _Handlers) -> None:
    if threading.current_thread() is threading.main_thread():
        for each, handler in handlers.items():
            if callable(handler) or isinstance(handler, signal.Handlers):
                signal.signal(each, handler)
