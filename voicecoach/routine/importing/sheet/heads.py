"""Which lines of a text begin an exercise: numbered ones, bullets, names with a dose, and short lines above one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from voicecoach.routine.importing.sheet.roles import Judged, Role, like_a_name
from voicecoach.routine.importing.sheet.rounds import in_rounds, is_spec
from voicecoach.routine.importing.sheet.section_doses import below_headed_doses
from voicecoach.routine.importing.sheet.steps import STEP, TITLE
from voicecoach.routine.importing.sheet.titles import (
    about_all,
    dose_in,
    has_general_dose,
    in_titled_paragraphs,
    is_page_title,
    run_of_names,
    titled_heads,
)
from voicecoach.routine.notation.line import JOINING, sentences

_NUMBERED = ("number", "group", "letter")
_NUMBERED_SHARE = 0.4
_BULLET_SHARE = 0.5
_MANY = 3
"""From so many numbered exercises on, what stands above them is the page's."""
_AMOUNTS = frozenset(("hold", "reps", "sets", "time"))


def heads(said: Sequence[Judged]) -> set[int]:
    """Return which lines begin an exercise."""
    general = has_general_dose(said)
    marked = _marked_heads(said, general=general, given=below_headed_doses(said))
    among = _among(said, marked)
    bare = {at for at, one in enumerate(said) if not one.line.mark and _named_alone(said, at, among)}
    bare -= in_titled_paragraphs(said)
    below = {at for at, one in enumerate(said) if one.line.mark == TITLE}
    titled = titled_heads(said, marked | bare | below, general=general) | below
    if general and not marked:
        titled |= run_of_names(said, titled, bare)
        titled = _below_general(said, titled)
    if sum(said[at].line.mark == "number" for at in marked) >= _MANY:
        titled = {at for at in titled if at > min(marked) or said[at + 1].role in (Role.DOSE, Role.LABEL)}
    if titled and not any(said[at].line.mark in ("number", "group") for at in marked):
        first = min(titled)
        marked = {at for at in marked if at < first or not _instructs_below(said[at])}
    begun = marked | bare | titled
    begun |= _slipped_in(said, begun)
    return {at for at in begun | _bare_names(said, begun) if said[at].line.mark or not in_rounds(said[at])}


def _slipped_in(said: Sequence[Judged], begun: set[int]) -> set[int]:
    """Return the one bullet among numbered exercises that has a name and a count of its own, as they do."""
    bullets = [at for at, one in enumerate(said) if one.line.mark.startswith("bullet")]
    numbers = [at for at in begun if said[at].line.mark == "number" and said[at].role is Role.NAMED]
    if len(bullets) != 1 or len(numbers) < _MANY or not min(numbers) < bullets[0] or bullets[0] in begun:
        return set()
    one = said[bullets[0]]
    named = one.role is Role.NAMED and one.read.name_first and not one.read.roles.isdisjoint({"reps", "sets"})
    return {bullets[0]} if named and one.line.indent <= said[min(numbers)].line.indent + 1 else set()


def _below_general(said: Sequence[Judged], titled: set[int]) -> set[int]:
    """Return the titles below the first line with a dose for all; what stands above it is the page's."""
    first = next((at for at, one in enumerate(said) if about_all(one) and one.role is not Role.DOSE), 0)
    below = {at for at in titled if at > first}
    return below if len(below) >= _MANY else titled


