"""`metarr parse` and `metarr read`: what names and folders say, without any library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

import typer

from metarr_desktop.cli.acts import in_caller
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Caller
from metarr_desktop.domain.guess import Guess, NameStep
from metarr_desktop.domain.kinds import LibraryType


def add_to(app: typer.Typer) -> None:
    app.command("parse")(parse)
    app.command("read")(read)


@in_caller
def parse(
    caller: Caller,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…|-", help="Names or paths; “-” takes one a line from standard input.")
    ],
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which word became what, by which rule, and how sure the reading is.")
    ] = False,
) -> None:
    """Say what names alone say, one line of JSON each, in the order given."""
    # Here and not above: reading names costs its libraries, which no other command needs.
    from metarr_desktop.services import read_names

    for path in _given(caller, paths):
        guess = read_names.parse(path)
        found: dict[str, Json] = {"input": path, **guess_json(guess)}
        if explain:
            found |= {"confidence": guess.confidence, "explanation": _steps_json(read_names.explain(path))}
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


#: Key of the name corpora -> the field of a guess that holds it.
_KEYS = {
    "title": "title",
    "year": "year",
    "season_part": "season_part",
    "episodes": "episodes",
    "absolute": "absolute",
    "air_date": "air_date",
    "episode_title": "episode_title",
    "special": "is_special",
    "part": "part",
    "disc": "disc",
    "edition": "edition",
    "resolution": "resolution",
    "source": "source",
    "video_codec": "video_codec",
    "audio_codec": "audio_codecs",
    "hdr": "hdr",
    "bit_depth": "bit_depth",
    "bitrate": "bitrate",
    "is_3d": "is_3d",
    "format_3d": "format_3d",
    "remux": "is_remux",
    "proper": "is_proper",
    "version": "version",
    "streaming_service": "streaming_service",
    "subtitle_language": "subtitle_languages",
    "forced": "is_forced",
    "default": "is_default",
    "hearing_impaired": "is_hearing_impaired",
    "country": "country",
    "release_group": "release_group",
    "website": "website",
    "crc": "checksum",
    "container": "container",
    "extra_type": "extra_type",
    "artist": "artist",
    "album": "album",
    "track": "track",
}


def guess_json(guess: Guess) -> dict[str, Json]:
    """What a guess knows, in the keys of the name corpora; what it does not know is left out.

    `season` is a list for a pack of several. `language` holds every language that the name mentions; those that it says
    are of subtitles stand in `subtitle_language` as well.
    """
    known: dict[str, Json] = {key: _plain(getattr(guess, field)) for key, field in _KEYS.items()}
    known["title_accept"] = [guess.title, guess.alternative_title] if guess.alternative_title else []
    known["season"] = list(guess.seasons) or guess.season
    known["language"] = list(dict.fromkeys((*guess.languages, *guess.subtitle_languages)))
    known |= {f"{one.scheme}_id": one.value for one in guess.ids}
    return {key: value for key, value in known.items() if _says_something(value)}


def _plain(value: Any) -> Json:
    return list(value) if isinstance(value, tuple) else value


def _says_something(value: Json) -> bool:
    """Season 0 does, though 0 equals False."""
    return value is not None and value is not False and value != "" and value != []


def _steps_json(steps: Iterable[NameStep]) -> list[Json]:
    return [{key: value for key, value in step._asdict().items() if value} for step in steps]
