"""One job at length: how far it is and how fast, who was asked for it, what came of it, and its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.domain.job_log import JobLog, Tone
from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.ui.activity.entries import Entry, left_words, priority_word, rate_words
from metarr_desktop.ui.activity.log_cell import LogCell
from metarr_desktop.ui.activity.log_lines import LogLinesModel, said_of, tone_word
from metarr_desktop.ui.activity.pace import REACH_S
from metarr_desktop.ui.activity.providers_model import STATE, ProvidersModel
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.theme import fonts, metrics, motion
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.kept_place import KeptPlace
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.plain_table import PlainTable
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.sparkline import Sparkline
from metarr_desktop.ui.words import caused_words, undone_words

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import BatchStory
    from metarr_desktop.services.sources import ProviderUse
    from metarr_desktop.ui.activity.pace import Pace
    from metarr_desktop.ui.activity.planned import Coming

#: Counts that mean something else in one type of job than in the others.
_OWN_COUNTS = {"identify": {"taken": "identified", "waiting": "undecided"}}
_WIDTHS = (96, 56, 56)
_MOST_ROWS = 6  # of providers, before they scroll
_LEAST_LOG = 96


class JobDetail(QWidget):
    """The pane beside the list. It asks for nothing itself."""

    pause_wanted = Signal()
    cancel_wanted = Signal()
    retry_wanted = Signal()
    sooner_wanted = Signal()
    now_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True)
        self._when = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.pause = Button(self.tr("Pause"), icon=Icon.PAUSE, small=True)
        self.pause.clicked.connect(self.pause_wanted)
        self.sooner = Button(self.tr("Do it first"), icon=Icon.CHEVRON_UP, small=True)
        self.sooner.clicked.connect(self.sooner_wanted)
        self.now = Button(self.tr("Do it now"), icon=Icon.PLAY, small=True)
        self.now.clicked.connect(self.now_wanted)
        self.retry = Button(self.tr("Try again"), icon=Icon.REFRESH, small=True)
        self.retry.clicked.connect(self.retry_wanted)
        self.cancel = Button(self.tr("Cancel"), icon=Icon.CLOSE, small=True)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.undo = Button(self.tr("Undo"), icon=Icon.UNDO, small=True)
        self.undo.setToolTip(self.tr("Take back what it did and give back what stood there"))
        self.undo.clicked.connect(self.undo_wanted)
        self.undo.hide()
        self._progress = self._make_progress()
        self._pace = self._make_pace()
        self.tally = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self._sentence = Label(wrap=True)
        self.story = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.story.hide()
        self._numbers = QWidget()
        self._grid = QGridLayout(self._numbers)
        self.uses = ProvidersModel(self)
        self.providers = self._make_providers()
        self.copy = Button(self.tr("Copy details"), icon=Icon.COPY, kind=ButtonKind.FLAT, small=True)
        self.copy.clicked.connect(self._copy)
        self.log = LogLinesModel(self)
        self.log_view = self._make_log()
        self._upper = _Upper(self.tr("The job"))
        self._lay_out()
        self._entry: Entry | None = None

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_entry(self, entry: Entry, pace: Pace | None = None, follows: str = "") -> None:
        """Show a job, how fast it is where that is known, and which it follows."""
        job = entry.job
        if self._entry is None or self._entry.job.id != job.id:
            self.undo.hide()
            self.story.hide()
            self.show_log(job, JobLog())
            self.show_uses([])
        self._entry = entry
        self._lower.show()
        self._below.hide()
        self._title.setText(entry.title)
        self._when.setText(" · ".join(filter(None, (self._times(job), follows))))
        self._show_progress(job, pace)
        # What a running job says of its rate stands in numbers above.
        self._sentence.setText("" if job.status is JobStatus.RUNNING and not job.is_cancelled else entry.sentence)
        self._sentence.setVisible(bool(self._sentence.text()))
        self.pause.setVisible(can_be_paused(job) or job.is_held)
        self.pause.setText(self.tr("Go on") if job.is_held else self.tr("Pause"))
        self.pause.set_icon(Icon.PLAY if job.is_held else Icon.PAUSE)
        self.sooner.setVisible(can_go_first(job))
        self.now.setVisible(waits_for_a_moment(job))
        self.retry.setVisible(can_be_tried_again(job) and not waits_for_a_moment(job))
        self.cancel.setVisible(can_be_cancelled(job))
        self._show_numbers(job)
        self._upper.updateGeometry()

    def show_coming(self, coming: Coming) -> None:
        """Show planned work: when it comes, and that it need not be waited for."""
        self._entry = None
        self._title.setText(coming.title)
        self._when.setText(self.tr("Planned · {when}").format(when=coming.note))
        text = self.tr("{often}. When, and whether at all, is chosen in Settings under Automation.")
        self._sentence.setText(text.format(often=coming.sentence))
        for part in (self._progress, self._pace, self.tally, self.story, self._numbers, self.providers, self._lower):
            part.hide()
        for button in (self.pause, self.sooner, self.retry, self.cancel, self.undo):
            button.hide()
        for part in (self._sentence, self.now, self._below):
            part.show()
        self._upper.updateGeometry()

    def show_log(self, job: Job, log: JobLog) -> None:
        """Show what the job said, and while it runs how many of which came of it."""
        place = KeptPlace(self.log_view)
        self.log.show(said_of(job, log))
        place.restore()
        number = QLocale().toString
        counted = [f"{number(log.tones[tone])} {tone_word(tone)}" for tone in Tone if log.tones.get(tone)]
        self.tally.setText(" · ".join(counted))
        self.tally.setVisible(bool(counted) and job.status is JobStatus.RUNNING)
        self._upper.updateGeometry()

    def show_uses(self, uses: list[ProviderUse]) -> None:
        """Show who was asked for the job; nothing where it was nobody."""
        if len(uses) != self.uses.rowCount():
            self._hold_height(len(uses))
        self.uses.show_uses(uses)
        self.providers.setVisible(bool(uses))
        self._upper.updateGeometry()

    def show_story(self, story: BatchStory, *, can_be_undone: bool) -> None:
        """Show what the job's changes led to and what became of them; they are taken back with `undo`."""
        self.undo.setVisible(can_be_undone)
        self.story.setText("\n".join(text for text in (undone_words(story), caused_words(story)) if text))
        self.story.setVisible(bool(self.story.text()))
        self._upper.updateGeometry()

    def _times(self, job: Job) -> str:
        if job.status.is_over:
            return self.tr("Ended {when}").format(when=ago(job.ended_at or ""))
        if job.status is JobStatus.RUNNING:
            return self.tr("Started {when}").format(when=ago(job.started_at or job.created_at))
        return self.tr("Asked for {when} · priority {priority}").format(
            when=ago(job.created_at), priority=priority_word(job.priority)
        )

    def _show_progress(self, job: Job, pace: Pace | None) -> None:
        is_running = job.status is JobStatus.RUNNING
        self._progress.setVisible(is_running)
        number = QLocale().toString
        self._done.setText(number(job.done) if job.done or job.total else "")
        self._of.setText(self.tr("of {total}").format(total=number(job.total)) if job.total else self.tr("so far"))
        self._of.setVisible(bool(self._done.text()))
        self._left.setText(left_words(job, pace))
        motion.show_progress(self._bar, job.done, job.total)
        self._bar.setAccessibleName(f"{self._done.text()} {self._of.text()}".strip())
        points = pace.curve() if pace is not None and is_running else []
        self._pace.setVisible(len(points) > 1)
        if points:
            now, most = points[-1][1], max(rate for _, rate in points)
            said = self.tr("now {now}, most {most}").format(now=rate_words(now), most=rate_words(most))
            self._rates.setText(said)
            self.curve.show_points(points, said)

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

    def _copy(self) -> None:
        if self._entry is None:
            return
        job = self._entry.job
        head = f"{self._entry.title} (job {job.id}, {job.status.value})"
        lines = [head, self._entry.sentence, *(line.plain for line in self.log.lines)]
        QGuiApplication.clipboard().setText("\n".join(lines))

    # --- parts ------------------------------------------------------------------------------------------------------

    def _make_progress(self) -> QWidget:
        self._done = Label(size=fonts.Size.HERO, weight=fonts.Weight.STRONG)
        self._of = Label(ink=Ink.TEXT2)
        self._left = Label(ink=Ink.TEXT2)
        self._bar = QProgressBar(textVisible=False)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_GROUP)
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        for label in (self._done, self._of):
            row.addWidget(label, alignment=Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        row.addWidget(self._left, alignment=Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(self._bar)
        return holder

    def _make_pace(self) -> QWidget:
        self.curve = Sparkline(self.tr("Steps a second, last 2 minutes"), REACH_S)
        self._rates = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_GROUP)
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("a second, last 2 minutes"), size=fonts.Size.SMALL, ink=Ink.TEXT2))
        row.addStretch()
        row.addWidget(self._rates)
        column.addWidget(self.curve)
        column.addLayout(row)
        return holder

    def _make_providers(self) -> PlainTable:
        table = PlainTable(self.tr("Who was asked"), self.uses)
        table.set_widths(_WIDTHS)
        table.horizontalHeader().setSectionResizeMode(STATE, QHeaderView.ResizeMode.Stretch)
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        table.hide()
        return table

    def _hold_height(self, rows: int) -> None:
        """The table is as high as its rows."""
        table = self.providers
        row_px = table.verticalHeader().defaultSectionSize()
        head_px = table.horizontalHeader().sizeHint().height()
        table.setFixedHeight(head_px + row_px * min(rows, _MOST_ROWS) + 2 * table.frameWidth())

    def _make_log(self) -> QListView:
        view = QListView()
        view.setModel(self.log)
        view.setItemDelegate(LogCell(view))
        view.setProperty("bare", True)
        view.setAccessibleName(self.tr("Log"))
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMinimumHeight(_LEAST_LOG)
        return view

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(metrics.SPACE_PANE)
        self._grid.setVerticalSpacing(metrics.SPACE_GROUP)
        self._grid.setColumnStretch(0, 1)
        buttons = FlowLayout()
        for button in (self.pause, self.sooner, self.now, self.retry, self.cancel, self.undo):
            buttons.addWidget(button)
        upper = self._upper.column
        upper.setSpacing(metrics.SPACE)
        upper.addWidget(self._title)
        upper.addWidget(self._when)
        upper.addLayout(buttons)
        for part in (self._progress, self.tally, self._pace, self._sentence, self.story, self._numbers, self.providers):
            upper.addWidget(part)
        header = SectionHeader(self.tr("Log"), size=fonts.Size.BODY)
        header.add_control(self.copy)
        self._lower = QWidget()
        self._below = QWidget()
        self._below.hide()
        lower = QVBoxLayout(self._lower)
        lower.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE, metrics.SPACE_PANE, metrics.SPACE)
        lower.setSpacing(metrics.SPACE)
        lower.addWidget(header)
        lower.addWidget(self.log_view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._upper)
        column.addWidget(rule())
        column.addWidget(self._lower, 1)
        column.addWidget(self._below, 1)


