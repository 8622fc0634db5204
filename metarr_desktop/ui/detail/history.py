"""History: every change of the item by batch, and the way back for one value or for a whole batch."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.disk import Before, Published
from metarr_desktop.domain.edits import BatchStory, HistoryEntry, Proposal
from metarr_desktop.domain.episodes import written
from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId, Kind
from metarr_desktop.domain.values import Value, is_empty
from metarr_desktop.domain.versions import file_state
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.detail.tab import DetailTab
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, ToolButton
from metarr_desktop.ui.widgets.chip import Chip, ChipValue
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.words import (
    actor_icon,
    actor_word,
    batch_words,
    caused_words,
    field_label,
    undone_words,
    value_text,
)

if TYPE_CHECKING:
    from metarr_desktop.domain.episodes import EpisodePlace
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.moves import MoveStep
    from metarr_desktop.ui.desk import Desk

_BATCHES_SHOWN = 30
_VALUE_LETTERS = 160
_SAID_BY_HEADLINE = frozenset({Actor.SCAN, Actor.NFO, Actor.UNDO, Actor.SYSTEM})


@dataclass(frozen=True, slots=True)
class _Known:
    """The item's changes, and what is known of their batches."""

    entries: Sequence[HistoryEntry]
    stories: Mapping[BatchId, BatchStory]


class HistoryTab(DetailTab):
    """Newest first; a panel a batch."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._item: ItemId | None = None
        self._kind: Kind | None = None
        self._shown = _BATCHES_SHOWN
        self._known = _Known((), {})
        self._latest = Latest(desk.bridge, self)
        self.panels: list[BatchPanel] = []
        self._area = ScrollColumn(self.tr("History"))
        self._column = QVBoxLayout()
        self._column.setSpacing(metrics.SPACE_PANE)
        self.older = Button(self.tr("Show older"), icon=Icon.CHEVRON_DOWN, kind=ButtonKind.FLAT)
        self.older.clicked.connect(self._show_older)
        self._area.column.addLayout(self._column)
        self._area.column.addWidget(self.older, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._none = EmptyState()
        self._none.show_message(
            Icon.HISTORY,
            self.tr("Nothing happened yet"),
            self.tr("Every change will stand here: who made it, from what to what, and the way back."),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        whole.addWidget(self._none)
        self._none.hide()

    def show_detail(self, detail: ItemDetail) -> None:
        """Fetch the item's history."""
        if self._item != detail.row.id:
            self._shown = _BATCHES_SHOWN
        self._item, self._kind = detail.row.id, detail.row.kind
        item, browse = detail.row.id, self.desk.engine.browse

        def known() -> _Known:
            entries = browse.history(item)
            return _Known(entries, browse.stories(list(dict.fromkeys(entry.batch for entry in entries))))

        self._latest.ask(known, self._take)

    def _take(self, known: _Known) -> None:
        self._known = known
        self._fill()

    def _fill(self) -> None:
        for panel in self.panels:
            self._column.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self.panels.clear()
        batches = [list(entries) for _, entries in groupby(self._known.entries, key=lambda entry: entry.batch)]
        for entries in batches[: self._shown]:
            panel = BatchPanel(entries, self._known.stories.get(entries[0].batch, BatchStory(1)), self._kind)
            panel.undo.clicked.connect(lambda _checked=False, one=panel: self._undo(one))
            for entry, button in panel.reverts.items():
                button.clicked.connect(lambda _checked=False, one=entry: self._revert(one))
            self.panels.append(panel)
            self._column.addWidget(panel)
        self.older.setVisible(len(batches) > self._shown)
        self._area.setVisible(bool(batches))
        self._none.setVisible(not batches)

    def _show_older(self) -> None:
        self._shown += _BATCHES_SHOWN
        self._fill()

    def _undo(self, panel: BatchPanel) -> None:
        """The shell takes back, asks about what is in the way, and says what came of it."""
        panel.undo.setEnabled(not panel.is_publish)
        self.desk.stage.batch_undo_wanted.emit(panel.entries[0].batch)

    def _revert(self, entry: HistoryEntry) -> None:
        """Set the value back, and leave it as free as it was."""
        item, edit = self._item, self.desk.engine.edit
        if item is None:
            return
        back = Proposal(item, {entry.field: entry.old}, {entry.field: entry.was_locked})
        text = self.tr("{field} set back").format(field=field_label(entry.field, self._kind))
        self.desk.bridge.change(self, lambda: edit.put([back]), lambda _changes: self.say(text, Icon.UNDO))


