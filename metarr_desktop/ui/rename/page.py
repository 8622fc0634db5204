"""Rename as a screen: the names of now and those to come, while the template is typed, and the button that does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QTreeView, QVBoxLayout, QWidget

from metarr_desktop.domain.moves import MovePlan, MoveVerb, NameKind
from metarr_desktop.domain.settings import SETTING
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.entrance import Entrance
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.plan_page import PlanPage
from metarr_desktop.ui.rename.footer import RenameFooter
from metarr_desktop.ui.rename.plan_model import RenameDelegate, RenameModel, groups_of
from metarr_desktop.ui.rename.renaming import RenamePreview, Renaming, ended_notice
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.chip import ChipValue
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.words import number_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

_TYPING_MS = 250
_KIND_WIDTH = 200
_OPEN_AT_ONCE = 40


class RenamePage(PlanPage):
    """Show a plan with `show_plan`. Ctrl+Enter carries it out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        footer = RenameFooter()
        super().__init__(desk, QCoreApplication.translate("RenamePage", "Rename"), footer, parent)
        self.footer = footer
        self._plan = MovePlan()
        self._preview = RenamePreview()
        self._kept: dict[NameKind, str] = {}
        self._tried: dict[NameKind, str] = {}
        self.renaming = Renaming(desk, self)
        self._settings = Latest(desk.bridge, self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self.to_settings = Button(self.tr("All templates…"), icon=Icon.SETTINGS, kind=ButtonKind.FLAT)
        self.kind = QComboBox()
        self.template = QLineEdit()
        self.keep = Button(self.tr("Keep this template"), icon=Icon.SAVE, kind=ButtonKind.FLAT)
        self.refusal = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self.model = RenameModel(self)
        self.tree = QTreeView()
        self.head.add_control(self.to_settings)
        self._set_up()
        self.lay_out(self.tree, self._template_lines())
        self._connect()
        Entrance(self, self.tree)
        self._show_waiting()

    def show_plan(self, items: Sequence[ItemId]) -> None:
        """Plan those items with all below them; none: everything."""
        self._items = tuple(items)
        self._ended = None
        self._is_wanted = True
        self._tried.clear()
        self._show_waiting()
        self._read_templates()
        self._plan_anew()

    def plan(self) -> MovePlan:
        """The plan that is shown."""
        return self._plan

    def _set_up(self) -> None:
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(RenameDelegate(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(metrics.SPACE_PANE)
        self.tree.setAccessibleName(self.tr("Names of now and those to come"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind in NameKind:
            self.kind.addItem(QCoreApplication.translate("Setting", SETTING.named(kind.setting).label), kind)
        self.kind.setFixedWidth(_KIND_WIDTH)
        self.kind.setAccessibleName(self.tr("What the template names"))
        self.template.setAccessibleName(self.tr("Template"))
        self.template.setPlaceholderText(self.tr("Empty: such names stay as they are"))
        self.refusal.hide()

    def _template_lines(self) -> QVBoxLayout:
        typed = QHBoxLayout()
        typed.setSpacing(metrics.SPACE)
        typed.addWidget(self.kind)
        typed.addWidget(self.template, 1)
        typed.addWidget(self.keep)
        column = QVBoxLayout()
        column.setSpacing(metrics.SPACE)
        column.addLayout(typed)
        column.addWidget(self.refusal)
        return column

    def _connect(self) -> None:
        self.renaming.planned.connect(self._show)
        self.renaming.refused.connect(self._refuse)
        self.renaming.moved.connect(self.footer.show_progress)
        self.renaming.ended.connect(self._end)
        self.footer.acted.connect(self._rename)
        self.footer.cancel_requested.connect(self.renaming.cancel)
        self.which.chosen.connect(lambda _key: self._fill())
        self.kind.activated.connect(lambda _index: self._show_template())
        self.template.textEdited.connect(self._try)
        self._typing.timeout.connect(self._plan_anew)
        self.keep.clicked.connect(self._keep)
        self.to_settings.clicked.connect(lambda: self._desk.stage.settings_wanted.emit(SectionKey.NAMING.value))
        self._desk.bridge.news.connect(self._hear)
        self._desk.commands.on(self, "rename.go", self._rename)

    # --- templates --------------------------------------------------------------------------------------------------

    def _read_templates(self) -> None:
        engine = self._desk.engine
        self._settings.ask(lambda: _templates(engine), self._take_templates)

    def _take_templates(self, kept: Mapping[NameKind, str]) -> None:
        self._kept = dict(kept)
        self._show_template()

    def _show_template(self) -> None:
        kind = self._kind()
        self.template.setText(self._tried.get(kind, self._kept.get(kind, "")))
        self._offer_keeping()

    def _try(self, text: str) -> None:
        self._tried[self._kind()] = text.strip()
        self._offer_keeping()
        self._typing.start()

    def _offer_keeping(self) -> None:
        kind = self._kind()
        self.keep.setEnabled(self._tried.get(kind, self._kept.get(kind)) != self._kept.get(kind))

    def _keep(self) -> None:
        kind = self._kind()
        text = self._tried[kind]
        libraries = self._desk.engine.libraries
        self._desk.bridge.change(
            self,
            lambda: libraries.put_setting(kind.setting, text),
            lambda _nothing: self._read_templates(),
            self._refuse,
        )

    def _kind(self) -> NameKind:
        return NameKind(self.kind.currentData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back a template that is only tried, before it leads back."""
        if event.key() == Qt.Key.Key_Escape and self.template.hasFocus() and self.keep.isEnabled():
            del self._tried[self._kind()]
            self._show_template()
            self._typing.start()
        else:
            super().keyPressEvent(event)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show_waiting(self) -> None:
        self.show_message(Icon.HOURGLASS, self.tr("Looking at names…"), self.tr("Nothing is renamed until you say so."))
        self.footer.hide()

    def _plan_anew(self) -> None:
        self._typing.stop()
        self.renaming.plan(self._items, self._tried)

    def _show(self, preview: RenamePreview) -> None:
        is_first = not self._preview.plan.moves
        self._preview, self._plan = preview, preview.plan
        self.refusal.hide()
        titles = len({move.family for move in self._plan.changes})
        self.head.set_note(self.tr("%n title(s). Nothing is renamed until you say so.", "", titles) if titles else "")
        self.chips.set_chips(self._chips())
        self.footer.show_plan(self._plan)
        self.show_foot()
        if is_first and self._plan.moves:
            self._show_kind_of_plan()
        self._fill()

    def _show_kind_of_plan(self) -> None:
        """Begin with the template of what there is most of."""
        row = next(iter(self._preview.rows.values()), None)
        kinds = {"movie": NameKind.MOVIE_FILE, "series": NameKind.EPISODE_FILE, "artist": NameKind.TRACK_FILE}
        if row is not None and not self._tried:
            self.kind.setCurrentIndex(self.kind.findData(kinds.get(row.kind.value, NameKind.MOVIE_FILE)))
            self._show_template()

    def _fill(self) -> None:
        groups = groups_of(self._plan, self._preview.rows, only_changes=self.only_changes())
        self.model.set_groups(groups)
        if len(groups) <= _OPEN_AT_ONCE:
            self.tree.expandAll()
        if groups:
            self._middle.setCurrentWidget(self.tree)
            return
        text = self.tr("What the templates would change is listed here before it is done.")
        self.show_message(Icon.CHECK, self.tr("Every name is as it should be"), text, ink=Ink.OK)

    def _chips(self) -> list[ChipValue]:
        signs = {
            MoveVerb.MOVE: (self.tr("{count} to rename"), Icon.EDIT, Tone.ACCENT),
            MoveVerb.REFUSE: (self.tr("{count} that stay, with a reason"), Icon.WARNING, Tone.WARN),
            MoveVerb.KEEP: (self.tr("{count} as they should be"), Icon.EQUALS, Tone.NEUTRAL),
        }
        return [
            ChipValue(verb.value, text.format(count=number_text(count)), icon, tone, is_removable=False)
            for verb, (text, icon, tone) in signs.items()
            if (count := self._plan.count(verb))
        ]

    def _refuse(self, error: MetarrError) -> None:
        """A template that says nothing: the plan stays, and cannot be carried out until it is mended."""
        self.refusal.setText(translated(error))
        self.refusal.show()
        self._plan = MovePlan()
        self.footer.show_plan(self._plan)
        self.footer.hide()

    def _hear(self, news: News) -> None:
        """Plan anew when names would come out otherwise."""
        if self.is_out_of_date(news) and not self.renaming.is_running:
            self._ended = None
            if Aspect.SETTINGS in news.aspects:
                self._read_templates()
            self._plan_anew()

    # --- renaming ---------------------------------------------------------------------------------------------------

    def _rename(self) -> None:
        if self.renaming.is_running or self._typing.isActive() or not self._plan.changes:
            return
        self.footer.show_progress(None)
        self.renaming.start(self._plan)

    def _end(self, job: Job) -> None:
        self._ended = job
        self._desk.stage.said.emit(ended_notice(job))
        self._plan_anew()


def _templates(engine: Engine) -> dict[NameKind, str]:
    """In a worker."""
    return {kind: str(engine.browse.setting(kind.setting)) for kind in NameKind}
