"""`voicecoach help`: the guides, and the help of each command."""

from __future__ import annotations

import click

from voicecoach.app.messages import tell_all
from voicecoach.app.setup.field_help import field_help
from voicecoach.app.setup.guides import TOPICS, guide, has_guide
from voicecoach.cli.complete import complete_topics


@click.command("help")
@click.argument("topic", required=False, metavar="[TOPIC]", shell_complete=complete_topics)
@click.pass_context
def help_command(context: click.Context, topic: str | None) -> None:
    """Show a guide, what a command does, or what a field means.

    Without a topic, the guides are listed. The help of a command is that of `voicecoach COMMAND --help`.
    """
    group = context.parent
    assert group is not None
    assert isinstance(group.command, click.Group)
    command = group.command.get_command(group, topic) if topic else None
    if topic is None:
        _list()
    elif not command and not has_guide(topic) and (told := field_help(topic)):
        tell_all(told)
    elif topic in TOPICS or not command:
        also = f"\nThe command of that name: voicecoach {topic} --help\n" if command else ""
        click.echo_via_pager(guide(topic, group.command.list_commands(group)) + also)
    else:
        with click.Context(command, parent=group, info_name=topic) as inner:
            click.echo(command.get_help(inner))


def _list() -> None:
    width = max(map(len, TOPICS))
    for name, about in TOPICS.items():
        click.echo(f"{name:<{width}}  {about}")
    click.echo("\nRead one: voicecoach help NAME. A field of routine files: voicecoach help sides.")
    click.echo("All commands: voicecoach --help")
