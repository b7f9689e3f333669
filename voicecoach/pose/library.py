"""The poses that we ship, by name; each is read when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import yaml

from voicecoach.pose.model import Pose
from voicecoach.pose.reading import read

_FILE = Path(__file__).with_name("poses.yaml")
_ENTRY = re.compile(r"^([a-z].*?): (\{.*\})$", re.MULTILINE)
"""Each is written in one line, so that one can be read without the others."""


class _Library(Mapping[str, Pose]):
    def __init__(self) -> None:
        self._read: dict[str, Pose] = {}

    @cached_property
    def _written(self) -> dict[str, str]:
        return dict(_ENTRY.findall(_FILE.read_text(encoding="utf-8")))

    def __getitem__(self, name: str) -> Pose:
        if name not in self._read:
            fields = yaml.load(self._written[name], yaml.BaseLoader)
            pose, problems = read(fields, self, name)
            assert not problems, (name, problems)
            self._read[name] = pose
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


POSES: Mapping[str, Pose] = _Library()
"""In the order of the file."""
