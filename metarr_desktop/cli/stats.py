"""`metarr stats`: what the libraries are made of, in numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from metarr_desktop.cli.acts import in_engine
from metarr_desktop.cli.output import Json
from metarr_desktop.cli.session import Session
from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.stats import Chart, Statistics


def add_to(app: typer.Typer) -> None:
    app.command("stats")(stats)


@in_engine
def stats(
    session: Session,
    library: Annotated[
        str, typer.Option("--library", metavar="L", help="Only of this library.", show_default=False)
    ] = "",
    csv: Annotated[
        str, typer.Option("--csv", metavar="FILE", help="Write a table to this file (.csv).", show_default=False)
    ] = "",
    html: Annotated[
        str, typer.Option("--html", metavar="FILE", help="Write one page to this file (.html).", show_default=False)
    ] = "",
) -> None:
    """Count what is there: growth, sizes, resolutions, codecs, languages, decades, genres, gaps, sources.

    Each bar names the search that finds what it counts, for `metarr items --where`, where searches have words for it.
    """
    from metarr_desktop.cli.stats_words import TITLES, disks_of, facts_of, label_of, note_of, sheet_of, shown, value_of

    for path, endings in ((csv, (".csv",)), (html, (".html", ".htm"))):
        if path and not path.lower().endswith(endings):
            raise BadQuery(f"{path}: give it a name that ends in {endings[0]}.")
    found = session.engine.stats.read(session.library(library).id if library else None)
    paths = [session.path(path) for path in (csv, html) if path]
    sheet = sheet_of(found)
    for path in paths:
        session.engine.stats.save(path, sheet)
    if session.output.is_json:
        session.output.json(stats_json(found))
    elif paths:
        for path in paths:
            session.output.line(f"Written: {path}")
    else:
        for fact in facts_of(found):
            session.output.line(f"{fact.label}: {fact.value}; {fact.note}")
        for chart in shown(found):
            session.output.line()
            session.output.line(f"{TITLES[chart.code]} ({note_of(chart)})")
            rows = [(f"  {label_of(chart, bar)}", value_of(chart, bar), found.query(chart, bar)) for bar in chart.bars]
            session.output.table(("  What", "Number", "Search"), rows, empty="")
        for disk in disks_of(found):
            session.output.line()
            session.output.line(f"{disk.title} ({disk.note})")
            session.output.table(("  What", "Number"), [(f"  {row.label}", row.text) for row in disk.rows], empty="")


def stats_json(found: Statistics) -> Json:
    """Everything under stable names; `query` is "" where searches have no words for a bar."""
    facts = found.facts
    return {
        "library": found.name or None,
        "at": found.at,
        "counts": {kind.value: count for kind, count in facts.counts.items()},
        "files": facts.files,
        "bytes": facts.size_bytes,
        "complete": round(facts.completeness, 4),
        "without_picture": facts.without_picture,
        "locked_fields": facts.locked_fields,
        "locked_titles": facts.locked_titles,
        "recent": facts.recent,
        "disks": [
            {"folders": list(one.folders), "ours": one.ours_bytes, "total": one.total_bytes, "free": one.free_bytes}
            for one in found.disks
        ],
        "charts": {chart.code.value: _chart_json(found, chart) for chart in found.charts},
    }


def _chart_json(found: Statistics, chart: Chart) -> Json:
    bars: list[Json] = []
    for bar in chart.bars:
        one: dict[str, Json] = {"key": bar.key, "count": bar.count, "query": found.query(chart, bar)}
        if chart.form == "line":
            one |= {"added": bar.added, "bytes": bar.size_bytes}
        bars.append(one)
    return {"unit": chart.unit.value, "total": chart.total, "kinds": [kind.value for kind in chart.kinds], "bars": bars}
