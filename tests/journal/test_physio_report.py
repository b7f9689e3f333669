import re
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from simulated import Simulated, a_year, at

from voicecoach.journal.history import pasts
from voicecoach.journal.model import Outcome
from voicecoach.journal.report.chart import Chart, Shape, drawing
from voicecoach.journal.report.content import Subject, report
from voicecoach.journal.report.html import page
from voicecoach.routine.frequency import Frequency

TODAY = date(2026, 11, 20)
SUBJECT = Subject("Hip <&> knee", "Kim <script>alert(1)</script>", 'A "sheet"', Frequency(2))


class Page(HTMLParser):
    """What a page is made of: its elements with their attributes, and its text."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def journal(tmp_path):
    with Simulated(tmp_path / "journal.sqlite3", tmp_path / "hip.yaml") as made:
        yield made


@pytest.fixture
def told(journal):
    """Return a function: the report of what is in the journal."""
    return lambda subject=SUBJECT: report(subject, pasts(journal.store), TODAY)


def charts(report):
    return {chart.title.split(",")[0]: chart for chart in report.charts}


def test_sessions_are_told_in_rows_notes_and_what_hurt(journal, told):
    journal.session(at(TODAY - timedelta(4)), pain=2, pain_after=5, hurt="Chair bridge", notes=["Slept badly"])
    journal.session(at(TODAY - timedelta(2)), level=50, outcome=Outcome.STOPPED, done=0.5)
    journal.session(at(TODAY), outcome=None, done=0.3)
    made = told()
    assert [row[0] for row in made.rows] == ["2026-11-16", "2026-11-18", "2026-11-20"]
    assert made.rows[0][2:] == ("25", "2", "5", "75 %", "finished", "Chair bridge")
    assert made.rows[1][2:] == ("50", "–", "–", "25 %", "stopped", "")
    assert made.rows[2][6] == "cut off"
    assert [(one.name, one.times) for one in made.sore] == [("Chair bridge", 1)]
    assert made.notes == ((date(2026, 11, 16), "Slept badly"),)


def test_adherence_and_pain_are_told_in_figures(journal, told):
    for ago, pain in ((8, 4), (6, 3), (4, 2), (0, None)):
        journal.session(at(TODAY - timedelta(ago)), pain=pain)
    figures = {what.split(":")[0]: figure for figure, what in told().figures}
    assert figures["done as planned"] == "80 %"
    assert figures["sessions with pain of 4 or more, right after or the day after"] == "1 of 3"
    unplanned = told(Subject("Hip"))
    assert not any("planned" in what for _, what in unplanned.figures)


def test_a_report_from_a_day_on_leaves_out_what_was_before_and_counts_from_that_day(journal):
    for ago in (40, 9, 1):
        journal.session(at(TODAY - timedelta(ago)))
    made = report(SUBJECT, pasts(journal.store), TODAY, TODAY - timedelta(days=19))
    assert len(made.rows) == 2
    assert made.figures[0] == ("20 %", "done as planned: 2 of 10 times")


def test_charts_tell_the_same_in_words_and_reach_to_today(journal, told):
    journal.session(at(TODAY - timedelta(30)), level=0, pain=5)
    journal.session(at(TODAY - timedelta(20)), level=25, pain=1)
    made = charts(told())
    assert list(made) == ["Pain right after", "Level", "Days with a session"]
    assert made["Pain right after"].told == "From 5 to 1, lowest 1, highest 5; 2 sessions"
    assert made["Level"].points == [(TODAY - timedelta(30), 0), (TODAY - timedelta(20), 25)]
    assert made["Level"].last == TODAY
    assert made["Days with a session"].told == "2 days; 2 of 5 weeks have a session; 3.5 days a week were planned"


def test_a_page_asks_for_nothing_and_runs_nothing(journal, told):
    a_year(journal, TODAY)
    text = page(told())
    made = Page(text)
    (policy,) = [meta["content"] for meta in made.all("meta") if "http-equiv" in meta]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert not re.search(r"url\(|@import|https?:|javascript:", text)
    tags = {tag for tag, _ in made.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use", "a"}
    names = {name for _, attributes in made.elements for name in attributes}
    assert not names & {"src", "href", "xlink:href", "srcset", "style", "action", "background"}
    assert not [name for name in names if name.startswith("on")]


def test_what_others_wrote_stays_text(journal, told):
    journal.session(at(TODAY), notes=['<img src="x" onerror="y">'])
    made = Page(page(told()))
    for text in ("Hip <&> knee", "Kim <script>alert(1)</script>", 'A "sheet"', '<img src="x" onerror="y">'):
        assert text in made.text


def test_a_page_can_be_read_without_seeing_it(journal, told):
    journal.session(at(TODAY), pain=3, pain_after=1)
    made = Page(page(told()))
    assert made.all("html") == [{"lang": "en"}]
    assert [tag for tag, _ in made.elements if tag == "h1"] == ["h1"]
    assert all(head["scope"] in ("col", "row") for head in made.all("th"))
    assert len(made.all("svg")) == 4
    for drawn in made.all("svg"):
        assert drawn["role"] == "img"
        assert "in the one session" in drawn["aria-label"] or "1 day in one week" in drawn["aria-label"]


def test_one_session_is_drawn_wherever_it_is_and_its_week_is_one_week(journal, told):
    journal.session(at(TODAY), pain=3, level=50)
    made = charts(told())
    level = ElementTree.fromstring(drawing(made["Level"]))
    assert len(list(level.iter("circle"))) == 1
    weeks = ElementTree.fromstring(drawing(made["Days with a session"]))
    assert [text.text for text in weeks.iter("text") if text.get("text-anchor") == "middle"] == ["16 Nov"]
    assert made["Days with a session"].told == "1 day in one week; 3.5 days a week were planned"


@pytest.mark.parametrize("weeks", range(1, 8))
def test_a_chart_of_weeks_names_weeks(weeks):
    first = date(2026, 3, 2)
    chart = Chart("", "", Shape.BARS, [(first, 1.0)], range(8), first, first + timedelta(7 * weeks - 1))
    drawn = ElementTree.fromstring(drawing(chart))
    named = [text.text for text in drawn.iter("text") if text.get("text-anchor") == "middle"]
    mondays = [first + timedelta(7 * week) for week in range(weeks)]
    assert set(named) <= {f"{day.day} {day:%b}" for day in mondays} if weeks <= 6 else named
    assert len(named) >= 1


def test_there_are_no_many_ones(journal, told):
    journal.session(at(TODAY), pain=3, pain_after=1)
    text = Page(page(told())).text
    assert not re.search(r"\b1 (days|weeks|sessions|times|minutes)\b", text)


def test_a_name_that_is_not_known_is_a_line_to_write_on(journal, told):
    journal.session(at(TODAY))
    assert '<dt>Name</dt><dd class="blank">' in page(told(Subject("Hip")))


def test_pain_that_is_too_much_stands_out(journal, told):
    journal.session(at(TODAY), pain=3, pain_after=4)
    assert '<td>3</td><td class="high">4</td>' in page(told())


def test_a_drawing_puts_values_at_their_day_and_height():
    first, last = date(2026, 1, 1), date(2026, 1, 11)
    points = [(first, 0.0), (date(2026, 1, 6), 5.0), (last, 10.0)]
    chart = Chart("Pain", "From 0 to 10", Shape.DOTS, points, range(0, 11, 2), first, last, limit=4)
    drawn = ElementTree.fromstring(drawing(chart))
    dots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in drawn.iter("circle")]
    (x0, y0), (x5, y5), (x10, y10) = dots
    assert x5 == pytest.approx((x0 + x10) / 2)
    assert y5 == pytest.approx((y0 + y10) / 2)
    assert y0 > y10
    shade = drawn.find("rect")
    assert float(shade.get("y")) == pytest.approx(y10)
    assert float(shade.get("y")) + float(shade.get("height")) == pytest.approx(y0 + 0.4 * (y10 - y0))


@pytest.mark.parametrize("length", [0, 1, 6, 44, 45, 46, 100, 365, 800, 4000])
def test_an_axis_of_time_has_a_few_dates_that_do_not_run_into_each_other(length):
    first = date(2024, 1, 31)
    chart = Chart("", "", Shape.STEPS, [(first, 1.0)], range(3), first, first + timedelta(length))
    drawn = ElementTree.fromstring(drawing(chart))
    places = [float(text.get("x")) for text in drawn.iter("text") if text.get("text-anchor") == "middle"]
    assert 1 <= len(places) <= 14
    assert all(after - before > 34 for before, after in pairwise(places))
    assert all(34 <= place <= 704 for place in places)


def test_the_exercises_are_drawn(journal, told):
    journal.session(at(TODAY))
    drawn = Subject("Hips", pictures=(("Plank & <row>", "<svg><title>Plank</title></svg>"),))
    made = Page(page(told(drawn)))
    assert "The exercises" in made.text
    assert "Plank & <row>" in made.text
    assert "The exercises" not in Page(page(told())).text
