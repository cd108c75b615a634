"""Says in the status bar that there is a newer version, and is not there otherwise."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.look.icons import icon
from desktop.updates.update_watch import UpdateWatch

_ICON_PIXELS: Final = 14


class UpdateNotice(QToolButton):
    """A small button with a menu: what is new, skip this version, not now."""

    def __init__(self, watch: UpdateWatch, parent: QWidget | None = None) -> None:
        """Follow what is known of newer versions.

        Args:
            watch: knows the newest version.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("updateNotice")
        self._watch = watch
        self._is_put_off = False
        self.setIcon(icon("download"))
        self.setIconSize(QSize(_ICON_PIXELS, _ICON_PIXELS))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("See what is new, or skip this version"))
        menu = QMenu(self)
        self.page_action = menu.addAction(self.tr("&What is new"))
        self.skip_action = menu.addAction(self.tr("&Skip this version"))
        self.later_action = menu.addAction(self.tr("&Not now"))
        self.page_action.triggered.connect(watch.show_page)
        self.skip_action.triggered.connect(watch.skip)
        self.later_action.triggered.connect(self._put_off)
        self.setMenu(menu)
        watch.changed.connect(self._refresh)
        self._refresh()

    def _put_off(self) -> None:
        """Say nothing more until the next start."""
        self._is_put_off = True
        self._refresh()

    def _refresh(self) -> None:
        version = self._watch.announced
        self.setVisible(version is not None and not self._is_put_off)
        if version is not None:
            self.setText(self.tr("Photochrom {version} is available").format(version=version))
