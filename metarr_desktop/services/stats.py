"""Statistics: what is in the libraries, as charts whose bars filter each other and lead to what they count."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import BadInput, printable
from metarr_desktop.domain.fields import FIELD, percent_complete, weighted
from metarr_desktop.domain.kinds import Kind, LibraryId, LibraryType, Status
from metarr_desktop.domain.quality import Definition, HdrKind, definition
from metarr_desktop.domain.query_terms import UNNAMED
from metarr_desktop.domain.stats import (
    NO_FILTER,
    PLAYED,
    WORKS,
    Bar,
    Chart,
    ChartCode,
    Disk,
    Facts,
    Filter,
    Form,
    Rest,
    Statistics,
    Unit,
    asked,
    named,
)
from metarr_desktop.files.write import write_atomically
from metarr_desktop.formats.sheet import as_csv, as_html
from metarr_desktop.store.clock import stamp
from metarr_desktop.store.stats import ALL_NUMBERS, SIZE_STEPS, Fit, Gaps, Numbers, Room

if TYPE_CHECKING:
    from metarr_desktop.domain.sheet import Sheet
    from metarr_desktop.domain.views import LibraryView, RootView
    from metarr_desktop.store.library import Store

_FORMS = {".csv": as_csv, ".html": as_html, ".htm": as_html}
_MOST_BARS = 12
_MOST_MONTHS = 48  # beyond that growth is told by years
_RECENT = timedelta(days=30)
_BANDS = 10  # of completeness, ten per cent each; what is complete has one of its own

#: What each chart is made of, beside the counts of its kinds.
_MADE_OF = {
    ChartCode.GROWTH: ("months", "file_months"),
    ChartCode.RESOLUTION: ("pictures",),
    ChartCode.HDR: ("lights",),
    ChartCode.AUDIO_LANGUAGE: ("languages",),
    ChartCode.VIDEO_CODEC: ("video_codecs",),
    ChartCode.AUDIO_CODEC: ("audio_codecs",),
    ChartCode.DECADES: ("decades",),
    ChartCode.GENRES: ("genres", "without_genre"),
    ChartCode.SPACE: ("rooms",),
    ChartCode.SIZES: ("sizes",),
    ChartCode.COMPLETENESS: ("gaps",),
    ChartCode.MISSING: ("gaps",),
    ChartCode.SOURCES: ("said",),
    ChartCode.IDS: ("ids",),
    ChartCode.STATUS: ("statuses",),
    ChartCode.WATCHED: ("watched",),
}


class Stats:
    """The verb. Nothing here changes anything in the library; may be used from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, library: LibraryId | None = None) -> Statistics:
        """Count everything of one library, or of all. Raises NotFound.

        Some seconds at 100,000 titles: not for the GUI thread.
        """
        libraries = self._store.libraries.all()
        view = self._store.libraries.get(library) if library is not None else None
        shown = [view] if view is not None else libraries
        works = _kinds(WORKS, shown)
        played = _kinds(PLAYED, shown)
        now = self._store.clock()
        numbers = self._store.stats.read(works, played, library, since=stamp(now - _RECENT))
        counts = _by_kind(numbers)
        return Statistics(
            at=stamp(now),
            facts=_facts(numbers, counts),
            charts=tuple(_Charts(numbers, works, played, shown, counts).all()),
            library=view.id if view is not None else None,
            name=view.name if view is not None else "",
            type=view.type if view is not None else None,
            disks=tuple(_disks(numbers.rooms, shown)),
        )

    def filtered(self, base: Statistics, filter: Filter) -> Statistics:
        """What of `base`, all there was of a library or of all, fits that. Raises NotFound for a library that is gone.

        Bars mean what they mean in `base`, whatever is left of them, so that a chosen one stays the same. Quicker than
        counting all, the fewer titles fit.
        """
        if filter.is_empty:
            return base
        libraries = self._store.libraries.all() if base.library is None else [self._store.libraries.get(base.library)]
        works, played = _kinds(WORKS, libraries), _kinds(PLAYED, libraries)
        subject = filter.subject(works)
        fits = [Fit(filter.query, subject, ALL_NUMBERS)]
        own = [one for one in filter.picks if not filter.without(one.code).is_empty]
        for pick in own:
            others = filter.without(pick.code)
            fits.append(Fit(others.query, others.subject(works), frozenset({"counts", *_MADE_OF[pick.code]})))
        now = self._store.clock()
        whole, *parts = self._store.stats.read_fitting(works, played, fits, base.library, since=stamp(now - _RECENT))
        charts = {one.code: base.chart(one.code) for one in filter.picks}
        for pick, numbers in zip(own, parts, strict=True):
            counted = _Charts(numbers, works, played, libraries, _counts(numbers, base), base, filter).all()
            charts[pick.code] = next((one for one in counted if one.code is pick.code), None)
        counts = _counts(whole, base)
        rest = _Charts(whole, works, played, libraries, counts, base, filter).all()
        return replace(
            base,
            facts=_facts(whole, counts),
            charts=tuple(_with_pick(charts.get(one.code) or one, filter) for one in rest),
            filter=filter,
            subject=subject,
            fitting=sum(counts[kind] for kind in subject),
        )

    def save(self, path: str, sheet: Sheet) -> None:
        """Write an export, as the name's ending says: .csv or .html. A file that stands there is replaced.

        Raises BadInput for another ending, CannotWrite.
        """
        form = _FORMS.get(os.path.splitext(path)[1].lower())
        if form is None:
            raise BadInput(f"{printable(path)}: give it a name that ends in .csv or .html.")
        write_atomically(path, form(sheet).encode("utf-8", "backslashreplace"))


