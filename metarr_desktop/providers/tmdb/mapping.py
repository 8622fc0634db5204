"""TMDB's answers in our words: the parts that titles of all kinds have in common, and candidates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Candidate, PictureOffer
from metarr_desktop.domain.values import Credit, Rating
from metarr_desktop.providers import reading
from metarr_desktop.providers.id_forms import is_well_formed

PICTURES_AT = "https://image.tmdb.org/t/p"  # what /configuration says as secure_base_url
RATING_SOURCE = "tmdb"

#: Preview sizes by art; /configuration lists the sizes of each kind of image.
_PREVIEWS = {"poster": "w342", "fanart": "w780", "landscape": "w780", "clearlogo": "w300", "thumb": "w300"}
_FILE = re.compile(r"/[A-Za-z0-9_-]+\.(?:jpg|jpeg|png|svg|webp)")
_COUNTRY = re.compile(r"[A-Z]{2}")
_VIDEO = re.compile(r"[A-Za-z0-9_-]{6,20}")
_JOIN = " / "

#: TMDB's own codes: Cantonese, and "no language" (a picture without text).
_OWN_CODES = {"cn": "yue", "xx": ""}

#: Our field -> the member of a translation that fills it.
TITLE_TEXTS = {"title": ("title", "name"), "plot": ("overview",), "tagline": ("tagline",)}
PERSON_TEXTS = {"biography": ("biography",)}

Texts = dict[str, dict[str, str]]


# languages and texts


def language(code: str) -> str:
    """TMDB's language code as a tag."""
    return _OWN_CODES[code] if code in _OWN_CODES else reading.tag(code)


def base(tag: str) -> str:
    """The language of a tag without its country."""
    return tag.partition("-")[0]


def asked_languages(ask: Ask) -> tuple[str, ...]:
    """The languages that are asked for, English where none is."""
    return tuple(tag for one in ask.languages if (tag := reading.tag(one))) or ("en",)


def texts_of(data: Any, ask: Ask, members: Mapping[str, tuple[str, ...]]) -> Texts:
    """Field -> language that is asked for -> text, from the translations and the answer itself.

    The answer is in the first language; only its title may stand for another one, the original.
    """
    languages = asked_languages(ask)
    translations = reading.items(data, "translations", "translations")
    original = language(reading.text(data, "original_language"))
    texts: Texts = {}
    for field, names in members.items():
        by_tag = {tag: _translated(translations, tag, ask.country, names) for tag in languages}
        if field == "title":
            by_tag = _with_own_titles(by_tag, data, original)
        else:
            by_tag[languages[0]] = by_tag[languages[0]] or _first(data, names)
        if found := {tag: text for tag, text in by_tag.items() if text}:
            texts[field] = found
    return texts


def _with_own_titles(by_tag: dict[str, str], data: Any, original: str) -> dict[str, str]:
    """Titles by language with those that the answer itself is sure of."""
    title, original_title = title_of(data), original_title_of(data)
    titles = {tag: text or (original_title if base(tag) == base(original) else "") for tag, text in by_tag.items()}
    first = next(iter(titles))
    if title != original_title:
        titles[first] = titles[first] or title
    return titles


def _translated(translations: list[dict[str, Any]], tag: str, country: str, names: tuple[str, ...]) -> str:
    """The text in that language, of its own country, the asked one, the language's main one or any, in that order."""
    import langcodes  # as in `providers.reading`

    asked = langcodes.Language.get(tag)
    countries = (asked.territory, country.upper(), asked.maximize().territory)
    fitting = [one for one in translations if base(language(reading.text(one, "iso_639_1"))) == base(tag)]

    def rank(one: dict[str, Any]) -> int:
        own = reading.text(one, "iso_3166_1")
        return countries.index(own) if own in countries else len(countries)

    return next((text for one in sorted(fitting, key=rank) if (text := _first(one.get("data"), names))), "")


def _first(data: Any, names: Iterable[str]) -> str:
    return next((text for name in names if (text := reading.text(data, name))), "")


def best_texts(texts: Texts, ask: Ask) -> dict[str, str]:
    """Field -> its text in the most wanted language that has one."""
    return {field: reading.best(by_tag, asked_languages(ask)) for field, by_tag in texts.items()}


def title_of(data: Any) -> str:
    """The title of a film, or the name of anything else."""
    return _first(data, ("title", "name"))


def original_title_of(data: Any) -> str:
    return _first(data, ("original_title", "original_name"))


def other_titles(data: Any) -> tuple[str, ...]:
    """Alternative titles; films list them as `titles`, series as `results`."""
    listed = [one for part in ("titles", "results") for one in reading.items(data, "alternative_titles", part)]
    return tuple(dict.fromkeys(title for one in listed if (title := reading.text(one, "title"))))


def names(data: Any, *path: str | int) -> tuple[str, ...]:
    """The `name` of each object in a list."""
    return tuple(dict.fromkeys(name for one in reading.items(data, *path) if (name := reading.text(one, "name"))))