class BatchPanel(Panel):
    """One batch as it touched an item of that kind. `reverts` holds the button of each entry that can be set back."""

    def __init__(self, entries: Sequence[HistoryEntry], story: BatchStory, kind: Kind | None) -> None:
        first = entries[0]
        headline = batch_words(first.verb, first.actor)
        super().__init__(headline)
        self.entries = tuple(entries)
        self._kind = kind
        self.reverts: dict[HistoryEntry, ToolButton] = {}
        self.undo = Button(self._undo_words(story.items), icon=Icon.UNDO, small=True)
        is_creation = any(entry.is_creation for entry in entries)
        if first.is_undone or is_creation or first.actor is Actor.UNDO:
            self.undo.hide()
        self.add_part(self._head(first, headline))
        lines = [line for text in (undone_words(story), caused_words(story)) if (line := _story_line(text))]
        lines += [self._line(entry) for entry in entries if entry.field]
        lines += [self._file_line(one) for entry in entries for one in entry.published]
        lines += [self._name_line(one) for entry in entries for one in entry.renamed]
        if lines:
            part = Panel.part(margin_px=metrics.SPACE_ROW, top_px=metrics.SPACE)
            for line in lines:
                part.addLayout(line)
            self.add_part(part)

    @property
    def is_publish(self) -> bool:
        """Whether the batch wrote or renamed files that a person asked for: its undo is on the disk."""
        return any(entry.published or entry.renamed for entry in self.entries)

    def _undo_words(self, items: int) -> str:
        return self.tr("Undo in all %n titles", "", items) if items > 1 else self.tr("Undo all")

    def _head(self, first: HistoryEntry, headline: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE, metrics.SPACE, metrics.SPACE)
        row.setSpacing(metrics.SPACE)
        own = first.actor is Actor.PERSON
        row.addWidget(IconLabel(actor_icon(first.actor), ink=Ink.ACCENT if own else Ink.TEXT2))
        row.addWidget(ElidedLabel(headline, weight=fonts.Weight.STRONG))
        who = "" if first.actor in _SAID_BY_HEADLINE else actor_word(first.actor, first.source)
        row.addWidget(ElidedLabel(" · ".join(part for part in (who, ago(first.at)) if part), ink=Ink.TEXT2), 1)
        if first.is_undone:
            row.addWidget(Chip(ChipValue("undone", self.tr("Taken back"), None, Tone.NEUTRAL, False), small=True))
        row.addWidget(self.undo)
        return row

    def _line(self, entry: HistoryEntry) -> QHBoxLayout:
        name = self.tr("Episodes") if entry.episodes is not None else field_label(entry.field, self._kind)
        label = Label(name, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        label.setFixedWidth(fonts.grown(metrics.WIDTH_FORM_LABEL))
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        row.addWidget(label, alignment=Qt.AlignmentFlag.AlignTop)
        change = Label(self._change(entry), size=fonts.Size.SMALL, wrap=True)
        for text in (label, change):
            text.setContentsMargins(0, metrics.SPACE_GROUP, 0, metrics.SPACE_GROUP)
        row.addWidget(change, 1, alignment=Qt.AlignmentFlag.AlignTop)
        lock = self._lock_change(entry)
        if lock is not None:
            row.addWidget(lock, alignment=Qt.AlignmentFlag.AlignTop)
        if entry.field in FIELD and entry.old != entry.new and not entry.is_undone:
            name = self.tr("Set {field} back to: {value}")
            name = name.format(
                field=field_label(entry.field, self._kind), value=value_text(entry.field, entry.old, _VALUE_LETTERS)
            )
            button = ToolButton(Icon.UNDO, name, ink=Ink.TEXT2, small=True)
            self.reverts[entry] = button
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _name_line(self, step: MoveStep) -> QHBoxLayout:
        old, new = (printable(os.path.basename(path)) for path in (step.source, step.target))
        name = ElidedLabel(f"{old} → {new}", size=fonts.Size.SMALL, mode=Qt.TextElideMode.ElideMiddle)
        name.setToolTip(f"{printable(step.source)}\n{printable(step.target)}")
        row = QHBoxLayout()
        row.addWidget(name, 1)
        return row

    def _file_line(self, file: Published) -> QHBoxLayout:
        words = {
            Before.NOTHING: self.tr("new"),
            Before.ASIDE: self.tr("what stood there is kept aside"),
            Before.OURS: self.tr("in the place of an earlier one"),
        }
        name = ElidedLabel(
            printable(os.path.basename(file.path)), size=fonts.Size.SMALL, mode=Qt.TextElideMode.ElideMiddle
        )
        name.setToolTip(printable(file.path))
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        row.addWidget(name, 1)
        row.addWidget(Label(words[file.before], size=fonts.Size.SMALL, ink=Ink.TEXT2))
        return row

    def _change(self, entry: HistoryEntry) -> str:
        if entry.subject in FIELD:  # of a suggestion
            said = value_text(entry.field, entry.new, _VALUE_LETTERS) if entry.field == "offered" and entry.new else ""
            subject = field_label(entry.subject, self._kind)
            return f"{subject}: {said}" if said else subject
        if entry.old == entry.new:
            return self.tr("locked") if entry.is_locked else self.tr("unlocked")
        if entry.field == "file" and entry.episodes is not None:
            text = self.tr("{file}: from {before} to {after}")
            before, after = (
                _held(places, value) for places, value in zip(entry.episodes, (entry.old, entry.new), strict=True)
            )
            file = printable(os.path.basename(entry.subject))
            return text.format(file=isolated(file), before=isolated(before), after=isolated(after))
        new = value_text(entry.field, entry.new, _VALUE_LETTERS)
        if entry.field == "file":
            new = f"{printable(os.path.basename(entry.subject))}: {new}"
            return new if is_empty(entry.old) else f"{new} ← {value_text(entry.field, entry.old, _VALUE_LETTERS)}"
        return new if is_empty(entry.old) else f"{value_text(entry.field, entry.old, _VALUE_LETTERS)} → {new}"

    def _lock_change(self, entry: HistoryEntry) -> IconLabel | None:
        if entry.was_locked == entry.is_locked:
            return None
        sign = IconLabel(
            Icon.LOCK if entry.is_locked else Icon.UNLOCK,
            ink=Ink.ACCENT if entry.is_locked else Ink.TEXT2,
            size_px=metrics.ICON_CHIP,
        )
        sign.setFixedHeight(metrics.HEIGHT_SMALL)
        sign.setToolTip(self.tr("locked with it") if entry.is_locked else self.tr("unlocked with it"))
        sign.setAccessibleName(sign.toolTip())
        return sign


def _story_line(text: str) -> QHBoxLayout | None:
    """What became of the batch, or what it led to."""
    if not text:
        return None
    row = QHBoxLayout()
    row.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
    return row


def _held(places: Sequence[EpisodePlace], state: Value) -> str:
    """The episodes that a file held, as they are written; else what it was to the show, or that it was of none."""
    if places:
        return written(places)
    is_of_something = not is_empty(state) and bool(file_state(str(state)).items)
    return value_text("file", state) if is_of_something else QCoreApplication.translate("BatchPanel", "no episode")
