"""`{side}` and `{other}`: right where there are sides, told where there are none or the word isn't one of the two."""

import pytest

from voicecoach.routine.reading.routine import read

SIDED = "sides: each, hold: 5s"


def problems(fields, name="A"):
    return read(f"exercises:\n- {{name: {name}, {fields}}}").problems


def codes(fields):
    return [(problem.code, problem.warning) for problem in problems(fields)]


TEXTS = ["name: '{}'", "setup: '{}'", "do: '{}'", "tip: [X, '{}'], sets: 2", "skip_if: '{}'", "easier: '{}'",
         "harder: '{}'", "calls: {{at half: '{}'}}"]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("word", ["{side}", "{other}"])
def test_they_need_sides_wherever_they_stand(text, word):
    field = text.format(f"Lift the {word} leg.")
    rest = "hold: 50s" if field.startswith("name") else "name: A, hold: 50s"
    assert read(f"exercises: [{{{field}, {rest}, sides: each}}]").problems == ()
    (found,) = read(f"exercises: [{{{field}, {rest}}}]").problems
    assert (found.code, found.warning) == ("no-sides", False)
    assert found.hint.startswith("add `sides: each`")


def test_sides_of_the_defaults_will_do():
    assert read("defaults: {sides: each}\nexercises: [{name: A, do: 'Lift the {side} leg.', hold: 5s}]").problems == ()


def test_a_bare_name_is_looked_at_too():
    (found,) = read("exercises:\n- Lift the {side} leg").problems
    assert (found.code, found.where.line) == ("no-sides", 2)


def test_a_variant_with_sides_of_its_own_may_name_them():
    text = "exercises: [{name: A, hold: 5s, do: Up., harder: {do: 'Lift the {side} leg.', sides: each}}]"
    assert read(text).problems == ()
    (found,) = read(text.replace(", sides: each", "")).problems
    assert found.code == "no-sides"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Side", "side"), ("SIDE", "side"), ("sides", "side"), (" side ", "side"), ("sdie", "side"), ("left", "side"),
        ("the side", "side"), ("Other", "other"), ("others", "other"), ("other side", "other"), ("ohter", "other"),
        ("opposite side", "other"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("sided", [SIDED, "hold: 5s"])
def test_what_is_almost_one_of_them_is_a_mistake(word, meant, sided):
    (found,) = problems(f"do: 'Lift the {{{word}}} leg.', {sided}")
    assert (found.code, found.warning, found.hint) == ("side-word", False, f"did you mean `{{{meant}}}`?")


def test_other_braces_are_said_as_they_stand():
    assert problems("do: 'Draw {x, y} and {foo} in the air.', hold: 5s") == ()
    (found,) = problems(f"do: 'Lift the {{side}} leg {{foo}}.', {SIDED}")
    assert (found.code, found.warning) == ("side-word", True)


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("do: Lift your left leg.", "`{side} leg`"),
        ("setup: Lie on your right side.", "`{other} side`"),
        ("do: Lift your right leg., first_side: right", "`{side} leg`"),
        ("tip: Left knee out., sets: 2", "`{side} knee`"),
        ("do: Lean to the left.", "`the {side}`"),
        ("calls: {at half: Lower the left heel.}", "`{side} heel`"),
        ("do: 'Lift your {side} leg. The right arm is free.'", "`{other} arm`"),
    ],
)
def test_a_side_in_words_would_be_said_on_both(fields, hint):
    (found,) = problems(f"{fields}, sides: each, hold: 30s")
    assert (found.code, found.warning) == ("fixed-side", True)
    assert hint in found.hint


@pytest.mark.parametrize(
    "fields",
    [
        "do: Lift the left leg and the right arm., hold: 5s",
        "do: Bend to a right angle and stay there., sides: each, hold: 5s",
        "do: Sit right up., sides: each, hold: 5s",
        "do: Look left and right., sides: each, hold: 5s",
        "do: Lean to the left or the right., sides: each, hold: 5s",
        "do: Stay at the right side of the mat., sides: each, hold: 5s",
        "do: Breathe., skip_if: your left knee hurts, sides: each, hold: 5s",
        "do: Breathe., notes: The left leg is the weaker., sides: each, hold: 5s",
    ],
)
def test_a_side_that_is_meant_is_fine(fields):
    assert problems(fields) == ()


def test_braces_at_the_beginning_and_within_braces_need_quotes():
    for text, column in (
        ("exercises:\n- name: A\n  do: {side} leg up.\n  sides: each", 7),
        ("exercises:\n- name: A\n  do: Lift the {side} leg.\n  tip: {other} knee down.", 8),
        ("exercises:\n- name: A\n\n- {name: B, do: Lift the {side} leg., sides: each}", 26),
        ("exercises:\n- {side} leg up", 3),
    ):
        (found,) = read(text).problems
        assert (found.code, found.where.column) == ("quote", column)
        assert "quotes" in found.hint
    assert read("exercises:\n- name: A\n  do: Lift the {side} leg.\n  sides: each").problems == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("do: Lift your top knee.", "“top knee”"),
        ("setup: Stand on one leg.", "“one leg”"),
        ("do: Press the back heel down.", "“back heel”"),
        ("setup: Kneel., do: Stretch the other arm.", "“other arm”"),
        ("do: 'Lift one leg, then the other leg.'", "“one leg”"),
    ],
)
def test_one_limb_of_two_wants_its_side(fields, said):
    (found,) = problems(f"{fields}, {SIDED}")
    assert (found.code, found.warning) == ("no-side", True)
    assert said in found.message
    assert found.hint.startswith(f"write `{{side}} {said.split()[-1].rstrip('”')}`")


@pytest.mark.parametrize(
    "fields",
    [
        "do: Lift your top knee., hold: 5s",
        "do: 'Lift your {side} leg. The other leg is bent.', sides: each, hold: 5s",
        "setup: 'Lie on your {other} side, one hand below your head.', do: Lift., sides: each, hold: 5s",
        "do: Both knees bent., sides: each, hold: 5s",
        "do: Sit with your lower leg upright and your front straight., sides: each, hold: 5s",
        "do: Lean to the other side., sides: each, hold: 5s",
        "do: Breathe., notes: One leg is longer., sides: each, hold: 5s",
    ],
)
def test_a_limb_that_is_clear_is_fine(fields):
    assert problems(fields) == ()


def test_a_name_that_says_the_side_makes_it_clear():
    assert problems(f"setup: Stand on one leg., {SIDED}", name="'Kick with the {side} leg'") == ()
