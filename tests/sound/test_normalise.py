"""Text as physiotherapists write it, and what is said instead."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecoach.routine.notation.words.abbreviations import ABBREVIATIONS
from voicecoach.sound.text.normalise import clean, normalise, sentences

SAID = {
    "3x10": "3 sets of 10",
    "3 x 10": "3 sets of 10",
    "1×10": "1 set of 10",
    "2-3x10-12": "2 to 3 sets of 10 to 12",
    "3x30s": "3 sets of 30 seconds",
    "3 sets x 10": "3 sets of 10",
    "3x/week": "3 times per week",
    "2-3x a day": "2 to 3 times a day",
    "x10": "10 times",
    "x10-12": "10 to 12 times",
    "x 10 reps": "10 reps",
    "Squeeze x 45s": "Squeeze for 45 seconds",
    "2-3 sets": "2 to 3 sets",
    "2–3 sets": "2 to 3 sets",
    "20s-30s": "20 seconds to 30 seconds",
    "Tempo 3-1-3": "Tempo 3, 1, 3",
    "45s": "45 seconds",
    "1s": "1 second",
    "30 sec.": "30 seconds.",
    "Hold 30 sec. Rest.": "Hold 30 seconds. Rest.",
    "Hold 30 sec. then rest": "Hold 30 seconds then rest",
    "30-sec hold": "30 second hold",
    "10 Min": "10 minutes",
    "1 hr": "1 hour",
    "Hold 1:30": "Hold 1 minute 30 seconds",
    "0:45": "45 seconds",
    "2:00 rest": "2 minutes rest",
    "1:02:03": "1 hour 2 minutes 3 seconds",
    "1m30": "1 minute 30 seconds",
    "1m30s": "1 minute 30 seconds",
    "1h30": "1 hour 30 minutes",
    '30" hold': "30 second hold",
    "1'30\"": "1 minute 30 seconds",
    "1′30″": "1 minute 30 seconds",
    "90°": "90 degrees",
    "45°-90°": "45 degrees to 90 degrees",
    "½": "half",
    "1½": "1 and a half",
    "1 1/2": "1 and a half",
    "½ min": "half a minute",
    "1½ min": "1 and a half minutes",
    "¼ turn": "quarter turn",
    "L/R": "left and right",
    "L & R": "left and right",
    "L leg": "left leg",
    "(R) knee": "right knee",
    "w/ band": "with band",
    "w/band": "with band",
    "w/o shoes": "without shoes",
    "w/SL": "with single leg",
    "s/l bridge": "single leg bridge",
    "10 reps/side": "10 reps per side",
    "10/side": "10 per side",
    "30s/leg": "30 seconds per leg",
    "ROM": "range of motion",
    "DB row, 2.5 kg": "dumbbell row, 2.5 kilograms",
    "5lbs": "5 pounds",
    "1kg": "1 kilogram",
    "10%": "10 percent",
    "hip ADD and ABD": "hip adduction and abduction",
    "10 reps ea.": "10 reps each",
    "e.g. a chair": "for example a chair",
    "approx. 10 cm": "approximately 10 centimetres",
    "pain 4/10": "pain 4 out of 10",
    "8+ reps": "8 or more reps",
    "squat + press": "squat plus press",
    "heel & toe": "heel and toe",
    "3x10 @ 5kg": "3 sets of 10 at 5 kilograms",
    "~10 reps": "about 10 reps",
    "slow — steady": "slow, steady",
    "up → hold → down": "up, hold, down",
    "- lie down": "lie down",
    "Hold 🔥 now 👍🏽": "Hold now",
    "3️⃣ sets": "3 sets",
    "zero\u200bwidth \x07\x1b[31mred\x1b[0m": "zerowidth red",
    "  two\t\n lines ": "two lines",
}

KEPT = [
    "No. On, off; add weight and flex the knee.",
    "ADD WEIGHT",
    "press R to rest",
    "arm/leg raise",
    "L4-5 and L5-S1",
    "2024-01-05",
    "8:30 am",
    "5-minute walk",
    "5 m walk",
    "well-known",
    "1,000 steps",
    "version 1.5.2",
    "it's the 5's turn",
    'say "30" now',
    "go to the ER",
    "db, kb, rom",
    "3 sets of 10",
    "Присядь 3 раза",
    "膝を曲げる。",
    "एक पैर",
    "ارفع ساقك",
]

TOKENS = (
    "0 1 3 10 45 1:30 1.5 2,5 x × X 3x10 x10 - – — -> → • * / , . ; : ! ( ) ' \" ′ ″ ° % ½ ¼ + & @ ~ < > = "
    "s sec sec. min m h kg lbs am w/ w/o L R L/R (L) ea ext ext. e.g. hip ADD ROM SL reps set side leg day to B é 日 🔥"
)
signs = st.lists(st.sampled_from([*TOKENS.split(), " ", "\n", "\u0301", "\u200b", "\x1b", "\x1b["]), max_size=9).map(
    "".join
)


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_said(written, said):
    assert normalise(written) == said
    if written[0].isalnum() and written[-1].isalnum():
        assert normalise(f"Now {written}, then rest.") == f"Now {said}, then rest."


@pytest.mark.parametrize("text", KEPT)
def test_kept(text):
    assert normalise(text) == text


@pytest.mark.parametrize("abbreviation", ABBREVIATIONS)
def test_every_abbreviation_in_a_sentence(abbreviation):
    assert normalise(f"a {abbreviation} b") == f"a {ABBREVIATIONS[abbreviation]} b"
    assert normalise(f"q{abbreviation}q") == f"q{abbreviation}q"


def test_own_abbreviations_come_first():
    own = {"TVA": "deep belly", "rom": "roman chair", "reps": "repetitions", "c++": "see"}
    assert (
        normalise("TVA, tva: 10 reps on the ROM c++", own) == "deep belly, tva: 10 repetitions on the roman chair see"
    )
    assert normalise("x", {"": "never", "x": r"\1 \g"}) == r"\1 \g"


@settings(max_examples=1000)
@given(st.one_of(signs, st.text(max_size=60)))
def test_never_fails_and_leaves_its_own_result_alone(text):
    said = normalise(text)
    assert normalise(said) == said
    assert not {"Cc", "Cf", "Cs", "So"} & {unicodedata.category(char) for char in said if char != "°"}
    said.encode()


@given(st.text(alphabet=st.characters(whitelist_categories=["Lu", "Ll", "Lo"]), min_size=3, max_size=12))
def test_a_single_word_of_any_script_stays(word):
    composed = unicodedata.normalize("NFC", word)
    assert normalise(word) == ABBREVIATIONS.get(composed, ABBREVIATIONS.get(composed.lower(), composed))


@pytest.mark.parametrize("size", [1, 10, 300])
@given(text=st.text(alphabet="ab .,;!?。、", max_size=900))
def test_pieces_are_short_and_lose_no_word(text, size):
    pieces = sentences(text, size)
    assert all(0 < len(piece) <= size for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_pieces_end_where_one_breathes():
    assert sentences("Short. Text.") == ["Short. Text."]
    assert sentences("Lie down, please. Bend your knees.", 25) == ["Lie down, please.", "Bend your knees."]
    assert sentences("Lie down, then bend both", 20) == ["Lie down,", "then bend both"]
    assert sentences("one two three", 8) == ["one two", "three"]
    assert sentences("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert sentences("仰向け。膝を曲げる。", 6) == ["仰向け。", "膝を曲げる。"]
    assert sentences("   ") == []


def test_clean_alone_keeps_signs():
    assert clean("3x10 \x1b[1m½ 90°🔥") == "3x10 ½ 90°"
