"""The account of an import: what stands in for a person who looks for each number of a sheet in what came of it."""

import re

from voicecoach.routine.yaml.writing import write

MARK = re.compile(
    r"\s*(?:#{1,6} +)?(?:[-*•]\s*)?"
    r"(?:\[?\d+[./-]\d+[./-]\d+,? \d+:\d+\]?.*?: |\d{1,2}[.):\]]|#\d{1,2}|\(\d{1,2}\)|[A-H]\d(?!\d)"
    r"|\d[a-d][).]"
    r"|(?:exercise|ex|min(?:ute)?|nr|no|übung)\.? ?\d{1,2}|\d{1,2}(?=[A-Z]))",
    re.IGNORECASE,
)
"""What numbers a line, and is no number of it."""
PIECES = (
    "N",
    "N-N",
    "N x N",
    "NxNxN s",
    "N sets",
    "N reps",
    "N times",
    "hold N sec",
    "N min rest",
    "rest N s",
    "each side",
    "per leg",
    "L: N x N",
    "right leg - N reps",
    "N s left",
    "\n   R: ",
    "\n   G : N",
    "N s on / N s off",
    "every N days",
    "N x daily",
    "N kg",
    "N m",
    "N%",
    "tempo N-N-N",
    "N/N/N",
    "Bridge",
    "Squat",
    "Wall sit",
    "Lie on your back.",
    "Hold for N seconds.",
    "Repeat N times.",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n2) ",
    "\n   ",
    ": ",
    " - ",
    ", ",
    "(",
    ")",
    "Sets: N",
    "Reps: N",
    "Warm-up",
    "N rounds:",
    "EMOM N min",
    "Date: N",
    "Tel N N N",
    "#",
    "|",
    "R",
    "L",
    "N breaths",
    "for N minutes",
    "N:N",
    'N" step',
    "twice",
    "A1.",
    "N RM",
    "week N",
    "between sets",
)
"""Pieces of sheets; N is a number."""


SPAN = 3
"""Lines below the one by which something is told that it may span."""


def numbered(pieces, first=101):
    """Return a text in which every number is another one from `first` on, so that each can be found again."""
    numbers = iter(range(first, 1000))
    return re.sub(r"\bN(?![a-z])|(?<=x)N|N(?=x)", lambda _: str(next(numbers, 7)), " ".join(pieces))


def lost(text, done):
    """Return the numbers of a text, with their lines, that are neither in the routine nor told.

    What spans lines, as a text in YAML does, is told by its first one.
    """
    written = write(done.draft)
    have = {float(one) for one in re.findall(r"\d+(?:\.\d+)?", written)}
    have |= {float(one) for one in re.findall(r"\d+", written)}
    have |= {60 * int(a) + int(b) for a, b in re.findall(r"(\d+):(\d\d)", written)}
    have |= {one * 60 for one in have} | {one * 3600 for one in have}
    told = {}
    for left in done.left_out:
        told.setdefault(left.line, set()).update(re.findall(r"\d+", left.words))
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        marked = MARK.match(line)
        for figure in re.findall(r"[0-9]+", line[marked.end() :] if marked else line):
            near = (told.get(above, set()) for above in range(number - SPAN, number + 1))
            if float(figure) not in have and not any(figure in words for words in near):
                found.append((number, figure))
    return found
