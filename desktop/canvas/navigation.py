"""Where the user has moved the photo to."""

from PySide6.QtCore import QObject, Signal

from desktop.canvas.viewport import Viewport


class Navigation(QObject):
    """The viewport of the shown photo, kept fitting until the user zooms.

    All places and lengths are device pixels of the window.

    Attributes:
        changed: the photo lies elsewhere.
        zoom_changed: pixels of the window for one of the photo.
    """

    changed = Signal()
    zoom_changed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a photo.

        Args:
            parent: owner of this object.
        """
        super().__init__(parent)
        self._window = (1, 1)
        self._viewport: Viewport | None = None
        self._is_fitting = True

    @property
    def viewport(self) -> Viewport | None:
        """Where the photo lies, on whole pixels; None without a photo."""
        return None if self._viewport is None else self._viewport.snapped()

    @property
    def is_fitting(self) -> bool:
        """Whether the photo is fitted anew when the window changes."""
        return self._is_fitting

    def set_photo(self, size: tuple[int, int] | None) -> None:
        """Show another photo, fitted.

        Args:
            size: width and height of the photo; None for no photo.
        """
        self._is_fitting = True
        self._put(None if size is None else Viewport.fitted(*size, *self._window))

    def reshape_photo(self, width: int, height: int) -> None:
        """Follow the same photo with other sides, because it is cropped; it stays where it is.

        Args:
            width: columns of the photo.
            height: rows of the photo.
        """
        viewport = self._viewport
        if viewport is None or (viewport.photo_width, viewport.photo_height) == (width, height):
            return
        if self._is_fitting:
            self._put(Viewport.fitted(width, height, *self._window))
        else:
            self._put(viewport.reshaped(width, height))

    def set_window(self, width: int, height: int) -> None:
        """Follow the size of the window."""
        self._window = max(1, width), max(1, height)
        if self._viewport is None:
            return
        if self._is_fitting:
            self.fit()
        else:
            self._put(self._viewport.resized(*self._window))

    def fit(self) -> None:
        """Show the whole photo."""
        self._is_fitting = True
        if self._viewport is not None:
            size = self._viewport.photo_width, self._viewport.photo_height
            self._put(Viewport.fitted(*size, *self._window))

    def zoom_to(self, zoom: float, x: float | None = None, y: float | None = None) -> None:
        """Change the zoom around a place.

        Args:
            zoom: wanted, in pixels of the window for one of the photo.
            x: of the place; None for the middle.
            y: of the place; None for the middle.
        """
        if self._viewport is not None:
            self._zoom(self._viewport.zoomed(zoom, *self._place(x, y)))

    def zoom_by(self, factor: float, x: float | None = None, y: float | None = None) -> None:
        """Multiply the zoom, around a place or the middle."""
        if self._viewport is not None:
            self.zoom_to(self._viewport.zoom * factor, x, y)

    def zoom_in(self) -> None:
        """Go to the next larger zoom, around the middle."""
        if self._viewport is not None:
            self._zoom(self._viewport.larger(*self._place(None, None)))

    def zoom_out(self) -> None:
        """Go to the next smaller zoom, around the middle."""
        if self._viewport is not None:
            self._zoom(self._viewport.smaller(*self._place(None, None)))

    def pan(self, right: float, down: float) -> None:
        """Move the photo in the window."""
        if self._viewport is not None:
            self._put(self._viewport.moved(right, down))

    def _place(self, x: float | None, y: float | None) -> tuple[float, float]:
        width, height = self._window
        return width / 2 if x is None else x, height / 2 if y is None else y

    def _zoom(self, viewport: Viewport) -> None:
        self._is_fitting = False
        self._put(viewport)

    def _put(self, viewport: Viewport | None) -> None:
        before, self._viewport = self._viewport, viewport
        if viewport == before:
            return
        if viewport is not None and (before is None or before.zoom != viewport.zoom):
            self.zoom_changed.emit(viewport.zoom)
        self.changed.emit()
