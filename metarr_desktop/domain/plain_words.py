"""What words of everyday speech, English and German, mean in a search: tables that `plain_query` reads by.

All words stand here as `titles.folded` leaves them: without capitals, accents, umlauts and signs.
"""

from __future__ import annotations

from collections.abc import Mapping

from metarr_desktop.domain.languages import LANGUAGE_NAMES, language_of
from metarr_desktop.domain.titles import folded

#: What German adjectives end in.
ENDING = "(?:e|en|er|es|em)?"

#: One class a line: the words for one genre, the first as providers write it. A library's own word comes in by any.
_GENRES = """
action|actionfilm|actionfilme
adventure|adventures|abenteuer|abenteuerfilm|abenteuerfilme
animation|animations|animated|animationsfilm|animationsfilme|zeichentrick|zeichentrickfilm|zeichentrickfilme|cartoon|cartoons
anime|animes
biography|biographies|biographical|biopic|biopics|biografie|biografien|biographie|biographien
children|kids|kinder|kinderfilm|kinderfilme
comedy|comedies|comedic|komodie|komodien
crime|krimi|krimis|kriminalfilm|kriminalfilme
documentary|documentaries|docu|doku|dokus|dokumentation|dokumentationen|dokumentarfilm|dokumentarfilme
drama|dramas|dramen
family|familie|familienfilm|familienfilme
fantasy|fantasyfilm|fantasyfilme
film noir|noir
history|historical|historisch|historienfilm|historienfilme
horror|horrorfilm|horrorfilme|gruselfilm|gruselfilme
music|musik|musikfilm|musikfilme
musical|musicals
mystery|mysteries
reality|reality tv
romance|romances|romantic|romantik|romantisch|romanze|romanzen|liebesfilm|liebesfilme
science fiction|sci fi|scifi|science fiction film|science fiction filme
short|short film|short films|kurzfilm|kurzfilme
sport|sports|sportfilm|sportfilme
superhero|superheroes|superhelden|superheldenfilm|superheldenfilme
thriller|thrillers
war|kriegsfilm|kriegsfilme
western|westerns
classical|klassik
electronic|elektronisch|electronica
hip hop|rap
"""

#: A word for a genre -> every word for it.
GENRE_WORDS: Mapping[str, frozenset[str]] = {
    word: frozenset(line.split("|")) for line in _GENRES.strip().splitlines() for word in line.split("|")
}

_GERMAN_LANGUAGES = {
    "ar": "arabisch",
    "bg": "bulgarisch",
    "cs": "tschechisch",
    "da": "danisch",
    "de": "deutsch",
    "el": "griechisch",
    "en": "englisch",
    "es": "spanisch",
    "fi": "finnisch",
    "fr": "franzosisch",
    "he": "hebraisch",
    "hr": "kroatisch",
    "hu": "ungarisch",
    "is": "islandisch",
    "it": "italienisch",
    "ja": "japanisch",
    "ko": "koreanisch",
    "nl": "niederlandisch hollandisch",
    "no": "norwegisch",
    "pl": "polnisch",
    "pt": "portugiesisch",
    "ro": "rumanisch",
    "ru": "russisch",
    "sr": "serbisch",
    "sv": "schwedisch",
    "th": "thailandisch",
    "tr": "turkisch",
    "uk": "ukrainisch",
    "zh": "chinesisch",
}

#: A language's name, or the stem of its German adjective -> its tag. No codes: "it", "de" and "no" are words.
LANGUAGES: Mapping[str, str] = {
    **{folded(name): language_of(name) for name in LANGUAGE_NAMES},
    **{word: tag for tag, words in _GERMAN_LANGUAGES.items() for word in words.split()},
}

