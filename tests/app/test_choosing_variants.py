"""`--easier`, `--harder`, `--usual`: chosen by a flag, remembered by `start`."""

import pytest
import yaml

HUM = ("--voice", "hum")
SILENT = (*HUM, "--output", "file:out.wav", "--plain")
LEGS = """
exercises:
  - {name: Bridge, hold: 1s, get_ready: 1s, harder: {name: Single-leg bridge}, easier: {name: Half bridge}}
"""


@pytest.fixture
def legs(own):
    own("legs", LEGS)


@pytest.fixture
def kept(home):
    def read():
        file = home / "config" / "variants.yaml"
        return yaml.safe_load(file.read_text()) if file.exists() else None

    return read


def heard(ran):
    assert ran.code == 0, ran.err
    return next(word for word in ("Harder: Single-leg", "Easier: Half", '"Bridge."') if word in ran.out)


def test_a_flag_chooses_and_show_remembers_nothing(run, legs, kept):
    assert heard(run("show", "legs", *HUM, "--harder", "bridge")) == "Harder: Single-leg"
    assert heard(run("show", "legs", *HUM)) == '"Bridge."'
    assert kept() is None


def test_show_tells_what_can_be_chosen(run, legs):
    assert 'Bridge, harder: Single-leg bridge (--harder "Bridge")' in run("show", "legs", *HUM).out


def test_start_remembers_until_told_otherwise(run, legs, kept, brisk):
    ran = run("start", "legs", *SILENT, "--harder", "Bridge")
    assert "Harder: Single-leg bridge." in ran.out + ran.err
    assert kept() == {"legs": {"Bridge": "harder"}}
    assert heard(run("show", "legs", *HUM)) == "Harder: Single-leg"
    assert heard(run("show", "legs", *HUM, "--easier", "Bridge")) == "Easier: Half"
    assert heard(run("show", "legs", *HUM, "--usual", "Bridge")) == '"Bridge."'
    run("start", "legs", *SILENT, "--usual", "bridge")
    assert kept() == {}
    assert heard(run("show", "legs", *HUM)) == '"Bridge."'


def test_routines_remember_apart(run, legs, home, kept, brisk):
    (home / "legs.yaml").write_text(LEGS)
    run("start", "legs.yaml", *SILENT, "--easier", "Bridge")
    assert kept() == {str(home / "legs.yaml"): {"Bridge": "easier"}}
    assert heard(run("show", "legs", *HUM)) == '"Bridge."'


def test_what_was_remembered_and_is_gone_is_no_error(run, legs, home):
    (home / "config").mkdir()
    (home / "config" / "variants.yaml").write_text("legs: {Bridge: harder, Gone: easier, Bridge 2: harder}\n")
    assert heard(run("show", "legs", *HUM)) == "Harder: Single-leg"


def test_export_has_the_variant(run, legs):
    assert run("export", "legs", *HUM, "-o", "a.wav", "--harder", "Bridge").code == 0
    assert run("export", "legs", *HUM, "-o", "b.wav", "--easier", "x").code == 2


@pytest.mark.parametrize("text", ["[", "- a", "legs: 3"])
def test_a_broken_file_is_named(run, legs, home, text):
    (home / "config").mkdir()
    (home / "config" / "variants.yaml").write_text(text)
    ran = run("show", "legs", *HUM)
    assert ran.code == 2
    assert "variants.yaml" in ran.err


def test_a_name_that_is_none(run, legs):
    ran = run("start", "legs", "--harder", "Brigde")
    assert (ran.code, "did you mean “Bridge”?" in ran.err) == (2, True)
