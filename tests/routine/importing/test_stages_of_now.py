"""The stage that is marked as now is taken, and what is over, comes later, or isn't ticked is told with its line."""

import pytest
from account import lost

from voicecoach.routine.importing.detect import convert

MARKED = """
STAGE 1 (finished, drop these now) | STAGE 2 - you are here | STAGE 3 - not until I've seen you again
STAGE 1 - completed, no longer needed | STAGE 2 <- this is you | STAGE 3 - later
STAGE 1 (you can stop these now) | STAGE 2 (where you are now) | STAGE 3 (not yet)
Stage 1: over, leave these out now | Stage 2: do these now | Stage 3: only when I say so
Phase 1 - old, don't do these any more | Phase 2 <== YOU ARE HERE | Phase 3
Level 1 ✓ | Level 2 (current level) | Level 3 (next time)
Level 1 (passed) | Level 2 - this is what we do now | Level 3 - not now
Stufe 1 (fertig, jetzt weglassen) | Stufe 2 - hier stehen Sie | Stufe 3 - erst nach Rücksprache
Phase 1 – abgeschlossen, jetzt nicht mehr machen | Phase 2 – Sie sind hier | Phase 3 – noch nicht
Phase 1 (vorbei, ab jetzt weglassen) | Phase 2 (jetzt dran) | Phase 3 (nicht vor dem nächsten Termin)
Woche 1-2 (erledigt) | Woche 3-4 <-- aktuell | Woche 5-6
Stufe 1 - beendet | Stufe 2 - du bist hier | Stufe 3 - jetzt noch nicht
Étape 1 (terminée, à arrêter maintenant) | Étape 2 - vous êtes ici | Étape 3 - pas avant de m'avoir revu
Phase 1 – finie, ne plus faire maintenant | Phase 2 – vous en êtes là | Phase 3 – pas encore
Niveau 1 (acquis, on arrête) | Niveau 2 (à faire maintenant) | Niveau 3 (pas maintenant)
Semaines 1-2 (fait) | Semaines 3-4 (en cours) | Semaines 5-6
Fase 1 (terminada, ya no hacer ahora) | Fase 2 - usted está aquí | Fase 3 - no hasta la próxima visita
Etapa 1 - superada, dejar de hacer ahora | Etapa 2 - estamos aquí | Etapa 3 - todavía no
Nivel 1 (completado) | Nivel 2 (toca ahora) | Nivel 3 (ahora no)
Semanas 1-2 (ya hechas) | Semanas 3-4 <= ahora | Semanas 5-6
"""
WIDE = """
PHASE 1   weeks 0-2   (done) | PHASE 2   weeks 3-6   <== YOU ARE HERE | PHASE 3   weeks 7-12
Phase 1    Week 1-2    finished | Phase 2    Week 3-4    now | Phase 3    Week 5-6    later
Phase 1   Woche 1-3   erledigt | Phase 2   Woche 4-6   jetzt | Phase 3   Woche 7-9
Phase 1   semaines 0-2   (terminée) | Phase 2   semaines 3-6   <- vous êtes ici | Phase 3   semaines 7-12
Fase 1   semanas 0-2   (hecha) | Fase 2   semanas 3-6   ahora | Fase 3   semanas 7-12
Week 1   done | Week 2   now | Week 3   later
"""
LAYOUTS = {
    "plain": ("{head}\n{rows}\n\n", ""),
    "close": ("{head}\n{rows}\n", ""),
    "bold": ("**{head}**\n\n{rows}\n\n", "1. "),
    "columns": ("{head}\n{rows}\n\n", "   "),
}
COMING = """
Not for you yet (we'll see in March):
Not for you yet
Not for now (maybe in spring):
Not yet - we'll look at these in March:
Not until I have seen you again:
Not until your next visit
Don't start these yet:
Do not start yet (physio will tell you):
These come later:
Later (from week 4, only after talking to me)
Later, if all goes well:
For later:
AFTER your 6 week check (handout 2):
After your 12-week scan:
Once your six week check is done:
After the follow-up appointment (clinic 2):
Only after your surgeon says so:
When the stitches are out:
From day 4 we will add:
From day 4 add:
From week 3 we'll add
Next time we will add:
Next visit:
Coming next (do not start):
To be added at your next appointment:
To add from week 4:
Next steps (not yet):
Finished - no need to do these any more:
Old exercises (stop these now)
Completed (leave these out):
Später (ab Woche 4, erst nach Rücksprache)
Noch nichts für Sie (das sehen wir im März):
Noch nicht für dich:
Erst nach Rücksprache:
Nach Ihrer 6-Wochen-Kontrolle:
Erst nach dem Nachsorgetermin (Blatt 2):
Ab Tag 4 kommen dazu:
Ab Woche 3 dazu:
Beim nächsten Termin:
Kommt später dazu:
Bitte noch nicht anfangen:
Fertig, nicht mehr machen:
Wenn die Fäden gezogen sind:
Pas encore pour vous (on verra en mars) :
Pas avant la prochaine visite :
Après votre visite des 6 semaines (feuille 2) :
Plus tard (à partir de la semaine 4, après accord)
À partir du jour 4, on ajoutera :
La prochaine fois, on ajoutera :
Ne pas commencer encore :
À voir plus tard :
Uniquement après accord du chirurgien :
Terminé, ne plus faire :
Todavía no para usted (lo veremos en marzo):
No hasta la próxima visita:
Después de su revisión de las 6 semanas (hoja 2):
Más adelante (desde la semana 4, tras consultarlo)
A partir del día 4 añadiremos:
La próxima vez añadiremos:
No empezar todavía:
Para más adelante:
Solo cuando lo diga el cirujano:
Terminados, ya no hacer:
"""
NOT_LATER = """
After your walk:
After your run
Next:
Then:
Later in the day:
Once your leg is warm:
When you are in the sling:
While wearing the brace:
After work
In the evening:
When you have done these, add:
Also add:
Before your appointment do these:
Second part
Old town class:
If you are not sore:
Not lying down:
Not too fast:
No equipment needed
No weights:
Without shoes:
Finish with:
To finish:
Completed in one go:
Nicht im Liegen:
Danach:
Nach dem Aufstehen:
Nach dem Spaziergang:
Später am Tag:
Wenn Sie die Schiene tragen:
Ohne Gerät
Keine Pause dazwischen:
Zum Abschluss:
Dazu kommen:
Après la marche :
Plus tard dans la journée :
Pas trop vite :
Pour finir :
Sans matériel
Ensuite :
Con zapatos:
Después de caminar:
Más tarde en el día:
No muy rápido:
Para terminar:
Sin peso:
Luego:
"""
IN_LINE = """
From day 4 we will add: pelvic tilts x 10, knee rolls x 9.
From day 4: pelvic tilts x 10, knee rolls x 9.
From day 4 add pelvic tilts x 10.
We will add pelvic tilts x 10 next time.
Next time we'll add: pelvic tilts x 10, knee rolls x 9
Next week: pelvic tilts x 10, knee rolls x 9
Next visit we add pelvic tilts 2 x 10.
Later we will add: pelvic tilts x 10
Later: pelvic tilts x 10, knee rolls x 9
For later: pelvic tilts 2 x 10
Coming next: pelvic tilts 2 x 10
Not yet: pelvic tilts 2 x 10
Not for you yet: pelvic tilts 2 x 10
Not until I see you: pelvic tilts 2 x 10
After your 6 week check: half squats 2 x 10, box plank 15 s
After your next appointment we add pelvic tilts x 10
In week 3 we will add pelvic tilts 2 x 10
In 2 weeks we'll add pelvic tilts 2 x 10
Finished: pelvic tilts 2 x 10
No need to do any more: pelvic tilts 2 x 10
Once the stitches are out: pelvic tilts 2 x 10
Ab Tag 4 kommen dazu: Beckenkippen x 10, Knierollen x 9.
Ab dem 4. Tag: Beckenkippen x 10
Ab Woche 3 zusätzlich: Beckenkippen 2 x 10
Nächstes Mal kommt dazu: Beckenkippen 2 x 10
Später: Beckenkippen 2 x 10
Später kommt dazu: Beckenkippen 2 x 10
Erst nach Rücksprache: Beckenkippen 2 x 10
Nach der 6-Wochen-Kontrolle: Kniebeugen 2 x 10
Noch nichts für Sie: Beckenkippen 2 x 10
À partir du jour 4, on ajoutera : bascules du bassin x 10, rotations x 9.
À partir du 4e jour : bascules du bassin x 10
Dès le jour 4 : bascules du bassin x 10
La prochaine fois on ajoutera : bascules du bassin 2 x 10
Plus tard : bascules du bassin 2 x 10
Après la visite des 6 semaines : bascules du bassin 2 x 10
Pas encore : bascules du bassin 2 x 10
A partir del día 4 añadiremos: báscula pélvica x 10, giros x 9.
Desde el día 4: báscula pélvica x 10
La próxima vez añadiremos: báscula pélvica 2 x 10
Más adelante: báscula pélvica 2 x 10
Después de la revisión de las 6 semanas: báscula pélvica 2 x 10
Todavía no: báscula pélvica 2 x 10
"""
BY_WEEK = """
weeks 1-2: 3 sets of 12   <- start here|weeks 3-4: 4 sets of 10 with a backpack|weeks 5-8: 5 sets of 8 with a bag
week 1: 3 x 12|week 2: 4 x 10 with a band|week 3: 5 x 8 with a strong band
week 1: 3 x 12 <== you are here|week 2: 4 x 10 holding 2 kg
Week 1: 3 x 12 (now)|Week 2: 4 x 10 on a step|Week 3: 5 x 8 on one leg
weeks 1-2: 3 x 12 (current)|weeks 3-4: 4 x 10 with weight
Stage 1: 3 x 12 - you are here|Stage 2: 4 x 10, with a backpack
Level 1: 3 x 12 <-- now|Level 2: 4 x 10 in standing
Woche 1-2: 3 x 12 <- hier starten|Woche 3-4: 4 x 10 mit Rucksack|Woche 5-8: 5 x 8 mit schwerem Rucksack
Woche 1: 3 x 12 (jetzt)|Woche 2: 4 x 10 mit Band
Stufe 1: 3 x 12 (hier stehen Sie)|Stufe 2: 4 x 10 auf einer Stufe
Semaines 1-2 : 3 x 12 <- vous êtes ici|Semaines 3-4 : 4 x 10 avec un sac à dos
Semaine 1 : 3 x 12 (en cours)|Semaine 2 : 4 x 10 avec élastique
Semanas 1-2: 3 x 12 <- estás aquí|Semanas 3-4: 4 x 10 con mochila
Semana 1: 3 x 12 (ahora)|Semana 2: 4 x 10 con banda
Week 1: 2 x 9 (done)|Week 2: 3 x 12 <- you are here|Week 3: 4 x 10 with a band
Stage 1 (done): 2 x 9|Stage 2 (now): 3 x 12|Stage 3: 4 x 10 with a band
Week 1: 2 x 9, finished|Week 2: 3 x 12|Week 3: 4 x 10 with a band
Stufe 1: 2 x 9 (erledigt)|Stufe 2: 3 x 12|Stufe 3: 4 x 10 mit Band
Semaine 1 : 2 x 9 (fait)|Semaine 2 : 3 x 12|Semaine 3 : 4 x 10 avec élastique
Semana 1: 2 x 9 (hecho)|Semana 2: 3 x 12|Semana 3: 4 x 10 con banda
"""
TICKED = """
only do the ticked ones
Do the ticked exercises only.
Please do only those that are ticked.
Just the ticked ones please
Only exercises marked with X
Do the exercises I have ticked:
Ticked exercises only!
only the checked boxes
nur die angekreuzten Übungen
Bitte nur Angekreuztes machen
Nur angehakte Übungen durchführen.
Machen Sie bitte nur die markierten Übungen.
uniquement les exercices cochés
Faites seulement les exercices cochés.
Ne faire que les cases cochées
solo los ejercicios marcados
Haga sólo los ejercicios marcados.
únicamente los señalados
"""
RESTS = """
Sit down and rest for 1 minute between sets.
Sit down and rest 60 seconds between sets
Stand up, shake your legs and rest 60 s between sets.
Please rest for 1 minute between sets.
Always rest 1 minute between the sets.
Take a break of 1 minute between sets.
Take 1 minute between sets.
Have a seat and take 1 min rest between sets.
Lie back and rest 1 min between sets
Breathe calmly and rest for 60 seconds between sets.
Have a drink and rest for 1 minute between sets.
Allow 1 minute's rest between sets.
Remember to rest for 1 minute between sets.
Setzen Sie sich hin und ruhen Sie 1 Minute zwischen den Sätzen.
Setzen Sie sich und machen Sie 1 Minute Pause zwischen den Sätzen.
Bitte 1 Minute Pause zwischen den Sätzen.
Zwischen den Sätzen hinsetzen und 1 Minute Pause machen.
Machen Sie zwischen den Sätzen 1 Minute Pause.
Between sets sit down and rest for 1 minute.
Between sets rest 1 minute.
Asseyez-vous et reposez-vous 1 minute entre les séries.
Asseyez-vous et faites 1 minute de pause entre les séries.
Reposez-vous 1 minute entre les séries.
Prenez 1 minute de repos entre les séries.
Siéntese y descanse 1 minuto entre series.
Siéntate y haz 1 minuto de pausa entre series.
Descanse 1 minuto entre series.
Entre series, siéntese y descanse 1 minuto.
"""


