"""`metarr provider`: where metadata and pictures come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session
from metarr_desktop.cli.words import Assignment, assignment
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.provider import KeyNeed

if TYPE_CHECKING:
    from metarr_desktop.services.sources import SourceView

app = typer.Typer(help="Where metadata and pictures come from.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A provider, as `metarr provider list` names it.")]


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show all providers, in the order in which they are asked."""
    views = session.engine.sources.all()
    if session.output.is_json:
        session.output.json([_json(one) for one in views])
        return
    if session.engine.sources.is_offline:
        session.output.notice("Metarr is set to stay offline: nobody is asked (setting providers.offline).")
    rows = [(one.spec.name, one.spec.label, ", ".join(sorted(one.spec.kinds)), _state(one)) for one in views]
    session.output.table(("Name", "Provider", "Knows", "State"), rows, empty="There are none.")


@app.command("set")
@in_engine
def set_(
    session: Session,
    name: Name,
    values: Annotated[
        list[Assignment] | None,
        typer.Argument(
            parser=assignment,
            metavar="[KEY=VALUE]…",
            help="enabled, api_key, base_url with its version part, rate such as 20/10 s, priority; an empty value "
            "goes back to the provider's own.",
        ),
    ] = None,
    key_stdin: Annotated[
        bool, typer.Option("--key-stdin", help="Read the api_key from standard input: no list of commands shows it.")
    ] = False,
) -> None:
    """Change how a provider is used."""
    if not values and not key_stdin:
        raise BadQuery("Say what to change, such as enabled=no.")
    changed = dict(values or ())
    if key_stdin:
        changed["api_key"] = session.secret()
    session.engine.sources.set(name, changed)
    view = next(one for one in session.engine.sources.all() if one.spec.name == name)
    session.output.answer(_json(view), f"{view.spec.label}: {_state(view)}.")


@app.command("test")
@in_engine
def test(session: Session, name: Name) -> None:
    """Ask a provider one small thing, with its key as it is."""
    session.engine.sources.test(name)
    view = next(one for one in session.engine.sources.all() if one.spec.name == name)
    session.output.answer({"name": name, "ok": True}, f"{view.spec.label} answers.")


@app.command("order")
@in_engine
def order(
    session: Session,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="A field, as `metarr show` names it.")],
    providers: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]…", help="Best first; none: as in general.")
    ] = None,
    library: Annotated[
        str, typer.Option("--library", metavar="L", help="In this library alone.", show_default=False)
    ] = "",
) -> None:
    """Say whose word counts for a field."""
    of = session.library(library).id if library else None
    session.engine.sources.set_field_order(field, providers or [], of)
    names = session.engine.sources.order(of).of(field)
    session.output.answer({"field": field, "providers": list(names)}, f"{field}: {', '.join(names)}.")


def _state(one: SourceView) -> str:
    if not one.is_enabled:
        return "switched off"
    if not one.is_ready:
        return f"needs a key; {one.spec.key_url} gives one"
    if one.closed_for_s:
        return f"rests for {one.closed_for_s:.0f} s" + (f" ({one.error})" if one.error else "")
    return one.error or ("has your key" if one.has_key else "ready")


def _json(one: SourceView) -> dict[str, Json]:
    return {
        "name": one.spec.name,
        "label": one.spec.label,
        "kinds": [kind.value for kind in sorted(one.spec.kinds)],
        "enabled": one.is_enabled,
        "ready": one.is_ready,
        "has_key": one.has_key,
        "needs_key": one.spec.key is KeyNeed.REQUIRED,
        "key_url": one.spec.key_url,
        "base_url": one.base_url,
        "rate": f"{one.rate.calls}/{one.rate.seconds:g}",
        "priority": one.position + 1,
        "resting_s": round(one.closed_for_s),
        "error": one.error,
        "website": one.spec.website,
        "terms": one.spec.terms_url,
        "attribution": one.spec.attribution,
    }
