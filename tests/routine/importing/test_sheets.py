"""Sheets as people have them, each with the doses that a physiotherapist would read in it.

`NAME.expect.yaml` beside a sheet has its exercises in order: `name` (or several accepted, one of which has to be in the
name), and `sets`, `reps`, `hold`, `rest`, `between`, `tempo`, `sides`; what it doesn't say must not be made up. `any`
are fields that aren't judged, `told` words of which one has to be told or kept; `per_set` are sets that differ.
"""

import re
from pathlib import Path

import pytest
import yaml

from voicecoach.routine.importing.detect import convert
from voicecoach.routine.values.durations import parse_range

HERE = Path(__file__).parent / "sheets"
SHEETS = [path for path in sorted(HERE.iterdir()) if not path.name.endswith(".expect.yaml")]
JUDGED = ("sets", "reps", "hold", "rest", "between", "tempo", "sides")
SIDES = {
    "left": r"(?i:\b(?:left|links|linke[nrs]?|gauche|izquierd[ao])\b)|\bL\b",
    "right": r"(?i:\b(?:right|rechts|rechte[nrs]?|droite?|derech[ao])\b)|\bR\b",
}
"""How a side that an exercise is only done on may stand in its texts."""


def flat(items, rounds=1, rest=None):
    """Yield the exercises with what their blocks say."""
    for item in items:
        if item.exercises:
            inner = list(flat(item.exercises, rounds * int(item.fields.get("rounds", 1)), item.fields.get("rest")))
            yield from inner
        else:
            yield dict(item.fields), rounds, rest


def seconds(value):
    found = parse_range(str(value), "seconds")
    return (found.low, found.high)


def dose(fields, rounds, block_rest):
    """Return what an exercise does in all, in the words of the answers."""
    sets = str(fields.get("sets", 1))
    held = fields.get("hold") or fields.get("duration")
    made = {
        "sets": str(int(sets) * rounds) if sets.isdigit() else sets,
        "reps": fields.get("reps") if fields.get("reps") != "amrap" else None,  # which `told` asks for
        "hold": seconds(held) if held else None,
        "tempo": [digit for digit in re.findall(r"\d+", fields.get("tempo", "")) if digit != "0"],
        "sides": fields.get("sides", "none"),
        "rests": {seconds(value) for name in ("rest", "rest_after") if (value := fields.get(name))},
        "between": seconds(fields["between_reps"]) if "between_reps" in fields else None,
    }
    if block_rest:
        made["rests"].add(seconds(block_rest))
    if made["hold"] and made["sets"] == "1" and made["reps"]:
        made["sets"], made["reps"] = made["reps"], None  # n timed things: sets or reps, it is the same
    return made


def sets_of(fields):
    """Return the reps and seconds of each set."""
    reps, held = fields.get("reps"), fields.get("hold") or fields.get("duration")
    if isinstance(held, tuple):
        return [(reps, seconds(one)) for one in held]
    each = reps if isinstance(reps, tuple) else [reps] * int(fields.get("sets", 1))
    return [(one, seconds(held) if held else None) for one in each]


def differs(want, fields, rounds, block_rest):
    """Return which fields are not what the sheet says."""
    got, free = dose(fields, rounds, block_rest), set(want.get("any", []))
    sets, reps = str(want.get("sets", 1)), str(want["reps"]) if "reps" in want else None
    if "hold" in want and sets == "1" and reps:
        sets, reps = reps, None
    text = " ".join(map(str, fields.values()))
    wrong = {
        "sets": got["sets"] != sets,
        "reps": got["reps"] != reps,
        "hold": got["hold"] != (seconds(want["hold"]) if "hold" in want else None),
        "rest": bool(want.get("rest")) and seconds(want["rest"]) not in got["rests"],
        "tempo": got["tempo"] != re.findall(r"\d+", str(want.get("tempo", ""))),
        "between": "between" in want and got["between"] != seconds(want["between"]),
        "sides": (got["sides"] != want["sides"] and not re.search(SIDES.get(want["sides"], "^$"), text))
        if "sides" in want
        else got["sides"] in ("each", "alternate"),
    }
    return [name for name in JUDGED if wrong[name] and name not in free and name not in want.get("told", [])]


def named(want, name):
    accepted = want["name"] if isinstance(want["name"], list) else [want["name"]]
    return any(
        re.search(one[1:-1], name.lower()) if one.startswith("/") else one.lower() in name.lower() for one in accepted
    )


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_dose_of_a_sheet_is_read(path):
    answer = yaml.safe_load(path.with_name(path.stem + ".expect.yaml").read_text(encoding="utf-8"))
    done = convert(path.read_bytes(), path.name)
    made = list(flat(done.draft.exercises))
    told = " ".join(left.words for left in done.left_out)
    for want in answer["exercises"]:
        found = [one for one in made if named(want, one[0]["name"])]
        assert found, f"{want['name']} is missing"
        made = [one for one in made if one not in found]
        if "per_set" in want:
            assert [done_ for one in found for done_ in sets_of(one[0])] == [
                (str(row["reps"]) if "reps" in row else None, seconds(row["hold"]) if "hold" in row else None)
                for row in want["per_set"]
            ]
            continue
        (fields, rounds, rest) = found[0]
        assert differs(want, fields, rounds, rest) == [], (want, fields)
        if "told" in want:
            assert any(word in f"{told} {fields}" for word in want["told"])
    extra = [fields["name"] for fields, _, _ in made]
    assert [
        name for name in extra if not any(re.search(o.strip("/"), name.lower()) for o in answer.get("optional", []))
    ] == []
