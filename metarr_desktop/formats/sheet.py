"""Statistics as files of their own: a table of comma-separated values, and one page that a browser shows and prints.

The page holds everything it needs - no script, no font, no address - follows light and dark, and says in tables what it
draws, so that it can be read aloud and copied.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from html import escape

from metarr_desktop.domain.sheet import Sheet, SheetChart


def as_csv(sheet: Sheet) -> str:
    """One line a bar under the heads: chart, label, number, unit, search (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(sheet.heads)
    for chart in sheet.charts:
        for row in chart.rows:
            writer.writerow((_cell(chart.title), _cell(row.label), row.value, _cell(chart.unit), _cell(row.query)))
    return out.getvalue()


def _cell(text: str) -> str:
    """As a text, whatever it begins with: tables take `=` and its like for the start of a formula (OWASP)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def as_html(sheet: Sheet) -> str:
    """The page. What stands in the library may be anything: every text is escaped."""
    direction = "rtl" if sheet.is_right_to_left else "ltr"
    facts = "".join(
        f"<li><span>{escape(fact.label)}</span><b>{escape(fact.value)}</b><small>{escape(fact.note)}</small></li>"
        for fact in sheet.facts
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(sheet.language)}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(sheet.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(sheet.title)}</h1>\n<p>{escape(sheet.subtitle)}</p>\n<ul>{facts}</ul>\n"
        f"<main>\n{''.join(map(_section, sheet.charts))}</main>\n</body>\n</html>\n"
    )


def _section(chart: SheetChart) -> str:
    rows = "".join(_rows(chart))
    table = f"<table><caption>{escape(chart.unit)}</caption>{rows}</table>"
    if chart.is_line:
        table = f"{_line(chart)}<details><summary>{escape(chart.unit)}</summary>{table}</details>"
    note = f"<small>{escape(chart.note)}</small>" if chart.note else ""
    return f"<section><h2>{escape(chart.title)}</h2>{note}{table}</section>\n"


def _rows(chart: SheetChart) -> Iterable[str]:
    most = max((row.value for row in chart.rows), default=0) or 1
    for row in chart.rows:
        kind = ' class="rest"' if row.is_rest else ""
        yield (
            f'<tr><th scope="row">{escape(row.label)}</th>'
            f'<td class="bar"><i{kind} style="width:{100 * row.value / most:.1f}%"></i></td>'
            f"<td>{escape(row.text)}</td></tr>"
        )


def _line(chart: SheetChart) -> str:
    """The line alone: its table, which can be opened below, says the numbers."""
    rows = chart.rows
    most = max((row.value for row in rows), default=0) or 1
    last = max(1, len(rows) - 1)
    points = " ".join(f"{100 * at / last:.2f},{40 - 40 * row.value / most:.2f}" for at, row in enumerate(rows))
    first, end = (escape(rows[at].label) for at in (0, -1)) if rows else ("", "")
    return (
        '<svg viewBox="0 0 100 40" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(chart.title)}: {first} – {end}"><polyline points="{points}"/></svg>'
        f"<div><span>{first}</span><span>{end}</span></div>"
    )


_STYLE = """
:root{color-scheme:light dark;--base:#fff;--text:#1b1e23;--soft:#4c535e;--line:#d9dce2;--bar:#5b93c9;--rest:#7d848f}
@media (prefers-color-scheme:dark){:root{--base:#15171a;--text:#e9ebee;--soft:#b4bac3;--line:#33373e;--bar:#4c86bc;
--rest:#737a85}}
*{box-sizing:border-box}
body{margin:24px auto;max-width:1080px;padding:0 16px;background:var(--base);color:var(--text);
font:14px/1.45 system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:24px;margin:0}h2{font-size:15px;margin:0;overflow-wrap:anywhere}
p,small,caption,summary{color:var(--soft)}p{margin:4px 0 16px}
ul{list-style:none;padding:0;margin:0 0 16px}ul{display:grid;gap:16px;grid-template-columns:
repeat(auto-fit,minmax(200px,1fr))}
li,section{border:1px solid var(--line);border-radius:6px;padding:12px 16px;break-inside:avoid}
li span,li b,li small{display:block}li b{font-size:22px}
main{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));align-items:start}
table{width:100%;border-collapse:collapse;margin-top:8px}caption{text-align:end;font-size:12px}
th{font-weight:400;text-align:start;padding:2px 8px 2px 0;width:34%;overflow-wrap:anywhere}
td{padding:2px 0;text-align:end;white-space:nowrap}td.bar{width:45%;padding:0 8px;text-align:start}
i{display:block;height:12px;border-radius:2px;background:var(--bar);min-width:1px}
i.rest{background:repeating-linear-gradient(45deg,var(--rest) 0 2px,transparent 2px 5px);border:1px solid var(--rest)}
svg{width:100%;height:140px;margin-top:8px;border-bottom:1px solid var(--line)}
polyline{fill:none;stroke:var(--bar);stroke-width:2;vector-effect:non-scaling-stroke}
section>div{display:flex;justify-content:space-between;font-size:12px;color:var(--soft)}
@media print{:root{--base:#fff;--text:#000;--soft:#333;--line:#999;--bar:#5b93c9;--rest:#666}
body{margin:0;max-width:none;font-size:11px}i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
main{grid-template-columns:1fr 1fr}summary{display:none}}
"""
