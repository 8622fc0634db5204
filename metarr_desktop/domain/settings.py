"""Every setting, declared once: the command line, the settings pages and the documentation are made from these rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from metarr_desktop.domain.assets import ASSETS
from metarr_desktop.domain.errors import BadInput, NotFound

SettingValue = bool | int | str

MOST_SWEEP_HOURS = 720
_COUNTRY = re.compile("[A-Za-z]{2}|")


class LogLevel(StrEnum):
    """How much the log tells, the most first."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        return list(LogLevel).index(self)


class Form(StrEnum):
    """What a text stands for: how it is edited."""

    PLAIN = "plain"
    RATINGS = "ratings"
    """Sources of ratings in order, separated by blanks."""
    LANGUAGES = "languages"
    """Tags of languages in order, separated by blanks."""
    COUNTRY = "country"
    """Two letters."""
    TEMPLATE = "template"
    """Of a file's or folder's name (`formats.templates`)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    The type of `default` is the type of the value. `choices` limits a text, `lowest` and `highest` a number;
    `is_folder` marks a folder's path ("" = not used), `form` what another text stands for. `help` is one English
    sentence; `ui` translates it.
    """

    name: str
    label: str
    help: str
    default: SettingValue
    choices: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 0
    is_folder: bool = False
    form: Form = Form.PLAIN

    def checked(self, value: object) -> SettingValue:
        """The value if it is one this setting can have. Raises BadInput with a sentence that says what can."""
        if isinstance(self.default, bool):
            if isinstance(value, bool):
                return value
            raise BadInput(f"{self.name} is either true or false.")
        if isinstance(self.default, int):
            if isinstance(value, int) and not isinstance(value, bool) and self.lowest <= value <= self.highest:
                return value
            raise BadInput(f"{self.name} is a whole number from {self.lowest} to {self.highest}.")
        if self.form is Form.COUNTRY and not (isinstance(value, str) and _COUNTRY.fullmatch(value)):
            raise BadInput(f"{self.name} is two letters, such as US or DE.")
        if isinstance(value, str) and (not self.choices or value in self.choices):
            return value
        raise BadInput(
            f"{self.name} is one of: {', '.join(self.choices)}." if self.choices else f"{self.name} is text."
        )

    def parsed(self, text: str) -> SettingValue:
        """The value that a person's word means. Raises BadInput."""
        if isinstance(self.default, bool):
            words = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False}
            words["0"] = False
            return self.checked(words.get(text.strip().lower()))
        if isinstance(self.default, int):
            try:
                return self.checked(int(text))
            except ValueError:
                return self.checked(None)
        return self.checked(text)


@dataclass(frozen=True, slots=True)
class Declared:
    """All settings, by name and in order."""

    all: tuple[Setting, ...]

    def named(self, name: str) -> Setting:
        """The setting of that name. Raises NotFound."""
        for one in self.all:
            if one.name == name:
                return one
        raise NotFound(f"There is no setting “{name}”; `metarr settings list` shows all.")


def _limits() -> tuple[Setting, ...]:
    """How many pictures of each kind are chosen by themselves, as many as an item can keep at most."""
    return tuple(
        Setting(
            f"artwork.limit_{asset.name}",
            asset.label,
            "How many are chosen automatically for each title; 0 leaves this kind to you.",
            0 if asset.name in ("back", "spine") else 1,
            highest=asset.limit,
        )
        for asset in ASSETS
    )


def _weights() -> tuple[Setting, ...]:
    """How much each part of a picture's score counts (`domain.artwork`)."""
    parts = (
        ("size", "Weight of the size", "How much counts that a picture is large.", 30),
        ("aspect", "Weight of the shape", "How much counts that width and height are as they should be.", 20),
        ("language", "Weight of the language", "How much counts the language of the text in a picture.", 20),
        ("votes", "Weight of the votes", "How much counts what others think of a picture.", 20),
        ("provider", "Weight of the provider", "How much counts which provider a picture comes from.", 10),
    )
    return tuple(
        Setting(f"artwork.weight_{name}", label, help, default, highest=100) for name, label, help, default in parts
    )


