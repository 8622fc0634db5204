"""Films are put into a collection, wherever a person chose them, and the way back is offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate


def put_into_collection(
    desk: Desk,
    owner: QObject,
    items: Sequence[ItemId],
    title: str,
    done: Callable[[], object] = lambda: None,
    refused: Callable[[MetarrError], None] | None = None,
) -> None:
    """Of those items the films come into the collection of that title, a new one where there is none."""

    def say(count: int) -> None:
        if count:
            text = translate("ToCollection", "%n film(s) added to “{title}”", "", count).format(title=isolated(title))
            desk.stage.said.emit(Notice(text, Icon.COLLECTIONS, translate("ToCollection", "Undo"), is_undo=True))
        done()

    desk.bridge.change(owner, lambda: _put_in(desk.engine, items, title), say, refused)


def _put_in(engine: Engine, items: Sequence[ItemId], title: str) -> int:
    """How many films came in that were not there."""
    films = [row.id for row in engine.browse.rows(items) if row.kind is Kind.MOVIE]
    return len(engine.edit.arrange_collection(title, films).changed)
