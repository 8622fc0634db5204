"""Who was asked for a job, how often, and how they stand now, as a table model."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt

from metarr_desktop.domain.provider import LineState, Rate
from metarr_desktop.ui.models.rows_table import RowsTable
from metarr_desktop.ui.moments import clock, span
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.services.sources import ProviderUse
    from metarr_desktop.ui.index import Index

translate = QCoreApplication.translate

STATE = 3
_NUMBERS = (1, 2)
_LONG_S = 60.0
_MS = 1000
_UNTOLD = LineState(0, Rate(1), 0.0, "")
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ProvidersModel(RowsTable["ProviderUse"]):
    """Columns: who, how often anew, how often from what is kept, how it stands."""

    def __init__(self, parent: QObject | None = None) -> None:
        titles = (
            translate("ProvidersModel", "Provider"),
            translate("ProvidersModel", "Asked"),
            translate("ProvidersModel", "Kept"),
            translate("ProvidersModel", "State"),
        )
        super().__init__(titles, parent)

    def show_uses(self, uses: list[ProviderUse]) -> None:
        """Show these; rows of the same providers stay where they are."""
        if [one.label for one in uses] != [one.label for one in self._rows]:
            self.show(uses)
            return
        if uses != self._rows:
            self._rows = uses
            self.dataChanged.emit(self.index(0, 0), self.index(len(uses) - 1, STATE))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Numbers stand at the right, and so do their headings."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return {
                1: translate("ProvidersModel", "Questions that its server answered for this job"),
                2: translate("ProvidersModel", "Questions that an answer was kept for; nobody had to be asked"),
            }.get(section)
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        use = self.row_at(index.row())
        if use is None:
            return None
        icon, ink, state, tip = state_of(use)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return themed_icon(icon, ink)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == STATE:
            return tip or state
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            number = QLocale().toString
            return (use.label, number(use.asked), number(use.kept), state)[index.column()]
        return None


def state_of(use: ProviderUse) -> tuple[Icon, Ink, str, str]:
    """How a provider stands: sign, ink, words, and what more there is to say of it."""
    number = QLocale().toString
    line = use.line or _UNTOLD
    error = translated(line.error) if line.error else ""
    failed = translate("ProvidersModel", "{count} failed").format(count=number(use.failed)) if use.failed else ""
    if line.closed_for_s >= _LONG_S:
        until = (datetime.now(UTC) + timedelta(seconds=line.closed_for_s)).astimezone()
        return (
            Icon.HOURGLASS,
            Ink.WARN,
            translate("ProvidersModel", "rests until {clock}").format(clock=clock(until)),
            error,
        )
    if line.closed_for_s > 0:
        words = translate("ProvidersModel", "rests for {span}").format(span=span(line.closed_for_s))
        return Icon.HOURGLASS, Ink.WARN, words, error
    if error:
        return Icon.OCTAGON, Ink.ERROR, failed or error, error
    if line.waiting:
        words = translate("ProvidersModel", "at its rate, {count} wait").format(count=number(line.waiting))
        tip = translate("ProvidersModel", "It is asked {count} times in {span} at most; others wait for their turn.")
        return Icon.PAUSE, Ink.WARN, words, tip.format(count=line.rate.calls, span=span(line.rate.seconds))
    words = translate("ProvidersModel", "was not asked")
    if line.answer_s:
        words = translate("ProvidersModel", "answers in {count} ms").format(count=max(1, round(line.answer_s * _MS)))
    elif use.asked:
        words = translate("ProvidersModel", "answers")
    if failed:
        return Icon.WARNING, Ink.WARN, failed, words
    return (Icon.CHECK, Ink.OK, words, "") if use.asked else (Icon.EQUALS, Ink.TEXT3, words, "")
