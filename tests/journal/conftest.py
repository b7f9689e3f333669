import json
import sqlite3
from datetime import datetime, timedelta, timezone

import pytest

from voicecoach.journal.model import Hand, LeftStep, Plan, digest
from voicecoach.journal.store import Store
from voicecoach.journal.work import asked_by_step, asked_in_all
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading import read
from voicecoach.score.compose import compose

TEXT = """
exercises:
  - {name: A, hold: 3s, sides: each}
  - rounds: 2
    exercises: [{name: B, hold: 3s}, {name: C, hold: 9s}]
"""


def composed(text=TEXT):
    return compose(read(text).routine, ENGLISH)


class Diary:
    """Keeps sessions in a store as the command does, at minutes past noon."""

    def __init__(self, path):
        self.path = path
        self.store = Store(path)
        self.score = composed()
        self.noon = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=1)))

    def at(self, minute):
        return self.noon + timedelta(minutes=minute)

    def plan(self, path="/a.yaml", asked=False, **choices):
        """Return a plan; `asked`: with how much work it is, as an older journal lacks it."""
        asks = asked_in_all(list(asked_by_step(self.score))) if asked else ()
        return Plan(path[1:-5].upper(), path, choices, digest(self.score), len(self.score), None, *asks)

    def hand(self, step):
        return Hand.of(self.score, step)

    def begin(self, path="/a.yaml", minute=0, pid=7, asked=False):
        return self.store.begin(self.plan(path, asked), self.hand(0), self.at(minute), pid)

    def leave(self, session, index, how="done", minute=1, now=None):
        left = LeftStep(index, self.score[index], how, self.at(minute), 3.04)
        self.store.leave(session, left, Hand.of(self.score, index + 1 if now is None else now))

    def do(self, session, steps, minute=1):
        for index in range(steps):
            self.leave(session, index, minute=minute)

    def rows(self, what):
        connection = sqlite3.connect(self.path)
        connection.row_factory = sqlite3.Row
        found = [dict(row) for row in connection.execute(what)]
        connection.close()
        return found


@pytest.fixture
def diary(tmp_path):
    made = Diary(tmp_path / "data" / "journal.sqlite3")
    yield made
    made.store.close()


@pytest.fixture
def intact():
    """Return a function that asks a journal whether it is whole."""

    def check(path):
        connection = sqlite3.connect(path)
        found = connection.execute("PRAGMA integrity_check").fetchall()
        connection.close()
        return json.dumps(found) == '[["ok"]]'

    return check
