"""Lists below `Goals`, `Precautions`, `You will need` or `Remember`: what they name is no exercise."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.draft_exercise import fits
from voicecoach.routine.importing.draft_exercise import sentences as together
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.of_all import gives_dose
from voicecoach.routine.importing.sheet.roles import Role, is_part, spoken
from voicecoach.routine.notation.amounts import in_seconds
from voicecoach.routine.notation.line import Line, read_line
from voicecoach.routine.yaml.writing import Value

_GOALS = re.compile(
    r"(?:[^\W\d]+(?:[ -][^\W\d]+)? )?(?:goals?|aims|objectives|expectations)(?: (?:to|for|of|before|by) .{2,30})?"
    r"|(?:therapie)?ziele|objectifs?(?: (?:de|du|pour|à) .{2,30})?|objetivos?(?: (?:de|del|para) .{2,30})?|metas",
    re.IGNORECASE,
)
_CRITERIA = re.compile(
    r"(?:[^\W\d]+(?:[ -][^\W\d]+)? )?(?:milestones|criteria)(?: (?:to|for|of|before|by) .{2,30})?"
    r"|(?:progress(?:ion)?|advance|move on)(?: criteria)?(?: to .{2,20})?(?: (?:when|if|once)(?: you can| able to)?)?"
    r"|(?:kriterien|meilensteine)(?: (?:für|zum?|zur|vor) .{2,30})?|weiter,? wenn"
    r"|(?:critères|étapes clés)(?: (?:de|du|pour|à) .{2,30})?|criterios(?: (?:de|del|para) .{2,30})?",
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
_NOTICES = re.compile(
    r"results?|fixtures|(?:important |key )?dates(?: [^:.]{2,30})?|news|kit(?: order)?|coming up"
    r"|opening (?:times|hours)"
    r"|committee|fees|prices|tickets|did you know|reporting|ergebnisse|termine|neuigkeiten|preise|öffnungszeiten"
    r"|wussten sie(?: schon)?|résultats|tarifs|horaires|le saviez-vous|resultados|precios|horarios|¿?sabías que",
    re.IGNORECASE,
)
_DO = re.compile(r"do['’]?s?", re.IGNORECASE)
_DONT = re.compile(
    r"(?:don['’]?t['’]?s?|do nots?|avoid|vermeiden|nicht|à éviter|évitez|evitar|no hacer) ?:?", re.IGNORECASE
)
_COLD = re.compile(r"\b(?:ice|eis|kühlen|glace|glacer|hielo)\b", re.IGNORECASE)
_HEADS_EXERCISES = re.compile(
    r"exercis|übung|exercice|ejercicio|stretch|dehn|étire|estir|warm|cool|mobil|strength|kräft|renfor|fortal|core\b|circuit"
    r"|finish|workout|training|routine|program|drill|balance|cardio|morning|evening|block|round|superset|session|moves\b|movements?\b"
    r"|hep\b|flow|poses?\b|asana|legs?\b|arms?\b|hips?\b|back\b|shoulders?\b|neck\b|knees?\b|ankles?\b|feet|foot"
    r"|beine?\b|arme?\b|hüfte|rücken|schulter|nacken|knie|jambes?|bras|hanches?|dos\b|épaules?|piernas?|brazos?|espalda"
    r"|hombros?|upper|lower|what (?:to|we) do|how often|frequency|rest|sets|reps|dose",
    re.IGNORECASE,
)
"""What a heading of exercises says; below it a name alone is one."""
_OF_A_DOSE = frozenset({"sets", "reps", "hold", "rest", "round_rest", "rest_after", "rounds", "each", "tempo"})
_TIMES = ("time", "hold", "span")
_A_FEW = 2
_AN_HOUR = 3600
_LONGEST, _SHORT = 60, 70
"""Characters of such a heading, and of a line below it."""


_FIELDS = {
    _GOALS: "about",
    _CRITERIA: "about",
    _WARNINGS: "safety",
    _DONT: "safety",
    _NEEDS: "equipment",
    _ADVICE: "about",
    _FACTS: "about",
    _NOTICES: "about",
    _DO: "about",
}


@dataclass(frozen=True)
class Aside:
    """A heading and the list below it."""

    lines: tuple[TextLine, ...]
    field: str
    """Of the routine, where it belongs: `about`, `safety` or `equipment`."""
    doubtful: bool = False
    """Whether only its having no dose tells that it is none of exercises."""

    @property
    def text(self) -> str:
        """All of it in a sentence."""
        head, *listed = [line.text.rstrip(" .:;,") for line in self.lines]
        return f"{head}{'' if head.endswith('?') else ':'} {'; '.join(listed)}."


def without_asides(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Aside]]:
    """Return the lines but for such lists, and these."""
    kept: list[TextLine] = []
    asides: list[Aside] = []
    sheet = _Sheet(lines)
    at = 0
    while at < len(lines):
        if aside := sheet.aside(at):
            asides.append(aside)
            at += len(aside.lines)
        else:
            kept.append(lines[at])
            at += 1
    return kept, asides


class _Sheet:
    """The lines of a text, and what its lists of exercises look like."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._kinds = [one for one in _FIELDS if one is not _DO or any(_DONT.fullmatch(line.text) for line in lines)]
        runs = [list(run) for _, run in groupby(lines, key=lambda line: (line.mark, line.indent, _is_dosed(line)))]
        doses = [at for at, line in enumerate(lines) if not line.mark and gives_dose(line.text)]
        heads = [at for at in doses if at + 1 < len(lines) and lines[at + 1].mark]
        self._marked = bool(heads) or any(len(run) > 1 and run[0].mark and _is_dosed(run[0]) for run in runs)
        self._plain = any(len(run) > _A_FEW and not run[0].mark and _is_dosed(run[0]) for run in runs)
        self._of_all = len(heads) < len(doses)  # else it is of the list below it

    def aside(self, at: int) -> Aside | None:
        """Return the heading at a place, and the list below it, if they are of no exercises."""
        head = self._lines[at]
        text = head.text.rstrip(" :?") if len(head.text) <= _LONGEST else ""
        kind = next((one for one in self._kinds if one.fullmatch(text)), None)
        if not text or not (kind or not head.mark):
            return None
        listed = _listed(self._lines, at) or (_below(self._lines, at) if kind is not _FACTS else [])
        if kind and listed:
            return Aside((head, *listed), _FIELDS[kind]) if _FITS[kind](listed) else None
        if head.text.endswith("?") and len(listed) > 1 and not _has_dose(listed):
            return Aside((head, *listed), "about")
        if len(listed) > 1 and self._is_beside(at, listed):
            return Aside((head, *listed), "about", doubtful=True)
        return None

    def _is_beside(self, at: int, listed: Sequence[TextLine]) -> bool:
        """Whether a list has no dose at all, where the exercises of the sheet have theirs in lists, too."""
        head, after = self._lines[at], at + 1 + len(listed)
        alike = self._marked if listed[0].mark else self._plain
        if not alike or self._of_all or _HEADS_EXERCISES.search(head.text) or is_part(head.text):
            return False
        below = [line for line in self._lines[after : after + 1] if not line.opens]
        return not _has_dose((head, *listed, *below))


