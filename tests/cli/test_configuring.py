"""`voicecoach config`: what is set and why, and changing it without losing a word of the file."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.app.settings.change import with_value, without
from voicecoach.app.settings.model import SETTINGS
from voicecoach.app.settings.parse import parse
from voicecoach.core.errors import VoicecoachError

MINE = "# mine\n\nlevel: middle   # since the spring\n# louder at home\nvolume: 80\n"


@pytest.fixture
def file(home):
    (home / "config").mkdir()
    return home / "config" / "config.yaml"


def row(out, key):
    return next(line.split() for line in out.splitlines() if line.startswith(f"{key} "))


def test_each_setting_has_its_value_and_where_it_comes_from(run, file, monkeypatch):
    file.write_text(MINE)
    monkeypatch.setenv("VOICECOACH_VOLUME", "40")
    ran = run("config")
    assert (ran.code, ran.err) == (0, "")
    assert row(ran.out, "level") == ["level", "middle", f"{file}:3"]
    assert row(ran.out, "volume") == ["volume", "40", "the", "variable", "VOICECOACH_VOLUME"]
    assert row(ran.out, "duck") == ["duck", "yes", "default"]
    assert row(ran.out, "cues") == ["cues", "-", "default"]
    assert [line.split()[0] for line in ran.out.split("\n\n")[0].splitlines()] == list(SETTINGS)
    assert run("config", "list") == ran


def test_what_is_wrong_is_marked_and_explained(run, file, monkeypatch):
    file.write_text("level: 400\nvoice: humm\nhwo: Ann\n")
    monkeypatch.setenv("VOICECOACH_CUES", "loud")
    ran = run("config")
    assert ran.code == 1
    assert "!! `cues` can't be “loud”" in ran.out
    for line, hint in ((1, ""), (2, "did you mean `hum`?"), (3, "did you mean `who`?")):
        assert f"config.yaml:{line}:" in ran.err
        assert hint in ran.err


@pytest.mark.parametrize("zone", ["Berlin", "europe/berlin"])
def test_a_time_zone_that_there_is_none_of_is_refused_with_the_one_that_is_meant(run, file, zone):
    ran = run("config", "set", "zone", zone)
    assert (ran.code, file.exists()) == (2, False)
    assert "did you mean Europe/Berlin?" in ran.err


def test_get_prints_the_value_alone(run, file, monkeypatch):
    file.write_text(MINE)
    assert run("config", "get", "level").out == "middle\n"
    assert run("config", "get", "--", "--plain").out == "no\n"
    monkeypatch.setenv("VOICECOACH_LEVEL", "high")
    assert run("config", "get", "level").out == "high\n"
    monkeypatch.delenv("VOICECOACH_LEVEL")
    file.write_text("levl: high")
    assert run("config", "get", "level").code == 2


def test_set_changes_one_value_and_leaves_the_rest_as_it_was(run, file):
    file.write_text(MINE)
    assert run("config", "set", "level", "60").out == f"level: 60  ({file}:3)\n"
    assert file.read_text() == MINE.replace("middle", "60")
    run("config", "set", "device", "HDA: #1 'x'")
    assert file.read_text() == MINE.replace("middle", "60") + "device: 'HDA: #1 ''x'''\n"
    assert run("config", "get", "device").out == "HDA: #1 'x'\n"


def test_a_file_is_made_when_there_is_none(run, home):
    assert run("config", "set", "plain", "yes").code == 0
    assert (home / "config" / "config.yaml").read_text() == "plain: yes\n"
    assert row(run("config").out, "plain")[1] == "yes"


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("level", "400", "low, middle, high"),
        ("levle", "high", "did you mean `level`?"),
        ("cues", "breif", "did you mean `brief`?"),
        ("volume", "5", "from 10 to 100, not “5”"),
        ("plain", "perhaps", "`plain` is yes or no, not “perhaps”"),
        ("voice", "naturel", "did you mean `natural`?"),
        ("output", "miniaudo", "did you mean `miniaudio`?"),
        ("pack", "claer", "did you mean `clear`?"),
        ("remote", "lna", "“lna” is neither"),
        ("rate", "9", "from 0.5 to 2, not “9”"),
        ("loudness", "0", "from -40 to -5"),
        ("minutes", "9", "there is no setting “minutes”"),
    ],
)
def test_a_wrong_value_is_never_written(run, file, key, value, told):
    file.write_text(MINE)
    ran = run("config", "set", key, value)
    assert ran.code == 2
    assert told in ran.err
    assert file.read_text() == MINE


def test_unset_takes_the_line_away_and_its_default_counts_again(run, file):
    file.write_text(MINE)
    assert run("config", "unset", "level").out == "level: auto  (default)\n"
    assert file.read_text() == "# mine\n\n# louder at home\nvolume: 80\n"
    assert "level is not in" in run("config", "unset", "level").out


@pytest.mark.parametrize(
    "text", ["level: [", "level: low\nlevel: high", "{level: low, volume: 50}", "level: >\n  low\n"]
)
def test_what_cannot_be_changed_by_the_line_is_left_to_the_person(run, file, text):
    file.write_text(text)
    before = file.read_text()
    ran = run("config", "unset", "level")
    assert ran.code in (1, 2)
    assert "voicecoach config edit" in ran.err
    assert file.read_text() == before


def test_a_mistake_elsewhere_keeps_nobody_from_setting(run, file):
    file.write_text("lvel: high\n")
    ran = run("config", "set", "level", "high")
    assert file.read_text() == "lvel: high\nlevel: high\n"
    assert "config.yaml:1:1: “lvel” is no setting" in ran.err


TEXTS = st.lists(
    st.sampled_from(
        ["# a word", "", "level: low", "volume: 50 # loud", "who: 'Ann B.'", 'device: "x: y"', "zone: UTC"]
    ),
    max_size=6,
    unique=True,
)


@given(TEXTS, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans(), st.text(max_size=20))
def test_only_the_one_line_ever_changes(tmp_path_factory, lines, end, last, marked, value):
    path = tmp_path_factory.getbasetemp() / "config.yaml"
    text = ("\ufeff" if marked else "") + end.join(lines) + (end if last else "")
    before = {key: line.text for key, line in parse(text, path).lines.items()}
    try:
        new = with_value(text, path, "device", value.strip())
    except VoicecoachError:
        return  # a sign that YAML can't have
    after = {key: line.text for key, line in parse(new, path).lines.items()}
    assert after == {**before, "device": value.strip()}
    kept = [line for line in text.splitlines() if "device: " not in line]
    assert [line for line in new.splitlines() if "device: " not in line] == kept
    gone = parse(without(new, path, "device"), path).lines
    assert {key: line.text for key, line in gone.items()} == {k: v for k, v in before.items() if k != "device"}


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for the editor")
class TestEdit:
    @pytest.fixture
    def editor(self, home, monkeypatch):
        def does(script):
            path = home / "editor.sh"
            path.write_text(f'#!/bin/sh\ncd "{home}"\n{script}\n')
            path.chmod(0o755)
            monkeypatch.setenv("EDITOR", str(path))
            monkeypatch.delenv("VISUAL", raising=False)

        return does

    def test_it_is_checked_as_it_is_left(self, run, file, editor):
        file.write_text(MINE)
        editor('echo "cues: loud" >> "$1"')
        ran = run("config", "edit")
        assert ran.code == 1
        assert "config.yaml:6:7: `cues` can't be “loud”" in ran.out
        editor(f'sed -i "s/loud/full/" "{file}"')
        assert run("config", "edit").code == 0
        assert run("config", "get", "cues").out == "full\n"

    def test_there_is_something_to_begin_with_that_stays_only_if_it_was_changed(self, run, file, editor):
        editor('cp "$1" seen')
        assert run("config", "edit").out == "Nothing is set.\n"
        assert not file.exists()
        seen = (file.parents[1] / "seen").read_text()
        assert all(f"\n# {key}: " in seen for key in SETTINGS)
        assert parse(seen, file).lines == {}
        editor('sed -i "s/^# level: auto/level: high/" "$1"')
        assert run("config", "edit").out == "It is fine.\n"
        assert run("config", "get", "level").out == "high\n"


def test_path_says_where_it_is(run, home):
    assert run("config", "path").out == f"{home / 'config' / 'config.yaml'}\n"


def test_the_doctor_tells_of_settings_and_is_never_stopped_by_them(run, file):
    file.write_text("level: 400\n")
    ran = run("doctor")
    assert ran.code == 1
    assert f"!!  settings: {file}:1: `level`: " in ran.out
    assert ran.out.endswith("\nNo session can start like this: see the lines marked !!\n")


def test_check_without_a_name_checks_settings_too(run, file):
    file.write_text("level: 400\n")
    ran = run("check")
    assert ran.code == 1
    assert "config.yaml:1:8: `level`: " in ran.out


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("voicecoach config se", ["plain,set"]),
        ("voicecoach config set lev", ["plain,level"]),
        ("voicecoach config set level m", ["plain,middle"]),
        ("voicecoach config set cues b", ["plain,brief", "plain,beeps"]),
        ("voicecoach config set plain y", ["plain,yes"]),
        ("voicecoach config set voice h", ["plain,hum"]),
        ("voicecoach config set nosuch x", [""]),
    ],
)
def test_a_shell_completes_keys_and_values(script, line, expected):
    variables = {"_VOICECOACH_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    ran = script(env=variables)
    assert (ran.stdout.splitlines(), ran.stderr) == (expected, "")
