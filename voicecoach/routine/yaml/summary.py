"""The head of a routine file, for a list of many: its name and what it is for, without reading the rest.

YAML is loaded only for a head that is more than two lines of plain text: to load it takes longer than to list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

_REST = r"(?m)^(?!name\b|about\b)\w+[ \t]*:"
"""Where another field begins: mostly below the two, and what follows takes most of the time to read."""
_HEAD = 100
"""The most lines that a plain head may have."""


def heading(text: str, file: str = "<routine>") -> tuple[str, str]:
    """Return the name and the `about` of a routine without reading the rest; of a broken head, name and nothing."""
    if plain := _plain(text):
        return plain
    rest = re.search(_REST, text)
    texts = _texts(text[: rest.start()], file) if rest else {}
    if not {"name", "about"} <= texts.keys():  # they may stand below
        texts = _texts(text, file)
    return texts.get("name") or title(file), texts.get("about", "")


def _plain(text: str) -> tuple[str, str] | None:
    """Return the two from a head as most files have it, in lines of their own; such texts mean themselves in YAML, too.

    Without a pattern, which takes longer to compile than all heads of a list to read.
    """
    found: list[str] = []
    for line in text.split("\n", _HEAD)[:_HEAD]:
        if len(found) == 2:  # what follows must not go on with the text
            return (found[0], found[1]) if line[:1] == "_" or line[:1].isalnum() else None
        if not line.isascii() or not line.isprintable():
            return None
        if line and line[0] != "#":
            key, _, value = line.partition(": ")
            if key != ("name", "about")[len(found)] or not value[:1].isalnum() or ":" in value or "#" in value:
                return None
            found.append(" ".join(value.split()))
    return None


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
