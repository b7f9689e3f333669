"""What is not to be done now is told with its line, and never taken: later stages, what is paused or forbidden."""

import pytest
from account import lost

from voicecoach.routine.importing.detect import convert

STAGES = """
Phase 1 | Phase 2
PHASE 1 | PHASE 2 | PHASE 3
Phase I (weeks 0-3) | Phase II (weeks 3-7) | Phase III
Phase 1: weeks 0 to 3 | Phase 2: from week 4, not before your review
Phase one | Phase two
First phase | Second phase
Stage 1: now until 9 June | Stage 2: from 10 June
Stage 1 - calm it down | Stage 2 - once you can walk without a limp
Level 1 | Level 2 (when easy)
Level 1 (weeks 1-3) | Level 2 (weeks 4-6)
Week 1 | Week 2
Weeks 1 to 3 | Weeks 4 to 6 (when pain is 2/10 or less) | Week 7 and on
Weeks 1 & 2 | Weeks 3 & 4
Wk 1-3 | Wk 4-6
Wks 0-2: | Wks 3-5:
The first 3 weeks | After 3 weeks
First two weeks | From week 3
Month 1 | Month 2
Days 1-3 | Days 4-7 | From day 8
Block 1 (weeks 1-4) | Block 2 (weeks 5-8)
Part 1 (until your check) | Part 2 (after your check)
Now | Later
Now (until 9 June) | From 10 June
Start here | Phase 2 | Phase 3
These to begin with: | Phase II | Phase III
Weeks 1-3 (you are here) | Weeks 4-6
Phase 1 – 1.-3. Woche | Phase 2 – ab der 4. Woche
Phase 1 (Woche 1–3) | Phase 2 (Woche 4–6)
Woche 1–2 | Woche 3–4 | Ab Woche 5
1. Woche | 2. Woche
1.-3. Woche | ab der 4. Woche
Die ersten 3 Wochen | Nach 3 Wochen
Erste Phase | Zweite Phase
Stufe 1 (jetzt) | Stufe 2 (wenn es leicht geht)
Monat 1 | Monat 2
Jetzt | Später
Bis 9. Juni | Ab 10. Juni
Phase I | Phase II (nach der Kontrolle)
Semaines 1 et 2 | Semaines 3 et 4 | À partir de la semaine 5
Semaine 1 | Semaine 2
1re semaine | 2e semaine
Sem. 1-2 | Sem. 3-4
Phase 1 (3 premières semaines) | Phase 2 (quand vous marchez sans boiter)
Les 3 premières semaines | Après 3 semaines
Première phase | Deuxième phase
Étape 1 | Étape 2 (dès que c'est facile)
Maintenant | Plus tard
Mois 1 | Mois 2
Niveau 1 (semaines 1-3) | Niveau 2 (semaines 4-6)
Semanas 1 y 2 | Semanas 3 y 4 | A partir de la semana 5
Semana 1 | Semana 2
FASE 1 (primeras 2 semanas) | FASE 2 (cuando camine sin dolor) | FASE 3
Primera fase | Segunda fase
Etapa 1 | Etapa 2 (desde el 10 de junio)
Las primeras 3 semanas | Después de 3 semanas
Ahora | Más adelante
Mes 1 | Mes 2
Nivel 1 (semanas 1-3) | Nivel 2 (cuando sea fácil)
"""
LAYOUTS = {
    "plain": ("{head}\n{rows}\n\n", ""),
    "close": ("{head}\n{rows}\n", ""),
    "colon": ("{head}:\n{rows}\n\n", "- "),
    "markdown": ("## {head}\n\n{rows}\n\n", "- "),
}
NOT_STAGES = """
Phase 1: warm-up | Phase 2: strength | Phase 3: cool-down
Phase 1 (5 min) | Phase 2 (12 min)
Level 1 | Level 2
Day 1 | Day 2
Day A | Day B
Week A | Week B
Part 1 | Part 2
Block 1 | Block 2
Monday | Thursday
Teil 1 | Teil 2
Tag 1 | Tag 2
Phase 1: Aufwärmen | Phase 2: Kraft
Phase 1 : échauffement | Phase 2 : renforcement
Jour 1 | Jour 2
Fase 1: calentamiento | Fase 2: fuerza
Día 1 | Día 2
Morning | Evening
Every day | Every other day
Daily | Twice a week
Phase 1 – Activation | Phase 2 – Strength
"""
OF_NOW = """
You are in phase 2 now.
Now: phase 2
Now: week 5
Currently phase II
You're at stage 2
We are in week 4
Start with phase 2
Phase 2 applies now
Aktuell gilt Phase II.
Derzeit Phase 2
Sie sind in Woche 5
Jetzt: Phase 2
Actuellement : phase 2
Nous sommes en semaine 5.
Vous êtes en phase 2
Ahora: fase 2
Estamos en la semana 4
Actualmente fase 2
"""
BARRED = """
PAUSE THESE UNTIL I SEE YOU (9 June, 2.45 pm)
PAUSED
Paused for now:
On hold
On hold until 9 June:
NEVER
Never:
Stopped
Stop for now:
Stop doing these:
STOP THESE
Avoid for now
AVOID
To avoid:
Exercises to avoid
Not yet
NOT YET
Not for now:
Not allowed:
Do not do these:
DON'T DO
Don'ts
Leave out:
Leave these out for now
Skip for now:
Skip these
No longer:
Forbidden
Off limits
Contraindicated:
Pausieren bis zum 09.06.:
Pausiert
Bitte pausieren:
Verboten
Verboten:
Noch nicht
Noch nicht machen:
Vorerst nicht:
Nicht machen:
Nicht erlaubt
Weglassen:
Vermeiden
Bitte vermeiden:
Tabu
Aussetzen bis 9. Juni
Gestrichen:
À suspendre jusqu'au 9 juin
À éviter
À éviter pour l'instant :
Interdit
INTERDIT :
Exercices interdits
Ne pas faire :
Ne plus faire
Pas encore
Pas pour l'instant :
En pause
À arrêter
Suspendus
Contre-indiqué
No hacer por ahora:
No hacer
Evitar
Evitar por ahora:
Prohibido
PROHIBIDO:
Ejercicios prohibidos
Todavía no
Por ahora no:
Suspendido
Suspendidos hasta el 9 de junio
En pausa
Dejar de hacer:
"""
SAFETY = """
Pause
If you can
When you watch TV
From standing
After your workout
Stop if it hurts.
Stop if:
Stop when pain is 5/10
Never hold your breath
Avoid holding your breath
Pause between the sets
Pause: 30 s
Skip to content
Pausen: 45 s
Nicht die Luft anhalten
Ne pas bloquer la respiration
No aguantar la respiración
"""
BEGUN_LATER = """
Squat 3 x 7 (from week 4)
Squat 3 x 7 - from 10 June
Squat 3 x 7, not before your review
Squat 3 x 7 (later)
Squat 3 x 7, from next week
Squat 3 x 7 (paused)
From week 3 add squats 3 x 7.
From 10 June you may start squats, 3 x 7
Squats are on hold: 3 x 7
Phase 2 (from week 4): squat 3 x 7
Kniebeuge 3 x 7 (erst ab Woche 4)
Kniebeuge 3 x 7, ab der 4. Woche
Kniebeuge 3 x 7 – ab 10. Juni
Kniebeuge 3 x 7 (später)
Squat 3 x 7 (à partir de la semaine 4)
Squat 3 x 7 (plus tard)
Sentadilla 3 x 7 (a partir de la semana 4)
Sentadilla 3 x 7 - desde el 10 de junio
"""
BY_STAGE = """
Week 1: 2 x 8 | Week 2: 3 x 9 | From week 5: 3 x 12
Weeks 1 to 2: 2 x 8 | Weeks 3 to 4: 3 x 9
Phase 1: 2 x 8 | Phase 2: 3 x 9
Phase I: 2 x 8 | Phase II: 3 x 9
Stage 1: 2 x 8 | Stage 2: 3 x 9
Level 1: 2 x 8 | Level 2: 3 x 9
Month 1: 2 x 8 | Month 2: 3 x 9
Start: 2 x 8 | Progress to: 3 x 12, hold 5 s
Start: 2 x 8 | Goal: 3 x 9
Start with: 2 x 8 | Then: 3 x 9
Now: 2 x 8 | When that is easy: 3 x 9
2 x 8 | Progression: 3 x 12, hold 5 s
2 x 8 | Goal: 3 x 9
Woche 1: 2 x 8 | Ab Woche 3: 3 x 9
Stufe 1: 2 x 8 | Stufe 2: 3 x 9
Beginn: 2 x 8 | Ziel: 3 x 12, 5 Sek. halten
Anfang: 2 x 8 | Steigerung: 3 x 12, Pause 60 s
Semaine 1 : 2 x 8 | À partir de la semaine 3 : 3 x 9
Départ : 2 x 8 | Objectif : 3 x 12, tenir 5 s
Début : 2 x 8 | Progresser vers : 3 x 12
Semana 1: 2 x 8 | A partir de la semana 3: 3 x 9
Inicio: 2 x 8 | Progresar a: 3 x 12
"""
CELLS = """
STOP
Stop
stopped
paused
on hold
not yet
on hold until 9 June
Stopp
pausiert
noch nicht
gestrichen
arrêté
pas encore
suspendu
en pause
suspendido
todavía no
parar
"""
COLUMNS = """
Wk 1-2,Wk 3-4
Week 1,Week 2
Weeks 1 to 3,Weeks 4 to 6
Phase I,Phase II
Phase 1 (weeks 0-3),Phase 2 (weeks 3-7)
Stage 1,Stage 2
Month 1,Month 2
Now,From 10 June
Now,Later
Start,Progress to
Woche 1–2,Woche 3–4
Wo. 1-2,Wo. 3-4
Phase 1,Phase 2
Jetzt,Ab Woche 4
1.-3. Woche,4.-6. Woche
Semaine 1,Semaine 2
Sem. 1-2,Sem. 3-4
Maintenant,Plus tard
Semanas 1 y 2,Semanas 3 y 4
Fase 1,Fase 2
Ahora,Más adelante
"""


