"""`metarr hook`: download managers that tell us what they did, and what they told."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.hook_words import event_json, listening_words, state_words
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural, summaries
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadInput, BadQuery
from metarr_desktop.domain.hooks import HookEventId, HookSource, HookState, HookType
from metarr_desktop.domain.paths import PathMapping


class Mapping(NamedTuple):
    """A folder as the sender sees it, and as the caller names it."""

    theirs: str
    ours: str


def mapping(text: str) -> Mapping:
    """`THEIRS=OURS`. Raises BadParameter."""
    theirs, equals, ours = text.partition("=")
    if not (equals and theirs.strip() and ours.strip()):
        raise typer.BadParameter("a mapping is THEIRS=OURS, such as /movies=/srv/films.")
    return Mapping(theirs.strip(), ours.strip())


app = typer.Typer(help="Radarr, Sonarr, Lidarr and others that tell Metarr what they did.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A source's name.")]
TheirDir = Annotated[str, typer.Argument(metavar="THEIR_DIR", help="A folder as the sender sees it.")]
OurDir = Annotated[str, typer.Argument(metavar="OUR_DIR", help="The same folder as it is called here.")]
Event = Annotated[int, typer.Argument(metavar="EVENT", help="An event's number, as `metarr hook events` lists it.")]
Maps = Annotated[
    list[Mapping] | None,
    typer.Option(
        "--map",
        parser=mapping,
        metavar="THEIRS=OURS",
        help="A folder as the sender sees it, and as it is called here; may be repeated.",
    ),
]
KeyStdin = Annotated[bool, typer.Option("--key-stdin", help="Read the manager's API key from standard input.")]
Url = Annotated[
    str | None,
    typer.Option(
        "--url", metavar="U", help="Where the manager answers, to ask it what it did meanwhile.", show_default=False
    ),
]


@app.command("add")
@in_engine
def add(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call the sender.")],
    type: Annotated[HookType, typer.Option("--type", help="What it is; `path` is any program that can post JSON.")],
    maps: Maps = None,
    url: Url = None,
    key_stdin: KeyStdin = False,
) -> None:
    """Let a manager tell what it did. Says the address and the token to enter there."""
    key = session.secret() if key_stdin else ""
    source = session.engine.hooks.add(name, type, _mappings(session, maps), url or "", key)
    if session.engine.hooks.keeps_secrets_in_file:
        session.output.notice("This system has no keyring: the token lies in a file that only you can read.")
    _tell_token(session, source, f"Added “{source.name}”.")


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show who may tell, and whether anybody listens."""
    door = session.engine.hook_door
    sources = session.engine.hooks.sources()
    if session.output.is_json:
        state = door.state()
        listening: Json = {"on": state.is_on, "address": state.address, "open": state.is_open, "error": state.error}
        session.output.json({"listening": listening, "sources": [_source_json(session, one) for one in sources]})
        return
    session.output.line(listening_words(door.state()))
    rows = [
        (
            one.name,
            one.type.value,
            door.address(one),
            "; ".join(f"{mapping.theirs} → {mapping.ours}" for mapping in one.mappings),
            one.address,
        )
        for one in sources
    ]
    titles = ("Name", "Type", "Posts to", "Mappings", "Its own address")
    session.output.table(titles, rows, empty="Nobody may tell yet; `metarr hook add` lets one.")


@app.command("set")
@in_engine
def set_(
    session: Session,
    name: Name,
    new_name: Annotated[str, typer.Option("--name", metavar="N", help="Another name.", show_default=False)] = "",
    url: Url = None,
    key_stdin: KeyStdin = False,
) -> None:
    """Change a source's name, or where it answers itself."""
    if not (new_name or url is not None or key_stdin):
        raise BadQuery("Nothing to set: --name, --url or --key-stdin.")
    hooks, source = session.engine.hooks, session.engine.hooks.named(name)
    if new_name:
        hooks.rename(source, new_name)
    if url is not None or key_stdin:
        hooks.set_address(source, source.address if url is None else url, session.secret() if key_stdin else "")
    _tell_changed(session, new_name or source.name)


@app.command("map")
@in_engine
def map_(session: Session, name: Name, theirs: TheirDir, ours: OurDir) -> None:
    """Say where a folder that a sender tells of lies here."""
    source = session.engine.hooks.named(name)
    others = [one for one in source.mappings if one.theirs != theirs]
    session.engine.hooks.set_mappings(source, [*others, PathMapping(session.path(ours), theirs)])
    _tell_changed(session, source.name)


@app.command("unmap")
@in_engine
def unmap(session: Session, name: Name, theirs: TheirDir) -> None:
    """Forget where a folder that a sender tells of lies here."""
    source = session.engine.hooks.named(name)
    others = [one for one in source.mappings if one.theirs != theirs]
    if len(others) == len(source.mappings):
        raise BadInput(f"“{source.name}” has no mapping of {theirs}.")
    session.engine.hooks.set_mappings(source, others)
    _tell_changed(session, source.name)


