"""Which of the pictures that are offered is the best: one score from 0 to 100, whose parts can be seen and weighed.

Each part is a share from 0 to 1, times its weight; weights that do not add up to 100 are scaled so that they do.

    size      the shorter of width and height against the ideal; from the ideal on 1 (more is as good, not better)
    aspect    1 up to a fifth of the tolerance of the kind, falling evenly to 0 where the tolerance ends
    language  1 for the language wanted first, falling in equal steps down the order of the kind; 0 for any other
    votes     three quarters the average, pulled to 5 as if by five more votes; a quarter how many (1,000 are all)
    provider  1 for the first, a tenth less for each behind it, a half at least

What is not said counts half: size, aspect, language. Without votes the average is 5; an average without a count is one
vote; likes (a count without an average, as fanart.tv has them) are votes of 7. The kinds, ideals, smallest sizes and
tolerances are those of RULES 3.8; none of Metarr's four formulas there is both monotonic and within 100.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.kinds import Kind

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import PictureOffer

HASH_BITS = 64

_UNSAID = 0.5
_ROUND = 1  # digits of points: what is shown is what ranks
_MINIMUM_TOLERANCE = 0.9
_FULL_ASPECT = 0.2
_NEUTRAL_VOTE, _NEUTRAL_VOTES = 5.0, 5
_LIKE = 7.0
_AVERAGE_SHARE = 0.75
_FULL_VOTES = 3.0  # powers of ten
_PROVIDER_STEP, _LEAST_PROVIDER = 0.1, 0.5
_TEXTLESS = ""
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a picture of a kind should be like. Sizes are width x height in pixels; `tolerance` is of the aspect.

    `needs_alpha` says that it has to be transparent somewhere, which only its bytes tell. `is_textless` says that
    pictures without text are wanted first.
    """

    ideal: tuple[int, int]
    minimum: tuple[int, int]
    tolerance: float
    needs_alpha: bool = False
    is_textless: bool = False


_SHAPES = {
    "poster": Shape(ASSET["poster"].ideal, (500, 750), 0.10),
    "fanart": Shape(ASSET["fanart"].ideal, (1280, 720), 0.05, is_textless=True),
    "thumb": Shape(ASSET["thumb"].ideal, (400, 225), 0.10),
    "landscape": Shape(ASSET["landscape"].ideal, (800, 450), 0.10),
    "banner": Shape(ASSET["banner"].ideal, (500, 92), 0.15),
    "clearlogo": Shape(ASSET["clearlogo"].ideal, (400, 155), 0.30, needs_alpha=True),
    "clearart": Shape(ASSET["clearart"].ideal, (400, 200), 0.50, needs_alpha=True),
    "characterart": Shape(ASSET["characterart"].ideal, (400, 400), 0.50, needs_alpha=True, is_textless=True),
    "keyart": Shape(ASSET["keyart"].ideal, (500, 750), 0.10, is_textless=True),
    "discart": Shape(ASSET["discart"].ideal, (500, 500), 0.05, needs_alpha=True),
    "back": Shape(ASSET["back"].ideal, (300, 300), 0.20),
    "spine": Shape(ASSET["spine"].ideal, (30, 300), 0.50),
}

# What Kodi calls the thumb of these is no still of 16:9.
_THUMBS = {
    Kind.EPISODE: Shape(ASSET["thumb"].ideal, (400, 225), 0.10, is_textless=True),
    Kind.ALBUM: Shape((1000, 1000), (300, 300), 0.10),
    Kind.ARTIST: Shape((1000, 1000), (300, 300), 0.10, is_textless=True),
    Kind.PERSON: Shape((1000, 1500), (200, 300), 0.10, is_textless=True),
}


