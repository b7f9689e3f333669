"""The ears beside a session: with a process that says what a test wants, dies, hangs or isn't there."""

import json
import sys
import threading
from queue import Queue

import numpy as np
import pytest
from waiting import wait_until

from voicecoach.core.units import RATE
from voicecoach.score.model import StepKind
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.view import View
from voicecoach.session.voice_control import process
from voicecoach.session.voice_control.companion import LISTENING, LOWERED, VoiceControl
from voicecoach.session.voice_control.echo_reference import Played, Stopped
from voicecoach.session.voice_control.model import EAR_RATE, Word
from voicecoach.session.voice_control.phrases import every, is_called
from voicecoach.session.voice_control.process import WAITING, Process
from voicecoach.session.voice_control.reference_timeline import Timeline
from voicecoach.session.voice_control.wire import HearingTask, messages

SAYS = "import sys; print(sys.argv[1], flush=True); sys.stdin.read()"
READY = {"ready": True}


def given_up():
    """Whether no other process will be started: of the threads, only the one that tells is left."""
    return [thread.name for thread in threading.enumerate()].count("VoiceControl") == 1


class Live:
    """Notes what it is told."""

    listening = False

    def __init__(self):
        self.told = Queue()
        self.gave_way = Queue()

    def give_way(self, low):
        self.gave_way.put(low)

    def put(self, command):
        self.told.put(command)

    def tell(self, notice):
        self.told.put(notice)

    remark = tell


def saying(*said, then="sys.stdin.read()"):
    """Return the command of a process that says these messages, then does that."""
    text = "\n".join(json.dumps(each) for each in said)
    return (sys.executable, "-c", f"import os, sys, time\nprint(sys.argv[1], flush=True)\n{then}", text)


def heard(phrase, word, number=None):
    return {"heard": phrase, "word": word, "number": number, "sure": 0.9}


def view(**changes):
    return View("test", **{"kind": StepKind.WORK, **changes})


class Beside:
    """Ears beside a session."""

    def __init__(self, command, clock=lambda: 0.0):
        self.live = Live()
        self.ears = VoiceControl(HearingTask(), command, clock)

    def __enter__(self):
        self._context = self.ears.accompany(self.live)
        self._context.__enter__()
        return self

    def __exit__(self, *_):
        self._context.__exit__(None, None, None)
        self.ears.__exit__()

    def told(self):
        return self.live.told.get(timeout=20)


def test_whatever_can_be_said_to_the_coach_is_obeyed_but_numbers():
    said = {phrase: meaning.word for phrase, meaning in every().items() if is_called(phrase)}
    answers = {Word.READY: Command.RESUME, Word.YES: Command.STOP, Word.NO: Command.PAUSE}
    with Beside(saying(*(heard(phrase, word.value) for phrase, word in said.items()))) as it:
        asked = [word for word in said.values() if word is not Word.NUMBER]
        told = [it.told() for _ in range(2 * len(asked))]
    assert [each for each in told if isinstance(each, Command)] == [answers.get(word, word) for word in asked]


def test_what_is_heard_is_obeyed_and_told():
    with Beside(saying(READY, heard("coach, pause", "pause"), heard("ready", "ready"))) as it:
        assert [it.told() for _ in range(5)] == [
            LISTENING,
            Command.PAUSE,
            "Heard: coach, pause.",
            Command.RESUME,
            "Heard: ready.",
        ]
        assert it.live.listening


def test_an_answer_on_the_screen_is_not_replaced_by_what_was_heard():
    with Beside(saying(heard("it hurts", "hurts"), heard("coach, how long", "how-long"))) as it:
        told = [it.told() for _ in range(4)]
    assert told == ["Heard: it hurts.", Command.HURTS, "Heard: coach, how long.", Command.HOW_LONG]


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("coach, stop", ["Heard: coach, stop.", Command.STOP]),
        ("stop", [Command.PAUSE, "Heard: stop."]),
    ],
)
def test_a_cry_to_stop_pauses_and_only_who_tells_the_coach_to_is_asked_if_it_ends(phrase, told):
    with Beside(saying(heard(phrase, "stop"))) as it:
        assert [it.told() for _ in told] == told


@pytest.mark.parametrize(
    ("phrase", "word", "command"),
    [("stop", "stop", Command.STOP), ("yes", "yes", Command.STOP), ("coach, no", "no", Command.PAUSE)],
)
def test_one_word_answers_when_it_is_asked_if_the_session_ends(phrase, word, command):
    wait = "sys.stdin.readline(); sys.stdin.readline(); print(sys.argv[2], flush=True); sys.stdin.read()"
    with Beside((*saying(READY, then=wait), json.dumps(heard(phrase, word)))) as it:
        assert it.told() == LISTENING
        it.ears.show(view(stopping=True))
        assert command in (it.told(), it.told())


