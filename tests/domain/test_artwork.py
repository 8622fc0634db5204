"""The score of a picture, the order of many, and what looks alike."""

import random
from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.artwork import (
    Offered,
    Ranked,
    Taste,
    Weights,
    folded,
    is_large_enough,
    languages_of,
    most_different_bits,
    ranked,
    score,
    shape_of,
    similarity,
    weights_of,
)
from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import PictureOffer
from metarr_desktop.domain.settings import SETTING

GERMAN = Taste(languages=("de",), original="ja", providers=("tmdb", "fanart", "tvdb"))

arts = st.sampled_from(sorted(ASSET))
kinds = st.sampled_from(sorted(Kind))
sizes = st.none() | st.integers(1, 70_000)
languages = st.sampled_from([None, "", "en", "de", "de-AT", "ja", "pt-BR", "pt"])
providers = st.sampled_from(["tmdb", "fanart", "tvdb", "unheard-of"])
hashes = st.integers(0, 2**64 - 1)
offers = st.builds(
    PictureOffer,
    art=st.just("poster"),
    url=st.integers(0, 30).map("https://pictures.example/{}".format),
    language=languages,
    width=sizes,
    height=sizes,
    vote=st.none() | st.floats(0, 10),
    votes=st.none() | st.integers(0, 10**6),
)
weights = st.builds(Weights, *[st.integers(0, 100)] * 5)
tastes = st.builds(
    Taste,
    kinds,
    st.lists(st.sampled_from(["de", "en", "pt-BR", "ja"]), max_size=4, unique=True).map(tuple),
    st.sampled_from(["", "ja", "en"]),
    weights,
    st.permutations(["tmdb", "fanart", "tvdb"]).map(tuple),
)


def offer(url: str = "https://pictures.example/1", **parts: object) -> PictureOffer:
    return replace(PictureOffer("poster", url, width=2000, height=3000, language="de"), **parts)  # type: ignore[arg-type]


def of_all(**named: PictureOffer) -> list[Offered]:
    return [Offered("tmdb", replace(one, url=name)) for name, one in named.items()]


# --- the score ------------------------------------------------------------------------------------------------------


@given(arts, offers, providers, tastes)
def test_a_score_is_the_sum_of_its_parts_and_lies_from_0_to_100(
    art: str, one: PictureOffer, provider: str, taste: Taste
) -> None:
    found = score(art, one, provider, taste)

    assert 0 <= found.total <= 100
    assert all(part >= 0 for part in astuple(found.parts))
    assert found.total == pytest.approx(min(100, sum(astuple(found.parts))), abs=0.06)
    assert found == score(art, one, provider, taste)


@given(arts, kinds, st.floats(0.01, 3), st.floats(0.01, 3), offers, providers, weights)
def test_a_larger_picture_of_the_right_aspect_never_scores_less(
    art: str, kind: Kind, one: float, other: float, of: PictureOffer, provider: str, weights: Weights
) -> None:
    width, height = shape_of(art, kind).ideal
    taste = Taste(kind, weights=weights)
    # Sizes that are whole multiples of the aspect, as a picture that was scaled without cutting has them.
    small, large = sorted(max(1, round(100 * scale)) for scale in (one, other))

    less = score(art, replace(of, width=width * small, height=height * small), provider, taste)
    more = score(art, replace(of, width=width * large, height=height * large), provider, taste)

    assert more.total >= less.total


@given(arts, kinds, st.integers(1, 9000), st.integers(1, 9000), st.integers(0, 5000), st.integers(0, 5000))
def test_more_pixels_either_way_never_lessen_the_part_for_size(
    art: str, kind: Kind, width: int, height: int, wider: int, higher: int
) -> None:
    taste = Taste(kind)
    one, other = (offer(width=w, height=h) for w, h in ((width, height), (width + wider, height + higher)))

    assert score(art, other, "tmdb", taste).parts.size >= score(art, one, "tmdb", taste).parts.size


