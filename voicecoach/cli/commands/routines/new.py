"""`voicecoach new`: a routine of the person's own, from a few questions or from a template."""

from __future__ import annotations

import click

from voicecoach.app.messages import tell
from voicecoach.app.own.own_routines import explain_name, open_own_routines, tell_of_ours
from voicecoach.core.terminal import at_terminal
from voicecoach.routine.library.templates import TEMPLATES, template


@click.command("new")
@click.argument("name", metavar="NAME")
@click.option("--template", "kind", type=click.Choice(TEMPLATES), help="Begin with an example; nothing is asked.")
@click.option("--edit", "then_edit", is_flag=True, help="Open it in your editor.")
@click.option("--force", is_flag=True, help="In place of one of yours; `undo` brings that back.")
def new_command(name: str, kind: str | None, then_edit: bool, force: bool) -> int:
    """Make a routine of your own.

    At a terminal it asks for the title and the exercises; otherwise, or with --template, it writes an example with
    comments, to be changed.
    """
    from voicecoach.cli.checking import problems, show
    from voicecoach.cli.editing import edit_own
    from voicecoach.routine.yaml.summary import title

    shelf = open_own_routines()
    called = explain_name(name)
    shelf.free(called, force)  # nobody shall answer questions in vain
    path = shelf.put(called, _text(kind, title(name)).encode(), force)
    tell(f"Made {path}")
    tell_of_ours(called)
    show(problems(path))
    if then_edit:
        return edit_own(shelf, path)
    for what, command in (("How it goes", "show"), ("Change it", "edit"), ("Go", "start"), ("Not wanted", "delete")):
        tell(f"  {what + ':':<13}voicecoach {command} {called}")
    return 0


def _text(kind: str | None, title: str) -> str:
    if kind or not at_terminal():
        return template(kind or TEMPLATES[0], title)
    from voicecoach.cli.questions import ask_routine
    from voicecoach.routine.yaml.writing import write

    return write(ask_routine(title))
