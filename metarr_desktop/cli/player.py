"""`metarr player`: who is told what to show, and how they see our folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.player_words import obstacle_sentence
from metarr_desktop.cli.sentences import plural
from metarr_desktop.cli.session import Session
from metarr_desktop.cli.words import Assignment, assignment
from metarr_desktop.domain.errors import BadInput, BadQuery
from metarr_desktop.domain.player import Moment, PlayerType

if TYPE_CHECKING:
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.services.players import PathCheck

app = typer.Typer(help="Players, and the groups that share libraries and paths.")
group_app = typer.Typer(help="Groups of players that show the same libraries.")
app.add_typer(group_app, name="group")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A player's name.")]
Group = Annotated[str, typer.Argument(metavar="GROUP", help="A group's name.")]
Libraries = Annotated[list[str], typer.Argument(metavar="LIBRARY…", help="Names or numbers of libraries.")]
OurDir = Annotated[str, typer.Argument(metavar="OUR_DIR", help="A folder as it is called here.")]
PasswordStdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
TokenStdin = Annotated[bool, typer.Option("--token-stdin", help="Read the token from standard input.")]

_NAMED = 20  # of the files that a player does not see

# --- groups -----------------------------------------------------------------------------------------------------------


@group_app.command("add")
@in_engine
def add_group(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call the group.")],
    type: Annotated[PlayerType, typer.Option("--type", help="What kind of players it holds.")],
    database: Annotated[
        str, typer.Option("--database", metavar="shared|own", help="One for all, or one each.")
    ] = "own",
) -> None:
    """Make a group of players."""
    known = session.engine.players.types
    if type not in known:
        raise BadInput(f"This Metarr does not speak to {type} yet; it knows {', '.join(known)}.")
    group = session.engine.players.add_group(name, type, database)
    session.output.answer(_group_json(session, group), f"Added the group “{group.name}”.")


@group_app.command("set")
@in_engine
def set_group(
    session: Session,
    group: Group,
    moment: Annotated[Moment, typer.Option("--when", help="When its players may be told of changes.")],
) -> None:
    """Say when a group's players are told: now, while idle, or at night (one to six) while idle."""
    found = session.group(group)
    session.engine.players.set_moment(found, moment)
    _tell_group(session, found)


@group_app.command("list")
@in_engine
def list_groups(session: Session) -> None:
    """Show all groups with their libraries and mappings."""
    groups = [_group_json(session, group) for group in session.engine.browse.groups()]
    if session.output.is_json:
        session.output.json(groups)
        return
    names = {one.id: one.name for one in session.engine.browse.libraries()}
    rows = [
        (
            group.name,
            group.type,
            group.database,
            ", ".join(names.get(one, "") for one in group.libraries),
            "; ".join(f"{one.ours} → {one.theirs}" for one in group.mappings),
        )
        for group in session.engine.browse.groups()
    ]
    session.output.table(("Group", "Type", "Database", "Libraries", "Mappings"), rows, empty="There are no groups.")


@app.command("link")
@in_engine
def link(session: Session, group: Group, libraries: Libraries) -> None:
    """Show libraries on a group's players; all that is published of them is queued."""
    found = session.group(group)
    queued = session.engine.players.link(found, [session.library(name).id for name in libraries])
    _tell_queued(session, found, queued)


@app.command("unlink")
@in_engine
def unlink(session: Session, group: Group, libraries: Libraries) -> None:
    """No longer tell a group's players of libraries; what they show stays."""
    found = session.group(group)
    session.engine.players.unlink(found, [session.library(name).id for name in libraries])
    _tell_group(session, found)


@app.command("map")
@in_engine
def map_(
    session: Session,
    group: Group,
    our_dir: OurDir,
    their_dir: Annotated[str, typer.Argument(metavar="THEIR_DIR", help="The same folder as the players see it.")],
) -> None:
    """Say where a group's players see one of our folders; all that is published is queued."""
    found = session.group(group)
    queued = session.engine.players.map(found, session.path(our_dir), their_dir)
    _tell_queued(session, found, queued)


@app.command("unmap")
@in_engine
def unmap(
    session: Session,
    group: Group,
    our_dir: OurDir,
    their_dir: Annotated[str, typer.Argument(metavar="[THEIR_DIR]", help="May be left out.")] = "",
) -> None:
    """Forget where a group's players see one of our folders."""
    found = session.group(group)
    ours = session.path(our_dir)
    if not any(one.ours == ours and their_dir in ("", one.theirs) for one in found.mappings):
        raise BadInput(f"“{found.name}” has no such mapping of {ours}.")
    session.engine.players.unmap(found, ours)
    _tell_group(session, found)


def _tell_queued(session: Session, group: GroupView, queued: int) -> None:
    changed = _group_json(session, session.group(group.name))
    session.output.answer(
        {**changed, "queued": queued}, f"Changed “{group.name}”; {plural(queued, 'message')} queued for its players."
    )


