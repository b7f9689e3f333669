"""Plain text, as one would paste it from a message or type it off a sheet.

Where lines are numbered or have bullets, each of the outermost ones is an exercise; else every line with a name and a
dose is one, or a short line above its dose. What stands below an exercise is what to do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.fields import Section
from voicecoach.routine.importing.draft_exercise import Sketch, fits, sentences
from voicecoach.routine.importing.model import Converted, LeftOut
from voicecoach.routine.importing.prescription import Prescription, prescribe
from voicecoach.routine.yaml.tree import clean
from voicecoach.routine.yaml.writing import Draft, Value

_MARK = re.compile(r"(?:(?:\d{1,3}|[a-zA-Z])[.)]|\(\d{1,3}\)|[-*+•‣◦▪●–·]|\[[ xX]?\])\s+")
_LABEL = re.compile(r"([A-Za-z ]{3,20}):\s+(\S.*)")
_LABELS = {
    "setup": "setup", "set up": "setup", "start": "setup", "starting position": "setup", "position": "setup",
    "do": "do", "how": "do", "how to": "do", "instructions": "do", "description": "do", "movement": "do",
    "tip": "tip", "cue": "tip", "note": "notes", "notes": "notes", "comment": "notes", "comments": "notes",
    "easier": "easier", "harder": "harder", "progression": "harder", "regression": "easier",
}  # fmt: skip
_HEAD_LABELS = {"equipment": "equipment", "safety": "safety", "warning": "safety", "source": "source", "every": "every"}
_LONGEST_TITLE = 80
_WORDS_OF_A_NAME = 7
_NEAR = 8
"""Lines below a title within which its dose stands."""
_WORDS_TO_SAY = 4
"""Words of a leftover piece from which on it is taken for an instruction."""


@dataclass(frozen=True)
class _Line:
    number: int
    indent: int
    marked: bool
    text: str
    dose: Prescription
    opens: bool
    """Whether it begins a paragraph."""

    @property
    def only_dose(self) -> bool:
        return bool(self.dose.fields) and not self.dose.pieces

    @property
    def named_dose(self) -> bool:
        return bool(self.dose.fields) and bool(self.dose.pieces)

    @property
    def like_a_name(self) -> bool:
        return not self.dose.fields and len(self.text.split()) <= _WORDS_OF_A_NAME and self.text[-1] not in ".!?:;,"


def convert(text: str, name: str) -> Converted:
    """Return the routine that `text` describes, called `name` unless its first line is a title."""
    lines = _lines(text)
    heads = _heads(lines)
    if not heads:
        raise VoicecoachError(
            "no exercise can be found in this text", "write one in a line: Clamshell - 3 sets of 10, hold 5 sec"
        )
    first = lines.index(heads[0])
    left: list[LeftOut] = []
    head = _top(lines[:first], name, left)
    starts = {line.number for line in heads}
    sketches: list[Sketch] = []
    for line in lines[first:]:
        if line.number in starts:
            sketches.append(_begun(line, left))
        else:
            _below(sketches[-1], line)
    return Converted(Draft(head, tuple(sketch.item() for sketch in sketches)), tuple(left))


def _lines(text: str) -> list[_Line]:
    made: list[_Line] = []
    opens = True
    for number, raw in enumerate(text.expandtabs(4).splitlines(), 1):
        bare = raw.lstrip()
        mark = _MARK.match(bare)
        said = clean(bare[mark.end() if mark else 0 :].lstrip("#").replace("**", "").replace("__", ""))
        if re.search(r"\w", said):
            made.append(_Line(number, len(raw) - len(bare), bool(mark), said, prescribe(said), opens))
        opens = not said
    return made


def _heads(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines that begin an exercise."""
    marked = [line for line in lines if line.marked]
    if marked:
        outermost = min(line.indent for line in marked)
        found = [line for line in marked if line.indent <= outermost + 1]
        return [line for line in found if line.dose.pieces] if any(line.dose.pieces for line in found) else found
    least = min((line.indent for line in lines), default=0)
    outer = [line for line in lines if line.indent == least]
    above = {one.number for one, two in pairwise(lines) if one.like_a_name and two.only_dose}
    above |= {line.number for at, line in enumerate(lines) if _titles(line, lines[at + 1 : at + 1 + _NEAR])}
    found = [line for line in outer if line.named_dose or line.number in above]
    return found or [line for line in outer if line.like_a_name and not line.text.endswith(":")]


def _titles(line: _Line, following: Sequence[_Line]) -> bool:
    """Whether `line` is a short one that begins a paragraph in which a dose stands in a line of its own."""
    if not (line.opens and line.like_a_name):
        return False
    for below in following:
        if below.opens or below.named_dose:
            return False
        if below.only_dose:
            return True
    return False


def _top(lines: Sequence[_Line], name: str, left: list[LeftOut]) -> dict[str, Value]:
    """Return the fields of the routine that the lines above the first exercise give."""
    head: dict[str, Value] = {"name": name}
    titled = False
    for line in lines:
        label = _LABEL.fullmatch(line.text)
        field = _HEAD_LABELS.get(label[1].lower().strip(), "") if label else ""
        about = sentences(str(head.get("about", "")), line.text)
        if label and field and field not in head and fits(field, label[2], Section.ROUTINE):
            words = tuple(part.strip() for part in label[2].split(","))
            head[field] = words if field == "equipment" else label[2]
        elif not titled and "about" not in head and len(line.text) <= _LONGEST_TITLE and line.text[-1] not in ".!?":
            head["name"], titled = line.text.rstrip(":"), True
        elif fits("about", about, Section.ROUTINE):
            head["about"] = about
        else:
            left.append(LeftOut(line.number, line.text))
    return head


def _begun(line: _Line, left: list[LeftOut]) -> Sketch:
    """Return the exercise that `line` begins, with what its dose leaves over as an instruction or a note."""
    name, *pieces = line.dose.pieces or (line.text,)
    sketch = Sketch(name[:1].upper() + name[1:], line.number, left)
    sketch.take_all(line.dose.fields)
    for piece in pieces:
        sketch.say("do" if len(piece.split()) >= _WORDS_TO_SAY else "notes", piece)
    for words in line.dose.often:
        sketch.say("notes", words)
    if line.dose.fields.get("sides") == "alternate" and "reps" in line.dose.fields:
        words = "alternating: reps count for each side here; halve them if both sides together are meant"
        left.append(LeftOut(line.number, f"{name}, {words}"))
    return sketch


def _below(sketch: Sketch, line: _Line) -> None:
    """Add a line below an exercise: a dose to its fields, words to what is said."""
    label = _LABEL.fullmatch(line.text)
    if label and (field := _LABELS.get(label[1].lower().strip(), "")):
        sketch.say(field, label[2], line.number)
        return
    if line.only_dose:
        sketch.take_all(line.dose.fields)
        sketch.say("notes", ". ".join(line.dose.often), line.number)
        return
    for name, value in prescribe(line.text, bare_time=False).fields.items():
        sketch.take(name, value)  # the words stay: a number within a sentence may mean something else
    sketch.say("do", line.text, line.number)
