"""What each setting is worth here and why, as its option says. This loads the commands that take the settings."""

from __future__ import annotations

from dataclasses import dataclass

import click

from voicecoach.app.settings.model import SETTINGS, Config, SettingsError
from voicecoach.cli.setting_option import Setting, option_of, setting, settings, slips, trouble


@dataclass(frozen=True)
class Worth:
    """A setting's value, and where it comes from."""

    key: str
    value: str
    source: str
    trouble: str = ""
    """What is wrong with it."""


def worths(config: Config) -> list[Worth]:
    """Return every setting with its value and where that comes from."""
    return [_worth(config, key) for key in SETTINGS]


def worth(config: Config, key: str) -> Worth:
    """Return one setting. Raise VoicecoachError if the file has a mistake that concerns it."""
    name = setting(key)[0].key
    if wrong := [slip for slip in slips(config) if slip.concerns([name])]:
        raise SettingsError(config.path, wrong)
    return _worth(config, name)


def default_of(option: Setting) -> str:
    """Return what a setting is worth when nothing sets it; empty if that depends."""
    default = option.get_default(click.Context(click.Command(None)))
    if isinstance(default, bool):
        return "yes" if default else "no"
    return str(default) if isinstance(default, (str, int)) else ""  # else click says in its own way that there is none


def template() -> str:
    """Return a file of settings to begin with: all of them, none set."""
    parts = ["# Settings of voicecoach: take the # away from those that you want, and write your value.\n"]
    for option, _ in settings().values():
        parts.append(f"\n# {option.help}\n# {option.key}: {default_of(option)}\n")
    return "".join(parts)


def _worth(config: Config, key: str) -> Worth:
    option, command = option_of(key)
    variable = option.value_from_envvar(click.Context(command))
    if variable is not None:
        text, source = str(variable), f"the variable {option.variable}"
    elif line := config.lines.get(key):
        text, source = line.text, f"{config.path}:{line.where.line}"
    else:
        return Worth(key, default_of(option), "default")
    wrong = trouble(key, text)
    return Worth(key, text, source, wrong[0] if wrong else "")
