"""`metarr notify`: where notifications go, and what was told."""

from __future__ import annotations

from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import MetarrError, NotFound
from metarr_desktop.domain.notices import Form, Notice, Receipt, Shown, Target, Told

app = typer.Typer(help="Notifications: outgoing webhooks, and what was told. `metarr settings` mutes single events.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A webhook, as `metarr notify list` names it.")]


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show the outgoing webhooks, and how they stand."""
    targets = session.engine.notify.targets()
    if session.output.is_json:
        session.output.json([_json(one) for one in targets])
        return
    rows = [(one.name, one.form, one.host, _state(one), one.sent_at or "never") for one in targets]
    empty = "There are no webhooks; `metarr notify add NAME --form ntfy --url-stdin` makes one."
    session.output.table(("Name", "Form", "Server", "State", "Last sent (UTC)"), rows, empty=empty)


@app.command("add")
@in_engine
def add(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.")],
    form: Annotated[Form, typer.Option("--form", help="What the other side understands.")],
    url: Annotated[
        str, typer.Option("--url", metavar="U", help="Its address; stands in the shell's history.", show_default=False)
    ] = "",
    url_stdin: Annotated[bool, typer.Option("--url-stdin", help="Type or pipe the address in.")] = False,
) -> None:
    """Send notifications to a webhook; its address is kept like a password."""
    target = session.engine.notify.add(name, form, session.secret() if url_stdin else url)
    session.output.answer(
        _json(target), f"Notifications go to “{target.name}” ({target.host}) now; `metarr notify test` tries it."
    )


@app.command("on")
@in_engine
def on(session: Session, name: Name) -> None:
    """Send notifications there again."""
    _switch(session, name, True)


@app.command("off")
@in_engine
def off(session: Session, name: Name) -> None:
    """Send nothing there for now; what waits for it is dropped."""
    _switch(session, name, False)


def _switch(session: Session, name: str, is_enabled: bool) -> None:
    target = session.engine.notify.target(name)
    session.engine.notify.set_enabled(target, is_enabled)
    state = "gets notifications" if is_enabled else "gets no notifications"
    session.output.answer({**_json(target), "is_enabled": is_enabled}, f"“{target.name}” {state}.")


@app.command("remove")
@in_engine
def remove(session: Session, name: Name) -> None:
    """Forget a webhook with its address."""
    target = session.engine.notify.target(name)
    session.engine.notify.remove(target)
    session.output.answer({"removed": target.name}, f"“{target.name}” is forgotten.")


@app.command("test")
@in_engine
def try_(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="A webhook; all of them without one.")] = "",
) -> None:
    """Send a message now, to one webhook or to all, whatever the rules and the hour say."""
    notify = session.engine.notify
    targets = [notify.target(name)] if name else notify.targets()
    if not targets:
        raise NotFound("There are no webhooks; `metarr notify add NAME --form ntfy --url-stdin` makes one.")
    errors: dict[str, str] = {}
    for target in targets:
        try:
            notify.test(target)
        except MetarrError as error:
            errors[target.name] = str(error)
            session.output.error(f"{target.name}: {error}")
    session.output.answer(
        [{"name": one.name, "error": errors.get(one.name, "")} for one in targets],
        *(f"{one.name}: {one.host} took the message." for one in targets if one.name not in errors),
    )


@app.command("log")
@in_engine
def log(
    session: Session, last: Annotated[int, typer.Option("--last", min=1, help="How many, newest first.")] = 20
) -> None:
    """Show what was told, newest first."""
    told = session.engine.notify.latest(last)
    if session.output.is_json:
        session.output.json([_told_json(session, one) for one in told])
        return
    rows = [(one.at, session.engine.notify.text_of(one.notice)[1].replace("\n", " · "), _went(one)) for one in told]
    session.output.table(("Told (UTC)", "What", "Went to"), rows, empty="Nothing was told yet.")


def _told_json(session: Session, one: Told) -> dict[str, Json]:
    receipts: list[Json] = [{"target": at.target, "error": at.error, "due_at": at.due_at} for at in one.receipts]
    how: dict[str, Json] = {"is_held": one.is_held, "shown": one.shown, "receipts": receipts}
    return {"at": one.at, **_notice_json(session, one.notice), **how}


def _went(one: Told) -> str:
    """Where it went, or why it did not arrive."""
    if one.is_held:
        return "waits for the end of quiet hours"
    shown = {Shown.DESKTOP: ["desktop"], Shown.SUMMARY: ["the summary that followed"], Shown.NOWHERE: []}[one.shown]
    return ", ".join([*shown, *map(_taken, one.receipts)]) or "-"


def _taken(receipt: Receipt) -> str:
    if receipt.due_at is None:
        return f"{receipt.target}: {receipt.error}" if receipt.error else receipt.target
    why = f" ({receipt.error})" if receipt.error else ""
    return f"{receipt.target} at {receipt.due_at}{why}"


def _notice_json(session: Session, notice: Notice) -> dict[str, Json]:
    title, text = session.engine.notify.text_of(notice)
    return {"events": [part.event for part in notice.parts], "title": title, "text": text}


def _state(target: Target) -> str:
    if not target.is_enabled:
        return "off"
    waiting = f"; {target.waiting} to be sent again" if target.waiting else ""
    return f"{target.error}{waiting}" if target.error else "on"


def _json(target: Target) -> dict[str, Json]:
    return {
        "name": target.name,
        "form": target.form,
        "host": target.host,
        "is_enabled": target.is_enabled,
        "error": target.error,
        "waiting": target.waiting,
        "sent_at": target.sent_at,
    }
