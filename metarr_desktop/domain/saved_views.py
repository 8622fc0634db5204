"""A saved view: a search that a person kept under a name, with the order and the form in which it is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.views import Scope, Sort

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import Kind, LibraryId, ViewId


@dataclass(frozen=True, slots=True)
class ViewWords:
    """What a view finds: what the query asks of one kind (None: any) in one library (None: all)."""

    query: str = ""
    kind: Kind | None = None
    library: LibraryId | None = None

    @property
    def scope(self) -> Scope:
        """The list itself, in which can be searched further. Raises BadTerm for what no search says any more."""
        return Scope(kind=self.kind, library=self.library, where=parse_query(self.query))


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view as it is kept; `is_table`: shown as a table, not as a wall."""

    id: ViewId
    name: str
    words: ViewWords
    sort: Sort = field(default_factory=Sort)
    is_table: bool = False
