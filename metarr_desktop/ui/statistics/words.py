"""Statistics in words: titles of charts, labels and values of bars, and the whole as a sheet that can be exported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.kinds import Kind, LibraryType, Status
from metarr_desktop.domain.quality import HdrKind, codec_name
from metarr_desktop.domain.sheet import Sheet, SheetChart, SheetFact, SheetRow
from metarr_desktop.domain.stats import Bar, Chart, ChartCode, Disk, Filter, Form, Pick, Rest, Statistics, Unit
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.moments import local, on_day
from metarr_desktop.ui.rating_words import rating_name
from metarr_desktop.ui.widgets.charts import ChartBar
from metarr_desktop.ui.words import (
    field_label,
    language_name,
    number_text,
    percent_text,
    size_text,
    source_word,
    status_word,
)

translate = QCoreApplication.translate

_MOST_MISSING = 12


def title_of(code: ChartCode) -> str:
    """What a chart is called."""
    words = {
        ChartCode.GROWTH: translate("Statistics", "Growth"),
        ChartCode.RESOLUTION: translate("Statistics", "Resolution"),
        ChartCode.HDR: translate("Statistics", "HDR"),
        ChartCode.AUDIO_LANGUAGE: translate("Statistics", "Audio languages"),
        ChartCode.VIDEO_CODEC: translate("Statistics", "Picture coded as"),
        ChartCode.AUDIO_CODEC: translate("Statistics", "Sound coded as"),
        ChartCode.DECADES: translate("Statistics", "Decades"),
        ChartCode.GENRES: translate("Statistics", "Genres"),
        ChartCode.SPACE: translate("Statistics", "On disk"),
        ChartCode.SIZES: translate("Statistics", "Sizes"),
        ChartCode.COMPLETENESS: translate("Statistics", "Completeness"),
        ChartCode.MISSING: translate("Statistics", "Missing most"),
        ChartCode.SOURCES: translate("Statistics", "Where facts come from"),
        ChartCode.IDS: translate("Statistics", "Known by the ids of"),
        ChartCode.STATUS: translate("Statistics", "Identified"),
        ChartCode.WATCHED: translate("Statistics", "Watched"),
    }
    return words[code]


def kinds_word(kind: Kind) -> str:
    """Several of a kind."""
    words = {
        Kind.MOVIE: translate("Statistics", "Movies"),
        Kind.SERIES: translate("Statistics", "Series"),
        Kind.SEASON: translate("Statistics", "Seasons"),
        Kind.EPISODE: translate("Statistics", "Episodes"),
        Kind.ARTIST: translate("Statistics", "Artists"),
        Kind.ALBUM: translate("Statistics", "Albums"),
        Kind.TRACK: translate("Statistics", "Tracks"),
        Kind.COLLECTION: translate("Statistics", "Collections"),
        Kind.PERSON: translate("Statistics", "People"),
    }
    return words[kind]


def note_of(statistics: Statistics, chart: Chart) -> str:
    """What is counted, and how many of it there are: "Movies, Episodes · 8,310", "of 1,904 in 4K" under a filter."""
    others = statistics.filter.without(chart.code)
    total = size_text(chart.total) if chart.unit is Unit.BYTES else number_text(chart.total)
    if not others.is_empty:
        total = _fitting(others, total) if chart.total else translate("Statistics", "nothing fits")
        if statistics.type is LibraryType.MOVIE or not chart.kinds:
            return total
    elif chart.unit is Unit.BYTES:
        return total
    several = chart.code in (ChartCode.SOURCES, ChartCode.IDS) and len(chart.kinds) > 1
    what = translate("Statistics", "Titles") if several else ", ".join(map(kinds_word, chart.kinds))
    return f"{what} · {total}"


def _fitting(filter: Filter, total: str) -> str:
    """That it is not all: "of 1,904 in 4K" where that can be said so, else "of 1,904 that fit"."""
    pick = filter.picks[0]
    if len(filter.picks) == 1 and pick.code in _MADE_IN and pick.key not in set(Rest):
        return translate("Statistics", "of {count} in {what}").format(count=total, what=isolated(picked_word(pick)))
    return translate("Statistics", "of {count} that fit").format(count=total)


# Charts of what titles are in: "in 4K", "in English".
_MADE_IN = frozenset(
    {
        *(ChartCode.RESOLUTION, ChartCode.HDR, ChartCode.AUDIO_LANGUAGE),
        *(ChartCode.VIDEO_CODEC, ChartCode.AUDIO_CODEC),
    }
)


def picked_word(pick: Pick) -> str:
    """What a chosen bar stands for: "4K"."""
    return _key_word(pick.code, pick.key)


def picked_words(pick: Pick) -> str:
    """The same with its chart: "Resolution: 4K"."""
    return translate("Statistics", "{chart}: {what}").format(
        chart=title_of(pick.code), what=isolated(picked_word(pick))
    )


def filter_words(filter: Filter) -> str:
    """All that was chosen, with the search that says the same: "Resolution: 4K, Genres: Crime (res:4k genre:Crime)"."""
    return f"{', '.join(map(picked_words, filter.picks))} ({isolated(filter.terms)})"


def label_of(chart: Chart, bar: Bar) -> str:
    """What a bar stands for."""
    return _key_word(chart.code, bar.key)


def _key_word(code: ChartCode, key: str) -> str:
    if key == Rest.OTHER:
        return translate("Statistics", "others")
    if key == Rest.UNKNOWN:
        return _unknown(code)
    match code:
        case ChartCode.GROWTH:
            return _month(key)
        case ChartCode.HDR:
            return translate("Statistics", "without") if key == Rest.NONE else HdrKind(key).label
        case ChartCode.AUDIO_LANGUAGE:
            return translate("Statistics", "unnamed") if key == Rest.NONE else language_name(key)
        case ChartCode.VIDEO_CODEC | ChartCode.AUDIO_CODEC:
            return codec_name(key)
        case ChartCode.DECADES:
            return translate("Statistics", "{decade}s").format(decade=key)
        case ChartCode.SPACE:
            return printable(key)
        case ChartCode.SIZES:
            return _size_range(key)
        case ChartCode.COMPLETENESS:
            return _band(key)
        case ChartCode.MISSING:
            return field_label(key)
        case ChartCode.SOURCES:
            return source_word(key)
        case ChartCode.IDS:
            return rating_name(key)
        case ChartCode.STATUS:
            return status_word(Status(key))
        case ChartCode.WATCHED:
            yes, no = translate("Statistics", "watched"), translate("Statistics", "not watched")
            return yes if key == "yes" else no
    return key


def _unknown(code: ChartCode) -> str:
    match code:
        case ChartCode.GENRES:
            return translate("Statistics", "without a genre")
        case ChartCode.DECADES:
            return translate("Statistics", "no year")
        case ChartCode.SIZES:
            return translate("Statistics", "without a file")
    return translate("Statistics", "unknown")


def _month(key: str) -> str:
    if len(key) == 4:
        return key
    return QLocale().toString(QDate(int(key[:4]), int(key[5:7]), 1), "MMM yyyy")


def _size_range(key: str) -> str:
    least, _, limit = key.partition("-")
    if not limit:
        return translate("Statistics", "{size} and more").format(size=_round_size(least))
    if least == "0":
        return translate("Statistics", "under {size}").format(size=_round_size(limit))
    return translate("Statistics", "{least} to {most}").format(least=_round_size(least), most=_round_size(limit))


def _round_size(size_bytes: str) -> str:
    return QLocale().formattedDataSize(int(size_bytes), 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def _band(key: str) -> str:
    least = int(key)
    if least == 100:
        return percent_text(1)
    return translate("Statistics", "{least}–{most} %").format(least=number_text(least), most=number_text(least + 9))


def value_of(chart: Chart, bar: Bar) -> str:
    """The value as it stands beside a bar."""
    return size_text(bar.count) if chart.unit is Unit.BYTES else number_text(bar.count)


def spoken_of(chart: Chart, bar: Bar) -> str:
    """The value in a sentence's worth of words: "1,904 of 8,310 (23 %)"."""
    value = value_of(chart, bar)
    if chart.form is Form.LINE:
        text = translate("Statistics", "{count} ({added} new), {size}")
        return text.format(count=value, added=number_text(bar.added), size=size_text(bar.size_bytes))
    if not chart.total:
        return value
    whole = size_text(chart.total) if chart.unit is Unit.BYTES else number_text(chart.total)
    text = translate("Statistics", "{count} of {all} ({share})")
    return text.format(count=value, all=whole, share=percent_text(bar.count / chart.total))


