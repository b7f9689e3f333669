from voicecoach.routine.checks.takes import takes
from voicecoach.routine.reading.routine import read


def seconds(fields):
    return takes(read(f"exercises: [{{name: Hang, {fields}}}]").routine.exercises[0])


def test_a_set_takes_as_long_as_its_longest_times():
    assert (
        seconds("hold: 5-7s, reps: 6-8, between_reps: 1-3s") == seconds("hold: 7s, reps: 8, between_reps: 3s") == 78.5
    )
