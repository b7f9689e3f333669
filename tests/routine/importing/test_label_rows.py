"""Labels with their values in a row, in any order and with any signs."""

from itertools import permutations

import pytest

from voicecoach.routine.importing.detect import convert

WORDS = {
    "en": ("Sets", "Reps", "Hold", "6 sec"),
    "de": ("Sätze", "Wdh.", "Haltezeit", "6 Sek."),
    "fr": ("Séries", "Rép.", "Tenir", "6 s"),
    "es": ("Series", "Repeticiones", "Mantener", "6 seg"),
}
LAYOUTS = ("Bridge\n{0}\nClam\n{0}\n", "1. Bridge\n   {0}\n2. Clam\n   {0}\n", "Bridge ({0})\nClam ({0})\n")


@pytest.mark.parametrize("join", [", ", " / ", " | ", "   "])
@pytest.mark.parametrize("sign", [": ", " ", " = ", " - "])
@pytest.mark.parametrize("language", WORDS)
def test_labels_in_any_order(language, sign, join):
    if sign == " - " and join == "   ":
        return  # a dash that parts, or that joins?
    sets, reps, hold, time = WORDS[language]
    for order in permutations((f"{sets}{sign}3", f"{reps}{sign}14", f"{hold}{sign}{time}")):
        for layout in LAYOUTS:
            text = layout.format(join.join(order))
            for item in convert(text.encode(), "a.txt").draft.exercises:
                fields = {name: item.fields.get(name) for name in ("sets", "reps", "hold")}
                assert fields == {"sets": "3", "reps": "14", "hold": "6s"}, text


@pytest.mark.parametrize("text", ["Repetitions: 3 sets of 10", "Sets and reps: 3 sets of 10", "3 sets of 10 reps"])
def test_a_label_before_a_phrase_is_no_row(text):
    (item,) = convert(f"Bridge\n{text}\n".encode(), "a.txt").draft.exercises
    assert (item.fields["sets"], item.fields["reps"]) == ("3", "10")


def read(text):
    return [item.fields for item in convert(text.encode(), "a.txt").draft.exercises]


@pytest.mark.parametrize("join", [" | ", "; "])
def test_labels_side_by_side_with_nothing_behind_some(join):
    rows = (
        ("Hold: 7", "Freq: 1/day", "Sets: 3", "Reps: 11", "Wt: n/a"),
        ("Hold: -", "Sets: 2", "Reps: 16", "Wt: band"),
    )
    first, second = read(
        "".join(f"{name}\n{join.join(row)}\n" for name, row in zip(("Row", "Clam"), rows, strict=True))
    )
    assert (first["name"], first["sets"], first["reps"], first["hold"]) == ("Row", "3", "11", "7s")
    assert (second["name"], second["sets"], second["reps"]) == ("Clam", "2", "16")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Face pull - S3 R17 Rest50", {"sets": "3", "reps": "17", "rest": "50s"}),
        ("Dead hang - S:2 T:25s RI:70s", {"sets": "2", "hold": "25s", "rest": "70s"}),
        ("Shrug - 13 (reps) 4 (sets)", {"sets": "4", "reps": "13"}),
    ],
)
def test_initials_and_brackets_are_labels_too(text, want):
    (made,) = read(f"{text}\n")
    assert {name: made.get(name) for name in want} == want
