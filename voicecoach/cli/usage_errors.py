"""What click finds wrong with a command line, in our words: what it is, and what to type instead."""

from __future__ import annotations

import click

from voicecoach.cli.limits import limits
from voicecoach.cli.meanings import option_meant
from voicecoach.core.suggest import did_you_mean


def explained(error: click.UsageError, command: str = "voicecoach") -> tuple[str, str]:
    """Return the message and the hint of a mistake in the words after `command`."""
    command = error.ctx.command_path if error.ctx else command
    see = f"see `{command} --help`"
    if isinstance(error, click.NoSuchOption):
        return f"`{command}` has no option `{error.option_name}`", option_meant(error.option_name, _options(error), see)
    if error.message.startswith("No such command") and error.ctx and isinstance(error.ctx.command, click.Group):
        name = error.message.split("'")[1]
        known = error.ctx.command.list_commands(error.ctx)
        return f"`{command}` has no command `{name}`", did_you_mean(name, known, see)
    if isinstance(error, click.BadParameter):
        return _value(error, see)
    if isinstance(error, click.BadOptionUsage) and "requires" in error.message:
        return f"`{error.option_name}` needs a value", see
    if error.ctx and error.message.startswith("Got unexpected extra argument"):
        return _extra(error.message), f"{_usage(error.ctx)}; a name of several words needs quotes"
    return error.format_message().rstrip("."), see


def _missing(parameter: click.Parameter, context: click.Context, see: str) -> tuple[str, str]:
    metavar = parameter.make_metavar(context)
    if isinstance(parameter, click.Option):
        return f"`{parameter.opts[0]} {metavar}` is missing", see
    if isinstance(parameter.type, click.Choice):
        *others, last = map(str, parameter.type.choices)
        which = f"which {parameter.name}: {', '.join(others)} or {last}?"
        return which, f"as in `{context.command_path} {others[0]}`; {see}"
    return f"{metavar} is missing", f"{_usage(context)}; {see}"


def _options(error: click.NoSuchOption) -> list[str]:
    parameters = error.ctx.command.params if error.ctx else []
    return ["--help", *(name for each in parameters for name in (*each.opts, *each.secondary_opts) if name[:2] == "--")]


def _usage(context: click.Context) -> str:
    return f"write `{' '.join([context.command_path, *context.command.collect_usage_pieces(context)])}`"


def _extra(message: str) -> str:
    """Return which words were too many; click puts them in brackets."""
    return f"there is a word too many: {message.partition('(')[2].rstrip(').')}"


def _value(error: click.BadParameter, see: str) -> tuple[str, str]:
    """Return what is wrong with a value, in our words where we know the kind of value, else in those of the message."""
    if isinstance(error, click.MissingParameter) and error.param and error.ctx:
        return _missing(error.param, error.ctx, see)
    name = error.param_hint if isinstance(error.param_hint, str) else ""
    name = name or (_name(error) if error.param else "")
    kind = error.param.type if error.param else None
    value = _typed(error.message)
    choices = [str(choice) for choice in kind.choices] if isinstance(kind, click.Choice) else []
    if choices and value and value not in choices:
        return f"{name} can't be “{value}”", did_you_mean(value, choices, f"it is one of {', '.join(choices)}")
    if isinstance(kind, (click.types.IntParamType, click.types.FloatParamType)) and value:
        name = error.param.name if isinstance(error.param, click.Argument) else name
        number = "a whole number" if isinstance(kind, click.types.IntParamType) else "a number"
        within = limits(kind)
        within = f" of {within}" if within.startswith("at") else f" from {within}" if within else ""
        return f"{name} is {number}{within}, not “{value}”", see
    if isinstance(kind, click.types.BoolParamType) and value:
        return f"{name} is yes or no, not “{value}”", see
    return f"{name}: {error.message.rstrip('.')}" if name else error.message.rstrip("."), see


def _name(error: click.BadParameter) -> str:
    assert error.param
    hint = error.param.get_error_hint(error.ctx)
    return hint.replace("'", "`") if hint.startswith("'") else hint


def _typed(message: str) -> str:
    """Return the value that click quotes at the start of its message; empty if the message is ours."""
    start, _, rest = message.partition(" is not ")
    quoted = len(start) > 1 and start[0] == start[-1] == "'"
    return start[1:-1] if quoted and rest else start.removesuffix(".0") if rest.startswith("in the range") else ""