class _Upper(ScrollColumn):
    """As high as what is in it, as long as the log keeps its least room; then it scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height of what is in it at its present width."""
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if layout is None:
            return super().sizeHint()
        width = max(self.viewport().width(), layout.minimumSize().width())
        return QSize(layout.sizeHint().width(), layout.totalHeightForWidth(width) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Title, time and buttons."""
        return QSize(0, min(self.sizeHint().height(), fonts.grown(_LEAST_LOG)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def can_be_paused(job: Job) -> bool:
    """Whether it can be made to wait until a person says otherwise."""
    return not (job.status.is_over or job.is_cancelled or job.is_held)


def can_go_first(job: Job) -> bool:
    """Whether raising its priority would change anything."""
    return job.status is JobStatus.WAITING and job.priority > 1 and not job.is_held


def can_be_tried_again(job: Job) -> bool:
    """Whether the queue would take it again, or would try at once what it tries again later."""
    return job.status in (JobStatus.FAILED, JobStatus.CANCELLED) or bool(job.next_at_s and not job.is_held)


def waits_for_a_moment(job: Job) -> bool:
    """Whether it waits to be tried again, which need not be waited for."""
    return job.status is JobStatus.WAITING and can_be_tried_again(job)


def can_be_cancelled(job: Job) -> bool:
    """Whether there is something to stop."""
    return not job.status.is_over and not job.is_cancelled
