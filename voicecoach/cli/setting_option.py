"""An option that can also be set for good: by a variable, or by a line of `config.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from voicecoach.app.messages import warn
from voicecoach.app.settings.file import read_config
from voicecoach.app.settings.model import CHECKED, SETTINGS, Config, SettingsError, Slip
from voicecoach.cli.limits import Limited
from voicecoach.cli.main import load
from voicecoach.cli.usage_errors import explained
from voicecoach.core.errors import Exit, Problem, VoicecoachError
from voicecoach.core.suggest import did_you_mean

Function = TypeVar("Function", bound=Callable[..., Any])
_CONFIG = "voicecoach.config"
"""Where a command's context keeps what the file holds."""


class Setting(Limited):
    """An option of ours: of flag, variable and file the first that says something. A mistake names its place."""

    def __init__(self, names: tuple[str, ...], *, kept: bool = True, stops: bool = True, **settings: Any) -> None:
        """With `kept` it may stand in the file; with `stops` a mistake there keeps the command from going on."""
        self.key = names[0].partition("/")[0].lstrip("-")
        self.kept = kept
        self.stops = stops
        self.variable = "VOICECOACH_" + self.key.replace("-", "_").upper()
        super().__init__(names, envvar=self.variable, **settings)

    def consume_value(self, ctx: click.Context, opts: Any) -> tuple[Any, ParameterSource]:
        """Return the value as it was written, and where. Raise SettingsError if the file may mean another one."""
        value, source = super().consume_value(ctx, opts)
        if source is not ParameterSource.DEFAULT or not self.kept or ctx.resilient_parsing:
            return value, source
        config = _config(ctx)
        if self.stops and any(slip.concerns([self.key]) for slip in config.slips):
            raise _error(ctx)
        line = config.lines.get(self.key)
        return (line.text, ParameterSource.DEFAULT_MAP) if line else (value, source)

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """Return what the value means. Raise SettingsError, with everything that is wrong, for one of the file."""
        try:
            return super().process_value(ctx, value)
        except click.BadParameter as error:
            if ctx.get_parameter_source(str(self.name)) is not ParameterSource.DEFAULT_MAP or _CONFIG not in ctx.meta:
                raise
            found = _error(ctx)
            if self.stops:
                raise found from error
        _warn([slip for slip in found.slips if slip.key == self.key])
        return super().process_value(ctx, self.get_default(ctx))

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Return what to call it in a message: the variable, if the value comes from there."""
        if ctx and ctx.get_parameter_source(str(self.name)) is ParameterSource.ENVIRONMENT:
            return f"the variable {self.variable}"
        return super().get_error_hint(ctx)


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """Return an option that can also be set for good."""
    return click.option(*names, cls=Setting, **settings)


def _config(ctx: click.Context) -> Config:
    """Return what the file holds; the first time, warn of what can't change what the command does."""
    if _CONFIG not in ctx.meta:
        ctx.meta[_CONFIG] = config = read_config()
        _warn(_harmless(ctx, config))
    known: Config = ctx.meta[_CONFIG]
    return known


def _harmless(ctx: click.Context, config: Config) -> list[Slip]:
    """Return the mistakes that concern no option of the command."""
    keys = {each.key for each in ctx.command.params if isinstance(each, Setting) and each.kept and each.stops}
    return [slip for slip in config.slips if not slip.concerns(keys)]


def _error(ctx: click.Context) -> SettingsError:
    """Return all that is wrong in the file, without what was told."""
    config = _config(ctx)
    told = _harmless(ctx, config)
    return SettingsError(config.path, [slip for slip in slips(config) if slip not in told])


def _warn(slips: Sequence[Slip]) -> None:
    for slip in slips:
        warn(f"{slip.told}{f'; {slip.problem.hint}' if slip.problem.hint else ''}")


def settings() -> Mapping[str, tuple[Setting, click.Command]]:
    """Return the option of each setting, with a command that takes it."""
    return {key: option_of(key) for key in SETTINGS}


def setting(key: str) -> tuple[Setting, click.Command]:
    """Return the option of one setting, with a command that takes it. Raise VoicecoachError if there is none."""
    name = key.lower().removeprefix("--").replace("_", "-")
    if name not in SETTINGS:
        hint = did_you_mean(name.removeprefix("no-"), list(SETTINGS), "`voicecoach config` lists them")
        raise VoicecoachError(f"there is no setting “{key[:80]}”", hint, Exit.USAGE)
    return option_of(name)


def slips(config: Config) -> list[Slip]:
    """Return every mistake in the file, wrong values too, by line."""
    found = list(config.slips)
    for key, line in config.lines.items():
        if message := trouble(key, line.text):
            found.append(Slip(key, Problem("value", message[0], line.where, message[1])))
    return sorted(found, key=lambda slip: (slip.problem.where.line, slip.problem.where.column))


def trouble(key: str, text: str) -> tuple[str, str] | None:
    """Return what is wrong with a value, and what to do about it; None if it is fine."""
    option, command = option_of(key)
    context = click.Context(command)
    try:
        option.process_value(context, text)
        if key in CHECKED:
            from voicecoach.app.settings.checks import check

            check(key, text)
    except click.BadParameter as error:
        error.param_hint = f"`{key}`"
        message, hint = explained(error)
        return message, "" if "--help" in hint else hint
    except VoicecoachError as error:
        return f"`{key}`: {error.message}", error.hint
    return None


def option_of(key: str) -> tuple[Setting, click.Command]:
    """Return the option of a setting, with the command that it is loaded from."""
    command = load(SETTINGS[key])
    assert command  # else the table of settings names one that isn't there
    return next(each for each in command.params if isinstance(each, Setting) and each.key == key), command
