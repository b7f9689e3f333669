"""Which phrases of a line are its dose, and which are words of the name: `Left leg raise 3x10`, `90/90 stretch`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

from voicecoach.routine.notation.amounts import is_so_often
from voicecoach.routine.notation.phrases import Phrase, Phrases, phrases_within
from voicecoach.routine.notation.sides import ONE_LIMB, ONLY
from voicecoach.routine.notation.words.spelled import spelled_count
from voicecoach.routine.notation.words.token import TokenKind

MEASURES = frozenset(
    {"sets", "reps", "scheme", "alike", "lift", "hold", "span", "time", "count",
     "rest", "work", "per_set", "rounds", "breaths", "steps", "distance",
     "most", "longest", "tempo", "up", "breath", "round_rest", "rest_after", "between_reps", "let_go", "again"}
)  # fmt: skip
"""Roles that say how much."""
WORK = MEASURES - {"rest", "round_rest", "rest_after", "between_reps", "let_go", "rounds"}
_ASIDE = frozenset({"left", "right", "both", "alternate", "most"})
"""Roles that may as well be words of a name."""
_SHORT = r"(?:[^\W\d]{1,2}|izqu?|izd[ao]|izqd[ao]|dch[ao]?|der)"
_SHORTENED = re.compile(rf"(?:^|[ .]){_SHORT}\.?$|^{_SHORT}\.\s[^\W\d]+$", re.IGNORECASE)
"""A side that is no word of a name: `L`, `re`, `côté D`, `pierna der.`, `re. Bein`."""
EDGE = " \t,.;:/&+*=-–—•·@!?()[]\0→"
_DISTANCE = re.compile(r"^\d+(?:[.,]\d+)?\s?(?:m|km|ft|yds?|yards?|miles?|met(?:er|re)s?)$", re.IGNORECASE)

LEAST_LONE = 5
"""A lone number beside a name, as in `10 squats`, is a count from here on: `Warrior 2` is a name."""
_ORDERED = re.compile(
    r"\b(?:exercise|number|no|day|week|level|step|part|phase|stage|version|variation|position|pose|page|figure"
    r"|type|grade"
    r"|option|ward|room|unit|floor|bay|station|übung|tag|woche|jour|semaine|semana|día|session|workout|round|block|circuit|min|minute"
    r"|(?<!quad )(?<!quads )(?<!glute )(?<!gluteal )(?<!ham )(?<!hamstring )set|warrior"
    r"|stretch|drill|move|acl|covid|chapter|week|kw|kalenderwoche|wk)s?\W*\d",
    re.IGNORECASE,
)
_LONE = re.compile(
    r"(?<![\w.,:/°-])(?P<low>\d{1,4})(?:\s?[-–]\s?(?P<high>\d{1,3}))?(?![\w.,:/°%-]\S|[\w%°]|\s?[-–]\s?\d)"
)
_MOST_IN_A_RANGE = 60
_FEW, _MANY = 4, ("s", "n", "x")
"""Words of a name at most, and the last letter of things in the four languages."""


def beside_the_name(found: Phrases) -> tuple[Phrase, ...]:
    """Return the phrases without those that are words of the name: `Left leg raise 3x10`, `90/90 stretch`."""
    at = next((phrase.start for phrase in found.found if _says_much(phrase)), None)
    kept: list[Phrase] = []
    for phrase in map(_behind_the_limb, found.found, repeat(found)):
        aside = not phrase.said.keys() - _ASIDE
        length = phrase.said.keys() in ({"note"}, {"load"}) and phrase.text[-1].isalnum() | (phrase.text[-1] in '"°%')
        early = at is None or phrase.start < at
        following = found.text[phrase.end :].lstrip(" \t")
        unnamed = not found.text[: phrase.start].strip(EDGE) or _all_covered(found.text, kept, phrase.start)
        bracketed = found.text[: phrase.start].rstrip()[-1:] == "("
        meant = at is not None and (_turns(phrase, found) or _says_side(phrase, found, at))
        several = " " in phrase.text and (
            "most" in phrase.said or ("alternate" in phrase.said and found.text[: phrase.start].rstrip()[-1:] == ":")
        )
        if aside and early and not (bracketed or meant or several) and at is not None:
            continue
        if aside and unnamed and following[:1].isalpha():
            continue
        if aside and at is None and not bracketed and "most" in phrase.said and " " not in phrase.text:
            continue
        bare = not found.text[: phrase.start].strip(EDGE) and not following.strip(EDGE)
        if length and phrase.start == 0 and at is None and _DISTANCE.search(phrase.text):
            kept.append(replace(phrase, said={"distance": phrase.text}))
            continue
        if "load" in phrase.said and not unnamed and not following[:1].isalpha():
            length = False  # `Squat 20 kg 3x10`, but not `5 kg dumbbell curl`
        if length and early and not _says_when(phrase) and not bare:
            continue
        kept.append(phrase)
    return tuple(kept)


def _turns(phrase: Phrase, found: Phrases) -> bool:
    """Whether a side in a sentence behind the name has the other one behind it: `Left leg 10, then right 10`."""
    later = {role for other in found.found if other.start > phrase.end for role in other.said}
    other = {"left": "right", "right": "left"}.get(next(iter(phrase.said), ""), "")
    return other in later and bool(re.search(r"\w[.:]\s", found.text[: phrase.start]))


def _says_side(phrase: Phrase, found: Phrases, dose: int) -> bool:
    """Whether a side before a dose is no word of the name: `Clamshell L 3x10`, `Clamshell, left leg only: 3x10`."""
    if not phrase.said.keys() <= {"left", "right"} or not found.text[: phrase.start].strip(EDGE):
        return False
    short = _SHORTENED.search(phrase.text) and not found.text[phrase.end : dose].strip(f"{EDGE}|")
    return bool(short or ONLY.search(phrase.text))


def _behind_the_limb(phrase: Phrase, found: Phrases) -> Phrase:
    """Return a side without the limb before it, where that is all the name there is: `Hamstring L only`."""
    at = next(at for at, token in enumerate(found.tokens) if token.start == phrase.start)
    sided = phrase.said.keys() <= {"left", "right"} and found.letters[at] == "D"
    if not sided or found.text[: phrase.start].strip(EDGE):
        return phrase
    start = found.tokens[at + 1].start
    return replace(phrase, start=start, text=found.text[start : phrase.end])


def _says_much(phrase: Phrase) -> bool:
    return (
        not MEASURES.isdisjoint(phrase.said) and "most" not in phrase.said.keys() - {"sets"}
    ) or "sets" in phrase.said


def _says_when(phrase: Phrase) -> bool:
    """Whether a note is a date, a link, a time of day, or one before or after something, and no part of a name."""
    return bool(_WHEN.search(phrase.text))


_WHEN = re.compile(
    r"://|www\.|@|\d{3,}|\d:\d\d|\d/(?:52|7|12)$"
    r"|\b(?:before|after|vor|nach|avant|après|antes|except|sauf|außer|ausser|salvo|excepto)\b"
)


def _all_covered(text: str, kept: Sequence[Phrase], end: int) -> bool:
    rest = masked(text, [phrase for phrase in kept if phrase.end <= end])[:end]
    return not rest.replace("\0", "").strip(EDGE)


def masked(text: str, kept: Sequence[Phrase]) -> str:
    """Return the text with its phrases blotted out, as long as it was."""
    parts, at = [], 0
    for phrase in kept:
        parts += [text[at : phrase.start], "\0" * (phrase.end - phrase.start)]
        at = phrase.end
    return "".join([*parts, text[at:]])


def lone_count(found: Phrases, kept: Sequence[Phrase]) -> Phrase | None:
    """Return the count of a name with one number before or behind it: `10 squats`, `Calf raises (15)`."""
    if spelled := _spelled_count(found, kept):
        return spelled
    aside = (phrase for phrase in found.found if phrase.said.keys() <= {"note", "load"} and phrase not in kept)
    text = masked(found.text, sorted((*kept, *aside), key=lambda phrase: phrase.start))
    numbers = list(_LONE.finditer(text))
    if len(numbers) != 1 or any(map(str.isdigit, _LONE.sub("", text))) or _ORDERED.search(text):
        return None
    number, value = numbers[0], int(numbers[0]["low"])
    if number["high"] and ("f" in found.letters or not value < int(number["high"]) <= _MOST_IN_A_RANGE):
        return None  # `Monday 8-12`
    before, behind = text[: number.start()].strip(EDGE), text[number.end() :].strip(EDGE)
    if not any(token.start == number.start() and token.kind is TokenKind.NUMBER for token in found.tokens):
        return None
    bracketed = re.search(r"\((?:(?:only|just|nur|seulement|solo|sólo) )?$", text[: number.start()]) and behind == ""
    dashed = re.search(r"(?::|\s[-–—])\s*$", text[: number.start()]) and behind[:1].islower()
    set_off = dashed or re.fullmatch(r"\s\([^()]+\)\s*", text[number.end() :])  # `Hamstring curl 12 (no hold)`
    least = 1 if any("beat" in phrase.said for phrase in kept) else LEAST_LONE
    if (
        value < least
        or (bool(before) == bool(behind) and not set_off)
        or value > 200
        or (len((before or behind).split()) > (9 if not before else 6) and not bracketed)
    ):
        return None
    count = f"{value}-{number['high']}" if number["high"] else str(value)
    each = {"each": "each side"} if ONE_LIMB.search(text[: number.start()]) else {}
    end = next(token.end for token in found.tokens if token.start == number.start())
    return Phrase(found.text[number.start() : end], number.start(), end, {"reps": count, **each}, alone=True)


def _spelled_count(found: Phrases, kept: Sequence[Phrase]) -> Phrase | None:
    """Return the count in a word before a few words of things, `Ten bridges`, but not `Seven point hold`; or behind."""
    if behind := count_behind(found, spelled=True):
        return behind[0]
    number = found.tokens[0] if found.tokens else None
    if not number or not number.spelled or number.kind is not TokenKind.NUMBER:
        return None
    name = _things(masked(found.text, kept)[number.end :])
    if number.low < LEAST_LONE or not name:
        return None
    return Phrase(number.text, number.start, number.end, {"reps": spelled_count(number.low, number.high)}, alone=True)


_END_OF_THINGS = re.compile(
    r"[\0\d,.:;(]|\s(?:on|off|of|with|in|at|from|to|against|onto|a|auf|an|mit|am|im|sur|à|avec|du|con|contra|for"
    r"|en|holding|tenant|de|des|von|der)\s|$"
)
_A_SIDE = re.compile(r"\ba (?:side|leg|arm|foot|hand)\b")


def _things(text: str) -> str:
    """Return the few things that a text begins with: `slow heel raises` of `slow heel raises on the step`."""
    names = (text[: end.start()].strip(EDGE) for end in _END_OF_THINGS.finditer(text))
    return next((name for name in names if len(name.split()) <= _FEW and name.endswith(_MANY)), "")


def leading_count(found: Phrases, kept: Sequence[Phrase]) -> list[Phrase]:
    """Return the count before things that are held, and their sides: `6 bird dogs a side, holding 3 secs`."""
    number = found.tokens[0] if found.tokens else None
    if not number or number.kind is not TokenKind.NUMBER or number.low < LEAST_LONE or number.high > _MOST_LEADING:
        return []
    text = masked(found.text, kept)
    name = _things(text[number.end :]) if text[number.end : number.end + 1] == " " else ""
    if not name or _ORDERED.search(name):
        return []
    count = Phrase(number.text, number.start, number.end, {"reps": spelled_count(number.low, number.high)}, alone=True)
    side = _A_SIDE.search(text, number.end)
    return [count, Phrase(side[0], side.start(), side.end(), {"each": side[0]}, alone=True)] if side else [count]


_ABOUT = (
    r"(?:about|around|roughly|approx\w*|circa|etwa|ungefähr|rund|environ|unas?|unos|une|aproximadamente|just|nur|do)"
)
_BEFORE_COUNT = re.compile(
    rf"(?P<name>[^\W\d][^:,;.|]*?)\s*(?::|,|\||\.{{3,}}|…|\s[-–—])\s*(?:{_ABOUT}\s)*", re.IGNORECASE
)
_BEFORE_HELD = re.compile(rf"(?P<name>[^\W\d][^:,;.]*?)\s*(?::|,|\s)\s*(?:{_ABOUT}\s)*", re.IGNORECASE)
_AND = re.compile(r"\s?,?\s?(?:(?:and|with|und|mit|et|y|con)\s)?")
"""What stands between a count and how long each is held: `Buttock squeezes 10 hold 5`."""
_BEHIND_COUNT = re.compile(
    rf"(?:\s{_ABOUT})?\s*(?:$|[,.;(!|]|\s[-–—]\s|\s(?:slow|gentl|back|forward|langsam|lent|despacio|hacia|vers|nach)[^,.;]{{0,20}}$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:exercise|level|step|day|week|phase|stage|station|page|room|ward|floor|block|round|session|stufe|tag|woche|jour"
    r"|semaine|día|semana)s?$",
    re.IGNORECASE,
)
"""What numbers stand behind that count nothing."""
_WORDS_OF_A_NAME = 7
_MOST_LEADING = 60


def count_behind(found: Phrases, *, spelled: bool) -> list[Phrase]:
    """Return the count that stands alone behind a name, `Sit to stands - a dozen, slowly`."""
    numbers = found.numbers_beside(found.found)
    number = numbers[0] if len(numbers) == 1 else None
    if not number or (spelled and not number.spelled) or number.unit == "times":
        return []
    held = any("hold" in one.said and _AND.fullmatch(found.text, number.end, one.start) for one in found.found)
    before = (_BEFORE_HELD if held else _BEFORE_COUNT).fullmatch(found.text, 0, number.start)
    behind = _BEHIND_COUNT.match(found.text, number.end)
    ends = held or (behind and ("|" not in behind[0] or "|" in found.text[: number.start]))  # `LOW BACK - 11 | Flexion`
    if not before or not ends or _NUMBERED.search(before["name"]):
        return []
    if (
        not LEAST_LONE <= number.low <= number.high <= _MOST_IN_A_RANGE
        or len(before["name"].split()) > _WORDS_OF_A_NAME
    ):
        return []
    count = spelled_count(number.low, number.high)
    return [Phrase(number.text, number.start, number.end, {"reps": count}, alone=True)]


_BESIDES = frozenset({"hold", "tempo", "up", "breath"})
"""What each rep is, and no number of them."""


def with_aim(found: list[Phrase]) -> list[Phrase]:
    """Return phrases, with what is aimed at where they have no other dose: `Build up to three sets of twelve`."""
    aims = [phrase.said["later"] for phrase in found if "later" in phrase.said]
    if not aims or any(WORK & phrase.said.keys() - _BESIDES for phrase in found):
        return found
    return [*found, *(phrase for phrase in phrases_within(aims[0]) if {"sets", "reps"} <= phrase.said.keys())]


def with_count(found: Phrases, kept: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Return the phrases of a dose with the count that stands alone beside the name, where they have none."""
    free = {"time"} if any(map(_counts_sets, kept)) else set()
    lone: Sequence[Phrase] = ()
    if not any(MEASURES & phrase.said.keys() - free and not _counts_sets(phrase) for phrase in kept):
        count = lone_count(found, kept)
        lone = (count,) if count else count_behind(found, spelled=False) if "|" in found.text else ()
    elif all(not (MEASURES - _HELD) & phrase.said.keys() or _only_sets(phrase) for phrase in kept):
        lone = leading_count(found, kept) or count_behind(found, spelled=False)
    return tuple(sorted([*kept, *lone], key=lambda phrase: phrase.start))


