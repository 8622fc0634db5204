"""`metarr parse` and `metarr read`: what names and folders say, without any library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_caller
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Caller
from metarr_desktop.domain.guess import Guess
from metarr_desktop.domain.kinds import LibraryType

_CONVENTION, _SECOND_OPINION = 1.0, 0.5  # confidences: a reading by our own patterns; below the other, only cleaned


def add_to(app: typer.Typer) -> None:
    app.command("parse")(parse)
    app.command("read")(read)


@in_caller
def parse(
    caller: Caller,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…|-", help="Names or paths; “-” takes one a line from standard input.")
    ],
    explain: Annotated[bool, typer.Option("--explain", help="Say how each name was read, and how surely.")] = False,
) -> None:
    """Say what names alone say, one line of JSON each, in the order given."""
    # Here and not above: reading names costs its libraries, which no other command needs.
    from metarr_desktop.services.read_names import parse as guess_of

    for path in _given(caller, paths):
        guess = guess_of(path)
        found: dict[str, Json] = {"input": path, **guess_json(guess)}
        if explain:
            found |= {"confidence": guess.confidence, "explanation": _explanation(guess)}
        caller.output.json(found)


def _given(caller: Caller, paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        if path == "-":
            yield from caller.lines()
        else:
            yield path


@in_caller
def read(
    caller: Caller,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder as a library's.")],
    type: Annotated[LibraryType, typer.Option("--type", help="What the folder holds.")],
) -> None:
    """Say what a folder would become, as JSON, touching no library."""
    from metarr_desktop.services.read_names import read_folder

    reading = read_folder(caller.path(folder), type)
    for problem in reading.problems:
        caller.output.notice(problem)
    caller.output.json(reading.tree, indent=2 if caller.output.is_terminal and not caller.output.is_json else None)


def guess_json(guess: Guess) -> dict[str, Json]:
    """What a guess knows, in the keys of the name corpora; what it does not know is left out."""
    known: dict[str, Json] = {
        "title": guess.title,
        "title_accept": [guess.alternative_title] if guess.alternative_title else [],
        "year": guess.year,
        "season": guess.season,
        "episodes": list(guess.episodes),
        "absolute": list(guess.absolute),
        "air_date": guess.air_date,
        "episode_title": guess.episode_title,
        "part": guess.part,
        "disc": guess.disc,
        "edition": list(guess.edition),
        "resolution": guess.resolution,
        "source": guess.source,
        "video_codec": guess.video_codec,
        "audio_codec": list(guess.audio_codecs),
        "hdr": list(guess.hdr),
        "language": list(guess.languages),
        "subtitle_language": list(guess.subtitle_languages),
        "release_group": guess.release_group,
        "proper": guess.is_proper,
        "container": guess.container,
        **{f"{one.scheme}_id": one.value for one in guess.ids},
        "extra_type": guess.extra_type,
        "artist": guess.artist,
        "album": guess.album,
        "track": guess.track,
    }
    return {key: value for key, value in known.items() if _says_something(value)}


def _says_something(value: Json) -> bool:
    """Season 0 does, though 0 equals False."""
    return value is not None and value is not False and value != "" and value != []


def _explanation(guess: Guess) -> str:
    if guess.confidence >= _CONVENTION:
        return "The name follows a naming convention."
    if guess.confidence >= _SECOND_OPINION:
        return "The name follows no convention; this is guessit's reading of it."
    return "Nothing but a title could be read from the name."
