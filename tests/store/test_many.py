"""What many items have in common is what comparing their values one by one would say."""

from collections import Counter

import pytest

from metarr_desktop.domain.fields import FIELD, Field
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.values import Credit, Rating, Value, empty_of
from metarr_desktop.store.library import Store
from tests.builders import a_movie, an_item, edit, lock

FIELDS = [FIELD[name] for name in ("year", "plot", "watched", "collection", "genres", "cast", "ratings")]
OTHERS = [FIELD["alternative_titles"], FIELD["studios"], FIELD["directors"]]

anna, bert = Credit("Anna", "Nurse", ids=(("tmdb", "5"),)), Credit("Bert", "Doctor")
VALUES: list[dict[str, Value]] = [
    {"year": 1999, "genres": ("Drama", "War"), "cast": (anna, bert), "alternative_titles": ("One", "Two")},
    {"year": 1999, "genres": ("War", "Drama"), "cast": (bert, anna), "alternative_titles": ("Two", "One")},
    {"year": 1999, "genres": ("Drama", "War"), "cast": (anna, bert), "studios": ("Ufa",), "watched": True},
    {"year": 1999, "genres": ("Drama",), "ratings": (Rating("imdb", 7.0),), "collection": "The Set", "watched": False},
    {"year": 1999, "ratings": (Rating("imdb", 7.0),), "collection": "The Set", "studios": ("Ufa",), "plot": "Rain."},
    {"year": 1999, "ratings": (Rating("imdb", 7.0, votes=3),), "collection": "The Set", "cast": (Credit("Anna"),)},
]


@pytest.fixture
def items(store: Store) -> list[ItemId]:
    """Films whose values differ in all that a value can: in words, order, roles, votes, and in having none."""
    found = [a_movie(store, f"Film {number}") for number, _ in enumerate(VALUES)]
    for item, values in zip(found, VALUES, strict=True):
        edit(store, item, **values)
        lock(store, item, year=False)
    a_movie(store, "Not chosen", year=1950, genres=("Comedy",), plot="Sun.")
    return found[::-1]


def values_of(store: Store, items: list[ItemId], field: Field) -> list[Value]:
    values = store.items.values(items)
    return [values[item].get(field.name, empty_of(field.type)) for item in items]


@pytest.mark.parametrize("field", FIELDS + OTHERS, ids=lambda field: field.name)
def test_a_field_is_counted_as_its_values_say(store: Store, items: list[ItemId], field: Field) -> None:
    values = values_of(store, items, field)
    present = [value for value in values if value != empty_of(field.type)]

    one = store.many.shared(items, [field])[field.name]

    assert (one.has, one.distinct) == (len(present), len(set(present)))
    assert one.common == (present[0] if len(set(present)) == 1 else empty_of(field.type))


def test_fields_are_counted_together_as_they_are_alone(store: Store, items: list[ItemId]) -> None:
    alone = {field.name: store.many.shared(items, [field])[field.name] for field in FIELDS + OTHERS}

    assert store.many.shared(items, FIELDS + OTHERS) == alone


@pytest.mark.parametrize("field", FIELDS + OTHERS, ids=lambda field: field.name)
def test_every_value_is_counted_with_its_locks(store: Store, items: list[ItemId], field: Field) -> None:
    lock(store, items[0], **{field.name: True})
    lock(store, items[1], **{field.name: False})
    is_locked = [field.name in row.locked for row in store.items.rows(items)]
    values = values_of(store, items, field)

    spread = list(store.many.spread(items, field))

    assert Counter({one.value: one.items for one in spread}) == Counter(values)
    locked = Counter(value for value, locked in zip(values, is_locked, strict=True) if locked)
    assert Counter({one.value: one.locked for one in spread if one.locked}) == locked
    assert len(spread) == len(set(values))


@pytest.mark.parametrize("field", FIELDS + OTHERS, ids=lambda field: field.name)
def test_single_values_come_in_the_order_asked(store: Store, items: list[ItemId], field: Field) -> None:
    held = store.many.held(items, field)

    assert [one.item for one in held] == items
    assert [one.value for one in held] == values_of(store, items, field)
    assert [one.is_locked for one in held] == [field.name in row.locked for row in store.items.rows(items)]


def test_kinds_and_locks_are_counted_and_what_is_gone_is_not(store: Store, items: list[ItemId]) -> None:
    album = an_item(store, Kind.ALBUM, title="Album")
    gone = ItemId(10_000)

    assert store.many.kinds([*items, album, gone]) == {Kind.MOVIE: len(items), Kind.ALBUM: 1}
    assert store.many.locks([*items, gone])["genres"] == 4
    assert "year" not in store.many.locks(items)
    assert [one.item for one in store.many.held([gone, items[0]], FIELD["year"])] == [items[0]]


def test_the_commonest_words_come_first(store: Store, items: list[ItemId]) -> None:
    words = store.many.words(items, FIELD["genres"], 10)

    assert [(word.name, word.items) for word in words] == [("Drama", 4), ("War", 3)]
    assert [word.name for word in store.many.words(items, FIELD["genres"], 1)] == ["Drama"]
