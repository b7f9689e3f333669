"""Presses random keys at random moments of whole sessions: none ends in an exception, all end, the journal fits.

    python benchmarks/keys.py [HOW MANY, 10000] [SEED, 1]

Each session is a real one but for its edges: the time that passes is the frames that a speaker without a device takes,
as in the tests (tests/session/rehearsal.py). A broken one is printed as it can be played again.
"""

from __future__ import annotations

import gc
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from common import Row, verdict

sys.path += [str(Path(__file__).parents[1] / "tests"), str(Path(__file__).parents[1] / "tests" / "session")]

from rehearsal import Move, rehearse  # type: ignore[import-not-found]

from voicecoach.session.commands import Command

MOST = 40
"""Keys of a session."""
BURST = 0.3
"""Share of keys that follow the one before at once, as with a double press or a held key."""
LONGEST = 12.0
"""Seconds between two keys, at most."""


def moves(dice: random.Random) -> list[Move]:
    """Return 1 to 40 keys with delays; now and then one key is held, the device goes away and comes back, or Ctrl-Z."""
    made: list[Move] = []
    commands = [command for command in Command if command.row.key]
    likely = commands if dice.random() < 0.5 else [each for each in commands if each is not Command.QUIT]
    favoured = dice.choice([*commands, Command.NEXT, Command.NEXT])
    left = dice.randint(1, MOST)
    while left > 0:
        burst = [favoured if dice.random() < 0.4 else dice.choice(likely)]
        while len(burst) < left and dice.random() < BURST:
            burst.append(burst[-1] if dice.random() < 0.5 else dice.choice(likely))
        made.append(("press", burst))
        left -= len(burst)
        if dice.random() < 0.7:
            made.append(("hear", dice.uniform(0, LONGEST)))
        if dice.random() < 0.05:
            made += [("lose", dice.random() < 0.5), ("press", [dice.choice(commands)]), ("find", None)]
        if dice.random() < 0.02:
            made.append(("interrupt", None))
    return made


def main() -> int:
    """Play them all; return the exit code."""
    many, seed = (int(word) for word in (*sys.argv[1:], *("10000", "1")[len(sys.argv) - 1 :]))
    outcomes: Counter[str] = Counter()
    slowest, keys, began = 0.0, 0, time.monotonic()
    for number in range(many):
        thought = moves(random.Random(f"{seed}-{number}"))
        keys += sum(len(value) for name, value in thought if name == "press" and isinstance(value, list))
        at = time.monotonic()
        try:
            made = rehearse(thought)
            made.judge()
            outcomes["finished" if made.outcome.finished else "quit"] += 1
        except Exception:
            outcomes["broken"] += 1
            print(f"broken by: {thought!r}\n{traceback.format_exc()}", flush=True)
        if number % 50 == 0:
            gc.collect()  # what is heard is large, and in cycles
        slowest = max(slowest, time.monotonic() - at)
        if (number + 1) % 1000 == 0:
            print(f"{number + 1} sessions, {keys} keys, {dict(outcomes)}", flush=True)
    rows = [
        Row("sessions", sum(outcomes.values()), "", many, least=True),
        Row("keys pressed", keys, ""),
        Row("finished", outcomes["finished"], ""),
        Row("quit", outcomes["quit"], ""),
        Row("broken: exception, no end, untrue", outcomes["broken"], "", 0),
        Row("slowest", slowest, "s"),
        Row("all", time.monotonic() - began, "s"),
    ]
    return verdict(rows)


if __name__ == "__main__":
    sys.exit(main())
