"""`abbreviations.yaml`: for what is read and what is said."""

import pytest


@pytest.fixture
def mine(home):
    def write(text):
        (home / "config").mkdir(exist_ok=True)
        (home / "config" / "abbreviations.yaml").write_text(text, encoding="utf-8")

    return write


def test_a_sheet_is_read_by_it(run, home, mine):
    (home / "sheet.txt").write_text("1. TVA hold 5 s, 10 reps\n2. Nod, 10 reps\n", encoding="utf-8")
    assert "name: TVA" in run("import", home / "sheet.txt", "--print").out
    mine("TVA: deep belly\n")
    assert "name: deep belly" in run("import", home / "sheet.txt", "--print").out.replace("Deep", "deep")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a\n", "abbreviations are lines of `short: words`; this is a list"),
        ("a:\n", "an abbreviation and its words are a line of text"),
        ("a: b\na: c\n", "`a` is written twice"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(run, mine, text, told):
    mine(text)
    ran = run("check")
    assert ran.code == 1
    assert told in ran.out
    assert "abbreviations.yaml:" in ran.out
