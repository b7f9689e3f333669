"""`voicecoach report`: a page for the physiotherapist."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.completers import complete_names
from voicecoach.cli.options import option
from voicecoach.cli.pasts import all_pasts, of_routine, parse_day, read_routine_of, short_name
from voicecoach.problem import Exit, VoicecoachError
from voicecoach.units import counted

if TYPE_CHECKING:
    from voicecoach.journal.past import Past
    from voicecoach.journal.report import Subject


@click.command("report")
@click.argument("name", required=False, metavar="[NAME|FILE]", shell_complete=complete_names)
@click.option("--html", "kind", flag_value="html", default=True, help="A page of HTML, the one kind there is.")
@click.option("-o", "--file", "path", type=click.Path(path_type=Path), help="The file; NAME-report.html by default.")
@click.option("--since", "first", callback=parse_day, metavar="DATE", help="Sessions of this day and later.")
@option("--who", default="", metavar="NAME", help="Your name, to stand on it; else there is a line to write it on.")
def report_command(name: str | None, kind: str, path: Path | None, first: date | None, who: str) -> None:
    """Write a page for your physiotherapist.

    Of the routine NAME, or of the only one you did. How often you did it and how often it was planned, pain and level
    over time, what hurt, your notes and every session. It is one file, to be mailed or printed, and asks for nothing
    from elsewhere.
    """
    from voicecoach.files import write_atomically, writing
    from voicecoach.journal.clock import now
    from voicecoach.journal.page import page
    from voicecoach.journal.report import report
    from voicecoach.journal.summary import since
    from voicecoach.routine.report import visible

    found, start = _found(name), first or date.min
    count = len(since(found, start))
    if not count:
        when = f" since {first}" if first else ""
        of = f" of {name}" if name else ""
        raise VoicecoachError(f"there is no session{of} in the journal{when}", "`voicecoach history` shows all")
    target = _target(path or Path(f"{short_name(found[-1])}-report.html"))
    text = page(report(_subject(found[-1], who), found, now().date(), start))
    with writing(target):
        write_atomically(target, text)
    click.echo(visible(f"{target}: {counted(count, 'session')}"))


def _found(name: str | None) -> list[Past]:
    """Return the sessions of a routine, or of the only one there is. Raise VoicecoachError."""
    found = all_pasts()
    if name:
        return of_routine(found, name)
    names = sorted({short_name(past) for past in found})
    if len({past.identity for past in found}) > 1:
        raise VoicecoachError(
            "a report is of one routine, and you did several", f"add one of: {', '.join(names)}", Exit.USAGE
        )
    return found


def _subject(last: Past, who: str) -> Subject:
    """Return what a report is about: the routine as it is now or, if its file is gone, by its name alone."""
    from voicecoach.journal.report import Subject

    routine = read_routine_of(last)
    if routine is None:
        return Subject(last.routine, who)
    return Subject(routine.name, who, routine.source, routine.every_days)


def _target(path: Path) -> Path:
    """Return the file to write. Raise VoicecoachError if it is to be of another kind or in no folder."""
    if path.suffix.lower() not in (".html", ".htm"):
        raise VoicecoachError(f"a report is a page of HTML, and {path} is not called so", "use .html", Exit.USAGE)
    if path.is_dir() or not path.parent.is_dir():
        what = "is a folder" if path.is_dir() else "is in a folder that doesn't exist"
        raise VoicecoachError(f"{path} {what}", "name a file with -o", Exit.USAGE)
    return path