def lines(text):
    return text.strip().splitlines()


def names(text, file="sheet.txt"):
    done = convert(text.encode(), file)
    assert lost(text, done) == []
    return [one.fields["name"] for one in done.draft.exercises]


def parts(heads, layout):
    form, mark = LAYOUTS[layout]
    rows = (["Nod 3 x 7", "Hop 2 x 11"], ["Leap 4 x 6", "Nod 4 x 9"], ["Dash 5 x 13"])
    made = [
        form.format(head=head, rows="\n".join(f"{mark}{row}" for row in own))
        for head, own in zip(heads.split(" | "), rows, strict=False)
    ]
    return "".join(made)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("heads", lines(STAGES))
def test_only_the_first_stage_is_done(heads, layout):
    assert names("Knee plan\n\n" + parts(heads, layout)) == ["Nod", "Hop"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("heads", lines(NOT_STAGES))
def test_parts_of_a_session_and_days_are_all_done(heads, layout):
    found = names("Knee plan\n\n" + parts(heads, layout))
    assert found == ["Nod", "Hop", "Leap", "Nod", "Dash"][: 2 * len(heads.split(" | "))]


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("words", lines(OF_NOW))
def test_the_stage_that_is_told_to_be_now_is_done(words, place):
    fase = "Fase" if "fase" in words else "Stage" if "stage" in words else "Phase"
    plan = parts(f"{fase} 1 (weeks 0-3) | {fase} 2 (weeks 4-7) | {fase} 3 (weeks 8-10)", "colon")
    assert names(f"Knee\n\n{words}\n\n{plan}" if place == "above" else f"Knee\n\n{plan}\n{words}\n") == ["Leap", "Nod"]


@pytest.mark.parametrize("layout", ["plain", "markdown"])
@pytest.mark.parametrize("words", lines(BARRED))
def test_nothing_below_words_that_forbid_it_is_taken(words, layout):
    text = parts(f"Do these | {words}", layout)
    assert names(f"Knee\n\n{text}") == ["Nod", "Hop"]
    assert names(f"Knee\n\n{parts(f'{words} | Do these', layout)}") == ["Leap", "Nod"]


@pytest.mark.parametrize("words", [words for words in lines(BARRED) if words.isupper() or words.endswith(":")])
def test_words_that_forbid_need_no_blank_line_above(words):
    assert names(f"Knee\n{parts(f'Do these: | {words}', 'close')}") == ["Nod", "Hop"]


@pytest.mark.parametrize("words", lines(SAFETY))
def test_a_warning_forbids_no_exercise(words):
    assert names(f"Knee\nNod 3 x 7\nHop 2 x 11\n{words}\nLeap 4 x 6\nDash 5 x 13\n")[:2] == ["Nod", "Hop"]
    assert names(f"Knee\nNod 3 x 7\nHop 2 x 11\n\n{words}\n\nLeap 4 x 6\nDash 5 x 13\n") == [
        "Nod",
        "Hop",
        "Leap",
        "Dash",
    ]


@pytest.mark.parametrize("cell", lines(CELLS))
def test_what_is_stopped_in_its_row_is_told(cell):
    text = f"Exercise,Sets,Reps,Notes\nNod,3,7,\nHop,{cell},,\nLeap,4,6,slowly\nDash,4,8,{cell}\n"
    assert names(text, "sheet.csv") == ["Nod", "Leap"]


@pytest.mark.parametrize("nothing", ["", "-", "–", "not yet", "noch nicht", "pas encore", "todavía no"])
@pytest.mark.parametrize("columns", lines(COLUMNS))
def test_the_first_column_of_stages_has_the_doses(columns, nothing):
    text = f"Exercise,{columns}\nNod,3x7,4x9\nHop,{nothing},2x11\nLeap,4x6,4x8\n"
    done = convert(text.encode(), "sheet.csv")
    assert lost(text, done) == []
    assert [(one.fields["name"], one.fields["reps"]) for one in done.draft.exercises] == [("Nod", "7"), ("Leap", "6")]
    assert any(left.line == 3 for left in done.left_out)


@pytest.mark.parametrize("words", lines(BEGUN_LATER))
def test_an_exercise_that_begins_later_is_told(words):
    text = f"Nod 3 x 7\nHop 2 x 11\n{words}\n"
    assert names(text) == ["Nod", "Hop"]
    assert any(left.line == 3 for left in convert(text.encode(), "sheet.txt").left_out)


@pytest.mark.parametrize("words", lines(BY_STAGE))
def test_the_first_dose_of_several_stages_is_read(words):
    below = "\n".join(f"  {dose}" for dose in words.split(" | "))
    text = f"Knee\n\nNod\n{below}\n\nHop\n  4 x 6\n"
    done = convert(text.encode(), "sheet.txt")
    assert {figure for _, figure in lost(text, done)} <= {"1"}  # of the label
    nod, hop = (one.fields for one in done.draft.exercises)
    assert (nod["name"], nod["sets"], nod["reps"], nod.get("hold"), nod.get("rest")) == ("Nod", "2", "8", None, None)
    assert (hop["name"], hop["sets"], hop["reps"]) == ("Hop", "4", "6")


def test_what_is_done_in_all_stages_and_how_often_is_heard():
    stages = "Phase 1 (weeks 0-3)\nNod 3 x 7\n\nPhase 2 (weeks 4-6)\nHop 2 x 11\n"
    done = convert(f"Knee\n\n{stages}\nEvery day\nWalk 9 min\n".encode(), "sheet.txt")
    assert [one.fields["name"] for one in done.draft.exercises] == ["Nod", "Walk"]
    done = convert(f"Knee\n\n{stages}\nDo everything twice a day.\n".encode(), "sheet.txt")
    assert done.draft.head["every"] == "2 times a day"


def test_each_of_two_plans_has_its_own_stages():
    stages = "Phase 1\n{} 3 x 7\nPhase 2\n{} 2 x 11\n"
    text = f"KNEE\n{stages.format('Nod', 'Hop')}\nSHOULDER\n{stages.format('Row', 'Dip')}"
    assert names(text) == ["Nod", "Row"]


def test_weeks_within_a_phase_are_stages_too():
    weeks = "Week {}\nNod 3 x {}\n"
    text = f"Phase 1\n\n{weeks.format(1, 7)}{weeks.format(2, 9)}\nPhase 2\n\n{weeks.format(3, 11)}"
    (nod,) = convert(text.encode(), "sheet.txt").draft.exercises
    assert nod.fields["reps"] == "7"


def test_a_stage_that_is_done_is_over():
    text = "## Phase 1 (done ✓)\n- Nod 3 x 7\n\n## Phase 2\n- Hop 2 x 11\n\n## Phase 3\n- Leap 4 x 6\n"
    assert names(text) == ["Hop"]


def test_weeks_that_come_again_are_all_done():
    text = "Week 1\nNod 3 x 7\n\nWeek 2\nHop 2 x 11\n\nAlternate the two weeks.\n"
    assert names(text) == ["Nod", "Hop"]


@pytest.mark.parametrize(
    "rows",
    [
        "Exercise,Sets,Reps\nPhase 1 (weeks 0-4),,\nNod,3,7\nPhase 2 (weeks 5-8),,\nHop,2,11\nOn hold,,\nLeap,4,6\n",
        "Phase,Exercise,Sets,Reps\n1,Nod,3,7\n2,Hop,2,11\n2,Leap,4,6\n",
        "Week,Exercise,Sets,Reps\nWeek 1,Nod,3,7\nWeek 2,Hop,2,11\n,Leap,4,6\n",
        "Part,Exercise,Sets,Reps\nStrength,Nod,3,7\nOn hold,Hop,2,11\n,Leap,4,6\n",
    ],
)
def test_rows_of_later_stages_and_of_what_is_paused_are_told(rows):
    done = convert(rows.encode(), "sheet.csv")
    assert [one.fields["name"] for one in done.draft.exercises] == ["Nod"]
    assert lost(rows, done) == []
