"""What can be done to the chosen items: the Item menu, and the same menu by right click everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from metarr_desktop.domain.errors import BadFile, printable
from metarr_desktop.domain.fields import FIELD, fields_of
from metarr_desktop.domain.kinds import PLAYABLE, BatchId, ItemId, Kind
from metarr_desktop.services.errands import enrich_job, identify_job
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.shell.actions import dressed, make_action, named_actions
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import NewJob
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

_MOST_MERGED = 20  # so many films are never one
_MOST_LOOKED_UP = 1000  # of a hundred thousand chosen ones these stand for all


class ItemVerbs(QObject):
    """Follows the selection. The paths of a single item are fetched so that Play and Open folder know their file."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._items: list[ItemId] = []
        self._row: ItemRow | None = None
        self._can_merge = False
        self._latest = Latest(desk.bridge, self)
        self.menu = dressed(QMenu(self.tr("&Item"), window))
        self.edit = self._add(self.tr("&Edit"), "Ctrl+E", Icon.EDIT, desk.stage.edit_wanted.emit)
        self.lock = self._add(self.tr("&Lock all fields"), "Ctrl+L", Icon.LOCK, lambda: self._set_locks(True))
        self.unlock = self._add(
            self.tr("&Unlock all fields"), "Ctrl+Shift+L", Icon.UNLOCK, lambda: self._set_locks(False)
        )
        self.menu.addSeparator()
        self.identify = self._add(
            self.tr("&Identify…"), "Ctrl+D", Icon.QUESTION, lambda: desk.stage.identify_wanted.emit(list(self._items))
        )
        self.identify_now = self._add(
            self.tr("Identify &now"), "Ctrl+Shift+D", Icon.BOLT, lambda: self._queue(identify_job(self._items))
        )
        self.enrich = self._add(
            self.tr("En&rich"), "Ctrl+Shift+E", Icon.DOWNLOAD, lambda: self._queue(enrich_job(self._items))
        )
        self.enrich_first = self._add(self.tr("Enrich &first"), "Ctrl+Shift+F", Icon.ARROW_UP, self._enrich_first)
        self.monitor = self._add(self.tr("Look &after artwork"), "Ctrl+Shift+G", Icon.EYE, self._turn_monitor)
        self.monitor.setCheckable(True)
        self.to_collection = self._add(
            self.tr("A&dd to collection…"),
            "Ctrl+Shift+N",
            Icon.COLLECTIONS,
            self._put_into_collection,
        )
        self.menu.addSeparator()
        self.publish = self._add(
            self.tr("&Publish…"), "Ctrl+P", Icon.UPLOAD, lambda: desk.stage.publish_wanted.emit(list(self._items))
        )
        self.rename = self._add(
            self.tr("Rena&me…"), "F2", Icon.EDIT, lambda: desk.stage.rename_wanted.emit(list(self._items))
        )
        self.merge = self._add(self.tr("Mer&ge into one…"), "Ctrl+Shift+J", Icon.MERGE, self._merge)
        self.menu.addSeparator()
        self.watched = self._add(
            self.tr("Mark as &watched"), "Ctrl+M", Icon.CHECK, lambda: self._set_watched(is_watched=True)
        )
        self.unwatched = self._add(
            self.tr("Mark a&s not watched"), "Ctrl+Shift+M", Icon.RING, lambda: self._set_watched(is_watched=False)
        )
        self.menu.addSeparator()
        self.play = self._add(self.tr("Pla&y"), "Ctrl+Shift+Return", Icon.PLAY, self._play)
        self.open_folder = self._add(self.tr("&Open folder"), "Ctrl+Shift+O", Icon.FOLDER, self._open_folder)
        self.copy_path = self._add(self.tr("&Copy path"), "Ctrl+Shift+C", Icon.COPY, self._copy_path)
        self.menu.addSeparator()
        self.trash = self._add(self.tr("Move to &trash"), "Del", Icon.TRASH, lambda: self._trash())
        self.trash_files = self._add(
            self.tr("Move to tras&h with its files"), "Shift+Del", Icon.TRASH, lambda: self._trash(with_files=True)
        )
        desk.stage.items_chosen.connect(self.set_items)
        desk.stage.menu_wanted.connect(self._pop_up)
        desk.stage.play_wanted.connect(self.play.trigger)
        desk.stage.folder_of_item_wanted.connect(self.open_folder.trigger)
        self.set_items([])

    def set_items(self, items: Sequence[ItemId]) -> None:
        """These are chosen now."""
        self._items = list(items)
        self._row, self._can_merge = None, False
        self._show_what_can_be_done()
        self._latest.drop()
        if self._items:
            engine, wanted = self._desk.engine, list(self._items)
            self._latest.ask(lambda: _looked_up(engine, wanted), self._take)

    @property
    def items(self) -> list[ItemId]:
        """What is chosen."""
        return list(self._items)

    @property
    def title(self) -> str:
        """What the one chosen item is called; "" where several are, or it is not known yet."""
        return self._row.title if self._row is not None else ""

    def named(self) -> dict[str, QAction]:
        """The actions by what they are called here: the second half of a command's id."""
        return named_actions(self)

    def actions(self) -> list[QAction]:
        """The actions with words, in order."""
        return [action for action in self.menu.actions() if not action.isSeparator()]

    def _add(self, text: str, keys: str, icon: Icon, do: Callable[[], object]) -> QAction:
        def act() -> None:
            """A key can be faster than a selection that has to rest before it is told."""
            self._desk.stage.choice_needed.emit()
            do()

        action = make_action(self, text, keys, icon, act)
        self.menu.addAction(action)
        return action

    def _take(self, found: tuple[ItemRow | None, bool, bool]) -> None:
        self._row, is_monitored, self._can_merge = found
        self.monitor.setChecked(is_monitored)
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        kept = (self.edit, self.lock, self.unlock, self.watched, self.unwatched, self.to_collection)
        for action in (*kept, self.publish, self.rename, self.trash, self.trash_files, *self._asking):
            action.setEnabled(bool(self._items))
        self.merge.setEnabled(self._can_merge)
        row = self._row
        on_disk = row is not None and bool(row.path) and not row.is_missing and not row.is_offline
        self.play.setEnabled(on_disk and row is not None and row.kind in PLAYABLE)
        self.open_folder.setEnabled(on_disk)
        self.copy_path.setEnabled(row is not None and bool(row.path))

    @property
    def _asking(self) -> tuple[QAction, ...]:
        return (self.identify, self.identify_now, self.enrich, self.enrich_first, self.monitor)

    def _pop_up(self, place: QPoint) -> None:
        if self._items:
            self.menu.popup(place)

    # --- what they do -----------------------------------------------------------------------------------------------

    def _set_locks(self, is_locked: bool) -> None:
        items = list(self._items)
        engine = self._desk.engine
        self._desk.bridge.change(
            self, lambda: _set_locks(engine, items, is_locked), lambda count: self._say_locked(count, is_locked)
        )

    def _say_locked(self, count: int, is_locked: bool) -> None:
        text = self.tr("%n title(s) locked", "", count) if is_locked else self.tr("%n title(s) unlocked", "", count)
        self._say(text, Icon.LOCK if is_locked else Icon.UNLOCK)

    def _set_watched(self, *, is_watched: bool) -> None:
        engine, items = self._desk.engine, list(self._items)
        self._desk.bridge.change(
            self,
            lambda: _set_watched(engine, items, is_watched),
            lambda count: self._say_watched(count, is_watched),
        )

    def _say_watched(self, count: int, is_watched: bool) -> None:
        if not count:
            text = self.tr("Only films and episodes can be marked as watched")
            self._desk.stage.said.emit(Notice(text, Icon.INFO))
        elif is_watched:
            self._say(self.tr("%n title(s) marked as watched", "", count), Icon.CHECK)
        else:
            self._say(self.tr("%n title(s) marked as not watched", "", count), Icon.RING)

    def _queue(self, job: NewJob) -> None:
        self._desk.bridge.ask(self, lambda: self._desk.engine.jobs.enqueue(job), lambda _jobs: None)

    def _enrich_first(self) -> None:
        """Before all others: now, or as soon as providers can be asked."""
        engine, items = self._desk.engine, list(self._items)

        def act() -> None:
            engine.enrich.set_first(items)
            engine.jobs.enqueue(enrich_job(items))

        text = self.tr("%n title(s) enriched before all others", "", len(items))
        self._desk.bridge.change(self, act, lambda _none: self._desk.stage.said.emit(Notice(text, Icon.ARROW_UP)))

    def _turn_monitor(self) -> None:
        self._set_monitored(list(self._items), self.monitor.isChecked())

    def _set_monitored(self, items: list[ItemId], is_monitored: bool) -> None:
        enrich, stage = self._desk.engine.enrich, self._desk.stage
        text = self.tr("Artwork of %n title(s) is looked after", "", len(items))
        if not is_monitored:
            text = self.tr("Artwork of %n title(s) is left alone", "", len(items))
        icon = Icon.EYE if is_monitored else Icon.EYE_OFF

        def said(batch: BatchId | None) -> None:
            if items == self._items:
                self.monitor.setChecked(is_monitored)
            if batch is not None:
                stage.said.emit(Notice(text, icon, self.tr("Undo"), is_undo=True))

        self._desk.bridge.change(self, lambda: enrich.set_monitored(items, is_monitored), said)

    def _put_into_collection(self) -> None:
        from metarr_desktop.ui.shell.to_collection import ToCollection

        ToCollection(self._desk, self._items, self._window).open()

    def _merge(self) -> None:
        """Which one stays is chosen, and what happens is shown, before."""
        from metarr_desktop.ui.versions.dialog import VersionDialog  # as all dialogs: when it is asked for
        from metarr_desktop.ui.versions.tasks import Merge

        VersionDialog(self._desk, Merge(items=tuple(self._items)), self._window).open()

    def _trash(self, *, with_files: bool = False) -> None:
        self.put_into_trash(list(self._items), with_files=with_files)

    def put_into_trash(self, items: Sequence[ItemId], *, with_files: bool = False) -> None:
        """Move titles into the trash, their files only if that is said."""
        engine = self._desk.engine

        def said(files: tuple[int, int]) -> None:
            moved, kept = files
            text = self.tr("%n title(s) moved to the trash; files stay", "", len(items))
            if with_files and (moved or not kept):
                text = self.tr("%n title(s) moved to the trash with files", "", len(items))
            stay = self.tr("%n file(s) out of reach, or of another title too", "", kept)
            self._say(f"{text} · {stay}" if kept else text, Icon.TRASH)

        self._desk.bridge.change(self, lambda: _put_into_trash(engine, items, with_files), said)

    def _say(self, text: str, icon: Icon) -> None:
        self._desk.stage.said.emit(Notice(text, icon, self.tr("Undo"), is_undo=True))

    def _play(self) -> None:
        if self._row is not None:
            self.hand_over(self._row.path)

    def _open_folder(self) -> None:
        if self._row is not None:
            path = self._row.path
            self.hand_over(os.path.dirname(path) if self._row.kind in PLAYABLE else path)

    def hand_over(self, path: str) -> None:
        """Have the system open a file or a folder."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            reason = self.tr("this system has no program that opens it. The path can be copied instead.")
            self._desk.stage.error.emit(BadFile(path, reason))

    def _copy_path(self) -> None:
        if self._row is not None:
            QGuiApplication.clipboard().setText(printable(self._row.path))
            self._desk.stage.said.emit(Notice(self.tr("Path copied"), Icon.COPY))


def _looked_up(engine: Engine, items: Sequence[ItemId]) -> tuple[ItemRow | None, bool, bool]:
    """In a worker: the row of a single item, whether artwork of all is looked after, and whether they can be one."""
    asked = list(items[:_MOST_LOOKED_UP])
    rows = engine.browse.rows(asked) if len(items) <= _MOST_MERGED else []
    can_merge = len(rows) > 1 and {row.kind for row in rows} == {Kind.MOVIE} and len({row.library for row in rows}) == 1
    return (rows[0] if len(rows) == 1 else None), set(asked) <= engine.enrich.monitored(asked), can_merge


def _put_into_trash(engine: Engine, items: Sequence[ItemId], with_files: bool) -> tuple[int, int]:
    """How many files go along, and how many stay though they were to: on a disk that is away, say."""
    plan = engine.trash.plan(items) if with_files else None
    engine.put_into_trash(items, with_files=with_files)
    return (len(plan.moves), len(plan.kept)) if plan is not None else (0, 0)


def _set_locks(engine: Engine, items: Sequence[ItemId], is_locked: bool) -> int:
    """Lock or unlock whatever fields each item's kind has, as one batch; how many items there were."""
    from metarr_desktop.domain.edits import Proposal

    rows = engine.browse.rows(items)
    locks = [Proposal(row.id, {}, {field.name: is_locked for field in fields_of(row.kind)}) for row in rows]
    engine.edit.put(locks, "lock" if is_locked else "unlock")
    return len(rows)


def _set_watched(engine: Engine, items: Sequence[ItemId], is_watched: bool) -> int:
    """Mark films and episodes, of a show or a season all that are there, as one batch; how many there were."""
    rows = engine.browse.rows(engine.browse.subtree(items))
    marked = [row.id for row in rows if row.kind in FIELD["watched"].kinds]
    if marked:
        engine.edit.set_values(marked, {"watched": is_watched})
    return len(marked)
