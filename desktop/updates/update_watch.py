"""Looks for a newer version, at most once a day and only where the user wants it."""

import logging
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.settings import Settings
from desktop.shell.error_texts import sentence_of
from desktop.shell.licenses import application_version
from engine import releases
from engine.errors import PhotochromError
from engine.releases import ReleaseSource, Version, find_newest_version

_log = logging.getLogger(__name__)

_DAY: Final = timedelta(days=1)
_LOOK_AGAIN_MS: Final = 3_600_000


class UpdateWatch(QObject):
    """Knows the newest version, and asks for it in a job.

    Attributes:
        changed: another version is known or skipped, or a question began or ended.
        installed: the version of this program; None where it runs from its source.
    """

    changed = Signal()

    def __init__(
        self,
        settings: Settings,
        runner: JobRunner,
        parent: QObject | None = None,
        *,
        source: ReleaseSource | None = None,
        installed: Version | None = None,
    ) -> None:
        """Know what earlier runs found out; nothing is asked yet.

        Args:
            settings: whether to look, and what is known.
            runner: runs the question.
            parent: Qt parent.
            source: whom to ask; None for where Photochrom is published.
            installed: None for the version that is installed.
        """
        super().__init__(parent)
        self._settings = settings
        self._source = source or releases.PUBLISHED_RELEASES
        self.installed = installed or Version.parse(application_version())
        self._question = LatestJob(runner, self.tr("Checking for a newer version"), self)
        self._question.finished.connect(self._take)
        self._question.failed.connect(self._note)
        self._question.busy_changed.connect(self.changed)
        self._clock = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._clock.timeout.connect(self._look_if_due)
        settings.changed.connect(self._follow_settings)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._question.is_busy

    @property
    def newer(self) -> Version | None:
        """The newest known version if it is newer than this program, skipped or not."""
        newest = Version.parse(self._settings.newest_version)
        if newest is None or self.installed is None or newest <= self.installed:
            return None
        return newest

    @property
    def is_skipped(self) -> bool:
        """Whether the user does not want to hear of the newest version."""
        return self._settings.skipped_version == self._settings.newest_version

    @property
    def announced(self) -> Version | None:
        """The version that the user is to hear of: newer, not skipped, and news are wanted."""
        wanted = self._settings.looks_for_updates and not self.is_skipped
        return self.newer if wanted else None

    def start(self) -> None:
        """Look if it is time for it, from now on."""
        self._clock.start()
        self._look_if_due()

    def look(self) -> None:
        """Ask for the newest version now, because the user wants it."""
        source = self._source

        def ask(control: JobControl) -> Version:
            return find_newest_version(source, cancel=control.cancel)

        self._question.request(ask)

    def skip(self) -> None:
        """Be silent of the newest version; the next one is announced again."""
        self._settings.skipped_version = self._settings.newest_version

    def show_page(self) -> None:
        """Open the page of the newer version in the user's browser."""
        if (version := self.newer) is not None:
            QDesktopServices.openUrl(QUrl(self._source.page_of(version)))

    def _look_if_due(self) -> None:
        last = self._settings.looked_for_updates_at
        # A moment in the future comes from a clock that was wrong then.
        is_early = last is not None and timedelta() <= datetime.now().astimezone() - last < _DAY
        if self._settings.looks_for_updates and not is_early and not self.is_busy:
            self.look()

    def _take(self, newest: Version) -> None:
        self._settings.newest_version = str(newest)
        self._settings.update_problem = ""
        self._settings.looked_for_updates_at = datetime.now().astimezone()

    def _note(self, error: Exception) -> None:
        _log.info("no answer about newer versions: %s", error)
        is_plain = isinstance(error, PhotochromError)
        self._settings.update_problem = str(error) if is_plain else sentence_of(error)
        self._settings.looked_for_updates_at = datetime.now().astimezone()

    def _follow_settings(self, key: str) -> None:
        if key == "looks_for_updates" and self._clock.isActive():
            self._look_if_due()
        if key in _KEYS:
            self.changed.emit()


_KEYS: Final = frozenset(
    {
        "looks_for_updates",
        "looked_for_updates_at",
        "update_problem",
        "newest_version",
        "skipped_version",
    }
)
