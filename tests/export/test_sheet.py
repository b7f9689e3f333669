"""A routine as a sheet to print: what stands on it, its boxes, and that a routine stays data."""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from voicecoach.export.text.html import markdown, page, pictures
from voicecoach.export.text.sheet import DAYS, Block, SheetEntry, sheet
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read


@pytest.fixture
def made(dosed):
    return lambda text: sheet(dosed(text), ENGLISH)


class Seen(HTMLParser):
    """Tags that were opened and closed, attributes, and the text that a reader sees."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.attributes, self.rows, self._text = [], [], [], [], []
        self.feed(text)
        self.close()

    @property
    def text(self):
        return " ".join("".join(self._text).split())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "tr":
            self.rows.append(0)
        if tag == "i":
            self.rows[-1] += 1
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "title"):
            self._text.append(data)


HIPS = """
name: Hips
about: For stiff hips.
source: A book
every: 2 days
equipment: [mat, chair]
safety: Stop if it hurts.
exercises:
  - name: Clamshell
    setup: Lie on your side.
    do: Lift the knee.
    tip: [Slowly., Breathe.]
    sides: each
    first_side: right
    hold: 3s
    reps: 10
    between_reps: 4s
    sets: 3
    rest: 45s
    skip_if: it pinches
    notes: Good for the glutes.
    easier: A smaller lift.
    harder: {name: Band clamshell}
"""


def test_it_holds_all_that_one_needs_without_the_voice(made):
    for text in (Seen(page(made(HIPS))).text, markdown(made(HIPS))):
        for told in (
            "Hips", "For stiff hips.", "every 2 days", "mat, chair", "Stop if it hurts.", "A book", "Clamshell",
            "Lie on your side.", "Lift the knee.", "Slowly.", "Breathe.", "it pinches", "Good for the glutes.",
            "A smaller lift.", "Band clamshell",
            "3 sets. 10 times on each side. Hold each for 3 seconds. Right side first.",
            "4 seconds of rest between repetitions.",
            "45 seconds of rest between sets.",
        ):  # fmt: skip
            assert told in text


def test_a_single_rep_or_set_has_no_rest_after_it(made):
    assert "of rest" not in markdown(made("exercises: [{name: A, hold: 5s, between_reps: 4s, rest: 9s}]"))


def test_each_set_has_a_box_on_each_side_every_day(made):
    (entry,) = made(HIPS).parts
    assert [(row.side, row.count) for row in entry.rows] == [("Right", 3), ("Left", 3)]
    assert Seen(page(made(HIPS))).rows[-2:] == [3 * DAYS, 3 * DAYS]
    assert f"| Right |{' ☐☐☐ |' * DAYS}\n| Left |{' ☐☐☐ |' * DAYS}\n" in markdown(made(HIPS))


@pytest.mark.parametrize(
    ("exercise", "rows"),
    [
        ("Walk", [("", 1)]),
        ("{name: A, hold: 5s, reps: 4, sides: alternate, sets: 2}", [("", 2)]),
        ("{name: A, hold: 5s, sides: each set, sets: 2}", [("Left", 2), ("Right", 2)]),
        ("{name: A, hold: 5s, sides: left, sets: 2}", [("Left", 2)]),
        ("{name: A, reps: 5, sides: each, sets: 2, weak_side: right, extra_sets: 1}", [("Right", 3), ("Left", 2)]),
        ("{name: A, reps: 5, sides: alternate, sets: 2, weak_side: left, extra_sets: 1}", [("", 2), ("Left", 1)]),
        ("{rounds: 3, exercises: [{rounds: 2, exercises: [{name: A, sets: 2, reps: 5}]}]}", [("", 12)]),
    ],
)
def test_boxes_by_exercise(made, exercise, rows):
    (entry,) = [part for part in made(f"exercises: [{exercise}]").parts if isinstance(part, SheetEntry)]
    assert [(row.side, row.count) for row in entry.rows] == rows


def test_more_sets_than_boxes_fit_are_counted_by_hand(made):
    many = made("exercises: [{name: A, sets: 30, reps: 5}]")
    assert Seen(page(many)).rows[-1] == 0
    assert "/ 30" in Seen(page(many)).text
    assert "/ 30 |" in markdown(many)


def test_a_block_tells_its_rounds_and_ends(made):
    text = "exercises: [{rounds: 3, name: Core, rest: 1 min, exercises: [A, B]}, C]"
    kinds = [part if isinstance(part, Block) else part.name for part in made(text).parts]
    assert kinds == [Block("Core", "3 rounds, 1 minute of rest between rounds"), "A", "B", Block(), "C"]


NASTY = """
name: '</title><script>alert(1)</script> "&amp;" {style}'
about: '# heading'
safety: '10) a list, *stars*, _lines_, `code`, [link](http://x), ![i](http://x), a|b, <http://x>'
exercises: [{name: '<img src=x onerror=alert(1)>', do: '<!-- | ~~~', reps: 5, sides: each}]
"""


def test_nothing_in_a_routine_becomes_markup_of_the_page(made):
    calm, nasty = Seen(page(made(HIPS))), Seen(page(made(NASTY)))
    assert set(nasty.tags) <= set(calm.tags)
    assert "<img src=x onerror=alert(1)>" in nasty.text
    assert '</title><script>alert(1)</script> "&amp;" {style}' in nasty.text
    assert not nasty.open


def test_the_page_stands_alone(made):
    seen = Seen(page(made(HIPS)))
    assert not {"script", "link", "img", "iframe", "a"} & set(seen.tags)
    assert not [value for name, value in seen.attributes if name in ("src", "href")]
    assert "url(" not in page(made(HIPS))
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:") in seen.attributes


def test_nothing_in_a_routine_becomes_markdown(made):
    lines = markdown(made(NASTY)).splitlines()
    assert lines[0] == r"""# \</title\>\<script\>alert(1)\</script\> "\&amp;" {style}"""
    assert r"\# heading" in lines
    assert lines[4] == (
        r"*Safety:* 10\) a list, \*stars\*, \_lines\_, \`code\`, \[link\](http://x), !\[i\](http://x), a\|b, \<http://x\>"
    )
    assert r"\<!-- \| \~\~\~" in lines


