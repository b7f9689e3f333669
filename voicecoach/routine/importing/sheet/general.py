"""What a sheet says about all of its exercises, or about none: how often, a dose for each, rests, warnings, advice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.draft_exercise import capitalised, fits
from voicecoach.routine.importing.draft_exercise import sentences as together
from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.importing.ledger import Ledger, figures
from voicecoach.routine.importing.lines.of_some import Share, names_some
from voicecoach.routine.importing.lines.shared import give_some, of_others_too
from voicecoach.routine.importing.sheet.bans import bans, not_now
from voicecoach.routine.importing.sheet.frames import is_chatter, is_errand, tells_a_medicine, tells_a_person, warned
from voicecoach.routine.importing.sheet.of_all import (
    EACH,
    THE_ABOVE,
    dose_of_all,
    give,
    sides_of_all,
)
from voicecoach.routine.importing.sheet.rests import SharedRest, give_rests, only_rests, shared_rests
from voicecoach.routine.importing.sheet.roles import Judged, Role
from voicecoach.routine.importing.sheet.titles import is_general
from voicecoach.routine.notation.frequency import A_DAY, DAILY, Often, often
from voicecoach.routine.notation.line import Line, read_line, read_sentence, sentences, sentences_of
from voicecoach.routine.notation.phrases import Phrase, phrases
from voicecoach.routine.notation.sides import SIDES
from voicecoach.routine.yaml.writing import Value

_SAFETY = re.compile(
    r"\b(?:pain(?:ful)?|hurts?|(?:numb|dizz|tingl|swell)\w*|stopp?|do(?: not|n['’]?t)|never|avoid|careful|caution"
    r"|warning|schmerz\w*|taub\w*|schwindel|aufhören|douleur|arrêt\w*|dolor|mareo|no (?:running|lifting)|not bend"
    r"|must not)\b",
    re.IGNORECASE,
)
_COLD = re.compile(
    r"(?:ice|icing|heat|walk|walking|cycle|glace|glacer|eis|kühlen|hielo|spazieren|gehen|marche|caminar)\b",
    re.IGNORECASE,
)
_COLD_WITHIN = re.compile(rf"\b{_COLD.pattern}", re.IGNORECASE)
_EXERCISES = re.compile(r"exercis|übung|exercice|ejercicio|stretch|program|routine", re.IGNORECASE)
_MINUTES = re.compile(r"\d\s?-?min", re.IGNORECASE)
"""How often one gets up: `every 30 minutes`."""
_PARTS = re.compile(r"[,;]\s|\s(?:and|but|und|aber|et|mais|y|pero)\s", re.IGNORECASE)
_DO_THESE = re.compile(r"\b(?:do|these|them|this|machen|diese|faire|faites|ces|haz|hacer|estos)\b", re.IGNORECASE)
_BEFORE_NEXT = re.compile(r"\b(?:then|dann|danach|puis|ensuite|luego|después)\b[\s,:.]*$", re.IGNORECASE)
"""The end of a rest before what comes next: `rest 2 min, then`."""
_TOGETHER = re.compile(
    r"\bB\)?\s?=\s?(?:both|beide|les deux|ambos|ambas)\b"
    r"|\bB\b.*\b(?:together|at once|zusammen|gleichzeitig|ensemble|à la fois|a la vez)\b"
)
_FEW = 3
"""Words of what is no sentence: `Pain clinic, tel.`"""
_DIRECT = re.compile(r"^(?:then|afterwards|also|please|and|bitte)\s+", re.IGNORECASE)


@dataclass
class General:
    """What is said beside the exercises."""

    ledger: Ledger
    head: dict[str, Value] = field(default_factory=dict)
    every: list[Located] = field(default_factory=list)
    dose: list[Located] = field(default_factory=list)
    """Phrases for each exercise that doesn't say otherwise."""
    rests: list[SharedRest] = field(default_factory=list)
    """Rests between sets that may be for all exercises."""
    above: set[int] = field(default_factory=set)
    """Lines whose dose is for the exercises above them only."""
    names: Sequence[str] = ()
    """What the exercises are called, in order."""
    labels: Sequence[str] = ()
    """The numbers that stand before them, where they have some."""
    scope: tuple[int, int | None] = (0, None)
    """From which of them to which a sentence is about that is heard."""
    shares: list[tuple[Share, int]] = field(default_factory=list)
    """Doses for some of the exercises, with their lines."""
    together: bool = False
    """Whether `(B)` means both sides at once."""
    added: list[ExerciseDraft] = field(default_factory=list)
    """Ice, walks and the like, which are done too."""

    def hear(self, one: Judged, *, above: bool) -> None:
        """Take in a line that is of no exercise."""
        self.ledger.keep(one.line.number, one.line.marks)
        quoted = one.line.quoted and one.role is not Role.SHARED
        if (quoted and not one.line.text.startswith("[!")) or tells_a_person(one.line.text):
            self.ledger.leave_lines(one.line.sources)
            return
        if one.labelled == "every":
            self.every.append(Located(Phrase(one.value, 0, len(one.value), {"every": one.value}), one.line.number))
            self._keep("about", one.line.text, one.line.number)
            return
        whole = one.role is not Role.SHARED and dose_of_all(one.line.text, apart=True) is not None
        for text in [one.line.text] if whole else _sentences(one):
            self._sentence(text, _line_of(one, text), one, above=above)
        for link in one.line.links:
            self.ledger.leave(one.line.number, link)

    def _sentence(self, text: str, line: int, one: Judged, *, above: bool) -> None:
        first, end = self.scope
        head, given = of_others_too(self.names[first:end], text, self.labels[first:end])
        for share in given:
            self.shares.append((replace(share, places=tuple(first + place for place in share.places)), line))
        doses = len(self.dose)
        if given or self._says_of_all(text, line, one):
            if given and head and not (self._says_of_all(head, line, one) or self._rounds(head, line)):
                self.ledger.leave(line, head)
            if len(self.dose) > doses and not given and names_some(self.names, text):
                self.ledger.doubt(line, f"{text}: which exercises it is for")
            self._keep("about", text, line)
            return
        if (chore := _chore(text, line)) is not None and not above:
            self.added.append(chore)
        elif warning := warned(text):
            self._keep("safety", capitalised(warning[0]), line)
            self.ledger.leave(line, warning[1])
        elif _is_frame(text, one):
            if figures(text) or len(text.split()) >= 4 or not_now(text) or is_errand(text):
                self.ledger.leave(line, text)
        elif _SAFETY.search(text):
            self._keep("safety", re.sub(r"^\[![a-z]+\]\s*", "", text), line)
        elif one.role is Role.SENTENCE and not _property(text):
            self._keep("about", text, line)
            if read_sentence(text).measured:
                self.ledger.leave(line, text)
        else:
            self.ledger.leave(line, text)

    def _says_of_all(self, text: str, line: int, one: Judged) -> bool:
        """Hear a dose, a side, a rest or how often that is for all exercises; return whether a sentence says any."""
        read = read_sentence(text)
        if text.endswith("?"):
            return False
        if only_rests(read_line(text)):
            self._hear_rests(text, read, line)
        elif is_general(text, apart=True) or (_only_doses(text, one) and read.roles & {"sets", "reps", "hold", "span"}):
            read = dose_of_all(text, apart=True) or (read if read.measured else read_line(text))
            meant = [p for p in read.phrases if p.text.casefold() not in EACH]  # `10 reps each` are of each exercise
            self.above |= {line} if THE_ABOVE.search(text) else set()
            self.dose += [Located(p, line) for p in meant if not p.said.keys() & {"every", "note"}]
        elif sides := sides_of_all(text):
            self.dose += [Located(side, line) for side in sides]
            self.together = self.together or bool(_TOGETHER.search(text))
            self.rests += shared_rests(text, [p for p in read.phrases if p.said.keys() == {"rest"}], line)
        elif _rests(read, one) and not _BEFORE_NEXT.search(text):
            self._hear_rests(text, read, line)
        elif "every" not in read.roles or _phone(text):
            return False
        self.every += [Located(p, line) for p in _often_of_all(text, read)]
        return True

    def _rounds(self, text: str, line: int) -> bool:
        """Take rounds of all, beside what is done otherwise, as the sets of each: `all twice round, the last once`."""
        rounds = [phrase.said["rounds"] for phrase in phrases(text).found if "rounds" in phrase.said]
        self.dose += [Located(Phrase(text, 0, len(text), {"sets": count}), line) for count in rounds]
        return bool(rounds)

    def _hear_rests(self, text: str, read: Line, line: int) -> None:
        rests = [p for p in read.phrases if p.said.keys() & {"rest", "round_rest"}]
        others = [p for p in phrases(text).found if p.said.keys() == {"time"}]
        rests += [replace(p, said={"rest": p.said["time"]}) for p in others]
        if read.works:
            self.ledger.leave(line, text)  # `yes 3x15, 1 min rest`, of which only the rest is for all
        self.rests += shared_rests(text, rests, line)

    def _keep(self, name: str, text: str, line: int) -> None:
        """Add words to a field of the routine; what is too long for it is left out."""
        text = text if text[-1:] in ".!?" else f"{text.rstrip(' :,;')}."
        both = together(str(self.head.get(name, "")), text)
        if fits(name, both, Section.ROUTINE):
            self.head[name] = both
            self.ledger.keep(line, text)
        else:
            self.ledger.leave(line, text)

    def set_every(self, drafts: Sequence[ExerciseDraft]) -> None:
        """Set how often the routine is done: as the sheet says, or as its exercises do; those that differ are told."""
        self._often(drafts)
        for placed in self.every if "every" not in self.head else ():
            self.ledger.doubt(placed.line, f"{placed.phrase.text}: not set as how often all of it is done")
        for draft in drafts:
            for placed in draft.often:
                if often([placed.phrase.said["every"]]).every != self.head.get("every"):
                    draft.doubts.append(
                        (placed.line, f"{placed.phrase.text}: a note, as how often is said of all exercises")
                    )

    def _often(self, drafts: Sequence[ExerciseDraft]) -> None:
        texts = [placed.phrase.said["every"] for placed in self.every]
        own = [tuple(placed.phrase.said["every"] for placed in draft.often) for draft in drafts]
        alike = bool(own) and all(own) and len({tuple(map(str.casefold, words)) for words in own}) == 1
        for draft in drafts:
            for placed in draft.often:
                self.ledger.keep(placed.line, placed.phrase.text)
                if not alike or texts:
                    draft.say("notes", placed.phrase.text, placed.line)
        if not texts and all(own):
            texts = [words for one in own for words in one]
            kinds = {often(words).every for words in own}
            if len(kinds) > 1:
                daily = all(one == DAILY or one.endswith(A_DAY) for one in kinds)
                self._set_every(Often(tuple(dict.fromkeys(texts)), DAILY if daily else ""), tell=False)
                return
        if texts:
            self._set_every(often(texts), tell=alike or bool(self.every))

    def _set_every(self, meant: Often, *, tell: bool) -> None:
        if fits("every", meant.every, Section.ROUTINE):
            self.head["every"] = meant.every
            self.ledger.often = meant.words
            return
        said = str(self.head.get("about", ""))
        for text in meant.words if tell else ():
            if text.casefold() not in said.casefold():
                said = together(said, capitalised(text) + ".")
        if fits("about", said, Section.ROUTINE):
            self.head["about"] = said

    def apply(self, drafts: Sequence[ExerciseDraft]) -> None:
        """Give each exercise what is said of all, unless it says otherwise itself."""
        for share, line in self.shares:
            give_some(drafts, share, line, self.dose, self.ledger)
        for draft in drafts:
            if self.dose:
                own = (one for one in self.dose if one.line not in self.above or draft.line < one.line)
                give(draft, [*own], together=self.together)
        give_rests(drafts, self.rests, self.ledger)
        self._tell_untaken(drafts)

    def _tell_untaken(self, drafts: Sequence[ExerciseDraft]) -> None:
        """Tell of what is said of all exercises, or of a rest, that none of them has taken."""
        taken = {(placed.line, placed.phrase.text) for draft in drafts for placed in draft.found}
        for placed in (*self.dose, *(rest.placed for rest in self.rests)):
            if (placed.line, placed.phrase.text) not in taken and not placed.phrase.said.keys() & {*SIDES, "each"}:
                self.ledger.doubt(placed.line, f"{placed.phrase.text}: taken by no exercise here")


