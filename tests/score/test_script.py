import re

import pytest
from fakes import lengths

from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose
from voicecoach.score.place import place
from voicecoach.score.script import as_data, lines, total


def placed(routine):
    return [place(step, lengths(step)) for step in compose(routine, ENGLISH)]


def told(routine, **options):
    return [f"{line.at:.2f} {line.step} {line.heard}".strip() for line in lines(placed(routine), **options)]


def test_a_person_can_follow_it(dosed):
    script = told(dosed("exercises: [{name: Squeeze, hold: 45s, reps: 2, between_reps: 10s}]"))
    assert script[3:] == [
        "8.96 Squeeze",
        '8.96 listen [exercise] "Squeeze." "2 times. Hold each for 45 seconds." "Get ready."',
        "13.41 get ready 5 s [tick] [tick] [tick]",
        '18.41 hold rep 1/2 45 s [start] "Number 1 of 2." "Keep breathing." "Halfway."'
        ' "10 seconds to go." [tick] [tick] [tick] [end]',
        "63.41 relax 10 s [tick] [tick] [tick]",
        '73.41 hold rep 2/2 45 s [start] "Last one." "Breathe slowly and evenly."'
        ' "Halfway there." "Just 10 seconds more." [tick] [tick] [tick] [end]',
        '118.71 listen [finish] "That\'s it, all done: one exercise, 2 minutes."',
    ]


def test_reps_that_are_alike_are_told_in_one_line_unless_asked_for(dosed):
    routine = dosed("exercises: [{name: Squat, reps: 10, pace: 2s}]")
    (line,) = [line for line in told(routine) if "alike" in line]
    assert "7 more alike until" in line
    assert sum("rep " in line for line in told(routine, every_rep=True)) == 10


def test_a_rest_is_told_as_long_as_it_is_from_release_to_start(dosed):
    script = told(dosed("exercises: [{name: A, hold: 5s, sets: 2, rest: 20s}]"))
    assert any("rest 20 s" in line for line in script)


def test_tips_come_in_their_order_one_before_each_later_set_and_then_again(dosed):
    def tips(sides, sets):
        exercise = f"{{name: A, hold: 5s, sides: {sides}, sets: {sets}, rest: 20s, tip: [One., Two., Three.]}}"
        said = " ".join(line for line in told(dosed(f"exercises: [{exercise}]")) if " rest " in line)
        return re.findall(r"set: (One|Two|Three)\.", said)

    assert tips("none", 6) == ["One", "Two", "Three", "One", "Two"]
    assert tips("each", 4) == ["One", "Two", "Three"]  # the second side hears none again
    assert tips("each set", 3) == ["One", "Two"]


def test_the_data_holds_every_cue_at_its_time(dosed):
    made = placed(dosed("exercises: [{name: A, hold: 5s}]"))
    data = as_data(made)
    assert [step["kind"] for step in data] == ["talk", "talk", "talk", "talk", "work", "talk"]
    work = data[4]
    assert [(cue.get("sound"), round(cue["at"] - work["start"], 6)) for cue in work["cues"]] == [
        ("up", 0),
        ("start", 2),
        (None, 3),
        (None, 4),
        (None, 5),
        (None, 6),
        ("end", 7),
    ]
    assert data[-1]["start"] + data[-1]["seconds"] == pytest.approx(total(made))


def test_what_takes_no_time_has_no_line(dosed):
    script = told(dosed("exercises: [{name: A, hold: 1 breath, get_ready: 0, countdown: 0}]"))
    assert not [line for line in script if "get ready" in line]


def test_the_data_calls_a_rest_on_the_clock_a_rest(dosed):
    block = "{rounds: 2, interval: {work: 20s, rest: 10s}, exercises: [A, B]}"
    work_on = [step["kind"] for step in as_data(placed(dosed(f"exercises: [{block}]")))[3:-1]]
    assert work_on == ["talk", "work", "rest", "work", "rest", "work", "rest", "work"]
