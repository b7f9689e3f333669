"""What people call our fields: `rest_seconds`, `repetitions`, `Dauer`. It feeds "did you mean"; no file is read by it.

What a word means comes before what it looks like: `weight` is one letter or two from nothing of ours, but a word of
its own. Only a slip of the finger goes by spelling.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from voicecoach.core.suggest import slips
from voicecoach.routine.fields import COUNTS, TABLE, TIMES, Section

_CALLED: Mapping[str, str] = {
    "name": "title exercise exercise_name label heading movement titel bezeichnung übung nom exercice nombre ejercicio",
    "about": "description summary info purpose goal aim beschreibung descripción",
    "background": "evidence rationale why context hintergrund contexte contexto",
    "setup": "set_up position start starting_position start_position ausgangsposition posición",
    "do": "instructions instruction description how how_to how_to_do cue cues execution technique anleitung ausführung "
          "beschreibung consigne consignes instrucciones descripción say text",
    "tip": "tips hint hints coaching coaching_cue coaching_cues reminder tipp conseil consejo",
    "hold": "time hold_time hold_for hold_duration holding_time halten haltezeit maintien tenir mantener",
    "duration": "time length long how_long work work_time working_time exercise_time exercise_duration dauer zeit "
    "durée duree temps duración "
                "duracion tiempo",
    "sets": "series serie number_of_sets num_sets n_sets set_count sätze saetze satz serien séries repeat times",
    "reps": "repetitions repetition repeats repeat count times number number_of_reps num_reps n_reps rep_count "
            "reps_per_set how_often how_many wiederholungen wdh whd répétitions repeticiones",
    "tempo": "rhythm cadence",
    "pace": "speed seconds_per_rep time_per_rep rep_time rep_duration every_rep",
    "breath": "breath_length breath_time breath_seconds seconds_per_breath one_breath",
    "load": "weight weights gewicht last poids charge peso carga resistance band resistance_band dumbbell dumbbells "
            "kettlebell added_weight",
    "sides": "per_side each_side both_sides per_leg each_leg both_legs per_arm each_arm both_arms left_right "
             "left_and_right lr leg legs arm arms unilateral bilateral seite seiten beidseits côté côtés lado lados",
    "first_side": "start_side starting_side side_first begin_with",
    "weak_side": "weaker_side weaker weak bad_side sore_side affected_side injured_side operated_side involved_side",
    "extra_sets": "extra_set more_sets additional_sets sets_more weak_sets",
    "get_ready": "prepare preparation prep prep_time ready ready_time lead_in delay vorbereitung",
    "rest": "break pause rest_time rest_period rest_between_sets break_time pause_between_sets recovery recover "
            "set_rest between_sets erholung satzpause repos pausa descanso récupération",
    "rest_after": "break pause rest_time recovery after_rest rest_between_exercises rest_before_next transition "
                  "rest_next erholung repos pausa descanso",
    "between_reps": "rest_between_reps pause_between_reps rep_rest between_repetitions relax relax_time",
    "switch": "switch_time switch_sides change_sides side_change change_time",
    "wait": "wait_for_key manual",
    "halfway": "half half_time say_halfway midpoint",
    "countdown": "count_down ticks",
    "move": "move_in move_time time_to_move get_into movement_time",
    "calls": "call announce announcements reminders remind cues_during",
    "easier": "regression easy easier_version modification",
    "harder": "progression hard harder_version",
    "instead_of": "alternative_to replaces variant_of",
    "skip_if": "skip avoid_if contraindications contraindication not_if",
    "priority": "importance important",
    "notes": "note comment comments remark remarks notiz notizen bemerkung bemerkungen kommentar remarque remarques "
             "notas nota link url video",
    "pose": "position drawing figure sketch posture",
    "picture": "image photo pic bild foto imagen",
    "rounds": "repeat times repeats repetitions reps sets circuits laps cycles series runden superset supersets "
              "tri_set giant_set",
    "rest_between": "rest_after rest_between_exercises between_exercises transition",
    "interval": "intervals tabata hiit on_off work_rest work_and_rest",
    "every_minute": "emom every_min each_minute every_minute_on_the_minute on_the_minute minutes",
    "until": "amrap time_cap timecap cap time_limit duration time for as_many_rounds_as_possible",
    "pick": "choose random random_pick select sample any_of pick_random",
    "shuffle": "shuffled random_order randomize randomise randomized mix mixed",
    "warm_up": "warmup warm_ups warming_up aufwärmen échauffement calentamiento",
    "cool_down": "cooldown cool_downs cooling_down cool_off dehnen",
    "exercises": "steps exercise workout session training moves items list program übungen exercices ejercicios",
    "every": "frequency how_often interval schedule days every_days repeat_every",
    "equipment": "tools gear needs material kit props",
    "safety": "warning warnings caution precautions",
    "source": "from author therapist reference credit",
    "defaults": "default common settings",
    "language": "lang locale sprache idioma langue",
    "rate": "speed voice_speed speech_rate",
    "pause": "silence sentence_pause speech_pause",
    "phrases": "words wording",
    "tags": "tag keywords categories category labels",
    "programme": "program plan phases",
    "extends": "based_on base inherits",
    "drop": "remove without leave_out",
    "stages": "phases steps routines",
    "sessions": "times count session",
    "weeks": "week",
    "pain": "max_pain pain_max",
    "routine": "name file",
}  # fmt: skip
"""Our fields, and what people write for each; a word that stands under several is the first that suits."""

_NOT_YET = (
    "distance meters metres km miles height incline intensity effort rpe rir percent calories heart_rate hr bpm "
    "steps level difficulty muscles muscle muscle_group target equipment_needed"
)
NOT_YET = frozenset(_NOT_YET.split())
"""What no field holds; it can be kept as a note."""

_UNIT = re.compile(r"(?:^|_)(?:in_)?(?:(s|secs?|seconds?|sek|sekunden)|(m|mins?|minutes?|minuten)|(h|hrs?|hours?))$")
_UNITS = ("s", " min", " h")
_WEIGHT = re.compile(r"(?:^|_)(?:in_)?(?:(kgs?|kilos?|kilograms?)|(lbs?|pounds?))$")
_ENDS = re.compile(r"^(?:max|min|low|high|from|to)_|_(?:max|min|low|high|from|to)$")
"""Either end of a range, each in a field of its own."""

_LIMB = "(?:sides?|legs?|arms?|foot|feet|hands?|knees?|hips?|shoulders?)"
_SIDES: Mapping[str, re.Pattern[str]] = {
    "each set": re.compile(rf"(?:by|every|per|alternat(?:e|ing)) sets?|(?:each|per) {_LIMB} (?:per|every|each) set"),
    "each": re.compile(
        rf"(?:(?:on )?(?:each|both|per|every|either|two|2) ?{_LIMB}?)|l ?[/+&] ?r|r ?[/+&] ?l|lr"
        rf"|left ?(?:and|/|,|&|\+|then) ?right(?: {_LIMB})?|right ?(?:and|/|,|&|then) ?left|bilateral|unilateral"
        r"|yes|true|on|x"
        r"|beide|beidseits|beide seiten|je seite|pro seite|jede seite|chaque côté|les deux|ambos|cada lado"
    ),
    "alternate": re.compile(rf"alternat\w*(?: {_LIMB})?|abwechselnd|alterné|alternado|by turns|in turns?"),
    "none": re.compile("false|off|0|1|one|single|keine|aucun|ninguno"),
}
_ONE_SIDE = re.compile(rf"(?:(?:on|only|just) )*(?:the )?(left|right|l|r)(?: {_LIMB})?(?: only)?")
_SIDES_MEAN = {
    "each": ": all on one side, then all on the other (`alternate`: rep by rep; `each set`: set by set)",
    "alternate": ": the side changes with every rep",
}


class Named(NamedTuple):
    """What a name that is no field of ours may mean."""

    fields: tuple[str, ...] = ()
    """Likeliest first."""
    unit: str = ""
    """The unit that the name brings along: `rest_seconds: 60`."""
    end: bool = False
    """Whether it is one end of a range."""


def plain(word: str) -> str:
    """Return a name as names are compared: `Rest (sec)`, `restSec` and `rest-sec` are `rest_sec`."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word[:80])
    return "_".join(re.findall(r"[^\W_]+", parted.lower()))


