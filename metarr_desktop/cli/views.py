"""`metarr views`: searches that are kept under a name."""

from __future__ import annotations

from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.sentences import plural
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadQuery, NotFound
from metarr_desktop.domain.kinds import BatchId, Kind
from metarr_desktop.domain.playlists import Form, file_name
from metarr_desktop.domain.saved_views import SavedView, ViewWords
from metarr_desktop.domain.views import SORTS, Sort

app = typer.Typer(help="Searches that are kept under a name, as the sidebar shows them.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The view's name, in any case.")]


@app.command("list")
@in_engine
def list_(session: Session) -> None:
    """Show all views in their order, with how many titles each finds."""
    views, counts = session.engine.views.all(), session.engine.views.counts()
    if session.output.is_json:
        session.output.json([view_json(session, view, counts.get(view.id)) for view in views])
        return
    rows = [(view.name, counts.get(view.id), _where(session, view), _order(view)) for view in views]
    empty = "There are none. `metarr views save NAME --where QUERY` keeps a search."
    session.output.table(("View", "Titles", "Finds", "By"), rows, empty=empty)


@app.command("save")
@in_engine
def save(
    session: Session,
    name: Name,
    where: Annotated[
        str,
        typer.Option("--where", metavar="QUERY", help="What it finds, as in `metarr items`.", show_default=False),
    ] = "",
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only items of this kind.", show_default=False)] = None,
    library: Annotated[
        str, typer.Option("--library", metavar="L", help="Only items of this library.", show_default=False)
    ] = "",
    sort: Annotated[str, typer.Option("--sort", metavar="BY", help=f"Its order: {', '.join(SORTS)}.")] = "title",
    descending: Annotated[bool, typer.Option("--descending", help="The other way round.")] = False,
    table: Annotated[bool, typer.Option("--table", help="The window shows it as a table, not as a wall.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Where a view has that name, change it.")] = False,
) -> None:
    """Keep a search as a view."""
    if sort not in SORTS:
        raise BadQuery(f"--sort {sort}: choose one of {', '.join(SORTS)}.")
    words = ViewWords(where, kind, session.library(library).id if library else None)
    views, order = session.engine.views, Sort(sort, descending)
    known = _known(session, name) if replace else None
    if known is None:
        view = views.save(name, words, order, is_table=table)
    else:
        views.change(known.id, words=words)
        views.arrange(known.id, order, is_table=table)
        view = views.get(known.id)
    count = views.counts()[view.id]
    session.output.answer(view_json(session, view, count), f"“{view.name}” is kept; it finds {plural(count, 'title')}.")


@app.command("show")
@in_engine
def show(session: Session, name: Name) -> None:
    """Show what a view finds and how it is shown; `metarr items --view NAME` lists its titles."""
    view = session.engine.views.named(name)
    count = session.engine.views.counts().get(view.id)
    form = "a table" if view.is_table else "a wall"
    lines = [
        view.name,
        f"  finds: {_where(session, view)}",
        f"  shown as {form}, by {_order(view)}",
        f"  {plural(count, 'title')}" if count is not None else "  its search makes no sense any more",
    ]
    session.output.answer(view_json(session, view, count), *lines)


@app.command("rename")
@in_engine
def rename(
    session: Session, name: Name, to: Annotated[str, typer.Argument(metavar="TO", help="Its new name.")]
) -> None:
    """Give a view another name."""
    view = session.engine.views.named(name)
    batch = session.engine.views.change(view.id, name=to)
    _done(session, batch, f"“{view.name}” is called “{session.engine.views.get(view.id).name}” now")


@app.command("move")
@in_engine
def move(
    session: Session,
    name: Name,
    place: Annotated[int, typer.Argument(metavar="PLACE", min=1, help="Its place in the sidebar, from 1.")],
) -> None:
    """Put a view at another place among the others."""
    view = session.engine.views.named(name)
    batch = session.engine.views.move(view.id, place - 1)
    _done(session, batch, f"“{view.name}” was moved")


