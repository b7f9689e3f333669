"""Where an option's value comes from: a flag, else a variable, else `config.yaml`, else its default."""

import pytest


@pytest.fixture
def config(home):
    def write(text):
        (home / "config").mkdir(exist_ok=True)
        (home / "config" / "config.yaml").write_text(text)

    return write


@pytest.fixture
def level(run, own):
    """Return a function that tells the level a session would have."""
    own("range", "exercises: [{name: A, reps: 4-10, hold: 3s}]")

    def told(*words):
        return run("show", "range", "--voice", "hum", *words).out.partition('"Level ')[2].partition(".")[0]

    return told


def test_flags_win_over_variables_and_variables_over_the_file(level, config, monkeypatch):
    assert level() == "low"
    config("level: middle")
    assert level() == "middle"
    monkeypatch.setenv("VOICECOACH_LEVEL", "high")
    assert level() == "high"
    assert level("--level", "30") == "30"


def test_numbers_and_switches_are_as_yaml_has_them(level, run, config):
    config("level: 50\nplain: yes\nrate: 1.5\nvolume: 50\ncues: full\noutput: 'null'\npack: soft\nvoice: hum\n")
    assert level() == "50"
    assert run("say", "hello").code == 0


@pytest.mark.parametrize("name", ["VOICE", "OUTPUT", "RATE", "VOLUME", "CUES", "PACK", "LEVEL", "REMOTE"])
def test_every_option_is_also_a_variable(run, monkeypatch, name):
    monkeypatch.setenv(f"VOICECOACH_{name}", "nonsense")
    ran = run("start", "quick.yaml", *(() if name == "VOICE" else ("--voice", "hum")))
    assert ran.code in (1, 2, 3)
    assert ran.err.startswith("error: ")
    assert "nonsense" in ran.err or name == "LEVEL"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("lvel: high", "unknown: lvel"),
        ("- level", "it is no list of `setting: value`"),
        ("level: [", "can't read"),
        ("a\0b", "can't read"),
    ],
)
def test_a_broken_file_of_settings_is_named_with_what_may_stand_there(run, config, home, text, wrong):
    config(text)
    ran = run("list")
    assert (ran.code, ran.out) == (2, "")
    assert wrong in ran.err
    assert str(home / "config" / "config.yaml") in ran.err
    assert "\nhint: " in ran.err


def test_a_wrong_value_in_the_file_is_a_usage_error(run, config):
    config("level: enormous")
    ran = run("show", "quick.yaml")
    assert ran.code == 2
    assert "low, middle, high" in ran.err


@pytest.mark.parametrize("where", ["legs", "224.0.0.1", "fe80::1%eth0", "[::1"])
def test_only_what_may_be_a_name_is_taken_for_a_routine_in_the_place_of_the_page(run, where):
    ran = run("start", "--remote", where)
    assert (ran.code, ran.out) == (2, "")
    assert f"“{where}”" in ran.err
    assert ("if that is a routine" in ran.err) == (where == "legs")
