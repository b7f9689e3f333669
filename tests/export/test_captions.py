"""What is said and what one does, as captions: their texts, their times, and the three formats."""

import re
from html import unescape
from itertools import pairwise

import pytest
from fakes import lengths

from voicecoach.core.units import RATE, frames
from voicecoach.export.text.captions import LEAST, LONGEST, Caption, captions, lrc, srt, vtt
from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon
from voicecoach.score.place import place


@pytest.fixture
def shown(dosed):
    """Return a function: a routine's YAML -> its captions as `seconds-seconds text`."""

    def of(text, **options):
        made = captions(place(step, lengths(step, **options)) for step in compose(dosed(text), ENGLISH))
        return [f"{c.start / RATE:.2f}-{c.end / RATE:.2f} {c.text}" for c in made]

    return of


def test_what_is_said_when_it_is_said_and_else_what_one_does(shown):
    assert shown("exercises: [{name: Squeeze, hold: 45s, reps: 2, between_reps: 10s}]")[4:] == [
        "9.24-10.07 Squeeze.",
        "10.07-12.46 2 times. Hold each for 45 seconds.",
        "12.46-13.46 Get ready.",
        "13.46-18.41 Squeeze: get ready 5 s",
        "18.79-19.79 Number 1 of 2.",
        "19.79-29.66 Squeeze, rep 1 of 2: hold 45 s",
        "29.66-30.66 Keep breathing.",
        "30.66-40.91 Squeeze, rep 1 of 2: hold 45 s",
        "40.91-41.91 Halfway.",
        "41.91-53.41 Squeeze, rep 1 of 2: hold 45 s",
        "53.41-54.43 10 seconds to go.",
        "54.43-63.41 Squeeze, rep 1 of 2: hold 45 s",
        "63.41-73.41 Squeeze: relax 10 s",
        "73.79-74.79 Last one.",
        "74.79-84.66 Squeeze, rep 2 of 2: hold 45 s",
        "84.66-86.22 Breathe slowly and evenly.",
        "86.22-95.91 Squeeze, rep 2 of 2: hold 45 s",
        "95.91-96.91 Halfway there.",
        "96.91-108.41 Squeeze, rep 2 of 2: hold 45 s",
        "108.41-109.67 Just 10 seconds more.",
        "109.67-118.41 Squeeze, rep 2 of 2: hold 45 s",
        "120.71-123.76 That's it, all done: one exercise, 2 minutes.",
    ]


@pytest.mark.parametrize(
    ("routine", "doing"),
    [
        ("{name: Clam, hold: 45s, sets: 3, sides: each}", "Clam, left side, set 2 of 3: hold 45 s"),
        ("{name: Clam, hold: 45s, sets: 3, sides: each}", "Clam, left side, set 2 of 3: rest 30 s"),
        ("{name: Clam, hold: 45s, sides: each, switch: 9s}", "Clam, right side: switch sides 9 s"),
        ("{name: Run, duration: 5 min}", "Run: 5 min"),
        ("{name: Squat, tempo: 2-1-3, reps: 4}", "Squat, rep 2 of 4: up 2 s, hold 1 s, down 3 s"),
        ("{name: Breathe, wait: yes}", "Breathe: take your time, 30 s"),
        ("{rounds: 2, exercises: [{name: Hop, duration: 20s}]}", "Hop, round 2 of 2: 20 s"),
        ("Walk, {name: Hop., hold: 5s, get_ready: 6s}", "Rest 15 s, then Hop"),
        ("Walk, {name: Hop., hold: 5s, get_ready: 6s}", "Hop: get ready 6 s"),
    ],
)
def test_it_is_told_where_one_is_and_how_long(shown, routine, doing):
    assert doing in [line.split(" ", 1)[1] for line in shown(f"exercises: [{routine}]")]


def test_without_a_voice_it_tells_what_one_does(shown):
    assert shown("exercises: [{name: A, hold: 5s}]", voice=False) == [
        "0.58-5.58 A: get ready 5 s",
        "5.58-7.58 A: move in 2 s",
        "7.58-12.58 A: hold 5 s",
    ]


LONG = f"""
name: A & B
exercises:
  - {{name: Press, do: "{"Push the floor away. Then, slowly, let go; it may take a while. " * 4}", hold: 3s, reps: 20}}
  - {{name: Hop, pace: 1s, reps: 30, sides: alternate, sets: 3, rest: 2s}}
  - {{name: Stretch, hold: 50s, sets: 2, sides: each set}}
"""


