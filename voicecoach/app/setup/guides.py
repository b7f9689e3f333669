"""The guides that come along, in the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from io import StringIO

from voicecoach.app.setup.tables import fitted
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import shipped
from voicecoach.core.suggest import did_you_mean
from voicecoach.core.terminal import columns

TOPICS = {
    "using": "Keys, shorter sessions, files for the phone, reminders, your shell, voices.",
    "routines": "All that may stand in a routine file.",
    "journal": "The level, pain, and what is kept.",
    "ears": "Spoken commands.",
    "remote": "The phone as a remote control.",
    "settings": "What can be set for good.",
    "data": "What is kept, where, how large it is, and how to remove it all.",
    "troubleshooting": "When something doesn't work.",
    "support": "Which computers and which Pythons it installs on.",
    "embedding": "Using it from Python.",
}
"""The guides by name, and what each is about."""
_ELSEWHERE = {
    **dict.fromkeys(("uninstall", "remove", "privacy", "folders", "files", "backup", "size"), "data"),
    **dict.fromkeys(("install", "python", "windows", "macos"), "support"),
    **dict.fromkeys(("key", "keys", "keyboard", "shortcuts"), "keys"),
    **dict.fromkeys(("tab", "completions"), "using"),
    **dict.fromkeys(("yaml", "fields"), "routines"),
    **dict.fromkeys(("phone",), "remote"),
    **dict.fromkeys(("voice-control", "microphone", "speech"), "ears"),
}
"""What people look for, and where it stands."""
_KEYS = ("While a session runs:", "Other ways to control it:")
"""Between which lines of the guide `using` the keys stand."""
WIDEST, USUAL = 100, 80
"""Columns of a text to read, and of one that goes elsewhere than to a terminal."""


def has_guide(topic: str) -> bool:
    """Whether a guide is called so, or tells of that."""
    return topic in (*TOPICS, "keys") or bool(_elsewhere(topic.lower()))


def guide(topic: str, others: Sequence[str] = ()) -> str:
    """Return a guide as a terminal shows it, without colours.

    Raise VoicecoachError if there is none; `others` are what there is help on, too.
    """
    if topic not in others:
        topic = _elsewhere(topic.lower()) or topic
    if topic not in (*TOPICS, "keys"):
        known = [*TOPICS, *others]
        begun = [name for name in known if name.startswith(topic.lower())][:1]
        otherwise = "`voicecoach help` lists what there is help on"
        hint = did_you_mean(begun[0] if begun else topic, known, otherwise, "did you mean `voicecoach help {}`?")
        raise VoicecoachError(f"there is no help on “{topic}”", hint, Exit.USAGE)
    return _shown(topic)


def _elsewhere(word: str) -> str:
    """Return the guide in which people find what they look for, in whatever form of the word; empty if in none."""
    stem = re.sub(r"(?<=\w{4})(?:ing|al|ed|e?s)$", "", word)
    return _ELSEWHERE.get(word) or next(
        (there for known, there in _ELSEWHERE.items() if known in (stem, f"{stem}e")), ""
    )


def _shown(topic: str) -> str:
    from rich.console import Console
    from rich.markdown import Markdown

    text = StringIO()
    width = min(columns(sys.stdout) or USUAL, WIDEST)
    source = (shipped("docs") / f"{'using' if topic == 'keys' else topic}.md").read_text(encoding="utf-8")
    if topic == "keys":
        source = _KEYS[0] + source.partition(_KEYS[0])[2].partition(_KEYS[1])[0]
    made = Markdown(fitted(source, width), hyperlinks=False)
    Console(file=text, width=width, no_color=True, force_terminal=False).print(made)
    return text.getvalue()
