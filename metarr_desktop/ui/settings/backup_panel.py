"""Backups: what there is, making one, and what restoring one would change before it is done at the next start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.backups import Backup, RestorePreview, SecondPlace, SecondState
from metarr_desktop.domain.kinds import Actor
from metarr_desktop.services.backup import backup_job
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.models.requests import Latest, LatestForForm
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.settings.backup_model import KIND, BackupsModel
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.asking import AskingDialog
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import batch_words, number_text, size_text

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

_HEIGHT = 264
_WIDTHS = (136, 184, 72, 72, 72, 128, 88)
_MOST_LOST = 3


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything the panel shows, read at once."""

    backups: tuple[Backup, ...]
    staged: str
    second: SecondPlace


class BackupPanel(QWidget):
    """Reads while it is on screen. Delete removes the chosen backup once the person has said so."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = LatestForForm(desk.bridge, self)
        self._comparing = Latest(desk.bridge, self)
        self._staged = ""
        self.second = Banner(Tone.WARN, icon=Icon.DISK)
        self.waiting = Banner(Tone.ACCENT, icon=Icon.HISTORY)
        self.waiting.acted.connect(self._unstage)
        self.model = BackupsModel(self)
        self.table = self._make_table()
        self.empty = Label(
            self.tr("There are no backups yet. One is made every night; “Back up now” makes one at once."),
            ink=Ink.TEXT2,
            wrap=True,
        )
        self.make = Button(self.tr("Back up now"), icon=Icon.SAVE)
        self.restore = Button(self.tr("Restore at the next start"), icon=Icon.HISTORY)
        self.remove = Button(self.tr("Remove…"), icon=Icon.TRASH, kind=ButtonKind.DANGER)
        self.preview = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.make.clicked.connect(self._make)
        self.restore.clicked.connect(self._stage)
        self.remove.clicked.connect(self._ask_removal)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        desk.commands.on(self.table, "backups.remove", self._ask_removal)
        desk.bridge.news.connect(self._hear)
        self._show_chosen()

    def reload(self) -> None:
        """Read what there is anew."""
        engine = self._desk.engine
        self._latest.ask(lambda: _read(engine), self._show, self._refuse)

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _make_table(self) -> PlainTable:
        table = PlainTable(self.tr("Backups: when and why each was made, and what it holds"), self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setFixedHeight(_HEIGHT)
        table.set_widths(_WIDTHS)
        table.horizontalHeader().setSectionResizeMode(KIND, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        panel = Panel(self.tr("Backups"))
        nothing = QWidget()
        middle = QVBoxLayout(nothing)
        middle.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        middle.addWidget(self.empty)
        middle.addStretch()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        verbs = QHBoxLayout()
        verbs.setSpacing(metrics.SPACE)
        verbs.addWidget(self.make)
        verbs.addStretch()
        verbs.addWidget(self.remove)
        verbs.addWidget(self.restore)
        foot = panel.part()
        foot.addWidget(self.preview)
        foot.addWidget(self.refusal)
        foot.addLayout(verbs)
        panel.add_part(self._stack)
        panel.add_part(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_ROW)
        for part in (self.second, self.waiting, panel):
            column.addWidget(part)
        for banner in (self.second, self.waiting, self.refusal):
            banner.hide()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is read before somebody looks."""
        super().showEvent(event)
        self.reload()

    def _hear(self, news: News) -> None:
        if self.isVisible() and news.aspects & {Aspect.BACKUPS, Aspect.SETTINGS}:
            self.reload()

    def _show(self, known: _Known) -> None:
        before = self.chosen()
        self._staged = known.staged
        self.model.show(known.backups, known.staged)
        row = self.model.row_of(before.name) if before is not None else None
        if row is not None:
            self.table.selectRow(row)
        self._stack.setCurrentIndex(0 if known.backups else 1)
        reminder = _reminder(known.second)
        self.second.setVisible(bool(reminder))
        self.second.show_message(Tone.WARN, reminder, icon=Icon.DISK)
        self.waiting.setVisible(bool(known.staged))
        text = self.tr("{name} is restored when Metarr is started the next time.").format(name=known.staged)
        self.waiting.show_message(Tone.ACCENT, text, icon=Icon.HISTORY, action=self.tr("Do not restore"))
        self._show_chosen()

    def chosen(self) -> Backup | None:
        """The backup that is chosen."""
        return self.model.backup_at(self.table.currentIndex().row())

    def _show_chosen(self) -> None:
        backup = self.chosen()
        is_usable = backup is not None and not backup.problem
        self.restore.setEnabled(is_usable and backup is not None and backup.name != self._staged)
        self.remove.setEnabled(backup is not None)
        self.refusal.hide()
        self._comparing.drop()
        if backup is None:
            self.preview.setText(self.tr("Choose a backup to see what restoring it would change."))
            return
        if backup.problem:
            self.preview.setText(translated(backup.problem))
            return
        self.preview.setText(self.tr("Comparing with the library as it is now…"))
        engine, name = self._desk.engine, backup.name
        self._comparing.ask(
            lambda: engine.backups.preview(name),
            lambda seen: self.preview.setText(_preview_words(seen)),
            lambda error: self.preview.setText(translated(error)),
        )

    # --- what is done -----------------------------------------------------------------------------------------------

    def _make(self) -> None:
        engine = self._desk.engine
        self._desk.bridge.ask(self, lambda: engine.jobs.enqueue(backup_job()), lambda _jobs: None, self._refuse)

    def _stage(self) -> None:
        backup = self.chosen()
        if backup is None:
            return
        engine, name = self._desk.engine, backup.name
        self.preview.setText(self.tr("Checking the backup and preparing it…"))
        self._desk.bridge.change(
            self, lambda: engine.backups.stage(name), lambda _made: self._say_staged(), self._refuse
        )

    def _say_staged(self) -> None:
        text = self.tr("The backup is restored when Metarr is started the next time")
        said = Notice(text, Icon.HISTORY, self.tr("Do not restore"), on_action=self._unstage)
        self._desk.stage.said.emit(said)
        self.reload()

    def _unstage(self) -> None:
        engine = self._desk.engine
        self._desk.bridge.change(self, engine.backups.unstage, lambda _was: self.reload(), self._refuse)

    def _ask_removal(self) -> None:
        backup = self.chosen()
        if backup is None:
            return
        dialog = AskingDialog(
            self.tr("Remove this backup for good?"),
            self.tr("{name}, {size}. The library itself and all other backups stay.").format(
                name=isolated(backup.name), size=size_text(backup.size)
            ),
            keep=self.tr("Keep"),
            go=self.tr("Remove"),
            parent=self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._remove(backup.name))
        dialog.open()

    def _remove(self, name: str) -> None:
        engine = self._desk.engine
        self._desk.bridge.change(self, lambda: engine.backups.remove(name), lambda _none: self.reload(), self._refuse)

    def _refuse(self, error: MetarrError) -> None:
        self.refusal.setText(translated(error))
        self.refusal.show()


