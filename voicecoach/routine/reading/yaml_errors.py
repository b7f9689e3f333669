"""YAML's own complaints, put in words that help: which line to look at and what to write there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import yaml

from voicecoach.core.errors import Problem, Where
from voicecoach.routine.fields import TABLE
from voicecoach.routine.reading.lost_text import field_in
from voicecoach.routine.values.interval import PARTS
from voicecoach.routine.values.tempo import KNOWN as KNOWN_PHASES
from voicecoach.routine.values.typed import quoted
from voicecoach.routine.yaml.tree import Source

Explain = Callable[[yaml.MarkedYAMLError, Source], "Problem | None"]

_KEY = re.compile(r"\s*(?:- +)*[^\s:#'\"][^:#]*:(?: |$)")
_GLUED_COLON = re.compile(r"\s*(?:- +)*([\w ]+):(?=[^\s:/])")
_GLUED_DASH = re.compile(r"\s*-[^\s-]")
_BULLET = re.compile(r"\s*(?:[–—•*·▪●◦‣➢✔→]|\d{1,2}[.)])\s*(\S.*)")
_WIDE_COLON = re.compile(r"\s*(?:- +)*([\w ]+)：")
_ENTRY = re.compile(r"\s*- +(\S.*)")
_SIDE = re.compile(r"\{(?:side|other)\}", re.IGNORECASE)
_TWO_FIELDS = re.compile(r"(?:[{,:]|^)\s*(?P<value>[^\s{,:][^{,:]{0,60}?)\s+(?P<name>[^\W\d]\w{0,30})\s*$")
_FIELDS = frozenset(name for fields in TABLE.values() for name in fields)
_IN_BRACES = _FIELDS.union(PARTS, KNOWN_PHASES)
"""What may stand before a colon in braces."""


def explain(error: yaml.MarkedYAMLError, source: Source) -> Problem:
    """Return what is wrong, at the line that a person would point at."""
    found = (rule(error, source) for rule in _RULES)
    return next((problem for problem in found if problem), None) or _otherwise(error, source)


def _at(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    mark = error.problem_mark or error.context_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _began(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    mark = error.context_mark or error.problem_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _line(source: Source, number: int) -> str:
    return source.lines[min(number, len(source.lines) - 1)]


def _tab(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    """Blame a tab only now that YAML gave up: inside a block of text it is legal."""
    first, last = max(_at(error)[0] - 1, 0), _at(error)[0]
    for number in range(first, last + 1):
        line = _line(source, number)
        indentation = line[: len(line) - len(line.lstrip())]
        if "\t" in indentation:
            where = source.at(number, indentation.index("\t"))
            return Problem("tab", "a tab indents this line", where, "YAML wants spaces: write two for each tab")
    return None


def _colon(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    """Explain a colon where none may be: within a text, or because of the line above."""
    if "mapping values are not allowed" not in str(error.problem):
        return None
    number, column = _at(error)
    line = _line(source, number)
    key = _KEY.match(line)
    if key and key.end() <= column:
        word = line[:column].split(" ")[-1]
        if word in _FIELDS:
            where = source.at(number, column - len(word), len(word))
            return Problem("colon", "two fields stand in one line", where, f"begin a new line with `{word}:`")
        hint = "put the text in quotes: " + f'{line[: key.end()].strip(" -")} "{line[key.end() :].strip()[:60]}"'
        return Problem("colon", "a text with `: ` in it needs quotes", source.at(number, column), hint)
    return _line_above(source, number) or _indentation(source, number)


def _line_above(source: Source, number: int) -> Problem | None:
    """Blame the line above one whose colon comes as a surprise: it has no colon of its own, or no dash."""
    above = next((n for n in range(number - 1, -1, -1) if source.lines[n].strip()), None)
    if above is None:
        return None
    line = _line(source, above)
    start = len(line) - len(line.lstrip(" -"))
    if slip := _mistyped(source, above):
        return slip
    if not _KEY.match(line):
        where = source.at(above, start, len(line.rstrip()) - start)
        entry = _ENTRY.match(line)
        if entry and not _ENTRY.match(_line(source, number)):
            return _unnamed(where, entry[1], _line(source, number).strip())
        return _no_colon(where)
    return None


def _mistyped(source: Source, number: int) -> Problem | None:
    """Explain a line whose dash or colon isn't quite one."""
    line = _line(source, number)
    start = len(line) - len(line.lstrip(" -"))
    if _GLUED_DASH.match(line):
        hint = f"write `- {line.strip(' -')[:60]}`"
        return Problem("dash", "a space is missing after the dash", source.at(number, start), hint)
    if bullet := _BULLET.match(line):
        hint = f"write `- {bullet[1].strip()[:60]}`"
        return Problem("dash", "an entry of a list begins with a dash and a space", source.at(number, start), hint)
    if wide := _WIDE_COLON.match(line):
        hint = f"write `{wide[1].strip()}: {line[wide.end() :].strip()[:60]}`"
        return Problem(
            "colon", "this colon is a wide one, which YAML doesn't know", source.at(number, wide.end() - 1), hint
        )
    glued = _GLUED_COLON.match(line)
    if glued:
        hint = f"write `{glued[1].strip()}: {line[glued.end() :].strip()[:60]}`"
        return Problem("colon", "a space is missing after the colon", source.at(number, glued.end() - 1), hint)
    return None


