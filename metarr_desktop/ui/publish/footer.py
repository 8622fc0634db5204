"""The foot of a plan: how it stands, what it costs, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.domain.plan import Reason, Verb
from metarr_desktop.services.job_try import JobEvent
from metarr_desktop.ui.job_words import job_sentence
from metarr_desktop.ui.publish.publishing import Preview
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel
from metarr_desktop.ui.words import number_text, size_text

_HEIGHT = 56
_BAR_WIDTH = 160


class PlanFooter(QFrame):
    """Shows the plan's sum, the progress of publishing, and its last sentence."""

    publish_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "alt")
        self.setFixedHeight(_HEIGHT)
        self._icon = IconLabel(Icon.INFO)
        self.sentence = ElidedLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.cost = ElidedLabel(ink=Ink.TEXT2)
        self.cost.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_requested)
        self.publish = Button("", icon=Icon.UPLOAD, kind=ButtonKind.PRIMARY)
        self.publish.clicked.connect(self.publish_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, 0)
        row.setSpacing(metrics.SPACE_ROW)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        for widget in (self.bar, self.cost, self.cancel, self.publish):
            row.addWidget(widget)
        self._show_parts(is_running=False, changes=0)

    def show_plan(self, preview: Preview) -> None:
        """Say what the plan would do."""
        plan = preview.plan
        titles = len(plan.at_work)
        away = sum(1 for _, reason in plan.skipped if reason is Reason.FOLDER_GONE)
        waiting = sum(1 for _, reason in plan.skipped if reason is Reason.DISK_AWAY)
        others = sum(1 for step in plan.changes if step.reason is Reason.CHANGED_THERE)
        open_ones = plan.count(Verb.DECIDE)
        if open_ones:
            text = self.tr("%n decision(s) open; everything else can go now", "", open_ones)
            self._say(Icon.WARNING, Ink.WARN, text)
        elif away:
            self._say(Icon.WARNING, Ink.WARN, self.tr("%n title(s) left out, their folder is away", "", away))
        elif waiting:
            text = self.tr("Waiting for a disk that is not connected: %n title(s)", "", waiting)
            self._say(Icon.DISK_OFF, Ink.WARN, text)
        elif others:
            text = self.tr("%n file(s) changed by another program; their version is kept aside", "", others)
            self._say(Icon.WARNING, Ink.WARN, text)
        elif titles:
            self._say(Icon.INFO, Ink.TEXT2, self.tr("Nothing is written until you say so"))
        else:
            self._say(Icon.CHECK, Ink.OK, self.tr("Everything on disk is as it is here"))
        parts = [self.tr("{size} to write").format(size=size_text(plan.bytes_to_write))]
        if preview.free_bytes is not None:
            parts.append(self.tr("{size} free").format(size=size_text(preview.free_bytes)))
        self.cost.setText(" · ".join(parts))
        self.publish.setText(self.tr("Publish %n title(s)", "", titles))
        self._show_parts(is_running=False, changes=titles)

    def show_progress(self, event: JobEvent | None) -> None:
        """Say how far publishing is; None = it is about to begin."""
        job = event.job if event is not None else None
        self.bar.setRange(0, job.total if job else 0)
        self.bar.setValue(job.done if job else 0)
        text = self.tr("Publishing…")
        if job is not None and job.total:
            text = self.tr("Publishing {done} of {total}")
            text = text.format(done=number_text(job.done), total=number_text(job.total))
        self._say(Icon.UPLOAD, Ink.ACCENT, text)
        self.bar.setAccessibleName(text)
        self._show_parts(is_running=True, changes=0)

    def show_end(self, job: Job) -> None:
        """Say how it ended."""
        is_good = job.status is JobStatus.DONE and not (job.result and job.result.problems)
        icon, ink = (Icon.CHECK, Ink.OK) if is_good else (Icon.WARNING, Ink.WARN)
        problems = job.result.problems if job.result else ()
        self._say(icon, ink, " ".join((job_sentence(job), *problems[:1])))

    def _say(self, icon: Icon, ink: Ink, text: str) -> None:
        self._icon.set_icon(icon, ink)
        self.sentence.setText(text)

    def _show_parts(self, *, is_running: bool, changes: int) -> None:
        self.bar.setVisible(is_running)
        self.cancel.setVisible(is_running)
        self.publish.setVisible(not is_running and changes > 0)
        self.cost.setVisible(not is_running and changes > 0)
