"""`metarr sync`: deliver what waits for players, and have them prove that they show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session

if TYPE_CHECKING:
    from metarr_desktop.services.sync import PlayerReport

_REFUSED, _OFF = "refused", "off"  # a player's status


def add_to(app: typer.Typer) -> None:
    app.command("sync")(sync)


@in_engine
def sync(
    session: Session,
    group: Annotated[
        str, typer.Option("--group", metavar="G", help="Only this group's players.", show_default=False)
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how each player stands; tell nobody.")] = False,
) -> None:
    """Tell players what changed, ask them back, and say how each stands.

    A player that is off keeps what waits for it, and fails nothing; one that shows something else, or refuses, does.
    """
    from metarr_desktop.services.flow import sync_job

    found = session.engine.sync_reports(session.group(group).name if group else "")
    if not found:
        session.output.notice("There is no enabled player; `metarr player add` adds one.")
    if not dry_run and found:
        session.run(sync_job(group))
        found = session.engine.sync_reports(group)
        _add_absences(session, found)
        _judge(session, found)
    session.output.answer([_json(one) for one in found], *(_line(one) for one in found))


def _add_absences(session: Session, reports: list[PlayerReport]) -> None:
    """A report says what players answered; one that gave no answer says why in its own row."""
    for report in reports:
        player = session.player(report.player)
        if player.status in (_OFF, _REFUSED) and player.error and report.waiting + report.failed:
            report.errors.insert(0, player.error)


def _judge(session: Session, reports: list[PlayerReport]) -> None:
    for report in reports:
        if report.failed:
            session.output.error(f"{report.player}: {report.failed} of {report.total} are not shown as they are here.")
        elif session.player(report.player).status == _REFUSED:
            session.output.error(f"{report.player} refuses us; `metarr player set` changes user and password.")


def _line(one: PlayerReport) -> str:
    return f"{one.group} / {one.player}: {one.there} of {one.total} there, {one.waiting} waiting, {one.failed} failed"


def _json(one: PlayerReport) -> Json:
    return {
        "group": one.group,
        "player": one.player,
        "there": one.there,
        "total": one.total,
        "waiting": one.waiting,
        "held": one.held,
        "failed": one.failed,
        "errors": list(one.errors),
    }