KINDS: Mapping[str, str] = {
    **dict.fromkeys(("movie", "movies", "film", "films", "filme", "filmen", "spielfilm", "spielfilme"), "movie"),
    **dict.fromkeys(("series", "tv series", "tv show", "tv shows", "shows", "serie", "serien"), "series"),
    **dict.fromkeys(("seasons", "staffel", "staffeln"), "season"),
    **dict.fromkeys(("episode", "episodes", "folge", "folgen", "episoden"), "episode"),
    **dict.fromkeys(("artists", "bands", "kunstler", "interpreten"), "artist"),
    **dict.fromkeys(("album", "albums", "alben"), "album"),
    **dict.fromkeys(("tracks", "songs", "lieder", "stucke"), "track"),
}
MUSIC = frozenset({"artist", "album", "track"})

RESOLUTIONS: Mapping[str, str] = {
    **dict.fromkeys(("8k", "4320p"), "res:8k"),
    **dict.fromkeys(("4k", "uhd", "ultra hd", "2160p"), "res:4k"),
    "1440p": "res:1440p",
    **dict.fromkeys(("1080p", "full hd", "fhd"), "res:1080p"),
    "720p": "res:720p",
    "hd": "res>=720p",  # as people say it: fine, not exactly so many lines
    "sd": "res:sd",
}
LIGHT: Mapping[str, str] = {
    "hdr": "hdr:any",
    "hdr10": "hdr:hdr10",
    "hdr10 plus": "hdr:hdr10+",
    "hlg": "hdr:hlg",
    "dolby vision": "hdr:dv",
}

#: What pictures and sound are coded as, as people name it.
CODECS: Mapping[str, str] = {
    **dict.fromkeys(("hevc", "h265", "h 265", "x265"), "codec:hevc"),
    **dict.fromkeys(("h264", "h 264", "x264", "avc"), "codec:h264"),
    "av1": "codec:av1",
    "xvid": "codec:mpeg4",
    "divx": "codec:mpeg4",
    "mpeg2": "codec:mpeg2video",
    "dts": "codec:dts",
    "truehd": "codec:truehd",
    "ac3": "codec:ac3",
    "eac3": "codec:eac3",
    "aac": "codec:aac",
    "flac": "codec:flac",
    "mp3": "codec:mp3",
}

STATES: Mapping[str, str] = {
    **dict.fromkeys(("watched", "seen", "already seen", "already watched"), "watched:yes"),
    **dict.fromkeys(("gesehen", "gesehene", "gesehenen", "schon gesehen", "geschaut"), "watched:yes"),
    **dict.fromkeys(("unwatched", "unseen", "not watched", "not seen", "never watched", "never seen"), "watched:no"),
    **dict.fromkeys(("not yet watched", "not yet seen", "haven t seen", "haven t watched"), "watched:no"),
    **dict.fromkeys(("ungesehen", "ungesehene", "ungesehenen", "ungesehener", "ungesehenes"), "watched:no"),
    **dict.fromkeys(("nicht gesehen", "noch nicht gesehen", "nicht gesehene", "noch nicht gesehene"), "watched:no"),
    **dict.fromkeys(("nie gesehen", "noch nie gesehen", "nicht geschaut", "noch nicht geschaut"), "watched:no"),
    **dict.fromkeys(("locked", "gesperrt", "gesperrte", "gesperrten"), "locked:any"),
    **dict.fromkeys(("unpublished", "unveroffentlicht", "unveroffentlichte", "unveroffentlichten"), "unpublished"),
    **dict.fromkeys(
        ("unidentified", "not identified", "unerkannt", "unerkannte", "nicht erkannt"), "status:unidentified"
    ),
    **dict.fromkeys(("nicht erkannte", "nicht bestimmt", "nicht bestimmte", "unbestimmte"), "status:unidentified"),
    **dict.fromkeys(("nicht zugeordnet", "nicht zugeordnete", "not matched", "unmatched"), "status:unidentified"),
    **dict.fromkeys(("in the trash", "im papierkorb"), "in:trash"),
    **dict.fromkeys(("recently added", "newly added", "kurzlich hinzugefugt", "neu hinzugefugt"), "added<30d"),
    **dict.fromkeys(("zuletzt hinzugefugt", "zuletzt hinzugefugte", "neu hinzugefugte"), "added<30d"),
    **dict.fromkeys(("added today", "heute hinzugefugt"), "added<1d"),
    **dict.fromkeys(("added this week", "added last week", "diese woche hinzugefugt"), "added<7d"),
    **dict.fromkeys(("added this month", "added last month", "diesen monat hinzugefugt"), "added<30d"),
    **dict.fromkeys(("added this year", "added last year", "dieses jahr hinzugefugt"), "added<1y"),
    **dict.fromkeys(("added yesterday", "gestern hinzugefugt", "seit gestern hinzugefugt"), "added<2d"),
    **dict.fromkeys(
        ("letzte woche hinzugefugt", "in der letzten woche hinzugefugt", "added in the last week"), "added<7d"
    ),
    **dict.fromkeys(
        ("letzten monat hinzugefugt", "im letzten monat hinzugefugt", "added in the last month"), "added<30d"
    ),
    **dict.fromkeys(("latest", "newest", "neueste", "neuesten", "neuste", "neusten"), "added<30d"),
    **dict.fromkeys(("recently watched", "recently seen", "recently played"), "played<30d"),
    **dict.fromkeys(("zuletzt gesehen", "zuletzt gesehene", "kurzlich gesehen", "kurzlich gesehene"), "played<30d"),
    **dict.fromkeys(("well rated", "highly rated", "top rated", "best rated"), "rating>=7.5"),
    **dict.fromkeys(("gut bewertet", "gut bewertete", "hoch bewertet", "hoch bewertete"), "rating>=7.5"),
}

