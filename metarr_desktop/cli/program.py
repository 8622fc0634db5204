"""The program `metarr` as one object: words in, exit status out.

A command that needs the engine goes to the one that runs, over its socket; where none runs, this process takes the
lock and is the engine until the command and the jobs it made are done. Exit status: 0 done, 1 failed, 2 wrong usage.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from metarr_desktop.cli.host import Answer, Asked, Handle, Host
from metarr_desktop.cli.output import Output
from metarr_desktop.cli.words import FOR_TERMINAL, Typed, sort_out
from metarr_desktop.domain.errors import BadQuery, Cancelled, InUse, MetarrError

if TYPE_CHECKING:
    from metarr_desktop.cli.acts import CallerAct, EngineAct
    from metarr_desktop.services.engine import Engine

log = logging.getLogger(__name__)

DONE, FAILED, WRONG_USAGE = 0, 1, 2

_LOCK_WAIT_S = 0.2  # then it is asked again whether an engine answers


class Program:
    """`metarr` on one host. Made once a process; `answering` may be called from any thread."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def run(self, words: Sequence[str]) -> int:
        """Do what those words ask, on this process's own streams; the exit status."""
        _keep_odd_characters()
        output = Output(
            _to_stdout,
            _to_stderr,
            is_terminal=_is_terminal(sys.stdout),
            shows_progress=_is_terminal(sys.stderr),
            flush=_flush,
        )
        try:
            typed = sort_out(words)
        except BadQuery as error:
            output.error(str(error))
            return WRONG_USAGE
        output.is_json = typed.is_json
        with _logged(is_verbose=typed.is_verbose):
            return self._guarded(typed, output)

    def _guarded(self, typed: Typed, output: Output) -> int:
        """Do it, and let nothing out: the top of the program."""
        try:
            status = self._do(typed, output)
            _flush()
            return status
        except KeyboardInterrupt:
            output.error("Stopped.")
            return FAILED
        except BrokenPipeError:
            _abandon_stdout()
            return FAILED
        except MetarrError as error:
            output.error(str(error))
            return WRONG_USAGE if isinstance(error, BadQuery) else FAILED
        except Exception as error:
            return _unforeseen(error, output)

    def answering(self, engine: Engine) -> Handle:
        """What does commands of other processes in a running engine."""

        def answer(asked: Asked, reply: Answer) -> int:
            from metarr_desktop.cli.acts import EngineAct
            from metarr_desktop.cli.commands import read
            from metarr_desktop.cli.session import Session

            typed = sort_out(asked.words)
            output = Output(reply.out, reply.err, is_json=asked.is_json, is_terminal=typed.is_terminal)
            act = read(typed.words, output)
            if isinstance(act, int):
                return act
            if not isinstance(act, EngineAct):
                output.error("That is not for the running Metarr to do.")
                return WRONG_USAGE
            session = Session(
                engine, self._host, output, asked.cwd, stdin=lambda: asked.stdin, is_gone=lambda: reply.is_gone
            )
            return _act(output, lambda: act.do(session))

        return answer

    def _do(self, typed: Typed, output: Output) -> int:
        if typed.is_version:
            output.answer({"version": self._host.version()}, f"metarr {self._host.version()}")
            return DONE
        data_dir = os.path.abspath(os.path.expanduser(typed.data_dir or self._host.default_data_dir))
        if not typed.words and self._host.has_display():
            return self._host.open_window(data_dir)
        # Typer costs 0.1 s; the window's start goes past it.
        from metarr_desktop.cli.acts import CallerAct, EngineAct
        from metarr_desktop.cli.commands import read
        from metarr_desktop.cli.no_window import without_words

        act = read(typed.words, output) if typed.words else CallerAct(without_words)
        match act:
            case EngineAct():
                return self._with_engine(act, typed, data_dir, output)
            case CallerAct():
                return self._by_caller(act, typed, data_dir, output)
        return act

    def _by_caller(self, act: CallerAct, typed: Typed, data_dir: str, output: Output) -> int:
        from metarr_desktop.cli.session import Caller

        caller = Caller(
            host=self._host,
            data_dir=data_dir,
            is_own_choice=typed.data_dir is not None,
            output=output,
            cwd=os.getcwd(),
            lines=_lines_of_stdin,
            has_terminal=_is_terminal(sys.stdin) and _is_terminal(sys.stderr),
            answering=self.answering,
        )
        return _act(output, lambda: act.do(caller))

    def _with_engine(self, act: EngineAct, typed: Typed, data_dir: str, output: Output) -> int:
        from metarr_desktop.cli.session import Session

        if act.question and not _is_confirmed(act.question, output):
            output.error("Nothing was done.")
            return FAILED
        stdin = "\n".join(_lines_of_stdin()) if act.reads_stdin else ""
        cwd = os.getcwd()
        with contextlib.ExitStack() as stack:
            found = self._forwarded_or_own(typed, data_dir, stdin, cwd, stack)
            if isinstance(found, int):
                return found
            session = Session(found, self._host, output, cwd, stdin=lambda: stdin)
            return _act(output, lambda: act.do(session))

    def _forwarded_or_own(
        self, typed: Typed, data_dir: str, stdin: str, cwd: str, stack: contextlib.ExitStack
    ) -> int | Engine:
        """The exit status of the running engine, or an engine of our own, open until the stack ends.

        Another command holds the lock without answering: that is waited for. Raises InUse when it takes too long.
        """
        words = (FOR_TERMINAL, *typed.words) if _is_terminal(sys.stdout) else typed.words
        deadline = time.monotonic() + self._host.patience_s
        while True:
            status = self._host.forward(
                data_dir, words, _to_stdout, _to_stderr, is_json=typed.is_json, stdin=stdin, cwd=cwd
            )
            if status is not None:
                return status
            try:
                return stack.enter_context(self._host.open_engine(data_dir, wait_s=_LOCK_WAIT_S))
            except InUse:
                if time.monotonic() >= deadline:
                    raise


