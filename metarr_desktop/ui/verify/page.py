"""The page: what differs at the left, what it would become beside it, and the choices below."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import MetarrError, printable
from metarr_desktop.domain.verify import Choice, Finding, State
from metarr_desktop.services.verifying import decide_job, verify_job
from metarr_desktop.ui.entrance import Entrance
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.publish.preview import StepPreview
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.verify.model import FindingsModel
from metarr_desktop.ui.verify.words import SIGNS, choice_word, finding_lines, state_sentence, state_word
from metarr_desktop.ui.widgets.button_menu import offer_buttons
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.widgets.two_line_cell import TwoLineCell

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import NewJob
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.plan import Step
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.jobs import JobEvent
    from metarr_desktop.ui.desk import Desk

_WIDTH_LIST = 344
_LEAST_WIDTH = 240
_JOBS = frozenset({"verify", "decide", "publish"})
_ICONS = {Choice.OURS: Icon.UNDO, Choice.THEIRS: Icon.DOWNLOAD, Choice.LEAVE: Icon.CHECK}


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows, read at once."""

    findings: tuple[Finding, ...] = ()
    rows: Mapping[ItemId, ItemRow] = field(default_factory=dict)


class VerifyPage(QWidget):
    """Ctrl+Enter puts ours back for what is selected, Delete leaves it as it is, F7 looks again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = Latest(desk.bridge, self)
        self._latest_step = Latest(desk.bridge, self)
        self._found = Found()
        self._path = ""
        self._is_stale = False
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.check = Button(self.tr("Check now"), icon=Icon.REFRESH)
        desk.commands.show_tip(self.check, self.tr("Compare the disk with what was published"), "verify.check")
        self.check.clicked.connect(self.check_now)
        self.repair_all = Button(self.tr("Repair all"), icon=Icon.SHIELD)
        self.repair_all.setToolTip(self.tr("Put ours back, but for what somebody replaced"))
        self.repair_all.clicked.connect(self.repair_everything)
        self.model = FindingsModel(self)
        self.list = self._make_list()
        self.preview = StepPreview(desk)
        self.plain = EmptyState()
        self.buttons = {choice: self._make_button(choice) for choice in Choice}
        self._sentence = Label(ink=Ink.TEXT2, wrap=True)
        self._beside = QStackedWidget()
        self.empty = EmptyState()
        self.empty.acted.connect(self._act_on_nothing)
        self._stack = QStackedWidget()
        self._header = SectionHeader(self.tr("Verify"), size=fonts.Size.HERO)
        offer_buttons(self.list, tuple(self.buttons.values()))
        self._lay_out()
        self._add_keys()
        Entrance(self, self.list)
        desk.bridge.job_event.connect(self._hear_job)
        self._say(Icon.HOURGLASS, self.tr("Reading what was found"), self.tr("This takes a moment."))
        self.reload()

    def reload(self) -> None:
        """Read everything anew."""
        self._is_stale = False
        engine = self._desk.engine
        self._latest.ask(lambda: read_found(engine), self._take, self._fail)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(TwoLineCell(view))
        view.setAccessibleName(self.tr("Files that differ"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setMouseTracking(True)
        view.setMinimumWidth(_LEAST_WIDTH)
        view.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now))
        view.selectionModel().selectionChanged.connect(lambda *_: self._dress_buttons())
        view.activated.connect(self._show_item)
        return view

    def _make_button(self, choice: Choice) -> Button:
        kind = ButtonKind.PRIMARY if choice is Choice.OURS else ButtonKind.NORMAL
        button = Button("", icon=_ICONS[choice], kind=kind)
        button.clicked.connect(lambda: self.decide(choice))
        return button

    def _lay_out(self) -> None:
        self._header.add_control(self.check)
        self._header.add_control(self.repair_all)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        head.addWidget(self._header)
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, 0)
        inside.addWidget(self.list)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._right())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_WIDTH_LIST, 3 * _WIDTH_LIST])
        self._split = splitter
        self._stack.addWidget(splitter)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _right(self) -> QWidget:
        self._beside.addWidget(self.preview)
        self._beside.addWidget(self.plain)
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        foot.setSpacing(metrics.SPACE)
        foot.addWidget(self._sentence, 1)
        for choice in (Choice.LEAVE, Choice.THEIRS, Choice.OURS):
            foot.addWidget(self.buttons[choice])
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._beside, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        return right

    def _add_keys(self) -> None:
        commands = self._desk.commands
        commands.on(self, "verify.ours", lambda: self.decide(Choice.OURS))
        commands.on(self, "verify.leave", lambda: self.decide(Choice.LEAVE))
        commands.on(self, "verify.check", self.check_now)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _take(self, found: Found) -> None:
        self._found = found
        count = len(found.findings)
        self._header.set_note(self.tr("%n file(s) unlike what was published", "", count) if count else "")
        self.repair_all.setVisible(bool(self._repairable()))
        self.check.setVisible(bool(count))
        if not count:
            text = self.tr(
                "Every night the files that were published are compared with the disk: what is missing is put back, "
                "and what somebody replaced waits here for you."
            )
            self._say(Icon.CHECK, self.tr("The disk is as it was published"), text, self.tr("Check now"), Ink.OK)
            return
        self._stack.setCurrentWidget(self._split)
        before = self.list.currentIndex().row()
        self.model.show(finding_lines(found.findings, found.rows))
        row = self.model.row_of(self._path)
        if row is None and before >= 0:
            row = self._nearest(before)
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _nearest(self, place: int) -> int | None:
        """What was decided on has left: the next one has come to its place, or it was the last."""
        rows = [row for row in range(self.model.rowCount()) if self.model.finding(row) is not None]
        return next((row for row in rows if row >= place), rows[-1] if rows else None)

    def _fail(self, error: MetarrError) -> None:
        title = self.tr("What was found cannot be read")
        self._say(Icon.OCTAGON, title, translated(error), self.tr("Try again"), Ink.ERROR)

    def _say(self, icon: Icon, title: str, text: str, action: str = "", ink: Ink = Ink.TEXT2) -> None:
        self.empty.show_message(icon, title, text, ink=ink, action=action, is_primary=bool(action))
        self.check.setVisible(False)
        self.repair_all.setVisible(False)
        self._stack.setCurrentWidget(self.empty)

    def _act_on_nothing(self) -> None:
        """What the button of the empty page offers."""
        if self.empty.button.text() == self.tr("Try again"):
            self.reload()
        else:
            self.check_now()

    def _choose(self, index: QModelIndex) -> None:
        finding = self.model.finding(index.row())
        if finding is None:
            return
        self._path = finding.path
        verifying = self._desk.engine.verifying
        self._latest_step.ask(lambda: verifying.step_of(finding), lambda step: self._show(finding, step))

    def _show(self, finding: Finding, step: Step | None) -> None:
        if step is None:
            icon, ink = SIGNS[finding.state]
            name = printable(os.path.basename(finding.path))
            where = printable(finding.target or os.path.dirname(finding.path))
            self.plain.show_message(icon, f"{name} · {state_word(finding.state)}", where, ink=ink)
            self._beside.setCurrentWidget(self.plain)
            return
        self.preview.show_step(step, [step], after_title=self.tr("Ours, as it was published"))
        self._beside.setCurrentWidget(self.preview)

    def _dress_buttons(self) -> None:
        chosen = self.chosen()
        for choice, button in self.buttons.items():
            button.setVisible(bool(chosen) and all(choice in one.choices for one in chosen))
            if chosen:
                button.setText(choice_word(choice, chosen[0]))
        several = self.tr("%n file(s) selected", "", len(chosen))
        self._sentence.setText(state_sentence(chosen[0]) if len(chosen) == 1 else several)

    def chosen(self) -> list[Finding]:
        """The selected findings, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [one for row in rows if (one := self.model.finding(row)) is not None]

    def _repairable(self) -> list[Finding]:
        """What may be put right without a look at each: all that is ours to write."""
        asked = (State.REPLACED, State.FOREIGN)
        return [one for one in self._found.findings if one.can_repair and one.state not in asked]

    def _show_item(self, index: QModelIndex) -> None:
        finding = self.model.finding(index.row())
        if finding is not None:
            self._desk.stage.item_wanted.emit(finding.item)

    # --- what is heard and done -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was found meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def _hear_job(self, event: JobEvent) -> None:
        if event.job.type in _JOBS and event.job.status.is_over:
            if self.isVisible():
                self.reload()
            else:
                self._is_stale = True

    def check_now(self) -> None:
        """Look again; nothing is touched."""
        self._queue(verify_job())

    def repair_everything(self) -> None:
        """Put ours back wherever nobody put something else; one undo takes it back."""
        self._decide(Choice.OURS, self._repairable())

    def decide(self, choice: Choice) -> None:
        """Do that for what is selected, where all of it allows it."""
        chosen = self.chosen()
        if all(choice in one.choices for one in chosen):
            self._decide(choice, chosen)

    def _decide(self, choice: Choice, findings: Sequence[Finding]) -> None:
        if findings and choice is Choice.LEAVE:
            verifying = self._desk.engine.verifying
            self._desk.bridge.change(self, lambda: verifying.leave(findings), lambda _none: self._say_left(findings))
        elif findings:
            self._queue(decide_job(choice, findings))

    def _say_left(self, findings: Sequence[Finding]) -> None:
        """Nothing on disk changed, so that there is no batch to take back: the link brings them into the list again."""
        verifying = self._desk.engine.verifying

        def reopen() -> None:
            self._desk.bridge.change(self, lambda: verifying.reopen(findings), lambda _none: self.reload())

        text = self.tr("%n file(s) left as on disk", "", len(findings))
        self._desk.stage.said.emit(Notice(text, Icon.CHECK, self.tr("Undo"), on_action=reopen))
        self.reload()

    def _queue(self, job: NewJob) -> None:
        self._desk.bridge.change(self, lambda: self._desk.engine.jobs.enqueue(job), lambda _jobs: None)


def read_found(engine: Engine) -> Found:
    """Every open finding with its title. Asks the store, so not in the GUI thread."""
    findings = tuple(engine.verifying.findings())
    rows = engine.browse.rows(list(dict.fromkeys(one.item for one in findings)))
    return Found(findings, {row.id: row for row in rows})