def made(dosed, text=LONG):
    placed = [place(step, lengths(step)) for step in compose(dosed(text), ENGLISH)]
    return list(captions(placed)), placed


def test_none_overlap_none_flashes_and_the_last_ends_with_the_session(dosed):
    shown, placed = made(dosed)
    assert all(one.end <= other.start for one, other in pairwise(shown))
    assert all(c.end - c.start >= LEAST for c in shown if not c.said)
    assert all(c.end > c.start for c in shown)
    assert shown[-1].end <= sum(one.frames for one in placed)


def test_every_word_is_there_at_its_frame(dosed):
    shown, placed = made(dosed)
    start, said = 0, []
    for one in placed:
        said += [(start + cue.frame, cue.what) for cue in one.cues if not isinstance(cue.what, Earcon)]
        start += one.frames
    starts = {caption.start: caption.text for caption in shown if caption.said}
    assert all(what.startswith(starts.get(at, "nothing")) for at, what in said)
    assert " ".join(c.text for c in shown if c.said) == " ".join(" ".join(what.split()) for _, what in said)


def test_what_is_long_is_shown_part_by_part_where_the_voice_pauses(dosed):
    shown, _ = made(dosed)
    parts = [caption for caption in shown if "floor" in caption.text]
    assert len(parts) > 1
    assert all(len(caption.text) <= LONGEST for caption in shown if caption.said)
    assert all(part.text[-1] in ".,;" for part in parts)


TWO = [
    Caption(frames(0.5), frames(61.25), "Up & <b>down</b> --> {now}", True),
    Caption(frames(3661.5), frames(3663), "[2]", False),
]


def test_webvtt():
    assert vtt(TWO) == (
        "WEBVTT\n\n"
        "00:00:00.500 --> 00:01:01.250\nUp &amp; &lt;b&gt;down&lt;/b&gt; --&gt; {now}\n\n"
        "01:01:01.500 --> 01:01:03.000\n[2]\n"
    )


def test_subrip():
    assert srt(TWO) == (
        "1\n00:00:00,500 --> 00:01:01,250\nUp & ‹b›down‹/b› --› (now)\n\n2\n01:01:01,500 --> 01:01:03,000\n[2]\n"
    )


def test_lrc_clears_what_has_ended():
    assert lrc(TWO, "A [live]", frames(3664)) == (
        "[ti:A (live)]\n[length:61:04]\n[re:voicecoach]\n"
        "[00:00.50]Up & ‹b›down‹/b› --› (now)\n[01:01.25]\n[61:01.50](2)\n[61:03.00]\n"
    )


def test_the_formats_hold_the_same_captions(dosed):
    shown, placed = made(dosed)
    times = re.findall(r"(\d\d):(\d\d):(\d\d)[.,](\d{3}) -->", vtt(shown))
    assert times == re.findall(r"(\d\d):(\d\d):(\d\d),(\d{3}) -->", srt(shown))
    heard = [int(h) * 3600 + int(m) * 60 + int(s) + int(ms) / 1000 for h, m, s, ms in times]
    assert heard == pytest.approx([caption.start / RATE for caption in shown], abs=0.0006)
    sung = re.findall(r"\[(\d+):(\d\d\.\d\d)\].", lrc(shown, "", sum(one.frames for one in placed)))
    assert [int(m) * 60 + float(s) for m, s in sung] == pytest.approx(heard, abs=0.011)


def test_ffmpeg_reads_the_same_texts_at_the_same_times(dosed, tmp_path):
    av = pytest.importorskip("av")
    shown, placed = made(dosed)
    length = sum(one.frames for one in placed)
    for name, text in (("x.vtt", vtt(shown)), ("x.srt", srt(shown)), ("x.lrc", lrc(shown, "A", length))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        with av.open(str(tmp_path / name)) as file:
            read = [
                (packet.pts * packet.time_base, unescape(bytes(packet).decode().strip()))
                for packet in file.demux()
                if packet.pts is not None
            ]
        read = [(float(at), words) for at, words in read if words]
        assert [words for _, words in read] == [caption.text for caption in shown]
        assert [at for at, _ in read] == pytest.approx([caption.start / RATE for caption in shown], abs=0.011)
