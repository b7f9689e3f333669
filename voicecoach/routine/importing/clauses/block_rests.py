"""Rests of the blocks of a session: in the heading of one, in a line of its own there, or for several in one line.

`MAIN - rest 2 min`, `60 s rest` below `ACCESSORIES`, and `rest 2:00 on main lifts, 1:00 on accessories` hold up to the
next block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.of_all import OTHERWISE, words_beside
from voicecoach.routine.importing.sheet.roles import Role, is_part, spoken
from voicecoach.routine.importing.sheet.section_doses import HEADED, LONGEST_TITLE, is_title
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import LONGEST, Phrase, phrases

_HEADING = re.compile(
    r"(?P<title>[^\W\d][^()\[\]\d:;,]{1,40}?)(?:\s?[(\[]|\s+[-–—·|]+\s|\s?[:,;]\s)(?P<behind>[^()\[\]]{4,80})[)\]]?\s?:?"
)
_ON = re.compile(
    r"\s?(?:(?:rests?|pausen?|repos|descansos?)\s)?(?:between\s(?:all\s)?(?:sets\s)?)?"
    r"(?:on|for|in|with|after|bei[mn]?|für|im|nach|pour|sur|dans|para|en|con)\s(?:(?:the|all|de[rnm]|die|das|allen?|les?|la|los|las|el)\s){0,2}"
    r"(?P<block>[^\W\d](?:[^,;:.()+&\d-]|-(?=\w)){2,40}?)(?=\s?(?:[,;.:()+&]|[-–—]\s|$|\s(?:and|und|et|y)\s))",
    re.IGNORECASE,
)
"""The block that a rest is for."""
_OTHERS = re.compile(
    r"(?:everything else|the (?:rest|others?)|all others?|else|rest|others?|übrigen?|anderen?|allem anderen|reste"
    r"|tout le reste|autres|resto|demás|otros)(?:\s[^\W\d]+)?",
    re.IGNORECASE,
)
_REST_WORD = re.compile(
    r"\b(?:rest(?:s|ing)?|breaks?|pausen?|satzpausen?|repos|récup\w*|pauses?|descansos?|pausas?)\b[\s:=]*", re.I
)
_BESIDE_WORDS = """
    the of all each every between sets set reps rounds exercise exercises and for on in a at everything block here
    pause rest von bei zwischen den sätzen satz allen jeder jede übung übungen jeweils entre les séries série
    chaque pour de tous exercice exercices series serie cada ejercicio ejercicios todos todas los las en para
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""Words that may stand beside a rest that is for all of a block."""
_STEM = 4
_NEEDED = 2


@dataclass
class _Block:
    """A block: its heading and what stands there, up to the next one."""

    at: int
    title: str
    told: str = ""
    """The words of its rest in the heading."""
    end: int = 0


def with_block_rests(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines, each rest of a block in its heading, marked as one; the other headings with a colon."""
    blocks = _blocks(lines)
    given = {block.at: block.told for block in blocks if block.told}
    beside: dict[int, list[int]] = {}
    for block in blocks if len(blocks) >= _NEEDED else ():
        if not block.told and (at := _below(lines, block)):
            given[block.at], beside[block.at] = lines[at].text, [at]
    shared = _shared(lines, blocks) if len(blocks) >= _NEEDED else None
    if shared:
        at, _, rests = shared
        given |= rests
        beside |= {block: [*beside.get(block, []), at] for block in rests}
    if not given:
        return lines
    made = list(lines)
    for block in blocks:
        made[block.at] = _headed(lines, block, given.get(block.at, ""), beside.get(block.at, []))
    if shared:
        made[shared[0]] = replace(made[shared[0]], text=shared[1])
    gone = {at for places in beside.values() for at in places if not (shared and at == shared[0] and shared[1])}
    return [line for at, line in enumerate(made) if at not in gone]


def _headed(lines: Sequence[TextLine], block: _Block, rest: str, beside: Sequence[int]) -> TextLine:
    line = lines[block.at]
    if not rest:
        return line if line.mark or line.heading else replace(line, text=f"{line.text.rstrip(' :')}:")
    sources = [pair for at in (block.at, *beside) for pair in lines[at].sources]
    return replace(line, text=f"{block.title}: {rest}", mark=HEADED, more=tuple(sources))


def _blocks(lines: Sequence[TextLine]) -> list[_Block]:
    """Return the blocks of a text: paragraphs that begin with a title, and exercises with their doses below it."""
    found = [block for at in range(len(lines) - 1) if (block := _block(lines, at))]
    for block, following in zip_longest(found, found[1:]):
        block.end = following.at if following else len(lines)
    return found


def _block(lines: Sequence[TextLine], at: int) -> _Block | None:
    line = lines[at]
    if line.mark or len(line.text) > LONGEST or not (line.opens or at == 0 or line.heading):
        return None
    title, told = _titled(line)
    if not title or len(title.split()) > LONGEST_TITLE:
        return None
    named = _exercises(lines, at + 1)
    known = title.isupper() or is_title(title) or is_part(title)
    return _Block(at, title, told) if named >= (1 if known else _NEEDED) and (told or known) else None


