"""The words for the phases of a rep: none is said once its phase is over."""

import pytest
from fakes import lengths

from voicecoach.core.units import frames
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.score.model import StepKind
from voicecoach.score.place import place


@pytest.mark.parametrize(("tempo", "short"), [("up 1, down 3", "Up."), ("down 1, up 3", "Down."), ("1-2-3", "Up.")])
def test_where_the_number_takes_the_time_of_a_short_phase_its_word_is_left_out(tempo, short):
    steps = compose(read(f"exercises: [{{name: Raise, tempo: '{tempo}', reps: 10}}]").routine, ENGLISH)
    for work in (step for step in steps if step.kind is StepKind.WORK):
        placed = place(work, lengths(work))
        for stretch in placed.stretches:
            late = [cue for cue in placed.cues if cue.what == short and stretch.start <= cue.frame < stretch.end]
            assert all(cue.frame < stretch.start + frames(1) for cue in late)
