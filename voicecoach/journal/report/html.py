"""A report as a self-contained HTML page that prints well: no script, no requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from voicecoach.journal.level_advice import TOO_MUCH
from voicecoach.journal.report.chart import Chart, drawing
from voicecoach.journal.report.content import AMOUNT_HEADS, HEADS, Report
from voicecoach.journal.work_done import ENOUGH

ABOUT = (
    f"Pain is the person's own answer, 0 to 10: right after a session, and for the 24 hours after it. Up to "
    f"{TOO_MUCH - 1} counts as acceptable, {TOO_MUCH} and more as too much (pain-monitoring model; Goom et al. 2016, "
    "JOSPT). The level, 0 to 100, says where in the ranges of the routine the dose lay. A session counts as done if "
    f"at least {100 * ENOUGH:.0f} % of its sets and of its time of work were done; a set that was left early counts "
    "by its part."
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
:root { --ink: #1c2126; --soft: #4d5660; --line: #c9d0d6; --blue: #17508f; --red: #a3341f; --shade: #f8e3de; }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; color: var(--ink);
  background: #fff; max-width: 54rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0; }
dt, .what, figcaption, footer { color: var(--soft); }
dd { margin: 0; }
.blank { border-bottom: 1px solid var(--soft); max-width: 18rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .8rem; padding: 0;
  margin: 0; list-style: none; }
.figures li { border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem; break-inside: avoid; }
.figures b { display: block; font-size: 1.5rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.what { display: block; font-size: .875rem; line-height: 1.35; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: 1rem .8rem; padding: 0;
  margin: 0; list-style: none; font-size: .875rem; line-height: 1.35; }
.pictures li { display: flex; flex-direction: column; gap: .4rem; break-inside: avoid; }
.pictures svg, .pictures img { height: 6rem; width: 100%; object-fit: contain; }
.pictures span { text-align: center; }
figure { margin: 0; break-inside: avoid; }
figcaption { font-size: .875rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 12px; fill: var(--soft); }
.grid { stroke: var(--line); fill: none; }
.limit { fill: var(--shade); }
.dots { fill: var(--blue); }
.steps { fill: none; stroke: var(--blue); stroke-width: 2.5; }
.bars { stroke: var(--blue); }
.shade { white-space: nowrap; }
.shade::before { content: ""; display: inline-block; width: .8rem; height: .8rem; margin-right: .3rem;
  background: var(--shade); border: 1px solid var(--line); vertical-align: middle; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: normal; white-space: nowrap; }
tr { break-inside: avoid; }
.high { font-weight: bold; color: var(--red); }
footer { margin-top: 2.5rem; font-size: .875rem; }
@page { margin: 15mm; }
@media print { * { print-color-adjust: exact; } body { font-size: 10pt; padding: 0; max-width: none; }
  h2 { margin-top: 6mm; } .figures { grid-template-columns: repeat(5, 1fr); } .wide { overflow: visible; } }
"""
_PAINS = (HEADS.index("Pain after"), HEADS.index("Pain the day after"))


def page(report: Report) -> str:
    """Return the report as HTML."""
    title = escape(f"Home exercises: {report.subject.routine}")
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
            *_facts(report),
            *_pictures(report),
            *_figures(report),
            *(line for chart in report.charts for line in _chart(chart)),
            *_sore(report),
            *_amounts(report),
            *_notes(report),
            *_sessions(report),
            f"</main>\n<footer><p>{escape(ABOUT)}</p><p>Made by voicecoach.</p></footer>\n</body>\n</html>\n",
        ]
    )


def _facts(report: Report) -> Iterator[str]:
    yield "<dl>"
    for name, text in report.facts:
        value = f"<dd>{escape(text)}</dd>" if text else '<dd class="blank">&nbsp;</dd>'
        yield f"<dt>{escape(name)}</dt>{value}"
    yield "</dl>"


def _pictures(report: Report) -> Iterator[str]:
    if report.subject.pictures:
        yield '<h2>The exercises</h2>\n<ul class="pictures">'
        for name, picture in report.subject.pictures:
            yield f"<li>{picture}<span>{escape(name)}</span></li>"
        yield "</ul>"


def _figures(report: Report) -> Iterator[str]:
    yield '<h2>At a glance</h2>\n<ul class="figures">'
    for figure, what in report.figures:
        yield f'<li><b>{escape(figure)}</b> <span class="what">{escape(what)}</span></li>'
    yield "</ul>"


def _chart(chart: Chart) -> Iterator[str]:
    yield f"<figure>\n<h2>{escape(chart.title)}</h2>"
    yield drawing(chart)
    shade = f'<span class="shade">{chart.limit:.0f} and more is too much.</span>' if chart.limit is not None else ""
    yield f"<figcaption>{escape(chart.told)}. {shade}</figcaption>\n</figure>"


def _sore(report: Report) -> Iterator[str]:
    yield "<h2>Exercises that were ended because they hurt</h2>"
    if not report.sore:
        yield "<p>None.</p>"
        return
    rows = [(one.name, f"{one.times}", f"{one.last}") for one in report.sore]
    yield from _table(("Exercise", "Sessions", "Last"), rows)


def _amounts(report: Report) -> Iterator[str]:
    if report.amounts:
        yield "<h2>Loads and counts</h2>"
        yield from _table(AMOUNT_HEADS, report.amounts)


def _notes(report: Report) -> Iterator[str]:
    if report.notes:
        yield "<h2>Notes</h2>\n<dl>"
        yield from (f"<dt>{day}</dt><dd>{escape(note)}</dd>" for day, note in report.notes)
        yield "</dl>"


def _sessions(report: Report) -> Iterator[str]:
    yield "<h2>Sessions</h2>"
    yield from _table(HEADS, report.rows, pains=_PAINS)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], pains: Sequence[int] = ()) -> Iterator[str]:
    titles = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield f'<div class="wide"><table>\n<thead><tr>{titles}</tr></thead>'
    yield "<tbody>"
    for first, *cells in rows:
        drawn = (_cell(cell, number in pains) for number, cell in enumerate(cells, 1))
        yield f'<tr><th scope="row">{escape(first)}</th>{"".join(drawn)}</tr>'
    yield "</tbody>\n</table></div>"


def _cell(text: str, pain: bool) -> str:
    high = pain and text.isdecimal() and int(text) >= TOO_MUCH
    return f'<td class="high">{escape(text)}</td>' if high else f"<td>{escape(text)}</td>"
