"""All commands, in the order in which help shows them, and how words become an act.

What commands do is imported when they do it: services stand on the store, which costs a second to load, and wrong
usage, help, `parse`, `read` and whatever the running engine does need none of it here.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from metarr_desktop.cli import (
    art,
    autostart,
    backup,
    cache,
    demo,
    doctor,
    edit,
    episodes,
    hook,
    identify,
    items,
    jobs,
    library,
    names,
    notify,
    player,
    provider,
    publish,
    rename,
    scan,
    scans,
    schedule,
    serve,
    settings,
    stats,
    sync,
    trash,
    verify,
    versions,
    views,
    vocabulary,
    watched,
)
from metarr_desktop.cli.acts import CallerAct, EngineAct
from metarr_desktop.cli.output import Output

WRONG_USAGE = 2


def build() -> typer.Typer:
    """The command tree."""
    app = typer.Typer(name="metarr", add_completion=False, pretty_exceptions_enable=False)
    app.callback()(_global_options)
    app.add_typer(library.app, name="library")
    for module in (scan, scans, names, items, identify, edit, versions, art, publish, rename, verify):
        module.add_to(app)
    stats.add_to(app)
    app.add_typer(views.app, name="views")
    app.add_typer(episodes.app, name="episodes")
    app.add_typer(vocabulary.app, name="words")
    app.add_typer(trash.app, name="trash")
    app.add_typer(jobs.app, name="jobs")
    jobs.add_to(app)
    app.add_typer(schedule.app, name="schedule")
    app.add_typer(notify.app, name="notify")
    app.add_typer(provider.app, name="provider")
    app.add_typer(player.app, name="player")
    sync.add_to(app)
    app.add_typer(watched.app, name="watched")
    app.add_typer(hook.app, name="hook")
    app.add_typer(settings.app, name="settings")
    app.add_typer(cache.app, name="cache")
    app.add_typer(backup.app, name="backup")
    for module in (doctor, serve, autostart, demo):
        module.add_to(app)
    return app


def _global_options(
    data_dir: Annotated[
        str, typer.Option("--data-dir", metavar="DIR", help="Where everything is kept.", show_default=False)
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say on standard error what is done.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
) -> None:
    """Keep movies, TV and music in order, and see in Kodi what you see here.

    Without a command the window opens. The options here may stand before and after a command.
    """


def read(words: Sequence[str], output: Output) -> EngineAct | CallerAct | int:
    """What the words ask for; or an exit status, when help was shown or it has been said why they make no sense."""
    try:
        act: Any = _command()(args=list(words), prog_name="metarr", standalone_mode=False)
    except TyperException as error:
        output.notice(_usage(error))
        return WRONG_USAGE
    return act if isinstance(act, EngineAct | CallerAct) else int(act or 0)


@functools.cache
def _command() -> Any:
    command = typer.main.get_command(build())
    _hide_types(command)
    return command


def _hide_types(command: Any) -> None:
    """Keep from help what only programmers read: “<list[str]>”, and “<bool>” behind a flag that no word follows."""
    for one in (*command.params, command.get_help_option(typer.Context(command))):
        if getattr(one, "is_flag", False):
            one.metavar = ""
        elif one.param_type_name == "argument":
            one.display_type_rich = _no_type
    for below in getattr(command, "commands", {}).values():
        _hide_types(below)


def _no_type(ctx: object) -> None:
    """The type of an argument as help shows it: its name says enough."""


def _usage(error: TyperException) -> str:
    """What is wrong, and where help is."""
    context = getattr(error, "ctx", None)
    where = f" `{context.command_path} --help` says more." if context is not None else ""
    # Typer lists choices over several lines, and lets the words of the checking library through.
    said = " ".join(error.format_message().split()).replace("Value error, ", "")
    return f"{said if said.endswith('.') else f'{said}.'}{where}"
