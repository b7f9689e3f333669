"""Changing one line of the text of `config.yaml`; all else in it stays as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from voicecoach.app.settings.file import config_file, read_config
from voicecoach.app.settings.model import MEND, Config, SettingsError
from voicecoach.app.settings.parse import parse
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import write_atomically, writing
from voicecoach.routine.library.find import read_text

_BREAK = re.compile("(\r\n|[\n\r\x85\u2028\u2029])")
"""What ends a line to YAML."""
_PLAIN = re.compile(r"[\w/.~+](?:[\w/.,~+ ()-]*[\w/.~+)-])?|-\d[\d.]*")
"""A text that YAML takes as it is."""


def put(key: str, value: str) -> None:
    """Keep a value in the file. Raise VoicecoachError."""
    path = config_file()
    write_settings(path, with_value(settings_text(path), path, key, value))


def remove(key: str) -> bool:
    """Take a setting out of the file and return whether it was in it. Raise VoicecoachError."""
    path = config_file()
    text = settings_text(path)
    rest = without(text, path, key)
    if rest != text:
        write_settings(path, rest)
    return rest != text


def settings_text(path: Path) -> str:
    """Return what the file holds, nothing if there is none. Raise SettingsError if it can't be read."""
    if unreadable := [slip for slip in read_config(path).slips if not slip.placed]:
        raise SettingsError(path, unreadable)
    return read_text(path) if path.exists() else ""


def write_settings(path: Path, text: str) -> None:
    """Write the whole file. Raise VoicecoachError."""
    with writing(path, "`voicecoach doctor` shows the folders"):
        write_atomically(path, text)


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
