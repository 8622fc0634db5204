"""The page: what there is to say about the installation, its log, a full check, and the bundle for who helps."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadFile, MetarrError
from metarr_desktop.domain.health import Finding, Level, PrunePlan
from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.services.cache_keep import prune_job
from metarr_desktop.services.check_up import check_job
from metarr_desktop.services.doctor import examine
from metarr_desktop.services.health import Health, findings
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.diagnostics.health_pane import HealthPane
from metarr_desktop.ui.diagnostics.log_pane import LogPane
from metarr_desktop.ui.diagnostics.words import Verb, size_words
from metarr_desktop.ui.job_watch import JobWatch
from metarr_desktop.ui.job_words import job_sentence
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.asking import AskingDialog
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import JobId
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.job_try import JobEvent

translate = QCoreApplication.translate

AskForFile = Callable[[QWidget], str]
Look = tuple[Health, Sequence[Finding]]

_HEALTH, _LOG = "health", "log"


def ask_where_to_save(parent: QWidget) -> str:
    """Let the person name the file of a support bundle; "" where they did not."""
    title, name = translate("DiagnosticsPage", "Save support bundle"), "metarr-support.zip"
    path, _ = QFileDialog.getSaveFileName(parent, title, name, translate("DiagnosticsPage", "ZIP files (*.zip)"))
    return path if not path or path.lower().endswith(".zip") else f"{path}.zip"


class DiagnosticsPage(QWidget):
    """F5 looks again."""

    def __init__(self, desk: Desk, ask_for_file: AskForFile = ask_where_to_save, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ask_for_file = ask_for_file
        self._latest = Latest(desk.bridge, self)
        self._job = JobWatch(desk, self)
        self._health: Health | None = None
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = SectionHeader(self.tr("Diagnostics"), size=fonts.Size.HERO)
        self.views = SegmentedControl(
            [Segment(_HEALTH, self.tr("Health")), Segment(_LOG, self.tr("Log"))], name=self.tr("What is shown")
        )
        self.check = Button(self.tr("Full check"), icon=Icon.SHIELD)
        self.check.setToolTip(self.tr("Check all of the database, and every file of the cache against the library"))
        self.bundle = Button(self.tr("Save support bundle"), icon=Icon.SAVE)
        self.bundle.setToolTip(self.tr("Log, versions and figures for who helps you; no password is in it"))
        self.health_pane = HealthPane()
        self.log_pane = LogPane(desk)
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self._lay_out()
        self._wire()
        self.empty.show_message(Icon.PULSE, self.tr("Looking everything over"), self.tr("This takes a moment."))

    def _lay_out(self) -> None:
        self.header.add_control(self.views)
        self.header.add_control(self.check)
        self.header.add_control(self.bundle)
        head = QHBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        head.addWidget(self.header)
        for page in (self.empty, self.health_pane, self.log_pane):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def _wire(self) -> None:
        self.views.chosen.connect(lambda _key: self._turn())
        self.check.clicked.connect(self.check_or_stop)
        menu = QMenu(self.bundle)
        menu.addAction(self.tr("With titles and paths…")).triggered.connect(lambda: self.save_bundle(with_titles=True))
        anonymous = menu.addAction(self.tr("Without titles and paths…"))
        anonymous.triggered.connect(lambda: self.save_bundle(with_titles=False))
        self.bundle.set_menu(menu)
        self.health_pane.acted.connect(self.act)
        self.empty.acted.connect(self.look)
        self._job.moved.connect(self._show_progress)
        self._job.ended.connect(self._end)
        self._desk.commands.on(self, "diagnostics.look", self.look)

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew each time somebody comes here."""
        super().showEvent(event)
        self.look()

    def show_view(self, view: str) -> None:
        """Show "health" or "log"."""
        self.views.set_current(view)
        self._turn()

    # --- looking ----------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look everything over; what is shown stays until the answer comes."""
        engine = self._desk.engine
        self._latest.ask(lambda: _look(engine), self._take, self._fail)

    def _take(self, look: Look) -> None:
        self._health, found = look
        self.health_pane.show_health(self._health, found)
        if self._job.job is None:
            self.header.set_note(self._summary(found))
        self._turn()

    def _summary(self, found: Sequence[Finding]) -> str:
        grave = sum(one.level in (Level.ERROR, Level.WARNING) for one in found)
        if not grave:
            return self.tr("nothing to worry about")
        return self.tr("to look at: {count}").format(count=self.locale().toString(grave))

    def _fail(self, error: MetarrError) -> None:
        again = self.tr("Try again")
        self.empty.show_message(
            Icon.OCTAGON,
            self.tr("It cannot be told how everything stands"),
            translated(error),
            ink=Ink.ERROR,
            action=again,
        )
        self._health = None
        self._turn()

    def _turn(self) -> None:
        if self.views.current() == _LOG:
            self.stack.setCurrentWidget(self.log_pane)
        else:
            self.stack.setCurrentWidget(self.empty if self._health is None else self.health_pane)

    # --- the full check, and cleaning up ----------------------------------------------------------------------------

    def check_or_stop(self) -> None:
        """Begin the full check; stop what runs."""
        job, jobs = self._job.job, self._desk.engine.jobs
        if job is None:
            self._begin(lambda: jobs.enqueue(check_job())[0])
        else:
            self._desk.bridge.ask(self, lambda: jobs.cancel(job), lambda _none: None)

    def _begin(self, enqueue: Callable[[], JobId]) -> None:
        self.check.setEnabled(False)
        self._desk.bridge.ask(self, enqueue, self._follow, self._refuse)

    def _follow(self, job: JobId) -> None:
        self.check.setEnabled(True)
        self.check.setText(self.tr("Stop"))
        self.check.set_icon(Icon.STOP)
        self.header.set_note(self.tr("waiting for its turn"))
        self._job.follow(job)

    def _refuse(self, error: MetarrError) -> None:
        self.check.setEnabled(True)
        self._desk.stage.error.emit(error)

    def _show_progress(self, event: JobEvent) -> None:
        done, total = self.locale().toString(event.job.done), self.locale().toString(event.job.total)
        if event.job.total:
            self.header.set_note(self.tr("{done} of {total} steps").format(done=done, total=total))
        elif event.job.done:
            self.header.set_note(self.tr("{done} files looked at").format(done=done))

    def _end(self, job: Job) -> None:
        self.check.setText(self.tr("Full check"))
        self.check.set_icon(Icon.SHIELD)
        sign = Icon.CHECK if job.status is JobStatus.DONE else Icon.INFO
        self._desk.stage.said.emit(Notice(job_sentence(job), sign))
        self.look()

    # --- what findings offer ----------------------------------------------------------------------------------------

    def act(self, verb: Verb, finding: Finding) -> None:
        """Do what the button of a finding says."""
        stage = self._desk.stage
        match verb:
            case Verb.FULL_CHECK:
                self.check_or_stop()
            case Verb.CLEAN_UP:
                self.clean_up()
            case Verb.OPEN_FOLDER:
                self._open(str(finding.args.get("path", "")))
            case Verb.OPEN_ORIGINALS:
                self._open(os.path.join(self._desk.engine.data_dir, "originals"))
            case Verb.ACTIVITY:
                stage.place_wanted.emit(Place.ACTIVITY)
            case Verb.PLAYERS:
                stage.place_wanted.emit(Place.PLAYERS)
            case Verb.LIBRARIES:
                stage.settings_wanted.emit("libraries")
            case Verb.WATCHING:
                stage.settings_wanted.emit("watch")
            case Verb.BACKUP:
                stage.settings_wanted.emit("backup")
            case Verb.VERIFY:
                stage.place_wanted.emit(Place.VERIFY)

    def _open(self, folder: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            reason = self.tr("this system has no program that opens it.")
            self._desk.stage.error.emit(BadFile(folder, reason))

    def clean_up(self) -> None:
        """Work out what could go, and ask: it cannot be undone."""
        keep = self._desk.engine.cache_keep
        self._desk.bridge.ask(self, keep.plan, self._ask_to_prune)

    def _ask_to_prune(self, plan: PrunePlan) -> None:
        days = self.locale().toString(self._health.keep_days if self._health is not None else 0)
        if not plan.count:
            text = self.tr("Nothing is old enough: unused pictures stay {days} days.").format(days=days)
            self._desk.stage.said.emit(Notice(text, Icon.INFO))
            return
        count = self.locale().toString(plan.count)
        dialog = AskingDialog(
            self.tr("Remove {count} files from the cache?").format(count=count),
            self.tr(
                "{size}: pictures that have been shown nowhere for {days} days and can be fetched again, and files "
                "that nothing knows. Your own pictures, and all that an undo could bring back, stay: {kept}."
            ).format(size=size_words(plan.bytes), days=days, kept=self.locale().toString(plan.kept)),
            keep=self.tr("Keep"),
            go=self.tr("Remove {count}").format(count=count),
            parent=self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        jobs = self._desk.engine.jobs
        dialog.accepted.connect(lambda: self._begin(lambda: jobs.enqueue(prune_job())[0]))
        dialog.open()

    # --- the bundle -------------------------------------------------------------------------------------------------

    def save_bundle(self, *, with_titles: bool) -> None:
        """Save what who helps needs, where the person says."""
        path = self._ask_for_file(self)
        if not path:
            return
        engine = self._desk.engine

        def save() -> str:
            health, found = _look(engine)
            engine.support.save_bundle(path, health, found, with_titles=with_titles)
            return path

        self._desk.bridge.ask(self, save, self._say_saved)

    def _say_saved(self, path: str) -> None:
        text = self.tr("Saved {name}. Look into it before you send it.").format(name=isolated(os.path.basename(path)))
        self._desk.stage.said.emit(Notice(text, Icon.SAVE))


def _look(engine: Engine) -> Look:
    """Asks the store and the disk, so not in the GUI thread."""
    health = examine(engine)
    return health, findings(health)