def chart_bars(statistics: Statistics, chart: Chart, chosen: str = "") -> list[ChartBar]:
    """The bars as a chart draws them; of what is missing only the most and the chosen one, an export has all."""
    bars = chart.bars
    if chart.code is ChartCode.MISSING:
        bars = (*bars[:_MOST_MISSING], *(bar for bar in bars[_MOST_MISSING:] if bar.key == chosen))
    return [
        ChartBar(
            key=bar.key,
            label=label_of(chart, bar),
            short=_short(chart, bar),
            value=bar.count,
            text=value_of(chart, bar),
            spoken=spoken_of(chart, bar),
            obstacle="" if bar.key == chosen else _obstacle(statistics, chart, bar),
            is_chosen=bar.key == chosen,
            is_rest=bar.key in set(Rest),
            other=bar.size_bytes if chart.form is Form.LINE else 0,
        )
        for bar in bars
    ]


def _obstacle(statistics: Statistics, chart: Chart, bar: Bar) -> str:
    """Why a bar cannot be chosen; "" for one that can."""
    if chart.form is Form.LINE and not bar.added:
        return translate("Statistics", "Nothing was added then")
    if not bar.term and bar.key == Rest.OTHER:
        return translate("Statistics", "These are too many to be asked for in one search")
    if not bar.term:
        return translate("Statistics", "Its name cannot be written in a search")
    if not bar.count and not statistics.filter.without(chart.code).is_empty:
        return translate("Statistics", "None of them fits the filter")
    return "" if bar.count else translate("Statistics", "There are none")


