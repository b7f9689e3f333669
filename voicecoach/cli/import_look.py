"""A look at what an import read, before it is kept: a table with what is doubtful marked, and ways to put it right."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from textwrap import wrap

import click

from voicecoach.app.messages import broken, complain, tell, tell_all
from voicecoach.app.routines.convert import Imported, imported, shown_source
from voicecoach.app.routines.import_look import (
    ExerciseLook,
    added,
    changed,
    confirmed,
    line_of,
    looks,
    note_of,
    rest_by_default,
    said,
    titled,
    without,
)
from voicecoach.cli.typed_line import ask_line, prefills
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.terminal import columns
from voicecoach.core.terminal_text import visible
from voicecoach.core.units import counted
from voicecoach.routine.frequency_words import words
from voicecoach.routine.importing.model import Converted
from voicecoach.routine.values.frequencies import parse_frequency

_HEADER = ("", "exercise", "sets", "reps", "hold", "tempo", "side", "rest", "load", "line")
_WORDS = {
    **dict.fromkeys(("y", "yes", "ok", "okay", "keep", "k"), ""),
    **dict.fromkeys(("n", "no", "quit", "exit", "leave", "cancel"), "q"),
    **dict.fromkeys(("add", "a"), "+"),
    **dict.fromkeys(("edit", "editor"), "e"),
    **dict.fromkeys(("title", "name"), "t"),
    **dict.fromkeys(("help", "h"), "?"),
}
_CHOICES = (
    "Enter keeps it, 2 changes exercise 2, -2 takes it out, + adds one, t changes the title, e opens your editor, "
    "q leaves, ? explains."
)
_EXPLAINED = """\
  Enter  keeps it as it stands here
  2      changes exercise 2, in a line; what else is known of it stays; Enter says that the line is right
  -2     takes exercise 2 out
  +      adds an exercise at the end
  t      changes the title
  e      opens all of it in your editor: how an exercise is done, the safety text, anything
  q      leaves, and keeps nothing
A question mark behind a number: something in its line is doubtful or not carried over, and listed.
The last column is the line in your file; a tempo is the seconds of each part of a rep."""
_LINE = "In a line, as in: Clamshell, 3x10, hold 5s, each side"
_NARROWEST = 24
"""Characters of a name in a line of the table, at least; it goes on below."""
_USUAL = 80
"""Characters of a line where there is no terminal."""
_MOST_LINES = 2
"""Of what says how an exercise is done."""


def account(made: Imported) -> str:
    """Return in a line how much of the source was read: `12 exercises, 41 of 43 figures read; 2 not, see below`."""
    total, unread = made.converted.figures, made.converted.unread
    text = counted(made.exercises, "exercise")
    if not total:
        return text
    read = f"{text}, {total - unread} of {counted(total, 'figure')} read"
    return f"{read}; {unread} not, see below" if unread else read


def table(made: Imported) -> list[str]:
    """Return the lines of the table; a doubtful exercise has a question mark."""
    exercises = looks(made.converted)
    rows = [_HEADER, *(_row(number, one) for number, one in enumerate(exercises, 1))]
    shown = [at for at in range(len(_HEADER)) if at < 2 or any(row[at] for row in rows[1:])]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADER))]
    across = columns(sys.stdout) or _USUAL
    beside = sum(widths[at] + 2 for at in shown) - widths[1] - 2
    widths[1] = min(widths[1], max(_NARROWEST, across - beside - 2))
    below = [[], *(_how_done(one.how, across - 1) for one in exercises)]
    return [line for row, more in zip(rows, below, strict=True) for line in (*_lines(row, shown, widths), *more)]


def _lines(row: Sequence[str], shown: Sequence[int], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row; a long name goes on below."""
    name, *more = wrap(row[1], widths[1]) or [""]
    cells = [*row[:1], name, *row[2:]]
    yield "  ".join(cells[at].ljust(widths[at]) for at in shown).rstrip()
    yield from (" " * (widths[0] + 2) + part for part in more)


def _how_done(how: str, across: int) -> list[str]:
    """Return the lines below an exercise, shortened if there are many."""
    return wrap(
        visible(how), across, initial_indent="    ", subsequent_indent="    ", max_lines=_MOST_LINES, placeholder=" …"
    )