def _marked_heads(said: Sequence[Judged], *, general: bool, given: set[int]) -> set[int]:
    """Return the marked lines that begin an exercise: of lines set alike, all or none."""
    alike: Mapping[tuple[str, int], list[int]] = defaultdict(list)
    for at, one in enumerate(said):
        if one.line.mark not in ("", TITLE, STEP) and one.role not in (Role.HEADING, Role.CHATTER):
            alike[one.line.mark, one.line.indent // 2].append(at)
    ranked = sorted(alike.items(), key=lambda pair: (pair[0][1], "number" not in pair[0][0]))
    found: set[int] = set()
    dosed: set[int] = set()
    for (mark, _), places in ranked:
        names = [at for at in places if said[at].role in (Role.NAMED, Role.NAME, Role.SENTENCE, Role.LABEL)]
        named = {
            at
            for at in names
            if said[at].role is Role.NAMED
            or ((general or at in given) and said[at].role is Role.NAME)
            or (said[at].role is not Role.LABEL and _dose_and_words(said[at]))
        }
        bodied = {at for at in names if at not in named and _dose_below(said, at, places)}
        share = _BULLET_SHARE if mark.startswith("bullet") else _NUMBERED_SHARE
        enough = len(named) + len(bodied) >= max(1, share * len(places))
        if not enough and mark in _NUMBERED and len(names) == len(places) >= 2 and not found:
            enough = all(said[at].role in (Role.NAME, Role.NAMED) for at in places) or bool(bodied)
        if not enough:
            continue
        grouped = mark == "group" and set(places) == named
        below = mark.startswith("bullet") or (bool(found) and not grouped and _deeper(said, places, found))
        inside = found and below and _inside(places, found) and not _goes_on(said, places, found)
        if inside and not _outnumber(said, places, found):
            continue
        good = {at for at in places if at in named or at in bodied or said[at].role is Role.NAME or mark in _NUMBERED}
        good = {at for at in good if not _only_scale(said[at]) and said[at].role is not Role.DOSE}
        parents = {at for at in found if _is_parent(said, at, good)}
        levels = {(said[at].line.mark, said[at].line.indent) for at in parents}
        beside = {at for at in found - dosed if (said[at].line.mark, said[at].line.indent) in levels}
        found = (found - parents - beside) | good
        dosed |= named | bodied
    return found or _list_of_names(said, ranked)


def _dose_and_words(one: Judged) -> bool:
    """Whether a marked line begins with a name, however long, and has a dose: `Chin tuck: sit tall ... 10 times`."""
    if not one.read.works and "each" not in one.read.roles:
        return False
    name = re.split(r":\s|\s[-–—]\s|\.\s", one.line.text)[0]
    return like_a_name(name, named=False)


def _only_scale(one: Judged) -> bool:
    return (
        one.role is Role.NAME
        and not one.read.measured
        and bool(re.search(r"\b0\s?[-–/]\s?10\b|/\s?10\b", one.line.text))
    )


def _is_parent(said: Sequence[Judged], at: int, good: set[int]) -> bool:
    """Whether other exercises stand within the item of this one."""
    indent = said[at].line.indent
    inside = 0
    for below in range(at + 1, len(said)):
        if said[below].line.indent <= indent:
            break
        inside += below in good
    return inside >= 2 or (inside == 1 and not said[at].read.works)


def _deeper(said: Sequence[Judged], places: Sequence[int], found: set[int]) -> bool:
    return min(said[at].line.indent for at in places) > max(said[at].line.indent for at in found)


def _inside(places: Sequence[int], found: set[int]) -> bool:
    """Whether lines stand below exercises that are found already."""
    return min(places) > min(found)


def _goes_on(said: Sequence[Judged], places: Sequence[int], found: set[int]) -> bool:
    """Whether lines go on with the list above them by another mark: `3. Bridge 2x10`, `- Calf stretch 2x30 s`.

    They stand below its last exercise, not further in, and the first has a name and an amount that that one has, too.
    """
    last, first = max(found), min(places)
    if first < last or len(places) < 2 or said[first].line.indent > said[last].line.indent:
        return False
    amounts = said[first].read.roles & said[last].read.roles & _AMOUNTS
    return said[first].role is Role.NAMED is said[last].role and said[first].read.works and bool(amounts)


def _outnumber(said: Sequence[Judged], places: Sequence[int], found: set[int]) -> bool:
    """Whether lines set alike are the real list: each has a name and a dose, and those above them have none."""
    named = [at for at in places if said[at].role is Role.NAMED or _dose_below(said, at, places, deeper=True)]
    above = [at for at in found if said[at].read.works]
    return len(named) >= 0.7 * len(places) and (len(above) < len(named) or not above)


def _dose_below(said: Sequence[Judged], at: int, alike: Sequence[int], *, deeper: bool = False) -> bool:
    """Whether a dose stands below a line, before the next one that is set alike."""
    following = bisect_right(alike, at)
    end = alike[following] if following < len(alike) else len(said)
    for below in range(at + 1, end):
        one = said[below]
        if one.role is Role.HEADING or (one.line.indent < said[at].line.indent):
            return False
        if one.role is Role.NAMED and one.line.indent <= said[at].line.indent and not one.line.mark:
            return False
        if (one.doses or dose_in(one)) and not (deeper and one.line.indent <= said[at].line.indent):
            return True
    return bool(dose_in(said[at]))


def _list_of_names(said: Sequence[Judged], ranked: Sequence[tuple[tuple[str, int], list[int]]]) -> set[int]:
    """Return the outermost list of names, where no exercise has a dose at all."""
    for _, places in ranked:
        names = [at for at in places if said[at].role in (Role.NAME, Role.NAMED)]
        if len(names) >= max(2, 0.7 * len(places)) and not _titles_above(said, places):
            return set(names)
    return set()


def _titles_above(said: Sequence[Judged], places: Sequence[int]) -> bool:
    """Whether a dose stands between the lines of a list: they are instructions below titles."""
    return any(one.role is Role.DOSE or one.role is Role.LABEL for one in said[min(places) - 1 : max(places)])


@dataclass(frozen=True)
class _Among:
    """What unmarked lines stand among: the marked ones that begin an exercise."""

    marked: set[int]
    numbered: bool
    first: int
    last: int
    indent: int
    quoted: bool
    """Whether nearly all lines of the text are quoted."""


def _among(said: Sequence[Judged], marked: set[int]) -> _Among:
    numbered = any(said[at].line.mark in (*_NUMBERED, "letter") for at in marked)
    indent = min((said[at].line.indent for at in marked), default=0)
    quoted = sum(one.line.quoted for one in said) >= 0.8 * len(said)
    return _Among(marked, numbered, min(marked, default=0), max(marked, default=0), indent, quoted)


def _named_alone(said: Sequence[Judged], at: int, among: _Among) -> bool:  # noqa: PLR0911 - one question after the other
    """Whether an unmarked line with a name and a dose begins an exercise."""
    one = said[at]
    if one.role is not Role.NAMED or (about_all(one) and not (one.read.name_first and JOINING.match(one.line.text))):
        return False
    if one.line.quoted and not among.quoted:
        return False
    before = said[at - 1] if at else None
    inside = among.first < at < among.last or (at - 1 in among.marked and not said[at - 1].read.works)
    if " | " in one.line.text and one.read.name_first:
        return not is_page_title(said, at)
    if among.numbered and inside and not one.line.opens:
        return False
    if among.marked and len(sentences(one.line.text)) > 1:
        return False
    if _under_a_title(said, at):
        return False
    if among.marked and one.line.indent > among.indent:
        return False
    if (
        before is not None
        and not one.line.opens
        and before.line.mark
        and before.role is not Role.HEADING
        and at - 1 not in among.marked
        and not one.read.name_first
    ):
        return False
    return not is_page_title(said, at)


def _under_a_title(said: Sequence[Judged], at: int) -> bool:
    """Whether a line is all that stands below a short one: what to do, not the first of a list."""
    one, before = said[at], said[at - 1] if at else None
    if before is None or one.line.opens or before.role is not Role.NAME:
        return False
    set_in = one.line.indent > before.line.indent and not one.read.name_first
    last = at + 1 >= len(said) or said[at + 1].line.opens or (set_in and said[at + 1].line.indent <= before.line.indent)
    if not before.line.opens and not set_in:
        return False
    return last and (one.line.text[-1] in ".!" or set_in) and not before.line.mark


def _instructs_below(one: Judged) -> bool:
    """Whether a line is an instruction if a title stands above it."""
    return one.line.mark.startswith("bullet") and not one.read.works


def _bare_names(said: Sequence[Judged], begun: set[int]) -> set[int]:
    """Return names without a dose in a list whose heading has one, or that stand among names with one."""
    found: set[int] = set()
    spec, run = False, []
    for at, one in enumerate(said):
        if one.role is Role.HEADING and one.line.mark and one.read.works:
            found |= _set_in(said, at)
        if one.role is Role.HEADING or (one.role in (Role.DOSE, Role.NAMED) and is_spec(one)):
            spec = is_spec(one) or (one.role is Role.HEADING and one.read.works)
            continue
        plain = one.role is Role.NAME and not one.line.mark and not one.line.heading
        if spec and plain and at not in begun and len(one.line.text.split()) <= 6:
            run.append(at)
    found.update(run)
    unmarked = [at for at in begun if not said[at].line.mark and said[at].role is Role.NAMED]
    if len(unmarked) >= 3:
        for at, one in enumerate(said):
            beside = (
                {at - 1, at + 1} <= begun and not one.line.opens and not said[min(at + 1, len(said) - 1)].line.opens
            )
            if beside and one.role is Role.NAME and not one.line.mark and not one.line.heading:
                found.add(at)
    return found - begun


def _set_in(said: Sequence[Judged], at: int) -> set[int]:
    """Return the names set in below a line that gives a dose to each of them."""
    inside = takewhile(lambda below: said[below].line.indent > said[at].line.indent, range(at + 1, len(said)))
    return {below for below in inside if said[below].role is Role.NAME}
