"""`metarr doctor`: how everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import watch_sentence
from metarr_desktop.cli.session import Session
from metarr_desktop.cli.watch_json import watch_json

if TYPE_CHECKING:
    from metarr_desktop.services.doctor import Health

_LOW_BYTES = 1024**3


def add_to(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


@in_engine
def doctor(session: Session) -> None:
    """Look over the data directory, this system, libraries and players."""
    from metarr_desktop.services.doctor import examine

    health = examine(session.engine)
    warnings = list(_warnings(health))
    if session.output.is_json:
        session.output.json(_json(session, health, warnings))
        return
    for title, says in _lines(session, health):
        session.output.line(f"{title:16}{says}")
    for warning in warnings:
        session.output.line(f"! {warning}")
    if not warnings:
        session.output.line("Nothing to worry about.")


def _lines(session: Session, health: Health) -> Iterator[tuple[str, str]]:
    yield "Metarr", f"{session.host.version()}, Python {health.python}, SQLite {health.sqlite}"
    yield "Data directory", f"{health.data_dir} ({health.free_bytes / 1024**3:.1f} GiB free)"
    yield "Schema", f"{health.schema} (newest: {health.newest_schema})"
    yield "Passwords", "in a file that only you can read" if health.keeps_secrets_in_file else "in the keyring"
    yield "Jobs", f"{health.unfinished_jobs} waiting or running"
    for root in health.roots:
        yield "Library", f"{root.library}: {root.path} ({'online' if root.is_online else 'offline'})"
        yield "", watch_sentence(root.watch)
    asked = [one.spec.label for one in health.sources if one.is_enabled and one.is_ready]
    keyless = [one.spec.label for one in health.sources if one.is_enabled and not one.is_ready]
    yield (
        "Providers",
        "none is asked: Metarr is set to stay offline" if health.is_offline else ", ".join(asked) or "none",
    )
    if keyless:
        yield "", f"need a key, see `metarr provider list`: {', '.join(keyless)}"
    for player in health.players:
        state = player.status if player.is_enabled else "disabled"
        yield "Player", f"{player.name}: {state}{f', {player.version}' if player.version else ''}"


def _warnings(health: Health) -> Iterator[str]:
    if health.has_wal_reset_fault:
        yield (
            f"SQLite {health.sqlite} has the WAL-reset fault (fixed in 3.51.3, 3.50.7 and 3.44.6). Metarr keeps away "
            "from it; do not open its library.db with another program while Metarr runs."
        )
    if health.free_bytes < _LOW_BYTES:
        yield "The disk of the data directory is nearly full."
    if not health.reads_media:
        yield "MediaInfo's library cannot be loaded: nothing is known of what is inside media files."
    if health.missing_libraries:
        yield f"The window may miss libraries of the system: {', '.join(health.missing_libraries)}."
    for root in health.roots:
        if not root.is_online:
            yield f"{root.path} of “{root.library}” is offline; what is known of it stays as it is."
        elif root.watch.is_unwell:
            yield f"{root.path} of “{root.library}”: {watch_sentence(root.watch)}."
    for player in health.players:
        if player.is_enabled and player.error:
            yield f"{player.name}: {player.error}"


def _json(session: Session, health: Health, warnings: list[str]) -> Json:
    return {
        "version": session.host.version(),
        "python": health.python,
        "sqlite": health.sqlite,
        "sqlite_wal_reset_fault": health.has_wal_reset_fault,
        "data_dir": health.data_dir,
        "free_bytes": health.free_bytes,
        "schema": health.schema,
        "newest_schema": health.newest_schema,
        "secrets": "file" if health.keeps_secrets_in_file else "keyring",
        "reads_media": health.reads_media,
        "missing_libraries": list(health.missing_libraries),
        "unfinished_jobs": health.unfinished_jobs,
        "roots": [
            {"library": one.library, "path": one.path, "online": one.is_online, "watch": watch_json(one.watch)}
            for one in health.roots
        ],
        "offline": health.is_offline,
        "providers": [
            {"name": one.spec.name, "enabled": one.is_enabled, "ready": one.is_ready} for one in health.sources
        ],
        "players": [
            {"name": one.name, "enabled": one.is_enabled, "status": one.status, "version": one.version}
            for one in health.players
        ],
        "warnings": list(warnings),
    }
