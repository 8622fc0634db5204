"""A provider's key: where to get one, a field for it, and a button that tries it; the answer stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import IconLabel, Label

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.provider import ProviderSpec
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate


class KeyField(QWidget):
    """Keys can be written, never read. What was typed is kept when it is tested, and with Enter."""

    changed = Signal()
    answered = Signal(bool)
    """Whether the provider answered when it was tried."""

    def __init__(self, desk: Desk, spec: ProviderSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.spec = spec
        self._has_key = False
        self._latest = Latest(desk.bridge, self)
        self.lines = {secret: self._line(secret) for secret in spec.secrets}
        self.get = Button(self.tr("Get a key"), icon=Icon.EXTERNAL, kind=ButtonKind.LINK)
        self.get.setAccessibleName(self.tr("Get a key of {provider}").format(provider=spec.label))
        self.get.setToolTip(spec.key_url)
        self.get.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(spec.key_url)))
        self.forget = Button(self.tr("Forget"))
        self.forget.setAccessibleName(self.tr("Forget the key of {provider}").format(provider=spec.label))
        self.forget.setAutoDefault(False)
        self.forget.clicked.connect(self._forget)
        self.forget.hide()
        self.test = Button(self.tr("Test"), icon=Icon.PULSE)
        self.test.setAccessibleName(self.tr("Test {provider}").format(provider=spec.label))
        self.test.setAutoDefault(False)
        self.test.clicked.connect(self.try_it)
        self._sign = IconLabel(Icon.CHECK, ink=Ink.OK)
        self.answer = Label(wrap=True)
        self._say("", Icon.CHECK, Ink.OK)
        self._lay_out()
        self.get.setVisible(bool(spec.key_url))  # not before it has a place: it would be a window, and take the keys

    def show_key(self, has_key: bool) -> None:
        """Say whether a key is kept."""
        self._has_key = has_key
        kept, none = self.tr("kept; type to replace it"), self.tr("paste your key")
        for number, line in enumerate(self.lines.values()):
            line.setPlaceholderText((kept if has_key else none) if number == 0 else self.tr("optional"))
        self.forget.setVisible(has_key)

    def typed(self) -> dict[str, str]:
        """What was typed and not kept yet, by the secret's name."""
        return {secret: line.text().strip() for secret, line in self.lines.items() if line.text().strip()}

    def try_it(self) -> None:
        """Keep what was typed, ask the provider one small thing, and say what came of it."""
        sources, name, typed = self._desk.engine.sources, self.spec.name, self.typed()
        self.test.setEnabled(False)
        self._say(self.tr("Asking…"), Icon.HOURGLASS, Ink.TEXT2)

        def act() -> None:
            if typed:
                sources.set(name, typed)
            sources.test(name)

        self._latest.ask(act, lambda _none: self._say_works(), self._say_refused)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _line(self, secret: str) -> QLineEdit:
        line = _KeyLine()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setAccessibleName(f"{self.spec.label}: {secret_name(secret)}")
        line.textEdited.connect(lambda _text: self._edited())
        line.returnPressed.connect(self.keep)
        return line

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(metrics.SPACE)
        grid.setVerticalSpacing(metrics.SPACE)
        for row, (secret, line) in enumerate(self.lines.items()):
            label = Label(secret_name(secret), ink=Ink.TEXT2)
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        grid.addWidget(self.forget, 0, 2)
        grid.addWidget(self.test, 0, 3)
        grid.setColumnStretch(1, 1)
        below = QHBoxLayout()
        below.setSpacing(metrics.SPACE)
        below.addWidget(self.get)
        below.addWidget(self._sign)
        below.addWidget(self.answer, 1)
        self.answer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addLayout(grid)
        column.addLayout(below)

    # --- what is done -----------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what was typed."""
        sources, name, typed = self._desk.engine.sources, self.spec.name, self.typed()
        if typed:
            self._desk.bridge.change(self, lambda: sources.set(name, typed), self._say_kept, self._say_refused)

    def _forget(self) -> None:
        sources, name = self._desk.engine.sources, self.spec.name
        none = dict.fromkeys(self.lines, "")
        self._desk.bridge.change(self, lambda: sources.set(name, none), self._say_forgotten, self._say_refused)

    def _edited(self) -> None:
        self._say("", Icon.CHECK, Ink.OK)
        self.changed.emit()

    def _clear(self, has_key: bool) -> None:
        for line in self.lines.values():
            line.clear()
        self.show_key(has_key)

    def _say_kept(self, _none: object) -> None:
        self._clear(True)
        self._say(self.tr("kept"), Icon.CHECK, Ink.OK)

    def _say_forgotten(self, _none: object) -> None:
        self._clear(False)
        self._say(self.tr("forgotten"), Icon.CHECK, Ink.OK)

    def _say_works(self) -> None:
        self.test.setEnabled(True)
        self._clear(self._has_key or bool(self.typed()))
        self._say(self.tr("works"), Icon.CHECK, Ink.OK)
        self.answered.emit(True)

    def _say_refused(self, error: MetarrError) -> None:
        self.test.setEnabled(True)
        self._say(translated(error), Icon.OCTAGON, Ink.ERROR)
        self.answered.emit(False)

    def _say(self, text: str, icon: Icon, ink: Ink) -> None:
        self._sign.set_icon(icon, ink)
        self._sign.setVisible(bool(text))
        self.answer.set_ink(ink)
        self.answer.setText(text)


class _KeyLine(QLineEdit):
    """Enter keeps the key and must not press the default button of a dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow Enter after it was signalled."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def secret_name(secret: str) -> str:
    """What a provider wants to be told, in words."""
    names = {
        "api_key": translate("Provider", "Key"),
        "pin": translate("Provider", "PIN"),
        "client_key": translate("Provider", "Personal key"),
    }
    return names.get(secret, secret)
