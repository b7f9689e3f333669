"""What was done, as a person asks for it; the journal is a simulated one, and so is today."""

import csv
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from command_line import set_clock
from simulated import ROUTINE, ZONE, Simulated, a_year, at

from voicecoach.journal.model import Outcome

NOW = datetime(2026, 11, 20, 21, tzinfo=ZONE)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def today(monkeypatch):
    set_clock(monkeypatch, NOW)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def simulate(home, own):
    """Return a function that opens the person's journal to write sessions of a routine of theirs."""

    def opened(name="hip", text=ROUTINE):
        own(name, text)
        return Simulated(home / "data" / "journal.sqlite3", home / "data" / "routines" / f"{name}.yaml", text)

    return opened


def test_a_new_journal_is_told_kindly(run):
    ran = run("history")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("There is no session in the journal yet.")


def test_a_year_at_a_glance(run, simulate):
    with simulate() as journal:
        a_year(journal, TODAY)
        journal.session(at(TODAY, 20), level=50, pain=4, pain_after=1, hurt="Clamshell", notes=["Low <chair>"])
    ran = run("history", "--last", 3)
    lines = ran.out.splitlines()
    assert lines[0].split() == ["Date", "Min", "Done", "Level", "Pain", "Day", "after", "Ended", "Notes"]
    assert lines[3].split()[:6] == ["2026-11-20", "6", "50", "%", "50", "4"]
    assert lines[3].rstrip().endswith("hurt: Clamshell; Low <chair>")
    assert lines[4] == "169 earlier: --last 172 shows all."
    assert "The last half year" in lines
    (figures,) = [line for line in lines if line.startswith("hip: ")]
    assert figures.endswith("streak 21, longest 22 · 83 of 90 as planned (92 %) · 4 sessions with less than 70 % done")
    assert sum("┤" in line for line in lines) == 11
    assert "\x1b" not in ran.out


def test_of_several_routines_each_has_its_figures_and_its_name_in_the_table(run, simulate):
    for name in ("hip", "knee"):
        with simulate(name) as journal:
            journal.session(at(TODAY - timedelta(days=1)))
    lines = run("history").out.splitlines()
    assert "Routine" in lines[0]
    assert [line.split(":")[0] for line in lines if "as planned" in line] == ["hip", "knee"]
    (row,) = [line for line in run("history", "knee").out.splitlines() if line.startswith("2026")]
    assert "knee" not in row


def test_a_routine_whose_file_is_gone_is_still_known_by_its_names(run, simulate, home):
    with simulate() as journal:
        journal.session(at(TODAY))
    (home / "data" / "routines" / "hip.yaml").unlink()
    for name in ("hip", "Hamstring <& friends>"):
        ran = run("history", name)
        assert "hip: 1 session · 1.0 a week · 7 min\n" in ran.out
    assert run("history", "nothing-like-it").code == 2


def test_a_routine_not_done_lately_has_no_figures(run, simulate):
    with simulate() as journal:
        journal.session(at(TODAY - timedelta(days=300)))
    assert "hip: no session\n" in run("history").out


def test_a_session_below_its_share_is_a_session_all_the_same(run, simulate):
    with simulate() as journal:
        journal.session(at(TODAY), done=0.6, pain=5, outcome=Outcome.STOPPED)
    ran = run("history")
    (row,) = [line for line in ran.out.splitlines() if line.startswith("2026-11-20")]
    assert row.split() == ["2026-11-20", "4", "50", "%", "25", "5", "–", "stopped"]
    assert "hip: 1 session with less than 70 % done\n" in ran.out
    assert "you did only 50 %" in run("due", "hip").out
    assert run("due", "hip").code == 0
    (kept,) = json.loads(run("history", "--json").out)["sessions"]
    assert (kept["work"]["sets"], kept["work"]["of_sets"], kept["work"]["share"]) == (2, 4, 0.5)
    run("report", "hip", "-o", "r.html")
    assert "more with less than 70 % of the work" in Path("r.html").read_text(encoding="utf-8")


def test_as_data_for_other_programs(run, simulate):
    with simulate() as journal:
        a_year(journal, TODAY)
    data = json.loads(run("history", "hip", "--json").out)
    assert len(data["sessions"]) == 171
    last = data["sessions"][-1]
    assert (last["started"], last["outcome"], last["level"]) == ("2026-11-20T18:30:00+02:00", "finished", 100)
    assert last["exercises"][0]["name"] == "Glute squeeze"
    (routine,) = data["routines"]
    assert routine["adherence"] == {"planned": 90, "kept": 83}
    assert len(json.loads(run("history", "--json", "--last", "2").out)["sessions"]) == 2


