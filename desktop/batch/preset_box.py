"""What is done to every photo of a run."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from desktop.batch.order import BatchPreset
from desktop.number_texts import brief, percent
from desktop.panels.availability import offer
from desktop.panels.colorize_scales import REBALANCING, VIVIDNESS, WORKING_SIZES
from desktop.panels.edit_texts import decoding_title
from desktop.panels.live_slider import LiveSlider
from desktop.panels.model_choices import ModelChoices
from desktop.settings import Settings
from engine.color.decode import Decoding
from engine.color.upsample import Upsampling
from engine.colorize import DecodingOptions
from engine.document.edits import Harmonize


class PresetBox(QWidget):
    """Model, working size, vividness, rebalancing, decoding, and whether objects are harmonized.

    Begins with what is set for single photos; what is chosen here counts for the run alone. What a
    preset says beside that is carried along, and ``carried`` tells it.

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
        self._carried = BatchPreset()
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
        self._list_models()
        self.show_usual()
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
            self.decoding.currentData(),
            self.vividness.value,
            self._carried.decoding.temperature,
            self.rebalancing.value,
        )

    @property
    def upsampling(self) -> Upsampling:
        """How colors get from cells to pixels."""
        return self._carried.upsampling

    @property
    def harmonization(self) -> Harmonize:
        """How objects are harmonized, where they are."""
        return self._carried.harmonize

    @property
    def carried(self) -> tuple[str, ...]:
        """What is done beside what can be seen here, a few words each."""
        usual, carried, parts = BatchPreset(), self._carried, list[str]()
        temperature, edit = carried.decoding.temperature, carried.harmonize
        if temperature is not None:
            parts.append(self.tr("temperature {0}").format(brief(temperature)))
        if carried.upsampling is not usual.upsampling:
            parts.append(self.tr("colors spread without regard to edges"))
        if self.harmonize.isChecked() and edit.settings() != usual.harmonize.settings():
            parts.append(
                self.tr("tolerance {0} and {1}, strength {2}").format(
                    brief(edit.delta_a), brief(edit.delta_b), percent(edit.strength)
                )
            )
        return tuple(parts)

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
        if self._carried.segmenter in names:
            return self._carried.segmenter
        return self._settings.segmenter if self._settings.segmenter in names else names[0]

    def show_preset(self, preset: BatchPreset) -> None:
        """Show what a preset says.

        Args:
            preset: its model is chosen if there is one of that name.
        """
        self._carried = preset
        place = self.model.findData(preset.colorizer)
        if place >= 0:
            self.model.setCurrentIndex(place)
        self._choose_size(preset.size or 0)
        self.decoding.setCurrentIndex(self.decoding.findData(preset.decoding.decoding))
        self.vividness.set_value(preset.decoding.vividness)
        self.rebalancing.set_value(preset.decoding.rebalance)
        self.harmonize.setChecked(preset.segmenter is not None)
        self._offer_decoding()

    def show_usual(self) -> None:
        """Show what is set for single photos."""
        settings = self._settings
        decoding = DecodingOptions(
            settings.decoding, settings.vividness, rebalance=settings.rebalancing
        )
        size = settings.working_size or None
        self.show_preset(BatchPreset(settings.colorizer, decoding, size))

    def _choose_size(self, size: int) -> None:
        if self.size_choice.findData(size) < 0:
            self.size_choice.addItem(self.tr("{0} pixels").format(size), size)
        self.size_choice.setCurrentIndex(self.size_choice.findData(size))

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
