"""Codes of services and domain as words and sentences, wherever the window speaks of them.

Labels of fields are declared in English in `domain.fields`; they are looked up here under the context `Field`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import Actor, Kind, Naming, Scheme, Status
from metarr_desktop.domain.values import FieldType, Value, as_text, is_empty
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.rating_words import rating_name
from metarr_desktop.ui.theme.icons import Icon

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import BatchStory, Origin
    from metarr_desktop.domain.player import Outcome

translate = QCoreApplication.translate

NAMING_NAMES = {Naming.KODI: "Kodi", Naming.JELLYFIN: "Jellyfin", Naming.PLEX: "Plex"}
"""Whose names files get, as those players call themselves."""

# --- fields and values ------------------------------------------------------------------------------------------------


def field_label(name: str, kind: Kind | None = None) -> str:
    """What a field, or a recorded state, is called on an item of that kind; a name that neither has stays as it is."""
    if name in FIELD:
        return translate("Field", FIELD[name].label_of(kind))
    states = {
        "status": translate("Field", "Status"),
        "confidence": translate("Field", "How surely"),
        "matched_by": translate("Field", "Identified by"),
        "is_own": translate("Field", "Your own"),
        "deleted_at": translate("Field", "In the trash since"),
        "is_monitored": translate("Field", "Artwork looked after"),
        "is_first": translate("Field", "Enriched first"),
        "dismissed": translate("Field", "Suggestion dismissed"),
        "review": translate("Field", "To identify"),
        "offer": translate("Field", "Picture on offer"),
        "dead_link": translate("Field", "Leads nowhere"),
        "file": translate("Field", "What a file is"),
        "offered": translate("Field", "Suggestion"),
    }
    return states.get(name, name)


NOTHING = "–"
"""What stands for a value that is empty."""


def field_word(name: str, kind: Kind | None = None) -> str:
    """The label of a field within a sentence: in small letters, unless the language begins nouns with a large one."""
    return within_sentence(field_label(name, kind))


def within_sentence(word: str) -> str:
    """A noun that a label begins with a large letter, as it stands within a sentence of the language."""
    return word if _writes_nouns_large() else word.lower()


def _writes_nouns_large() -> bool:
    return QLocale().language() in (QLocale.Language.German, QLocale.Language.Luxembourgish)


def value_text(field: str, value: Value, most: int = 0) -> str:
    """A value in one line, as it is read rather than typed; a dash for none. Of a longer one `most` letters."""
    text = _whole_text(field, value)
    return text if not 0 < most < len(text) else f"{text[:most].rstrip()}…"


def _whole_text(field: str, value: Value) -> str:
    state = _STATE_TEXTS.get(field)
    if is_empty(value):
        return NOTHING if state is not _yes_or_no else _yes_or_no(value)
    if state is not None:
        return state(value)
    if isinstance(value, bool):
        return translate("Value", "yes") if value else translate("Value", "no")
    if field == "original_language":
        return language_name(str(value))
    if isinstance(value, tuple) and field in FIELD:
        match FIELD[field].type:
            case FieldType.PICTURES:
                return translate("Value", "%n picture(s)", "", len(value))
            case FieldType.LIST:
                return ", ".join(map(str, value))
    return " ".join(as_text(value).split())


def status_word(status: Status) -> str:
    """How far an item has come."""
    words = {
        Status.UNIDENTIFIED: translate("Value", "not identified"),
        Status.IDENTIFIED: translate("Value", "identified"),
        Status.ENRICHED: translate("Value", "enriched"),
    }
    return words[status]


def _yes_or_no(value: object) -> str:
    return translate("Value", "yes") if value else translate("Value", "no")


def _decision_word(state: str) -> str:
    """What was decided of a title to identify, or of a picture on offer."""
    words = {
        "waiting": translate("Value", "waits for you"),
        "taken": translate("Value", "decided"),
        "left": translate("Value", "left unidentified"),
        "offered": translate("Value", "offered"),
        "rejected": translate("Value", "never offered again"),
        "dead": translate("Value", "no longer there"),
    }
    return words.get(state, state)


def _file_word(text: str) -> str:
    """What a file is to its title, of what the history keeps."""
    from metarr_desktop.domain.versions import file_state  # histories alone tell of it

    state = file_state(text)
    if not state.items:
        return translate("Value", "of no title")
    if state.is_version:
        return state.version or translate("Value", "what is played")
    return extra_word(state.extra_type) if state.extra_type else role_word(state.role)


def _suggestion_word(text: str) -> str:
    """What a suggestion says, of what the history keeps."""
    return " ".join(str(json.loads(json.loads(text)[0])).split())


_STATE_TEXTS: Mapping[str, Callable[[Any], str]] = {
    "status": lambda value: status_word(Status(value)),
    "confidence": lambda value: percent_text(float(value)),
    "matched_by": lambda value: actor_word(Actor(value)),
    **dict.fromkeys(("is_own", "is_monitored", "is_first", "dismissed", "dead_link"), _yes_or_no),
    "review": lambda value: _decision_word(value),
    "offer": lambda value: _decision_word(value),
    "file": lambda value: _file_word(value),
    "offered": lambda value: _suggestion_word(value),
}
"""What the recorded states of an item are in words (`Unit.decide`, `decide_beside`); they are no fields."""


# --- who did what -----------------------------------------------------------------------------------------------------


def actor_word(actor: Actor, source: str = "") -> str:
    """Who caused a change: "You", "TMDB", "NFO"."""
    words = {
        Actor.PERSON: translate("Actor", "You"),
        Actor.UNDO: translate("Actor", "Undo"),
        Actor.SCAN: translate("Actor", "File name"),
        Actor.TAGS: translate("Actor", "Tags in the file"),
        Actor.NFO: translate("Actor", "NFO"),
        Actor.PROVIDER: source.upper() or translate("Actor", "Provider"),
        Actor.WEBHOOK: source or translate("Actor", "Webhook"),
        Actor.PLAYER: source or translate("Actor", "Player"),
        Actor.SYSTEM: translate("Actor", "Metarr"),
    }
    return words[actor]


def source_word(source: str) -> str:
    """Whose word a value is, as `source:` asks for it: a provider by its name, or an actor."""
    return actor_word(Actor(source)) if source in set(Actor) else rating_name(source)


def actor_icon(actor: Actor) -> Icon:
    """The sign beside that word."""
    icons = {
        Actor.PERSON: Icon.USER,
        Actor.UNDO: Icon.UNDO,
        Actor.SCAN: Icon.FILE,
        Actor.TAGS: Icon.TAG,
        Actor.NFO: Icon.FILE,
        Actor.PLAYER: Icon.PLAYER,
        Actor.SYSTEM: Icon.SETTINGS,
    }
    return icons.get(actor, Icon.GLOBE)


def origin_text(origin: Origin, *, is_picture: bool = False) -> str:
    """Where a value came from: "NFO · 12 Oct". Pictures that a scan found came from a file, not from its name."""
    word = actor_word(origin.actor, origin.source)
    if is_picture and origin.actor is Actor.SCAN:
        word = translate("Actor", "Beside the file")
    return f"{word} · {ago(origin.at)}"


def says_text(actor: Actor, source: str, at: str) -> str:
    """The headline of what is suggested: "TMDB says, yesterday 10:12"."""
    return translate("Actor", "{who} says, {when}").format(who=actor_word(actor, source), when=ago(at))


def batch_words(verb: str, actor: Actor) -> str:
    """What a batch of changes was: "Edited by you"."""
    words = {
        "edit": translate("Batch", "Edited"),
        "lock": translate("Batch", "Locked"),
        "unlock": translate("Batch", "Unlocked"),
        "accept": translate("Batch", "Suggestion accepted"),
        "choose_picture": translate("Batch", "Picture chosen"),
        "rename_word": translate("Batch", "Word renamed"),
        "separate_word": translate("Batch", "Alias removed"),
        "save_view": translate("Batch", "View saved"),
        "change_view": translate("Batch", "View changed"),
        "order_views": translate("Batch", "Views put in order"),
        "remove_view": translate("Batch", "View removed"),
        "ignore": translate("Batch", "File ignored"),
        "unignore": translate("Batch", "File no longer ignored"),
        "trash": translate("Batch", "Moved to the trash"),
        "restore": translate("Batch", "Taken out of the trash"),
        "recycle": translate("Batch", "File moved to the trash"),
        "merge": translate("Batch", "Titles merged"),
        "split": translate("Batch", "Split off into a title of its own"),
        "set_extra": translate("Batch", "File made an extra"),
        "set_version": translate("Batch", "File made a version"),
        "name_version": translate("Batch", "Version named"),
        "choose_version": translate("Batch", "Version chosen to play"),
        "map_episodes": translate("Batch", "Files given to episodes"),
        "restore_files": translate("Batch", "File taken out of the trash"),
        "return": translate("Batch", "Known again after a purge"),
        "remove_root": translate("Batch", "Folder removed"),
        "move_root": translate("Batch", "Folder looked for elsewhere"),
        "remove_library": translate("Batch", "Library removed"),
        "publish": translate("Batch", "Published"),
        "repair": translate("Batch", "Files put right"),
        "rename": translate("Batch", "Renamed"),
        "undo": translate("Batch", "Taken back"),
        "scan": translate("Batch", "Found by a scan"),
        "take_in": translate("Batch", "Read from files"),
        "identify": translate("Batch", "Identified"),
        "enrich": translate("Batch", "Enriched"),
        "artwork": translate("Batch", "Artwork fetched"),
        "own": translate("Batch", "Said to be your own"),
        "not_own": translate("Batch", "No longer said to be your own"),
        "add": translate("Batch", "Added without a file"),
        "rebuild": translate("Batch", "Given back from the sidecar"),
        "dead_link": translate("Batch", "Trailer that leads nowhere taken off"),
        "dismiss": translate("Batch", "Suggestion dismissed"),
        "leave": translate("Batch", "Left unidentified"),
        "not_leave": translate("Batch", "No longer left unidentified"),
        "reject": translate("Batch", "Picture never offered again"),
        "not_reject": translate("Batch", "Picture offered again"),
        "first": translate("Batch", "Put before all others"),
        "not_first": translate("Batch", "No longer before all others"),
        "monitor": translate("Batch", "Artwork looked after again"),
        "not_monitor": translate("Batch", "Artwork left alone"),
        "add_root": translate("Batch", "Folder added"),
        "watched": translate("Batch", "Watched state taken in"),
    }
    if verb == "take_in" and actor is Actor.NFO:
        return translate("Batch", "Read from the NFO")
    return words.get(verb, verb)


def caused_words(story: BatchStory) -> str:
    """What a batch led to: "Led to: Enriched · Published"; "" where it led to nothing."""
    named = " · ".join(dict.fromkeys(batch_words(verb, actor) for verb, actor in story.caused))
    return translate("Batch", "Led to: {what}").format(what=named) if named else ""


def undone_words(story: BatchStory) -> str:
    """When a batch was taken back, and with what; "" where it stands."""
    if not story.undone_at:
        return ""
    if not story.undone_with:
        return translate("Batch", "Taken back {when}").format(when=ago(story.undone_at))
    with_what = batch_words(story.undone_with, Actor.SYSTEM)
    return translate("Batch", "Taken back with “{what}”, {when}").format(what=with_what, when=ago(story.undone_at))


# --- files and players ------------------------------------------------------------------------------------------------


def role_word(role: FileRole) -> str:
    """What a file is to its item."""
    words = {
        FileRole.VIDEO: translate("Role", "Video"),
        FileRole.AUDIO: translate("Role", "Audio"),
        FileRole.DISC: translate("Role", "Disc"),
        FileRole.NFO: translate("Role", "NFO"),
        FileRole.PICTURE: translate("Role", "Picture"),
        FileRole.SUBTITLE: translate("Role", "Subtitle"),
        FileRole.TRAILER: translate("Role", "Trailer"),
        FileRole.EXTRA: translate("Role", "Extra"),
        FileRole.THEME: translate("Role", "Theme music"),
        FileRole.UNKNOWN: translate("Role", "Other file"),
    }
    return words[role]


def extra_word(extra_type: str) -> str:
    """What kind of extra a video is; a word that is not known stays as it is."""
    words = {
        "behindthescenes": translate("Extra", "Behind the scenes"),
        "clip": translate("Extra", "Clip"),
        "deletedscene": translate("Extra", "Deleted scene"),
        "featurette": translate("Extra", "Featurette"),
        "interview": translate("Extra", "Interview"),
        "sample": translate("Extra", "Sample"),
        "scene": translate("Extra", "Scene"),
        "short": translate("Extra", "Short film"),
        "themesong": translate("Extra", "Theme music"),
        "themevideo": translate("Extra", "Theme video"),
        "trailer": translate("Extra", "Trailer"),
        "other": translate("Extra", "Extra"),
    }
    return words.get(extra_type, extra_type)


def outcome_word(outcome: Outcome) -> str:
    """What a player said of an item when it was asked."""
    from metarr_desktop.domain.player import Outcome

    words = {
        Outcome.THERE: translate("Player", "shows it as here"),
        Outcome.WAITING: translate("Player", "does not show it yet"),
        Outcome.FAILED: translate("Player", "shows it otherwise"),
    }
    return words[outcome]


def kind_word(kind: Kind) -> str:
    """A kind in a word."""
    words = {
        Kind.MOVIE: translate("Kind", "Movie"),
        Kind.SERIES: translate("Kind", "Series"),
        Kind.SEASON: translate("Kind", "Season"),
        Kind.EPISODE: translate("Kind", "Episode"),
        Kind.ARTIST: translate("Kind", "Artist"),
        Kind.ALBUM: translate("Kind", "Album"),
        Kind.TRACK: translate("Kind", "Track"),
        Kind.COLLECTION: translate("Kind", "Collection"),
        Kind.PERSON: translate("Kind", "Person"),
    }
    return words[kind]


def kind_count(kind: Kind | None, count: int) -> str:
    """So many of a kind: "37 movies"; of mixed kinds "37 titles"."""
    match kind:
        case Kind.MOVIE:
            return translate("Kind", "%n movie(s)", "", count)
        case Kind.SERIES:
            return translate("Kind", "%n series", "", count)
        case Kind.SEASON:
            return translate("Kind", "%n season(s)", "", count)
        case Kind.EPISODE:
            return translate("Kind", "%n episode(s)", "", count)
        case Kind.ARTIST:
            return translate("Kind", "%n artist(s)", "", count)
        case Kind.ALBUM:
            return translate("Kind", "%n album(s)", "", count)
        case Kind.TRACK:
            return translate("Kind", "%n track(s)", "", count)
    return translate("Kind", "%n title(s)", "", count)


# --- names of files ---------------------------------------------------------------------------------------------------


def name_word(property: str) -> str:
    """What a word of a file's name was read as; an unknown property stays as it is."""
    words = {
        "title": translate("Name", "Title"),
        "alternative_title": translate("Name", "Other title"),
        "year": translate("Name", "Year"),
        "season": translate("Name", "Season"),
        "seasons": translate("Name", "Seasons"),
        "season_part": translate("Name", "Part of the season"),
        "episodes": translate("Name", "Episode"),
        "absolute": translate("Name", "Number over all seasons"),
        "air_date": translate("Name", "Aired on"),
        "date": translate("Name", "Date"),
        "episode_title": translate("Name", "Title of the episode"),
        "part": translate("Name", "Part"),
        "disc": translate("Name", "Disc"),
        "edition": translate("Name", "Edition"),
        "resolution": translate("Name", "Resolution"),
        "source": translate("Name", "Source"),
        "source_by_default": translate("Name", "Source"),
        "disc_format": translate("Name", "Source"),
        "video_codec": translate("Name", "Picture coded as"),
        "audio_codecs": translate("Name", "Sound coded as"),
        "audio": translate("Name", "Sound"),
        "sound": translate("Name", "Sound"),
        "channels": translate("Name", "Channels"),
        "hdr": translate("Name", "Dynamic range"),
        "bit_depth": translate("Name", "Bit depth"),
        "bitrate": translate("Name", "Bitrate (kbit a second)"),
        "is_3d": translate("Name", "3D"),
        "format_3d": translate("Name", "Form of 3D"),
        "languages": translate("Name", "Language"),
        "subtitle_languages": translate("Name", "Language of subtitles"),
        "subtitle": translate("Name", "Subtitles"),
        "subtitles": translate("Name", "Subtitles"),
        "release": translate("Name", "Word about the release"),
        "release_group": translate("Name", "Released by"),
        "is_proper": translate("Name", "Better release"),
        "is_remux": translate("Name", "Unchanged copy of a disc"),
        "is_special": translate("Name", "Special"),
        "is_leading": translate("Name", "Number in front"),
        "number": translate("Name", "Number"),
        "version": translate("Name", "Version"),
        "streaming_service": translate("Name", "Streaming service"),
        "country": translate("Name", "Country"),
        "website": translate("Name", "Website"),
        "checksum": translate("Name", "Checksum"),
        "is_forced": translate("Name", "Forced subtitles"),
        "is_default": translate("Name", "Shown unasked"),
        "is_hearing_impaired": translate("Name", "For the hard of hearing"),
        "container": translate("Name", "Kind of file"),
        "ids": translate("Name", "Id"),
        "extra_type": translate("Name", "Extra"),
        "artist": translate("Name", "Artist"),
        "album": translate("Name", "Album"),
        "track": translate("Name", "Track"),
        "noise": translate("Name", "Says nothing"),
    }
    if property in set(Scheme):
        return translate("Name", "Id of {source}").format(source=property.upper())
    return words.get(property, property)


