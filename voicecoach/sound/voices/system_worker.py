"""The process that `system` speaks through: `python -m voicecoach.sound.voices.system_worker PACE LANGUAGE [GAP]`.

pyttsx3 is used in the one way that is always right: a run after the start, which comes back
early; then one `save_to_file` and one `runAndWait` a phrase, with an absolute path, a whole pace and an idle engine.
What goes wrong is told by an event or not at all, so each file is looked at.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicecoach.sound.voices.nearest import nearest
from voicecoach.sound.voices.serving import Say, serve

if TYPE_CHECKING:
    from pyttsx3.engine import Engine

_WORD_GAP_PARAMETER = 7
"""`espeakWORDGAP` of eSpeak's speak_lib.h."""
_SMALLEST = 44
"""Bytes of a WAV header: a file no longer than that holds no sound."""


def load(pace: int, language: str, gap: int = 0) -> Say:
    """Return what speaks `language`, with a `gap` between words in units of 10 ms.

    Raise what the engine raises, and LookupError if it has no such voice.
    """
    provide_espeak()
    import pyttsx3

    engine = pyttsx3.init()
    settle = _settling(engine)
    errors: list[Exception] = []
    engine.connect("error", lambda exception, **_: errors.append(exception))
    settle()
    engine.runAndWait()
    engine.setProperty("voice", chosen_voice_of(engine, language))
    engine.setProperty("rate", pace)
    _set_words_apart(engine, gap)
    settle()
    _raise_first(errors)

    def say(text: str, file: str) -> None:
        Path(file).touch()  # a file that can't be written raises here; in the engine it would hang
        engine.save_to_file(text, file)
        engine.runAndWait()
        settle()
        _raise_first(errors)
        if Path(file).stat().st_size <= _SMALLEST:
            raise RuntimeError("the engine gave no sound")

    return say


def _settling(engine: Engine) -> Callable[[], object]:
    """Return what waits until the engine is idle.

    eSpeak sets a pace and ends a phrase in a thread of its own. A run that begins meanwhile takes that for a phrase to
    be broken off: on a busy machine it then breaks off the one that was asked for, or forgets the pace.
    """
    if str(engine) != "espeak":
        return lambda: None
    from pyttsx3.drivers import _espeak

    settle: Callable[[], object] = _espeak.Synchronize
    return settle


def _set_words_apart(engine: Engine, gap: int) -> None:
    if str(engine) == "espeak":
        from pyttsx3.drivers import _espeak

        _espeak.SetParameter(_WORD_GAP_PARAMETER, gap, 0)


def chosen_voice_of(engine: Engine, language: str) -> str:
    """Return the id of the voice for a language. Raise LookupError if there is none."""
    voices = [(voice.id, str(code)) for voice in _voices(engine) for code in voice.languages[:1]]
    # A person has chosen the system's voice; nobody has chosen eSpeak's.
    preferred = "" if str(engine) == "espeak" else str(engine.getProperty("voice"))
    voice = nearest(language, voices, preferred)
    if voice is None:
        raise LookupError(f"this system has no voice for the language '{language}'")
    return voice


def _voices(engine: Engine) -> list[Any]:
    """Return the engine's voices; of SAPI's, one that describes itself badly spoils pyttsx3's whole list."""
    try:
        return list(engine.getProperty("voices"))
    except Exception:
        driver = getattr(engine.proxy, "_driver", None)
        describe = getattr(driver, "_toVoice", None)
        if describe is None:
            raise
        return list(_described(driver, describe))


def _described(driver: Any, describe: Callable[[Any], Any]) -> Iterator[Any]:  # noqa: ANN401 - pyttsx3's own
    for token in driver._tts.GetVoices():  # noqa: SLF001 - it has no other way
        with suppress(Exception):  # whatever a stranger's voice raises
            yield describe(token)


def provide_espeak() -> None:
    """Put the eSpeak NG of the wheel where pyttsx3 finds it: a library loaded already is taken by its name."""
    if sys.platform != "linux" or find_spec("espeakng_loader") is None:
        return
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()  # without it eSpeak ends the process
    ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def _raise_first(errors: list[Exception]) -> None:
    """Raise what an event told, if any, and forget the rest."""
    if errors:
        first = errors[0]
        errors.clear()
        raise first


if __name__ == "__main__":
    serve(lambda: load(int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:])))
