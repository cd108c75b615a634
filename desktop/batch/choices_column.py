"""All choices about a run over many photos, in one column that scrolls."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGroupBox, QScrollArea, QVBoxLayout, QWidget

from desktop.batch.order import BatchOrder, BatchPreset, Course
from desktop.batch.output_box import OutputBox
from desktop.batch.preset_bar import PresetBar
from desktop.batch.preset_box import PresetBox
from desktop.batch.preset_files import OpenedPreset
from desktop.batch.restore_box import RestoreBox, RestoreChoice
from desktop.batch.selection_box import SelectionBox
from desktop.batch.source_list import SourceList
from desktop.batch.taken_over_texts import taken_over_lines
from desktop.panels.availability import offer
from desktop.panels.drops import leave_drops_to_window
from desktop.panels.model_choices import ModelChoices
from desktop.panels.section import Section
from desktop.panels.wheel_guard import WheelGuard
from desktop.settings import Settings
from desktop.workspace.library import Library
from desktop.workspace.open_photo import OpenPhoto
from engine.batch.take_over import TakenOver, take_over


class ChoicesColumn(QScrollArea):
    """Photos, colors and results; rarer choices are folded away.

    Attributes:
        changed: something else is chosen now.
    """

    changed = Signal()

    def __init__(
        self,
        library: Library,
        choices: ModelChoices,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        """Show the usual choices, and no photos.

        Args:
            library: the open photos.
            choices: the models.
            settings: what the choices begin with.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._library, self._settings = library, settings
        self.sources = SourceList(library, self)
        self.selection = SelectionBox(self)
        self.selection_section = self._folded(self.tr("Choose among them"), self.selection)
        self.bar = PresetBar(settings, self)
        self.preset = PresetBox(choices, settings, self)
        self.restore = RestoreBox(self._of_open_photo, self)
        self.output = OutputBox(settings, self)
        self._lay_out()
        for box in (self.sources, self.selection, self.preset, self.restore, self.output):
            box.changed.connect(self.changed)
        for change in (library.current_changed, library.photo_changed):
            change.connect(self._offer_open_photo)
        self._offer_open_photo()

    @property
    def problem(self) -> str | None:
        """Why no run can begin with what is chosen; None if one can."""
        if not self.sources.paths:
            return self.tr("Add folders or photos first.")
        if self.preset.colorizer is None:
            return self.tr("There is no model; add one in the preferences.")
        return self.output.problem

    def order(self, course: Course = Course.ASK) -> BatchOrder:
        """Put all choices together.

        Args:
            course: what is done about what earlier runs left.

        Raises:
            BatchError: the name pattern gives no names.
        """
        return BatchOrder(
            self.sources.paths,
            self.sources.recursive.isChecked(),
            self._preset(),
            self.output.destination,
            self.selection.selection,
            self.selection.only,
            self.output.contact_sheet.isChecked(),
            course,
        )

    def show_opened(self, opened: OpenedPreset, model: str) -> None:
        """Show the choices of a preset.

        Args:
            opened: what was read.
            model: name of the model that is taken.
        """
        preset = opened.choices(model, opened.segmenter or self._settings.segmenter)
        self._quietly(lambda: self._show(preset, opened))
        lines = [self.tr("The choices are those of {0}.").format(opened.path.name)]
        self.bar.show_notes([*lines, *self._carried()])

    def show_usual(self) -> None:
        """Show what is set for single photos, with nothing restored."""

        def show() -> None:
            self.preset.show_usual()
            self.restore.show_wish(None, RestoreChoice.NONE)
            self.output.sidecar.setChecked(False)

        self._quietly(show)
        self.bar.show_notes([])

    def take_over(self, photo: OpenPhoto) -> None:
        """Choose for all photos what was done to one, and say what was not taken over.

        Args:
            photo: with a document.

        Raises:
            ValueError: nothing was done to the photo yet.
        """
        if photo.document is None:
            raise ValueError("the photo has no document")
        taken = take_over(photo.document)
        self._quietly(lambda: self._show_taken(taken))
        self.bar.show_notes([*taken_over_lines(photo.title, taken), *self._carried()])

    def _preset(self) -> BatchPreset:
        colors, output = self.preset, self.output
        return BatchPreset(
            colorizer=colors.colorizer or "",
            decoding=colors.decoding_options,
            size=colors.working_size,
            image_format=output.image_format,
            quality=output.quality.value(),
            bit_depth=output.chosen_bit_depth,
            longest_side=output.size_limit.value,
            keeps_metadata=output.metadata.isChecked(),
            segmenter=colors.segmenter,
            harmonize=colors.harmonization,
            upsampling=colors.upsampling,
            restoration=self.restore.wish,
            sidecar=output.sidecar.isChecked(),
        )

    def _show(self, preset: BatchPreset, opened: OpenedPreset) -> None:
        self.preset.show_preset(preset)
        self.restore.show_wish(preset.restoration, RestoreChoice.PRESET)
        self.output.show_preset(preset, opened.preset.pattern)

    def _show_taken(self, taken: TakenOver) -> None:
        now = self._preset()
        is_harmonized = taken.harmonize is not None
        preset = BatchPreset(
            taken.model or now.colorizer,
            taken.adjust.decoding,
            now.size,
            segmenter=self._settings.segmenter if is_harmonized else None,
            harmonize=taken.harmonize or now.harmonize,
            upsampling=taken.adjust.upsampling,
        )
        self.preset.show_preset(preset)
        self.restore.show_wish(taken.restoration, RestoreChoice.OPEN_PHOTO)

    def _carried(self) -> list[str]:
        parts = self.preset.carried
        return [self.tr("Also: {0}.").format("; ".join(parts))] if parts else []

    def _of_open_photo(self) -> TakenOver | None:
        photo = self._library.current
        document = None if photo is None else photo.document
        return None if document is None else take_over(document)

    def _offer_open_photo(self) -> None:
        photo = self._library.current
        has_document = photo is not None and photo.document is not None
        reason = self.tr("Open a photo and colorize it first.")
        offer(self.bar.photo_button, None if has_document else reason)

    def _quietly(self, show: Callable[[], object]) -> None:
        """Tell only once of many changes."""
        before = self.blockSignals(True)
        try:
            show()
        finally:
            self.blockSignals(before)
        self.changed.emit()

    def _folded(self, title: str, body: QWidget) -> Section:
        return Section(title, body, name="batchSelection", unfolded=False, is_part=True)

    def _lay_out(self) -> None:
        column = QWidget()
        layout = QVBoxLayout(column)
        for title, boxes in (
            (self.tr("Photos"), (self.sources, self.selection_section)),
            (self.tr("Preset"), (self.bar,)),
            (self.tr("Restoration"), (self.restore,)),
            (self.tr("Colors"), (self.preset,)),
            (self.tr("Results"), (self.output,)),
        ):
            group = QGroupBox(title, column)
            inside = QVBoxLayout(group)
            for box in boxes:
                inside.addWidget(box)
            layout.addWidget(group)
        layout.addStretch(1)
        self.setWidget(column)
        self.setWidgetResizable(True)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(column.minimumSizeHint().width() + bar)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        guard = WheelGuard(self)
        guard.protect(column)
        leave_drops_to_window(column)
