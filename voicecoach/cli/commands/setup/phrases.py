"""`voicecoach phrases`: what the coach says, and how to say it otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from voicecoach.app.messages import tell
from voicecoach.cli.data import data_option, echo_data

if TYPE_CHECKING:
    from voicecoach.app.phrases import ListedForm, ListedPhrase


@click.command("phrases")
@click.argument("words", nargs=-1)
@data_option
def phrases_command(words: tuple[str, ...], as_json: bool) -> None:
    """List what the coach says, to put it in your own words.

    With words, those that have all of them in name or text. To change one, write its name and a text of yours under
    `phrases:` in a routine, or in `phrases.yaml` in the folder of your settings for every routine. Where several texts
    stand under one name, the coach takes turns; yours may be several, too: `halfway: [Half of it., Half is done.]`.
    """
    from voicecoach.app.phrases import listed, phrases_file

    found = listed(words)
    if as_json:
        echo_data([_data(phrase) for phrase in found])
        return
    width = max(16, *(len(phrase.name) + 2 for phrase in found))
    for line in (line for phrase in found for line in _lines(phrase, width)):
        tell(line, width)
    click.echo(f"\nYours for every routine: {phrases_file()}")


def _data(phrase: ListedPhrase) -> dict[str, object]:
    forms = [{"texts": dict(form.texts), "example": form.example} for form in phrase.forms]
    return {"name": phrase.name, "mine": phrase.mine, "forms": forms}


def _lines(phrase: ListedPhrase, width: int) -> Iterator[str]:
    name, mine = f"{phrase.name}:", "  (yours)" if phrase.mine else ""
    for form in phrase.forms:
        yield f"{name:<{width}}{_text(form)}{mine}"
        if form.example:
            yield f"{'':<{width}}“{form.example}”"
        name = mine = ""


def _text(form: ListedForm) -> str:
    return "; ".join(f"{category}: {text}" if category else text for category, text in form.texts.items())
