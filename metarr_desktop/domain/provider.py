"""What a source of metadata is to us: something that finds titles, and tells what it knows of one.

`services.identify` asks for candidates, `services.enrich` for records. A provider (`providers/tmdb.py` ...) knows its
own protocol and nothing of the store; everything that the window, the settings and the merge need to know of it
beforehand stands in its `ProviderSpec`. Its answers are frozen values in the words of `domain.fields`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from metarr_desktop.domain.ids import ExternalId
    from metarr_desktop.domain.kinds import Kind
    from metarr_desktop.domain.values import Value
    from metarr_desktop.domain.works import Work

_DAY_S = 86_400.0


class KeyNeed(StrEnum):
    """Whether a provider answers without a key of the person's own."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `calls` requests in `seconds`."""

    calls: int
    seconds: float = 1.0


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The form of a provider's own pages, by which a pasted address is understood.

    `pattern` is a regular expression with the group `id`, searched in the address without its scheme. Where `kind` is
    None the address does not tell (IMDb).
    """

    pattern: re.Pattern[str]
    scheme: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSpec:
    """What is known of a provider before it is asked.

    `fields` and `pictures` say by kind which fields of `domain.fields` and which art of `domain.assets` it can give;
    `schemes` by kind which ids it can be asked by, its own first. `base_url` includes the version part. `lifetime_s` is
    how long its answers are good. `searches` are the kinds it can look up by title. `attribution` is the sentence that
    its terms ask to be shown. `secrets` names what it needs to be told ("api_key", "pin"). `redirects` are domains
    beside its own to which it may send us on. `is_local`: it is the person's own files,
    which scans read. `tells_works`: it tells what somebody had a part in.
    """

    name: str
    label: str
    kinds: frozenset[Kind]
    fields: Mapping[Kind, frozenset[str]]
    pictures: Mapping[Kind, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    schemes: Mapping[Kind, tuple[str, ...]]
    searches: frozenset[Kind] = frozenset()
    base_url: str
    rate: Rate
    website: str
    terms_url: str
    attribution: str
    key: KeyNeed = KeyNeed.NONE
    key_url: str = ""
    secrets: tuple[str, ...] = ()
    translates: bool = False
    has_changes: bool = False
    lifetime_s: float = 7 * _DAY_S
    addresses: tuple[WebAddress, ...] = ()
    redirects: tuple[str, ...] = ()
    is_local: bool = False
    tells_works: bool = False

    def gives(self, kind: Kind, name: str) -> bool:
        """Whether it can say something for that field, or picture, of that kind."""
        return name in self.fields.get(kind, ()) or name in self.pictures.get(kind, ())


class Heard(StrEnum):
    """How a question was answered: by the server, by what is kept, or not."""

    ASKED = "asked"
    KEPT = "kept"
    FAILED = "failed"


def _unheard(provider: str, how: Heard) -> None:
    """Nobody counts."""


class NotKept(Exception):
    """A server would have to be asked, and was not to be (`Ask.only_kept`). No error: who asked asks again without."""


@dataclass(frozen=True, slots=True)
class Ask:
    """How a question is put.

    `languages` are tags ("de", "pt-BR"), the most wanted first; `country` (ISO 3166, "DE") decides on certificates and
    dates. `is_fresh` asks again although an answer is kept; `is_live` does not fall back to it either, when no new one
    comes; with `only_kept` no server is asked: NotKept is raised instead, with `is_any_age` only where nothing is kept
    at all. `is_cancelled` is asked while waiting for the provider. `hear` is told of every answer.
    """

    languages: tuple[str, ...] = ("en",)
    country: str = "US"
    is_fresh: bool = False
    is_live: bool = False
    only_kept: bool = False
    is_any_age: bool = False
    is_cancelled: Callable[[], bool] = lambda: False
    hear: Callable[[str, Heard], None] = _unheard


@dataclass(frozen=True, slots=True)
class Wanted:
    """A title that is looked for, with what the files say of it.

    `titles` are other names of it. `runtime_min` is the length of its file; `episodes` the (season, episode) of a
    series' files; `children` the titles of an artist's albums or an album's tracks, in order, and `lengths_s` the
    seconds of the tracks where they are known. `is_anime` says that numbers may be absolute.
    """

    kind: Kind
    title: str
    year: int | None = None
    titles: tuple[str, ...] = ()
    artist: str = ""
    ids: tuple[ExternalId, ...] = ()
    runtime_min: float | None = None
    episodes: tuple[tuple[int, int], ...] = ()
    children: tuple[str, ...] = ()
    lengths_s: tuple[float | None, ...] = ()
    is_anime: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A title of a provider that may be the one wanted. Only what its search tells; nothing is asked again for it.

    `ids` begins with the provider's own. `titles` are translations and other names. `popularity` compares within one
    provider alone, higher is better. `episode_count` is of a series without its specials, `episodes` its (season,
    episode) where they are known, `children` the titles of tracks or albums.
    """

    provider: str
    kind: Kind
    title: str
    ids: tuple[ExternalId, ...]
    year: int | None = None
    original_title: str = ""
    titles: tuple[str, ...] = ()
    artist: str = ""
    runtime_min: float | None = None
    countries: tuple[str, ...] = ()
    language: str = ""
    overview: str = ""
    note: str = ""
    picture_url: str = ""
    popularity: float = 0.0
    episode_count: int | None = None
    season_count: int | None = None
    episodes: tuple[tuple[int, int], ...] = ()
    children: tuple[str, ...] = ()
    lengths_s: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureOffer:
    """A picture that a provider has.

    `art` is a name of `domain.assets`. `language` is a tag, "" for a picture without text, None where it is not said.
    Sizes in pixels; `vote` from 0 to 10; `votes` how many (likes count as votes). `preview_url` is a small form of it.
    """

    art: str
    url: str
    preview_url: str = ""
    language: str | None = None
    width: int | None = None
    height: int | None = None
    vote: float | None = None
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a child stands below its title: a season (no episode), an episode, a track of a disc, or an album."""

    season: int | None = None
    episode: int | None = None
    disc: int | None = None
    track: int | None = None

    @property
    def episode_code(self) -> str:
        """An episode's number as people write it, "S01E02"; "" where a part of it is not known."""
        return "" if self.season is None or self.episode is None else f"S{self.season:02}E{self.episode:02}"


