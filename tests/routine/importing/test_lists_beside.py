"""Lists of a leaflet that are of no exercises, beside one that is: kept or told, and never made exercises."""

import pytest

from voicecoach.routine.importing.detect import convert

EXERCISES = "{}- Heel slide 3x11, rest 40 s\n- Wall press 2x9\n"
LISTS = """
Goals: | about | full bend; no limp
AIMS FOR PHASE 2 | about | full bend; no limp
Criteria to move on: | about | hop 20 s; bend to 110
Kriterien für Phase 2: | about | volle Streckung; kein Erguss
Objectifs | about | flexion à 90; sans boiterie
Metas: | about | flexión a 90; sin cojera
Precautions | safety | no kneeling; brace on for 6 weeks
Vorsichtsmaßnahmen: | safety | nicht knien; Schiene nachts
Red flags | safety | fever; a hot joint
Do | about | keep walking; use heat
You will need: | equipment | 2 kg dumbbell; a step
Benötigtes Material: | equipment | Matte; rotes Band
Remember | about | breathe; ice for 10 min after
Nicht vergessen: | about | ruhig atmen; danach kühlen
Why it hurts | about | weak muscles; too much load
What to expect | about | some ache for 2 weeks; better by week 6
Did you know? | about | 1 in 4 adults has it; it heals
Results | about | Ann 5k 23:10; Bo 10k 44:02
"""
UNNAMED = """
Things to leave alone for now: | lunges; swimming
Positions of ease | leaning on a table; lying propped up
Saving energy | plan your day; no heavy meal for 2 hours
Pensez à apporter | votre ordonnance; un short
De momento, nada de: | pádel; natación
"""


def rows(text):
    return [tuple(part.strip() for part in line.split(" | ")) for line in text.strip().splitlines()]


def sheet(heading, listed, place):
    lists = f"{heading}\n" + "".join(f"- {one.strip()}\n" for one in listed.split(";"))
    exercises = EXERCISES.format("Exercises\n")
    return f"Knee\n\n{lists}\n{exercises}" if place == "above" else f"Knee\n\n{exercises}\n{lists}"


def names(done):
    return [item.fields["name"] for item in done.draft.exercises]


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(("heading", "field", "listed"), rows(LISTS))
def test_a_list_that_its_heading_tells_from_exercises_is_in_a_field_of_the_routine(place, heading, field, listed):
    text = sheet(heading, listed, place)
    done = convert((text + "\nDon't\n- kneel\n" if heading == "Do" else text).encode(), "a.txt")
    assert names(done) == ["Heel slide", "Wall press"]
    kept = done.draft.head[field]
    assert all(one.strip() in kept for one in listed.split(";"))
    assert done.unread == 0


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(("heading", "listed"), rows(UNNAMED))
def test_a_list_without_a_dose_beside_one_with_doses_is_told(place, heading, listed):
    done = convert(sheet(heading, listed, place).encode(), "a.txt")
    assert names(done) == ["Heel slide", "Wall press"]
    assert listed.split(";")[0] in done.draft.head["about"]
    assert [left.doubtful for left in done.left_out if heading in left.words] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Warm-up\n- Arm circles\n- Leg swings\n\nMain\n- Squat 3x10\n- Press 3x8\n",  # by its heading
        "At work\n- Chin tuck\n- Shoulder roll\n\n10 of each\n",  # a dose for all
        "Goals today\n- 10 squats\n- 20 push-ups\n",  # with doses
        "Clamshell\n- lie on your side\n- 12 times\n\nBridge\n- lie on your back\n- 3 x 8\n",
    ],
)
def test_exercises_stay_exercises(text):
    assert len(names(convert(f"Hip\n\n{text}".encode(), "a.txt"))) >= 2


def test_what_is_needed_is_added_to_what_a_line_says():
    text = "Hip\n\nEquipment: mat\n\nYou need\n- step\n- band\n\nExercises\n- Clam 3x10\n- Bridge 2x8\n"
    assert convert(text.encode(), "a.txt").draft.head["equipment"] == ("mat", "step", "band")


OFTEN = """
Every day, once | 1 day
AM and PM | 2 times a day
a.m. and p.m. | 2 times a day
Do these morning and evening | 2 times a day
Morgens und abends üben | 2 times a day
Matin, midi et soir | 3 times a day
Please do this every other day, walking drills daily | 2 days
Every other day, and walk daily | 2 days
2x daily, ice as needed | 2 times a day
Do this daily for the next 6 weeks | 1 day
"""


