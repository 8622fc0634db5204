"""One job at length: how far it is, what came of it, and what it could not deal with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.ui.activity.entries import Entry, priority_word
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.theme import fonts, metrics, motion
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.words import caused_words, undone_words

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import BatchStory

#: Counts that mean something else in one type of job than in the others.
_OWN_COUNTS = {"identify": {"taken": "identified", "waiting": "undecided"}}


class JobDetail(QWidget):
    """The pane beside the list. It asks for nothing itself."""

    cancel_wanted = Signal()
    retry_wanted = Signal()
    sooner_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True)
        self._when = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self._far = Label(size=fonts.Size.HERO, weight=fonts.Weight.STRONG)
        self._bar = QProgressBar(textVisible=False)
        self._sentence = Label(wrap=True)
        self.sooner = Button(self.tr("Do it first"), icon=Icon.CHEVRON_UP, small=True)
        self.sooner.clicked.connect(self.sooner_wanted)
        self.retry = Button(self.tr("Try again"), icon=Icon.REFRESH, small=True)
        self.retry.clicked.connect(self.retry_wanted)
        self.cancel = Button(self.tr("Cancel"), icon=Icon.CLOSE, small=True)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.undo = Button(self.tr("Undo"), icon=Icon.UNDO, small=True)
        self.undo.setToolTip(self.tr("Take back what it did and give back what stood there"))
        self.undo.clicked.connect(self.undo_wanted)
        self.undo.hide()
        self.story = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.story.hide()
        self._numbers = QWidget()
        self._grid = QGridLayout(self._numbers)
        self._problems = SectionHeader("", size=fonts.Size.BODY)
        self.copy = Button(self.tr("Copy details"), icon=Icon.COPY, kind=ButtonKind.FLAT, small=True)
        self.copy.clicked.connect(self._copy)
        self._problems.add_control(self.copy)
        self.log = QPlainTextEdit(readOnly=True)
        self.log.setProperty("bare", True)
        fonts.wear_fixed(self.log)
        self.log.setAccessibleName(self.tr("What could not be dealt with"))
        self._lay_out()
        self._entry: Entry | None = None

    def show_entry(self, entry: Entry) -> None:
        """Show a job."""
        job = entry.job
        if self._entry is None or self._entry.job.id != job.id:
            self.undo.hide()
            self.story.hide()
        self._entry = entry
        self._title.setText(entry.title)
        self._when.setText(self._times(job))
        self._far.setText(entry.note if job.status is JobStatus.RUNNING else "")
        self._far.setVisible(bool(self._far.text()))
        self._bar.setVisible(job.status is JobStatus.RUNNING)
        motion.show_progress(self._bar, job.done, job.total)
        self._bar.setAccessibleName(entry.note)
        self._sentence.setText(entry.sentence)
        self.sooner.setVisible(can_go_first(job))
        self.retry.setVisible(can_be_tried_again(job))
        self.cancel.setVisible(can_be_cancelled(job))
        self._show_numbers(job)
        self._show_problems(job)

    def show_story(self, story: BatchStory, *, can_be_undone: bool) -> None:
        """Show what the job's changes led to and what became of them; they are taken back with `undo`."""
        self.undo.setVisible(can_be_undone)
        self.story.setText("\n".join(text for text in (undone_words(story), caused_words(story)) if text))
        self.story.setVisible(bool(self.story.text()))

    def _times(self, job: Job) -> str:
        if job.status.is_over:
            return self.tr("Ended {when}").format(when=ago(job.ended_at or ""))
        if job.status is JobStatus.RUNNING:
            return self.tr("Started {when}").format(when=ago(job.started_at or job.created_at))
        return self.tr("Asked for {when} · priority {priority}").format(
            when=ago(job.created_at), priority=priority_word(job.priority)
        )

    def _show_numbers(self, job: Job) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()  # it goes later, and would lie below the new ones
                widget.deleteLater()
        counts = job.result.counts if job.result else {}
        words = self._count_words()
        own = _OWN_COUNTS.get(job.type, {})
        named = [(own.get(name, name), count) for name, count in counts.items() if count]
        known = [(words[name], count) for name, count in named if name in words]
        for row, (word, count) in enumerate(known):
            self._grid.addWidget(Label(word, ink=Ink.TEXT2), row, 0)
            self._grid.addWidget(Label(QLocale().toString(count), weight=fonts.Weight.MEDIUM), row, 1)
        self._numbers.setVisible(bool(known))

    def _count_words(self) -> dict[str, str]:
        return {
            "added": self.tr("New"),
            "changed": self.tr("Changed"),
            "missing": self.tr("Missing now"),
            "returned": self.tr("Back again"),
            "taken": self.tr("Read"),
            "written": self.tr("Files written"),
            "replaced": self.tr("Files replaced"),
            "removed": self.tr("Files removed"),
            "kept": self.tr("Files already right"),
            "there": self.tr("Shown by players"),
            "total": self.tr("To be shown"),
            "waiting": self.tr("Still waiting"),
            "purged": self.tr("Purged"),
            "failed": self.tr("Could not be used"),
            "identified": self.tr("Identified"),
            "undecided": self.tr("Waiting for you"),
            "unknown": self.tr("Known to nobody"),
            "enriched": self.tr("Enriched"),
            "held": self.tr("Held back"),
            "fetched": self.tr("Pictures fetched"),
            "titles": self.tr("Titles"),
            "dead": self.tr("Pictures that are gone"),
        }

    def _show_problems(self, job: Job) -> None:
        problems = job.result.problems if job.result else ()
        lines = [translated(one) for one in (*problems, *([job.error] if job.error else []))]
        text = "\n".join(lines)
        if text != self.log.toPlainText():
            self.log.setPlainText(text)
        self._problems.set_title(self.tr("What could not be dealt with"))
        for widget in (self._problems, self.log):
            widget.setVisible(bool(lines))

    def _copy(self) -> None:
        if self._entry is None:
            return
        job = self._entry.job
        head = f"{self._entry.title} (job {job.id}, {job.status.value})"
        QGuiApplication.clipboard().setText("\n".join([head, self._entry.sentence, self.log.toPlainText()]))

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(metrics.SPACE_PANE)
        self._grid.setVerticalSpacing(metrics.SPACE_GROUP)
        self._grid.setColumnStretch(0, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.SPACE)
        for button in (self.sooner, self.retry, self.cancel, self.undo):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_PANE] * 4)
        column.setSpacing(metrics.SPACE)
        column.addWidget(self._title)
        column.addWidget(self._when)
        column.addLayout(buttons)
        column.addWidget(self._far)
        column.addWidget(self._bar)
        column.addWidget(self._sentence)
        column.addWidget(self.story)
        column.addWidget(rule())
        column.addWidget(self._numbers)
        column.addSpacing(metrics.SPACE)
        column.addWidget(self._problems)
        column.addWidget(self.log, 1)
        column.addStretch()


def can_go_first(job: Job) -> bool:
    """Whether raising its priority would change anything."""
    return job.status is JobStatus.WAITING and job.priority > 1


def can_be_tried_again(job: Job) -> bool:
    """Whether the queue would take it again."""
    return job.status in (JobStatus.FAILED, JobStatus.CANCELLED)


def can_be_cancelled(job: Job) -> bool:
    """Whether there is something to stop."""
    return not job.status.is_over and not job.is_cancelled
