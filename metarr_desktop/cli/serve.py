"""`metarr serve` and `metarr watch`: the engine without a window."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from metarr_desktop.cli.acts import in_caller
from metarr_desktop.cli.autostart import DryRun, change
from metarr_desktop.cli.output import Json, Output
from metarr_desktop.cli.sentences import summaries, watch_sentence
from metarr_desktop.cli.session import Caller
from metarr_desktop.cli.watch_json import watch_json
from metarr_desktop.domain.at_login import Entry, EntryVerb
from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import RootId

if TYPE_CHECKING:
    from metarr_desktop.services.changes import News
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.services.jobs import JobEvent

_NOTICED_S = 1.0  # Windows tells a waiting thread of Ctrl+C only between two waits


def add_to(app: typer.Typer) -> None:
    app.command("watch")(watch)
    app.command("serve")(serve)


@in_caller
def serve(
    caller: Caller,
    install_unit: Annotated[
        bool, typer.Option("--install-unit", help="Write a systemd user unit that does this, and end.")
    ] = False,
    remove_unit: Annotated[bool, typer.Option("--remove-unit", help="Remove that unit, and end.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Do jobs and schedules, watch folders and listen to managers where settings say so, send notifications, and answer
    other commands.

    Ends with Ctrl+C or SIGTERM. A unit is only written, never enabled: the command for that is printed.
    """
    if install_unit or remove_unit:
        _change_unit(caller, is_wanted=install_unit and not remove_unit, is_dry=dry_run)
        return
    _run(caller, "Serving", lambda engine: engine.watch.start())


def _change_unit(caller: Caller, *, is_wanted: bool, is_dry: bool) -> None:
    from metarr_desktop.services.at_login import DISABLE, ENABLE

    plan = change(caller, Entry.UNIT, is_wanted=is_wanted, is_dry=is_dry)
    if is_wanted:
        caller.output.notice(f"This begins it, now and at each login: {ENABLE}")
    elif plan.verb is EntryVerb.REMOVE:
        caller.output.notice(f"If it runs, this ends it: {DISABLE}")


@in_caller
def watch(caller: Caller) -> None:
    """Watch all folders and keep their libraries up to date, until Ctrl+C or SIGTERM; says what is found.

    Does what `serve` does besides. With --json every finding is a line of JSON.
    """

    def begin(engine: Engine) -> None:
        teller = _Teller(engine, caller.output)
        engine.newsroom.subscribe(teller.hear_news)
        engine.jobs.subscribe(teller.hear_job)
        engine.watch.start(is_forced=True)

    _run(caller, "Watching", begin)


def _run(caller: Caller, doing: str, begin: Callable[[Engine], None]) -> None:
    stop = threading.Event()
    with (
        _ended_by_signals(stop),
        caller.host.open_engine(caller.data_dir, wait_s=caller.host.patience_s) as engine,
        caller.host.serve(engine, caller.answering(engine), lambda: False),
    ):
        caller.output.notice(f"{doing} {caller.data_dir}; Ctrl+C ends it.")
        begin(engine)
        engine.herald.start()
        engine.hook_door.start()
        while not stop.wait(_NOTICED_S):
            pass


@contextlib.contextmanager
def _ended_by_signals(stop: threading.Event) -> Iterator[None]:
    """Have SIGTERM and Ctrl+C set the event, and nothing else, while the block runs."""
    before = {one: signal.signal(one, lambda *_: stop.set()) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


class _Teller:
    """Says how watching stands whenever that changes, and what the watch found."""

    def __init__(self, engine: Engine, output: Output) -> None:
        self._engine = engine
        self._output = output
        self._told: dict[RootId, str] = {}

    def hear_news(self, news: News) -> None:
        from metarr_desktop.services.changes import Aspect

        if Aspect.WATCH not in news.aspects:
            return
        for one in self._engine.watch.health():
            state = f"{one.state} {one.error}"
            if self._told.get(one.root) != state:
                self._told[one.root] = state
                self._say({"root": one.path, **watch_json(one)}, f"{printable(one.path)}: {watch_sentence(one)}")

    def hear_job(self, event: JobEvent) -> None:
        job = event.job
        if job.type == "scan" and job.status is JobStatus.DONE and job.result and any(job.result.counts.values()):
            found: Json = {
                "library": job.payload["library"],
                **job.result.counts,
                "problems": list(job.result.problems),
            }
            self._say(found, *summaries([job]))

    def _say(self, value: Json, *lines: str) -> None:
        self._output.answer(value, *lines)
        self._output.flush()
