"""What waits for a group, title by title: how far each came, and why it is not further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.player import Action, ParcelState
from metarr_desktop.services.players import Waiting
from metarr_desktop.ui.players.facts import GroupFacts, PlayerFacts
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label, rule

_WIDTH_REASON = 240
_WIDTH_LINK = 24
#: Which of several players' states a title has as a whole: the least far of them.
_LEAST_FAR_FIRST = (ParcelState.FAILED, ParcelState.WAITING, ParcelState.SENT)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class OutboxLine:
    """A title that waits, however many players of the group wait for it."""

    title: str
    state: ParcelState
    reason: str


def lines_of(facts: GroupFacts) -> list[OutboxLine]:
    """What waits for a group, refused ones first."""
    by_item: dict[tuple[ItemId, Action], list[tuple[PlayerFacts, Waiting]]] = {}
    for member in facts.players:
        for line in member.outbox:
            by_item.setdefault((line.item, line.action), []).append((member, line))
    found = [_line(some) for some in by_item.values()]
    return sorted(found, key=lambda one: _LEAST_FAR_FIRST.index(one.state))


def _line(some: Sequence[tuple[PlayerFacts, Waiting]]) -> OutboxLine:
    member, line = min(some, key=lambda pair: _LEAST_FAR_FIRST.index(pair[1].state))
    title = line.row.title if line.row is not None else translate("Players", "A title that is gone")
    what = translate("Players", "removed") if line.action is Action.REMOVE else translate("Players", "changed")
    return OutboxLine(f"{title} · {what}", line.state, line.error or _why(member, line))


def _why(member: PlayerFacts, line: Waiting) -> str:
    if line.state is ParcelState.SENT:
        return translate("Players", "proof is asked for")
    if member.held and member.playing:
        return translate("Players", "waits for the end of {title}").format(title=member.playing[0].title)
    if member.held:
        return translate("Players", "waits for the night")
    return translate("Players", "waits for {player}").format(player=member.player.name)


def add_line(grid: QGridLayout, row: int, line: OutboxLine) -> None:
    """A title with its three steps and its reason."""
    grid.addWidget(ElidedLabel(line.title), row, 0)
    grid.addWidget(_steps(line.state), row, 1)
    words = ElidedLabel(line.reason, size=fonts.Size.SMALL, ink=Ink.TEXT2)
    words.setMaximumWidth(_WIDTH_REASON)
    grid.addWidget(words, row, 2)


def _steps(state: ParcelState) -> QWidget:
    """Waiting, sent, proved: what is done, where it is now, and what is to come."""
    waiting, sent = translate("Players", "Waiting"), translate("Players", "Sent")
    proved = translate("Players", "Proved")
    done, now, later = (Icon.CHECK, Ink.OK), Ink.ACCENT, (Icon.RING, Ink.TEXT3)
    match state:
        case ParcelState.FAILED:
            refused = translate("Players", "Refused")
            steps = [(waiting, *done, False), (refused, Icon.OCTAGON, Ink.ERROR, True), (proved, *later, False)]
        case ParcelState.SENT:
            steps = [(waiting, *done, False), (sent, Icon.PAPER_PLANE, now, True), (proved, *later, False)]
        case _:
            steps = [(waiting, Icon.HOURGLASS, now, True), (sent, *later, False), (proved, *later, False)]
    holder = QWidget()
    holder.setAccessibleName(next(name for name, _, _, is_now in steps if is_now))
    holder.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(metrics.SPACE)
    for number, (name, icon, ink, is_now) in enumerate(steps):
        if number:
            link = rule()
            link.setFixedWidth(_WIDTH_LINK)
            line.addWidget(link)
        line.addWidget(IconLabel(icon, ink=ink))
        weight = fonts.Weight.STRONG if is_now else fonts.Weight.NORMAL
        line.addWidget(Label(name, size=fonts.Size.SMALL, weight=weight, ink=ink if is_now else Ink.TEXT2))
    return holder
