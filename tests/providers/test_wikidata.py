"""Wikidata and Wikipedia: films, series and artists without a key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput, Unavailable
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import Ask, PictureOffer, Wanted
from metarr_desktop.domain.values import Credit
from metarr_desktop.providers.wikidata import SPEC, Wikidata
from metarr_desktop.providers.wikidata import statements as said
from tests.providers.recorded import recorded
from tests.providers.shapes import Told, assert_candidate_sound, assert_sound, damaged
from tests.replay import Asked, MemoryAnswers, Replay, Reply, a_service, json_reply, replaying

API = "/w/api.php"
ASK = Ask(languages=("de", "en"))
FILM, SERIES, BAND = "Q101", "Q102", "Q103"


def _said(value: Any, rank: str = "normal", **qualifiers: Any) -> dict[str, Any]:
    return {
        "mainsnak": {"snaktype": "value", "datavalue": {"value": value}},
        "rank": rank,
        "qualifiers": {name: [{"snaktype": "value", "datavalue": {"value": one}}] for name, one in qualifiers.items()},
    }


def _item(id: str, **more: Any) -> dict[str, Any]:
    return _said({"entity-type": "item", "id": id}, **more)


def _time(stamp: str, precision: int, **more: Any) -> dict[str, Any]:
    return _said({"time": stamp, "precision": precision}, **more)


def _label(**texts: str) -> dict[str, Any]:
    return {code.replace("_", "-"): {"language": code, "value": text} for code, text in texts.items()}


UNKNOWN = {"mainsnak": {"snaktype": "somevalue"}, "rank": "preferred"}
A_FILM: dict[str, Any] = {
    "id": FILM,
    "labels": _label(de="Der stille Hafen", en="Quiet Harbour", fr="Port calme"),
    "aliases": {"en": [{"language": "en", "value": "The Silent Harbour"}], "de": []},
    "descriptions": _label(en="1984 film by Ane Lund"),
    "claims": {
        "P31": [_item("Q11424")],
        "P345": [_said("tt0000042")],
        "P4947": [_said("999", rank="deprecated"), _said("77")],
        "P12196": [_said("88")],
        "P6127": [_said("quiet-harbour")],
        "P1476": [_said({"text": "Stille havn", "language": "nb"})],
        "P577": [_time("+1984-09-00T00:00:00Z", 10), _time("+1984-02-17T00:00:00Z", 11), UNKNOWN],
        "P2047": [_said({"amount": "+102", "unit": "http://www.wikidata.org/entity/Q7727"})],
        "P57": [_item("Q1"), _item("Q1")],
        "P58": [_item("Q2")],
        "P161": [
            _item("Q2", P453={"id": "Q9"}),
            _item("Q3", P4633="The Pilot"),
            _item("Q404"),
            _item("Q2", P4633="His twin"),
        ],
        "P136": [_item("Q4")],
        "P495": [_item("Q5")],
        "P272": [_item("Q6")],
        "P179": [_item("Q7", P1545="2")],
        "P18": [_said("Quiet Harbour set, 1983.jpg")],
        "P154": [_said("Quiet Harbour.svg")],
    },
    "sitelinks": {
        "dewiki": {"site": "dewiki", "title": "Der stille Hafen (Film)"},
        "enwiki": {"site": "enwiki", "title": "Quiet Harbour"},
    },
}
NAMES: dict[str, Any] = {
    "Q1": {"id": "Q1", "labels": _label(mul="Ane Lund")},
    "Q2": {"id": "Q2", "labels": _label(en="Bo Berg")},
    "Q3": {"id": "Q3", "labels": _label(en="Cy Dahl", de="Cy Dahl")},
    "Q4": {"id": "Q4", "labels": _label(de="Filmdrama", en="drama film")},
    "Q5": {"id": "Q5", "labels": _label(de="Norwegen", en="Norway")},
    "Q6": {"id": "Q6", "labels": _label(en="Fjord Film")},
    "Q7": {"id": "Q7", "labels": _label(en="Harbours")},
    "Q9": {"id": "Q9", "labels": _label(de="Kapitän", en="Captain")},
    "Q404": {"id": "Q404", "missing": ""},
}
A_SERIES: dict[str, Any] = {
    "id": SERIES,
    "labels": _label(en="Tides"),
    "aliases": [],
    "claims": {
        "P31": [_item("Q5398426")],
        "P4835": [_said("500")],
        "P4983": [_said("600")],
        "P8600": [_said("700")],
        "P580": [_time("+1999-01-01T00:00:00Z", 9)],
        "P582": [_time("+2004-05-00T00:00:00Z", 10)],
        "P449": [_item("Q6")],
    },
}
A_BAND: dict[str, Any] = {
    "id": BAND,
    "labels": _label(en="The Quiet Boats"),
    "claims": {
        "P434": [_said("aaaaaaaa-0000-4000-8000-aaaaaaaaaaaa")],
        "P571": [_time("+1988-00-00T00:00:00Z", 9)],
        "P18": [_said("Boats.jpg")],
    },
    "sitelinks": {"enwiki": {"title": "The Quiet Boats"}},
}
EVERYTHING = {FILM: A_FILM, SERIES: A_SERIES, BAND: A_BAND, **NAMES}


def _summary(extract: str, id: str = FILM, type: str = "standard") -> dict[str, Any]:
    return {"type": type, "title": "?", "wikibase_item": id, "extract": extract}


@pytest.fixture
def replay() -> Iterator[Replay]:
    """A Wikidata that knows EVERYTHING, and finds what a test tells it to by `_finds`."""

    def entities(asked: Asked) -> Reply | None:
        if asked.path != API or asked.query.get("action") != "wbgetentities":
            return None
        ids = asked.query["ids"].split("|")
        return json_reply({"entities": {id: EVERYTHING.get(id, {"id": id, "missing": ""}) for id in ids}})

    with replaying() as replay:
        replay.when(entities)
        yield replay


def _finds(replay: Replay, query: str, *ids: str) -> None:
    replay.tell(API, {"query": {"search": [{"title": id} for id in ids]}}, action="query", srsearch=query)


@pytest.fixture
def source(replay: Replay) -> Iterator[Wikidata]:
    with a_service(SPEC, replay) as web:
        yield Wikidata(web, {})


# --- films ----------------------------------------------------------------------------------------------------------


def test_a_film_is_one_request_for_it_one_for_names_and_one_for_each_summary(replay: Replay, source: Wikidata) -> None:
    pages = "/{}.wikipedia.org/api/rest_v1/page/summary/{}"
    replay.tell(pages.format("de", "Der_stille_Hafen_%28Film%29"), _summary("Ein Film."))
    replay.tell(pages.format("en", "Quiet_Harbour"), _summary("A film."))

    record = source.fetch(Kind.MOVIE, [ExternalId("wikidata", FILM)], ASK)

    assert record is not None
    assert len(replay.asked) == 4
    first, names = replay.asked[0].query, replay.asked[1].query
    assert first["languages"] == "de|en|mul"
    assert first["sitefilter"] == "dewiki|enwiki"
    assert names["ids"].split("|") == ["Q4", "Q5", "Q6", "Q7", "Q1", "Q2", "Q3", "Q404", "Q9"]
    assert record.ids == (
        ExternalId("wikidata", FILM),
        ExternalId("imdb", "tt0000042"),
        ExternalId("tmdb", "77"),
        ExternalId("tvdb", "88"),
        ExternalId("letterboxd", "quiet-harbour"),
    )
    assert record.values == {
        "title": "Der stille Hafen",
        "original_title": "Stille havn",
        "original_language": "nb",
        "alternative_titles": ("Quiet Harbour", "Port calme", "The Silent Harbour"),
        "premiered": "1984-02-17",
        "year": 1984,
        "runtime": 102,
        "plot": "Ein Film.",
        "genres": ("Filmdrama",),
        "countries": ("Norway",),
        "studios": ("Fjord Film",),
        "collection": "Harbours",
        "collection_order": 2,
        "directors": (Credit("Ane Lund", ids=(("wikidata", "Q1"),)),),
        "writers": (Credit("Bo Berg", ids=(("wikidata", "Q2"),)),),
        "cast": (
            Credit("Bo Berg", "Kapitän / His twin", ids=(("wikidata", "Q2"),)),
            Credit("Cy Dahl", "The Pilot", ids=(("wikidata", "Q3"),)),
        ),
    }
    assert record.texts["plot"] == {"de": "Ein Film.", "en": "A film."}
    assert record.texts["title"]["fr"] == "Port calme"


def test_pictures_are_files_of_commons_in_a_size_that_can_be_shown(source: Wikidata) -> None:
    record = source.fetch(Kind.MOVIE, [ExternalId("wikidata", FILM)], ASK)

    page = "https://commons.wikimedia.org/wiki/Special:FilePath/"
    photo, logo = f"{page}Quiet_Harbour_set%2C_1983.jpg", f"{page}Quiet_Harbour.svg"
    assert record is not None
    assert record.pictures == (
        PictureOffer("thumb", f"{photo}?width=1920", f"{photo}?width=330"),
        PictureOffer("clearlogo", f"{logo}?width=1920", f"{logo}?width=330"),
    )


def test_an_english_summary_stands_in_where_no_wanted_language_has_one(replay: Replay, source: Wikidata) -> None:
    replay.tell("/en.wikipedia.org/api/rest_v1/page/summary/Quiet_Harbour", _summary("A film."))

    record = source.fetch(Kind.MOVIE, [ExternalId("wikidata", FILM)], Ask(languages=("fi", "de-AT")))

    assert record is not None
    assert record.values["plot"] == "A film."
    assert record.texts["plot"] == {"en": "A film."}


@pytest.mark.parametrize("page", [_summary("Several.", type="disambiguation"), _summary("Another.", id="Q999"), {}])
def test_a_page_about_something_else_is_no_plot(replay: Replay, source: Wikidata, page: dict[str, Any]) -> None:
    replay.tell("/en.wikipedia.org/api/rest_v1/page/summary/Quiet_Harbour", page)

    record = source.fetch(Kind.MOVIE, [ExternalId("wikidata", FILM)], Ask(languages=("en",)))

    assert record is not None
    assert "plot" not in record.values
    assert "plot" not in record.texts


def test_a_foreign_id_is_looked_up_and_the_answer_used_again_for_the_record(replay: Replay, source: Wikidata) -> None:
    _finds(replay, "haswbstatement:P345=tt0000042", FILM)

    candidate = source.resolve(Kind.MOVIE, ExternalId("imdb", "tt0000042"), ASK)
    before = len(replay.asked)
    record = source.fetch(Kind.MOVIE, [ExternalId("imdb", "tt0000042")], ASK)

    assert candidate is not None
    assert record is not None
    assert before == 2
    assert [one.query.get("ids", one.path) for one in replay.asked[2:3]] == ["Q4|Q5|Q6|Q7|Q1|Q2|Q3|Q404|Q9"]
    assert (candidate.title, candidate.year, candidate.runtime_min) == ("Der stille Hafen", 1984, 102)
    assert (candidate.original_title, candidate.language) == ("Stille havn", "nb")
    assert candidate.overview == "1984 film by Ane Lund"


def test_the_next_id_is_tried_where_the_first_is_unknown(replay: Replay, source: Wikidata) -> None:
    _finds(replay, "haswbstatement:P4947=77", FILM)
    _finds(replay, "haswbstatement:P345=tt9")

    record = source.fetch(Kind.MOVIE, [ExternalId("tmdb", "77"), ExternalId("imdb", "tt9")], ASK)

    assert record is not None
    assert record.ids[0] == ExternalId("wikidata", FILM)


@pytest.mark.parametrize(
    ("kind", "id"),
    [
        (Kind.MOVIE, ExternalId("imdb", "tt1|P31=Q5")),
        (Kind.MOVIE, ExternalId("wikidata", "P345")),
        (Kind.MOVIE, ExternalId("musicbrainz_artist", "x")),
        (Kind.EPISODE, ExternalId("wikidata", "Q1")),
    ],
)
def test_what_is_no_id_of_theirs_is_not_asked_for(replay: Replay, source: Wikidata, kind: Kind, id: ExternalId) -> None:
    assert source.fetch(kind, [id], ASK) is None
    assert source.resolve(kind, id, ASK) is None
    assert replay.asked == []


def test_a_merged_item_is_named_all_the_same(replay: Replay, source: Wikidata) -> None:
    merged = {"Q111": {**NAMES["Q1"], "id": "Q111", "redirects": {"from": "Q1", "to": "Q111"}}}
    replay.tell(API, {"entities": merged}, props="labels")

    record = source.fetch(Kind.MOVIE, [ExternalId("wikidata", FILM)], ASK)

    assert record is not None
    assert record.values["directors"] == (Credit("Ane Lund", ids=(("wikidata", "Q1"),)),)


def test_an_item_of_another_kind_is_not_taken(source: Wikidata) -> None:
    assert source.fetch(Kind.MOVIE, [ExternalId("wikidata", SERIES)], ASK) is None
    assert source.fetch(Kind.SERIES, [ExternalId("wikidata", FILM)], ASK) is None
    assert source.resolve(Kind.MOVIE, ExternalId("wikidata", "Q999999"), ASK) is None


# --- series and artists ---------------------------------------------------------------------------------------------


def test_a_series_begins_and_ends(source: Wikidata) -> None:
    record = source.fetch(Kind.SERIES, [ExternalId("wikidata", SERIES)], ASK)

    assert record is not None
    assert record.ended is True
    assert record.values == {
        "title": "Tides",
        "premiered": "1999",
        "year": 1999,
        "end_date": "2004-05",
        "series_status": "Ended",
        "networks": ("Fjord Film",),
    }
    assert record.ids[1:] == (ExternalId("tvdb", "500"), ExternalId("tmdb", "600"), ExternalId("tvmaze", "700"))


def test_an_artist_has_a_biography(replay: Replay, source: Wikidata) -> None:
    replay.tell("/en.wikipedia.org/api/rest_v1/page/summary/The_Quiet_Boats", _summary("A band.", BAND))
    id = ExternalId("musicbrainz_artist", "aaaaaaaa-0000-4000-8000-aaaaaaaaaaaa")
    _finds(replay, f"haswbstatement:P434={id.value}", BAND)

    record = source.fetch(Kind.ARTIST, [id], ASK)

    assert record is not None
    assert record.values == {"title": "The Quiet Boats", "formed": "1988", "biography": "A band."}
    assert record.ids == (ExternalId("wikidata", BAND), id)


# --- searching ------------------------------------------------------------------------------------------------------

_FILMS = (
    "haswbstatement:P4947|P6127|P31=Q11424|P31=Q24862|P31=Q506240|P31=Q202866|P31=Q29168811|P31=Q93204|P31=Q226730"
    "|P31=Q24869|P31=Q20650540"
)


def test_a_film_is_searched_with_its_year_and_only_films_are_kept(replay: Replay, source: Wikidata) -> None:
    _finds(replay, f"Port calme 1984 {_FILMS}", SERIES, FILM, "Q404")

    [candidate] = source.search(Wanted(Kind.MOVIE, "Port: «calme»", 1984), ASK)

    assert len(replay.asked) == 2
    assert replay.asked[1].query["ids"] == f"{SERIES}|{FILM}|Q404"
    # The title was found in a language that nobody asked for, so all of them are told.
    assert "languages" not in replay.asked[1].query
    assert candidate.ids[0] == ExternalId("wikidata", FILM)
    assert {"Quiet Harbour", "Port calme", "The Silent Harbour"} <= set(candidate.titles)


def test_without_an_answer_the_year_and_then_the_title_are_given_up(replay: Replay, source: Wikidata) -> None:
    replay.tell(API, {"query": {"search": []}}, action="query")
    _finds(replay, f"Quiet Harbour {_FILMS}", FILM)

    found = source.search(Wanted(Kind.MOVIE, "Havn", 1984, titles=("Quiet Harbour", "Port calme")), ASK)

    words = [one.query["srsearch"].partition(" hasw")[0] for one in replay.asked if "srsearch" in one.query]
    assert words == ["Havn 1984", "Havn", "Quiet Harbour 1984", "Quiet Harbour"]
    assert len(found) == 1


def test_a_title_of_signs_alone_is_not_searched(replay: Replay, source: Wikidata) -> None:
    assert source.search(Wanted(Kind.MOVIE, "???"), ASK) == ()
    assert replay.asked == []


# --- errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "error"), [("maxlag", Unavailable), ("ratelimited", Unavailable), ("oops", BadInput)])
def test_an_error_that_says_200_is_one_and_is_not_kept(replay: Replay, code: str, error: type[Exception]) -> None:
    answers = MemoryAnswers()
    with a_service(SPEC, replay, answers=answers) as web:
        source = Wikidata(web, {})
        replay.tell(API, {"error": {"code": code, "info": "Waiting for a server"}})
        with pytest.raises(error):
            source.fetch(Kind.MOVIE, [ExternalId("wikidata", FILM)], ASK)
        with pytest.raises(error):
            source.test(ASK)
    assert not answers.kept


def test_an_id_that_never_was_is_none(replay: Replay, source: Wikidata) -> None:
    replay.tell(API, {"error": {"code": "no-such-entity"}})

    assert source.fetch(Kind.MOVIE, [ExternalId("wikidata", "Q999999999999")], ASK) is None


def test_asked_at_its_own_place_wikipedia_is_asked_at_its_own(replay: Replay) -> None:
    asked: list[str] = []

    class Theirs(Told):
        base_url = SPEC.base_url

    def answer(path: str, query: Mapping[str, Any]) -> Any:
        asked.append(path)
        return {"entities": {FILM: A_FILM}} if path == "w/api.php" else _summary("A film.")

    Wikidata(Theirs(answer), {}).fetch(Kind.MOVIE, [ExternalId("wikidata", FILM)], Ask(languages=("en",)))

    assert asked[-1] == "https://en.wikipedia.org/api/rest_v1/page/summary/Quiet_Harbour"


# --- statements -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stamp", "precision", "read"),
    [
        ("+1999-03-31T00:00:00Z", 11, "1999-03-31"),
        ("+1999-03-00T00:00:00Z", 10, "1999-03"),
        ("+1999-00-00T00:00:00Z", 9, "1999"),
        ("+1990-00-00T00:00:00Z", 8, ""),
        ("-0044-03-15T00:00:00Z", 11, ""),
        ("soon", 11, ""),
    ],
)
def test_dates_are_as_exact_as_they_are_known(stamp: str, precision: int, read: str) -> None:
    assert said.first_date({"claims": {"P577": [_time(stamp, precision)]}}, "P577") == read


def test_preferred_statements_outdo_the_others_and_deprecated_ones_do_not_count() -> None:
    ranks = {"P1": [_said("a"), _said("b", rank="preferred"), _said("c", rank="deprecated")]}

    assert [said.value(one) for one in said.statements({"claims": ranks}, "P1")] == ["b"]
    assert said.statements({"claims": {"P1": ranks["P1"][2:]}}, "P1") == []
    assert said.statements({"claims": []}, "P1") == []


# --- recorded answers -----------------------------------------------------------------------------------------------


def test_the_recorded_film_is_read(replay: Replay, source: Wikidata) -> None:
    [film] = recorded("wikidata", "wbgetentities_film")
    [found] = recorded("wikidata", "wbsearch_haswbstatement")
    summary = recorded("wikipedia", "rest_summary")[0]
    by_imdb = found.query["srsearch"]

    replay.tell(API, film.data, action="wbgetentities")
    replay.tell(API, found.data, action="query")
    summary.serve(replay, f"/{summary.host}/api/rest_v1/page/summary/Matrix_%28Film%29")

    record = source.fetch(Kind.MOVIE, [ExternalId("imdb", by_imdb.rpartition("=")[2])], ASK)
    [candidate] = source.search(Wanted(Kind.MOVIE, "The Matrix", 1999), ASK)

    assert record is not None
    assert_sound(record, SPEC)
    assert dict(record.ids) == {"wikidata": "Q83495", "imdb": "tt0133093", "tmdb": "603", "tvdb": "169"}
    assert (record.values["title"], record.values["premiered"]) == ("Matrix", "1999-03-31")
    assert record.values["plot"] == "Matrix ist ein Science-Fiction-Film aus dem Jahr 1999."
    assert candidate.ids[0].value == "Q83495"
    assert "The Matrix" in candidate.titles


@pytest.mark.parametrize(("id", "born_or_formed"), [("Q1299", "1960"), ("Q20145", "1993-05-16"), ("Q494290", "1938")])
def test_recorded_artists_are_read(replay: Replay, source: Wikidata, id: str, born_or_formed: str) -> None:
    [item] = recorded("wikidata", id)
    item.serve(replay, API)

    record = source.fetch(Kind.ARTIST, [ExternalId("wikidata", id)], ASK)

    assert record is not None
    assert_sound(record, SPEC)
    begin = record.values.get("born") or record.values.get("formed")
    assert str(begin).startswith(born_or_formed)
    assert "musicbrainz_artist" in dict(record.ids)
    assert len(record.texts["title"]) > 5


def test_recorded_misses_are_none(replay: Replay, source: Wikidata) -> None:
    [missing] = recorded("wikidata", "wbgetentities_missing")
    missing.serve(replay, API)

    assert source.fetch(Kind.MOVIE, [ExternalId("wikidata", missing.query["ids"])], ASK) is None


# --- damage ---------------------------------------------------------------------------------------------------------


@given(st.data())
def test_damaged_answers_give_sound_records_or_none(data: st.DataObject) -> None:
    entities = {"entities": data.draw(damaged(EVERYTHING))}
    summary = data.draw(damaged(_summary("A film.")))
    search = data.draw(damaged({"query": {"search": [{"title": id} for id in (FILM, SERIES, BAND)]}}))

    def answer(path: str, query: Mapping[str, Any]) -> Any:
        return summary if "wikipedia" in path else search if query["action"] == "query" else entities

    source = Wikidata(Told(answer), {})
    try:
        for kind, id in ((Kind.MOVIE, FILM), (Kind.SERIES, SERIES), (Kind.ARTIST, BAND)):
            if (record := source.fetch(kind, [ExternalId("wikidata", id)], ASK)) is not None:
                assert_sound(record, SPEC)
            for candidate in source.search(Wanted(kind, "Quiet Harbour", 1984), ASK):
                assert_candidate_sound(candidate, SPEC)
    except (BadInput, Unavailable):
        pass
