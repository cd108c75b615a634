"""Reports a run photo by photo and in the end all together."""

import signal

from desktop.cli.console import complain, put_json, say
from desktop.cli.exit_codes import DONE, FAILED, STOPPED
from desktop.cli.photo_records import outcome_record, refusal_record
from engine.batch.outcome import Outcome
from engine.batch.scan import Refusal
from engine.models.session import ModelSession


class Tally:
    """Counts what became of the photos of a run, and tells."""

    def __init__(self, total: int, *, as_json: bool) -> None:
        """Begin at nothing.

        Args:
            total: photos of the run, those included that cannot be taken up.
            as_json: print a JSON object for each to stdout.
        """
        self._total = total
        self._as_json = as_json
        self._done = 0
        self._failed = 0

    def refused(self, refusal: Refusal) -> None:
        """Report an input that cannot be taken up.

        Args:
            refusal: file or folder and the reason.
        """
        self._failed += 1
        complain(refusal.error, refusal.path)
        if self._as_json:
            put_json(refusal_record(refusal))

    def finished(self, outcome: Outcome, session: ModelSession) -> None:
        """Report a photo.

        Args:
            outcome: what became of it.
            session: the model that ran.
        """
        if outcome.error is None:
            self._done += 1
        else:
            self._failed += 1
            complain(outcome.error, outcome.job.source)
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
        if received is not None:
            say(f"stopped: {counts}, {self._total - self._done - self._failed} left")
            return STOPPED + received
        say(counts)
        return FAILED if self._failed else DONE
