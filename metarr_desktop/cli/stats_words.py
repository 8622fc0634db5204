"""The English of statistics: titles of charts and labels of bars, for the table and for exports."""

from __future__ import annotations

from datetime import datetime

from metarr_desktop.cli.sentences import megabytes, plural
from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.quality import HdrKind, codec_name
from metarr_desktop.domain.sheet import Sheet, SheetChart, SheetFact, SheetRow
from metarr_desktop.domain.stats import Bar, Chart, ChartCode, Disk, Form, Rest, Statistics, Unit

TITLES = {
    ChartCode.GROWTH: "Growth",
    ChartCode.RESOLUTION: "Resolution",
    ChartCode.HDR: "HDR",
    ChartCode.AUDIO_LANGUAGE: "Audio languages",
    ChartCode.VIDEO_CODEC: "Picture coded as",
    ChartCode.AUDIO_CODEC: "Sound coded as",
    ChartCode.DECADES: "Decades",
    ChartCode.GENRES: "Genres",
    ChartCode.SPACE: "On disk",
    ChartCode.SIZES: "Sizes",
    ChartCode.COMPLETENESS: "Completeness",
    ChartCode.MISSING: "Missing most",
    ChartCode.SOURCES: "Where facts come from",
    ChartCode.IDS: "Known by the ids of",
    ChartCode.STATUS: "Identified",
    ChartCode.WATCHED: "Watched",
}
_UNKNOWN = {
    ChartCode.GENRES: "without a genre",
    ChartCode.DECADES: "no year",
    ChartCode.SIZES: "without a file",
}
_HEADS = ("Chart", "What", "Number", "Unit", "Search")
_MAIN = (Kind.MOVIE, Kind.SERIES, Kind.ALBUM)
_SOURCES = {"scan": "file names", "person": "you", "tags": "tags in files", "nfo": "NFO", "system": "Metarr"}


def label_of(chart: Chart, bar: Bar) -> str:
    """What a bar stands for."""
    match bar.key:
        case Rest.OTHER:
            return "others"
        case Rest.UNKNOWN:
            return _UNKNOWN.get(chart.code, "unknown")
        case Rest.NONE:
            return "without" if chart.code is ChartCode.HDR else "unnamed"
    match chart.code:
        case ChartCode.HDR:
            return HdrKind(bar.key).label
        case ChartCode.VIDEO_CODEC | ChartCode.AUDIO_CODEC:
            return codec_name(bar.key)
        case ChartCode.DECADES:
            return f"{bar.key}s"
        case ChartCode.SIZES:
            least, _, limit = bar.key.partition("-")
            return f"{size(int(least))} to {size(int(limit))}" if limit else f"{size(int(least))} and more"
        case ChartCode.COMPLETENESS:
            return "100 %" if bar.key == "100" else f"{bar.key}–{int(bar.key) + 9} %"
        case ChartCode.MISSING:
            return FIELD[bar.key].label
        case ChartCode.SOURCES:
            return _SOURCES.get(bar.key, bar.key)
        case ChartCode.WATCHED:
            return "watched" if bar.key == "yes" else "not watched"
    return printable(bar.key)


def value_of(chart: Chart, bar: Bar) -> str:
    """The value as a person reads it."""
    if chart.unit is Unit.BYTES:
        return size(bar.count)
    if chart.form is Form.LINE:
        return f"{bar.count:,} ({bar.added:,} new), {size(bar.size_bytes)}"
    return f"{bar.count:,}"


def size(count: int) -> str:
    """`0.3 MB`, `1.50 GB`, `61.4 TB`: what disks are measured in."""
    return f"{count / 1e12:,.1f} TB" if count >= 1e12 else megabytes(count)


def facts_of(statistics: Statistics) -> list[SheetFact]:
    """The numbers above the charts."""
    facts = statistics.facts
    titles = ", ".join(f"{facts.counts[kind]:,} {kind.plural}" for kind in _MAIN if kind in facts.counts)
    return [
        SheetFact("Titles", titles or "none", f"{facts.recent:,} in the last 30 days"),
        SheetFact("On disk", size(facts.size_bytes), f"{plural(facts.files, 'file')} played"),
        SheetFact("Complete", f"{facts.completeness:.0%}", f"{facts.without_picture:,} without a picture"),
        SheetFact("Locked", plural(facts.locked_fields, "field"), f"in {plural(facts.locked_titles, 'title')}"),
    ]


def sheet_of(statistics: Statistics) -> Sheet:
    """All of it, as it is exported."""
    counted = datetime.fromisoformat(f"{statistics.at}+00:00").astimezone()
    return Sheet(
        title=f"Statistics: {statistics.name or 'all libraries'}",
        subtitle=f"Counted {counted:%Y-%m-%d %H:%M}",
        facts=facts_of(statistics),
        charts=[*(_chart(statistics, chart) for chart in shown(statistics)), *disks_of(statistics)],
        heads=_HEADS,
    )


def disks_of(statistics: Statistics) -> list[SheetChart]:
    """Each disk below the libraries: what of it is theirs, what is other things', and what is free."""
    return [_disk(disk) for disk in statistics.disks]


def _disk(disk: Disk) -> SheetChart:
    title = f"Disk with {', '.join(map(printable, disk.folders))}"
    ours = SheetRow("the library", disk.ours_bytes, size(disk.ours_bytes))
    if disk.total_bytes is None:
        return SheetChart(title, "not connected", Unit.BYTES.value, [ours])
    others = SheetRow("other things", disk.others_bytes, size(disk.others_bytes))
    free = SheetRow("free", disk.free_bytes, size(disk.free_bytes), is_rest=True)
    return SheetChart(title, f"of {size(disk.total_bytes)}", Unit.BYTES.value, [ours, others, free])


def shown(statistics: Statistics) -> list[Chart]:
    """The charts that say something."""
    return [chart for chart in statistics.charts if not chart.is_empty]


def note_of(chart: Chart) -> str:
    """What is counted: "movies, episodes: 8,310"."""
    if chart.unit is Unit.BYTES:
        return size(chart.total)
    return f"{', '.join(kind.plural for kind in chart.kinds)}: {chart.total:,}"


def _chart(statistics: Statistics, chart: Chart) -> SheetChart:
    rows = [
        SheetRow(
            label_of(chart, bar), bar.count, value_of(chart, bar), statistics.query(chart, bar), bar.key in set(Rest)
        )
        for bar in chart.bars
    ]
    return SheetChart(TITLES[chart.code], note_of(chart), chart.unit.value, rows, chart.form is Form.LINE)
