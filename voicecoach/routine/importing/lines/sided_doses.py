"""Doses that stand behind their sides, or before them: `L: 3 x 10 / R: 2 x 8`, `re. Bein 2 x 45 s`, `8 reps right`.

A side may be told by words that don't say which it is: `operated leg`, `the other side`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.words.letters import senses_of

_LEFT = r"left|lft|lhs|l/s|lt|l|links|linke[rsnm]?|li|gauche|gche|g|izquierd[ao]|izqu?|izqd[ao]|izd[ao]|i"
_RIGHT = r"right|rgt|rhs|r/s|rt|r|rechts|rechte[rsnm]?|re|droite?|dte|d|derech[ao]|der|dch[ao]|drch[ao]"
LIMB = (
    r"leg|arm|side|foot|hand|knee|hip|shoulder|ankle|wrist|elbow|bein|seite|fuß|fuss|knie|hüfte|schulter"
    r"|jambe|bras|côté|cote|pied|main|genou|hanche|épaule|cheville|pierna|brazo|lado|pie|mano|rodilla|cadera|hombro"
    r"|tobillo|one"
)
_LEADING = (
    r"(?:(?:on|to|towards?|with|for|using|auf|nach|zur?|mit|für|à|a|vers|avec|sur|pour|du|hacia|con|en|por|de)\s)?"
    r"(?:(?:the|your|der|dem|die|das|den|la|le|el|los|tu|ta|ton|votre|su)\s|l['’])?"
)
HURT = (
    r"operated|op|post-?op|surgical|affected|involved|injured|bad|sore|weak(?:er)?|stiff(?:er)?|hurt|painful"
    r"|operiert\w*|betroffen\w*|verletzt\w*|krank\w*|schwach\w*|schwächer\w*"
    r"|opérée?|atteinte?|blessée?|faible|touchée?|operad[ao]|afectad[ao]|lesionad[ao]|mal[ao]|débil"
)
"""Words for the side that something is wrong with."""
SOUND = (
    r"un(?:affected|involved|operated|injured)|non-?(?:affected|operated|surgical)|good|healthy|sound|strong(?:er)?|other"
    r"|gesund\w*|stark\w*|stärker\w*|ander\w+|nicht ?operiert\w*|saine?|valide|forte?|autre|non opérée?"
    r"|san[ao]|buen[ao]|fuerte|otr[ao]|no operad[ao]"
)
"""Words for the other one."""
SIDE = rf"(?:(?P<left>{_LEFT})|(?P<right>{_RIGHT}))(?![^\W\d])\.?"
_SIDE_BEHIND = SIDE.replace("<left>", "<left_>").replace("<right>", "<right_>")
ONLY = r"(?:\s(?:only|nur|seulement|uniquement|solo|sólo|solamente))?"
_WHICH = (
    rf"(?:(?P<which>(?:{HURT}|{SOUND})\.?\s(?:{LIMB})|(?:{LIMB})\s(?:{HURT}|{SOUND})\b"
    rf"|(?:{HURT}|{SOUND})(?=\s?[:=(])))"
)
_LABEL = re.compile(
    rf"{_LEADING}(?:(?:only|nur|solo|sólo)\s)?(?:"
    rf"(?:(?:{LIMB})\s)?[(\[]?{SIDE}[)\]]?(?:\s(?:{LIMB})\b)?{ONLY}(?P<aside>\s?\([^()\d]{{1,30}}\))?"
    rf"|{_WHICH}{ONLY}(?:\s?[(,]\s?(?:the\s|la\s|le\s)?{_SIDE_BEHIND}\s?\)?)?"
    rf")",
    re.IGNORECASE,
)
"""A side, perhaps with the limb, or in brackets what is the matter with it."""
_BEHIND_LABEL = re.compile(r"\s?[:=]\s*\|?\s*|\s+[-–—]\s+|\s*\|\s*|,\s|\s+|(?=\d)")
_JOINED = re.compile(
    r"\s*[/;,+&|]\s*(?:(?:and|then|und|dann|et|puis|y|luego)\s)?|\s+(?:and|then|und|dann|et|puis|y|luego)\s+",
    re.IGNORECASE,
)
_BARE_LETTER = re.compile(r"[lrgdi]\.?", re.IGNORECASE)
_OTHER_ROLES = frozenset({"left", "right", "each", "both", "alternate", "later", "other_side"})
_LONGEST_SIDE, _LONGEST_DOSES = 40, 200
_NAMELESS = re.compile(
    r"^\S+$|\b(?:leg|arm|side|bein|arm|seite|jambe|bras|côté|pierna|brazo|lado|only|nur|solo)\b", re.IGNORECASE
)
_THE_OTHER = re.compile(r"(?:other|ander|autre|otr)|\w+ (?:autre|otr)", re.IGNORECASE)
_BEGINS = ("n", "w", "t", "H", "x", "m", "*", "q", "V")
"""Senses of what a dose begins with: numbers, times, words to hold, to do and for as many as one can."""
_COUNTS = ("n", "w", "t", "x")
_REMARK = re.compile(r"\s?[(,;]|\s[-–—]\s|\s(?=slow|gentl|langsam|lent|despac)", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?")


@dataclass(frozen=True)
class SidedDose:
    """What is done on one side."""

    side: str
    """`left` or `right`; empty if the words don't say which."""
    words: str
    """What calls it so, if it isn't only the side itself: `operated leg`, `right (weak)`."""
    dose: str
    letter: str = ""
    """The letter that tells the side, if nothing else does."""

    @property
    def roles(self) -> frozenset[str]:
        """What the dose says."""
        return read_line(self.dose).roles

    @property
    def goes_on(self) -> bool:
        """Whether it is of the other side than what stands before it: `8 reps, other leg`."""
        return not self.side and bool(_THE_OTHER.match(self.words))

    @property
    def is_dose(self) -> bool:
        """Whether it says how much there is to do, and nothing else, nor of any side."""
        read = read_line(self.dose)
        if not _begins(self.dose) or not read.works or not read.roles.isdisjoint(_OTHER_ROLES):
            return False
        return read.only_dose or _remarked(self.dose)


