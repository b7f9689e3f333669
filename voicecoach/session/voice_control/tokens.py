"""Moonshine's words to numbers and back: byte-pair encoding by the list of tokens that comes with the model."""

from __future__ import annotations

from collections.abc import Iterable

START, END = 1, 2
"""The tokens before and after every transcript."""
_FIRST_LETTER = 259
"""Tokens before it are marks and single bytes."""
_SPACE = "▁"


class Tokens:
    """Tokens by number; a lower number was merged earlier when the list was made, and so is merged first."""

    def __init__(self, data: bytes) -> None:
        self._texts = [raw.decode("utf-8", "replace") for raw in entries(data)]
        self._numbers = {text: number for number, text in enumerate(self._texts) if number >= _FIRST_LETTER}

    def __len__(self) -> int:
        return len(self._texts)

    def encode(self, text: str) -> tuple[int, ...]:
        """Return the tokens of a text in letters that the list knows; raise KeyError for others."""
        parts = list(_SPACE + text.replace(" ", _SPACE))
        while (best := min(range(len(parts) - 1), key=lambda i: self._rank(parts, i), default=None)) is not None:
            if self._rank(parts, best) == len(self._texts):
                break
            parts[best : best + 2] = ["".join(parts[best : best + 2])]
        return tuple(self._numbers[part] for part in parts)

    def decode(self, tokens: Iterable[int]) -> str:
        """Return the text of tokens."""
        return "".join(self._texts[token] for token in tokens).replace(_SPACE, " ").strip()

    def _rank(self, parts: list[str], index: int) -> int:
        return self._numbers.get(parts[index] + parts[index + 1], len(self._texts))


def entries(data: bytes) -> list[bytes]:
    """Return the entries of a `tokenizer.bin`: each its length in a byte, then its bytes."""
    found, at = [], 0
    while at < len(data):
        end = at + 1 + data[at]
        found.append(data[at + 1 : end])
        at = end
    return found
