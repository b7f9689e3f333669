"""`voicecoach list`: the routines there are, and those among them that a person looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from voicecoach.app.messages import tell, tell_all
from voicecoach.cli.level_option import level_to_look
from voicecoach.cli.option_types import parse_minutes
from voicecoach.core.paths import own_routines
from voicecoach.routine.library.names import same_name

if TYPE_CHECKING:
    from voicecoach.app.routines.catalogue import CatalogueRow
    from voicecoach.routine.library.find import LibraryEntry


@click.command("list")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option(
    "--for", "--tag", "tags", multiple=True, metavar="TAG", help="Those with this tag: a purpose or a body part."
)
@click.option("--equipment", multiple=True, metavar="THING", help="Those that need it; none: those that need nothing.")
@click.option("--at-most", callback=parse_minutes, metavar="TIME", help="Those no longer than this, such as 10m.")
@level_to_look
@click.option("--long", "-l", "shape", flag_value="long", help="Also title, length, needs, how often, and whose it is.")
@click.option("--json", "shape", flag_value="json", help="All that as data, for other programs.")
def list_command(
    words: tuple[str, ...],
    tags: tuple[str, ...],
    equipment: tuple[str, ...],
    at_most: float | None,
    level: str,
    shape: str | None,
) -> None:
    """List the routines there are.

    With WORDS, those that have all of them in their name, title, purpose, tags, equipment or, further down, in an
    exercise. One of yours stands in for ours of the same name.
    """
    from voicecoach.app.routines.listing import as_data, every_routine, wanted

    if not (words or tags or equipment or shape or at_most is not None):
        _tell_all(every_routine())
        _tell_next(True)
        return
    found = wanted(words, tags, equipment, at_most, level)
    if shape == "json":
        click.echo(as_data(found))
        return
    (_tell_long if shape else _tell_short)(found)
    _tell_next(bool(found), "" if found else _instead(words, tags))


def _instead(words: tuple[str, ...], tags: tuple[str, ...]) -> str:
    """Return a sentence with what there is like it."""
    from voicecoach.app.routines.listing import nearest_tags, nearest_words

    if tags:
        return nearest_tags(tags)
    near = nearest_words(words)
    return f"Did you mean `voicecoach list {near}`? " if near else ""


def _tell_all(entries: list[LibraryEntry]) -> None:
    """Tell the person's own first, if there are any: nobody should have to look for them among ours."""
    folder = own_routines()
    mine = [entry for entry in entries if entry.path.parent == folder]
    if mine:
        tell("Yours:")
        _tell(mine)
        click.echo()
        tell("Ours:")
    _tell([entry for entry in entries if entry not in mine])


def _tell(entries: list[LibraryEntry]) -> None:
    width = max((len(entry.name) for entry in entries), default=0)
    tell_all((f"{entry.name:<{width}}  {_what(entry)}" for entry in entries), width + 2)


def _what(entry: LibraryEntry) -> str:
    """Return what a routine is: a person knows their own by its title, where its name doesn't tell that."""
    own = entry.path.parent == own_routines() and not same_name(entry.title, entry.name)
    return entry.title if own or not entry.about else entry.about


def _tell_short(found: list[CatalogueRow]) -> None:
    named = [row.entry for row in found if row.named]
    others = [row.entry for row in found if not row.named]
    _tell(named)
    if named and others:
        click.echo()
        tell("In an exercise:")
    _tell(others)


def _tell_long(found: list[CatalogueRow]) -> None:
    for row in found:
        tell(f"{row.entry.name}  {row.entry.title}")
        tell(f"    {row.facts}")
        if row.entry.about:
            tell(f"    {row.entry.about}")


def _tell_next(found: bool, instead: str = "") -> None:
    if found:
        click.echo()
        tell("Start one: `voicecoach start NAME`. Read it first: `voicecoach show NAME`.")
        tell("Why it is done, and who says so: `voicecoach about NAME`.")
    else:
        tell(f"No routine is like that. {instead}All of them: voicecoach list. A new one: voicecoach new NAME")