def _tell_group(session: Session, group: GroupView) -> None:
    session.output.answer(_group_json(session, session.group(group.name)), f"Changed “{group.name}”.")


def _group_json(session: Session, group: GroupView) -> dict[str, Json]:
    names = {one.id: one.name for one in session.engine.browse.libraries()}
    return {
        "name": group.name,
        "type": group.type,
        "database": group.database,
        "when": group.moment,
        "watched": group.watched,
        "libraries": [names[one] for one in group.libraries if one in names],
        "mappings": [{"ours": one.ours, "theirs": one.theirs} for one in group.mappings],
    }


# --- players ----------------------------------------------------------------------------------------------------------


@app.command("add")
@in_engine
def add(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call the player.")],
    group: Annotated[str, typer.Option("--group", metavar="G", help="The group it belongs to.")],
    host: Annotated[str, typer.Option("--host", metavar="H", help="Where it listens.", show_default=False)] = "",
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="Its HTTP port.", show_default=False)
    ] = None,
    ws_port: Annotated[
        int | None, typer.Option("--ws-port", min=1, max=65535, help="Its WebSocket port.", show_default=False)
    ] = None,
    url: Annotated[str, typer.Option("--url", metavar="U", help="Its address, instead.", show_default=False)] = "",
    user: Annotated[str, typer.Option("--user", metavar="U", help="The account there.", show_default=False)] = "",
    password_stdin: PasswordStdin = False,
    token_stdin: TokenStdin = False,
) -> None:
    """Add a player to a group; it is told of everything that is published."""
    if bool(url) == bool(host or port is not None):
        raise BadQuery("Either --host and --port, or --url.")
    player = session.engine.players.add(
        session.group(group),
        name,
        host=host,
        port=port,
        ws_port=ws_port,
        url=url,
        user=user,
        secret=session.secret() if password_stdin or token_stdin else "",
    )
    if (password_stdin or token_stdin) and session.engine.players.keeps_secrets_in_file:
        session.output.notice("This system has no keyring: the password lies in a file that only you can read.")
    session.output.answer(_player_json(session, player), f"Added “{player.name}”; `metarr player test` asks it.")


@app.command("find")
@in_engine
def find(session: Session) -> None:
    """Ask the local network which players are there; nothing is asked but for this command."""
    found = session.engine.players.discover()
    if session.output.is_json:
        session.output.json(
            [
                {
                    "type": one.type,
                    "name": one.name,
                    "host": one.host,
                    "port": one.port,
                    "url": one.url,
                    "version": one.version,
                }
                for one in found
            ]
        )
        return
    rows = [(one.name, one.type, one.url or f"{one.host}:{one.port}", one.version) for one in found]
    session.output.table(("Name", "Type", "Address", "Version"), rows, empty="No player answered.")


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show all players, as last met."""
    players = session.engine.browse.players()
    if session.output.is_json:
        session.output.json([_player_json(session, one) for one in players])
        return
    groups = {one.id: one.name for one in session.engine.browse.groups()}
    rows = [
        (
            one.name,
            groups.get(one.group, ""),
            one.url or f"{one.host}:{one.port}",
            one.status if one.is_enabled else "disabled",
            one.version,
            one.waiting,
            one.error,
        )
        for one in players
    ]
    titles = ("Name", "Group", "Address", "Status", "Version", "Waiting", "Error")
    session.output.table(titles, rows, empty="There are no players; `metarr player add` adds one.")


@app.command("test")
@in_engine
def test(session: Session, name: Name) -> None:
    """Ask a player who it is, and which of its own settings keep it from showing what is published."""
    player = session.player(name)
    info = session.engine.players.test(player)
    obstacles = session.engine.players.obstacles(player)
    session.output.answer(
        {
            "player": player.name,
            "name": info.name,
            "version": info.version,
            "obstacles": [
                {"code": one.code, "where": one.where, "found": one.found, "wanted": one.wanted} for one in obstacles
            ],
        },
        f"“{player.name}” answers: {info.name} {info.version}".rstrip(),
        *(obstacle_sentence(one) for one in obstacles),
    )


@app.command("check")
@in_engine
def check(session: Session, name: Name) -> None:
    """Ask a player whether it sees our files where the group's mappings say."""
    player = session.player(name)
    checks = session.engine.players.check_paths(player)
    session.output.answer(
        [
            {
                "ours": one.ours,
                "theirs": one.theirs,
                "looked": one.looked,
                "found": one.found,
                "example": {"ours": one.here, "theirs": one.there},
                "missing": list(one.missing),
            }
            for one in checks
        ],
        *(line for one in checks for line in _check_lines(one)),
    )
    if any(one.found < one.looked for one in checks):
        session.output.error(f"“{player.name}” does not see everything; `metarr player map` says where it lies there.")


