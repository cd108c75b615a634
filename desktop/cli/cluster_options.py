"""The options of a run on many machines."""

import argparse

from desktop.cli.exit_codes import UsageError
from desktop.cli.number_types import number, whole_number
from engine.models.providers import Device


def add_cluster(parser: argparse.ArgumentParser) -> None:
    """Add ``--cluster`` and what every worker gets.

    Args:
        parser: of the command.
    """
    group = parser.add_argument_group("many machines")
    group.add_argument(
        "--cluster",
        metavar="local|ADDRESS",
        help="let workers of a Ray cluster do the work: on this machine, or on all that belong to "
        "the cluster with this address (host:port); photos, results and models must lie on a "
        "drive that all of them share; needs photochrom[cluster]",
    )
    group.add_argument(
        "--workers",
        type=whole_number(1, 100_000),
        metavar="N",
        help="workers in all (default: as many as there is room for)",
    )
    group.add_argument(
        "--cpus-per-worker",
        type=whole_number(1, 1024),
        metavar="N",
        help="processor cores of each worker (default: 4, or all that a machine has)",
    )
    group.add_argument(
        "--gpus-per-worker",
        type=number(0, 64),
        metavar="N",
        help="graphics cards of each worker; 0.5 lets two share one (default: 1 where there are "
        "any and --device allows)",
    )


def check_cluster(arguments: argparse.Namespace) -> None:
    """Make sure that the options fit together.

    Args:
        arguments: the parsed arguments.

    Raises:
        UsageError: they do not.
    """
    if arguments.cluster is not None:
        return
    for name in ("workers", "cpus_per_worker", "gpus_per_worker"):
        if getattr(arguments, name) is not None:
            raise UsageError(f"--{name.replace('_', '-')} belongs to --cluster")


def own_device(arguments: argparse.Namespace) -> str:
    """Return what models run on in this process, which only looks at them if workers run them.

    Args:
        arguments: the parsed arguments.

    Returns:
        Value of ``Device``.
    """
    return str(arguments.device) if arguments.cluster is None else Device.CPU.value
