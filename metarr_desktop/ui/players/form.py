"""Where a player listens, as a person types it, with a button that tries it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import MetarrError, UntrustedCertificate
from metarr_desktop.domain.player import Address, Discovered, PlayerInfo, PlayerType
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner, Choice
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.domain.player_views import PlayerView
    from metarr_desktop.ui.desk import Desk

_HTTP_PORT = 8080
_TCP_PORT = 9090
_HIGHEST_PORT = 65535
_URLS = {PlayerType.JELLYFIN: "http://192.168.1.10:8096", PlayerType.PLEX: "http://192.168.1.10:32400"}


@dataclass(frozen=True, slots=True)
class PlayerValues:
    """What was typed. `secret` "" means: as it was."""

    name: str
    host: str
    port: int | None
    ws_port: int | None
    user: str
    secret: str
    url: str = ""
    account: str = ""
    certificate: str = ""

    @property
    def address(self) -> Address:
        own = {"url": self.url, "account": self.account, "certificate": self.certificate}
        return Address(self.host, self.port or 0, self.ws_port, self.user, self.secret, **own)


class PlayerForm(QWidget):
    """Fields of one player: a Kodi has a host and ports, a server an address and a token.

    The password or token can be written, never read. A certificate that nobody vouches for is trusted by a click, after
    its fingerprint was shown.
    """

    changed = Signal()
    answered = Signal(bool)
    """Whether the player answered when it was tried."""

    def __init__(self, desk: Desk, type: PlayerType, known: PlayerView | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self._desk = desk
        self._type = type
        self._known = known
        self._certificate = known.certificate if known else ""
        self._latest = Latest(desk.bridge, self)
        self.name = self._line(known.name if known else "", self.tr("Living room"))
        self.host = self._line(known.host if known else "", "192.168.1.20")
        self.url = self._line(known.url if known else "", "")
        self.account = self._line(known.account if known else "", self.tr("the first administrator"))
        self.port = _port(known.port if known and known.port else _HTTP_PORT)
        self.ws_port = _port((known.ws_port or 0) if known else _TCP_PORT, none=self.tr("none"))
        self.user = self._line(known.user if known else "kodi", "")
        self.secret = self._line("", self.tr("unchanged") if known else "")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.test = Button(self.tr("Test"), icon=Icon.PULSE)
        self.test.clicked.connect(self.try_it)
        self.answer = Banner()
        self.answer.hide()
        self._lay_out()
        for line in (self.host, self.url, self.user, self.secret):
            line.textEdited.connect(lambda _text: self.answer.hide())
        self.set_type(type)

    def set_type(self, type: PlayerType) -> None:
        """Show the fields of that type."""
        self._type = type
        for editor in (self.host, self.ports, self.user):
            self._form.setRowVisible(editor, not type.is_server)
        self._form.setRowVisible(self.url, type.is_server)
        self._form.setRowVisible(self.account, type is PlayerType.JELLYFIN)
        self.url.setPlaceholderText(_URLS.get(type, ""))
        name = self.tr("Token") if type.is_server else self.tr("Password")
        self._secret_label.setText(name)
        self.secret.setAccessibleName(name)
        self._enable()

    def fill(self, found: Discovered) -> None:
        """Take over where a player was found."""
        self.name.setText(found.name)
        self.url.setText(found.url or f"http://{found.host}:{found.port}")
        self.host.setText(found.host)
        if found.port:
            self.port.setValue(found.port)

    def values(self) -> PlayerValues:
        """What stands in the fields."""
        host, url = self.host.text().strip(), self.url.text().strip().rstrip("/")
        if self._type.is_server:
            name = self.name.text().strip() or type_name(self._type)
            own = {"url": url, "account": self.account.text().strip(), "certificate": self._certificate}
            return PlayerValues(name, "", None, None, "", self.secret.text().strip(), **own)
        name = self.name.text().strip() or host
        ws_port = self.ws_port.value() or None
        return PlayerValues(name, host, self.port.value(), ws_port, self.user.text().strip(), self.secret.text())

    @property
    def type(self) -> PlayerType:
        """What kind of player its fields are for."""
        return self._type

    @property
    def is_filled(self) -> bool:
        """Whether there is enough to make a player of."""
        line = self.url if self._type.is_server else self.host
        return bool(line.text().strip())

    def try_it(self) -> None:
        """Ask who answers there, and say so."""
        address = self.values().address
        self.test.setEnabled(False)
        self.answer.show_message(Tone.ACCENT, self.tr("Asking {host}…").format(host=address.url or address.host))
        self.answer.show()
        players, type, known = self._desk.engine.players, self._type, self._known
        self._latest.ask(lambda: players.test_address(type, address, known), self._say_found, self._say_refused)

    def show_refusal(self, sentence: str) -> None:
        """Say what is wrong with the fields."""
        self.answer.show_message(Tone.ERROR, sentence)
        self.answer.show()

    # --- parts ------------------------------------------------------------------------------------------------------

    def _line(self, text: str, placeholder: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setPlaceholderText(placeholder)
        line.textChanged.connect(self._enable)
        return line

    def _lay_out(self) -> None:
        form = self._form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(metrics.SPACE_ROW)
        form.setVerticalSpacing(metrics.SPACE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.ports = QWidget()
        ports = QHBoxLayout(self.ports)
        ports.setContentsMargins(0, 0, 0, 0)
        ports.setSpacing(metrics.SPACE)
        ports.addWidget(self.port)
        ports.addWidget(Label(self.tr("notifications"), ink=Ink.TEXT2))
        ports.addWidget(self.ws_port)
        ports.addStretch()
        rows: tuple[tuple[str, QWidget, QWidget], ...] = (
            (self.tr("Name"), self.name, self.name),
            (self.tr("Address"), self.url, self.url),
            (self.tr("Host"), self.host, self.host),
            (self.tr("Port"), self.port, self.ports),
            (self.tr("User"), self.user, self.user),
            (self.tr("Password"), self.secret, self.secret),
            (self.tr("Account"), self.account, self.account),
        )
        for name, editor, place in rows:
            label = Label(name, ink=Ink.TEXT2)
            label.setBuddy(editor)
            label.setMinimumHeight(metrics.HEIGHT_CONTROL)
            editor.setAccessibleName(name)
            if isinstance(editor, QSpinBox):
                editor.lineEdit().setAccessibleName(name)
            form.addRow(label, place)
            if editor is self.secret:
                self._secret_label = label
        self.account.setToolTip(self.tr("Whose watched marks count, where a server has several people"))
        self.ws_port.setAccessibleName(self.tr("Port for notifications"))
        self.ws_port.lineEdit().setAccessibleName(self.ws_port.accessibleName())
        self.ws_port.setToolTip(self.tr("Over it Kodi says at once what it has done. 9090 unless you changed it."))
        last = QHBoxLayout()
        last.addWidget(self.test)
        last.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_ROW)
        column.addLayout(form)
        column.addLayout(last)
        column.addWidget(self.answer)

    def _enable(self) -> None:
        self.test.setEnabled(self.is_filled)
        self.changed.emit()

    def _say_found(self, info: PlayerInfo) -> None:
        self._enable()
        text = self.tr("{name} {version} answers.").format(name=isolated(info.name), version=info.version)
        self.answer.show_message(Tone.OK, text)
        self.answered.emit(True)

    def _say_refused(self, error: MetarrError) -> None:
        self._enable()
        self.answer.show_message(Tone.ERROR, translated(error))
        if isinstance(error, UntrustedCertificate):
            certificate = error.certificate
            self.answer.offer(Choice(self.tr("Trust this certificate"), lambda: self._trust(certificate)))
        self.answered.emit(False)

    def _trust(self, certificate: str) -> None:
        """The person looked at the fingerprint: from now on it is the one that is expected."""
        self._certificate = certificate
        self.try_it()


def _port(value: int, none: str = "") -> QSpinBox:
    port = QSpinBox(minimum=0 if none else 1, maximum=_HIGHEST_PORT)
    port.setSpecialValueText(none)
    port.setGroupSeparatorShown(False)
    port.setValue(value)
    fonts.keep_wide(port, 96)
    port.lineEdit().setTextMargins(metrics.SPACE, 0, 0, 0)  # the style sheet does not reach it
    return port


def type_name(type: PlayerType) -> str:
    """A type of player as people call it."""
    names = {PlayerType.KODI: "Kodi", PlayerType.JELLYFIN: "Jellyfin", PlayerType.PLEX: "Plex"}
    return QCoreApplication.translate("Players", names[type])