@dataclass(frozen=True, slots=True)
class Child:
    """What a provider says of a season, an episode, a track or an album of a title."""

    kind: Kind
    place: Place
    ids: tuple[ExternalId, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pictures: tuple[PictureOffer, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordering:
    """Another way to number the episodes of a series: the own id of an episode -> (season, episode)."""

    name: str
    label: str
    places: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """A film of a collection, whether in the library or not."""

    title: str
    ids: tuple[ExternalId, ...]
    year: int | None = None
    picture_url: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that one provider says of one title, by field name, nothing empty in it.

    `values` are in the best language that was asked for; `texts` are field -> language tag -> text, for the fields that
    are translated (title, plot, tagline). `certifications` are country -> certificate. `orderings` are of a series,
    `parts` of a collection, `works` of a person (None: not told). `ended`: nothing more is expected of a series.
    """

    provider: str
    kind: Kind
    ids: tuple[ExternalId, ...]
    values: Mapping[str, Value] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    certifications: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[PictureOffer, ...] = ()
    children: tuple[Child, ...] = ()
    orderings: tuple[Ordering, ...] = ()
    parts: tuple[Part, ...] = ()
    ended: bool | None = None
    works: tuple[Work, ...] | None = None


class Provider(Protocol):
    """One source. Safe to use from several threads.

    Every method raises Unavailable (later may help), Refused (key or account), Cancelled, and BadInput for an answer
    that makes no sense; a title that is unknown there is no error.
    """

    @property
    def spec(self) -> ProviderSpec: ...

    def search(self, wanted: Wanted, ask: Ask) -> Sequence[Candidate]:
        """What may be meant, best first as the provider sees it; as few requests as it takes."""

    def resolve(self, kind: Kind, id: ExternalId, ask: Ask) -> Candidate | None:
        """The title behind an id that the spec's `schemes` name for the kind; None where it is unknown."""

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        """Everything of the title that has one of those ids (the provider picks the best); None where it is unknown."""

    def changed_since(self, since_s: float, ask: Ask) -> frozenset[ExternalId] | None:
        """What changed there since that Unix time; None where it does not tell."""

    def test(self, ask: Ask) -> None:
        """Ask one small thing with the key as it is: returns when all is well, raises otherwise."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response as it is kept: `status` 200 or 404, Unix times, and what it can be asked for again by."""

    provider: str
    status: int
    body: bytes
    fetched_s: float
    expires_s: float
    etag: str = ""
    last_modified: str = ""


class Answers(Protocol):
    """Where a transport keeps what was answered: the store's table, handed in. Thread-safe."""

    def find(self, key: str) -> Answer | None:
        """The kept answer, however old."""

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer in place of an older one."""


@dataclass(frozen=True, slots=True)
class LineState:
    """How a provider's server is: requests in its present window, seconds until it may be asked, its last error.

    `waiting` are those that wait for their turn now; `answer_s` is how long its last answers took, 0 before the first.
    """

    requests: int
    rate: Rate
    closed_for_s: float
    error: str
    waiting: int = 0
    answer_s: float = 0.0


#: Headers of a request, or what makes them once the network is really asked: a kept answer needs no sign-in.
Headers = Mapping[str, str] | Callable[[], Mapping[str, str]]


class Web(Protocol):
    """One provider's way to the network: paced, retried, cached (`net.service.Service`).

    `path` is appended to the provider's base URL, or is a whole address: at another server than the provider's own
    neither `headers` nor `secret` are sent. `secret` are query values that are never kept, logged or told; one whose
    name stands in the path as "{name}" goes there. `check` looks at a new answer and raises for one that says 200 and
    means an error: it is not kept. Raises Unavailable, Refused (with what was `said`), NotFound, BadInput, Cancelled.
    """

    @property
    def base_url(self) -> str:
        """Where the paths go to, without a slash at its end: the spec's, or what the person set."""

    def get(
        self,
        path: str,
        params: Mapping[str, str | int | Sequence[str]] | None = ...,
        *,
        ask: Ask,
        headers: Headers | None = ...,
        secret: Mapping[str, str] | None = ...,
        lifetime_s: float | None = None,
        check: Callable[[Any], None] | None = None,
    ) -> Any:
        """The JSON at that address, from what is kept while it is good."""

    def post(
        self, path: str, body: Any, *, ask: Ask, headers: Mapping[str, str] | None = ..., is_kept: bool = True
    ) -> Any:
        """The JSON that answers a question sent as JSON; kept like a GET unless told otherwise.

        What is not kept (a sign-in) is sent once: nobody knows what sending it again would do.
        """


class Downloads(Protocol):
    """The way to pictures, wherever a provider's answer points (`net.download.Downloader`). Thread-safe."""

    def fetch(self, url: str, *, is_cancelled: Callable[[], bool]) -> bytes:
        """The picture at that address, as bytes that nobody looked into yet.

        Raises NotFound for one that is gone, Unavailable where later may help, Cancelled, and BadInput for what will
        never do: no picture, too large, an address where we do not go.
        """


class Source(NamedTuple):
    """A provider as `providers.PROVIDERS` lists it: `make` takes its way to the network and its secrets by name."""

    spec: ProviderSpec
    make: Callable[[Web, Mapping[str, str]], Provider]
