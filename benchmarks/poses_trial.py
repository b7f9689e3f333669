"""Can a stranger tell what our poses are? Makes numbered pictures with four names each, and scores the answers.

    python benchmarks/poses_trial.py make FOLDER      # sheets, pictures, questions.txt and key.json, not to be read
    python benchmarks/poses_trial.py make FOLDER squat "hook hand"    # only of these
    python benchmarks/poses_trial.py score FOLDER     # answers.txt: a line for each picture, `12 squat`

The names of a picture are alike: neighbours in our list, and those with words in common. Of poses that are drawn the
same only the first is asked for.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

from voicecoach.pose.library import POSES
from voicecoach.pose.scene import scene
from voicecoach.pose.svg import svg

SEED = 19
ON_A_SHEET = 12
STYLE = "li{display:inline-block;width:330px;margin:10px;vertical-align:bottom}svg{width:320px;height:220px}"


def apart() -> list[str]:
    """Return the names of poses of which no two are drawn the same."""
    drawn = {svg(scene([pose]), ""): name for name, pose in reversed(list(POSES.items()))}
    return [name for name in POSES if name in drawn.values()]


def choices(name: str, names: list[str], luck: random.Random) -> list[str]:
    """Return four names, shuffled: the right one and those most like it."""
    here = names.index(name)

    def unlike(other: str) -> float:
        return abs(names.index(other) - here) / 12 - 2 * SequenceMatcher(None, name, other).ratio()

    others = sorted((other for other in names if other != name), key=unlike)[:6]
    four = [name, *luck.sample(others, 3)]
    luck.shuffle(four)
    return four


def make(folder: Path, only: Sequence[str] = ()) -> None:
    """Write the sheets, each picture by its number, the questions and the key: of all poses, or `only` of these."""
    folder.mkdir(parents=True, exist_ok=True)
    luck = random.Random(SEED)
    names = apart()
    asked_for = [name for name in names if not only or name in only]
    order = luck.sample(asked_for, len(asked_for))
    for number, name in enumerate(order, 1):
        (folder / f"{number:03}.svg").write_text(svg(scene([POSES[name]]), ""), encoding="utf-8")
    for at in range(0, len(order), ON_A_SHEET):
        cells = (
            f"<li>{number}<br>{svg(scene([POSES[name]]), '')}</li>"
            for number, name in enumerate(order[at : at + ON_A_SHEET], at + 1)
        )
        text = f"<meta charset=utf-8><style>{STYLE}</style>{''.join(cells)}"
        (folder / f"sheet-{at // ON_A_SHEET + 1}.html").write_text(text, encoding="utf-8")
    asked = [f"{number}: {' | '.join(choices(name, names, luck))}" for number, name in enumerate(order, 1)]
    (folder / "questions.txt").write_text("\n".join(asked) + "\n", encoding="utf-8")
    (folder / "key.json").write_text(json.dumps(order), encoding="utf-8")


def score(folder: Path) -> None:
    """Print what was wrong, and how much was right."""
    order = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    answers = (line.split(" ", 1) for line in (folder / "answers.txt").read_text(encoding="utf-8").splitlines() if line)
    given = {int(number): name.strip() for number, name in answers}
    right = [number for number in given if order[number - 1] == given[number]]
    for number in sorted(set(given) - set(right)):
        print(f"{number}: {escape(order[number - 1])}, taken for {given[number]}")
    print(f"{len(right)} of {len(given)} right, {100 * len(right) / max(1, len(given)):.1f} %; {len(order)} pictures")


if __name__ == "__main__":
    {"make": make, "score": score}[sys.argv[1]](Path(sys.argv[2]), *([sys.argv[3:]] if sys.argv[3:] else []))