def _kinds(by_type: Mapping[LibraryType, Kind], libraries: Iterable[LibraryView]) -> tuple[Kind, ...]:
    types = {library.type for library in libraries}
    return tuple(kind for type, kind in by_type.items() if type in types)


def _counts(numbers: Numbers, base: Statistics) -> Counter[Kind]:
    """How many fit of each kind that is there at all."""
    found = _by_kind(numbers)
    return Counter({kind: found[kind] for kind in base.facts.counts})


def _with_pick(chart: Chart, filter: Filter) -> Chart:
    """With the bar that was chosen in it, also where nothing of it is left."""
    pick = filter.pick(chart.code)
    if pick is None or any(bar.key == pick.key for bar in chart.bars):
        return chart
    return replace(chart, bars=(*chart.bars, Bar(pick.key, 0, pick.term)))


def _facts(numbers: Numbers, counts: Mapping[Kind, int]) -> Facts:
    total = sum(gap.count for gap in numbers.gaps)
    return Facts(
        counts=dict(counts),
        files=sum(room.files for room in numbers.rooms if room.is_main),
        size_bytes=sum(room.size_bytes for room in numbers.rooms),
        completeness=sum(gap.count * has / whole for gap in numbers.gaps for has, whole in [_weights(gap)]) / total
        if total
        else 1.0,
        without_picture=sum(
            gap.count for gap in numbers.gaps if ("thumb" if gap.kind is Kind.ALBUM else "poster") in gap.lacking
        ),
        locked_fields=numbers.locks.fields,
        locked_titles=numbers.locks.titles,
        recent=numbers.recent,
    )