#: What may be missing -> the field.
FIELDS: Mapping[str, str] = {
    **dict.fromkeys(("poster", "posters", "plakat", "plakate"), "poster"),
    **dict.fromkeys(("fanart", "background", "backgrounds", "backdrop", "hintergrund", "hintergrunde"), "fanart"),
    **dict.fromkeys(("logo", "logos"), "clearlogo"),
    **dict.fromkeys(("trailer", "trailers"), "trailers"),
    **dict.fromkeys(
        ("plot", "plots", "description", "descriptions", "beschreibung", "handlung", "inhaltsangabe"), "plot"
    ),
    **dict.fromkeys(("genre", "genres"), "genres"),
    **dict.fromkeys(("year", "years", "jahr", "jahreszahl"), "year"),
    **dict.fromkeys(("cast", "actors", "besetzung", "schauspieler"), "cast"),
    **dict.fromkeys(("rating", "ratings", "bewertung", "bewertungen"), "ratings"),
    **dict.fromkeys(("file", "files", "datei", "dateien"), "file"),
}

NUMBERS: Mapping[str, str] = {
    **dict.fromkeys(("an", "a", "one", "eine", "einer", "ein"), "1"),
    **dict.fromkeys(("two", "zwei"), "2"),
    **dict.fromkeys(("three", "drei"), "3"),
    **dict.fromkeys(("four", "vier"), "4"),
    **dict.fromkeys(("anderthalb", "eineinhalb"), "1 5"),
    **dict.fromkeys(("zweieinhalb",), "2 5"),
}
DECADES: Mapping[str, str] = {
    **dict.fromkeys(("thirties", "dreissiger", "dreissigern"), "1930"),
    **dict.fromkeys(("forties", "vierziger", "vierzigern"), "1940"),
    **dict.fromkeys(("fifties", "funfziger", "funfzigern"), "1950"),
    **dict.fromkeys(("sixties", "sechziger", "sechzigern"), "1960"),
    **dict.fromkeys(("seventies", "siebziger", "siebzigern"), "1970"),
    **dict.fromkeys(("eighties", "achtziger", "achtzigern"), "1980"),
    **dict.fromkeys(("nineties", "neunziger", "neunzigern"), "1990"),
    **dict.fromkeys(("noughties", "nuller", "zweitausender"), "2000"),
}

