"""What is said of a match: its reasons, its place, its length, and who decided."""

import pytest

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, Kind, Status
from metarr_desktop.domain.matching import Grade, Match, Reason
from metarr_desktop.domain.provider import Candidate
from metarr_desktop.domain.review import Decision
from metarr_desktop.ui.match_words import (
    confidence_ink,
    decision_words,
    length_words,
    place_words,
    reason_chips,
    reason_words,
    second_line,
    size_words,
)
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone

pytestmark = pytest.mark.usefixtures("english")


def a_match(confidence: float = 0.8, *reasons: Reason, kind: Kind = Kind.MOVIE, **facts: object) -> Match:
    candidate = Candidate("tmdb", kind, "The Tide", (ExternalId("tmdb", "1"),), **facts)  # type: ignore[arg-type]
    return Match(candidate, ("tmdb",), confidence, reasons)


@pytest.mark.parametrize(
    ("code", "args", "said"),
    [
        ("title_exact", {}, "title exact"),
        ("title_near", {"percent": 91}, "title alike (91 %)"),
        ("year", {"off": 0}, "year exact"),
        ("year", {"off": -12}, "year −12"),
        ("runtime", {"off": -17.4}, "runtime 17 min off"),
        ("runtime", {"off": 0.2}, "runtime the same"),
        ("providers", {"names": "TMDB, OMDb", "count": 2}, "TMDB, OMDb agree"),
        ("runner_up", {"confidence": 0.71, "title": "Tide"}, "runner-up 71 %"),
        ("artist_other", {"found": "The Owls"}, "by The Owls"),
        ("artist_other", {}, "by ?"),
        ("of_another_version", {"found": 3}, "of_another_version 3"),
    ],
)
def test_a_reason_is_said_in_words(code: str, args: dict[str, str | int | float], said: str) -> None:
    assert reason_words(Reason(code, Grade.FAIR, args)) == said


def test_a_reason_shows_by_its_sign_which_way_it_speaks() -> None:
    reasons = [Reason("title_exact", Grade.GOOD), Reason("year", Grade.FAIR, {"off": 1}), Reason("kind", Grade.BAD)]
    runner_up = Reason("runner_up", Grade.GOOD, {"confidence": 0.1})

    chips = reason_chips(a_match(0.8, *reasons, runner_up))

    assert [(chip.icon, chip.tone) for chip in chips] == [
        (Icon.CHECK, Tone.OK),
        (Icon.MINUS, Tone.WARN),
        (Icon.CLOSE, Tone.ERROR),
    ]


def test_the_first_shows_the_line_and_the_second_how_far_it_is_behind() -> None:
    first, second = a_match(0.88), a_match(0.71)

    assert place_words(first, first, 0, 0.9) == "line for automatic: 90"
    assert place_words(second, first, 1, 0.9) == "runner-up, 17 behind"
    assert place_words(a_match(0.1), first, 2, 0.9) == ""


def test_confidence_has_a_colour_of_its_own_beside_its_number() -> None:
    assert [confidence_ink(one, 0.9) for one in (0.95, 0.9, 0.89, 0.3)] == [Ink.OK, Ink.OK, Ink.WARN, Ink.ERROR]


def test_its_length_is_held_against_the_files() -> None:
    off = Reason("runtime", Grade.FAIR, {"off": -17})

    assert length_words(a_match(runtime_min=113.0), 111.0)[0] == "2 min longer"
    assert length_words(a_match(0.8, off, runtime_min=94.0), 111.0) == ("17 min shorter", Ink.WARN)
    assert length_words(a_match(runtime_min=94.0), 94.2)[0] == "as long as the file"
    assert length_words(a_match(), 94.0)[0] == ""
    assert length_words(a_match(runtime_min=94.0), None)[0] == ""


def test_below_the_title_stand_its_other_name_and_where_it_is_from() -> None:
    film = a_match(original_title="Tidevand", countries=("DK", "NO")).candidate
    same = a_match(original_title="The Tide", note="Short film").candidate

    assert second_line(film) == "Tidevand · Denmark, Norway"
    assert second_line(same) == "Short film"


def test_how_much_there_is_of_it() -> None:
    assert size_words(a_match(runtime_min=113.0).candidate) == "1 h 53"
    assert size_words(a_match(kind=Kind.SERIES, season_count=2, episode_count=1).candidate) == "2 seasons, 1 episode"
    assert size_words(a_match(kind=Kind.ALBUM, children=("Dusk", "Dawn")).candidate) == "2 tracks"
    assert size_words(a_match(kind=Kind.ARTIST, children=("Night",)).candidate) == "1 album"


def test_who_decided_is_said_and_how_surely() -> None:
    known = Status.IDENTIFIED

    assert decision_words(known, Decision(Actor.PERSON, 1.0, False), {}) == "You said which title it is."
    assert decision_words(known, Decision(Actor.PROVIDER, 0.94, False), {}, "tmdb") == "Identified by TMDB, 94 % sure."
    assert "your own" in decision_words(Status.UNIDENTIFIED, Decision(None, None, True), {})
    assert "Nobody" in decision_words(Status.UNIDENTIFIED, Decision(None, None, False), {})
    assert "beside its files" in decision_words(known, Decision(Actor.NFO, 1.0, False), {})