_HELD = frozenset({"hold", "rest", "tempo", "breath"})
"""What each of several reps has."""
_THROUGH = re.compile(
    r"\bthrough\b|\b(?:of|von|de) (?:it|them|those|these|that|this|each|denen)$|davon$", re.IGNORECASE
)
_THE = re.compile(r"\A(?:the|de[nrm]|die|das|les?|la|el|los|las)\s(?=\w{3})")


def _counts_sets(phrase: Phrase) -> bool:
    """Whether a phrase says how often the count before it is done: `Heel raises 20, twice`, `EMOM 8: 6 ring rows`."""
    through = phrase.said.keys() in ({"rounds"}, {"sets"}) and _THROUGH.search(phrase.text)  # `a dozen, twice through`
    alone = phrase.said.keys() in ({"sets", "beat"}, {"sets", "rest"})
    return alone or bool(through) or is_so_often("", phrase.text, phrase.said.get("reps", ""))


def _only_sets(phrase: Phrase) -> bool:
    """Whether a phrase says how many sets there are, and not of what."""
    return phrase.said.keys() == {"sets"} or _counts_sets(phrase)


def without_article(name: str) -> str:
    """Return a name behind its dose without the article: `10 Mal den Vierfüßlerstand`."""
    return _THE.sub("", name)
