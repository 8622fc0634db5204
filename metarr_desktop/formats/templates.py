"""Templates for file and folder names: `{title}[ ({year})][ - {edition}]` and the values of a title make a name.

`{token}` stands for a value, `{season:00}` for a number of at least so many digits, `[…]` for what vanishes with all
that is in it when a token in it is empty; `[[`, `]]`, `{{` and `}}` are those signs themselves, and `/` parts folders.
A token outside of brackets has to have a value. A name that comes out is legal on Windows, macOS and Linux at once.
Tokens are read whatever their capitals, spaces and dots, so that those of Radarr and Sonarr (`{Movie Title}`,
`{Release Year}`) are understood.

The defaults of the settings are read by Kodi, Jellyfin and Plex alike (RULES 3.1, 3.2, 3.7). Pure; no disk.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.moves import NameKind
from metarr_desktop.formats.layouts import legal_name

#: A token's value. Several numbers are those of a file with several episodes.
TokenValue = str | int | tuple[int, ...] | None
Values = Mapping[str, TokenValue]

#: What disks take, in bytes.
LONGEST_NAME = 255

_MEDIA = ("resolution", "videocodec", "audiocodec", "channels", "hdr")
_IDS = ("imdb", "tmdb", "tvdb")
_MOVIE = ("title", "originaltitle", "sorttitle", "initial", "year", *_IDS)
_SHOW = ("title", "originaltitle", "sorttitle", "initial", "year", *_IDS)
_MUSIC = ("artist", "sortartist", "initial")
_TRACK = ("album", "year", "disc", "track", "trackartist", "title")

#: The tokens that each name may have.
TOKENS: Mapping[NameKind, tuple[str, ...]] = {
    NameKind.MOVIE_FOLDER: (*_MOVIE, "edition", *_MEDIA),
    NameKind.MOVIE_FILE: (*_MOVIE, "edition", *_MEDIA, "original"),
    NameKind.SHOW_FOLDER: _SHOW,
    NameKind.SEASON_FOLDER: (*_SHOW, "season", "seasontitle"),
    NameKind.EPISODE_FILE: (*_SHOW, "season", "episode", "absolute", "airdate", "episodetitle", *_MEDIA, "original"),
    NameKind.ARTIST_FOLDER: _MUSIC,
    NameKind.ALBUM_FOLDER: (*_MUSIC, "album", "year"),
    NameKind.TRACK_FILE: (*_MUSIC, *_TRACK, "audiocodec", "channels", "original"),
}
NUMBERS = frozenset({"year", "season", "episode", "absolute", "disc", "track"})

# One of these has to be in a name, else names of different things are the same, or players cannot read the numbers.
_TELLING: Mapping[NameKind, tuple[frozenset[str], ...]] = {
    NameKind.MOVIE_FOLDER: (frozenset({"title"}), frozenset({"sorttitle"}), frozenset({"originaltitle"})),
    NameKind.MOVIE_FILE: (frozenset({"title"}), frozenset({"sorttitle"}), frozenset({"originaltitle"})),
    NameKind.SHOW_FOLDER: (frozenset({"title"}), frozenset({"sorttitle"}), frozenset({"originaltitle"})),
    NameKind.SEASON_FOLDER: (frozenset({"season"}),),
    NameKind.EPISODE_FILE: (frozenset({"season", "episode"}), frozenset({"absolute"}), frozenset({"airdate"})),
    NameKind.ARTIST_FOLDER: (frozenset({"artist"}), frozenset({"sortartist"})),
    NameKind.ALBUM_FOLDER: (frozenset({"album"}),),
    NameKind.TRACK_FILE: (frozenset({"track"}), frozenset({"title"})),
}

_OTHER_NAMES = {
    "movietitle": "title",
    "moviecleantitle": "title",
    "movieoriginaltitle": "originaltitle",
    "movietitlethe": "sorttitle",
    "releaseyear": "year",
    "series": "title",
    "seriestitle": "title",
    "seriescleantitle": "title",
    "seriesyear": "year",
    "showtitle": "title",
    "show": "title",
    "episodecleantitle": "episodetitle",
    "imdbid": "imdb",
    "tmdbid": "tmdb",
    "tvdbid": "tvdb",
    "editiontags": "edition",
    "mediainfovideocodec": "videocodec",
    "mediainfoaudiocodec": "audiocodec",
    "mediainfoaudiochannels": "channels",
    "mediainfovideodynamicrangetype": "hdr",
    "qualitytitle": "resolution",
    "originalfilename": "original",
    "originaltitlename": "original",
    "artistname": "artist",
    "albumtitle": "album",
    "tracktitle": "title",
    "trackartistname": "trackartist",
    "medium": "disc",
}
_NO_WORD = re.compile(r"[\s._-]+")
_FORBIDDEN = frozenset('<>:"\\|?*')


class NoValue(BadInput):
    """The template needs a value that the title has not; `token` is its name."""

    def __init__(self, token: str) -> None:
        super().__init__(f"The template needs {{{token}}}, which is not known here.")
        self.token = token


class NoRoom(BadInput):
    """The name does not fit, however it is cut."""

    def __init__(self) -> None:
        super().__init__("The name does not fit, even shortened.")


@dataclass(frozen=True, slots=True)
class _Token:
    name: str
    width: int = 0
    lead: str = ""  # the letter before it: with E, several episodes read `E01-E02`


@dataclass(frozen=True, slots=True)
class _Group:
    parts: tuple[str | _Token, ...]


_Part = str | _Token | _Group
_Level = tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """What a template makes: one name a folder level; `is_shortened` where values were cut to make it fit."""

    levels: tuple[str, ...]
    is_shortened: bool = False

    @property
    def text(self) -> str:
        return self.levels[-1]


@dataclass(frozen=True, slots=True)
class Template:
    """A template, parsed; made by `parse`. `keeps` = `{original}` alone: names stay as they are."""

    kind: NameKind
    source: str
    levels: tuple[_Level, ...]

    @property
    def keeps(self) -> bool:
        return self.levels == ((_Token("original"),),)

    @property
    def tokens(self) -> frozenset[str]:
        return frozenset(token.name for level in self.levels for token in _tokens_of(level))

    def name(self, values: Values, *, room_bytes: int = LONGEST_NAME, room_units: int = LONGEST_NAME) -> Name:
        """The name for those values; the last level gets no longer than the room: bytes of UTF-8, units of UTF-16.

        Where it would, the longest of its texts is cut, again and again, at its end. Raises NoValue, NoRoom.
        """
        tidy = {name: _tidied(value) for name, value in values.items()}
        above = [_fitted(level, tidy, LONGEST_NAME, LONGEST_NAME) for level in self.levels[:-1]]
        last = _fitted(self.levels[-1], tidy, room_bytes, room_units)
        return Name((*(text for text, _ in above), last[0]), any(cut for _, cut in (*above, last)))


def parse(kind: NameKind, text: str) -> Template:
    """Read a template. Raises BadInput with a sentence that names the token, or the sign, and its place."""
    levels = tuple(tuple(_Reader(kind, text).level(start, end)) for start, end in _levels(text))
    template = Template(kind, text, levels)
    if kind.is_folder is False and len(levels) > 1:
        raise BadInput(f"A file's name cannot hold “/” (at character {text.index('/') + 1}); folders have their own.")
    if "original" in template.tokens and not template.keeps:
        raise BadInput("{original} stands for the whole name of a file; nothing else can stand beside it.")
    if not template.keeps and not any(one <= _always(template) for one in _TELLING[kind]):
        wanted = " or ".join(" and ".join(f"{{{name}}}" for name in sorted(one)) for one in _TELLING[kind])
        raise BadInput(f"Different {_THINGS[kind]} would get the same name: {wanted} is needed, outside of [ ].")
    return template


_THINGS = {
    NameKind.MOVIE_FOLDER: "films",
    NameKind.MOVIE_FILE: "films",
    NameKind.SHOW_FOLDER: "shows",
    NameKind.SEASON_FOLDER: "seasons",
    NameKind.EPISODE_FILE: "episodes",
    NameKind.ARTIST_FOLDER: "artists",
    NameKind.ALBUM_FOLDER: "albums",
    NameKind.TRACK_FILE: "tracks",
}


def _always(template: Template) -> frozenset[str]:
    return frozenset(part.name for level in template.levels for part in level if isinstance(part, _Token))


def _levels(text: str) -> Iterator[tuple[int, int]]:
    """Where each folder level begins and ends."""
    if not text.strip():
        raise BadInput("The template is empty.")
    start = 0
    for level in text.split("/"):
        if not level.strip(". "):
            raise BadInput(f"A folder's name is missing at character {start + 1}.")
        yield start, start + len(level)
        start += len(level) + 1


class _Reader:
    """Reads one level of a template."""

    def __init__(self, kind: NameKind, text: str) -> None:
        self._kind = kind
        self._text = text

    def level(self, at: int, end: int) -> Iterator[_Part]:
        group: list[str | _Token] | None = None
        opened = at
        before = ""
        while at < end:
            sign = self._text[at]
            part: str | _Token
            if self._text.startswith(("[[", "]]", "{{", "}}"), at) and at + 1 < end:
                part, at = sign, at + 2
            elif sign == "{":
                part, at = self._token(at, end, before)
            elif sign == "[":
                if group is not None:
                    raise BadInput(f"“[” within “[…]” at character {at + 1}; write “[[” for the sign itself.")
                group, opened, at = [], at, at + 1
                continue
            elif sign == "]":
                if group is None:
                    raise BadInput(f"“]” without “[” at character {at + 1}; write “]]” for the sign itself.")
                if not any(isinstance(one, _Token) for one in group):
                    raise BadInput(f"There is no token in the “[…]” at character {opened + 1}.")
                yield _Group(tuple(group))
                group, at = None, at + 1
                continue
            else:
                part, at = self._sign(at), at + 1
            before = part if isinstance(part, str) else ""
            if group is None:
                yield part
            else:
                group.append(part)
        if group is not None:
            raise BadInput(f"The “[” at character {opened + 1} is not closed.")

    def _sign(self, at: int) -> str:
        sign = self._text[at]
        if sign == "}":
            raise BadInput(f"“}}” without “{{” at character {at + 1}; write “}}}}” for the sign itself.")
        if sign in _FORBIDDEN or unicodedata.category(sign) in ("Cc", "Cs"):
            raise BadInput(f"“{sign}” at character {at + 1} cannot stand in a name on every system.")
        return sign

    def _token(self, at: int, end: int, before: str) -> tuple[_Token, int]:
        close = self._text.find("}", at, end)
        if close < 0:
            raise BadInput(f"The “{{” at character {at + 1} is not closed.")
        said, colon, form = self._text[at + 1 : close].partition(":")
        word = _NO_WORD.sub("", said).casefold()
        name = _OTHER_NAMES.get(word, word)
        if name not in TOKENS[self._kind]:
            known = ", ".join(f"{{{one}}}" for one in TOKENS[self._kind])
            raise BadInput(f"There is no token {{{said}}} (at character {at + 1}) in this name; there are {known}.")
        if colon and (name not in NUMBERS or form.strip("0") or not 0 < len(form) < 6):
            raise BadInput(
                f"“:{form}” in {{{said}}} at character {at + 1}: only zeros can follow, and a number's token."
            )
        return _Token(name, len(form), before if before in ("E", "e") else ""), close + 1


# rendering


def _tidied(value: TokenValue) -> TokenValue:
    """A text as it may stand in a name: the colon becomes a hyphen, what cannot be seen goes."""
    if not isinstance(value, str):
        return value
    text = "".join(" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", value) if _is_seen(sign))
    text = re.sub(r"\s*:\s+", " - ", text).replace(":", "-")
    # Half of a pair of quotes says nothing once the other half went with a cut.
    text = text.replace('"', "'")
    return " ".join(text.split())[:LONGEST_NAME]


def _is_seen(sign: str) -> bool:
    """Neither a control, nor half a character, nor what turns the direction of all that follows."""
    if sign.isspace():
        return True
    return unicodedata.category(sign) not in ("Cc", "Cs", "Cn", "Zl", "Zp") and not (
        "\u200e" <= sign <= "\u200f" or "\u202a" <= sign <= "\u202e" or "\u2060" <= sign <= "\u206f" or sign == "\ufeff"
    )


def _fitted(level: _Level, values: Values, room_bytes: int, room_units: int) -> tuple[str, bool]:
    kept = dict(values)
    is_cut = False
    while True:
        name = clean_name(_rendered(level, kept))
        if len(name.encode()) <= room_bytes and len(name.encode("utf-16-le")) // 2 <= room_units:
            return name, is_cut
        cuttable = [
            (len(value.encode()), token.name)
            for token in _tokens_of(level)
            if isinstance(value := kept.get(token.name), str) and len(value) > 1
        ]
        if not cuttable:
            raise NoRoom
        longest = max(cuttable)[1]
        kept[longest] = _cut(str(kept[longest]))
        is_cut = True


def _cut(text: str) -> str:
    """The text without its last character, and without what belongs to it."""
    end = len(text) - 1
    while end > 1 and (unicodedata.combining(text[end]) or text[end] in "\u200d\ufe0f" or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end].rstrip(" .,;-_") or text[:1]


def _tokens_of(level: _Level) -> Iterator[_Token]:
    for part in level:
        if isinstance(part, _Token):
            yield part
        elif isinstance(part, _Group):
            yield from (one for one in part.parts if isinstance(one, _Token))


def _rendered(level: _Level, values: Values) -> str:
    said: list[str] = []
    for part in level:
        if isinstance(part, _Token):
            said.append(_said(part, values))
        elif isinstance(part, str):
            said.append(part)
        elif all(_has(values, one) for one in part.parts if isinstance(one, _Token)):
            said.extend(_said(one, values) if isinstance(one, _Token) else one for one in part.parts)
    return "".join(said)


def _has(values: Values, token: _Token) -> bool:
    value = values.get(token.name)
    return value is not None and value not in ("", ())


def _said(token: _Token, values: Values) -> str:
    if not _has(values, token):
        raise NoValue(token.name)
    value = values[token.name]
    if isinstance(value, tuple):
        numbers = [f"{one:0{token.width}d}" if token.width else str(one) for one in value]
        return f"-{token.lead}".join(numbers if len(numbers) < 3 or not _is_run(value) else (numbers[0], numbers[-1]))
    return f"{value:0{token.width}d}" if isinstance(value, int) and token.width else str(value)


def _is_run(numbers: tuple[int, ...]) -> bool:
    return numbers == tuple(range(numbers[0], numbers[0] + len(numbers)))


def clean_name(text: str) -> str:
    """A name that is legal everywhere and hidden nowhere; done twice it is as done once.

    `legal_name` for what Windows forbids, NFC, no dots and blanks at the ends: a name that begins with a dot is hidden
    from players, and from our own scan.
    """
    name = legal_name(unicodedata.normalize("NFC", " ".join(text.split())).strip(". "))
    head, dot, rest = name.partition(".")
    if dot and legal_name(head.rstrip()) != head.rstrip():  # Windows takes `con .x` for `con` as well
        name = f"{head.rstrip()}_.{rest}"
    return name if name.strip("._ ") else "_"