def _unnamed(where: Where, name: str, field: str) -> Problem:
    """Explain an exercise that is only a name and has fields below."""
    hint = f"write `- name: {quoted(name.strip()[:60])}` and, below it in the column of `name`, `{field[:60]}`"
    return Problem("colon", "an exercise with fields has its name in one, too", where, hint)


def _no_colon(where: Where) -> Problem:
    if field := field_in(where.source.strip(" -")):
        hint = f"write `{field[0]}: {field[1]}`"
        return Problem("colon", "a colon is missing in this line", where, hint)
    word = where.source.strip(" -").split(" ")[0][:40]
    if word.lower() in _FIELDS:
        return Problem("colon", "a colon is missing in this line", where, f"a field is written `{word}: ...`")
    hint = "a field is written `field: value`, and an exercise begins with a dash: `- Clamshell`; a text that goes on "
    return Problem("colon", "a colon is missing in this line", where, hint + "is indented below its field")


def _indentation(source: Source, number: int) -> Problem:
    line = _line(source, number)
    where = source.at(number, len(line) - len(line.lstrip()))
    hint = "the fields of one exercise begin in one column, under the first; check the spaces before this line"
    return Problem("indentation", "this line isn't indented like the ones above it", where, hint)


def _quote(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    if "quoted scalar" not in str(error.context):
        return None
    if "escape" in str(error.problem) or "hexdecimal" in str(error.problem):
        message, hint = "`\\` means something else in double quotes", "write `\\\\`, or use single quotes"
        return Problem("quote", message, source.at(*_at(error)), hint)
    return Problem("quote", "this quote is never closed", source.at(*_began(error)), "close it at the end of the text")


def _after_quote(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    """Explain words behind a closing quote, as in `'Don't bend'`."""
    number, column = _at(error)
    before = _line(source, number)[:column].rstrip()
    if "expected" not in str(error.problem) or not before.endswith(("'", '"')):
        return None
    hint = "put the whole text in double quotes, or in none"
    return Problem("quote", "the quoted text ended before this", source.at(number, column), hint)


def _start(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    """Explain a text that begins with a sign that means something to YAML."""
    context, problem = str(error.context), str(error.problem)
    if any(word in context for word in ("an alias", "an anchor", "a tag", "a directive", "a block scalar")):
        where = source.at(*_began(error))
    elif "cannot start any token" in problem or "node content" in problem:
        where = source.at(*_at(error))
    else:
        return None
    sign = where.source[where.column - 1 :][:1]
    bold = re.match(r"(\*{1,2})(?=\S)([^*]+)\1", where.source[where.column - 1 :])
    if bold:
        return Problem("quote", "a text can't begin with *", where, f"leave the stars out: `{bold[2].strip()[:60]}`")
    if where.source.lstrip().startswith("```"):
        hint = "delete this line, and the other one that begins so"
        return Problem("fence", "these marks are not part of a routine", where, hint)
    if where.source.lstrip().startswith("* "):
        return Problem("list", "a list is written with dashes", where, f"write `- {where.source.strip(' *')[:60]}`")
    hint = f'put the text in quotes: "{sign}..."'
    return Problem("quote", f"a text can't begin with {sign}", where, hint) if sign.strip() else None


def _braces(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    """Explain `{side}` where YAML takes it for a group of fields: as a text begins, or within braces."""
    number, column = _at(error)
    line = _line(source, number)
    found = next((found for found in _SIDE.finditer(line) if line[: found.start()].count('"') % 2 == 0), None)
    if not found or found.start() > column:
        return None
    before, behind = line[: found.start()], line[found.end() :]
    within = before.count("{") > before.count("}") or ("a flow" in str(error.context) and _began(error)[0] < number)
    start = max(before.rfind(sign) + len(sign) for sign in (": ", ", ", "- ", "{"))
    text = before[start:] + found[0] + (re.split(r"[,}\]]", behind)[0] if within else behind)
    message = (
        "within braces, a text with `{}` in it needs quotes" if within else "a text that begins with `{}` needs quotes"
    )
    where = source.at(number, found.start(), len(found[0]))
    return Problem(
        "quote",
        message.format(found[0]),
        where,
        f"put it in quotes: `{json.dumps(text.strip()[:80], ensure_ascii=False)}`",
    )


def _comma(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    """Explain a second colon in what has to be one field, as in `{work: 20s rest: 10s}`."""
    number, column = _at(error)
    line = _line(source, number)
    if "a flow mapping" not in str(error.context) or line[column : column + 1] != ":":
        return None
    found = _TWO_FIELDS.search(line[:column])
    if not found or found["name"].lower() not in _IN_BRACES:
        return None
    where = source.at(number, found.start("name"), len(found["name"]))
    hint = f"write `{found['value']}, {found['name']}: ...`"
    return Problem("comma", f"a comma is missing before `{found['name']}`", where, hint)


def _bracket(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    where = source.at(*_began(error))
    sign = where.source[where.column - 1 :][:1]
    if "a flow" not in str(error.context) or sign not in ("[", "{"):
        return None
    other = {"[": "]", "{": "}"}[sign]
    hint = f"end it with `{other}`, with commas between; a text that begins with `{sign}` needs quotes"
    return Problem("bracket", f"this `{sign}` is never closed", where, hint)


def _first_without_dash(source: Source, number: int) -> int:
    """Return the line directly below the field of a list whose entry stands in a line, if it is none; 0: it is."""
    dash = _indent(source, number)
    above = (at for at in range(number - 1, -1, -1) if _line(source, at).strip() and _indent(source, at) < dash)
    field = next(above, -1)
    if field < 0 or not re.fullmatch(r"\s*\w+:\s*(?:#.*)?", _line(source, field)):
        return 0
    first = next(at for at in range(field + 1, number + 1) if _line(source, at).strip())
    return first if first < number and not _line(source, first).lstrip().startswith(("- ", "#")) else 0


def _indent(source: Source, number: int) -> int:
    line = _line(source, number)
    return len(line) - len(line.lstrip())


def _list(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:  # noqa: PLR0911 - one question after the other
    """Explain an entry of a list where none may be, or something else where one is due."""
    number, column = _at(error)
    entry = _line(source, number).lstrip().startswith("- ")
    if slip := _mistyped(source, number):
        return slip
    if entry and number and source.lines[number - 1].lstrip().startswith("- "):
        hint = "begin every exercise of a list in one column; check the spaces before the dash"
        return Problem("indentation", "this dash isn't under the one above it", source.at(number, column), hint)
    if entry and (first := _first_without_dash(source, number)):
        hint = "write `- name: ...` above it; its fields line up under the name"
        return Problem(
            "list", "the first entry of this list has no dash", source.at(first, _indent(source, first)), hint
        )
    if "sequence entries are not allowed" in str(error.problem) or (entry and "mapping" in str(error.context)):
        hint = "a list stands below its field, each entry on a line of its own: `exercises:`, then `- ...`"
        return Problem("list", "an entry of a list can't stand here", source.at(number, column), hint)
    if "block collection" in str(error.context) and not entry:
        above = source.lines[number - 1] if number else ""
        bare = _ENTRY.match(above)
        if bare and not _KEY.match(above):
            return _unnamed(source.at(number, column), bare[1], _line(source, number).strip())
        hint = "an entry of the list begins with `- `; its fields line up under the first"
        return Problem("indentation", "this line isn't part of the list above", source.at(number, column), hint)
    return None


def _lines_up(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    if not re.search("block (mapping|collection)", str(error.context)):
        return None
    return _indentation(source, _at(error)[0])


def _simple_key(error: yaml.MarkedYAMLError, source: Source) -> Problem | None:
    if "could not find expected ':'" not in str(error.problem):
        return None
    number, column = _began(error)
    if slip := _mistyped(source, number):
        return slip
    return _no_colon(source.at(number, column, len(_line(source, number).rstrip()) - column))


def _otherwise(error: yaml.MarkedYAMLError, source: Source) -> Problem:
    words = " ".join(str(part) for part in (error.context, error.problem) if part)
    if "<document start>" in words:
        hint = "delete the line of three dots or dashes above, or save what follows as another file"
        return Problem("documents", "the file ended above this line", source.at(*_at(error)), hint)
    return Problem(
        "yaml", f"this can't be read as YAML: {words}", source.at(*_at(error)), "check quotes and indentation"
    )


_RULES: tuple[Explain, ...] = (
    _tab, _braces, _comma, _simple_key, _colon, _quote, _start, _after_quote, _bracket, _list, _lines_up,
)  # fmt: skip
