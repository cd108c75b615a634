"""What the command ``colorize`` does; importing it loads the engine."""

import argparse
from contextlib import closing
from dataclasses import dataclass

from desktop.cli.cluster_options import check_cluster
from desktop.cli.colorize_choices import Choices, choices, decoded_by, selection
from desktop.cli.colorize_cluster import cluster_of
from desktop.cli.colorize_journal import CommandJournal
from desktop.cli.colorize_models import load_models
from desktop.cli.colorize_overviews import Overviews
from desktop.cli.colorize_work import Order, on_this_machine
from desktop.cli.console import complain, progress, shown_warnings
from desktop.cli.destination import plan_for
from desktop.cli.exit_codes import FAILED
from desktop.cli.single_photo import AboutError, about
from desktop.cli.stop_signals import StopRequest
from desktop.cli.tally import Tally
from engine.batch.plan import Plan
from engine.batch.preset import Preset
from engine.batch.preset_file import save_preset
from engine.batch.resume import Work


@dataclass(frozen=True, eq=False)
class _Keepers:
    """Who keep what becomes of the photos: for the next run, and to be looked at."""

    journal: CommandJournal
    overviews: Overviews


def colorize(arguments: argparse.Namespace, request: StopRequest) -> int:
    """Run the command.

    Args:
        arguments: the parsed arguments.
        request: whether the user wants to stop.

    Returns:
        Exit code.

    Raises:
        PhotochromError: the arguments do not fit together, or there is no place for results.
    """
    try:
        check_cluster(arguments)
        chosen = choices(arguments)
        with shown_warnings(), CommandJournal(arguments) as journal:
            overviews = Overviews(arguments, journal)
            plan = plan_for(
                arguments.inputs,
                arguments.output,
                recursive=arguments.recursive,
                image_format=chosen.image_format,
                pattern=chosen.pattern,
                known=journal.known,
                selection=selection(arguments),
            )
            overviews.check()
            return _run(plan, chosen, _Keepers(journal, overviews), arguments, request)
    except AboutError as error:
        complain(error, error.subject)
        return FAILED


def _run(
    plan: Plan,
    chosen: Choices,
    keepers: _Keepers,
    arguments: argparse.Namespace,
    request: StopRequest,
) -> int:
    if not plan.jobs and arguments.save_preset is None:
        return _reported(plan, Work(0, ()), arguments).finish(request.received)
    keepers.journal.check(plan)
    models = load_models(arguments, chosen)
    settings = decoded_by(chosen.settings, arguments, models.colorizer.description)
    preset = models.preset(settings, chosen)
    _keep(preset, arguments)
    with cluster_of(arguments) as cluster:
        work, record = keepers.journal.take_up(plan, preset)
        tally = _reported(plan, work, arguments)
        order = Order(work.jobs, settings, models, record, keepers.overviews.thumbnails())
        if cluster is None:
            done = on_this_machine(order, request, workers=arguments.jobs)
        else:
            done = cluster.colorized(order, request)
        # Closing waits for the work: no unfinished file is left, whatever happens here.
        with closing(done), progress(len(work.jobs)) as advance:
            for outcome, model in done:
                tally.finished(outcome, model)
                advance()
    code = tally.finish(request.received)
    return keepers.overviews.write(plan.refusals, models.colorizer.description, code)


def _keep(preset: Preset, arguments: argparse.Namespace) -> None:
    if arguments.save_preset is not None:
        with about(arguments.save_preset):
            save_preset(arguments.save_preset, preset)


def _reported(plan: Plan, work: Work, arguments: argparse.Namespace) -> Tally:
    """Tell of all that is no work."""
    tally = Tally(work, as_json=arguments.json, passed_over=plan.passed_over)
    for refusal in plan.refusals:
        tally.refused(refusal)
    for source in work.gone:
        tally.gone(source)
    return tally
