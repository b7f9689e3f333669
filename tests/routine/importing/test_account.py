"""No number of a source vanishes: it is in the routine, or it is told with its line."""

from pathlib import Path

import pytest
from account import PIECES, lost, numbered
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.detect import convert

HERE = Path(__file__).parent
SHEETS = [path for path in sorted((HERE / "sheets").iterdir()) if not path.name.endswith(".expect.yaml")]


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(numbered))
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
        lines[at:at] = [numbered([data.draw(st.sampled_from(PIECES)), data.draw(st.sampled_from(PIECES))]) + "\n"]
    changed = "".join(lines)
    try:
        done = convert(changed.encode(), path.name)
    except VoicecoachError:
        return
    unmarked = [(number, figure) for number, figure in lost(changed, done) if len(figure) == 3]
    assert unmarked == []


def test_what_stands_in_a_table_of_a_log_that_has_no_set_is_told():
    text = "| Day | Exercise | Sets | Reps | Rest |\n| M294 x 295 Reps: 296\n\n| Fri | Chin-up | 4 | 7 | 2 min |\n"
    assert lost(text, convert(text.encode(), "a.md")) == []


def test_sets_below_a_rest_are_told_or_read():
    text = "Squat\nRest 2 min\nSet 1: 160 kg x 8\nright leg - 301 reps\nLunge\nSet 1: 12 reps\nSet 2: 12 reps\n"
    assert not [figure for _, figure in lost(text, convert(text.encode(), "a.txt")) if len(figure) == 3]


@pytest.mark.parametrize(
    ("text", "figures", "unread"),
    [("Bridge 3x10, hold 5 s\n", 3, 0), ("Bridge 3x10\nRef. 77 of 99 in our files\n", 4, 2), ("Bridge\nSquat\n", 0, 0)],
)
def test_the_account_counts_what_is_read(text, figures, unread):
    done = convert(text.encode(), "a.txt") if "x" in text else convert(f"- {text}- Plank\n".encode(), "a.txt")
    assert (done.figures, done.unread) == (figures, unread)