def _read(engine: Engine) -> _Known:
    """Reads files, so not in the GUI thread."""
    backups = engine.backups
    return _Known(tuple(backups.all()), backups.staged(), backups.second_place())


# --- words ------------------------------------------------------------------------------------------------------------


def _reminder(place: SecondPlace) -> str:
    """Why backups are not as safe as they could be; "" where they are."""
    match place.state:
        case SecondState.NONE:
            return translate(
                "Backup", "All backups lie on the disk of the library. Name a second place on another disk."
            )
        case SecondState.SAME_DISK:
            return translate("Backup", "The second place is on the library's own disk: both would be lost with it.")
        case SecondState.AWAY if place.reached_at:
            text = translate("Backup", "The second place is not there. A backup was last copied to it {when}.")
            return text.format(when=ago(place.reached_at))
        case SecondState.AWAY:
            return translate("Backup", "The second place is not there. No backup was copied to it yet.")
    return ""


def _preview_words(seen: RestorePreview) -> str:
    """What restoring would change, in sentences."""
    then, now = seen.backup.tally, seen.now
    counts = translate(
        "Backup", "Titles: {titles} now, {titles_then} then. Locked fields: {locks} now, {locks_then} then."
    ).format(
        titles=number_text(now.titles),
        titles_then=number_text(then.titles),
        locks=number_text(now.locks),
        locks_then=number_text(then.locks),
    )
    kept = translate("Backup", "The library as it is then is kept as a backup of its own.")
    return " ".join((counts, _lost_words(seen), kept))


def _lost_words(seen: RestorePreview) -> str:
    if not seen.lost_edits:
        return translate("Backup", "No edit of yours would be lost.")
    lost = translate("Backup", "%n edit(s) of yours that it does not have would be gone:", "", seen.lost_edits)
    examples = [f"{batch_words(one.verb, Actor.PERSON)} ({ago(one.at)})" for one in seen.lost[:_MOST_LOST]]
    end = " …" if seen.lost_edits > _MOST_LOST else "."
    return f"{lost} {', '.join(examples)}{end}"
