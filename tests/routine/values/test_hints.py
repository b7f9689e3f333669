"""Hints that say what to write: followed, they give a routine that reads clean and means what was typed."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecoach.core.suggest import slips
from voicecoach.routine import fields
from voicecoach.routine.fields import TABLE, Section
from voicecoach.routine.reading.routine import read
from voicecoach.routine.values.durations import parse_range
from voicecoach.routine.values.synonyms import named, sides_meant

WRITE = re.compile(r"\bwrite `|\bis `(?:reps|duration)")
FIELD = re.compile(r"`([a-z_]+: [^`]+)`")
MEAN = re.compile(r"did you mean `([^`]+)`")
SAME_UNIT = {"sec": "s", "secs": "s", "second": "s", "seconds": "s", "sekunden": "s", "segundos": "s", "mins": "min",
             "minute": "min", "minutes": "min", "minuten": "min", "hours": "h", '"': "s"}  # fmt: skip
NUMBERS = {"ten": "10", "five": "5", "thirty": "30", "eight": "8", "three": "3"}


def followed(lines, problem):
    """Return the lines of a routine after the hint of a problem, or None if it says nothing exact."""
    at = problem.where.line - 1
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    exact = problem.hint.split("for example")[0].split(", or `")[0]
    if fields := FIELD.findall(exact) if WRITE.search(exact) else []:
        return [*lines[:at], *(indent + field for field in fields), *lines[at + 1 :]]
    if meant := MEAN.search(problem.hint):
        before, after = problem.where.column - 1, problem.where.column - 1 + problem.where.length
        return [*lines[:at], lines[at][:before] + meant[1] + lines[at][after:], *lines[at + 1 :]]
    return None


def clean(fields):
    """Follow the hints of an exercise until there is nothing more to say; return its lines and the last problems."""
    lines = ["exercises:", "  - name: A", *(f"    {field}" for field in fields)]
    for _ in range(6):
        problems = read("\n".join(lines)).problems
        # What is missing in a set goes away with the field that says it.
        said = next((new for problem in problems if (new := followed(lines, problem))), None)
        if not said:
            break
        lines = said
    return lines[2:], problems


def quantities(lines):
    """Return every number of `lines` with its unit, as often as it stands there."""
    text = " ".join(lines).lower()
    text = re.sub(r"(?<=\w)_(?=\w)", " ", text)
    for word, digits in NUMBERS.items():
        text = re.sub(rf"\b{word}\b", digits, text)
    pairs = re.findall(r"(\d+(?:[.,:]\d+)?)\s?-?([^\W\d_]+|\"|%)?", text)
    units = ("s", "min", "h", "kg", "lb", "breaths", "steps", "days", "hours", "weeks")
    known = ((number, SAME_UNIT.get(unit, unit)) for number, unit in pairs)
    return Counter((number, unit if unit in units else "") for number, unit in known)


TIMES = st.sampled_from(
    ["30s", "5 sec", "30 seconds", "2 min", "1 minute", "20-30s", "5 Sekunden", "thirty seconds", "2 minuten"]
)
COUNTS = st.sampled_from(["10", "8-12", "5", "ten"])
DIGITS = st.sampled_from(["10", "8", "8-12", "3"])
SIDES = st.sampled_from(["", " each side", " each leg", "/side", " per arm", " on each side"])
BY = st.sampled_from(["x", " x ", "×", " sets of "])
OF_TIME = st.sampled_from(["hold", "duration", "rest_after"])
VALUES = st.one_of(
    st.builds("reps: {}{}".format, DIGITS, SIDES),
    st.builds("reps: {}{}{}{}".format, DIGITS, BY, DIGITS, SIDES),
    st.builds("sets: {}{}{}".format, DIGITS, BY, DIGITS),
    st.builds("sets: {} x {} x {}".format, DIGITS, DIGITS, st.sampled_from(["5s", "10 sec"])),
    st.builds("sets: {}x{}".format, DIGITS, st.sampled_from(["30s", "1 min"])),
    st.builds("hold: {}x{}{}".format, DIGITS, st.sampled_from(["30s", "1 min"]), SIDES),
    st.builds("hold: {} x {}".format, st.sampled_from(["30s", "1 min"]), DIGITS),
    st.builds("{}: {}".format, st.sampled_from(["reps", "repetitions", "Wiederholungen", "rep"]), COUNTS),
    st.builds("{}: {}".format, OF_TIME, TIMES),
    st.builds("{}: about {},".format, OF_TIME, TIMES),
    st.builds("{}_{}: {}".format, OF_TIME, st.sampled_from(["seconds", "secs", "min", "minutes"]), st.just("2")),
    st.builds("{}: {}".format, st.sampled_from(["minutes", "seconds", "secs"]), st.sampled_from(["2", "5", "2-3"])),
    st.builds("{}: {} {}".format, st.sampled_from(["weight", "load", "resistance"]), DIGITS, st.just("kg")),
    st.builds("{}: {}".format, st.sampled_from(["kg", "weight_kg", "breaths", "steps"]), DIGITS),
    st.builds("per_side: {}".format, st.sampled_from(["10", "8-12"])),
    st.builds("countdown: {}".format, st.sampled_from(["4"])),
)
UNITS = {
    "seconds": "s",
    "secs": "s",
    "min": "min",
    "minutes": "min",
    "kg": "kg",
    "breaths": "breaths",
    "steps": "steps",
}


def meant(line):
    """Return the numbers and units that a line as typed stands for, a unit in the field's name too."""
    name, _, value = line.partition(":")
    unit = UNITS.get(name.rpartition("_")[2], "")
    found = quantities([value])
    return Counter({(number, own or unit): count for (number, own), count in found.items()}) if unit else found


