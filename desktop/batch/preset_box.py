"""What is done to every photo of a run."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from desktop.panels.availability import offer
from desktop.panels.colorize_scales import REBALANCING, VIVIDNESS, WORKING_SIZES
from desktop.panels.edit_texts import decoding_title
from desktop.panels.live_slider import LiveSlider
from desktop.panels.model_choices import ModelChoices
from desktop.settings import Settings
from engine.color.decode import Decoding
from engine.colorize import DecodingOptions


class PresetBox(QWidget):
    """Model, working size, vividness, rebalancing, decoding, and whether objects are harmonized.

    Begins with what is set for single photos; what is chosen here counts for the run alone.

    Attributes:
        changed: something else is chosen now.
    """

    changed = Signal()

    def __init__(
        self, choices: ModelChoices, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Show what is set for single photos.

        Args:
            choices: the models.
            settings: what is set.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._choices, self._settings = choices, settings
        self.model = QComboBox(self)
        self.size_choice = QComboBox(self)
        self.decoding = QComboBox(self)
        self.vividness = LiveSlider(
            self.tr("Vividness"),
            VIVIDNESS,
            tip=self.tr("How strong the colors are; 100 % is what the model found."),
            parent=self,
        )
        self.rebalancing = LiveSlider(
            self.tr("Rebalancing"),
            REBALANCING,
            tip=self.tr("How much regions that the model left pale gain in color."),
            parent=self,
        )
        self.harmonize = QCheckBox(self.tr("&Harmonize all objects"), self)
        self._set_up()
        self._lay_out()
        self._show_settings()
        self._list_models()
        self._connect()

    @property
    def colorizer(self) -> str | None:
        """Name of the chosen model; None while there is none."""
        name: str | None = self.model.currentData()
        return name

    @property
    def decoding_options(self) -> DecodingOptions:
        """How colors are read off the predictions."""
        return DecodingOptions(
            self.decoding.currentData(), self.vividness.value, rebalance=self.rebalancing.value
        )

    @property
    def working_size(self) -> int | None:
        """In pixels; None for the size of the model."""
        return self.size_choice.currentData() or None

    @property
    def segmenter(self) -> str | None:
        """Name of the segmenter whose objects are harmonized; None for none."""
        names = self._choices.segmenters
        if not self.harmonize.isChecked() or not names:
            return None
        return self._settings.segmenter if self._settings.segmenter in names else names[0]

    def _set_up(self) -> None:
        self.model.setToolTip(self.tr("The model that finds the colors"))
        self.model.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.model.setMinimumContentsLength(12)
        self.size_choice.setToolTip(
            self.tr("The shorter side of the photos as the model sees them; more takes longer")
        )
        self.size_choice.addItem(self.tr("Model's own"), 0)
        for size in sorted({*WORKING_SIZES, self._settings.working_size} - {0}):
            self.size_choice.addItem(self.tr("{0} pixels").format(size), size)
        for decoding in Decoding:
            self.decoding.addItem(decoding_title(decoding), decoding)
        self.decoding.setToolTip(
            self.tr("How a color is chosen among those that the model held for possible")
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Model"), self.model)
        form.addRow(self.tr("Working si&ze"), self.size_choice)
        form.addRow(self.tr("&Decoding"), self.decoding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addWidget(self.vividness)
        layout.addWidget(self.rebalancing)
        layout.addWidget(self.harmonize)

    def _connect(self) -> None:
        self._choices.changed.connect(self._list_models)
        self.model.activated.connect(self._offer_decoding)
        for combo in (self.model, self.size_choice, self.decoding):
            combo.activated.connect(self.changed)
        for slider in (self.vividness, self.rebalancing):
            slider.chosen.connect(self.changed)
        self.harmonize.toggled.connect(self.changed)

    def _show_settings(self) -> None:
        settings = self._settings
        self.size_choice.setCurrentIndex(self.size_choice.findData(settings.working_size))
        self.decoding.setCurrentIndex(self.decoding.findData(settings.decoding))
        self.vividness.set_value(settings.vividness)
        self.rebalancing.set_value(settings.rebalancing)

    def _list_models(self) -> None:
        chosen = self.colorizer or self._settings.colorizer
        self.model.clear()
        for stored in self._choices.colorizers:
            self.model.addItem(stored.name, stored.name)
        self.model.setCurrentIndex(max(self.model.findData(chosen), 0))
        self._offer_decoding()
        self._offer_harmonizing()
        self.changed.emit()

    def _offer_decoding(self) -> None:
        is_possible = self._choices.weighs_colors(self.colorizer)
        reason = self.tr("This model finds one color for each place and weighs no others.")
        offer(self.decoding, None if is_possible else reason)

    def _offer_harmonizing(self) -> None:
        is_possible = bool(self._choices.segmenters)
        self.harmonize.setEnabled(is_possible)
        self.harmonize.setToolTip(
            self.tr("Find the objects of every photo and give each one color; takes much longer")
            if is_possible
            else self.tr("No segmenter is installed; add one in the preferences.")
        )
