"""Starting with the session: `metarr autostart`, the units of `metarr serve`, and the window in its tray."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_caller
from metarr_desktop.cli.session import Caller
from metarr_desktop.domain.at_login import Entry, EntryPlan, EntryVerb
from metarr_desktop.domain.errors import Unavailable, printable

if TYPE_CHECKING:
    from metarr_desktop.services.at_login import AtLogin

app = typer.Typer(help="Open the window in the tray when you log in.")

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be written or removed.")]


def add_to(app_: typer.Typer) -> None:
    app_.add_typer(app, name="autostart")
    app_.command("tray")(tray)


@app.command("on")
@in_caller
def on(caller: Caller, dry_run: DryRun = False) -> None:
    """Open Metarr in the tray at each login; shows the file that is written."""
    change(caller, Entry.AUTOSTART, is_wanted=True, is_dry=dry_run)


@app.command("off")
@in_caller
def off(caller: Caller, dry_run: DryRun = False) -> None:
    """Open Metarr no longer at login; only a file of our own is removed."""
    change(caller, Entry.AUTOSTART, is_wanted=False, is_dry=dry_run)


@in_caller
def tray(caller: Caller) -> int:
    """Open the window in the tray; where there is no tray, as always."""
    if not caller.host.has_display():
        raise Unavailable("There is no display here; `metarr serve` does everything without a window.")
    return caller.host.open_window(caller.data_dir, in_tray=True)


def change(caller: Caller, entry: Entry, *, is_wanted: bool, is_dry: bool) -> EntryPlan:
    """Show what is to be done to have an entry, or none, and do it."""
    made: AtLogin = caller.host.at_login(caller.data_dir)
    plan = made.plan(entry, is_wanted=is_wanted)
    said = [_sentence(plan, is_dry=is_dry)]
    if plan.text and plan.verb is not EntryVerb.KEEP:
        said += ["", *plan.text.splitlines()]
    if not is_dry:
        made.apply(plan)
    caller.output.answer(
        {"entry": plan.entry, "verb": plan.verb, "path": plan.path, "text": plan.text, "is_dry_run": is_dry}, *said
    )
    return plan


def _sentence(plan: EntryPlan, *, is_dry: bool) -> str:
    path = printable(plan.path)
    match plan.verb:
        case EntryVerb.KEEP:
            return f"{path} {'is as it should be' if plan.text else 'is not there'}; nothing was changed."
        case EntryVerb.REMOVE:
            return f"{path} {'would be' if is_dry else 'was'} removed."
    return f"{path} {'would be' if is_dry else 'was'} {'replaced' if plan.verb is EntryVerb.REPLACE else 'written'}:"
