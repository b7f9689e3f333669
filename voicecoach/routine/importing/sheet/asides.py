"""Lists below `Goals`, `Precautions`, `You will need` or `Remember`: what they name is no exercise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.draft_exercise import fits
from voicecoach.routine.importing.draft_exercise import sentences as together
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.yaml.writing import Value

_GOALS = re.compile(
    r"(?:[^\W\d]+(?:[ -][^\W\d]+)? )?(?:goals?|aims|objectives|milestones|criteria|expectations)"
    r"(?: (?:to|for|of|before|by) .{2,30})?"
    r"|(?:progress(?:ion)?|advance|move on)(?: criteria)?(?: to .{2,20})?(?: (?:when|if|once)(?: you can| able to)?)?"
    r"|(?:therapie)?ziele|(?:kriterien|meilensteine)(?: (?:für|zum?|zur|vor) .{2,30})?|weiter,? wenn"
    r"|objectifs?|(?:critères|objectifs?|étapes clés) (?:de|du|pour|à) .{2,30}|critères"
    r"|objetivos?|metas|criterios|(?:criterios|objetivos?) (?:de|del|para) .{2,30}",
    re.IGNORECASE,
)
_WARNINGS = re.compile(
    r"(?:[^\W\d]+(?:[ -][^\W\d]+)? )?(?:precautions|restrictions|contra-?indications|red flags|warning signs)"
    r"(?: (?:for|until) .{2,30})?"
    r"|vorsichtsmaßnahmen|einschränkungen|kontraindikationen|warnzeichen"
    r"|précautions|contre-indications|signes d['’]alerte|precauciones|restricciones|contraindicaciones"
    r"|señales de (?:alarma|alerta)",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    r"(?:what )?you(?:['’]ll| will)? need|equipment(?: needed| required)?|materials?|props|kit"
    r"|benötigt(?:es material)?|was (?:du brauchst|sie brauchen)|(?:du brauchst|sie brauchen|sie benötigen)"
    r"|matériel(?: nécessaire)?|il (?:te|vous) faut|material(?: necesario)?|necesitas|necesitarás",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"(?:(?:general|some|important|key) )?(?:tips|advice|reminders|rules|points)|remember|don['’]?t forget|please note"
    r"|tipps|(?:allgemeine )?hinweise|wichtig|(?:bitte )?beachten|nicht vergessen"
    r"|conseils|rappels?|à (?:savoir|retenir|noter)|n['’]oubliez pas|consejos|recuerda|recordatorios|no olvides",
    re.IGNORECASE,
)
_FACTS = re.compile(
    r"(?:about|why|when to (?:see|call|get|seek|ask|worry|stop)|who|how (?:long|it|does|did|is)|background|facts?"
    r"|what (?:is|are|to expect|causes|happens|happened|not|about)|causes?|symptoms?|information|info|lifestyle|pacing"
    r"|daily life|sleep(?:ing)?|follow[- ]?up|contact|medication"
    r"|über|warum|wann zum|was (?:ist|sind|passiert|sie)|ursachen?|symptome|verhalten|informationen"
    r"|pourquoi|quand consulter|à propos|qu['’]est-ce|symptômes|informations"
    r"|por qué|cuándo (?:consultar|llamar)|sobre|qué (?:es|son|esperar)|causas|síntomas|información)"
    r"(?: [^:.]{2,40})?\??",
    re.IGNORECASE,
)
_DO = re.compile(r"do['’]?s?", re.IGNORECASE)
_DONT = re.compile(
    r"(?:don['’]?t['’]?s?|do nots?|avoid|vermeiden|nicht|à éviter|évitez|evitar|no hacer) ?:?", re.IGNORECASE
)
_COLD = re.compile(r"\b(?:ice|eis|kühlen|glace|glacer|hielo)\b", re.IGNORECASE)
_LONGEST = 60
"""Characters of such a heading."""


_FIELDS = {
    _GOALS: "about",
    _WARNINGS: "safety",
    _DONT: "safety",
    _NEEDS: "equipment",
    _ADVICE: "about",
    _FACTS: "about",
    _DO: "about",
}


@dataclass(frozen=True)
class Aside:
    """A heading and the list below it."""

    lines: tuple[TextLine, ...]
    field: str
    """Of the routine, where it belongs: `about`, `safety` or `equipment`."""

    @property
    def text(self) -> str:
        """All of it in a sentence."""
        head, *listed = [line.text.rstrip(" .:;,") for line in self.lines]
        return f"{head}{'' if head.endswith('?') else ':'} {'; '.join(listed)}."


def without_asides(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Aside]]:
    """Return the lines but for such lists, and these."""
    kept: list[TextLine] = []
    asides: list[Aside] = []
    at = 0
    kinds = [one for one in _FIELDS if one is not _DO or any(_DONT.fullmatch(line.text) for line in lines)]
    while at < len(lines):
        head = lines[at].text.rstrip(" :") if len(lines[at].text) <= _LONGEST else ""
        kind = next((one for one in kinds if one.fullmatch(head)), None)
        listed = _listed(lines, at) if kind else []
        if kind and listed and (_only_words(listed) if kind in (_ADVICE, _DO) else _no_exercises(listed)):
            asides.append(Aside((lines[at], *listed), _FIELDS[kind]))
            at += 1 + len(listed)
        else:
            kept.append(lines[at])
            at += 1
    return kept, asides


def keep(asides: Sequence[Aside], head: dict[str, Value], ledger: Ledger) -> None:
    """Put such lists into the fields of the routine that they belong to; what is too long for it is left out."""
    for aside in asides:
        said = head.get(aside.field, ())
        if aside.field == "equipment":
            before = said if isinstance(said, tuple) else (str(said),)
            value: Value = (*before, *(line.text.rstrip(" .;,") for line in aside.lines[1:]))
        else:
            value = together(str(said or ""), aside.text)
        parts = value if isinstance(value, tuple) else (str(value),)
        if all(fits(aside.field, part, Section.ROUTINE) for part in parts):
            head[aside.field] = value
        for line in aside.lines:
            if head.get(aside.field) == value:
                ledger.keep(line.number, line.marks)
                for number, text in line.sources:
                    ledger.keep(number, text)
            else:
                ledger.leave_lines(line.sources)


def _listed(lines: Sequence[TextLine], head: int) -> list[TextLine]:
    """Return the lines of the list directly below a heading, all set alike."""
    listed: list[TextLine] = []
    for line in lines[head + 1 :]:
        alike = not listed or (line.mark == listed[0].mark and line.indent == listed[0].indent)
        if line.heading or not line.mark or not alike or (listed and line.opens):
            break
        listed.append(line)
    return listed


def _no_exercises(listed: Sequence[TextLine]) -> bool:
    """Whether a list has hardly a dose: `flexion to 90`, but not `10 squats`, `20 push-ups`."""
    read = [read_line(line.text) for line in listed]
    return not any("sets" in one.roles for one in read) and 2 * sum(one.works for one in read) <= len(read)


def _only_words(listed: Sequence[TextLine]) -> bool:
    """Whether a list of advice says nothing of how much, or on which side; how long to ice is no exercise."""
    return all(read_line(line.text).roles <= {"note"} or _COLD.search(line.text) for line in listed)
