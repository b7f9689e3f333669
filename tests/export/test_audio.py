"""A session in a sound file: whole or not there at all."""

import signal
import wave
from contextlib import contextmanager

import numpy as np
import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.units import RATE, frames
from voicecoach.export.audio.formats import FORMATS
from voicecoach.export.audio.tags import Tags
from voicecoach.export.audio.wav import MOST_FRAMES
from voicecoach.export.audio.write import write
from voicecoach.score.model import Earcon, Say, Segment, Step, StepKind
from voicecoach.score.place import place
from voicecoach.sound.comfort_noise import LEVEL, over_noise
from voicecoach.sound.track import BLOCK, Take

av = pytest.importorskip("av", reason="the extra `export` is not installed")


def take(seconds, level=0):
    """Return a take of so many seconds, at its start a tick of a constant level."""
    says = (Say(Earcon.TICK),) if level else ()
    placed = place(Step(StepKind.WORK, (Segment(StepKind.WORK, seconds, says),)), {Earcon.TICK: 100})
    return Take(placed, {Earcon.TICK: np.full(100, level, np.int16)})


@contextmanager
def disk_of(megabytes):
    """Have this process write no file beyond so many MB: the kernel refuses as a full disk does."""
    resource = pytest.importorskip("resource")
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(megabytes * 1_000_000), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def save(path, takes, told=None, kind="wav"):
    """Write takes whose length is known."""
    tags = Tags("A title", sum(take.placed.frames for take in takes))
    write(path, FORMATS[kind], takes, tags, told.append if told is not None else lambda _: None)


def test_wav_is_48_khz_16_bit_mono_and_holds_the_takes_one_after_the_other(tmp_path):
    path = tmp_path / "x.wav"
    told = []
    save(path, [take(1.5, 11_000), take(0.25, 22_000)], told)
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    assert len(samples) == sum(told) == frames(1.75)
    assert max(told) <= BLOCK
    sound = samples - over_noise(np.zeros(len(samples), np.int16), 0)
    assert [(int(at), int(sound[at])) for at in np.flatnonzero(np.diff(sound, prepend=0) > 0)] == [
        (3840, 11_000),  # a word follows an earcon of nothing: after a beat
        (frames(1.5) + 3840, 22_000),
    ]


def by_av(path):
    with av.open(str(path)) as container:
        sound = np.concatenate([frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)])
    return np.rint(sound * 32768).astype(int) if sound.dtype.kind == "f" else sound.astype(int)


@pytest.mark.parametrize("kind", FORMATS)
def test_there_is_no_silence_in_a_file_of_any_kind(tmp_path, kind):
    save(tmp_path / "x", [take(8, 20_000)], kind=kind)
    sound = by_av(tmp_path / "x")
    sounding = [-1, *np.flatnonzero(sound), len(sound)]
    assert np.diff(sounding).max() < frames(0.1)
    later = sound[frames(2) : frames(7)]
    assert 10 * np.log10(np.square(later / 32768).mean()) == pytest.approx(LEVEL, abs=3)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_full_disk_leaves_no_half_file_and_the_old_one(tmp_path, kind):
    path = tmp_path / "x"
    path.write_bytes(b"the old one")
    noise = np.random.default_rng(0).integers(-9000, 9000, frames(30), np.int16)
    step = Step(StepKind.TALK, (Segment(StepKind.TALK, 0, (Say(Earcon.TICK),)),))
    loud = Take(place(step, {Earcon.TICK: len(noise)}), {Earcon.TICK: noise})
    with disk_of(0.1), pytest.raises(VoicecoachError, match=r"can't write .*x: File too large") as caught:
        save(path, [loud], kind=kind)
    assert caught.value.hint
    assert [file.name for file in tmp_path.iterdir()] == ["x"]
    assert path.read_bytes() == b"the old one"


@pytest.mark.parametrize("kind", FORMATS)
def test_whatever_ends_it_leaves_no_half_file(tmp_path, kind):
    def takes():
        yield take(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "x", FORMATS[kind], takes(), Tags("", frames(2)))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["none/x.wav", "file/x.wav", "folder"])
def test_a_place_where_no_file_can_be_is_an_error(tmp_path, name):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(VoicecoachError, match="can't write"):
        save(tmp_path / name, [take(1)])
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]


def test_what_is_too_long_for_wav_is_refused_before_anything_is_spoken_or_written(tmp_path):
    def takes():
        pytest.fail("asked for a take")
        yield

    with pytest.raises(VoicecoachError, match="at most 12:22:44"):
        write(tmp_path / "x.wav", FORMATS["wav"], takes(), Tags("", MOST_FRAMES + 1))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("second", [0.5, 1.5])
def test_a_voice_that_takes_another_time_than_before_is_told(tmp_path, second):
    with pytest.raises(VoicecoachError, match="alike twice"):
        write(tmp_path / "x.wav", FORMATS["wav"], [take(1), take(second)], Tags("", frames(2)))
    assert not list(tmp_path.iterdir())
