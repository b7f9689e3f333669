"""Which marks a text numbers its lines with, and whose words they are: what would be words of a line elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.routine.importing.columns import COUNTS, TIMES, column
from voicecoach.routine.notation.words.quantities import TIME_UNITS
from voicecoach.routine.notation.words.senses import SENSES

_NUMBER = re.compile(
    r"(?P<number>\d{1,2})(?P<after>[.)\]:]|/(?=\s)|\s[.)](?=\s)|\s?[-–](?=\s))(?!\d)\s*|[(\[](?P<round>\d{1,2})[)\]]\s*"
    r"|#(?P<hash>\d{1,2})[.:)]?\s+"
    r"|(?P<circled>[①-⑳❶-❿➀-➉])\s*|(?P<keycap>\d)\ufe0f?\u20e3\s*"
    r"|(?P<turn>odd|even)(?:\s?min(?:ute)?s?)?\s?[:.)–-]\s*(?=\S)"
    r"|(?P<nth>\d{1,2})(?:st|nd|rd|th)(?:\s?min(?:ute)?)?\s?[:.)–-]\s*(?=\S)"
    r"|min(?:ute)?\.?\s?(?P<minute>\d{1,2}(?:[-–]\d{1,2})?|one|two|three|four|five|six|eins|zwei|drei|vier|une?|deux|trois"
    r"|quatre)\s?[:.)–-]\s*(?=\S)"
    r"|(?:exercise|ex|station|atelier|estación|übung|exercice|ejercicio|nr|no)\.?\s?#?(?P<worded>\d{1,2}|[A-H](?=:\s))\s?[:.)–-]\s*"
    r"|(?:exercise|übung|exercice|ejercicio)\s(?P<of>\d{1,2})\s?(?:of|von|sur|de|/)\s?\d{1,2}(?:\s?[:–-]\s*|\s*(?=[A-ZÄÖÜÉ]))",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?P<roman>[IVX]{1,4}|[ivx]{1,4})[.)]\s+")
_LETTER = re.compile(r"(?P<letter>[a-hA-H])[.)]\s+")
_GROUPED = re.compile(
    r"(?P<series>[1-9])(?P<at>[a-dA-D])(?:[.):]\s+(?=\S)|\s+(?=[^\W\d_]{2}))|(?P<group>[A-H])[-.]?(?P<place>[1-5])(?![\d\w]|[-/][A-Z]?\d)\s?[.):–-]?\s*(?=\S)"
)
_COUNTABLE = frozenset("SRMUdhvbsPHx")
"""Senses of what a number counts: `3 Sätze` is no third line."""
_DASHED = re.compile(r"(\d{1,2})\s[-–]\s(?=\S)")
_GLUED = re.compile(r"(?P<glued>\d{1,2})(?=[A-ZÄÖÜÉ][a-zäöüé]+)")
_COUNTED = re.compile(
    r"\s*(?P<spaced>\d{1,2})\s+(?!(?:sets?|reps?|x|times|min|mins|minutes?|secs?|seconds?|rounds?|s|kg|h|hours?"
    r"|days?|weeks?)\b)"
    r"(?=[^\W\d]-?[^\W\d])",
    re.IGNORECASE,
)
PAGED = re.compile(
    r"(?:exercise|übung|exercice|ejercicio)?\s?(?P<paged>\d{1,2})\s?(?:of|von|sur|de|/)\s?(?P<pages>\d{1,2})(?:\s*[.):–-]|(?!\S))\s*(?=[^\W\d])",
    re.IGNORECASE,
)
NESTED = re.compile(r"(?P<nested>\d{1,2}\.\d{1,2})[.)]?\s+(?=[^\W\d]{2})")
_TITLED = re.compile(
    r"(?P<titled>what|(?:exercise|movement|übung|exercice|ejercicio)(?: name)?|name|title)\s?[:=]\s*(?=[^\W\d])",
    re.IGNORECASE,
)
_BARRED = re.compile(r"(?:#|0)?(?P<barred>\d{1,2}|[A-H])\s?\|\s+(?=[^\W\d]{2})")
_LETTERED = re.compile(r"(?P<lettered>[A-H])(?:\s*[-–—:|]\s+|\s+)(?=[^\W\d]{2})")
_PLACED = re.compile(r"[A-H][1-5](?:[.):]?\s)")
_STAMP = re.compile(r"(?P<stamp>\d{1,2}:\d{2}(?:\s?[-–]\s?\d{1,2}:\d{2})?)\s+(?=[^\W\d]|\d+(?:/\d+)+\s+[^\W\d])")
_WROTE = re.compile(
    r"\b(?:wrote|schrieb|a écrit|escribió|forwarded|original message)\b|^(?:on|am|le|el)\b.*:$|\[!", re.IGNORECASE
)
_SET = re.compile(r"(?P<set>(?:set|satz|série|serie) ?\d{1,2}) ?[:.)–-] *(?=\d)", re.IGNORECASE)
SPEAKER = re.compile(r"([^\W\d_][\w .]{1,20}): +(?=\S)")
_PART_OF_WEEK = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun|day|week|am|pm|morning|evening|station)", re.IGNORECASE)
_ALONE = re.compile(
    r"\s*(?:exercise|movement|übung|exercice|ejercicio)?\s?#?(\d{1,2})(?:\s?(?:of|/|von|sur|de)\s?\d{1,2})?[.):]?\s*",
    re.IGNORECASE,
)
CHAT = re.compile(
    r"(?:\[\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?\]\s*"
    r"|\[\d{1,2}[./]\d{1,2}\.?,?\s\d{1,2}:\d{2}\]\s*|\[?(?:(?P<clock>\d{1,2}:\d{2}),\s(?=\d+[./-]\d+[./-]\d+\]))?(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
    r"(?(clock)|[,\s]\s*(?:(?:à|at|um|a las?)\s)?"
    r"(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?))\]?\s*(?:[-–]\s*)?)"
    r"(?P<who>[^:\n]{1,40}):\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Marks:
    """Which marks a text numbers its lines with, of those that would be words elsewhere."""

    chat: bool
    glued: bool
    romans: bool
    letters: bool
    nested: bool
    titled: bool
    stamped: bool
    pointed: bool
    paged: bool
    """Whether lines tell which they are of how many: `1 of 4`."""
    sets: bool
    dashed: bool
    """Whether a number and a dash number the lines, although numbers follow: `1 - 12 squats`, `2 - 10 rows`."""
    rounded: bool
    """Whether an `o` is a bullet, as Word has it."""
    barred: bool
    """Whether a bar stands behind the numbers or letters of the lines: `1 | Bridge`, `2 | Clam`."""
    lettered: bool
    """Whether letters without a point number the lines: `A   Squat`, `B   Row`, `C   Press`."""
    starred: bool
    """Whether `*` and `**` make headings, as in org."""
    speakers: frozenset[str]


def marks_of(raw: Sequence[str]) -> Marks:
    """Return the marks of the lines of a text."""
    bare = [line.strip() for line in raw]

    def count(*patterns: re.Pattern[str]) -> int:
        return sum(any(pattern.match(line) for pattern in patterns) for line in bare)

    nested = [found["nested"] for line in bare if (found := NESTED.match(line))]
    titled = [found["titled"].casefold() for line in bare if (found := _TITLED.match(line))]
    stamps = [_minutes(found["stamp"]) for line in bare if (found := _STAMP.match(line))]
    return Marks(
        chat=count(CHAT) >= 2,
        glued=sum(bool(_GLUED.match(line)) for line in raw) >= 2,
        romans=count(_ROMAN) >= 2,
        letters=count(_LETTER, _GROUPED) >= 2,
        nested=len(nested) >= 2 and any(number.endswith(".1") for number in nested),
        titled=len(titled) >= 2 or any(word[:5] not in ("name", "title", "what") for word in titled),
        pointed=sum(bool(re.match(r"> ?\w", line)) for line in bare) >= 3 and not _quotes(bare),
        paged=_paged(bare),
        sets=count(_SET) >= 2,
        dashed=_in_order([found[1] for line in bare if (found := _DASHED.match(line))]),
        rounded=sum(line.startswith("o ") for line in bare) >= 2,
        barred=_one_by_one([found["barred"] for line in bare if (found := _BARRED.match(line))]),
        lettered=_lettered([line[0] for line in bare if _LETTERED.match(line) or _PLACED.match(line)]),
        starred=sum(line.startswith("** ") for line in raw) >= 2,
        speakers=_speakers(bare),
        stamped=len(stamps) >= 3 and all(a < b for a, b in pairwise(stamps)),
    )


def _in_order(found: Sequence[str]) -> bool:
    """Whether numbers are 1, 2, 3 and so on."""
    return len(found) >= 3 and [int(number) for number in found] == list(range(1, len(found) + 1))


def _one_by_one(found: Sequence[str]) -> bool:
    """Whether marks are 1, 2 and so on, or A, B and so on."""
    return len(found) >= 2 and list(found) in (
        [str(at + 1) for at in range(len(found))],
        list("ABCDEFGH"[: len(found)]),
    )


def _lettered(found: Sequence[str]) -> bool:
    """Whether letters are A, B, C and so on, maybe from A again in a list below."""
    found = [letter for at, letter in enumerate(found) if letter != found[at - 1] or not at]
    runs = "".join(found).replace("A", " A").split(" ")[1:]
    return len(found) >= 3 and found[0] == "A" and all(len(run) > 1 and run in "ABCDEFGH" for run in runs)


def _paged(lines: Sequence[str]) -> bool:
    """Whether lines begin with `1 of 4`, `2 of 4` and so on."""
    found = [found for line in lines if (found := PAGED.match(line))]
    ordered = [int(one["paged"]) for one in found] == list(range(1, len(found) + 1))
    return len(found) >= 2 and ordered and len({one["pages"] for one in found}) == 1


def _quotes(lines: Sequence[str]) -> bool:
    """Whether words of somebody else stand behind `>`: right above is who wrote them."""
    filled = [line for line in lines if line]
    begins = [at for at, line in enumerate(filled) if line.startswith(">") and not filled[at - 1].startswith(">")]
    return any(_WROTE.search(line) for at in begins for line in filled[max(at - 2, 0) : at + 1])


def _minutes(stamp: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", stamp)[:2]))


def _speakers(lines: Sequence[str]) -> frozenset[str]:
    """Return who writes in a chat without times: a few names that begin nearly all lines, and no names of fields."""
    filled = [line for line in lines if line]
    begun = Counter(found[1] for line in filled if (found := SPEAKER.match(line)))
    told = {name for name in begun if not column(name).role and not _PART_OF_WEEK.match(name)}
    often = told and len(told) <= 3 and max(begun[name] for name in told) >= 3
    return frozenset(told) if often and sum(begun[name] for name in told) >= 0.8 * len(filled) else frozenset()


def numbered_above(raw: Sequence[str]) -> set[int]:
    """Return the lines that are 1, 2, 3 and so on, each alone above what it numbers."""
    found: list[int] = []
    for number, line in enumerate(raw[:-1], 1):
        alone = None if number > 1 and _is_label(raw[number - 2]) else _ALONE.fullmatch(line)
        if alone and int(alone[1]) == len(found) + 1 and re.match(r"\s*[^\W\d]", raw[number]):
            found.append(number)
    return set(found) if len(found) >= 2 else set()


def _is_label(line: str) -> bool:
    """Whether a line says what the number below it is: `Sets`."""
    return column(line).role in (*COUNTS, *TIMES)


def counted_lines(raw: Sequence[str]) -> set[int]:
    """Return the lines that begin with 1, 2, 3 and so on, without a point."""
    found: list[int] = []
    last, pairs = 0, 0
    for number, line in enumerate(raw, 1):
        begins, paired = _COUNTED.match(line), _GROUPED.match(line.lstrip())
        if paired and paired["series"]:  # `2a`, and `3` below it
            last, pairs = int(paired["series"]), pairs + 1
        elif begins and int(begins["spaced"]) == last + 1:
            found.append(number)
            last += 1
    return set(found) if len(found) + pairs >= 3 else set()


def patterns(known: Marks, *, counted: bool) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield what may number a line, with its kind of mark; the first that fits does."""
    if known.sets:
        yield _SET, "set"
    if known.paged:
        yield PAGED, "number"
    if known.nested:
        yield NESTED, "number"
    if known.stamped:
        yield _STAMP, "number"
    if known.barred:
        yield _BARRED, "number"
    if known.lettered:
        yield _LETTERED, "letter"
    yield _GROUPED, "group"
    yield _NUMBER, "number"
    if known.titled:
        yield _TITLED, "number"
    if known.glued or counted:
        yield _GLUED, "number"
        yield _COUNTED, "number"
    if known.romans:
        yield _ROMAN, "number"
    if known.letters:
        yield _LETTER, "letter"


_ORDINAL = re.compile(r"[-–]\s?\d{1,2}\.\s|(?:woche|phase|monat|stufe)\b\W*(?:[(\[]|$)", re.IGNORECASE)
"""What stands behind a number that is an ordinal."""


def numbers(found: re.Match[str], bare: str, *, dashed: bool) -> bool:
    """Whether a number numbers the line: `10 - 12 reps`, `2. März`, `2. Woche` and `1.-3. Woche` do not."""
    behind = bare[found.end() :]
    if _ORDINAL.match(behind):
        return False
    word = re.sub(r"\W.*", "", behind.casefold())
    if word in ("exercises", "übungen", "exercices", "ejercicios"):
        return False
    short = bool(re.match(r"[A-Z]{2,4}\b", behind))  # `3 HR`, which are heel raises and no hours
    if found.groupdict().get("spaced") and not short and (SENSES.get(word, "") in _COUNTABLE or word in TIME_UNITS):
        return False
    after = (found.groupdict().get("after") or "").strip()
    if after in ("-", "–"):
        return dashed or not re.match(r"\d", behind)
    return not (after == ":" and re.match(r"\d\d", behind))
