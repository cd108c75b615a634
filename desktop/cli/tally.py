"""Reports a run photo by photo and in the end all together."""

import signal
from collections import Counter
from pathlib import Path

from desktop.cli.console import complain, put_json, say
from desktop.cli.exit_codes import DONE, FAILED, STOPPED
from desktop.cli.photo_records import RanModel, outcome_record, refusal_record
from engine.batch.errors import BatchError
from engine.batch.outcome import Outcome
from engine.batch.resume import GONE, Work
from engine.batch.scan import Refusal


class Tally:
    """Counts what became of the photos of a run, and tells."""

    def __init__(self, work: Work, *, as_json: bool, passed_over: int = 0) -> None:
        """Begin at nothing.

        Args:
            work: the photos of the run.
            passed_over: how many photos the user did not choose by their names.
            as_json: print a JSON object for each that is worked on to stdout.
        """
        self._left = len(work.jobs)
        self._whole = work.whole
        self._kept = len(work.kept)
        self._as_json = as_json
        self._done = 0
        self._failed = 0
        self._passed_over = passed_over
        self._skipped: Counter[str] = Counter()

    def refused(self, refusal: Refusal) -> None:
        """Report an input that cannot be taken up.

        Args:
            refusal: file or folder and the reason.
        """
        self._failed += 1
        complain(refusal.error, refusal.path)
        if self._as_json:
            put_json(refusal_record(refusal))

    def gone(self, source: Path) -> None:
        """Report a photo of an earlier run that is not there any more.

        Args:
            source: where it was.
        """
        self.refused(Refusal(source, BatchError(GONE)))

    def finished(self, outcome: Outcome, session: RanModel) -> None:
        """Report a photo.

        Args:
            outcome: what became of it.
            session: the model that ran.
        """
        self._left -= 1
        if outcome.error is not None:
            self._failed += 1
            complain(outcome.error, outcome.job.source)
        elif outcome.skipped is not None:
            self._skipped[outcome.skipped] += 1
        else:
            self._done += 1
        if self._as_json:
            put_json(outcome_record(outcome, session))

    def finish(self, received: signal.Signals | None) -> int:
        """Report all together.

        Args:
            received: the signal that ended the run early; None if it came to its end.

        Returns:
            Exit code.
        """
        counts = f"{self._done} colorized, {self._failed} failed"
        if self._skipped:
            counts += f", {self._skipped.total()} skipped"
        if received is not None:
            say(f"stopped: {counts}, {self._left} left")
            return STOPPED + received
        say(counts + (f", {self._whole} done before" if self._whole else ""))
        self._explain()
        return FAILED if self._failed else DONE

    def _explain(self) -> None:
        """Say why photos of the run have no new result."""
        if self._passed_over:
            say(f"not chosen: {self._passed_over}, by --include and --exclude")
        for reason, count in self._skipped.items():
            say(f"skipped: {count}: {reason}")
        if self._kept:
            say(
                f"kept: {self._kept}, because a file of the name was there before or the result "
                "was changed by another program (--overwrite makes them anew)"
            )
