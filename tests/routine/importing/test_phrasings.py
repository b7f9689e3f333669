"""What is said of a whole list, in as many ways as people say it, above or below lists set in several ways."""

import pytest

from voicecoach.routine.importing.detect import convert

LISTS = {
    "plain": "{}\n{}\n{}\n{}\n",
    "bullets": "- {}\n- {}\n- {}\n- {}\n",
    "numbers": "1. {}\n2. {}\n3. {}\n4. {}\n",
}
NAMES = ("Mini squat", "Bridge", "Heel slide", "Calf raise")
DOSED = ("15 air squats", "12 push-ups", "10 lunges per leg", "40s hollow hold")
TURNS = ("Skater jumps", "Plank jacks", "Reverse lunges", "Bear crawl")

ROUNDS = """
4x through, 2 min rest after each round
4 RDS:
Repeat 4x
repeat 4 times:
4 rounds
4 rounds of:
4 rounds for time
Circuit x 4:
Circuit (x4)
x4 rounds
4 x rounds of the following
Complete 4 rounds
Do this list 4 times
4 times round, 2 min between
Go through it four times:
4 laps, rest 2 min between laps
Four rounds, two minutes' rest after each
Perform all exercises in order, 4 rounds
4 sets of the circuit
Block A (x4 rounds, 75 s after each round)
Main block - repeat this block 4 times
Superset x 4
Giant set, 4 times round
4 Durchgänge
4 Runden:
Zirkel (4 Durchgänge)
Zirkeltraining, 4 Runden, 2 Min. Pause zwischen den Runden
4 tours
Circuit : 4 tours, 2 min de repos entre les tours
À enchaîner, 4 tours en tout :
4 vueltas
Circuito: 4 vueltas, descanso 2 min entre vueltas
Repite el circuito 4 veces
Part B: 4 rds
B) 4 rounds, not for time
4 rounds - take 1 min between rounds
**Round robin x4**
Conditioning: 4 RFT
Metcon - 4 rounds for quality
"""
ROUNDS_BELOW = """
Go through the list four times.
Repeat the circuit 4 times.
Do the whole thing 4 times with 1 min rest between rounds.
4 rounds, 1 min rest between each
Das Ganze viermal, dazwischen 1 Minute Pause.
Faire le tout 4 fois. On souffle 1 min 30 entre deux tours.
Repetir todo 4 veces, descanso 1 min entre vueltas
That makes four trips round.
"""
DOSES = """
Do 10 of each. | - 10
Do 10 of each, unless a number is written next to it. | - 10
All exercises 3 sets of 12 unless noted. | 3 12
Everything 3 x 12. | 3 12
3 x 12 of everything | 3 12
3 sets of 12 for all of these | 3 12
all 3x12 unless stated | 3 12
Do each exercise 10 times. | - 10
10 x each | - 10
10 times each | - 10
Ten of everything please | - 10
3 x 12 across the board | 3 12
Alle Übungen 3 x 12 | 3 12
Jede Übung 12 Wiederholungen, 3 Sätze | 3 12
Alles 3 x 12 | 3 12
Von jeder Übung 3 Sätze mit 12 Wiederholungen. | 3 12
Je 10 Wiederholungen | - 10
Tous les exercices : 3 x 12 | 3 12
Pour chaque exercice, 3 séries de 12 | 3 12
10 répétitions de chaque | - 10
Todos los ejercicios: 3 series de 12 si no pone otra cosa. | 3 12
Hacer 10 repeticiones de cada uno | - 10
The default is 3 sets of 12. | 3 12
Unless it says otherwise: 3 sets of 12. | 3 12
Where nothing is written, do 10. | - 10
Hold everything for 20 seconds and do it twice on each side. | - 2 20s each
Hold all stretches 20 s, 2x each side | - 2 20s each
Jede Dehnung 20 Sekunden halten, 2x pro Seite | - 2 20s each
Chaque étirement est tenu 20 secondes, deux fois de chaque côté. | - 2 20s each
Mantener cada estiramiento 20 segundos, 2 veces por lado | - 2 20s each
"""
IN_TURN = """
40s on / 20s off, 3 rounds
40/20 x 3 rounds
40 sec work, 20 sec rest, 3 rounds
3 rounds of 40 s work / 20 s rest
Work 40 s, rest 20 s. 3 rounds.
40 seconds each, 20 seconds rest in between. 3 rounds
40 sec per exercise, 20 sec to change. Three times through.
Each exercise 40 s, 20 s rest, 3 rounds
40 Sek. Belastung, 20 Sek. Pause, 3 Runden
40 s d'effort, 20 s de récup, 3 tours
40 seg de trabajo, 20 seg de descanso, 3 vueltas
3 x (40 s on / 20 s off)
HIIT 40/20, 3 rounds
On 40, off 20, 3 times round
"""


