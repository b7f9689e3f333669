"""A rule of what is said: a pattern, and what stands in its place. The tables of rules are made of it."""

from __future__ import annotations

import re
from collections.abc import Callable

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

DASH = "[-‐‑‒–—―−]"
BODY = "side|leg|arm|hand|foot|knee|hip|heel|toe|ankle|shoulder|elbow|wrist|glute|hamstring|calf|thigh|quad"
TIME = "s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?"


def rule(pattern: str, words: str | Callable[[re.Match[str]], str], flags: int = re.IGNORECASE) -> Rule:
    """Return a rule that puts its words apart from letters and digits on both sides."""

    def put(match: re.Match[str]) -> str:
        text = match.expand(words) if isinstance(words, str) else words(match)
        start, end, around = match.start(), match.end(), match.string
        before = " " if start and around[start - 1].isalnum() and text[:1].isalnum() else ""
        after = " " if around[end : end + 1].isalnum() and text[-1:].isalnum() else ""
        return before + text + after

    return re.compile(pattern, flags), put


def before(match: re.Match[str], length: int = 40) -> str:
    """Return the text just before what a pattern found, as far as it can matter."""
    return match.string[max(0, match.start() - length) : match.start()]


def after(match: re.Match[str], length: int = 40) -> str:
    """Return the text just after what a pattern found, as far as it can matter."""
    return match.string[match.end() : match.end() + length]
