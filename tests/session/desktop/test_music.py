import itertools
import json

import pytest
from mixing import FakePulse, Playing

from voicecoach.session.desktop.ducking import Ducking, recovered
from voicecoach.session.desktop.ducking_record import LOW, STEPS, DuckedStream, DuckingRecord
from voicecoach.session.desktop.mixer import Mixer

COACH = 42


class Player:
    """Music over a fake server, with its file."""

    def __init__(self, path, *playing):
        self.pulse = FakePulse(*playing)
        self.path = path
        self.anew()

    def anew(self):
        """Another session's."""
        self.music = Ducking(DuckingRecord(self.path), Mixer([COACH], self.pulse.connect))

    def fade(self, low):
        self.music.want(low)
        while self.music.moving:
            self.music.step()

    def volumes(self):
        return [round(stream.values[0], 3) for stream in self.pulse.playing]


@pytest.fixture
def player(tmp_path):
    return lambda *playing: Player(tmp_path / "cache" / "record.json", *playing)


def low(volume=1.0):
    return round(volume * LOW, 3)


def test_music_is_turned_down_in_steps_of_the_same_decibels_and_up_to_just_where_it_was(player):
    it = player(Playing(1, "mpv", values=(0.8, 0.4)))
    it.music.want(low=True)
    seen = [it.volumes()[0]]
    while it.music.moving:
        it.music.step()
        seen.append(it.volumes()[0])
    assert len(seen) == STEPS + 1
    assert seen[-1] == low(0.8)
    assert [b / a for a, b in itertools.pairwise(seen)] == pytest.approx([LOW ** (1 / STEPS)] * STEPS, rel=0.01)
    it.fade(low=False)
    assert it.pulse.playing[0].values == pytest.approx((0.8, 0.4), abs=1e-4)


def test_a_third_as_loud_is_nearly_18_decibels_of_a_cubic_volume():
    assert 20 * __import__("math").log10(LOW**3) == pytest.approx(-17.5)


@pytest.mark.parametrize(
    "stream",
    [
        Playing(1, "python", pid=COACH),
        Playing(1, "voicecoach"),
        Playing(1, "mpv", corked=True),
        Playing(1, "mpv", mute=True),
        Playing(1, "Orca", about={"media.role": "a11y"}),
        Playing(1, "Call", about={"media.role": "Communication"}),
        Playing(1, "loopback", client=0xFFFFFFFF),
        Playing(1, "mpv", fixed=True),
    ],
    ids=["ours", "our name", "corked", "muted", "screen reader", "call", "the server's own", "fixed"],
)
def test_what_is_no_other_music_is_left_alone(player, stream):
    it = player(stream, Playing(2, "Ducking", values=(0.9, 0.9)))
    it.fade(low=True)
    assert it.volumes() == [1.0, low(0.9)]
    it.fade(low=False)
    assert it.volumes() == [1.0, 0.9]


def test_what_a_person_sets_meanwhile_stays(player):
    it = player(Playing(1, "mpv"), Playing(2, "other"))
    it.fade(low=True)
    it.pulse.playing[0].values = (0.9, 0.9)
    it.fade(low=False)
    assert it.volumes() == [0.9, 1.0]
    it.fade(low=True)
    assert it.volumes() == [low(0.9), low()]


@pytest.mark.parametrize("index", [1, 2], ids=["turned up by hand", "a new song at full volume"])
def test_what_is_where_it_was_is_not_turned_down_to_be_turned_up(player, index):
    it = player(Playing(1, "mpv"))
    it.fade(low=True)
    it.pulse.playing = [Playing(index, "mpv")]
    it.music.want(low=False)
    while it.music.moving:
        it.music.step()
        assert it.volumes() == [1.0]


def test_a_change_of_mind_in_the_middle_of_a_fade(player):
    it = player(Playing(1, "mpv"))
    it.music.want(low=True)
    it.music.step()
    it.music.step()
    it.fade(low=False)
    assert it.volumes() == [1.0]


def test_a_new_song_that_begins_low_is_turned_up_with_the_old_one(player):
    it = player(Playing(1, "VLC", values=(0.8, 0.8)))
    it.fade(low=True)
    it.pulse.playing = [Playing(5, "VLC", values=(0.8 * LOW, 0.8 * LOW))]  # as the server remembers it
    it.fade(low=False)
    assert it.volumes() == [0.8]


