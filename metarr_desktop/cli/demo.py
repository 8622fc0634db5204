"""`metarr demo`: a small real library, made, scanned, and shown."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_caller
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.progress import counted
from metarr_desktop.cli.sentences import plural
from metarr_desktop.cli.session import Caller, Session
from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.views import Scope


def add_to(app: typer.Typer) -> None:
    app.command("demo")(demo)


@in_caller
def demo(
    caller: Caller,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where to make it; none: beside your own data.")] = "",
) -> int:
    """Make a small library of our own films, series and music, and open it; a second time it is only opened."""
    home = caller.path(folder) if folder else _home(caller)
    return make(caller, home, caller.data_dir if caller.is_own_choice else home)


def _home(caller: Caller) -> str:
    return caller.data_dir if caller.is_own_choice else f"{caller.data_dir}-demo"


def make(caller: Caller, home: str, data_dir: str) -> int:
    """Make the demo's media below `home`, its library in a data directory, and show it; the exit status."""
    from metarr_desktop.services.demo_library import make_demo

    with caller.host.open_engine(data_dir, wait_s=caller.host.patience_s) as engine:
        session = Session(engine, caller.host, caller.output, caller.cwd, stdin=str)
        with counted("Drawing and recording", caller.output) as progress:
            scans = make_demo(engine, os.path.join(home, "media"), progress=progress)
        session.wait(scans)
        found = _counts(session)
    if caller.host.has_display() and not caller.output.is_json:
        return caller.host.open_window(data_dir)
    screenshots = _screenshots(caller, data_dir, os.path.join(home, "screenshots"))
    _tell(caller, home, data_dir, found, screenshots)
    return 0


def _counts(session: Session) -> dict[str, int]:
    """How many items of each kind there are."""
    ids = [ItemId(one) for one in session.engine.browse.listing(Scope()).ids]
    return dict(sorted(Counter(row.kind.value for row in session.engine.browse.rows(ids)).items()))


def _screenshots(caller: Caller, data_dir: str, folder: str) -> Sequence[str]:
    try:
        caller.host.render_tour(data_dir, folder)
    except Unavailable as error:
        caller.output.notice(f"No screenshots: {error}")
        return ()
    return sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names)


def _tell(caller: Caller, home: str, data_dir: str, found: dict[str, int], screenshots: Sequence[str]) -> None:
    counts: Json = dict(found)
    lines = [f"Found {', '.join(plural(count, kind) for kind, count in found.items())}."]
    if screenshots:
        lines.append(f"{plural(len(screenshots), 'screenshot')} in {os.path.dirname(screenshots[0])}")
    lines.append(f"Look around with `metarr --data-dir {data_dir} items`.")
    answer: dict[str, Json] = {"data_dir": data_dir, "media": os.path.join(home, "media"), "items": counts}
    caller.output.answer({**answer, "screenshots": list(screenshots)}, *lines)