def _names() -> tuple[Setting, ...]:
    """The templates of names; their defaults are read by Kodi, Jellyfin and Plex (RULES 3.1, 3.2, 3.7)."""
    rows = (
        ("movie_folder", "Folder of a film", "{title}[ ({year})]"),
        ("movie_file", "File of a film", "{title}[ ({year})][ - {edition}]"),
        ("show_folder", "Folder of a show", "{title}[ ({year})]"),
        ("season_folder", "Folder of a season", "Season {season:00}"),
        ("episode_file", "File of an episode", "{title}[ ({year})] - S{season:00}E{episode:00}[ - {episodetitle}]"),
        ("artist_folder", "Folder of an artist", "{artist}"),
        ("album_folder", "Folder of an album", "{album}[ ({year})]"),
        ("track_file", "File of a track", "[{disc}-]{track:00} - [{trackartist} - ]{title}"),
    )
    help = "{…} is a value, […] vanishes when a value in it is empty; empty leaves such names as they are."
    of_track = f"{help} {{trackartist}} is there where an album has songs of several artists."
    return tuple(
        Setting(f"rename.{name}", label, of_track if name == "track_file" else help, text, form=Form.TEMPLATE)
        for name, label, text in rows
    )


def _notices() -> tuple[Setting, ...]:
    """Which events are told on which way: names as `domain.notices.setting_of` makes them."""
    rows = (
        ("scan_finished", "Scan finished", "A scan found something, and what followed from it is done."),
        ("needs_you", "Needs you", "Titles that are not sure, files to decide about, folders of which much is gone."),
        ("player_unreachable", "Player unreachable", "A player does not answer; what it is to be told waits."),
        ("job_failed", "Job failed", "Work could not be done, also when tried again."),
        ("backup_failed", "Backup failed", "A backup could not be made, or not be copied to the second place."),
        ("purge_announced", "Purge announced", "What lies in the trash will soon be deleted for good."),
    )
    return tuple(
        Setting(f"notify.{name}{ending}", label, f"{help} {where}", True)
        for name, label, help in rows
        for ending, where in (("", "Shown on the desktop."), ("_out", "Sent to webhooks."))
    )


