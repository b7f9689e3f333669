"""Measures how the time of every reader of foreign text grows: a fragment repeated, and the same four times as long.

    python benchmarks/fuzz_growth.py [READER ...]

Linear is a ratio of 4, quadratic 16. A reader fails where the ratio is over RATIO and the longer text takes over FLOOR.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from voicecoach.app.programme import may_hold_programme
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.terminal_text import render
from voicecoach.routine.importing.detect import convert
from voicecoach.routine.importing.draft_exercise import shortened
from voicecoach.routine.notation.dose import resolve
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.one_line import one_line
from voicecoach.routine.reading.phrases import read_phrases
from voicecoach.routine.reading.programme import read_programme
from voicecoach.routine.reading.routine import read
from voicecoach.routine.values.durations import parse_period, parse_range, parse_seconds
from voicecoach.routine.yaml.summary import heading
from voicecoach.sound.text.normalise import normalise, sentences

SHORT = 4_000
"""Characters of the shorter text."""
TIMES = 4
RATIO = 8.0
FLOOR = 0.1
"""Seconds below which a ratio is noise."""

FRAGMENTS = (
    "[", "(", "{", "]", ")", "}", "[]", "()", "{}", "(a", "[a", "{a", "[ ] ", "](", "[a](b) ", "<", ">", "'", '"', "`",
    "*", "**", "_", "__", "#", "# ", "-", "- ", "- -", "--", "–", "— ", "=", "+", "~", "^", "|", "/", "\\", ":", ": ",
    ";", ",", ", ", ".", "...", "?", "!", "&", "&a ", "*a ", "@", "%", "$", "°", "½", " ", "  ", "\t", "\n", "\n ",
    "\n\n", " \n", "\n- ", "\n  - ", "\n- a: b", "\n  ", "\r", "\r\n", "\u00a0", "\u2028", "\ufeff", "\u200b", "\x1b[",
    "\x1b]", "\x9d", "a", "a ", "A ", "1", "1 ", "10", "1-", "1 - ", "1.", "1,", "1:", "1/", "1x", "1 x ", "x", "x1",
    "1'", '1"', "1s", "1 s ", "3x10 ", "3 sets of ", "hold ", "hold for the ", "rest ", "rest it for the ", "each ",
    "each side ", "for ", "to ", "or ", "of ", "at ", "in ", "repeat ", "times ", "once a day ", "2x/day ", "tempo 3-",
    "L/", "é", "ß", "ü 3 s", "橋", "🦵", "e\u0301", "name: ", "\nname: a", "a: ", "a:", "{a: ", "[a, ", "- [ ",
    "\n---\n", "---", "\n...", "http://a", "a, b; c", ",,", ";;", '",', '"a",', "''", '""', "\\u0041", "\\ud83d",
    "programme", "\nexercises:", "exercises: [", "rest: 1, ", "<<: ", "!a ", "? ", "> ", "| ", "w/", "a.", "a. ", "10-",
    "1h", "1m", "and ", "a minute ", "half an ", "$1", "{x}", "{{", "}}", "\n\t", "é ", ". ", "“", "“a", "‘", "’",
    '"a ', "1' ", " ,", "x 1 to ",
)  # fmt: skip
AROUND = {
    "": "{}", "line": "Clam 3x10\n{}\nBridge 2x8\n", "entry": "exercises:\n- {}\n",
    "value": "exercises:\n- name: A\n  do: {}\n",
    "text": "exercises:\n- name: A\n  do: |\n    {}\n", "dose": "exercises:\n- name: A\n  reps: {}\n",
    "front": "---\nexercises:\n- A\n---\n{}", "cell": "name,reps\nA,{}\nB,2\n", "header": "name,reps,{}\nA,2\n",
    "list": '{{"title": "T", "sets": [{{"exercises": [{{"name": "{}"}}]}}]}}', "comment": "exercises:\n- A # {}\n",
}  # fmt: skip
"""What may stand around the fragments."""


def check(text: str) -> None:
    """Read a routine and show what is wrong with it."""
    for problem in read(text, "grown.yaml").problems:
        render(problem)


def imported(ending: str) -> Callable[[str], object]:
    """Return what imports a file with that ending."""
    return lambda text: convert(text.encode("utf-8", "replace"), f"grown.{ending}")


READERS: Mapping[str, Callable[[str], object]] = {
    "check": check,
    "heading": heading,
    "programme": lambda text: read_programme(text, "grown.yaml", str),
    "holds_programme": may_hold_programme,
    "phrases": lambda text: read_phrases(text, "grown.yaml"),
    **{f"import .{ending}": imported(ending) for ending in ("txt", "md", "csv", "tsv", "json", "yaml")},
    "read_line": read_line,
    "resolve": lambda text: resolve(read_line(text).phrases),
    "one_line": one_line,
    "shortened": shortened,
    "seconds": parse_seconds,
    "period": parse_period,
    "range": lambda text: parse_range(text, "seconds"),
    "count": lambda text: parse_range(text, "count"),
    "normalise": normalise,
    "sentences": sentences,
}


def taken(reader: Callable[[str], object], text: str, tries: int = 1) -> float:
    """Return the seconds that `reader` takes for `text`, of some tries the best; it may refuse it."""
    best = float("inf")
    for _ in range(tries):
        began = time.process_time()
        with suppress(VoicecoachError, ValueError):
            reader(text)
        best = min(best, time.process_time() - began)
    return best


def grown(fragment: str, around: str, size: int) -> str:
    """Return `fragment` repeated to about so many characters."""
    return around.format(fragment * (size // len(fragment)))


def slow(reader: Callable[[str], object]) -> Iterator[tuple[str, str, float, float]]:
    """Yield what makes the time grow faster than the text: what is around, the fragment, and both times."""
    for where, around in AROUND.items():
        for fragment in FRAGMENTS:
            short, long = (grown(fragment, around, SHORT * times) for times in (1, TIMES))
            if taken(reader, long) <= FLOOR:
                continue
            once, more = taken(reader, short, 3), taken(reader, long, 2)
            if more > FLOOR and more > RATIO * once:
                yield where, fragment, once, more


def main() -> int:
    """Measure them all; 1 if any is slow."""
    failed = 0
    for name, reader in READERS.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        began, count = time.monotonic(), 0
        for where, fragment, once, more in slow(reader):
            count += 1
            print(f"  {name}: {fragment!r} in {where or 'nothing'}: {once:.3f} s, then {more:.3f} s", flush=True)
        failed += count
        tried = len(AROUND) * len(FRAGMENTS)
        print(f"{name}: {count} of {tried} grow too fast ({time.monotonic() - began:.0f} s)", flush=True)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
