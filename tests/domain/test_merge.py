import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.kinds import Actor
from metarr_desktop.domain.merge import Verdict, decide
from metarr_desktop.domain.values import FieldType, Value, empty_of, is_empty, tidy
from tests.domain.strategies import values_of

AUTOMATIC = [actor for actor in Actor if actor.is_automatic]


def _two_values(field_type: FieldType) -> st.SearchStrategy[tuple[Value, Value]]:
    one = values_of(field_type).map(lambda value: tidy(field_type, value))
    return st.tuples(one, one)


pairs = st.sampled_from(FieldType).flatmap(_two_values)
origins = st.none() | st.sampled_from(Actor)


@given(pairs, origins, st.sampled_from(AUTOMATIC))
def test_a_locked_field_is_never_changed_by_anything_automatic(
    pair: tuple[Value, Value], origin: Actor | None, actor: Actor
) -> None:
    current, proposed = pair

    assert decide(current, True, origin, proposed, actor) is not Verdict.TAKE


@given(pairs, st.booleans(), origins, st.sampled_from(Actor))
def test_the_same_word_twice_changes_nothing_the_second_time(
    pair: tuple[Value, Value], is_locked: bool, origin: Actor | None, actor: Actor
) -> None:
    current, proposed = pair
    if decide(current, is_locked, origin, proposed, actor) is Verdict.TAKE:
        assert decide(proposed, is_locked, actor, proposed, actor) is Verdict.KEEP


@given(pairs, st.booleans(), origins, st.sampled_from(AUTOMATIC))
def test_an_empty_word_never_erases(
    pair: tuple[Value, Value], is_locked: bool, origin: Actor | None, actor: Actor
) -> None:
    current, _ = pair
    for empty in (None, "", ()):
        assert decide(current, is_locked, origin, empty, actor) is Verdict.KEEP


@given(pairs, st.booleans(), origins, st.sampled_from([Actor.PERSON, Actor.UNDO]))
def test_a_person_always_may(pair: tuple[Value, Value], is_locked: bool, origin: Actor | None, actor: Actor) -> None:
    current, proposed = pair
    differs = proposed != current and not (is_empty(proposed) and is_empty(current))

    assert (decide(current, is_locked, origin, proposed, actor) is Verdict.TAKE) == differs


@given(st.sampled_from(FieldType).flatmap(lambda one: st.tuples(st.just(one), values_of(one))), origins)
def test_what_is_empty_and_open_is_filled_by_anyone(typed: tuple[FieldType, Value], origin: Actor | None) -> None:
    field_type, value = typed[0], tidy(*typed)
    if not is_empty(value):
        for actor in Actor:
            assert decide(empty_of(field_type), False, origin, value, actor) is Verdict.TAKE


@pytest.mark.parametrize("weaker", [Actor.SYSTEM, Actor.SCAN, Actor.TAGS, Actor.PROVIDER, Actor.WEBHOOK, Actor.PLAYER])
def test_an_nfo_outranks_every_other_automatic_source(weaker: Actor) -> None:
    assert decide("guess", False, weaker, "written", Actor.NFO) is Verdict.TAKE
    assert decide("written", False, Actor.NFO, "guess", weaker) is Verdict.KEEP


def test_once_a_person_opens_a_field_again_sources_may_fill_it() -> None:
    assert decide("mine", False, Actor.PERSON, "theirs", Actor.SCAN) is Verdict.TAKE
