"""Verify: what on the disk differs from what was published, and what of the cache is gone.

Cheap by default: one `stat` a published file, one `access` a cached one, compared with what was noted when it was
written; only what differs, and what a look found before, is read. A full look reads everything. What is found becomes
the table of findings, which `services.repair` acts on. What cannot be looked at - a root that is away - is named, and
nothing is said of it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from metarr_desktop.domain.disk import WrittenFile
from metarr_desktop.domain.errors import BadFile, printable
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.plan import ContentKind, Verb
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.domain.verify import Finding, Seen, State, base_in, is_too_many, judged, moved_name, successors
from metarr_desktop.files.hashes import sha256_of_file
from metarr_desktop.files.images import BadImage, inspect
from metarr_desktop.files.roots import RootState, root_state
from metarr_desktop.formats.layouts import base_name

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.views import RootView
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.services.publish import Publish
    from metarr_desktop.store.findings import BesideFile, CachedFile, PublishedFile, Scope
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

_ROWS_A_PORTION = 5000
_FULL_A_PORTION = 200
_NAMED = 50  # findings in a log; all of them wait on their page
_NAMED_AFTER_VIDEO = frozenset({Kind.MOVIE, Kind.EPISODE})
_LARGEST_PICTURE = 40 * 1024 * 1024


@dataclass(slots=True)
class Survey:
    """What a look found.

    `looked` counts the files looked at, in the library and in the cache. `away` are the folders that could not be
    looked at, `held` roots of which so much is missing that nothing in them is put back unasked; `problems` are
    sentences.
    """

    looked: int = 0
    findings: list[Finding] = field(default_factory=list)
    away: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def automatic(self) -> list[Finding]:
        """What may be repaired without asking."""
        beginnings = tuple(os.path.join(folder, "") for folder in self.held)
        return [
            one
            for one in self.findings
            if one.state.is_automatic and one.can_repair and not one.path.startswith(beginnings or ("\0",))
        ]


def not_reached(folder: str) -> str:
    """What is said of a folder that is away."""
    return sentence(f"{printable(folder)} cannot be reached; nothing in it was looked at.")


def _say_found(findings: Sequence[Finding], progress: Progress) -> None:
    for one in findings[:_NAMED]:
        path = printable(one.path)
        progress.say(
            {
                State.MISSING: sentence(f"{path}: it was published, and is gone."),
                State.REPLACED: sentence(f"{path}: something else stands there now."),
                State.DAMAGED: sentence(f"{path}: it is damaged."),
                State.FOREIGN: sentence(f"{path}: somebody else's, and a player may show it instead of ours."),
                State.MISNAMED: sentence(f"{path}: its video has another name now."),
                State.UNCACHED: sentence(f"{path}: it is gone from the cache, or damaged there."),
            }[one.state],
            Tone.LEFT,
        )
    if (more := len(findings) - _NAMED) > 0:
        progress.say(sentence(f"Further files that are not as they should be: {more}."), Tone.LEFT, more)


class Verify:
    """The verb. Handed the store, the cache, and the publisher, which knows what should stand where."""

    def __init__(self, store: Store, cache: Cache, publish: Publish) -> None:
        self._store = store
        self._cache = cache
        self._publish = publish

    def look(self, scope: Scope, progress: Progress, *, is_full: bool = False) -> Survey:
        """Compare the disk and the cache with what was written, and keep what was found. Raises Cancelled."""
        survey = Survey()
        roots = self._roots(scope, survey)
        for one in survey.away:
            progress.say(not_reached(one), Tone.TROUBLE)
        total = self._store.findings.count_published(scope)
        suspects = self._suspects(scope, progress, survey, total, is_full=is_full)
        items = [*(scope.items or ()), *self._store.findings.unsettled(scope)]
        survey.findings += self._judge(suspects, items, survey, is_full=is_full)
        survey.findings += self._look_at_cache(scope, progress, survey, is_full=is_full)
        self._hold(roots, survey)
        with self._store.write(durable=False) as unit:
            unit.findings.replace(scope, survey.findings, survey.away)
        survey.findings = self._open(survey.findings)
        _say_found(survey.findings, progress)
        log.info("Verified %d files: %d differ", survey.looked, len(survey.findings))
        return survey

    def _open(self, findings: Sequence[Finding]) -> list[Finding]:
        """As they are stored, without what the person has accepted."""
        paths = {one.path for one in findings}
        return [one for one in self._store.findings.all() if one.path in paths]

    # --- roots ------------------------------------------------------------------------------------------------------

    def _roots(self, scope: Scope, survey: Survey) -> list[RootView]:
        """The roots that are there; those that are not are named."""
        there: list[RootView] = []
        for library in self._store.libraries.all():
            if scope.library in (None, library.id):
                for root in library.roots:
                    is_there = not root.is_offline and root_state(root.path, root.marker) is RootState.ONLINE
                    (there.append(root) if is_there else survey.away.append(root.path))
        shelves = (self._store.settings.text(f"publish.{name}_dir") for name in ("sets", "artists"))
        survey.away += [shelf for shelf in shelves if shelf and not os.path.isdir(shelf)]
        return there

    def _hold(self, roots: Sequence[RootView], survey: Survey) -> None:
        for root in roots:
            beginning = os.path.join(root.path, "")
            missing = sum(one.state is State.MISSING and one.path.startswith(beginning) for one in survey.findings)
            if missing and is_too_many(missing, self._store.findings.count_published_below(root.path)):
                survey.held.append(root.path)

    # --- published files --------------------------------------------------------------------------------------------

    def _suspects(self, scope: Scope, progress: Progress, survey: Survey, total: int, *, is_full: bool) -> set[int]:
        """The published files that are not as they were written, by id."""
        away = tuple(os.fsencode(os.path.join(folder, "")) for folder in survey.away)
        count = _FULL_A_PORTION if is_full else _ROWS_A_PORTION
        known = self._store.findings.paths(scope)
        suspects: set[int] = set()
        after = 0
        while rows := self._store.findings.published(scope, after, count):
            progress.check()
            after = rows[-1][0]
            if away:
                rows = [row for row in rows if not row[1].startswith(away)]
            survey.looked += len(rows)
            suspects.update(row[0] for row in rows if is_full or row[1] in known)
            if not is_full:
                suspects.update(_differing(rows))
            progress.say(sentence(f"Published files looked at: {survey.looked}."), Tone.SAME, len(rows))
            progress.report(survey.looked, total, "verify")
        return suspects

    def _judge(
        self, suspects: Collection[int], items: Collection[ItemId], survey: Survey, *, is_full: bool
    ) -> list[Finding]:
        """What is the matter with those files, and with the names of all that those items have."""
        records = {one.written.path: one for one in self._store.findings.records(suspects)}
        suspected = set(records)
        in_trash = self._store.recycling.taken_from(suspected)  # missing, as the person wants it
        of_items = {one.written.item for one in records.values()} | set(items)
        records |= {one.written.path: one for one in self._store.findings.records_of(of_items)}
        away = tuple(os.path.join(folder, "") for folder in survey.away) or ("\0",)
        usable = [one for one in records.values() if not one.is_away and not one.written.path.startswith(away)]
        homes = _Homes(self._store, usable)
        cached = self._copies({one.written.item for one in usable})
        found: list[Finding] = []
        touched: list[WrittenFile] = []
        for one in usable:
            home = homes.home_of(one)
            if one.written.path in in_trash:
                continue
            if one.written.path in suspected or home != one.written.path:
                state, seen = self._state_of(one, home, homes, survey)
                if state is None and seen is not None:
                    touched.append(replace(one.written, size=seen.size, mtime_ns=seen.mtime_ns))
                elif state is not None:
                    found.append(_finding(one, state, seen, home, cached))
        found += self._foreign(usable, homes)
        found = self._without_wanted(found, touched)
        if touched:
            with self._store.write(durable=False) as unit:
                unit.pictures.record_written(touched)
        return found

    def _copies(self, items: Collection[ItemId]) -> set[tuple[ItemId, str]]:
        """(item, hash) of every picture that the cache holds of those items."""
        return {
            (one.item, one.sha256) for one in self._store.findings.cache_files_of(items) if self._cache.has(one.path)
        }

    def _state_of(
        self, file: PublishedFile, home: str, homes: _Homes, survey: Survey
    ) -> tuple[State | None, Seen | None]:
        """How a published file stands; none also where its folder, and so its place, is gone."""
        record = file.written
        try:
            seen = _seen(record)
        except OSError as error:
            survey.problems.append(f"{printable(record.path)} could not be looked at: {error.strerror}.")
            return None, None
        state = judged(record.sha256, record.size, record.mtime_ns, seen)
        if state is State.MISSING:
            is_placed = os.path.isdir(os.path.dirname(home)) and homes.has_video(file)
            return (state, None) if is_placed else (None, None)
        if home == record.path:
            return state, seen
        return (State.MISNAMED, seen) if state is None and not os.path.lexists(home) else (None, None)

    def _without_wanted(self, found: Sequence[Finding], touched: list[WrittenFile]) -> list[Finding]:
        """Leave out what stands there as the library wants it by now: another program's picture that was taken in."""
        doubtful = {one.item for one in found if one.state in (State.REPLACED, State.DAMAGED)}
        if not doubtful:
            return list(found)
        wanted = {step.path: step for step in self._publish.plan(sorted(doubtful)).steps if step.verb is Verb.KEEP}
        as_wanted = {one.path for one in found if one.path in wanted and one.sha256 == wanted[one.path].sha256}
        for one in found:
            if one.path in as_wanted:
                step = wanted[one.path]
                state = os.stat(one.path)
                text = step.text if step.content is ContentKind.NFO else None
                touched.append(
                    WrittenFile(
                        step.item,
                        step.path,
                        step.content.value,
                        step.sha256,
                        state.st_size,
                        state.st_mtime_ns,
                        step.art,
                        step.position,
                        text,
                    )
                )
        return [one for one in found if one.path not in as_wanted]

    def _foreign(self, files: Sequence[PublishedFile], homes: _Homes) -> list[Finding]:
        """Pictures of others that are called as ours but for the ending: a player may show either."""
        ours = {one.written.path for one in files}
        found: list[Finding] = []
        for one in files:
            record = one.written
            stem = os.path.splitext(record.path)[0]
            if record.content != ContentKind.PICTURE:
                continue
            for other in homes.beside(record.item):
                is_like = other.role is FileRole.PICTURE and os.path.splitext(other.path)[0] == stem
                if is_like and other.path not in ours and os.path.isfile(other.path):
                    found.append(
                        Finding(
                            item=record.item,
                            path=other.path,
                            state=State.FOREIGN,
                            content=ContentKind.PICTURE,
                            art=record.art,
                            position=record.position,
                            sha256=_hash_or_nothing(other.path),
                        )
                    )
        return found

    # --- the cache --------------------------------------------------------------------------------------------------

    def _look_at_cache(self, scope: Scope, progress: Progress, survey: Survey, *, is_full: bool) -> list[Finding]:
        """What the cache should hold and does not, or no longer as it was."""
        if not self._cache.is_there():
            survey.away.append(self._cache.folder)
            return []
        beginning = os.path.join(self._cache.folder, "")
        known = self._store.findings.paths(scope)
        suspects: set[int] = set()
        after = in_cache = 0
        while rows := self._store.findings.cached(scope, after, _FULL_A_PORTION if is_full else _ROWS_A_PORTION):
            progress.check()
            after = rows[-1][0]
            survey.looked += len(rows)
            in_cache += len(rows)
            if is_full:
                suspects.update(self._damaged([row[0] for row in rows]))
            else:
                access, there = os.access, os.F_OK
                suspects.update(id for id, path in rows if not access(beginning + path, there))
                suspects.update(self._damaged([id for id, path in rows if os.fsencode(beginning + path) in known]))
            progress.say(sentence(f"Files of the cache looked at: {in_cache}."), Tone.SAME, len(rows))
            progress.report(survey.looked, 0, "verify_cache")
        return self._uncached(self._store.findings.cache_files(suspects))

    def _damaged(self, ids: Sequence[int]) -> list[int]:
        return [
            one.id
            for one in self._store.findings.cache_files(ids)
            if _hash_or_nothing(self._cache.path(one.path)) != one.sha256
        ]

    def _uncached(self, files: Sequence[CachedFile]) -> list[Finding]:
        return [
            Finding(
                item=one.item,
                path=self._cache.path(one.path),
                state=State.UNCACHED,
                content=ContentKind.PICTURE if one.type == "image" else ContentKind.SIDECAR,
                art=one.art,
                sha256=_hash_or_nothing(self._cache.path(one.path)),
                can_repair=bool(one.url) or self.copy_of(one) is not None,
            )
            for one in files
        ]

    def copy_of(self, file: CachedFile) -> str | None:
        """Where in the library the very bytes of a file of the cache lie; None where they do not."""
        ours = [one.written.path for one in self._store.findings.records_of([file.item])]
        beside = [one.path for one in self._store.findings.beside([file.item])[file.item] if not one.role.is_main]
        for path in dict.fromkeys([*ours, *beside]):
            if _has_size(path, file.size) and _hash_or_nothing(path) == file.sha256:
                return path
        return None