def _act(output: Output, act: Callable[[], int | None]) -> int:
    """Do it and say what went wrong: the top of every command, within its engine so that the engine's log has it."""
    try:
        status = act()
    except Cancelled:
        raise
    except MetarrError as error:
        output.error(str(error))
        return WRONG_USAGE if isinstance(error, BadQuery) else FAILED
    except BrokenPipeError:
        raise
    except Exception as error:
        return _unforeseen(error, output)
    return status or (FAILED if output.has_failed else DONE)


def _unforeseen(error: Exception, output: Output) -> int:
    """A fault of ours: the log has it with its traceback, the person a sentence."""
    log.exception("A command met an unforeseen error")
    output.error(f"An unforeseen error ({type(error).__name__}) stopped this; -v and the log say where.")
    return FAILED


# --- this process's streams -------------------------------------------------------------------------------------------


def _to_stdout(text: str) -> None:
    sys.stdout.write(text)


def _to_stderr(text: str) -> None:
    sys.stderr.write(text)


def _flush() -> None:
    """Here, and not when the interpreter ends, so that a reader who has gone is noticed."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _keep_odd_characters() -> None:
    """A stream that cannot show a character spells it out instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _abandon_stdout() -> None:
    """Nobody reads any more (`metarr items | head`); without this the interpreter complains when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _lines_of_stdin() -> Iterator[str]:
    """The lines of standard input, as they come; bytes that are no UTF-8 as they are kept in paths."""
    for line in sys.stdin.buffer:
        yield os.fsdecode(line.rstrip(b"\r\n"))


def _is_confirmed(question: str, output: Output) -> bool:
    """Ask the person at the terminal. Raises BadQuery where there is none."""
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stderr)):
        raise BadQuery(f"{question} Say --yes, as nobody can be asked here.")
    output.notice(question)
    sys.stderr.write("[y/N] ")
    sys.stderr.flush()
    return next(_lines_of_stdin(), "n").strip().lower() in ("y", "yes")


@contextlib.contextmanager
def _logged(*, is_verbose: bool) -> Iterator[None]:
    """Our log on standard error where asked for; otherwise commands say themselves what matters."""
    handler = logging.StreamHandler() if is_verbose else logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    root, ours = logging.getLogger(), logging.getLogger("metarr_desktop")
    level = ours.level
    root.addHandler(handler)
    if is_verbose:
        ours.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.removeHandler(handler)
        ours.setLevel(level)
