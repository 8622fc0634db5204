"""The two lists of the dialog: the films to choose from, and what becomes of each file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from metarr_desktop.domain.errors import printable
from metarr_desktop.ui.bidi import isolated, joined
from metarr_desktop.ui.roles import Role, TwoLines
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.words import extra_word, role_word

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.versions import FileTurn
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.index import Index


def film_name(row: ItemRow) -> str:
    """A film with its year, as it is told from others of its name."""
    return f"{row.title} ({row.year})" if row.year else row.title


class _LinesModel(QAbstractListModel):
    """Rows of two lines."""

    def lines_at(self, row: int) -> TwoLines | None:
        """What a row says."""
        raise NotImplementedError

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        lines = self.lines_at(index.row())
        if lines is None:
            return None
        if role == Role.LINES:
            return lines
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return lines.spoken
        return None


class FilmsModel(_LinesModel):
    """Films to choose one of: by name, with what the person locked of each and where it lies."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._films: list[ItemRow] = []

    def show(self, films: Sequence[ItemRow]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._films = list(films)
        self.endResetModel()

    def film_at(self, row: int) -> ItemRow | None:
        return self._films[row] if 0 <= row < len(self._films) else None

    def row_of(self, item: ItemId) -> int:
        """Where a film stands; the first row where it does not."""
        return next((row for row, one in enumerate(self._films) if one.id == item), 0)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._films)

    def lines_at(self, row: int) -> TwoLines | None:
        film = self.film_at(row)
        if film is None:
            return None
        locked = self.tr("%n field(s) locked", "", len(film.locked)) if film.locked else ""
        facts = [film.quality, locked, printable(os.path.basename(film.path))]
        return TwoLines(Icon.FILM, Ink.TEXT2, film_name(film), joined(facts))


class TurnsModel(_LinesModel):
    """What becomes of each file: its name, what it will be, and whose it was."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turns: list[FileTurn] = []
        self._names: Mapping[ItemId, str] = {}

    def show(self, turns: Sequence[FileTurn], names: Mapping[ItemId, str]) -> None:
        """Show these instead; `names` are those of the films that the files belong to by now."""
        self.beginResetModel()
        self._turns, self._names = list(turns), names
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._turns)

    def lines_at(self, row: int) -> TwoLines | None:
        if not 0 <= row < len(self._turns):
            return None
        turn = self._turns[row]
        becomes = self._becomes(turn)
        if turn.source is None:
            becomes = self.tr("{what} · was of no title").format(what=becomes)
        elif turn.source != turn.target:
            becomes = self.tr("{what} · was of “{film}”").format(
                what=becomes, film=isolated(self._names.get(turn.source, ""))
            )
        icon = Icon.FILM if turn.role.is_main else Icon.PLAY if turn.extra_type else Icon.LANGUAGE
        return TwoLines(icon, Ink.TEXT2, printable(os.path.basename(turn.path)), becomes)

    def _becomes(self, turn: FileTurn) -> str:
        if turn.role.is_main:
            part = self.tr("part {number}").format(number=turn.part) if turn.part is not None else ""
            name = (
                self.tr("Version “{name}”").format(name=isolated(turn.version))
                if turn.version
                else self.tr("What is played")
            )
            return f"{name}, {part}" if part else name
        return extra_word(turn.extra_type) if turn.extra_type else role_word(turn.role)
