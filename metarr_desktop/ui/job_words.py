"""What jobs and their results are called, wherever the window speaks of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.jobs import Job, JobStatus, Phrase
from metarr_desktop.domain.kinds import BatchId, LibraryId

translate = QCoreApplication.translate


def job_title(job: Job, libraries: Mapping[LibraryId, str]) -> str:
    """What a job does: "Scanning Movies". `libraries` are the names by id."""
    if is_take_back(job):
        return translate("Jobs", "Taking back what was published")
    name = libraries.get(LibraryId(int(job.payload.get("library", 0))), "")
    with_library = {
        "scan": translate("Jobs", "Scanning {library}"),
        "nfo": translate("Jobs", "Reading NFO files of {library}"),
        "pictures": translate("Jobs", "Reading artwork of {library}"),
        "media": translate("Jobs", "Reading media files of {library}"),
        "names": translate("Jobs", "Checking doubtful names of {library}"),
        "publish": translate("Jobs", "Publishing {library}"),
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
    }
    if name and job.type == "scan" and job.payload.get("is_watched"):
        is_part = "below" in job.payload or "tops" in job.payload
        form = (
            translate("Jobs", "Looking at changed folders of {library}")
            if is_part
            else translate("Jobs", "Sweeping {library}")
        )
        return form.format(library=name)
    if name and job.type in with_library:
        return with_library[job.type].format(library=name)
    return alone.get(job.type, job.type)


def is_take_back(job: Job) -> bool:
    """Whether the job takes back what a publish wrote."""
    return "taken_back" in job.payload


def batch_of(job: Job) -> BatchId | None:
    """The batch whose undo takes back what a publish wrote; None for other jobs, and where it touched no file."""
    phrases = job.result.summary if job.result is not None else ()
    batch = next((int(phrase.args.get("batch", 0)) for phrase in phrases if phrase.code == "publish_done"), 0)
    return BatchId(batch) if batch else None


def job_sentence(job: Job) -> str:
    """How a job ended, in a sentence; "" while it is not over or has nothing to say."""
    match job.status:
        case JobStatus.FAILED:
            return job.error
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
        case "sync_done":
            return _sync_words(numbers)
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
    return translate("Jobs", "{library} scanned: {found}.").format(library=library, found=found)


def _names_words(numbers: Mapping[str, int]) -> str:
    agreed = translate("Jobs", "%n name(s) confirmed by a second reader", "", numbers.get("agreed", 0))
    disputed = translate("Jobs", "%n read otherwise", "", numbers.get("disputed", 0))
    return translate("Jobs", "{agreed}, {disputed}.").format(agreed=agreed, disputed=disputed)


def _publish_words(numbers: Mapping[str, int]) -> str:
    written = numbers.get("written", 0) + numbers.get("replaced", 0)
    if not written and not numbers.get("removed"):
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


def _sync_words(numbers: Mapping[str, int]) -> str:
    there, total = numbers.get("there", 0), numbers.get("total", 0)
    said = translate("Jobs", "Players show {there} of {total}.").format(there=there, total=total)
    if numbers.get("waiting"):
        said += " " + translate("Jobs", "%n waiting for a player.", "", numbers["waiting"])
    return said


def _problems(job: Job) -> str:
    count = len(job.result.problems) if job.result is not None else 0
    if not count:
        return ""
    if job.type == "sync":
        return translate("Jobs", "%n problem(s) with players; the list is under Activity.", "", count)
    if is_take_back(job):
        return translate("Jobs", "Some files stay as they are; the list is under Activity.")
    return translate("Jobs", "%n file(s) could not be used; the list is under Activity.", "", count)