def test_a_new_song_that_begins_low_between_two_phrases_is_not_made_lower_still(player):
    it = player(Playing(1, "VLC"))
    it.fade(low=True)
    it.pulse.playing = []
    it.fade(low=False)
    it.fade(low=True)
    it.fade(low=False)
    assert it.path.exists()
    it.pulse.playing = [Playing(5, "VLC", pid=200, values=(LOW, LOW))]
    it.fade(low=True)
    assert it.volumes() == [low()]
    it.fade(low=False)
    assert it.volumes() == [1.0]
    it.music.finish()
    assert not it.path.exists()


def test_a_new_song_that_begins_low_after_the_last_phrase_is_turned_up_at_the_end(player):
    it = player(Playing(1, "VLC"))
    it.fade(low=True)
    it.pulse.playing = []
    it.fade(low=False)
    it.pulse.playing = [Playing(5, "VLC", values=(LOW, LOW))]
    it.music.finish()
    assert it.volumes() == [1.0]
    assert not it.path.exists()


def test_a_stream_that_begins_meanwhile_waits_for_the_next_phrase(player):
    it = player(Playing(1, "mpv"))
    it.fade(low=True)
    it.pulse.playing.append(Playing(2, "Game"))
    it.fade(low=False)
    it.fade(low=True)
    assert it.volumes() == [low(), low()]


def test_the_next_session_turns_up_what_a_killed_one_left_low_then_forgets_it(player):
    it = player(Playing(1, "mpv", values=(0.7, 0.7)), Playing(2, "Radio"))
    it.fade(low=True)
    it.pulse.playing[1].values = (0.4, 0.4)  # by hand
    it.anew()
    assert it.music.recover() == ["mpv"]
    assert it.volumes() == [0.7, 0.4]
    assert not it.path.exists()
    it.pulse.playing[0].values = (0.7 * LOW, 0.7 * LOW)
    it.anew()
    assert it.music.recover() == []


def test_killed_in_the_middle_of_a_fade(player):
    it = player(Playing(1, "mpv"))
    it.music.want(low=True)
    it.music.step()
    it.music.step()
    it.anew()
    it.music.recover()
    assert it.volumes() == [1.0]


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"index": 1}]', '{"a": 1}', "\x00", '[{"volumes": "x"}]'])
def test_a_broken_file_is_as_none(player, text):
    it = player(Playing(1, "mpv"))
    it.path.parent.mkdir()
    it.path.write_text(text)
    assert it.music.recover() == []
    it.fade(low=True)
    assert it.volumes() == [low()]


def test_the_file_is_not_written_anew_for_each_phrase(player):
    it = player(Playing(1, "mpv"))
    it.fade(low=True)
    assert [each["name"] for each in json.loads(it.path.read_text())] == ["mpv"]
    it.path.unlink()
    it.fade(low=False)
    it.fade(low=True)
    assert not it.path.exists()


def test_a_server_that_is_restarted_loses_nothing_and_is_not_asked_again_and_again(player):
    it = player(Playing(1, "mpv"))
    it.fade(low=True)
    it.pulse.down = True
    it.fade(low=False)
    asked = it.pulse.asked
    it.music.step()
    assert it.pulse.asked == asked
    it.pulse.down = False
    it.pulse.playing = [Playing(0, "mpv", values=(LOW, LOW))]
    it.fade(low=False)
    assert it.volumes() == [1.0]
    assert it.pulse.connections == 2


def test_what_cant_be_reached_at_the_end_is_left_to_the_next(player):
    it = player(Playing(1, "mpv"))
    it.fade(low=True)
    it.pulse.down = True
    it.music.finish()
    it.pulse.down = False
    it.anew()
    it.music.recover()
    assert it.volumes() == [1.0]


def test_without_a_server_nothing_happens(player):
    it = player()
    it.pulse.down = True
    it.fade(low=True)
    it.fade(low=False)
    it.music.finish()
    assert not it.path.exists()


def test_one_session_at_a_time_has_the_file(tmp_path):
    path = tmp_path / "record.json"
    DuckingRecord(path).save([DuckedStream(1, "1", "mpv", (1.0,))])
    with DuckingRecord(path).sole() as first, DuckingRecord(path).sole() as second:
        assert (first, second) == (True, False)
        assert recovered(path) == []
        assert path.exists()
    with DuckingRecord(path).sole() as again:
        assert again
