"""Outgoing webhooks: where notifications go besides the desktop; each can be tried, switched off and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from metarr_desktop.domain.notices import Form, Target
from metarr_desktop.services.changes import Aspect
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.settings.live_panel import LivePanel
from metarr_desktop.ui.settings.rows import Row
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.switch import Switch
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

#: Names of products, the same in every language.
_FORMS = {Form.NTFY: "ntfy", Form.DISCORD: "Discord", Form.GOTIFY: "Gotify", Form.JSON: "JSON"}
_EXAMPLES = {
    Form.NTFY: "https://ntfy.sh/my-topic",
    Form.DISCORD: "https://discord.com/api/webhooks/…",
    Form.GOTIFY: "https://gotify.example/message?token=…",
    Form.JSON: "http://nas:8123/api/webhook/…",
}
_WIDTH_NAME, _WIDTH_FORM = 184, 104
_LEAST_ADDRESS = 168


class WebhookRow(Row):
    """One webhook."""

    tested, removed = Signal(), Signal()
    switched = Signal(bool)

    def __init__(self, target: Target, parent: QWidget | None = None) -> None:
        self.test = Button(translate("Webhook", "Test"), icon=Icon.PAPER_PLANE, small=True)
        self.test.setAccessibleName(translate("Webhook", "Test {name}").format(name=isolated(target.name)))
        self.switch = Switch(target.name)
        self.remove = ToolButton(Icon.CLOSE, translate("Webhook", "Forget {name}").format(name=isolated(target.name)))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE)
        for widget in (self.test, self.switch, self.remove):
            row.addWidget(widget)
        super().__init__(target.name, target_words(target), holder, parent)
        self.test.clicked.connect(self.tested)
        self.switch.clicked.connect(self.switched)
        self.remove.clicked.connect(self.removed)

    def show_target(self, target: Target) -> None:
        """Show how it stands."""
        self.switch.setChecked(target.is_enabled)
        self.show_text(target_words(target))
        self.show_refusal(translated(target.error))
        self.test.setEnabled(True)


class WebhookPanel(LivePanel):
    """Reads while it is on screen. Enter in the address adds it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("Webhook", "Webhooks"), {Aspect.SETTINGS}, parent)
        self.rows: dict[int, WebhookRow] = {}
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name, such as Phone"))
        self.name.setAccessibleName(self.tr("Name of the new webhook"))
        fonts.keep_wide(self.name, _WIDTH_NAME)
        self.form = QComboBox()
        self.form.setAccessibleName(self.tr("What the other side understands"))
        fonts.keep_wide(self.form, _WIDTH_FORM)
        for form, word in _FORMS.items():
            self.form.addItem(word, form.value)
        self.url = QLineEdit()
        self.url.setMinimumWidth(fonts.grown(_LEAST_ADDRESS))
        self.url.setAccessibleName(self.tr("Address of the new webhook"))
        self.add = Button(self.tr("Add"), icon=Icon.PLUS)
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self.refusal.hide()
        self.head = Row(
            self.tr("Webhooks"),
            self.tr("Notifications go there with or without a window; addresses are kept like passwords."),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._lay_out()
        self.form.currentIndexChanged.connect(self._show_example)
        self.url.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.name.textChanged.connect(lambda _text: self._dress_add())
        self.url.textChanged.connect(lambda _text: self._dress_add())
        self._show_example()
        self._dress_add()

    def reload(self) -> None:
        """Read it anew."""
        self._latest.ask(self._desk.engine.notify.targets, self._show)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        where = QWidget()
        together = QHBoxLayout(where)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(metrics.SPACE)
        together.addWidget(self.url, 1)
        together.addWidget(self.add)
        line = FlowLayout(last_stretches=True)
        for part in (self.name, self.form, where):
            line.addWidget(part)
        foot = self.part()
        foot.addLayout(line)
        foot.addWidget(self.refusal)
        self.add_part(self.head)
        self.add_part(self._list, is_first=True)
        self.add_part(foot)

    def _show_example(self) -> None:
        self.url.setPlaceholderText(_EXAMPLES[Form(self.form.currentData())])

    def _dress_add(self) -> None:
        self.refusal.hide()
        self.add.setEnabled(bool(self.name.text().strip() and self.url.text().strip()))

    def _show(self, targets: Sequence[Target]) -> None:
        wanted = {target.id: target for target in targets}
        if list(wanted) != list(self.rows):
            while (item := self._list.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.deleteLater()
            self.rows.clear()
            for target in targets:
                self._add_row(target)
        for id, target in wanted.items():
            self.rows[id].show_target(target)

    def _add_row(self, target: Target) -> None:
        row = self.rows[target.id] = WebhookRow(target)
        row.tested.connect(lambda: self._test(target))
        row.switched.connect(lambda on: self._switch(target, on))
        row.removed.connect(lambda: self._remove(target))
        self._list.addWidget(rule())
        self._list.addWidget(row)

    # --- what is done -----------------------------------------------------------------------------------------------

    def _add(self) -> None:
        if not self.add.isEnabled():
            return
        name, form, url = self.name.text().strip(), Form(self.form.currentData()), self.url.text().strip()
        notify = self._desk.engine.notify
        self._desk.bridge.change(self, lambda: notify.add(name, form, url), self._take_added, self._refuse)

    def _take_added(self, target: Target) -> None:
        self.name.clear()
        self.url.clear()
        self.reload()

    def _test(self, target: Target) -> None:
        row, notify = self.rows[target.id], self._desk.engine.notify
        row.test.setEnabled(False)
        row.show_text(self.tr("Sending…"))
        self._desk.bridge.ask(
            self, lambda: notify.test(target), lambda _none: self._say_sent(target), lambda _error: self.reload()
        )

    def _say_sent(self, target: Target) -> None:
        text = self.tr("{server} took the message").format(server=target.host)
        self._desk.stage.said.emit(Notice(text, Icon.PAPER_PLANE))
        self.reload()

    def _switch(self, target: Target, is_enabled: bool) -> None:
        notify = self._desk.engine.notify
        self._desk.bridge.change(
            self, lambda: notify.set_enabled(target, is_enabled), lambda _none: self.reload(), self._refuse
        )

    def _remove(self, target: Target) -> None:
        notify = self._desk.engine.notify
        self._desk.bridge.change(
            self, lambda: notify.remove(target), lambda put_back: self._say_removed(target, put_back), self._refuse
        )

    def _say_removed(self, target: Target, put_back: Callable[[], Target]) -> None:
        self.reload()
        text = self.tr("“{name}” gets no more notifications").format(name=isolated(target.name))

        def undo() -> None:
            self._desk.bridge.change(self, put_back, lambda _target: self.reload(), self._refuse)

        self._desk.stage.said.emit(Notice(text, Icon.BELL, self.tr("Undo"), on_action=undo))

    def _refuse(self, error: MetarrError) -> None:
        self.refusal.setText(translated(error))
        self.refusal.show()


def target_words(target: Target) -> str:
    """ "ntfy · ntfy.sh · last sent 6 min ago"."""
    parts = [_FORMS[target.form], target.host]
    if not target.is_enabled:
        parts.append(translate("Webhook", "switched off"))
    elif target.sent_at:
        parts.append(translate("Webhook", "last sent {when}").format(when=ago(target.sent_at)))
    if target.waiting:
        parts.append(translate("Webhook", "%n to be sent again", "", target.waiting))
    return " · ".join(parts)
