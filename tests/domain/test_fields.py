from collections import Counter

import pytest

from metarr_desktop.domain.assets import ASSETS, Asset
from metarr_desktop.domain.fields import COLUMNS, FIELD, FIELDS, fields_of
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import FieldType

_M, _S, _N, _E = Kind.MOVIE, Kind.SERIES, Kind.SEASON, Kind.EPISODE
_A, _L, _R, _C, _P = Kind.ARTIST, Kind.ALBUM, Kind.TRACK, Kind.COLLECTION, Kind.PERSON

# Issue 2, point 4: its words on the left, the field and the kinds that must have it on the right.
_ISSUE = {
    "title": ("title", tuple(Kind)),
    "original": ("original_title", (_M, _S, _E)),
    "sort title": ("sort_title", tuple(Kind)),
    "tagline": ("tagline", (_M, _S)),
    "outline": ("outline", (_M, _S, _E)),
    "plot": ("plot", (_M, _S, _N, _E, _L, _C)),
    "year": ("year", (_M, _S, _L, _R)),
    "release": ("release_date", (_M, _L)),
    "premiered": ("premiered", (_M, _S)),
    "aired": ("aired", (_E,)),
    "end date": ("end_date", (_S,)),
    "formed": ("formed", (_A,)),
    "disbanded": ("disbanded", (_A,)),
    "runtime": ("runtime", (_M, _S, _E)),
    "status": ("series_status", (_S,)),
    "show type": ("show_type", (_S,)),
    "in production": ("in_production", (_S,)),
    "certification": ("certification", (_M, _S, _E)),
    "original language": ("original_language", (_M, _S)),
    "countries": ("countries", (_M, _S)),
    "studios": ("studios", (_M, _S, _E)),
    "networks": ("networks", (_S,)),
    "labels": ("labels", (_L,)),
    "album type": ("album_type", (_L,)),
    "genres": ("genres", (_M, _S, _A, _L, _R)),
    "styles": ("styles", (_A, _L)),
    "moods": ("moods", (_A, _L)),
    "tags": ("tags", (_M, _S)),
    "keywords": ("keywords", (_M, _S)),
    "cast": ("cast", (_M, _S, _E)),
    "directors": ("directors", (_M, _S, _E)),
    "writers": ("writers", (_M, _S, _E)),
    "producers": ("producers", (_M, _S)),
    "composers": ("composers", (_M, _S)),
    "budget": ("budget", (_M,)),
    "revenue": ("revenue", (_M,)),
    "collection": ("collection", (_M,)),
    "collection order": ("collection_order", (_M,)),
    "ratings": ("ratings", (_M, _S, _E, _L)),
    "user rating": ("user_rating", (_M, _S, _E, _L, _R)),
    "watched": ("watched", (_M, _E)),
    "date added": ("date_added", (_M, _S, _E, _L)),
    "absolute": ("absolute", (_E,)),
    "DVD season": ("dvd_season", (_E,)),
    "DVD episode": ("dvd_episode", (_E,)),
    "display season": ("display_season", (_E,)),
    "display episode": ("display_episode", (_E,)),
    "disc": ("disc", (_R,)),
    "track": ("track", (_R,)),
    "biography": ("biography", (_A, _P)),
    "birth": ("born", (_A, _P)),
    "death": ("died", (_A, _P)),
}

# RULES 3.4 and 3.6: the NFO elements Kodi reads, by the root they stand under, and the field that carries each.
_ELEMENTS = {
    (_A, "name"): "title",
    (_A, "sortname"): "sort_title",
    (_A, "type"): "artist_type",
    (_A, "gender"): "gender",
    (_A, "disambiguation"): "disambiguation",
    (_A, "genre"): "genres",
    (_A, "style"): "styles",
    (_A, "mood"): "moods",
    (_A, "yearsactive"): "years_active",
    (_A, "born"): "born",
    (_A, "formed"): "formed",
    (_A, "died"): "died",
    (_A, "disbanded"): "disbanded",
    (_A, "biography"): "biography",
    (_L, "title"): "title",
    (_L, "artistdesc"): "artist_description",
    (_L, "genre"): "genres",
    (_L, "style"): "styles",
    (_L, "mood"): "moods",
    (_L, "theme"): "themes",
    (_L, "compilation"): "compilation",
    (_L, "boxset"): "boxset",
    (_L, "review"): "plot",
    (_L, "type"): "album_type",
    (_L, "releasestatus"): "release_status",
    (_L, "releasedate"): "release_date",
    (_L, "originalreleasedate"): "original_release_date",
    (_L, "label"): "labels",
    (_L, "userrating"): "user_rating",
    (_L, "albumArtistCredits"): "artists",
    (_M, "ratings"): "ratings",
    (_M, "userrating"): "user_rating",
    (_M, "premiered"): "premiered",
    (_M, "year"): "year",
    (_E, "aired"): "aired",
    (_M, "dateadded"): "date_added",
    (_M, "runtime"): "runtime",
    (_M, "genre"): "genres",
    (_M, "tag"): "tags",
    (_M, "country"): "countries",
    (_M, "studio"): "studios",
    (_M, "director"): "directors",
    (_M, "credits"): "writers",
    (_M, "actor"): "cast",
    (_M, "showlink"): "show_links",
    (_M, "playcount"): "play_count",
    (_M, "lastplayed"): "last_played",
    (_M, "resume"): "resume_position",
    (_M, "customrating"): "custom_certification",
    (_M, "sorttitle"): "sort_title",
    (_M, "set"): "collection",
    (_M, "uniqueid"): "external_ids",
    (_S, "uniqueid"): "external_ids",
    (_E, "uniqueid"): "external_ids",
    (_C, "overview"): "plot",
}


@pytest.mark.parametrize("asked", _ISSUE)
def test_every_field_that_was_asked_for_is_declared_for_its_kinds(asked: str) -> None:
    name, kinds = _ISSUE[asked]

    assert set(kinds) <= FIELD[name].kinds


@pytest.mark.parametrize(("kind", "element"), _ELEMENTS)
def test_every_element_that_kodi_reads_has_its_field(kind: Kind, element: str) -> None:
    name = _ELEMENTS[kind, element]

    assert kind in FIELD[name].kinds
    assert FIELD[name].element(kind) == element


@pytest.mark.parametrize("asset", ASSETS, ids=lambda asset: asset.name)
def test_every_picture_slot_is_a_field_of_its_kinds(asset: Asset) -> None:
    field = FIELD[asset.name]

    assert field.type is FieldType.PICTURES
    assert field.kinds == asset.kinds


def test_a_field_is_declared_once() -> None:
    assert [name for name, count in Counter(row.name for row in FIELDS).items() if count > 1] == []


@pytest.mark.parametrize("kind", Kind)
def test_no_element_of_a_kind_carries_two_fields(kind: Kind) -> None:
    elements = Counter(row.element(kind) for row in fields_of(kind) if row.element(kind))

    assert [element for element, count in elements.items() if count > 1] == []


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_has_its_fields_in_the_order_of_the_table(kind: Kind) -> None:
    assert list(fields_of(kind)) == [row for row in FIELDS if kind in row.kinds]


def test_scalars_are_columns_and_lists_are_not() -> None:
    assert {row.name for row in COLUMNS} == {row.name for row in FIELDS if not row.is_plural} - {"collection"}