def lines(text):
    return text.strip().splitlines()


def exercises(text):
    done = convert(text.encode(), "sheet.txt")
    assert lost(text, done) == []
    return [one.fields for one in done.draft.exercises]


def names(text):
    return [fields["name"] for fields in exercises(text)]


def parts(heads, layout):
    form, mark = LAYOUTS[layout]
    rows = (["Nod 3 x 7", "Hop 2 x 11"], ["Leap 4 x 6", "Nod 4 x 9"], ["Dash 5 x 13"])
    made = [
        form.format(head=head, rows="\n".join(f"{mark}{row}" for row in own))
        for head, own in zip(heads.split(" | "), rows, strict=False)
    ]
    return "".join(made)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("heads", [*lines(MARKED), *lines(WIDE)])
def test_the_stage_that_is_marked_as_now_is_done(heads, layout):
    assert names("Knee plan\n\n" + parts(heads, layout)) == ["Leap", "Nod"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("words", lines(COMING))
def test_what_comes_later_is_not_taken(words, layout):
    assert names(f"Knee plan\n\n{parts(f'Do these: | {words}', layout)}") == ["Nod", "Hop"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("words", lines(NOT_LATER))
def test_what_is_done_in_turn_is_taken(words, layout):
    assert "Nod" in names(f"Knee plan\n\n{parts(f'Do these: | {words}', layout)}")[2:]


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("words", lines(IN_LINE))
def test_a_line_of_what_comes_later_is_told(words, mark):
    text = f"Knee plan\n{mark}Nod 3 x 7\n{mark}Hop 2 x 11\n{mark}{words}\n"
    assert names(text) == ["Nod", "Hop"]


def test_a_line_of_what_comes_later_goes_on_in_the_next_one():
    text = "Knee plan\n1. Nod 3 x 7\n2. Hop 2 x 11\n\nFrom day 4 we will add: dips x 9,\nrows x 8,\nleaps x 6.\n"
    assert names(text) == ["Nod", "Hop"]
    assert [left.line for left in convert(text.encode(), "sheet.txt").left_out] == [5, 6, 7]


@pytest.mark.parametrize("mark", ["  ", "  - "])
@pytest.mark.parametrize("words", lines(BY_WEEK))
def test_of_doses_by_the_week_that_of_now_is_read(words, mark):
    text = "Knee\n\nNod\n" + "\n".join(f"{mark}{dose}" for dose in words.split("|")) + "\n\nHop\n  4 x 6\n"
    nod, hop = (one.fields for one in convert(text.encode(), "sheet.txt").draft.exercises)
    assert (nod["name"], nod["sets"], nod["reps"]) == ("Nod", "3", "12")
    assert (hop["name"], hop["sets"], hop["reps"]) == ("Hop", "4", "6")


@pytest.mark.parametrize("boxes", ["[x] [ ]", "[X] []", "☑ ☐", "(x) ( )", "[✓] [_]"])
@pytest.mark.parametrize("words", lines(TICKED))
def test_only_what_is_ticked_is_taken_of_a_form_that_says_so(words, boxes):
    tick, _, empty = boxes.partition(" ")
    text = (
        f"KNEE SHEET     ({words})\n\n{tick} Nod     sets _3_  reps _7_\n{empty} Hop     sets ___  reps ___\n"
        f"{tick} Leap     sets _2_  reps _9_  hold _4_ s\n{empty} Dash 5 x 13\n"
    )
    nod, leap = exercises(text)
    assert (nod["name"], nod["sets"], nod["reps"]) == ("Nod", "3", "7")
    assert (leap["name"], leap["sets"], leap["reps"], leap["hold"]) == ("Leap", "2", "9", "4s")
    assert [left.line for left in convert(text.encode(), "sheet.txt").left_out] == [4, 6]


def test_a_list_with_boxes_is_all_taken_if_nothing_is_said_of_the_ticks():
    assert names("- [x] Nod 3 x 7\n- [ ] Hop 2 x 11\n") == ["Nod", "Hop"]


def test_the_option_that_is_ticked_is_how_often():
    text = "[x] Nod 3 x 7\n[x] Hop 2 x 11\n\nHow often:  [ ] every 3rd day   [x] daily   [ ] 2 x week\n"
    done = convert(text.encode(), "sheet.txt")
    assert lost(text, done) == []
    assert done.draft.head["every"] == "1 day"


@pytest.mark.parametrize("last", ["", "* Dash: 13 reps\n"])
@pytest.mark.parametrize("words", lines(RESTS))
def test_a_rest_in_a_sentence_below_a_list_is_for_all_with_sets(words, last):
    text = f"Plan\n\n* Sit to stand: 8 reps, 2 sets\n* Press: 9 reps, 2 sets\n{last}{words}\n"
    assert [fields.get("rest") for fields in exercises(text)] == ["1 min", "1 min", None][: 2 + bool(last)]


@pytest.mark.parametrize(
    "heads",
    [
        "Phase 1 | Phase 2\n<- you are here | Phase 3",
        "Phase 1 | Phase 2\n(you are here) | Phase 3",
        "Phase 1 | --> Phase 2 | Phase 3",
        "You are on stage 2\n\nStage 1 | Stage 2 | Stage 3",
        "Please do stage 2 only.\n\nStage 1 | Stage 2 | Stage 3",
        "Your level: 2\n\nLevel 1 | Level 2 | Level 3",
        "Ihre Stufe: 2\n\nStufe 1 | Stufe 2 | Stufe 3",
        "Votre niveau : 2\n\nNiveau 1 | Niveau 2 | Niveau 3",
        "Su nivel: 2\n\nNivel 1 | Nivel 2 | Nivel 3",
        "Weeks 1-2 (done) | This week",
        "Woche 1-2 (erledigt) | Diese Woche",
    ],
)
def test_what_is_now_is_told_beside_the_heading_or_above_all(heads):
    assert names("Knee plan\n\n" + parts(heads, "plain")) == ["Leap", "Nod"]


@pytest.mark.parametrize("heads", ["Level 1 (done daily) | Level 2 (done weekly)", "Level 1 | Level 2"])
def test_levels_that_nothing_is_said_of_are_all_done(heads):
    assert names("Knee plan\n\n" + parts(heads, "plain")) == ["Nod", "Hop", "Leap", "Nod"]