def test_what_a_note_holds_steers_no_terminal(run, simulate):
    with simulate() as journal:
        journal.session(at(TODAY), notes=["\x1b[2J[red]gone[/red]"])
    out = run("history").out
    assert "\x1b" not in out
    assert "\\x1b[2J[red]gone[/red]" in out


def test_a_console_without_the_signs_gets_others(simulate, script):
    with simulate() as journal:
        journal.session(at(datetime.now().astimezone().date()), pain=1)
    ran = script("history", env={"PYTHONIOENCODING": "ascii"})
    assert ran.returncode == 0
    assert "less . - + * # more" in ran.stdout
    assert "┤" not in ran.stdout


def test_a_report_is_written_whole_and_says_so(run, simulate, home):
    with simulate() as journal:
        a_year(journal, TODAY)
    ran = run("report", "hip")
    assert (ran.code, ran.out) == (0, "hip-report.html: 171 sessions\n")
    text = (home / "hip-report.html").read_text(encoding="utf-8")
    assert "Home exercises: Hamstring &lt;&amp; friends&gt;" in text
    assert "A sheet of paper" in text
    assert "every 2 days" in text
    assert "2025-11-21 to 2026-11-20" in text


def test_a_report_without_a_name_is_of_the_only_routine_there_is(run, simulate):
    assert "there is no session in the journal" in run("report").err
    with simulate() as journal:
        journal.session(at(TODAY))
    assert run("report").out == "hip-report.html: 1 session\n"
    with simulate("knee") as journal:
        journal.session(at(TODAY))
    ran = run("report")
    assert (ran.code, ran.err) == (
        2,
        "error: a report is of one routine, and you did several\nhint: add one of: hip, knee\n",
    )


def test_a_report_since_a_day_with_a_name_in_a_file_of_choice(run, simulate, home):
    with simulate() as journal:
        a_year(journal, TODAY)
    ran = run("report", "hip", "--html", "--since", "2026-11-15", "--who", "Kim", "-o", "kim.html")
    assert ran.out == "kim.html: 3 sessions\n"
    text = (home / "kim.html").read_text(encoding="utf-8")
    assert "<dd>Kim</dd>" in text
    assert "2026-11-16 to 2026-11-20" in text


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["hip"], 1, "there is no session of hip in the journal\n"),
        (["hip", "--since", "soon"], 2, "soon is no date"),
        (["nobody"], 2, "there is no routine called “nobody”"),
    ],
)
def test_a_report_of_nothing_is_refused_kindly(run, own, words, code, said):
    own("hip", ROUTINE)
    ran = run("report", *words)
    assert ran.code == code
    assert said in ran.err
    assert "hint:" in ran.err or "--help" in ran.err


@pytest.mark.parametrize(("path", "said"), [("x.pdf", "is not called so"), ("no/x.html", "in a folder that doesn't")])
def test_a_report_in_no_good_place_is_refused(run, simulate, path, said):
    with simulate() as journal:
        journal.session(at(TODAY))
    ran = run("report", "hip", "-o", path)
    assert ran.code == 2
    assert said in ran.err


LIFTS = """\
name: Lifts
exercises:
  - {name: Squat, reps: [2, 1], load: [20 kg, 22.5 kg], rest: 0}
  - {name: Press-up, reps: amrap, sets: 2, rest: 0}
"""


def test_loads_and_the_reps_that_were_told_stand_in_the_table_and_for_spreadsheets(run, simulate):
    with simulate("lifts", LIFTS) as journal:
        session = journal.session(at(TODAY), notes=["Easy"])
        sets = [index for index, step in enumerate(journal.score) if step.as_many]
        for step, reps in zip(sets, (12, 9), strict=True):
            journal.store.count(session, step, reps)
    (row,) = [line for line in run("history", "lifts").out.splitlines() if line.startswith("2026")]
    assert row.rstrip().endswith("Squat 20 kg, 22.5 kg; Press-up 12, 9 reps; Easy")
    assert run("journal", "export", "all.csv").code == 0
    (kept,) = csv.DictReader(Path("all.csv").read_text(encoding="utf-8").splitlines())
    assert kept["amounts"] == "Squat: 20 kg, 22.5 kg | Press-up: 12, 9 reps"