def _begins(text: str) -> bool:
    """Whether a text begins as a dose does."""
    return senses_of(text)[:1] in _BEGINS


def _remarked(dose: str) -> bool:
    """Whether nothing but a remark stands behind a dose: `3 x 10 (green band)`, `2 x 8, slowly`."""
    begin = _REMARK.search(dose)
    own, remark = (read_line(dose[: begin.start()]), read_line(dose[begin.start() :])) if begin else (None, None)
    return bool(own and remark and own.only_dose and own.works and not remark.works)


_NONE = re.compile(
    r"(?:0|none|nothing|nil|not|no|skip|keine?|nichts?|noch nicht|auslassen|rien|pas|aucune?|nada|ningun[ao]"
    r"|todavía no|aún no)\b"
    r"[^\d]{0,30}",
    re.IGNORECASE,
)


def side_left_out(text: str) -> bool:
    """Whether a side is told to have nothing: `L: nothing yet`."""
    label = _LABEL.match(text) if len(text) <= _LONGEST_DOSES else None
    gap = _BEHIND_LABEL.match(text, label.end()) if label else None
    return gap is not None and bool(_NONE.fullmatch(text, gap.end()))


def side_alone(text: str) -> SidedDose | None:
    """Return the side that a text names, if it names nothing else."""
    found = _LABEL.fullmatch(text.strip(" :-–|"))
    return _sided(found, "") if found else None


def is_side(text: str) -> bool:
    """Whether words are a side, of which no exercise has its name: `L`, `right leg`, but `left hip` may be one."""
    return len(text) <= _LONGEST_SIDE and bool(_NAMELESS.search(text)) and side_alone(text) is not None


def sided_doses(text: str) -> tuple[SidedDose, ...]:
    """Return the doses that a text has for sides; nothing if there is anything else in it."""
    if len(text) > _LONGEST_DOSES:
        return ()
    found = _behind_sides(text) or _before_sides(text)
    sides = [one.side or one.words for one in found]
    return tuple(found) if len(set(sides)) == len(sides) and all(one.is_dose for one in found) else ()


def _behind_sides(text: str) -> list[SidedDose]:
    """Return doses that stand behind their sides: `L: 3 x 10, R: 2 x 8`."""
    made: list[SidedDose] = []
    at = 0
    while label := _LABEL.match(text, at):
        gap = _BEHIND_LABEL.match(text, label.end())
        if not gap:
            return []
        end, following = _next_label(text, gap.end())
        made.append(_sided(label, text[gap.end() : end]))
        at = following
        if at >= len(text):
            return made
    return []


def _next_label(text: str, start: int) -> tuple[int, int]:
    """Return where a dose ends and the side of the next one begins; the end of the text if there is none."""
    for joined in _JOINED.finditer(text, start):
        label = _LABEL.match(text, joined.end())
        gap = _BEHIND_LABEL.match(text, label.end()) if label else None
        if gap and _begins(text[gap.end() :]):
            return joined.start(), joined.end()
    return len(text), len(text)


def _before_sides(text: str) -> list[SidedDose]:
    """Return doses that stand before their sides: `3 x 10 left, 2 x 8 right`."""
    made: list[SidedDose] = []
    for part in re.split(r"[,;/]\s|\s(?:and|und|et|y)\s", text):
        labels = [
            (gap, label)
            for gap in re.finditer(r"\s+|\s?\(|(?<=\d)(?=[LR]\b)", part)
            if (label := _LABEL.fullmatch(part[gap.end() :].rstrip(" ).")))
        ]
        if len(made) == 2 and not labels and read_line(part).only_dose:
            made[-1] = replace(made[-1], dose=f"{made[-1].dose}, {part}")  # of both: `8 left, 10 right, 3 sets`
            continue
        if not labels or senses_of(part)[:1] not in _COUNTS:
            return []
        gap, label = labels[0]
        made.append(_sided(label, part[: gap.start()]))
    return made


def _sided(label: re.Match[str], dose: str) -> SidedDose:
    side = "left" if label["left"] or label["left_"] else "right" if label["right"] or label["right_"] else ""
    aside = (label["aside"] or "").strip().replace(".", "")
    which = (label["which"] or "").replace(".", "")
    words = f"{which[:1].lower()}{which[1:]}" if which else f"{side} {aside}" if aside else ""
    told = dose.strip(" ,.;")
    letter = label[0].rstrip(".").casefold() if _BARE_LETTER.fullmatch(label[0]) else ""
    return SidedDose(side, words, f"{told} reps" if _DIGITS.fullmatch(told) else told, letter)
