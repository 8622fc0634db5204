"""What was told last, as a table model: when, what, and where it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt

from metarr_desktop.domain.notices import Receipt, Shown, Told
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.job_words import notice_title, phrase_words
from metarr_desktop.ui.models.rows_table import RowsTable
from metarr_desktop.ui.moments import ago, ahead
from metarr_desktop.ui.theme.icons import Icon, themed_icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

translate = QCoreApplication.translate

WHEN, WHAT, WENT = range(3)


def told_words(one: Told) -> str:
    """What was told: "Scan finished: Movies scanned: 3 new."."""
    said = " ".join(filter(None, (phrase_words(part.phrase) for part in one.notice.parts)))
    return translate("Notices", "{title}: {said}").format(title=isolated(notice_title(one.notice)), said=said)


def went_words(one: Told) -> str:
    """Where it went: "Desktop · Phone", and of a webhook that did not take it why, and when it is tried again."""
    if one.is_held:
        return translate("Notices", "waits for the end of quiet hours")
    shown = {
        Shown.DESKTOP: [translate("Notices", "Desktop")],
        Shown.SUMMARY: [translate("Notices", "in the summary that followed")],
        Shown.NOWHERE: [],
    }[one.shown]
    return " · ".join([*shown, *map(_taken_words, one.receipts)]) or "–"


def _taken_words(receipt: Receipt) -> str:
    if receipt.due_at is None and not receipt.error:
        return receipt.target
    if receipt.due_at is None:
        return translate("Notices", "{name}: given up. {error}").format(
            name=isolated(receipt.target), error=translated(receipt.error)
        )
    if not receipt.error:
        return translate("Notices", "{name}: on its way").format(name=isolated(receipt.target))
    again = translate("Notices", "{name}: sent again {when}. {error}")
    return again.format(name=isolated(receipt.target), when=ahead(receipt.due_at), error=translated(receipt.error))


def went_sign(one: Told) -> tuple[Icon, Ink] | None:
    """The sign before it; None where it went nowhere that is known."""
    if one.is_held:
        return Icon.CLOCK, Ink.TEXT2
    if any(receipt.error and receipt.due_at is None for receipt in one.receipts):
        return Icon.OCTAGON, Ink.ERROR
    if any(receipt.error or receipt.due_at is not None for receipt in one.receipts):
        return Icon.HOURGLASS, Ink.WARN
    return (Icon.CHECK, Ink.OK) if one.receipts or one.shown is not Shown.NOWHERE else None


class ToldModel(RowsTable[Told]):
    """Newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        titles = (translate("ToldModel", "When"), translate("ToldModel", "What"), translate("ToldModel", "Went to"))
        super().__init__(titles, parent)

    def row_of(self, wanted: Told | None) -> int | None:
        """Where a notice stands, however it fared since."""
        key = (wanted.at, wanted.notice) if wanted is not None else None
        return next((row for row, one in enumerate(self._rows) if (one.at, one.notice) == key), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.row_at(index.row())
        if one is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == WENT:
            sign = went_sign(one)
            return themed_icon(*sign) if sign is not None else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (ago(one.at), told_words(one), went_words(one))[index.column()]
        return None
