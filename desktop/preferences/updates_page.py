"""Whether to hear of newer versions, and what is known of them."""

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.sentences import in_user_language
from desktop.settings import Settings
from desktop.updates.update_watch import UpdateWatch


class UpdatesPage(QWidget):
    """Switches the daily check on and off, and checks at once."""

    def __init__(
        self, settings: Settings, watch: UpdateWatch, parent: QWidget | None = None
    ) -> None:
        """Show what is set and known.

        Args:
            settings: takes every choice at once.
            watch: knows the newest version.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._settings, self._watch = settings, watch
        self.daily = QCheckBox(self.tr("&Check for a newer version once a day"), self)
        self.installed = QLabel(self)
        self.look_button = QPushButton(icon("refresh"), self.tr("Check &now"), self)
        self.known = QLabel(self)
        self.page_button = QPushButton(self.tr("&What is new"), self)
        self.skip_button = QPushButton(self.tr("&Skip this version"), self)
        self._set_up()
        self._lay_out()
        self.daily.toggled.connect(self._choose)
        self.look_button.clicked.connect(watch.look)
        self.page_button.clicked.connect(watch.show_page)
        self.skip_button.clicked.connect(watch.skip)
        watch.changed.connect(self._refresh)
        self._refresh()

    def _set_up(self) -> None:
        self.daily.setToolTip(self.tr("Say in the status bar when there is a newer version"))
        self.look_button.setToolTip(self.tr("Ask for the number of the newest version"))
        self.page_button.setToolTip(self.tr("Open the page of the newer version in the browser"))
        self.skip_button.setToolTip(self.tr("Say nothing of this version, but of the next one"))
        for label in (self.installed, self.known):
            label.setWordWrap(True)
        self.known.setAccessibleName(self.tr("What is known of newer versions"))

    def _lay_out(self) -> None:
        note = QLabel(
            self.tr(
                "Photochrom then asks its page of releases for the number of the newest version. "
                "The question says nothing about you, your photos or this computer, and nothing is "
                "installed by itself."
            ),
            self,
        )
        note.setWordWrap(True)
        set_look(note, "faint")
        row = QHBoxLayout()
        for button in (self.look_button, self.page_button, self.skip_button):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.daily)
        layout.addWidget(note)
        layout.addSpacing(12)
        layout.addWidget(self.installed)
        layout.addWidget(self.known)
        layout.addLayout(row)
        layout.addStretch(1)

    def _choose(self, is_wanted: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._settings.looks_for_updates = is_wanted

    def _refresh(self) -> None:
        watch = self._watch
        self.daily.setChecked(self._settings.looks_for_updates)
        self.installed.setText(self._installed_text())
        self.known.setText(self.tr("Checking…") if watch.is_busy else self._known_text())
        failed = bool(self._settings.update_problem) and not watch.is_busy
        set_look(self.known, "warning" if failed else "")
        self.look_button.setEnabled(not watch.is_busy)
        self.page_button.setVisible(watch.newer is not None)
        self.skip_button.setVisible(watch.newer is not None and not watch.is_skipped)

    def _installed_text(self) -> str:
        if self._watch.installed is None:
            return self.tr("This is Photochrom, run from its source.")
        return self.tr("This is Photochrom {version}.").format(version=self._watch.installed)

    def _known_text(self) -> str:
        looked_at = self._settings.looked_for_updates_at
        if looked_at is None:
            return self.tr("Photochrom has not checked for a newer version yet.")
        moment = QDateTime.fromSecsSinceEpoch(int(looked_at.timestamp()))
        time = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        return self.tr("Last check: {time}. {result}").format(time=time, result=self._result())

    def _result(self) -> str:
        watch = self._watch
        if problem := self._settings.update_problem:
            return in_user_language(problem)
        if watch.newer is None:
            newest = self._settings.newest_version
            return self.tr("The newest version is {version}.").format(version=newest)
        text = (
            self.tr("Version {version} is available; you skip it.")
            if watch.is_skipped
            else self.tr("Version {version} is available.")
        )
        return text.format(version=watch.newer)