@lru_cache(maxsize=1024)
def named(word: str, place: Section, beside: frozenset[str] = frozenset()) -> Named:
    """Return what `word` may mean in `place`, among the fields that stand `beside` it."""
    name = plain(word)
    beside = frozenset(known[0] for other in beside if (known := _known(plain(other), place)))
    if ends := _ENDS.search(name):
        base = name[: ends.start()] + name[ends.end() :]
        fields = _known(base, place)
        ranges = tuple(field for field in fields if TABLE[place][field].kind in (*COUNTS, *TIMES))
        minutes = ends[0] == "_min" and any(TABLE[place][field].kind in TIMES for field in ranges)
        if ranges and not minutes:
            return Named(ranges, end=True)
    if (weight := _WEIGHT.search(name)) and "load" in TABLE[place]:
        return Named(("load",), " kg" if weight[1] else " lb")
    if name in ("breaths", "number_of_breaths") and place in (Section.EXERCISE, Section.DEFAULTS):
        return Named(("hold", "duration"), " breaths")
    if fields := _known(name, place):
        return Named(_suited(fields, beside))
    if unit := _UNIT.search(name):
        fields = _known(name[: unit.start()] or "time", place)
        times = tuple(field for field in fields if TABLE[place][field].kind in TIMES)
        written = _UNITS[next(at for at, part in enumerate(unit.groups()) if part)]
        if times:
            suited = _suited(times, beside)
            return Named(suited if written == "s" else suited[::-1], written)
    return Named() if name in NOT_YET else Named(_misspelt(name, place))


