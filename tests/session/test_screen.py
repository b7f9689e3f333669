import re
import runpy
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from voicecoach.routine.model import Side
from voicecoach.score.model import Kind
from voicecoach.session.drawing import render
from voicecoach.session.screen import Screen
from voicecoach.session.view import View

GOLDEN = Path(__file__).with_name("golden")
KEYS = [("space", "pause or go on"), ("n, →", "next"), ("h", "it hurts"), ("q", "stop and save")]
HOLD = runpy.run_path(str(Path(__file__).parents[2] / "docs" / "pictures.py"))["HOLD"]
STATES = {
    "hold": HOLD,
    "go": replace(HOLD, phase="", rep=0, side=None, count=90),
    "up": replace(HOLD, phase="up", count=2),
    "relax": replace(HOLD, kind=Kind.GAP, phase="", count=2),
    "ready": replace(HOLD, kind=Kind.READY, phase="", count=8),
    "rest": replace(HOLD, kind=Kind.REST, phase="", side=None, count=20, caption="Rest, 20 seconds."),
    "switch": replace(HOLD, kind=Kind.SWITCH, phase="", side=Side.RIGHT, count=5),
    "wait": replace(HOLD, kind=Kind.WAIT, phase="", count=None, caption="Press space when you are ready."),
    "talk": replace(HOLD, kind=Kind.TALK, phase="", count=None, caption="Lie on your back, knees bent."),
    "paused": replace(HOLD, paused=True),
    "done": View(routine="Upper hamstring", kind=Kind.TALK, finished=True, elapsed=1503, progress=1.0),
    "help": replace(HOLD, help=True),
}
WORDS = {
    "hold": "HOLD",
    "go": "GO",
    "up": "UP",
    "relax": "RELAX",
    "ready": "GET READY",
    "rest": "REST",
    "switch": "SWITCH SIDES → RIGHT",
    "wait": "WAITING",
    "talk": "LISTEN",
    "paused": "PAUSED",
    "done": "DONE",
}
SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]
TINY = [(1, 1), (5, 5), (2, 3), (7, 2), (20, 5), (29, 30), (30, 10), (300, 9)]
LONG = {
    "letters": "x" * 300,
    "words": "clam shell " * 30,
    "wide": "貝殻の運動" * 60,
    "mixed": "aハ" * 150,
    "emoji": "🧘‍♀️ " * 100,
    "megabyte": "stretch " * 130_000,
    "marks": "e" + "\u0301" * 3000,
}


