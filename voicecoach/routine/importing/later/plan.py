"""Which stages of a plan are for later, or over: the first is done, or the one that the sheet says is now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from voicecoach.routine.importing.columns import column
from voicecoach.routine.importing.later.coming import comes_later
from voicecoach.routine.importing.later.marked import says_now
from voicecoach.routine.importing.later.stages import Stage, needs_ability, spans_in, stage
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.roles import Role, spoken

_STATED = re.compile(
    r"(?:\b(?:now|currently|at (?:present|the moment)|today|you(?:['’]re| are)|we(?:['’]re| are)|(?:start"
    r"|begin) (?:with|at|in)"
    r"|aktuell|derzeit|momentan|jetzt|zurzeit|du bist|sie sind|wir sind|beginnen sie (?:mit|in)|beginne (?:mit"
    r"|in)|gilt"
    r"|actuellement|maintenant|en ce moment|vous êtes|nous sommes|tu es|commence[rz]? (?:par|à)"
    r"|actualmente|ahora|estás?|estamos|empiece (?:con|por|en)|empieza (?:con|por|en))\b(?! not)[^.!?]{0,30}$)",
    re.IGNORECASE,
)
"""What stands before the stage that is done: `You are in week 3`, `Aktuell gilt Phase II`."""
_STATED_BEHIND = re.compile(
    r"[^.!?]{0,20}\b(?:now|current|at (?:present|the moment)|applies|aktuell|gilt|jetzt|derzeit|en cours"
    r"|maintenant|ahora|actual)\b"
    r"|\s(?:only|allein|seulement|solamente)\W*$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:your|ihre?|deine?|votre|ton|ta|su|tu)\s(?:\w+\s)?$", re.IGNORECASE)
"""What stands before `level: 2`, the stage of the one whom a sheet is for."""
_NAMED_STAGE = re.compile(
    r"\b(?:weeks?|wk|woche|semaine|semana|phase|fase|stage|étape|etapa|level|stufe|niveau|nivel|month|monat|mois"
    r"|mes|day|tag|jour|día)"
    r"\.?\s?(?P<is>(?:(?:is|ist|est|es)\b|:)\s?)?(?:\d{1,2}|(?-i:[IV]{1,3}))\b(?!\s?(?:of|von|sur|de|/)\s?\d)",
    re.IGNORECASE,
)
_IN_TURN = re.compile(
    r"\b(?:alternat\w+|rotate|swap|repeat) (?:between )?(?:the |both |all |these )?(?:two |2 |four |4 )?(?:weeks"
    r"|blocks?)\b|\bthen repeat\b"
    r"|\bweeks? (?:\w+ ){0,4}(?:alternat\w+|in turn)\b|\bwochen? (?:\w+ ){0,4}(?:im wechsel|abwechselnd)\b"
    r"|\b(?:im wechsel|abwechselnd) (?:\w+ ){0,2}wochen?\b|\balterner? les (?:deux )?semaines"
    r"|\bsemaines? (?:\w+ ){0,4}en alternance"
    r"|\balternar? (?:las )?(?:dos )?semanas",
    re.IGNORECASE,
)
"""Weeks that come again: `Alternate the two weeks`."""
_ALWAYS = re.compile(
    r"(?:every ?day|daily|throughout|always|at all times|(?:in |for )?(?:all|every|each) (?:phases?|stages?"
    r"|weeks?|levels?)|keep (?:doing|going|up)"
    r"|jeden tag|täglich|immer|durchgehend|(?:in |für )?(?:alle|allen|jeder?) (?:phasen?|wochen?|stufen?)"
    r"|tous les jours|chaque jour|toujours|(?:pour |à |dans )?(?:toutes? les (?:phases|semaines|étapes)"
    r"|chaque (?:phase|semaine))"
    r"|todos los días|cada día|siempre|(?:en |para )?(?:todas las (?:fases|semanas|etapas)|cada (?:fase"
    r"|semana)))\b(?!.*\d\s?[x×])",
    re.IGNORECASE,
)
"""What heads what is done in all stages."""


_POINTER = "bullet →"
_FEW = 4
"""Words of a heading that is set apart by nothing else."""


@dataclass(frozen=True)
class _Head:
    at: int
    stage: Stage


def later(lines: Sequence[TextLine], said: Sequence[str] = ()) -> list[range]:
    """Return the runs of lines that are of other stages than that of now, headings and all.

    What is `said` elsewhere may tell which stage that is.
    """
    if any(_IN_TURN.search(line.text) for line in lines):
        return []
    return _of_other_stages(lines, _heads(lines), len(lines), [*said, *(line.text for line in lines)])


def now_among(stages: Sequence[Stage], texts: Sequence[str]) -> int:
    """Return which of several stages is done now, by their headings and what else is said."""
    for at, one in enumerate(stages):
        if one.now:
            return at
    spans = next((found for text in texts if (found := _stated(text, stages))), {})
    for at, one in enumerate(stages):
        if any(kind in spans and first <= spans[kind][0] <= last for kind, (first, last) in one.spans.items()):
            return at
    for at, one in reversed(list(enumerate(stages))):  # weeks without an end
        if any(kind in spans and 0 < first <= spans[kind][0] for kind, (first, _) in one.spans.items()):
            return at
    return next((at for at, one in enumerate(stages) if not one.done), 0)


def _stated(text: str, stages: Sequence[Stage]) -> dict[str, tuple[int, int]]:
    """Return the numbers of the stage that a text says is now."""
    if any(text.strip(" :*_") == one.text for one in stages):
        return {}
    for found in _NAMED_STAGE.finditer(text):
        before, own = text[: found.start()], found["is"]
        if (own and _OWN.search(before)) or _STATED.search(before) or _STATED_BEHIND.match(text, found.end()):
            return spans_in(re.sub(r"\W+", " ", found[0].replace(own or "\n", " ")))
    return {}


def _heads(lines: Sequence[TextLine]) -> list[_Head]:
    """Return the headings of stages, weekly doses of an exercise not among them."""
    made: list[_Head] = []
    for at, line in enumerate(lines):
        found = stage(line.text, first=not made)
        if found is None or at + 1 >= len(lines) or (line.mark and not line.heading and not _bare(line.text, found)):
            continue
        if not found.spans and not _heads_list(lines, at):
            continue
        if (below := lines[at + 1].text) and len(below.split()) <= _FEW and says_now(below) and not stage(below):
            found = replace(found, text=f"{found.text} ({below})")  # `<- you are here`, below the heading
        made.append(_Head(at, found))
    pointed = [at for at, head in enumerate(made) if lines[head.at].mark]
    if len(pointed) == 1 < len(made) and lines[made[pointed[0]].at].mark == _POINTER:
        head = made[pointed[0]]
        made[pointed[0]] = replace(head, stage=replace(head.stage, text=f"{head.stage.text} <-"))
    return made


def _bare(text: str, found: Stage) -> bool:
    """Whether a marked line has no more than the stage, perhaps with brackets."""
    return bool(found.spans) and not found.inline and len(re.sub(r"[(\[].*?[)\]]", "", text).split()) <= 4


def _heads_list(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a line without a number of a stage is a heading: by its sign, its colon, or the doses below it."""
    line, below = lines[at], lines[at + 1]
    if line.heading or line.text.endswith(":"):
        return True
    if not line.opens:
        if needs_ability(line.text):
            return False  # perhaps about the exercise above it
        short = len(line.text.split()) <= _FEW or comes_later(line.text)
        return short and spoken(below).role is Role.NAMED is spoken(lines[at - 1]).role
    return (not below.opens or comes_later(line.text)) and spoken(below).role in (Role.NAMED, Role.NAME)


