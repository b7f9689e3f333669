"""The numbers that an option takes, in plain words: click would show `0.5<=x<=2.0`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.types import OptionHelpExtra


def limits(kind: object) -> str:
    """Return the limits of a kind of number, `0.5 to 2` or `at least 1`; empty if it has none."""
    if not isinstance(kind, (click.IntRange, click.FloatRange)) or kind.min is None:
        return ""
    return f"{kind.min:g} to {kind.max:g}" if kind.max is not None else f"at least {kind.min:g}"


class Limited(click.Option):
    """An option whose help tells the limits of its number in words."""

    def get_help_extra(self, ctx: click.Context) -> OptionHelpExtra:
        """Return what stands in brackets behind the help."""
        extra = super().get_help_extra(ctx)
        if told := limits(self.type):
            extra["range"] = told
        return extra