@app.command("remove")
@in_engine
def remove(session: Session, name: Name) -> None:
    """Take a view away; no title is touched."""
    view = session.engine.views.named(name)
    _done(session, session.engine.views.remove(view.id), f"“{view.name}” is removed")


@app.command("export")
@in_engine
def export(
    session: Session,
    name: Name,
    form: Annotated[Form, typer.Option("--as", help="A list of files (M3U, in UTF-8), or Kodi's smart playlist.")],
    to: Annotated[
        str,
        typer.Option("--to", metavar="FILE", help="Where it goes; here, under the view's name.", show_default=False),
    ] = "",
    group: Annotated[
        str,
        typer.Option("--group", metavar="G", help="In the paths of this group's players.", show_default=False),
    ] = "",
) -> None:
    """Write a view as a playlist that shows in a player just what the view shows here.

    A list of files holds what the view shows now. A smart playlist is asked by Kodi itself, each time anew: it is
    written only where Kodi's rules can say what the view says, else the parts that they cannot are named.
    """
    from metarr_desktop.cli.playlist_words import LEFT_OUT, refusal_words

    view = session.engine.views.named(name)
    mappings = session.group(group).mappings if group else ()
    with session.watched("Looking for files") as progress:
        playlist = session.engine.playlists.plan(view, form, mappings, progress)
    answer: dict[str, Json] = {
        "file": None,
        "tracks": playlist.tracks,
        "left_out": {why.value: count for why, count in playlist.left_out.items()},
        "refused": [{"part": one.part, "why": one.why.value, "count": one.count} for one in playlist.refusals],
    }
    if playlist.refusals:
        session.output.error(f"“{view.name}” was not written: Kodi's rules cannot say all of it.")
        for refusal in playlist.refusals:
            session.output.notice(refusal_words(refusal))
        session.output.notice("A list of files shows the same titles: --as m3u")
        if session.output.is_json:
            session.output.json(answer)
        return
    path = session.path(to or file_name(view.name, form))
    session.engine.playlists.save(path, playlist)
    lines = [f"Written: {path}"]
    if form is Form.M3U:
        lines = [f"{lines[0]}, {plural(playlist.tracks, 'file')}"]
        lines += [f"  left out: {count}, {LEFT_OUT[why]}" for why, count in playlist.left_out.items()]
    else:
        lines.append("  Kodi finds it in its userdata folder, under playlists/video (songs: playlists/music).")
    session.output.answer(answer | {"file": path}, *lines)


def view_json(session: Session, view: SavedView, count: int | None) -> Json:
    """A view under stable names; `items` is null where its search makes no sense any more."""
    return {
        "name": view.name,
        "query": view.words.query,
        "kind": view.words.kind.value if view.words.kind else None,
        "library": _library(session, view),
        "sort": view.sort.by,
        "descending": view.sort.is_descending,
        "table": view.is_table,
        "items": count,
    }


def _known(session: Session, name: str) -> SavedView | None:
    try:
        return session.engine.views.named(name)
    except NotFound:
        return None


def _where(session: Session, view: SavedView) -> str:
    """What a view finds, as one would search for it."""
    kind = f"kind:{view.words.kind}" if view.words.kind else ""
    library = _library(session, view)
    within = f"(in {library})" if library else ""
    return " ".join(part for part in (kind, view.words.query, within) if part)


def _library(session: Session, view: SavedView) -> str | None:
    """The name of its library; None for all, or one that was removed."""
    libraries = session.engine.browse.libraries()
    return next((one.name for one in libraries if one.id == view.words.library), None)


def _order(view: SavedView) -> str:
    return f"{view.sort.by}, descending" if view.sort.is_descending else view.sort.by


def _done(session: Session, batch: BatchId | None, said: str) -> None:
    line = f"{said}; `metarr undo {batch}` takes it back." if batch else "Nothing changed."
    session.output.answer({"batch": batch}, line)
