"""One way of a rep that takes its time, in its many wordings, and what only looks like one."""

import pytest

from voicecoach.routine.notation.dose import resolve
from voicecoach.routine.notation.line import read_line


def dose(text):
    read = read_line(text)
    return resolve(read.phrases, read.name)


@pytest.mark.parametrize(
    "told",
    [
        "slow back, 4 sec", "slow return (4 s)", "return slowly over 4 seconds",
        "controlled return, about four seconds",
        "slowly release for 4 s", "take 4 seconds to return", "slow (4 sec) return", "4 sec return",
        "go back slowly, count to 4", "slow on the way back, 4 s", "return to the start slowly - 4 secs",
        "langsam zurück, 4 Sek.", "in 4 Sekunden zurück", "4 Sek. langsam zurückführen", "retour lent, 4 sec",
        "revenir en 4 secondes", "vuelta lenta (4 seg)", "vuelve despacio en 4 segundos",
    ],
)  # fmt: skip
def test_a_slow_way_back_is_a_tempo_and_the_way_there_is_told(told):
    done = dose(f"Band pull 2x8, {told}")
    assert done.fields == {"sets": "2", "reps": "8", "tempo": "go 1, back 4"}
    assert "a second is taken for the way there" in done.doubts[0]


@pytest.mark.parametrize(
    "told",
    [
        "slow down, 4 sec", "slow lowering phase (4 s)", "lower slowly, 4 seconds", "4-second negatives",
        "eccentric slow: 4 s",
        "slow on the way down (4 s)", "sit down slowly, 4 s", "langsam ablassen (4 Sek.)",
        "redescendre lentement (4 s)",
        "bajar despacio, 4 s", "lower the leg slowly - 4 seconds", "4 s slowly down",
    ],
)  # fmt: skip
def test_a_slow_way_down_is_a_tempo_and_the_way_up_is_told(told):
    done = dose(f"Heel drop 2x8, {told}")
    assert done.fields == {"sets": "2", "reps": "8", "tempo": "down 4, up 1"}
    assert "a second is taken for the way up" in done.doubts[0]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Bridge 3x10, squeeze for 3 seconds and lower slowly", {"hold": "3s"}),
        ("Bridge 3x10, hold 3 seconds and return", {"hold": "3s"}),
        ("Bridge 3x10, lower slowly, 3 s hold", {"hold": "3s"}),
        ("Bridge 3x10, up for 5 s, down", {"hold": "5s"}),
        ("Bridge 3x10, 3 s hold, 5 s release", {"hold": "3s", "between_reps": "5s"}),
    ],
)
def test_what_is_held_beside_a_way_is_held(text, fields):
    assert dose(text).fields == {"sets": "3", "reps": "10"} | fields


@pytest.mark.parametrize("phases", ["go 1, back 3", "turn 2, wait 1, back 3", "down 3, up 1"])
def test_the_phases_of_a_tempo_may_have_names_of_ones_own(phases):
    assert dose(f"Band pull, 2x8, tempo {phases}, each side").fields["tempo"] == phases
