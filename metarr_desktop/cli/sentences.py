"""The English of the command line for what services hand up as codes."""

from __future__ import annotations

from collections.abc import Iterable

from metarr_desktop.domain.jobs import Job, Phrase
from metarr_desktop.domain.moves import MoveReason
from metarr_desktop.domain.plan import Reason
from metarr_desktop.domain.root_state import WatchState
from metarr_desktop.domain.verify import State
from metarr_desktop.domain.watch import RootWatch

SENTENCES = {
    "scan_done": (
        "{library}: {added} new, {changed} changed, {missing} missing, {returned} back, {failed} could not be read"
    ),
    "names_weighed": "Doubtful names: {agreed} confirmed by a second reader, {disputed} read otherwise",
    "identify_done": "Identified: {taken}, waiting for you: {waiting}, unknown to every provider asked: {unknown}",
    "identify_unasked": "Nobody answered about: {unasked}; they are as they were, `metarr identify` asks again",
    "enrich_done": "Enriched: {enriched}, looking like another title: {held}, unknown: {unknown}",
    "artwork_done": "Pictures fetched: {fetched}, titles that got some: {titles}",
    "backup_done": "Backed up as {name}: {titles} titles, {pictures} pictures of your own",
    "rebuild_done": "Titles that have again what you decided: {titles}, not there yet: {away}",
    "refetch_done": "Pictures brought back: {back}, still missing: {missing}",
    "cache_pruned": "Removed from the cache: {files} files, {mb} MB; unused pictures that stay: {kept}",
    "checked": "Looked through the data: {faults} faults in the database, {orphans} files that do not fit together",
    "cache_moved": "Pictures lie in {folder} now: {files}",
    "publish_done": (
        "Titles published: {items}. Files written: {written}, replaced: {replaced}, removed: {removed}, "
        "as they were: {kept}"
    ),
    "publish_taken_back": "Files removed: {removed}, given back: {replaced}",
    "files_moved": "Files moved to the trash: {recycled}, back where they were: {returned}",
    "purge_done": "Purged from the trash: {items}, files deleted for good: {files}",
    "purge_announced": "In the trash and soon to be purged: {count}, the first on {on}",
    "verify_done": (
        "Files looked at: {looked}. Not as they were published: {found}, put right: {repaired}, left for you: {left}"
    ),
    "findings_decided": "Files put right or left as they are: {decided}",
    "sidecars_kept": "Subtitles, themes and trailers copied into the cache: {taken}",
    "rename_done": "Files and folders renamed: {renamed}, titles: {titles}, in use: {in_use}, not possible: {failed}",
    "rename_taken_back": "Names given back: {renamed}, in use: {in_use}, not possible: {failed}",
    "compare_done": "As here: {equal}, otherwise: {differ}, not there: {absent}",
    "notice_test": "This is how notifications arrive.",
    "notice_reviews": "Titles that wait for you to say what they are: {count}",
    "notice_undecided": "Files that wait for your decision: {count}",
    "notice_held": "{count} titles of {path} are not where they were; nothing is done before you confirm it",
    "notice_player": "{problem} What it is to be told waits.",
    "notice_failed": "{type}: {error} `metarr jobs retry` tries it again.",
    "notice_backup": "{error} The backups made before are as they were.",
    "hook_taken": "{source}: {name} {title}: its folders are looked at",
    "hook_nothing": "{source}: {name} {title}: nothing to do",
    "hook_history": "Events that managers told when they were asked: {taken}",
    "hook_given": "Titles that a manager identified: {taken}",
    "sync_done": "{there} of {total} there, {waiting} waiting, {failed} failed",
    "watched_player": "{group} / {player}: {titles} titles, {taken} news taken in, {told} told, {conflicts} conflicts",
    "watched_plays_here": "{title}: here played {before} → {after} times ({player})",
    "watched_plays_there": "{title}: in {player} played {before} → {after} times",
    "watched_resume_here": "{title}: here left at {before} → {after} ({player})",
    "watched_resume_there": "{title}: in {player} left at {before} → {after}",
    "watched_rating_here": "{title}: here rated {before} → {after} ({player})",
    "watched_rating_there": "{title}: in {player} rated {before} → {after}",
    "watched_date_here": "{title}: here last played {before} → {after} ({player})",
    "watched_date_there": "{title}: in {player} last played {before} → {after}",
}

FINDINGS = {
    State.MISSING: "published, and gone",
    State.REPLACED: "replaced by somebody; --repair --only replaced puts ours back, --take takes theirs",
    State.DAMAGED: "damaged",
    State.FOREIGN: "somebody else's, which players may show instead of ours",
    State.MISNAMED: "ours, under the name of a video that is gone",
    State.UNCACHED: "our own copy is gone or damaged",
}