def _row(number: int, one: ExerciseLook) -> tuple[str, ...]:
    doses = (one.sets, one.reps, one.hold, one.tempo, one.side, one.rest, one.load)
    called = f"{number}{'?' if one.doubtful else ''}"
    return tuple(visible(cell) for cell in (called, one.name, *doses, str(one.line) if one.line else ""))


def look_over(made: Imported) -> tuple[Imported, bool]:
    """Show the table until the person keeps it; return it, and whether they want it in their editor.

    Raise click.Abort if they leave.
    """
    changes = True
    while True:
        if changes:
            show_all(made)
        changes = True
        tell(_CHOICES)
        answer = meant(click.prompt("Your choice", default="", show_default=False, prompt_suffix=": "))
        if answer in ("", "e"):
            return made, answer == "e"
        if answer == "q":
            raise left()
        number = answer.removeprefix("-").strip()
        if answer == "?":
            tell_all(_EXPLAINED.splitlines(), hanging=9)
            click.prompt("Enter goes back to the table", default="", show_default=False, prompt_suffix=": ")
        elif answer in ("+", "t") or (number.isdecimal() and 1 <= int(number) <= len(looks(made.converted))):
            made = _changed(made, answer)
        else:
            tell("That is none of these, and no number of an exercise.")
            changes = False


def left() -> click.Abort:
    """Say that nothing was kept; return what ends the command."""
    tell("Nothing was kept.")
    return click.Abort()


def meant(answer: str) -> str:
    """Return which of the answers a word stands for: `yes` and `keep` for Enter, `delete 2` for -2."""
    word, _, rest = answer.strip().lower().partition(" ")
    if word in ("delete", "remove", "out") and rest:
        return f"-{rest.strip()}"
    if word in ("change", "edit") and rest:
        return rest.strip()
    return _WORDS.get(word, answer.strip().lower())


def show_all(made: Imported) -> None:
    """Print what an import is: its title and safety text, the table, and what is doubtful."""
    head = made.converted.draft.head
    tell(f"Title: {made.title}")
    for heading, field in (("About", "about"), ("Safety", "safety")):
        if text := said(head.get(field, "")):
            tell(f"{heading}: {text}")
    for line in table(made):
        click.echo(line)
    if rest := rest_by_default(made.converted):
        tell(f"Where no rest is given, it is {rest} between sets.")
    tell(f"{account(made)}.{' A question mark is doubtful.' if made.left_out else ''}")
    list_left(made)


def list_left(made: Imported) -> None:
    """Say on stderr how often it is done, then what has no place in a routine, or is doubtful."""
    if often := made.converted.often:
        every = words(parse_frequency(str(made.converted.draft.head["every"])))
        said = ", ".join(f"“{visible(one)}”" for one in often)
        click.echo(broken(f"How often: {every}, from {said}.", sys.stderr), err=True)
    shown = visible(shown_source(made.source))
    for heading, doubtful in (("Doubtful:", True), ("Not carried over:", False)):
        left = sorted((one for one in made.left_out if one.doubtful == doubtful), key=lambda one: one.line)
        for line in [heading, *(f"  {shown}:{one.line}: {visible(one.words)}" for one in left)] if left else ():
            click.echo(broken(line, sys.stderr), err=True)


def _put_right(converted: Converted, number: int) -> Converted:
    """Return the conversion with one exercise as the person has its line; as it is, they have looked at it."""
    before = line_of(converted, number)
    if not prefills():
        tell(f"It is: {before}")
    tell(_LINE)
    text = ask_line("> ", before)
    if not text or text == before:
        return confirmed(converted, number) if text else converted
    made = changed(converted, number, text)
    if note := note_of(made, number):
        tell(f"Its note stays: {note} (e takes it out)")
    return made


def _changed(made: Imported, answer: str) -> Imported:
    """Return it as the person wants it, who said `3`, `-3`, `+` or `t`."""
    try:
        if answer == "t":
            title = ask_line("Title (Ctrl-U clears it): " if prefills() else "Title: ", made.title) or made.title
            return imported(made.source, titled(made.converted, title))
        if answer.startswith("-"):
            return imported(made.source, without(made.converted, int(answer[1:])))
        if answer == "+":
            tell(_LINE)
            text = ask_line("> ")
            return imported(made.source, added(made.converted, text)) if text else made
        return imported(made.source, _put_right(made.converted, int(answer)))
    except VoicecoachError as error:
        complain(error.message, error.hint)
        return made