@settings(max_examples=400, deadline=None)
@given(VALUES)
def test_a_hint_that_is_followed_reads_clean_and_keeps_every_number_and_unit(line):
    lines, problems = clean([line])
    assert [problem for problem in problems if not problem.warning] == []
    values = [text.partition(":")[2] for text in lines]
    kept = quantities(values)
    # A unit that is written once for both ends of a range belongs to both.
    assert Counter(number for number, _ in kept.elements()) == Counter(number for number, _ in meant(line).elements())
    assert {unit for _, unit in meant(line)} - {""} <= {unit for _, unit in kept}


@pytest.mark.parametrize(
    "value", ["hold: 1 wave", "hold: 5 kg", "reps: 5 breaths", "duration: 2 days", "rest_after: 1 day", "reps: 10+"]
)
def test_a_unit_that_nobody_knows_is_never_dropped(problems, value):
    (found,) = problems(f"exercises:\n  - name: A\n    {value}")
    number = re.search(r"\d+", value)[0]
    assert f"{value.partition(':')[0]}: {number}`" not in found.hint
    assert "for example" in found.hint


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("sets: 3, reps: 9, rest_seconds: 60", "write `rest: 60s`"),
        ("sets: 3, reps: 9, restSeconds: 60", "write `rest: 60s`"),
        ("sets: 3, reps: 9, rest_between_sets: 60", "did you mean `rest`?"),
        ("reps: 10, per_side: yes", "write `sides: each`"),
        ("reps: 10, weight: 5 kg", "did you mean `load`?"),
        ("reps: 10, weight_lbs: 5", "write `load: 5 lb`"),
        ("reps: 10, kg: 2.5", "write `load: 2.5 kg`"),
        ("reps: 10, incline: 5", "write `notes: incline 5`"),
        ("reps: 10, incline: 'a: b'", 'write `notes: "incline a: b"`'),
        ("reps: '12, 10, 8'", "one for each set: write `reps: [12, 10, 8]`"),
        ("hold: 10s/20s", "one for each set: write `hold: [10s, 20s]`"),
        ("minutes: 2", "write `duration: 2 min`, or `hold: 2 min`"),
        ("reps: 10, seconds: 5", "write `hold: 5s`"),
        ("series: 3, reps: 10", "did you mean `sets`?"),
        ("sets: 3, series: 3, reps: 10", "delete one of the two"),
        ("min_reps: 3", "`reps: 8-12`"),
        ("reps: 5, sides: each leg", "write `sides: each`"),
        ("reps: 5, tempo: 3010", "write `tempo: {down: 3, hold: 0, up: 1, pause: 0}`"),
        ("foo: 3", "`voicecoach explain` lists all fields"),
    ],
)
def test_a_name_goes_by_what_it_means(problems, fields, hint):
    found = problems(f"exercises: [{{name: A, {fields}}}]")
    assert hint in found[0].hint
    assert len(found[0].hint) < 160


@pytest.mark.parametrize("word", ["weight", "minutes", "rest_seconds", "plank", "lunges", "side_note"])
def test_what_only_looks_alike_is_no_slip(word):
    assert not set(slips(word, TABLE[Section.EXERCISE]))


@given(st.sampled_from(sorted(TABLE[Section.EXERCISE])), st.data())
def test_one_slip_of_the_finger_is_seen_through(name, data):
    at = data.draw(st.integers(0, len(name) - 2))
    slipped = data.draw(
        st.sampled_from(
            [
                name[:at] + name[at + 1 :],
                name[:at] + "q" + name[at:],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            ]
        )
    )
    if len(slipped) > 2 and slipped not in TABLE[Section.EXERCISE]:
        assert name in slips(slipped, TABLE[Section.EXERCISE])


@pytest.mark.parametrize("text", ["both", "each leg", "Left and right", "l/r", "bilateral", "per arm", "yes", "2"])
def test_both_sides_in_other_words(text):
    assert sides_meant(text) == "each"


@pytest.mark.parametrize("text", ["left", "right leg", "strong side", ""])
def test_one_side_is_not_both(text):
    assert sides_meant(text) == ""


@given(st.text(max_size=30), st.sampled_from(list(Section)))
def test_any_word_may_be_asked_for(word, place):
    assert set(named(word, place).fields) <= set(TABLE[place])