REASONS = {
    Reason.MISSING: "not on disk",
    Reason.CHANGED_HERE: "changed here",
    Reason.CHANGED_THERE: "changed by another program; its file is kept aside",
    Reason.FOREIGN: "another program's; its file is kept aside",
    Reason.SAME: "the same already",
    Reason.NO_LONGER_WANTED: "no longer wanted",
    Reason.CONTESTED: "another program writes over it again and again; --insist writes it all the same",
    Reason.OTHER_ENDING: "the same picture under another ending",
    Reason.DISK_AWAY: "waits for its disk; published when that is back",
    Reason.FOLDER_GONE: "its file or folder is away; nothing is written",
    Reason.NAME_TOO_LONG: "the name would be too long for the disk",
}

MOVE_REASONS = {
    MoveReason.TEMPLATE: "as the template says",
    MoveReason.ALONG: "goes along with its title",
    MoveReason.SHORTENED: "shortened to what disks take",
    MoveReason.SAME: "the same already",
    MoveReason.TAKEN: "another title or version gets that name",
    MoveReason.IN_THE_WAY: "something else has that name",
    MoveReason.TOO_LONG: "its name would be too long, however it is cut",
    MoveReason.UNKNOWN_VALUE: "the template needs what is not known of it",
    MoveReason.AWAY: "its file is away",
    MoveReason.OFFLINE: "is away",
    MoveReason.READ_ONLY: "takes no changes",
}


def sentence(phrase: Phrase) -> str:
    """What a phrase says. A code of another version is shown with what stands in it."""
    form = SENTENCES.get(phrase.code)
    if form is None:
        return " ".join([phrase.code, *(f"{key}={value}" for key, value in phrase.args.items())])
    return form.format(**phrase.args)


#: Counts of a scan that are worth a word in a notification, where there are any.
_TOLD = {"added": "new", "changed": "changed", "missing": "missing", "returned": "back again"}


def notice_sentence(phrase: Phrase) -> str:
    """What a phrase says in a notification, which is read in passing: no count that is nothing."""
    match phrase.code:
        case "scan_done":
            found = [f"{phrase.args[name]} {word}" for name, word in _TOLD.items() if phrase.args.get(name)]
            return f"{phrase.args['library']}: {', '.join(found)}"
        case "identify_done":
            return f"Identified: {phrase.args['taken']}"
        case "publish_done":
            return f"Published: {phrase.args['items']}"
    return sentence(phrase)


def summaries(jobs: Iterable[Job]) -> list[str]:
    """What ended jobs have to say, one line each."""
    return [sentence(phrase) for job in jobs if job.result for phrase in job.result.summary]


def watch_sentence(root: RootWatch) -> str:
    """How watching a root stands."""
    match root.state:
        case WatchState.OFF:
            return "not watched now; `metarr watch`, `metarr serve` or the window does, where settings say so"
        case WatchState.ASKED:
            return "looked at only when asked"
        case WatchState.OFFLINE:
            return "offline; looked at again when it is back"
        case WatchState.BROKEN:
            return f"not watched ({root.error}); tried again by itself, {_next_sweep(root)}"
        case WatchState.PARTLY:
            return (
                f"only {root.watched} of {root.folders} folders are watched ({root.error}: the system has no room for "
                f"more, on Linux see fs.inotify.max_user_watches); {_next_sweep(root)}"
            )
        case WatchState.SWEPT:
            kind = f"a share ({root.share}) tells of no changes" if root.share else "not watched, as you chose"
            return f"{kind}; {_next_sweep(root)}"
        case WatchState.WATCHED:
            lost = f"; at {root.lost_at.astimezone():%H:%M} more happened than could be told" if root.lost_at else ""
            return f"{plural(root.watched, 'folder')} watched{lost}; {_next_sweep(root)}"


def _next_sweep(root: RootWatch) -> str:
    if root.next_sweep_at is None:
        return "no sweep is planned"
    return f"all of it is looked at {root.next_sweep_at.astimezone():%Y-%m-%d %H:%M}"


def megabytes(count: int) -> str:
    """`12.3 MB`, `4.56 GB`."""
    return f"{count / 1e9:,.2f} GB" if count >= 1e9 else f"{count / 1e6:,.1f} MB"


def plural(count: int, word: str) -> str:
    """`1 title`, `2 titles`, `2 series`."""
    return f"{count} {word}" if count == 1 or word.endswith("s") else f"{count} {word}s"
