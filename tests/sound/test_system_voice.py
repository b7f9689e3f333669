"""The real engine of this machine, in its real worker."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from voicecoach.sound.voices.base import VoiceError
from voicecoach.sound.voices.nearest import nearest
from voicecoach.sound.voices.system import SystemVoice

if not SystemVoice.status().usable:
    pytest.skip(SystemVoice.status().reason, allow_module_level=True)

PHRASES = [
    *("One.", "Two.", "Three.", "Rest.", "Halfway.", "Switch sides: right side.", "Ten seconds."),
    *("Hold for 45 seconds, five times.", "Glute squeeze.", "Single-leg bridge.", "Set two of three."),
    *("Lie on your back, knees bent, feet flat.", "Squeeze your glutes as hard as you can.", "Last set."),
    *("Press space to pause, N to skip.", "Now the left side.", "Get ready.", "Well done.", "Next: clamshell."),
    "Stop if it hurts. Keep your pelvis still. Breathe out as you rise.",
]


@pytest.fixture(scope="module")
def voice() -> Iterator[SystemVoice]:
    voice = SystemVoice()
    yield voice
    voice.close()


def length(voice: SystemVoice, text: str) -> float:
    speech = voice.speak(text)
    return len(speech.samples) / speech.rate


def test_every_phrase_gets_its_own_speech(voice: SystemVoice):
    for phrase in PHRASES:
        assert 0.25 + 0.03 * len(phrase) < length(voice, phrase) < 1.2 + 0.12 * len(phrase), phrase


def test_a_long_text_takes_as_long_as_its_sentences(voice: SystemVoice):
    one, ten = length(voice, PHRASES[-1]), length(voice, " ".join(PHRASES[-1:] * 10))
    assert ten == pytest.approx(10 * one, rel=0.1)  # a sentence alone, without pauses, is slowed down a little more


@pytest.mark.parametrize("text", ["", "  ", "..."])
def test_no_sound_is_an_error_that_names_the_phrase(voice: SystemVoice, text: str):
    with pytest.raises(VoiceError) as caught:
        voice.speak(text)
    assert f'"{text}"' in caught.value.message


def test_speed_goes_from_half_to_double():
    lengths = []
    for rate in (0.1, 0.5, 1.0, 2.0, 9.0):
        voice = SystemVoice(rate)
        lengths.append(length(voice, PHRASES[-1]))
        voice.close()
    assert lengths[0] == pytest.approx(lengths[1], rel=0.05)
    assert lengths[1] > 1.5 * lengths[2] > 2 * lengths[3]
    assert lengths[4] == pytest.approx(lengths[3], rel=0.05)


def test_every_worker_keeps_the_pace_from_its_first_phrase():
    lengths = []
    for _ in range(15):  # one in six forgot it, or said nothing, while the engine was not waited for
        voice = SystemVoice(0.5)
        lengths.append(length(voice, "Squeeze your glutes as hard as you can."))
        voice.close()
    assert max(lengths) < 1.05 * min(lengths)


def test_identity_tells_speed_and_language_apart():
    identities = {SystemVoice(1.0, "en").identity, SystemVoice(1.5, "en").identity, SystemVoice(1.0, "fr").identity}
    assert len(identities) == 3


def test_a_language_without_a_voice_is_an_error():
    voice = SystemVoice(language="tlh")
    with pytest.raises(VoiceError, match="no voice for the language 'tlh'"):
        voice.speak("nuqneH")
    voice.close()


ESPEAK = [("gmw/de", "de"), ("gmw/en", "en-gb"), ("gmw/en-us", "en-us"), ("gmq/nb", "nb"), ("sit/cmn", "cmn")]
MAC = [("Albert", "en_US"), ("Daniel", "en_GB"), ("Samantha", "en_US"), ("Ting-Ting", "zh_CN"), ("Thomas", "fr_FR")]


@pytest.mark.parametrize(
    ("language", "voices", "preferred", "expected"),
    [
        ("en", ESPEAK, "", "gmw/en-us"),
        ("en-GB", ESPEAK, "", "gmw/en"),
        ("en_AU", ESPEAK, "", "gmw/en"),
        ("de-AT", ESPEAK, "", "gmw/de"),
        ("no", ESPEAK, "", "gmq/nb"),
        ("zh", ESPEAK, "", "sit/cmn"),
        ("fr", ESPEAK, "", None),
        ("en", MAC, "Samantha", "Samantha"),
        ("en", MAC, "Daniel", "Daniel"),
        ("en-US", MAC, "Daniel", "Albert"),
        ("zh", MAC, "Daniel", "Ting-Ting"),
        ("fr", MAC, "Daniel", "Thomas"),
    ],
)
def test_the_voice_nearest_to_a_language(language: str, voices, preferred: str, expected: str | None):
    assert nearest(language, voices, preferred) == expected


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "voicecoach.sound.voices.system_worker", "165", "en"]
    pipe = subprocess.PIPE
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}  # what is printed is to be seen, though the worker just stops
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=tmp_path, env=environment
    ) as process:
        yield process
        process.kill()


def ask(worker: subprocess.Popen[str], text: str, file: Path) -> str:
    assert worker.stdin and worker.stdout
    print(json.dumps({"text": text, "file": str(file)}), file=worker.stdin, flush=True)
    return json.loads(worker.stdout.readline())["error"]


def test_stdout_holds_replies_and_nothing_that_pyttsx3_prints(worker: subprocess.Popen[str], tmp_path: Path):
    assert worker.stdout and worker.stdin
    assert json.loads(worker.stdout.readline()) == {"error": ""}
    assert [ask(worker, phrase, tmp_path / "phrase") for phrase in PHRASES] == [""] * len(PHRASES)
    rest, complaints = worker.communicate()
    assert (rest, worker.returncode) == ("", 0)
    assert "Audio saved" in complaints or sys.platform != "linux"


def test_a_file_that_cannot_be_written_is_an_error_at_once(worker: subprocess.Popen[str], tmp_path: Path):
    assert worker.stdout
    worker.stdout.readline()
    for _ in range(10):  # pyttsx3 by itself hangs at two of three
        assert "No such file" in ask(worker, "Rest.", tmp_path / "gone" / "phrase")
    assert ask(worker, "Rest.", tmp_path / "phrase") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG from its wheel")
def test_espeak_comes_from_its_wheel(worker: subprocess.Popen[str]):
    espeakng_loader = pytest.importorskip("espeakng_loader")
    assert worker.stdout
    worker.stdout.readline()
    maps = Path(f"/proc/{worker.pid}/maps").read_text()
    loaded = {line.split()[-1] for line in maps.splitlines() if "libespeak" in line}
    assert loaded == {espeakng_loader.get_library_path()}
