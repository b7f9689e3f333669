"""The text of `config.yaml` -> what it holds, and every mistake in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from voicecoach.app.settings.model import SETTINGS, Config, SettingLine, Slip
from voicecoach.core.errors import Problem, VoicecoachError, Where
from voicecoach.core.suggest import closest
from voicecoach.routine.library.find import read_text
from voicecoach.routine.reading.parsing import parse_yaml
from voicecoach.routine.values.typed import shown, what
from voicecoach.routine.yaml.tree import Node, Pairs, Scalar, Source, UnreadableError


def read(path: Path) -> Config:
    """Return what a file that is there holds. Raises nothing: one that can't be read is a mistake in every setting."""
    try:
        text = read_text(path)
    except VoicecoachError as error:
        return Config(path, slips=(Slip("*", Problem("unreadable", error.message, Where(str(path), 1, 1))),))
    return parse(text, path)


def parse(text: str, path: Path) -> Config:
    """Return what the text of such a file holds."""
    source = Source(str(path), text)
    try:
        root = parse_yaml(source)
    except UnreadableError as error:
        return Config(path, slips=(Slip("*", _adapted(error.problem)),))
    if root is None:
        return Config(path)
    if not isinstance(root, Pairs):
        message = "settings are lines of `setting: value`; this is something else"
        return Config(path, slips=(Slip("*", Problem("shape", message, source.where(root), "level: low")),))
    return _config(path, source, root)


def _adapted(problem: Problem) -> Problem:
    """Return a problem of YAML in words for settings; it comes in words for routines."""
    hint = "delete `---`" if problem.code == "documents" else problem.hint
    message, hint = (text.replace("a routine", "the settings") for text in (problem.message, hint))
    return problem._replace(message=message, hint=hint)


def _config(path: Path, source: Source, root: Pairs) -> Config:
    lines: dict[str, SettingLine] = {}
    slips: list[Slip] = []
    for key, node in root.pairs:
        name = key.text if isinstance(key, Scalar) else ""
        found = list(_wrong(source, key, node, lines))
        slips += found
        if isinstance(node, Scalar) and name in SETTINGS and not found:
            lines[name] = SettingLine(node.text.strip(), source.where(node), source.where(key))
    return Config(path, lines, tuple(slips))


def _wrong(source: Source, key: Node, node: Node, before: Mapping[str, SettingLine]) -> Iterator[Slip]:
    """Yield what is wrong with a line, its value's meaning aside."""
    name = key.text if isinstance(key, Scalar) else ""
    if name not in SETTINGS:
        near = closest(name.lower().replace("_", "-").removeprefix("--").removeprefix("no-"), list(SETTINGS))
        hint = f"did you mean `{near[0]}`?" if near else "`voicecoach config` lists all settings"
        called = shown(name) if name else what(key)
        yield Slip(near[0] if near else "", Problem("unknown", f"{called} is no setting", source.where(key), hint))
    elif name in before:
        line = before[name].key.line
        message = f"`{name}` is written twice: in line {line} and here"
        yield Slip(name, Problem("repeated", message, source.where(key), "delete one of the two"))
    elif not isinstance(node, Scalar):
        message = f"`{name}` takes one value; this is {what(node)}"
        yield Slip(name, Problem("shape", message, source.where(node), f"write `{name}: VALUE`"))
    elif node.plain and not node.text.strip():
        hint = f"write `{name}: VALUE`, or delete the line"
        yield Slip(name, Problem("empty", f"`{name}` has no value", source.where(key), hint))
