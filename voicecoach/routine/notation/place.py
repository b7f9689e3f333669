"""Where a phrase stands in its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicecoach.routine.notation.words.token import Token


@dataclass(frozen=True)
class Place:
    """Where a phrase stands: its tokens are those from `begin` up to `end`."""

    text: str
    tokens: Sequence[Token]
    letters: str
    begin: int
    end: int

    @property
    def parts(self) -> Sequence[Token]:
        """The tokens of the phrase."""
        return self.tokens[self.begin : self.end]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.tokens[self.begin].start

    @property
    def stop(self) -> int:
        """Where it ends in the text."""
        return self.tokens[self.end - 1].end

    @property
    def follows(self) -> str:
        """The sense of the token behind it; empty at the end."""
        return self.letters[self.end : self.end + 1]