class _Homes:
    """Where the files of some items belong now."""

    def __init__(self, store: Store, files: Iterable[PublishedFile]) -> None:
        by_item: dict[ItemId, list[PublishedFile]] = {}
        for one in files:
            by_item.setdefault(one.written.item, []).append(one)
        self._beside = store.findings.beside(list(by_item))
        self._now: dict[ItemId, list[str]] = {}
        self._following: dict[ItemId, Mapping[str, str]] = {}
        for item, own in by_item.items():
            if own[0].kind in _NAMED_AFTER_VIDEO:
                self._now[item], self._following[item] = names_of(self._beside[item], [one.written for one in own])

    def beside(self, item: ItemId) -> list[BesideFile]:
        """The files that the library knows of an item."""
        return self._beside.get(item, [])

    def home_of(self, file: PublishedFile) -> str:
        """Where a published file belongs."""
        item, path = file.written.item, file.written.path
        following = self._following.get(item)
        return moved_name(path, following, self._now[item]) if following else path

    def has_video(self, file: PublishedFile) -> bool:
        """Whether what the file lies beside is there: a scan may not have told yet that it left."""
        if file.kind not in _NAMED_AFTER_VIDEO:
            return True
        main = [one.path for one in self.beside(file.written.item) if one.role.is_main]
        return any(map(os.path.exists, main))


