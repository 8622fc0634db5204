"""The foot of a rename plan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.moves import MovePlan, MoveVerb
from metarr_desktop.ui.plan_footer import PlanFoot
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink


class RenameFooter(PlanFoot):
    """Shows the plan's sum, the progress of renaming, and its last sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Icon.EDIT, parent)

    def show_plan(self, plan: MovePlan) -> None:
        """Say what the plan would do."""
        refused = plan.count(MoveVerb.REFUSE)
        if plan.roots:
            self.say(Icon.WARNING, Ink.WARN, self.tr("%n folder(s) not connected or read-only", "", len(plan.roots)))
        elif refused:
            self.say(Icon.WARNING, Ink.WARN, self.tr("%n name(s) cannot be changed; they stay", "", refused))
        elif plan.changes:
            self.say(Icon.INFO, Ink.TEXT2, self.tr("Nothing is renamed until you say so, and it can be undone"))
        else:
            self.say(Icon.CHECK, Ink.OK, self.tr("Every name is as the templates say"))
        self.act.setText(self.tr("Rename %n file(s)", "", len(plan.changes)))
        self.show_parts(is_running=False, can_act=bool(plan.changes))

    def beginning(self) -> str:
        return self.tr("Renaming…")

    def counted(self, done: str, total: str) -> str:
        return self.tr("Renaming {done} of {total}").format(done=done, total=total)
