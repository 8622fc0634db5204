"""`metarr art`: an item's pictures."""

from __future__ import annotations

from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.edit import changes_json
from metarr_desktop.cli.items import Item
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.assets import main_picture
from metarr_desktop.domain.edits import Changes
from metarr_desktop.domain.errors import BadInput, NotFound
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.views import ItemDetail, PictureView


def add_to(app: typer.Typer) -> None:
    app.command("art")(art)


def _no_address(value: str | None) -> str | None:
    if value is not None:
        raise typer.BadParameter("This Metarr fetches no pictures from addresses; save it and use --file.")
    return value


@in_engine
def art(
    session: Session,
    item: Item,
    kind: Annotated[str, typer.Option("--kind", metavar="K", help="poster, fanart, thumb …", show_default=False)] = "",
    choose: Annotated[
        str, typer.Option("--choose", metavar="ID", help="Choose one of those listed.", show_default=False)
    ] = "",
    file: Annotated[
        str, typer.Option("--file", metavar="F", help="Take a picture from a file.", show_default=False)
    ] = "",
    url: Annotated[str | None, typer.Option("--url", callback=_no_address, hidden=True)] = None,
) -> None:
    """List an item's pictures; or choose one, which locks it."""
    if choose and file:
        raise BadInput("Either --choose or --file, not both.")
    detail = session.engine.browse.detail(session.item(item))
    if file:
        changes = session.engine.edit.add_picture(
            detail.row.id, kind or main_picture(detail.row.kind), session.path(file)
        )
        _tell(session, changes)
    elif choose:
        picture = _picture(detail, choose, kind)
        _tell(session, session.engine.edit.choose_pictures(detail.row.id, picture.art, [picture.uuid]))
    else:
        _list(session, detail, kind)


def _picture(detail: ItemDetail, id: str, kind: str) -> PictureView:
    """The picture that an id, or its beginning, means. Raises NotFound."""
    found = [one for one in detail.pictures if one.uuid.startswith(id) and kind in ("", one.art)]
    if len(found) != 1:
        raise NotFound(f"{'Several pictures begin' if found else 'No picture begins'} with “{id}”.")
    return found[0]


def _tell(session: Session, changes: Changes) -> None:
    names = [name for item in changes.changed.values() for name in item]
    line = f"Chosen: {', '.join(names)}; `metarr undo {changes.batch}` takes it back." if names else "Nothing changed."
    session.output.answer(changes_json(changes), line)


def _list(session: Session, detail: ItemDetail, kind: str) -> None:
    pictures = [one for one in detail.pictures if kind in ("", one.art)]
    if session.output.is_json:
        session.output.json([_picture_json(one, detail.row.id, detail.row.locked) for one in pictures])
        return
    rows = [
        (one.uuid, one.art, f"{one.width} × {one.height}", one.source, "" if one.position is None else one.position + 1)
        for one in pictures
    ]
    session.output.table(("ID", "Kind", "Size", "Source", "Chosen"), rows, empty="There are no pictures.")


def _picture_json(one: PictureView, item: ItemId, locked: tuple[str, ...]) -> dict[str, Json]:
    return {
        "id": one.uuid,
        "item": item,
        "kind": one.art,
        "width": one.width,
        "height": one.height,
        "size": one.size,
        "source": one.source,
        "sha256": one.sha256,
        "position": one.position,
        "chosen": one.position is not None,
        "locked": one.art in locked,
    }
