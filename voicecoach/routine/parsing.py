"""YAML text -> its tree, or the problem that keeps it from being one, in words and at its place.

Whatever reads a file in YAML begins here.
"""

from __future__ import annotations

import yaml

from voicecoach.routine.nodes import Node, Source, UnreadableError, compose


def parse_yaml(source: Source) -> Node | None:
    """Return the tree of `source`, or None for a file of nothing. Raise UnreadableError that says what is wrong."""
    try:
        return compose(source)
    except yaml.MarkedYAMLError as error:
        from voicecoach.routine.syntax import explain

        raise UnreadableError(explain(error, source)) from error
