"""The coach's words for a routine: its own over the person's `phrases.yaml`, and those over ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import config_folder
from voicecoach.language.model import Counted, Language, Wording, forms
from voicecoach.language.phrase_variables import PHRASES, SAMPLES
from voicecoach.language.registry import language
from voicecoach.routine.library.find import read_text
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.model import Routine
from voicecoach.routine.reading.phrases import read_phrases


class ListedForm(NamedTuple):
    """One way to say a phrase."""

    texts: Mapping[str, str]
    """By the name of the plural form; one without a name where there is one only."""
    example: str
    """How it sounds with something in the place of its variables; empty if it has none."""


@dataclass(frozen=True)
class ListedPhrase:
    """A phrase as a person may change it."""

    name: str
    forms: tuple[ListedForm, ...]
    """One, or several that take turns."""
    mine: bool


def words_of(routine: Routine, in_a_file: bool = False) -> Language:
    """Return the words of a session, live or in a sound file. Raise VoicecoachError if the person's file is wrong."""
    return language(routine.language, own_phrases(), routine.phrases, in_a_file=in_a_file)


def phrases_file() -> Path:
    """Return the file of the person's own phrases."""
    return config_folder() / "phrases.yaml"


def own_phrases() -> Mapping[str, Wording]:
    """Return the person's own phrases; none if there is no file. Raise RoutineProblems."""
    path = phrases_file()
    if not path.is_file():
        return {}
    found, problems = read_phrases(read_text(path), str(path))
    if problems:
        raise RoutineProblems(str(path), problems)
    return found


def listed(words: Sequence[str]) -> list[ListedPhrase]:
    """Return the phrases that have all of the words in name or text. Raise VoicecoachError if there is none."""
    found = [phrase for phrase in _listed() if _fits(words, phrase)]
    if not found:
        raise VoicecoachError(f"no phrase has “{' '.join(words)}”", "`voicecoach phrases` lists them all", Exit.USAGE)
    return found


def _listed() -> Iterator[ListedPhrase]:
    mine = own_phrases()
    spoken = language("en", mine)
    for name, variables in PHRASES.items():
        samples = {variable: SAMPLES[variable] for variable in variables}
        said = [spoken.filled(form, samples) if samples else "" for form in forms(spoken.phrases[name])]
        texts = (form.forms if isinstance(form, Counted) else {"": form} for form in forms(spoken.phrases[name]))
        yield ListedPhrase(name, tuple(map(ListedForm, texts, said)), name in mine)


def _fits(words: Sequence[str], phrase: ListedPhrase) -> bool:
    text = " ".join((phrase.name, *(text for form in phrase.forms for text in form.texts.values()))).casefold()
    return all(word.casefold() in text for word in words)