def test_the_coach_is_low_while_somebody_speaks_and_never_for_long():
    now = [0.0]
    with Beside(saying({"voice": True}, {"voice": False}, {"voice": True}), lambda: now[0]) as it:
        assert [it.live.gave_way.get(timeout=20) for _ in range(3)] == [True, False, True]
        now[0] = LOWERED - 0.1
        it.ears.show(view())
        assert it.live.gave_way.empty()
        now[0] = LOWERED
        it.ears.show(view())
        assert it.live.gave_way.get(timeout=1) is False


def test_a_process_that_dies_is_told_once_and_again_when_it_is_back(monkeypatch, tmp_path):
    monkeypatch.setattr(process, "AGAIN", 0.01)
    tries = tmp_path / "tries"
    dies = f"open({str(tries)!r}, 'a').write('.')\nif os.path.getsize({str(tries)!r}) < 4: os._exit(9)\n"
    back = "print('{\"ready\": true}', flush=True)\nsys.stdin.read()"
    with Beside(saying({"voice": True}, then=dies + back)) as it:
        assert it.told() == "Not listening: the process that listens has ended. Keys work as ever."
        assert it.told() == LISTENING
        assert it.live.told.empty()
        assert it.live.listening
    assert tries.read_text() == "...."


def test_a_microphone_that_goes_and_comes_back_is_told_once_each():
    gone = {"trouble": "the microphone is gone", "hint": ""}
    with Beside(saying(READY, gone, gone, READY, READY, heard("coach, next", "next"))) as it:
        told = [it.told() for _ in range(5)]
    assert told == [
        LISTENING,
        "Not listening: the microphone is gone. Keys work as ever.",
        "Listening again.",
        Command.NEXT,
        "Heard: coach, next.",
    ]


def test_what_can_not_work_is_told_with_what_to_do_and_not_tried_again(monkeypatch, tmp_path):
    monkeypatch.setattr(process, "AGAIN", 0.01)
    tries = tmp_path / "tries"
    missing = {"trouble": "it is not installed", "hint": "pip install x", "final": True}
    with Beside(saying(missing, then=f"open({str(tries)!r}, 'a').write('.')")) as it:
        assert it.told() == "Not listening: it is not installed (pip install x). Keys work as ever."
        wait_until(given_up)
    assert tries.read_text() == "."


@pytest.mark.parametrize("command", [("/nowhere/python",), (sys.executable, "-c", "print('rubbish', flush=True)")])
def test_one_that_can_not_be_started_or_talks_rubbish_is_told_and_no_more(command):
    with Beside(command) as it:
        assert it.told() == "Not listening: the process that listens has ended. Keys work as ever."
        it.ears.show(view(speaking=True))


def test_one_that_hangs_keeps_nobody_waiting():
    it = Process(HearingTask(), print, saying(then="time.sleep(1000)"))
    it.start()
    block = np.zeros(RATE, np.int16)
    told = [it.tell(Played(block, 0.0, number == 0)) for number in range(5 * WAITING)]
    assert WAITING <= told.count(True) < 2 * WAITING  # some are on their way to it
    it.close()


def test_the_slow_and_the_deaf_are_told():
    with Beside(saying({"slow": True}, {"warning": "no canceller"})) as it:
        assert "is slow" in it.told()
        assert it.told() == "no canceller"


def test_outside_of_a_session_only_numbers_count():
    wait = "sys.stdin.readline(); sys.stdin.readline(); print(sys.argv[2], flush=True); sys.stdin.read()"
    said = "\n".join(json.dumps(each) for each in (heard("coach, next", "next"), heard("four", "number", 4)))
    it = Beside((*saying(READY, then=wait), said))
    with it.ears:
        with it.ears.accompany(it.live):
            assert it.told() == LISTENING
        with it.ears.asking() as number:
            wait_until(lambda: number() == 4, 20)
        assert it.live.told.empty()


def test_a_number_answers_before_the_session_too_which_then_tells_that_it_listens():
    wait = "sys.stdin.readline(); sys.stdin.readline(); print(sys.argv[2], flush=True); sys.stdin.read()"
    it = Beside((*saying(READY, then=wait), json.dumps(heard("four", "number", 4))))
    with it.ears:
        with it.ears.asking() as number:
            wait_until(lambda: number() == 4, 20)
            assert number() is None
        with it.ears.accompany(it.live):
            assert it.told() == LISTENING
            assert it.live.listening
            assert it.live.told.empty()


def test_ears_that_did_not_hear_the_question_say_so_in_the_session():
    it = Beside(saying({"trouble": "there is no microphone", "hint": "plug one in", "final": True}, then="pass"))
    with it.ears:
        with it.ears.asking() as number:
            wait_until(given_up)
            assert number() is None
        with it.ears.accompany(it.live):
            assert it.told() == "Not listening: there is no microphone (plug one in). Keys work as ever."
            assert not it.live.listening