def certificates(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Country -> certificate, the first one that is filled."""
    found: dict[str, str] = {}
    for country, certificate in pairs:
        if certificate and _COUNTRY.fullmatch(country):
            found.setdefault(country, certificate)
    return found


def rating(data: Any) -> tuple[Rating, ...]:
    """The score of TMDB's users; none where nobody voted."""
    value, votes = reading.number(data, "vote_average"), reading.whole(data, "vote_count")
    if value is None or not 0 < value <= 10 or votes == 0 or (votes or 0) < 0:
        return ()
    return (Rating(RATING_SOURCE, value, 10.0, votes),)


def trailers(data: Any, ask: Ask) -> tuple[str, ...]:
    """Addresses at YouTube: official trailers, then other ones, then teasers; the most wanted language first."""
    wanted = [base(tag) for tag in asked_languages(ask)]

    def rank(one: dict[str, Any]) -> tuple[bool, bool, int, int]:
        spoken = base(language(reading.text(one, "iso_639_1")))
        place = wanted.index(spoken) if spoken in wanted else len(wanted)
        size = reading.whole(one, "size") or 0
        return one["type"] != "Trailer", one.get("official") is not True, place, -size

    videos = [
        one
        for one in reading.items(data, "videos", "results")
        if one.get("site") == "YouTube"
        and one.get("type") in ("Trailer", "Teaser")
        and _VIDEO.fullmatch(reading.text(one, "key"))
    ]
    addresses = [f"https://www.youtube.com/watch?v={reading.text(one, 'key')}" for one in sorted(videos, key=rank)]
    return tuple(dict.fromkeys(addresses))


# ids


def ids_of(kind: Kind, data: Any) -> tuple[ExternalId, ...]:
    """The ids of a title, TMDB's own first."""
    own = Scheme.TMDB_SET if kind is Kind.COLLECTION else Scheme.TMDB
    pairs = [
        (own, reading.text(data, "id")),
        (Scheme.IMDB, reading.text(data, "external_ids", "imdb_id") or reading.text(data, "imdb_id")),
        (Scheme.TVDB, reading.text(data, "external_ids", "tvdb_id")),
        (Scheme.WIKIDATA, reading.text(data, "external_ids", "wikidata_id")),
    ]
    if kind is Kind.MOVIE:
        pairs.append((Scheme.TMDB_SET, reading.text(data, "belongs_to_collection", "id")))
    return reading.ids(*((scheme, value) for scheme, value in pairs if is_well_formed(scheme, value)))


# people


def cast(people: list[dict[str, Any]], most: int | None = None) -> tuple[Credit, ...]:
    """Cast in billing order; who plays several parts stands once."""

    def order(one: dict[str, Any]) -> int:
        place = reading.whole(one, "order")
        return 1_000_000 if place is None else place

    return credits_of(((one, _parts(one)) for one in sorted(people, key=order)), most)


def _parts(one: dict[str, Any]) -> list[str]:
    roles = [reading.text(role, "character") for role in reading.items(one, "roles")]
    return [role for role in roles if role] or [reading.text(one, "character")]


#: Our field -> whether a crew member's department and job belong there.
_CREW: Mapping[str, Callable[[str, str], bool]] = {
    "directors": lambda department, job: job in ("Director", "Co-Director"),
    "writers": lambda department, job: department == "Writing" or job in ("Writer", "Screenplay", "Creator"),
    "producers": lambda department, job: department == "Production" and job.endswith("Producer"),
    "composers": lambda department, job: job in ("Original Music Composer", "Composer", "Music"),
}


def crew_field(department: str, job: str) -> str:
    """The field that such a job belongs to; "" where none tells of it."""
    return next((field for field, belongs in _CREW.items() if belongs(department, job)), "")


def crew(people: list[dict[str, Any]], most: int | None = None) -> dict[str, tuple[Credit, ...]]:
    """Field -> people, in TMDB's order; who has several jobs there stands once, with all of them."""
    done = [
        (one, reading.text(one, "department"), job)
        for one in people
        for job in [reading.text(one, "job"), *(reading.text(each, "job") for each in reading.items(one, "jobs"))]
        if job
    ]
    return {
        field: credits_of(((one, [job]) for one, department, job in done if belongs(department, job)), most)
        for field, belongs in _CREW.items()
    }


def credits_of(people: Iterable[tuple[dict[str, Any], list[str]]], most: int | None = None) -> tuple[Credit, ...]:
    """People with their roles; the same id is the same person."""
    found: dict[str, tuple[Credit, list[str]]] = {}
    for one, roles in people:
        name, id = reading.text(one, "name"), reading.text(one, "id")
        if not name:
            continue
        ids = (("tmdb", id),) if is_well_formed(Scheme.TMDB, id) else ()
        key = id if ids else f"{name} #{len(found)}"  # a name alone does not say that it is the same person
        thumb = picture_url(reading.text(one, "profile_path"))
        _, all_roles = found.setdefault(key, (Credit(name, "", thumb, ids), []))
        all_roles.extend(role for role in roles if role and role not in all_roles)
    credits = tuple(credit._replace(role=_JOIN.join(roles)) for credit, roles in found.values())
    return credits[:most]


# pictures


def picture_url(path: str, size: str = "original") -> str:
    """The address of an image; "" where the path is none. A drawing (.svg) is asked for as .png, which TMDB makes."""
    file = _file(path)
    return f"{PICTURES_AT}/{size}{file}" if file else ""


def _file(path: str) -> str:
    if not _FILE.fullmatch(path):
        return ""
    return path.removesuffix(".svg") + ".png" if path.endswith(".svg") else path


def offers(data: Any, part: str, art: str, *, titled_art: str = "") -> list[PictureOffer]:
    """The images of a part ("posters"); those with text in them are `titled_art` where it is given."""
    found = []
    for one in reading.items(data, "images", part):
        spoken = _spoken(one)
        found.append(_offer(reading.text(one, "file_path"), titled_art if spoken and titled_art else art, one, spoken))
    return [one for one in found if one is not None]


def _spoken(image: dict[str, Any]) -> str | None:
    """The language of the text in an image, "" where it has none, None where that is not said."""
    if "iso_639_1" not in image:
        return None
    code = image["iso_639_1"]
    return "" if code in (None, "xx") else language(reading.text(code)) or None


def _offer(path: str, art: str, image: Any, spoken: str | None) -> PictureOffer | None:
    file = _file(path)
    if not file:
        return None
    votes, vote = reading.whole(image, "vote_count"), reading.number(image, "vote_average")
    return PictureOffer(
        art=art,
        url=f"{PICTURES_AT}/original{file}",
        preview_url=f"{PICTURES_AT}/{_PREVIEWS[art]}{file}",
        language=spoken,
        width=reading.pixels(image, "width"),
        height=reading.pixels(image, "height"),
        vote=vote if votes and vote is not None and 0 < vote <= 10 else None,
        votes=votes if votes is not None and votes >= 0 else None,
    )


def alone(data: Any, member: str, art: str) -> list[PictureOffer]:
    """The one picture that an answer shows by itself, of which nothing else is said."""
    offer = _offer(reading.text(data, member), art, {}, None)
    return [offer] if offer else []


def title_pictures(data: Any) -> tuple[PictureOffer, ...]:
    """Posters, backdrops (with text in it one is a landscape) and logos, each address once."""
    listed = [
        *offers(data, "posters", "poster"),
        *alone(data, "poster_path", "poster"),
        *offers(data, "backdrops", "fanart", titled_art="landscape"),
        *alone(data, "backdrop_path", "fanart"),
        *offers(data, "logos", "clearlogo"),
    ]
    by_url: dict[str, PictureOffer] = {}
    for one in listed:
        by_url.setdefault(one.url, one)
    return tuple(by_url.values())


# candidates


def candidate(kind: Kind, data: Any, *, further: tuple[ExternalId, ...] = ()) -> Candidate | None:
    """A title as a search, a lookup or its own answer tells it; None without an id or a name."""
    ids, title = ids_of(kind, data), title_of(data)
    if not title or not ids or ids[0].value != reading.text(data, "id"):
        return None
    run_times = [reading.whole(data, "runtime"), reading.whole(data, "episode_run_time", 0)]
    known = {id.scheme for id in ids}
    original = original_title_of(data)
    translations = reading.items(data, "translations", "translations")
    translated = [_first(one.get("data"), ("title", "name")) for one in translations]
    titles = dict.fromkeys(one for one in (*translated, *other_titles(data)) if one and one not in (title, original))
    poster = reading.text(data, "poster_path") or reading.text(data, "profile_path")
    return Candidate(
        provider="tmdb",
        kind=kind,
        title=title,
        ids=(*ids, *(id for id in further if id.scheme not in known)),
        year=year_of(data),
        original_title=original,
        titles=tuple(titles),
        runtime_min=next((float(one) for one in run_times if one and one > 0), None),
        countries=tuple(code for code in _texts(data, "origin_country") if _COUNTRY.fullmatch(code)),
        language=language(reading.text(data, "original_language")),
        overview=reading.text(data, "overview") or reading.text(data, "biography"),
        note=reading.text(data, "known_for_department"),
        picture_url=picture_url(poster, "w185"),
        popularity=max(0.0, reading.number(data, "popularity") or 0.0),
        episode_count=_count(data, "number_of_episodes"),
        season_count=_count(data, "number_of_seasons"),
    )


def year_of(data: Any) -> int | None:
    """The year in which a film came out or a series began."""
    return reading.year_of(reading.date(data, "release_date") or reading.date(data, "first_air_date"))


def _count(data: Any, name: str) -> int | None:
    count = reading.whole(data, name)
    return count if count and count > 0 else None


def _texts(data: Any, name: str) -> list[str]:
    listed = reading.at(data, name)
    return (
        [text for index in range(len(listed)) if (text := reading.text(listed, index))]
        if isinstance(listed, list)
        else []
    )