@given(offers, st.floats(0, 10), st.floats(0, 10), st.integers(0, 10**6), tastes)
def test_a_better_average_never_scores_less(one: PictureOffer, a: float, b: float, votes: int, taste: Taste) -> None:
    worse, better = (score("poster", replace(one, vote=vote, votes=votes), "", taste) for vote in sorted((a, b)))

    assert better.total >= worse.total


@given(offers, st.none() | st.floats(5, 10), st.integers(0, 10**6), st.integers(0, 10**6), tastes)
def test_more_votes_of_an_average_of_5_or_better_never_score_less(
    one: PictureOffer, vote: float | None, a: int, b: int, taste: Taste
) -> None:
    few, many = (score("poster", replace(one, vote=vote, votes=votes), "", taste) for votes in sorted((a, b)))

    assert many.total >= few.total


@given(offers, st.floats(1, 10), st.floats(1, 10), tastes)
def test_a_picture_nearer_to_the_right_aspect_never_scores_less_for_it(
    one: PictureOffer, a: float, b: float, taste: Taste
) -> None:
    near, far = sorted((a, b))
    wide = [replace(one, width=round(2000 * ratio), height=3000) for ratio in (near, far)]

    assert score("poster", wide[0], "", taste).parts.aspect >= score("poster", wide[1], "", taste).parts.aspect


@pytest.mark.parametrize(
    ("width", "height", "points"),
    [(2000, 3000, 30), (4000, 6000, 30), (1000, 1500, 15), (1400, 2100, 21), (1398, 2097, 21), (None, None, 15)],
)
def test_points_for_size(width: int | None, height: int | None, points: float) -> None:
    assert score("poster", offer(width=width, height=height), "tmdb", GERMAN).parts.size == points


@pytest.mark.parametrize(
    ("width", "points"), [(2000, 20), (2040, 20), (1961, 20), (2120, 10), (2200, 0), (3000, 0), (None, 10)]
)
def test_points_for_the_aspect_of_a_poster(width: int | None, points: float) -> None:
    assert score("poster", offer(width=width), "tmdb", GERMAN).parts.aspect == points


@pytest.mark.parametrize(
    ("art", "best_first"),
    [
        ("poster", ["de", "ja", "en", "", "fr"]),
        ("clearlogo", ["de", "ja", "en", "", "fr"]),
        ("fanart", ["", "de", "ja", "en", "fr"]),
        ("keyart", ["", "de", "ja", "en", "fr"]),
    ],
)
def test_each_kind_has_its_order_of_languages(art: str, best_first: list[str]) -> None:
    points = [score(art, offer(language=tag), "tmdb", GERMAN).parts.language for tag in best_first]

    assert points == [20, 15, 10, 5, 0]
    assert score(art, offer(language=None), "tmdb", GERMAN).parts.language == 10


def test_a_language_without_a_country_is_that_of_all_its_countries() -> None:
    brazilian = Taste(languages=("pt-BR",))

    points = {
        tag: score("poster", offer(language=tag), "", brazilian).parts.language for tag in ("pt-BR", "pt", "pt-PT")
    }

    assert points["pt-BR"] == points["pt"] == 20
    assert points["pt-PT"] == 0


def test_likes_count_as_votes_of_7() -> None:
    liked, voted = offer(vote=None, votes=12), offer(vote=7.0, votes=12)

    assert score("poster", liked, "fanart", GERMAN) == score("poster", voted, "fanart", GERMAN)
    assert score("poster", liked, "fanart", GERMAN).total > score("poster", offer(), "fanart", GERMAN).total


def test_one_enthusiast_does_not_outvote_a_hundred() -> None:
    assert _votes(10, 1) < _votes(7.5, 100)


def _votes(vote: float, votes: int) -> float:
    return score("poster", offer(vote=vote, votes=votes), "tmdb", GERMAN).parts.votes


