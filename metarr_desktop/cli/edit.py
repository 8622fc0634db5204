"""Editing: `metarr set`, `lock`, `unlock`, `history`, `undo`, `suggestions`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated

import typer

from metarr_desktop.cli.acts import EngineAct, in_engine
from metarr_desktop.cli.item_json import name_of
from metarr_desktop.cli.items import Item
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session
from metarr_desktop.cli.words import Assignment, assignment
from metarr_desktop.domain.edits import Changes, HistoryEntry, Suggestion
from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import BatchId, ItemId
from metarr_desktop.domain.values import as_text, to_json

Fields = Annotated[list[str], typer.Argument(metavar="FIELD…", help="Names of fields, as `metarr show` names them.")]

suggestions_app = typer.Typer(
    help="What scans and other programs would have changed, had a lock not held it back.", invoke_without_command=True
)


def add_to(app: typer.Typer) -> None:
    app.command("set")(set_)
    app.command("lock")(lock)
    app.command("unlock")(unlock)
    app.command("history")(history)
    app.command("undo")(undo)
    app.add_typer(suggestions_app, name="suggestions")


@in_engine
def set_(
    session: Session,
    item: Item,
    values: Annotated[
        list[Assignment],
        typer.Argument(
            parser=assignment,
            metavar="FIELD=VALUE…",
            help="Lists are separated by “;”, people are “Name (role)”, ids “imdb:tt0113277”; no value clears.",
        ),
    ],
) -> None:
    """Give fields values, and lock them. A field that is cleared is locked as empty."""
    changes = session.engine.edit.set_texts([session.item(item)], dict(values))
    _answer(session, changes, "Set")


@in_engine
def lock(session: Session, item: Item, fields: Fields) -> None:
    """Lock fields as they are: nothing automatic changes them any more."""
    changes = session.engine.edit.set_locks([session.item(item)], fields, True)
    _answer(session, changes, "Locked")


@in_engine
def unlock(session: Session, item: Item, fields: Fields) -> None:
    """Open fields again for scans and NFO files."""
    changes = session.engine.edit.set_locks([session.item(item)], fields, False)
    _answer(session, changes, "Unlocked")


def _answer(session: Session, changes: Changes, verb: str) -> None:
    lines = [f"{verb} {what}; `metarr undo {changes.batch}` takes it back." for what in _named(session, changes)]
    session.output.answer(changes_json(changes), *(lines or ["Nothing changed."]))


def _named(session: Session, changes: Changes) -> list[str]:
    return _sentences(session, changes.changed)


def _sentences(session: Session, fields: Mapping[ItemId, Collection[str]]) -> list[str]:
    """`title, plot of “Heat”` for each item."""
    rows = session.engine.browse.rows(list(fields))
    return [f"{', '.join(fields[row.id])} of “{name_of(row)}” ({row.id})" for row in rows]


def changes_json(changes: Changes) -> dict[str, Json]:
    """What came of an edit: its batch, and the fields changed and left alone by item."""
    return {
        "batch": changes.batch,
        "changed": {str(item): list(names) for item, names in changes.changed.items()},
        "skipped": {str(item): list(names) for item, names in changes.skipped.items()},
    }


# --- history ----------------------------------------------------------------------------------------------------------


@in_engine
def history(session: Session, item: Item) -> None:
    """Show every change of an item, newest first."""
    entries = session.engine.browse.history(session.item(item))
    if session.output.is_json:
        session.output.json([_entry_json(one) for one in entries])
        return
    rows = [(one.batch, one.at, one.actor, _what(one), "undone" if one.is_undone else "") for one in entries]
    session.output.table(("Batch", "When (UTC)", "Who", "What", ""), rows, empty="Nothing was recorded.")


def _what(entry: HistoryEntry) -> str:
    if not entry.field:
        return "created"
    if entry.old == entry.new:
        return f"{entry.field} {'locked' if entry.is_locked else 'unlocked'}"
    locks = " and locked" if entry.is_locked and not entry.was_locked else ""
    return f"{entry.field}: {as_text(entry.old) or 'nothing'} → {as_text(entry.new) or 'nothing'}{locks}"


def _entry_json(entry: HistoryEntry) -> dict[str, Json]:
    return {
        "batch": entry.batch,
        "at": entry.at,
        "actor": entry.actor,
        "source": entry.source,
        "verb": entry.verb,
        "field": entry.field,
        "old": to_json(entry.old),
        "new": to_json(entry.new),
        "was_locked": entry.was_locked,
        "is_locked": entry.is_locked,
        "undone": entry.is_undone,
    }


@in_engine
def undo(
    session: Session,
    batch: Annotated[
        int | None,
        typer.Argument(metavar="[BATCH]", help="A batch of the history; none: the last that a person made."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Take back also what others changed since.")] = False,
) -> None:
    """Take back a batch of changes and what it caused.

    Files that it had published by itself are published as before; what you published by hand follows with the next
    `metarr publish`.
    """
    newest = max((job.id for job in session.engine.browse.jobs(count=1)), default=0)
    changes = session.engine.undo(BatchId(batch) if batch is not None else None, is_forced=force)
    for what in _sentences(session, changes.skipped):
        session.output.notice(f"Left as it is, as it was changed since: {what}")
    session.wait([job.id for job in session.engine.browse.jobs() if job.id > newest])
    lines = [f"Took back {what}." for what in _named(session, changes)]
    session.output.answer(changes_json(changes), *(lines or ["Taken back."]))


# --- suggestions ------------------------------------------------------------------------------------------------------

Ids = Annotated[list[int] | None, typer.Argument(metavar="[ID]…", help="Numbers that `metarr suggestions` shows.")]
OfItem = Annotated[str, typer.Option("--item", metavar="ITEM", help="All of this item.", show_default=False)]


@suggestions_app.callback()
def suggestions(item: OfItem = "") -> EngineAct:
    """List what locks held back; accept or dismiss it."""
    return EngineAct(lambda session: _list_suggestions(session, item))


def _list_suggestions(session: Session, item: str) -> None:
    found = session.engine.browse.suggestions([session.item(item)] if item else None)
    rows = {row.id: row for row in session.engine.browse.rows(list(dict.fromkeys(one.item for one in found)))}
    if session.output.is_json:
        session.output.json([_suggestion_json(one, name_of(rows[one.item])) for one in found])
        return
    cells = [(one.id, name_of(rows[one.item]), one.field, as_text(one.value), one.source, one.at) for one in found]
    session.output.table(("ID", "Item", "Field", "Value", "Source", "When (UTC)"), cells, empty="There are none.")


def _suggestion_json(one: Suggestion, title: str) -> dict[str, Json]:
    return {
        "id": one.id,
        "item": one.item,
        "title": title,
        "field": one.field,
        "value": to_json(one.value),
        "actor": one.actor,
        "source": one.source,
        "at": one.at,
    }


@suggestions_app.command("accept")
@in_engine
def accept(session: Session, ids: Ids = None, item: OfItem = "") -> None:
    """Take suggestions; their fields stay locked, with the new values."""
    _answer(session, session.engine.edit.accept(_chosen(session, ids, item)), "Set")


@suggestions_app.command("dismiss")
@in_engine
def dismiss(session: Session, ids: Ids = None, item: OfItem = "") -> None:
    """Refuse suggestions until their source says something new."""
    chosen = _chosen(session, ids, item)
    session.engine.edit.dismiss(chosen)
    session.output.answer({"dismissed": list(chosen)}, f"Dismissed {len(chosen)}.")


def _chosen(session: Session, ids: list[int] | None, item: str) -> list[int]:
    """The suggestions named. Raises BadInput for a number that is none, or when none is named."""
    of_item = session.engine.browse.suggestions([session.item(item)]) if item else []
    chosen = list(dict.fromkeys([*(ids or ()), *(one.id for one in of_item)]))
    if not chosen:
        raise BadInput("There is no such suggestion; name numbers that `metarr suggestions` shows, or --item.")
    if unknown := set(chosen) - {one.id for one in session.engine.browse.suggestions()}:
        raise BadInput(f"There is no suggestion {min(unknown)}.")
    return chosen
