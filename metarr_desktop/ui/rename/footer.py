"""The foot of a rename plan: how it stands, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.domain.moves import MovePlan, MoveVerb
from metarr_desktop.services.job_try import JobEvent
from metarr_desktop.ui.job_words import job_sentence
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel
from metarr_desktop.ui.words import number_text

_HEIGHT = 56
_BAR_WIDTH = 160


class RenameFooter(QFrame):
    """Shows the plan's sum, the progress of renaming, and its last sentence."""

    rename_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "alt")
        self.setFixedHeight(_HEIGHT)
        self._icon = IconLabel(Icon.INFO)
        self.sentence = ElidedLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_requested)
        self.rename = Button("", icon=Icon.EDIT, kind=ButtonKind.PRIMARY)
        self.rename.clicked.connect(self.rename_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, 0)
        row.setSpacing(metrics.SPACE_ROW)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        for widget in (self.bar, self.cancel, self.rename):
            row.addWidget(widget)
        self._show_parts(is_running=False, changes=0)

    def show_plan(self, plan: MovePlan) -> None:
        """Say what the plan would do."""
        refused = plan.count(MoveVerb.REFUSE)
        if plan.roots:
            self._say(Icon.WARNING, Ink.WARN, self.tr("%n folder(s) not connected or read-only", "", len(plan.roots)))
        elif refused:
            self._say(Icon.WARNING, Ink.WARN, self.tr("%n name(s) cannot be changed; they stay", "", refused))
        elif plan.changes:
            self._say(Icon.INFO, Ink.TEXT2, self.tr("Nothing is renamed until you say so, and it can be undone"))
        else:
            self._say(Icon.CHECK, Ink.OK, self.tr("Every name is as the templates say"))
        self.rename.setText(self.tr("Rename %n file(s)", "", len(plan.changes)))
        self._show_parts(is_running=False, changes=len(plan.changes))

    def show_progress(self, event: JobEvent | None) -> None:
        """Say how far renaming is; None = it is about to begin."""
        job = event.job if event is not None else None
        self.bar.setRange(0, job.total if job else 0)
        self.bar.setValue(job.done if job else 0)
        text = self.tr("Renaming…")
        if job is not None and job.total:
            text = self.tr("Renaming {done} of {total}")
            text = text.format(done=number_text(job.done), total=number_text(job.total))
        self._say(Icon.EDIT, Ink.ACCENT, text)
        self.bar.setAccessibleName(text)
        self._show_parts(is_running=True, changes=0)

    def show_end(self, job: Job) -> None:
        """Say how it ended."""
        problems = job.result.problems if job.result else ()
        is_good = job.status is JobStatus.DONE and not problems
        icon, ink = (Icon.CHECK, Ink.OK) if is_good else (Icon.WARNING, Ink.WARN)
        self._say(icon, ink, " ".join((job_sentence(job), *problems[:1])))

    def _say(self, icon: Icon, ink: Ink, text: str) -> None:
        self._icon.set_icon(icon, ink)
        self.sentence.setText(text)

    def _show_parts(self, *, is_running: bool, changes: int) -> None:
        self.bar.setVisible(is_running)
        self.cancel.setVisible(is_running)
        self.rename.setVisible(not is_running and changes > 0)
