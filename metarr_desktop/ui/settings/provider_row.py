"""One provider: its place in the order, whether it is asked, how it stands, its key, and what few people change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from metarr_desktop.domain.provider import KeyNeed
from metarr_desktop.ui.forms.key_field import KeyField
from metarr_desktop.ui.settings.provider_words import knows_words, provider_name, state_words
from metarr_desktop.ui.settings.rows import Row
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.labels import IconLabel, Label, rule
from metarr_desktop.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.services.sources import SourceView
    from metarr_desktop.ui.desk import Desk


class DragHandle(ToolButton):
    """Held and moved, it moves its row; so do Alt+Up and Alt+Down."""

    stepped = Signal(int)
    """-1 or 1: one place up or down, by key."""
    held_over = Signal(QPoint)
    """Global place of the pointer while the handle is held."""
    let_go = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(Icon.DRAG, name, ink=Ink.TEXT2, small=True)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One place up or down."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say where it is held."""
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.held_over.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that it is let go."""
        super().mouseReleaseEvent(event)
        self.let_go.emit()


class ProviderRow(QWidget):
    """Shows a `SourceView`; what is changed in it holds at once.

    A person's own files are read by scans: of them the place in the order is all there is to set.
    """

    def __init__(self, desk: Desk, view: SourceView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.spec = spec = view.spec
        self.line = rule()
        self.handle = DragHandle(
            self.tr("Move {provider}: drag, or Alt+Up and Alt+Down").format(provider=provider_name(spec))
        )
        self.enabled = Switch(self.tr("Ask {provider}").format(provider=provider_name(spec)))
        self.enabled.clicked.connect(lambda is_on: self._set({"enabled": "true" if is_on else "false"}))
        self._sign = IconLabel(Icon.CHECK, size_px=metrics.ICON_BADGE)
        self.state = Label()
        self.more = Button(self.tr("More"), icon=Icon.CHEVRON_DOWN, kind=ButtonKind.FLAT, small=True)
        self.more.setAccessibleName(self.tr("More of {provider}").format(provider=provider_name(spec)))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._open)
        self.row = Row(provider_name(spec), knows_words(spec), self._controls())
        self._error = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self._error.hide()
        self.key = KeyField(desk, spec)
        self.address = self._entry(self.tr("Address"), "base_url")
        self.rate = self._entry(self.tr("Requests / seconds"), "rate")
        self._rest = self._make_rest()
        self._rest.hide()
        self._lay_out()
        self.show_view(view, is_offline=False)

    def show_view(self, view: SourceView, *, is_offline: bool) -> None:
        """Show the provider as it is now."""
        self.enabled.setChecked(view.is_enabled)
        text, icon, ink = state_words(view, is_offline=is_offline)
        self.state.setText(text)
        self.state.set_ink(ink)
        self._sign.set_icon(icon, ink)
        self._error.setText(translated(view.error) if view.is_ready else "")
        self._error.setVisible(bool(self._error.text()))
        self.key.show_key(view.has_key)
        own = view.base_url if view.base_url != self.spec.base_url else ""
        rate = f"{view.rate.calls}/{view.rate.seconds:g}" if view.rate != self.spec.rate else ""
        for entry, value in ((self.address, own), (self.rate, rate)):
            if not entry.hasFocus():
                entry.setText(value)

    def mark(self, word: str) -> bool:
        """Mark a word in the texts; whether it stands there."""
        return self.row.mark(word)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _controls(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE)
        row.addWidget(self._sign)
        row.addWidget(self.state)
        if not self.spec.is_local:
            row.addSpacing(metrics.SPACE)
        row.addWidget(self.more)
        row.addWidget(self.enabled)
        for control in (self._sign, self.more, self.enabled):
            control.setVisible(not self.spec.is_local)
        return holder

    def _entry(self, name: str, setting: str) -> QLineEdit:
        usual = self.spec.base_url if setting == "base_url" else f"{self.spec.rate.calls}/{self.spec.rate.seconds:g}"
        entry = QLineEdit()
        entry.setPlaceholderText(usual)
        entry.setAccessibleName(f"{provider_name(self.spec)}: {name}")
        entry.editingFinished.connect(
            lambda: self._set({setting: entry.text().strip()}) if entry.isModified() else None
        )
        return entry

    def _make_rest(self) -> QWidget:
        rest = QWidget()
        grid = QGridLayout(rest)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(metrics.SPACE_ROW)
        grid.setVerticalSpacing(metrics.SPACE)
        names = (self.tr("Address"), self.tr("Requests / seconds"))
        for number, (name, entry) in enumerate(zip(names, (self.address, self.rate), strict=True)):
            label = Label(name, ink=Ink.TEXT2)
            label.setBuddy(entry)
            grid.addWidget(label, number, 0)
            grid.addWidget(entry, number, 1)
        terms = Button(self.tr("Terms"), icon=Icon.EXTERNAL, kind=ButtonKind.LINK)
        terms.setAccessibleName(self.tr("Terms of {provider}").format(provider=provider_name(self.spec)))
        terms.setToolTip(self.spec.terms_url)
        terms.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.spec.terms_url)))
        grid.addWidget(terms, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        return rest

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self.handle)
        head.addWidget(self.row, 1)
        below = QVBoxLayout()
        indent = metrics.SPACE + metrics.HEIGHT_SMALL + metrics.SPACE_PANE
        below.setContentsMargins(indent, 0, metrics.SPACE_PANE, 0)
        below.setSpacing(metrics.SPACE)
        below.addWidget(self._error)
        below.addWidget(self.key)
        below.addWidget(self._rest)
        below.addSpacing(metrics.SPACE_GROUP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addLayout(head)
        column.addLayout(below)
        self._open(False)

    # --- what is done -----------------------------------------------------------------------------------------------

    def _open(self, is_open: bool) -> None:
        """A provider that needs a key always shows the field for it."""
        self._rest.setVisible(is_open)
        self.key.setVisible(not self.spec.is_local and (is_open or self.spec.key is KeyNeed.REQUIRED))
        self.more.set_icon(Icon.CHEVRON_UP if is_open else Icon.CHEVRON_DOWN)

    def _set(self, values: dict[str, str]) -> None:
        sources, name = self._desk.engine.sources, self.spec.name
        self._desk.bridge.change(
            self, lambda: sources.set(name, values), lambda _none: self.row.show_refusal(""), self._refuse
        )

    def _refuse(self, error: MetarrError) -> None:
        self.row.show_refusal(translated(error))