def shape_of(art: str, kind: Kind) -> Shape:
    """What a picture of that name should be like for an item of that kind."""
    return _THUMBS.get(kind, _SHAPES[art]) if art == "thumb" else _SHAPES[art]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part counts, whole numbers from 0 to 100; only their proportions matter."""

    size: int = 30
    aspect: int = 20
    language: int = 20
    votes: int = 20
    provider: int = 10


@dataclass(frozen=True, slots=True)
class Taste:
    """What is wanted for one title.

    `languages` are tags ("de", "pt-BR"), the most wanted first; `original` is the title's own language, "" where it is
    not known. `providers` are their names in order.
    """

    kind: Kind = Kind.MOVIE
    languages: tuple[str, ...] = (_ENGLISH,)
    original: str = ""
    weights: Weights = field(default_factory=Weights)
    providers: tuple[str, ...] = ()

    def language_order(self, art: str) -> tuple[str, ...]:
        """The languages wanted in pictures of that name, best first; "" is a picture without text."""
        spoken = (*self.languages, self.original, _ENGLISH)
        named = tuple(tag for tag in spoken if tag)
        is_textless = shape_of(art, self.kind).is_textless
        return tuple(dict.fromkeys((_TEXTLESS, *named) if is_textless else (*named, _TEXTLESS)))


@dataclass(frozen=True, slots=True)
class Parts:
    """The points of each part, to a tenth."""

    size: float
    aspect: float
    language: float
    votes: float
    provider: float


@dataclass(frozen=True, slots=True)
class Score:
    """`total` from 0 to 100 is the sum of the parts. What is not large enough is never chosen automatically."""

    total: float
    parts: Parts
    is_large_enough: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A picture and whose it is."""

    provider: str
    offer: PictureOffer


@dataclass(frozen=True, slots=True)
class Ranked:
    """A picture in its place among others."""

    provider: str
    offer: PictureOffer
    score: Score


@dataclass(frozen=True, slots=True)
class Look:
    """Pictures that look the same; `face`, the largest of them, stands for them. `others` are in the order of rank."""

    face: Ranked
    others: tuple[Ranked, ...] = ()


#: The parts, or their weights, as a tuple (`dataclasses.astuple` copies deeply: two thirds of the time of a score).
_in_order = attrgetter(*(part.name for part in fields(Parts)))


def weights_of(settings: Mapping[str, object]) -> Weights:
    """The weights as they are set: `artwork.weight_size` and so on."""
    return Weights(**{part.name: _whole(settings[f"artwork.weight_{part.name}"]) for part in fields(Weights)})


def languages_of(text: str) -> tuple[str, ...]:
    """The tags in a person's words, in order: "de, pt_BR" -> ("de", "pt-BR")."""
    words = text.replace(";", " ").replace(",", " ").split()
    return tuple(dict.fromkeys(word.replace("_", "-") for word in words))


def score(art: str, offer: PictureOffer, provider: str, taste: Taste) -> Score:
    """How good a picture is as the `art` (a name of `domain.assets`) of a title."""
    shape = shape_of(art, taste.kind)
    shares = Parts(
        size=_size_share(shape, offer),
        aspect=_aspect_share(shape, offer),
        language=_language_share(offer.language, taste.language_order(art)),
        votes=_votes_share(offer),
        provider=_provider_share(provider, taste.providers),
    )
    weights: tuple[int, ...] = _in_order(taste.weights)
    scale = 100 / (sum(weights) or 1)
    parts = Parts(
        *(round(share * weight * scale, _ROUND) for share, weight in zip(_in_order(shares), weights, strict=True))
    )
    total = round(min(100.0, math.fsum(_in_order(parts))), _ROUND)
    return Score(total, parts, is_large_enough(art, taste.kind, offer.width, offer.height))


def is_large_enough(art: str, kind: Kind, width: int | None, height: int | None) -> bool:
    """Whether a size reaches the smallest of its kind, or a tenth below it. One that is not known may."""
    if not width or not height:
        return True
    least = shape_of(art, kind).minimum
    return width >= least[0] * _MINIMUM_TOLERANCE and height >= least[1] * _MINIMUM_TOLERANCE


def ranked(art: str, offers: Iterable[Offered], taste: Taste) -> tuple[Ranked, ...]:
    """The pictures offered for one kind, best first, each address once. The order they come in does not matter.

    Equal scores: more votes, then the smaller picture, then the provider's place, then the address.
    """
    order = {name: place for place, name in enumerate(taste.providers)}
    scored = [Ranked(one.provider, one.offer, score(art, one.offer, one.provider, taste)) for one in offers]

    def place(one: Ranked) -> tuple[float | str, ...]:
        offer = one.offer
        return (
            -one.score.total,
            -(offer.votes or 0),
            _area(offer) or math.inf,
            order.get(one.provider, len(order)),
            one.provider,
            offer.url,
            repr(offer),  # one address, described in two ways: either, but always the same
        )

    best: dict[str, Ranked] = {}
    for one in sorted(scored, key=place):
        best.setdefault(one.offer.url, one)
    return tuple(best.values())