@app.command("remove")
@in_engine
def remove(session: Session, name: Name) -> None:
    """No longer listen to a source, and forget what it told."""
    source = session.engine.hooks.named(name)
    session.engine.hooks.remove(source)
    session.output.answer({"removed": source.name}, f"Removed “{source.name}”.")


@app.command("token")
@in_engine
def token(
    session: Session,
    name: Name,
    renew: Annotated[bool, typer.Option("--renew", help="Make another one; the one before is refused then.")] = False,
) -> None:
    """Show the address and the token to enter in a manager."""
    source = session.engine.hooks.named(name)
    if renew:
        session.engine.hooks.renew_token(source)
    _tell_token(session, source)


@app.command("test")
@in_engine
def test(session: Session, name: Name) -> None:
    """Post a test event through the server, as the manager would."""
    source = session.engine.hooks.named(name)
    status, answer = session.engine.hook_door.test(source)
    said: Json = {"source": source.name, "status": status, "answer": answer}
    if status not in (200, 202):
        session.output.error(f"“{source.name}” was refused ({status}): {answer}")
    session.output.answer(
        said,
        *((f"“{source.name}” is let in ({status}).",) if status in (200, 202) else ()),
        listening_words(session.engine.hook_door.state()),
    )


@app.command("ask")
@in_engine
def ask(session: Session) -> None:
    """Ask managers, of which the address and key are known, what they did since they were last asked."""
    from metarr_desktop.services.hook_history import history_job

    jobs = session.run(history_job(is_asked=True))
    taken = sum(job.result.counts.get("taken", 0) for job in jobs if job.result and job.type == "hook_history")
    session.output.answer({"taken": taken}, f"Told: {plural(taken, 'event')}.")


@app.command("events")
@in_engine
def events(
    session: Session,
    last: Annotated[int, typer.Option("--last", metavar="N", min=1, help="The newest so many.")] = 50,
    state: Annotated[HookState | None, typer.Option("--state", help="Only those.", show_default=False)] = None,
) -> None:
    """Show what was told, newest first; events are kept for 90 days."""
    found = session.engine.hooks.events(limit=last, states=(state,) if state else ())
    if session.output.is_json:
        session.output.json([event_json(one) for one in found])
        return
    rows = [
        (one.id, one.received_at, one.source_name, one.name, one.title, state_words(one), one.repeats or None)
        for one in found
    ]
    titles = ("Event", "Received (UTC)", "Source", "Name", "About", "State", "Again")
    session.output.table(titles, rows, empty="Nobody told anything yet.")


@app.command("show")
@in_engine
def show(session: Session, event: Event) -> None:
    """Show one event with what was posted."""
    kept = session.engine.hooks.event(HookEventId(event))
    payload = session.engine.hooks.payload(kept.id)
    about = f"{kept.source_name}: {kept.name} {kept.title}".rstrip()
    session.output.answer({**event_json(kept), "payload": payload}, f"{about} - {state_words(kept)}", payload)


@app.command("replay")
@in_engine
def replay(session: Session, event: Event) -> None:
    """Deal with an event once more, by today's mappings and libraries."""
    jobs = session.wait(session.engine.replay(HookEventId(event)))
    kept = session.engine.hooks.event(HookEventId(event))
    if kept.state is HookState.FAILED:
        session.output.error(f"Event {event}: {state_words(kept)}")
    session.output.answer(event_json(kept), *summaries(jobs), f"Event {event}: {state_words(kept)}")


def _mappings(session: Session, maps: list[Mapping] | None) -> list[PathMapping]:
    return [PathMapping(session.path(one.ours), one.theirs) for one in maps or ()]


def _tell_changed(session: Session, name: str) -> None:
    changed = session.engine.hooks.named(name)
    session.output.answer(_source_json(session, changed), f"Changed “{changed.name}”.")


def _tell_token(session: Session, source: HookSource, *before: str) -> None:
    door, hooks = session.engine.hook_door, session.engine.hooks
    lines = [
        *before,
        f"Address:  {door.address(source)}",
        "Method:   POST",
        f"Token:    {hooks.token(source)}",
        "It is the password (any user name), or the header X-Metarr-Token, or goes behind the address:",
        f"          {door.address(source, with_token=True)}",
        listening_words(door.state()),
    ]
    session.output.answer({**_source_json(session, source), "token": hooks.token(source)}, *lines)


def _source_json(session: Session, source: HookSource) -> dict[str, Json]:
    return {
        "id": source.id,
        "name": source.name,
        "type": source.type.value,
        "address": session.engine.hook_door.address(source),
        "mappings": [{"theirs": one.theirs, "ours": one.ours} for one in source.mappings],
        "url": source.address,
        "asked_at": source.asked_at,
    }