def _check_lines(one: PathCheck) -> list[str]:
    if not one.theirs:
        return [f"{one.ours}: {plural(one.looked, 'file')} that no mapping covers"]
    lines = [f"{one.ours} → {one.theirs}: {one.found} of {one.looked} found there"]
    return [*lines, *(f"  not there: {path}" for path in one.missing[:_NAMED])]


@app.command("trust")
@in_engine
def trust(
    session: Session,
    name: Name,
    fingerprint: Annotated[str, typer.Argument(metavar="FINGERPRINT", help="SHA-256, as `player test` shows it.")],
) -> None:
    """Trust a player's own certificate, if it is the one with that fingerprint."""
    player = session.player(name)
    info = session.engine.players.trust(player, fingerprint)
    session.output.answer(
        {"player": player.name, "name": info.name, "version": info.version}, f"“{player.name}” is trusted."
    )


@app.command("snapshot")
@in_engine
def snapshot(session: Session, name: Name) -> None:
    """Keep what people have done in a player: plays, dates, own ratings, tags, and where a film was left."""
    player = session.player(name)
    kept = session.engine.adoption.snapshot(player)
    session.output.answer(
        {"player": player.name, "id": kept.id, "at": kept.at, "titles": kept.count},
        f"Kept what was done in “{player.name}” with {plural(kept.count, 'title')}, as snapshot {kept.id}.",
    )


@app.command("snapshots")
@in_engine
def snapshots(session: Session, name: Name) -> None:
    """Show what is kept of what people had done in a player. The first is made before it is told anything."""
    found = session.engine.browse.player_snapshots(session.player(name))
    if session.output.is_json:
        session.output.json([{"id": one.id, "at": one.at, "titles": one.count} for one in found])
        return
    session.output.table(("Snapshot", "When", "Titles"), [(one.id, one.at, one.count) for one in found], empty="None.")


@app.command("put-back")
@in_engine
def put_back(
    session: Session,
    name: Name,
    snapshot: Annotated[
        int | None, typer.Argument(metavar="[SNAPSHOT]", help="Its number; without, the newest.", show_default=False)
    ] = None,
) -> None:
    """Set in a player again what people had done there, as a snapshot has it."""
    player = session.player(name)
    done = session.engine.adoption.put_back(player, snapshot)
    session.output.answer(
        {"player": player.name, "titles": done.titles, "gone": list(done.gone)},
        f"Put back in “{player.name}”: {plural(done.titles - len(done.gone), 'title')}.",
        *(f"not there any more: {title}" for title in done.gone),
    )


@app.command("enable")
@in_engine
def enable(session: Session, name: Name) -> None:
    """Deliver to a player again."""
    _set_enabled(session, name, True)


@app.command("disable")
@in_engine
def disable(session: Session, name: Name) -> None:
    """Deliver nothing to a player; what it has to be told waits."""
    _set_enabled(session, name, False)


def _set_enabled(session: Session, name: str, is_enabled: bool) -> None:
    session.engine.players.set_enabled(session.player(name), is_enabled)
    player = session.player(name)
    session.output.answer(_player_json(session, player), f"“{player.name}” is {'on' if is_enabled else 'off'}.")


@app.command("set")
@in_engine
def set_(
    session: Session,
    name: Name,
    values: Annotated[
        list[Assignment] | None,
        typer.Argument(
            parser=assignment, metavar="[KEY=VALUE]…", help="name, host, port, ws_port, url, user, account."
        ),
    ] = None,
    password_stdin: PasswordStdin = False,
    token_stdin: TokenStdin = False,
) -> None:
    """Change where a player is, or how it is spoken to."""
    if not values and not (password_stdin or token_stdin):
        raise BadQuery("Nothing to set: name KEY=VALUE, --password-stdin or --token-stdin.")
    player = session.player(name)
    changed = dict(values or ())
    if changed:
        session.engine.players.change(player, changed)
    if password_stdin or token_stdin:
        session.engine.players.set_secret(player.id, session.secret())
    renamed = session.player(changed.get("name", player.name))
    session.output.answer(_player_json(session, renamed), f"Changed “{renamed.name}”.")


@app.command("remove")
@in_engine
def remove(session: Session, name: Name) -> None:
    """Forget a player and its password; what it shows stays."""
    player = session.player(name)
    session.engine.players.remove(player)
    session.output.answer({"removed": player.name}, f"Removed “{player.name}”.")


def _player_json(session: Session, player: PlayerView) -> Json:
    groups = {one.id: one for one in session.engine.browse.groups()}
    group = groups.get(player.group)
    return {
        "name": player.name,
        "group": group.name if group else "",
        "type": group.type if group else "",
        "host": player.host,
        "port": player.port,
        "ws_port": player.ws_port,
        "url": player.url,
        "user": player.user,
        "enabled": player.is_enabled,
        "status": player.status,
        "version": player.version,
        "error": player.error,
        "connected_at": player.connected_at,
        "account": player.account,
        "trusted_certificate": bool(player.certificate),
        "adopted_at": player.adopted_at,
        "waiting": player.waiting,
    }
