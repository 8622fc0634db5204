"""`metarr serve`: the engine without a window."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

import typer

from metarr_desktop.cli.acts import in_caller
from metarr_desktop.cli.session import Caller

_NOTICED_S = 1.0  # Windows tells a waiting thread of Ctrl+C only between two waits


def add_to(app: typer.Typer) -> None:
    app.command("serve")(serve)


@in_caller
def serve(caller: Caller) -> None:
    """Do jobs and answer other commands, without a window, until Ctrl+C or SIGTERM."""
    stop = threading.Event()
    with (
        _ended_by_signals(stop),
        caller.host.open_engine(caller.data_dir, wait_s=caller.host.patience_s) as engine,
        caller.host.serve(engine, caller.answering(engine), lambda: False),
    ):
        caller.output.notice(f"Serving {caller.data_dir}; Ctrl+C ends it.")
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