def names_of(
    beside: Sequence[BesideFile], records: Sequence[WrittenFile], more: Collection[str] = ()
) -> tuple[list[str], Mapping[str, str]]:
    """The bases of an item's videos, and which of them takes the place of each that is no more.

    What was there before is told by videos that are missing, by the names that our own files carry, and by `more`.
    """
    main = [one for one in beside if one.role in (FileRole.VIDEO, FileRole.AUDIO)]
    now = list(dict.fromkeys(_base(one) for one in main if one.missing_since is None))
    if not now:
        return [], {}
    named = {base for one in records if (base := base_in(one.path, ContentKind(one.content), one.art, one.position))}
    before = [*(_base(one) for one in main if one.missing_since is not None), *sorted(named), *more]
    return now, successors(list(dict.fromkeys(before)), now, named & set(now))


def _base(file: BesideFile) -> str:
    folder, name = os.path.split(file.path)
    return os.path.join(folder, base_name(name, is_part=file.part is not None))


def _differing(rows: Sequence[tuple[int, bytes, int, int]]) -> list[int]:
    """Those of the files that are gone or not of that size and time. The one loop over a whole library: kept bare."""
    found: list[int] = []
    look = os.stat
    for id, path, size, mtime_ns in rows:
        try:
            state = look(path)
        except OSError:
            found.append(id)
            continue
        if state.st_mtime_ns != mtime_ns or state.st_size != size:
            found.append(id)
    return found


