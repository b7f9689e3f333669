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
from voicecoach.routine.importing.sheet.roles import Judged, Role, is_chatter
from voicecoach.routine.importing.sheet.titles import is_general
from voicecoach.routine.notation.beside_name import MEASURES
from voicecoach.routine.notation.frequency import often
from voicecoach.routine.notation.line import read_line, read_sentence, sentences
from voicecoach.routine.notation.phrases import Phrase, phrases
from voicecoach.routine.yaml.writing import Value

_SAFETY = re.compile(
    r"\b(?:pain|painful|hurts?|numb\w*|dizz\w*|tingl\w*|swell\w*|stop|don'?t|don’t|do not|never|avoid|careful"
    r"|caution|warning"
    r"|schmerz\w*|taub\w*|schwindel|aufhören|douleur|arrêt\w*|dolor|mareo|no running|no lifting|not bend|must not)\b",
    re.IGNORECASE,
)
_COLD = re.compile(
    r"(?:ice|icing|heat|walk|walking|cycle|glace|glacer|eis|kühlen|hielo|spazieren|gehen|marche|caminar)\b",
    re.IGNORECASE,
)
_COLD_WITHIN = re.compile(rf"\b{_COLD.pattern}", re.IGNORECASE)
_DIRECT = re.compile(r"^(?:then|afterwards|also|please|and|bitte)\s+", re.IGNORECASE)


@dataclass
class General:
    """What is said beside the exercises."""

    ledger: Ledger
    head: dict[str, Value] = field(default_factory=dict)
    every: list[Located] = field(default_factory=list)
    dose: list[Located] = field(default_factory=list)
    """Phrases for each exercise that doesn't say otherwise."""
    rests: list[tuple[Located, str]] = field(default_factory=list)
    """Rests between sets, with the sentence that may name the exercise."""
    added: list[ExerciseDraft] = field(default_factory=list)
    """Ice, walks and the like, which are done too."""

    def hear(self, one: Judged, *, above: bool) -> None:
        """Take in a line that is of no exercise."""
        self.ledger.keep(one.line.number, one.line.marks)
        if one.line.quoted and not one.line.text.startswith("[!"):
            self.ledger.leave(one.line.number, one.line.text)
            return
        if one.role is Role.LABEL and one.label and one.label.role == "every":
            self.every.append(Located(Phrase(one.value, 0, len(one.value), {"every": one.value}), one.line.number))
            self._keep("about", one.line.text, one.line.number)
            return
        for text in sentences(one.line.text):
            self._sentence(text, _line_of(one, text), one, above=above)
        for link in one.line.links:
            self.ledger.leave(one.line.number, link)

    def _sentence(self, text: str, line: int, one: Judged, *, above: bool) -> None:
        read = read_sentence(text)
        roles = read.roles
        if is_general(text) or (one.role is Role.DOSE and roles & {"sets", "reps", "hold", "span"}):
            read = read if roles & MEASURES else read_line(text)
            self.dose += [Located(p, line) for p in read.phrases if not p.said.keys() & {"every", "note"}]
            self.every += [Located(p, line) for p in read.phrases if "every" in p.said]
            self._keep("about", text, line)
        elif roles & {"rest", "round_rest"}:
            rests = [p for p in read.phrases if p.said.keys() & {"rest", "round_rest"}]
            others = [p for p in phrases(text).found if p.said.keys() == {"time"}]
            rests += [replace(p, said={"rest": p.said["time"]}) for p in others]
            self.rests += [(Located(p, line), text if len(rests) == 1 else _clause(text, p)) for p in rests]
            self.every += [Located(p, line) for p in read.phrases if "every" in p.said]
            self._keep("about", text, line)
        elif "every" in roles and _COLD_WITHIN.search(text) and "time" in read_line(text).roles:
            self._keep("about", text, line)
        elif "every" in roles and not _phone(text):
            self.every += [Located(p, line) for p in read.phrases if "every" in p.said]
            self._keep("about", text, line)
        elif (chore := _chore(text, line)) is not None and not above:
            self.added.append(chore)
        elif one.role is Role.CHATTER or is_chatter(text):
            if figures(text) or len(text.split()) >= 4:
                self.ledger.leave(line, text)
        elif _SAFETY.search(text):
            self._keep("safety", re.sub(r"^\[![a-z]+\]\s*", "", text), line)
        elif one.role is Role.SENTENCE and not _property(text):
            self._keep("about", text, line)
            if roles & MEASURES:
                self.ledger.leave(line, text)
        else:
            self.ledger.leave(line, text)

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
        """Set how often the routine is done: as the sheet says, or as each of its exercises does."""
        texts = [placed.phrase.said["every"] for placed in self.every]
        own = [tuple(placed.phrase.said["every"] for placed in draft.often) for draft in drafts]
        common = {often(words).days for words in own if words}
        alike = bool(own) and all(own) and len({tuple(map(str.casefold, words)) for words in own}) == 1
        for draft in drafts:
            for placed in draft.often:
                self.ledger.keep(placed.line, placed.phrase.text)
                if not alike or texts:
                    draft.say("notes", placed.phrase.text, placed.line)
        if not texts and own and all(own) and len(common) == 1:
            texts = list(dict.fromkeys(words for one in own for words in one))
        elif alike and not texts:
            texts = list(next(words for words in own if words))
        if not texts:
            return
        meant = often(texts)
        if meant.days:
            self.head["every"] = f"{meant.days} days" if meant.days > 1 else "1 day"
        if not meant.whole or not meant.days:
            said = str(self.head.get("about", ""))
            for text in meant.words:
                if text.casefold() not in said.casefold() and (alike or self.every):
                    said = together(said, capitalised(text) + ".")
            if fits("about", said, Section.ROUTINE):
                self.head["about"] = said

    def apply(self, drafts: Sequence[ExerciseDraft]) -> None:
        """Give each exercise what is said of all, unless it says otherwise itself."""
        for draft in drafts:
            if self.dose:
                self._general_dose(draft)
        meant = [
            (placed, [draft for draft in drafts if _named_in(draft.name, text)] or _meant(drafts, text))
            for placed, text in self.rests
        ]
        for placed, named in sorted(meant, key=lambda pair: not pair[1]):  # an exercise's own before that of all
            free = [
                draft
                for draft in (named or drafts)
                if not draft.roles & {"rest", "round_rest", "work"} and not draft.extra.get("rest")
            ]
            for draft in free:
                if draft.roles & {"sets", "per_set"}:
                    draft.take([placed.phrase], placed.line)

    def _general_dose(self, draft: ExerciseDraft) -> None:
        own = draft.roles
        counted = own & {"reps", "count", "per_set", "most", "breaths", "steps", "rounds"}
        timed = own & {"hold", "span", "time", "work"}
        for placed in self.dose:
            said = placed.phrase.said
            if {"sets", "reps"} <= said.keys() and "sets" not in own and counted | timed:
                said = {"sets": said["sets"]}
            roles = set(said)
            if roles & own or ("reps" in roles and (counted or timed - {"hold"})):
                continue
            if roles & {"hold", "span", "time"} and timed:
                continue
            draft.take([replace(placed.phrase, said=said)], placed.line)


