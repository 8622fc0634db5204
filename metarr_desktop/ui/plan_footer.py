"""The foot of a plan: how it stands, how far its doing is, its last sentence, and the button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.ui.job_words import job_sentence
from metarr_desktop.ui.theme import metrics, motion
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel
from metarr_desktop.ui.words import number_text

if TYPE_CHECKING:
    from metarr_desktop.services.job_try import JobEvent

_HEIGHT = 56
_BAR_WIDTH = 160


class PlanFoot(QFrame):
    """Shared by the screens that show a plan and do it; each says what its own plan comes to."""

    acted = Signal()
    """The plan is to be done."""
    cancel_requested = Signal()

    def __init__(self, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "alt")
        self.setFixedHeight(_HEIGHT)
        self._sign = icon
        self._icon = IconLabel(Icon.INFO)
        self.sentence = ElidedLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.cost = ElidedLabel(ink=Ink.TEXT2)
        self.cost.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_requested)
        self.act = Button("", icon=icon, kind=ButtonKind.PRIMARY)
        self.act.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, 0)
        row.setSpacing(metrics.SPACE_ROW)
        row.addWidget(self._icon)
        row.addWidget(self.sentence, 1)
        for widget in (self.bar, self.cost, self.cancel, self.act):
            row.addWidget(widget)
        self.show_parts(is_running=False, can_act=False)

    def beginning(self) -> str:
        """What is said while nothing is counted yet."""
        raise NotImplementedError

    def counted(self, done: str, total: str) -> str:
        """What is said of how far it is."""
        raise NotImplementedError

    def show_progress(self, event: JobEvent | None) -> None:
        """Say how far it is; None = it is about to begin."""
        job = event.job if event is not None else None
        motion.show_progress(self.bar, job.done if job else 0, job.total if job else None)
        is_counted = job is not None and job.total
        text = self.counted(number_text(job.done), number_text(job.total)) if job and is_counted else self.beginning()
        self.say(self._sign, Ink.ACCENT, text)
        self.bar.setAccessibleName(text)
        self.show_parts(is_running=True, can_act=False)

    def show_end(self, job: Job) -> None:
        """Say how it ended."""
        problems = job.result.problems if job.result else ()
        is_good = job.status is JobStatus.DONE and not problems
        icon, ink = (Icon.CHECK, Ink.OK) if is_good else (Icon.WARNING, Ink.WARN)
        self.say(icon, ink, " ".join((job_sentence(job), *map(translated, problems[:1]))))

    def say(self, icon: Icon, ink: Ink, text: str) -> None:
        """Say a sentence."""
        self._icon.set_icon(icon, ink)
        self.sentence.setText(text)

    def show_parts(self, *, is_running: bool, can_act: bool) -> None:
        """Show what has a meaning now."""
        self.bar.setVisible(is_running)
        self.cancel.setVisible(is_running)
        self.act.setVisible(not is_running and can_act)
        self.cost.setVisible(not is_running and can_act and bool(self.cost.text()))
