"""Of the pane of a group: whether its players share what was watched, and which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from metarr_desktop.domain.marks import Direction
from metarr_desktop.services.watched import watched_job
from metarr_desktop.ui.job_watch import JobWatch
from metarr_desktop.ui.played_words import watched_words
from metarr_desktop.ui.players.watched_dialog import ConflictsDialog, PreviewDialog
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.facts import GroupFacts


class WatchedSection(QWidget):
    """The choice, a preview of what merging would change, and the conflicts that are open."""

    def __init__(self, desk: Desk, facts: GroupFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts = facts
        self._watch = JobWatch(desk, self)
        self._watch.ended.connect(self._show_result)
        self._is_preview = False
        name = self.tr("Share what was watched?")
        self.direction = SegmentedControl(
            (
                Segment(Direction.OFF.value, self.tr("Off")),
                Segment(Direction.FROM.value, self.tr("Take in")),
                Segment(Direction.TO.value, self.tr("Tell")),
                Segment(Direction.BOTH.value, self.tr("Both")),
            ),
            name=name,
        )
        self.direction.chosen.connect(self._set_direction)
        self.preview = Button(self.tr("Preview"), icon=Icon.COMPARE)
        self.preview.setToolTip(self.tr("Asks the players, and shows what merging would change here and there"))
        self.preview.clicked.connect(lambda: self._merge(is_dry_run=True))
        self.merge = Button(self.tr("Merge now"), icon=Icon.REFRESH)
        self.merge.clicked.connect(lambda: self._merge(is_dry_run=False))
        self.conflicts = Button("", icon=Icon.WARNING)
        self.conflicts.clicked.connect(self.open_conflicts)
        self.said = Banner()
        self.said.hide()
        buttons = FlowLayout()
        for one in (self.preview, self.merge, self.conflicts):
            buttons.addWidget(one)
        text = self.tr(
            "Plays, dates, where a film was left and ratings: what happened last counts. A snapshot of what was there "
            "is kept before a player is told the first time."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(SectionHeader(name, size=fonts.Size.BODY))
        column.addWidget(self.direction)
        column.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
        column.addLayout(buttons)
        column.addWidget(self.said)
        self.show_facts(facts)

    def show_facts(self, facts: GroupFacts) -> None:
        """Show the group as it is now."""
        self._facts = facts
        self.direction.set_current(facts.group.watched.value)
        is_on = facts.group.watched is not Direction.OFF
        self.preview.setVisible(is_on)
        self.merge.setVisible(is_on)
        self.conflicts.setText(self.tr("%n conflict(s)", "", len(facts.conflicts)))
        self.conflicts.setVisible(bool(facts.conflicts))
        self._enable()

    def open_conflicts(self) -> None:
        """Show where two said different things."""
        dialog = ConflictsDialog(self._desk, self._facts.conflicts, self)
        dialog.open()

    def _set_direction(self, key: str) -> None:
        players, group = self._desk.engine.players, self._facts.group
        self._desk.bridge.change(self, lambda: players.set_watched(group, Direction(key)), lambda _none: None)

    def _merge(self, *, is_dry_run: bool) -> None:
        self._is_preview = is_dry_run
        job = watched_job(self._facts.group.name, is_asked=True, is_dry_run=is_dry_run)
        self.said.show_message(Tone.ACCENT, self.tr("Asking the players…"))
        self.said.show()
        self._desk.bridge.ask(self, lambda: self._desk.engine.jobs.enqueue(job), self._follow)

    def _follow(self, jobs: list[JobId]) -> None:
        self._watch.follow(jobs[0])
        self._enable()

    def _show_result(self, job: Job) -> None:
        self._enable()
        phrases = job.result.summary if job.result else ()
        problems = job.result.problems if job.result else ()
        if problems or job.error:
            self.said.show_message(Tone.WARN, translated("\n".join((*problems, *([job.error] if job.error else [])))))
            self.said.show()
        else:
            said = [watched_words(one) for one in phrases if one.code == "watched_player"]
            self.said.show_message(Tone.OK, "\n".join(said))
            self.said.setVisible(bool(said) and not self._is_preview)
        if self._is_preview and job.result is not None:
            steps = [watched_words(one) for one in phrases if one.code != "watched_player"]
            dialog = PreviewDialog(steps, self)
            dialog.accepted.connect(lambda: self._merge(is_dry_run=False))
            dialog.open()

    def _enable(self) -> None:
        is_idle = self._watch.job is None and any(one.player.is_enabled for one in self._facts.players)
        self.preview.setEnabled(is_idle)
        self.merge.setEnabled(is_idle)