def called(word: str, place: Section) -> tuple[str, ...]:
    """Return the fields of `place` that are called so, by us or by other people, likeliest first."""
    return _known(plain(word), place)


def nearest(word: str, place: Section, beside: Collection[str] = ()) -> tuple[str, ...]:
    """Return the fields of `place` that `word` may have meant, likeliest first."""
    return named(word, place, frozenset(beside)).fields


def elsewhere(word: str, place: Section) -> Section | None:
    """Return where else a field called `word` belongs, if anywhere."""
    if place is Section.DEFAULTS and word in TABLE[Section.EXERCISE]:
        return Section.EXERCISE
    return next((other for other, fields in TABLE.items() if other is not place and word in fields), None)


@lru_cache(maxsize=16)
def _meanings(place: Section) -> Mapping[str, tuple[str, ...]]:
    """Return every name that has a meaning in `place`, with the fields it may mean."""
    found: dict[str, tuple[str, ...]] = {name: (name,) for name in TABLE[place]}
    for field, words in _CALLED.items():
        for word in words.split() if field in TABLE[place] else ():
            if word not in TABLE[place]:
                found[word] = (*found.get(word, ()), field)
    return found


def _known(name: str, place: Section) -> tuple[str, ...]:
    meanings = _meanings(place)
    singular = name.removesuffix("s") if len(name) > 3 else name
    return next((meanings[form] for form in (name, f"{name}s", singular) if form in meanings), ())


def _misspelt(name: str, place: Section) -> tuple[str, ...]:
    """Return what `name` is but for a slip; short words of others are too near to too much."""
    meanings = {word: fields for word, fields in _meanings(place).items() if word in TABLE[place] or len(word) > 5}
    return tuple(dict.fromkeys(field for near in slips(name, meanings) for field in meanings[near]))[:3]


def _suited(fields: tuple[str, ...], beside: frozenset[str]) -> tuple[str, ...]:
    """Return of two fields the one that suits what stands beside, if that can be told."""
    counted = "reps" in beside
    worked = beside & {"reps", "hold", "duration", "tempo", "pace"}
    choices: Mapping[tuple[str, ...], str] = {
        ("hold", "duration"): "hold" if counted else "",
        ("rest", "rest_after"): "rest" if "sets" in beside else "rest_after",
        ("sets", "reps"): "sets" if worked & {"reps", "duration"} else "reps" if worked else "",
    }
    chosen = choices.get(fields, "")
    return (chosen,) if chosen and beside else fields


def sides_meant(text: str) -> str:
    """Return what `sides` should be where someone wrote `both`, `each leg` or `alternating`; empty if unclear."""
    word = " ".join(text.lower().split())
    return next((sides for sides, pattern in _SIDES.items() if pattern.fullmatch(word)), "")


def one_side(text: str) -> str:
    """Return `left` or `right` where someone wrote `right leg only`; empty if it is no such thing."""
    found = _ONE_SIDE.fullmatch(" ".join(text.lower().split()))
    return next(side for side in ("left", "right") if side[0] == found[1][0]) if found else ""


def sides_hint(text: str) -> str:
    """Return what to write where `sides` was given a word that it doesn't know; empty if who knows."""
    if sides := sides_meant(text):
        return f"write `sides: {sides}`{_SIDES_MEAN.get(sides, '')}"
    side = one_side(text)
    return f"write `sides: {side}`" if side else ""
