"""All layers of the canvas, each following what it shows."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, QPointF, Signal

from desktop.canvas.display import Display
from desktop.canvas.inks import Inks
from desktop.canvas.modes import CompareMode, Tool
from desktop.canvas.navigation import Navigation
from desktop.canvas.overlay_layer import OverlayLayer
from desktop.canvas.overlay_pixels import LitStyle
from desktop.canvas.overlays import AllObjects, Damage, Heat, LitObject
from desktop.canvas.picture_layer import PictureLayer
from desktop.canvas.viewport import Viewport
from desktop.jobs.runner import JobRunner
from desktop.workspace.restoring import Restoring
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.document.edits import Hint
from engine.masks import Mask
from engine.restore.straighten import moved
from engine.touchup.hints import ColorPoint
from engine.view import Pyramid


class Stage(QObject):
    """Asks every layer for what workbench, selection, display and navigation say.

    Attributes:
        changed: there is something else to paint.
        failed: why something could not be drawn.
        result: the photo with its colors.
        original: the photo as it was read, turned and cropped like the result.
        heat: uncertainty.
        damage: what is taken for damage.
        objects: all objects.
        selected: the selected object.
        hovered: the object under the pointer.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        workbench: Workbench,
        selection: Selection,
        restoring: Restoring,
        display: Display,
        navigation: Navigation,
        runner: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        """Follow all that is shown.

        Args:
            workbench: with the photo.
            selection: with the object.
            restoring: with damage and the suggested frame.
            display: what is wanted to be seen.
            navigation: where the photo lies.
            runner: runs the drawing.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._workbench, self._selection = workbench, selection
        self._restoring = restoring
        self._display, self._navigation = display, navigation
        self._inks: Inks | None = None
        self._all: AllObjects | None = None
        self._is_judged = False
        self.result, self.original = PictureLayer(runner, self), PictureLayer(runner, self)
        self.heat, self.objects = OverlayLayer(runner, self), OverlayLayer(runner, self)
        self.damage = OverlayLayer(runner, self)
        self.selected, self.hovered = OverlayLayer(runner, self), OverlayLayer(runner, self)
        self._connect()

    @property
    def overlays(self) -> tuple[OverlayLayer, ...]:
        """What lies over the photo, the lowest first."""
        return self.heat, self.objects, self.damage, self.selected, self.hovered

    @property
    def _layers(self) -> list[PictureLayer | OverlayLayer]:
        return [self.result, self.original, *self.overlays]

    @property
    def is_exact(self) -> bool:
        """Whether everything that is painted is what was asked for last."""
        return all(layer.is_exact for layer in self._layers)

    @property
    def color_points(self) -> Sequence[ColorPoint]:
        """The color points of the document, while they can be placed."""
        document = self._workbench.document
        if self._display.tool is not Tool.HINT or document is None:
            return ()
        edits = [step.edit for step in document.steps if step.enabled]
        return [point for edit in edits if isinstance(edit, Hint) for point in edit.points]

    @property
    def suggested_corners(self) -> tuple[QPointF, ...]:
        """What would be kept of the photo, in pixels of it as it is shown; none for no change."""
        suggestion, loaded = self._restoring.suggestion, self._workbench.loaded
        picture = self._workbench.picture
        if suggestion is None or loaded is None or picture is None:
            return ()
        size = loaded.identity.height, loaded.identity.width
        rows, columns = suggestion.size(*size)
        corners = np.array([(0, 0), (columns, 0), (columns, rows), (0, rows)], np.float64)
        shown = picture.restored.restoration.frame
        return tuple(QPointF(x, y) for x, y in moved(corners, suggestion, shown, *size).tolist())

    def set_inks(self, inks: Inks) -> None:
        """Follow another theme."""
        self._inks = inks
        self._all = None
        self.refresh()

    def object_at(self, x: float, y: float) -> int | None:
        """Find the object at a place of the photo while all objects are shown."""
        return None if self._all is None else self._all.index_at(x, y)

    def stress_object(self, index: int | None) -> None:
        """Stress one of all objects, because the pointer is over it."""
        if self._all is not None and index != self._all.chosen:
            self._all = self._all.with_chosen(index)
            self.refresh()

    def refresh(self) -> None:
        """Ask all layers for what is to be seen now."""
        pyramid, viewport = self._workbench.pyramid, self._navigation.viewport
        if pyramid is None or viewport is None or self._inks is None:
            self.clear()
            return
        self._show_photo(pyramid, viewport)
        self._show_overlays(self._inks, viewport)
        self.changed.emit()

    def _connect(self) -> None:
        for layer in self._layers:
            layer.changed.connect(self.changed)
            layer.failed.connect(self.failed)
        for signal in (
            self._workbench.document_changed,
            self._workbench.overlay_changed,
            self._selection.hovered,
            self._restoring.changed,
            self._restoring.damage_changed,
            self._display.changed,
            self._navigation.changed,
        ):
            signal.connect(self.refresh)
        self._workbench.picture_changed.connect(self._on_picture_changed)
        self._selection.changed.connect(self._on_selected)

    def _on_picture_changed(self) -> None:
        # Whoever changes the colors of an object wants to see them, not the light on it.
        self._is_judged = True
        self.refresh()

    def _on_selected(self) -> None:
        self._is_judged = False
        self.refresh()

    def clear(self) -> None:
        """Show nothing: another photo is on the workbench, or none."""
        self.result.clear()
        self.original.clear()
        for layer in self.overlays:
            layer.show(None, None)
        self.changed.emit()

    def _show_photo(self, pyramid: Pyramid, viewport: Viewport) -> None:
        self.result.show(pyramid, self._workbench.chroma, viewport)
        wants_original = self._display.shows_original
        if wants_original or self._display.compare is not CompareMode.OFF:
            original = self._workbench.want_original()
            if original is not None:
                self.original.show(original.pyramid, original.photo.own_chroma, viewport)

    def _show_overlays(self, inks: Inks, viewport: Viewport) -> None:
        style = inks.selected
        if self._is_judged or not self._display.tool.touches_up:
            style = inks.outlined
        hovers = self._display.tool is Tool.SELECT and not self._display.shows_objects
        hover_mask = self._selection.hover_mask if hovers else None
        self._light(self.selected, self._selection.mask, style, viewport)
        self._light(self.hovered, hover_mask, inks.hovered, viewport)
        self.objects.show(self._all_objects(inks, viewport), viewport)
        self._show_heat(inks, viewport)
        self._show_damage(inks, viewport)

    def _light(
        self, layer: OverlayLayer, mask: Mask | None, style: LitStyle, viewport: Viewport
    ) -> None:
        shown = layer.overlay
        if mask is None:
            layer.show(None, viewport)
        elif isinstance(shown, LitObject) and shown.mask is mask and shown.style == style:
            layer.show(shown, viewport)
        else:
            size = viewport.photo_height, viewport.photo_width
            layer.show(LitObject(mask, *size, style), viewport)

    def _all_objects(self, inks: Inks, viewport: Viewport) -> AllObjects | None:
        segments = self._selection.segments
        if not segments or not self._display.shows_objects:
            self._all = None
        elif self._all is None or self._all.segments is not segments:
            size = viewport.photo_height, viewport.photo_width
            self._all = AllObjects(segments, *size, inks.objects)
        return self._all

    def _show_heat(self, inks: Inks, viewport: Viewport) -> None:
        values = self._workbench.uncertainty
        shown = self.heat.overlay
        if values is None:
            self.heat.show(None, viewport)
        elif isinstance(shown, Heat) and shown.values is values:
            self.heat.show(shown, viewport)
        else:
            size = viewport.photo_height, viewport.photo_width
            self.heat.show(Heat(values, *size, inks.cool, inks.hot), viewport)

    def _show_damage(self, inks: Inks, viewport: Viewport) -> None:
        mask, shown = self._restoring.damage, self.damage.overlay
        if mask is None:
            self.damage.show(None, viewport)
        elif isinstance(shown, Damage) and shown.mask is mask:
            self.damage.show(shown, viewport)
        else:
            size = viewport.photo_height, viewport.photo_width
            self.damage.show(Damage(mask, *size, inks.hot), viewport)
