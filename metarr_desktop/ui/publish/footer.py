"""The foot of a publish plan: how it stands, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.plan import Reason, Verb
from metarr_desktop.ui.plan_footer import PlanFoot
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.words import size_text

if TYPE_CHECKING:
    from metarr_desktop.ui.publish.publishing import Preview


class PlanFooter(PlanFoot):
    """Shows the plan's sum, the progress of publishing, and its last sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.UPLOAD, parent)

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
            self.say(Icon.WARNING, Ink.WARN, text)
        elif away:
            self.say(Icon.WARNING, Ink.WARN, self.tr("%n title(s) left out, their folder is away", "", away))
        elif waiting:
            text = self.tr("Waiting for a disk that is not connected: %n title(s)", "", waiting)
            self.say(Icon.DISK_OFF, Ink.WARN, text)
        elif others:
            text = self.tr("%n file(s) changed by another program; their version is kept aside", "", others)
            self.say(Icon.WARNING, Ink.WARN, text)
        elif titles:
            self.say(Icon.INFO, Ink.TEXT2, self.tr("Nothing is written until you say so"))
        else:
            self.say(Icon.CHECK, Ink.OK, self.tr("Everything on disk is as it is here"))
        parts = [self.tr("{size} to write").format(size=size_text(plan.bytes_to_write))]
        if preview.free_bytes is not None:
            parts.append(self.tr("{size} free").format(size=size_text(preview.free_bytes)))
        self.cost.setText(" · ".join(parts))
        self.act.setText(self.tr("Publish %n title(s)", "", titles))
        self.show_parts(is_running=False, can_act=titles > 0)

    def beginning(self) -> str:
        return self.tr("Publishing…")

    def counted(self, done: str, total: str) -> str:
        return self.tr("Publishing {done} of {total}").format(done=done, total=total)
