"""Files and folders with the names that a plan of a rename gives them, and what becomes of those in the end."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.moves import Move, MoveReason, MoveVerb
from metarr_desktop.formats.templates import Name, NoRoom, NoValue

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import ItemId


@dataclass(slots=True, eq=False)
class Unit:
    """What stands or falls together: a folder, or a file with what bears its name."""

    item: ItemId
    family: ItemId
    refused: MoveReason | None = None
    detail: str = ""
    is_shortened: bool = False


@dataclass(slots=True, eq=False)
class Node:
    """A file or folder with its new name within `parent`, or, where nothing above it moves, within `base`."""

    unit: Unit
    source: str
    name: str
    parent: Node | None = None
    base: str = ""
    is_folder: bool = False
    is_main: bool = False

    @property
    def place(self) -> str:
        """Where it ends: one that is refused goes with its folder."""
        above = self.parent.place if self.parent is not None else self.base
        if self.unit.refused is None:
            return os.path.join(above, self.name)
        if self.parent is None:
            return self.source
        return os.path.join(above, os.path.relpath(self.source, self.parent.source))

    @property
    def landing(self) -> str:
        """The folder, by its name of now, into which it is to come."""
        above = self.parent.source if self.parent is not None else self.base
        return os.path.join(above, os.path.dirname(self.name)).rstrip("/")


@dataclass(frozen=True, slots=True)
class Within:
    """Where files come to lie: in `into`, below a folder that may be renamed or below `base`; `source` is now."""

    parent: Node | None
    base: str
    source: str
    into: str = ""

    @property
    def path(self) -> str:
        return os.path.join(self.parent.place if self.parent is not None else self.base, self.into).rstrip("/")

    @property
    def is_elsewhere(self) -> bool:
        """Whether they leave their folder, not only with it."""
        if self.parent is None:
            return os.path.join(self.base, self.into).rstrip("/") != self.source
        return os.path.join(self.parent.source, self.into).rstrip("/") != self.source

    def below(self, rest: str, into: str | None = None) -> Within:
        """A folder in it, which comes to lie as `into` says (None: where it is)."""
        return Within(
            self.parent,
            self.base,
            os.path.join(self.source, rest).rstrip("/"),
            rest if into is None else into,
        )

    def node(self, unit: Unit, source: str, name: str, *, is_main: bool = False, is_folder: bool = False) -> Node:
        return Node(
            unit,
            source,
            os.path.join(self.into, name),
            self.parent,
            self.base,
            is_main=is_main,
            is_folder=is_folder,
        )


def told(unit: Unit, name: Name | NoValue | NoRoom | None) -> str:
    """The name's text; "" where there is none, with the reason in the unit."""
    if isinstance(name, NoValue):
        unit.refused, unit.detail = MoveReason.UNKNOWN_VALUE, name.token
    elif isinstance(name, NoRoom):
        unit.refused = MoveReason.TOO_LONG
    elif name is not None:
        unit.is_shortened = name.is_shortened
        return "/".join(name.levels)
    return ""


def refusal(unit: Unit, source: str, within: Within | None = None, *, is_main: bool = False) -> Node:
    return Node(
        unit,
        source,
        os.path.basename(source),
        within.parent if within is not None else None,
        os.path.dirname(source),
        is_main=is_main,
    )


def as_move(node: Node) -> Move | None:
    """The node as a person reads it; None for what has its name and is beside something, not the thing itself."""
    unit, place = node.unit, node.place
    verb, reason = MoveVerb.MOVE, MoveReason.TEMPLATE if node.is_main or node.is_folder else MoveReason.ALONG
    if unit.refused is not None:
        if not (node.is_main or node.is_folder):
            return None
        verb, reason = MoveVerb.REFUSE, unit.refused
        place = os.path.join(node.parent.place if node.parent is not None else node.base, node.name)
        place = place if unit.refused in (MoveReason.TAKEN, MoveReason.IN_THE_WAY) else ""
    elif place == node.source:
        if not (node.is_main or node.is_folder):
            return None
        verb, reason = MoveVerb.KEEP, MoveReason.SAME
    elif unit.is_shortened and reason is MoveReason.TEMPLATE:
        reason = MoveReason.SHORTENED
    return Move(
        verb,
        reason,
        unit.item,
        unit.family,
        node.source,
        place,
        is_folder=node.is_folder,
        is_main=node.is_main,
        detail=unit.detail,
    )