def test_providers_count_in_their_order() -> None:
    points = [score("poster", offer(), name, GERMAN).parts.provider for name in ("tmdb", "fanart", "tvdb", "other")]

    assert points == [10, 9, 8, 5]


def test_weights_that_do_not_add_up_to_100_are_scaled() -> None:
    for_size_alone = replace(GERMAN, weights=Weights(size=7, aspect=0, language=0, votes=0, provider=0))

    assert score("poster", offer(), "tmdb", for_size_alone).total == 100
    assert score("poster", offer(width=1000, height=1500), "tmdb", for_size_alone).total == 50
    assert score("poster", offer(), "tmdb", replace(GERMAN, weights=Weights(0, 0, 0, 0, 0))).total == 0


@pytest.mark.parametrize(
    ("kind", "ideal"), [(Kind.MOVIE, (1920, 1080)), (Kind.ALBUM, (1000, 1000)), (Kind.PERSON, (1000, 1500))]
)
def test_a_thumb_is_of_another_shape_for_other_kinds(kind: Kind, ideal: tuple[int, int]) -> None:
    square = score("thumb", offer(width=ideal[0], height=ideal[1]), "tmdb", Taste(kind))

    assert (square.parts.size, square.parts.aspect) == (30, 20)


def test_a_picture_up_to_a_tenth_below_the_smallest_size_may_be_chosen() -> None:
    assert is_large_enough("poster", Kind.MOVIE, 450, 675)
    assert not is_large_enough("poster", Kind.MOVIE, 449, 675)
    assert not is_large_enough("poster", Kind.MOVIE, 450, 674)
    assert is_large_enough("poster", Kind.MOVIE, None, None)
    assert not score("poster", offer(width=300, height=450), "tmdb", GERMAN).is_large_enough


# --- the order ------------------------------------------------------------------------------------------------------


@given(st.lists(st.builds(Offered, providers, offers), max_size=12), tastes, st.randoms(use_true_random=False))
def test_the_order_is_that_of_scores_and_does_not_hang_on_the_order_of_offers(
    offered: list[Offered], taste: Taste, dice: random.Random
) -> None:
    found = ranked("poster", offered, taste)
    dice.shuffle(offered)

    assert ranked("poster", offered, taste) == found
    assert [one.score.total for one in found] == sorted((one.score.total for one in found), reverse=True)
    assert {one.offer.url for one in found} == {one.offer.url for one in offered}
    assert len({one.offer.url for one in found}) == len(found)


def test_equal_scores_go_by_votes_then_the_smaller_picture_then_provider_and_address() -> None:
    no_matter = replace(GERMAN, weights=Weights(0, 0, 0, 0, 0))
    offered = [
        Offered("tvdb", offer("b")),
        Offered("tvdb", offer("a")),
        Offered("tmdb", offer("z")),
        Offered("tvdb", offer("small", width=1000, height=1500)),
        Offered("tvdb", offer("unsaid", width=None)),
        Offered("tvdb", offer("voted", votes=3)),
    ]

    assert [one.offer.url for one in ranked("poster", offered, no_matter)] == [
        "voted",
        "small",
        "z",
        "a",
        "b",
        "unsaid",
    ]


# --- what looks alike -----------------------------------------------------------------------------------------------


def test_pictures_that_look_alike_are_folded_with_the_largest_as_the_face() -> None:
    pictures = ranked(
        "poster",
        of_all(
            small=offer(width=1000, height=1500, vote=9.0, votes=900),
            large=offer(width=2000, height=3000),
            other=offer(width=1500, height=2250),
        ),
        GERMAN,
    )

    looks = folded(pictures, {"small": 0b111111, "large": 0, "other": 0b1111111})

    # Sixty-four bits, six differing: 90.6 %; seven are 89.1 %.
    assert [(look.face.offer.url, [one.offer.url for one in look.others]) for look in looks] == [
        ("large", ["small"]),
        ("other", []),
    ]