def _has_dose(lines: Sequence[TextLine]) -> bool:
    """Whether any of some lines says how much there is to do; of ice and medicines none does."""
    said = [spoken(line) for line in lines]
    return any(
        _is_dose(read_line(one.line.text))
        for one in said
        if one.role is not Role.CHATTER and not _COLD.search(one.line.text)
    )


def _is_dose(read: Line) -> bool:
    """Whether a line says how much there is to do; hours are nothing that one does."""
    times = [in_seconds(value) for phrase in read.phrases for role, value in phrase.said.items() if role in _TIMES]
    hours = bool(times) and min(times) >= _AN_HOUR and read.roles <= {*_TIMES, "note", "every"}
    once = read.roles == {"reps"} and all(phrase.said["reps"] == "1" for phrase in read.phrases)  # `once a year`
    return not (once or hours) and (bool(read.roles & _OF_A_DOSE) or read.works)


def _is_dosed(line: TextLine) -> bool:
    """Whether a line is an exercise with its dose."""
    return spoken(line).role is Role.NAMED and spoken(line).read.works


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
        if aside.doubtful:
            ledger.doubt(
                aside.lines[0].number,
                f"{aside.lines[0].text.rstrip(' :')}: what is listed below it is taken for no exercise",
            )
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
    for line in (lines[at] for at in range(head + 1, len(lines))):
        alike = not listed or (line.mark == listed[0].mark and line.indent == listed[0].indent)
        if line.heading or not line.mark or not alike or (listed and line.opens):
            break
        listed.append(line)
    return listed


def _below(lines: Sequence[TextLine], head: int) -> list[TextLine]:
    """Return the short lines of the paragraph that a heading begins."""
    listed: list[TextLine] = []
    if not lines[head].opens or lines[head].mark:
        return listed
    for line in (lines[at] for at in range(head + 1, len(lines))):
        if line.heading or line.mark or line.opens or line.indent != lines[head].indent or len(line.text) > _SHORT:
            break
        listed.append(line)
    return listed


def _no_sets(listed: Sequence[TextLine]) -> bool:
    """Whether a list has no sets: `single leg stance 30 s`, where one is to get."""
    return not any("sets" in read_line(line.text).roles for line in listed)


def _no_exercises(listed: Sequence[TextLine]) -> bool:
    """Whether a list has hardly a dose: `flexion to 90`, but not `10 squats`, `20 push-ups`."""
    return _no_sets(listed) and not all(read_line(line.text).works for line in listed)


def _only_words(listed: Sequence[TextLine]) -> bool:
    """Whether a list of advice says nothing of how much, or on which side; how long to ice or to sit is no exercise."""
    read = [spoken(line) for line in listed]
    return all(
        one.read.roles <= {"note", "load"}
        or _COLD.search(one.line.text)
        or (one.role is not Role.NAMED and one.read.roles <= {"note", "time", "load"})
        for one in read
    )


_FITS: Mapping[re.Pattern[str], Callable[[Sequence[TextLine]], bool]] = {
    **dict.fromkeys(_FIELDS, _no_exercises),
    **dict.fromkeys((_CRITERIA, _NOTICES), _no_sets),
    **dict.fromkeys((_ADVICE, _DO), _only_words),
}
"""What a list below such a heading is like, if it is of no exercises."""