def _line_of(one: Judged, text: str) -> int:
    begins = text[:12]
    return next((number for number, source in one.line.sources if begins in source), one.line.number)


def _named_in(name: str, text: str) -> bool:
    """Whether a sentence names an exercise: two of its words, or its only one."""
    said = set(re.findall(r"[^\W\d]{3,}", text.casefold()))
    said |= {word.rstrip("s") for word in said}
    words = re.findall(r"[^\W\d]{3,}", name.casefold())
    hits = sum(word in said or word.rstrip("s") in said for word in words)
    return hits >= 2 or (hits == 1 and len(words) == 1)


def _clause(text: str, phrase: Phrase) -> str:
    """Return what stands around a phrase, up to the commas."""
    before, behind = text[: phrase.start], text[phrase.end :]
    return re.split(r"[,;]", before)[-1] + phrase.text + re.split(r"[,;]", behind)[0]


def _meant(drafts: Sequence[ExerciseDraft], text: str) -> list[ExerciseDraft]:
    """Return the exercise of which a sentence has a long word that no other has, perhaps with another ending."""
    said = re.findall(r"[^\W\d]{5,}", text.casefold())
    own = [set(re.findall(r"[^\W\d]{5,}", draft.name.casefold())) for draft in drafts]
    hits = [
        draft
        for draft, words in zip(drafts, own, strict=True)
        for word in words
        if sum(word in others for others in own) == 1 and any(_alike(word, other) for other in said)
    ]
    return hits[:1] if len({id(draft) for draft in hits}) == 1 else []


def _alike(word: str, other: str) -> bool:
    """Whether two words are one but for their endings."""
    short, long = sorted((word, other), key=len)
    return long.startswith(short[:-1]) and len(long) - len(short) <= 2


def _phone(text: str) -> bool:
    return is_chatter(text) and bool(re.search(r"\d{3,}", text))


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
