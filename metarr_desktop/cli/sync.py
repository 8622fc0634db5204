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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only ask players what they show; tell nobody.")] = False,
    now: Annotated[bool, typer.Option("--now", help="Also players that play something.")] = False,
) -> None:
    """Tell players what changed, ask them back, and say how each stands.

    A player that is off keeps what waits for it, and fails nothing; one that shows something else, or refuses, does.
    What plays is not disturbed: changes wait for its end unless --now.
    """
    from metarr_desktop.services.telling import compare_job, sync_job

    found = session.engine.sync_reports(session.group(group).name if group else "")
    if not found:
        session.output.notice("There is no enabled player; `metarr player add` adds one.")
    if found:
        session.run(compare_job(group) if dry_run else sync_job(group, is_pressing=now))
        found = session.engine.sync_reports(group)
        _add_absences(session, found)
    if not dry_run:
        _judge(session, found)
    lines = [_compared(session, one) if dry_run else _line(one) for one in found]
    session.output.answer([_json(one) for one in found], *lines)


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
    why = f" ({f'it plays {one.playing}' if one.playing else 'until night'})" if one.held else ""
    return (
        f"{one.group} / {one.player}: {one.there} of {one.total} there, {one.waiting} waiting{why}, {one.failed} failed"
    )


def _compared(session: Session, one: PlayerReport) -> str:
    """What a player shows; of one that gave no answer now, what it showed when it was last asked, if it ever was."""
    counts = f"{one.there} equal, {one.differ} differ, {one.absent} not there"
    if session.player(one.player).status not in (_OFF, _REFUSED):
        return f"{one.group} / {one.player}: {counts}"
    before = f"; when it was last asked: {counts}" if one.there + one.differ + one.absent else ""
    return f"{one.group} / {one.player}: gave no answer{before}"


def _json(one: PlayerReport) -> Json:
    return {
        "group": one.group,
        "player": one.player,
        "there": one.there,
        "total": one.total,
        "waiting": one.waiting,
        "held": one.held,
        "failed": one.failed,
        "differ": one.differ,
        "absent": one.absent,
        "playing": one.playing,
        "adopted": one.is_adopted,
        "errors": list(one.errors),
    }
