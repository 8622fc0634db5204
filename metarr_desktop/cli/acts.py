"""A command's function reads its words first and acts later.

Typer calls what `in_engine` and `in_caller` make of a function; that only checks the words and gives back an act. So
wrong usage is known before anything is opened, and the same words can be done here or in the running engine.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from metarr_desktop.cli.session import Caller, Session

Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True)
class EngineAct:
    """Something to be done with the engine, wherever it runs.

    `reads_stdin`: the caller's input belongs to it. `question`: what a person at a terminal has to say yes to before;
    where nobody can be asked, nothing is done.
    """

    do: Callable[[Session], None]
    reads_stdin: bool = False
    question: str = ""


@dataclass(frozen=True, slots=True)
class CallerAct:
    """Something to be done in the caller's own process; gives its exit status, None for 0."""

    do: Callable[[Caller], int | None]


def in_engine(function: Callable[Concatenate[Session, Given], None]) -> Callable[Given, EngineAct]:
    """Make a command of a function of a session. It reads standard input if a flag called `…_stdin` is set."""

    @functools.wraps(function)
    def read(*words: Given.args, **options: Given.kwargs) -> EngineAct:
        reads_stdin = any(value is True and name.endswith("_stdin") for name, value in options.items())
        return EngineAct(lambda session: function(session, *words, **options), reads_stdin)

    _hide_first_parameter(read, function)
    return read


def in_caller(function: Callable[Concatenate[Caller, Given], int | None]) -> Callable[Given, CallerAct]:
    """Make a command of a function of its caller."""

    @functools.wraps(function)
    def read(*words: Given.args, **options: Given.kwargs) -> CallerAct:
        return CallerAct(lambda caller: function(caller, *words, **options))

    _hide_first_parameter(read, function)
    return read


def _hide_first_parameter(read: Callable[..., object], function: Callable[..., object]) -> None:
    """Typer makes an option or argument of every parameter it sees."""
    seen = inspect.signature(function, eval_str=True)
    hidden = seen.replace(parameters=list(seen.parameters.values())[1:])
    read.__signature__ = hidden  # type: ignore[attr-defined]
