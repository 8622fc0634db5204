"""What can go wrong, as few classes: one for each thing a caller can do about it.

MetarrError
├── BadInput            show it, go on with the rest: one file, one word, one value is unusable
│   ├── BadFile         ... a file on disk (names it)
│   └── BadQuery        ... a search or a command's words
│       └── BadTerm         ... a search, by a code that `ui` has its own words for
├── NotFound            the thing asked for is not in the library
├── InTheWay            ask the person: an undo meets what was changed since
├── Unavailable         retry later: a root, a player or a provider does not answer
│   ├── RootGone        ... a root folder vanished while it was being read
│   └── Paused          ... all work is paused: what was asked for waits
├── Refused             the other side said no: ask the person for credentials or rights
│   └── UntrustedCertificate ... nobody vouches for its certificate: the person may, after looking at it
├── CannotWrite         the disk is full, read-only or not ours; what was there is untouched
│   ├── DiskRefuses         ... the whole disk takes nothing now: full, read-only
│   ├── FileInUse           ... another program keeps that one file in its place: try it again
│   └── UnfitDataDirectory  ... the place for our own data; another one has to be named
├── InUse               another Metarr has this data directory
│   └── ShownElsewhere      ... and shows its window now: nothing is left to do here
├── NewerLibrary        the library was made by a newer program; it was not touched
├── DamagedLibrary      the database failed its check; it was not touched
└── Cancelled           the person stopped it

Every error carries one English sentence that says what happened, to which file, and what is safe. Adapters raise
these `from` the library's own exception, so that the log keeps the cause.
"""

from collections.abc import Mapping, Sequence


class MetarrError(Exception):
    """Base of everything we raise on purpose; `str(error)` is the sentence for people."""


class BadInput(MetarrError):
    """One input cannot be used; the rest goes on."""


class BadFile(BadInput):
    """A file on disk cannot be read as what it claims to be.

    `path` is the file's path as the disk gave it, `reason` the part of the sentence after the name.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{printable(path)}: {reason}")
        self.path = path
        self.reason = reason


class BadQuery(BadInput):
    """The words of a search or a command make no sense; the sentence says which."""


class BadTerm(BadQuery):
    """A part of a search makes no sense.

    `code` and `said` tell why (`domain.query_terms.PROBLEMS`); `instead` is what was most likely meant by that part and
    `corrected` the whole search with it, "" when unknown.
    """

    def __init__(self, sentence: str, code: str, args: Mapping[str, str | int], instead: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.said = dict(args)
        self.instead = instead
        self.corrected = ""


class NotFound(MetarrError):
    """What was asked for is not in the library."""


class InTheWay(MetarrError):
    """What an undo would take back was changed again since; nothing was taken back. `batch` is what it was of."""

    def __init__(self, batch: int) -> None:
        super().__init__(f"Batch {batch} was not taken back: some of what it changed was changed again since.")
        self.batch = batch


class Unavailable(MetarrError):
    """Something outside does not answer now; trying later may help."""


class RootGone(Unavailable):
    """A root folder vanished or became unreadable while it was being read; nothing under it was changed."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{printable(path)} cannot be read any more; nothing in it was changed in the library.")
        self.path = path


class Paused(Unavailable):
    """All work is paused; `jobs` wait until somebody lets it go on."""

    def __init__(self, jobs: Sequence[int]) -> None:
        what = f"job {jobs[0]} waits" if len(jobs) == 1 else f"{len(jobs)} jobs wait"
        super().__init__(f"All work is paused: {what}, and nothing is lost. `metarr resume` lets it go on.")
        self.jobs = tuple(jobs)


class Refused(MetarrError):
    """Credentials or rights are missing; trying again without them will not help.

    `said` is the other side's own text, for who knows its meanings; it is not shown.
    """

    def __init__(self, sentence: str, said: str = "") -> None:
        super().__init__(sentence)
        self.said = said


class UntrustedCertificate(Refused):
    """A server shows a certificate that no known authority has signed, or that is for another name.

    `fingerprint` is its SHA-256 in pairs of hex digits, `certificate` itself as PEM. Nothing was sent to the server.
    """

    def __init__(self, peer: str, fingerprint: str, certificate: str) -> None:
        super().__init__(
            f"{peer} shows a certificate that nobody vouches for; nothing was sent to it. If its SHA-256 fingerprint "
            f"is what the server itself says, it can be trusted: {fingerprint}"
        )
        self.fingerprint = fingerprint
        self.certificate = certificate


class CannotWrite(MetarrError):
    """A file could not be written; what stood there before still stands."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{printable(path)} was not written ({reason}); what was there before is untouched.")
        self.path = path
        self.reason = reason


class DiskRefuses(CannotWrite):
    """The disk takes nothing now, whatever the file."""


class FileInUse(CannotWrite):
    """Another program keeps the file in its place; trying again later may help."""


class UnfitDataDirectory(CannotWrite):
    """The data directory cannot be made or used; nothing was changed. `reason` is the part in brackets."""

    def __init__(self, path: str, reason: str) -> None:
        MetarrError.__init__(
            self,
            f"Metarr cannot keep its data in {printable(path)} ({reason}). Nothing was changed; name a folder on a "
            "disk of this machine with --data-dir or METARR_DATA_DIR.",
        )
        self.path = path
        self.reason = reason


class InUse(MetarrError):
    """Another process runs the engine of this data directory."""


class ShownElsewhere(InUse):
    """Another window of this data directory was raised; the one that asked may go."""


class NewerLibrary(MetarrError):
    """The library's schema is newer than this program knows; the file was not touched."""


class DamagedLibrary(MetarrError):
    """The database did not pass its check; the file was not touched.

    `ways_out` tells a person at a command line what can be done; `sentence` is the text without it.
    """

    def __init__(self, sentence: str, ways_out: str = "") -> None:
        super().__init__(f"{sentence} {ways_out}" if ways_out else sentence)
        self.sentence = sentence


class Cancelled(MetarrError):
    """The work was stopped on request; what was finished before stays."""


def printable(path: str) -> str:
    """A path as text that any terminal and log can show: undecodable bytes appear as `\\xNN`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