def _of_other_stages(lines: Sequence[TextLine], heads: Sequence[_Head], end: int, said: Sequence[str]) -> list[range]:
    if not heads:
        return []
    first, *others = heads
    run = [first]
    rest: list[_Head] = []
    for at, head in enumerate(others):
        if head.stage.kind == first.stage.kind and not head.stage.follows(run[-1].stage) and head.stage.kind:
            rest = others[at:]
            break
        if head.stage.follows(run[-1].stage) and (
            not head.stage.spans or first.stage.spans.keys() & head.stage.spans.keys() or head.stage.since
        ):
            run.append(head)
    stop = rest[0].at if rest else end
    begun = _begun_above(lines, run)
    stages = [head.stage for head in run]
    told = any(first.stage.kind in _stated(text, stages) for text in said)
    if not begun and not (len(run) > 1 and (told or _in_a_row(stages))):
        return _of_other_stages(lines, [head for head in others if head not in run], end, said)
    inner = range(0, 0)
    made = []
    now = -1 if begun else now_among(stages, said)
    ends = [*(head.at for head in run[1:]), stop]
    for at, (head, until) in enumerate(zip(run, ends, strict=True)):
        part = range(head.at, _cut(lines, head.at, until, last=at == len(run) - 1))
        if at == now:
            inner = range(head.at + 1, until)
        else:
            made.append(part)
    within = [head for head in heads if head.at in inner]
    return [*made, *_of_other_stages(lines, within, inner.stop, said), *_of_other_stages(lines, rest, end, said)]