@dataclass(frozen=True, slots=True)
class _Charts:
    """The charts that such numbers make. Where only a part is counted `base` has the bars of all there is."""

    numbers: Numbers
    works: tuple[Kind, ...]
    played: tuple[Kind, ...]
    libraries: Collection[LibraryView]
    counts: Mapping[Kind, int]
    base: Statistics | None = None
    filter: Filter = NO_FILTER

    def all(self) -> Iterator[Chart]:
        """Those that have a meaning for such libraries; what nothing is known of is left out."""
        numbers, works, played = self.numbers, self.works, self.played
        seen = tuple(kind for kind in played if kind is not Kind.TRACK)
        all_works, all_played, all_seen = self._total(works), self._total(played), self._total(seen)
        growth = tuple(_growth(numbers, self._keys(ChartCode.GROWTH)))
        yield Chart(ChartCode.GROWTH, Form.LINE, growth, works, all_works)
        if seen:
            resolutions = tuple(_resolutions(numbers, all_seen, self._keys(ChartCode.RESOLUTION)))
            yield Chart(ChartCode.RESOLUTION, Form.BARS, resolutions, seen, all_seen)
            yield Chart(ChartCode.HDR, Form.BARS, tuple(_hdr(numbers, all_seen)), seen, all_seen)
        languages = tuple(self._languages())
        yield Chart(ChartCode.AUDIO_LANGUAGE, Form.BARS, languages, played, all_played)
        if seen:
            named_before = self._keys(ChartCode.VIDEO_CODEC)
            pictures = tuple(_codecs(numbers.video_codecs, "video", all_seen, named_before))
            yield Chart(ChartCode.VIDEO_CODEC, Form.BARS, pictures, seen, all_seen)
        sounds = tuple(_codecs(numbers.audio_codecs, "audio", all_played, self._keys(ChartCode.AUDIO_CODEC)))
        yield Chart(ChartCode.AUDIO_CODEC, Form.BARS, sounds, played, all_played)
        decades = tuple(_decades(numbers, self._keys(ChartCode.DECADES)))
        yield Chart(ChartCode.DECADES, Form.COLUMNS, decades, works, all_works)
        yield Chart(ChartCode.GENRES, Form.BARS, tuple(self._genres()), works, all_works)
        rooms = tuple(_space(numbers.rooms, self.libraries))
        yield Chart(ChartCode.SPACE, Form.BARS, rooms, (), sum(bar.count for bar in rooms), Unit.BYTES)
        sizes = tuple(_sizes(numbers, all_played, self._keys(ChartCode.SIZES)))
        yield Chart(ChartCode.SIZES, Form.BARS, sizes, played, all_played)
        yield Chart(ChartCode.COMPLETENESS, Form.COLUMNS, tuple(_completeness(numbers.gaps)), works, all_works)
        yield Chart(ChartCode.MISSING, Form.BARS, tuple(_missing(numbers.gaps)), works, all_works)
        everything = tuple(self.counts)
        sources = ((one.source or one.actor, one.titles) for one in numbers.said)
        said = sorted((Bar(source, count, named("source", source)) for source, count in sources), key=_smallness)
        yield Chart(ChartCode.SOURCES, Form.BARS, tuple(said), everything, self._total(everything))
        ids = (Bar(scheme, count, asked(f"provider:{scheme}")) for scheme, count in numbers.ids.items())
        yield Chart(ChartCode.IDS, Form.BARS, self._most(ids, ChartCode.IDS), everything, self._total(everything))
        statuses = (Bar(one, numbers.statuses.get(one, 0), f"status:{one}") for one in reversed(Status))
        yield Chart(ChartCode.STATUS, Form.SHARE, tuple(statuses), works, all_works)
        if seen:
            watched = (
                Bar("yes", numbers.watched.get(True, 0), "watched:yes"),
                Bar("no", numbers.watched.get(False, 0), "watched:no"),
            )
            yield Chart(ChartCode.WATCHED, Form.SHARE, watched, seen, all_seen)

    def _total(self, kinds: Iterable[Kind]) -> int:
        return sum(self.counts.get(kind, 0) for kind in kinds)

    def _keys(self, code: ChartCode) -> tuple[str, ...]:
        """The bars that a chart of all there is has; none while that is what is counted."""
        chart = self.base.chart(code) if self.base is not None else None
        return tuple(bar.key for bar in chart.bars if bar.key not in set(Rest)) if chart is not None else ()

    def _most(self, bars: Iterable[Bar], code: ChartCode) -> tuple[Bar, ...]:
        pick = self.filter.pick(code)
        return _most(bars, pick.key if pick is not None else "")

    def _languages(self) -> Iterator[Bar]:
        languages = self.numbers.languages
        known = {language: count for language, count in languages.items() if language}
        bars = (Bar(language, count, asked(f"audio:{language}")) for language, count in known.items())
        yield from self._most(bars, ChartCode.AUDIO_LANGUAGE)
        yield from _rest(Rest.NONE, languages.get("", 0), f"audio:{UNNAMED}")

    def _genres(self) -> Iterator[Bar]:
        bars = (Bar(name, count, named("genre", name)) for name, count in self.numbers.genres.items())
        yield from self._most(bars, ChartCode.GENRES)
        yield from _rest(Rest.UNKNOWN, self.numbers.without_genre, "missing:genres")


def _by_kind(numbers: Numbers) -> Counter[Kind]:
    counts: Counter[Kind] = Counter()
    for (_, kind), count in numbers.counts.items():
        counts[kind] += count
    return counts


