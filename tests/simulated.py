"""A journal with many sessions in it, written as the command writes it, at times that a test chooses."""

from datetime import datetime, timedelta, timezone
from textwrap import dedent

from voicecoach.journal.model import Hand, LeftStep, Outcome, Plan, When, digest
from voicecoach.journal.store import Store
from voicecoach.journal.work import Work, asked_by_step, asked_in_all
from voicecoach.language.english import ENGLISH
from voicecoach.routine.dosage import dose, parse_level
from voicecoach.routine.reading import read
from voicecoach.score.compose import compose
from voicecoach.score.model import Kind

DONE = Work(9, 9, share=1.0)
"""All of a session's work."""
ZONE = timezone(timedelta(hours=2))
ROUTINE = """\
name: Hamstring <& friends>
source: A sheet of paper
every: 2 days
exercises:
  - {name: Glute squeeze, hold: 20-45s, reps: 2}
  - {name: Clamshell, hold: 3s, reps: 2, sides: each}
  - {name: Chair bridge, hold: 10s}
"""


class Simulated:
    """Sessions of one routine, in the journal at `path`; `file` is where the routine lies."""

    def __init__(self, path, file, text=ROUTINE):
        self.store = Store(path)
        self.store.ask("PRAGMA synchronous = OFF")  # a test's journal need not outlive a power cut
        self.file = str(file)
        self.routine = dose(read(dedent(text), self.file).routine, parse_level("low"))
        self.score = compose(self.routine, ENGLISH)
        self.asks = list(asked_by_step(self.score))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.store.close()

    def session(
        self, when, *, level=25, pain=None, pain_after=None, notes=(), hurt="", done=1.0, outcome=Outcome.FINISHED
    ):
        """Write a session that began at `when`: a part of its steps done, 30 seconds each."""
        score = self.score
        plan = Plan(self.routine.name, self.file, {}, digest(score), len(score), level, *asked_in_all(self.asks))
        session = self.store.begin(plan, Hand.of(score, 0), when, pid=1)
        steps = round(done * len(score))
        for index, step in enumerate(score[:steps]):
            ended = hurt == step.name and step.kind is Kind.WORK
            if hurt == step.name and self._over(index, hurt):
                continue  # it was ended; what is left of it is passed over
            when += timedelta(seconds=30)
            left = LeftStep(index, step, "hurt" if ended else "done", when, 30.0, self.asks[index])
            self.store.leave(session, left, Hand.of(score, index + 1))
        if pain is not None:
            self.store.answer(session, When.AFTER, pain, when)
        if pain_after is not None:
            self.store.answer(session, When.DAY, pain_after, when + timedelta(hours=20))
        for note in notes:
            self.store.note(session, note, when)
        if outcome:
            self.store.end(session, outcome, when)
        return session

    def _over(self, index, hurt):
        """Return whether the exercise that hurt was ended before the step."""
        return any(step.name == hurt and step.kind is Kind.WORK for step in self.score[:index])


def at(day, hour=18, zone=ZONE):
    """Return an evening."""
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=zone)


def a_year(journal, today):
    """Write a year up to `today`: every other day but for a holiday and a missed week, a flare-up, levels that rise."""
    for number in range(183):
        ago = 2 * (182 - number)
        if 200 <= ago <= 215 or 60 <= ago <= 66:
            continue
        flare = 90 <= ago <= 104
        journal.session(
            at(today - timedelta(days=ago)),
            level=max(0, min(100, 25 * (number // 40)) - (25 if flare else 0)),
            pain=(6 if flare else (number * 7) % 4),
            pain_after=(5 if flare else (number * 5) % 3) if number % 9 else None,
            hurt="Chair bridge" if flare and number % 2 else "",
            notes=("Slept badly; the chair is too low <b>for me</b>.",) if number % 37 == 5 else (),
            done=0.6 if number % 23 == 0 else 1.0,
            outcome=Outcome.STOPPED if number % 23 == 0 else None if number % 41 == 7 else Outcome.FINISHED,
        )
