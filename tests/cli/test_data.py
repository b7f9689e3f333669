"""What a command tells, as data for other programs."""

import json

import pytest


def data(run, *words):
    ran = run(*words, "--json")
    return ran, json.loads(ran.out)


def test_doctor_tells_the_same_as_in_words(run):
    ran, told = data(run, "doctor")
    words = run("doctor")
    assert ran.code == words.code
    assert {each["what"] for each in told["findings"]} == {
        line[4:].partition(": ")[0] for line in words.out.splitlines() if line[:2] in ("ok", "--", "!!")
    }
    assert {"usable", "reason", "hint", "needed", "stops"} < set(told["findings"][0])


def test_voices(run):
    told = data(run, "voices")[1]
    hum = next(each for each in told if each["name"] == "hum")
    assert hum == {"name": "hum", "rank": hum["rank"], "languages": ["*"], "usable": True, "reason": "", "hint": ""}


def test_sounds_are_told_and_not_played(run):
    assert data(run, "sounds", "tick", "--output", "file:/nowhere/at/all.wav")[1][0]["name"] == "tick"
    assert len(data(run, "sounds")[1]) > 10


def test_phrases(run):
    (told,) = [each for each in data(run, "phrases", "halfway")[1] if each["name"] == "halfway"]
    assert not told["mine"] and len(told["forms"]) > 1


def test_fields(run):
    assert {each["name"] for each in data(run, "explain", "hold")[1]} == {"hold"}
    assert len(data(run, "explain")[1]) > 30


@pytest.mark.parametrize("name", ["hodl"])
def test_a_field_that_there_is_not_is_an_error_all_the_same(run, name):
    assert run("explain", name, "--json").code == 2


def test_a_programme_and_none(run, home):
    assert data(run, "programme")[1] == []
    folder = home / "data" / "programmes"
    folder.mkdir(parents=True)
    (folder / "p.yaml").write_text(
        "name: P\nstages:\n  - routine: ice-pack\n    sessions: 2\n  - routine: desk-break\n"
    )
    (told,) = data(run, "programme")[1]
    assert (told["name"], told["stages"], told["stage"]) == ("P", ["ice-pack", "desk-break"], 1)
