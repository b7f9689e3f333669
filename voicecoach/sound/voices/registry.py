"""The list of voices, ours and plug-ins'. One that can't be used has a reason instead of crashing."""

from __future__ import annotations

from typing import NamedTuple

from voicecoach.core.errors import Status
from voicecoach.core.plugins import LAST, VOICES, ask, discover
from voicecoach.core.suggest import did_you_mean
from voicecoach.sound.voices.base import Voice, VoiceError


class Described(NamedTuple):
    """One voice, as `voicecoach voices` and `voicecoach doctor` show it."""

    name: str
    rank: int
    status: Status
    languages: tuple[str, ...]


def voices() -> dict[str, type[Voice] | Status]:
    """Return each voice by name, or the reason why it could not be loaded."""
    return discover(VOICES)


def describe() -> list[Described]:
    """Return every voice, in `auto`'s order of preference."""
    return _described(voices())


def choose(name: str, language: str, rate: float) -> list[Voice]:
    """Return the voice called `name`, or for `auto` and '' all that can be used, the best first; empty if none can.

    Raise VoiceError if the named one is unknown, can't be used here or doesn't speak `language`.
    """
    found = voices()
    described = _described(found)
    if name not in ("", "auto"):
        chosen = [_named(name, described, language)]
    else:
        chosen = [one for one in described if _fits(one, language)]
    classes = (found[one.name] for one in chosen)
    return [voice(rate, language) for voice in classes if not isinstance(voice, Status)]


def _described(found: dict[str, type[Voice] | Status]) -> list[Described]:
    return [_describe(name, voice) for name, voice in found.items()]


def _describe(name: str, voice: type[Voice] | Status) -> Described:
    answer = ask(voice, lambda known: Described(name, int(known.rank), known.status(), tuple(known.languages)))
    return Described(name, LAST, answer, ()) if isinstance(answer, Status) else answer


def _named(name: str, described: list[Described], language: str) -> Described:
    by_name = {one.name: one for one in described}
    if name not in by_name:
        question = did_you_mean(name, by_name, question="Did you mean '{}'? ")
        raise VoiceError(f"There is no voice '{name}'.", f"{question}There are: {', '.join(sorted(by_name))}.")
    one = by_name[name]
    if not one.status.usable:
        raise VoiceError(f"The voice '{name}' can't be used here: {one.status.reason}.", one.status.hint)
    if not _speaks(one, language):
        spoken = ", ".join(one.languages)
        raise VoiceError(f"The voice '{name}' doesn't speak '{language}', only {spoken}.", "Take the voice 'auto'.")
    return one


def _fits(one: Described, language: str) -> bool:
    return one.rank >= 0 and one.status.usable and _speaks(one, language)


def _speaks(one: Described, language: str) -> bool:
    return "*" in one.languages or _family(language) in {_family(code) for code in one.languages}


def _family(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()
