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
