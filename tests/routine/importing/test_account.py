"""No number of a source vanishes: it is in the routine, or it is told with its line."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.detect import convert
from voicecoach.routine.yaml.writing import write

HERE = Path(__file__).parent
SHEETS = [path for path in sorted((HERE / "sheets").iterdir()) if not path.name.endswith(".expect.yaml")]
MARK = re.compile(
    r"\s*(?:[-*•]\s*)?(?:\[?\d+[./-]\d+[./-]\d+,? \d+:\d+\]?.*?: |\d{1,2}[.):\]]|#\d{1,2}|\(\d{1,2}\)|[A-H]\d"
    r"|\d[a-d][).]"
    r"|(?:exercise|ex|min(?:ute)?|nr|no|übung)\.? ?\d{1,2}|\d{1,2}(?=[A-Z]))",
    re.IGNORECASE,
)
"""What numbers a line, and is no number of it."""
PIECES = st.sampled_from(
    [
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
    ]
)


def numbered(pieces):
    """Return a text in which every number is another one, so that each can be found again."""
    numbers = iter(range(101, 1000))
    return re.sub(r"\bN(?![a-z])|(?<=x)N|N(?=x)", lambda _: str(next(numbers, 7)), " ".join(pieces))


def lost(text, done):
    """Return the numbers of a text, with their lines, that are neither in the routine nor told."""
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
        for figure in re.findall(r"\d+", line[marked.end() :] if marked else line):
            if float(figure) not in have and figure not in told.get(number, set()):
                found.append((number, figure))
    return found


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=40).map(numbered))
def test_no_number_of_a_text_vanishes(text):
    try:
        done = convert(text.encode(), "a.txt")
    except VoicecoachError:
        return
    assert lost(text, done) == []


@settings(max_examples=200)
@given(st.sampled_from([path for path in SHEETS if path.suffix in (".txt", ".md")]), st.data())
def test_no_number_of_a_damaged_sheet_vanishes(path, data):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines)))
    what = data.draw(st.sampled_from(["drop", "twice", "blank", "words"]))
    if what == "drop":
        lines[at : at + 1] = []
    elif what == "twice":
        lines[at:at] = lines[at : at + 1]
    elif what == "blank":
        lines[at:at] = ["\n"]
    else:
        lines[at:at] = [numbered([data.draw(PIECES), data.draw(PIECES)]) + "\n"]
    changed = "".join(lines)
    try:
        done = convert(changed.encode(), path.name)
    except VoicecoachError:
        return
    unmarked = [(number, figure) for number, figure in lost(changed, done) if len(figure) == 3]
    assert unmarked == []


@pytest.mark.parametrize(
    ("text", "figures", "unread"),
    [("Bridge 3x10, hold 5 s\n", 3, 0), ("Bridge 3x10\nRef. 77 of 99 in our files\n", 4, 2), ("Bridge\nSquat\n", 0, 0)],
)
def test_the_account_counts_what_is_read(text, figures, unread):
    done = convert(text.encode(), "a.txt") if "x" in text else convert(f"- {text}- Plank\n".encode(), "a.txt")
    assert (done.figures, done.unread) == (figures, unread)
