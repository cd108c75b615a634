"""How ``colorize`` has the photos of a run colorized on many machines."""

import argparse
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Final

from desktop.cli.colorize_work import Done, Order
from desktop.cli.stop_signals import StopRequest
from engine.batch.cluster import new_owner, run_on_cluster
from engine.batch.cluster_connection import Shares, connected, crew_for
from engine.batch.cluster_worker import ModelFile, WorkerSetup
from engine.models.description import ModelDescription
from engine.models.providers import CPU_PROVIDER, Device

_WITH_GPU: Final = (Device.AUTO, Device.CUDA)


@dataclass(frozen=True)
class _DistantModel:
    """A model that ran on another machine."""

    description: ModelDescription
    provider: str


@dataclass(frozen=True, eq=False)
class Cluster:
    """Machines that do the work of a run.

    Attributes:
        ray: connected to them.
        shares: what every worker gets, as far as the user has said.
        device: what the models run on.
    """

    ray: ModuleType
    shares: Shares
    device: Device

    def colorized(self, order: Order, request: StopRequest) -> Done:
        """Colorize photos.

        Args:
            order: what to do.
            request: whether the user wants to stop.

        Yields:
            Photos as they are finished.

        Raises:
            ClusterError: the machines cannot go on.
        """
        crew = crew_for(self.ray, self.shares, wants_gpu=self.device in _WITH_GPU)
        setup = self._setup(order, crew.cpus)
        running = run_on_cluster(
            self.ray, order.jobs, setup, crew, record=order.record, cancel=request.event
        )
        description = order.models.colorizer.description
        with closing(running):
            for finished in running:
                # A photo that never got to a model says nothing of one.
                provider = finished.provider or CPU_PROVIDER
                yield finished.outcome, _DistantModel(description, provider)

    def _setup(self, order: Order, threads: int) -> WorkerSetup:
        models, thumbnails = order.models, order.thumbnails
        parts = None if models.segmenter is None else models.segmenter.sessions
        if thumbnails is not None:
            thumbnails = replace(thumbnails, folder=thumbnails.folder.absolute())
        return WorkerSetup(
            order.settings,
            ModelFile.of(models.colorizer.session),
            None if parts is None else (ModelFile.of(parts[0]), ModelFile.of(parts[1])),
            self.device,
            threads,
            new_owner(order.record),
            thumbnails,
        )


@contextmanager
def cluster_of(arguments: argparse.Namespace) -> Iterator[Cluster | None]:
    """Connect to the machines that the user named while the block runs.

    Args:
        arguments: the parsed arguments.

    Yields:
        The machines; None if this machine does the work alone.

    Raises:
        ClusterError: there is no such cluster, or Ray is not installed.
    """
    if arguments.cluster is None:
        yield None
        return
    shares = Shares(
        arguments.cpus_per_worker, arguments.gpus_per_worker, arguments.jobs, arguments.workers
    )
    with connected(arguments.cluster) as ray:
        yield Cluster(ray, shares, Device(arguments.device))
