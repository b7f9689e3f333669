"""What a token is: a piece of a text and its kind. `tokens` makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property


class TokenKind(Enum):
    """What a token is."""

    NUMBER = "a number or a range of numbers, in digits or in words"
    SERIES = "three numbers or more in a row, such as 3-1-3 or 12/10/8"
    TIME = "a time with its unit, or a range of times"
    LOAD = "a weight, a percentage or a degree of effort"
    LENGTH = "a length or a distance"
    ANGLE = "degrees"
    PAIR = "work and rest in turn, in seconds"
    DATE = "a date"
    CLOCK = "a time of day"
    PHONE = "a phone number"
    LINK = "an address of the web or of mail"
    WORD = "letters"
    BY = "a sign of multiplication"
    DASH = "a dash"
    SLASH = "a slash"
    PLUS = "a plus or an ampersand"
    COMMA = "a comma or a semicolon"
    STOP = "the end of a sentence"
    COLON = "a colon or an equals sign"
    OPEN = "an opening bracket"
    CLOSE = "a closing bracket"
    AT = "an at sign"
    DOTS = "a row of dots that leads the eye"
    SIGN = "any other sign"


@dataclass(frozen=True)
class Token:
    """A piece of a text, `text[start:end]`, and what it is."""

    kind: TokenKind
    text: str
    start: int
    end: int
    low: float = 0.0
    """The number, or the lower end of a range; of a TIME in seconds."""
    high: float = 0.0
    unit: str = ""
    """The unit as it is written, in small letters, without its full stop."""
    numbers: tuple[float, ...] = ()
    """The numbers of a SERIES."""
    spelled: bool = False
    """Whether a number is written in words."""
    spaced: bool = False
    """Whether a blank stands before it."""

    @cached_property
    def word(self) -> str:
        """The text in small letters, without a full stop at its end."""
        return self.text.casefold().rstrip(".")

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high


def joined(parts: Sequence[Token], text: str, kind: TokenKind, low: float, high: float, unit: str = "") -> Token:
    """Return one token in place of several in a row."""
    start, end = parts[0].start, parts[-1].end
    spelled = any(part.spelled for part in parts)
    return Token(kind, text[start:end], start, end, low, high, unit, spelled=spelled, spaced=parts[0].spaced)