def _titled(line: TextLine) -> tuple[str, str]:
    """Return the title that a line is, and the rest told in it; an empty title if it is none."""
    one = spoken(line)
    found = _HEADING.fullmatch(line.text)
    if found and (rest := _rest_in(found["behind"])) and not read_line(found["title"]).phrases:
        return found["title"].strip(), rest
    bare = line.text.rstrip(" :")
    named = one.role in (Role.NAME, Role.HEADING) and not one.read.phrases
    return (bare, "") if named and not re.search(r"[\d,;:.]", bare) else ("", "")


def _rest_in(text: str) -> str:
    """Return the words of a rest in a text that has no other amount; empty if there is none."""
    read = read_line(text)
    rests = [phrase for phrase in read.phrases if phrase.said.keys() == {"rest"}]
    others = [phrase for phrase in read.phrases if phrase not in rests]
    if OTHERWISE.search(text):
        return ""
    often = [phrase for phrase in others if phrase.said.keys() == {"every"}]
    noted = [phrase for phrase in others if phrase not in often]
    quiet = all(phrase.said.keys() == {"note"} and not re.search(r"\d", phrase.text) for phrase in noted)
    digits = phrases(text).numbers_beside([*rests, *often])
    told = ", ".join(phrase.text for phrase in (*rests, *often))
    return told if len(rests) == 1 and quiet and not digits and not _ON.match(text, rests[0].end) else ""


def _exercises(lines: Sequence[TextLine], at: int) -> int:
    """Return how many exercises with a dose stand one below the other from a line on, rests aside."""
    count = 0
    for below in lines[at:]:
        if below.opens and count:
            break
        if not _rest_alone(below.text):
            if spoken(below).role is not Role.NAMED or not spoken(below).read.works:
                break
            count += 1
    return count


def _rest_alone(text: str) -> bool:
    """Whether a text is a rest for each set, and nothing else."""
    found = phrases(text).found
    rests = bool(found) and all(phrase.said.keys() == {"rest"} for phrase in found)
    return rests and len(found) == 1 and words_beside(text, found) <= _BESIDE and len(text) <= LONGEST


def _below(lines: Sequence[TextLine], block: _Block) -> int:
    """Return the line with the rest of a block: directly below its heading, or below all of it; 0 if there is none."""
    inside = range(block.at + 1, block.end)
    rests = [at for at in inside if _rest_alone(lines[at].text)]
    if len(rests) != 1 or any("rest" in spoken(lines[at]).read.roles for at in inside if at not in rests):
        return 0
    at = rests[0]
    if at == block.at + 1:
        return at
    named = [lines[other] for other in inside if other != at and spoken(lines[other]).role is Role.NAMED]
    outer = all(line.indent >= lines[at].indent for line in named) and not lines[at].mark
    last = at == block.end - 1
    return at if last and outer and len(named) >= _NEEDED else 0


def _shared(lines: Sequence[TextLine], blocks: Sequence[_Block]) -> tuple[int, str, dict[int, str]] | None:
    """Return the line above that gives a rest to several blocks by their names, what else it says, and those rests."""
    first = blocks[0].at
    for at, line in enumerate(lines[:first]):
        told = list(_told(line.text)) if len(line.text) <= LONGEST else []
        rests: dict[int, str] = {}
        for phrase, name in told:
            meant = [one.at for one in blocks if _is_called(name, one.title)]
            if not meant and _OTHERS.fullmatch(name):
                meant = [one.at for one in blocks if one.at not in rests and not one.told]
            rests |= {block: f"rest {_time(phrase)}" for block in meant}
            if not meant:
                break
        else:
            if len(told) >= _NEEDED:
                before = _REST_WORD.split(line.text[: told[0][0].start])[0].strip(" -–—:,;(|")
                return at, before, rests
    return None


def _told(text: str) -> Iterator[tuple[Phrase, str]]:
    """Yield the times of a line, each with the block that stands behind it; nothing if one has none."""
    found = phrases(text).found
    times = [phrase for phrase in found if phrase.said.keys() & {"rest", "time"}]
    pairs = [(phrase, _ON.match(text, phrase.end)) for phrase in times]
    if len(times) != len(found) or not all(on for _, on in pairs) or not _REST_WORD.search(text):
        return
    for phrase, on in pairs:
        if on:
            yield phrase, on["block"].strip()


def _time(phrase: Phrase) -> str:
    return phrase.said.get("rest", "") or phrase.said.get("time", "")


def _is_called(name: str, title: str) -> bool:
    """Whether a block is called by a name: their words begin alike, `main lifts` and `MAIN`."""
    said, words = ({word[:_STEM] for word in re.findall(r"[^\W\d_]{3,}", text.casefold())} for text in (name, title))
    return not said.isdisjoint(words)