def _short(chart: Chart, bar: Bar) -> str:
    """What stands under a column, where there is little room."""
    match chart.code:
        case ChartCode.COMPLETENESS:
            return bar.key
        case ChartCode.DECADES:
            return "?" if bar.key == Rest.UNKNOWN else translate("Statistics", "{decade}s").format(decade=bar.key[2:])
    return ""


def facts_of(statistics: Statistics) -> list[SheetFact]:
    """The numbers above the charts."""
    facts = statistics.facts
    main = [kind for kind in (Kind.MOVIE, Kind.SERIES, Kind.ALBUM) if kind in facts.counts]
    below = [kind for kind in (Kind.EPISODE, Kind.ARTIST, Kind.TRACK) if kind in facts.counts]
    new = translate("Statistics", "{count} in the last 30 days").format(count=number_text(facts.recent))
    played = [f"{number_text(facts.counts[kind])} {kinds_word(kind)}" for kind in below]
    return [
        SheetFact(
            " · ".join(map(kinds_word, main)) or translate("Statistics", "Titles"),
            " · ".join(number_text(facts.counts[kind]) for kind in main) or number_text(0),
            " · ".join([new, *played]) if statistics.library is not None else new,
        ),
        SheetFact(
            translate("Statistics", "On disk"),
            size_text(facts.size_bytes),
            translate("Statistics", "{count} files that are played").format(count=number_text(facts.files)),
        ),
        SheetFact(
            translate("Statistics", "Complete"),
            percent_text(facts.completeness),
            translate("Statistics", "{count} without a picture").format(count=number_text(facts.without_picture)),
        ),
        SheetFact(
            translate("Statistics", "Locked fields"),
            number_text(facts.locked_fields),
            translate("Statistics", "in {count} titles").format(count=number_text(facts.locked_titles)),
        ),
    ]


def counted_at(statistics: Statistics) -> str:
    """When it was counted: "Counted 12 Oct, 18:31"."""
    moment = local(statistics.at)
    return translate("Statistics", "Counted {when}").format(when=on_day(moment)) if moment is not None else ""


def _subtitle(statistics: Statistics) -> str:
    if statistics.filter.is_empty:
        return counted_at(statistics)
    text = translate("Statistics", "{counted}; only what fits: {filter}")
    return text.format(counted=counted_at(statistics), filter=filter_words(statistics.filter))


def scope_word(statistics: Statistics) -> str:
    """Which library it is about."""
    return statistics.name or translate("Statistics", "All libraries")


def sheet_of(statistics: Statistics, charts: Sequence[Chart]) -> Sheet:
    """All of it in the person's language."""
    locale = QLocale()
    units = {
        Unit.TITLES: translate("Statistics", "titles"),
        Unit.BYTES: translate("Statistics", "bytes"),
    }
    return Sheet(
        title=translate("Statistics", "Statistics: {library}").format(library=isolated(scope_word(statistics))),
        subtitle=_subtitle(statistics),
        facts=facts_of(statistics),
        charts=[
            *(
                SheetChart(
                    title_of(one.code),
                    note_of(statistics, one),
                    units[one.unit],
                    _rows(statistics, one),
                    one.form is Form.LINE,
                )
                for one in charts
            ),
            *(_disk(disk, units[Unit.BYTES]) for disk in statistics.disks),
        ],
        heads=(
            translate("Statistics", "Chart"),
            translate("Statistics", "What"),
            translate("Statistics", "Number"),
            translate("Statistics", "Unit"),
            translate("Statistics", "Search"),
        ),
        language=locale.bcp47Name(),
        is_right_to_left=locale.textDirection() is Qt.LayoutDirection.RightToLeft,
    )


def _disk(disk: Disk, unit: str) -> SheetChart:
    """What of a disk is the libraries', what is other things', and what is free."""
    folders = ", ".join(isolated(printable(folder)) for folder in disk.folders)
    title = translate("Statistics", "Disk with {folders}").format(folders=folders)
    ours = SheetRow(translate("Statistics", "The library"), disk.ours_bytes, size_text(disk.ours_bytes))
    if disk.total_bytes is None:
        return SheetChart(title, translate("Statistics", "not connected"), unit, [ours])
    others = SheetRow(translate("Statistics", "Other things"), disk.others_bytes, size_text(disk.others_bytes))
    free = SheetRow(translate("Statistics", "Free"), disk.free_bytes, size_text(disk.free_bytes), is_rest=True)
    note = translate("Statistics", "of {total}").format(total=size_text(disk.total_bytes))
    return SheetChart(title, note, unit, [ours, others, free])


def _rows(statistics: Statistics, chart: Chart) -> list[SheetRow]:
    return [
        SheetRow(
            label_of(chart, bar),
            bar.count,
            value_of(chart, bar),
            statistics.query(chart, bar),
            bar.key in set(Rest),
        )
        for bar in chart.bars
    ]
