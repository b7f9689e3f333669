"""`voicecoach phrases`: what the coach says, and how to say it otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from voicecoach.core.errors import Exit, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.language.model import Language


@click.command("phrases")
@click.argument("words", nargs=-1)
def phrases_command(words: tuple[str, ...]) -> None:
    """List what the coach says, to put it in your own words.

    With words, those that have all of them in name or text. To change one, write its name and a text of yours under
    `phrases:` in a routine, or in `phrases.yaml` in the folder of your settings for every routine.
    """
    from voicecoach.app.messages import tell
    from voicecoach.app.phrases import own_phrases, phrases_file
    from voicecoach.language.phrase_variables import PHRASES
    from voicecoach.language.registry import language

    mine = own_phrases()
    spoken = language("en", mine)
    found = [name for name in PHRASES if _fits(words, name, spoken)]
    if not found:
        raise VoicecoachError(f"no phrase has “{' '.join(words)}”", "`voicecoach phrases` lists them all", Exit.USAGE)
    for line in (line for name in found for line in _told(name, spoken, name in mine)):
        tell(line, 16)
    click.echo(f"\nYours for every routine: {phrases_file()}")


def _fits(words: tuple[str, ...], name: str, spoken: Language) -> bool:
    text = " ".join((name, *(form for _, form in _forms(name, spoken)))).casefold()
    return all(word.casefold() in text for word in words)


def _forms(name: str, spoken: Language) -> Iterator[tuple[str, str]]:
    """Yield the forms of a phrase with what each is called; one without a name where there is one only."""
    from voicecoach.language.model import Counted

    phrase = spoken.phrases[name]
    yield from phrase.forms.items() if isinstance(phrase, Counted) else [("", phrase)]


def _told(name: str, spoken: Language, mine: bool) -> Iterator[str]:
    from voicecoach.language.phrase_variables import PHRASES, SAMPLES

    forms = "; ".join(f"{form}: {text}" if form else text for form, text in _forms(name, spoken))
    yield f"{name + ':':<16}{forms}{'  (yours)' if mine else ''}"
    if PHRASES[name]:
        yield f"{'':<16}“{spoken.say(name, **{variable: SAMPLES[variable] for variable in PHRASES[name]})}”"