def _seen(record: WrittenFile) -> Seen | None:
    """What stands at a path of ours; None for nothing. Raises OSError where that cannot be told."""
    try:
        state = os.stat(record.path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    digest = _hash_or_nothing(record.path)
    is_same = digest == record.sha256
    return Seen(state.st_size, state.st_mtime_ns, digest, is_same or _is_whole(record.path, record.content))


def _is_whole(path: str, content: str) -> bool:
    """Whether a file can be read as what it should be."""
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST_PICTURE + 1)
        if content == ContentKind.PICTURE:
            inspect(data)
        return bool(data.strip())
    except (OSError, BadImage):
        return False


def _finding(
    file: PublishedFile, state: State, seen: Seen | None, home: str, cached: Collection[tuple[ItemId, str]]
) -> Finding:
    record = file.written
    has_bytes = record.text is not None or (record.item, record.sha256) in cached or state is State.MISNAMED
    return Finding(
        item=record.item,
        path=record.path,
        state=state,
        content=ContentKind(record.content),
        art=record.art,
        position=record.position,
        target=home if home != record.path else "",
        sha256=seen.sha256 if seen else "",
        can_repair=has_bytes,
    )


def _has_size(path: str, size: int) -> bool:
    try:
        return os.stat(path).st_size == size
    except OSError:
        return False


def _hash_or_nothing(path: str) -> str:
    try:
        return sha256_of_file(path)
    except BadFile:
        return ""