DRAWN = """
exercises:
  - {name: Clamshell <b>&</b>, pose: [clamshell closed, clamshell open], sides: each, reps: 5}
  - {name: Plank, pose: plank, hold: 30s}
  - {name: Row, hold: 30s}
"""


def test_exercises_are_drawn_where_they_have_a_pose(made):
    sheet_ = made(DRAWN)
    clamshell, plank, row = (part.picture for part in sheet_.parts)
    assert clamshell.data.startswith(b"<svg")
    assert plank != clamshell
    assert row is None
    text = page(sheet_)
    assert text.count("<svg") == 2
    assert b"<b>" not in clamshell.data
    assert Seen(text).tags.count("svg") == 2
    assert "<svg" not in markdown(sheet_, "hips")


def test_markdown_shows_pictures_that_lie_beside_it(made):
    sheet_ = made(DRAWN)
    assert list(pictures(sheet_)) == ["1.svg", "2.svg"]
    shown = re.findall(r"!\[(.*)\]\((.*)\)", markdown(sheet_, "my (own) hips"))
    assert [file for _, file in shown] == ["my%20%28own%29%20hips/1.svg", "my%20%28own%29%20hips/2.svg"]
    assert all(ET.fromstring(data).attrib["width"] for data in pictures(sheet_).values()), "a size of its own"
    assert "![" not in markdown(sheet_)


def test_a_flow_has_the_whole_width(made):
    flow = "exercises: [{name: Sun, pose: [standing, upward salute, forward bend, plank], reps: 2, pace: 9s}]"
    assert ("class", "picture flow") in Seen(page(made(flow))).attributes
    assert ("class", "picture flow") not in Seen(page(made(DRAWN))).attributes


def test_the_drawing_is_of_the_side_that_comes_first(made):
    right = made(DRAWN.replace("sides: each", "sides: each, first_side: right")).parts[0].picture
    assert right != made(DRAWN).parts[0].picture
    assert right == made(DRAWN.replace("sides: each", "sides: right")).parts[0].picture


def test_a_picture_of_ones_own_stands_in_the_page_itself(tmp_path):
    path = tmp_path / "plank.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n and more")
    written = "exercises: [{name: Plank, pose: plank, picture: plank.png}]"
    routine = read(written, wishes={"picture": lambda name, _: str(tmp_path / name)}).routine
    text = page(sheet(routine, ENGLISH))
    assert 'src="data:image/png;base64,iVBORw0KGgo' in text
    assert "<svg" not in text
    path.unlink()
    assert "<svg" in page(sheet(routine, ENGLISH)), "the drawing, once the picture is gone"