def test_a_time_that_is_proposed_can_be_read():
    assert parse_range("30 seconds", "seconds").low == 30


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("reps: 10 each", "`sides: each`, if it is each side"),
        ("reps: 10 ea", "`sides: each`, if it is each side"),
        ("reps: 10 e/s", "`sides: each`, if it is each side"),
        ("hold: 30 s each", "`sides: each`, if it is each side"),
        ("reps: 10 (each side)", "write `reps: 10` and, in a line of its own, `sides: each`"),
        ("reps: 5, sides: left leg", "write `sides: left`"),
        ("reps: 5, sides: right leg only", "write `sides: right`"),
    ],
)
def test_no_side_is_lost_and_none_is_added(problems, fields, hint):
    """Who follows it would do half of the work, or twice of it."""
    (found,) = problems(f"exercises: [{{name: A, {fields}}}]")
    assert hint in found.hint


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("reps: 8~12", "write `reps: 8-12`"),
        ("reps: ~12", "write `reps: 12`"),
        ("hold: 5 (sec)", "write `hold: 5 sec`"),
        ("rest_after: none", "write `rest_after: 0s`"),
    ],
)
def test_a_value_of_another_hand(problems, value, hint):
    (found,) = problems(f"exercises: [{{name: A, {value}}}]")
    assert found.hint == hint


def test_nothing_is_no_hold(problems):
    (found,) = problems("exercises: [{name: A, hold: none}]")
    assert "0s" not in found.hint


@pytest.mark.parametrize(
    ("beside", "field"), [("hold: 3s", "reps"), ("tempo: 3-3", "reps"), ("reps: 8", "sets"), ("duration: 60s", "sets")]
)
@pytest.mark.parametrize("word", ["times", "repeat"])
def test_how_often_is_how_often_it_is_done(problems, beside, field, word):
    """Ten times 3 s are reps: ten sets of them would rest half a minute after each."""
    assert f"did you mean `{field}`?" in [
        found.hint for found in problems(f"exercises: [{{name: A, {word}: 10, {beside}}}]")
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Clamshell:\n  reps: 10\n", "write `exercises:` and, below it, `- name: Clamshell` with its fields"),
        ("routine:\n  - Clamshell\n", "did you mean `exercises`?"),
        ("rounds: 3\nexercises: [A]\n", "write `- rounds: 3` into `exercises`"),
        ("rounds: 3\nexercises: [A]\n", "`voicecoach start NAME --repeat 3`"),
        ("level: 40\nexercises: [A]\n", "with `--level 40`"),
        ("level: hihg\nexercises: [A]\n", "with `--level high`"),
    ],
)
def test_what_a_first_timer_writes_at_the_top(problems, text, hint):
    assert hint in problems(text)[0].hint + problems(text)[-1].hint


def test_a_rest_of_one_set_is_not_told_to_become_two_sets(problems):
    """It is between the reps, or before the next exercise: a second set would double the work."""
    (found,) = problems("exercises: [{name: A, hold: 5s, reps: 10, rest: 5s}]")
    assert "`between_reps: 5s` if it is between two reps" in found.hint
    assert "`rest_after: 5s`" in found.hint
    assert "sets: 2" not in found.hint


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("sets: 200", "write 1 to 100, for example `sets: 3`"),
        ("sets: 90-200", "write 1 to 100, for example `sets: 3`"),
        ("reps: 0", "write 1 to 1,000, for example `reps: 8-10`"),
        ("hold: 25 h", "write 0.5 s to 24 h, for example `hold: 45s`"),
        ("hold: 0", "write 0.5 s to 24 h, for example `hold: 45s`; for none, delete the line"),
        ("pace: 11 min", "write 0.5 s to 10 min, for example `pace: 4s`"),
        ("rest: 2 h", "write 0 s to 1 h, for example `rest: 20s`"),
        ("countdown: 11", "write 0 to 10, for example `countdown: 3`"),
        ("calls: 5", "write 10 s to 24 h, for example `calls: 1 min`"),
        ("tempo: 3-61", "each phase takes 0.5 s to 1 min, or 0 if there is none: write, for example, `tempo: 3-1-3`"),
    ],
)  # fmt: skip
def test_beyond_a_limit_the_hint_says_what_may_be_written(line, hint):
    (found,) = [problem for problem in read(f"exercises: [{{name: A, {line}}}]").problems if problem.code == "limit"]
    assert found.hint == hint


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("every: 500 days", "write 1 day to 365 days, for example `every: 2 days`"),
        ("rate: 9", "write 0.5 to 2, for example `rate: 0.9`"),
        ("rate: 90", "for 90 % write `rate: 0.9`"),
    ],
)
def test_so_it_does_for_a_whole_routine(line, hint):
    (found,) = read(f"exercises: [A]\n{line}").problems
    assert (found.code, found.hint) == ("limit", hint)


def test_no_bounded_field_has_a_general_hint():
    """Whatever its limits: the hint names one of them, beside an example that is within."""
    bounded = [field for field in TABLE[Section.EXERCISE].values() if field.kind in (*fields.TIMES, *fields.COUNTS)]
    for field in bounded:
        (found,) = (p for p in read(f"exercises: [{{name: A, {field.name}: 99999999}}]").problems if p.code == "limit")
        assert " to " in found.hint.split(",")[0]
        assert not re.search("write, for example", found.hint)
    assert len(bounded) > 10
