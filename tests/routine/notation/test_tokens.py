"""What a text is made of, whatever it is for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.routine.notation.words.tokens import TokenKind, tokens


def one(text, kind):
    """Return the only token of a kind."""
    (token,) = [token for token in tokens(text) if token.kind is kind]
    return token


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("8", 8, 8), ("8-10", 8, 10), ("8 – 10", 8, 10), ("8 to 10", 8, 10), ("8 bis 10", 8, 10), ("8 à 10", 8, 10),
        ("twelve", 12, 12), ("twenty-five", 25, 25), ("zehn", 10, 10), ("quinze", 15, 15), ("ocho", 8, 8),
        ("1½", 1.5, 1.5), ("five to eight", 5, 8),
    ],
)  # fmt: skip
def test_a_number_in_digits_or_in_words(text, low, high):
    token = one(f"{text} squats", TokenKind.NUMBER)
    assert (token.text, token.low, token.high) == (text, low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30s", 30, 30), ("20-30 sec", 20, 30), ("5-second", 5, 5), ('45"', 45, 45), ("1'30\"", 90, 90),
        ("2'", 120, 120),
        ("1:30", 90, 90), ("1 min 30 s", 90, 90), ("1m30s", 90, 90), ("2 min 15", 135, 135), ("1 1/2 min", 90, 90),
        ("half a minute", 30, 30), ("a minute", 60, 60), ("30 Sek.", 30, 30), ("une minute", 60, 60),
        ("20 segundos", 20, 20), ("45 s - 1 min", 45, 60), ("1 hour", 3600, 3600), ("fünf Sekunden", 5, 5),
    ],
)  # fmt: skip
def test_a_time_has_a_unit(text, low, high):
    token = one(f"Hold {text}", TokenKind.TIME)
    assert (token.text, token.low, token.high) == (text, low, high)


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("Row with 22.5kg", TokenKind.LOAD, "22.5kg"),
        ("Row @80%", TokenKind.LOAD, "80%"),
        ("Carry 40 m", TokenKind.LENGTH, "40 m"),
        ('Down from an 8" step', TokenKind.LENGTH, '8"'),
        ("Bend to 90°", TokenKind.ANGLE, "90°"),
        ("Printed 17.03.2025", TokenKind.DATE, "17.03.2025"),
        ("until 4 April", TokenKind.DATE, "4 April"),
        ("12-Oct", TokenKind.DATE, "12-Oct"),
        ("at 10:15", TokenKind.CLOCK, "10:15"),
        ("8.30am", TokenKind.CLOCK, "8.30am"),
        ("um 9:30 Uhr", TokenKind.CLOCK, "9:30 Uhr"),
        ("ring 01632 960 001", TokenKind.PHONE, "01632 960 001"),
        ("see https://example.org/v?x=3x10.", TokenKind.LINK, "https://example.org/v?x=3x10"),
        ("drops 12/10/8", TokenKind.SERIES, "12/10/8"),
        ("tempo 3-1-3", TokenKind.SERIES, "3-1-3"),
    ],
)
def test_what_else_has_digits(text, kind, piece):
    assert one(text, kind).text == piece


@pytest.mark.parametrize("text", ["3 Sätze", "20 hüpfe", "3 séries", "10 squats", "5 minis"])
def test_letters_are_a_unit_only_where_no_letter_follows(text):
    assert TokenKind.TIME not in [token.kind for token in tokens(text)]


def test_a_dash_between_a_factor_and_a_measure_makes_no_range():
    assert [token.kind for token in tokens("3x10 - 60s rest")][:5] == [
        TokenKind.NUMBER, TokenKind.BY, TokenKind.NUMBER, TokenKind.DASH, TokenKind.TIME,
    ]  # fmt: skip


PIECES = ["3", "10", "x", "-", "to", "sec", "'", '"', "/", "1:", "30", "half", "a", "½", "."]


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_tokens_stand_in_order_and_leave_out_only_blanks(text):
    at = 0
    for token in tokens(text):
        assert not text[at : token.start].strip()
        assert text[token.start : token.end] == token.text
        assert token.end > token.start >= at
        at = token.end
    assert not text[at:].strip()