#: How one amount is said to stand to another.
RELATIONS: Mapping[str, str] = {
    **dict.fromkeys(("under", "below", "less than", "shorter than", "smaller than"), "<"),
    **dict.fromkeys(("unter", "weniger als", "kurzer als", "kleiner als"), "<"),
    **dict.fromkeys(("at most", "up to", "no longer than", "no more than", "max", "maximum"), "<="),
    **dict.fromkeys(("hochstens", "bis zu", "bis", "maximal", "nicht langer als"), "<="),
    **dict.fromkeys(("over", "above", "more than", "longer than", "larger than", "bigger than", "better than"), ">"),
    **dict.fromkeys(("uber", "mehr als", "langer als", "grosser als", "besser als"), ">"),
    **dict.fromkeys(("at least", "no less than", "minimum", "min", "mindestens", "ab"), ">="),
}
#: The same of years.
SINCE: Mapping[str, str] = {
    **dict.fromkeys(("before", "older than", "earlier than", "vor", "alter als"), "<"),
    **dict.fromkeys(("until", "till", "up to", "through", "bis", "bis zum jahr"), "<="),
    **dict.fromkeys(("after", "newer than", "later than", "nach", "neuer als", "junger als"), ">"),
    **dict.fromkeys(("since", "starting", "ab", "seit"), ">="),
}
MINUTES = frozenset({"minute", "minutes", "mins", "min", "minuten"})
HOURS = frozenset({"hour", "hours", "hr", "hrs", "h", "stunde", "stunden", "std"})
AGES: Mapping[str, str] = {
    **dict.fromkeys(("day", "days", "tag", "tage", "tagen"), "d"),
    **dict.fromkeys(("week", "weeks", "woche", "wochen"), "w"),
    **dict.fromkeys(("month", "months", "monat", "monate", "monaten"), "m"),
    **dict.fromkeys(("year", "years", "jahr", "jahre", "jahren"), "y"),
}

EPISODES = frozenset({"episode", "episodes", "folge", "folgen", "episoden"})
SOUND = frozenset({"audio", "sound", "dub", "ton", "tonspur", "tonspuren", "sprache"})
SUBTITLES = frozenset({"subtitles", "subtitle", "subs", "captions", "untertitel", "untertiteln"})
LACKING = frozenset({"missing", "lacking", "without", "without any", "no", "ohne", "kein", "keine", "keinen"}) | {
    f"fehlende{ending}" for ending in ("", "n", "r", "s", "m")
}

WITH = frozenset({"with", "starring", "featuring", "mit"})
BY = frozenset({"by", "directed by", "regie", "regie von", "unter der regie von", "von"})
NOT = frozenset({"not", "no", "non", "without", "except", "nicht", "kein", "keine", "keinen", "ohne", "ausser"})
OR = frozenset({"or", "oder"})
AND = frozenset({"and", "und"})

_FILLERS = """
a an the of from in on at to for me show find list give get all any some that which who are is was were with by and or
but i want please made released only just have has had ve we you they yet already there what
der die das den dem des ein eine einen einer eines von aus im am auf mit fur alle mir zeig zeige such suche finde welche
ist sind war bitte und oder aber nur jahre jahren ich wir du man habe hab haben hast hat es gibt was schon noch mal
"""

#: Words that only hold others together: they go where they stand at the edge of what was understood.
FILLERS = frozenset(_FILLERS.split())

_TABLES = (GENRE_WORDS, KINDS, STATES, FIELDS, LANGUAGES, MINUTES, SOUND, SUBTITLES, LACKING, DECADES)
#: The words of the tables that are long enough to be known again with a slip in them.
LONG_WORDS = frozenset(word for table in _TABLES for phrase in table for word in phrase.split() if len(word) > 6)
