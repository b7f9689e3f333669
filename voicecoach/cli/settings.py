"""Settings and their options: what each is worth here and why, and changing a line of the file.

All of it loads the commands that take the settings; `config` alone reads the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.config import MEND, SETTINGS, Config, SettingsError, Slip, parse
from voicecoach.cli.usage import explained
from voicecoach.guess import did_you_mean
from voicecoach.problem import Exit, Problem, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.cli.setting import Setting

_BREAK = re.compile("(\r\n|[\n\r\x85\u2028\u2029])")
"""What ends a line to YAML."""
_PLAIN = re.compile(r"[\w/.~+](?:[\w/.,~+ ()-]*[\w/.~+)-])?|-\d[\d.]*")
"""A text that YAML takes as it is."""


@dataclass(frozen=True)
class Worth:
    """A setting's value, and where it comes from."""

    key: str
    value: str
    source: str
    trouble: str = ""
    """What is wrong with it."""


def settings() -> Mapping[str, tuple[Setting, click.Command]]:
    """Return the option of each setting, with a command that takes it."""
    return {key: _option(key) for key in SETTINGS}


def setting(key: str) -> tuple[Setting, click.Command]:
    """Return the option of one setting, with a command that takes it. Raise VoicecoachError if there is none."""
    name = key.lower().removeprefix("--").replace("_", "-")
    if name not in SETTINGS:
        hint = did_you_mean(name.removeprefix("no-"), list(SETTINGS), "`voicecoach config` lists them")
        raise VoicecoachError(f"there is no setting “{key[:80]}”", hint, Exit.USAGE)
    return _option(name)


def slips(config: Config) -> list[Slip]:
    """Return every mistake in the file, wrong values too, by line."""
    found = list(config.slips)
    for key, line in config.lines.items():
        if message := trouble(key, line.text):
            found.append(Slip(key, Problem("value", message[0], line.where, message[1])))
    return sorted(found, key=lambda slip: (slip.problem.where.line, slip.problem.where.column))


def trouble(key: str, text: str) -> tuple[str, str] | None:
    """Return what is wrong with a value, and what to do about it; None if it is fine."""
    option, command = _option(key)
    context = click.Context(command)
    try:
        option.process_value(context, text)
        if key in _CHECKS:
            _CHECKS[key](text)
    except click.BadParameter as error:
        error.param_hint = f"`{key}`"
        message, hint = explained(error)
        return message, "" if "--help" in hint else hint
    except VoicecoachError as error:
        return f"`{key}`: {error.message}", error.hint
    return None


def worths(config: Config) -> list[Worth]:
    """Return every setting with its value and where that comes from."""
    return [_worth(config, key) for key in SETTINGS]


def worth(config: Config, key: str) -> Worth:
    """Return one setting. Raise VoicecoachError if the file has a mistake that concerns it."""
    name = setting(key)[0].key
    if wrong := [slip for slip in slips(config) if slip.concerns([name])]:
        raise SettingsError(config.path, wrong)
    return _worth(config, name)


def with_value(text: str, path: Path, key: str, value: str) -> str:
    """Return the text of the file with a line changed or added, the rest as it was. Raise VoicecoachError."""
    before = _readable(text, path, key)
    lines = _lines(text)
    written = value if _PLAIN.fullmatch(value) else "'" + value.replace("'", "''") + "'"
    if line := before.lines.get(key):
        at, start = 2 * (line.where.line - 1), line.where.column - 1
        lines[at] = lines[at][:start] + written + lines[at][start + line.where.length :]
    else:
        end = lines[1] if len(lines) > 1 else "\n"
        lines += [*([end] if lines[-1] else []), f"{key}: {written}", end]
    return _checked(text, "".join(lines), before, {**_texts(before), key: value})


def without(text: str, path: Path, key: str) -> str:
    """Return the text of the file without a setting's line, the rest as it was. Raise VoicecoachError."""
    before = _readable(text, path, key)
    if not (line := before.lines.get(key)):
        return text
    lines = _lines(text)
    at = 2 * (line.key.line - 1)
    del lines[at : at + 2]
    return _checked(text, "".join(lines), before, {name: it for name, it in _texts(before).items() if name != key})


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


def _option(key: str) -> tuple[Setting, click.Command]:
    from voicecoach.cli.main import COMMANDS
    from voicecoach.cli.setting import Setting

    name = SETTINGS[key]
    command: click.Command = getattr(import_module(COMMANDS[name][0]), f"{name}_command")
    return next(each for each in command.params if isinstance(each, Setting) and each.key == key), command


def _worth(config: Config, key: str) -> Worth:
    option, command = _option(key)
    variable = option.value_from_envvar(click.Context(command))
    if variable is not None:
        text, source = str(variable), f"the variable {option.variable}"
    elif line := config.lines.get(key):
        text, source = line.text, f"{config.path}:{line.where.line}"
    else:
        return Worth(key, default_of(option), "default")
    wrong = trouble(key, text)
    return Worth(key, text, source, wrong[0] if wrong else "")


def _readable(text: str, path: Path, key: str) -> Config:
    """Return what the text holds. Raise SettingsError if a mistake in it keeps the setting from being changed."""
    config = parse(text, path)
    if wrong := [slip for slip in config.slips if slip.concerns([key]) and slip.problem.code != "unknown"]:
        raise SettingsError(path, wrong)
    return config


def _lines(text: str) -> list[str]:
    """Return the lines of a text, each followed by what ends it."""
    return _BREAK.split(text)


def _texts(config: Config) -> dict[str, str]:
    return {key: line.text for key, line in config.lines.items()}


def _checked(old: str, new: str, before: Config, wanted: Mapping[str, str]) -> str:
    """Return the new text if it holds what it should. It may not: a value may go over several lines, or brackets."""
    after = parse(new, before.path)
    if _texts(after) == wanted and len(after.slips) <= len(before.slips):
        return new
    raise VoicecoachError(f"{before.path} is written in a way that only you can change", MEND)


def _check_voice(name: str) -> None:
    from voicecoach.plugins import VOICES, names

    _one_of("voice", name, names(VOICES))


def _check_output(name: str) -> None:
    from voicecoach.plugins import OUTPUTS, names

    _one_of("output", name.partition(":")[0], names(OUTPUTS))


def _check_pack(name: str) -> None:
    from voicecoach.sound.earcons import packs

    if not Path(name).expanduser().is_dir():
        _one_of("pack of sounds", name, packs())


def _one_of(what: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        raise VoicecoachError(
            f"there is no {what} “{name}”", did_you_mean(name, known, f"there are {', '.join(known)}")
        )


_CHECKS = {"voice": _check_voice, "output": _check_output, "pack": _check_pack}
"""What an option itself leaves to the session."""