def _begun_above(lines: Sequence[TextLine], run: Sequence[_Head]) -> bool:
    """Whether what is done now stands above the first heading, which is of something later: `From week 4`."""
    first = run[0].stage
    later = first.since or (len(run) > 1 and first.kind == "phase")
    if not later or first.now or any(span[0] < 2 for span in first.spans.values()):
        return False
    return any(spoken(line).role is Role.NAMED or spoken(line).doses for line in lines[: run[0].at])


def _in_a_row(stages: Sequence[Stage]) -> bool:
    """Whether stages follow each other in time, and aren't parts of a session."""
    timed = any(one.timed for one in stages)
    if stages[0].kind == "day":
        return all(first < last for first, last in [stages[0].spans["day"]])
    if stages[0].kind == "level" and all(one.inline for one in stages):
        return True
    if stages[0].kind in ("level", "part"):
        return timed and not any(one.of_a_session for one in stages)
    return timed or not any(one.of_a_session for one in stages)


def _cut(lines: Sequence[TextLine], begin: int, end: int, *, last: bool) -> int:
    """Return where a stage ends before the next one: at a heading above its own, or at what is for all."""
    heading = lines[begin].heading
    for at in range(begin + 1, end):
        line = lines[at]
        if line.heading and (line.heading <= heading or (not heading and line.heading == 1)):
            return at
        if _ALWAYS.match(line.text) and (
            line.heading or line.text.endswith(":") or (line.opens and not spoken(line).doses)
        ):
            return at
    return _before_closing(lines, begin, end) if last else end


def _before_closing(lines: Sequence[TextLine], begin: int, end: int) -> int:
    """Return where the paragraphs begin that close the sheet: how often, advice, who wrote it."""
    closing = end
    for at in range(end - 1, begin, -1):
        one = spoken(lines[at])
        if _is_frequency(lines[at]):
            closing = at
            continue
        if lines[at].mark or one.role in (Role.NAMED, Role.NAME, Role.LABEL, Role.HEADING) or one.read.works:
            return closing
        if lines[at].opens:
            closing = at
    return closing


def _is_frequency(line: TextLine) -> bool:
    """Whether a line that begins a paragraph is labelled as how often it is all done: `Frequency: once a day`."""
    label, colon, _ = line.text.partition(":")
    return bool(colon) and line.opens and not line.mark and column(label).role == "every"
