import pytest

from voicecoach.session.display.digits import columns, large


def test_draws_digits_and_colon():
    assert large("1:7") == [
        "  ██        ██████",
        "████    ██      ██",
        "  ██            ██",
        "  ██    ██      ██",
        "██████          ██",
    ]


def test_scale_doubles_both_ways():
    small, double = large("7"), large("7", 2)
    assert double == ["".join(cell * 2 for cell in row) for row in small for _ in range(2)]


@pytest.mark.parametrize("text", ["0", "45", "1:30", "10:00", "1:02:03"])
@pytest.mark.parametrize("scale", [1, 2, 4])
def test_rows_are_as_wide_as_columns_says(text, scale):
    assert {len(row) for row in large(text, scale)} == {columns(text, scale)}
    assert len(large(text, scale)) == 5 * scale


def test_no_two_glyphs_alike():
    glyphs = ["\n".join(large(character)) for character in "0123456789:<>"]
    assert len(set(glyphs)) == len(glyphs)
