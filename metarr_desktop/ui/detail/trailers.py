"""Trailers of a title: links that open in the browser, and the way to say that one leads nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.section_header import SectionHeader

_WEB = frozenset({"http", "https"})  # an NFO may name anything; only these are handed to the system


class TrailerLinks(QWidget):
    """A link a trailer, in order; hidden where there is none that a browser opens."""

    dead = Signal(str)
    """The person says that this address leads nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: list[Button] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(metrics.SPACE_GROUP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(SectionHeader(self.tr("Trailers")))
        column.addLayout(self._rows)
        self.hide()

    def show_trailers(self, addresses: Sequence[str]) -> None:
        """Show those that a browser opens."""
        shown = [one for one in addresses if QUrl(one).scheme() in _WEB and QUrl(one).host()]
        if [link.toolTip() for link in self.links] != shown:
            for link in self.links:
                self._rows.removeWidget(link)
                link.hide()
                link.deleteLater()
            self.links = [self._link(number, address) for number, address in enumerate(shown, 1)]
        self.setVisible(bool(shown))

    def menu(self, address: str) -> QMenu:
        """What can be done with a trailer."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open in the browser"), lambda: QDesktopServices.openUrl(QUrl(address)))
        menu.addAction(self.tr("Copy the address"), lambda: QGuiApplication.clipboard().setText(address))
        menu.addSeparator()
        menu.addAction(self.tr("This one leads nowhere"), lambda: self.dead.emit(address))
        return menu

    def _link(self, number: int, address: str) -> Button:
        site = QUrl(address).host().removeprefix("www.")
        text = self.tr("Trailer {number} · {site}").format(number=number, site=site)
        link = Button(text, icon=Icon.EXTERNAL, kind=ButtonKind.LINK)
        link.setToolTip(address)
        link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        link.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        link.customContextMenuRequested.connect(lambda place: self._open_menu(link, place))
        self._rows.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeading)
        return link

    def _open_menu(self, link: Button, place: QPoint) -> None:
        self.menu(link.toolTip()).popup(link.mapToGlobal(place))
