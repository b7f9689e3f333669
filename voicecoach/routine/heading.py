"""The head of a routine file, for a list of many: its name and what it is for, without reading the rest."""

from __future__ import annotations

from pathlib import PurePath

import yaml

from voicecoach.routine.nodes import Pairs, Scalar, Source, UnreadableError, clean, compose


def heading(text: str, file: str = "<routine>") -> tuple[str, str]:
    """Return the name and the `about` of a routine without reading the rest; of a broken file, name and nothing."""
    try:
        root = compose(Source(file, text))
    except (UnreadableError, yaml.MarkedYAMLError):
        root = None
    pairs = root.pairs if isinstance(root, Pairs) else []
    texts = {key.text: clean(node.text) for key, node in pairs if isinstance(key, Scalar) and isinstance(node, Scalar)}
    return texts.get("name") or title(file), texts.get("about", "")


def title(file: str) -> str:
    """Return a name from a file's: `upper-hamstring.yaml` is `Upper Hamstring`."""
    words = clean(PurePath(file).stem.strip("<>").replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:] if not words.islower() else words.title()
