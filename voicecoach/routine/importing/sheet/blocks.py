"""Rounds, supersets, work and rest in turn, a minute an exercise: what is done together, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.draft_exercise import fits
from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.importing.ledger import Ledger, figures
from voicecoach.routine.importing.sheet.of_all import EACH, ROUNDS_OF_EACH, give
from voicecoach.routine.importing.sheet.outline import OutlineEntry, SheetSection
from voicecoach.routine.importing.sheet.roles import CIRCUIT, Judged, Role
from voicecoach.routine.importing.sheet.rounds import WARMING, in_rounds
from voicecoach.routine.notation.beside_name import MEASURES
from voicecoach.routine.notation.line import SECTION, read_line, read_sentence, sentences
from voicecoach.routine.notation.on_the_minute import AMRAP, AS_MANY_ROUNDS, ON_THE_MINUTE, beat_at
from voicecoach.routine.notation.phrases import Phrase
from voicecoach.routine.yaml.writing import Item

_IN_MINUTES = re.compile(rf"(?:{AS_MANY_ROUNDS})\W*(\d{{1,2}})?(?!\s?x)", re.IGNORECASE)

_WINDING_DOWN = re.compile(
    r"cool[\s-]?down|stretch:|(?:(?:then|and) )?(?:to finish|finish|final|last|zum (?:schluss|abschluss)"
    r"|abschließend|pour finir"
    r"|(?:para|al) (?:terminar|acabar)|afterwards|then,? once|danach|ensuite|después)",
    re.IGNORECASE,
)
"""What comes once, behind the rounds."""

_MINUTE = 60.0
_HEARD = frozenset({"rounds", "round_rest", "rest_after", "rest", "work", "reps", "count"})
"""Roles of a line beside a list that say how all of it is done."""


@dataclass
class Together:
    """Exercises that are done one after the other, several times."""

    rounds: str = ""
    rest: str = ""
    drafts: list[ExerciseDraft] = field(default_factory=list)
    until: str = ""
    """The time in which as many rounds as fit are done."""


@dataclass
class Spec:
    """What a heading, or a line beside a list, says about how all of it is done."""

    rounds: str = ""
    rest: str = ""
    work: str = ""
    off: str = ""
    between: str = ""
    """The rest between exercises."""
    set_rest: str = ""
    """The rest between sets."""
    dose: list[tuple[Phrase, int]] = field(default_factory=list)
    sides: list[Located] = field(default_factory=list)
    minutes: bool = False
    until: str = ""
    turn: tuple[int, str] = (0, "")
    """The line that gives work and rest in turn, and its words."""
    total: float = 0.0
    line: int = 0
    text: str = ""

    @property
    def says_how(self) -> bool:
        """Whether it makes a block of its exercises."""
        return bool(self.rounds or self.work or self.minutes or self.until)


def spec(section: SheetSection | None, around: Iterable[Judged]) -> Spec:
    """Return what the heading of a part and the lines about all of it say."""
    made = Spec()
    if section is None:
        lines: list[Judged] = []
    else:
        lines = [section.heading, *section.lines]
        made.line, made.text = section.heading.line.number, section.heading.line.text
        sides = (one for one in read_line(made.text).phrases if one.said.keys() == {"each"} and one.text not in EACH)
        made.sides = [Located(one, made.line) for one in sides]
        beat = next((beat for at in _words(made.text) if (beat := beat_at(made.text, at))), None)
        made.minutes = bool(beat or ON_THE_MINUTE.search(made.text))
        if beat and beat.counted and beat.seconds > _MINUTE:
            made.rounds = str(beat.sets)  # so much within several minutes is all that is below
        elif beat:
            made.total = float(beat.sets)
        if (most := _IN_MINUTES.search(made.text)) and most[1]:
            made.until = f"{most[1]} min"
    for one in [*lines, *around]:
        _hear(made, one, heading=section is not None and one is section.heading)
    return made


def _words(text: str) -> Iterator[int]:
    """Yield where the words of a text begin."""
    return (found.start() for found in re.finditer(r"\b[^\W\d]", text))


def _hear(made: Spec, one: Judged, *, heading: bool) -> None:
    told = one.read if heading else in_rounds(one)
    read = told or (one.read if one.role in (Role.DOSE, Role.HEADING) else read_line(one.line.text))
    for phrase in read.phrases:
        said = phrase.said
        if "beat" in said:
            continue
        made.rounds = made.rounds or said.get("rounds", "")
        circuit = CIRCUIT.search(made.text) and not ROUNDS_OF_EACH.search(made.text)
        if heading and said.keys() == {"sets"} and circuit:
            made.rounds = made.rounds or said["sets"]
            continue
        made.set_rest = made.set_rest or (said.get("rest", "") if "work" not in said else "")
        made.rest = made.rest or said.get("round_rest", "") or said.get("rest", "")
        if "work" in said and not made.work:
            made.work, made.turn = said["work"], (one.line.number, one.line.text)
        made.off = made.off or said.get("off", "")
        made.between = made.between or said.get("rest_after", "")
        if heading and "time" in said and made.minutes:
            made.total = _minutes(said["time"])
        elif heading and "time" in said and AMRAP.search(made.text):
            made.until = said["time"]
        elif (
            heading
            and not made.minutes
            and not MEASURES.isdisjoint(said)
            and not said.keys() & {"rounds", "round_rest", "rest", "work", "time"}
        ):
            made.dose.append((phrase, one.line.number))
        if made.work and not made.rounds and "rounds" not in read.roles:
            made.rounds = said.get("reps", "") or said.get("count", "")


def _minutes(time: str) -> float:
    found = re.match(r"([\d.]+) min", time)
    return float(found[1]) if found else 0.0


def about_rounds(one: Judged) -> bool:
    """Whether a line beside exercises says how often all of them are done, or how long one rests between rounds."""
    read = read_line(one.line.text)
    rounds = "rounds" in read.roles and not read.works and len(one.line.text.split()) <= 7
    told = (
        rounds
        or in_rounds(one) is not None
        or (one.role is Role.DOSE and "rounds" in one.read.roles and not one.read.works)
    )
    return told or not read.roles.isdisjoint({"round_rest", "rest_after"})


def blocks(
    entries: Sequence[OutlineEntry], drafts: Sequence[ExerciseDraft], how: Spec, ledger: Ledger
) -> list[Together | ExerciseDraft]:
    """Return the exercises of a part, those that are done together in one."""
    if how.says_how and drafts:
        first = _before(entries)
        inside = first + _inside(entries[first:], drafts[first:])
        own = [draft.with_count() for draft in drafts[first:inside]]
        for draft in own:
            give(draft, how.sides)
        block = Together(how.rounds, how.rest, own, _time_for_rounds(how, own, ledger))
        _in_turn(block, how, ledger)
        for draft in own[:-1] if how.between else ():
            draft.extra.setdefault("rest_after", how.between)
        whole: list[Together | ExerciseDraft] = [*drafts[:first], block, *drafts[inside:]]
        if block.rounds or block.until:
            return whole
        for draft in drafts:  # a rest between rounds that there are none of
            for placed in draft.kept:
                ledger.leave(placed.line, f"{draft.name}: {placed.phrase.text}")
        return list(drafts)
    for draft in drafts if how.between else ():
        draft.rest_between(how.set_rest, "" if draft is drafts[-1] else how.between)
    made: list[Together | ExerciseDraft] = []
    for at, draft in enumerate(drafts):
        if draft.group and at and drafts[at - 1].group == draft.group and made:
            last = made[-1]
            if isinstance(last, Together):
                last.drafts.append(draft)
            else:
                made[-1] = Together(drafts=[last, draft])
        else:
            made.append(draft)
    return [part for one in made for part in (_superset(one, ledger) if isinstance(one, Together) else [one])]


def _time_for_rounds(how: Spec, drafts: Sequence[ExerciseDraft], ledger: Ledger) -> str:
    """Return the time in which as many rounds as fit are done; none where an exercise has sets, which is told."""
    doses = [draft.dose() for draft in drafts]
    if not how.until:
        return ""
    if fits("until", how.until, Section.BLOCK) and not any(
        "sets" in dose.fields or dose.per_set or dose.unmeasured for dose in doses
    ):
        return how.until
    ledger.leave(how.line, f"{how.text}: as many rounds as fit in that time, which can't be with sets")
    return ""


def _before(entries: Sequence[OutlineEntry]) -> int:
    """Return how many exercises below a heading come before its rounds: one to warm up, set unlike the others."""
    if len(entries) > 2 and WARMING.match(entries[0].head.line.text) and entries[1].head.line.opens:
        return 1
    marks = [entry.head.line.mark for entry in entries]
    heading = entries[0].section.heading.line if entries[0].section else None
    if heading and heading.mark and heading.mark == marks[-1]:
        return 0  # the others are parts as this one is
    return int(len(marks) > 2 and marks[0] != marks[1] and len(set(marks[1:])) == 1)


def _inside(entries: Sequence[OutlineEntry], drafts: Sequence[ExerciseDraft]) -> int:
    """Return how many of the exercises below a heading are of its rounds: those that are set alike, without a break."""
    first = entries[0].head.line
    loose = len(entries) > 1 and entries[1].head.line.opens
    for at, (entry, draft) in enumerate(zip(entries, drafts, strict=True)):
        line = entry.head.line
        other = (line.mark == "") != (first.mark == "") or line.indent < first.indent
        apart = at > 0 and line.opens and not loose and not line.mark
        winding = at > 0 and _WINDING_DOWN.match(line.text)
        other = other or (at > 0 and any("beat" in placed.phrase.said for placed in draft.found))
        if other or apart or winding or (at > 0 and SECTION.fullmatch(draft.name)):
            return at
    return len(drafts)


def _in_turn(block: Together, how: Spec, ledger: Ledger) -> None:
    """Give work and rest in turn to each exercise, and an EMOM its rounds."""
    if how.work:
        for draft in block.drafts:
            if not draft.go_in_turn(how.work, how.off, how.turn):
                ledger.leave(how.turn[0], f"{draft.name}: its own dose, and not {how.turn[1]}")
        block.rest = block.rest or how.off
        block.rounds = block.rounds or "1"
        if len(block.drafts) > 1 and block.rounds != "1":
            every = f"{block.rounds} rounds of all {len(block.drafts)} here"
            ledger.leave(how.turn[0], f"{how.turn[1]}: {every}; fewer if that is how many there are in all")
    if how.minutes:
        total = int(how.total) // len(block.drafts) if block.drafts and how.total else 0
        block.rounds = block.rounds or (str(total) if total else "")
        ledger.leave(how.line, f"{how.text}: each begins on the minute; here each follows the one before")


def _superset(block: Together, ledger: Ledger) -> list[Together | ExerciseDraft]:
    """Return a superset as rounds, if all of it has as many sets; else as exercises one after the other."""
    doses = [draft.dose() for draft in block.drafts]
    sets = {dose.fields.get("sets", "") for dose in doses}
    if len(sets) == 1 and (rounds := sets.pop()) and not any(dose.per_set for dose in doses):
        block.rounds = rounds
        last = doses[-1].fields
        block.rest = last.get("rest", last.get("rest_after", last.get("between_reps", "")))
        return [block]
    names = " and ".join(draft.name for draft in block.drafts)
    ledger.leave(block.drafts[0].line, f"{names}: a superset of unlike sets; here one is done after the other")
    return list(block.drafts)


def written(parts: Iterable[Together | ExerciseDraft], ledger: Ledger) -> list[Item]:
    """Return the exercises and blocks of a routine."""
    items: list[Item] = []
    for part in parts:
        if isinstance(part, ExerciseDraft):
            items += part.items(ledger)
            continue
        grouped = any(draft.group for draft in part.drafts)
        inner: list[Item] = []
        for at, draft in enumerate(part.drafts):
            last = at == len(part.drafts) - 1
            own = draft.dose().fields if grouped else {}
            if (sets := own.get("sets", part.rounds)) != part.rounds:
                ledger.leave(draft.line_of("sets"), f"{draft.name}: {sets} sets, within {part.rounds} rounds")
            rests = {own.get(name, part.rest) for name in ("rest", "rest_after", "between_reps")}
            inner += draft.items(ledger, sets=not grouped, rest=not (grouped and last and rests == {part.rest}))
        said = {"until": part.until, "rounds": "" if part.until else part.rounds, "rest": part.rest}
        fields = {name: value for name, value in said.items() if fits(name, value, Section.BLOCK)}
        for name, value in said.items():
            if value and name not in fields:
                lines = (draft.line_of(name) for draft in reversed(part.drafts) if name in draft.roles)
                ledger.leave(next(lines, part.drafts[0].line), f"{name} {value}, which can't be here")
        items += [Item(fields, exercises=tuple(inner))] if fields.keys() - {"rest"} else inner
    return items


def told_of(one: Judged, ledger: Ledger) -> None:
    """Note that a line was taken for how all exercises are done."""
    for number, text in one.line.sources:
        ledger.keep(number, text)
    whole = in_rounds(one)
    read = [whole] if whole else [read_line(one.line.text), *map(read_sentence, sentences(one.line.text))]
    # Reps are how often all of it is done, unless rounds say so.
    heeded = _HEARD - {"reps", "count"} if any("rounds" in line.roles for line in read) else _HEARD
    heard = [
        phrase for line in read for phrase in line.phrases if phrase.said.keys() & heeded and "sets" not in phrase.said
    ]
    covered = {figure for phrase in heard for figure in figures(phrase.text)}
    left = [figure for figure in figures(one.line.text) if figure not in covered]
    rests = [rest for phrase in heard for role, rest in phrase.said.items() if role in ("round_rest", "rest")]
    if left or not all(fits("rest", rest, Section.BLOCK) for rest in rests):
        ledger.leave_lines(one.line.sources)
