"""What models run on: the choice, what was detected and why, and a trial."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.look.icons import icon
from desktop.look.mark import Mark
from desktop.look.theme import set_look
from desktop.number_texts import decimal
from desktop.preferences.device_check import DeviceCheck, check_device
from desktop.preferences.variant_box import VariantBox
from desktop.sentences import in_user_language
from desktop.settings import Settings
from desktop.shell.error_texts import sentence_of
from desktop.workspace.loaded_models import provider_title
from engine.models.providers import (
    CPU_PROVIDER,
    PROVIDER_OF_DEVICE,
    Device,
    Machine,
    plan_providers,
)
from engine.models.store import ModelStore
from engine.models.variant import Installation

_ICON_PIXELS: Final = 18


class DevicePage(QWidget):
    """Chooses the device, says what this computer has, and tries the choice."""

    def __init__(
        self,
        settings: Settings,
        store: ModelStore,
        runner: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        """Look at the machine, in a job.

        Args:
            settings: with the device.
            store: knows the bundled model.
            runner: runs the look and the trial.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._settings, self._store = settings, store
        self.device = QComboBox(self)
        self.found = QFrame(self)
        self.plan_text = QLabel(self)
        self.variant = VariantBox(self)
        self.check_button = QPushButton(icon("play"), self.tr("&Try it"), self)
        self.check_bar = QProgressBar(self)
        self.check_text = QLabel(self)
        self._detection = LatestJob(runner, self.tr("Looking at this computer"), self)
        self._trial = LatestJob(runner, self.tr("Trying the device"), self, quiet=False)
        self._set_up()
        self._lay_out()
        self._connect()
        self._detection.request(lambda _control: Machine.detect())

    def try_device(self) -> None:
        """Run the bundled model on the chosen device, in a job."""
        device, store = self._chosen(), self._store
        self._tell("", look="faint")
        self._trial.request(lambda _control: check_device(store, device))

    def _chosen(self) -> Device:
        return Device(self.device.currentData())

    def _set_up(self) -> None:
        for device in Device:
            self.device.addItem(device_title(device), device.value)
        self.device.setCurrentIndex(self.device.findData(self._settings.device.value))
        self.device.setToolTip(self.tr("What finds colors and objects"))
        set_look(self.found, "card")
        self.found.setAccessibleName(self.tr("What this computer has"))
        for label in (self.plan_text, self.check_text):
            label.setWordWrap(True)
        set_look(self.plan_text, "faint")
        self.check_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.check_button.setToolTip(self.tr("Let the bundled model look at a sample photo"))
        self.check_bar.setRange(0, 0)
        self.check_bar.setTextVisible(False)
        self.check_bar.setAccessibleName(self.tr("The device is being tried"))
        self.check_bar.hide()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.tr("&Run models on"), self.device)
        heading = QLabel(self.tr("What this computer has"), self)
        set_look(heading, "heading")
        trial = QHBoxLayout()
        trial.addWidget(self.check_button)
        trial.addWidget(self.check_bar, 1)
        trial.addStretch(1)
        QGridLayout(self.found).addWidget(QLabel(self.tr("Looking…"), self.found))
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.plan_text)
        layout.addSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(self.found)
        layout.addSpacing(12)
        layout.addLayout(trial)
        layout.addWidget(self.check_text)
        layout.addSpacing(12)
        layout.addWidget(self.variant)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.device.activated.connect(self._choose)
        self._settings.changed.connect(self._follow_settings)
        self.check_button.clicked.connect(self.try_device)
        self._detection.finished.connect(self._show_machine)
        self._detection.failed.connect(self._show_error)
        self._trial.finished.connect(self._show_check)
        self._trial.failed.connect(self._show_error)
        self._trial.busy_changed.connect(self._show_busy)

    def _choose(self) -> None:
        self._settings.device = self._chosen()

    def _follow_settings(self, key: str) -> None:
        if key == "device":
            self.device.setCurrentIndex(self.device.findData(self._settings.device.value))
            self._tell("", look="faint")
            self._detection.request(lambda _control: Machine.detect())

    def _show_machine(self, machine: Machine) -> None:
        grid = self.found.layout()
        assert isinstance(grid, QGridLayout)  # noqa: S101 - made above
        while grid.count():
            item = grid.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        self._add_line(grid, 0, provider_title(CPU_PROVIDER), None)
        for row, (device, provider) in enumerate(PROVIDER_OF_DEVICE.items(), 1):
            problem = plan_providers(device, machine).refused.get(provider)
            self._add_line(grid, row, provider_title(provider), problem)
        self.variant.show_installation(Installation.of(machine.providers))
        plan = plan_providers(self._chosen(), machine)
        titles = [provider_title(provider) for provider in plan.providers]
        self.plan_text.setText(self.tr("Tried in this order: {0}").format(", ".join(titles)))

    def _add_line(self, grid: QGridLayout, row: int, title: str, problem: str | None) -> None:
        mark = Mark("check" if problem is None else "minus", _ICON_PIXELS, self.found)
        text = (
            self.tr("found")
            if problem is None
            else self.tr("not usable: {0}").format(in_user_language(problem))
        )
        reason = QLabel(text, self.found)
        reason.setWordWrap(True)
        if problem is not None:
            set_look(reason, "faint")
        grid.addWidget(mark, row, 0)
        grid.addWidget(QLabel(title, self.found), row, 1)
        grid.addWidget(reason, row, 2)
        grid.setColumnStretch(2, 1)

    def _show_busy(self) -> None:
        self.check_bar.setVisible(self._trial.is_busy)
        self.check_button.setEnabled(not self._trial.is_busy)

    def _show_check(self, check: DeviceCheck) -> None:
        title = provider_title(check.provider)
        text = self.tr("{0}: the model was loaded in {1} s and looks at a photo in {2} s.").format(
            title, decimal(check.load_seconds, 1), decimal(check.run_seconds, 2)
        )
        if check.fallback is None:
            self._tell(self.tr("It works.") + " " + text, look="")
        else:
            self._tell(in_user_language(check.fallback) + " " + text, look="warning")

    def _show_error(self, error: Exception) -> None:
        self._tell(sentence_of(error), look="bad")

    def _tell(self, text: str, *, look: str) -> None:
        self.check_text.setText(text)
        set_look(self.check_text, look)


def device_title(device: Device) -> str:
    """Name what a user can ask for."""
    if device is Device.AUTO:
        return QCoreApplication.translate("DevicePage", "Automatic: the fastest that works")
    return provider_title(PROVIDER_OF_DEVICE.get(device, CPU_PROVIDER))
