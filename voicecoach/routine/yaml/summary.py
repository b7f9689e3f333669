"""The head of a routine file, for a list of many: its name and what it is for, without reading the rest.

YAML is loaded only for a head that is more than two lines of plain text: to load it takes longer than to list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

_TEXT = r"[A-Za-z0-9][^\n:#\x00-\x1f\x7f-\U0010ffff]*"
_REMARKS = r"(?:(?:#[ -~]*)?\n)*"
_PLAIN = re.compile(rf"{_REMARKS}name: (?P<name>{_TEXT})\n{_REMARKS}about: (?P<about>{_TEXT})\n(?=\w)")
"""A head as most files have it; such texts mean themselves in YAML, too."""
_REST = re.compile(r"^(?!name\b|about\b)\w+[ \t]*:", re.MULTILINE)
"""Where another field begins: mostly below the two, and what follows takes most of the time to read."""


def heading(text: str, file: str = "<routine>") -> tuple[str, str]:
    """Return the name and the `about` of a routine without reading the rest; of a broken head, name and nothing."""
    if plain := _PLAIN.match(text):
        return " ".join(plain["name"].split()), " ".join(plain["about"].split())
    rest = _REST.search(text)
    texts = _texts(text[: rest.start()], file) if rest else {}
    if not {"name", "about"} <= texts.keys():  # they may stand below
        texts = _texts(text, file)
    return texts.get("name") or title(file), texts.get("about", "")


def _texts(text: str, file: str) -> Mapping[str, str]:
    import yaml

    from voicecoach.routine.yaml.tree import Pairs, Scalar, Source, UnreadableError, clean, compose

    try:
        root = compose(Source(file, text))
    except (UnreadableError, yaml.MarkedYAMLError):
        return {}
    pairs = root.pairs if isinstance(root, Pairs) else []
    return {key.text: clean(node.text) for key, node in pairs if isinstance(key, Scalar) and isinstance(node, Scalar)}


def title(file: str) -> str:
    """Return a name from a file's: `upper-hamstring.yaml` is `Upper Hamstring`."""
    from voicecoach.routine.yaml.tree import clean

    words = clean(PurePath(file).stem.strip("<>").replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:] if not words.islower() else words.title()
