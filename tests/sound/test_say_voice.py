"""macOS's `say`, with a program in its place that does as its manual says."""

import json
import os
import sys
from pathlib import Path

import pytest

from voicecoach.sound.voices.base import VoiceError
from voicecoach.sound.voices.say import SayVoice, listed_voices, plain, voice_for

LISTED = """\
Albert              en_US    # Hello! My name is Albert.
Anna                de_DE    # Hallo! Ich heiße Anna.
Bad News            en_US    # Hello! My name is Bad News.
Daniel              en_GB    # Hello! My name is Daniel.
Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.
Samantha            en_US    # Hello! My name is Samantha.
Thomas              fr_FR    # Bonjour, je m’appelle Thomas.
"""
PROGRAM = """\
#!{python}
import json, struct, sys
words = sys.argv[1:]
if words == ["-v", "?"]:
    sys.stdout.buffer.write({listed!r}.encode())
    sys.exit()
options = dict(zip(words[::2], words[1::2]))
text = open(options["-f"], encoding="utf-8").read()
with open({asked!r}, "a") as file:
    print(json.dumps([options["-v"], options["-r"], text]), file=file)
if text == "Fail.":
    sys.exit("no such thing")
sound = struct.pack(">2205h", *[1000] * 2205) if text != "Silent." else bytes(4410)
common = struct.pack(">hLh", 1, 2205, 16) + bytes.fromhex("400dac44000000000000")
chunks = b"COMM" + struct.pack(">L", 18) + common + b"SSND" + struct.pack(">LLL", 8 + len(sound), 0, 0) + sound
with open(options["-o"], "wb") as file:
    file.write(b"FORM" + struct.pack(">L", 4 + len(chunks)) + b"AIFF" + chunks)
"""


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """A Mac's `say`; return a function that tells what it was asked for: voice, pace and text."""
    if sys.platform == "win32":
        pytest.skip("the program in its place is a script")
    program, file = tmp_path / "say", tmp_path / "asked"
    program.write_text(PROGRAM.format(python=sys.executable, listed=LISTED, asked=str(file)))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(sys, "platform", "darwin")
    listed_voices.cache_clear()
    yield lambda: [json.loads(line) for line in file.read_text().splitlines()]
    listed_voices.cache_clear()


def test_a_phrase_is_spoken_at_its_pace(asked):
    speech = SayVoice(rate=2.0).speak("Hold on.")
    assert speech.rate == 22_050
    assert speech.samples.max() > 0.02
    (told,) = asked()
    assert told[0] == "Samantha" and told[2] == "Hold on."
    assert int(told[1]) > int(SayVoice().identity.split()[-1])


@pytest.mark.parametrize("text", ["-o /etc/passwd", "$(touch x); `ls`", "--version", "a\nb", "“Größe” 3×"])
def test_text_is_only_ever_text(asked, text):
    SayVoice().speak(text)
    assert asked()[0][2] == text


def test_commands_within_the_text_are_not_obeyed():
    assert "[[" not in plain("[[slnc 60000]] Hold [[[rate 900]]]")


@pytest.mark.parametrize(
    ("language", "voice"), [("en", "Samantha"), ("en-GB", "Daniel"), ("de", "Anna"), ("fr", "Thomas"), ("pl", None)]
)
def test_the_voice_is_a_persons_of_that_language(asked, language, voice):
    assert voice_for(language, listed_voices()) == voice


def test_better_recordings_come_first():
    listed = [("Samantha", "en_US"), ("Ava (Premium)", "en_US"), ("Zoe (Enhanced)", "en_US")]
    assert voice_for("en", listed) == "Ava (Premium)"
    assert voice_for("en", listed[::2]) == "Zoe (Enhanced)"


def test_another_voice_is_another_identity(asked):
    assert "Samantha" in SayVoice().identity
    assert SayVoice().identity != SayVoice(language="en-GB").identity


@pytest.mark.parametrize(("text", "reason"), [("...", "no words"), ("Fail.", "no such thing"), ("Silent.", "silence")])
def test_what_it_can_not_say_is_named(asked, text, reason):
    with pytest.raises(VoiceError, match=reason) as caught:
        SayVoice().speak(text)
    assert text in caught.value.message


def test_a_language_that_the_mac_has_no_voice_for(asked):
    with pytest.raises(VoiceError, match="no voice for the language 'pl'"):
        SayVoice(language="pl").speak("Tak.")


def test_it_is_there_on_a_mac_and_nowhere_else(asked, monkeypatch, tmp_path):
    assert SayVoice.status().usable
    monkeypatch.setenv("PATH", str(Path(tmp_path) / "nowhere"))
    assert not SayVoice.status().usable