def name_value(property: str, value: str) -> str:
    """What such a word says, as people write it; "" where the property says it all."""
    match property:
        case "languages" | "subtitle_languages" | "subtitle":
            return ", ".join(_spoken(code) for code in value.split(", "))
        case "source" | "source_by_default" | "disc_format":
            return _source_word(value)
        case "hdr":
            return {"dv": "Dolby Vision", "hdr": "HDR", "hdr10+": "HDR10+"}.get(value, value.upper())
        case "video_codec" | "audio_codecs" | "format_3d":
            return value.upper()
        case "extra_type":
            return extra_word(value)
        case "episodes" | "absolute" | "seasons":
            return _run_of(value)
    return "" if value == "True" else value


def _spoken(code: str) -> str:
    return translate("Name", "several") if code == "mul" else language_name(code)


def _source_word(source: str) -> str:
    words = {
        "bluray": translate("Name", "Blu-ray"),
        "cam": translate("Name", "filmed in the cinema"),
        "dvd": translate("Name", "DVD"),
        "hddvd": translate("Name", "HD DVD"),
        "hdrip": translate("Name", "HD recording"),
        "hdtv": translate("Name", "HD television"),
        "ppv": translate("Name", "pay per view"),
        "region5": translate("Name", "early DVD (region 5)"),
        "screener": translate("Name", "copy for critics"),
        "telecine": translate("Name", "scanned film"),
        "telesync": translate("Name", "filmed in the cinema, sound from there"),
        "tv": translate("Name", "television"),
        "vhs": translate("Name", "VHS"),
        "vod": translate("Name", "video on demand"),
        "web-dl": translate("Name", "download"),
        "webrip": translate("Name", "recorded stream"),
        "workprint": translate("Name", "unfinished cut"),
    }
    return words.get(source, source)