def echoing(tmp_path):
    """Return the command of a process that writes down what it is told, and the file."""
    file = tmp_path / "told"
    copies = f"file = open({str(file)!r}, 'wb', 0)\nwhile data := os.read(0, 65536): file.write(data)"
    return saying(READY, then=copies), file


def test_the_process_is_told_what_goes_on_when_it_changes(tmp_path):
    command, file = echoing(tmp_path)
    with Beside(command) as it:
        assert it.told() == LISTENING
        for speaking in (False, True, True, False):
            it.ears.show(view(speaking=speaking))
        it.ears.show(view(kind=StepKind.WAIT))
        wait_until(lambda: file.exists() and file.read_bytes().count(b"around") == 4, 20)
    with file.open("rb") as stream:
        task, *told = [message for message, _ in messages(stream)]
    assert HearingTask(**task) == HearingTask()
    around = [(each["around"]["coach_speaking"], each["around"]["waiting"]) for each in told]
    assert around == [(False, False), (True, False), (False, False), (False, True)]


def test_sound_arrives_without_a_seam_at_the_time_at_which_it_is_heard(tmp_path):
    command, file = echoing(tmp_path)
    told = Queue()
    it = Process(HearingTask(), told.put, command)
    it.start()
    assert told.get(timeout=20) == READY
    tone = (8000 * np.sin(2 * np.pi * 440 * np.arange(2 * RATE) / RATE)).astype(np.int16)
    for at in range(0, len(tone), RATE // 5):
        it.tell(Played(tone[at : at + RATE // 5], 100.0, at == 0))
    it.tell(Stopped(101.5))
    it.tell(Played(tone[: RATE // 5], 200.0, True))
    it.close(patience=20)
    with file.open("rb") as stream:
        _, *found = messages(stream)
    sounds = [(message["play"], samples) for message, samples in found if "play" in message]
    stretch = [(at, samples) for at, samples in sounds if at < 150 * EAR_RATE]
    heard = np.concatenate([samples for _, samples in stretch])
    starts = np.cumsum([100 * EAR_RATE, *(len(samples) for _, samples in stretch)])
    assert [at for at, _ in stretch] == starts[:-1].tolist()
    expected = 8000 * np.sin(2 * np.pi * 440 * np.arange(len(heard)) / EAR_RATE)
    assert len(heard) > 1.9 * EAR_RATE
    assert np.abs(heard - expected)[200:].max() < 80
    assert sounds[-1][0] == 200 * EAR_RATE
    assert {"cut": round(101.5 * EAR_RATE)} in [message for message, _ in found]


def test_sound_that_is_revised_takes_the_place_of_the_other_to_the_sample(tmp_path):
    command, file = echoing(tmp_path)
    told = Queue()
    it = Process(HearingTask(), told.put, command)
    it.start()
    assert told.get(timeout=20) == READY
    low, high = ((8000 * np.sin(2 * np.pi * tone * np.arange(2 * RATE) / RATE)).astype(np.int16) for tone in (440, 660))
    it.tell(Played(low, 100.0, True))
    it.tell(Played(high[RATE:], 100.0, False, again=RATE))
    it.close(patience=20)
    with file.open("rb") as stream:
        _, *found = messages(stream)
    timeline = Timeline()
    for message, samples in found:
        timeline.write(samples, message["play"] - 100 * EAR_RATE)
    assert [message["again"] for message, _ in found] == [False, True]
    heard = timeline.read(0, 2 * EAR_RATE).astype(float)
    time = np.arange(2 * EAR_RATE) / EAR_RATE
    expected = np.where(time < 1, 8000 * np.sin(2 * np.pi * 440 * time), 8000 * np.sin(2 * np.pi * 660 * time))
    seam, end = EAR_RATE, 2 * EAR_RATE - 2000  # the resampler's last is still to come
    assert np.abs(heard - expected)[200 : seam - 200].max() < 80
    assert np.abs(heard - expected)[seam + 200 : end].max() < 80


def test_sound_that_is_told_anew_for_another_time_does_not_go_on_from_what_was(tmp_path):
    command, file = echoing(tmp_path)
    told = Queue()
    it = Process(HearingTask(), told.put, command)
    it.start()
    assert told.get(timeout=20) == READY
    rush = np.random.default_rng(0).integers(-8000, 8000, 2 * RATE).astype(np.int16)
    it.tell(Played(rush, 100.0, True))
    it.tell(Played(rush[RATE:], 100.5, False, again=RATE))
    it.tell(Played(rush[RATE:], 100.5, False, again=RATE))
    it.close(patience=20)
    with file.open("rb") as stream:
        _, *found = messages(stream)
    assert [(message["play"] / EAR_RATE, message["again"]) for message, _ in found] == [
        (100.0, False),
        (101.5, False),
        (101.5, True),
    ]
