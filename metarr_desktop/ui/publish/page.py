"""The publish plan as a screen: what would be written, replaced, kept and removed, and the button that does it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from metarr_desktop.domain.errors import CannotWrite, printable
from metarr_desktop.domain.plan import Plan, Reason, Verb
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.entrance import Entrance
from metarr_desktop.ui.plan_page import PlanPage
from metarr_desktop.ui.plan_words import VERB_SIGNS, reason_sentence, verb_count, verb_word
from metarr_desktop.ui.publish.footer import PlanFooter
from metarr_desktop.ui.publish.plan_view import PlanView
from metarr_desktop.ui.publish.publishing import Preview, Publishing, ended_notice
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.chip import ChipValue
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import NAMING_NAMES, number_text

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.services.changes import News
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

AskForFile = Callable[[QWidget], str]


def ask_where_to_save(parent: QWidget) -> str:
    """Let the person name the file of a dry run; "" where they did not."""
    title, name = translate("PublishPage", "Export dry run"), translate("PublishPage", "publish plan.txt")
    path, _ = QFileDialog.getSaveFileName(parent, title, name, translate("PublishPage", "Text files (*.txt)"))
    return path


class PublishPage(PlanPage):
    """Show a plan with `show_plan`. Ctrl+Enter publishes it."""

    def __init__(self, desk: Desk, ask_for_file: AskForFile = ask_where_to_save, parent: QWidget | None = None) -> None:
        footer = PlanFooter()
        super().__init__(desk, QCoreApplication.translate("PublishPage", "Publish plan"), footer, parent)
        self.footer = footer
        self._ask_for_file = ask_for_file
        self._preview = Preview()
        self.publishing = Publishing(desk, self)
        self.export = Button(self.tr("Export dry run"), icon=Icon.EXTERNAL, kind=ButtonKind.FLAT)
        self.head.add_control(self.export)
        self.view = PlanView(desk)
        self.lay_out(self.view)
        self._connect()
        Entrance(self, self.view.tree)
        self._show_waiting()

    def show_plan(self, items: Sequence[ItemId]) -> None:
        """Plan those items with all below them; none: everything that is not published."""
        self._items = tuple(items)
        self._ended = None
        self._is_wanted = True
        self._show_waiting()
        self.publishing.plan(self._items)

    def preview(self) -> Preview:
        """The plan that is shown."""
        return self._preview

    def _connect(self) -> None:
        self.publishing.planned.connect(self._show)
        self.publishing.moved.connect(self.footer.show_progress)
        self.publishing.ended.connect(self._end)
        self.footer.acted.connect(self._publish)
        self.footer.cancel_requested.connect(self.publishing.cancel)
        self.view.preview.others.chosen.connect(self.publishing.choose)
        self.view.preview.insisted.connect(self.publishing.insist)
        self.which.chosen.connect(lambda _key: self._fill())
        self.export.clicked.connect(self.export_dry_run)
        self._desk.bridge.news.connect(self._hear)
        self._desk.commands.on(self, "publish.go", self._publish)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show_waiting(self) -> None:
        self.show_message(Icon.HOURGLASS, self.tr("Comparing with the disk…"), self.tr("Files are only read for this."))
        self.footer.hide()
        self.export.hide()

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        plan = preview.plan
        titles = len(plan.at_work)
        players = ", ".join(NAMING_NAMES[one] for one in preview.naming)
        note = self.tr("%n title(s). Nothing is written until you say so.", "", titles)
        if players:
            note = self.tr("%n title(s) for {players}. Nothing is written until you say so.", "", titles)
        self.head.set_note(note.format(players=players) if titles else "")
        self.chips.set_chips(_chips(plan))
        self.export.setVisible(bool(plan.steps))
        self.footer.show_plan(preview)
        self.show_foot()
        self._fill()

    def _fill(self) -> None:
        shown = self.view.show_plan(self._preview.plan, self._preview.rows, only_changes=self.only_changes())
        if shown:
            self._middle.setCurrentWidget(self.view)
            return
        kept = self._preview.plan.count(Verb.KEEP)
        text = self.tr("What you change is listed here before it is written beside your files.")
        if kept:
            text = self.tr("%n file(s) compared, all as they should be.", "", kept) + " " + text
        self.show_message(Icon.CHECK, self.tr("Everything is published"), text, ink=Ink.OK)

    def _hear(self, news: News) -> None:
        """Plan anew when what would be written changed."""
        if self.is_out_of_date(news) and not self.publishing.is_running:
            self._ended = None
            self.publishing.plan(self._items)

    # --- publishing -------------------------------------------------------------------------------------------------

    def _publish(self) -> None:
        if self.publishing.is_running or not self._preview.plan.at_work:
            return
        self.footer.show_progress(None)
        self.publishing.start()

    def _end(self, job: Job) -> None:
        self._ended = job
        self._desk.stage.said.emit(ended_notice(job))
        self.publishing.plan(self._items)

    # --- dry run ----------------------------------------------------------------------------------------------------

    def export_dry_run(self) -> None:
        """Write the plan as text to a file the person names."""
        path = self._ask_for_file(self)
        if not path:
            return
        text = dry_run_text(self._preview)
        said = self.tr("Dry run saved as {file}").format(file=isolated(printable(os.path.basename(path))))
        self._desk.bridge.ask(
            self,
            lambda: _save(path, text),
            lambda _nothing: self._desk.stage.said.emit(Notice(said, Icon.SAVE)),
            self._desk.stage.error.emit,
        )


def dry_run_text(preview: Preview) -> str:
    """The plan as people read it: a line a file, then what is left out."""
    plan = preview.plan
    lines = [f"{verb_word(step.verb)}\t{printable(step.path)}\t{reason_sentence(step.reason)}" for step in plan.steps]
    for item, reason in plan.skipped:
        row = preview.rows.get(item)
        lines.append(f"–\t{row.title if row else item}\t{reason_sentence(reason)}")
    return "\n".join(lines) + "\n"


def _save(path: str, text: str) -> None:
    """In a worker."""
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise CannotWrite(path, error.strerror or "the disk refused") from error


def _chips(plan: Plan) -> list[ChipValue]:
    chips = []
    for verb in (Verb.WRITE, Verb.REPLACE, Verb.REMOVE, Verb.KEEP, Verb.DECIDE):
        count = plan.count(verb)
        icon, _, tone = VERB_SIGNS[verb]
        if count:
            chips.append(ChipValue(verb.value, verb_count(verb, count), icon, tone, is_removable=False))
    others = sum(1 for step in plan.changes if step.reason is Reason.CHANGED_THERE)
    if others:
        text = QCoreApplication.translate("PublishPage", "{count} changed by someone else").format(
            count=number_text(others)
        )
        chips.append(ChipValue("others", text, Icon.WARNING, Tone.WARN, is_removable=False))
    return chips
