"""`metarr doctor`: how everything stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.health_words import ROOMS, finding_words
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import megabytes, watch_sentence
from metarr_desktop.cli.session import Session
from metarr_desktop.cli.watch_json import watch_json
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.health import Finding, Level, Room

if TYPE_CHECKING:
    from metarr_desktop.services.health import Health

_SIGNS = {Level.ERROR: "!!", Level.WARNING: "!", Level.NOTICE: "-", Level.OK: "+"}


def add_to(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


@in_engine
def doctor(
    session: Session,
    full: Annotated[
        bool, typer.Option("--full", help="Check all of the database: pages, indexes, references, search.")
    ] = False,
    bundle: Annotated[
        str,
        typer.Option("--bundle", metavar="FILE", help="Save what support needs as a ZIP, without secrets."),
    ] = "",
    no_titles: Annotated[
        bool, typer.Option("--no-titles", help="With --bundle: no title, name or path of yours in it.")
    ] = False,
) -> None:
    """Look over the data directory, this system, libraries and players. Repairs nothing.

    What is damaged or lost (!!) makes the exit status 1.
    """
    from metarr_desktop.services.check_up import check_job
    from metarr_desktop.services.doctor import examine
    from metarr_desktop.services.health import findings

    if no_titles and not bundle:
        raise BadQuery("--no-titles belongs to --bundle.")
    check = None
    if full:
        if any(job.result is None for job in session.run(check_job())):
            return
        check = session.engine.check_ups.last_full
    health = examine(session.engine, check=check)
    found = findings(health)
    if bundle:
        path = session.path(bundle)
        session.engine.support.save_bundle(path, health, found, with_titles=not no_titles)
        session.output.answer({"bundle": path}, f"Saved {path}. No secret is in it; look into it before you send it.")
        return
    if session.output.is_json:
        session.output.json(_json(session, health, found))
    else:
        _say(session, health, found)
    if any(one.level is Level.ERROR for one in found):
        session.output.error("Something is damaged; see above for what to do.")


def _say(session: Session, health: Health, found: Sequence[Finding]) -> None:
    for title, says in _lines(session, health):
        session.output.line(f"{title:16}{says}")
    for one in found:
        said, do = finding_words(one)
        session.output.line(f"{_SIGNS[one.level]} {said}{f' {do}' if do else ''}")
    if all(one.level in (Level.OK, Level.NOTICE) for one in found):
        session.output.line("Nothing to worry about.")


def _lines(session: Session, health: Health) -> Iterator[tuple[str, str]]:
    yield "Metarr", f"{session.host.version()}, Python {health.python}, SQLite {health.sqlite}"
    yield "Data directory", f"{health.data_dir} ({health.free_bytes / 1024**3:.1f} GiB free)"
    yield "Schema", f"{health.schema} (newest: {health.newest_schema})"
    yield "Takes", _sizes(health)
    yield "Passwords", "in a file that only you can read" if health.keeps_secrets_in_file else "in the keyring"
    yield "Backups", _backups(health)
    yield "Jobs", f"{health.unfinished_jobs} waiting or running"
    for root in health.roots:
        free = f", {root.free_bytes / 1024**3:.1f} GiB free" if root.free_bytes is not None else ""
        yield "Library", f"{root.library}: {root.path} ({'online' if root.is_online else 'offline'}){free}"
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


def _sizes(health: Health) -> str:
    parts = [f"{ROOMS[room]} {megabytes(size)}" for room, size in health.sizes.bytes.items() if size]
    grown = sum(health.growth(room) or 0 for room in Room)
    since = f"; {grown / 1e6:+,.1f} MB since {health.earlier.at[:10]}" if health.earlier is not None else ""
    return f"{', '.join(parts)}{since}"


def _backups(health: Health) -> str:
    backup = health.backup
    if not backup.newest_at:
        return "none"
    second = f", copied to {backup.second_place} {backup.second_at[:10]}" if backup.second_at else ""
    return f"{backup.count}, the newest of {backup.newest_at} UTC{second}"


def _json(session: Session, health: Health, found: Sequence[Finding]) -> Json:
    orphans = health.check.orphans
    return {
        "version": session.host.version(),
        "python": health.python,
        "sqlite": health.sqlite,
        "sqlite_wal_reset_fault": health.has_wal_reset_fault,
        "data_dir": health.data_dir,
        "free_bytes": health.free_bytes,
        "schema": health.schema,
        "newest_schema": health.newest_schema,
        "integrity": {"full": health.check.is_full, "faults": list(health.check.faults)},
        "sizes": {
            room.value: {"bytes": size, "growth": health.growth(room)} for room, size in health.sizes.bytes.items()
        },
        "sizes_earlier_at": health.earlier.at if health.earlier is not None else None,
        "cache": {
            "folder": health.cache_dir,
            "free_bytes": health.cache_free_bytes,
            "away": orphans.is_cache_away,
            "unknown": list(orphans.unknown),
            "missing": list(orphans.missing),
            "thumbs_left": list(orphans.thumbs),
            "unused": len(health.unused),
        },
        "originals": {"unknown": list(orphans.unknown_originals), "missing": list(orphans.missing_originals)},
        "backups": {
            "count": health.backup.count,
            "newest_at": health.backup.newest_at or None,
            "second_place": health.backup.second_place or None,
            "second_at": health.backup.second_at or None,
        },
        "secrets": "file" if health.keeps_secrets_in_file else "keyring",
        "keyring": health.keyring.value,
        "reads_media": health.reads_media,
        "missing_libraries": list(health.missing_libraries),
        "unfinished_jobs": health.unfinished_jobs,
        "failed_jobs": health.failed_jobs,
        "roots": [
            {
                "library": one.library,
                "path": one.path,
                "online": one.is_online,
                "free_bytes": one.free_bytes,
                "watch": watch_json(one.watch),
            }
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
        "findings": [_finding_json(one) for one in found],
        "warnings": [finding_words(one)[0] for one in found if one.level in (Level.WARNING, Level.ERROR)],
    }


def _finding_json(finding: Finding) -> Json:
    said, do = finding_words(finding)
    return {
        "about": finding.ailment.value,
        "level": finding.level.value,
        "says": said,
        "do": do,
        "args": dict(finding.args),
    }
