"""The table of commands: no two share a way to be asked for, and every one has one."""

from collections import Counter

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.score.model import Earcon
from voicecoach.session.display.words import help_lines
from voicecoach.session.playback.commands import Command, by_place, command_rows

WAYS = {
    "key": lambda row: row.key.presses if row.key else (),
    "words": lambda row: row.said,
    "button": lambda row: (row.button.text,) if row.button else (),
    "media key": lambda row: row.media,
    "shell": lambda row: (row.shell,) if row.shell else (),
}
LABELS = {"hint": lambda row: row.hint, "button": lambda row: row.button}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_leads_to_one_command(way):
    ways = Counter(each for row in command_rows() for each in WAYS[way](row))
    assert ways
    assert set(ways.values()) == {1}


@pytest.mark.parametrize("command", Command)
def test_every_command_can_be_asked_for(command):
    assert any(way(command.row) for way in WAYS.values())


@pytest.mark.parametrize("label", LABELS)
def test_labels_stand_in_an_order(label):
    places = [each.place for _, each in by_place(LABELS[label])]
    assert places
    assert places == sorted(set(places))


@pytest.mark.parametrize("command", Command)
def test_a_command_is_known_by_its_name_and_answered_by_a_sound_that_there_is(command):
    assert command == command.value == command.row.name
    assert command.row.earcon in {"", *Earcon}


def test_the_help_has_each_key_once():
    shown = [key for keys, _ in help_lines(ENGLISH) for key in keys.split()]
    assert {"space", "n", "→", "?"} <= set(shown)
    assert len(shown) == len(set(shown))


def test_every_hint_is_of_a_command_with_a_key():
    assert all(row.key for row in command_rows() if row.hint)