SETTING = Declared(
    (
        Setting(
            "automation.paused",
            "Pause all work",
            "No job begins, also after a restart, until work goes on; what ran waits and is taken up again.",
            False,
        ),
        Setting(
            "automation.publish_after_scan",
            "Publish after a scan",
            "Once a scan found something, write NFO files and artwork of all in its library that is not published.",
            False,
        ),
        Setting(
            "automation.sync_after_publish",
            "Tell players after publishing",
            "Tell the players of a library when something of it was published.",
            True,
        ),
        Setting(
            "automation.identify_after_scan",
            "Identify after a scan",
            "Ask providers what new titles are; what is not sure waits for you.",
            False,
        ),
        Setting(
            "automation.enrich_after_identify",
            "Enrich what was identified",
            "Gather texts, people, ratings and pictures of a title as soon as it is known which one it is.",
            True,
        ),
        Setting(
            "automation.artwork_after_enrich",
            "Fetch artwork of what was enriched",
            "Choose the best pictures on offer for empty slots, and fetch them.",
            True,
        ),
        Setting(
            "automation.refresh",
            "Keep titles up to date",
            "Ask providers again: airing shows daily, continuing ones weekly, all others every 90 days.",
            False,
        ),
        Setting(
            "automation.quiet_from",
            "Quiet from … o'clock",
            "In the quiet hours no sweep, nightly work or notification begins by itself; what was due follows once. "
            "The same hour for both ends: there are none.",
            0,
            highest=23,
        ),
        Setting(
            "automation.quiet_until",
            "Quiet until … o'clock",
            "When such work may begin again.",
            0,
            highest=23,
        ),
        Setting(
            "providers.offline",
            "Stay offline",
            "Ask nobody on the internet; what was answered before is still used.",
            False,
        ),
        Setting(
            "providers.languages",
            "Languages of titles and texts",
            "The first one that has a text wins, field by field; tags such as “de” or “pt-BR”.",
            "en",
            form=Form.LANGUAGES,
        ),
        Setting(
            "providers.country",
            "Country",
            "Whose certificates and release dates count: two letters, such as US or DE.",
            "US",
            form=Form.COUNTRY,
        ),
        Setting("providers.changes_read_at", "Changes read until", "When change feeds were last read (UTC).", ""),
        Setting(
            "identify.threshold",
            "Take a match from … per cent on",
            "What is less certain waits under Identify.",
            90,
            lowest=50,
            highest=100,
        ),
        Setting(
            "ratings.order",
            "Rating shown first",
            "The first of these sources that rates a title.",
            "imdb tmdb tvdb tvmaze trakt metacritic tomatometerallcritics anilist musicbrainz audiodb",
            form=Form.RATINGS,
        ),
        Setting(
            "watch.enabled",
            "Watch folders",
            "Look at folders again when something in them changes, and sweep all of them now and then.",
            True,
        ),
        Setting(
            "watch.sweep_hours",
            "Sweep watched folders every … hours",
            "Events can be lost; a sweep finds what they did not tell.",
            24,
            lowest=1,
            highest=MOST_SWEEP_HOURS,
        ),
        Setting(
            "watch.sweep_hours_without_events",
            "Sweep other folders every … hours",
            "Shares tell nobody what changes on them, so only a sweep finds it.",
            6,
            lowest=1,
            highest=MOST_SWEEP_HOURS,
        ),
        Setting(
            "hooks.enabled",
            "Listen to download managers",
            "Radarr, Sonarr, Lidarr and others can post what they did; while Metarr runs it is taken in at once.",
            False,
        ),
        Setting("hooks.port", "Port", "Where they post to, on this machine.", 8790, lowest=1, highest=65535),
        Setting(
            "hooks.open",
            "Open to the network",
            "Other machines can post too; they have to show their token all the same.",
            False,
        ),
        Setting(
            "hooks.names",
            "Names of this machine",
            "Names by which managers reach it, separated by blanks, such as host.docker.internal; numbers need none.",
            "",
        ),
        Setting("publish.nfo", "Write NFO files", "Write an NFO beside each title.", True),
        Setting("publish.artwork", "Write artwork", "Write the chosen pictures beside each title.", True),
        Setting(
            "publish.actors",
            "Write pictures of actors",
            "Put the pictures of a film's or show's cast into a folder .actors beside it, where Kodi looks for them.",
            False,
        ),
        Setting(
            "publish.hard_links",
            "Share files with the cache",
            "Where the disk cannot clone, give a picture two names instead of two copies: it takes no room twice, but "
            "a program that writes into one changes both.",
            False,
        ),
        Setting(
            "publish.sets_dir",
            "Folder for movie sets",
            "Kodi's “Movie set information folder”; empty writes no artwork for sets.",
            "",
            is_folder=True,
        ),
        Setting(
            "publish.artists_dir",
            "Folder for artists",
            "Kodi's “Artist information folder”; empty writes into the artist's own folder.",
            "",
            is_folder=True,
        ),
        *_names(),
        Setting(
            "rename.longest_path",
            "Longest path",
            "Names are shortened so that no path gets longer; 259 is for old programs on Windows.",
            1000,
            lowest=100,
            highest=1000,
        ),
        Setting(
            "artwork.languages",
            "Languages of artwork",
            "Tags, the most wanted first, such as “de en”; empty: as for titles.",
            "",
            form=Form.LANGUAGES,
        ),
        Setting(
            "artwork.similarity",
            "Alike from … per cent",
            "Pictures that look the same to so many per cent are shown as one.",
            90,
            lowest=70,
            highest=100,
        ),
        Setting(
            "artwork.free_space_mb",
            "Leave … MB of the disk free",
            "Downloads of pictures stop before the disk has less room than this.",
            1024,
            highest=1_000_000,
        ),
        Setting(
            "artwork.from_files",
            "Take pictures out of films",
            "What nobody offers a picture for shows the cover inside its file, or a frame of it.",
            True,
        ),
        *_limits(),
        *_weights(),
        Setting("appearance.theme", "Theme", "Light, dark, or as the system.", "system", ("system", "light", "dark")),
        Setting(
            "appearance.contrast",
            "Contrast",
            "More of it writes lesser words in full ink and draws every edge.",
            "system",
            ("system", "usual", "more"),
        ),
        Setting(
            "appearance.language",
            "Language",
            "Of the window and its tray; it changes at once. Commands speak English.",
            "system",
            ("system", "en", "de"),
        ),
        Setting(
            "appearance.text_size",
            "Size of text",
            "In percent of the size that the system is set to.",
            100,
            lowest=90,
            highest=150,
        ),
        Setting(
            "appearance.motion",
            "Motion",
            "Reduced, nothing moves by itself: notices are there at once, and busy bars stand still.",
            "system",
            ("system", "reduced", "full"),
        ),
        Setting("appearance.card_size", "Size of cards", "Width of a poster on the wall.", 120, lowest=96, highest=200),
        Setting(
            "window.keep_running",
            "Keep running in the tray",
            "Closing the window leaves Metarr in the tray.",
            False,
        ),
        Setting("window.first_run_done", "First steps done", "The first-run steps were finished or skipped.", False),
        Setting("window.state", "Window layout", "Where panes, columns and sorting were left.", ""),
        Setting("window.notices_seen", "Notifications looked at", "The last one that was looked at.", 0, highest=2**53),
        Setting("keys.own", "Keys of your own", "Which commands have other keys than those as shipped (JSON).", ""),
        *_notices(),
        Setting(
            "cache.keep_unused_days",
            "Keep unused pictures … days",
            "How long pictures that nothing shows any more, and no undo could bring back, stay in the cache.",
            90,
            lowest=1,
            highest=3650,
        ),
        Setting(
            "cache.prune",
            "Remove unused pictures",
            "Each night, those that have been unused for so long and can be fetched again.",
            False,
        ),
        Setting("doctor.sizes", "Sizes noted", "What the data took at earlier looks (JSON).", ""),
        Setting("log.level", "The log tells", "How much is written into the log file.", "info", tuple(LogLevel)),
        Setting(
            "backup.daily",
            "Back up every night",
            "The library, pictures of your own and the list of all others: the last 7 days and 4 weeks are kept.",
            True,
        ),
        Setting(
            "backup.second_dir",
            "Second place",
            "A folder on another disk that every backup is copied to: a disk that breaks takes all on it along.",
            "",
            is_folder=True,
        ),
        Setting(
            "cache.subtitles",
            "Keep subtitles",
            "Keep a copy of every subtitle, so that an upgrade of the video does not lose it.",
            True,
        ),
        Setting(
            "cache.theme_mb",
            "Keep themes up to … MB",
            "Keep a copy of theme music up to this size; 0 keeps none.",
            20,
            highest=1000,
        ),
        Setting(
            "cache.trailer_mb",
            "Keep trailers up to … MB",
            "Keep a copy of trailers up to this size; 0 keeps none.",
            0,
            highest=10_000,
        ),
        Setting(
            "verify.nightly",
            "Check published files every night",
            "At three o'clock, or at the next start, compare the disk with what was published.",
            True,
        ),
        Setting(
            "verify.put_back",
            "Put back what is missing",
            "Files that Metarr wrote and that are gone are written again; what somebody replaced waits for you.",
            True,
        ),
        Setting(
            "trash.days",
            "Days in the trash",
            "When a removed title is purged; that is announced seven days before.",
            30,
            lowest=7,
            highest=3650,
        ),
        Setting(
            "trash.purged_files",
            "Purged files go",
            "Deleted for good, or into the trash of the system, which you empty yourself.",
            "deleted",
            ("deleted", "system_trash"),
        ),
    )
)
