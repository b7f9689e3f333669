import numpy as np
from fakes import HandSpeaker
from studio import LevelTrack, let_be_heard

from voicecoach.core.units import RATE
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.session.playback.loudness import LOWERED
from voicecoach.session.playback.overlays import FADE
from voicecoach.session.playback.player import Player

SCORE = compose(read("exercises: [{name: A, hold: 3s}]").routine, ENGLISH)


def test_the_coach_gives_way_while_somebody_speaks_and_comes_back_without_a_click():
    speakers = HandSpeaker(), HandSpeaker()
    players = [Player(SCORE, LevelTrack(), speaker) for speaker in speakers]
    for player, speaker in zip(players, speakers, strict=True):
        player.start()
        let_be_heard(player, speaker, 1)
        player.lower(player is players[1])
        let_be_heard(player, speaker, 1)
        player.lower(False)
        let_be_heard(player, speaker, 1)
        player.close()
    usual, lowered = (speaker.heard.astype(float) for speaker in speakers)
    assert usual[RATE:].any()
    gain = np.divide(lowered, usual, out=np.full(len(usual), np.nan), where=np.abs(usual) > 100)
    known = gain[~np.isnan(gain)]
    assert np.isclose(known, 1, atol=0.02).any()
    assert np.isclose(known, LOWERED, atol=0.02).sum() > RATE // 4
    between = (known > LOWERED + 0.05) & (known < 0.95)
    assert 0 < between.sum() <= 2 * FADE
    assert np.allclose(lowered[-RATE // 2 :], usual[-RATE // 2 :])