class Terminal(StringIO):
    """Takes what a screen writes and keeps what is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[int, str] = {}
        self.read_to = 0

    def look(self) -> list[str]:
        new = self.getvalue()[self.read_to :]
        self.read_to = len(self.getvalue())
        if "\x1b[2J" in new:
            self.rows = {}
        for row, text in re.findall(r"\x1b\[(\d+);1H(.*?)(?=\x1b\[\d+;1H|\Z)", new, re.DOTALL):
            self.rows[int(row)] = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
        return [self.rows[y] for y in sorted(self.rows)]


def console(terminal, width=80, height=24, **options):
    return Console(
        file=terminal, force_terminal=True, width=width, height=height, legacy_windows=False, _environ={}, **options
    )


def seen(view, width=80, height=24):
    terminal = Terminal()
    with Screen(console(terminal, width, height), KEYS) as screen:
        screen.show(view)
        return terminal.look()


@pytest.mark.parametrize("size", SIZES + TINY, ids=str)
@pytest.mark.parametrize("state", STATES)
def test_fills_the_terminal_exactly(state, size):
    width, height = size
    rows = seen(STATES[state], width, height)
    assert [cell_len(row) for row in rows] == [width] * height


@pytest.mark.parametrize("size", [*SIZES, (20, 5)], ids=str)
@pytest.mark.parametrize("text", LONG)
def test_long_text_is_cut_not_spilt(text, size):
    width, height = size
    view = replace(
        HOLD, routine=LONG[text], exercise=LONG[text], caption=LONG[text], coming=LONG[text], phase=LONG[text]
    )
    rows = seen(view, width, height)
    assert [cell_len(row) for row in rows] == [width] * height
    if text != "marks":
        assert "…" in "".join(rows)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("state", WORDS)
def test_the_state_stands_in_the_top_row(state, size):
    assert f" {WORDS[state]} " in seen(STATES[state], *size)[0]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_holds_everything_one_needs(size):
    shown = "\n".join(seen(HOLD, *size))
    for text in ("Upper hamstring", "Clamshell", "left", "Next: Chair bridge", "12:03", "space pause", "? keys", "━"):
        assert text in shown
    assert re.search("set 2(/| of )3 · rep 3(/| of )8", shown)


def test_states_differ_without_colour():
    looks = {(WORDS[state], seen(STATES[state])[10][:2]) for state in WORDS}
    assert len(looks) == len(WORDS)
    edges = {seen(STATES[state])[10][:2] for state in ("hold", "relax", "ready", "rest", "switch", "wait", "paused")}
    assert len(edges) == 7


def test_the_arrow_points_to_the_working_side():
    left, right = seen(HOLD), seen(replace(HOLD, side=Side.RIGHT))
    assert left[9][3:15].strip() and not left[9][-15:-3].strip()
    assert right[9][-15:-3].strip() and not right[9][3:15].strip()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_arrow_is_there_at_every_size(size):
    edges = {row[3:9] for row in seen(replace(HOLD, done=0), *size)[1:-1]}
    assert "██████" in edges


@pytest.mark.parametrize(("size", "rows"), [((40, 12), 5), ((80, 24), 10)], ids=str)
def test_a_long_count_stays_large_rather_than_make_room_for_the_arrow(size, rows):
    shown = seen(replace(HOLD, count=90, done=0), *size)[1:-1]
    assert sum("██" in row[3:-3] for row in shown) == rows


def test_digits_grow_with_the_room():
    view = replace(HOLD, count=1, side=None, done=0)
    heights = [sum("██" in row[3:-3] for row in seen(view, *size)[1:-1]) for size in SIZES]
    assert heights == [5, 10, 25, 45]


@pytest.mark.parametrize("name", ["hold", "rest", "talk"])
@pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=str)
def test_looks_as_agreed(name, size):
    golden = GOLDEN / f"{name}-{size[0]}x{size[1]}.txt"
    assert "\n".join(seen(STATES[name], *size)) + "\n" == golden.read_text(encoding="utf-8")


def test_text_is_never_markup():
    shown = "\n".join(seen(replace(HOLD, exercise="[bold red]Clam[/] :smile: [link=x]", caption="[/]")))
    assert "[bold red]Clam[/] :smile: [link=x]" in shown
    assert "[/]" in shown


def test_control_characters_never_reach_the_terminal():
    nasty = "a\x1b[31mb\x1b]0;title\x07c\x9bd\ne\r\u202ef\ud800g"
    terminal = Terminal()
    with Screen(console(terminal, color_system=None)) as screen:
        screen.show(
            replace(HOLD, routine=nasty, exercise=nasty, caption=nasty, coming=nasty, notice=nasty, phase=nasty)
        )
    written = terminal.getvalue()
    assert not re.search("[\x00-\x1a\x1c-\x1f\x7f-\x9f\u202e\ud800]", written)
    assert "\x1b]" not in written
    assert "\x1b[31m" not in written


def test_help_shows_every_key():
    for size in SIZES:
        shown = "\n".join(seen(STATES["help"], *size))
        assert all(key in shown and does in shown for key, does in KEYS)


def test_many_keys_still_fit_the_smallest_frame():
    keys = [(chr(97 + n), f"does {n}") for n in range(14)]
    rows = ["".join(segment.text for segment in row) for row in render(STATES["help"], 40, 12, keys)]
    assert all(f"{key} {does}" in " ".join(row[3:-3].strip() for row in rows) for key, does in keys)


@pytest.mark.parametrize(
    ("state", "width", "hints"),
    [
        ("hold", 80, "space pause   h hurts   n next   b back   q quit   ? keys"),
        ("paused", 80, "space go on   h hurts   n next   b back   q quit   ? keys"),
        ("wait", 50, "space go on   h hurts   n next   ? keys"),
    ],
)
def test_the_lowest_line_names_the_keys_that_matter_most(state, width, hints):
    last = "".join(segment.text for segment in render(STATES[state], width, 24)[-1])
    assert f" {hints} " in last
    assert hints.count("   ") == last.strip().count("   ")


def test_a_notice_takes_the_place_of_the_keys():
    last = seen(replace(HOLD, notice="No sound card"))[-1]
    assert "No sound card" in last and "? keys" not in last


NOTICES = {
    "listening": "Listening: say “coach, pause”, “coach, next”, or just “it hurts” when the coach is silent.",
    "trouble": "Not listening: the microphone 'USB Audio Device Analog Mono' went away (plug it in again, or choose "
    "another with --microphone; voicecoach doctor lists them). Keys work as ever.",
    "wide": "貝殻の運動 " * 12,
}


@pytest.mark.parametrize("size", [*SIZES, (29, 12)], ids=str)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("notice", NOTICES)
def test_a_long_notice_is_shown_whole_and_breaks_at_words(notice, state, size):
    rows = seen(replace(STATES[state], notice=NOTICES[notice]), *size)
    assert [cell_len(row) for row in rows] == [size[0]] * size[1]
    shown = " ".join(row[3:-3].strip() if size[0] > 29 else row.strip() for row in rows)
    assert NOTICES[notice].strip() in shown


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("state", WORDS)
def test_a_long_notice_moves_nothing_else(state, size):
    notices = ("", "coach " * (size[0] // 3))
    before, after = (seen(replace(STATES[state], notice=notice), *size) for notice in notices)
    changed = [y for y, (row, other) in enumerate(zip(before, after, strict=True)) if row != other]
    assert size[1] - 1 - 7 <= min(changed)
    assert after[0] == before[0]
    assert after[-1] == before[-1]


@pytest.mark.parametrize("state", ["hold", "rest", "talk", "paused"])
def test_it_hurts_is_among_the_keys_shown_at_every_size(state):
    assert all("h hurts" in seen(STATES[state], *size)[-1] for size in SIZES)


@pytest.mark.parametrize("size", [*SIZES, (29, 9)], ids=str)
@pytest.mark.parametrize("state", ["talk", "wait"])
def test_what_to_do_stays_in_its_place_while_the_voice_comes_and_goes(state, size):
    view = replace(STATES[state], text="Open your knee.")
    captions = ("", "Lie down.", "Open your knee.", "Lie on your side with your knees bent, one upon the other.")
    rows = [seen(replace(view, caption=caption), *size) for caption in captions]
    places = {tuple((y, row) for y, row in enumerate(each) if "Open your knee." in row) for each in rows}
    assert len(places) == 1
    assert len(places.pop()) == 1
    if size[0] > 29:
        assert "Lie down." in "".join(rows[1])


def test_volume_and_mute_are_shown():
    assert "volume 80%" in seen(replace(HOLD, volume=80))[0]
    assert "muted" in seen(replace(HOLD, muted=True))[0]


def test_draws_nothing_when_nothing_visible_changed():
    terminal = Terminal()
    with Screen(console(terminal)) as screen:
        screen.show(HOLD)
        before = terminal.getvalue()
        screen.show(replace(HOLD, done=0.4701, left=723.4, elapsed=804.3))
        assert terminal.getvalue() == before


def test_draws_only_the_row_that_changed():
    terminal = Terminal()
    with Screen(console(terminal)) as screen:
        screen.show(HOLD)
        before = len(terminal.getvalue())
        changed = replace(HOLD, caption="Halfway.")
        screen.show(changed)
        assert terminal.getvalue()[before:].count(";1H") == 1
        assert terminal.look() == seen(changed)


def test_draws_all_anew_after_a_change_of_size():
    terminal = Terminal()
    shown = console(terminal)
    with Screen(shown) as screen:
        screen.show(HOLD)
        terminal.look()
        shown.size = (40, 12)
        screen.show(HOLD)
        assert terminal.look() == seen(HOLD, 40, 12)


def test_the_terminal_is_given_back_after_an_error():
    terminal = Terminal()
    with pytest.raises(RuntimeError), Screen(console(terminal)) as screen:
        screen.show(HOLD)
        raise RuntimeError
    written = terminal.getvalue()
    assert written.index("\x1b[?1049h") < written.index("\x1b[?25l") < written.index("Clamshell")
    assert written.index("Clamshell") < written.rindex("\x1b[2J") < written.rindex("\x1b[?1049l")
    assert written.index("Clamshell") < written.rindex("\x1b[?25h") < written.rindex("\x1b[?1049l")


def test_a_closed_terminal_ends_nothing():
    class Closed(Terminal):
        gone = False

        def write(self, text):
            if self.gone:
                raise OSError(5, "Input/output error")
            return super().write(text)

    terminal = Closed()
    with Screen(console(terminal)) as screen:
        screen.show(HOLD)
        terminal.gone = True
        screen.show(STATES["rest"])
        screen.show(STATES["done"])


def test_no_color_leaves_bold_and_reverse():
    terminal = Terminal()
    with Screen(console(terminal, no_color=True, color_system="standard")) as screen:
        screen.show(HOLD)
    codes = {code for found in re.findall(r"\x1b\[([0-9;]*)m", terminal.getvalue()) for code in found.split(";")}
    assert {"1", "7"} <= codes
    assert not codes & {str(code) for code in (*range(30, 39), *range(40, 49), *range(90, 98))}


def test_uses_only_the_terminal_own_colours():
    for view in STATES.values():
        for row in render(view, 80, 24, KEYS):
            for segment in row:
                colour = segment.style and segment.style.color
                assert not colour or colour.is_system_defined
                assert not segment.style or segment.style.bgcolor is None


def test_rich_is_not_loaded_before_the_screen_is_chosen():
    code = "import sys, voicecoach.session.display; sys.exit(any(name.split('.')[0] == 'rich' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_the_voice_says_is_not_shown_twice():
    view = replace(HOLD, kind=Kind.TALK, count=None, caption=HOLD.text)
    rows = ["".join(piece.text for piece in row) for row in render(view, 80, 24)]
    assert sum(HOLD.text in row for row in rows) == 1
