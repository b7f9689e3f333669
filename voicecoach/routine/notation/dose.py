"""What the phrases about one exercise amount to: its fields, what is kept as a note, and what is doubtful.

Phrases come from a line or from several. A role that is said twice in two ways is doubtful; so is a time beside counted
reps of which nothing says that it is a hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from voicecoach.routine.notation.amounts import MANY, added_up, heavy, high, in_seconds, is_held, is_so_often
from voicecoach.routine.notation.amounts import read_volume as volume_of
from voicecoach.routine.notation.beside_name import with_aim
from voicecoach.routine.notation.phrases import LIMIT, Phrase
from voicecoach.routine.notation.prescription import SHAPES, Prescription
from voicecoach.routine.notation.rests import go_in_turn, must_be_rest, placed_rests, times_over
from voicecoach.routine.notation.schemes import without_signs
from voicecoach.routine.notation.sides import BARE_EACH, ONLY, SIDES, half_of, is_half, read_sides
from voicecoach.routine.notation.tempos import is_phase, read_timing
from voicecoach.routine.notation.weights import with_pairs_of_weights
from voicecoach.routine.notation.words.as_many import told_as_many

_PACES = re.compile(r"(\d+)\s(?:steps?|schritte?n?|pas|pasos?)$", re.IGNORECASE)
_SHORT, _HELD_EACH = 10.0, 15.0
_MOST_REPS = 1_000
_LONGEST_HOLD, _LONGEST_LOOSE = 300.0, 60.0


def resolve(found: Iterable[Phrase], name: str = "") -> Prescription:
    """Return the dose that phrases about one exercise amount to."""
    return _Gathering(name).dose(with_aim(list(found)))


class _Gathering:
    """Puts roles together, one exercise at a time."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.said: dict[str, str] = {}
        self.sets_twice = self.turned = False
        self.of_all = False  # whether the reps are those of both sides together
        self.within = ""
        self.texts: dict[str, str] = {}
        self.volumes: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.doubts: list[str] = []
        self.per_set: tuple[str, ...] = ()
        self.fields: dict[str, str] = {}

    @property
    def _lasting(self) -> str:
        return "hold" if is_held(self.name) else "duration"

    def dose(self, found: Sequence[Phrase]) -> Prescription:
        self.turned = any(phrase.said.keys() & {"each", "alternate"} for phrase in found)
        self.sets_twice = sum("sets" in phrase.said for phrase in found) > 1
        for phrase in with_pairs_of_weights(found):
            self._take(phrase)
        self._volumes()
        times_over(self.said, self.texts.get("reps", ""))
        self._in_turn()
        self._spans()
        self._times()
        self._rounds()
        self._tempo()
        self.fields |= placed_rests(self.said, self.fields)
        self._sides()
        self._as_many()
        unmeasured = self._others()
        for role in ("sets", "reps", "hold", "duration", "load"):
            if role in self.said:
                self.fields[role] = self.said[role]
        self._leftover_time()
        timed = bool(self.per_set) and not self.per_set[0].isdigit()
        notes = tuple(dict.fromkeys(self.notes))
        each_set = self._lasting if timed else "reps"
        return Prescription(self.fields, self.per_set, each_set, notes, tuple(self.doubts), unmeasured)

    def _take(self, phrase: Phrase) -> None:
        said = dict(phrase.said)
        self.of_all = self.of_all or bool(said.pop("total", ""))
        if "note" in said or "every" in said:
            if is_phase(said.get("note", "")):
                self._phase(said["note"], phrase.text)
                return
            self.notes.append(phrase.text)
            self.doubts += [f"{phrase.text}: a dose for another time"] if "later" in said else []
            return
        if LIMIT.search(phrase.text):
            self.notes.append(phrase.text)
        dosed = bool(self.volumes or self.said.keys() & {"sets", "reps", "hold", "span"})
        notes, doubts = without_signs(said, phrase.text, self.name, dosed=dosed)
        self.notes += notes
        self.doubts += doubts
        self._beside(said, phrase.text)
        if self.sets_twice and {"sets", "span", "held"} <= said.keys():
            said["count"] = said.pop("sets")  # `10 x 5 s hold, 2 sets`
        if "lift" in said:
            self.volumes.append(("1", said.pop("lift")))
        if "sets" in said and "reps" in said and ("hold" not in said or heavy(said["sets"])):
            volume = volume_of(said.pop("sets"), said.pop("reps"), said.pop("hold", ""), phrase.text)
            self.volumes.append((volume.sets, volume.reps))
            self.doubts += [volume.doubt] if volume.doubt else []
            self.notes += [f"weight: {volume.weight}"] if volume.weight else []
        if "load" in said and not re.fullmatch(r"[\d.-]+ (?:kg|lb)", said["load"]):
            self.notes.append(phrase.text)
            del said["load"]
        if "time" in said and "other_side" not in said and not phrase.alone:
            self.within = said["loose"] = said.pop("time")
        if said.keys() == {"each"} and phrase.text in BARE_EACH and self._each_rep():
            self.doubts.append(f"“{phrase.text}” is taken for each time, not for each side")
            return
        if said.keys() & {"left", "right"} and ONLY.search(phrase.text):
            said["only"] = next(side for side in ("left", "right") if side in said)
        for role, value in said.items():
            self._say(role, value, phrase.text)

    def _beside(self, said: dict[str, str], text: str) -> None:
        """Hear what stands beside a dose: loads of each set, a set more, as many as possible in the last."""
        if "per_set" in said and "@" in text:
            self.notes.append(text)
        if said.pop("again", "") and "sets" not in self.said:
            self.said["sets"] = "2"
            self.doubts.append(f"{text}: taken for two sets")
        if said.pop("more", "") and "reps" in said and "reps" in self.said:
            said["sets"] = said.pop("reps")  # `15 times, and the same two more times`
        if another := said.pop("another", ""):
            self._again(another, text, "reps")
        if another := said.pop("another_time", ""):
            self._again(another, text, "hold", "time", "loose")
        if said.pop("plus", ""):
            self.notes.append(f"{text}: as many as possible in the last set")

    def _again(self, amount: str, text: str, *roles: str) -> None:
        """Hear of as much once more: `ten, a minute's rest and another ten` are two sets."""
        if amount not in map(self.said.get, roles) or "sets" in self.said:
            self.doubts.append(f"{text}: more than what stands before it")
            self.notes.append(text)
        else:
            self.said["sets"] = "2"

    def _say(self, role: str, value: str, text: str) -> None:
        before = self.said.get(role)
        if before is None:
            self.said[role], self.texts[role] = value, text
        elif role == "reps" and self.turned and is_half(before, value):
            self.notes.append(self.texts["reps"] if high(before) > high(value) else text)
            self.said["reps"], self.of_all = min(before, value, key=high), False
        elif role == "reps" and "sets" not in self.said and is_so_often(self.texts["reps"], text, value):
            self.said["sets"] = value  # `20 reps, then rest a minute, twice`
        elif before == value and role == "reps" and "rest" in self.said and "sets" not in self.said:
            self.said["sets"] = "2"  # `10 reps, rest for 45 s, 10 reps`
            self.doubts.append(f"{text}, with a rest before it: taken for a second set")
        elif before != value and role not in ("both", "each", "held", "left", "right", "alternate"):
            self.doubts.append(f"{_PLAIN.get(role, role)} said twice: {self.texts.get(role, before)}, and {text}")
            self.notes.append(text)

    def _each_rep(self) -> bool:
        """Whether `each` beside a short hold means each time."""
        held = self.said["hold"] if "hold" in self.texts.get("hold", "").casefold() else ""
        time = held or (self.said.get("time", "") if self.volumes or "reps" in self.said else "")
        return bool(time) and in_seconds(time) <= _SHORT

    def _in_turn(self) -> None:
        """Hear of work and rest in turn; another hold beside them is told."""
        held = self.said.get("hold", "")
        go_in_turn(self.said, self._lasting, self.texts.get("reps", ""))
        if held and held != self.said.get("hold"):
            self.doubts.append(f"hold said twice: {self.texts['hold']}, and {self.texts['work']}")
            self.notes.append(self.texts["hold"])

    def _volumes(self) -> None:
        for role, value, text in added_up(self.volumes):
            self._say(role, value, text)
            if role in ("per_set", "sets") and sum(sets != "1" for sets, _ in self.volumes) > 1:
                self.doubts.append(
                    f"{', '.join(' x '.join(one) for one in self.volumes)}: taken for sets of one exercise"
                )

    def _spans(self) -> None:
        """`3 x 30 s` are sets; `10 x 5 s`, and what has sets besides, are reps that are held."""
        span, held = self.said.pop("span", ""), self.said.pop("held", "")
        count = self.said.pop("count", "")
        if not span:
            if count:
                self._say("reps", count, count)
            return
        if "sets" in self.said and count:
            self._say("reps", count, count)
        elif count:
            self.said["sets"] = count
        sets = self.said.get("sets", "")
        many = sets and high(sets) >= MANY and in_seconds(span) <= _HELD_EACH and "rest" not in self.said
        if many and "reps" not in self.said:
            self.said["reps"] = self.said.pop("sets")
        self._say("hold" if held or "reps" in self.said else self._lasting, span, span)

    def _times(self) -> None:
        time = self.said.pop("time", "")
        other = self.said.pop("other_side", "")
        if other and other not in (time, self.said.get("reps")):
            self.doubts.append(f"the sides differ: {time or self.said.get('reps')} and {other}")
            self.notes.append(f"other side: {other}")
        elif other:
            self.said["each"] = other
        if not time:
            return
        if must_be_rest(self.said, time):
            self.said["rest"] = time
            self.doubts.append(f"{time} is taken for the rest between sets")
        elif "hold" in self.said or "duration" in self.said:
            self.said["loose"] = time
        elif "reps" not in self.said:
            self.said[self._lasting] = time
        else:
            self.said["hold" if in_seconds(time) <= _LONGEST_HOLD else "loose"] = time

    def _rounds(self) -> None:
        rounds = self.said.pop("rounds", "")
        if rounds:
            measured = self.said.keys() & {"reps", "hold", "duration"}
            self._say("sets" if measured else "reps", rounds, f"{rounds} rounds")

    def _phase(self, phase: str, text: str) -> None:
        """Hear of one way of a rep, or of the other way, too: `3 s up`, and then `3 s down`."""
        way, seconds = phase.split()
        before, _, other = self.said.get("phase", "").partition(" ")
        if before and before != way:
            del self.said["phase"]
            first, second = ("down_first", "up") if before == "down" or way == "up" else ("up", "down")
            self.said |= {first: other, second: seconds}
        else:
            self._say("phase", phase, text)

    def _tempo(self) -> None:
        lone = self.texts.get("phase", "") if "phase" in self.said else ""
        timing = read_timing(self.said, self.name, lone)
        if lone and not any(lone.rstrip(". ") in doubt for doubt in timing.doubts):
            self.notes.append(lone)
        self.said |= timing.said
        self.fields |= timing.fields
        self.notes += timing.notes
        self.doubts += timing.doubts

    def _sides(self) -> None:
        said = {role: self.said.pop(role, "") for role in SIDES}
        if said["alternate"] and self.of_all and (half := half_of(self.said.get("reps", ""))):
            self.said["reps"], said["each"] = half, "each side"
            self.notes.append(self.texts["reps"])
        counted = "reps" in self.said and not said["each"]
        sides, note, doubt = read_sides(said, self.name, counted=counted)
        self.fields |= {"sides": sides} if sides else {}
        self.notes += [note] if note else []
        self.doubts += [doubt] if doubt else []

    def _as_many(self) -> None:
        """Take as many reps as one can for the reps, where nothing else says how much."""
        if "most" in self.said and is_held(self.name):
            self.said["longest"] = self.said.pop("most")
            self.texts["longest"] = self.texts["most"]
        if "most" in self.said and not self.said.keys() & {"reps", "hold", "duration", "per_set", "distance", "steps"}:
            del self.said["most"]
            self.notes.append(told_as_many(self.texts["most"]))
            timed = self.within and self.said.get("loose") == self.within
            self.said |= (
                {self._lasting: self.said.pop("loose")} if timed else {"reps": "amrap"}
            )  # `as many as you can in a minute`

    def _others(self) -> bool:
        """Keep distances, steps, breaths and as many as possible as notes; say whether sets have nothing else."""
        found = [role for role in ("distance", "most", "longest", "breaths", "steps", "sided") if self.said.get(role)]
        if not found:
            return self._per_set()
        if "steps" in found and "reps" in self.said and "sets" not in self.said:
            self.said["sets"] = self.said.pop("reps")
        for role in found:
            words = self.said[role] if role in ("distance", "steps", "most") else self.texts.get(role, self.said[role])
            self.notes.append(told_as_many(words) if role == "most" else words)
        if "steps" in found and (paces := _PACES.match(self.said["steps"])):
            self.said.setdefault("reps", paces[1])
        measured = self.said.keys() & {"reps", "hold", "duration"}
        if not measured:
            kept = ", ".join(self.texts.get(role, self.said[role]) for role in found)
            self.doubts.append(f"{kept}: no amount that can be counted or timed")
        return not self._per_set() and not measured

    def _per_set(self) -> bool:
        several = self.said.pop("per_set", "")
        if not several:
            return False
        parts = tuple(several.split(", "))
        sets = self.said.pop("sets", "")
        if sets and sets != str(len(parts)):
            self.doubts.append(f"{self.texts.get('sets', sets)}, and {len(parts)} numbers of reps: {several}")
        timed = all(map(in_seconds, parts)) and not any(map(str.isdigit, parts))
        if not timed and not all(part.isdigit() and 0 < int(part) <= _MOST_REPS for part in parts):
            self.notes.append(several)
            self.doubts.append(f"{several}: no numbers of reps")
        elif len(set(parts)) == 1:
            self.said |= {"sets": str(len(parts)), self._lasting if timed else "reps": parts[0]}
        else:
            self.per_set = parts
        return False

    def _leftover_time(self) -> None:
        loose = self.said.pop("loose", "")
        if not loose:
            return
        if "let_go" in self.texts and not self.fields.keys() & {"hold", "duration"}:
            self.fields["hold"] = loose  # `press for 10 seconds, let go for 5`
            return
        alone = set(self.fields) & {*SHAPES, "sets"} == {"reps"} and self.fields["reps"].isdigit()
        if alone and self.fields["reps"] == "1":
            del self.fields["reps"]  # `Repetitions: 1` beside `for 2 minutes`
        elif alone and in_seconds(loose) <= _LONGEST_LOOSE:
            self.fields["hold"] = loose
            taken = f"the time {self.texts.get('loose', loose)} is taken for a hold"
            self.doubts += [] if is_held(self.name) else [taken]
            return
        if not any(shape in self.fields for shape in SHAPES) and not self.per_set:
            self.fields[self._lasting] = loose
        else:
            text = self.texts.get("loose", self.texts.get("time", loose))
            self.notes.append(text)
            self.doubts.append(f"what the time {text} is for")


_PLAIN = {"loose": "a time", "time": "a time", "most": "as many as possible", "between_reps": "a rest between reps"}