def lines(text):
    return text.strip().splitlines()


def read(text):
    return convert(text.encode(), "a.txt").draft.exercises


@pytest.mark.parametrize("words", lines(ROUNDS))
def test_rounds_above_a_list(words):
    for layout in LISTS.values():
        for above in ("", "Hotel workout\n\nWarm-up: march on the spot 3 min\n\n"):
            *first, block = read(f"{above}{words}\n{layout.format(*DOSED)}")
            assert len(first) == bool(above)
            assert block.fields["rounds"] == "4"
            assert [one.fields.get("reps") or one.fields.get("hold") for one in block.exercises] == [
                "15",
                "12",
                "10",
                "40s",
            ]


@pytest.mark.parametrize("words", lines(ROUNDS_BELOW))
def test_rounds_below_a_list(words):
    for layout in LISTS.values():
        (block,) = read(f"Living room workout\n\n{layout.format(*DOSED)}\n{words}\n")
        assert (block.fields["rounds"], len(block.exercises)) == ("4", 4)


@pytest.mark.parametrize("words", lines(DOSES))
def test_a_dose_for_all(words):
    said, _, meant = words.partition(" | ")
    dose = dict(zip(("sets", "reps", "hold", "sides"), meant.split(), strict=False))
    dose = {name: value for name, value in dose.items() if value != "-"}
    for layout in LISTS.values():
        body = layout.format(*NAMES)
        for text in (f"{said}\n\n{body}", f"Home programme\n{said}\n\n{body}", f"Home programme\n\n{body}\n{said}\n"):
            found = read(text)
            assert [one.fields["name"] for one in found] == list(NAMES)
            shown = ({"hold": one.fields.get("duration"), **one.fields} for one in found)
            assert all({name: one.get(name) for name in dose} == dose for one in shown)


@pytest.mark.parametrize("words", lines(IN_TURN))
def test_work_and_rest_in_turn_for_all(words):
    for layout in LISTS.values():
        for between in ("\n", "\n\n"):
            (block,) = read(f"HIIT Thursday\n\n{words}{between}{layout.format(*TURNS)}")
            assert block.fields["rounds"] == "3"
            assert [one.fields["name"] for one in block.exercises] == list(TURNS)
            assert {one.fields.get("hold") or one.fields.get("duration") for one in block.exercises} == {"40s"}
            assert {one.fields.get("rest_after") for one in block.exercises[:-1]} == {"20s"}


def test_what_an_exercise_says_goes_before_what_all_have():
    names = "Leg press\nPulldown, only 2 sets\nPlank (30 s instead of reps)\nRow (8)\n"
    read_ = read(f"All exercises 3 sets of 12 unless noted.\n\n{names}")
    press, pulldown, plank, row = (one.fields for one in read_)
    assert (press["sets"], press["reps"]) == ("3", "12")
    assert (pulldown["sets"], pulldown["reps"]) == ("2", "12")
    assert (plank["sets"], plank["hold"], "reps" in plank) == ("3", "30s", False)
    assert (row["sets"], row["reps"]) == ("3", "8")


