"""`voicecoach new`: a routine of the person's own, from a few questions or from a template."""

from __future__ import annotations

import click

from voicecoach.app.messages import tell
from voicecoach.app.own.own_routines import open_own_routines
from voicecoach.cli.checking import show
from voicecoach.cli.editing import edit_own
from voicecoach.cli.own_names import explain_name, tell_of_ours
from voicecoach.cli.setting_option import slips
from voicecoach.core.terminal import at_terminal
from voicecoach.routine.library.templates import TEMPLATES, template
from voicecoach.routine.yaml.summary import title


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
    from voicecoach.app.routines.check import problems

    own = open_own_routines()
    called = explain_name(name)
    own.free(called, force)  # before anything is asked
    path = own.put(called, _text(kind, title(name)).encode(), force)
    tell(f"Made {path}")
    tell_of_ours(called)
    show(problems(path, slips))
    if then_edit:
        return edit_own(own, path)
    for what, command in (("How it goes", "show"), ("Change it", "edit"), ("Go", "start"), ("Not wanted", "delete")):
        tell(f"  {what + ':':<13}voicecoach {command} {called}")
    return 0


def _text(kind: str | None, title: str) -> str:
    if kind or not at_terminal():
        return template(kind or TEMPLATES[0], title)
    from voicecoach.cli.questions import ask_routine

    return ask_routine(title)
