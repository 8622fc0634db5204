"""Which candidate is taken for the one wanted, how sure that is, and why."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.matching import (
    Grade,
    Match,
    Reason,
    Verdict,
    from_json,
    merged,
    rank,
    to_json,
    undecided,
    verdict,
    with_details,
)
from metarr_desktop.domain.provider import Candidate, Child, Place, Record, Wanted

TMDB, IMDB, TVDB = Scheme.TMDB, Scheme.IMDB, Scheme.TVDB
LANTERN = Wanted(Kind.MOVIE, "The Seventh Lantern", 1997, runtime_min=112)


def film(title: str, year: int | None = 1997, number: int = 1, provider: str = "tmdb", **more: object) -> Candidate:
    ids = (ExternalId(IMDB if provider == "omdb" else TMDB, str(number)),)
    return replace(Candidate(provider, Kind.MOVIE, title, ids, year), **more)


def series(title: str, number: int = 1, **more: object) -> Candidate:
    return replace(Candidate("tvmaze", Kind.SERIES, title, (ExternalId(Scheme.TVMAZE, str(number)),), 2004), **more)


def reasons(match: Match) -> dict[str, Reason]:
    return {one.code: one for one in match.reasons}


def best_title(wanted: Wanted, *candidates: Candidate) -> str:
    return rank(wanted, candidates)[0].candidate.title


# Names


@pytest.mark.parametrize(
    ("wanted", "found", "code"),
    [
        ("Amelie", "Amélie", "title_exact"),
        ("Fast and Furious", "Fast & Furious", "title_exact"),
        ("Spiderman", "Spider-Man", "title_dress"),
        ("Oceans Twelve", "Ocean's Twelve", "title_dress"),
        ("Das Leben ist schoen", "Das Leben ist schön", "title_dress"),
        ("Rocky 2", "Rocky II", "title_numeral"),
        ("Oceans 11", "Ocean's Eleven", "title_numeral"),
        ("Kill Bill 2", "Kill Bill: Vol. 2", "title_numeral"),
        ("Matrix, The", "The Matrix", "title_article"),
        ("Hobbit Battle of Five Armies", "The Hobbit: The Battle of the Five Armies", "title_article"),
        ("The Office", "The Office (US)", "title_qualified"),
        ("Terminator 2", "Terminator 2: Judgment Day", "title_short"),
        ("The Two Towers", "The Lord of the Rings: The Two Towers", "title_tail"),
        ("The Shawshank Redemtion", "The Shawshank Redemption", "title_typo"),
    ],
)
def test_a_title_is_known_in_other_dress_and_the_reason_says_in_which(wanted: str, found: str, code: str) -> None:
    match = rank(Wanted(Kind.MOVIE, wanted, 1997), [film(found)])[0]

    assert code in reasons(match)
    assert match.confidence > 0.75


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Rocky 2", "Rocky III"),
        ("Rocky", "Rocky II"),
        ("Blade Runner 2049", "Blade Runner"),
        ("Deathly Hallows Part 1", "Deathly Hallows: Part 2"),
        ("Attack on Titan Season 2", "Attack on Titan Season 3"),
    ],
)
def test_another_number_is_another_title_however_alike_the_rest(wanted: str, found: str) -> None:
    match = rank(Wanted(Kind.MOVIE, wanted, 1997), [film(found)])[0]

    assert reasons(match)["numbers"].grade is Grade.BAD
    assert match.confidence < 0.1


def test_the_first_part_may_go_without_its_number() -> None:
    match = rank(Wanted(Kind.MOVIE, "Kill Bill", 2003), [film("Kill Bill: Vol. 1", 2003)])[0]

    assert "numbers" not in reasons(match)


def test_one_letter_makes_another_title_of_a_short_one() -> None:
    assert "title_typo" not in reasons(rank(Wanted(Kind.MOVIE, "Alien"), [film("Aliens")])[0])


def test_every_name_of_both_sides_counts() -> None:
    wanted = replace(LANTERN, title="Die siebte Laterne", titles=("Septima Lucerna",))

    assert "title_exact" in reasons(rank(wanted, [film("The Seventh Lantern", original_title="Septima lucerna")])[0])
    assert "title_exact" in reasons(rank(wanted, [film("The Seventh Lantern", titles=("Die siebte Laterne",))])[0])


def test_a_year_at_the_end_of_a_name_without_one_is_read_both_ways() -> None:
    old, new = series("The Beacon", 1, year=1984), series("The Beacon", 2, year=2009)

    assert rank(Wanted(Kind.SERIES, "The Beacon 1984"), [new, old])[0].candidate.year == 1984
    assert (
        best_title(Wanted(Kind.MOVIE, "Beacon 2049"), film("Beacon", 1982, 2), film("Beacon 2049", 2017))
        == "Beacon 2049"
    )


# Facts


def test_year_and_length_tell_remakes_apart() -> None:
    remake, original = film("The Seventh Lantern", 2015, 1), film("The Seventh Lantern", 1997, 2)

    assert rank(LANTERN, [remake, original])[0].candidate == original
    short = replace(original, ids=remake.ids, year=1997, runtime_min=9)
    full = replace(original, runtime_min=113)
    match = rank(LANTERN, [short, full])[0]
    assert match.candidate == full
    assert reasons(match)["runtime"] == Reason("runtime", Grade.GOOD, {"found": 113, "off": 1})


def test_a_longer_cut_and_a_sped_up_film_do_not_rule_a_film_out() -> None:
    listed = film("The Seventh Lantern", runtime_min=112)
    for minutes in (112 * 24 / 25, 135):
        assert rank(replace(LANTERN, runtime_min=minutes), [listed])[0].confidence > 0.85


def test_a_film_is_not_the_series_of_its_name() -> None:
    match = rank(LANTERN, [replace(series("The Seventh Lantern"), year=1997)])[0]

    assert reasons(match)["kind"].grade is Grade.BAD
    assert match.confidence < 0.1


def test_a_series_has_at_least_the_seasons_and_episodes_of_the_files() -> None:
    wanted = Wanted(Kind.SERIES, "Harbour", episodes=tuple((1, n) for n in range(1, 11)))
    short, long = series("Harbour", 1, episode_count=6), series("Harbour", 2, episode_count=24)

    assert [one.candidate for one in rank(wanted, [short, long])] == [long, short]
    assert reasons(rank(wanted, [short])[0])["episodes"].args == {"wanted": 10, "found": 6}


def test_seasons_that_end_where_the_files_do_tell_series_of_one_name_apart() -> None:
    wanted = Wanted(Kind.SERIES, "Harbour", episodes=tuple((s, n) for s in (1, 2) for n in range(1, 11)))
    other = series("Harbour", 1, episodes=tuple((s, n) for s in (1, 2, 3) for n in range(1, 14)))
    right = series("Harbour", 2, episodes=tuple((s, n) for s in (1, 2, 3) for n in range(1, 11)))

    assert rank(wanted, [other, right])[0].candidate == right


def test_tracks_and_their_lengths_tell_albums_of_one_name_apart() -> None:
    def album(number: int, *tracks: str, artist: str = "Harbour Lights") -> Candidate:
        ids = (ExternalId(Scheme.MB_RELEASE_GROUP, str(number)),)
        return Candidate("musicbrainz", Kind.ALBUM, "Harbour Lights", ids, 1994, artist=artist, children=tracks)

    wanted = Wanted(Kind.ALBUM, "Harbour Lights", artist="The Harbour Lights", children=("One", "Two", "Three"))
    green, blue = album(1, "Moss", "Fern", "Reed"), album(2, "One", "Two", "Three")

    match = rank(wanted, [green, blue])[0]
    assert match.candidate == blue
    assert reasons(match)["children"].args == {"agreeing": 3, "of": 3}
    assert rank(wanted, [album(3, artist="Somebody Else")])[0].confidence < 0.3


def test_a_known_id_decides_and_another_one_of_its_scheme_speaks_against() -> None:
    wanted = replace(LANTERN, ids=(ExternalId(TMDB, "7"),))
    named, alike = film("Quite Another Name", 1950, 7), film("The Seventh Lantern", 1997, 8)
    matches = rank(wanted, [alike, named])

    assert (matches[0].candidate, matches[0].confidence) == (named, 0.99)
    assert reasons(matches[0])["id"].grade is Grade.GOOD
    assert reasons(matches[1])["id_other"].args == {"scheme": "tmdb", "wanted": "7", "found": "8"}
    assert verdict(matches) is Verdict.TAKE


def test_the_id_of_a_series_is_not_that_of_a_film() -> None:
    wanted = replace(LANTERN, ids=(ExternalId(TVDB, "7"),))
    other = Candidate("tvdb", Kind.SERIES, "The Seventh Lantern", (ExternalId(TVDB, "7"),), 1997)

    assert "id" not in reasons(rank(wanted, [other])[0])


# Verdicts


def test_a_tie_is_never_guessed_whatever_is_popular() -> None:
    famous, obscure = film("The Seventh Lantern", number=1, popularity=90.0), film("The Seventh Lantern", number=2)
    matches = rank(LANTERN, [obscure, famous])

    assert matches[0].candidate == famous
    assert verdict(matches) is Verdict.ASK
    assert matches[0].confidence <= 0.85


def test_a_title_alone_at_one_provider_is_not_enough() -> None:
    matches = rank(Wanted(Kind.MOVIE, "The Seventh Lantern"), [film("The Seventh Lantern")])

    assert verdict(matches) is Verdict.ASK


def test_title_and_year_are_enough_where_nothing_comes_near() -> None:
    matches = rank(LANTERN, [film("The Seventh Lantern"), film("The Last Lantern", 1996, 2)])

    assert verdict(matches) is Verdict.TAKE
    assert "runner_up" in reasons(matches[0])


def test_nothing_that_is_alike_is_nothing() -> None:
    assert verdict(rank(LANTERN, [])) is Verdict.NONE
    assert verdict(rank(LANTERN, [film("Quite Another Name", 1950)])) is Verdict.NONE


def test_a_low_threshold_takes_no_tie_either() -> None:
    tie = rank(LANTERN, [film("The Seventh Lantern", number=1), film("The Seventh Lantern", number=2)])

    assert verdict(tie, threshold=0.3) is Verdict.ASK


def test_details_are_asked_of_few_and_only_where_they_are_not_known() -> None:
    many = [film("The Seventh Lantern", number=n) for n in range(1, 8)]

    assert len(undecided(rank(LANTERN, many))) == 3
    assert undecided(rank(LANTERN, [replace(one, runtime_min=112) for one in many])) == []
    assert undecided(rank(replace(LANTERN, ids=(ExternalId(TMDB, "3"),)), many)) == []


def test_a_short_film_of_the_very_name_and_year_is_found_out_by_its_length() -> None:
    short = film("The Seventh Lantern", number=1)
    asked = undecided(rank(LANTERN, [short]))
    record = Record("tmdb", Kind.MOVIE, short.ids, {"runtime": 9})

    detailed = [with_details(one.candidate, record) for one in asked]

    assert verdict(rank(LANTERN, [short])) is Verdict.TAKE
    assert verdict(rank(LANTERN, [short, *detailed])) is not Verdict.TAKE


def test_details_fold_in_names_length_and_episodes() -> None:
    record = Record(
        "tvmaze",
        Kind.SERIES,
        (ExternalId(TVDB, "5"),),
        {"title": "Hafen", "alternative_titles": ("Port",), "runtime": 50},
        texts={"title": {"fr": "Le Port"}},
        children=(
            Child(Kind.EPISODE, Place(1, 1)),
            Child(Kind.EPISODE, Place(2, 1)),
            Child(Kind.EPISODE, Place(0, 1)),
            Child(Kind.SEASON, Place(1)),
        ),
    )
    detailed = with_details(series("Harbour"), record)

    assert detailed.titles == ("Hafen", "Le Port", "Port")
    assert (detailed.episodes, detailed.episode_count, detailed.season_count) == (((1, 1), (2, 1)), 2, 2)
    assert (detailed.title, detailed.runtime_min) == ("Harbour", 50)
    assert ExternalId(TVDB, "5") in detailed.ids


# Several providers


def test_the_same_title_of_two_providers_is_one_by_a_shared_id() -> None:
    full = film("The Seventh Lantern", ids=(ExternalId(TMDB, "1"), ExternalId(IMDB, "tt1")), overview="A light.")
    bare = film("Seventh Lantern", 1998, provider="omdb", ids=(ExternalId(IMDB, "tt1"),), runtime_min=112)
    [(one, providers)] = merged([bare, full])

    assert providers == ("tmdb", "omdb")
    assert (one.overview, one.runtime_min, one.titles) == ("A light.", 112, ("Seventh Lantern",))
    assert reasons(rank(LANTERN, [bare, full])[0])["providers"].args["count"] == 2


def test_one_shared_id_does_not_join_what_contradicts_in_another() -> None:
    one = film("The Seventh Lantern", ids=(ExternalId(TMDB, "1"), ExternalId(IMDB, "tt1")))
    other = film("Quite Another", provider="omdb", ids=(ExternalId(TMDB, "2"), ExternalId(IMDB, "tt1")))

    assert len(merged([one, other])) == 2
    assert len(merged([one, replace(other, title=one.title)])) == 1


def test_what_titles_share_as_parts_of_something_joins_nothing() -> None:
    saga = ExternalId(Scheme.TMDB_SET, "9")
    parts = [film("Lantern", 1997, n, ids=(ExternalId(TMDB, str(n)), saga)) for n in (1, 2)]

    assert len(merged([parts[0], replace(parts[1], provider="wikidata", title="Lantern II", year=1999)])) == 2


def test_the_only_one_of_its_name_and_year_at_each_provider_is_one_but_lends_no_id() -> None:
    [(one, providers)] = merged([film("The Seventh Lantern"), film("Seventh Lantern, The", 1997, 5, "omdb")])

    assert providers == ("omdb", "tmdb")
    assert len(one.ids) == 1


def test_two_of_one_name_and_year_at_a_provider_stay_two() -> None:
    here = [film("The Seventh Lantern", number=n) for n in (1, 2)]

    assert len(merged([*here, film("The Seventh Lantern", number=5, provider="omdb")])) == 3


# Properties

names = st.sampled_from(
    ["The Lantern", "Lantern", "Lantern II", "The Lantern 2", "Laterne", "Harbour: Lantern"]
) | st.text(max_size=12)
ids = st.lists(
    st.builds(ExternalId, st.sampled_from([TMDB, IMDB, TVDB]), st.sampled_from(["1", "2", "3"])),
    max_size=3,
    unique=True,
).map(tuple)
candidates = st.builds(
    Candidate,
    provider=st.sampled_from(["tmdb", "omdb", "tvdb"]),
    kind=st.sampled_from([Kind.MOVIE, Kind.MOVIE, Kind.SERIES]),
    title=names,
    ids=ids,
    year=st.none() | st.integers(1995, 1999),
    original_title=names | st.just(""),
    titles=st.lists(names, max_size=2).map(tuple),
    runtime_min=st.none() | st.floats(0, 300),
    popularity=st.floats(0, 100),
)
pools = st.lists(candidates, max_size=6)
wanteds = st.builds(
    Wanted,
    kind=st.just(Kind.MOVIE),
    title=names,
    year=st.none() | st.integers(1995, 1999),
    titles=st.lists(names, max_size=2).map(tuple),
    ids=ids,
    runtime_min=st.none() | st.floats(0, 300),
)


@given(wanteds, pools, st.randoms())
def test_the_order_of_the_candidates_does_not_matter(wanted: Wanted, pool: list[Candidate], random: object) -> None:
    mixed = list(pool)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert merged(mixed) == merged(pool)
    assert rank(wanted, mixed) == rank(wanted, pool)


@given(wanteds, pools)
def test_confidences_are_shares_in_falling_order(wanted: Wanted, pool: list[Candidate]) -> None:
    matches = rank(wanted, pool)
    shares = [one.confidence for one in matches]

    assert all(0 <= share <= 1 for share in shares)
    assert shares == sorted(shares, reverse=True)
    assert sum(one.confidence for one in matches if "id" not in reasons(one)) <= 1.001


@given(pools)
def test_merging_loses_no_provider_and_joins_no_two_kinds(pool: list[Candidate]) -> None:
    whole = merged(pool)

    assert {name for _, providers in whole for name in providers} == {one.provider for one in pool}
    assert {one.kind for one, _ in whole} == {one.kind for one in pool}


@given(wanteds, pools, candidates)
def test_agreement_in_one_more_fact_never_makes_a_candidate_less_likely(
    wanted: Wanted, pool: list[Candidate], candidate: Candidate
) -> None:
    """Of a candidate that merges with none: the others may then tell against what it says."""
    lone = replace(candidate, provider="wikidata", ids=(ExternalId(Scheme.WIKIDATA, "Q1"),), title="The Only Lamp")
    lone = replace(lone, original_title="", titles=())

    def confidence(one: Candidate) -> float:
        return next(m.confidence for m in rank(wanted, [*pool, one]) if "wikidata" in m.providers)

    before = confidence(lone)
    assert confidence(replace(lone, year=wanted.year or lone.year)) >= before
    assert confidence(replace(lone, runtime_min=wanted.runtime_min or lone.runtime_min)) >= before
    assert confidence(replace(lone, kind=wanted.kind)) >= before


@given(wanteds, pools)
def test_what_is_kept_comes_back_the_same(wanted: Wanted, pool: list[Candidate]) -> None:
    matches = rank(wanted, pool)

    assert from_json(to_json(matches)) == matches


def test_episodes_and_lengths_are_kept_too() -> None:
    matches = [Match(series("Harbour", episodes=((1, 1),), lengths_s=(None, 2.5)), ("tvmaze",), 0.5)]

    assert from_json(to_json(matches)) == matches


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "matches": []}', '{"version": 1, "matches": [1]}'])
def test_what_is_no_kept_match_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        from_json(text)


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    wanted = Wanted(Kind.ALBUM, text, artist=text, children=(text,), titles=(text,))
    rank(wanted, [film(text), replace(film(text), kind=Kind.ALBUM, artist=text, children=(text,))])

    with suppress(BadInput):
        from_json(text)
