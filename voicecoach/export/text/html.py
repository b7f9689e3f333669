"""A sheet as Markdown or as a page of HTML that prints well on A4 and Letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from voicecoach.export.text.sheet import DAYS, MOST_BOXES, Block, Boxes, Sheet, SheetEntry

_MARKS = re.compile(r"[\\`*_\[\]<>|~&]")
_START = re.compile(r"^(\d*)([.)#+-])")
"""What would begin a list or a heading."""


def markdown(sheet: Sheet, folder: str = "") -> str:
    """Return the sheet as Markdown, with a table of boxes for each exercise and the `pictures` that lie in `folder`."""
    lines = [f"# {_plain(sheet.title)}", *(_marked(label, text) for label, text in sheet.facts)]
    lines += [_rows([[_plain(sheet.date), *[" "] * DAYS]]), _plain(sheet.how_to_tick)]
    for number, part in enumerate(sheet.parts, 1):
        lines += _block_lines(part) if isinstance(part, Block) else _entry_lines(part, number, folder)
    return "\n\n".join(lines) + "\n"


def pictures(sheet: Sheet) -> dict[str, bytes]:
    """Return the pictures of a sheet by the names of their files."""
    entries = ((number, part) for number, part in enumerate(sheet.parts, 1) if isinstance(part, SheetEntry))
    return {f"{number}{entry.picture.ending}": entry.picture.data for number, entry in entries if entry.picture}


def _block_lines(block: Block) -> Iterator[str]:
    if block.name:
        yield f"## {_plain(block.name)}"
        yield from [_plain(block.text)] if block.text else []
    else:
        yield "---"


def _entry_lines(entry: SheetEntry, number: int, folder: str) -> Iterator[str]:
    yield f"### {_plain(entry.name)}"
    if folder and entry.picture:
        yield f"![{_plain(entry.name)}]({quote(folder)}/{number}{entry.picture.ending})"
    yield from [f"**{_plain(entry.dose)}**"] if entry.dose else []
    yield from (_marked(label, text) for label, text in entry.texts)
    yield _rows([[_plain(row.side), *[_plain(row.drawn)] * DAYS] for row in entry.rows])


def _rows(rows: list[list[str]]) -> str:
    head = ["", *map(str, range(1, DAYS + 1))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def _marked(label: str, text: str) -> str:
    return f"*{label}:* {_plain(text)}" if label else _plain(text)


def _plain(text: str) -> str:
    """Return a text in which nothing is markup, in one line."""
    return _START.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", " ".join(text.split())))


_STYLE = """
@page { margin: 12mm 14mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.3 system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; color: #000;
  background: #fff; max-width: 182mm; margin: 0 auto; overflow-wrap: break-word; }
h1 { font-size: 20pt; line-height: 1.15; margin: 0 0 2mm; }
h2 { font-size: 14pt; margin: 6mm 0 0; padding-top: 2mm; border-top: 1.5pt solid; }
h3 { font-size: 13pt; margin: 0; }
p { margin: .8mm 0; }
hr { border: 0; border-top: 1.5pt solid; margin: 5mm 0 0; }
h2, h2 + p, hr { break-after: avoid; }
section { break-inside: avoid; margin-top: 4mm; }
.dose { font-weight: bold; }
.picture { float: right; width: 46mm; margin: 0 0 1.5mm 5mm; }
.picture > * { display: block; width: 100%; height: auto; max-height: 38mm; object-fit: contain;
  print-color-adjust: exact; }
.flow { float: none; width: auto; margin: 2mm 0; }
.flow > * { max-height: 75mm; }
table { clear: both; width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 1.5mm; }
th, td { border: .75pt solid #555; padding: 1.2mm; text-align: center; vertical-align: middle; }
th { font-weight: normal; font-size: 9pt; }
thead th, thead td { padding: 0 1mm; }
tr > :first-child { width: 16mm; }
.dates tbody td { height: 9mm; }
i { display: inline-block; width: 4mm; height: 4mm; border: 1pt solid #000; margin: .5mm; vertical-align: middle; }
.told { font-size: 9pt; }
@media screen { body { padding: 8mm; } }
"""

_HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>"""


def page(sheet: Sheet) -> str:
    """Return the sheet as a self-contained HTML page: no script, no requests."""
    head = _HEAD.format(language=escape(sheet.language), title=escape(sheet.title), style=_STYLE)
    facts = [_paragraph(label, text) for label, text in sheet.facts]
    dates = f'<div class="dates">{_table([_row(sheet.date, "")])}<p class="told">{escape(sheet.how_to_tick)}</p></div>'
    parts = [_heading(part) if isinstance(part, Block) else _section(part) for part in sheet.parts]
    return "\n".join([head, *facts, dates, *parts, "</body>\n</html>\n"])


def _heading(block: Block) -> str:
    if not block.name:
        return "<hr>"
    text = f"\n<p>{escape(block.text)}</p>" if block.text else ""
    return f"<h2>{escape(block.name)}</h2>{text}"


def _section(entry: SheetEntry) -> str:
    dose = [f'<p class="dose">{escape(entry.dose)}</p>'] if entry.dose else []
    texts = (_paragraph(label, text) for label, text in entry.texts)
    table = _table([_row(row.side, _boxes(row)) for row in entry.rows])
    kind = "picture flow" if entry.flow else "picture"
    picture = [f'<div class="{kind}">{entry.picture.element(entry.name)}</div>'] if entry.picture else []
    head = [f"<h3>{escape(entry.name)}</h3>", *dose]
    top = [*head, *picture] if entry.flow else [*picture, *head]
    return "\n".join(["<section>", *top, *texts, table, "</section>"])


def _paragraph(label: str, text: str) -> str:
    return f"<p><b>{label}:</b> {escape(text)}</p>" if label else f"<p>{escape(text)}</p>"


def _table(rows: list[str]) -> str:
    head = "".join(f'<th scope="col">{day}</th>' for day in range(1, DAYS + 1))
    return f"<table>\n<thead><tr><td></td>{head}</tr></thead>\n" + "\n".join(rows) + "\n</table>"


def _row(head: str, cell: str) -> str:
    return f'<tr><th scope="row">{escape(head)}</th>{f"<td>{cell}</td>" * DAYS}</tr>'


def _boxes(row: Boxes) -> str:
    return "<i></i>" * row.count if row.count <= MOST_BOXES else f"&emsp;&ensp;/ {row.count}"
