"""The first step of the work: giving the photo colors, and saying how vivid they are."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.theme import set_look
from desktop.panels.availability import (
    offer,
    why_no_alternatives,
    why_no_colors,
    why_no_photo,
    why_no_prediction,
)
from desktop.panels.colorize_scales import REBALANCING, VIVIDNESS, WORKING_SIZES
from desktop.panels.edit_texts import decoding_title
from desktop.panels.live_slider import LiveSlider
from desktop.panels.model_choices import ModelChoices
from desktop.panels.model_texts import model_summary
from desktop.panels.narrow_form import narrow_form
from desktop.sentences import in_user_language
from desktop.settings import Settings
from desktop.workspace.adjusting import remember_decoding, remembered_decoding
from desktop.workspace.workbench import Workbench
from engine.color.decode import Decoding
from engine.colorize import DecodingOptions


class ColorizePanel(QWidget):
    """Chooses a model, colorizes the photo and reads the prediction as the user likes it."""

    def __init__(
        self,
        workbench: Workbench,
        settings: Settings,
        choices: ModelChoices,
        parent: QWidget | None = None,
    ) -> None:
        """Show the state of the workbench.

        Args:
            workbench: with the photo.
            settings: what was chosen the last time.
            choices: the models.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._settings, self._choices = workbench, settings, choices
        self.model = QComboBox(self)
        self.model_info = QLabel(self)
        self.working_size = QComboBox(self)
        self.own_colors = QLabel(self)
        self.colorize_button = QPushButton(self)
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
        self.decoding = QComboBox(self)
        self.uncertainty = QCheckBox(self.tr("Show uncertainty"), self)
        self._set_up()
        self._lay_out()
        self._connect()
        self._list_models()
        self._refresh()

    def colorize(self) -> None:
        """Colorize the photo with the chosen model and working size."""
        if why_no_photo(self._workbench) is None:
            self._workbench.colorize(
                model=self._settings.colorizer, size=self._settings.working_size or None
            )

    def _set_up(self) -> None:
        self.model.setAccessibleName(self.tr("Model"))
        self.model.setToolTip(self.tr("The model that finds the colors"))
        # A long name must not make the whole panel wider.
        self.model.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.model.setMinimumContentsLength(12)
        self.model_info.setWordWrap(True)
        set_look(self.model_info, "faint")
        self.working_size.setToolTip(
            self.tr("The shorter side of the photo as the model sees it; more takes longer")
        )
        self.own_colors.setText(
            self.tr(
                "This photo is already in color. Its own colors are kept until you colorize it."
            )
        )
        self.own_colors.setWordWrap(True)
        set_look(self.own_colors, "faint")
        self.colorize_button.setObjectName("colorize")
        set_look(self.colorize_button, "primary")
        self.colorize_button.setToolTip(self.tr("Let the model find the colors of the photo"))
        for decoding in Decoding:
            self.decoding.addItem(decoding_title(decoding), decoding)
        self.decoding.setToolTip(
            self.tr(
                "How a color is chosen among those that the model held for possible: "
                "a mean of the likeliest, or the one that is likeliest"
            )
        )
        self.uncertainty.setToolTip(self.tr("Mark where the model was unsure"))

    def _lay_out(self) -> None:
        form = narrow_form()
        form.addRow(self.tr("Model"), self.model)
        form.addRow(self.model_info)
        form.addRow(self.tr("Working size"), self.working_size)
        reading = narrow_form()
        reading.addRow(self.tr("Decoding"), self.decoding)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.own_colors)
        layout.addWidget(self.colorize_button)
        layout.addSpacing(6)
        layout.addWidget(self.vividness)
        layout.addWidget(self.rebalancing)
        layout.addLayout(reading)
        layout.addWidget(self.uncertainty)

    def _connect(self) -> None:
        self._choices.changed.connect(self._list_models)
        self._settings.changed.connect(self._follow_settings)
        self._workbench.photo_changed.connect(self._refresh)
        self._workbench.document_changed.connect(self._refresh)
        self._workbench.busy_changed.connect(self._refresh)
        self._workbench.overlay_changed.connect(self._show_uncertainty)
        self.model.activated.connect(self._choose_model)
        self.working_size.activated.connect(self._choose_size)
        self.colorize_button.clicked.connect(self.colorize)
        for slider in (self.vividness, self.rebalancing):
            slider.moved.connect(self._preview)
            slider.chosen.connect(self._apply)
        self.decoding.activated.connect(self._apply)
        self.uncertainty.toggled.connect(self._workbench.show_uncertainty)

    def _list_models(self) -> None:
        self.model.clear()
        for stored in self._choices.colorizers:
            self.model.addItem(stored.name, stored)
        self.model.setCurrentIndex(self.model.findText(self._settings.colorizer))
        self._show_model()

    def _show_model(self) -> None:
        stored = self.model.currentData()
        if stored is not None:
            self.model_info.setText(model_summary(stored))
        else:
            self.model_info.setText(self._why_no_model() or self.tr("Looking for models…"))
        self._list_sizes(None if stored is None else stored.description.size)
        self._refresh()

    def _list_sizes(self, own: int | None) -> None:
        self.working_size.clear()
        title = self.tr("Model's own")
        if own is not None:
            title = self.tr("Model's own ({size})").format(size=own)
        self.working_size.addItem(title, 0)
        chosen = self._settings.working_size
        for size in sorted({*WORKING_SIZES, chosen} - {0}):
            self.working_size.addItem(self.tr("{size} pixels").format(size=size), size)
        self.working_size.setCurrentIndex(self.working_size.findData(chosen))

    def _follow_settings(self, key: str) -> None:
        if key == "colorizer":
            self.model.setCurrentIndex(self.model.findText(self._settings.colorizer))
            self._show_model()
        elif key == "working_size":
            self.working_size.setCurrentIndex(
                self.working_size.findData(self._settings.working_size)
            )
        elif key in ("vividness", "rebalancing", "decoding"):
            self._show_reading()

    def _refresh(self) -> None:
        workbench = self._workbench
        no_photo, no_colors = why_no_photo(workbench), why_no_colors(workbench)
        offer(self.colorize_button, no_photo or self._why_no_model())
        document = workbench.document
        again = document is not None and document.model is not None
        self.own_colors.setVisible(document is not None and document.has_own_colors)
        self.colorize_button.setText(self.tr("Colorize again") if again else self.tr("Colorize"))
        offer(self.vividness, no_colors)
        offer(self.rebalancing, why_no_prediction(workbench))
        for control in (self.decoding, self.uncertainty):
            offer(control, why_no_alternatives(workbench))
        self._show_reading()

    def _show_uncertainty(self) -> None:
        """Follow a switch elsewhere, such as that of the menu."""
        self.uncertainty.setChecked(self._workbench.shows_uncertainty)

    def _why_no_model(self) -> str | None:
        problem = self._choices.problem_of(self._settings.colorizer)
        return None if problem is None else in_user_language(str(problem))

    def _show_reading(self) -> None:
        options = self._options_of_photo()
        self.vividness.set_value(options.vividness)
        self.rebalancing.set_value(options.rebalance)
        self.decoding.setCurrentIndex(self.decoding.findData(options.decoding))

    def _choose_model(self) -> None:
        self._settings.colorizer = self.model.currentText()
        self._show_model()

    def _choose_size(self) -> None:
        self._settings.working_size = self.working_size.currentData()

    def _options_of_photo(self) -> DecodingOptions:
        document = self._workbench.document
        if document is not None and not document.is_gray:
            return document.adjust.decoding
        return remembered_decoding(self._settings)

    def _chosen_options(self) -> DecodingOptions:
        return replace(
            self._options_of_photo(),
            decoding=self.decoding.currentData(),
            vividness=self.vividness.value,
            rebalance=self.rebalancing.value,
        )

    def _preview(self) -> None:
        if self._workbench.has_colors:
            self._workbench.preview_decoding(self._chosen_options())

    def _apply(self) -> None:
        document = self._workbench.document
        if document is None or document.is_gray:
            return
        chosen = self._chosen_options()
        if chosen == self._options_of_photo():
            # Dragged back to where it was: nothing to keep, but something else is shown.
            self._workbench.preview_edit(None)
            return
        self._workbench.apply_decoding(chosen)
        if document.model is not None:  # own colors, which say nothing about other photos
            remember_decoding(self._settings, chosen)
