"""A person's own settings: `config.yaml` in their config folder, read with the place of every line.

Variables and flags win over it. Values stay the text that was typed: an option knows what `yes`, `050` or `null` means.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.guess import closest
from voicecoach.problem import Exit, Problem, VoicecoachError, Where
from voicecoach.units import counted

if TYPE_CHECKING:
    from voicecoach.routine.nodes import Node, Pairs, Source

SETTINGS: Mapping[str, str] = {
    "level": "start",
    "cues": "start",
    "voice": "start",
    "rate": "start",
    "volume": "start",
    "output": "start",
    "device": "start",
    "pack": "start",
    "duck": "start",
    "plain": "start",
    "ask": "start",
    "listen": "start",
    "microphone": "start",
    "remote": "start",
    "who": "report",
    "zone": "calendar",
    "format": "export",
    "chapters": "export",
    "loudness": "export",
    "captions": "export",
}
"""What `config.yaml` may hold, long options without their dashes, and a command that takes each."""
MEND = "mend it: voicecoach config edit"


@dataclass(frozen=True)
class Line:
    """A setting as it stands in the file."""

    text: str
    where: Where
    """The place of its value."""
    key: Where


@dataclass(frozen=True)
class Slip:
    """A mistake in the file."""

    key: str
    """The setting that it concerns, or is likely to; `*`: every one; empty: none."""
    problem: Problem

    @property
    def placed(self) -> bool:
        """Whether it is in a line of the file; if the file can't be opened, the message names it."""
        return self.problem.code != "unreadable"

    @property
    def told(self) -> str:
        """What is wrong, behind its place."""
        where = self.problem.where
        return f"{where.file}:{where.line}: {self.problem.message}" if self.placed else self.problem.message

    def concerns(self, keys: Collection[str]) -> bool:
        """Whether a command that takes `keys` might do something else than was meant."""
        return self.key in keys or (self.key == "*" and bool(keys))


@dataclass(frozen=True)
class Config:
    """The file, as far as it can be read: no value is checked yet."""

    path: Path
    lines: Mapping[str, Line] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()


class SettingsError(VoicecoachError):
    """The file of settings has mistakes that would change what a command does."""

    def __init__(self, path: Path, slips: Sequence[Slip]) -> None:
        self.slips = tuple(slips)
        self.problems = tuple(slip.problem for slip in slips if slip.placed)
        count = len(self.problems)
        message = f"{path} has {counted(count, 'problem')}"
        hint = MEND if count else "mend it, or move it away"
        super().__init__(message if count else slips[0].problem.message, hint, Exit.USAGE)


def config_file() -> Path:
    """Return the file of settings, which need not be there."""
    from voicecoach.places import config_folder

    return config_folder() / "config.yaml"


def read_config(path: Path | None = None) -> Config:
    """Return what the file holds, and the mistakes in it; nothing if there is none. Raises nothing."""
    path = path or config_file()
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return Config(path)
    except OSError:  # reading it will say why
        pass
    from voicecoach.routine.library import read_text

    try:
        text = read_text(path)
    except VoicecoachError as error:
        return Config(path, slips=(Slip("*", Problem("unreadable", error.message, Where(str(path), 1, 1))),))
    return parse(text, path)


def parse(text: str, path: Path) -> Config:
    """Return what the text of such a file holds."""
    from voicecoach.routine.nodes import Pairs, Source, UnreadableError
    from voicecoach.routine.parsing import parse_yaml

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
    return replace(problem, message=message, hint=hint)


def _config(path: Path, source: Source, root: Pairs) -> Config:
    from voicecoach.routine.nodes import Scalar

    lines: dict[str, Line] = {}
    slips: list[Slip] = []
    for key, node in root.pairs:
        name = key.text if isinstance(key, Scalar) else ""
        found = list(_wrong(source, key, node, lines))
        slips += found
        if isinstance(node, Scalar) and name in SETTINGS and not found:
            lines[name] = Line(node.text.strip(), source.where(node), source.where(key))
    return Config(path, lines, tuple(slips))


def _wrong(source: Source, key: Node, node: Node, before: Mapping[str, Line]) -> Iterator[Slip]:
    """Yield what is wrong with a line, its value's meaning aside."""
    from voicecoach.routine.nodes import Scalar
    from voicecoach.routine.values import shown, what

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
