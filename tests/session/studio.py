"""A track of recognisable sounds: each earcon and phrase is a constant level of its own."""

import numpy as np
from fakes import lengths

from voicecoach.score.model import Earcon
from voicecoach.score.place import place
from voicecoach.sound.track import Take

LEVELS = {earcon: 100 + index for index, earcon in enumerate(Earcon)}
VOICE = 1000


class LevelTrack:
    """Honours Track's interface, with no voice."""

    def take(self, step):
        known = lengths(step)
        clips = {what: np.full(n, LEVELS.get(what, VOICE), np.int16) for what, n in known.items()}
        return Take(place(step, known), clips, tone_gain=0.0)  # tones would change the levels


def onsets(samples, what):
    """Return the frames at which an earcon's level, or the voice's, begins."""
    on = samples == LEVELS.get(what, VOICE)
    return np.flatnonzero(on & ~np.concatenate(([False], on[:-1]))).tolist()


def make_ready(player):
    """Wait until the takes that may be heard next are made, however slow the machine."""
    assert player.ready(5)


def let_be_heard(player, speaker, seconds):
    """Let seconds be heard, with every take ready in time."""
    for _ in range(round(seconds * 10)):
        make_ready(player)
        speaker.play(0.1)
