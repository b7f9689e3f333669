"""Which lines are headings of parts by how the lists below them are set: lettered, set in, nested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from voicecoach.routine.importing.sheet.occasions import is_clock
from voicecoach.routine.importing.sheet.rests import named_in, only_rests
from voicecoach.routine.importing.sheet.roles import CIRCUIT, Judged, Role
from voicecoach.routine.importing.sheet.rounds import in_rounds
from voicecoach.routine.notation.line import SECTION, read_line
from voicecoach.routine.notation.words.letters import senses_of
from voicecoach.routine.notation.words.senses import is_counted

_COUNT = re.compile(r"\d{1,3} ([^\W\d]+)\b")
_FIRST_HOUR = 5


def with_parts(said: Sequence[Judged]) -> Sequence[Judged]:
    """Return the lines, those as headings that have lists of exercises below or within them."""
    return _nested(_lettered(_outdented(_counted(_by_the_clock(said)))))


def _counted(said: Sequence[Judged]) -> Sequence[Judged]:
    """Return the lines, counts of unlike things listed one below the other as exercises: `- 10 nods`, `- 5 tilts`."""
    found = [_COUNT.match(one.line.text) if one.line.mark and one.role is Role.DOSE else None for one in said]
    nouns = [match[1].casefold() if match and is_counted(match[1]) else "" for match in found]
    if not any(a and b and a != b for a, b in pairwise(nouns)):
        return said
    return [
        replace(one, role=Role.NAMED, read=replace(one.read, name=match[1], name_first=False))
        if match and noun
        else one
        for one, match, noun in zip(said, found, nouns, strict=True)
    ]


def _by_the_clock(said: Sequence[Judged]) -> Sequence[Judged]:
    """Return the lines, times of the day that go on from one to the next as headings: `07:30`, `12:00`, `21:00`.

    In the small hours nobody exercises: what begins with those are times on a watch.
    """
    times = {at: int(re.findall(r"\d+", one.line.text)[0]) for at, one in enumerate(said) if is_clock(one.line.text)}
    hours = list(times.values())
    if len(hours) < 2 or hours[0] < _FIRST_HOUR or any(before >= after for before, after in pairwise(hours)):
        return said
    return [replace(one, role=Role.HEADING, read=read_line("")) if at in times else one for at, one in enumerate(said)]


def _lettered(said: Sequence[Judged]) -> Sequence[Judged]:
    """Return the lines, lettered or numbered names as headings where lists of exercises stand below: `A. Mobility`."""
    marked = [at for at, one in enumerate(said) if one.line.mark in ("letter", "number")]
    inside = [
        [said[below] for below in range(at + 1, end) if said[below].role is not Role.CHATTER]
        for at, end in zip_longest(marked, marked[1:], fillvalue=len(said))
    ]
    named = [
        sum(one.role is Role.NAMED and one.read.name_first and not one.line.mark for one in part) for part in inside
    ]
    plain = all(said[at].role in (Role.NAME, Role.HEADING) and not said[at].read.measured for at in marked)
    full = all(named) and sum(named) >= 2 * len(marked) and all(part[0].role is Role.NAMED for part in inside if part)
    if len(marked) < 2 or not (plain and full and all(_set_off(part[0]) for part in inside)):
        return said
    return [replace(one, role=Role.HEADING) if at in marked else one for at, one in enumerate(said)]


def _outdented(said: Sequence[Judged]) -> Sequence[Judged]:
    """Return the lines, names as headings that stand out from a list of exercises below each: `Lying`, `Standing`."""
    begins = [
        at
        for at, one in enumerate(said[:-1])
        if one.role is Role.NAME and not one.line.mark and said[at + 1].line.indent > one.line.indent
    ]
    inside = [_set_in(said, at) for at in begins]
    full = [sum(one.role is Role.NAMED and one.read.name_first for one in part) for part in inside]
    if len(begins) < 2 or not all(full) or sum(full) < 2 * len(begins):
        return said
    return [replace(one, role=Role.HEADING) if at in begins else one for at, one in enumerate(said)]


def _set_in(said: Sequence[Judged], at: int) -> list[Judged]:
    """Return the lines below one that stand further in."""
    return list(takewhile(lambda one: one.line.indent > said[at].line.indent, said[at + 1 :]))


def _nested(said: Sequence[Judged]) -> Sequence[Judged]:
    """Return the lines, outer items of a list as headings if each has exercises within it: `2. Main`, `- Dead bug`."""
    outer = [at for at, one in enumerate(said) if one.line.mark]
    first = said[outer[0]].line if outer else None
    tops = [at for at in outer if (said[at].line.mark, said[at].line.indent) == (first and (first.mark, first.indent))]
    if len(tops) < 2 or not all(_nests(said, at, end) for at, end in zip_longest(tops, tops[1:], fillvalue=len(said))):
        return said
    if not any(_is_part(said[at]) for at in tops):
        return said
    return [
        replace(one, role=Role.HEADING, read=in_rounds(one) or one.read) if at in tops else one
        for at, one in enumerate(said)
    ]


def _is_part(one: Judged) -> bool:
    bare = re.sub(r"\s*[(\[].*?[)\]]\s*$", "", one.line.text).strip(" :-–")
    return bool(SECTION.fullmatch(bare) or CIRCUIT.search(bare) or in_rounds(one))


def _nests(said: Sequence[Judged], at: int, end: int) -> bool:
    """Whether a line without a dose has exercises listed further in, each with a dose beside or below it."""
    one, below = said[at], said[at + 1 : end]
    inside = [other for other in below if other.line.mark and other.line.indent > one.line.indent]
    if one.read.works or not inside:
        return False
    nearest = min(other.line.indent for other in inside)
    named = [other for other in inside if other.line.indent == nearest]
    return all(other.role in (Role.NAMED, Role.NAME) for other in named) and any(other.doses for other in inside)


def _set_off(one: Judged) -> bool:
    """Whether a name is set off from its dose by dots, a dash, a colon or a column."""
    behind = one.line.text[len(one.read.name) :] if one.line.text.startswith(one.read.name) else ""
    return bool(re.match(r"\s*(?:[:|]|\.{3}|[-–—]|\d)", behind))


def of_others(exercises: Sequence[tuple[Judged, Sequence[Judged]]]) -> int:
    """Return which exercise has nothing below it but a rest that is of others in the list, too; -1 if none has.

    It names them, `rest 1 min between sets of bridges and rows`, or is the only line below exercises in a line each.
    """
    told = [at for at, (_, body) in enumerate(exercises) if body]
    at = told[-1] if told else 0
    head, body = exercises[at] if told else (None, ())
    if head is None or not at or len(body) != 1 or head.line.mark or body[0].line.opens:
        return -1
    text, rest = body[0].line.text, body[0]
    others = [one for place, (one, _) in enumerate(exercises) if place != at]
    if only_rests(read_line(text)) and any(named_in(one.read.name, text) for one in others):
        return at
    flat = len(told) == 1 and not any(one.line.mark or "rest" in one.read.roles for one in others)
    bare = rest.role is Role.DOSE and rest.read.roles == {"rest"} and "B" in senses_of(text)
    sets = [one for one, _ in exercises[:at] if "sets" in one.read.roles]
    below = any("sets" in one.read.roles for one, _ in exercises[at + 1 :])
    return at if flat and bare and len(sets) > 1 and not below and head.read.roles & {"sets", "same"} else -1