def _rests(read: Line, one: Judged) -> bool:
    """Whether a sentence is about a rest, and not about an exercise with one."""
    return one.labelled == "rest" or bool(read.roles & {"rest", "round_rest"} and not {"sets", "span"} <= read.roles)


def _sentences(one: Judged) -> list[str]:
    return sentences_of(one.line.text) if one.role is Role.SHARED else sentences(one.line.text)


def _only_doses(text: str, one: Judged) -> bool:
    """Whether a line, or a sentence beside one about some exercises, is a dose: `Two sets. Ten reps.`."""
    return one.role is Role.DOSE or (one.role is Role.SHARED and read_line(text).only_dose)


def _is_frame(text: str, one: Judged) -> bool:
    """Whether a sentence is of the page's frame; one about pain in a line with a phone number is not."""
    warns = _SAFETY.search(text) and len(text.split()) > _FEW
    return bool(is_chatter(text) and not (warns and bans(text))) or (one.role is Role.CHATTER and not warns)


def _line_of(one: Judged, text: str) -> int:
    begins = text[:12]
    return next((number for number, source in one.line.sources if begins in source), one.line.number)


def _often_of_all(text: str, read: Line) -> list[Phrase]:
    """Return how often a sentence has the exercises done, and not ice or a walk: `2x daily, ice as needed`."""
    often = [phrase for phrase in read.phrases if "every" in phrase.said and not _MINUTES.search(phrase.text)]
    cold = _COLD_WITHIN.search(text)
    if tells_a_medicine(text):
        return []
    if cold is None or _EXERCISES.search(text):
        return often
    parts = [0, *(cut.end() for cut in _PARTS.finditer(text)), len(text)]
    begin = max(part for part in parts if part <= cold.start())
    end = min(part for part in parts if part >= cold.end())
    others = [phrase for phrase in often if not begin <= phrase.start < end]
    return [one for one in others if one.end <= begin or _DO_THESE.search(text, end, one.end)]


def _phone(text: str) -> bool:
    """Whether a line tells where, and when, somebody can be reached."""
    return is_chatter(text) and bool(re.search(r"\d{3,}|\d\s?[-–]\s?\d", text))


def _property(text: str) -> bool:
    return bool(re.match(r"[\w-]+::?\s", text)) and len(text.split()) <= 6


def _chore(text: str, line: int) -> ExerciseDraft | None:
    """Return ice, heat or a walk with its time as an exercise."""
    bare = _DIRECT.sub("", text)
    if not _COLD.match(bare) or re.search(r"\d{5,}", text):
        return None
    read = read_line(bare)
    times = [phrase for phrase in read.phrases if "time" in phrase.said]
    if len(times) != 1 or read.roles - {"time", "note", "every"}:
        return None
    name = bare[: times[0].start].strip()
    name = re.sub(r"\s+(?:for|für|pendant|durante)$", "", name, flags=re.IGNORECASE)
    if not name or len(name.split()) > 5:
        return None
    draft = ExerciseDraft(capitalised(name), line, numbers=True)
    draft.take(times, line)
    draft.say("notes", text, line)
    return draft