def _growth(numbers: Numbers, steps: Sequence[str]) -> Iterator[Bar]:
    """All there was at the end of each step, or of months or years; what has no day was there before the first."""
    steps = steps or _steps({*numbers.months, *numbers.file_months})
    if not steps:
        return
    length = len(steps[0])
    titles, sizes = _summed(numbers.months, length), _summed(numbers.file_months, length)
    count, size = titles.pop("", 0), sizes.pop("", 0)
    for step in steps:
        added = titles.get(step, 0)
        count, size = count + added, size + sizes.get(step, 0)
        yield Bar(step, count, f"added:{step}" if added else "", size_bytes=size, added=added)


def _steps(months: Iterable[str]) -> list[str]:
    """Each month, or each year where there are too many, from the first to the last; "" is none."""
    known = sorted(month for month in months if month)
    steps = _months(known[0], known[-1]) if known else []
    return steps if len(steps) <= _MOST_MONTHS else list(dict.fromkeys(month[:4] for month in steps))


def _months(first: str, last: str) -> list[str]:
    """Each month from one to another, both included."""
    begin, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1)]


def _summed(by_month: Mapping[str, int], length: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for month, count in by_month.items():
        found[month[:length]] += count
    return found


def _resolutions(numbers: Numbers, total: int, known: Sequence[str]) -> Iterator[Bar]:
    """By the finest version of each title; a search finds all that have such a version, so finer ones are left out.

    Where there are none at all, that need not be said: `known` are those that there are, the finest first.
    """
    found: Counter[Definition] = Counter()
    for picture, count in numbers.pictures.items():
        if picture.width and picture.height:
            found[definition(picture.width, picture.height)] += count
    finest = Definition(known[0]) if known else max(found, key=list(Definition).index, default=None)
    for one in reversed(Definition):
        if found[one]:
            name = one.lower()
            yield Bar(one, found[one], asked(f"res:{name}" if one is finest else f"res:{name} -res>{name}"))
    yield from _rest(Rest.UNKNOWN, total - found.total(), asked("-res>=sd"))


def _hdr(numbers: Numbers, total: int) -> Iterator[Bar]:
    """A title with versions of two kinds counts for both."""
    found: Counter[str] = Counter()
    plain = 0
    for light, count in numbers.lights.items():
        found.update(dict.fromkeys(light.kinds, count))
        plain += count if light.is_sized and not light.kinds else 0
    for one in HdrKind:
        if one is not HdrKind.NONE and found[one]:
            yield Bar(one, found[one], asked(f"hdr:{one}"))
    yield from _rest(Rest.NONE, plain, asked("res>=sd -hdr:any"))
    unknown = total - plain - sum(count for light, count in numbers.lights.items() if light.kinds)
    yield from _rest(Rest.UNKNOWN, unknown, asked("-res>=sd -hdr:any"))


def _codecs(
    codecs: Mapping[frozenset[str], int], what: str, total: int, named_before: Collection[str]
) -> Iterator[Bar]:
    """Of all versions; a title in two codecs counts for both, and once among the others. `what` as `codec:` has it.

    Where codecs have a bar of their own already, just those keep it: others are always the same ones.
    """
    found: Counter[str] = Counter()
    for several, count in codecs.items():
        found.update(dict.fromkeys(several, count))
    own = named_before or found
    bars = _most(Bar(codec, found[codec], named("codec", codec)) for codec in own if found[codec])
    yield from bars
    others = found.keys() - (set(named_before) or {bar.key for bar in bars})
    other = sum(count for several, count in codecs.items() if several & others)
    yield from _rest(Rest.OTHER, other, asked(" OR ".join(named("codec", codec) for codec in sorted(others))))
    unknown = total - sum(count for several, count in codecs.items() if several)
    yield from _rest(Rest.UNKNOWN, unknown, f"-codec:{what}")


def _decades(numbers: Numbers, columns: Collection[str]) -> Iterator[Bar]:
    known = [int(key) for key in columns] or [decade for decade in numbers.decades if decade is not None]
    for decade in range(min(known), max(known) + 1, 10) if known else ():
        yield Bar(str(decade), numbers.decades.get(decade, 0), f"year>={decade} year<={decade + 9}")
    yield from _rest(Rest.UNKNOWN, numbers.decades.get(None, 0), "missing:year")


def _space(rooms: Iterable[Room], libraries: Collection[LibraryView]) -> Iterator[Bar]:
    """Of all libraries each; of one its folders."""
    rooms = list(rooms)
    if len(libraries) == 1:
        (library,) = libraries
        for root in library.roots:
            size = sum(room.size_bytes for room in rooms if room.root == root.id)
            yield Bar(root.path, size, named("root", root.path))
        return
    for library in libraries:
        size = sum(room.size_bytes for room in rooms if room.library == library.id)
        yield Bar(library.name, size, named("library", library.name), library=library.id)


def _disks(rooms: Collection[Room], libraries: Iterable[LibraryView]) -> Iterator[Disk]:
    """In the order of the folders; folders of one disk together, those that are away each by itself."""
    by_disk: dict[int | str, list[RootView]] = {}
    for library in libraries:
        for root in library.roots:
            by_disk.setdefault(_device(root), []).append(root)
    for device, roots in by_disk.items():
        ours = sum(room.size_bytes for room in rooms if room.root in {root.id for root in roots})
        folders = tuple(root.path for root in roots)
        total, free = _room(folders[0]) if isinstance(device, int) else (None, 0)
        yield Disk(folders, ours, total, free)


def _room(folder: str) -> tuple[int | None, int]:
    """How large a disk is and how much of it is free, in bytes; one that went away just now is not connected."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return None, 0
    return usage.total, usage.free


def _device(root: RootView) -> int | str:
    """What tells a disk from others for now; of a folder that is away its path."""
    try:
        return root.path if root.is_offline else os.stat(root.path).st_dev
    except OSError:
        return root.path


def _sizes(numbers: Numbers, total: int, columns: Collection[str]) -> Iterator[Bar]:
    """Keys are the bytes from and below which a title counts there: "1000-2000", "2000-" without a bound."""
    found = numbers.sizes
    bounds = (0, *SIZE_STEPS, None)
    ranges = [(least, limit, f"{least}-{limit or ''}") for least, limit in pairwise(bounds)]
    known = [step for step, (*_, key) in enumerate(ranges) if key in columns] or list(found)
    for step in range(min(known), max(known) + 1) if known else ():
        least, limit, key = ranges[step]
        terms = (f"size>={_sized(least)}" if least else "", f"size<{_sized(limit)}" if limit else "")
        yield Bar(key, found.get(step, 0), " ".join(filter(None, terms)))
    yield from _rest(Rest.UNKNOWN, total - sum(found.values()), "-size>=0")


def _sized(size_bytes: int) -> str:
    """A step as one would type it: `500mb`, `2gb`."""
    return f"{size_bytes // 10**9}gb" if size_bytes >= 10**9 else f"{size_bytes // 10**6}mb"


def _weights(gap: Gaps) -> tuple[int, int]:
    """The weight of what such titles have, and that of all that makes them complete."""
    fields = weighted(gap.kind)
    return sum(one.weight for one in fields if one.name not in gap.lacking), sum(one.weight for one in fields)


def _completeness(gaps: Iterable[Gaps]) -> Iterator[Bar]:
    """Keys are the least per cent of a column; what is complete stands in the last one."""
    found: Counter[int] = Counter()
    for gap in gaps:
        found[percent_complete(*_weights(gap)) // _BANDS] += gap.count
    for band in range(_BANDS + 1) if found else ():
        least, limit = band * _BANDS, (band + 1) * _BANDS
        term = f"complete>={least} complete<{limit}" if band < _BANDS else f"complete:{least}"
        yield Bar(str(least), found[band], term if band else f"complete<{limit}")


def _missing(gaps: Iterable[Gaps]) -> Iterator[Bar]:
    found: Counter[str] = Counter()
    for gap in gaps:
        for name in gap.lacking:
            found[name] += gap.count
    order = list(FIELD)
    for name, count in sorted(found.items(), key=lambda one: (-one[1], order.index(one[0]))):
        yield Bar(name, count, f"missing:{name}")


def _most(bars: Iterable[Bar], kept: str = "") -> tuple[Bar, ...]:
    """The largest first, as many as a chart has room for; the one of the key `kept` however small it is."""
    ordered = sorted(bars, key=_smallness)
    return (*ordered[:_MOST_BARS], *(bar for bar in ordered[_MOST_BARS:] if bar.key == kept))


def _smallness(bar: Bar) -> int:
    return -bar.count


def _rest(key: Rest, count: int, term: str = "") -> Iterator[Bar]:
    if count:
        yield Bar(key, count, term)
