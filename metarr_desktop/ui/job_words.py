"""What jobs and their results are called, wherever the window speaks of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from metarr_desktop.domain.jobs import Job, JobStatus, Phrase
from metarr_desktop.domain.kinds import BatchId, LibraryId
from metarr_desktop.ui.moments import day_text

if TYPE_CHECKING:
    from metarr_desktop.domain.notices import Event, Notice
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.translated import translated

translate = QCoreApplication.translate

_HAVE_A_WAY_BACK = frozenset(
    {
        "artwork_done",
        "enrich_done",
        "files_moved",
        "findings_decided",
        "identify_done",
        "publish_done",
        "rebuild_done",
        "rename_done",
        "verify_done",
    }
)
_OF_PROVIDERS = frozenset({"identify", "enrich", "artwork", "refresh"})


def job_title(job: Job, libraries: Mapping[LibraryId, str]) -> str:
    """What a job does: "Scanning Movies". `libraries` are the names by id."""
    if is_take_back(job):
        is_rename = job.type == "rename"
        published = translate("Jobs", "Taking back what was published")
        return translate("Jobs", "Giving names back") if is_rename else published
    name = libraries.get(LibraryId(int(job.payload.get("library", 0))), "")
    with_library = {
        "scan": translate("Jobs", "Scanning {library}"),
        "nfo": translate("Jobs", "Reading NFO files of {library}"),
        "pictures": translate("Jobs", "Reading artwork of {library}"),
        "media": translate("Jobs", "Reading media files of {library}"),
        "names": translate("Jobs", "Checking doubtful names of {library}"),
        "publish": translate("Jobs", "Publishing {library}"),
        "identify": translate("Jobs", "Identifying {library}"),
        "enrich": translate("Jobs", "Enriching {library}"),
        "artwork": translate("Jobs", "Fetching artwork of {library}"),
        "verify": translate("Jobs", "Checking what was published of {library}"),
        "sidecars": translate("Jobs", "Keeping subtitles and themes of {library}"),
    }
    alone = {
        "scan": translate("Jobs", "Scanning"),
        "nfo": translate("Jobs", "Reading NFO files"),
        "pictures": translate("Jobs", "Reading artwork"),
        "media": translate("Jobs", "Reading media files"),
        "names": translate("Jobs", "Checking doubtful names"),
        "publish": translate("Jobs", "Publishing"),
        "sync": translate("Jobs", "Telling players"),
        "tidy": translate("Jobs", "Tidying the trash"),
        "identify": translate("Jobs", "Identifying"),
        "enrich": translate("Jobs", "Enriching"),
        "artwork": translate("Jobs", "Fetching artwork"),
        "refresh": translate("Jobs", "Looking for titles to ask about again"),
        "rename": translate("Jobs", "Renaming"),
        "move_cache": translate("Jobs", "Moving the pictures"),
        "move_files": translate("Jobs", "Moving files to the trash or back"),
        "verify": translate("Jobs", "Checking what was published"),
        "decide": translate("Jobs", "Putting files right"),
        "sidecars": translate("Jobs", "Keeping subtitles and themes"),
        "backup": translate("Jobs", "Backing up"),
        "refetch": translate("Jobs", "Bringing back pictures"),
        "recall": translate("Jobs", "Noting which episodes shows have"),
        "rebuild": translate("Jobs", "Giving back what you decided"),
        "prune_cache": translate("Jobs", "Removing unused pictures"),
        "compare": translate("Jobs", "Comparing players"),
        "watched": translate("Jobs", "Merging what was watched"),
        "check_up": translate("Jobs", "Looking through the data"),
        "hook": translate("Jobs", "Taking in what a manager told"),
        "given": translate("Jobs", "Identifying what a manager told of"),
        "hook_history": translate("Jobs", "Asking managers what they did"),
    }
    if name and job.type == "scan" and job.payload.get("is_watched"):
        is_part = "below" in job.payload or "tops" in job.payload
        form = (
            translate("Jobs", "Looking at changed folders of {library}")
            if is_part
            else translate("Jobs", "Sweeping {library}")
        )
        return form.format(library=isolated(name))
    if name and job.type in with_library:
        return with_library[job.type].format(library=isolated(name))
    return alone.get(job.type, job.type)


def notice_title(notice: Notice) -> str:
    """What a notification is headed."""
    if notice.is_summary:
        return translate("Jobs", "While it was quiet")
    return event_label(notice.event)


def event_label(event: Event) -> str:
    """What an event is called that can be told."""
    from metarr_desktop.domain.notices import Event  # for settings and what is told on the desktop

    words = {
        Event.SCAN_FINISHED: translate("Jobs", "Scan finished"),
        Event.NEEDS_YOU: translate("Jobs", "Needs you"),
        Event.PLAYER_UNREACHABLE: translate("Jobs", "Player unreachable"),
        Event.JOB_FAILED: translate("Jobs", "Job failed"),
        Event.BACKUP_FAILED: translate("Jobs", "Backup failed"),
        Event.PURGE_ANNOUNCED: translate("Jobs", "Trash"),
    }
    return words[event]


def _hook_words(phrase: Phrase, form: str) -> str:
    told = f"{phrase.args.get('source', '')} · {phrase.args.get('name', '')} {phrase.args.get('title', '')}"
    return form.format(told=told.strip())


def is_take_back(job: Job) -> bool:
    """Whether the job takes back what a publish wrote, or gives names back."""
    return "taken_back" in job.payload or bool(job.payload.get("is_back"))


def batch_of(job: Job) -> BatchId | None:
    """The batch whose undo takes back what a job did; None for jobs without a way back, and where it did nothing."""
    phrases = job.result.summary if job.result is not None else ()
    batch = next((int(phrase.args.get("batch", 0)) for phrase in phrases if phrase.code in _HAVE_A_WAY_BACK), 0)
    return BatchId(batch) if batch else None


def job_sentence(job: Job) -> str:
    """How a job ended, in a sentence; "" while it is not over or has nothing to say."""
    match job.status:
        case JobStatus.FAILED:
            return translated(job.error)
        case JobStatus.CANCELLED:
            return translate("Jobs", "Cancelled. What was done until then is kept.")
        case JobStatus.DONE if job.result is not None:
            return " ".join(part for part in (*map(phrase_words, job.result.summary), _problems(job)) if part)
    return ""


def phrase_words(phrase: Phrase) -> str:
    """One part of a summary as a sentence; "" for a code that this window does not know."""
    numbers = {name: value for name, value in phrase.args.items() if isinstance(value, int)}
    match phrase.code:
        case "scan_done":
            return _scan_words(str(phrase.args.get("library", "")), numbers)
        case "names_weighed":
            return _names_words(numbers)
        case "publish_done":
            return _publish_words(numbers)
        case "publish_taken_back":
            return _taken_back_words(numbers)
        case "verify_done":
            return _verify_words(numbers)
        case "findings_decided":
            return translate("Jobs", "%n file(s) put right or left as they are.", "", numbers.get("decided", 0))
        case "sidecars_kept":
            return translate("Jobs", "%n file(s) beside videos copied into the cache.", "", numbers.get("taken", 0))
        case "rename_done":
            return _rename_words(numbers)
        case "rename_taken_back":
            return translate("Jobs", "%n name(s) given back.", "", numbers.get("renamed", 0))
        case "compare_done":
            return _compare_words(numbers)
        case "hook_taken":
            return _hook_words(phrase, translate("Jobs", "{told}: its folders are looked at."))
        case "hook_nothing":
            return _hook_words(phrase, translate("Jobs", "{told}: nothing to do."))
        case "hook_history":
            return translate(
                "Jobs", "%n event(s) that managers told when they were asked.", "", numbers.get("taken", 0)
            )
        case "hook_given":
            return translate("Jobs", "%n title(s) identified as a manager said.", "", numbers.get("taken", 0))
        case "sync_done":
            return _sync_words(numbers)
        case code if code.startswith("watched_"):
            from metarr_desktop.ui.played_words import watched_words

            return watched_words(phrase)
        case "identify_done":
            return _identify_words(numbers)
        case "identify_unasked":
            unasked = translate("Jobs", "Nobody answered about %n title(s)", "", numbers.get("unasked", 0))
            return translate("Jobs", "{unasked}: as before, to be asked about again.").format(unasked=unasked)
        case "enrich_done":
            return _enrich_words(numbers)
        case "artwork_done":
            return _artwork_words(numbers)
        case "files_moved":
            return _trash_words(numbers)
        case "purge_done":
            return _purge_words(numbers)
        case "purge_announced":
            soon = translate("Jobs", "%n in the trash will be purged", "", numbers.get("count", 0))
            first = day_text(str(phrase.args.get("on", "")))
            return translate("Jobs", "{soon}, the first on {day}.").format(soon=soon, day=first)
        case "backup_done":
            return _backup_words(numbers)
        case "refetch_done":
            return _refetch_words(numbers)
        case "rebuild_done":
            return _rebuild_words(numbers)
        case "cache_moved":
            return _moved_words(str(phrase.args.get("folder", "")), numbers)
        case "cache_pruned":
            return _pruned_words(numbers)
        case "checked":
            return _checked_words(numbers)
        case "notice_test":
            return translate("Jobs", "This is how notifications arrive.")
        case "notice_reviews":
            return translate("Jobs", "Waiting for you to say what they are: %n title(s).", "", numbers.get("count", 0))
        case "notice_undecided":
            return translate("Jobs", "Waiting for your decision: %n file(s).", "", numbers.get("count", 0))
        case "notice_held":
            held = translate("Jobs", "%n title(s)", "", numbers.get("count", 0))
            where = translate("Jobs", "Not found in {path}: {titles}. Nothing is done before you confirm it.")
            return where.format(titles=held, path=isolated(str(phrase.args.get("path", ""))))
        case "notice_player":
            text = translate("Jobs", "{problem} What it is to be told waits.")
            return text.format(problem=translated(str(phrase.args.get("problem", "")))).strip()
        case "notice_failed":
            text = translate("Jobs", "{error} It can be tried again under Activity.")
            return text.format(error=translated(str(phrase.args.get("error", "")))).strip()
        case "notice_backup":
            text = translate("Jobs", "{error} The backups made before are as they were.")
            return text.format(error=translated(str(phrase.args.get("error", "")))).strip()
    return ""


def _scan_words(library: str, numbers: Mapping[str, int]) -> str:
    said = {
        "added": translate("Jobs", "%n new", "", numbers.get("added", 0)),
        "changed": translate("Jobs", "%n changed", "", numbers.get("changed", 0)),
        "returned": translate("Jobs", "%n back again", "", numbers.get("returned", 0)),
        "missing": translate("Jobs", "%n missing", "", numbers.get("missing", 0)),
    }
    parts = [text for name, text in said.items() if numbers.get(name)]
    found = ", ".join(parts) if parts else translate("Jobs", "nothing new")
    return translate("Jobs", "{library} scanned: {found}.").format(library=isolated(library), found=found)


def _names_words(numbers: Mapping[str, int]) -> str:
    said = {
        "agreed": translate("Jobs", "%n name(s) confirmed by a second reader.", "", numbers.get("agreed", 0)),
        "disputed": translate("Jobs", "%n name(s) read otherwise by it.", "", numbers.get("disputed", 0)),
    }
    parts = [text for name, text in said.items() if numbers.get(name)]
    return " ".join(parts) if parts else translate("Jobs", "The second reader had nothing to say.")


def _publish_words(numbers: Mapping[str, int]) -> str:
    written = numbers.get("written", 0) + numbers.get("replaced", 0)
    if not written and not numbers.get("removed"):
        if any(numbers.get(name) for name in ("failed", "waiting", "undecided")):
            return translate("Jobs", "Nothing was written; some files could not be, or wait.")
        return translate("Jobs", "Everything was already on disk as it is here.")
    said = [translate("Jobs", "%n file(s) written", "", written)] if written else []
    if numbers.get("removed"):
        said.append(translate("Jobs", "%n file(s) removed", "", numbers["removed"]))
    titles = translate("Jobs", "Published %n title(s)", "", numbers.get("items", 0))
    return translate("Jobs", "{titles}: {files}.").format(titles=titles, files=", ".join(said))


def _taken_back_words(numbers: Mapping[str, int]) -> str:
    removed, given_back = numbers.get("removed", 0), numbers.get("replaced", 0)
    said = [translate("Jobs", "%n file(s) removed", "", removed)] if removed else []
    if given_back:
        said.append(translate("Jobs", "%n file(s) of yours given back", "", given_back))
    if not said:
        return translate("Jobs", "Publishing taken back; no file had to change.")
    return translate("Jobs", "Publishing taken back: {files}.").format(files=", ".join(said))


def _verify_words(numbers: Mapping[str, int]) -> str:
    if not numbers.get("found"):
        looked = translate("Jobs", "%n file(s) checked", "", numbers.get("looked", 0))
        return translate("Jobs", "{files}, all as they were published.").format(files=looked)
    said = {
        "repaired": translate("Jobs", "%n put right", "", numbers.get("repaired", 0)),
        "left": translate("Jobs", "%n waiting for you", "", numbers.get("left", 0)),
    }
    parts = [text for name, text in said.items() if numbers.get(name)]
    return translate("Jobs", "Files that differ from what was published: {counts}.").format(counts=", ".join(parts))


def _rename_words(numbers: Mapping[str, int]) -> str:
    said = translate("Jobs", "%n file(s) and folders renamed.", "", numbers.get("renamed", 0))
    if numbers.get("in_use"):
        said += " " + translate("Jobs", "%n in use by another program.", "", numbers["in_use"])
    return said


def _compare_words(numbers: Mapping[str, int]) -> str:
    """What players show, against what is published."""
    text = translate("Jobs", "{equal} equal, {differ} differ, {absent} not there; nobody was told anything.")
    number = QLocale().toString
    return text.format(**{name: number(numbers.get(name, 0)) for name in ("equal", "differ", "absent")})


def _sync_words(numbers: Mapping[str, int]) -> str:
    there, total = numbers.get("there", 0), numbers.get("total", 0)
    said = translate("Jobs", "Players show {there} of {total}.").format(there=there, total=total)
    if numbers.get("waiting"):
        said += " " + translate("Jobs", "%n waiting for a player.", "", numbers["waiting"])
    return said


def _identify_words(numbers: Mapping[str, int]) -> str:
    said = {
        "taken": translate("Jobs", "%n identified", "", numbers.get("taken", 0)),
        "waiting": translate("Jobs", "%n waiting for you", "", numbers.get("waiting", 0)),
        "unknown": translate("Jobs", "%n known to nobody", "", numbers.get("unknown", 0)),
    }
    parts = [text for name, text in said.items() if numbers.get(name)]
    if not parts:
        return translate("Jobs", "No title was identified.")
    return translate("Jobs", "Titles: {counts}.").format(counts=", ".join(parts))


def _enrich_words(numbers: Mapping[str, int]) -> str:
    said = {
        "enriched": translate("Jobs", "%n enriched", "", numbers.get("enriched", 0)),
        "held": translate("Jobs", "%n held back, as they look like other titles", "", numbers.get("held", 0)),
        "unknown": translate("Jobs", "%n known to nobody", "", numbers.get("unknown", 0)),
    }
    parts = [text for name, text in said.items() if numbers.get(name)]
    if not parts:
        return translate("Jobs", "No title was enriched.")
    return translate("Jobs", "Titles: {counts}.").format(counts=", ".join(parts))


def _artwork_words(numbers: Mapping[str, int]) -> str:
    if not numbers.get("fetched"):
        return translate("Jobs", "No new picture was found.")
    pictures = translate("Jobs", "%n picture(s)", "", numbers["fetched"])
    titles = translate("Jobs", "%n title(s)", "", numbers.get("titles", 0))
    return translate("Jobs", "{pictures} fetched for {titles}.").format(pictures=pictures, titles=titles)


def _trash_words(numbers: Mapping[str, int]) -> str:
    said = {
        "recycled": translate("Jobs", "%n file(s) moved to the trash.", "", numbers.get("recycled", 0)),
        "returned": translate("Jobs", "%n file(s) brought back.", "", numbers.get("returned", 0)),
    }
    parts = [text for name, text in said.items() if numbers.get(name)]
    return " ".join(parts) if parts else translate("Jobs", "No file was moved.")


def _purge_words(numbers: Mapping[str, int]) -> str:
    items = translate("Jobs", "%n purged from the trash", "", numbers.get("items", 0))
    files = translate("Jobs", "%n file(s) deleted for good", "", numbers.get("files", 0))
    parts = [text for name, text in (("items", items), ("files", files)) if numbers.get(name)]
    return translate("Jobs", "{what}.").format(what=", ".join(parts or [items]))


def _moved_words(folder: str, numbers: Mapping[str, int]) -> str:
    files = translate("Jobs", "%n file(s)", "", numbers.get("files", 0))
    return translate("Jobs", "Pictures moved to {folder}: {files}.").format(folder=isolated(folder), files=files)


def _backup_words(numbers: Mapping[str, int]) -> str:
    titles = translate("Jobs", "%n title(s)", "", numbers.get("titles", 0))
    pictures = translate("Jobs", "%n picture(s) of your own", "", numbers.get("pictures", 0))
    return translate("Jobs", "Backed up: {titles}, {pictures}.").format(titles=titles, pictures=pictures)


def _refetch_words(numbers: Mapping[str, int]) -> str:
    back = translate("Jobs", "%n picture(s) brought back.", "", numbers.get("back", 0))
    if not numbers.get("missing"):
        return back
    return f"{back} " + translate("Jobs", "%n picture(s) still missing.", "", numbers["missing"])


def _rebuild_words(numbers: Mapping[str, int]) -> str:
    back = translate("Jobs", "Given back what you decided: %n title(s).", "", numbers.get("titles", 0))
    if not numbers.get("away"):
        return back
    return f"{back} " + translate("Jobs", "Not there yet: %n title(s).", "", numbers["away"])


def _pruned_words(numbers: Mapping[str, int]) -> str:
    if not numbers.get("files"):
        return translate("Jobs", "Nothing in the cache had to go.")
    files = translate("Jobs", "%n file(s)", "", numbers["files"])
    said = translate("Jobs", "Removed from the cache: {files}, {mb} MB.")
    return said.format(files=files, mb=numbers.get("mb", 0))


def _checked_words(numbers: Mapping[str, int]) -> str:
    if numbers.get("faults"):
        return translate("Jobs", "The database is damaged; faults: {count}.").format(count=numbers["faults"])
    if numbers.get("orphans"):
        files = translate("Jobs", "%n file(s)", "", numbers["orphans"])
        return translate("Jobs", "The database is sound; lost or left over in the cache: {files}.").format(files=files)
    return translate("Jobs", "The database is sound, and every file fits.")


def _problems(job: Job) -> str:
    count = len(job.result.problems) if job.result is not None else 0
    if not count:
        return ""
    if job.type in ("sync", "compare"):
        return translate("Jobs", "%n problem(s) with players; the list is under Activity.", "", count)
    if job.type in ("move_files", "tidy"):
        return translate(
            "Jobs", "%n file(s) of which there is something to say; the list is under Activity.", "", count
        )
    if job.type == "check_up":
        return ""  # its faults are what it was to find, and are said
    if job.type in _OF_PROVIDERS:
        return translate("Jobs", "%n problem(s) with providers; the list is under Activity.", "", count)
    if job.type == "backup":
        return translate("Jobs", "The second place was not reached; the reason is under Activity.")
    if job.type == "refetch":
        return translate("Jobs", "Why is under Activity.")
    if is_take_back(job):
        return translate("Jobs", "Some files stay as they are; the list is under Activity.")
    return translate("Jobs", "%n file(s) could not be used; the list is under Activity.", "", count)