def _run_of(numbers: str) -> str:
    """Numbers that follow each other as "1–220"; others as they are."""
    known = [int(one) for one in numbers.split(", ") if one.isdecimal()]
    is_run = len(known) > 2 and known == list(range(known[0], known[-1] + 1))
    return f"{known[0]}–{known[-1]}" if is_run else numbers


def sureness_words(confidence: float) -> str:
    """How sure the reading of a name is, 0 to 1, in a sentence."""
    if confidence >= 0.9:
        return translate("Name", "This reading is sure.")
    if confidence >= 0.6:
        return translate("Name", "This reading is likely.")
    return translate("Name", "This reading is a guess: the name says little.")


# --- numbers ----------------------------------------------------------------------------------------------------------


def number_text(number: int) -> str:
    """A number with the separators of the person's language: "8,310"."""
    return QLocale().toString(number)


def percent_text(share: float) -> str:
    """A share from 0 to 1 in per cent: "88 %"."""
    return translate("Number", "{count} %").format(count=QLocale().toString(round(share * 100)))


def size_text(size_bytes: int) -> str:
    """Bytes as people write them, in thousands: "38.2 GB"."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def language_word(code: str) -> str:
    """A language by its two letters, as files and cards name it; an unknown code as it is, "" for none."""
    language = QLocale.codeToLanguage(code)
    return QLocale.languageToCode(language, QLocale.LanguageCodeType.ISO639Part1) or code


def language_name(code: str) -> str:
    """A language in words, with where it is spoken and how it is written if the tag tells: "Portuguese (Brazil)".

    What a code does not know, it shows as it is; "" for none.
    """
    spoken, *parts = code.replace("_", "-").split("-")
    language = QLocale.codeToLanguage(spoken)
    if language is QLocale.Language.AnyLanguage:
        return code
    name = translate("Language", QLocale.languageToString(language))
    if not parts:
        return name
    written = script_words()
    which = ", ".join(written.get(part.title()) or country_name(part.upper()) for part in parts)
    return translate("LanguageName", "{language} ({which})").format(language=name, which=which)


def script_words() -> Mapping[str, str]:
    """The codes of scripts by which languages are told apart, and how that is said behind their names."""
    return {
        "Hans": translate("LanguageName", "simplified"),
        "Hant": translate("LanguageName", "traditional"),
        "Latn": translate("LanguageName", "in Latin letters"),
        "Cyrl": translate("LanguageName", "in Cyrillic letters"),
    }


def country_name(code: str) -> str:
    """A country by its two letters, in words ("Denmark"); an unknown code as it is, "" for none."""
    territory = QLocale.codeToTerritory(code)
    if territory is QLocale.Country.AnyTerritory:
        return code
    return translate("Country", QLocale.territoryToString(territory))
