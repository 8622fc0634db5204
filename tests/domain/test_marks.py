"""What counts of what was done with a title in several players: the newest, and nothing watched is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.marks import (
    Conflict,
    Direction,
    Heard,
    Mark,
    Standing,
    as_values,
    completed,
    is_same,
    merge,
    of_values,
    target,
)
from metarr_desktop.domain.player import Watched

MONDAY, TUESDAY, WEDNESDAY = "2026-03-02 20:00:00", "2026-03-03 20:00:00", "2026-03-04 20:00:00"
NOW = "2026-03-05 08:00:00"
NEVER = Watched()
NOTHING = Standing(NEVER, {})


def heard(who: str, now: Watched, before: Watched | None = NEVER, **more: bool) -> Heard:
    return Heard(who, now, before, NOW, **more)


def played(plays: int, at: str, **more: float) -> Watched:
    return Watched(plays, at, **more)  # type: ignore[arg-type]


# what happened last counts


def test_what_was_watched_in_one_player_is_watched() -> None:
    merged = merge(NOTHING, [heard("Den", played(1, MONDAY)), heard("Attic", NEVER)])

    assert merged.standing == Standing(played(1, MONDAY), {Mark.PLAYS: MONDAY, Mark.RESUME: MONDAY})
    assert merged.by == {Mark.PLAYS: "Den", Mark.RESUME: "Den"}
    assert merged.conflicts == ()


def test_where_a_film_was_left_last_is_where_it_goes_on() -> None:
    merged = merge(
        NOTHING,
        [heard("Den", Watched(0, TUESDAY, resume_s=600.0)), heard("Attic", Watched(0, MONDAY, resume_s=3000.0))],
    )

    assert merged.standing.watched == Watched(0, TUESDAY, resume_s=600.0)
    assert merged.by == {Mark.RESUME: "Den"}


def test_watching_it_to_the_end_leaves_no_older_place_to_go_on() -> None:
    half = Standing(Watched(0, MONDAY, resume_s=600.0), {Mark.RESUME: MONDAY})

    merged = merge(half, [heard("Den", played(1, TUESDAY))])

    assert merged.standing.watched == played(1, TUESDAY)


def test_beginning_it_again_elsewhere_takes_no_play_away() -> None:
    seen = Standing(played(1, MONDAY), {Mark.PLAYS: MONDAY, Mark.RESUME: MONDAY})

    merged = merge(seen, [heard("Attic", Watched(0, TUESDAY, resume_s=900.0))])

    assert merged.standing.watched == Watched(1, TUESDAY, resume_s=900.0)


def test_what_an_absent_player_tells_late_is_as_old_as_it_is() -> None:
    seen = Standing(played(1, TUESDAY), {Mark.PLAYS: TUESDAY, Mark.RESUME: TUESDAY})

    merged = merge(seen, [heard("Attic", Watched(0, MONDAY, resume_s=900.0))])

    assert merged.standing.watched == played(1, TUESDAY)


def test_of_several_counts_that_grew_the_highest_counts() -> None:
    merged = merge(NOTHING, [heard("Den", played(4, MONDAY), None), heard("Attic", played(1, TUESDAY), None)])

    assert merged.standing.watched == played(4, TUESDAY)
    assert merged.conflicts == ()


def test_marked_as_not_watched_it_is_not() -> None:
    seen = Standing(played(2, MONDAY), {Mark.PLAYS: MONDAY})

    merged = merge(seen, [heard("Den", NEVER, played(2, MONDAY))])

    assert (merged.standing.watched.plays, merged.by[Mark.PLAYS]) == (0, "Den")
    assert merged.conflicts == ()


def test_the_newest_rating_counts_and_one_that_was_taken_away_is_none() -> None:
    rated = Standing(Watched(rating=7), {Mark.RATING: MONDAY})

    assert merge(rated, [heard("Den", Watched(rating=9), Watched(rating=7))]).standing.watched.rating == 9
    assert merge(rated, [heard("Den", Watched(), Watched(rating=7))]).standing.watched.rating == 7


# what is no event


def test_what_a_player_lacks_when_it_is_first_asked_takes_nothing_away() -> None:
    seen = Standing(Watched(3, MONDAY, resume_s=60.0, rating=8), {Mark.PLAYS: MONDAY})

    assert merge(seen, [heard("New", NEVER, None)]).standing.watched == seen.watched


def test_what_a_player_has_anew_and_forgot_takes_nothing_away() -> None:
    seen = Standing(played(3, MONDAY), {Mark.PLAYS: MONDAY})
    before, now = replace(seen.watched, own_id="12"), Watched(own_id="77")

    assert merge(seen, [heard("Den", now, before)]).standing.watched.plays == 3
    assert merge(seen, [heard("Den", replace(now, own_id="12"), before)]).standing.watched.plays == 0


def test_what_a_player_has_anew_and_repeats_is_no_news() -> None:
    seen = Standing(Watched(2, MONDAY, resume_s=600.0, rating=7), {Mark.PLAYS: MONDAY, Mark.RESUME: MONDAY})
    anew = heard("Loft", replace(seen.watched, own_id="77"), replace(seen.watched, own_id="12"))
    den = heard("Den", Watched(3, TUESDAY, resume_s=2400.0, rating=5), seen.watched)

    assert merge(seen, [anew]).by == {}
    assert merge(seen, [den, anew]) == merge(seen, [den])


def test_what_is_watched_where_it_is_had_anew_goes_on_from_there() -> None:
    seen = Standing(Watched(2, MONDAY), {Mark.PLAYS: MONDAY, Mark.RESUME: MONDAY})

    merged = merge(seen, [heard("Loft", Watched(0, TUESDAY, 900.0, own_id="77"), Watched(2, MONDAY, own_id="12"))])

    assert merged.standing.watched == Watched(2, TUESDAY, resume_s=900.0)


def test_a_player_whose_clock_is_ahead_does_not_win_over_what_happens_later() -> None:
    ahead = merge(NOTHING, [heard("Plex", Watched(0, "2030-01-01 00:00:00", resume_s=600.0))]).standing

    later = replace(heard("Den", Watched(0, "", resume_s=2400.0)), asked_at="2026-03-06 08:00:00")

    assert merge(ahead, [later]).standing.watched.resume_s == 2400.0


def test_a_player_that_dates_anew_what_it_is_told_played_nothing() -> None:
    seen = Standing(played(1, MONDAY), {Mark.PLAYS: MONDAY})
    redated = heard("Plex", played(1, WEDNESDAY), played(1, TUESDAY), keeps_dates=False)

    assert merge(seen, [redated]).standing.watched.last_played == MONDAY
    assert merge(seen, [replace(redated, keeps_dates=True)]).standing.watched.last_played == WEDNESDAY


# words against words


def test_two_ratings_that_knew_nothing_of_each_other_are_a_conflict() -> None:
    rated = Standing(Watched(rating=8), {Mark.RATING: MONDAY})

    merged = merge(rated, [heard("Den", Watched(rating=6))])

    assert merged.standing.watched.rating == 6
    assert merged.conflicts == (Conflict(Mark.RATING, 6, "Den", 8, ""),)
    assert merge(rated, [heard("Den", Watched(rating=6), Watched(rating=8))]).conflicts == ()


def test_a_rating_from_before_we_came_never_replaces_ours() -> None:
    rated = Standing(Watched(rating=8), {Mark.RATING: MONDAY})

    merged = merge(rated, [heard("Den", Watched(rating=6), None)])

    assert merged.standing.watched.rating == 8
    assert merged.conflicts == (Conflict(Mark.RATING, 8, "", 6, "Den"),)


def test_not_watched_here_and_watched_there_is_a_conflict() -> None:
    seen = Standing(played(1, MONDAY), {Mark.PLAYS: MONDAY})

    merged = merge(
        seen, [heard("Den", NEVER, played(1, MONDAY)), heard("Attic", played(2, TUESDAY), played(1, MONDAY))]
    )

    assert merged.conflicts == (Conflict(Mark.PLAYS, 0, "Den", 2, "Attic"),)


def test_two_places_far_apart_are_a_conflict_and_near_ones_are_none() -> None:
    at_ten, at_forty = Watched(0, MONDAY, resume_s=600.0), Watched(0, TUESDAY, resume_s=2400.0)

    far = merge(NOTHING, [heard("Den", at_ten), heard("Attic", at_forty)])
    near = merge(NOTHING, [heard("Den", at_ten), heard("Attic", replace(at_ten, resume_s=630.0))])

    assert far.conflicts == (Conflict(Mark.RESUME, 2400.0, "Attic", 600.0, "Den"),)
    assert near.conflicts == ()


# for all

moments = st.sampled_from(["", MONDAY, TUESDAY, WEDNESDAY])
states = st.builds(
    Watched,
    plays=st.integers(0, 4),
    last_played=moments,
    resume_s=st.sampled_from([0.0, 60.0, 3000.0]),
    rating=st.integers(0, 10),
    own_id=st.sampled_from(["", "1", "2"]),
)
standings = st.builds(
    Standing, states, st.dictionaries(st.sampled_from(Mark), st.sampled_from([MONDAY, TUESDAY, WEDNESDAY]))
)
asked = st.builds(
    Heard,
    who=st.sampled_from(["Den", "Attic", "Hall"]),
    now=states,
    before=st.none() | states,
    asked_at=st.just(NOW),
    keeps_dates=st.booleans(),
)
household = st.lists(asked, max_size=3, unique_by=lambda one: one.who)


@given(standings, household)
def test_the_order_in_which_players_are_asked_does_not_matter(standing: Standing, all_heard: list[Heard]) -> None:
    assert merge(standing, all_heard) == merge(standing, all_heard[::-1])


@given(standings, household)
def test_what_counts_was_said_by_somebody(standing: Standing, all_heard: list[Heard]) -> None:
    now = merge(standing, all_heard).standing.watched
    said = [standing.watched, *(one.now for one in all_heard)]

    assert now.plays in {one.plays for one in said}
    assert now.resume_s in {one.resume_s for one in said}
    assert now.rating in {one.rating for one in said}
    assert now.last_played >= standing.watched.last_played


@given(standings, household)
def test_nothing_watched_is_lost_unless_a_player_took_it_away(standing: Standing, all_heard: list[Heard]) -> None:
    assume(all(one.before is None or one.is_lost or one.now.plays >= one.before.plays for one in all_heard))

    assert merge(standing, all_heard).standing.watched.plays >= standing.watched.plays


@given(standings, household)
def test_who_says_nothing_new_changes_nothing(standing: Standing, all_heard: list[Heard]) -> None:
    silent = merge(standing, [replace(one, before=one.now) for one in all_heard])

    assert is_same(silent.standing.watched, standing.watched)
    assert silent.standing.at == standing.at
    assert (silent.by, silent.conflicts) == ({}, ())


@given(standings, asked)
def test_a_player_is_never_told_to_forget_what_counts(standing: Standing, one: Heard) -> None:
    wanted = target(merge(standing, [one]).standing, replace(one, before=one.now), Kind.MOVIE)

    assert wanted.plays == merge(standing, [one]).standing.watched.plays
    assert target(NOTHING, replace(one, before=None), Kind.MOVIE).plays == one.now.plays


# in the library's own fields


@given(states)
def test_the_librarys_fields_say_the_same(watched: Watched) -> None:
    assert is_same(of_values(as_values(watched, Kind.MOVIE)), watched)


@pytest.mark.parametrize(
    ("values", "plays"),
    [({"watched": True}, 1), ({"watched": True, "play_count": 3}, 3), ({"watched": False, "play_count": 3}, 0)],
)
def test_the_flag_and_the_count_say_one_thing(values: dict[str, bool | int], plays: int) -> None:
    assert of_values(values).plays == plays


def test_an_edit_of_the_flag_or_the_count_is_one_of_both() -> None:
    assert completed({"watched": False}, 3) == {"watched": False, "play_count": 0, "resume_position": 0.0}
    assert completed({"watched": True}, 0) == {"watched": True, "play_count": 1}
    assert completed({"watched": True}, 3) == {"watched": True, "play_count": 3}
    assert completed({"play_count": 2, "plot": "Mine."}, 0) == {"play_count": 2, "plot": "Mine.", "watched": True}
    assert completed({"watched": None}, 3) == {"watched": None}


def test_of_a_show_only_the_rating_goes_round() -> None:
    standing = Standing(Watched(5, MONDAY, rating=9), {})

    assert target(standing, heard("Den", played(2, TUESDAY)), Kind.SERIES) == Watched(2, TUESDAY, rating=9)
    assert as_values(standing.watched, Kind.SERIES) == {"user_rating": 9}


def test_directions() -> None:
    assert [(one.hears, one.tells) for one in Direction] == [(False, False), (True, False), (False, True), (True, True)]