def test_a_sentence_below_says_how_one_exercise_differs():
    below = "Everything 2 x 15. In the bridge stay up for 5 seconds. Number 3 on the right only.\n"
    squat, bridge, step = (one.fields for one in read(f"1 Mini squat\n2 Bridge\n3 Step-up\n\n{below}"))
    assert [one["reps"] for one in (squat, bridge, step)] == ["15", "15", "15"]
    assert (bridge["hold"], step["sides"], "hold" in squat, "sides" in squat) == ("5s", "right", False, False)


def test_unlike_doses_on_the_sides_are_two_exercises():
    right, left, both = (one.fields for one in read("Step-down R 3 x 12 / L 2 x 8\nCalf raise 15 L / 15 R\n"))
    assert (right["name"], right["sets"], right["reps"], right["sides"]) == ("Step-down, right", "3", "12", "right")
    assert (left["name"], left["sets"], left["reps"], left["sides"]) == ("Step-down, left", "2", "8", "left")
    assert (both["reps"], both["sides"]) == ("15", "each")


def test_a_count_within_an_exercise_is_none_of_all():
    (squat, plank) = (
        one.fields for one in read("Squat 3 rounds of 10\nPlank\n   3 rounds of 20 s, 40 s rest between\n")
    )
    assert (squat["sets"], squat["reps"]) == ("3", "10")
    assert (plank["sets"], plank.get("hold") or plank["duration"]) == ("3", "20s")


ON_THE_MINUTE = """
EMOM 6: 9 kettlebell swings
EMOM x 6: 9 kettlebell swings
Every minute for 6 minutes: 9 kettlebell swings
E2MOM 12: kettlebell swings x 9
E2MOM x 6: 9 kettlebell swings
E90S x 6: 9 kettlebell swings
Every 2 minutes for 12 minutes: kettlebell swings x 9
kettlebell swings x 9 every 2 minutes for 12 minutes
9 kettlebell swings on the minute for 6 minutes
Jede Minute 6 Minuten lang: 9 kettlebell swings
Alle 2 Minuten, 6 Runden: 9 kettlebell swings
Toutes les minutes pendant 6 minutes : 9 kettlebell swings
Cada 2 minutos x 6: 9 kettlebell swings
"""


@pytest.mark.parametrize("words", lines(ON_THE_MINUTE))
def test_sets_on_the_minute(words):
    for text in (words, f"Push press 3x5\n{words}\nPlank 3x30s\n"):
        swings = next(one.fields for one in read(text) if one.fields["name"] == "Kettlebell swings")
        assert (swings["sets"], swings["reps"]) == ("6", "9")


SO_OFTEN = """
Leg curl: 14 reps, 40s rest, x 3
Leg curl 14, rest 40 s x 3
Leg curl: 14 reps, then rest 40 s, 3 times
Leg curl: 14 Wdh., 40 s Pause, dreimal
Leg curl : 14 rép., 40 s de repos, trois fois
Leg curl: 14 rep. x 3, 40 s de pausa
"""


@pytest.mark.parametrize("words", lines(SO_OFTEN))
def test_how_often_reps_and_a_rest_are_done(words):
    (one,) = read(words)
    assert (one.fields["sets"], one.fields["reps"], one.fields["rest"]) == ("3", "14", "40s")


HEADINGS = """
U15s and juniors
Under 12s
65+ group (25 min)
Kinder 6-8 Jahre
07:15 before school
13.05 lunch
Abends 21 Uhr
Evening 20:30
"""


@pytest.mark.parametrize("words", lines(HEADINGS))
def test_for_whom_and_when_is_no_exercise(words):
    found = read(f"Squat 3x9\nRow 2x7\n{words}\nLunge 2x5\nDips 3x4\n")
    assert [one.fields["name"] for one in found] == ["Squat", "Row", "Lunge", "Dips"]


def test_what_only_resembles_a_heading_or_intervals_stays_an_exercise():
    found = read("Step-ups 20+\nPlank 1:30\nBike 12:30\nPress 3x10\n")
    assert [one.fields["name"] for one in found] == ["Step-ups", "Plank", "Bike", "Press"]
    assert [one.fields.get("hold") or one.fields.get("duration") for one in found[1:3]] == ["1:30", "12:30"]