@pytest.mark.parametrize(("line", "every"), rows(OFTEN))
def test_how_often_is_read_and_ice_walks_and_weeks_are_no_part_of_it(line, every):
    done = convert(f"Knee\n\n1. Heel slide 3x11\n2. Wall press 2x9\n\n{line}\n".encode(), "a.txt")
    assert done.draft.head.get("every") == every
    assert names(done) == ["Heel slide", "Wall press"]


@pytest.mark.parametrize(
    "line", ["Ice 10 min 3x/day", "Go on with block 1 on the other days.", "No jumping for the next 4 weeks!"]
)
def test_what_is_said_of_ice_or_weeks_alone_is_not_how_often(line):
    assert "every" not in convert(f"Knee\n\n1. Slide 3x11\n2. Press 2x9\n\n{line}\n".encode(), "a.txt").draft.head


@pytest.mark.parametrize(
    "line", ["NT: Do 15:20", "Appt Thu 3.20pm", "RV jeudi 15h20", "Cita: jueves 15:20", "F/U: 3 weeks", "12 Mill Lane"]
)
def test_when_and_where_one_meets_again_is_no_exercise(line):
    assert names(convert(f"Knee\n- Slide 3x11\n- Press 2x9\n{line}\n".encode(), "a.txt")) == ["Slide", "Press"]


@pytest.mark.parametrize(
    ("title", "exercises"),
    [
        ("Yin - hips     50 min, Sun 7.30pm\nbolster, 2 blocks", 2),
        ("Hip opener session - 40 min\nProps: strap", 2),
        ("Bike 10 min", 3),  # what one begins with
    ],
)
def test_a_title_with_the_length_of_a_class_is_no_exercise(title, exercises):
    done = convert(f"{title}\n\nButterfly   4 min\nSphinx   3 min\n".encode(), "a.txt")
    assert len(done.draft.exercises) == exercises


def test_rows_between_slashes_below_their_headers_are_a_table():
    text = "Knee\n\nExercise / Sets / Reps\nHeel slide / 3 / 11\nWall press / 2 / 10\n\nGoals: overhead reach\n"
    done = convert(text.encode(), "a.txt")
    assert [(one.fields["sets"], one.fields["reps"]) for one in done.draft.exercises] == [("3", "11"), ("2", "10")]


@pytest.mark.parametrize(
    "text",
    ["Ibuprofen 400 mg 3 times a day", "Painkillers - paracetamol 1 g up to 4 times a day", "Get up every 30 min"],
)
def test_how_often_one_takes_a_medicine_or_gets_up_is_not_how_often_one_exercises(text):
    done = convert(f"Knee\n\n{text}\n\nTwice a day:\n- Slide 3x11\n- Press 2x9\n".encode(), "a.txt")
    assert (done.draft.head["every"], names(done)) == ("2 times a day", ["Slide", "Press"])


def test_a_list_of_answers_is_of_no_exercises():
    answers = "When should I see a doctor?\n- no better after 6 weeks\n- numbness\n"
    done = convert(f"Heel\n\n{answers}\n1. Slide\n3 sets of 11\n\n2. Press\n10 times\n".encode(), "a.txt")
    assert names(done) == ["Slide", "Press"]
    assert "no better after 6 weeks" in done.draft.head["about"]


def test_a_sheet_of_numbered_lines_with_commas_is_no_table():
    text = (
        "HOME EXERCISE PROGRAMME - upper hamstring, weeks 1-4\n\nDo them daily, please.\n\n"
        "1. Bridge, double leg. 3 x 11, 2 sec hold at the top\n2. Curl with band, prone. 3 sets of 9\n"
        "3. Abduction   2 x 13 L+R   (1 kg weight, more when easy)\n\nAVOID: sprinting, and hard chairs\n"
    )
    assert len(names(convert(text.encode(), "a.txt"))) == 3


@pytest.mark.parametrize("load", ["6 kg dumbbell each hand", "6 kg each hand", "6 kg per hand", "6 kg je Hand"])
def test_a_load_of_each_hand_is_no_side(load):
    (carry,) = convert(f"- Deadlift 3x9, {load}\n".encode(), "a.txt").draft.exercises
    assert (carry.fields["load"], "sides" in carry.fields) == ("6 kg", False)