@pytest.mark.parametrize("other", ["en", "", None])
def test_a_picture_is_never_folded_with_one_of_another_language_or_without_text(other: str | None) -> None:
    pictures = ranked("poster", of_all(one=offer(), other=offer(language=other)), GERMAN)

    assert len(folded(pictures, {"one": 5, "other": 5})) == 2
    assert len(folded(ranked("poster", of_all(one=offer(), other=offer()), GERMAN), {"one": 5, "other": 5})) == 1


def test_a_picture_that_nobody_looked_at_stands_alone() -> None:
    pictures = ranked("poster", of_all(one=offer(), other=offer()), GERMAN)

    assert len(folded(pictures, {"one": 5})) == 2


def test_small_differences_do_not_add_up() -> None:
    """Each is like the next, but the first and the last are not alike."""
    sized = {f"{number}": offer(width=2000 - number, height=3000) for number in range(6)}
    pictures = ranked("poster", of_all(**sized), GERMAN)

    looks = folded(pictures, {f"{number}": (1 << 6 * number) - 1 for number in range(6)})

    assert [len(look.others) for look in looks] == [1, 1, 1]


@given(
    st.lists(st.builds(Offered, providers, offers), max_size=12),
    st.lists(st.sampled_from([0, 1, 63, 127, 2**63, 2**64 - 1]), min_size=31, max_size=31),
    st.integers(70, 100),
)
def test_folding_loses_no_picture_and_keeps_to_its_threshold(
    offered: list[Offered], numbers: list[int], percent: int
) -> None:
    by_url = {f"https://pictures.example/{number}": phash for number, phash in enumerate(numbers)}
    pictures = ranked("poster", offered, GERMAN)

    looks = folded(pictures, by_url, percent)

    everything: list[Ranked] = [one for look in looks for one in (look.face, *look.others)]
    assert sorted(one.offer.url for one in everything) == sorted(one.offer.url for one in pictures)
    places = [pictures.index(look.face) for look in looks]
    assert places == sorted(places)
    for look in looks:
        for one in look.others:
            assert similarity(by_url[look.face.offer.url], by_url[one.offer.url]) >= percent / 100
            assert look.face.offer.language == one.offer.language


@given(hashes, hashes)
def test_similarity_is_symmetric_and_full_only_for_equal_hashes(a: int, b: int) -> None:
    assert similarity(a, b) == similarity(b, a)
    assert (similarity(a, b) == 1) == (a == b)
    assert 0 <= similarity(a, b) <= 1


@given(hashes, st.integers(0, 64), st.integers(50, 100))
def test_bits_that_may_differ_are_those_that_leave_the_similarity(a: int, bits: int, percent: int) -> None:
    other = a ^ ((1 << bits) - 1)

    assert (bits <= most_different_bits(percent)) == (similarity(a, other) >= percent / 100)


# --- settings -------------------------------------------------------------------------------------------------------


def test_languages_are_read_as_people_write_them() -> None:
    assert languages_of(" de, pt_BR;en , de,") == ("de", "pt-BR", "en")
    assert languages_of("") == ()


def test_weights_come_from_the_settings() -> None:
    settings = {f"artwork.weight_{name}": number for number, name in enumerate(Weights.__dataclass_fields__)}

    assert weights_of(settings) == Weights(0, 1, 2, 3, 4)


def test_settings_are_shipped_as_the_score_is_documented() -> None:
    shipped = {setting.name: setting.default for setting in SETTING.all}

    assert weights_of(shipped) == Weights() == Weights(30, 20, 20, 20, 10)
    assert shipped["artwork.similarity"] == 90
    for asset in ASSET.values():
        limit = SETTING.named(f"artwork.limit_{asset.name}")
        assert (limit.lowest, limit.highest) == (0, asset.limit)
    assert shipped["artwork.limit_poster"] == shipped["artwork.limit_fanart"] == 1
