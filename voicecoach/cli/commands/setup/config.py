"""`voicecoach config`: your settings, what each is worth and why; and changing them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from voicecoach.app.messages import explain, tell
from voicecoach.app.settings.file import config_file, read_config
from voicecoach.app.settings.model import SETTINGS, SettingsError
from voicecoach.cli.editing import edit_until_right
from voicecoach.cli.setting_option import setting, slips, trouble
from voicecoach.cli.settings import template, worth, worths
from voicecoach.core.errors import Exit, Problem, VoicecoachError


def _complete_key(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(key) for key in SETTINGS if key.startswith(begun.lower())]


def _complete_value(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return what the option of the setting that stands before offers."""
    try:
        option = setting(context.params["key"] or "")[0]
    except VoicecoachError:
        return []
    if option.is_flag and option.is_bool_flag:
        return [CompletionItem(word) for word in ("yes", "no") if word.startswith(begun.lower())]
    return option.shell_complete(context, begun)


_key = click.argument("key", shell_complete=_complete_key)


@click.group("config", invoke_without_command=True)
@click.pass_context
def config_command(context: click.Context) -> int | None:
    """Show and change your settings.

    A flag wins over a variable, a variable over the file of settings, the file over the default.
    """
    return context.invoke(list_command) if context.invoked_subcommand is None else None


@config_command.command("list")
def list_command() -> int:
    """List the settings, what each is worth here, and where that comes from."""
    config = read_config()
    found = worths(config)
    width = max(len(each.value) for each in found)
    for each in found:
        wrong = f"  !! {each.trouble}" if each.trouble else ""
        tell(f"{each.key:<11} {each.value or '-':<{width}}  {each.source}{wrong}")
    click.echo()
    tell(f"Your file: {config.path}. Change one: voicecoach config set KEY VALUE")
    if wrong_lines := slips(config):
        explain(SettingsError(config.path, wrong_lines))
    return Exit.PROBLEMS if wrong_lines or any(each.trouble for each in found) else Exit.FINE


@config_command.command("get")
@_key
def get_command(key: str) -> None:
    """Print what a setting is worth here, without a flag."""
    tell(worth(read_config(), key).value)


@config_command.command("set")
@_key
@click.argument("value", nargs=-1, required=True, shell_complete=_complete_value)
def set_command(key: str, value: tuple[str, ...]) -> None:
    """Keep a value for a setting. It is checked first; all else in the file stays as it is."""
    from voicecoach.app.settings.change import put

    name, text = setting(key)[0].key, " ".join(value).strip()
    if wrong := trouble(name, text):
        raise VoicecoachError(wrong[0], wrong[1] or "nothing was changed", Exit.USAGE)
    put(name, text)
    _tell_now(name)


@config_command.command("unset")
@_key
def unset_command(key: str) -> None:
    """Take a setting out of the file; its default counts again."""
    from voicecoach.app.settings.change import remove

    name = setting(key)[0].key
    if not remove(name):
        tell(f"{name} is not in {config_file()}.")
    _tell_now(name)


@config_command.command("edit")
def edit_command() -> int:
    """Open the file of settings in your editor; it is checked as you leave it."""
    from voicecoach.app.settings.change import settings_text, write_settings

    path = config_file()
    begun = None if path.exists() else template()
    if not begun and not path.is_file():
        raise SettingsError(path, read_config(path).slips)
    if begun:
        write_settings(path, begun)
    try:
        wrong = edit_until_right(path, _problems)
    finally:
        if begun and path.is_file() and settings_text(path) == begun:
            path.unlink()
    if wrong:
        tell("Some commands don't start like this. Mend it: voicecoach config edit")
        return Exit.PROBLEMS
    tell("It is fine." if path.exists() else "Nothing is set.")
    return Exit.FINE


@config_command.command("path")
def path_command() -> None:
    """Print where the file of settings is, or would be."""
    click.echo(config_file())


def _problems(path: Path) -> Sequence[Problem]:

    return [slip.problem for slip in slips(read_config(path))]


def _tell_now(key: str) -> None:
    """Say what a setting is worth now, and what in the file is wrong."""
    config = read_config()
    now = next(each for each in worths(config) if each.key == key)
    tell(f"{key}: {now.value or '-'}  ({now.source})")
    if wrong := slips(config):
        explain(SettingsError(config.path, wrong))
