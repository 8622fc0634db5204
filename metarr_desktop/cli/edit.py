"""Editing: `metarr set`, `lock`, `unlock`, `history`, `undo`, `suggestions`."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Annotated

import typer

from metarr_desktop.cli.acts import EngineAct, in_engine
from metarr_desktop.cli.item_json import name_of
from metarr_desktop.cli.items import Item
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.cli.words import LARGEST_ID, Assignment, assignment
from metarr_desktop.domain.edits import Changes, DiskVerb, GoingBack, HistoryEntry, Suggestion, UndoPlan
from metarr_desktop.domain.episodes import EpisodePlace, written
from metarr_desktop.domain.errors import BadInput, printable
from metarr_desktop.domain.fields import FIELD, fields_of
from metarr_desktop.domain.kinds import Actor, BatchId, ItemId
from metarr_desktop.domain.values import Value, as_text, to_json
from metarr_desktop.domain.versions import file_state
from metarr_desktop.domain.views import ItemRow

Fields = Annotated[list[str], typer.Argument(metavar="FIELD…", help="Names of fields, as `metarr show` names them.")]

_TRASH, _CREATION = "deleted_at", ""  # what `Changes` calls a way into or out of the trash, and an item's creation
_NAMED = 10  # items in one sentence
_ON_DISK = {DiskVerb.REMOVE: "remove", DiskVerb.GIVE_BACK: "give back", DiskVerb.MOVE: "move"}
_RECORDED = ("file", "offered")  # what is decided of files and suggestions, as the history keeps it

suggestions_app = typer.Typer(
    help="What scans and other programs would have changed, had a lock not held it back.", invoke_without_command=True
)


def add_to(app: typer.Typer) -> None:
    app.command("add")(add)
    app.command("set")(set_)
    app.command("lock")(lock)
    app.command("unlock")(unlock)
    app.command("history")(history)
    app.command("undo")(undo)
    app.add_typer(suggestions_app, name="suggestions")


@in_engine
def add(
    session: Session,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What it is called.")],
    library: Annotated[str, typer.Option("--library", metavar="L", help="Where it belongs.")],
    year: Annotated[int | None, typer.Option("--year", metavar="Y", help="Its year.", show_default=False)] = None,
) -> None:
    """Add a title that has no file, such as a disc on the shelf."""
    item, batch = session.engine.edit.add_title(session.library(library).id, title, year)
    line = f"Added “{title}” ({item}); `metarr undo {batch}` takes it away again."
    session.output.answer({"item": item, "batch": batch}, line)


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
    wanted = _with_fields(session, item, [name for name, _ in values])
    changes = session.engine.edit.set_texts([wanted], dict(values))
    _answer(session, changes, "Set")


@in_engine
def lock(session: Session, item: Item, fields: Fields) -> None:
    """Lock fields as they are: nothing automatic changes them any more."""
    changes = session.engine.edit.set_locks([_with_fields(session, item, fields)], fields, True)
    _answer(session, changes, "Locked")


@in_engine
def unlock(session: Session, item: Item, fields: Fields) -> None:
    """Open fields again for scans and NFO files."""
    changes = session.engine.edit.set_locks([_with_fields(session, item, fields)], fields, False)
    _answer(session, changes, "Unlocked")


def _with_fields(session: Session, word: str, names: Sequence[str]) -> ItemId:
    """The item of that number or title, which has fields of those names. Raises NotFound, BadInput."""
    item = session.item(word)
    kind = session.engine.browse.rows([item])[0].kind
    known = [field.name for field in fields_of(kind)]
    for name in names:
        if name not in known:
            raise BadInput(f"There is no field “{name}” of the kind “{kind}”, but: {', '.join(known)}.")
    return item


def _answer(session: Session, changes: Changes, verb: str) -> None:
    rows = session.engine.browse.rows(list(changes.changed))
    lines = [
        f"{verb} {', '.join(changes.changed[row.id])} of {_quoted(row)}; `metarr undo {changes.batch}` takes it back."
        for row in rows
    ]
    session.output.answer(changes_json(changes), *(lines or ["Nothing changed."]))


def changes_json(changes: Changes) -> dict[str, Json]:
    """What came of an edit: its batch, and the fields changed and left alone by item."""
    return {
        "batch": changes.batch,
        "changed": {str(item): list(names) for item, names in changes.changed.items()},
        "skipped": {str(item): list(names) for item, names in changes.skipped.items()},
        **({"lost": {str(item): list(names) for item, names in changes.lost.items()}} if changes.lost else {}),
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
    if entry.is_creation:
        return "created"
    if entry.published:
        return f"published: {', '.join(printable(os.path.basename(one.path)) for one in entry.published)}"
    if entry.renamed:
        return f"renamed: {', '.join(f'{_name(one.source)} → {_name(one.target)}' for one in entry.renamed)}"
    if entry.field == _TRASH:
        return "put into the trash" if entry.new else "brought back from the trash"
    if entry.old == entry.new:
        return f"{entry.field} {'locked' if entry.is_locked else 'unlocked'}"
    if entry.episodes is not None:
        before, after = _episodes(entry)
        return f"{_name(entry.subject)}: {before} → {after}"
    if entry.field in _RECORDED:
        about = _name(entry.subject) if entry.field == "file" else entry.subject
        return f"{about}: {_said(entry.field, entry.old)} → {_said(entry.field, entry.new)}"
    locks = " and locked" if entry.is_locked and not entry.was_locked else ""
    return f"{entry.field}: {as_text(entry.old) or 'nothing'} → {as_text(entry.new) or 'nothing'}{locks}"


def _said(field: str, value: Value) -> str:
    """A value in words; what is recorded of files and suggestions is no value of a field."""
    if field not in _RECORDED or not isinstance(value, str):
        return as_text(value) or "nothing"
    if field == "offered":
        return f"suggested {json.loads(json.loads(value)[0])!r}"
    state = file_state(value)
    if not state.items:
        return "of no title"
    kind = f"version {state.version}".strip() if state.is_version else state.extra_type or state.role
    return f"{kind} of {', '.join(map(str, state.items))}"


def _episodes(entry: HistoryEntry) -> list[str]:
    """Which episodes a file held before and after, as they are written; else what it was to the show."""

    def said(places: tuple[EpisodePlace, ...], state: Value) -> str:
        is_of_something = isinstance(state, str) and bool(file_state(state).items)
        return written(places) or (_said("file", state) if is_of_something else "no episode")

    return [said(*one) for one in zip(entry.episodes or (), (entry.old, entry.new), strict=True)]


def _name(path: str) -> str:
    return printable(os.path.basename(path))


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
        "published": [printable(one.path) for one in entry.published],
        "renamed": [{"from": printable(one.source), "to": printable(one.target)} for one in entry.renamed],
        **({"file": printable(entry.subject), "episodes": _episodes_json(entry)} if entry.episodes else {}),
    }


def _episodes_json(entry: HistoryEntry) -> dict[str, Json]:
    before, after = _episodes(entry)
    return {"from": before, "to": after}


@in_engine
def undo(
    session: Session,
    batch: Annotated[
        int | None,
        typer.Argument(
            metavar="[BATCH]", min=1, max=LARGEST_ID, help="A batch of the history; none: the last that a person made."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Take back also what others changed since.")] = False,
    force_field: Annotated[
        list[str] | None,
        typer.Option(
            "--force-field", metavar="ITEM:FIELD", help="The same for one field of one title; may be repeated."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go back and what is in the way; change nothing.")
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="List the newest batches with their numbers; take nothing back.")
    ] = False,
    count: Annotated[int, typer.Option("--count", metavar="N", min=1, help="How many --list shows.")] = 20,
) -> None:
    """Take back a batch of changes and what it caused.

    What was changed again since stays, unless forced; --dry-run shows it first. Files that the batch had published
    vanish, and what stood there before stands there again; what you published by hand is taken back by the undo of its
    own batch, or follows with the next `metarr publish`.
    What was renamed has its name from before again.
    """
    wanted = BatchId(batch) if batch is not None else None
    if listed:
        _list_batches(session, count)
        return
    if dry_run:
        _show_plan(session, session.engine.plan_undo(wanted))
        return
    forced = [_field_of(session, word) for word in force_field or ()]
    changes = session.engine.undo(wanted, is_forced=force, forced=forced)
    left = _left(session, changes)
    for notice in left:
        session.output.notice(notice)
    jobs = session.wait(changes.jobs)
    lines = _taken_back(session, changes) or ([] if left and not jobs else ["Taken back."])
    if wanted and any(set(names) - {_CREATION} for names in changes.skipped.values()):
        lines.append(f"To have that back too: `metarr undo {changes.batch}`, then `metarr undo {wanted} --force`.")
    session.output.answer(changes_json(changes), *lines, *summaries(jobs))


def _list_batches(session: Session, count: int) -> None:
    """The newest batches, the last one first: those of jobs that were stopped half-way, too."""
    found = session.engine.browse.batches(count)
    if session.output.is_json:
        session.output.json(
            [
                {
                    "batch": one.id,
                    "at": one.at,
                    "actor": one.actor,
                    "source": one.source,
                    "verb": one.verb,
                    "items": one.items,
                    "undone": one.is_undone,
                }
                for one in found
            ]
        )
        return
    rows = [
        (
            one.id,
            one.at,
            one.source or one.actor,
            one.verb.replace("_", " "),
            one.items,
            "undone" if one.is_undone else "",
        )
        for one in found
    ]
    session.output.table(("Batch", "When (UTC)", "Who", "What", "Titles", ""), rows, empty="Nothing was changed yet.")


def _field_of(session: Session, word: str) -> tuple[ItemId, str]:
    """`ITEM:FIELD` as an item and a field. Raises BadInput, NotFound."""
    item, found, field = word.rpartition(":")
    if not (item and found and field):
        raise BadInput(f"“{word}” names no field of a title; write ITEM:FIELD, as in 12:plot.")
    if field not in FIELD and field != _TRASH:
        raise BadInput(f"There is no field “{field}”; `metarr undo --dry-run` names those that are in the way.")
    return session.item(item), field


def _show_plan(session: Session, plan: UndoPlan) -> None:
    """What an undo would do: what goes back, what stays unless it is forced, and what happens on the disk."""
    items = list(dict.fromkeys(one.item for one in (*plan.going, *plan.in_the_way)))
    names = {row.id: name_of(row) for row in session.engine.browse.rows(items)}
    if session.output.is_json:
        both = {"goes_back": plan.going, "in_the_way": plan.in_the_way}
        found = {name: [_going_back_json(one, names.get(one.item, "")) for one in some] for name, some in both.items()}
        files: list[Json] = [
            {
                "verb": one.verb,
                "path": printable(one.path),
                **({"target": printable(one.target)} if one.target else {}),
            }
            for one in plan.files
        ]
        session.output.json({"batch": plan.batch, **found, "files": files, "published": list(plan.published)})
        return
    rows = [
        (one.item, names.get(one.item, ""), one.field or "(the title)", *_values(one), _in_the_way(one))
        for one in (*plan.going, *plan.in_the_way)
    ]
    head = ("ID", "Item", "Field", "Now", "Would go back to", "In the way")
    session.output.table(head, rows, empty="Nothing in the library would change.")
    for one in plan.files:
        session.output.line(f"{_ON_DISK[one.verb]:<11}{printable(one.path)}")
        if one.target:
            session.output.line(f"{'→':>9}  {printable(one.target)}")
    if plan.published:
        session.output.line(f"Published anew, as it is then: {plural(len(plan.published), 'title')}")
    session.output.line("Nothing was touched.")


def _values(one: GoingBack) -> tuple[str, str]:
    """What stands now, and what it would be again."""
    if one.field == _TRASH:
        now, back = ("in the trash" if value else "in the library" for value in (one.now, one.back))
        return now, back
    locked = (" (locked)" if one.is_locked else "", " (locked)" if one.was_locked else "")
    return _said(one.field, one.now) + locked[0], _said(one.field, one.back) + locked[1]


def _in_the_way(one: GoingBack) -> str:
    """Why a field stays, "" for one that goes back."""
    if not one.is_open:
        return "another one has its number"
    if one.since is None:
        return ""
    who = "you" if one.since.actor is Actor.PERSON else one.since.source or one.since.actor.value
    return f"changed by {who}, {one.since.at}"


def _going_back_json(one: GoingBack, title: str) -> dict[str, Json]:
    since = one.since
    return {
        "item": one.item,
        "title": title,
        "field": one.field,
        "now": to_json(one.now),
        "back": to_json(one.back),
        "is_locked": one.is_locked,
        "was_locked": one.was_locked,
        "can_be_forced": one.is_open,
        "since": {"actor": since.actor, "source": since.source, "at": since.at} if since else None,
    }


def _taken_back(session: Session, changes: Changes) -> list[str]:
    """What an undo did, in words: values, then locks, then what went into the trash and what came out of it."""
    rows = {row.id: row for row in session.engine.browse.rows(list(changes.changed))}
    lines = []
    for item, row in rows.items():
        locks = changes.locks.get(item, {})
        values = [name for name in changes.changed[item] if name != _TRASH and name not in locks]
        for verb, names in (
            ("Took back", values),
            ("Locked", [name for name, is_locked in locks.items() if is_locked]),
            ("Unlocked", [name for name, is_locked in locks.items() if not is_locked]),
        ):
            if names:
                lines.append(f"{verb} {', '.join(names)} of {_quoted(row)}.")
    moved = [row for item, row in rows.items() if _TRASH in changes.changed[item]]
    trashed = [row for row in moved if row.deleted_at]
    restored = [row for row in moved if not row.deleted_at]
    lines += [f"Put into the trash: {_listed(trashed)}."] if trashed else []
    return lines + ([f"Brought back from the trash: {_listed(restored)}."] if restored else [])


def _left(session: Session, changes: Changes) -> list[str]:
    """What an undo had to leave, in words."""
    lines = []
    for row in session.engine.browse.rows(list(changes.skipped)):
        names = [name for name in changes.skipped[row.id] if name not in (_TRASH, _CREATION)]
        if names:
            lines.append(f"Left as it is, as it was changed since: {', '.join(names)} of {_quoted(row)}")
        if _CREATION in changes.skipped[row.id]:
            lines.append(f"{_quoted(row)} stays, as it holds something that came since.")
        if _TRASH in changes.skipped[row.id]:
            place = "in the trash" if row.deleted_at else "in the library"
            lines.append(f"{_quoted(row)} stays {place}: it was moved since, or another one has its place.")
    for row in session.engine.browse.rows(list(changes.lost)):
        slots = ", ".join(changes.lost[row.id])
        lines.append(f"Left as it is, as what stood there before was pruned from the cache: {slots} of {_quoted(row)}")
    return lines


def _quoted(row: ItemRow) -> str:
    return f"“{name_of(row)}” ({row.id})"


def _listed(rows: Sequence[ItemRow]) -> str:
    """The first of them by name, the rest as a number."""
    more = len(rows) - _NAMED
    named = ", ".join(_quoted(row) for row in rows[:_NAMED])
    return f"{named} and {more} more" if more > 0 else named


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
    batch = session.engine.edit.dismiss(chosen)
    line = f"Dismissed {len(chosen)}; `metarr undo {batch}` brings them back." if batch else "Nothing changed."
    session.output.answer({"dismissed": list(chosen), "batch": batch}, line)


def _chosen(session: Session, ids: list[int] | None, item: str) -> list[int]:
    """The suggestions named. Raises BadInput for a number that is none, or when none is named."""
    of_item = session.engine.browse.suggestions([session.item(item)]) if item else []
    chosen = list(dict.fromkeys([*(ids or ()), *(one.id for one in of_item)]))
    if not chosen:
        raise BadInput("There is no such suggestion; name numbers that `metarr suggestions` shows, or --item.")
    if unknown := set(chosen) - {one.id for one in session.engine.browse.suggestions()}:
        raise BadInput(f"There is no suggestion {min(unknown)}.")
    return chosen
