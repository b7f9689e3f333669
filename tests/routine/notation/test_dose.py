"""What a line amounts to: its name, its dose, and what is doubtful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.routine.notation.dose import resolve
from voicecoach.routine.notation.frequency import often
from voicecoach.routine.notation.line import read_line, read_sentence
from voicecoach.routine.notation.one_line import one_line
from voicecoach.routine.notation.phrases import phrases
from voicecoach.routine.values.frequencies import parse_frequency


def dose(text):
    read = read_line(text)
    return resolve(read.phrases, read.name)


@pytest.mark.parametrize(
    ("line", "name", "fields"),
    [
        ("Clamshell - 3 sets of 10, hold 5 sec each side", "Clamshell",
         {"sets": "3", "reps": "10", "hold": "5s", "sides": "each"}),
        ("2x15 heel raises", "heel raises", {"sets": "2", "reps": "15"}),
        ("Glute bridge: 3 x 10, 3-5s hold, rest 45s", "Glute bridge",
         {"sets": "3", "reps": "10", "hold": "3-5s", "rest": "45s"}),
        ("Nod 4x8x3s", "Nod", {"sets": "4", "reps": "8", "hold": "3s"}),
        ("Tuck x12 x4\"", "Tuck", {"reps": "12", "hold": "4s"}),
        ("Curl-up 12 x 8 s", "Curl-up", {"reps": "12", "hold": "8s"}),
        ("Plank 3 x 30s", "Plank", {"sets": "3", "hold": "30s"}),
        ("March 30 seconds x 3", "March", {"sets": "3", "duration": "30s"}),
        ("Heel slides 5-second hold x 10", "Heel slides", {"hold": "5s", "reps": "10"}),
        ("Sit-to-stand: 10 reps x 3 sets", "Sit-to-stand", {"reps": "10", "sets": "3"}),
        ("Glide, hold 1:30, repeat on the other side", "Glide", {"hold": "1:30", "sides": "each"}),
        ("Hops 6 s on / 4 s off x 5, 2 sets, 1 min 30 between sets", "Hops",
         {"sets": "2", "reps": "5", "hold": "6s", "between_reps": "4s", "rest": "1:30"}),
        ("Press 3x8 - 75s rest", "Press", {"sets": "3", "reps": "8", "rest": "75s"}),
        ("Lift 3x9 with a 2 second pause at the top", "Lift", {"sets": "3", "reps": "9", "hold": "2s"}),
        ("Row 3x10, 2 sec up, 4 sec down", "Row", {"sets": "3", "reps": "10", "tempo": "2-4"}),
        ("Heel raise 3x10 (3 sec up, 4 down)", "Heel raise", {"sets": "3", "reps": "10", "tempo": "3-4"}),
        ("Dip 4x6, tempo 3 down, 2 up", "Dip", {"sets": "4", "reps": "6", "tempo": "down 3, up 2"}),
        ("Squat 4x6 tempo 3010", "Squat", {"sets": "4", "reps": "6", "tempo": "down 3, up 1"}),
        ("Squat 4x6 tempo 3-1-3", "Squat", {"sets": "4", "reps": "6", "tempo": "3-1-3"}),
        ("Hamstring curls 2x5, 1x5", "Hamstring curls", {"sets": "3", "reps": "5"}),
        ("Hollow hold 20 s", "Hollow hold", {"hold": "20s"}),
        ("Hip lifts 20", "Hip lifts", {"reps": "20"}),
        ("Steh auf: 3 Sätze à 12 Wdh., 1 Min. Pause", "Steh auf", {"sets": "3", "reps": "12", "rest": "1 min"}),
        ("Gainage : 3 x 40 s, repos 20 s", "Gainage", {"sets": "3", "duration": "40s", "rest": "20s"}),
        ("Hip bend 2x9, 25 sec rest inbetween", "Hip bend", {"sets": "2", "reps": "9", "rest": "25s"}),
        ("Roll 3 minutes per thigh", "Roll", {"duration": "3 min", "sides": "each"}),
        ("Side lean stretch 20-25 seconds, twice each side", "Side lean stretch",
         {"hold": "20-25s", "reps": "2", "sides": "each"}),
        ("Puente: tres series de doce, mantener 4 segundos", "Puente", {"sets": "3", "reps": "12", "hold": "4s"}),
    ],
)  # fmt: skip
def test_a_line_has_a_name_and_a_dose(line, name, fields):
    assert read_line(line).name == name
    assert dose(line).fields == fields
    assert dose(line).doubts == ()


@pytest.mark.parametrize(
    "side",
    [
        "each side",
        "per leg",
        "/side",
        "R/L",
        "L&R",
        "ea",
        "e/s",
        "both sides",
        "B",
        "je Seite",
        "chaque côté",
        "por lado",
    ],
)
def test_sides_in_all_their_spellings(side):
    assert dose(f"Clam 3x10 {side}").fields["sides"] == "each"


@pytest.mark.parametrize("text", ["R", "right only", "(right)", "rechts", "à droite", "lado derecho"])
def test_one_side_only(text):
    assert dose(f"Clam 3x10 {text}").fields["sides"] == "right"


@pytest.mark.parametrize(
    "text",
    ["Leg swings/hip circles 2x10", "Hold / hip thrust 2x20 sec", "Clam 3x10 both legs", "Reach each position 5 reps"],
)
def test_what_sounds_like_sides_and_is_none(text):
    assert "sides" not in dose(text).fields


@pytest.mark.parametrize(
    "text",
    ["Dip 3x10 every 2 hours", "Dip 3x10, 30 min before bed", "Dip 3x10 for 6 weeks", "Dip 3x10, pain up to 4/10",
     "Dip 3x10 @ 75%", "Dip 3x10 see https://example.org/9x9", "Dip 3x10 (12 May 2025)",
     "Dip 3x10, hold 5 s, 4 sec down"],
)  # fmt: skip
def test_a_number_that_is_no_dose_is_kept_as_a_note(text):
    assert dose(text).fields | {"hold": "5s"} == {"sets": "3", "reps": "10", "hold": "5s"}
    assert dose(text).notes


@pytest.mark.parametrize(
    ("text", "tempo"),
    [
        ("Dip 3x10, 4 sec down", "down 4, up 1"),
        ("Step down 3x10 slowly down in 3 secs", "down 3, up 1"),
        ("Heel raise 3x10, lower slowly over three seconds", "down 3, up 1"),
        ("Fersenheben 3x10, in 3 Sek. absenken", "down 3, up 1"),
        ("Squat 3x10, 3 s up", "up 3, down 1"),
        ("Heel drop 3x10, 3 seconds down, slowly", "down 3, up 1"),
    ],
)
def test_where_one_way_is_timed_the_way_back_takes_a_second_which_is_told(text, tempo):
    assert dose(text).fields == {"sets": "3", "reps": "10", "tempo": tempo}
    assert "a second is taken for the way" in dose(text).doubts[0]


@pytest.mark.parametrize(
    ("text", "fields"),
    [("Dip 3x10 @ 20 kg", {"sets": "3", "reps": "10", "load": "20 kg"}),
     ("Squat 60kg x5, 60kg x5, 60kg x5", {"sets": "3", "reps": "5", "load": "60 kg"}),
     ("Squat 22,5 kg x 5 x 3", {"sets": "3", "reps": "5", "load": "22.5 kg"}),
     ("Row 3x12 con 30 lb", {"sets": "3", "reps": "12", "load": "30 lb"})],
)  # fmt: skip
def test_a_weight_is_a_load(text, fields):
    assert dose(text).fields == fields


def test_as_many_as_one_can_are_reps():
    assert dose("Pull-ups 4 x AMRAP").fields == {"sets": "4", "reps": "amrap"}


@pytest.mark.parametrize(
    ("text", "fields"),
    [("Squat 60 x 5", {"reps": "5"}), ("Squat 30 x 5 x 3", {"sets": "3", "reps": "5"}),
     ("Heel raise 15 x 3", {"sets": "3", "reps": "15"})],
)  # fmt: skip
def test_numbers_that_can_hardly_be_sets_and_reps_are_told(text, fields):
    done = dose(text)
    assert done.fields == fields
    assert done.doubts


@pytest.mark.parametrize(
    "text",
    ["Bridge 3x10, hold 5 s, hold 8 s", "Carry 3 x 40 m", "Lunge 12 R, 8 L", "Squat "
        "(both) 10 reps",
     "Bridge 3x10, hold 5 s, 20 s"],
)  # fmt: skip
def test_what_is_said_in_two_ways_or_can_not_be_counted_is_doubtful(text):
    assert dose(text).doubts


def test_sets_that_differ_are_told_apart():
    assert dose("Curl 12/10/8").per_set == ("12", "10", "8")
    assert dose("Curl 1x12, 1x10, 1x8").per_set == ("12", "10", "8")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Hold it with both hands for 20 seconds.", {"hold"}),
        ("Repeat ten times on each side.", {"reps", "each"}),
        ("Lift one leg and look ahead.", set()),
        ("Acht Wiederholungen, zweimal täglich.", {"reps", "every"}),
    ],
)
def test_a_sentence_says_a_dose_only_with_a_word_for_it(text, roles):
    assert read_sentence(text).roles == roles


@pytest.mark.parametrize(
    ("texts", "every"),
    [
        (["daily"], "1 day"), (["nightly"], "1 day"), (["every morning"], "1 day"), (["PER DAY"], "1 day"),
        (["BID"], "2 times a day"), (["t.i.d."], "3 times a day"), (["2x täglich"], "2 times a day"),
        (["zweimal am Tag"], "2 times a day"), (["2 veces al día"], "2 times a day"),
        (["2 sessions per day"], "2 times a day"), (["twice every day"], "2 times a day"),
        (["every other day"], "2 days"), (["QOD"], "2 days"), (["un jour sur deux"], "2 days"),
        (["jeden zweiten Tag"], "2 days"), (["jeden 2. Tag"], "2 days"), (["once every 2 days"], "2 days"),
        (["alle 3 Tage"], "3 days"), (["every 3rd day"], "3 days"),
        (["once a week"], "7 days"), (["weekly"], "7 days"), (["3x/week"], "3 times a week"),
        (["dreimal pro Woche"], "3 times a week"), (["5 days a week"], "5 times a week"), (["7 days/week"], "1 day"),
        (["every 2 hours"], "2 hours"), (["stündlich"], "1 hour"), (["every hour"], "1 hour"),
        (["M/W/F"], "Mon, Wed, Fri"), (["Tue & Sat"], "Tue, Sat"), (["lundi au vendredi"], "Mon - Fri"),
        (["1 x daily", "7 x weekly"], "1 day"), (["1 x daily", "3 x weekly"], "3 times a week"),
        (["daily", "3x a day"], "3 times a day"), (["2x/day", "every 2nd day"], "2 days, 2 times a day"),
        # What `every` has no word for, or what is no frequency at all.
        (["5 to 6 days a week"], ""), (["every month"], ""), (["3 times a month"], ""), (["2 wks"], ""),
        (["five days"], ""), (["morning and night"], "2 times a day"), (["matin et soir"], "2 times a day"),
        (["1/day"], "1 day"), (["x2/day"], "2 times a day"), (["every morning"], "1 day"),
        (["3x/week", "12 months"], ""),
    ],
)  # fmt: skip
def test_how_often(texts, every):
    assert often(texts).every == every


@pytest.mark.parametrize("texts", [["daily"], ["BID"], ["every 2 hours"], ["M/W/F"], ["lundi au vendredi"],
                                   ["2x/day", "every 2nd day"], ["3x/week"], ["1 x daily", "3 x weekly"]])  # fmt: skip
def test_a_routine_can_hold_how_often(texts):
    assert parse_frequency(often(texts).every)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Clamshell 3x10 each side, hold 3s",
            {"name": "Clamshell", "sets": "3", "reps": "10", "hold": "3s", "sides": "each"},
        ),
        ("Plank 30s", {"name": "Plank", "hold": "30s"}),
        ("10 squats", {}),
        ("Warrior 2", {}),
        ("Bridge 3x10, slowly", {}),
        ("Clam 3x10 (both)", {}),
        ("Curl 12/10/8", {}),
        ("Rest 60 s", {}),
        ("Bridge", {}),
    ],
)
def test_one_line_is_an_exercise_only_if_it_can_be_read_in_one_way(text, fields):
    assert dict(one_line(text)) == fields


SAID = (
    "3 sets", "10 reps", "3x10", "hold 5 s", "30 s", "two more times", "another 15", "another 30 s", "do it twice more",
    "6 presses make a set", "2 more sets", "again", "each side", "left only", "x 3", "10 R, 8 L", "tempo 3-1-1",
    "5 s up, 3 s down", "rest 60 s", "30 s on / 30 s off", "5 rounds", "12, 10, 8", "5 breaths", "40 m", "max", "20 kg",
    "60 x 5", "1 more", "a second set", "let go for 3 s", "4-4-4-4", "count to five", "10 x 5 s hold", "same again",
)  # fmt: skip


@given(st.lists(st.sampled_from(SAID), max_size=5), st.sampled_from(["Plank", "Squat", ""]))
def test_whatever_is_said_together_a_dose_comes_of_it(said, name):
    found = [phrase for text in said for phrase in phrases(text).found]
    dose = resolve(found, name)
    assert all(dose.fields.values())
    assert bool(found) or not dose.fields


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("Press-up 12 daily", "1 day"),
        ("Press-up 12 a day", "1 day"),
        ("Press-up 12 every 2 hours", "2 hours"),
        ("Press-up 12 each hour", "1 hour"),
        ("Press-up 12 hourly", "1 hour"),
        ("Press-up 12 morning and evening", "2 times a day"),
        ("Press-up 12 BID", "2 times a day"),
        ("Liegestütz 12 täglich", "1 day"),
        ("Liegestütz 12 jede Stunde", "1 hour"),
        ("Pompes 12 toutes les 2 heures", "2 hours"),
        ("Flexiones 12 cada día", "1 day"),
    ],
)
def test_a_bare_number_before_how_often_is_reps_where_nobody_does_it_as_many_times(text, every):
    read = read_line(text)
    said = {role: value for phrase in read.phrases for role, value in phrase.said.items()}
    assert (read.name, said["reps"], often([said["every"]]).every) == (text.partition(" 12")[0], "12", every)


@pytest.mark.parametrize("text", ["Press-up 3 times a day", "Press-up 5x daily", "Press-up 4 daily"])
def test_a_few_times_a_day_are_how_often_and_no_reps(text):
    assert dose(text).fields == {}


@pytest.mark.parametrize("text", ["Lunge 3x8x/side", "Lunge 3 sets, 8x/leg", "Ausfallschritt 3 Sätze, 8x/Seite"])
def test_times_for_each_side_have_their_sides(text):
    assert dose(text).fields == {"sets": "3", "reps": "8", "sides": "each"}


@pytest.mark.parametrize("text", ["Slide 2x9 w/ 30 s rest", "Slide 2 Durchgänge à 9 Wdh., 30 s Pause"])
def test_words_around_a_dose_are_no_notes(text):
    assert (dose(text).fields, read_line(text).pieces) == ({"sets": "2", "reps": "9", "rest": "30s"}, ())


@pytest.mark.parametrize(
    "text",
    ["Arm circles 9 each direction", "Shoulder rolls 9 each way", "Armkreisen 9 in jede Richtung",
     "Cercles de bras 9 dans chaque sens", "Círculos de brazo 9 en cada sentido"],
)  # fmt: skip
def test_what_goes_forwards_and_backwards_has_no_left_and_right_for_sure(text):
    done = dose(text)
    assert done.fields == {"reps": "9", "sides": "each"}
    assert "is taken for each side" in done.doubts[0]


def test_what_turns_left_and_right_is_sure():
    assert dose("Neck rotation 9 each way").doubts == ()


def test_the_sets_are_no_part_of_the_note_that_says_what_amrap_is():
    assert dose("Press-up 2xAMRAP").notes == ("AMRAP: as many as you can",)
    assert "fail" in dose("Press-up 2x to failure").notes[0]


@pytest.mark.parametrize(
    ("text", "times"),
    [("Plank 20-30-40 sec", "20s, 30s, 40s"), ("Plank 20, 30, 40 sec", "20s, 30s, 40s"),
     ("Plank 40, 30 and 20 s, 1 min rest", "40s, 30s, 20s"), ("Plank 30-45-60s", "30s, 45s, 1 min")],
)  # fmt: skip
def test_times_that_rise_or_fall_are_those_of_each_set(text, times):
    assert (dose(text).per_set, read_line(text).name) == (tuple(times.split(", ")), "Plank")


@pytest.mark.parametrize(
    ("text", "every"),
    [("Breathe 5 min, morning and evening", "2 times a day"), ("Atmen 5 Min. morgens und abends", "2 times a day")],
)
def test_two_parts_of_a_day_behind_a_dose_are_how_often(text, every):
    said = [phrase.said["every"] for phrase in read_line(text).phrases if "every" in phrase.said]
    assert often(said).every == every


@pytest.mark.parametrize("text", ["Balancieren auf einem Bein, jeweils 3 x 30 s", "Standwaage einbeinig, je 3 x 30 s"])
def test_what_is_done_on_one_leg_so_long_each_is_for_both(text):
    assert dose(text).fields["sides"] == "each"
    assert "jeweils" not in read_line(text).name