def folded(pictures: Sequence[Ranked], hashes: Mapping[str, int], percent: int = 90) -> tuple[Look, ...]:
    """Pictures of one kind, ranked, with those that look the same put together; in the order of their faces.

    `hashes` are perceptual hashes by address; a picture without one stands alone. Alike are those of one language (none
    is one, and not said is another) whose hashes are alike by `percent` or more. The larger picture is the face; what
    joins it resembles it, so that chains of small differences never end in another picture.
    """
    groups: list[tuple[Ranked, list[Ranked]]] = []
    places = {one.offer.url: place for place, one in enumerate(pictures)}
    for one in sorted(pictures, key=lambda one: (-_area(one.offer), places[one.offer.url])):
        for face, others in groups:
            if _look_alike(face.offer, one.offer, hashes, percent):
                others.append(one)
                break
        else:
            groups.append((one, []))
    groups.sort(key=lambda group: places[group[0].offer.url])
    return tuple(Look(face, tuple(sorted(others, key=lambda one: places[one.offer.url]))) for face, others in groups)


def are_alike(one: PictureOffer, phash: int, other: PictureOffer, other_phash: int, percent: int) -> bool:
    """Whether two pictures of one kind are of one language and look alike by `percent` or more."""
    return _tag(one) == _tag(other) and (phash ^ other_phash).bit_count() <= most_different_bits(percent)


def similarity(phash: int, other: int) -> float:
    """How alike two pictures look by their 64-bit hashes, from 0 to 1: the share of equal bits."""
    return 1 - (phash ^ other).bit_count() / HASH_BITS


def most_different_bits(percent: int) -> int:
    """In how many bits the hashes of pictures may differ that are alike by `percent`: 90 -> 6."""
    return HASH_BITS * (100 - percent) // 100


def _size_share(shape: Shape, offer: PictureOffer) -> float:
    if not offer.width or not offer.height:
        return _UNSAID
    return min(1.0, offer.width / shape.ideal[0], offer.height / shape.ideal[1])


def _aspect_share(shape: Shape, offer: PictureOffer) -> float:
    if not offer.width or not offer.height:
        return _UNSAID
    ratio = (offer.width * shape.ideal[1]) / (offer.height * shape.ideal[0])
    deviation = max(ratio, 1 / ratio) - 1
    full = shape.tolerance * _FULL_ASPECT
    return min(1.0, max(0.0, (shape.tolerance - deviation) / (shape.tolerance - full)))


def _language_share(language: str | None, order: Sequence[str]) -> float:
    if language is None:
        return _UNSAID
    for place, wanted in enumerate(order):
        if _is_language(language, wanted):
            return 1 - place / len(order)
    return 0.0


def _is_language(tag: str, wanted: str) -> bool:
    """Whether a tag is the one wanted; one of them without a country stands for all of its countries."""
    one, other = tag.lower().split("-"), wanted.lower().split("-")
    return one == other or (one[0] == other[0] and 1 in (len(one), len(other)))


def _votes_share(offer: PictureOffer) -> float:
    votes = max(0, offer.votes or 0) if offer.votes is not None or offer.vote is None else 1
    average = min(10.0, max(0.0, _LIKE if offer.vote is None else offer.vote))
    mean = (_NEUTRAL_VOTE * _NEUTRAL_VOTES + average * votes) / (_NEUTRAL_VOTES + votes)
    many = min(1.0, math.log10(votes + 1) / _FULL_VOTES)
    return _AVERAGE_SHARE * mean / 10 + (1 - _AVERAGE_SHARE) * many


def _provider_share(provider: str, order: Sequence[str]) -> float:
    if provider not in order:
        return _LEAST_PROVIDER
    return max(_LEAST_PROVIDER, 1 - _PROVIDER_STEP * order.index(provider))


def _look_alike(one: PictureOffer, other: PictureOffer, hashes: Mapping[str, int], percent: int) -> bool:
    return (
        one.url in hashes and other.url in hashes and are_alike(one, hashes[one.url], other, hashes[other.url], percent)
    )


def _tag(offer: PictureOffer) -> str | None:
    return None if offer.language is None else offer.language.lower()


def _area(offer: PictureOffer) -> int:
    return (offer.width or 0) * (offer.height or 0)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
